// 别处文件对某地的安排
// What other plans say about a place
//
// answers:
//   zh: 不是该地自己的文件里，点到该地（含下辖）的任务和目标。
//   en: Measures and targets about a place, or one below it, in plans that are not its own.
// parameters:
//   place: place — 地区 / a place
// columns:
//   named: 所指地区 / place named
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   kind: 类别 / kind [term]
//   text: 内容 / content
//   start: 起 / start
//   end: 止 / end
// example:
//   -p place=贵阳市 --limit 3
MATCH (:Place {uri: $place})<-[:WITHIN*0..]-(spot:Place)
CALL (spot) {
  MATCH (spot)<-[about:CONCERNS]-(m:Measure)
  RETURN m, '任务' AS kind, m.name AS text, about.starts[0] AS start, about.ends[0] AS end, m.uri AS uri
  UNION ALL
  MATCH (spot)<-[:FOR_PLACE]-(t:Target)<-[sets:SETS]-(m:Measure)
  RETURN m, '目标' AS kind, sets.quote AS text, sets.start AS start, sets.end AS end, t.uri AS uri
}
MATCH (pl:Plan)-[:HAS_MEASURE]->(m)
WHERE NOT EXISTS { (pl)-[:COVERS]->(:Place)-[:WITHIN*0..]->(:Place {uri: $place}) }
RETURN spot.name AS named, pl.name AS plan, m.path AS path, m.name AS measure, kind, text, start, end
ORDER BY spot.code, spot.uri, pl.uri, m.start, start, uri
