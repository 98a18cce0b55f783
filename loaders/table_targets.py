"""Targets in a table of indicators: name, unit, value of the base year, value to be reached, 约束性 or 预期性.

A cell without a figure (达到国家要求, —) sets no target. A figure that cannot be read, or has no unit anywhere, is unread.
Which columns hold what is to be reached: `table_goals`. How an indicator is written: `table_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..ontology.places import Place
from .figures import Figure, due_year, years
from .flat import FlatText
from .record import Change, Nature
from .table_columns import Column
from .table_goals import Uses, uses_of
from .table_heads import PLAN_YEARS
from .table_names import Named, named_as, named_in, place_in
from .table_values import Value, value_of
from .tables import Cell, Row, Table
from .target_case import RawTarget

_NATURES: tuple[tuple[Nature, str], ...] = (("binding", "约束"), ("anticipatory", "预期"))
_NATURE_ALONE = re.compile(r"(?:约束|预期)性?(?:指标)?(?:$|[，；。（])")
_NATURE_HEADING = re.compile(r"(?:约束|预期)性(?:指标)?$")
_DIGIT = re.compile(r"\d")
_SETS_GOALS = re.compile(r"目标|任务|计划|分解|指标")
_INDEX = re.compile(r"指数|系数|PUE|能效比")

_Base = tuple[int | None, Value]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with what holds for all its figures."""

    row: Row
    named: Named
    nature: Nature | None
    base: _Base | None


def table_targets(
    text: FlatText, table: Table, floor: int, place: Place | None = None
) -> tuple[list[RawTarget], list[tuple[int, int]]]:
    """Return the targets of a table of indicators, and the spans of the rows whose figures could not be read.

    `floor` is the first year in which a target can fall due: a column of an earlier year is the base. `place` is that of
    the plan, for tables that have a row for each of its places.
    """
    targets: list[RawTarget] = []
    unread: list[tuple[int, int]] = []
    uses = uses_of(table, floor, goals=bool(_SETS_GOALS.search(text.norm, *table.caption)))
    read = _of_places if _has_places(table) else _of_indicators
    for target in read(text, table, uses, place):
        if isinstance(target, Row):
            unread.append((target.start, target.end))
        else:
            targets.append(target)
    return targets, sorted(set(unread))


def is_indicator_table(table: Table) -> bool:
    """Say whether a table gives indicators with values to be reached, by rows or in the heads of its columns."""
    valued = table.has("value", "growth") or any(c.opaque or c.estimated for c in table.columns)
    return (table.has("indicator") and valued) or _has_places(table)


def _has_places(table: Table) -> bool:
    """Say whether a table has a row for each place. Which figure it gives, its heads may leave to the line above."""
    named = table.has("measure") or (
        table.has("value") and not table.has("task", "lead", "responsible", "goal")
    )
    return table.has("place") and named and not table.has("indicator")


def _of_indicators(text: FlatText, table: Table, uses: Uses, _: Place | None) -> Iterator[RawTarget | Row]:
    """Yield a target for each figure to be reached, the row where a figure could not be read."""
    heading: Named | None = None
    under: Nature | None = None
    for row in table.rows:
        for above in row.above:
            under = _nature_above(text.norm[slice(*above)]) or under
        if sum(not cell.empty for cell in row.cells) == 1:
            under = _nature_above(text.norm[row.start : row.end]) or under
        cells = [c for c in table.under(row, "indicator") if not text.norm[c.start : c.end].isdigit()]
        if not cells:
            continue
        unit = next((text.flat[c.start : c.end] for c in table.under(row, "unit")), "")
        named = named_in(text, cells, unit, heading)
        filled = [
            (column, cell)
            for column, cell in zip(table.columns, row.cells, strict=False)
            if not cell.covered and _DIGIT.search(text.norm, cell.start, cell.end)
        ]
        if not any(column in uses.goals for column, _ in filled):
            heading = named
        line = _Line(row, named, _nature(text, table, row) or under, _base(text, filled, uses))
        for column, cell in filled:
            # A figure that reaches over several rows says of none of them alone what is to be reached.
            if column in uses.goals:
                yield _of_cell(text, table, line, column, cell)
            elif column in uses.unsure:
                yield row


def _of_places(text: FlatText, table: Table, uses: Uses, place: Place | None) -> Iterator[RawTarget | Row]:
    """Yield the targets of a table whose rows are places and whose columns are indicators of a year."""
    for row in table.rows:
        where = next(table.under(row, "place"), None)
        filled = [
            (column, cell)
            for column, cell in zip(table.columns, row.cells, strict=False)
            if not cell.covered and _DIGIT.search(text.norm, cell.start, cell.end)
        ]
        named = place_in(text, where, place) if where else None
        for column, cell in filled:
            if column not in uses.goals:
                continue
            if where is None or named is None or not column.measure[0]:
                yield row
                continue
            twins = [one for one in filled if one[0].measure == column.measure]
            work = column.measure[1]
            about = named_as(where, column.measure[0])
            about = replace(about, change=about.change or ("add" if work else None))
            line = _Line(row, about, None, None if work else _base(text, twins, uses))
            target = _of_cell(text, table, line, column, cell)
            yield replace(target, places=named) if isinstance(target, RawTarget) else target


def _base(text: FlatText, filled: Sequence[tuple[Column, Cell]], uses: Uses) -> _Base | None:
    """Return the value of the last year before the plan: of its own columns first, then of bare years."""
    known = [(c, value) for c, cell in filled if c in uses.bases and (value := value_of(text, cell))]
    if not known:
        return None
    column, value = max(known, key=lambda one: _trust(one[0]))
    return None if column.goal else (column.year, value)


def _trust(column: Column) -> tuple[bool, bool, int, bool]:
    """Return how well a column tells what was reached: no goal, no estimate, late, and by its own words."""
    return not column.goal, not column.estimated, column.year or 0, column.head == "base"


def _of_cell(text: FlatText, table: Table, line: _Line, column: Column, cell: Cell) -> RawTarget | Row:
    value = value_of(text, cell)
    if value is None:
        return line.row
    how = _growth(line.named, value, column) if column.head == "growth" else _level(line.named, value)
    if how is None:
        return line.row
    change, unit = how
    if not (unit or _INDEX.search(line.named.name)):
        return line.row
    year = column.year or _due(text, table, line.row) or _last_year(table, column) or _year_of(text, table)
    return _target(text, line, column, cell, value, (change, unit, year))


def _due(text: FlatText, table: Table, row: Row) -> int | None:
    """Return the year in the row's column for it (完成时限)."""
    cells = table.under(row, "due")
    return next((due for cell in cells if (due := due_year(text.norm, cell.start, cell.end))), None)


def _last_year(table: Table, column: Column) -> int | None:
    """Return the last year with a column of its own: a rate of growth without a year leads there."""
    return (
        max((one.year or 0 for one in table.columns), default=0) or None if column.head == "growth" else None
    )


def _level(named: Named, value: Value) -> tuple[Change, str] | None:
    """Return how a figure is to be reached, and its unit; `None` for 累计19%, which is no level, where nothing says of what."""
    unit = value.unit or named.unit
    change = value.change or named.change
    if change is None and value.total:
        if unit == "%":
            return None
        change = "add" if named.adds_up else None
    return (named.change or change or "level") if change == "level" else (change or "level"), unit


def _growth(named: Named, value: Value, column: Column) -> tuple[Change, str] | None:
    """Return the direction and unit of a rate of growth: per cent of what has another unit.

    Of what is a share itself, percentage points and per cent cannot be told apart.
    """
    change = value.change or named.change or column.direction
    if change == "add":
        return change, value.unit or named.unit
    if change not in ("increase", "decrease"):
        if not (column.yearly or value.total) or "变化" in column.words:
            return None
        change = "increase"
    if value.unit:
        return change, value.unit
    if named.unit == "%":
        return (change, "%") if named.change else None
    if value.total or column.words.endswith("累计"):
        return change, named.unit
    return (change, "%") if column.yearly or column.words.endswith("（%）") else None


def _year_of(text: FlatText, table: Table) -> int | None:
    """Return the year that the line above the table names (“十四五”…主要指标 → 2025)."""
    named = [year.year for year in years(text.norm, *table.caption) if year.kind == "deadline"]
    plan = re.search(r"十四五|十五五", text.norm[slice(*table.caption)])
    return named[-1] if named else PLAN_YEARS[plan.group()] if plan else None


def _target(  # noqa: PLR0913, PLR0917 - what a row says, part by part
    text: FlatText, line: _Line, column: Column, cell: Cell, value: Value, how: tuple[Change, str, int | None]
) -> RawTarget:
    named, base = line.named, line.base
    change, unit, year = how
    start = cell.start if named.cell.covered or named.cell.start > cell.start else named.cell.start
    # The column of the base year gives for a fall the fall of the years before, which nothing is compared with.
    compared = (
        base and change == "level" and (not base[1].unit or not value.unit or base[1].unit == value.unit)
    )
    return RawTarget(
        indicator=(named.work if change == "add" else named.name) + value.note,
        figure=Figure(cell.start, cell.end, cell.end, value.low, value.high, unit, None),
        bound=value.bound,
        change=change,
        start=start,
        end=cell.end,
        subject=(named.cell.start, named.cell.end),
        year=year,
        baseline_year=value.baseline or named.baseline or column.baseline,
        tabled=True,
        stretch=value.stretch,
        nature=line.nature,
        current_value=base[1].low if base and compared else None,
        current_year=base[0] if base and compared else None,
    )


def _nature(text: FlatText, table: Table, row: Row) -> Nature | None:
    """Return what the column for it says, or one for notes that says nothing else."""
    said = (text.norm[cell.start : cell.end] for cell in table.under(row, "nature"))
    noted = (text.norm[cell.start : cell.end] for cell in table.under(row, "aside"))
    found = (*map(_nature_of, said), *(_nature_of(words) for words in noted if _NATURE_ALONE.match(words)))
    return next((nature for nature in found if nature), None)


def _nature_above(words: str) -> Nature | None:
    """Return what a heading among the rows says: 一、约束性指标."""
    return _nature_of(words) if _NATURE_HEADING.search(words) else None


def _nature_of(words: str) -> Nature | None:
    return next((nature for nature, word in _NATURES if word in words), None)
