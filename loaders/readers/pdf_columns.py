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
from .pdf_grids import Box
from .pdf_grids import Line as Rule

_GAP = 0.8
"""How wide white space must be, in heights of a line, to part two pieces of it."""

_SAME_LINE = 0.5
_END_GAP = 2.2
"""How many times the usual distance between two lines ends a table."""

_WIDE = 0.6
"""How much of a table's width a rule between its rows must reach over."""

_CLOSER = 1.25
"""How many times farther apart lines of two rows must be than lines of one, where only distance tells them."""

_MIN_HEADS = 3
_MIN_ROWS = 2
_FULL = 2.5
"""How far from the next column, in heights of a line, a full line may end."""

_ACTORS: frozenset[Head] = frozenset({"lead", "responsible", "support", "settle"})
_ONCE: frozenset[Head] = frozenset({"number", "value", "base", "unit", "nature"})
_NOTE = re.compile(r"(?:注|备注|说明|资料来源)[：:]")
_CATEGORY = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.、])")
_KEYS: tuple[frozenset[Head], ...] = (
    frozenset({"indicator", "task"}),
    _ACTORS | {"value"},
)
"""A row has something under one head of each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line with no wide white space in them, heights counted down from the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of columns: its box, and its rows, the heads first, each cell as lines."""

    box: Box
    rows: tuple[tuple[tuple[str, ...], ...], ...]


Line = list[Piece]
_Span = tuple[float, float]


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


def _heads(lines: Sequence[Line]) -> list[tuple[Head, _Span]] | None:
    """Return what the columns under these lines hold and where the heads stand, if all of them are heads."""
    spans = _merged([(piece.left, piece.right) for line in lines for piece in line])
    heads = []
    for span in spans:
        words = "".join(piece.text for line in lines for piece in line if _over(piece, span))
        head = head_of(words)
        if head is None:
            return None
        heads.append((head, span))
    kinds = {head for head, _ in heads}
    fits = len(heads) >= _MIN_HEADS and kinds & TELLING and all(kinds & keys for keys in _KEYS)
    return heads if fits else None


def _merged(spans: Sequence[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _over(piece: Piece, span: _Span) -> bool:
    return piece.left < span[1] and piece.right > span[0]


def _table(
    heads: list[tuple[Head, _Span]], head_lines: Sequence[Line], below: Sequence[Line], rules: Sequence[float]
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
    columns = [next((s for s in spans if s[0] <= head[0] and head[1] <= s[1]), head) for _, head in heads]
    if len(spans) != len(heads) or not body:
        return None  # something stands under no head
    kinds = [head for head, _ in heads]
    rows = _rows(body, columns, kinds, rules)
    if rows is None or len(rows) < _MIN_ROWS:
        return None
    table = [_cells(head_lines, columns), *(_cells(row, columns) for row in rows)]
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
        if number > 1 and step > _END_GAP * median(steps[:number]):
            return
        yield line


def _rows(
    body: Sequence[Line], columns: Sequence[_Span], kinds: Sequence[Head], rules: Sequence[float]
) -> list[list[Line]] | None:
    """Put lines together as rows by the rules between them, by what they hold, or by their distance; else `None`.

    Names of agencies wrap as tasks do, so that a line with a task and an agency need not be a whole row.
    """
    ways = [_by_rules(body, rules), _by_number(body, columns, kinds), _by_distance(body)]
    if not _ACTORS & set(kinds):
        ways.insert(1, [[line] for line in body])
    fits = (rows for rows in ways if len(rows) >= _MIN_ROWS and all(_is_row(r, columns, kinds) for r in rows))
    return next(fits, None)


def _is_row(row: Sequence[Line], columns: Sequence[_Span], kinds: Sequence[Head]) -> bool:
    """Say whether lines are one row: something is named, something said of it, and no number or figure stands twice."""
    cells = list(zip(kinds, _cells(row, columns), strict=True))
    filled = {kind for kind, cell in cells if cell}
    if all(filled & keys for keys in _KEYS):
        return not any(len(cell) > 1 for kind, cell in cells if kind in _ONCE)
    return len(row) == len(row[0]) == 1 and bool(_CATEGORY.match(row[0][0].text))


def _by_rules(body: Sequence[Line], rules: Sequence[float]) -> list[list[Line]]:
    rows: list[list[Line]] = [[body[0]]]
    for above, line in itertools.pairwise(body):
        if any(above[0].top < rule < line[0].bottom for rule in rules):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _by_distance(body: Sequence[Line]) -> list[list[Line]]:
    steps = [b[0].top - a[0].top for a, b in itertools.pairwise(body)]
    parted = sorted(steps)
    jump = max(((b / max(a, 0.1), a) for a, b in itertools.pairwise(parted)), default=(0.0, 0.0))
    if jump[0] < _CLOSER:
        return []
    rows = [[body[0]]]
    for step, line in zip(steps, body[1:], strict=True):
        if step > jump[1]:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _by_number(body: Sequence[Line], columns: Sequence[_Span], kinds: Sequence[Head]) -> list[list[Line]]:
    """Return rows that begin with their numbers, 1, 2, 3 …, where the first line of each has its task beside it.

    A line that is no row's first must follow a full one: else numbers stand in the middle of their rows.
    """
    if "number" not in kinds:
        return []
    named = next(n for n, kind in enumerate(kinds) if kind in _KEYS[0])
    if named + 1 == len(columns):
        return []
    rows: list[list[Line]] = []
    for line in body:
        cells = dict(zip(kinds, _cells([line], columns), strict=True))
        if cells["number"] == (str(len(rows) + 1),) and (cells.get("task") or cells.get("indicator")):
            rows.append([line])
        elif not rows or cells["number"] or not _is_full(rows[-1][-1], columns[named], columns[named + 1]):
            return []
        else:
            rows[-1].append(line)
    return rows


def _is_full(line: Line, column: _Span, after: _Span) -> bool:
    reach = max((piece.right for piece in line if _over(piece, column)), default=0.0)
    return reach > after[0] - _FULL * (line[0].bottom - line[0].top)


def _cells(lines: Sequence[Line], columns: Sequence[_Span]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(piece.text for line in lines for piece in line if _over(piece, column)) for column in columns
    )
