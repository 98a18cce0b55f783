"""For which places a target is: those in its quote, those that do the work, those that head its sentence or its item."""

from __future__ import annotations

import re

from .flat import FlatText
from .mentions import Hit, within
from .target_case import RawTarget

_WHERE = re.compile(r"(?<![存现正所内潜])在[^，。；：]{2,50}?(?:重点|分别|各|先行|率先|等地区?|优先)?$")
_LONGEST_WHERE = 60
_LONGEST_SENTENCE = 300
_BEFORE_PLACES = frozenset("，。；：（）")
_OF_EACH = re.compile(
    r"(?:(?:力争|确保|计划)?(?:到|于|在)?20\d\d年(?:底|末)?(?:之?以?前)?)?(?:再?各|分别|均|要)*$"
)
_EACH_ENDS = frozenset("各别均要年底末前")
"""How what `_OF_EACH` finds ends: it can be nothing, and would be looked for at every character."""
_JOINED = re.compile(r"[、和及与等]|以及")
_EXCEPT = re.compile(r"[^（）]{0,30}除外）")


def places_of(
    text: FlatText, raw: RawTarget, places: tuple[Hit, ...], titled: tuple[Hit, ...]
) -> tuple[str, ...]:
    """Return the names of the places that a target is for, in order; `titled` are those that its item's title consists of."""
    start, end = min(raw.start, raw.subject[0]), max(raw.end, raw.subject[1])
    named = within(places, start if raw.tabled else _since_where(text, start, places), end)
    named = tuple(hit for hit in named if not _EXCEPT.match(text.norm, hit.end))
    named = tuple(hit for hit in named if text.norm[hit.start : hit.end] in raw.places) or named
    labels = () if named or titled or raw.tabled else _labels(text, raw.start, places)
    return tuple(dict.fromkeys(hit.name for hit in named or titled or labels))


def titled_with(text: FlatText, title: tuple[int, int], places: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the places that a title consists of: （一）贵阳市, but not 贵阳市产业."""
    return within(places, *title) if _first_of_list(text.norm, places, title[1]) == title[0] else ()


def _since_where(text: FlatText, start: int, places: tuple[Hit, ...]) -> int:
    """Return where a target begins with the words that say where: 在贵阳市、遵义市开展… names its places before the verb."""
    where = _WHERE.search(text.norm, max(0, start - _LONGEST_WHERE), start)
    return where.start() if where else _since_places(text, start, places)


def _since_places(text: FlatText, start: int, places: tuple[Hit, ...]) -> int:
    """Return where a target begins with the places that do it: 贵阳市、安顺市2024年底前各建成1个…, and nothing else before the verb."""
    stop = start
    if text.norm[start - 1 : start] in _EACH_ENDS:
        of_each = _OF_EACH.search(text.norm, max(0, start - _LONGEST_WHERE), start)
        stop = of_each.start() if of_each else start
    at = _first_of_list(text.norm, places, stop)
    return at if at < stop and _opens(text, at) else start


def _first_of_list(norm: str, places: tuple[Hit, ...], end: int) -> int:
    """Return where the list of places begins that ends at `end`, or `end` where none does."""
    at = end
    for hit in reversed(within(places, max(0, end - _LONGEST_WHERE), end)):
        if hit.end != at and not _JOINED.fullmatch(norm, hit.end, at):
            break
        at = hit.start
    return at


def _opens(text: FlatText, at: int) -> bool:
    return text.norm[at - 1 : at] in _BEFORE_PLACES or text.line_starts[text.line_of(at)] == at


def _labels(text: FlatText, start: int, places: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the places that head the sentence of a target: 贵阳市：建成…20座，改造…30座."""
    begin = text.norm.rfind("。", max(0, start - _LONGEST_SENTENCE), start) + 1
    colon = text.norm.rfind("：", begin, start)
    first = _first_of_list(text.norm, places, colon) if colon >= 0 else colon
    return within(places, first, colon) if first < colon and _opens(text, first) else ()
