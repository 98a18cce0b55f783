// 两类部门一起承担什么（图）
// What two kinds of office answer for together, drawn
// 两类部门同在一项任务中牵头、负责或分工负责；最多 40 项任务。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '生态环境' AS 一类部门, '住房城乡建设' AS 另一类部门
MATCH (one:Office) WHERE 一类部门 IN [one.name] + coalesce(one.names, [])
MATCH (other:Office) WHERE 另一类部门 IN [other.name] + coalesce(other.names, [])
MATCH together = (one)<-[:KIND_OF]-(:Agency)-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m:Measure)
  <-[:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]-(:Agency)-[:KIND_OF]->(other)
WITH m, collect(together) AS ways ORDER BY m.plan, m.start LIMIT 40
UNWIND ways AS together
RETURN together
