"""What the forms of a target are given, a figure with its chunk, and what they give back, a target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..ontology.units import units
from . import target_words as words
from .figures import Figure
from .record import Bound, Change, Nature


@dataclass(frozen=True, slots=True)
class RawTarget:
    """A target in flat offsets: `start:end` is the quote, `subject` where the indicator's words stand.

    `tabled`: it stands in a table, where no words beside its row say anything of it. `places`: as written, the places that stood in its name, where it had some: of 甲市、乙市占比分别达到… each has its own.
    """

    indicator: str
    figure: Figure
    bound: Bound
    change: Change
    start: int
    end: int
    subject: tuple[int, int]
    year: int | None = None
    baseline_year: int | None = None
    stretch: bool = False
    alternative: bool = False
    nature: Nature | None = None
    current_value: float | None = None
    current_year: int | None = None
    places: tuple[str, ...] = ()
    tabled: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A group of figures and what stands around it.

    `text` is the chunk before the figures (it starts at `start`), `rest` what follows up to the next boundary. `joined`:
    only ， or 、 parts it from the target before (`last`, of the group `previous`; `recent` are all of the sentence, which begins at `sentence`). `inclusive`: 及以上 follows.
    """

    norm: str
    figures: tuple[Figure, ...]
    start: int
    text: str
    rest: str
    joined: bool
    inclusive: bool
    previous: tuple[RawTarget, ...]
    recent: tuple[RawTarget, ...] = ()
    sentence: int = 0

    @property
    def figure(self) -> Figure:
        """Return the first figure of the group."""
        return self.figures[0]

    @property
    def last(self) -> RawTarget | None:
        """Return the target before in the same sentence."""
        return self.previous[-1] if self.previous else None

    @property
    def tail(self) -> int:
        """Return where the group ends, 以上 and 左右 included."""
        return self.figures[-1].tail


@cache
def _kinds() -> dict[str, str]:
    return {symbol: unit.kind for symbol, unit in units().items()}


def unit_kind(symbol: str) -> str:
    """Return the kind of a unit (mass, money, counter …), or an empty string for a unit not in the table."""
    return _kinds().get(symbol, "")


@lru_cache(maxsize=4)
def verb_before(text: str) -> re.Match[str] | None:
    """Return the verb of `SUBJECT VERB FIGURE` at the end of a chunk, which several rules and forms ask for in turn."""
    return words.VERB.search(text)
