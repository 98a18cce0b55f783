"""Tables in PDFs, as rows: the lines that a page draws make the cells, PDFium gives the words in them.

A text layer gives a table's words in the order in which they were drawn: cells run into each other, and who answers for
what cannot be told any more. Only pages whose text has heads of columns are looked at, and those after them as long as
a table goes on. Where no lines part the columns, white space may (`pdf_columns`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..table_heads import head_of, may_hold_table
from .pdf_columns import find_columns, printed_lines
from .pdf_grids import Box, Grid, Line, grids
from .rows import COVERED, is_task_alone, joined
from .text import same_line_ends

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_EDGE = 90.0
"""How near to the page's edge, in points, a table must reach for the next page to go on with it."""

_LONG_LINE = 80
"""A line longer than any line of print."""

_MIN_COLUMNS = 2
_SLACK = 1.0


def with_rows(page: PdfPage, words: PdfTextPage, layer: str, *, goes_on: bool) -> tuple[str, bool]:
    """Return a page's text, with one line a row for each ruled table whose head says what its columns hold.

    Says too whether its last table may go on overleaf; `goes_on` is what was said so of the page before.
    """
    if goes_on or may_hold_table(layer) or _may_in_one_line(layer):
        return _page_text(_Page(page, words), layer, goes_on)
    return layer, False


def _may_in_one_line(layer: str) -> bool:
    """Say whether a page's text may hold the head of a table where PDFium saw no ends of lines: all in one, in words."""
    longest = max(map(len, layer.split("\n")), default=0)
    return longest > _LONG_LINE and may_hold_table("\n".join(layer.split()))


def _page_text(page: _Page, layer: str, goes_on: bool) -> tuple[str, bool]:
    """Return a page's text with rows, or `layer` as it is; and whether its last table may go on overleaf.

    Where words would get lost, an outer line of the table is not drawn: it is tried again with the page's as well.
    """
    along, down = page.lines()
    for top, sides in (((), ()), page.outline()):
        if not along or not down:
            break
        found = page.text(grids([*along, *top], [*down, *sides]), goes_on)
        if found and _same_words(found[0], layer):
            return found
    rows = page.text_of_columns(along)
    return (rows if rows and _same_words(rows, layer) else layer), False


def _same_words(rows: str, layer: str) -> bool:
    """Say whether no word got lost or doubled: a table whose outer line is missing would lose its last column."""
    return Counter("".join(rows.replace(COVERED, "").split())) == Counter("".join(layer.split()))


class _Page:
    """One page of a PDF, whose words are asked for box by box."""

    def __init__(self, page: PdfPage, words: PdfTextPage) -> None:
        self._page = page
        self._text = words
        self._left, bottom, self._right, self._top = page.get_bbox()
        self._height = self._top - bottom

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines along and down the page, heights counted from the top."""
        # Imported here, as all of PDFium is: it loads a native library, which `--help` must not pay for.
        from .pdf_lines import straight_lines  # noqa: PLC0415

        along, down = straight_lines(self._page)
        return (
            [Line(self._top - line.at, line.low, line.high) for line in along],
            [Line(line.at, self._top - line.high, self._top - line.low) for line in down],
        )

    def outline(self) -> tuple[list[Line], list[Line]]:
        """Return lines above and beside all words of the page."""
        boxes = [self._text.get_rect(index) for index in range(self._text.count_rects())]
        if not boxes:
            return [], []
        left, right = min(box[0] for box in boxes) - 2, max(box[2] for box in boxes) + 2
        top = self._top - max(box[3] for box in boxes) - 2
        return [Line(top, left, right)], [Line(at, top, self._height) for at in (left, right)]

    def text(self, grids: Sequence[Grid], goes_on: bool) -> tuple[str, bool] | None:
        """Return the page's text with rows of tables, and whether the last table may go on overleaf."""
        pieces: list[str] = []
        top, known, bottom = 0.0, goes_on, 0.0
        for grid in grids:
            if grid.box[1] < top:
                continue  # a table within a table: the outer one has its words
            lines = [self._row(grid, index) for index in range(len(grid.rows))]
            first = top == 0.0 and grid.box[1] < _EDGE * 2
            known = (known and first) or any(_is_head(line) for line in lines[:3])
            if not known:
                continue
            pieces.append(self._words((self._left, top, self._right, grid.box[1])))
            pieces.extend(line for line in lines if line.strip())
            top = bottom = grid.box[3]
        if not bottom:
            return None
        pieces.append(self._words((self._left, top, self._right, self._height)))
        return "\n".join(piece for piece in pieces if piece.strip()), self._height - bottom < _EDGE * 1.5

    def text_of_columns(self, along: Sequence[Line]) -> str | None:
        """Return the page's text with rows of a table that has no lines between its columns, if there is one."""
        from .pdf_glyphs import glyphs  # noqa: PLC0415 - loads PDFium, as above

        found = find_columns(printed_lines(glyphs(self._text, self._top)), along)
        if found is None:
            return None
        _, top, _, bottom = found.box
        rows = [joined(row) for row in found.rows]
        above = self._words((self._left, 0.0, self._right, top))
        below = self._words((self._left, bottom, self._right, self._height))
        return "\n".join(piece for piece in (above, *rows, below) if piece.strip())

    def _row(self, grid: Grid, index: int) -> str:
        cells = []
        for column, box in enumerate(grid.rows[index]):
            if box is not None:
                cells.append(self._words(box).split("\n"))
            else:
                above = _cell_above(grid, index, column)
                cells.append([COVERED] if above and self._words(above).strip() else [])
        filled = [cell for cell in cells if "".join(cell).strip(COVERED + " ")]
        if len(filled) > 1 or is_task_alone(cells):
            return joined(cells)
        return "\n".join(line for cell in filled for line in cell)

    def _words(self, box: Box) -> str:
        left, top, right, bottom = box
        words: str = self._text.get_text_bounded(left, self._top - bottom, right, self._top - top)
        return same_line_ends(words).strip("\n")


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
