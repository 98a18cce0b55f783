// 图中有什么
// What is in the graph
//
// answers:
//   zh: 每类节点和关系有几个。
//   en: How many nodes and relationships there are of each kind.
// columns:
//   kind: 类别 / kind [term]
//   name: 名称 / name
//   count: 个数 / count
// example:
//   --limit 5
CALL () {
  MATCH (n:Plan) RETURN 1 AS seq, '节点' AS kind, 'Plan' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Measure) RETURN 2 AS seq, '节点' AS kind, 'Measure' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Target) RETURN 3 AS seq, '节点' AS kind, 'Target' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Indicator) RETURN 4 AS seq, '节点' AS kind, 'Indicator' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Agency) RETURN 5 AS seq, '节点' AS kind, 'Agency' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Office) RETURN 6 AS seq, '节点' AS kind, 'Office' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Place) RETURN 7 AS seq, '节点' AS kind, 'Place' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Industry) RETURN 8 AS seq, '节点' AS kind, 'Industry' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Pollutant) RETURN 9 AS seq, '节点' AS kind, 'Pollutant' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Document) RETURN 10 AS seq, '节点' AS kind, 'Document' AS name, count(n) AS count
  UNION ALL
  MATCH (n:CollectiveActor) RETURN 11 AS seq, '节点' AS kind, 'CollectiveActor' AS name, count(n) AS count
  UNION ALL
  MATCH (:Agency)-[r:LEADS]->() RETURN 12 AS seq, '关系' AS kind, 'LEADS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:SOLELY_RESPONSIBLE_FOR]->() RETURN 13 AS seq, '关系' AS kind, 'SOLELY_RESPONSIBLE_FOR' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:SHARES]->() RETURN 14 AS seq, '关系' AS kind, 'SHARES' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:SUPPORTS]->() RETURN 15 AS seq, '关系' AS kind, 'SUPPORTS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:IMPLEMENTS]->() RETURN 16 AS seq, '关系' AS kind, 'IMPLEMENTS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Plan)-[r:HAS_MEASURE]->() RETURN 17 AS seq, '关系' AS kind, 'HAS_MEASURE' AS name, count(r) AS count
  UNION ALL
  MATCH (:Measure)-[r:PART_OF]->() RETURN 18 AS seq, '关系' AS kind, 'PART_OF' AS name, count(r) AS count
  UNION ALL
  MATCH (:Measure)-[r:SETS]->() RETURN 19 AS seq, '关系' AS kind, 'SETS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Target)-[r:OF_INDICATOR]->() RETURN 20 AS seq, '关系' AS kind, 'OF_INDICATOR' AS name, count(r) AS count
  UNION ALL
  MATCH (:Target)-[r:FOR_PLACE]->() RETURN 21 AS seq, '关系' AS kind, 'FOR_PLACE' AS name, count(r) AS count
  UNION ALL
  MATCH (:Measure)-[r:CONCERNS]->() RETURN 22 AS seq, '关系' AS kind, 'CONCERNS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Plan)-[r:CITES]->() RETURN 23 AS seq, '关系' AS kind, 'CITES' AS name, count(r) AS count
  UNION ALL
  MATCH (:Plan)-[r:COVERS]->() RETURN 24 AS seq, '关系' AS kind, 'COVERS' AS name, count(r) AS count
  UNION ALL
  MATCH (:Plan)-[r:ISSUED_BY]->() RETURN 25 AS seq, '关系' AS kind, 'ISSUED_BY' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:KIND_OF]->() RETURN 26 AS seq, '关系' AS kind, 'KIND_OF' AS name, count(r) AS count
  UNION ALL
  MATCH (:Agency)-[r:SERVES]->() RETURN 27 AS seq, '关系' AS kind, 'SERVES' AS name, count(r) AS count
  UNION ALL
  MATCH (:Place)-[r:WITHIN]->() RETURN 28 AS seq, '关系' AS kind, 'WITHIN' AS name, count(r) AS count
  UNION ALL
  MATCH (:Industry|Pollutant)-[r:BROADER]->() RETURN 29 AS seq, '关系' AS kind, 'BROADER' AS name, count(r) AS count
}
RETURN kind, name, count
ORDER BY seq
