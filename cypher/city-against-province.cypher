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
MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[:CONCERNS]-(m:Measure)
WITH DISTINCT m
MATCH (m)<-[:HAS_MEASURE]-(pl:Plan)
WITH pl, collect(m) AS measures
MATCH (pl)-[:COVERS]->(area:Place)
UNWIND measures AS m
MATCH (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
WITH DISTINCT area, a, type(d) AS role
WITH a, collect({area: area, role: role}) AS found
MATCH (a)-[:KIND_OF]->(o:Office)
UNWIND found AS f
WITH DISTINCT o, f.area AS area, f.role AS role ORDER BY o.uri, role
WITH o, area, collect(CASE role WHEN 'LEADS' THEN '牵头' WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责' WHEN 'SHARES' THEN '分工负责（未指定牵头）' WHEN 'SUPPORTS' THEN '配合' ELSE '落实' END) AS roles
WITH o, collect({area: area, roles: roles}) AS spots
WITH o, spots, [s IN spots WHERE s.area.kind = 'province' | {uri: s.area.uri, roles: s.roles}] AS provinces
UNWIND spots AS spot
WITH o, provinces, spot.area AS area, spot.roles AS below
MATCH (area)-[:WITHIN*1..]->(prov:Place {kind: 'province'})
RETURN prov.name AS province, o.name AS office,
  coalesce(head([p IN provinces WHERE p.uri = prov.uri | p.roles]), []) AS above, area.name AS place, below
ORDER BY prov.code, area.code, o.uri
