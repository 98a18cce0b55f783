// 议题责任清单
// Everyone who has a duty on a topic
//
// answers:
//   zh: 涉及该议题的每项任务的全部责任单位，五种角色分列；没有责任单位的任务照列。
//   en: All agencies with a duty in each measure on the topic, the five roles kept apart; measures with nobody named are listed too.
// parameters:
//   topic: topic = "VOC" — 污染物或行业，含下级 / pollutant or industry, narrower ones included
//   place: place = null — 地区，含下级，不填为全部 / a place with those below it; all if not given
// columns:
//   province: 省份 / province
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   standing: 与议题关系 / how it concerns the topic [term]
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   rank: 列名次序 / place in the list
//   agency: 单位 / agency
//   office: 部门类别 / kind of office
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p topic=VOC -p place=贵州 --limit 3
MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[about:CONCERNS]-(m:Measure)
WITH m, max(CASE WHEN about.in_title THEN 1 ELSE 0 END) AS in_title
MATCH (pl:Plan)-[:HAS_MEASURE]->(m)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (area)-[:WITHIN*0..]->(prov:Place {kind: 'province'})
WITH m, in_title, pl, area, prov
WHERE $place IS NULL OR EXISTS { (area)-[:WITHIN*0..]->(:Place {uri: $place}) }
OPTIONAL MATCH (a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m)
OPTIONAL MATCH (a)-[:KIND_OF]->(o:Office)
RETURN prov.name AS province, area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  CASE WHEN in_title = 1 THEN '专项（题名即此议题）' ELSE '文中提及' END AS standing,
  CASE type(d)
    WHEN 'LEADS' THEN '牵头'
    WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责'
    WHEN 'SHARES' THEN '分工负责（未指定牵头）'
    WHEN 'SUPPORTS' THEN '配合'
    WHEN 'IMPLEMENTS' THEN '落实'
    ELSE '未写明责任单位' END AS role,
  CASE WHEN type(d) = 'SHARES' AND d.rank = 1 THEN '首位列名，非牵头'
       WHEN d.inherited THEN '承接条款'
       WHEN d.declared_start IS NOT NULL THEN '角色由文件另行声明' END AS note,
  d.rank AS rank, a.name AS agency, o.name AS office, d.mention AS mention,
  d.start AS start, d.end AS end,
  d.id AS id
ORDER BY prov.code, area.code, pl.uri, in_title DESC, m.start, m.uri,
  CASE type(d) WHEN 'LEADS' THEN 1 WHEN 'SOLELY_RESPONSIBLE_FOR' THEN 2 WHEN 'SHARES' THEN 3 WHEN 'SUPPORTS' THEN 4 ELSE 5 END, d.rank, d.start, d.id
