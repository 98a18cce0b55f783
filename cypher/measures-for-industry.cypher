// 针对某行业的任务
// Measures for an industry
//
// answers:
//   zh: 涉及该行业（含下级）的任务，及其牵头单位；空着的是没有写牵头，由谁负责见 duties-on-topic。
//   en: Measures that concern the industry or a narrower one, and who leads them (empty: no lead is named, see duties-on-topic).
// parameters:
//   industry: industry — 行业，如 钢铁 / an industry
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   industry: 行业 / industry
//   mentions: 原文称谓 / words of the plan
//   standing: 与议题关系 / how it concerns the topic [term]
//   leads: 牵头单位 / leads
//   starts: 各处起 / starts
//   ends: 各处止 / ends
// example:
//   -p industry=水泥 --limit 3
MATCH (:Industry {uri: $industry})<-[:BROADER*0..]-(ind:Industry)<-[about:CONCERNS]-(m:Measure)<-[:HAS_MEASURE]-(pl:Plan)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (m)<-[d:LEADS]-(a:Agency)
WITH DISTINCT pl, area, m, ind, about, a, d ORDER BY m.uri, ind.uri, d.start, d.id
WITH pl, area, m, ind, about, collect(a.name) AS leads
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure, ind.name AS industry,
  coalesce(about.mentions, []) AS mentions,
  CASE WHEN about.in_title THEN '专项（题名即此议题）' ELSE '文中提及' END AS standing, leads,
  about.starts AS starts, about.ends AS ends
ORDER BY area.code, pl.uri, m.start, m.uri, ind.uri
