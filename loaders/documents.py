"""Files become pages of text, or one clear sentence why not. `readers/` holds one module a format.

What a file is, its content says where it can (PDF, Word, OFD, whatever the name), else its name. Nothing is guessed: a
file that is empty, damaged, encrypted, scanned or no document at all raises `DocumentError`, so that the other files of
a run can go on.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from ..errors import DocumentError, DocumentWarning
from .readers import ocr
from .readers.archive import Archive
from .readers.ofd import ENTRY as OFD_ENTRY
from .readers.ofd import ofd_pages
from .readers.pdf import broken_pages, pdf_pages, scanned_pages, without_text
from .readers.text import decode, text_pages
from .readers.web import web_pages
from .readers.word import is_word, word_pages

__all__ = ["SUFFIXES", "RawDocument", "decode", "read_document"]

MAX_BYTES = 256 * 2**20
"""Largest file read, in bytes. A plan of 1,000 pages is under 50 MB; more is a mistake or an attack."""

MAX_TEXT_BYTES = 32 * 2**20
"""Largest plain-text file read, in bytes: ten million characters, a hundred times the longest plan known."""

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
"""Endings of files that are text."""

READ_SUFFIXES = TEXT_SUFFIXES | {".pdf", ".docx", ".ofd"}
"""File name endings that are read, lower case."""

SUFFIXES = READ_SUFFIXES | {".doc"}
"""File name endings of documents. `.doc` is one that is not read: in a folder it must not be passed over in silence."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Word files and of encrypted new ones
_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE
)
_TAG = re.compile(
    rb"</?(?:div|p|span|table|tr|td|meta|title|script|style|body|br)\b[^<>]{0,300}>", re.IGNORECASE
)
_MIN_TAGS = 4
_SNIFFED = 8192
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document's pages as its reader gave them. `sha256` is of the file's bytes, `reader` names who read them."""

    file: str
    media_type: str
    sha256: str
    reader: str
    pages: tuple[str, ...]
    paged: bool


@dataclass(frozen=True, slots=True)
class _Format:
    """How one kind of file is read: the name of its media type, who reads it, and where its pages come from."""

    media_type: str
    package: str | None
    pages: Callable[[bytes, Path], tuple[str, ...]]


_PDF = _Format("application/pdf", "pypdfium2", pdf_pages)
_WORD = _Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "lxml", word_pages)
_OFD = _Format("application/ofd", "lxml", ofd_pages)
_WEB = _Format("text/html", "lxml", web_pages)
_MARKDOWN = _Format("text/markdown", None, text_pages)
_TEXT = _Format("text/plain", None, text_pages)
_BY_SUFFIX = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _WEB,
    ".htm": _WEB,
    ".pdf": _PDF,
    ".docx": _WORD,
    ".ofd": _OFD,
}
"""The formats by file name ending. A new format is a module in `readers/`, a row here, and its ending above."""


def read_document(path: str | os.PathLike[str], *, use_ocr: bool = False) -> RawDocument:
    """Read a document; raise `DocumentError` with one sentence when that cannot be done.

    `use_ocr` lets a PDF without a usable text layer, or those pages of it that are pictures, be read by optical
    character recognition (the extra `ocr`). Pages not read for want of it are told by a `DocumentWarning`.
    """
    file = Path(path)
    data = _bytes_of(file)
    form = _format_of(data, file)
    pages = form.pages(data, file)
    reader = _version_of(form.package) if form.package else "text"
    if form is _PDF:
        pages, reader = _with_recognised(data, file, pages, reader, use_ocr)
    paged = form in (_PDF, _OFD) or len(pages) > 1
    return RawDocument(file.name, form.media_type, hashlib.sha256(data).hexdigest(), reader, pages, paged)


def _format_of(data: bytes, file: Path) -> _Format:
    if data.startswith(b"%PDF-"):
        return _PDF
    if data.startswith(_OLE):
        raise DocumentError(f"{file} {_what_ole_is(data)} and try again.")
    if data.startswith(b"{\\rtf"):
        raise DocumentError(f"{file} is an RTF file; save it as .docx and try again.")
    suffix = file.suffix.lower()
    if suffix in (".txt", ".md", ".markdown") and _is_markup(data):
        return _WEB
    if data.startswith(b"PK") and suffix not in TEXT_SUFFIXES:
        archive = Archive(data, file)
        if OFD_ENTRY in archive:
            return _OFD
        if is_word(archive):
            return _WORD
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if _is_markup(data):
        return _WEB  # sites offer pages under the name of a .doc
    known = " ".join(sorted(READ_SUFFIXES))
    raise DocumentError(f"{file} is not a kind of document that is read ({known}); convert it first.")


def _is_markup(data: bytes) -> bool:
    """Say whether a file is a web page, or a part of one, whatever its name says: it begins as one and has its tags."""
    head = data[:_SNIFFED].removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    return _PAGE.match(head) is not None or (head.startswith(b"<") and len(_TAG.findall(head)) >= _MIN_TAGS)


def _what_ole_is(data: bytes) -> str:
    if _OLE_ENCRYPTED in data:
        return "is encrypted; remove its password"
    return "is an old Word file (.doc) or another old office file; save it as .docx"


def _with_recognised(
    data: bytes, file: Path, pages: tuple[str, ...], reader: str, use_ocr: bool
) -> tuple[tuple[str, ...], str]:
    """Return the pages of a PDF, those that have no text that can be read recognised if that is wanted, and who read."""
    scans = scanned_pages(data, file, pages)
    every = f"has no text layer (a scan of {len(pages)} pages)" if len(scans) == len(pages) else None
    if reason := every or without_text(pages):
        return _pages_of_scan(data, file, reason, use_ocr), _version_of(ocr.ENGINE)
    unread = sorted({*scans, *broken_pages(pages)})
    if not unread:
        return pages, reader
    if not use_ocr:
        _warn_of_unread(file, unread)
        return pages, reader
    reason = f"has {len(unread)} pages whose text cannot be read"
    read = dict(zip(unread, _pages_of_scan(data, file, reason, use_ocr, unread), strict=True))
    pages = tuple(read.get(number, page) for number, page in enumerate(pages))
    return pages, f"{reader}, {_version_of(ocr.ENGINE)}"


def _warn_of_unread(file: Path, unread: Sequence[int]) -> None:
    """Say which pages were not read. Other pages make a record, which alone would look whole."""
    runs = [list(run) for _, run in groupby(enumerate(unread), lambda one: one[1] - one[0])]
    named = [(run[0][1] + 1, run[-1][1] + 1) for run in runs]
    pages = ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in named)
    warnings.warn(
        f"{file} has pictures of text, or fonts without Unicode, on {len(unread)} of its pages ({pages}), which were "
        "not read; "
        "read it with --ocr (it needs policygraph[ocr]).",
        DocumentWarning,
        stacklevel=4,
    )


def _pages_of_scan(
    data: bytes, file: Path, reason: str, use_ocr: bool, numbers: Sequence[int] | None = None
) -> tuple[str, ...]:
    if not use_ocr:
        raise DocumentError(
            f"{file} {reason}; read it with --ocr (it needs policygraph[ocr]), or make it searchable first."
        )
    if not ocr.available():
        raise DocumentError(f"{file} {reason}, and OCR is not installed; install policygraph[ocr].")
    return ocr.ocr_pages(data, file, numbers)


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
