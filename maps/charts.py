"""Pictures: a drawing or a chart as SVG or PNG by vl-convert, with a font that has the Chinese characters.

The text of an SVG stays text, so a reader's own font shows it; a PNG is drawn here, and without such a font
it would be full of boxes. So fonts are looked for by name, the first that is there is used, a miss is said.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .aside import written_aside
from .canvas import Drawing

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

_PROBES = ("责", "牵")
_TELLING = "直骨角令"  # drawn differently in simplified Chinese and elsewhere: shows which font is at work
_NO_FONT = "no font has this name"
FALLBACK = "sans-serif"
"""What the font is called that draws where none of the named ones is there."""

_SCALE = 2  # dots of a PNG for each unit of the chart, so that it stays sharp in print

Spec = Mapping[str, Any]
"""A chart as a Vega-Lite specification."""


def write_pictures(picture: Drawing | Spec, svg: Path | None, png: Path | None) -> list[str]:
    """Write the picture to the files that are named; return what is to be said: the font, or its lack.

    Raises `UsageError` without the extra `pictures`, or where a file cannot be written.
    """
    convert = converter()
    font = chinese_font(convert.svg_to_png)
    families = _families(font)
    if isinstance(picture, Drawing):
        drawn = picture.svg(families)
    else:
        drawn = str(convert.vegalite_to_svg(_dressed(picture, families)))
    if svg is not None:
        with written_aside(svg) as side:
            side.write(drawn.encode())
    if png is not None:
        with written_aside(png) as side:
            side.write(bytes(convert.svg_to_png(drawn, scale=_SCALE)))
    if font is None:
        return [
            f"No font with Chinese characters was found ({', '.join(FONTS)}): a PNG shows boxes; "
            "install one, such as the package fonts-noto-cjk."
        ]
    return [f"font: {font}"]


def _dressed(spec: Spec, families: str) -> Spec:
    return {**spec, "config": {**spec.get("config", {}), "font": families}}


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
