"""Scans, read by optical character recognition with the extra `ocr` (rapidocr on onnxruntime, models in its wheel)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import DocumentError
from .column_rows import Piece
from .page_tables import PrintedPage, with_rows
from .pdf import opened
from .pdf_grids import Box, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdfium2 import PdfPage

ENGINE = "rapidocr"
"""The package that reads, as it is installed."""

_DOTS_PER_POINT = (
    2.0  # 144 dpi: body text of a plan is then 40 pixels high, and larger pictures read no better
)
_NUMBER = re.compile(r"[〔\[(（﹝【]((?:19|20)\d\d)[〕\])）﹞】](?=\s?\d{1,4}号)")
"""The year of a document's number, in brackets of which recognition takes one for another."""

_MARGIN = 0.18
"""How much of the height of a box around recognised words is margin, at each side."""

_MAX_PIXELS = 4000  # of the longer side: a page may claim to be a kilometre wide


def available() -> bool:
    """Say whether the extra `ocr` is installed."""
    from importlib.util import find_spec  # noqa: PLC0415 - asked of scans only

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def ocr_pages(data: bytes, file: Path, numbers: Sequence[int] | None = None) -> tuple[str, ...]:
    """Return the text that OCR reads on each page of a PDF, or on those of these indices.

    Raises `DocumentError` when it reads none.
    """
    with opened(data, file) as pdf:
        pages = tuple(_page_text(pdf[number]) for number in (range(len(pdf)) if numbers is None else numbers))
    if not any(pages):
        raise DocumentError(f"{file} shows no text that OCR can read; scan it again, upright and sharper.")
    return pages


def _page_text(page: PdfPage) -> str:
    scale = min(_DOTS_PER_POINT, _MAX_PIXELS / max(*page.get_size(), 1.0))
    found = _engine()(page.render(scale=scale).to_numpy())
    height = page.get_height()
    page.close()
    if not found.txts:
        return ""
    scan = PageOfScan(_pieces(found.boxes.tolist(), found.txts, scale), height)
    # Whether a table goes on overleaf only its lines could say, which a picture does not tell.
    return with_rows(lambda: scan, scan.text(), goes_on=False)[0]


def _pieces(boxes: Sequence[Sequence[Sequence[float]]], texts: Sequence[str], scale: float) -> list[Piece]:
    """Return the pieces found, in points. `boxes` are four corners each, from the top left one round."""
    return [
        Piece(text, box[0][0] / scale, box[0][1] / scale, box[2][0] / scale, box[3][1] / scale)
        for box, text in zip(boxes, texts, strict=True)
    ]


class PageOfScan(PrintedPage):
    """One page whose words were recognised in a picture: pieces of lines, and no lines drawn."""

    def __init__(self, pieces: Sequence[Piece], height: float) -> None:
        self._pieces = sorted(pieces, key=lambda one: (one.top, one.bottom, one.left, one.text))
        self.left, self.height = 0.0, height
        self.right = max((piece.right for piece in pieces), default=0.0) + 1

    def text(self) -> str:
        """Return all text of the page."""
        return "\n".join(_lines(self._pieces))

    def words(self, box: Box) -> str:
        """Return the lines whose pieces have their middles in a box."""
        left, top, right, bottom = box
        inside = (
            p for p in self._pieces if left <= (p.left + p.right) / 2 < right and top <= p.middle < bottom
        )
        return "\n".join(_lines(inside))

    def boxes(self) -> Sequence[Box]:
        """Return the boxes of the pieces."""
        return [(piece.left, piece.top, piece.right, piece.bottom) for piece in self._pieces]

    def glyphs(self) -> Sequence[Piece]:
        """Return the pieces without the margin that the boxes of recognised words have around."""
        return [_letters(piece) for piece in self._pieces]

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return no lines: a picture does not tell what was drawn."""
        return [], []


def _letters(piece: Piece) -> Piece:
    margin = (piece.bottom - piece.top) * _MARGIN
    left, right = piece.left + margin, max(piece.right - margin, piece.left + 2 * margin)
    return Piece(piece.text, left, piece.top + margin, right, piece.bottom - margin)


def _lines(pieces: Iterable[Piece]) -> list[str]:
    """Put pieces, sorted from top to bottom, into lines, each from left to right.

    A piece whose middle lies above the foot of the line's first piece is on that line, so a page that was scanned a
    little aslant keeps its lines.
    """
    lines: list[list[tuple[float, str]]] = []
    foot = float("-inf")
    for piece in pieces:
        if piece.middle >= foot:
            lines.append([])
            foot = piece.bottom
        lines[-1].append((piece.left, piece.text))
    return [_NUMBER.sub("〔\\1〕", " ".join(text for _, text in sorted(line))) for line in lines]


@cache
def _engine() -> Any:  # noqa: ANN401 - the package ships no types
    from rapidocr import RapidOCR  # noqa: PLC0415 - loads models of 30 MB

    return RapidOCR(params={"Global.log_level": "critical"})
