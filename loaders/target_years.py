"""The year that governs a statement of goals: that of the plan, of the words that announce a list, of the sentence."""

from __future__ import annotations

from dataclasses import replace

from . import target_words as words
from .figures import Year, years

_LONGEST_ANNOUNCEMENT = 200


def of_this_plan(norm: str, year: Year, floor_year: int) -> Year:
    """Return the year as a deadline where a period now over (“十三五”期间) is the plan's own."""
    words_of = norm[year.start : year.end]
    own = year.kind == "state" and year.year >= floor_year and "五" in words_of
    return replace(year, kind="deadline") if own and "以来" not in words_of else year


def announced_year(norm: str, start: int, floor_year: int) -> int | None:
    """Return the year of the words right before `start` that announce a list of goals: 到2027年，具体目标：, or `None`."""
    if norm[start - 1 : start] != "：":
        return None
    window = max(0, start - _LONGEST_ANNOUNCEMENT)
    begin = max(window, *(norm.rfind(mark, window, start) + 1 for mark in "。；"))
    if not words.ANNOUNCES.search(norm, begin, start):
        return None
    return last_deadline(years(norm, begin, start), floor_year)


def last_deadline(named: list[Year], floor_year: int) -> int | None:
    """Return the last year by which something is due, or `None` where none is or it lies before the plan."""
    deadlines = [year.year for year in named if year.kind == "deadline"]
    return deadlines[-1] if deadlines and deadlines[-1] >= floor_year else None
