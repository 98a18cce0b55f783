"""Tables in PDFs whose cells are parted by white space alone, or by rules between rows and none between columns.

Precision comes first: a name in the wrong column is a wrong leader. So there is a table only under a line of heads all
of which are known, only where every piece of every row lies under one head, and only where it is plain which lines make
a row. Everything else stays text, in which its figures are listed as not understood.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ..table_heads import TELLING, Head, head_of
from .column_rows import CATEGORY, KEYS, Line, Piece, Span, cells_of, over, rows_of
from .pdf_grids import Box
from .pdf_grids import Line as Rule

_GAP = 0.8
"""How wide white space must be, in heights of a line, to part two pieces of it."""

_SAME_LINE = 0.35
_END_GAP = 2.2
"""How many times the usual distance between two lines ends a table."""

_WIDE = 0.6
"""How much of a table's width a rule between its rows must reach over."""

_FARTHER = 1.6
"""How many times the widest distance between two lines so far ends a table, too."""

_MIN_PIECES = 2
_NEAR_LINES = 3
"""How many lines below a table are looked at for more of it."""

_MIN_HEADS = 3
_NOTE = re.compile(r"(?:注|备注|说明|资料来源)[：:]")


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of columns: its box, and its rows, the heads first, each cell as lines."""

    box: Box
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def printed_lines(glyphs: Sequence[Piece]) -> list[Line]:
    """Put the characters of a page together as lines from the top, each as its pieces from the left."""
    lines: list[list[Piece]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.top + one.bottom) / 2):
        if lines and _level(glyph, lines[-1][-1]):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [_pieces(sorted(line, key=lambda one: one.left)) for line in lines]


def _level(one: Piece, other: Piece) -> bool:
    height = min(one.bottom - one.top, other.bottom - other.top)
    return abs((one.top + one.bottom) - (other.top + other.bottom)) / 2 < _SAME_LINE * height


def _pieces(line: Sequence[Piece]) -> Line:
    pieces: list[list[Piece]] = []
    for glyph in line:
        last = pieces[-1][-1] if pieces else None
        if last and glyph.left - last.right < _GAP * (glyph.bottom - glyph.top):
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return [_joined(glyphs) for glyphs in pieces]


def _joined(glyphs: Sequence[Piece]) -> Piece:
    return Piece(
        "".join(one.text for one in glyphs),
        glyphs[0].left,
        min(one.top for one in glyphs),
        max(one.right for one in glyphs),
        max(one.bottom for one in glyphs),
    )


def find_columns(lines: Sequence[Line], drawn: Sequence[Rule]) -> Columns | None:
    """Return the first table of columns among the lines of a page; `drawn` are the lines drawn along it."""
    for index in range(len(lines)):
        for height in (1, 2):
            heads = _heads(lines[index : index + height])
            if heads:
                reach = heads[-1][1][1] - heads[0][1][0]
                rules = [rule.at for rule in drawn if rule.high - rule.low > _WIDE * reach]
                return _table(heads, lines[index : index + height], lines[index + height :], rules)
    return None


def _heads(lines: Sequence[Line]) -> list[tuple[Head, Span]] | None:
    """Return what the columns under these lines hold and where the heads stand, if all of them are heads."""
    spans = _merged([(piece.left, piece.right) for line in lines for piece in line])
    heads = []
    for span in spans:
        words = "".join(piece.text for line in lines for piece in line if over(piece, span))
        head = head_of(words)
        if head is None:
            return None
        heads.append((head, span))
    kinds = {head for head, _ in heads}
    fits = len(heads) >= _MIN_HEADS and kinds & TELLING and all(kinds & keys for keys in KEYS)
    return heads if fits else None


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _table(
    heads: list[tuple[Head, Span]], head_lines: Sequence[Line], below: Sequence[Line], rules: Sequence[float]
) -> Columns | None:
    spans = [span for _, span in heads]
    body: list[Line] = []
    for line in _until_gap(head_lines[-1], below):
        wider = _merged([*spans, *((piece.left, piece.right) for piece in line)])
        held = [sum(span[0] <= head[0] and head[1] <= span[1] for _, head in heads) for span in wider]
        if max(held) > 1 or _NOTE.match(line[0].text):
            break  # prose that runs on under several heads
        spans = wider
        body.append(line)
    while body and len(body[-1]) == 1 and CATEGORY.match(body[-1][0].text):
        body.pop()  # a heading is among the rows only where a row follows
    columns = [next((s for s in spans if s[0] <= head[0] and head[1] <= s[1]), head) for _, head in heads]
    if len(spans) != len(heads) or not body or _goes_on(below[len(body) :]):
        return None  # something stands under no head, or it is not sure where the table ends
    rows = rows_of(body, columns, [head for head, _ in heads], rules)
    if rows is None:
        return None
    table = [cells_of(head_lines, columns), *(cells_of(row, columns) for row in rows)]
    pieces = [piece for line in (*head_lines, *body) for piece in line]
    box = (
        min(p.left for p in pieces),
        min(p.top for p in pieces),
        max(p.right for p in pieces),
        max(p.bottom for p in pieces),
    )
    return Columns(box, tuple(table))


def _until_gap(head: Line, below: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines below the heads until one stands much farther off than lines do."""
    tops = [head[0].top, *(line[0].top for line in below)]
    steps = [b - a for a, b in itertools.pairwise(tops)]
    for number, (step, line) in enumerate(zip(steps, below, strict=True)):
        # Lines of cells that wrap stand close to each other; rows do not, nor do the heads and the first row.
        usual = median(steps[:number]) if number else step
        if number > 1 and step > _END_GAP * usual and step > _FARTHER * max(steps[:number]):
            return
        yield line


def _goes_on(below: Sequence[Line]) -> bool:
    """Say whether what stands below the last line read looks like more of the table: lines of several pieces."""
    for number, line in enumerate(below[:_NEAR_LINES]):
        if len(line) < _MIN_PIECES or _NOTE.match(line[0].text):
            continue
        return not any(_heads(below[number : number + height]) for height in (1, 2))
    return False
