// 一份文件要达到什么（图）
// What a plan wants to reach, drawn
// 设了目标的任务、各个目标、所用的指标；点目标可见数值、单位、年份与原文。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '贵州省“十四五”节能减排' AS 文件
MATCH (plan:Plan) WHERE plan.name CONTAINS 文件
MATCH sets = (plan)-[:HAS_MEASURE]->(:Measure)-[:SETS]->(target:Target)
MATCH of = (target)-[:OF_INDICATOR]->(:Indicator)
OPTIONAL MATCH where = (target)-[:FOR_PLACE]->(:Place)
RETURN sets, of, where
