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
    for start, end in _titles(text.norm):
        title = text.flat[start + 1 : end - 1]
        key = fold(title)
        if key == own or _SHORT.match(title) or not title:
            continue
        number = _number_after(text, end) or _number_before(text, start)
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


def _number_before(text: FlatText, start: int) -> str | None:
    """Return the number right before a title: 中办发〔2019〕5号《…》; words that lead to it are no part of it."""
    match = _BEFORE.search(text.norm, max(0, start - _MAX_NUMBER), start)
    return text.flat[match.start("number") : match.end("number")] if match else None


def _number_after(text: FlatText, end: int) -> str | None:
    order = _ORDER.match(text.norm, end)
    if order:
        return text.flat[order.start("number") : order.end("number")]
    begin = end + (text.norm[end : end + 1] in ("（", "〔", "［", "["))
    match = NUMBER.match(text.norm, begin)
    return text.flat[match.start() : match.end()] if match else None
