"""Which columns of a table of indicators hold what is to be reached, and which what was reached before.

A head may say so (目标值, 现状值). A bare year (2025年) does by where it stands: before the plan begins it is the base, and so
it is beside columns whose heads call themselves goals, or as the first of two years that lie far apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .table_columns import Column
from .tables import Table

_FAR, _NEAR = 3, 2
_ROUND = 5
"""Plans set their goals for round years: 2025 beside 2030 is one, too."""


@dataclass(frozen=True, slots=True)
class Uses:
    """The columns of goals, of the base, and those of which it cannot be told."""

    goals: frozenset[Column]
    bases: frozenset[Column]
    unsure: frozenset[Column]


def uses_of(table: Table, floor: int, *, goals: bool) -> Uses:
    """Return what the columns of a table are for. `floor` is the first year in which a target can fall due;
    `goals` says whether the line above calls it a table of goals.
    """
    dated = [column for column in table.columns if column.head in ("value", "measure")]
    bases = {c for c in table.columns if c.head == "base" and not _is_last_estimate(c, dated)}
    bases |= {column for column in dated if column.year is not None and column.year < floor}
    reached = [c for c in dated if c not in bases and (c.head == "value" or c.year or c.goal or goals)]
    reached += [
        c for c in table.columns if c.head == "base" and c not in bases and (c.year or floor) >= floor
    ]
    unsure = {column for column in table.columns if column.opaque and (column.year or floor) >= floor}
    before, doubtful = _bare(reached, based=bool(bases))
    bases |= before
    unsure |= doubtful
    reached += [c for c in table.columns if c.head == "growth" and (c.year or floor) >= floor]
    return Uses(frozenset(reached) - bases - unsure, frozenset(bases), frozenset(unsure))


def _is_last_estimate(column: Column, dated: list[Column]) -> bool:
    """Say whether 2025年预计 is what the plan expects of its last year: no column stands for a later one."""
    if not column.estimated or column.year is None:
        return False
    return not any(other.year is None or other.year > column.year for other in dated)


def _bare(goals: list[Column], *, based: bool) -> tuple[set[Column], set[Column]]:
    """Return the columns of bare years that are the base, and those that may be. With another base there are none of the second."""
    marked = [column.year for column in goals if column.goal and column.year]
    bare = {column for column in goals if not column.goal and column.year}
    if marked:
        return {column for column in bare if column.year and column.year < min(marked)}, set()
    years = sorted({column.year for column in bare if column.year})
    if len(years) >= _NEAR and all("五" in column.words for column in bare):
        return set(_of_year(bare, years[0])), set()  # “十三五”末 beside “十四五”末
    if based or len(years) < _NEAR or years[0] % _ROUND == 0 or years[1] - years[0] < _NEAR:
        return set(), set()
    first = set(_of_year(bare, years[0]))
    return (first, set()) if years[1] - years[0] >= _FAR else (set(), first)


def _of_year(columns: set[Column], year: int) -> Iterator[Column]:
    return (column for column in columns if column.year == year)
