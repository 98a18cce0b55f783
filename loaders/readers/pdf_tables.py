"""Ruled tables in PDFs, as rows: pdfplumber finds the lines, PDFium gives the words between them.

A text layer gives a table's words in the order in which they were drawn: cells run into each other, and who answers for
what cannot be told any more. Only pages whose text has heads of columns are looked at, and those after them as long as
a table goes on, since finding the lines is slow.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..table_heads import head_of, may_hold_table
from .rows import COVERED, joined
from .text import same_line_ends

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdfium2 import PdfDocument

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left corner."""

_EDGE = 90.0
"""How near to the page's edge, in points, a table must reach for the next page to go on with it."""

_MIN_COLUMNS = 2
_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table: its box, and the boxes of its cells row by row, `None` where another cell reaches over."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def with_rows(pdf: PdfDocument, data: bytes, pages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pages' texts, with one line a row for each ruled table whose head says what its columns hold."""
    wanted = [number for number, page in enumerate(pages) if may_hold_table(page)]
    if not wanted:
        return pages
    import pdfplumber  # noqa: PLC0415 - slow to load, and few documents have a table

    texts = list(pages)
    with pdfplumber.open(io.BytesIO(data)) as plumber:
        todo, goes_on = set(wanted), False
        for number in range(wanted[0], len(pages)):
            if number not in todo and not goes_on:
                continue
            page = plumber.pages[number]
            texts[number], goes_on = _page_text(_Page(pdf, number), page, pages[number], goes_on)
            page.close()
    return tuple(texts)


def _page_text(words: _Page, page: Page, layer: str, goes_on: bool) -> tuple[str, bool]:
    """Return a page's text with rows, or `layer` as it is; and whether its last table may go on overleaf.

    Where words would get lost, an outer line of the table is not drawn: it is tried again with the page's as well.
    """
    for settings in ({}, _outer_lines(page)):
        found = words.text(_grids(page.find_tables(settings)), goes_on)
        if found and _same_words(found[0], layer):
            words.close()
            return found
    words.close()
    return layer, False


def _outer_lines(page: Page) -> dict[str, list[float]]:
    """Return lines around all words of a page, as settings of pdfplumber."""
    words = page.extract_words()
    if not words:
        return {}
    return {
        "explicit_vertical_lines": [min(w["x0"] for w in words) - 2, max(w["x1"] for w in words) + 2],
        "explicit_horizontal_lines": [min(w["top"] for w in words) - 2],
    }


def _same_words(rows: str, layer: str) -> bool:
    """Say whether no word got lost or doubled: a table whose outer line is missing would lose its last column."""
    return Counter("".join(rows.replace(COVERED, "").split())) == Counter("".join(layer.split()))


def _grids(tables: Sequence[object]) -> list[_Grid]:
    grids = []
    for table in tables:
        rows = tuple(tuple(row.cells) for row in table.rows)  # type: ignore[attr-defined]
        if rows and max(map(len, rows)) >= _MIN_COLUMNS:
            grids.append(_Grid(table.bbox, rows))  # type: ignore[attr-defined]
    return sorted(grids, key=lambda grid: grid.box[1])


class _Page:
    """One page of a PDF, whose words are asked for box by box."""

    def __init__(self, pdf: PdfDocument, number: int) -> None:
        self._page = pdf[number]
        self._text = self._page.get_textpage()
        self._width, self._height = self._page.get_size()

    def close(self) -> None:
        """Let go of the page."""
        self._text.close()
        self._page.close()

    def text(self, grids: Sequence[_Grid], goes_on: bool) -> tuple[str, bool] | None:
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
            pieces.append(self._words((0.0, top, self._width, grid.box[1])))
            pieces.extend(line for line in lines if line.strip())
            top = bottom = grid.box[3]
        if not bottom:
            return None
        pieces.append(self._words((0.0, top, self._width, self._height)))
        return "\n".join(piece for piece in pieces if piece.strip()), self._height - bottom < _EDGE * 1.5

    def _row(self, grid: _Grid, index: int) -> str:
        cells = []
        for column, box in enumerate(grid.rows[index]):
            if box is not None:
                cells.append(self._words(box).split("\n"))
            else:
                above = _cell_above(grid, index, column)
                cells.append([COVERED] if above and self._words(above).strip() else [])
        filled = [cell for cell in cells if "".join(cell).strip(COVERED + " ")]
        return joined(cells) if len(filled) > 1 else "\n".join(line for cell in filled for line in cell)

    def _words(self, box: Box) -> str:
        left, top, right, bottom = box
        words: str = self._text.get_text_bounded(left, self._height - bottom, right, self._height - top)
        return same_line_ends(words).strip("\n")


def _cell_above(grid: _Grid, index: int, column: int) -> Box | None:
    """Return the cell of a row above that reaches down over this place, if one does."""
    middle = _middle(grid, column)
    levels = [box for box in grid.rows[index] if box]
    if middle is None or not levels:
        return None
    level = max(box[1] for box in levels) + _SLACK
    boxes = [box for row in grid.rows[:index] for box in row if box]
    return next((b for b in boxes if b[0] < middle < b[2] and b[3] > level), None)


def _middle(grid: _Grid, column: int) -> float | None:
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
