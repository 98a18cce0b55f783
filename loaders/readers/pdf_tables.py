"""A page of a PDF as tables are looked for on it: PDFium gives its words, its characters and the lines it draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .column_rows import Piece
from .page_tables import PrintedPage
from .pdf_grids import Box, Line
from .text import same_line_ends

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage


class PageOfPdf(PrintedPage):
    """One page of a PDF, whose words are asked for box by box."""

    def __init__(self, page: PdfPage, words: PdfTextPage) -> None:
        self._page = page
        self._text = words
        self.left, bottom, self.right, self._top = page.get_bbox()
        self.height = self._top - bottom

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines along and down the page."""
        # Imported here, as all of PDFium is: it loads a native library, which `--help` must not pay for.
        from .pdf_lines import straight_lines  # noqa: PLC0415

        along, down = straight_lines(self._page)
        return (
            [Line(self._top - line.at, line.low, line.high) for line in along],
            [Line(line.at, self._top - line.high, self._top - line.low) for line in down],
        )

    def boxes(self) -> Sequence[Box]:
        """Return PDFium's boxes of words."""
        rects = (self._text.get_rect(index) for index in range(self._text.count_rects()))
        return [(left, self._top - top, right, self._top - bottom) for left, bottom, right, top in rects]

    def glyphs(self) -> Sequence[Piece]:
        """Return the printed characters."""
        from .pdf_glyphs import glyphs  # noqa: PLC0415 - loads PDFium, as above

        return glyphs(self._text, self._top)

    def words(self, box: Box) -> str:
        """Return the text in a box."""
        left, top, right, bottom = box
        words: str = self._text.get_text_bounded(left, self._top - bottom, right, self._top - top)
        return same_line_ends(words).strip("\n")
