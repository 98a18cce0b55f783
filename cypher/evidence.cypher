// 证据
// The characters that prove a duty or target
//
// answers:
//   zh: 每项责任和目标在哪份文件的第几字到第几字、第几页，原文是什么，文件与正文的校验值。
//   en: For each duty and target: file, page, span, the words there, and the hashes of the file and of its text.
// parameters:
//   words: text = null — 任务题名中的字或条目号，不填为全部 / words of the title or the item number; all if not given
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
//   id: text = null — 责任或目标的编号或其前几位，见其他问题的“编号”列 / id of a duty or target, or its first signs, as other questions show it
// columns:
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   kind: 类别 / kind [term]
//   what: 单位或指标 / agency or indicator
//   role: 角色 / role [term]
//   mention: 原文称谓 / words of the plan
//   page: 页 / page
//   start: 起 / start
//   end: 止 / end
//   declared_start: 另行声明起 / declared at
//   declared_end: 另行声明止 / declared to
//   id: 编号 / id [id]
//   file: 文件 / file
//   sha256: 文件校验 / file hash
//   text_sha256: 正文校验 / text hash
// example:
//   -p words=挥发性有机物 --limit 2
WITH CASE WHEN $id ENDS WITH '/' THEN $id ELSE last(split($id, '/')) END AS key
MATCH (pl:Plan)-[:HAS_MEASURE]->(m:Measure)
WHERE ($plan IS NULL OR pl.uri IN $plan)
  AND ($words IS NULL OR m.path = $words OR toLower(m.name) CONTAINS toLower($words))
CALL (m, key) {
  MATCH (m)<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
  WHERE key IS NULL OR d.id STARTS WITH key
  RETURN '责任' AS kind, a.name AS what,
    CASE type(d)
    WHEN 'LEADS' THEN '牵头'
    WHEN 'SOLELY_RESPONSIBLE_FOR' THEN '负责'
    WHEN 'SHARES' THEN '分工负责（未指定牵头）'
    WHEN 'SUPPORTS' THEN '配合'
    WHEN 'IMPLEMENTS' THEN '落实'
    ELSE '未写明责任单位' END AS role,
    d.mention AS mention, d.start AS start, d.end AS end, d.id AS id,
    d.declared_start AS declared_start, d.declared_end AS declared_end
  UNION ALL
  MATCH (m)-[sets:SETS]->(t:Target)-[:OF_INDICATOR]->(:Indicator)
  WHERE key IS NULL OR last(split(t.uri, '/')) STARTS WITH key
  RETURN '目标' AS kind, t.indicator AS what, null AS role,
    sets.quote AS mention, sets.start AS start, sets.end AS end, last(split(t.uri, '/')) AS id,
    null AS declared_start, null AS declared_end
}
RETURN pl.name AS plan, m.path AS path, m.name AS measure, kind, what, role, mention,
  CASE WHEN size(pl.pages) > 0 THEN size([p IN pl.pages WHERE p <= start]) END AS page, start, end,
  declared_start, declared_end, id,
  pl.source_file AS file, pl.sha256 AS sha256, pl.text_sha256 AS text_sha256
ORDER BY pl.uri, start, end, kind, id
