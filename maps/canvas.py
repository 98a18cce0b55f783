"""A picture of boxes, lines and words at places of one's own, written as SVG.

Written here, and not by a chart library: one that is told each place works out scales and marks all the same,
which takes seconds for the some thousand marks of a map.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .cells import printable, width
from .xml import escaped

INK, SOFT = "#1d2329", "#57606a"
"""Colours of text, those of `page.css`."""

_RULE = "#d5dae0"
_ROUND = 3  # radius of a corner
_DOT = 1.5  # radius
_MARGIN = 16

Align = Literal["left", "center"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that is ready: its size without margins, and its marks from the lowest to the uppermost."""

    title: str
    wide: float
    high: float
    marks: tuple[str, ...]

    def svg(self, families: str) -> str:
        """Return the picture as SVG; `families` are the fonts in which to look for its characters."""
        wide, high = _figure(self.wide + 2 * _MARGIN), _figure(self.high + 2 * _MARGIN)
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
                f'viewBox="0 0 {wide} {high}" role="img">',
                f"<title>{escaped(printable(self.title))}</title>",
                f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
                f'<g transform="translate({_MARGIN},{_MARGIN})" font-family="{escaped(families)}">',
                *self.marks,
                "</g>",
                "</svg>\n",
            )
        )


@dataclass(frozen=True, slots=True)
class _Text:
    x: float
    y: float
    words: str
    size: int
    bold: bool
    colour: str
    align: Align

    def end(self) -> float:
        """Return how far to the right it goes, by the widths of Chinese and other characters."""
        wide = width(self.words) * self.size / 2
        return self.x + (wide if self.align == "left" else wide / 2)

    def mark(self) -> str:
        weight = ' font-weight="bold"' if self.bold else ""
        anchor = ' text-anchor="middle"' if self.align == "center" else ""
        return (
            f'<text x="{_figure(self.x)}" y="{_figure(self.y)}" font-size="{self.size}px" '
            f'fill="{self.colour}"{weight}{anchor}>{escaped(self.words)}</text>'
        )


@dataclass(slots=True)
class Canvas:
    """What a picture is put together on; x runs right and y down, in its units."""

    _lines: list[str] = field(default_factory=list)
    _boxes: list[str] = field(default_factory=list)
    _texts: list[_Text] = field(default_factory=list)

    def box(self, x: float, y: float, x2: float, y2: float, colour: str) -> None:
        """Draw a box with round corners."""
        self._boxes.append(
            f'<rect x="{_figure(x)}" y="{_figure(y)}" width="{_figure(x2 - x)}" height="{_figure(y2 - y)}" '
            f'rx="{_ROUND}" fill="{colour}"/>'
        )

    def dot(self, x: float, y: float, colour: str) -> None:
        """Draw a dot. A full stop would look the same, and take a hundred times as long in a PNG."""
        self._boxes.append(f'<circle cx="{_figure(x)}" cy="{_figure(y)}" r="{_DOT}" fill="{colour}"/>')

    def line(self, x: float, y: float, x2: float, y2: float) -> None:
        """Draw a thin line."""
        ends = f'x1="{_figure(x)}" y1="{_figure(y)}" x2="{_figure(x2)}" y2="{_figure(y2)}"'
        self._lines.append(f'<line {ends} stroke="{_RULE}"/>')

    def text(  # noqa: PLR0913 - one argument a property of a text
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 13,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
    ) -> None:
        """Write words on the base line y: from x, or around it."""
        self._texts.append(_Text(x, y, printable(words), size, bold, colour, align))

    def widest(self) -> float:
        """Return how far to the right the words go."""
        return max((text.end() for text in self._texts), default=0)

    def drawing(self, title: str, wide: float, high: float) -> Drawing:
        """Return the picture of this size: words over boxes over lines."""
        return Drawing(title, wide, high, (*self._lines, *self._boxes, *self._written()))

    def _written(self) -> Iterator[str]:
        return (text.mark() for text in self._texts)


def _figure(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
