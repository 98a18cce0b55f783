// 到期的目标
// Targets by the year they are due
//
// answers:
//   zh: 某年（或某几年）到期的目标。
//   en: Targets due in a year or a span of years.
// parameters:
//   from: int = null — 自何年，不填为不限 / from this year; open if not given
//   to: int = null — 至何年，不填为不限 / to this year; open if not given
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   year: 年份 / year
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   indicator: 指标 / indicator
//   change: 方向 / direction [term]
//   bound: 界限 / bound [term]
//   value: 数值 / value
//   value_max: 上限 / upper value
//   unit: 单位 / unit
//   baseline_year: 基年 / baseline year
//   strength: 约束 / strength [term]
//   quote: 原文 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p from=2030 --limit 3
MATCH (pl:Plan)
WHERE $plan IS NULL OR pl.uri IN $plan
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
MATCH (pl)-[:HAS_MEASURE]->(m:Measure)-[sets:SETS]->(t:Target)-[:OF_INDICATOR]->(i:Indicator)
WHERE t.year IS NOT NULL AND ($from IS NULL OR t.year >= $from) AND ($to IS NULL OR t.year <= $to)
RETURN t.year AS year, area.name AS place, pl.name AS plan, m.path AS path, t.indicator AS indicator,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成' ELSE '达到' END AS change,
  CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.baseline_year AS baseline_year,
  CASE WHEN t.stretch THEN '力争' WHEN t.alternative THEN '备选' END AS strength,
  sets.quote AS quote, sets.start AS start, sets.end AS end,
  last(split(t.uri, '/')) AS id
ORDER BY t.year, area.code, pl.uri, sets.start, sets.end, t.uri
