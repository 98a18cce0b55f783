"""Tables of which a copied page keeps one cell a line: heads, then the cells of each row below each other.

    序号                1                   2
    工作任务            改造管网。           整治河道。
    责任单位            市水务局            市水务局、市城管局

(read column by column here; in the text all stand in one). A row begins with its number and has as many lines as there
are heads. One row that has more or fewer tells that cells are empty or broken: then nobody knows whose they are, and
the whole is no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from .flat import FlatText
from .outline_marks import starts_item
from .table_columns import Column
from .table_heads import Head, head_of
from .tables import Cell, Row, Table

_LEAST_HEADS, _LEAST_ROWS = 3, 2
_LONGEST_NUMBER = 3
_NUMBER_HEADS = ("序号", "编号")
_ACTORS: frozenset[Head] = frozenset({"lead", "responsible", "support", "settle"})

_Lines = Sequence[tuple[int, int]]


def stacked_tables(text: FlatText) -> list[Table]:
    """Return the lists of tasks whose cells stand below each other, a table for the rows under each heading.

    Linear in the text's length.
    """
    found: list[Table] = []
    if not any(head in text.norm for head in _NUMBER_HEADS):
        return found
    lines = list(zip(text.line_starts, text.line_ends, strict=True))
    at = 0
    while at < len(lines):
        heads = list(_heads(text, lines, at))
        if not _head_a_list(heads):
            at += 1
            continue
        columns = tuple(Column(head, None) for head in heads)
        groups = _groups(text, lines, at + len(heads), len(heads))
        if sum(map(len, groups)) >= _LEAST_ROWS:
            found.extend(_table(columns, rows) for rows in groups)
            if groups[0][0].start == lines[at + len(heads)][0]:  # no heading stands between heads and rows
                found[-len(groups)] = replace(found[-len(groups)], start=lines[at][0])
        at += len(heads)
    return found


def _heads(text: FlatText, lines: _Lines, at: int) -> Iterator[Head]:
    """Yield what the columns hold whose heads stand on the lines from `at` on."""
    if text.norm[slice(*lines[at])] in _NUMBER_HEADS:
        heads = (head_of(text.norm[a:b]) for a, b in lines[at:])
        yield from (head for head in takewhile(lambda head: head is not None, heads) if head)


def _head_a_list(heads: Sequence[Head]) -> bool:
    return len(heads) >= _LEAST_HEADS and not _ACTORS.isdisjoint(heads) and "task" in heads


def _groups(text: FlatText, lines: _Lines, at: int, wide: int) -> list[list[Row]]:
    """Return the rows from line `at` on, parted by headings, or none where one row has not the cells that it should."""
    groups: list[list[Row]] = [[]]
    above: tuple[tuple[int, int], ...] = ()
    while at < len(lines):
        if not _is_number(text, lines[at]):
            if not starts_item(text.norm, *lines[at]):
                break
            groups.append([])
            above = (lines[at],)
            at += 1
            continue
        cells = lines[at : at + wide]
        if len(cells) < wide or any(_is_number(text, cell) for cell in cells[1:]):
            return []
        groups[-1].append(_row(cells, above))
        above = ()
        at += wide
    ended = at == len(lines) or not any(_is_number(text, line) for line in lines[at : at + 2 * wide])
    return [rows for rows in groups if rows] if ended else []


def _row(cells: _Lines, above: tuple[tuple[int, int], ...]) -> Row:
    return Row(cells[0][0], cells[-1][1], tuple(Cell(a, b, covered=False) for a, b in cells), above)


def _is_number(text: FlatText, line: tuple[int, int]) -> bool:
    return line[1] - line[0] <= _LONGEST_NUMBER and text.norm[slice(*line)].isdigit()


def _table(columns: tuple[Column, ...], rows: Sequence[Row]) -> Table:
    start = rows[0].start
    return Table(start, rows[-1].end, (start, start), columns, tuple(rows))
