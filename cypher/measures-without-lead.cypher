// 没有牵头单位的任务
// Measures for which no lead is named
//
// answers:
//   zh: 文件没有写“牵头”的任务：是分工负责、有单位负责，还是什么单位也没写。目标类条目不在内。
//   en: Measures of which the plan names no lead: shared, answered for by somebody, or nobody named. Items that only set goals are left out.
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   role: 角色 / role [term]
//   agencies: 单位 / agencies
//   start: 起 / start
//   end: 止 / end
MATCH (pl:Plan)-[:HAS_MEASURE]->(m:Measure)
WHERE ($plan IS NULL OR pl.uri IN $plan) AND m.kind = 'measure' AND NOT EXISTS { (m)<-[:LEADS]-(:Agency) }
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (a:Agency)-[d:SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m)
WITH pl, area, m, a, d
ORDER BY m.uri, d.start, d.id
WITH pl, area, m, collect(type(d)) AS roles, collect(a.name) AS agencies
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  CASE WHEN size(roles) = 0 THEN '未写明责任单位'
       WHEN 'SOLELY_RESPONSIBLE_FOR' IN roles THEN '负责'
       WHEN 'SHARES' IN roles THEN '分工负责（未指定牵头）'
       ELSE '仅有配合或落实单位' END AS role,
  agencies, m.start AS start, m.end AS end
ORDER BY area.code, pl.uri, m.start, m.uri
