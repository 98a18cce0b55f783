// 文件涉及的行业
// Industries that a plan names
//
// answers:
//   zh: 文件涉及哪些行业，几项任务，其中几项题名即此行业。
//   en: Which industries a plan names, in how many measures, in how many titles.
// parameters:
//   plan: plan — 文件名、编号或其中的字 / a plan by title, number or some of its words
// columns:
//   plan: 文件 / plan
//   industry: 行业 / industry
//   code: 代码 / code
//   mentions: 原文称谓 / words of the plan
//   measures: 任务数 / measures
//   titles: 题名数 / in titles
//   paths: 条目 / items
// example:
//   -p plan=贵阳 --limit 3
UNWIND $plan AS uri
MATCH (pl:Plan {uri: uri})-[:HAS_MEASURE]->(m:Measure)-[about:CONCERNS]->(ind:Industry)
WITH pl, ind, m, about ORDER BY pl.uri, ind.uri, m.start, m.uri
WITH pl, ind, collect(m.path) AS paths, count(CASE WHEN about.in_title THEN 1 END) AS titles,
  collect(coalesce(about.mentions, [])) AS said
RETURN pl.name AS plan, ind.name AS industry, ind.code AS code,
  reduce(every = [], words IN said | every + [word IN words WHERE NOT word IN every]) AS mentions, size(paths) AS measures, titles, paths
ORDER BY pl.uri, measures DESC, titles DESC, ind.uri
