"""OFD (GB/T 33190): a zip of XML whose pages say which text stands where.

Text is taken page by page in the order in which it is written, which is the order of reading in what office programs
export. A new line begins where the base line moves. Templates (the running heads of pages), annotations and stamps
are other parts of the file and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .archive import Archive, attribute, child, local
from .text import BAD_SHARE, same_line_ends, share_of_broken

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRY = "OFD.xml"
"""The member that every OFD has."""

_MAX_PAGES = 10_000
_USUAL_SIZE = 4.0  # millimetres: what a text object without a size is taken to have
_NO_MATRIX = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters with the point where its base line begins, in millimetres."""

    text: str
    x: float
    y: float
    width: float
    size: float


def ofd_pages(data: bytes, file: Path) -> tuple[str, ...]:
    """Return the text of each page of an OFD."""
    archive = Archive(data, file)
    if ENTRY not in archive:
        raise DocumentError(f"{file} is no OFD (it has no {ENTRY}); check what it is, or download it again.")
    entry = archive.xml(ENTRY)
    if any(local(element) == "Encryptions" for element in entry.iter()):
        raise DocumentError(f"{file} is encrypted; remove its password and try again.")
    pages = tuple("\n".join(_lines(_pieces(archive.xml(name)))) for name in _page_names(archive, entry, file))
    if not any(page.strip() for page in pages):
        raise DocumentError(
            f"{file} has no text (a scan of {len(pages)} pages); save it as .pdf and read it with --ocr."
        )
    if share_of_broken("".join(pages[:10])) > BAD_SHARE:
        raise DocumentError(
            f"{file} has broken text (fonts without Unicode); save it as .pdf and read it with --ocr."
        )
    return pages


def _page_names(archive: Archive, entry: _Element, file: Path) -> list[str]:
    names: list[str] = []
    for root in (element for element in entry.iter() if local(element) == "DocRoot"):
        document = archive.locate(ENTRY, root.text or "")
        pages = child(archive.xml(document), "Pages")
        for page in pages if pages is not None else ():
            names.append(archive.locate(document, attribute(page, "BaseLoc") or ""))
            if len(names) > _MAX_PAGES:
                raise DocumentError(f"{file} has more than {_MAX_PAGES} pages; split it.")
    return names


def _pieces(page: _Element) -> Iterator[_Piece]:
    for element in page.iter():
        if local(element) == "TextObject":
            yield from _object_pieces(element)


def _object_pieces(element: _Element) -> Iterator[_Piece]:
    """Yield the pieces of a text object. Its matrix CTM (a b c d e f) places them inside its boundary (x y w h)."""
    left, top, *_ = [*_numbers(attribute(element, "Boundary")), 0.0, 0.0]
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == len(_NO_MATRIX) else _NO_MATRIX
    size = (_numbers(attribute(element, "Size")) or [_USUAL_SIZE])[0]
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode" or not code.text:
            continue
        # A text code without X or Y goes on where the one before it was placed.
        x = (_numbers(attribute(code, "X")) or [x])[0]
        y = (_numbers(attribute(code, "Y")) or [y])[0]
        width = (sum(_deltas(attribute(code, "DeltaX"))) + size) * abs(a)
        text = same_line_ends(code.text).strip("\n")
        yield _Piece(text, left + a * x + c * y + e, top + b * x + d * y + f, width, size * abs(d))


def _lines(pieces: Iterator[_Piece]) -> list[str]:
    lines: list[str] = []
    before: _Piece | None = None
    for piece in pieces:
        if before is None or abs(piece.y - before.y) > max(piece.size, before.size) / 2:
            lines.append(piece.text)
        else:
            # The columns of a table stand apart on one line; without a blank their words would run together.
            apart = piece.x - (before.x + before.width) > max(piece.size, before.size)
            lines[-1] += (" " if apart else "") + piece.text
        before = piece
    return lines


def _numbers(text: str | None) -> list[float]:
    found = []
    for word in (text or "").split():
        try:
            found.append(float(word))
        except ValueError:
            return []
    return found


def _deltas(text: str | None) -> Iterator[float]:
    """Yield the distances between characters; `g 3 4.2` stands for 4.2 three times."""
    words = iter((text or "").split())
    for word in words:
        count, step = (next(words, "0"), next(words, "0")) if word == "g" else ("1", word)
        try:
            yield int(count) * float(step)
        except ValueError:
            return
