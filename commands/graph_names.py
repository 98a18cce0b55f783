"""Completion by the Tab key of places, of what the graph holds, and of the parameters of questions.

A shell waits for the answer at each press of a key, so a graph that cannot be opened at once gives no names
instead of an error.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..errors import PolicygraphError
from .completing import beginning, office_names, topic_names


def place_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the places whose names begin so, the widest first."""
    from ..ontology.places import place_table

    # 520000 before 520100 before 520102: the wider the place, the more zeros end its code.
    places = sorted(place_table().places, key=lambda one: len(one.key.rstrip("0")))
    return beginning((one.name for one in places), begun)


def agency_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the agencies of the graph whose names begin so."""
    return beginning(_in_graph("Agency"), begun)


def plan_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the plans of the graph whose titles begin so."""
    return beginning(_in_graph("Plan"), begun)


def parameters(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Complete NAME=VALUE of a question: its parameters, then what their kind can be."""
    from ..cypher.catalogue import question

    try:
        # Where the option has no value yet, what stands before it has not been given to the argument.
        asked = question(str(context.params.get("name") or next(iter(context.args), None)))
    except PolicygraphError:
        return []
    name, sign, value = begun.partition("=")
    if not sign:
        return [f"{one.name}=" for one in asked.parameters if one.name.startswith(name)]
    kind = next((one.kind for one in asked.parameters if one.name == name), None)
    complete = _OF_KIND.get(kind or "")
    return [f"{name}={one}" for one in complete(context, parameter, value)] if complete else []


def _in_graph(label: str) -> list[str]:
    """Return the names in the default graph: only of a folder, since a server may keep one waiting."""
    from ..graph.stores import open_store

    chosen = os.environ.get("POLICYGRAPH_STORE")
    if chosen and not Path(chosen).is_dir():
        return []
    try:
        with open_store(None, create=False) as store:
            rows = store.query(f"MATCH (n:{label}) RETURN DISTINCT n.name AS name ORDER BY name")
    except PolicygraphError:
        return []
    return [str(row["name"]) for row in rows]


_OF_KIND = {
    "topic": topic_names,
    "pollutant": topic_names,
    "industry": topic_names,
    "office": office_names,
    "place": place_names,
    "agency": agency_names,
    "plan": plan_names,
}
