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
MATCH (o:Office)<-[:KIND_OF]-(:Agency)-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m:Measure)
WITH DISTINCT o, m
MATCH (pl:Plan)-[:HAS_MEASURE]->(m)
WHERE $place IS NULL OR EXISTS { (pl)-[:COVERS]->(:Place)-[:WITHIN*0..]->(:Place {uri: $place}) }
MATCH (m)-[:CONCERNS]->(c:Pollutant|Industry)
WITH DISTINCT o, c
MATCH (c)-[:BROADER*0..]->(t:Pollutant|Industry)
WHERE NOT EXISTS { (t)-[:BROADER]->() }
WITH DISTINCT o, t ORDER BY t.uri, o.uri
WITH t.uri AS uri, t.name AS name, collect(o.uri) AS offices
WITH collect({uri: uri, name: name, offices: offices}) AS found
CALL (found) {
  MATCH (pl:Plan)-[:HAS_MEASURE]->(m:Measure)-[:CONCERNS]->(c:Pollutant|Industry)
  WHERE size(found) > 1
    AND ($place IS NULL OR EXISTS { (pl)-[:COVERS]->(:Place)-[:WITHIN*0..]->(:Place {uri: $place}) })
  MATCH (c)-[:BROADER*0..]->(t:Pollutant|Industry)
  WHERE NOT EXISTS { (t)-[:BROADER]->() }
  WITH m, collect(DISTINCT t.uri) AS topics
  UNWIND topics AS one
  UNWIND topics AS two
  RETURN collect(DISTINCT one + ' ' + two) AS together
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
