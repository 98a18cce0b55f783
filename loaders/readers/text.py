"""Plain text: UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030; a form feed starts a new page."""

from __future__ import annotations

import os
import re

from ...errors import DocumentError
from .plain_tables import with_rows

BAD_SHARE = 0.05
"""From this share of broken characters on, a text is taken for something else than text."""

_BAD = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_SAMPLE = 20000


def text_pages(data: bytes, where: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the pages of a text file, the rows of its tables with a tab between the cells."""
    return tuple(map(with_rows, decode(data, where).split("\f")))


def decode(data: bytes, where: str | os.PathLike[str]) -> str:
    """Return the text of `data` in UTF-8, UTF-16 with BOM or GB18030; raise `DocumentError` for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", where)
    if b"\x00" in data:
        raise DocumentError(f"{where} is binary, not text; give the plan in the format that its name says.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(data, "gb18030", where)
    if not text.strip():
        raise DocumentError(f"{where} holds no text; check that the file was saved completely.")
    if share_of_broken(text) > BAD_SHARE:
        raise DocumentError(f"{where} is not readable as UTF-8 or GB18030 text; save it again as UTF-8.")
    return same_line_ends(text)


def same_line_ends(text: str) -> str:
    """Make all line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def share_of_broken(text: str) -> float:
    """Return the share of characters that no Chinese document holds: controls, private use, replacement marks.

    GB18030 decodes almost any bytes; a picture or an archive shows itself by such characters.
    """
    sample = text[:_SAMPLE]
    return len(_BAD.findall(sample)) / max(len(sample), 1)


def _decoded(data: bytes, encoding: str, where: str | os.PathLike[str]) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{where} is not readable as UTF-8 or GB18030 text (byte {error.start}); save it again as UTF-8."
        )
        raise DocumentError(message) from error
