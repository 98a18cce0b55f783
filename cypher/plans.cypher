// 图中的文件
// The plans in the graph
//
// answers:
//   zh: 图中有哪些文件，各有几项任务、几项责任、几个目标，几句没有读懂。
//   en: Which plans are in the graph, with how many measures, duties and targets, and how many sentences not understood.
// columns:
//   province: 省份 / province
//   place: 地区 / place
//   plan: 文件 / plan
//   number: 文号 / number
//   from: 起年 / from
//   to: 止年 / to
//   measures: 任务数 / measures
//   duties: 责任数 / duties
//   targets: 目标数 / targets
//   unread: 未读懂 / not understood
//   id: 编号 / id
// example:
//   --limit 5
MATCH (pl:Plan)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (area)-[:WITHIN*0..]->(prov:Place {kind: 'province'})
RETURN prov.name AS province, area.name AS place, pl.name AS plan, pl.doc_number AS number,
  pl.period_start AS from, pl.period_end AS to,
  COUNT { (pl)-[:HAS_MEASURE]->(:Measure) } AS measures,
  COUNT { (pl)-[:HAS_MEASURE]->(:Measure)<-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(:Agency) } AS duties,
  COUNT { (pl)-[:HAS_MEASURE]->(:Measure)-[:SETS]->(:Target) } AS targets,
  pl.unread_count AS unread, pl.plan AS id
ORDER BY prov.code, area.code, pl.uri
