// 被引用的文件
// Documents that plans cite
//
// answers:
//   zh: 各文件引用了哪些文件，按引用的文件数排列。
//   en: Which documents the plans cite, the most cited first.
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   document: 被引文件 / document
//   number: 文号 / number
//   plans: 引用文件数 / cited by
//   cited_in: 引用的文件 / cited in
// example:
//   --limit 3
MATCH (pl:Plan)-[cites:CITES]->(doc:Document|Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
WITH doc, pl, cites ORDER BY doc.uri, pl.uri
WITH doc, collect(pl.name) AS cited_in, max(cites.number) AS number
RETURN doc.name AS document, number, size(cited_in) AS plans, cited_in
ORDER BY plans DESC, doc.uri
