"""Scans, read by optical character recognition with the extra `ocr` (rapidocr on onnxruntime, models in its wheel)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import DocumentError
from .pdf import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfPage

ENGINE = "rapidocr"
"""The package that reads, as it is installed."""

_DOTS_PER_POINT = (
    2.0  # 144 dpi: body text of a plan is then 40 pixels high, and larger pictures read no better
)
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
    page.close()
    if not found.txts:
        return ""
    return "\n".join(_lines(found.boxes.tolist(), found.txts))


def _lines(boxes: Sequence[Sequence[Sequence[float]]], texts: Sequence[str]) -> list[str]:
    """Put the pieces found into lines from top to bottom, each from left to right.

    `boxes` are four corners each, from the top left one round; a piece whose middle lies above the foot of the line's
    first piece is on that line, so a page that was scanned a little aslant keeps its lines.
    """
    pieces = sorted((box[0][1], box[3][1], box[0][0], text) for box, text in zip(boxes, texts, strict=True))
    lines: list[list[tuple[float, str]]] = []
    foot = float("-inf")
    for top, bottom, left, text in pieces:
        if (top + bottom) / 2 >= foot:
            lines.append([])
            foot = bottom
        lines[-1].append((left, text))
    return [" ".join(text for _, text in sorted(line)) for line in lines]


@cache
def _engine() -> Any:  # noqa: ANN401 - the package ships no types
    from rapidocr import RapidOCR  # noqa: PLC0415 - loads models of 30 MB

    return RapidOCR(params={"Global.log_level": "critical"})
