"""Marks that part tasks only where responsibility clauses tell so: ● or 第一， before paragraphs, ① and （1） in a line.

The same marks part thoughts, principles and examples in most plans, and these are no measures; so a mark counts only
where at least half of the paragraphs that it begins say who answers for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .clause_words import LABEL, SIGN
from .flat import FlatText
from .outline_marks import LOOSE_MARK, MARK, numeral, starts_item

_BRACKETED = re.compile(r"[（〔［【][^（）〔〕［］【】]{4,300}")
_LEAST = 2
_RUN_IN = re.compile(r"(?<=[。；）】〕：])(?:[①-⑳❶-❿⑴-⒇⒈-⒛]|（\d{1,2}）|\d{1,2}\.(?!\d))")
_INNER = frozenset({"circled", "arabic_bracket", "arabic", "bracket_sign", "arabic_sign"})
_LONGEST_TASK = 400


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


def runs_in_line(text: FlatText, known: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the marks of lists run into a sentence, 1.公交：①城区。（市交通局负责）②县城。（市城管局负责）, whose parts say who answers.

    A list of which only the last part does so is one task. `known` holds where the marks at the start of lines are.
    """
    norm = text.norm
    stops = sorted(known)
    found = (MARK.match(norm, match.start(), match.end() + 1) for match in _RUN_IN.finditer(norm))
    run: list[re.Match[str]] = []
    for mark in [*(each for each in found if each and each.lastgroup in _INNER), None]:
        kind = mark and mark.lastgroup
        number = mark and numeral(mark[mark.lastgroup or ""])
        same = bool(run) and kind == run[-1].lastgroup and number == len(run) + 1
        if mark and same and _between(stops, run[-1].start(), mark.start()) == mark.start():
            run.append(mark)
            continue
        yield from _answered(norm, run, stops)
        run = [mark] if mark and number == 1 else []


def _between(stops: list[int], start: int, end: int) -> int:
    """Return the first of the `stops` behind `start`, at most `end`."""
    index = bisect_right(stops, start)
    return min(stops[index], end) if index < len(stops) else end


def _answered(norm: str, run: list[re.Match[str]], stops: list[int]) -> list[re.Match[str]]:
    if len(run) < _LEAST:
        return []
    last = min(run[-1].end() + _LONGEST_TASK, len(norm))
    ends = [*(mark.start() for mark in run[1:]), _between(stops, run[-1].start(), last)]
    told = [_says_who(norm, mark.end(), end) for mark, end in zip(run, ends, strict=True)]
    return run if any(told[:-1]) and 2 * sum(told) >= len(run) else []


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
