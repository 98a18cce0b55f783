// 各地同一指标
// One indicator across places
//
// answers:
//   zh: 指标名含有所给的字的目标，各地并列；说法不同而口径一致的指标合为一个。
//   en: The targets whose indicator holds the given words, place beside place; names that are defined alike are one indicator.
// parameters:
//   indicator: text = "单位地区生产总值能耗" — 指标名中的字 / words of the indicator
// columns:
//   indicator: 指标 / indicator
//   place: 地区 / place
//   for_place: 所指地区 / for the place
//   change: 方向 / direction [term]
//   bound: 界限 / bound [term]
//   value: 数值 / value
//   value_max: 上限 / upper value
//   unit: 单位 / unit
//   year: 年份 / year
//   baseline_year: 基年 / baseline year
//   strength: 约束 / strength [term]
//   plan: 文件 / plan
//   path: 条目 / item
//   quote: 原文 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p indicator=森林覆盖率 --limit 3
MATCH (i:Indicator)
  WHERE any(word IN [i.name] + coalesce(i.names, []) WHERE toLower(word) CONTAINS toLower($indicator))
MATCH (i)<-[:OF_INDICATOR]-(t:Target)<-[sets:SETS]-(m:Measure)<-[:HAS_MEASURE]-(pl:Plan)
OPTIONAL MATCH (t)-[:FOR_PLACE]->(part:Place)
WITH pl, m, sets, t, i, part ORDER BY t.uri, part.code, part.uri
WITH pl, m, sets, t, i, collect(part.name) AS for_place
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
RETURN i.name AS indicator, area.name AS place, for_place,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成' ELSE '达到' END AS change,
  CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.year AS year, t.baseline_year AS baseline_year,
  CASE WHEN t.stretch THEN '力争' WHEN t.alternative THEN '备选' END AS strength, pl.name AS plan, m.path AS path, sets.quote AS quote, sets.start AS start, sets.end AS end,
  last(split(t.uri, '/')) AS id
ORDER BY size(i.name), i.uri, area.code, t.year, pl.uri, sets.start, t.uri
