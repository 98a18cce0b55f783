"""The columns of a table out of its lines of heads: what each holds, of which year, and whether its head calls it a goal.

指标      | 2020年 | 2025年           |          two lines of heads: the upper one is wide
          |        | 目标值 | 年均增速 |
市州      | 2020年森林覆盖率（%） | 2025年森林覆盖率（%）     a head that names indicator and year
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .record import Change
from .table_heads import PLAN_YEARS, Head, head_of, measure_of

_COMPARED = re.compile(r"[比较](20\d\d)")
_YEAR = re.compile(r"(?<![比较])(?P<year>20\d\d)(?:年|(?=\D|$))|(?P<plan>十[一二三四五六]五)")
_GOAL = re.compile(r"目标|规划(?!期)|预期|计划|要求|任务")
_OTHER: frozenset[Head] = frozenset({"indicator", "lead", "support", "responsible", "settle", "goal"})
_ASKS = re.compile(r"目标|年均|累计|增|降|20\d\d年|十[四五]五|^其中|全[省市]$|.[省市州县区]$")
_FEWEST = 2
_DIGIT = re.compile(r"\d")
_YEARLY = re.compile(r"年均|年度|平均|每年|增速|[增降]幅")
_FALLS = re.compile(r"下降|降低|降幅|减少|削减")
_RISES = re.compile(r"增|提高|提升|上升")


@dataclass(frozen=True, slots=True)
class Word:
    """A head as it is written in one line of heads; `covered`: the head above reaches down over it."""

    text: str
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, the year that its head names, and the head itself.

    `goal`: the head says that it holds what is to be reached. `measure`: the indicator that it names, and whether as work
    to be done. `opaque`: it stands
    under a wide head of values, or speaks of years or goals, but what its own head means is not known.
    """

    head: Head | None
    year: int | None
    words: str = ""
    goal: bool = False
    measure: tuple[str, bool] = ("", False)
    opaque: bool = False

    @property
    def estimated(self) -> bool:
        """Say whether the head gives what is expected of a year: of the year before, or the last one of the plan."""
        return "预计" in self.words

    @property
    def baseline(self) -> int | None:
        """Return the year with which a head compares: 比2020年增长."""
        compared = _COMPARED.search(self.words)
        return int(compared[1]) if compared else None

    @property
    def yearly(self) -> bool:
        """Say whether a rate of growth is one a year, and not one of all years together."""
        return bool(_YEARLY.search(self.words))

    @property
    def direction(self) -> Change | None:
        """Return `decrease` or `increase` where the head of a rate of growth says which."""
        if _FALLS.search(self.words):
            return "decrease"
        return "increase" if _RISES.search(self.words) else None


def columns(heads: Sequence[Sequence[Word]], width: int) -> tuple[Column, ...]:
    """Return what each of `width` columns holds. A column without a head belongs to the one on its left, whose head is wide.

    项目 beside 单位 or several years, and nobody who answers for it, is what is measured; 目标 beside 指标 is its value.
    """
    found = tuple(_column(words) for words in _whole_heads(heads, width))
    kinds = {column.head for column in found}
    if "indicator" in kinds and "goal" in kinds and not kinds & {"value", "task"}:
        return tuple(replace(one, head="value", goal=True) if one.head == "goal" else one for one in found)
    dated = sum(column.head == "value" and column.year is not None for column in found)
    plain = any(column.words == "项目" for column in found) and dated >= _FEWEST
    if "value" not in kinds or not ("unit" in kinds or plain) or kinds & _OTHER:
        return found
    return tuple(replace(one, head="indicator") if one.head == "task" else one for one in found)


def goes_on(heads: Sequence[Sequence[Word]], row: Sequence[Word]) -> bool:
    """Say whether a row goes on with the heads above it: all its words are heads, alone or under wide ones.

    Words without figures that fill nothing but the place below wide heads are heads too, whatever they mean.
    """
    above = ["".join(words) for words in _whole_heads(heads, len(row))]
    last = _padded(heads[-1], len(row) + 1)
    open_ = [not word.text and not word.covered for word in last]
    wide = [open_[n] or open_[n + 1] for n in range(len(row))]
    filled = [n for n, word in enumerate(row) if word.text and not word.covered]
    if all(head_of(row[n].text) or (wide[n] and measure_of(above[n] + row[n].text)) for n in filled):
        return True
    return len(filled) >= _FEWEST and all(
        wide[n] and above[n] and not _is_figure(row[n].text) for n in filled
    )


def _is_figure(text: str) -> bool:
    return bool(_DIGIT.search(text)) and not _YEAR.search(text)


def _padded(row: Sequence[Word], width: int) -> list[Word]:
    return [*row, *(Word("") for _ in range(width - len(row)))][:width]


def _whole_heads(heads: Sequence[Sequence[Word]], width: int) -> Iterator[list[str]]:
    before: list[str] = []
    for number in range(width):
        here = [row[number] if number < len(row) else Word("") for row in heads]
        words = [word.text for word in here]
        if not any(words) and before and not any(word.covered for word in here):
            words = before
        elif not words[0] and before and len(words) > 1 and not here[0].covered:
            words[0] = before[0]  # the upper of two lines of heads is wide
        before = words
        yield words


def _column(words: Sequence[str]) -> Column:
    whole = "".join(words)
    last = next((word for word in reversed(words) if word), "")
    known = (head_of(whole), head_of(last))
    own = known[0] or known[1]
    outer = next((head for word in reversed(words) if (head := head_of(word))), None)
    named = list(_YEAR.finditer(whole))  # of a wide head above and one's own, one's own stands last
    year = (int(named[-1]["year"]) if named[-1]["year"] else PLAN_YEARS[named[-1]["plan"]]) if named else None
    valued = own is None and outer in ("value", "base")
    measured = measure_of(whole) or measure_of(last) if own == "measure" else None
    return Column(
        own or (None if valued else outer),
        year,
        whole,
        goal=own != "base" and bool(_GOAL.search(whole)),
        measure=measured or ("", False),
        opaque=(valued and outer == "value") or (own is None and bool(_ASKS.search(whole))),
    )
