// 某单位的责任
// What an agency answers for
//
// answers:
//   zh: 该单位在各文件中的全部责任，五种角色分列。省生态环境厅之类未写省名的称谓，取图中所有相符的单位。
//   en: All duties of the agency, the five roles kept apart. A name without its province takes every agency that fits.
// parameters:
//   agency: agency — 单位名称，如 贵州省生态环境厅 / an agency by name
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   agency: 单位 / agency
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   rank: 列名次序 / place in the list
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p agency=贵州省能源局 --limit 3
UNWIND $agency AS uri
MATCH (a:Agency {uri: uri})-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m:Measure)<-[:HAS_MEASURE]-(pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
RETURN a.name AS agency,
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
  d.rank AS rank, area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  d.mention AS mention, d.start AS start, d.end AS end,
  d.id AS id
ORDER BY a.uri, CASE type(d) WHEN 'LEADS' THEN 1 WHEN 'SOLELY_RESPONSIBLE_FOR' THEN 2 WHEN 'SHARES' THEN 3 WHEN 'SUPPORTS' THEN 4 ELSE 5 END,
  area.code, pl.uri, m.start, m.uri, d.start, d.id
