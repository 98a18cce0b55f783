"""Word documents (.docx): paragraphs and tables in order, with the numbers that Word writes by itself.

The XML is read as it is, since python-docx leaves out what text often hides in: content controls, tracked insertions,
text boxes. Left out are headers and footers, notes, comments, deleted and hidden text, and fields' instructions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .archive import Archive, attribute, child, local
from .headings import headed
from .rows import COVERED, row_lines
from .word_numbers import WordNumbers

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRY = "_rels/.rels"
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "Fallback", "rt", "txbxContent"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def is_word(archive: Archive) -> bool:
    """Say whether a zip file is a Word document."""
    return _ENTRY in archive and "[Content_Types].xml" in archive


def word_pages(data: bytes, file: Path) -> tuple[str, ...]:
    """Return the text of a Word document, as one page: where its pages end is not in the file."""
    archive = Archive(data, file)
    if not is_word(archive):
        raise DocumentError(f"{file} is no Word document; check what it is, or download it again.")
    main = _target(archive, "", "officeDocument")
    if main is None:
        raise DocumentError(f"{file} is damaged (it names no main text); download it again.")
    body = child(archive.xml(main), "body")
    numbers = WordNumbers(_part(archive, main, "numbering"), _part(archive, main, "styles"))
    text = "\n".join(_block_lines(body, numbers)) if body is not None else ""
    if not text.strip():
        raise DocumentError(f"{file} holds no text (pictures only?); save it as .pdf and read it with --ocr.")
    return (text,)


def _target(archive: Archive, part: str, kind: str) -> str | None:
    """Return the part that `part` ('' for the whole file) names as its `kind`, or `None` if it names none here."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/") if part else _ENTRY
    for relation in archive.xml(relations) if relations in archive else ():
        inside = attribute(relation, "TargetMode") != "External"
        if inside and (attribute(relation, "Type") or "").rpartition("/")[2] == kind:
            return archive.locate(part, attribute(relation, "Target") or "")
    return None


def _part(archive: Archive, main: str, kind: str) -> _Element | None:
    name = _target(archive, main, kind)
    return archive.xml(name) if name is not None and name in archive else None


def _block_lines(blocks: Iterable[_Element], numbers: WordNumbers) -> Iterator[str]:
    for block in blocks:
        kind = local(block)
        if kind == "p":
            yield from _paragraph_lines(block, numbers)
        elif kind == "tbl":
            for row in _inside(block, "tr"):
                yield from row_lines(_cells(row, numbers))
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _block_lines(block, numbers)


def _paragraph_lines(paragraph: _Element, numbers: WordNumbers) -> Iterator[str]:
    number = numbers.before(paragraph)  # asked of empty paragraphs too: Word counts them
    pieces: list[str] = []
    _gather(paragraph, pieces)
    text = "".join(pieces)
    yield headed(number + text, numbers.heading_level(paragraph)) if text.strip() else ""
    for box in paragraph.iter():
        if local(box) == "txbxContent" and not any(local(up) == "Fallback" for up in box.iterancestors()):
            yield from _block_lines(box, numbers)


def _gather(element: _Element, pieces: list[str]) -> None:
    for part in element:
        kind = local(part)
        if kind == "t":
            pieces.append(part.text or "")
        elif kind in _SIGNS:
            pieces.append(_SIGNS[kind])
        elif kind not in _LEFT_OUT and not (kind == "r" and _is_hidden(part)):
            _gather(part, pieces)


def _is_hidden(run: _Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false")


def _inside(element: _Element, kind: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, also those inside content controls."""
    for part in element:
        if local(part) == kind:
            yield part
        elif local(part) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(part, kind)


def _cells(row: _Element, numbers: WordNumbers) -> list[list[str]]:
    """Return the lines of each cell. What a cell covers to its right is empty, so that columns stay columns."""
    cells: list[list[str]] = []
    for cell in _inside(row, "tc"):
        properties = child(cell, "tcPr")
        lines = [line for text in _block_lines(cell, numbers) for line in text.split("\n")]
        merge = child(properties, "vMerge")
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        cells.append([COVERED] if goes_on else lines)
        span = attribute(child(properties, "gridSpan"), "val") or "1"
        cells.extend([] for _ in range(min(int(span), 64) - 1 if span.isdecimal() else 0))
    return cells
