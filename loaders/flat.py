"""The canonical text without white space, with the way back.

Lines of a PDF break in mid-word, and blanks stand between Chinese and figures, so all grammar reads the text with
white space removed (`flat`) and with the width of marks folded (`norm`: same length, half-width brackets, colons
and full-width digits made alike). Spans that leave this module count in the canonical text again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

_SPACE = re.compile(r"\s+")
_PIECE = re.compile(r"\S+")
_FOLD = {
    **{chr(ord("０") + i): chr(ord("0") + i) for i in range(10)},
    **{chr(ord("Ａ") + i): chr(ord("A") + i) for i in range(26)},
    **{chr(ord("ａ") + i): chr(ord("a") + i) for i in range(26)},
    **dict(zip('()﹙﹚:;!?％﹪．〇Ｏ"～∼', "（）（）：；！？%%.○○”~~", strict=True)),
    **dict.fromkeys("－―–─‐", "—"),
    **dict.fromkeys("∶﹕︰", "："),
    **dict.fromkeys("﹝❲〖⦗〘", "〔"),
    **dict.fromkeys("﹞❳〗⦘〙", "〕"),
}
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLD))}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class FlatText:
    """A text without white space. `line_starts` holds the flat offset of each filled line, in order."""

    text: str
    flat: str
    norm: str
    line_starts: tuple[int, ...]
    line_ends: tuple[int, ...]
    full_line: int
    _pieces: tuple[int, ...]
    _places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the canonical text of the flat slice `start:end` (which must not be empty)."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, offset: int) -> int:
        """Return where in the canonical text a flat offset is: in the piece between white space that holds it."""
        index = bisect_right(self._pieces, offset) - 1
        return self._places[index] + offset - self._pieces[index]

    def offset(self, place: int) -> int:
        """Return the flat offset of a place in the canonical text, or of the first character after it that is no blank."""
        index = bisect_right(self._places, place) - 1
        if index < 0:
            return 0
        end = self._pieces[index + 1] if index + 1 < len(self._pieces) else len(self.flat)
        return min(self._pieces[index] + place - self._places[index], end)

    def begins_line(self, offset: int) -> bool:
        """Say whether a filled line begins at the flat offset."""
        line = self.line_of(offset)
        return line >= 0 and self.line_starts[line] == offset

    def line_of(self, offset: int) -> int:
        """Return the index of the line in which the flat offset lies."""
        return bisect_right(self.line_starts, offset) - 1


def flatten(text: str) -> FlatText:
    """Take the white space out of a canonical text and keep the way back. Linear in the text's length."""
    spans = [piece.span() for piece in _PIECE.finditer(text)]
    *pieces, length = accumulate((end - start for start, end in spans), initial=0)
    before = [0, *(end for _, end in spans[:-1])]
    starts = [
        piece
        for piece, gap, (start, _) in zip(pieces, before, spans, strict=False)
        if piece == 0 or "\n" in text[gap:start]
    ]
    ends = (*starts[1:], length) if starts else ()
    flat = "".join(text.split())
    return FlatText(
        text,
        flat,
        _normalised(flat),
        tuple(starts),
        ends,
        _full_line([end - start for start, end in zip(starts, ends, strict=True)]),
        tuple(pieces),
        tuple(start for start, _ in spans),
    )


def _normalised(flat: str) -> str:
    """Fold the width of marks, one character for one. A comma between digits of thousands stays a comma."""
    norm = _FOLDED.sub(lambda match: _FOLD[match.group()], flat)
    if "," in norm:
        norm = _THOUSANDS.sub("\x00", norm).replace(",", "，").replace("\x00", ",")
    return norm


def squeezed(text: str) -> str:
    """Return the text without white space: how mentions and quotes are compared with their spans."""
    return _SPACE.sub("", text)


_PARAGRAPH = 90
_NARROWEST = 16


def full_line(text: FlatText) -> int:
    """Return the length from which a line counts as full, in flat characters.

    Where lines are whole paragraphs no line is broken by width, so no line counts as full; where most are shorter than
    any page is wide, neither.
    """
    return text.full_line


def _full_line(lines: list[int]) -> int:
    lengths = sorted(lines)
    if not lengths:
        return 1
    usual = lengths[len(lengths) * 7 // 10]
    longest = lengths[len(lengths) * 19 // 20]
    if longest > _PARAGRAPH or usual < _NARROWEST:
        return 10**9
    return usual - max(3, usual // 10)
