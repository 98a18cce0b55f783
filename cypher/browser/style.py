"""The style of the graph in Neo4j Browser, as a GraSS sheet: colours, sizes and Chinese captions."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from ...ontology.model import graph_model
from ..header import CatalogueError

_EDGE = {"color": "#A5ABB6", "width": 1}
_DARKER = 0.8
_WHITE = "#FFFFFF"
_DEFAULTS = {
    "node": {
        "diameter": "50px",
        "color": "#A5ABB6",
        "border-color": "#848A93",
        "border-width": "2px",
        "text-color-internal": _WHITE,
        "font-size": "12px",
    },
    "relationship": {
        "color": "#A5ABB6",
        "shaft-width": "1px",
        "font-size": "10px",
        "padding": "3px",
        "text-color-external": "#000000",
        "text-color-internal": _WHITE,
        "caption": "<type>",
    },
}


def style() -> str:
    """Return the sheet; raise `CatalogueError` where it does not fit the labels and types of the ontology."""
    return "\n".join(_rule(selector, look) for selector, look in rules().items())


def style_on_one_line() -> str:
    """Return the same as JSON, which the Browser takes too, for a command in a setting of the server."""
    return json.dumps(rules(), ensure_ascii=False, separators=(",", ":"))


def rules() -> dict[str, dict[str, str]]:
    """Return what each selector looks like; of two labels on one node, the later one wins."""
    chosen = tomllib.loads(resources.files(__package__).joinpath("style.toml").read_text(encoding="utf-8"))
    model = graph_model()
    for kind, there in (("nodes", model.nodes), ("edges", model.edges)):
        odd = set(chosen[kind]) ^ set(there)
        if odd:
            raise CatalogueError(f"style.toml and the ontology differ in {', '.join(sorted(odd))}.")
    nodes = {f"node.{label}": _node(look) for label, look in chosen["nodes"].items()}
    edges = {f"relationship.{kind}": _edge(look) for kind, look in chosen["edges"].items()}
    return _DEFAULTS | nodes | edges


def _node(look: Mapping[str, Any]) -> dict[str, str]:
    return {
        "diameter": f"{look['size']}px",
        "color": look["color"],
        "border-color": darker(look["color"]),
        "text-color-internal": look.get("text", _WHITE),
        "caption": look.get("caption", "{name}"),
    }


def _edge(look: Mapping[str, Any]) -> dict[str, str]:
    full = _EDGE | dict(look)
    return {
        "color": str(full["color"]),
        "shaft-width": f"{full['width']}px",
        "caption": str(full["caption"]),
    }


def darker(color: str) -> str:
    """Return the colour (`#RRGGBB`) a fifth darker, for the border."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * _DARKER):02X}" for part in parts)


def _rule(selector: str, look: Mapping[str, str]) -> str:
    quoted = {name: f'"{value}"' if name == "caption" else value for name, value in look.items()}
    inside = "".join(f"  {name}: {value};\n" for name, value in quoted.items())
    return f"{selector} {{\n{inside}}}\n"
