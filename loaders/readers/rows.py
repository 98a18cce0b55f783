"""Rows of tables as text, alike for every format: one line a row, a tab between cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_MAX_CELL_LINES = 20


def row_lines(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a row whose cells hold lines each.

    Plans are set in tables in two more ways, whose lines stay lines: a box (专栏) is a table of one cell, and a web
    page or a form may hold a whole text in one cell of many.
    """
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if sum(map(bool, filled)) <= 1 or max(map(len, filled)) > _MAX_CELL_LINES:
        for cell in filled:
            yield from cell
        return
    yield "\t".join(" ".join(" ".join(cell).split()) for cell in filled).rstrip()
