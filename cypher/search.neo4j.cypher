// 全文查找
// Find words
//
// answers:
//   zh: 题名、责任句、目标原文和各类名称中含有这些字的地方。Neo4j 用全文索引，中文按相邻两字切分：单个字找不到，拉丁字母须为整个词；内嵌图逐字查找，没有这两条限制。
//   en: Where titles, responsibility clauses, words of targets and names hold these words. Neo4j uses a full-text index that cuts Chinese into pairs: a single character finds nothing, and Latin letters must be a whole word; the embedded store looks at every character and has neither limit.
// parameters:
//   text: text — 要找的字句 / words to find
// columns:
//   kind: 类别 / kind [term]
//   name: 名称 / name
//   plan: 文件 / plan
//   path: 条目 / item
//   found: 所在文字 / words there
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// empty:
//   zh: Neo4j 的全文索引按相邻两字切分：单个字找不到，拉丁字母须为整个词；没有结果不等于文件没有说。
//   en: Neo4j's full-text index knows pairs of Chinese characters and whole words of Latin letters; nothing found for a single character or a part of a word does not mean that the plans do not have it.
// example:
//   -p text=挥发性有机物 --limit 4
CALL db.index.fulltext.queryNodes('policy_text', '"' + replace(replace($text, '\\', '\\\\'), '"', '\\"') + '"') YIELD node AS n
WHERE toLower(n.name) CONTAINS toLower($text) OR toLower(n.clause) CONTAINS toLower($text) OR toLower(n.quote) CONTAINS toLower($text)
OPTIONAL MATCH (n)<-[:SETS]-(setting:Measure)
WITH n, coalesce(setting, n) AS m
OPTIONAL MATCH (pl:Plan {plan: n.plan})
RETURN CASE
    WHEN n:Plan THEN '文件' WHEN n:Measure THEN '任务' WHEN n:Target THEN '目标' WHEN n:Document THEN '被引文件'
    WHEN n:Agency THEN '单位' WHEN n:Office THEN '部门类别' WHEN n:Indicator THEN '指标'
    WHEN n:Industry THEN '行业' WHEN n:Pollutant THEN '污染物' ELSE '地区' END AS kind,
  n.name AS name, pl.name AS plan, m.path AS path,
  CASE WHEN n:Target THEN n.quote WHEN toLower(n.name) CONTAINS toLower($text) THEN n.name ELSE n.clause END AS found,
  n.start AS start, n.end AS end, CASE WHEN n:Target THEN last(split(n.uri, '/')) END AS id
ORDER BY CASE
    WHEN n:Plan THEN 1 WHEN n:Measure THEN 2 WHEN n:Target THEN 3 WHEN n:Agency THEN 4 WHEN n:Office THEN 5
    WHEN n:Document THEN 6 WHEN n:Indicator THEN 7 WHEN n:Industry THEN 8 WHEN n:Pollutant THEN 9 ELSE 10 END,
  pl.uri, n.start, n.uri
