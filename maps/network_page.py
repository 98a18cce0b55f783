"""A network as one page: who shares with whom around a circle, or offices beside topics.

The nodes of a group stand side by side, each with its name beside it and none over another: with so many
links that each office touches each, a picture whose nodes float freely is a ball of wool. Weak links are left
out at first, and the page says so; a slider brings them back.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..analysis.network import Link, Network, Standing
from ..cypher.header import Lang
from .aside import written_aside
from .cells import width
from .network import MEANINGS, node_sheet, told
from .page import asset, data_script, h, page

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOM = 20.0  # from one name to the next below it
_LEAST = 300.0  # radius that a few names need, so that links have room
_CHAR = 6.8  # width of half a Chinese character of 13
_PAGE_HIGH = 1400  # a higher picture is printed over several pages
_PER_NODE = 2.5  # links for each node that an eye can follow
# Colours apart for the eight largest groups, also for people who do not tell red from green (Okabe and Ito).
_GROUPS = ("#0072b2", "#d55e00", "#009e73", "#a3417f", "#7a6a00", "#3f4a9c", "#8a3324", "#4d4d4d")

_WORDS: Mapping[str, tuple[str, str]] = {
    "found": ("要点", "what stands out"),
    "picture": ("图", "picture"),
    "table": ("各方的数字", "the numbers"),
    "meaning": ("数字的含义", "what the numbers mean"),
    "least": ("只画共同任务不少于", "only links of at least this many measures:"),
    "hint": (
        "线越粗共同任务越多，颜色为群，圆点越大任务越多；指向一个名称只看它的联系。",
        "Thicker: more shared measures. Colour: group. Larger dot: more measures. Point at a name.",
    ),
    "shown": ("条联系画出", "links drawn"),
}
Point = tuple[float, float]


def write_page(found: Network, title: str, notes: tuple[str, ...], lang: Lang, target: Path) -> None:
    """Write the page; raise `UsageError` where the file cannot be written."""
    written = page(
        title,
        _body(found, title, notes, lang),
        lang,
        style=asset("network.css"),
        script=asset("network.js"),
    )
    with written_aside(target) as side:
        side.write(written)


def _body(found: Network, title: str, notes: tuple[str, ...], lang: Lang) -> Iterator[_Element]:
    at = 0 if lang == "zh" else 1
    sheet = node_sheet(found, title, lang, notes)
    yield h("h1", title)
    yield h("p", "；".join(notes), class_="soft")
    yield h("section", h("h2", _WORDS["found"][at]), h("ul", (h("li", line) for line in told(found, lang))))
    least = threshold(found)
    most = max((link.weight for link in found.links), default=1)
    yield h("h2", _WORDS["picture"][at])
    yield h(
        "form",
        h(
            "label",
            _WORDS["least"][at],
            " ",
            h("input", type="range", id="least", min=1, max=most, value=least),
            " ",
            h("output", least, id="least-said"),
        ),
        h("span", h("output", "", id="shown"), " ", _WORDS["shown"][at], class_="soft"),
        class_="tools screen",
    )
    yield h("p", _WORDS["hint"][at], class_="soft")
    drawn = _drawn(found, title)
    tall = int(drawn.get("height", "0")) > _PAGE_HIGH
    yield h("figure", drawn, class_="scroll tall" if tall else "scroll")
    yield h(
        "section", h("h2", _WORDS["meaning"][at]), h("ul", (h("li", one[at]) for one in MEANINGS.values()))
    )
    heads = (h("th", column.header(lang), scope="col") for column in sheet.columns)
    lines = (_line(node, at) for node in found.nodes)
    table = h("table", h("thead", h("tr", heads)), h("tbody", lines))
    yield h("section", h("h2", _WORDS["table"][at]), h("div", table, class_="scroll"), class_="long")
    yield data_script("links", [[link.one, link.other, link.weight] for link in found.links])


def _line(node: Standing, at: int) -> _Element:
    figures = (
        node.measures,
        node.partners,
        node.shared,
        f"{node.between:.3f}",
        node.only_head,
        node.group + 1,
    )
    cut = ("是", "yes")[at] if node.cut else ("否", "no")[at]
    return h("tr", h("td", node.name), (h("td", figure, class_="figure") for figure in figures), h("td", cut))


def threshold(found: Network) -> int:
    """Return from how many shared measures on links are drawn at first: as many as an eye can follow."""
    weights = sorted((link.weight for link in found.links), reverse=True)
    many = math.ceil(_PER_NODE * len(found.nodes))
    if len(weights) <= many:
        return 1
    # The links of one weight come or go together: those that still fit, or else only the strongest.
    return min(weights[many] + 1, weights[0])


def places(found: Network) -> dict[str, Point]:
    """Return where each node stands: in two columns for topics, else by group around a circle."""
    if found.between == "topics":
        return _columns(found)
    order = [name for group in found.groups for name in group]
    radius = max(_LEAST, _ROOM * len(order) / 4)
    # Names stand level, so what keeps them apart is height: equal steps down each side, not equal angles,
    # which would crowd them at the top and the foot.
    half = len(order) / 2
    found_at = {}
    for at, name in enumerate(order):
        step = at + 0.5 if at < half else len(order) - at - 0.5
        y = (2 * step / half - 1) * radius
        x = math.sqrt(radius**2 - (y * 0.98) ** 2) * (1 if at < half else -1)
        found_at[name] = (round(x, 1), round(y, 1))
    return found_at


def _columns(found: Network) -> dict[str, Point]:
    offices = [node for node in found.nodes if node.kind == "office"]
    topics = [node for node in found.nodes if node.kind != "office"]
    found_at = {}
    for x, column in ((-260.0, offices), (260.0, topics)):
        order = sorted(column, key=lambda node: (node.group, -node.measures, node.name))
        for at, node in enumerate(order):
            found_at[node.name] = (x, round((at - (len(order) - 1) / 2) * _ROOM, 1))
    return found_at


def _drawn(found: Network, title: str) -> _Element:
    at = places(found)
    names = max((width(node.name) for node in found.nodes), default=0) * _CHAR + 24
    right = max((abs(x) for x, _ in at.values()), default=0) + names
    low = max((abs(y) for _, y in at.values()), default=0) + 24
    box = f"{-right:.0f} {-low:.0f} {2 * right:.0f} {2 * low:.0f}"
    most = max((link.weight for link in found.links), default=1)
    links = (_curve(link, at, most, found.between == "topics") for link in reversed(found.links))
    largest = max((node.measures for node in found.nodes), default=1)
    nodes = (_node(node, at[node.name], largest) for node in found.nodes)
    return h(
        "svg",
        h("title", title),
        h("g", links, class_="links"),
        h("g", nodes, class_="nodes"),
        viewBox=box,
        role="img",
        width=round(2 * right),
        height=round(2 * low),
    )


def _curve(link: Link, at: Mapping[str, Point], most: int, level: bool) -> _Element:
    (x, y), (x2, y2) = at[link.one], at[link.other]
    bent = f"C {(x + x2) / 2:.0f} {y} {(x + x2) / 2:.0f} {y2} {x2} {y2}" if level else None
    way = f"M {x} {y} " + (bent or f"Q {(x + x2) * 0.18:.0f} {(y + y2) * 0.18:.0f} {x2} {y2}")
    return h(
        "path",
        h("title", f"{link.one} — {link.other}: {link.weight}"),
        d=way,
        class_="bridge" if link.bridge else None,
        stroke_width=round(0.8 + 5 * link.weight / most, 2),
        data_one=link.one,
        data_other=link.other,
        data_weight=link.weight,
    )


def _node(node: Standing, at: Point, largest: int) -> _Element:
    x, y = at
    size = round(3 + 5 * math.sqrt(node.measures / largest), 1)
    right = x >= 0
    colour = _GROUPS[min(node.group, len(_GROUPS) - 1)]
    return h(
        "g",
        h("circle", cx=x, cy=y, r=size, fill=colour),
        h(
            "text",
            node.name,
            x=x + (12 if right else -12),
            y=y + 4.5,
            text_anchor="start" if right else "end",
            fill=colour,
        ),
        data_name=node.name,
        tabindex=0,
        class_="cut" if node.cut else None,
    )
