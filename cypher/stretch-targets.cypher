// 力争目标
// Targets that a plan only strives for
//
// answers:
//   zh: 写明“力争”“争取”的目标，以及“或者”的备选目标。
//   en: Targets that the plan strives for (力争, 争取), and alternatives of the form "A or B".
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
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
//   quote: 原文 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   --limit 3
MATCH (pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)-[sets:SETS]->(t:Target)-[:OF_INDICATOR]->(i:Indicator)
WHERE t.stretch OR t.alternative
RETURN area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure, t.indicator AS indicator,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成' ELSE '达到' END AS change,
  CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.year AS year, t.baseline_year AS baseline_year,
  CASE WHEN t.stretch THEN '力争' WHEN t.alternative THEN '备选' END AS strength,
  sets.quote AS quote, sets.start AS start, sets.end AS end,
  last(split(t.uri, '/')) AS id
ORDER BY area.code, pl.uri, sets.start, sets.end, t.uri
