"""What was left unread: agencies with a duty word and figures with a target word that gave no fact.

Nothing is lost in silence: whatever the grammar found and could not turn into a fact is listed with its span and a
reason out of a closed list. The list says where a person has to look, not that something is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

import ahocorasick_rs

from ..ontology.offices import office_names
from .clause_lists import RawClause
from .flat import FlatText
from .outline_marks import MARK
from .record import Unread, UnreadReason
from .told import told

_DUTY_WORD = re.compile(
    r"负责(?!人|同志)|负总责|牵头|会同|配合|主责|责任单位|落实责任|职责分工|承担|[包挂][保联抓]|(?:组长|成员|召集)单位|第一责任人|负[^，。；]{0,4}责任(?=[，。；）]|$)|(?:抓好|狠抓|督促|加强)(?:[^，。；]{0,6})落实"
)
_VERBS = (
    "负责|组织|统筹|协调|督促|督导|落实|审批|选取|监管|监督|指导|考核|实施|验收|推进|推动|安排|保障|发布|公布|公开|制定|编制|拟定|建立|查处|开展|加强|强化|做好|"
    "抓好|承担|报送|上报|受理|审核|审查|核查|核定|检查|巡查|评估|备案|执行|支持|提供|确定|认定|划定|批准|征收|下达|通报|会商|研究|完善|健全|出台|加大"
)
# 省水利厅组织验收, 由区城管局公布: what it does stands right behind who does it. 审批的 and 开展了 tell no task.
_ACTS = re.compile(
    r"(?:（[^（）]{1,20}）)?(?:等(?:\d{1,2}个?)?(?:有关|相关)?(?:部门|单位)?)?(?:和有关部门)?"
    r"(?:要|应当?|应该|须|必须|将|每[年月周季日]度?|定期|依法|统一|具体|共同|联合|分别|及时|[按结][^，。；]{1,14}?，?|根据[^，。；]{1,14}，|在[^，。；]{1,14}?[内中下]，?)*"
    rf"(?:{_VERBS})"
    r"(?!的|了|过|下|力量|结果|人员|情况|职能|信息|数据|名[录单]|执法|部|室|院|所|机构|架构|体系|委员会|中心|总[局站队]|局|办|处|站|司)"
)
# 各级政府要把…, 各乡镇人民政府是…的责任主体: a task is told whatever the verb. 要求, 应急 and 须知 tell none.
_TOLD = re.compile(
    r"(?:（[^（）]{1,20}）)?(?:和有关部门)?(?:均|都|也|还)?(?:要(?![求素点件道闻])|应当|应该|应(?![急对用有付变聘邀])|必须|须(?!知)|务必|是[^，。；]{0,20}(?:主体|责任人)(?![^，。；])|(?:对[^，。；]{1,40}?，?)?不得)"
)
# 压实各级党委政府的治水责任, 发挥省节水委员会办公室的协调作用
_WHOSE = re.compile(
    r"(?P<duty>(?:落实|压实|夯实|强化|明确|履行)(?:各级)?)$|(?P<part>发挥)$|(?P<lead>加强|强化|健全)$"
)
_WHOSE_DUTY, _WHOSE_PART = (
    re.compile(r"的?[^，。；]{2,16}责任(?!人|书|[^，。；]{0,2}考核)"),
    re.compile(r"的?[^，。；]{2,16}作用|对[^，。；]{2,24}的?(?:统筹|指导|协调|领导|监督|督促)"),
)
# 各县（市、区）要…, 由各区公示: local governments by the names of their levels, at the head of what is said.
_EACH = re.compile(
    r"各(?:(?<![一-龥）]各)|(?<=由各))(?:设区的?)?[省市县区州旗盟乡镇街道份级、]{1,6}(?:（[市县区旗、]{1,6}）)?(?![、人政党委一-龥]{0,2}(?:人民|政府|党委|部门|单位))"
)
# 由县级人民政府有关部门依法向社会公开
_BY_WHOM = re.compile(
    r"(?<![自理缘])由(?:县级以上|市级|县级|地方|各级|所在地|当地|相关|有关|[、和及]|政府|人民政府)*$"
)
_LONGEST_BY = 16
_BY_ACTS = re.compile(rf"[^，。；的]{{0,12}}(?:{_VERBS}|公示|处理|办理|进行)(?!的)")
_COLLECTIVE = re.compile(
    rf"(?:各级?|有关|相关|地方|其他)+(?:成员|责任|牵头|配合)?(?:部门|单位)|[一-龥]{{2,10}}部门(?=要|应|会同|牵头|负责|具体|按|依|根据|在各自|配合|共同|分工|定期|每年|及时|统一|必须|不得|对|{_VERBS})|党委政府|(?:属地|当地|所在地)(?:人民)?政府|各(?:乡镇|镇|乡|街道)[^，。；、]{{0,6}}(?:政府|办事处)|各级(?:人民)?政府|县（[市区旗、]{{1,4}}）(?:人民)?政府|各[^，。；、]{{0,12}}人民政府"
)
_BODY = re.compile("部门|单位|政府|办事处")
# 建设单位应当…, 各级绿化委员会要…, 新闻媒体要…, 各地要…: bodies by their kind, where a task is told right behind.
_KIND = re.compile(
    r"(?<![一-龥])(?:(?:各级?|各类|有关|相关|其他|本)?[一-龥]{0,8}?(?:单位|机构|组织|团体|协会|学会|商会|分会|联盟|委员会|媒体|院校|高校|医院|学校)|各地区?|各方面)"
    r"(?=(?:均|都|也|还)?(?:要(?![求素点件道闻])|应当|应该|应(?![急对用有付变聘邀])|必须|须(?!知)|务必|不得))"
)

_COLLECTIVE_WINDOW, _DUTY_BEHIND = 24, 3
_ORGAN = re.compile(r"(?:领导小组|联席会议|委员会)(?:办公室)?")
_ORGAN_START = re.compile(r".*(?:自治区|国家|各级|[省市区县州])(?=[一-龥]{2,12}$)")
_ORGAN_WINDOW = 15
# An office that the register does not know, by its shape: 省经委负责, 县工科局牵头.
_SHAPED = re.compile(
    r"(?:自治区|[省市县区州旗])[一-龥]{1,9}(?:厅|局|委|办|中心|公司|集团|院|会|社)(?=（|(?:具体|要|应|应当|应该)?(?:负责|牵头|会同|配合|承担|主责))"
)
_SENTENCE_ENDS = "。！？；\n"
_MIN_FORM = 3
_LEVEL = re.compile(r"[省市区县州厅局委部会]|自治区|国家|各级|级")


# Bodies that need no 省 or 市 before their name: 人民银行各分行会同…, 税务总局负责.
_SELF_STANDING = re.compile(
    r"^(?:国家|中央|全国|国务院|最高|人民银行|中国)|(?:总局|总署|总社|法院|检察院|海关|银行|证监局|监管局)$"
)
# The duty word may come first: 责任单位为省水利厅.
_ROLE_BEFORE = re.compile(
    r"(?:牵头|责任|负责|配合|承办|主办|[包挂][保联钩])(?:单位?|部门|科室|主体|人)(?:：|为|是|由)"
)


@dataclass(slots=True)
class Leftovers:
    """What the readers could not use, in flat offsets."""

    outside: list[RawClause] = field(default_factory=list)
    unparsed: list[RawClause] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    left: list[tuple[int, int]] = field(default_factory=list)
    figures: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AgencyWords:
    """Where a text names agencies: `named` with their level or kind, `standing` by names that need none before them."""

    named: list[tuple[int, int]]
    standing: list[tuple[int, int]]


@cache
def _matcher() -> ahocorasick_rs.AhoCorasick:
    forms = [form for form in office_names() if len(form) >= _MIN_FORM]
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def agency_words(norm: str) -> AgencyWords:
    """Return where a text names an office of a government, a leading group or a commission, in order."""
    found, standing = [], []
    for _, start, end in _matcher().find_matches_as_indexes(norm):
        if (start and norm[start - 1] in "省市区县州") or norm[end - 1] in "厅委部":
            found.append((start, end))
        elif _SELF_STANDING.search(norm[start:end]):
            standing.append((start, end))
    found.extend(_organs(norm))
    found.extend(match.span() for match in _SHAPED.finditer(norm))
    return AgencyWords(sorted(found), standing)


def _collectives(norm: str) -> Iterator[tuple[int, int]]:
    """Yield the words for several bodies, found by the word that each holds: looking for its beginning is slow."""
    done = 0
    for body in _BODY.finditer(norm):
        match = _COLLECTIVE.search(
            norm, max(done, body.start() - _COLLECTIVE_WINDOW), body.end() + _DUTY_BEHIND
        )
        if match:
            done = match.end()
            yield match.span()
    yield from (match.span() for match in _EACH.finditer(norm))
    yield from (match.span() for match in _KIND.finditer(norm))


def _organs(norm: str) -> Iterator[tuple[int, int]]:
    """Yield leading groups, joint conferences and commissions with the level that they begin with."""
    for match in _ORGAN.finditer(norm):
        window = max(0, match.start() - _ORGAN_WINDOW)
        level = _ORGAN_START.match(norm[window : match.start()])
        if level:
            yield window + level.end() - 1, match.end()


def unread(
    text: FlatText,
    leftovers: Leftovers,
    clauses: list[tuple[int, int]],
    agencies: AgencyWords,
    starts: list[int],
    past: list[tuple[int, int]],
) -> tuple[Unread, ...]:
    """Return the list of what was not understood, in the order of the text.

    `clauses` are the spans of the clauses read; no sentence runs across one, or across `starts`, where an item or
    its body begins: a heading has no full stop, and would be listed with the sentence below it.
    """
    found: dict[tuple[int, int], UnreadReason] = {}
    edges = sorted({*starts, *(edge for clause in clauses for edge in clause)})
    reasons: tuple[tuple[UnreadReason, list[RawClause]], ...] = (
        ("CLAUSE_OUTSIDE_MEASURE", leftovers.outside),
        ("CLAUSE_NOT_PARSED", leftovers.unparsed),
    )
    for reason, clauses_left in reasons:
        for clause in clauses_left:
            if clause.bare:
                found[clause.start, clause.end] = "AGENCY_WITHOUT_ROLE"
            elif _names_agency(agencies.named, clause.start, clause.end):
                found[clause.start, clause.end] = reason
    for span in leftovers.unknown:
        found.setdefault(span, "UNKNOWN_AGENCY")
    for span in leftovers.left:
        found.setdefault(span, "AGENCY_WITHOUT_ROLE")
    for span in leftovers.figures:
        found.setdefault(_sentence(text.norm, edges, *span), "FIGURE_NOT_PARSED")
    for span in leftovers.rows:
        found.setdefault(span, "FIGURE_NOT_PARSED")
    taken = sorted([*clauses, *found])
    named = sorted({*agencies.named, *agencies.standing, *_collectives(text.norm)})
    heads = set(told(text.norm, edges, past))
    named = sorted({*named, *heads})
    for span in _duty_sentences(text.norm, edges, named, taken, heads):
        found.setdefault(span, "AGENCY_WITHOUT_ROLE")
    return tuple(
        Unread(span=text.span(*span), text=text.flat[span[0] : span[1]], reason=reason)
        for span, reason in sorted(found.items())
    )


def _names_agency(agencies: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(agencies, (start, 0))
    return index < len(agencies) and agencies[index][1] <= end


def _sentence(norm: str, edges: list[int], start: int, end: int) -> tuple[int, int]:
    index = bisect_right(edges, start)
    floor = edges[index - 1] if index else 0
    ceiling = next((edge for edge in edges[index : index + 2] if edge >= end), len(norm))
    begin = max(norm.rfind(mark, max(0, start - 300), start) for mark in _SENTENCE_ENDS) + 1
    stops = [stop for mark in _SENTENCE_ENDS if (stop := norm.find(mark, end, end + 300)) >= 0]
    return max(begin, floor, start - 300), min([*stops, ceiling]) if stops or ceiling - end <= 300 else end


def _duty_sentences(
    norm: str, edges: list[int], agencies: list[tuple[int, int]], taken: list[tuple[int, int]], heads: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield sentences outside clauses in which an agency is followed by a duty word."""
    starts = [a for a, _ in taken]
    reach = list(accumulate((b for _, b in taken), max))  # a name left unread stands inside its clause
    done = 0
    for start, end in agencies:
        index = bisect_left(starts, start + 1) - 1
        if start < done or (index >= 0 and reach[index] > start):
            continue
        span = _sentence(norm, edges, start, end)
        below = _told_below(norm, edges, end)
        if below:
            span = (span[0], below)
        if below or (start, end) in heads or _tells_duty(norm, span, start, end):
            done = span[1]
            yield span


def _told_below(norm: str, edges: list[int], end: int) -> int | None:
    """Return where the sentence ends that tells the duty of an agency that is a heading: 1.市水务局：负责管网改造."""
    begin = end + (norm[end : end + 1] in ("：", "。"))
    index = bisect_left(edges, begin)
    if begin + 1 >= len(norm) or index == len(edges) or edges[index] != begin:
        return None
    mark = MARK.match(norm, begin)
    begin = mark.end() if mark else begin
    stop = _sentence(norm, edges, begin, begin + 1)[1]
    told = _DUTY_WORD.match(norm, begin, stop) or _ACTS.match(norm, begin, stop)
    return stop if told else None


def _tells_duty(norm: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Say whether a sentence gives the agency at `start:end` something to do, by a word behind it or before it."""
    stop = sentence[1]
    if _DUTY_WORD.search(norm, end, stop) or _ACTS.match(norm, end, stop) or _TOLD.match(norm, end, stop):
        return True
    before = norm[max(sentence[0], start - _LONGEST_BY) : start]
    if _BY_WHOM.search(before) and _BY_ACTS.match(norm, end, stop):
        return True
    whose = _WHOSE.search(before)
    # 落实党委政府责任 is a heading, 压实各级党委政府责任 tells whom.
    if (
        whose
        and (whose.group().endswith("各级") or norm[start:end] != "党委政府")
        and (_WHOSE_DUTY if whose["duty"] else _WHOSE_PART).match(norm, end, stop)
    ):
        return True
    return _ROLE_BEFORE.search(norm, sentence[0], start) is not None
