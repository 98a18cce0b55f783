// 针对某行业的任务（图）
// Measures for an industry, drawn
// 题名或文中点到该行业（含下级）的任务，各在哪份文件，谁牵头、负责或分工负责；最多 80 条。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '钢铁' AS 行业
MATCH (industry:Industry) WHERE 行业 IN [industry.name, industry.code] + coalesce(industry.names, [])
MATCH about = (industry)<-[:BROADER*0..]-(:Industry)<-[:CONCERNS]-(m:Measure)<-[:HAS_MEASURE]-(plan:Plan)
OPTIONAL MATCH who = (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]-(:Agency)
RETURN about, who
ORDER BY plan.uri, m.start, d.rank, d.id
LIMIT 80
