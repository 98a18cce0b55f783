"""Rows of tables as text, alike for every format: one line a row, a tab between cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

COVERED = "\ufdd0"
"""Stands in a cell over which the cell above reaches, until the canonical text notes where and drops it.

An empty cell names nobody; a covered one has what stands above. A text alone cannot tell the two apart. Unicode keeps this
code point for use inside programs: no document has it.
"""

_MAX_CELL_LINES = 20
_MAX_TASK_LINES = 3


def row_lines(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a row whose cells hold lines each.

    Plans are set in tables in two more ways, whose lines stay lines: a box (专栏) is a table of one cell, and a web
    page or a form may hold a whole text in one cell of many.
    """
    filled = [[line for line in cell if line.strip()] for cell in cells]
    written = [cell for cell in filled if cell and cell != [COVERED]]
    if is_task_alone(filled):
        yield joined(filled)
        return
    if len(written) <= 1 or max(map(len, written)) > _MAX_CELL_LINES:
        for cell in written:
            yield from cell
        return
    yield joined(filled)


def is_task_alone(cells: Sequence[Sequence[str]]) -> bool:
    """Say whether the cell above reaches over one behind the only written one: a task whose actors stand in the row above."""
    written = [number for number, cell in enumerate(cells) if any(cell) and list(cell) != [COVERED]]
    if len(written) != 1 or len(cells[written[0]]) > _MAX_TASK_LINES:
        return False
    return [COVERED] in (list(cell) for cell in cells[written[0] + 1 :])


def joined(cells: Sequence[Sequence[str]]) -> str:
    """Return a row as one line: the lines of a cell with a blank between, the cells with a tab between."""
    return "\t".join(" ".join(" ".join(cell).split()) for cell in cells).rstrip()
