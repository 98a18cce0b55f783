// 议题由谁牵头
// Who leads on a topic, province by province
//
// answers:
//   zh: 各省（及所辖市州文件）涉及该议题的每项任务，谁牵头；文件未写牵头的，列出负责或分工负责的单位，首位列名者注明“非牵头”；没有责任单位的任务照列。配合、落实单位见 duties-on-topic。
//   en: For each province (and the plans of its cities), who leads each measure on the topic; where no lead is named, who is responsible or shares the duty, the first-named marked as no lead; measures with nobody named are listed too. Supporting agencies: duties-on-topic.
// parameters:
//   topic: topic = "VOC" — 污染物或行业，含下级 / pollutant or industry, narrower ones included
//   about_only: bool = false — 只看题名即此议题的任务 / only measures with the topic in their title
// columns:
//   province: 省份 / province
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   standing: 与议题关系 / how it concerns the topic [term]
//   role: 角色 / role [term]
//   note: 说明 / note [term]
//   rank: 列名次序 / place in the list
//   agency: 单位 / agency
//   office: 部门类别 / kind of office
//   mention: 原文称谓 / words of the plan
//   start: 起 / start
//   end: 止 / end
//   id: 编号 / id [id]
// example:
//   -p topic=钢铁 -p about_only=true --limit 3
MATCH (topic:Pollutant|Industry {uri: $topic})<-[:BROADER*0..]-(concept:Pollutant|Industry)<-[about:CONCERNS]-(m:Measure)
WITH m, max(CASE WHEN about.in_title THEN 1 ELSE 0 END) AS in_title
WHERE in_title = 1 OR NOT $about_only
MATCH (pl:Plan)-[:HAS_MEASURE]->(m)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (area)-[:WITHIN*0..]->(prov:Place {kind: 'province'})
OPTIONAL MATCH (a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m)
WHERE type(d) <> 'SHARES' OR NOT EXISTS { (m)<-[:LEADS]-(:Agency) }
OPTIONAL MATCH (a)-[:KIND_OF]->(o:Office)
RETURN prov.name AS province, area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  CASE WHEN in_title = 1 THEN '专项（题名即此议题）' ELSE '文中提及' END AS standing,
  CASE type(d)
    WHEN 'LEADS' THEN '牵头'
    WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责'
    WHEN 'SHARES' THEN '分工负责（未指定牵头）'
    ELSE CASE WHEN EXISTS { (m)<-[:SUPPORTS|IMPLEMENTS]-(:Agency) } THEN '仅有配合或落实单位' ELSE '未写明责任单位' END END AS role,
  CASE WHEN type(d) = 'SHARES' AND d.rank = 1 THEN '首位列名，非牵头'
       WHEN d.inherited THEN '承接条款'
       WHEN d.declared_start IS NOT NULL THEN '角色由文件另行声明' END AS note,
  d.rank AS rank, a.name AS agency, o.name AS office, d.mention AS mention,
  d.start AS start, d.end AS end,
  d.id AS id
ORDER BY prov.code, area.code, pl.uri, in_title DESC, m.start, m.uri,
  CASE type(d) WHEN 'LEADS' THEN 1 WHEN 'SOLELY_RESPONSIBLE_FOR' THEN 2 ELSE 3 END, d.rank, d.start, d.id
