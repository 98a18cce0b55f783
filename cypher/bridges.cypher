// 连接议题的部门
// Offices that join topics which are otherwise apart
//
// answers:
//   zh: 两个议题（污染物大类、行业门类）没有出现在同一项任务里，而某类部门对两者都牵头、负责或分工负责，它就是两者之间的桥。同时连接这两个议题的部门越少，桥越要紧；列出其中部门最少的五对。
//   en: Two topics (groups of pollutants, sections of industry) that no measure brings together, and a kind of office that leads, answers for or shares measures on both: it is a bridge between them. The fewer offices join the pair, the more hangs on it; the five pairs with the fewest are named.
// parameters:
//   place: place = null — 地区，含下级，不填为全部 / a place and what is below it; all if not given
// columns:
//   office: 部门类别 / kind of office
//   topics: 所管议题数 / topics it answers for
//   pairs: 连接的议题对数 / pairs of topics it joins
//   alone: 其中独自连接 / of these, joined by no other
//   rarest: 最少部门连接的议题 / pairs that the fewest offices join
// example:
//   --limit 3
CALL () {
  MATCH (pl:Plan)-[:COVERS]->(:Place)-[:WITHIN*0..]->(:Place {uri: $place})
  RETURN collect(DISTINCT pl.plan) AS plans
}
MATCH (t:Pollutant|Industry)
WHERE NOT EXISTS { (t)-[:BROADER]->() }
MATCH (t)<-[:BROADER*0..]-(c:Pollutant|Industry)<-[:CONCERNS]-(m:Measure)
WHERE $place IS NULL OR m.plan IN plans
WITH m, collect(DISTINCT t.uri) AS topics
WITH topics, collect(m) AS measures
WITH collect({topics: topics, measures: measures}) AS groups
CALL (groups) {
  UNWIND groups AS g
  UNWIND g.topics AS one
  UNWIND g.topics AS two
  WITH one, two WHERE one < two
  RETURN collect(DISTINCT one + ' ' + two) AS together
}
CALL (groups) {
  UNWIND groups AS g
  UNWIND g.measures AS m
  MATCH (m)<-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]-(a:Agency)
  WITH DISTINCT a, g.topics AS topics
  WITH a, collect(topics) AS lists
  MATCH (a)-[:KIND_OF]->(o:Office)
  UNWIND lists AS topics
  UNWIND topics AS uri
  WITH DISTINCT o, uri ORDER BY uri, o.uri
  WITH uri, collect(o.uri) AS offices
  MATCH (t:Pollutant|Industry {uri: uri})
  WITH t, offices ORDER BY t.uri
  RETURN collect({uri: t.uri, name: t.name, offices: offices}) AS found
}
UNWIND found AS one
UNWIND found AS two
WITH found, together, one, two
WHERE one.uri < two.uri AND NOT one.uri + ' ' + two.uri IN together
WITH found, one, two, [x IN one.offices WHERE x IN two.offices] AS common
UNWIND common AS office
WITH office, size([f IN found WHERE office IN f.offices]) AS topics, size(common) AS joined_by,
  one.name + '—' + two.name AS pair
ORDER BY joined_by, one.uri, two.uri
WITH office, topics, count(*) AS pairs, sum(CASE joined_by WHEN 1 THEN 1 ELSE 0 END) AS alone,
  collect(pair)[0..5] AS rarest
MATCH (o:Office {uri: office})
RETURN o.name AS office, topics, pairs, alone, rarest
ORDER BY alone DESC, pairs DESC, o.uri
