// 各文件对某地的安排（图）
// What plans say about a place, drawn
// 点到该地（含下辖）的任务，以及为该地定的目标。
// 换成别的：改下面 WITH 一行的值，再运行
WITH '贵阳' AS 地方
MATCH (place:Place) WHERE place.name STARTS WITH 地方 AND place.name <> ''
MATCH about = (place)<-[:WITHIN*0..]-(:Place)<-[:CONCERNS|FOR_PLACE]-(what:Measure|Target)
OPTIONAL MATCH sets = (what)<-[:SETS]-(:Measure)
RETURN about, sets
LIMIT 80
