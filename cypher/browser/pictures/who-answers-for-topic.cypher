// 某议题由谁负责（图）
// Who answers for a topic, drawn
// 题名即此议题的任务，各在哪份文件，由哪些单位以什么角色承担，单位属于哪类部门。
// 换成别的：改下面 WITH 一行的值，再运行
WITH 'VOC' AS 议题
MATCH (topic:Pollutant|Industry)
WHERE toLower(议题) IN [x IN [topic.name, topic.code, topic.name_en] + coalesce(topic.names, []) | toLower(x)]
MATCH about = (topic)<-[:BROADER*0..]-(:Pollutant|Industry)<-[:CONCERNS {in_title: true}]-(m:Measure)
MATCH said = (m)<-[:HAS_MEASURE]-(plan:Plan)
OPTIONAL MATCH place = (plan)-[:COVERS]->(:Place)
OPTIONAL MATCH who = (m)<-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(agency:Agency)
OPTIONAL MATCH kind = (agency)-[:KIND_OF]->(:Office)
RETURN about, said, place, who, kind
