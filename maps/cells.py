"""One value as the text of one cell: in words, safe on a terminal and in a spreadsheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..cypher.header import Column, Lang
from ..cypher.terms import english

Scalar = str | int | float | bool | None

_JOIN = {"zh": "、", "en": ", "}
_YES = {"zh": ("是", "否"), "en": ("yes", "no")}
# A name out of a PDF may hold an escape sequence or a mark that turns the reading direction around: on a
# terminal either could show something else than the file says.
_LINE_BREAKS = dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys(
    [*range(32), *range(127, 160), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
)
_UNSAFE = _CONTROLS | _LINE_BREAKS
# Full-width forms count as well: spreadsheets of East Asian locales take them for the operators.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def words(value: object, column: Column, lang: Lang) -> str:
    """Return the value in words: lists joined, whole floats without point, terms in the given language."""
    match value:
        case None:
            return ""
        case bool():
            return _YES[lang][0 if value else 1]
        case float() if value.is_integer():
            return str(int(value))
        case list() | dict():
            return _JOIN[lang].join(_parts(value, column, lang))
        case str() if column.term and lang == "en":
            return english(value)
        case _:
            return str(value)


def _parts(value: list[object] | dict[str, object], column: Column, lang: Lang) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{name}: {words(item, column, lang)}" for name, item in value.items())
    else:
        yield from (words(item, column, lang) for item in value)


def printable(text: str) -> str:
    """Return the text on one line, control characters and marks of reading direction made visible."""
    return text.translate(_UNSAFE)


def spreadsheet_cell(value: object, column: Column, lang: Lang) -> Scalar:
    """Return the value for a CSV or xlsx cell: figures stay figures, text is never taken for a formula."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _harmless(words(value, column, lang))


@lru_cache(maxsize=1 << 16)
def _harmless(raw: str) -> str:
    """Return a text on one line, quoted where a spreadsheet program would take it for a formula.

    Kept, as `width` is.
    """
    text = raw.translate(_CONTROLS | _LINE_BREAKS)
    # The guard looks at the text as given: a leading tab or line break has become a blank by now.
    starts = raw.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if starts else text


@lru_cache(maxsize=1 << 16)
def width(text: str) -> int:
    """Return how many columns the text takes on a terminal: Chinese characters take two, marks none.

    Kept: the titles and roles of a long table come again and again.
    """
    return len(text) if text.isascii() else sum(map(_char_width, text))


@cache
def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, to: int, *, right: bool = False) -> str:
    """Return the text filled with blanks to a width in terminal columns."""
    blanks = " " * max(0, to - width(text))
    return blanks + text if right else text + blanks


def widest(texts: Iterable[str]) -> int:
    """Return the width of the widest text, 0 for none."""
    return max(map(width, texts), default=0)


def counted(many: int, one: str, several: str | None = None) -> str:
    """Return how many there are in English: 1 measure, 2 measures; `several` where an s alone will not do."""
    return f"{many} {one if many == 1 else several or one + 's'}"
