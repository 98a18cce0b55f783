// 哪些省没有谈到
// Which provinces are silent on a pollutant
//
// answers:
//   zh: 图中每种污染物，哪些省的文件谈到，哪些省的文件一字未提。只算省级文件。
//   en: For each pollutant in the graph, which provinces have a plan that names it and which are silent. Provincial plans only; a narrower pollutant counts for its group.
// columns:
//   pollutant: 污染物 / pollutant
//   silent_in: 未谈到的省数 / silent in
//   silent: 未谈到 / silent
//   named: 谈到 / named
// example:
//   --limit 3
MATCH (prov:Place {kind: 'province'})<-[:COVERS]-(pl:Plan)
OPTIONAL MATCH (pl)-[:HAS_MEASURE]->(:Measure)-[:CONCERNS]->(concept:Pollutant)
WITH DISTINCT prov, concept
OPTIONAL MATCH (concept)-[:BROADER*0..]->(topic:Pollutant)
WITH prov, collect(DISTINCT topic.uri) AS topics ORDER BY prov.code, prov.uri
WITH collect({name: prov.name, topics: topics}) AS provinces
MATCH (topic:Pollutant)
WITH topic, [p IN provinces WHERE topic.uri IN p.topics | p.name] AS named,
  [p IN provinces WHERE NOT topic.uri IN p.topics | p.name] AS silent
RETURN topic.name AS pollutant, size(silent) AS silent_in, silent, named
ORDER BY silent_in DESC, topic.uri
