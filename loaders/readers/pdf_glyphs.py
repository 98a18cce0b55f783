"""The characters of a PDF page with where they stand, from PDFium. Loads it, so it is imported only where it is needed."""

from __future__ import annotations

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from .column_rows import Piece


def glyphs(words: PdfTextPage, top: float) -> list[Piece]:
    """Return the printed characters of a page, heights counted down from `top`.

    Their boxes are those of the font, not of the strokes: 一 is as high as its neighbours, or lines could not be told.
    """
    found = []
    box = pdfium.FS_RECTF()
    for index in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words.raw, index)
        text = chr(code) if 0 < code < 0x110000 else ""
        if not text.strip() or not pdfium.FPDFText_GetLooseCharBox(words.raw, index, box):
            continue
        found.append(Piece(text, box.left, top - box.top, box.right, top - box.bottom))
    return found
