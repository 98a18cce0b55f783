"""Files become pages of text: .txt, .md and .pdf, or one clear sentence why not.

Text files are UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030; a form feed starts a new page. PDFs are read
with pypdfium2, page by page. Nothing is guessed: a file that is empty, damaged, encrypted, scanned or no
document at all raises `DocumentError`, so that the other files of a run can go on.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_BYTES = 256 * 2**20
"""Largest file read, in bytes. A plan of 1,000 pages is under 50 MB; more is a mistake or an attack."""

MAX_TEXT_BYTES = 32 * 2**20
"""Largest plain-text file read, in bytes: ten million characters, a hundred times the longest plan known."""

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
SUFFIXES = TEXT_SUFFIXES | {".pdf"}
"""File name endings that are read, lower case."""

_BAD = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_BAD_SHARE = 0.05
_MIN_CHARS_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document's pages as its reader gave them. `sha256` is of the file's bytes, `reader` names who read them."""

    file: str
    media_type: str
    sha256: str
    reader: str
    pages: tuple[str, ...]
    paged: bool


def read_document(path: str | os.PathLike[str]) -> RawDocument:
    """Read a .txt, .md or .pdf file; raise `DocumentError` with one sentence when that cannot be done."""
    file = Path(path)
    data = _bytes_of(file)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"%PDF-") or file.suffix.lower() == ".pdf":
        pages = _pdf_pages(data, file)
        reader = _version_of("pypdfium2")
        return RawDocument(file.name, "application/pdf", digest, reader, pages, paged=True)
    if file.suffix.lower() not in TEXT_SUFFIXES:
        known = " ".join(sorted(SUFFIXES))
        raise DocumentError(f"{file} is not a kind of document that is read ({known}); convert it first.")
    text = decode(data, file)
    media_type = "text/plain" if file.suffix.lower() == ".txt" else "text/markdown"
    pages = tuple(text.split("\f"))
    return RawDocument(file.name, media_type, digest, "text", pages, paged=len(pages) > 1)


def decode(data: bytes, where: str | os.PathLike[str]) -> str:
    """Return the text of `data` in UTF-8, UTF-16 with BOM or GB18030; raise `DocumentError` for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", where)
    if b"\x00" in data:
        raise DocumentError(f"{where} is binary, not text; give the plan as .txt, .md or .pdf.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(data, "gb18030", where)
    if not text.strip():
        raise DocumentError(f"{where} holds no text; check that the file was saved completely.")
    if _share_of_broken(text) > _BAD_SHARE:
        raise DocumentError(f"{where} is not readable as UTF-8 or GB18030 text; save it again as UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


@cache
def _version_of(package: str) -> str:
    """Return name and version of a reading package; looked up once, since that reads its metadata from the disk."""
    return f"{package} {version(package)}"


def _bytes_of(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise DocumentError(
                f"{file} is a folder where a document was expected; name its files or use `load`."
            )
        if file.exists() and not file.is_file():
            raise DocumentError(f"{file} is no file that can be read to its end; save the document first.")
        size = file.stat().st_size
        limit = MAX_TEXT_BYTES if file.suffix.lower() in TEXT_SUFFIXES else MAX_BYTES
        if size > limit:
            raise DocumentError(
                f"{file} has {size // 2**20} MB, more than the {limit // 2**20} MB that are read; split it."
            )
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{file} cannot be opened ({error.strerror}); check the name and your rights."
        ) from error
    if not data.strip():
        raise DocumentError(f"{file} is empty; check that it was downloaded or saved completely.")
    return data


def _decoded(data: bytes, encoding: str, where: str | os.PathLike[str]) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{where} is not readable as UTF-8 or GB18030 text (byte {error.start}); save it again as UTF-8."
        )
        raise DocumentError(message) from error


def _share_of_broken(text: str) -> float:
    """Return the share of characters that no Chinese document holds: controls, private use, replacement marks.

    GB18030 decodes almost any bytes; a picture or an archive shows itself by such characters.
    """
    sample = text[:20000]
    return len(_BAD.findall(sample)) / max(len(sample), 1)


def _pdf_pages(data: bytes, file: Path) -> tuple[str, ...]:
    # Imported here: the binding loads a native library, which `--help` must not pay for.
    import pypdfium2  # noqa: PLC0415

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(f"{file} is encrypted; remove its password and try again.") from error
        raise DocumentError(f"{file} is damaged or no PDF ({error}); download it again.") from error
    try:
        pages = tuple(_page_text(pdf, number) for number in range(len(pdf)))
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"{file} has a page that cannot be read ({error}); download it again.") from error
    finally:
        pdf.close()
    _check_text_layer(pages, file)
    return pages


def _page_text(pdf: PdfDocument, number: int) -> str:
    page = pdf[number]
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    textpage.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_text_layer(pages: tuple[str, ...], file: Path) -> None:
    chars = sum(len(page.strip()) for page in pages)
    if chars < _MIN_CHARS_A_PAGE * max(len(pages), 1):
        raise DocumentError(
            f"{file} has no text layer (a scan of {len(pages)} pages); make it searchable by OCR first."
        )
    if _share_of_broken("".join(pages[:10])) > _BAD_SHARE:
        raise DocumentError(
            f"{file} has a broken text layer (fonts without Unicode); make it searchable by OCR first."
        )
