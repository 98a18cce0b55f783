// 交给地方政府的任务
// What is handed to local governments
//
// answers:
//   zh: 由地方政府落实、或点名各市（州）人民政府之类集体单位的任务；集体单位不展开。
//   en: Measures that local governments carry out, or that name a collective such as 各市（州）人民政府; collectives are never expanded.
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   agency: 单位 / agency
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   --limit 3
MATCH (pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
WHERE type(d) = 'IMPLEMENTS' OR a:CollectiveActor
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure, a.name AS agency,
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
  d.mention AS mention, d.start AS start, d.end AS end,
  d.id AS id
ORDER BY area.code, pl.uri, m.start, m.uri, d.start, d.id
