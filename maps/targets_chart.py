"""One indicator across places as a dot plot: a line for each target, so that no label lies on another.

Filled: a plain target; hollow: a stretch or an alternative. The words beside each dot say bound and figure,
since a dot alone would turn 不低于 and 约 into plain figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..analysis.deliverables import Deliverable
from ..cypher.header import Lang
from ..errors import UsageError
from .canvas import INK, SOFT
from .cells import printable
from .charts import Spec
from .targets import figure_in_words, strength_in

_WIDE, _STEP = 620, 30
_BLUE = "#0b5cad"
_MOST = 80
_NOTE = {
    "zh": "实心：一般目标；空心：力争或备选。另有 {left} 项单位或方向不同，未画出。",
    "en": "filled: a plain target; hollow: stretch or alternative. {left} more, of another unit or "
    "direction, are not drawn.",
}
_PLAIN = {
    "zh": "实心：一般目标；空心：力争或备选。",
    "en": "filled: a plain target; hollow: stretch or alternative.",
}


def dot_plot(found: Sequence[Deliverable], lang: Lang) -> Spec:
    """Return the targets of one indicator as a Vega-Lite specification.

    Figures of one unit and direction are drawn, those of which there are most; how many are left out is said.
    Raises `UsageError` where there is nothing to draw, or too much to be read.
    """
    kinds = Counter((one.target.unit, one.target.change) for one in found)
    if not kinds:
        raise UsageError("There is no target to draw; name an indicator that a plan sets.")
    kind = max(kinds, key=lambda k: (kinds[k], k))
    drawn = [one for one in found if (one.target.unit, one.target.change) == kind]
    if len(drawn) > _MOST:
        raise UsageError(
            f"A picture of {len(drawn)} targets cannot be read; narrow it with --place or --year."
        )
    left = len(found) - len(drawn)
    note = _NOTE[lang].format(left=left) if left else _PLAIN[lang]
    y = {
        "field": "line",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelLimit": 0,
            "labelFontSize": 13,
            "ticks": False,
            "domain": False,
            "grid": True,
        },
    }
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": False, "padding": 40},
        "axis": {"title": printable(kind[0]), "labelFontSize": 12, "titleFontSize": 13},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {
            "text": printable(drawn[0].target.indicator),
            "subtitle": note,
            "anchor": "start",
            "fontSize": 18,
            "subtitleFontSize": 12,
            "subtitleColor": SOFT,
            "color": INK,
        },
        "data": {"values": _points(drawn, lang)},
        "width": _WIDE,
        "height": {"step": _STEP},
        "encoding": {"y": y, "x": x},
        "layer": [
            {
                "mark": {"type": "point", "size": 120, "strokeWidth": 2, "color": _BLUE},
                "encoding": {"fill": {"field": "fill", "type": "nominal", "scale": None}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 12, "fontSize": 12, "color": INK},
                "encoding": {"text": {"field": "words", "type": "nominal"}},
            },
        ],
        "config": {"view": {"stroke": None}, "background": "white", "padding": 16},
    }


def _points(drawn: Sequence[Deliverable], lang: Lang) -> list[dict[str, object]]:
    seen: Counter[str] = Counter()
    points: list[dict[str, object]] = []
    for one in drawn:
        target = one.target
        strength = strength_in(target, lang)
        line = " · ".join(
            filter(None, ("、".join(one.places), str(target.year or "—"), one.plan_name, strength))
        )
        seen[line] += 1
        binding = strength is None
        points.append(
            {
                "line": printable(line if seen[line] == 1 else f"{line} ({seen[line]})"),
                "value": target.value,
                "words": printable(figure_in_words(target, lang)),
                "fill": _BLUE if binding else "white",
            }
        )
    return points
