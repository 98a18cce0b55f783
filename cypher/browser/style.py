"""The style of the graph in Neo4j Browser, as a GraSS sheet: colours, sizes and Chinese captions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from ...ontology.model import graph_model
from ..header import CatalogueError

_EDGE = {"color": "#A5ABB6", "width": 1}
_DARKER = 0.8
_WHITE = "#FFFFFF"


def style() -> str:
    """Return the sheet; raise `CatalogueError` where it does not fit the labels and types of the ontology."""
    chosen = tomllib.loads(resources.files(__package__).joinpath("style.toml").read_text(encoding="utf-8"))
    model = graph_model()
    for kind, there in (("nodes", model.nodes), ("edges", model.edges)):
        odd = set(chosen[kind]) ^ set(there)
        if odd:
            raise CatalogueError(f"style.toml and the ontology differ in {', '.join(sorted(odd))}.")
    return "\n".join((*_defaults(), *_nodes(chosen["nodes"]), *_edges(chosen["edges"]), ""))


def _defaults() -> Iterator[str]:
    yield _rule(
        "node",
        {
            "diameter": "50px",
            "color": "#A5ABB6",
            "border-color": "#848A93",
            "border-width": "2px",
            "text-color-internal": _WHITE,
            "font-size": "12px",
        },
    )
    yield _rule(
        "relationship",
        {
            "color": "#A5ABB6",
            "shaft-width": "1px",
            "font-size": "10px",
            "padding": "3px",
            "text-color-external": "#000000",
            "text-color-internal": _WHITE,
            "caption": '"<type>"',
        },
    )


def _nodes(chosen: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield a rule a label, in the order of the file: of two labels on one node, the later one wins."""
    for label, look in chosen.items():
        color = look["color"]
        yield _rule(
            f"node.{label}",
            {
                "diameter": f"{look['size']}px",
                "color": color,
                "border-color": darker(color),
                "text-color-internal": look.get("text", _WHITE),
                "caption": f'"{look.get("caption", "{name}")}"',
            },
        )


def _edges(chosen: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for kind, look in chosen.items():
        full = _EDGE | dict(look)
        yield _rule(
            f"relationship.{kind}",
            {
                "color": str(full["color"]),
                "shaft-width": f"{full['width']}px",
                "caption": f'"{full["caption"]}"',
            },
        )


def darker(color: str) -> str:
    """Return the colour (`#RRGGBB`) a fifth darker, for the border."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * _DARKER):02X}" for part in parts)


def _rule(selector: str, look: Mapping[str, str]) -> str:
    inside = "".join(f"  {name}: {value};\n" for name, value in look.items())
    return f"{selector} {{\n{inside}}}\n"
