// 某单位承担什么（图）
// What an agency answers for, drawn
// 该单位牵头、负责或分工负责的任务，按文件聚拢；最多 60 条。配合与落实的，把它们加进关系类型里。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '贵州省生态环境厅' AS 单位
MATCH (agency:Agency) WHERE agency.name ENDS WITH 单位
MATCH duty = (agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m:Measure)<-[:HAS_MEASURE]-(plan:Plan)
RETURN duty
ORDER BY plan.uri, m.start, d.id
LIMIT 60
