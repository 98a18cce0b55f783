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
//   sole: 负责单位 / responsible
//   shares: 分工负责单位 / share the duty
//   others: 配合、落实单位 / support or implement
//   start: 起 / start
//   end: 止 / end
// example:
//   --limit 3
MATCH (pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)
WHERE m.kind = 'measure' AND NOT EXISTS { (m)<-[:LEADS]-(:Agency) }
WITH pl, area, m,
  COLLECT { MATCH (m)<-[d:SOLELY_RESPONSIBLE_FOR]-(a:Agency) RETURN a.name ORDER BY d.start, d.id } AS sole,
  COLLECT { MATCH (m)<-[d:SHARES]-(a:Agency) RETURN a.name ORDER BY d.start, d.id } AS shares,
  COLLECT { MATCH (m)<-[d:SUPPORTS|IMPLEMENTS]-(a:Agency) RETURN a.name ORDER BY d.start, d.id } AS others
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  CASE WHEN size(sole) > 0 THEN '负责'
       WHEN size(shares) > 0 THEN '分工负责（未指定牵头）'
       WHEN size(others) > 0 THEN '仅有配合或落实单位'
       ELSE '未写明责任单位' END AS role,
  sole, shares, others, m.start AS start, m.end AS end
ORDER BY area.code, pl.uri, m.start, m.uri
