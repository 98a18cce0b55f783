"""The sentence in which a fact stands, with the one before and the one after, out of the document's own text.

The graph keeps positions and hashes, and no text. Where the document is at hand its canonical text is made
anew; only a text with the hash that the plan was read with is used, since in any other the positions would
show words that prove something else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from ..cypher.header import Column
from ..graph.stores.base import Row
from .sheet import Sheet

TextOf = Callable[[str, str], str | None]
"""Gives the canonical text of a document by the SHA-256 of its bytes and of that text, or `None`."""

_COLUMNS = (
    Column("before", "上一句", "sentence before"),
    Column("sentence", "所在句", "sentence"),
    Column("after", "下一句", "sentence after"),
)
_MARK = (
    r"(?:第[一二三四五六七八九十百零\d]{1,4}[章节条篇编]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、](?!\d)|[①-⑳])"
)
# A line break ends no sentence, nor does an empty line: a text out of a PDF has them anywhere. A break before
# a numbered item does, and so does the end of a numbered line that is short and has no stop: it is a heading.
# Behind a responsibility clause in brackets many plans set no stop at all.
_END = re.compile(
    rf"[。！？!?]+[”’」』）】》]*|(?:负责|牵头|配合|参与|落实|实施)[）)]|\n(?=\s*{_MARK})|(?:(?<=\n)|\A){_MARK}[^。！？\n]{{1,30}}\n"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; return the span of each, white space at their ends left out."""
    spans = []
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        body = text[start:end]
        first = start + len(body) - len(body.lstrip())
        last = start + len(body.rstrip())
        if first < last:
            spans.append((first, last))
        start = end
    return spans


def passage(text: str, start: int, end: int) -> tuple[str | None, str, str | None]:
    """Return the sentence before, the sentences that hold the span, and the one after, each on one line."""
    spans = sentences(text)
    first = max(bisect_right(spans, (start, len(text))) - 1, 0)
    last = first
    while last + 1 < len(spans) and spans[last + 1][0] < end:
        last += 1
    before = _line(text, *spans[first - 1]) if first else None
    after = _line(text, *spans[last + 1]) if last + 1 < len(spans) else None
    return before, _line(text, spans[first][0], spans[last][1]), after


def _line(text: str, start: int, end: int) -> str:
    return re.sub(r"\s*\n\s*", "", text[start:end])


def with_passages(sheet: Sheet, text_of: TextOf) -> Sheet:
    """Return the sheet of `evidence` with the sentences of each row whose document is at hand."""
    rows: list[Row] = []
    missing: dict[str, None] = {}
    for row in sheet.rows:
        text = text_of(str(row["sha256"]), str(row["text_sha256"]))
        found: tuple[str | None, ...] = (None, None, None)
        if text is None:
            missing[str(row["file"])] = None
        else:
            found = passage(text, int(str(row["start"])), int(str(row["end"])))
        rows.append(row | dict(zip((c.name for c in _COLUMNS), found, strict=True)))
    lost = (
        "不在手边，或已不是当时所读的文件"
        if sheet.lang == "zh"
        else "not at hand, or not the one that was read"
    )
    return replace(
        sheet,
        columns=(*sheet.columns, *_COLUMNS),
        rows=rows,
        legend=(*sheet.legend, *(f"{file}: {lost}" for file in missing)),
    )
