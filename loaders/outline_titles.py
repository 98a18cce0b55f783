"""Where the heading of an item ends and its body begins."""

from __future__ import annotations

import re

from .clause_words import LABEL, SIGN
from .flat import FlatText
from .outline_marks import MARK

MAX_TITLE = 60
MAX_LABEL = 16
# 第三条（部门职责）…: articles have their heading in brackets.
_ARTICLE_TITLE = re.compile(r"[（〔［](?P<title>[^（）〔〕［］]{2,20})[）〕］]")
_CLAUSE_AT_END = re.compile(r"[（〔【][^（）〔〕【】]*(?:（[^（）]*）[^（）〔〕【】]*)*[）〕】]$")
_MAX_CLAUSE = 300
_BRACKET = re.compile(r"[（〔【][^（）〔〕【】]{3,}[）〕】]")
_SHORTEST = 2


def title_of(text: FlatText, start: int, width: int) -> tuple[tuple[int, int], int]:
    """Return the span of an item's heading and where its body begins.

    A heading ends at the first full stop, or with its line when that line is no full one (a full line was broken
    by the page's width and goes on in the next).
    """
    norm = text.norm
    while start < len(norm) and norm[start] in "、.：，":
        start += 1
    if norm.startswith("【", start) and (close := norm.find("】", start, start + MAX_TITLE)) > 0:
        return (start + 1, close), close + 1
    if norm[start - 1] == "条" and (bracketed := _ARTICLE_TITLE.match(norm, start)):
        return bracketed.span("title"), bracketed.end()
    line = text.line_of(min(start, len(norm) - 1))
    end = text.line_ends[line]
    stop = norm.find("。", start, max(end, start + MAX_TITLE))
    # A mark in mid-line stands where a page ended: what precedes it in "its" line was printed on another one.
    begin = max(text.line_starts[line], start - len("第十一节"))
    while (stop < 0 or stop >= end) and end - begin >= width and line + 1 < len(text.line_starts):
        if _closes_clause(norm, start, end):
            break
        line += 1
        begin, end = text.line_starts[line], text.line_ends[line]
        if _begins_other(norm, text.line_starts[line], end) or end - start > 2 * MAX_TITLE:
            end = text.line_ends[line - 1]
            break
        stop = norm.find("。", start, end)
    label = _label_end(norm, start, end)
    if label > 0:
        return (start, label), label + 1
    if 0 <= stop < end:
        return _without_clause(norm, start, stop, stop + 1)
    return _without_clause(norm, start, _stripped(norm, start, end), end)


def _without_clause(norm: str, start: int, end: int, body: int) -> tuple[tuple[int, int], int]:
    """Take the clause that closes a heading out of it: 治水行动（市水务局牵头） is called 治水行动."""
    if clause := _closes_clause(norm, start, end):
        return (start, _stripped(norm, start, clause)), clause
    if inner := _inner_clause(norm, start, end):
        return (start, _stripped(norm, start, inner)), inner
    return (start, end), body


def _closes_clause(norm: str, start: int, end: int) -> int:
    """Return where the clause begins that ends a line or heading, or 0."""
    clause = _CLAUSE_AT_END.search(norm, max(start + 1, end - _MAX_CLAUSE), end)
    told = clause and SIGN.search(norm, clause.start() + 1, clause.end() - 1)
    return clause.start() if clause and told else 0


def _inner_clause(norm: str, start: int, end: int) -> int:
    """Return where a clause begins in the midst of a sentence that heads its item, or 0: 整治河道（市水务局负责）；建设泵站."""
    for bracket in _BRACKET.finditer(norm, start + _SHORTEST, end):
        if SIGN.search(norm, bracket.start() + 1, bracket.end() - 1):
            return bracket.start()
    return 0


def _begins_other(norm: str, start: int, end: int) -> bool:
    """Say whether a line is no part of the heading above it: the next item, or the list of who answers for this one."""
    return MARK.match(norm, start, end) is not None or LABEL.match(norm, start, end) is not None


def _label_end(norm: str, start: int, end: int) -> int:
    """Return where a heading such as 能源领域： ends, or -1."""
    colon = norm.find("：", start, min(end, start + MAX_LABEL))
    if colon < 0 or any(mark in norm[start:colon] for mark in "，。；（〔【"):
        return -1
    return colon


def _stripped(norm: str, start: int, end: int) -> int:
    while end > start and norm[end - 1] in "。：；，、.":
        end -= 1
    return end
