"""Tables in plain text: Markdown's pipes, bars between cells, white space between columns. All become rows.

White space is a weak sign: a cell may hold a blank, and an empty cell leaves none. So a table by white space stands only
under a line all of whose words are heads of columns, each of its rows has as many words as there are heads, and what
stands under 单位 and 2025年 is a unit and a figure. A list of who answers for what is read so only where two blanks
or more part its cells: a name that slips into the next column is a wrong leader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...ontology.units import units
from ..table_heads import TELLING, Head, head_of

_MIN_HEADS = 3
_MIN_ROWS = 2
_LONGEST_HEADS = 120

_PIPES = re.compile(r"^\s*\|(?P<cells>.*)\|\s*$")
_RULE = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_BAR = re.compile(r"(?<!\\)[|｜│]")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)

_WIDE = re.compile(r"[ \u3000]{2,}|\t+|\u3000")
_BLANK = re.compile(r"[ \u3000\t]+")
_FIGURE = re.compile(
    r"[<>≤≥＜＞±～~]?-?[\d,.]+(?:[-—~～至][\d,.]+)?[%％]?|[—\-/－]+|[（(〔\[][^（）()〔〕\[\]]{1,24}[）)〕\]]"
)
_FIGURES: frozenset[Head] = frozenset({"value", "base"})
_ACTORS: frozenset[Head] = frozenset({"lead", "responsible", "support", "settle"})


def with_rows(page: str) -> str:
    """Return a page of plain text with a tab between the cells of its tables. Linear in the text's length."""
    if not _BAR.search(page) and not _BLANK.search(page):
        return page
    return "\n".join(_spaced(list(_barred(list(_piped(page.split("\n")))))))


def _piped(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, those of a Markdown table as rows. Pipes without the rule below their heads are text."""
    inside = False
    for number, line in enumerate(lines):
        cells = _PIPES.match(line) if "|" in line else None
        if cells is None:
            inside = False
            yield line
        elif _RULE.match(line) and inside:
            continue
        else:
            inside = inside or (number + 1 < len(lines) and _RULE.match(lines[number + 1]) is not None)
            yield "\t".join(map(_cell, _CELL_END.split(cells["cells"]))) if inside else line


def _barred(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those between whose cells bars stand as rows, if heads are above and each row has as many."""
    at = 0
    while at < len(lines):
        wide = len(_heads_between_bars(lines[at]))
        rows = (
            list(takewhile(lambda cells: len(cells) > 1, map(_between_bars, lines[at + 1 :]))) if wide else []
        )
        if rows and all(len(cells) == wide for cells in rows):
            yield from ("\t".join(map(_cell, cells)) for cells in (_between_bars(lines[at]), *rows))
            at += 1 + len(rows)
        else:
            yield lines[at]
            at += 1


def _between_bars(line: str) -> list[str]:
    """Return the cells of a line, without what stands outside of bars at both of its ends."""
    cells = _BAR.split(line) if "\t" not in line else []
    framed = len(cells) > 2 and not cells[0].strip() and not cells[-1].strip()
    return cells[1:-1] if framed else cells


def _heads_between_bars(line: str) -> list[Head]:
    """Return what the columns hold whose heads stand between bars, or nothing where one of them is no head."""
    if len(line) > _LONGEST_HEADS or not _BAR.search(line):
        return []
    cells = _between_bars(line)
    heads = [head for cell in cells if (head := head_of("".join(cell.split())))]
    return heads if len(heads) == len(cells) >= _MIN_HEADS and TELLING & set(heads) else []


def _cell(words: str) -> str:
    return _LINE_BREAK.sub(" ", words).replace("\\|", "|").replace("\t", " ").strip()


def _spaced(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those under heads that white space parts as rows."""
    at = 0
    while at < len(lines):
        heads = _heads(lines[at])
        rows = list(_rows(lines, at + 1, heads)) if heads else []
        if len(rows) < _MIN_ROWS:
            yield lines[at]
            at += 1
            continue
        yield "\t".join(_words(lines[at]))
        yield from ("\t".join(row) for row in rows)
        at += 1 + len(rows)


def _words(line: str) -> list[str]:
    return [word for word in _BLANK.split(line.strip()) if word]


def _heads(line: str) -> list[Head]:
    """Return what the columns hold whose heads a line consists of, or nothing."""
    if len(line) > _LONGEST_HEADS or "\t" in line or not _BLANK.search(line.strip()):
        return []
    heads = [head for word in _words(line) if (head := head_of(word))]
    telling = len(heads) >= _MIN_HEADS and TELLING & set(heads)
    return heads if telling and len(heads) == len(_words(line)) else []


def _rows(lines: Sequence[str], at: int, heads: Sequence[Head]) -> Iterator[list[str]]:
    parting = _WIDE if _ACTORS & set(heads) else _BLANK
    for line in lines[at:]:
        cells = [cell.strip() for cell in parting.split(line.strip())]
        if len(cells) != len(heads) or not all(map(_fits, heads, cells)):
            return
        yield cells


def _fits(head: Head, cell: str) -> bool:
    if head in _FIGURES:
        return _FIGURE.fullmatch(cell) is not None
    return head != "unit" or cell in units() or _FIGURE.fullmatch(cell) is not None
