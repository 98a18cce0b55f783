"""Paragraphs that ● or 第一， begins, and that are items: responsibility clauses tell that they part tasks.

The same marks part thoughts, principles and examples in most plans, and these are no measures; so a mark counts only
where at least half of the paragraphs that it begins say who answers for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .clause_words import LABEL, SIGN
from .flat import FlatText
from .outline_marks import LOOSE_MARK, starts_item

_BRACKETED = re.compile(r"[（〔［【][^（）〔〕［］【】]{4,300}")
_LEAST = 2


def loose_marks(text: FlatText) -> list[re.Match[str]]:
    """Return the marks at the start of lines whose paragraphs are tasks, in order. Linear in the text's length."""
    by_style: dict[str, list[tuple[re.Match[str], bool]]] = {}
    for match, end in _paragraphs(text):
        kind = match.lastgroup or ""
        by_style.setdefault(kind, []).append((match, _says_who(text.norm, match.end(), end)))
    kept = [
        match
        for found in by_style.values()
        if len(found) >= _LEAST and 2 * sum(who for _, who in found) >= len(found)
        for match, _ in found
    ]
    return sorted(kept, key=lambda match: match.start())


def _paragraphs(text: FlatText) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each mark at the start of a line, and where the next mark of any kind begins."""
    norm = text.norm
    lines = list(zip(text.line_starts, text.line_ends, strict=True))
    loose = [_mark(norm, *line) for line in lines]
    if not any(loose):
        return
    stops = [
        (line[0], match)
        for line, match in zip(lines, loose, strict=True)
        if match or starts_item(norm, *line)
    ]
    for (_, match), (following, _) in pairwise([*stops, (len(norm), None)]):
        if match:
            yield match, following


def _mark(norm: str, start: int, end: int) -> re.Match[str] | None:
    """Return the mark with which a line begins; ——责任单位：市水务局 has none, and belongs to the item above."""
    match = LOOSE_MARK.match(norm, start, end)
    return None if match and LABEL.match(norm, match.end(), end) else match


def _says_who(norm: str, start: int, end: int) -> bool:
    return LABEL.search(norm, start, end) is not None or any(
        SIGN.search(norm, found.start() + 1, found.end()) for found in _BRACKETED.finditer(norm, start, end)
    )
