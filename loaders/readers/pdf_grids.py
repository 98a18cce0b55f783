"""Lines that cross become cells, and cells that touch become a table's grid.

Lines that nearly lie on each other are taken for one, since what a reader sees as one rule is often drawn cell by cell. A
cell is the smallest box whose four sides are drawn. Heights are counted down from the top here, as a table is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left corner."""

_NEAR = 3.0
"""How far apart, in points, two ends or two rules may be that a reader sees as one."""

_MOST_CROSSINGS = 40_000
_MIN_COLUMNS = 2


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line along the page (`at` is its height) or down it (`at` is its distance from the left), from low to high."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its box, and the boxes of its cells row by row, `None` where another cell reaches over."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def grids(along: Sequence[Line], down: Sequence[Line]) -> list[Grid]:
    """Return the grids of a page from the top, of two columns or more."""
    found = [_grid(cells) for cells in _touching(_cells(_rules(along), _rules(down))) if len(cells) > 1]
    return sorted((one for one in found if len(one.rows[0]) >= _MIN_COLUMNS), key=lambda one: one.box[1])


def _rules(lines: Sequence[Line]) -> list[Line]:
    """Return lines that nearly lie on each other as one, and those that nearly touch end to end as well."""
    rules: list[Line] = []
    for level in _levels(lines):
        at = sum(line.at for line in level) / len(level)
        low, high = level[0].low, level[0].high
        for line in level[1:]:
            if line.low > high + _NEAR:
                rules.append(Line(at, low, high))
                low, high = line.low, line.high
            high = max(high, line.high)
        rules.append(Line(at, low, high))
    return [rule for rule in rules if rule.high - rule.low >= _NEAR]


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines by where they run, each part in the order of their beginnings."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=attrgetter("at", "low", "high")):
        if levels and line.at - levels[-1][-1].at <= _NEAR:
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda line: line.low) for level in levels]


def _cells(along: Sequence[Line], down: Sequence[Line]) -> list[Box]:
    """Return the smallest boxes with four drawn sides: of each crossing the one to its right and below."""
    crossings: dict[tuple[float, float], tuple[Line, Line]] = {}
    if len(along) * len(down) > _MOST_CROSSINGS:
        return []
    for across in along:
        for upright in down:
            if _reaches(across, upright.at) and _reaches(upright, across.at):
                crossings[upright.at, across.at] = (across, upright)
    on_rule: dict[Line, list[float]] = defaultdict(list)
    for (x, y), (across, upright) in sorted(crossings.items()):
        on_rule[across].append(x)
        on_rule[upright].append(y)
    return [box for corner in sorted(crossings) if (box := _cell(corner, crossings, on_rule))]


def _reaches(line: Line, at: float) -> bool:
    return line.low - _NEAR <= at <= line.high + _NEAR


def _cell(
    corner: tuple[float, float],
    crossings: dict[tuple[float, float], tuple[Line, Line]],
    on_rule: dict[Line, list[float]],
) -> Box | None:
    x, y = corner
    top, left = crossings[corner]
    rights = on_rule[top][bisect_right(on_rule[top], x) :]
    for below in on_rule[left][bisect_right(on_rule[left], y) :]:
        bottom = crossings[x, below][0]
        for right in rights:
            if crossings.get((right, below)) == (bottom, crossings[right, y][1]):
                return x, y, right, below
    return None


def _touching(cells: Sequence[Box]) -> list[list[Box]]:
    """Put cells together that share a corner with one another."""
    at_corner: dict[tuple[float, float], list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(number)
    left = set(range(len(cells)))
    tables = []
    for number in range(len(cells)):
        if number not in left:
            continue
        left.discard(number)
        todo, members = [number], []
        while todo:
            member = todo.pop()
            members.append(cells[member])
            near = {other for corner in _corners(cells[member]) for other in at_corner[corner]} & left
            left -= near
            todo.extend(near)
        tables.append(members)
    return tables


def _corners(cell: Box) -> tuple[tuple[float, float], ...]:
    left, top, right, bottom = cell
    return (left, top), (right, top), (left, bottom), (right, bottom)


def _grid(cells: Sequence[Box]) -> Grid:
    lefts = sorted({cell[0] for cell in cells})
    rows: dict[float, dict[float, Box]] = defaultdict(dict)
    for cell in cells:
        rows[cell[1]][cell[0]] = cell
    box = (lefts[0], min(rows), max(cell[2] for cell in cells), max(cell[3] for cell in cells))
    return Grid(box, tuple(tuple(rows[top].get(left) for left in lefts) for top in sorted(rows)))
