// 某项任务由谁负责
// Who answers for a measure
//
// answers:
//   zh: 题名含有所给的字、或条目号相同的任务，各由谁负责；没有责任单位的照列。
//   en: Who answers for the measures whose title holds the given words, or whose item number is the given one; nobody named is shown.
// parameters:
//   words: text — 题名中的字或条目号，如 挥发性有机物、三（九） / words of the title or the item number
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   rank: 列名次序 / place in the list
//   agency: 单位 / agency
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p words=挥发性有机物 --limit 3
MATCH (pl:Plan)-[:HAS_MEASURE]->(m:Measure)
WHERE ($plan IS NULL OR pl.uri IN $plan)
  AND (m.path = $words OR toLower(m.name) CONTAINS toLower($words))
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m)
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
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
  d.rank AS rank, a.name AS agency, d.mention AS mention,
  d.start AS start, d.end AS end, d.id AS id
ORDER BY area.code, pl.uri, m.start, m.uri, d.start, d.rank, d.id
