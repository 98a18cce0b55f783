// 两类部门共同负责
// Which measures two kinds of office answer for together
//
// answers:
//   zh: 该类部门与另一类部门（不填为任何一类）在同一任务中都牵头、负责或分工负责的地方，各自角色分列；配合与落实不算。
//   en: Measures in which one kind of office and another (any, if not given) both lead, are responsible or share, each role shown; support and implementation do not count.
// parameters:
//   office: office — 部门类别 / a kind of office
//   other: office = null — 另一类部门，不填为全部 / another kind of office; all if not given
// columns:
//   other: 另一类部门 / the other office
//   place: 地区 / place
//   plan: 文件 / plan
//   path: 条目 / item
//   measure: 任务 / measure
//   agency: 单位 / agency
//   role: 角色 / role [term]
//   other_agency: 另一单位 / the other agency
//   other_role: 另一单位角色 / its role [term]
//   start: 起 / start
//   end: 止 / end
//   other_start: 另一处起 / its start
//   other_end: 另一处止 / its end
//   id: 编号 / id [id]
//   other_id: 另一编号 / other id [id]
// example:
//   -p office=生态环境 -p other=水利 --limit 3
CALL () {
  MATCH (:Office {uri: $office})<-[:KIND_OF]-(a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m:Measure)
  RETURN m, {a: a, d: d} AS one, null AS two
  UNION ALL
  MATCH (second:Office)<-[:KIND_OF]-(partner:Agency)-[also:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES]->(m:Measure)
  WHERE second.uri <> $office AND ($other IS NULL OR second.uri = $other)
  RETURN m, null AS one, {second: second, partner: partner, also: also} AS two
}
WITH m, collect(one) AS ones, collect(two) AS twos
WHERE size(ones) > 0 AND size(twos) > 0
MATCH (pl:Plan)-[:HAS_MEASURE]->(m)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
UNWIND ones AS one
UNWIND twos AS two
WITH m, pl, area, one.a AS a, one.d AS d, two.second AS second, two.partner AS partner, two.also AS also
RETURN second.name AS other, area.name AS place, pl.name AS plan, m.path AS path, m.name AS measure,
  a.name AS agency,
  CASE type(d) WHEN 'LEADS' THEN '牵头' WHEN 'SHARES' THEN '分工负责（未指定牵头）' ELSE '负责' END AS role,
  partner.name AS other_agency,
  CASE type(also) WHEN 'LEADS' THEN '牵头' WHEN 'SHARES' THEN '分工负责（未指定牵头）' ELSE '负责' END AS other_role,
  d.start AS start, d.end AS end, also.start AS other_start, also.end AS other_end,
  d.id AS id, also.id AS other_id
ORDER BY second.uri, area.code, pl.uri, m.start, m.uri, d.start, d.id, also.start, also.id
