// 各省都由谁牵头
// Which offices lead on a topic in every province
//
// answers:
//   zh: 按部门类别汇总：在几个省牵头、负责、分工负责、配合，共几个省有文件、几个省的文件涉及该议题。只算省级文件；两个结论，一以有文件的各省为全集，一以文件有此议题任务的各省为全集；分工负责不算牵头。逐项证据见 leads-by-topic。没有归入部门类别的单位不在内。
//   en: By kind of office: in how many provinces it leads, is solely responsible, shares, supports; of how many provinces with a plan, and with a measure on the topic. Provincial plans only; one verdict over the provinces that have a plan, one over those with a measure on the topic; sharing never counts as leading. The proof, line by line: leads-by-topic. Agencies of no known kind are left out.
// parameters:
//   topic: topic = "VOC" — 污染物或行业，含下级 / pollutant or industry, narrower ones included
//   mentions: bool = false — 连同仅在文中提及的任务 / also measures that only mention the topic
// columns:
//   office: 部门类别 / kind of office
//   verdict: 结论（有文件的各省） / verdict, provinces with a plan [term]
//   verdict_on_topic: 结论（涉及议题的各省） / verdict, provinces on the topic [term]
//   leads_in: 牵头省数 / leads in
//   leads_where: 牵头省份 / leads where
//   sole_in: 负责省数 / responsible in
//   sole_where: 负责省份 / responsible where
//   shares_in: 分工负责省数 / shares in
//   shares_where: 分工负责省份 / shares where
//   supports_in: 配合省数 / supports in
//   answers_in: 牵头、负责或分工省数 / answers in
//   provinces_on_topic: 涉及议题的省数 / provinces on the topic
//   provinces_with_plan: 有文件的省数 / provinces with a plan
// example:
//   -p topic=VOC --limit 3
MATCH (prov:Place {kind: 'province'})<-[:COVERS]-(:Plan)
WITH count(DISTINCT prov) AS provinces_with_plan
MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[about:CONCERNS]-(m:Measure)
WHERE $mentions OR about.in_title
MATCH (m)<-[:HAS_MEASURE]-(:Plan)-[:COVERS]->(prov:Place {kind: 'province'})
WITH provinces_with_plan, collect(DISTINCT prov.uri) AS on_topic, collect(DISTINCT m) AS measures
UNWIND measures AS m
MATCH (m)<-[:HAS_MEASURE]-(:Plan)-[:COVERS]->(prov:Place)
MATCH (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS]-(:Agency)-[:KIND_OF]->(o:Office)
WITH provinces_with_plan, size(on_topic) AS provinces_on_topic, o, prov, collect(DISTINCT type(d)) AS roles
ORDER BY o.uri, prov.code, prov.uri
WITH provinces_with_plan, provinces_on_topic, o, collect({name: prov.name, roles: roles}) AS found
WITH provinces_with_plan, provinces_on_topic, o,
  [f IN found WHERE 'LEADS' IN f.roles | f.name] AS leads_where,
  [f IN found WHERE 'SOLELY_RESPONSIBLE_FOR' IN f.roles | f.name] AS sole_where,
  [f IN found WHERE 'SHARES' IN f.roles | f.name] AS shares_where,
  size([f IN found WHERE 'SUPPORTS' IN f.roles | 1]) AS supports_in,
  size([f IN found WHERE any(role IN f.roles WHERE role <> 'SUPPORTS') | 1]) AS answers_in
WHERE answers_in > 0
RETURN o.name AS office,
  CASE WHEN size(leads_where) = provinces_with_plan THEN '各省均牵头'
       WHEN answers_in = provinces_with_plan AND size(leads_where) > 0 THEN '各省均有责任，部分省牵头'
       WHEN answers_in = provinces_with_plan THEN '各省均有责任，无一省牵头'
       ELSE '部分省份' END AS verdict,
  CASE WHEN size(leads_where) = provinces_on_topic THEN '各省均牵头'
       WHEN answers_in = provinces_on_topic AND size(leads_where) > 0 THEN '各省均有责任，部分省牵头'
       WHEN answers_in = provinces_on_topic THEN '各省均有责任，无一省牵头'
       ELSE '部分省份' END AS verdict_on_topic,
  size(leads_where) AS leads_in, leads_where, size(sole_where) AS sole_in, sole_where,
  size(shares_where) AS shares_in, shares_where, supports_in, answers_in, provinces_on_topic, provinces_with_plan
ORDER BY leads_in DESC, answers_in DESC, shares_in DESC, o.uri
