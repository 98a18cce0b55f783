// 一份文件的任务树（图）
// The measures of a plan as a tree, drawn
// 文件下的任务，以及任务之间的从属。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '贵州省“十四五”节能减排' AS 文件
MATCH (plan:Plan) WHERE plan.name CONTAINS 文件
MATCH has = (plan)-[:HAS_MEASURE]->(m:Measure)
OPTIONAL MATCH part = (m)-[:PART_OF]->(:Measure)
RETURN has, part
