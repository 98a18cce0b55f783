"""Pictures: a chart of altair as SVG or PNG by vl-convert, with a font that has the Chinese characters.

The text of an SVG stays text, so a reader's own font shows it; a PNG is drawn here, and without such a font
it would be full of boxes. So fonts are looked for by name, the first that is there is used, a miss is said.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ..errors import UsageError
from .aside import written_aside
from .cells import printable, width

FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
)
"""Fonts with simplified Chinese: free ones first, then those of macOS and Windows."""

INK, SOFT = "#1d2329", "#57606a"
"""Colours of text, those of `page.css`."""

_PROBES = ("责", "牵")
_TELLING = "直骨角令"  # drawn differently in simplified Chinese and elsewhere: shows which font is at work
_NO_FONT = "no font has this name"
FALLBACK = "sans-serif"
"""What the font is called that draws where none of the named ones is there."""

_SCALE = 2  # dots of a PNG for each unit of the chart, so that it stays sharp in print

Spec = Mapping[str, Any]


def write_pictures(spec: Spec, svg: Path | None, png: Path | None) -> list[str]:
    """Write the chart as SVG and PNG where they are named; return what is to be said: the font, or its lack.

    Raises `UsageError` without the extra `pictures`, or where a file cannot be written.
    """
    convert = converter()
    font = chinese_font(convert.svg_to_png)
    dressed = dict(spec) | {"config": {**spec.get("config", {}), "font": _families(font)}}
    if svg is not None:
        with written_aside(svg) as side:
            side.write(str(convert.vegalite_to_svg(dressed)).encode())
    if png is not None:
        with written_aside(png) as side:
            side.write(bytes(convert.vegalite_to_png(dressed, scale=_SCALE)))
    if font is None:
        return [
            f"No font with Chinese characters was found ({', '.join(FONTS)}): a PNG shows boxes; "
            "install one, such as the package fonts-noto-cjk."
        ]
    return [f"font: {font}"]


def converter() -> Any:  # noqa: ANN401 - an extra, imported where it is used
    """Return vl-convert; raise `UsageError` where it is not installed."""
    try:
        return importlib.import_module("vl_convert")
    except ImportError as error:
        raise UsageError(
            "A picture needs the extra pictures; run `pip install 'policygraph[pictures]'`."
        ) from error


def _families(font: str | None) -> str:
    """Return the fonts in the order in which a reader's program should look for them."""
    first = () if font in {None, FALLBACK} else (font,)
    return ", ".join(dict.fromkeys(filter(None, (*first, *FONTS, FALLBACK))))


def chinese_font(to_png: Callable[..., bytes]) -> str | None:
    """Return the font that draws Chinese, `FALLBACK` if one does that is not in `FONTS`, or `None`.

    The converter does not list its fonts, so it is asked to draw: without a font two different characters are
    one and the same box, and a name that it does not know looks like a name that no font has.
    """
    unnamed = to_png(_text(_TELLING, _NO_FONT))
    named = (font for font in FONTS if to_png(_text(_TELLING, font)) != unnamed)
    return next((font for font in (*named, FALLBACK) if _draws(to_png, font)), None)


def _draws(to_png: Callable[..., bytes], font: str) -> bool:
    one, other = (to_png(_text(char, font)) for char in _PROBES)
    return one != other


def _text(words: str, font: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40">'
        f'<text x="4" y="30" font-size="28" font-family="{font}">{words}</text></svg>'
    )


@dataclass(slots=True)
class Canvas:
    """Boxes, lines and words at places of one's own, as one chart; x runs right and y down, in its units."""

    _boxes: list[dict[str, object]] = field(default_factory=list)
    _lines: list[dict[str, object]] = field(default_factory=list)
    _texts: list[dict[str, object]] = field(default_factory=list)

    def box(self, x: float, y: float, x2: float, y2: float, colour: str) -> None:
        """Draw a box with round corners."""
        self._boxes.append({"x": x, "y": y, "x2": x2, "y2": y2, "colour": colour})

    def line(self, x: float, y: float, x2: float, y2: float) -> None:
        """Draw a thin line."""
        self._lines.append({"x": x, "y": y, "x2": x2, "y2": y2})

    def text(  # noqa: PLR0913 - one argument a property of a text
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 13,
        bold: bool = False,
        colour: str = INK,
        align: Literal["left", "center"] = "left",
    ) -> None:
        """Write words on the base line y: from x, or around it."""
        said = {"words": printable(words), "size": size, "bold": bold, "colour": colour, "align": align}
        self._texts.append({"x": x, "y": y, **said})

    def widest(self) -> float:
        """Return how far to the right the words go, by the widths of Chinese and other characters."""
        return max((_end(text) for text in self._texts), default=0)

    def spec(self, wide: float, high: float) -> Spec:
        """Return the chart as a Vega-Lite specification; raise `UsageError` without the extra `pictures`."""
        alt = _altair()
        axes = {
            "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, wide], nice=False)),
            "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[high, 0], nice=False)),
        }
        ends = {"x2": "x2:Q", "y2": "y2:Q"}
        colour = alt.Color("colour:N", scale=None)
        # Named and put beside the chart: altair would check and copy each box and word of thousands.
        data: dict[str, list[dict[str, object]]] = {"lines": self._lines, "boxes": self._boxes}
        layers = [
            alt.Chart(alt.NamedData(name="lines")).mark_rule(color="#d5dae0").encode(**axes, **ends),
            alt.Chart(alt.NamedData(name="boxes"))
            .mark_rect(cornerRadius=3)
            .encode(**axes, **ends, color=colour),
        ]
        kinds = sorted({(t["size"], t["bold"], t["align"]) for t in self._texts}, key=str)
        for size, bold, align in kinds:
            name = f"texts {size} {bold} {align}"
            data[name] = [t for t in self._texts if (t["size"], t["bold"], t["align"]) == (size, bold, align)]
            layers.append(
                alt.Chart(alt.NamedData(name=name))
                .mark_text(
                    fontSize=size,
                    fontWeight="bold" if bold else "normal",
                    align=align,
                    baseline="alphabetic",
                    limit=0,
                )
                .encode(**axes, text="words:N", color=colour)
            )
        chart = alt.layer(*layers).properties(width=wide, height=high, background="#ffffff", padding=16)
        spec: Spec = chart.configure_view(stroke=None).to_dict()
        return {**spec, "datasets": data}


def _end(text: Mapping[str, Any]) -> float:
    wide = width(str(text["words"])) * float(text["size"]) / 2
    return float(text["x"]) + (wide if text["align"] == "left" else wide / 2)


def _altair() -> Any:  # noqa: ANN401 - an extra, imported where it is used
    try:
        return importlib.import_module("altair")
    except ImportError as error:
        raise UsageError(
            "A picture needs the extra pictures; run `pip install 'policygraph[pictures]'`."
        ) from error
