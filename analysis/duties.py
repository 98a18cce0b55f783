"""Duties as links need them, and all of them as a graph for files.

Apart from `network`, which needs networkx: files of all duties do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..graph.stores.base import Row
from ..loaders.record import Role


@dataclass(frozen=True, slots=True)
class Parts:
    """The measures in which one agency has one role: as much of a duty as a link needs.

    `office` is the kind of office, `None` where it is not known; `collective`: a word for many (各市).
    """

    agency: str
    office: str | None
    collective: bool
    role: Role
    measures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """An industry or pollutant, and the measures that name it."""

    uri: str
    name: str
    measures: Sequence[str]


class Node(NamedTuple):
    """A node of a file: what is written beside it, and what is said of it."""

    label: str
    said: Mapping[str, object]


class Edge(NamedTuple):
    """An edge of a file, with a key where two may have the same ends."""

    source: str
    target: str
    said: Mapping[str, object]
    label: str = ""
    key: str = ""
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph for a file: its nodes by name, its edges."""

    nodes: Mapping[str, Node]
    edges: Sequence[Edge]
    directed: bool


def duty_graph(rows: Iterable[Row], topics: Iterable[Topic] = ()) -> Graph:
    """Return agencies, measures and topics with every duty as an edge of its own, keyed by its id."""
    nodes: dict[str, Node] = {}
    edges = []
    for row in rows:
        measure = str(row["measure_uri"])
        if measure not in nodes:
            said = {"kind": "measure", "path": row["path"], "plan": row["plan"]}
            nodes[measure] = Node(str(row["measure"]), said)
        if row["id"] is None:
            continue
        agency = str(row["agency_uri"])
        if agency not in nodes:
            who = {"kind": "agency", "office": row["office"], "collective": row["collective"]}
            nodes[agency] = Node(str(row["agency"]), who)
        edges.append(_duty(row, agency, measure))
    for topic in topics:
        for measure in sorted(topic.measures):
            if measure in nodes:
                nodes.setdefault(topic.uri, Node(topic.name, {"kind": "topic"}))
                key = f"{measure} {topic.uri}"
                said = {"duty": key, "relation": "concerns"}
                edges.append(Edge(measure, topic.uri, said, "concerns", key))
    return Graph(nodes, edges, directed=True)


def _duty(row: Row, agency: str, measure: str) -> Edge:
    key, role = str(row["id"]), str(row["role_code"])
    said = {
        "duty": key,
        "relation": role,
        "rank": row["rank"],
        "mention": row["mention"],
        "span_start": row["start"],
        "span_end": row["end"],
    }
    return Edge(agency, measure, said, role, key)
