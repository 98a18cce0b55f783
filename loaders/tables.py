"""The tables of a plan: rows of cells under heads that say what each column holds.

A row is a line of the canonical text with tabs between its cells (`readers.rows`), whatever format it came from. Only
what stands under known heads (`table_heads`) is a table here; anything else stays text. Offsets are flat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .flat import FlatText
from .table_columns import Column, Word, columns, goes_on
from .table_heads import Head, head_of

_ROW = re.compile(r"^[^\n]*\t[^\n]*$", re.MULTILINE)
_NEEDED = 2
_LONGEST_GAP = 60
_MAX_COLUMNS = 40
_LONGEST_CAPTION = 80


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in flat offsets, empty where `start == end`; `covered`: the cell above reaches down over it."""

    start: int
    end: int
    covered: bool

    @property
    def empty(self) -> bool:
        """Say whether there is nothing written in the cell itself."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Row:
    """A row under heads, `start:end`. A covered cell is given as the cell above that reaches over it.

    `above` are the lines between it and the row or the heads above: headings among the rows.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    above: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one line of heads; `start:end` holds the heads too, `caption` the line above them."""

    start: int
    end: int
    caption: tuple[int, int]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def has(self, *heads: Head) -> bool:
        """Say whether a column has one of these heads."""
        return any(column.head in heads for column in self.columns)

    def under(self, row: Row, *heads: Head) -> Iterator[Cell]:
        """Yield the filled cells of a row in the columns with these heads, from left to right."""
        for column, cell in zip(self.columns, row.cells, strict=False):
            if column.head in heads and not cell.empty:
                yield cell


def find_tables(text: FlatText, covered: frozenset[tuple[int, int]]) -> list[Table]:
    """Return the tables of a text in order. `covered` is that of the canonical text. Linear in the text's length."""
    found: list[Table] = []
    heads: list[Row] = []
    rows: list[Row] = []
    above: list[tuple[int, int]] = []
    end = 0
    for row in _rows(text, covered):
        gap, end = (end, row.start), row.end
        if heads and gap[1] - gap[0] > _LONGEST_GAP:
            found.extend(_table(text, heads, rows))
            heads, rows, above = [], [], []
        heading = _heading(text, heads, row) if heads else None
        if not heading and _is_heads(text, row, () if rows else heads):
            if rows:
                found.extend(_table(text, heads, rows))
                heads, rows = [], []
            heads.append(row)
            above = []
        elif heads:
            above += _lines(text, *gap)
            if heading:
                above.append(heading)
                continue
            rows.append(replace(_filled_down(row, rows), above=tuple(above)))
            above = []
    found.extend(_table(text, heads, rows))
    return found


def _rows(text: FlatText, covered: frozenset[tuple[int, int]]) -> Iterator[Row]:
    for line in _ROW.finditer(text.text):
        cells = []
        at = line.start()
        for number, words in enumerate(line.group().split("\t")[:_MAX_COLUMNS]):
            inner = words.strip()
            begin = at + len(words) - len(words.lstrip())
            start = text.offset(begin) if inner else text.offset(at)
            end = text.offset(begin + len(inner) - 1) + 1 if inner else start
            cells.append(Cell(start, end, not inner and (line.start(), number) in covered))
            at += len(words) + 1
        filled = [cell for cell in cells if not cell.empty]
        if filled:
            yield Row(filled[0].start, filled[-1].end, tuple(cells))


def _is_heads(text: FlatText, row: Row, above: Sequence[Row]) -> bool:
    """Say whether a row holds heads of columns: several of them known and most of them, or more of the heads `above`."""
    if above:
        return goes_on([_words(text, one) for one in above], _words(text, row))
    words = [text.norm[cell.start : cell.end] for cell in row.cells if not cell.empty]
    known = sum(head_of(word) is not None for word in words)
    return known >= _NEEDED and 3 * known >= 2 * len(words)


def _lines(text: FlatText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the whole lines in `start:end`."""
    line = text.line_of(start)
    while line < len(text.line_starts) and text.line_ends[line] <= end:
        if text.line_starts[line] >= start:
            yield text.line_starts[line], text.line_ends[line]
        line += 1


def _heading(text: FlatText, heads: Sequence[Row], row: Row) -> tuple[int, int] | None:
    """Return the heading that a row of a list of tasks is: words in the column for numbers alone, or the same in all.

    Readers give a merged cell as a line of its own; a text may keep the tabs of the empty cells, or repeat the words.
    """
    filled = [cell for cell in row.cells if not cell.empty]
    words = {text.norm[cell.start : cell.end] for cell in filled}
    if len(words) != 1 or any(cell.covered for cell in row.cells) or words.pop().isdigit():
        return None
    numbers = heads[0].cells and head_of(_word(text, heads[0], 0)) == "number" and not row.cells[0].empty
    return (filled[0].start, filled[0].end) if len(filled) > 1 or numbers else None


def _filled_down(row: Row, above: Sequence[Row]) -> Row:
    """Give each covered cell the cell above: what stands there once holds for all rows over which it reaches."""
    if not above:
        return row
    last = above[-1].cells
    cells = tuple(
        Cell(last[n].start, last[n].end, covered=True) if cell.covered and n < len(last) else cell
        for n, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)


def _table(text: FlatText, heads: Sequence[Row], rows: Sequence[Row]) -> Iterator[Table]:
    if not heads or not rows:
        return
    line = text.line_of(heads[0].start)
    caption = (text.line_starts[line - 1], text.line_ends[line - 1]) if line else (0, 0)
    if caption[1] - caption[0] > _LONGEST_CAPTION:
        caption = (caption[1], caption[1])
    width = max(len(row.cells) for row in (*heads, *rows))
    yield Table(
        heads[0].start,
        rows[-1].end,
        caption,
        columns([_words(text, row) for row in heads], width),
        tuple(rows),
    )


def _words(text: FlatText, row: Row) -> list[Word]:
    return [Word(text.norm[cell.start : cell.end], cell.covered) for cell in row.cells]


def _word(text: FlatText, row: Row, number: int) -> str:
    if number >= len(row.cells):
        return ""
    cell = row.cells[number]
    return text.norm[cell.start : cell.end]
