// 独自负责的任务
// Duties that an agency answers for without lead or division
//
// answers:
//   zh: 文件写“负责”而未写牵头、也未写分工的责任。
//   en: Duties where the plan says 负责, with neither a lead nor a division of work.
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
//   agency: 单位 / agency
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   rank: 列名次序 / place in the list
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   --limit 3
MATCH (pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)<-[d:SOLELY_RESPONSIBLE_FOR]-(a:Agency)
RETURN area.name AS place, a.name AS agency, pl.name AS plan, m.path AS path, m.name AS measure,
  d.rank AS rank, d.mention AS mention, d.start AS start, d.end AS end,
  d.id AS id
ORDER BY area.code, a.uri, pl.uri, m.start, d.start, d.id
