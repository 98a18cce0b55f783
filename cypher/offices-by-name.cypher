// 各地怎么称呼
// What each place calls an office
//
// answers:
//   zh: 同类部门在各地叫什么，各有几项责任。
//   en: What each place calls one kind of office, and how many duties it has.
// parameters:
//   office: office = null — 部门类别，不填为全部 / a kind of office; all if not given
// columns:
//   office: 部门类别 / kind of office
//   place: 地区 / place
//   agency: 单位 / agency
//   duties: 责任数 / duties
//   mentions: 原文称谓 / words of the plans
// example:
//   -p office=工业和信息化 --limit 4
MATCH (o:Office)<-[:KIND_OF]-(a:Agency)
WHERE $office IS NULL OR o.uri = $office
OPTIONAL MATCH (a)-[:SERVES]->(area:Place)
OPTIONAL MATCH (a)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(:Measure)
WITH o, area, a, d.mention AS mention, count(d) AS n ORDER BY a.uri, mention
WITH o, area, a, sum(n) AS duties, collect(mention) AS mentions
RETURN o.name AS office, area.name AS place, a.name AS agency, duties, mentions
ORDER BY o.uri, area.code, a.uri
