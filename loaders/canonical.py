"""Pages become the canonical text: what `policygraph text` prints and what every span counts in.

It keeps the source's characters, order and line breaks, and leaves out page furniture only: page numbers, running
heads, marks of Markdown, and notes of a collector or a web page that stand in mid-sentence. Page furniture breaks
clauses in two (a page number inside a list of agencies made an agency of "— 5 —责分工" in an early try), so it has
to go before anything is read. `CANONICALISER` names the version; a change of any rule here changes it, since spans
of old records would no longer fit.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .documents import RawDocument
from .readers.headings import HEADED
from .readers.rows import COVERED

CANONICALISER = "policygraph-text/2"

_DASHES = "-－—―–─‐"
_PAGE_NUMBER = re.compile(
    rf"^\s*(?:[{_DASHES}·•]+\s*\d{{1,4}}\s*[{_DASHES}·•]+|第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?)\s*$"
)
_BARE_NUMBER = re.compile(r"^\s*(?:\d{1,4}|[IVXivxⅠ-Ⅻ]{1,7})\s*$")
_COLLECTOR = re.compile(
    r"(?:本文|文章|内容|资料|信息).{0,8}(?:来源|来自|源)(?:于)?(?:互联)?网络.{0,60}(?:联系|删除|处理|异议|侵权)|^[\s\ufdd1]*#?\s*source\s*:\s*\S"
)
_MD_HEADING = re.compile(r"^(\s*)(#{1,6})[ \t]+")
_MD_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_DROPPED = dict.fromkeys(
    [
        *range(0x00, 0x09),
        *range(0x0B, 0x20),
        0x7F,
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        0xFEFF,
        0xFFFE,
        0xFFFF,
    ]
)
_DROP = re.compile("[" + "".join(map(re.escape, map(chr, _DROPPED))) + "\u2028]")
_LONGEST_NUMBER = 40
_HEAD_LINES = 6
_FOOT_LINES = 3
_MIN_PAGES = 3


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """The canonical text of a document. `pages` holds the code point at which each page starts, if it has pages.

    A row of a table is one line with a tab between cells. `covered` holds where an empty cell stands over which the
    cell above reaches: (start of its line, number of its column from 0). `headings` holds the lines that the format calls
    headings: (start, level from 1).
    """

    text: str
    pages: tuple[int, ...]
    raw: RawDocument
    covered: frozenset[tuple[int, int]] = frozenset()
    headings: tuple[tuple[int, int], ...] = ()

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text in UTF-8: what evidence is checked against."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def canonicalise(raw: RawDocument) -> CanonicalText:
    """Return the canonical text of a document: page furniture gone, everything else kept."""
    pages = [_visible_lines(page) for page in raw.pages]
    heads = _running_lines(pages) if raw.paged else frozenset()
    numbered = raw.paged and _has_bare_numbers(pages)
    starts: list[int] = []
    parts: list[str] = []
    covered: set[tuple[int, int]] = set()
    headings: list[tuple[int, int]] = []
    length = 0
    for lines in pages:
        starts.append(length)
        kept = list(_unmarked(_kept_lines(lines, heads, numbered), length, covered, headings))
        body = "\n".join(kept)
        parts.append(body)
        length += len(body) + 1
    return CanonicalText(
        "\n".join(parts), tuple(starts) if raw.paged else (), raw, frozenset(covered), tuple(headings)
    )


def _unmarked(
    lines: list[str], start: int, covered: set[tuple[int, int]], headings: list[tuple[int, int]]
) -> Iterator[str]:
    """Yield the lines without the marks of covered cells and headings, and note in `covered` and `headings` where these stood."""
    for line in lines:
        text = line
        if HEADED in line:
            level = len(line) - len(line.lstrip(HEADED))
            text = line.replace(HEADED, "")
            if level and "\t" not in line:
                headings.append((start, level))
        if COVERED in text:
            covered.update((start, n) for n, cell in enumerate(text.split("\t")) if cell == COVERED)
            text = text.replace(COVERED, "")
        yield text
        start += len(text) + 1


def _visible_lines(page: str) -> list[str]:
    if _DROP.search(page):
        page = page.translate(_DROPPED).replace("\u2028", "\n")
    lines = page.split("\n")
    if "#" not in page and "*" not in page and "__" not in page:
        return lines
    return [_MD_STRONG.sub("", _MD_HEADING.sub(_headed, line)) if line else line for line in lines]


def _headed(match: re.Match[str]) -> str:
    return HEADED * len(match[2]) + match[1]


def _kept_lines(lines: list[str], heads: frozenset[str], numbered: bool) -> list[str]:
    edge: frozenset[int] = _edge_indices(lines) if heads or numbered else frozenset()
    kept = []
    for index, line in enumerate(lines):
        # Page furniture is short or speaks of the net: most lines need not be looked at closely.
        if (len(line) < _LONGEST_NUMBER and _PAGE_NUMBER.match(line)) or (
            ("网络" in line or "source" in line) and _COLLECTOR.search(line)
        ):
            continue
        # The head of a table that goes on over pages comes again on each of them, and is no running head.
        if (
            index in edge
            and "\t" not in line
            and (_folded(line) in heads or _is_bare_number(lines, index, numbered))
        ):
            continue
        kept.append(line)
    return kept


def _is_bare_number(lines: list[str], index: int, numbered: bool) -> bool:
    return numbered and bool(_BARE_NUMBER.match(lines[index])) and _outermost(lines, index)


def _edge_indices(lines: list[str]) -> frozenset[int]:
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return frozenset(filled[:_HEAD_LINES] + filled[-_FOOT_LINES:])


def _outermost(lines: list[str], index: int) -> bool:
    """Say whether a line is the first or the last filled one of its page: a table's figure further in is no page number."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return index in (filled[0], filled[-1])


def _folded(line: str) -> str:
    return re.sub(r"[\s\d]+", "", line)


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines (folded) that stand at the edge of more than half of the pages: running heads and feet."""
    if len(pages) < _MIN_PAGES:
        return frozenset()
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_folded(lines[i]) for i in _edge_indices(lines)})
    return frozenset(
        line for line, count in counts.items() if line and count >= _MIN_PAGES and count > len(pages) / 2
    )


def _has_bare_numbers(pages: list[list[str]]) -> bool:
    """Say whether bare numbers at the pages' edges are page numbers: they are where most pages have one."""
    with_number = 0
    for lines in pages:
        filled = [line for line in lines if line.strip()]
        with_number += bool(filled) and bool(_BARE_NUMBER.match(filled[0]) or _BARE_NUMBER.match(filled[-1]))
    return len(pages) >= _MIN_PAGES and with_number > len(pages) / 2
