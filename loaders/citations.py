"""Citations: every 《…》 of a text with its document number (文号) where one follows.

A title may hold other titles in 〈…〉 or 《…》. Abbreviations that a plan makes for itself (以下简称《规划》) cite nothing new and are left
out, and so is the plan's own title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ontology.iris import fold
from .flat import FlatText
from .record import Citation, Span

NUMBER = re.compile(
    r"(?!和|与|及|按照|根据|依据|执行|落实|贯彻|以)[一-龥]{1,12}(?:〔|［|\[|（|【|\()20\d\d(?:〕|］|\]|）|】|\))(?:第)?\d{1,5}号"
)
"""A document number: 国发〔2021〕33号, in any of the brackets that printers use for the year."""

_BEFORE = re.compile(
    r"(?:^|[^一-龥]|和|与|及|按照|根据|依据|执行|落实|贯彻|以)(?P<number>(?!和|与|及|按照|根据|依据|执行|落实|贯彻|以)[一-龥]{1,8}[〔［\[（【]20\d\d[〕］\]）】](?:第)?\d{1,5}号)$"
)
_ORDER = re.compile(r"（(?P<number>[一-龥]{2,30}令(?:20\d\d年)?第?\d{1,4}号)(?:公布|发布|修订)?[，）]")
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?:T/)?[A-Z]{1,8}\d{0,6}(?:/[A-Z]{1,8})?\d{1,6}(?:\.\d{1,3}){0,3}(?:—{1,2}|-)(?:19|20)?\d\d(?!\d)"
)
"""The number of a standard: GB 31571-2015, HJ/T 91—2002, DB11/T 1322.2-2017, T/CAEPI 12—2017."""

_ANY_NUMBER = re.compile(f"{NUMBER.pattern}|{_STANDARD.pattern}")
_IN_BRACKETS = re.compile(r"（[^（）《》。]{4,120}(?:（20\d\d）[^（）《》。]{2,40}){0,4}）")
_JOINED = re.compile(r"[、和与及，]?")
_MAX_NUMBER = 40
_MARKS = re.compile(r"[《》]")
_MAX_TITLE = 120
_SHORT = re.compile(
    r"^(?:本)?(?:规划|方案|计划|意见|通知|办法|纲要|条例|行动方案|实施方案|实施意见|指导意见|若干措施|目录|标准|措施|决定|总体方案|行动计划)$"
)
_BEFORE_NUMBER = re.compile(r"[（〔［\[(]?")


def citations(text: FlatText, own_title: str) -> tuple[Citation, ...]:
    """Return the distinct documents cited, in the order of their first mention, each with all its spans."""
    own = fold(own_title)
    order: dict[str, tuple[str, str | None, list[Span]]] = {}
    titles = list(_titles(text.norm))
    several = _numbers_of_several(text, titles)
    for start, end in titles:
        title = text.flat[start + 1 : end - 1]
        key = fold(title)
        if key == own or _SHORT.match(title) or not title:
            continue
        number = several[end] if end in several else _number_after(text, end)
        number = number or _number_before(text, start)
        title, known, spans = order.get(key, (title, None, []))
        if (
            text.flat[start + 1 : end - 1] == title
        ):  # a title printed in another width would not prove this one
            spans.append(text.span(start, end))
        order[key] = (title, known or number, spans)
    return tuple(Citation(title, number, tuple(spans)) for title, number, spans in order.values())


def _titles(norm: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost 《…》; one that is longer than a title can be was never closed and is passed over."""
    depth = begin = 0
    for match in _MARKS.finditer(norm):
        if match.group() == "《":
            if depth == 0 or match.start() - begin > _MAX_TITLE:
                depth, begin = 0, match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - begin <= _MAX_TITLE:
                yield begin, match.end()


def _numbers_of_several(text: FlatText, titles: list[tuple[int, int]]) -> dict[int, str | None]:
    """Return end of title -> number where one bracket behind titles in a row has several numbers: 《…》《…》（甲、乙）.

    As many numbers as titles are theirs in order; otherwise whose they are cannot be told, unless it is one title: the
    first number is then its own, as that of the notice that passed it on comes behind.
    """
    found: dict[int, str | None] = {}
    row: list[int] = []
    for index, (_, end) in enumerate(titles):
        row.append(end)
        following = titles[index + 1][0] if index + 1 < len(titles) else len(text.norm)
        if _JOINED.fullmatch(text.norm, end, following):
            continue
        bracket = _IN_BRACKETS.match(text.norm, end)
        spans = [m.span() for m in _ANY_NUMBER.finditer(text.norm, *bracket.span())] if bracket else []
        if len(row) > 1 and len(spans) > 1:
            numbers = [text.flat[a:b] for a, b in spans]
            found.update(zip(row, numbers if len(numbers) == len(row) else [None] * len(row), strict=True))
        row = []
    return found


def _number_before(text: FlatText, start: int) -> str | None:
    """Return the number right before a title: 中办发〔2019〕5号《…》; words that lead to it are no part of it."""
    begin = max(0, start - _MAX_NUMBER)
    if match := _BEFORE.search(text.norm, begin, start):
        return text.flat[match.start("number") : match.end("number")]
    standard = next((m for m in _STANDARD.finditer(text.norm, begin, start) if m.end() == start), None)
    return text.flat[standard.start() : standard.end()] if standard else None


def _number_after(text: FlatText, end: int) -> str | None:
    order = _ORDER.match(text.norm, end)
    if order:
        return text.flat[order.start("number") : order.end("number")]
    begin = end + (text.norm[end : end + 1] in ("（", "〔", "［", "["))
    match = NUMBER.match(text.norm, begin) or _STANDARD.match(text.norm, begin)
    return text.flat[match.start() : match.end()] if match else None
