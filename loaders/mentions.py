"""What a text names: industries, places, pollutants.

Industries and pollutants are words of the code lists. Places are found by the register inside the plan's own
territory and, where no list can be complete, by their form: rivers (X河), zones and parks (X工业园区, X经济开发区).
All are searched once over the whole text, in linear time; who asks for a measure's mentions takes a slice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import ahocorasick_rs

from ..ontology.industries import industry_mentions
from ..ontology.places import Place, place_table
from ..ontology.pollutants import pollutant_guards, pollutant_names
from .flat import FlatText
from .place_forms import places_by_form
from .place_names import listed_places, names_a_body

_START = attrgetter("start")
_SHORT_FOR = ("以下简称", "以下简称“", "下称", "简称", "简称“")


class Hit(NamedTuple):
    """One mention in flat offsets: the words, and what they name (a code, a place key; `None` for a place by form)."""

    start: int
    end: int
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a text, each kind in the order of the text."""

    industries: tuple[Hit, ...]
    places: tuple[Hit, ...]
    pollutants: tuple[Hit, ...]


def find_mentions(
    text: FlatText,
    territories: tuple[Place, ...],
    outside: Iterable[tuple[int, int]],
    headings: list[tuple[int, int]],
) -> Mentions:
    """Return what the text names, except inside the spans of `outside` (clauses, titles of cited documents).

    `territories` are the plan's own: their short names of counties are safe, their own names are no mentions.
    `headings` are the items' titles, in order: what a heading is about counts where the same word in a text may not.
    """
    norm, flat = text.norm, text.flat
    closed = sorted(outside)
    starts = [a for a, _ in closed]

    def is_open(start: int, end: int) -> bool:
        index = bisect_left(starts, end) - 1
        return index < 0 or closed[index][1] <= start

    pollutants = _pollutants(norm, flat)
    places = _places(norm, flat, territories)
    parks = [(hit.start, hit.end) for hit in places if hit.name.endswith(("园", "区", "基地"))]
    industries = (
        Hit(h.start, h.end, flat[h.start : h.end], h.code)
        for h in industry_mentions(norm, headings)
        if not _inside(parks, h.start, h.end)  # 乌当医药食品工业园 is a place, and no word on food
    )
    kept = [tuple(h for h in hits if is_open(h.start, h.end)) for hits in (industries, places, pollutants)]
    return Mentions(*kept)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(spans, (start + 1, 0)) - 1
    return index >= 0 and spans[index][1] >= end


def within(hits: tuple[Hit, ...], start: int, end: int) -> tuple[Hit, ...]:
    """Return the hits that lie in `start:end` (hits are in order)."""
    first = bisect_left(hits, start, key=_START)
    last = bisect_left(hits, end, key=_START)
    return tuple(hit for hit in hits[first:last] if hit.end <= end)


@cache
def _pollutant_matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    words = tuple(pollutant_names())
    matchkind, implementation = ahocorasick_rs.MatchKind.LeftmostLongest, ahocorasick_rs.Implementation.DFA
    # The fastest kind of matcher is cheap to build for so few words.
    return ahocorasick_rs.AhoCorasick(words, matchkind=matchkind, implementation=implementation), words


def _pollutants(norm: str, flat: str) -> list[Hit]:
    matcher, words = _pollutant_matcher()
    names, guards = pollutant_names(), pollutant_guards()
    hits = []
    for number, start, end in matcher.find_matches_as_indexes(norm):
        guard = guards.get(words[number])
        if _in_letters(norm, start, end):
            continue  # TN in OTN is a part of another sign
        if guard is None or guard.allows(norm, start, end):
            hits.append(Hit(start, end, flat[start:end], names[words[number]]))
    return hits


def _in_letters(norm: str, start: int, end: int) -> bool:
    """Say whether a sign in Latin letters goes on before or behind in such letters."""
    before, after = norm[start - 1 : start], norm[end : end + 1]
    return (norm[start].isascii() and before.isascii() and before.isalpha()) or (
        norm[end - 1].isascii() and norm[end - 1].isalpha() and after.isascii() and after.isalpha()
    )


def _places(norm: str, flat: str, territories: tuple[Place, ...]) -> list[Hit]:
    """Return the places: zones and waters by form first (they hold a place's name), then the register's."""
    listed = listed_places(norm, territories)
    above = {place.key for territory in territories for place in place_table().chain(territory)}
    by_form = places_by_form(norm, [(one.start, one.end) for one in listed])
    starts = {one.start: one for one in listed}
    hits = []
    for start, end in by_form:
        one = starts.get(start)
        if one is None or one.end != end:
            hits.append(Hit(start, end, flat[start:end], None))
    ends = [b for _, b in by_form]
    for one in listed:
        index = bisect_left(ends, one.end)
        inside = (
            index < len(by_form) and by_form[index][0] <= one.start and by_form[index] != (one.start, one.end)
        )
        own = one.place.key in above or (
            one.place.kind == "region" and place_table().is_made_of(one.place, territories)
        )
        if not inside and not own and not names_a_body(norm, one.end):
            name = one.name or flat[one.start : one.end]
            hits.append(Hit(one.start, one.end, name, one.place.code or one.place.key))
    # A short name that the text itself gives (以下简称天津自贸试验区) stands for what was named before it.
    named = (hit for hit in hits if not norm.endswith(_SHORT_FOR, 0, hit.start))
    return sorted(named, key=lambda hit: hit.start)
