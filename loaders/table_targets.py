"""Targets in a table of indicators: name, unit, value of the base year, value to be reached, 约束性 or 预期性.

A cell without a figure (达到国家要求, —) sets no target. A figure that cannot be read, or has no unit anywhere, is unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..ontology.units import unit_pattern_forms
from .figures import Figure, years
from .flat import FlatText
from .record import Bound, Change, Nature
from .tables import Cell, Column, Row, Table
from .target_case import RawTarget

_NATURES: tuple[tuple[Nature, str], ...] = (("binding", "约束性"), ("anticipatory", "预期性"))
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (">=", r"≥|⩾|>=|不低于|不少于|不小于|至少"),
    ("<=", r"≤|⩽|<=|不高于|不超过|不大于|控制在|低于"),
    (">", r">|＞|超过|大于|高于"),
    ("<", r"<|＜|小于"),
    ("~", r"约|大约"),
)
_CHANGES: tuple[tuple[Change, str], ...] = (
    ("decrease", r"下降|降低|减少|削减|减"),
    ("increase", r"提高|提升|增长|增加|上升"),
    ("add", r"新增|新建|完成|新"),
    ("level", r"达到?|稳定在|保持在?|提高到|提升到|增加到|下降到|降至|为|累计|力争"),
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AFTER = r"(?:（含）)?(?P<up>及?以上)|(?P<down>及?以内|及?以下)|(?P<about>左右)"
_UNIT_IN_NAME = re.compile(r"（(?P<unit>[^（）]{1,14})）[*＊]?$")
_FOOTNOTE = re.compile(r"(?<=[一-龥）])(?:\d{1,2}|[①-⑳*＊]+)$|[*＊]+$")
_FALLS = re.compile(r"(?:累计)?(?:下降|降低|减少|削减)(?:率|幅度|比例)?$|降幅$")
_DIGIT = re.compile(r"\d")
_INDEX = re.compile(r"指数|系数|PUE|能效比")
_ADDS = re.compile(r"^(?:新增|新建|完成)")


@dataclass(frozen=True, slots=True)
class _Value:
    low: float
    high: float | None
    unit: str
    bound: Bound
    change: Change | None
    stretch: bool
    baseline: int | None
    note: str


@cache
def _value_pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(form) for form in unit_pattern_forms())
    bounds = "|".join(f"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(_BOUNDS))
    changes = "|".join(f"(?P<c{n}>{pattern})" for n, (_, pattern) in enumerate(_CHANGES))
    return re.compile(
        rf"(?P<stretch>力争|争取)?(?:(?:比|较)(?P<base>20\d\d)年(?:底|末|水平)?)?(?:{changes})?(?:{bounds})?(?:到|至)?[\[［（〔]?"
        rf"(?P<low>{_NUMBER})(?:(?:—|~|-|至)(?P<high>{_NUMBER}))?[\]］）〕]?(?P<unit>{units})?[\]］）〕]?(?:{_AFTER})?(?P<note>（[^（）]{{1,12}}）)?"
    )


def table_targets(text: FlatText, table: Table, floor: int) -> tuple[list[RawTarget], list[tuple[int, int]]]:
    """Return the targets of a table of indicators, and the spans of the cells whose figures could not be read.

    `floor` is the first year in which a target can fall due: a column of an earlier year is the base.
    """
    targets: list[RawTarget] = []
    unread: list[tuple[int, int]] = []
    for row in table.rows:
        for target, cell in _of_row(text, table, row, floor):
            if target is None:
                unread.append((cell.start, cell.end))
            else:
                targets.append(target)
    return targets, unread


def is_indicator_table(table: Table) -> bool:
    """Say whether a table gives indicators with values to be reached."""
    return table.has("indicator") and table.has("value")


def _is_goal(column: Column, floor: int) -> bool:
    return column.head == "value" and (column.year is None or column.year >= floor)


def _is_base(column: Column, floor: int) -> bool:
    return column.head == "base" or (
        column.head == "value" and column.year is not None and column.year < floor
    )


def _of_row(text: FlatText, table: Table, row: Row, floor: int) -> Iterator[tuple[RawTarget | None, Cell]]:
    """Yield a target for each figure to be reached, `None` with the cell whose figure could not be read."""
    names = [c for c in table.under(row, "indicator") if not text.norm[c.start : c.end].isdigit()]
    if not names:
        return
    name, unit = _name_and_unit(text, table, row, names[-1])
    base = next(
        (
            (column.year, value)
            for column, cell in zip(table.columns, row.cells, strict=False)
            if _is_base(column, floor) and not cell.covered and (value := _value(text, cell))
        ),
        None,
    )
    for column, cell in zip(table.columns, row.cells, strict=False):
        # A figure that reaches over several rows says of none of them alone what is to be reached.
        if not _is_goal(column, floor) or cell.covered or not _DIGIT.search(text.norm, cell.start, cell.end):
            continue
        value = _value(text, cell)
        if value is None or not (value.unit or unit or _INDEX.search(name)):
            yield None, Cell(row.start, row.end, covered=False)
            continue
        year = column.year or _year_of(text, table)
        yield _target(text, table, row, (names[-1], cell), name, unit, value, year, base), cell


def _name_and_unit(text: FlatText, table: Table, row: Row, cell: Cell) -> tuple[str, str]:
    """Return an indicator's name without its unit and footnote mark, and the unit that its bracket or column gives."""
    words = _FOOTNOTE.sub("", text.flat[cell.start : cell.end].replace("(", "（").replace(")", "）"))
    match = _UNIT_IN_NAME.search(words)
    unit = ""
    if match and _is_unit(match["unit"]):
        words, unit = words[: match.start()], match["unit"]
    column = next((text.flat[c.start : c.end] for c in table.under(row, "unit")), "")
    return _FOOTNOTE.sub("", words), unit or ("" if column in ("—", "-", "/") else column)


def _is_unit(word: str) -> bool:
    """Say whether a bracket holds a unit (%, 万吨, μg/m³) and no note (折纯量, PM2.5)."""
    return word in unit_pattern_forms() or ("/" in word and not re.search(r"\d{2}", word))


def _value(text: FlatText, cell: Cell) -> _Value | None:
    match = _value_pattern().fullmatch(text.norm[cell.start : cell.end])
    if match is None:
        return None
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else None
    if high is not None and high <= low:
        return None
    bound: Bound = next((b for n, (b, _) in enumerate(_BOUNDS) if match[f"b{n}"]), "=")
    if bound == "=":
        bound = ">=" if match["up"] else "<=" if match["down"] else "~" if match["about"] else "="
    change = next((c for n, (c, _) in enumerate(_CHANGES) if match[f"c{n}"]), None)
    return _Value(
        low,
        high,
        match["unit"] or "",
        bound,
        change,
        bool(match["stretch"]),
        int(match["base"]) if match["base"] else None,
        match["note"] or "",
    )


def _year_of(text: FlatText, table: Table) -> int | None:
    """Return the year that the line above the table names (“十四五”…主要指标 → 2025)."""
    named = [year.year for year in years(text.norm, *table.caption) if year.kind == "deadline"]
    plan = re.search(r"十四五|十五五", text.norm[slice(*table.caption)])
    return named[-1] if named else {"十四五": 2025, "十五五": 2030}[plan.group()] if plan else None


def _target(  # noqa: PLR0913, PLR0917 - what a row says, part by part
    text: FlatText,
    table: Table,
    row: Row,
    cells: tuple[Cell, Cell],
    name: str,
    unit: str,
    value: _Value,
    year: int | None,
    base: tuple[int | None, _Value] | None,
) -> RawTarget:
    named, cell = cells
    falls = _FALLS.search(name)
    change: Change = value.change or ("decrease" if falls else "add" if _ADDS.match(name) else "level")
    if falls and change == "decrease":
        name = name[: falls.start()]
    start = cell.start if named.covered or named.start > cell.start else named.start
    # The column of the base year gives for a fall the fall of the years before, which nothing is compared with.
    compared = (
        base is not None
        and change == "level"
        and (not base[1].unit or not value.unit or base[1].unit == value.unit)
    )
    figure = Figure(cell.start, cell.end, cell.end, value.low, value.high, value.unit or unit, None)
    return RawTarget(
        indicator=(_ADDS.sub("", name) if change == "add" else name) + value.note,
        figure=figure,
        bound=value.bound,
        change=change,
        start=start,
        end=cell.end,
        subject=(named.start, named.end),
        year=year,
        baseline_year=value.baseline,
        stretch=value.stretch,
        nature=_nature(text, table, row),
        current_value=base[1].low if base and compared else None,
        current_year=base[0] if base and compared else None,
    )


def _nature(text: FlatText, table: Table, row: Row) -> Nature | None:
    for cell in table.under(row, "nature"):
        words = text.norm[cell.start : cell.end]
        for nature, word in _NATURES:
            if word[:2] in words:
                return nature
    return None
