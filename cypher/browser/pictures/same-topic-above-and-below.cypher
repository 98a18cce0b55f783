// 同一议题，省里和市里（图）
// The same topic in the province and below, drawn
// 一个省及其所辖市州的文件里，题名即此议题的任务由谁承担；同类部门连到一处，便于上下对照。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '贵州省' AS 省, 'VOC' AS 议题
MATCH (topic:Pollutant|Industry)
WHERE toLower(议题) IN [x IN [topic.name, topic.code, topic.name_en] + coalesce(topic.names, []) | toLower(x)]
MATCH (province:Place {kind: 'province'}) WHERE province.name = 省
MATCH below = (province)<-[:WITHIN*0..]-(:Place)<-[:COVERS]-(plan:Plan)-[:HAS_MEASURE]->(m:Measure)
MATCH about = (m)-[:CONCERNS {in_title: true}]->(:Pollutant|Industry)-[:BROADER*0..]->(topic)
OPTIONAL MATCH who = (m)<-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(agency:Agency)
OPTIONAL MATCH kind = (agency)-[:KIND_OF]->(:Office)
RETURN below, about, who, kind
