// 没有读懂的句子
// Sentences that were not understood
//
// answers:
//   zh: 每份文件中提到单位与职责、或数字与目标，却没有读出事实的句子，在何处，为何。
//   en: By plan: the sentences that name an agency with a duty word, or a figure with a target word, and gave no fact; where and why.
// parameters:
//   plan: plan = null — 文件名、编号或其中的字，不填为全部 / a plan by title, number or some of its words; all if not given
// columns:
//   place: 地区 / place
//   plan: 文件 / plan
//   reason: 原因 / reason [term]
//   page: 页 / page
//   start: 起 / start
//   end: 止 / end
// example:
//   --limit 3
MATCH (pl:Plan) WHERE pl.unread_count > 0 AND ($plan IS NULL OR pl.uri IN $plan)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
UNWIND range(0, pl.unread_count - 1) AS i
RETURN area.name AS place, pl.name AS plan,
  CASE pl.unread_reasons[i]
    WHEN 'AGENCY_WITHOUT_ROLE' THEN '有单位，职责读不出'
    WHEN 'ROLE_WITHOUT_AGENCY' THEN '有职责词，无单位'
    WHEN 'UNKNOWN_AGENCY' THEN '单位不认识'
    WHEN 'CLAUSE_NOT_PARSED' THEN '责任条款读不通'
    WHEN 'CLAUSE_OUTSIDE_MEASURE' THEN '责任条款不在任务之内'
    WHEN 'FIGURE_WITHOUT_INDICATOR' THEN '有数字，无指标'
    WHEN 'FIGURE_NOT_PARSED' THEN '数字读不通'
    ELSE pl.unread_reasons[i] END AS reason,
  CASE WHEN size(pl.pages) > 0 THEN size([p IN pl.pages WHERE p <= pl.unread_starts[i]]) END AS page,
  pl.unread_starts[i] AS start, pl.unread_ends[i] AS end
ORDER BY area.code, pl.uri, pl.unread_starts[i], pl.unread_ends[i], i
