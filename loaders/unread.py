"""What was left unread: agencies with a duty word and figures with a target word that gave no fact.

Nothing is lost in silence: whatever the grammar found and could not turn into a fact is listed with its span and a
reason out of a closed list. The list says where a person has to look, not that something is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from .agency_words import VERBS, AgencyWords, collectives
from .clause_lists import RawClause
from .flat import FlatText
from .outline_marks import MARK
from .record import Unread, UnreadReason
from .told import looks_back, told

_DUTY_WORD = re.compile(
    r"负责(?!人|同志)|负总责|牵头|会同|配合|主责|责任单位|落实责任|职责分工|承担|(?:主办|承办|协办|会办)(?=[，。；、）]|$)|[包挂][保联抓]|(?:组长|成员|召集)单位|第一责任人|负[^，。；]{0,4}责任(?=[，。；）]|$)|(?:抓好|狠抓|督促|加强)(?:[^，。；]{0,6})落实"
)
# 省水利厅组织验收, 由区城管局公布: what it does stands right behind who does it. 审批的 and 开展了 tell no task.
_ACTS = re.compile(
    r"(?:（[^（）]{1,20}）)?(?:等(?:\d{1,2}个?)?(?:有关|相关)?(?:部门|单位)?)?(?:和有关部门)?"
    r"(?:要|应当?|应该|须|必须|将|每[年月周季日]度?|定期|依法|统一|具体|共同|联合|分别|及时|[按结][^，。；]{1,14}?，?|根据[^，。；]{1,14}，|在[^，。；]{1,14}?[内中下]，?)*"
    rf"(?:{VERBS})"
    r"(?!的|了|过|下|力量|结果|人员|情况|职能|信息|数据|名[录单]|流程|权限|执法|部|室|院|所|机构|架构|体系|委员会|中心|总[局站队]|局|办|处|站|司)"
)
# 各级政府要把…, 各乡镇人民政府是…的责任主体: a task is told whatever the verb. 要求, 应急 and 须知 tell none.
_TOLD = re.compile(
    r"(?:（[^（）]{1,20}）)?(?:和有关部门)?(?:均|都|也|还)?(?:要(?![求素点件道闻])|应当|应该|应(?![急对用有付变聘邀])|必须|须(?!知)|务必|是[^，。；]{0,20}(?:主体|责任人)(?![^，。；])|(?:对[^，。；]{1,40}?，?)?不得)"
)
# 压实各级党委政府的治水责任, 发挥省节水委员会办公室的协调作用
_WHOSE = re.compile(
    r"(?P<duty>(?:落实|压实|夯实|强化|明确|履行)(?:各级)?)$|(?P<part>发挥)$|(?P<lead>加强|强化|健全)(?:[两三]?[省市县区、]{0,3})$"
)
_WHOSE_DUTY, _WHOSE_PART = (
    re.compile(r"的?[^，。；]{2,16}责任(?!人|书|[^，。；]{0,2}考核)"),
    re.compile(r"的?[^，。；]{2,16}作用|对[^，。；]{2,24}的?(?:统筹|指导|协调|领导|监督|督促)"),
)
# 由县级人民政府有关部门依法向社会公开
_BY_WHOM = re.compile(
    r"(?<![自理缘])由(?:县级以上|市级|县级|地方|各级|所在地|当地|相关|有关|[、和及]|政府|人民政府)*$"
)
_LONGEST_BY = 16
_BY_ACTS = re.compile(rf"[^，。；的]{{0,12}}(?:{VERBS}|公示|处理|办理|进行)(?!的)")
_SENTENCE_ENDS = "。！？；\n"
# The duty word may come first: 责任单位为省水利厅.
_ROLE_BEFORE = re.compile(
    r"(?:牵头|责任|负责|配合|承办|主办|[包挂][保联钩])(?:单位?|部门|科室|主体|人)(?:：|为|是|由)"
)


@dataclass(slots=True)
class Leftovers:
    """What the readers could not use, in flat offsets; `past` are the chapters that look back, and tell no task."""

    outside: list[RawClause] = field(default_factory=list)
    unparsed: list[RawClause] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)
    left: list[tuple[int, int]] = field(default_factory=list)
    figures: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    past: list[tuple[int, int]] = field(default_factory=list)


def unread(
    text: FlatText,
    leftovers: Leftovers,
    clauses: list[tuple[int, int]],
    agencies: AgencyWords,
    starts: list[int],
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
    within = [*edges, *(edge for span in taken for edge in span)]  # nor into what is listed already
    heads = set(told(text.norm, within, leftovers.past))
    named = sorted({*agencies.named, *agencies.standing, *collectives(text.norm), *heads})
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
    norm: str,
    edges: list[int],
    agencies: list[tuple[int, int]],
    taken: list[tuple[int, int]],
    heads: set[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Yield sentences outside clauses that give an agency a task: `heads` are told one by the build of the sentence."""
    starts = [a for a, _ in taken]
    reach = list(accumulate((b for _, b in taken), max))  # a name left unread stands inside its clause
    done = 0
    for start, end in agencies:
        index = bisect_left(starts, start + 1) - 1
        if start < done or (index >= 0 and reach[index] > start):
            continue
        span = _sentence(norm, edges, start, end)
        if looks_back(norm, span[0]):
            continue
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
