// 同一议题的省与市
// The same topic above and below
//
// answers:
//   zh: 该议题在省级文件与所辖市州文件中，同类部门各是什么角色。
//   en: For the topic, which role each kind of office has in the plan of the province and in the plans of places below it.
// parameters:
//   topic: topic = "VOC" — 污染物或行业，含下级 / pollutant or industry, narrower ones included
// columns:
//   province: 省份 / province
//   office: 部门类别 / kind of office
//   above: 省级角色 / roles above [term]
//   place: 下级地区 / place below
//   below: 下级角色 / roles below [term]
// example:
//   -p topic=能源 --limit 4
MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[about:CONCERNS]-(m:Measure)
WITH DISTINCT m
MATCH (m)<-[:HAS_MEASURE]-(:Plan)-[:COVERS]->(area:Place)-[:WITHIN*1..]->(prov:Place {kind: 'province'})
MATCH (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(:Agency)-[:KIND_OF]->(o:Office)
WITH DISTINCT prov, area, o, type(d) AS role ORDER BY prov.code, area.code, o.uri, role
WITH prov, area, o, collect(CASE role WHEN 'LEADS' THEN '牵头' WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责' WHEN 'SHARES' THEN '分工负责（未指定牵头）' WHEN 'SUPPORTS' THEN '配合' ELSE '落实' END) AS below
CALL (prov, o) {
  MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[:CONCERNS]-(m:Measure)<-[:HAS_MEASURE]-(:Plan)-[:COVERS]->(prov)
  MATCH (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(:Agency)-[:KIND_OF]->(o)
  WITH DISTINCT type(d) AS role ORDER BY role
  RETURN collect(CASE role WHEN 'LEADS' THEN '牵头' WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责' WHEN 'SHARES' THEN '分工负责（未指定牵头）' WHEN 'SUPPORTS' THEN '配合' ELSE '落实' END) AS above
}
RETURN prov.name AS province, o.name AS office, above, area.name AS place, below
ORDER BY prov.code, area.code, o.uri
