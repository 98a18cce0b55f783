// 引用某文件的文件
// Plans that cite a document
//
// answers:
//   zh: 哪些文件引用了题名或文号含有所给的字的文件，在何处。
//   en: Which plans cite a document whose title or number holds the given words, and where.
// parameters:
//   words: text — 题名或文号中的字 / words of the title or number
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   document: 被引文件 / document
//   number: 文号 / number
//   starts: 各处起 / starts
//   ends: 各处止 / ends
// example:
//   -p words=节能减排 --limit 3
MATCH (pl:Plan)-[cites:CITES]->(doc:Document|Plan)
WHERE toLower(doc.name) CONTAINS toLower($words) OR toLower(cites.number) CONTAINS toLower($words)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
RETURN area.name AS place, pl.name AS plan, doc.name AS document, cites.number AS number, cites.starts AS starts, cites.ends AS ends
ORDER BY area.code, pl.uri, doc.uri
