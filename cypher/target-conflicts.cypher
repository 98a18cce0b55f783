// 目标数字不一
// Figures that differ for the same thing
//
// answers:
//   zh: 同一地区、同一指标、同一年份、同一单位与方向而数字不同的两处目标，力争与备选不算；基年都写明而不同的不比。是否矛盾请看两处原文。
//   en: Two targets for the same place, indicator, year, unit and direction with different figures; stretch and alternative ones do not count, nor do figures against two different baselines. Whether they contradict each other is for the reader of both quotes.
// columns:
//   indicator: 指标 / indicator
//   year: 年份 / year
//   unit: 单位 / unit
//   change: 方向 / direction [term]
//   plan: 文件 / plan
//   path: 条目 / item
//   bound: 界限 / bound [term]
//   value: 数值 / value
//   value_max: 上限 / upper value
//   quote: 原文 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   other_plan: 另一文件 / the other plan
//   other_path: 另一条目 / its item
//   other_bound: 另一界限 / its bound [term]
//   other_value: 另一数值 / its value
//   other_value_max: 另一上限 / its upper value
//   other_quote: 另一原文 / its words
//   other_start: 另一处起 / its start
//   other_end: 另一处止 / its end
//   id: 编号 / id [id]
//   other_id: 另一编号 / other id [id]
// example:
//   --limit 3
MATCH (pl:Plan)
WITH pl, [(pl)-[:COVERS]->(p:Place) | p.uri] AS covered
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)-[sets:SETS]->(t:Target)
WHERE NOT t.stretch AND NOT t.alternative AND t.year IS NOT NULL AND t.unit IS NOT NULL AND t.change IS NOT NULL
WITH pl, m, sets, t, covered, [(t)-[:FOR_PLACE]->(p:Place) | p.uri] AS named
MATCH (t)-[:OF_INDICATOR]->(i:Indicator)
UNWIND CASE WHEN size(named) = 0 THEN covered ELSE named END AS place
WITH i, place, t.year AS year, t.unit AS unit, t.change AS change,
  t.value AS value, coalesce(t.value_max, t.value) AS most, collect({t: t, sets: sets, m: m, pl: pl}) AS found
WITH i, place, year, unit, change, collect({value: value, most: most, found: found}) AS figures
WHERE size(figures) > 1
UNWIND figures AS figure
UNWIND figures AS another
WITH i, figure, another
WHERE figure.value <> another.value OR figure.most <> another.most
UNWIND figure.found AS one
UNWIND another.found AS two
WITH i, one.t AS t, one.sets AS sets, one.m AS m, one.pl AS pl,
  two.t AS other, two.sets AS other_sets, two.m AS other_measure, two.pl AS other_plan
WHERE t.uri < other.uri
  AND coalesce(t.baseline_year, other.baseline_year, 0) = coalesce(other.baseline_year, t.baseline_year, 0)
WITH DISTINCT i, t, sets, m, pl, other, other_sets, other_measure, other_plan
RETURN i.name AS indicator, t.year AS year, t.unit AS unit,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成' ELSE '达到' END AS change,
  pl.name AS plan, m.path AS path, CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max,
  sets.quote AS quote, sets.start AS start, sets.end AS end,
  other_plan.name AS other_plan, other_measure.path AS other_path, CASE other.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS other_bound,
  other.value AS other_value,
  other.value_max AS other_value_max, other_sets.quote AS other_quote, other_sets.start AS other_start, other_sets.end AS other_end,
  last(split(t.uri, '/')) AS id, last(split(other.uri, '/')) AS other_id
ORDER BY i.uri, t.year, t.uri, other.uri
