"""Targets whose object stands in the clause before: 加快淘汰老旧货车，2025年底前淘汰4万辆, 推进充电桩建设，全年建成5000个."""

from __future__ import annotations

import re

from . import target_words as words
from .target_case import Case, RawTarget, unit_kind
from .target_parts import bound_of, near_bound
from .target_subjects import is_name, subject_of
from .target_verbs import ADD_VERBS

_LONGEST_BEFORE = 60
_SHORTEST_OBJECT = 3
_MEASURED = frozenset(["counter", "count", "area", "length", "volume", "mass", "power", "energy"])

_BARE_WORK = re.compile(
    rf"(?:再|各|共|累计|分别|再|新|计划|集中|全部|力争|至少)*(?P<verb>(?:{ADD_VERBS}|减少|削减|完成(?:改造|治理|整治|建设|更新|修复)?)+)"
    r"(?:约|近|超过|突破|不少于|不低于|至少|达到?|累计|各)*"
)
_DATE_ONLY = re.compile(
    r"(?:力争|确保|争取|计划)?(?:[到至于]|在)?(?:20\d\d年(?:年?[底末])?(?:\d{1,2}月[底末]?)?|年内|年底|全年|[“”十四五期间末年]{3,8})(?:之?以?前)?"
)
_ANNOUNCES = re.compile(
    r"(?:(?:加快|积极|大力|持续|全面|有序|深入|稳步|着力|扎实|统筹|切实|进一步|全力|重点|继续|逐步|分批|分类)(?:地)?)*"
    rf"(?P<verb>(?:组织|统筹)?(?:推进|推动|实施|开展|加强|强化|抓好|做好|完善|扩大|鼓励|引导|支持|加快|积极|大力|{ADD_VERBS}))(?P<object>[^，。；：、\d][^，。；：]*)$"
)
_BUILT = re.compile(r"建成|新建|建设|新增|开工|布局|投运")
_OF_BUILDING = re.compile(r"(?:规划|统筹|试点)?(?:布局|建设|创建|培育|发展|工作|力度|行动|工程)+$")


def announced(case: Case) -> list[RawTarget]:
    """Read 淘汰4万辆 in 加快淘汰老旧货车，2025年底前淘汰4万辆: what it is of, the clause before says, and it says no figure."""
    figure = case.figure
    if case.rest or len(case.figures) > 1 or unit_kind(figure.unit) not in _MEASURED:
        return []
    work = _BARE_WORK.fullmatch(subject_of(case.start, case.text)[1] or _without_date(case.text))
    before = _clause_before(case) if work else None
    match = _ANNOUNCES.match(case.norm, *before) if before else None
    if work is None or match is None:
        return []
    indicator = match["object"]
    if _BUILT.search(work["verb"]):
        indicator = _OF_BUILDING.sub("", indicator)
    if len(indicator) < _SHORTEST_OBJECT or not is_name(indicator) or words.COUNTED.search(indicator):
        return []
    at = match.start("object")
    bound = bound_of(near_bound(case.text), figure, "")
    span = (at, at + len(indicator))
    return [RawTarget(indicator, figure, bound, "add", case.start, case.tail, span)]


def _without_date(text: str) -> str:
    date = _DATE_ONLY.match(text)
    return text[date.end() :] if date else text


def _clause_before(case: Case) -> tuple[int, int] | None:
    """Return the clause that only ， parts from the figure's own, a date between them left out; none where it holds a figure."""
    stop = case.start - 1
    for _ in range(2):
        if stop <= case.sentence or case.norm[stop] != "，":
            return None
        window = max(case.sentence, stop - _LONGEST_BEFORE)
        start = max(case.norm.rfind(mark, window, stop) for mark in words.BOUNDARY) + 1
        start = max(start, window)
        if not _DATE_ONLY.fullmatch(case.norm, start, stop):
            ended = case.last.end if case.last else 0
            return (start, stop) if start >= ended else None
        stop = start - 1
    return None
