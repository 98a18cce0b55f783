// 各单位任务量
// How many duties each agency has
//
// answers:
//   zh: 每个单位在各角色下有几项责任，涉及几份文件；其中多少来自承接条款。
//   en: How many duties each agency has in each role and in how many plans, and how many of them are carried over.
// parameters:
//   place: place = null — 地区，含下级，不填为全部 / a place with those below it; all if not given
// columns:
//   place: 地区 / place
//   agency: 单位 / agency
//   office: 部门类别 / kind of office
//   leads: 牵头 / leads
//   sole: 负责 / responsible
//   shares: 分工负责 / shares
//   supports: 配合 / supports
//   implements: 落实 / implements
//   total: 合计 / total
//   carried: 其中承接 / carried over
//   plans: 文件数 / plans
// example:
//   --limit 3
MATCH (a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(:Measure)
WITH a, count(d) AS total, count(DISTINCT d.plan) AS plans, count(CASE WHEN d.inherited THEN 1 END) AS carried,
  count(CASE type(d) WHEN 'LEADS' THEN 1 END) AS leads,
  count(CASE type(d) WHEN 'SOLELY_RESPONSIBLE_FOR' THEN 1 END) AS sole,
  count(CASE type(d) WHEN 'SHARES' THEN 1 END) AS shares,
  count(CASE type(d) WHEN 'SUPPORTS' THEN 1 END) AS supports,
  count(CASE type(d) WHEN 'IMPLEMENTS' THEN 1 END) AS implements
OPTIONAL MATCH (a)-[:SERVES]->(area:Place)
OPTIONAL MATCH (a)-[:KIND_OF]->(o:Office)
WITH a, leads, sole, shares, supports, implements, total, carried, plans, area, o
WHERE $place IS NULL OR EXISTS { (area)-[:WITHIN*0..]->(:Place {uri: $place}) }
RETURN area.name AS place, a.name AS agency, o.name AS office,
  leads, sole, shares, supports, implements, total, carried, plans
ORDER BY total DESC, leads DESC, area.code, a.uri
