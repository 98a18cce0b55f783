"""Which lines of a table of columns make a row: told by rules, by numbers, by the height at which cells stand.

Cells wrap, and a cell of one line stands beside the middle of one of two: then no line of the page is a line of the
table. So each column is parted into cells first, and a row is what stands at one height. Where that is not plain, there
are no rows: a name beside the wrong task is a wrong leader.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..table_heads import Head

_CLOSER = 1.25
"""How many times farther apart cells must stand than the lines of one."""

_LEVEL = 0.35
"""How far from each other, in heights of a line, two of them may stand that are seen as level."""

_MIN_ROWS = 2
_FULL = 2.5
"""How far from the next column, in heights of a line, a full line may end."""

ACTORS: frozenset[Head] = frozenset({"lead", "responsible", "support", "settle"})
_ONCE: frozenset[Head] = frozenset({"number", "value", "base", "unit", "nature"})
CATEGORY = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.、])")
KEYS: tuple[frozenset[Head], ...] = (
    frozenset({"indicator", "task"}),
    ACTORS | {"value"},
)
"""A row has something under one head of each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line with no wide white space in them, heights counted down from the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2


Line = list[Piece]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Cell:
    """The pieces of one cell from the top, and the middles of its first and its last line."""

    column: int
    pieces: tuple[Piece, ...]
    first: float
    last: float


def over(piece: Piece, span: Span) -> bool:
    """Say whether a piece stands over or under a span of the page's width."""
    return piece.left < span[1] and piece.right > span[0]


def cells_of(lines: Sequence[Line], columns: Sequence[Span]) -> tuple[tuple[str, ...], ...]:
    """Return the lines of words that each column holds."""
    return tuple(
        tuple(piece.text for line in lines for piece in line if over(piece, column)) for column in columns
    )


def rows_of(
    body: Sequence[Line], columns: Sequence[Span], kinds: Sequence[Head], rules: Sequence[float]
) -> list[list[Line]] | None:
    """Put lines together as rows by the rules between them, by what they hold, or by their heights; else `None`.

    Names of agencies wrap as tasks do, so that a line with a task and an agency need not be a whole row.
    """
    ways: list[Callable[[], list[list[Line]]]] = [
        lambda: _by_rules(body, rules),
        lambda: _by_number(body, columns, kinds),
        lambda: _by_height(body, columns),
    ]
    if not ACTORS & set(kinds):
        ways.insert(1, lambda: [[line] for line in body])
    fits = (rows for way in ways if _are_rows(rows := way(), columns, kinds))
    return next(fits, None)


def _are_rows(rows: Sequence[Sequence[Line]], columns: Sequence[Span], kinds: Sequence[Head]) -> bool:
    """Say whether these are the rows of a table. A row without a lead below one that has may have the same."""
    if len(rows) < _MIN_ROWS or not all(_is_row(row, columns, kinds) for row in rows):
        return False
    if "lead" not in kinds:
        return True
    column = columns[kinds.index("lead")]
    led = [bool(cells_of(row, [column])[0]) for row in rows if len(row) > 1 or len(row[0]) > 1]
    return all(led) or not any(led)


def _is_row(row: Sequence[Line], columns: Sequence[Span], kinds: Sequence[Head]) -> bool:
    """Say whether lines are one row: something is named, something said of it, and no number or figure stands twice."""
    cells = list(zip(kinds, cells_of(row, columns), strict=True))
    filled = {kind for kind, cell in cells if cell}
    if all(filled & keys for keys in KEYS):
        return not any(len(cell) > 1 for kind, cell in cells if kind in _ONCE)
    return len(row) == len(row[0]) == 1 and bool(CATEGORY.match(row[0][0].text))


def _by_rules(body: Sequence[Line], rules: Sequence[float]) -> list[list[Line]]:
    rows: list[list[Line]] = [[body[0]]]
    for above, line in itertools.pairwise(body):
        if any(above[0].top < rule < line[0].bottom for rule in rules):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _by_number(body: Sequence[Line], columns: Sequence[Span], kinds: Sequence[Head]) -> list[list[Line]]:
    """Return rows that begin with their numbers, 1, 2, 3 …, where the first line of each has its task beside it.

    A line that is no row's first must follow a full one: else numbers stand in the middle of their rows.
    """
    if "number" not in kinds:
        return []
    named = next(n for n, kind in enumerate(kinds) if kind in KEYS[0])
    if named + 1 == len(columns):
        return []
    rows: list[list[Line]] = []
    for line in body:
        cells = dict(zip(kinds, cells_of([line], columns), strict=True))
        if cells["number"] == (str(len(rows) + 1),) and (cells.get("task") or cells.get("indicator")):
            rows.append([line])
        elif not rows or cells["number"] or not _is_full(rows[-1][-1], columns[named], columns[named + 1]):
            return []
        else:
            rows[-1].append(line)
    return rows


def _is_full(line: Line, column: Span, after: Span) -> bool:
    reach = max((piece.right for piece in line if over(piece, column)), default=0.0)
    return reach > after[0] - _FULL * (line[0].bottom - line[0].top)


def _by_height(body: Sequence[Line], columns: Sequence[Span]) -> list[list[Line]]:
    """Return the rows of cells that stand at one height, or nothing where a cell stands beside two or askew."""
    rows: list[list[_Cell]] = []
    reach = float("-inf")
    for cell in sorted(_all_cells(body, columns), key=lambda one: one.first):
        height = cell.pieces[0].bottom - cell.pieces[0].top
        if cell.first > reach + _LEVEL * height:
            rows.append([cell])
        else:
            rows[-1].append(cell)
        reach = max(reach, cell.last)
    if any(len({cell.column for cell in row}) < len(row) for row in rows) or not _aligned(rows):
        return []
    return [[[piece] for cell in row for piece in cell.pieces] for row in rows]


def _all_cells(body: Sequence[Line], columns: Sequence[Span]) -> Iterator[_Cell]:
    """Part each column where two lines stand farther apart than the lines of a cell do anywhere in the table."""
    held = [[[p for p in line if over(p, column)] for line in body] for column in columns]
    filled = [[pieces for pieces in lines if pieces] for lines in held]
    steps = [b[0].middle - a[0].middle for lines in filled for a, b in itertools.pairwise(lines)]
    widest = _CLOSER * min(steps, default=0.0)
    for number, lines in enumerate(filled):
        cell: list[Line] = []
        for pieces in lines:
            if cell and pieces[0].middle - cell[-1][0].middle > widest:
                yield _cell(number, cell)
                cell = []
            cell.append(pieces)
        if cell:
            yield _cell(number, cell)


def _cell(column: int, lines: Sequence[Line]) -> _Cell:
    pieces = tuple(piece for line in lines for piece in line)
    return _Cell(column, pieces, lines[0][0].middle, lines[-1][0].middle)


def _aligned(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Say whether each column stands at the head, in the middle or at the foot of all its rows.

    A cell that reaches over several rows stands between them, or nearer to one that it is not of alone.
    """
    off: dict[int, list[tuple[float, float, float]]] = {}
    for row in rows:
        top, foot = min(cell.first for cell in row), max(cell.last for cell in row)
        for cell in row:
            height = cell.pieces[0].bottom - cell.pieces[0].top
            apart = (cell.first - top, abs(cell.first + cell.last - top - foot) / 2, foot - cell.last)
            off.setdefault(cell.column, []).append((apart[0] / height, apart[1] / height, apart[2] / height))
    return all(any(max(way) <= _LEVEL for way in zip(*column, strict=True)) for column in off.values())
