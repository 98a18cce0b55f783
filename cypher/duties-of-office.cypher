// 某类部门的责任
// What a kind of office answers for, everywhere
//
// answers:
//   zh: 各地同类部门（不论当地叫什么）的全部责任，五种角色分列。
//   en: All duties of one kind of office whatever each place calls it, the five roles kept apart.
// parameters:
//   office: office — 部门类别，如 生态环境 / a kind of office
//   place: place = null — 地区，含下级，不填为全部 / a place with those below it; all if not given
// columns:
//   place: 地区 / place
//   agency: 单位 / agency
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   rank: 列名次序 / place in the list
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p office=林业 --limit 3
MATCH (:Office {uri: $office})<-[:KIND_OF]-(a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m:Measure)<-[:HAS_MEASURE]-(pl:Plan)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
WITH a, d, m, pl, area
WHERE $place IS NULL OR EXISTS { (area)-[:WITHIN*0..]->(:Place {uri: $place}) }
RETURN area.name AS place, a.name AS agency,
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
  d.rank AS rank, pl.name AS plan, m.path AS path, m.name AS measure,
  d.mention AS mention, d.start AS start, d.end AS end,
  d.id AS id
ORDER BY area.code, a.uri, CASE type(d) WHEN 'LEADS' THEN 1 WHEN 'SOLELY_RESPONSIBLE_FOR' THEN 2 WHEN 'SHARES' THEN 3 WHEN 'SUPPORTS' THEN 4 ELSE 5 END,
  pl.uri, m.start, m.uri, d.start, d.id
