// 文件引用了什么（图）
// What plans cite, drawn
// 各文件引用的文件；两份以上文件都引用的，就是它们的共同依据。
MATCH cites = (:Plan)-[:CITES]->(:Document|Plan)
RETURN cites
LIMIT 150
