"""Tables of printed pages, as rows: the lines that a page draws make the cells, its reader gives the words in them.

A page's text gives a table's words in the order in which they were drawn: cells run into each other, and who answers for
what cannot be told any more. Only pages whose text has heads of columns are looked at, and those after them as long as
a table goes on. Where no lines part the columns, white space may (`pdf_columns`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Sequence

from ..table_heads import head_of, may_hold_table
from .column_rows import Piece
from .pdf_columns import find_columns, printed_lines
from .pdf_grids import Box, Grid, Line, grids
from .rows import COVERED, is_task_alone, joined

_EDGE = 90.0
"""How near to the page's edge, in points, a table must reach for the next page to go on with it."""

_LONG_LINE = 80
"""A line longer than any line of print."""

_MIN_COLUMNS = 2
_SLACK = 1.0


class PrintedPage(ABC):
    """One page, whose words are asked for box by box. All is in points from its top left corner."""

    left: float
    right: float
    height: float

    @abstractmethod
    def words(self, box: Box) -> str:
        """Return the text in a box, its lines as they are printed."""

    @abstractmethod
    def glyphs(self) -> Sequence[Piece]:
        """Return the printed characters, or runs of them, with where they stand."""

    @abstractmethod
    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines drawn along and down the page."""

    @abstractmethod
    def boxes(self) -> Sequence[Box]:
        """Return boxes that together hold all words of the page."""


def with_rows(page: Callable[[], PrintedPage], layer: str, *, goes_on: bool) -> tuple[str, bool]:
    """Return a page's text, with one line a row for each table whose head says what its columns hold.

    Says too whether its last table may go on overleaf; `goes_on` is what was said so of the page before. `page` is
    asked for where there may be a table only.
    """
    if goes_on or may_hold_table(layer) or _may_in_one_line(layer):
        return _page_text(page(), layer, goes_on)
    return layer, False


def _may_in_one_line(layer: str) -> bool:
    """Say whether a page's text may hold the head of a table where no ends of lines were seen: all in one, in words."""
    longest = max(map(len, layer.split("\n")), default=0)
    return longest > _LONG_LINE and may_hold_table("\n".join(layer.split()))


def _page_text(page: PrintedPage, layer: str, goes_on: bool) -> tuple[str, bool]:
    """Return a page's text with rows, or `layer` as it is; and whether its last table may go on overleaf.

    Where words would get lost, an outer line of the table is not drawn: it is tried again with the page's as well.
    """
    along, down = page.lines()
    for top, sides in (((), ()), _outline(page)):
        if not along or not down:
            break
        found = _text(page, grids([*along, *top], [*down, *sides]), goes_on)
        if found and _same_words(found[0], layer):
            return found
    rows = _text_of_columns(page, along)
    return (rows if rows and _same_words(rows, layer) else layer), False


def _same_words(rows: str, layer: str) -> bool:
    """Say whether no word got lost or doubled: a table whose outer line is missing would lose its last column."""
    return Counter("".join(rows.replace(COVERED, "").split())) == Counter("".join(layer.split()))


def _outline(page: PrintedPage) -> tuple[list[Line], list[Line]]:
    """Return lines above and beside all words of the page."""
    boxes = page.boxes()
    if not boxes:
        return [], []
    left, right = min(box[0] for box in boxes) - 2, max(box[2] for box in boxes) + 2
    top = min(box[1] for box in boxes) - 2
    return [Line(top, left, right)], [Line(at, top, page.height) for at in (left, right)]


def _text(page: PrintedPage, grids: Sequence[Grid], goes_on: bool) -> tuple[str, bool] | None:
    """Return the page's text with rows of tables, and whether the last table may go on overleaf."""
    pieces: list[str] = []
    top, known, bottom = 0.0, goes_on, 0.0
    for grid in grids:
        if grid.box[1] < top:
            continue  # a table within a table: the outer one has its words
        lines = [_row(page, grid, index) for index in range(len(grid.rows))]
        first = top == 0.0 and grid.box[1] < _EDGE * 2
        known = (known and first) or any(_is_head(line) for line in lines[:3])
        if not known:
            continue
        pieces.append(page.words((page.left, top, page.right, grid.box[1])))
        pieces.extend(line for line in lines if line.strip())
        top = bottom = grid.box[3]
    if not bottom:
        return None
    pieces.append(page.words((page.left, top, page.right, page.height)))
    return "\n".join(piece for piece in pieces if piece.strip()), page.height - bottom < _EDGE * 1.5


def _text_of_columns(page: PrintedPage, along: Sequence[Line]) -> str | None:
    """Return the page's text with rows of a table that has no lines between its columns, if there is one."""
    found = find_columns(printed_lines(page.glyphs()), along)
    if found is None:
        return None
    _, top, _, bottom = found.box
    rows = [joined(row) for row in found.rows]
    above = page.words((page.left, 0.0, page.right, top))
    below = page.words((page.left, bottom, page.right, page.height))
    return "\n".join(piece for piece in (above, *rows, below) if piece.strip())


def _row(page: PrintedPage, grid: Grid, index: int) -> str:
    cells = []
    for column, box in enumerate(grid.rows[index]):
        if box is not None:
            cells.append(page.words(box).split("\n"))
        else:
            above = _cell_above(grid, index, column)
            cells.append([COVERED] if above and page.words(above).strip() else [])
    filled = [cell for cell in cells if "".join(cell).strip(COVERED + " ")]
    if len(filled) > 1 or is_task_alone(cells):
        return joined(cells)
    return "\n".join(line for cell in filled for line in cell)


def _cell_above(grid: Grid, index: int, column: int) -> Box | None:
    """Return the cell of a row above that reaches down over this place, if one does."""
    middle = _middle(grid, column)
    levels = [box for box in grid.rows[index] if box]
    if middle is None or not levels:
        return None
    level = max(box[1] for box in levels) + _SLACK
    boxes = [box for row in grid.rows[:index] for box in row if box]
    return next((b for b in boxes if b[0] < middle < b[2] and b[3] > level), None)


def _middle(grid: Grid, column: int) -> float | None:
    """Return where the middle of a column is: that of its narrowest cell."""
    boxes = [row[column] for row in grid.rows if column < len(row)]
    widths = [(box[2] - box[0], box) for box in boxes if box]
    if not widths:
        return None
    box = min(widths)[1]
    return (box[0] + box[2]) / 2


def _is_head(line: str) -> bool:
    heads = {head_of("".join(cell.split())) for cell in line.split("\t")}
    return len(heads - {None}) >= _MIN_COLUMNS
