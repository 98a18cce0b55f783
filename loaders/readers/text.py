"""Plain text: UTF-8, UTF-16 (with or without BOM), or GB18030; a form feed starts a new page."""

from __future__ import annotations

import os
import re

from ...errors import DocumentError
from .plain_tables import with_rows

BAD_SHARE = 0.05
"""From this share of broken characters on, a text is taken for something else than text."""

_BAD = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_SAMPLE = 20000

_LATIN = re.compile("[\x80-\xa6\xa8-\xaf\xb4-\xb6\xb8-\xd6\xd8-\xf6\xf8-\xff]")
"""Letters and signs of Latin-1, but for those that Chinese texts use: § ° ± ² ³ · × ÷."""

_LATIN_SHARE = 0.2
_HAN = re.compile("[\u4e00-\u9fff]")
_USUAL = frozenset(
    "的一是在不了有和人中大为上国以要时用生到作地于出分对成会可主发年动同工能下产面方后多定行法所民经"
    "省市县区建设展实施推进加强政府部门业态环境水管理规划案任务责单位目标全重点化合新开保第及与等高项"
    "項業態環規劃責單標點開強進實設發國時產為會對動來個"
)
_USUAL_SHARE = 0.06
"""Of the characters of plans these are a third and more, of characters taken at random one in two hundred."""

_ENOUGH = 60


def text_pages(data: bytes, where: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the pages of a text file, the rows of its tables with a tab between the cells."""
    return tuple(map(with_rows, decode(data, where).split("\f")))


def decode(data: bytes, where: str | os.PathLike[str]) -> str:
    """Return the text of `data` in UTF-8, UTF-16 or GB18030; raise `DocumentError` for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", where)
    if b"\x00" in data and (text := _utf_16(data)):
        return same_line_ends(text)
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


def _utf_16(data: bytes) -> str | None:
    """Return the text of data that are UTF-16 without BOM: one way to read it gives Chinese, the other none."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = sum(sign in _USUAL for sign in sample)
        if "\x00" not in text and usual > _USUAL_SHARE * len(sample) and share_of_broken(text) <= BAD_SHARE:
            return text
    return None


def same_line_ends(text: str) -> str:
    """Make all line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def share_of_broken(text: str) -> float:
    """Return the share of characters that no Chinese document holds: controls, private use, replacement marks.

    GB18030 decodes almost any bytes; a picture or an archive shows itself by such characters. All is broken (1.0) where
    characters of another encoding stand for Chinese ones: accented Latin letters, or Chinese ones that hardly occur.
    """
    sample = text[:_SAMPLE]
    if _is_garbled(sample):
        return 1.0
    return len(_BAD.findall(sample)) / max(len(sample), 1)


def _is_garbled(sample: str) -> bool:
    if len(_LATIN.findall(sample)) > _LATIN_SHARE * len("".join(sample.split())):
        return True
    han = _HAN.findall(sample)
    return len(han) >= _ENOUGH and sum(sign in _USUAL for sign in han) < _USUAL_SHARE * len(han)


def _decoded(data: bytes, encoding: str, where: str | os.PathLike[str]) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{where} is not readable as UTF-8 or GB18030 text (byte {error.start}); save it again as UTF-8."
        )
        raise DocumentError(message) from error
