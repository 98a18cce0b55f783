"""One page of an OFD: its runs of characters, and the straight lines that it draws, where they stand.

OFD counts in millimetres from the top left corner; all is told in points here, as tables are looked for in PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from .archive import attribute, child, local
from .column_rows import Piece
from .page_tables import PrintedPage
from .pdf_grids import Box, Line
from .text import same_line_ends

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINTS = 72 / 25.4
_USUAL_SIZE = 4.0  # millimetres: what a text object without a size is taken to have
_NO_MATRIX = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
_ASCENT, _DESCENT = 0.86, 0.14
"""How far a character reaches above and below its base line, in sizes."""

_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""The operators of a path and how many numbers follow each; the last two are where it ends."""

_SKEW = 0.5
_MOST_SEGMENTS = 50_000
"""A page with more is a drawing or a map, and no table that a person reads."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters on one base line, and where each begins and the last ends, in points."""

    text: str
    ends: tuple[float, ...]
    y: float
    size: float

    def within(self, box: Box) -> Iterator[_Run]:
        """Yield what of the run has its middle in a box."""
        left, top, right, bottom = box
        if not top <= self.y - (_ASCENT - _DESCENT) / 2 * self.size < bottom:
            return
        middles = [(a + b) / 2 for a, b in zip(self.ends, self.ends[1:], strict=False)]
        inside = [n for n, middle in enumerate(middles) if left <= middle < right]
        if inside:
            first, last = inside[0], inside[-1] + 1
            yield _Run(self.text[first:last], self.ends[first : last + 1], self.y, self.size)


class PageOfOfd(PrintedPage):
    """One page of an OFD, whose words are asked for box by box."""

    def __init__(self, page: _Element) -> None:
        objects = [*page.iter()]
        self._runs = [run for one in objects if local(one) == "TextObject" for run in _runs(one)]
        self._paths = [one for one in objects if local(one) == "PathObject"]
        boxes = self.boxes()
        self.left = min((box[0] for box in boxes), default=0.0) - 1
        self.right = max((box[2] for box in boxes), default=0.0) + 1
        self.height = max((box[3] for box in boxes), default=0.0) + 1
        area = child(page, "Area", "PhysicalBox")
        if area is not None and len(sides := _numbers(area.text)) == len(("x", "y", "w", "h")):
            self.height = max(self.height, sides[3] * _POINTS)

    def text(self) -> str:
        """Return all text of the page."""
        return "\n".join(_lines(self._runs))

    def words(self, box: Box) -> str:
        """Return the text in a box."""
        return "\n".join(_lines(part for run in self._runs for part in run.within(box)))

    def boxes(self) -> Sequence[Box]:
        """Return the boxes of the runs."""
        return [
            (run.ends[0], run.y - _ASCENT * run.size, run.ends[-1], run.y + _DESCENT * run.size)
            for run in self._runs
        ]

    def glyphs(self) -> Sequence[Piece]:
        """Return the printed characters."""
        return [
            Piece(sign, left, run.y - _ASCENT * run.size, right, run.y + _DESCENT * run.size)
            for run in self._runs
            for sign, left, right in zip(run.text, run.ends, run.ends[1:], strict=False)
            if sign.strip()
        ]

    def lines(self) -> tuple[list[Line], list[Line]]:
        """Return the lines drawn along and down the page."""
        along: list[Line] = []
        down: list[Line] = []
        for (x0, y0), (x1, y1) in (segment for path in self._paths for segment in _segments(path)):
            if abs(y1 - y0) <= _SKEW < abs(x1 - x0):
                along.append(Line((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _SKEW < abs(y1 - y0):
                down.append(Line((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            if len(along) + len(down) > _MOST_SEGMENTS:
                return [], []
        return along, down


def _placing(element: _Element) -> tuple[list[float], Callable[[float, float], _Point]]:
    """Return an object's matrix CTM (a b c d e f), and what puts its own points on the page: by it, then its boundary."""
    left, top, *_ = [*_numbers(attribute(element, "Boundary")), 0.0, 0.0]
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix = matrix if len(matrix) == len(_NO_MATRIX) else _NO_MATRIX

    def placed(x: float, y: float) -> _Point:
        return (left + a * x + c * y + e) * _POINTS, (top + b * x + d * y + f) * _POINTS

    return matrix, placed


def _runs(element: _Element) -> Iterator[_Run]:
    """Yield the runs of a text object."""
    (a, _, _, d, _, _), placed = _placing(element)
    size = (_numbers(attribute(element, "Size")) or [_USUAL_SIZE])[0]
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode" or not code.text:
            continue
        # A text code without X or Y goes on where the one before it was placed.
        x = (_numbers(attribute(code, "X")) or [x])[0]
        y = (_numbers(attribute(code, "Y")) or [y])[0]
        text = same_line_ends(code.text).strip("\n")
        steps = [*_deltas(attribute(code, "DeltaX"), len(text) - 1)]
        steps += [size] * (len(text) - len(steps))
        begin, line = placed(x, y)
        ends = accumulate((step * abs(a) * _POINTS for step in steps), initial=begin)
        if text:
            yield _Run(text, tuple(ends), line, size * abs(d) * _POINTS)


def _segments(path: _Element) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight parts of a path that is painted."""
    if attribute(path, "Stroke") == "false" and attribute(path, "Fill") != "true":
        return
    _, placed = _placing(path)
    data = child(path, "AbbreviatedData")
    words = (data.text or "").split() if data is not None else []
    first = last = (0.0, 0.0)
    at = 0
    while at < len(words):
        sign = words[at]
        values = _numbers(" ".join(words[at + 1 : at + 1 + _OPERANDS.get(sign, 0)]))
        at += 1 + _OPERANDS.get(sign, 0)
        if sign == "C":
            yield last, first
            last = first
        elif len(values) > 1:
            point = placed(values[-2], values[-1])
            if sign in ("S", "M"):
                first = point
            elif sign == "L":
                yield last, point
            last = point


def _lines(runs: Iterable[_Run]) -> list[str]:
    lines: list[str] = []
    before: _Run | None = None
    for run in runs:
        if before is None or abs(run.y - before.y) > max(run.size, before.size) / 2:
            lines.append(run.text)
        else:
            # The columns of a table stand apart on one line; without a blank their words would run together.
            apart = run.ends[0] - before.ends[-1] > max(run.size, before.size)
            lines[-1] += (" " if apart else "") + run.text
        before = run
    return lines


def _numbers(text: str | None) -> list[float]:
    found = []
    for word in (text or "").split():
        try:
            found.append(float(word))
        except ValueError:
            return []
    return found


def _deltas(text: str | None, most: int) -> Iterator[float]:
    """Yield the distances between characters, `most` of them; `g 3 4.2` stands for 4.2 three times."""
    words = iter((text or "").split())
    for word in words:
        count, step = (next(words, "0"), next(words, "0")) if word == "g" else ("1", word)
        try:
            times, distance = int(count), float(step)
        except ValueError:
            return
        for _ in range(min(times, most)):
            yield distance
            most -= 1
        if most <= 0:
            return
