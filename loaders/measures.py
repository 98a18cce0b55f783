"""Which items of the outline are measures, and the measure that each becomes with its mentions and spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from .flat import FlatText
from .mentions import Hit, Mentions, within
from .outline import Item
from .record import (
    Clause,
    IndustryMention,
    Measure,
    PlaceMention,
    PollutantMention,
    Target,
)
from .table_duties import ROW
from .target_case import RawTarget
from .target_places import places_of, titled_with
from .work import GOALS, Work

_FORMAL = re.compile(
    r"(?:本[一-龥]{2,6})?(?:为.{2,80}，(?:特)?制定本|自.{2,20}起(?:施行|实施|执行|生效)|由[^，]{2,30}负责解释(?:，|$)|所称|适用于)"
)
"""Articles that say why a document is made, of what it speaks, when it takes effect or who explains it."""


def measures_of(
    text: FlatText, work: list[Work], mentions: Mentions, agencies: list[tuple[int, int]]
) -> Iterator[Measure]:
    """Yield the measures among the items in `work`, in their order, each with the mentions that stand in it.

    `agencies` are the flat spans of the names of offices in the text, in order.
    """
    paths: dict[tuple[str, ...], int] = {}
    answering = {one.item.start for one in work if one.duties}
    listed = _last_of_lists(text, work)
    for one in work:
        answered = any(child.start in answering for child in one.item.children)
        last = one.item.start in listed and not (one.duties or one.targets)
        if last or not _is_measure(text, one, agencies, answered=answered):
            continue
        path = _full_width(one.item.path)
        paths[path] = paths.get(path, 0) + 1
        if paths[path] > 1:  # a source that numbers two items alike: both stay, told apart
            path = (*path[:-1], f"{path[-1]}〔{paths[path]}〕")
        yield _measure(text, one, path, mentions)


def _is_measure(text: FlatText, one: Work, agencies: list[tuple[int, int]], *, answered: bool) -> bool:
    """Say whether an item is a measure: it answers to someone, sets a figure, or is a leaf with text of its own.

    Headings that only hold others, background, and principles that name no agency are none (GUIDELINES, Measures), nor
    are the words with which a heading leads in items that say who answers for them (`answered`).
    """
    item = one.item
    if one.duties or one.targets or item.style == ROW:
        return True
    if one.background or _FORMAL.match(text.norm[slice(*item.title)]):
        return False
    body = item.own_end - item.body_start - one.raised
    if body == 0 and not item.children:
        return _is_sentence(text, item)
    if (
        item.style == "article"
        and item.children
        and any(item.title[0] <= a < item.own_end for a, _ in agencies)
    ):
        return True  # 第三条 市水务局承担下列工作：（一）… names who it is for
    headed = any(child.style != "box" for child in item.children)  # a 专栏 in a section leaves it a leaf
    if headed or one.preamble:
        deep = headed and not one.preamble and len(item.path) > 1 and not answered
        return body > 0 and (deep or any(item.body_start <= a < item.own_end for a, _ in agencies))
    return body > 0


def _last_of_lists(text: FlatText, work: list[Work]) -> set[int]:
    """Return where items begin that close a list whose entry before ends with ；: the 。 is the list's, and they are no more."""
    return {
        one.item.start
        for before, one in pairwise(work)
        if before.item.path[:-1] == one.item.path[:-1]
        and before.item.style == one.item.style
        and all(item.own_end == item.body_start and not item.children for item in (before.item, one.item))
        and text.norm[before.item.title[1] : before.item.title[1] + 1] == "；"
        and one.item.style != ROW
    }


def _is_sentence(text: FlatText, item: Item) -> bool:
    """Say whether an item without a body is a sentence that states a task, and no bare heading."""
    return (item.style == "article" or "，" in text.norm[item.title[0] : item.title[1]]) and text.norm[
        item.title[1] : item.title[1] + 1
    ] == "。"


def _full_width(path: Iterable[str]) -> tuple[str, ...]:
    return tuple(step.replace("(", "（").replace(")", "）") for step in path)


def _measure(text: FlatText, one: Work, path: tuple[str, ...], mentions: Mentions) -> Measure:
    item = one.item
    heading = (
        item.title if item.title[1] > item.title[0] else (item.start, max(item.title[0], item.start + 1))
    )
    title = text.flat[heading[0] : heading[1]]
    clauses = [Clause(text.flat[c.start : c.end], text.span(c.start, c.end)) for c in one.clauses]
    end = max(item.own_end, item.title[1])
    span = text.span(item.start, end)
    inside = (item.title, item.title[0], end)
    titled = titled_with(text, item.title, mentions.places)
    places = _grouped(within(mentions.places, item.title[0], end), _by_place)
    return Measure(
        path=path,
        title=title,
        kind="goals" if GOALS.search(title) else "measure",
        span=span,
        title_span=text.span(*heading),
        clause=clauses[-1] if clauses else None,
        duties=tuple(one.duties),
        targets=tuple(
            _target(text, raw, places_of(text, raw, mentions.places, titled)) for raw in one.targets
        ),
        industries=tuple(
            IndustryMention(hits[0].name, hits[0].code, _in_title(hits, item.title), _spans(text, hits))
            for hits in _grouped(within(mentions.industries, *inside[1:]), _by_name)
        ),
        places=tuple(
            PlaceMention(
                max((h.name for h in hits), key=len),
                _code(hits),
                _in_title(hits, item.title),
                _spans(text, hits),
            )
            for hits in places
        ),
        pollutants=tuple(
            PollutantMention(hits[0].code or hits[0].name, _in_title(hits, item.title), _spans(text, hits))
            for hits in _grouped(within(mentions.pollutants, *inside[1:]), _by_code)
        ),
        more_clauses=tuple(clauses[:-1]),
    )


def _grouped(hits: Iterable[Hit], key: Callable[[Hit], str]) -> list[list[Hit]]:
    """Put the hits of one thing together, in order of first mention."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(key(hit), []).append(hit)
    return list(groups.values())


def _by_name(hit: Hit) -> str:
    return hit.name


def _by_code(hit: Hit) -> str:
    return hit.code or hit.name


def _by_place(hit: Hit) -> str:
    """Two names of a place without a code are one only where they begin alike, since one must prove the other."""
    if hit.code is None or hit.code.isdigit():
        return _by_code(hit)
    return f"{hit.code} {hit.name[:2]}"


def _code(hits: list[Hit]) -> str | None:
    """Return the GB/T 2260 code of a place; rivers, zones and regions have none."""
    code = hits[0].code
    return code if code and code.isdigit() else None


def _in_title(hits: list[Hit], title: tuple[int, int]) -> bool:
    return any(title[0] <= hit.start < title[1] for hit in hits)


def _spans(text: FlatText, hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple(text.span(hit.start, hit.end) for hit in hits)


def _target(text: FlatText, raw: RawTarget, places: tuple[str, ...]) -> Target:
    figure = raw.figure
    return Target(
        indicator=raw.indicator,
        value=_plain(figure.value),
        value_max=None if figure.value_max is None else _plain(figure.value_max),
        unit=figure.unit,
        bound=raw.bound,
        change=raw.change,
        year=raw.year,
        baseline_year=raw.baseline_year,
        stretch=raw.stretch,
        alternative=raw.alternative,
        places=places,
        quote=text.flat[raw.start : raw.end],
        span=text.span(raw.start, raw.end),
        nature=raw.nature,
        current_value=None if raw.current_value is None else _plain(raw.current_value),
        current_year=raw.current_year,
    )


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
