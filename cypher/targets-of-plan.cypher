// 文件的目标
// Targets of a plan
//
// answers:
//   zh: 文件中每个有数字的目标，含界限、年份、基年与原文。
//   en: Every figure a plan wants to reach, with bound, year, baseline and its words.
// parameters:
//   plan: plan — 文件名、编号或其中的字 / a plan by title, number or some of its words
// columns:
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   indicator: 指标 / indicator
//   change: 方向 / direction [term]
//   bound: 界限 / bound [term]
//   value: 数值 / value
//   value_max: 上限 / upper value
//   unit: 单位 / unit
//   year: 年份 / year
//   baseline_year: 基年 / baseline year
//   strength: 约束 / strength [term]
//   for_place: 所指地区 / for the place
//   quote: 原文 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p plan=广东省 --limit 3
UNWIND $plan AS uri
MATCH (pl:Plan {uri: uri})-[:HAS_MEASURE]->(m:Measure)-[sets:SETS]->(t:Target)-[:OF_INDICATOR]->(i:Indicator)
OPTIONAL MATCH (t)-[:FOR_PLACE]->(part:Place)
WITH pl, m, sets, t, i, part ORDER BY t.uri, part.code, part.uri
WITH pl, m, sets, t, i, collect(part.name) AS for_place
RETURN pl.name AS plan, m.path AS path, m.name AS measure, t.indicator AS indicator,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成' ELSE '达到' END AS change,
  CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.year AS year, t.baseline_year AS baseline_year,
  CASE WHEN t.stretch THEN '力争' WHEN t.alternative THEN '备选' END AS strength,
  for_place, sets.quote AS quote, sets.start AS start, sets.end AS end,
  last(split(t.uri, '/')) AS id
ORDER BY pl.uri, sets.start, sets.end, t.uri
