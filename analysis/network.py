"""Who works with whom: duties as a graph of networkx, its projections, and what stands out in them.

Carrying out (落实) links nobody unless it is asked for: one sentence of a plan has every local government
carry out every measure, and with it each would be linked to all. A number that is shown to people has a
sentence in `maps.network` that says what it means; what one sentence cannot say is not computed here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, product
from typing import Any, Literal

import networkx as nx

from ..graph.stores.base import Row
from ..loaders.record import Role

Between = Literal["offices", "agencies", "topics", "duties"]
BETWEENS: tuple[Between, ...] = ("offices", "agencies", "topics", "duties")

TOPIC_MARK = "#"
"""Before the name of a topic: 能源 is an office and a topic."""

MANY = 1000
"""Above so many nodes what takes time with their square is estimated, and the answer says so."""
_STARTS = 64  # of the ways between all nodes, those from so many are followed then

_HEADS: frozenset[Role] = frozenset({"lead", "sole"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One node of a projection in numbers; `maps.network` says in words what each means."""

    name: str
    kind: str
    measures: int
    partners: int
    shared: int
    between: float
    only_head: int
    group: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes that share measures, how many, and which."""

    one: str
    other: str
    measures: tuple[str, ...]
    bridge: bool

    @property
    def weight(self) -> int:
        """Return the number of shared measures."""
        return len(self.measures)


@dataclass(frozen=True, slots=True)
class Network:
    """A projection with its numbers: nodes by weight, links by weight, groups by size.

    `modularity`: how far groups keep to themselves, from -0.5 to 1 (Newman and Girvan 2004); `None` where
    there are no links. `parts`: how many pieces hold no link to each other. `starts`: from how many nodes the
    betweenness was estimated, `None` where it was counted from all.
    """

    between: Between
    nodes: tuple[Standing, ...]
    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]
    modularity: float | None
    parts: int
    starts: int | None = None


def duty_graph(rows: Iterable[Row], topics: Iterable[Row] = ()) -> nx.MultiDiGraph[str]:
    """Return agencies, measures and topics with every duty as an edge of its own, keyed by its id."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        measure = str(row["measure_uri"])
        if measure not in graph:
            graph.add_node(measure, kind="measure", name=row["measure"], path=row["path"], plan=row["plan"])
        if row["id"] is None:
            continue
        agency = str(row["agency_uri"])
        if agency not in graph:
            who = {"name": row["agency"], "office": row["office"], "collective": row["collective"]}
            graph.add_node(agency, kind="agency", **who)
        said = {"relation": row["role_code"], "rank": row["rank"], "mention": row["mention"]}
        span = {"span_start": row["start"], "span_end": row["end"]}
        graph.add_edge(agency, measure, str(row["id"]), **said, **span)
    for row in topics:
        if graph.has_node(str(row["measure_uri"])):
            graph.add_node(str(row["uri"]), kind="topic", name=row["name"])
            key = f"{row['measure_uri']} {row['uri']}"
            graph.add_edge(str(row["measure_uri"]), str(row["uri"]), key=key, relation="concerns")
    return graph


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

    name: str
    measures: Sequence[str]


@dataclass(slots=True)
class _Count:
    kind: str
    measures: int = 0
    shared: int = 0
    only_head: int = 0


def projected(
    parts: Iterable[Parts], between: Between, topics: Iterable[Topic] = (), *, implementing: bool = False
) -> nx.Graph[str]:
    """Return who shares measures with whom, or who works on which topic; edges carry `measures`.

    Nodes are offices by kind (or by name, where the kind is not known), agencies, or offices and topics. Who
    is named by a word that means nobody in particular (有关部门) is left out. A measure counts once for each
    node, however many of its agencies stand there.
    """
    actors = _actors(parts, between, implementing=implementing)
    about: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for topic in topics if between == "topics" else ():
        for measure in topic.measures:
            about[measure][f"{TOPIC_MARK}{topic.name}"] = None
    counts: dict[str, _Count] = {}
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for measure in sorted(actors.keys() | about.keys()):
        heads, subjects = actors.get(measure, {}), about.get(measure, {})
        pairs = product(heads, subjects) if between == "topics" else combinations(sorted(heads), 2)
        linked = bool(heads and subjects) if between == "topics" else len(heads) > 1
        for name in (*heads, *subjects):
            kind = "office" if name in heads else "topic"
            count = counts.get(name) or counts.setdefault(name, _Count(kind))
            count.measures += 1
            count.shared += linked
        alone = [name for name, is_head in heads.items() if is_head]
        if len(alone) == 1:
            counts[alone[0]].only_head += 1
        for pair in pairs:
            shared[pair].append(measure)
    found: nx.Graph[str] = nx.Graph()
    for name, count in counts.items():
        found.add_node(name, **asdict(count))
    for (one, other), measures in sorted(shared.items()):
        found.add_edge(one, other, measures=measures, weight=len(measures))
    return found


def _actors(parts: Iterable[Parts], between: Between, *, implementing: bool) -> dict[str, dict[str, bool]]:
    """Return for each measure who has a part in it, and whether it heads the measure."""
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for part in parts:
        # 有关部门 are others in each measure, and would link all.
        is_somebody = bool(part.office) or not part.collective
        if not is_somebody or (part.role == "implement" and not implementing):
            continue
        name = part.agency if between == "agencies" else part.office or part.agency
        heads = part.role in _HEADS
        for measure in part.measures:
            others = found[measure]
            others[name] = heads or others.get(name, False)
    return found


def network_of(graph: nx.Graph[str], between: Between) -> Network:
    """Return a projection with what stands out in it; the same graph gives the same answer every time."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: edge[:2]))
    starts = _STARTS if len(ordered) > MANY else None
    centrality = nx.betweenness_centrality(ordered, k=starts, seed=1)
    groups = _groups(ordered)
    group_of = {name: at for at, names in enumerate(groups) for name in names}
    cuts = set(nx.articulation_points(ordered))
    bridges = {frozenset(pair) for pair in nx.bridges(ordered)}
    nodes = [
        Standing(
            name,
            said["kind"],
            said["measures"],
            ordered.degree(name),
            said["shared"],
            round(centrality[name], 4),
            said["only_head"],
            group_of[name],
            name in cuts,
        )
        for name, said in ordered.nodes(data=True)
    ]
    links = [
        Link(one, other, tuple(said["measures"]), frozenset((one, other)) in bridges)
        for one, other, said in ordered.edges(data=True)
    ]
    return Network(
        between,
        tuple(sorted(nodes, key=lambda n: (-n.between, -n.shared, -n.measures, n.name))),
        tuple(sorted(links, key=lambda link: (-link.weight, link.one, link.other))),
        groups,
        _modularity(ordered, groups),
        nx.number_connected_components(ordered) if len(ordered) else 0,
        starts,
    )


def _groups(graph: nx.Graph[str]) -> tuple[tuple[str, ...], ...]:
    """Return groups by greedy modularity (Clauset, Newman and Moore 2004): no chance is in it.

    Of many nodes by the method of Louvain (Blondel and others 2008), nine times as fast, from a fixed start.
    """
    if not graph.number_of_edges():
        return tuple((name,) for name in graph)
    found: Sequence[Iterable[str]]
    if len(graph) > MANY:
        found = nx.community.louvain_communities(graph, weight="weight", seed=1)
    else:
        found = nx.community.greedy_modularity_communities(graph, weight="weight")
    return tuple(sorted((tuple(sorted(one)) for one in found), key=lambda one: (-len(one), one)))


def _modularity(graph: nx.Graph[str], groups: Sequence[Sequence[str]]) -> float | None:
    if not graph.number_of_edges():
        return None
    return round(float(nx.community.modularity(graph, map(set, groups), weight="weight")), 3)


# Attributes that GraphML, GEXF or Gephi keep for themselves, or lose (networkx#4023, #8339).
_RESERVED = {"id", "label", "pid", "start", "end", "for", "source", "target", "type", "key"}

# What XML 1.0 cannot hold (production 2.2), and the carriage return, which readers turn into a line feed.
_ILLEGAL = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def flattened(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy that every file format takes: plain values, no reserved names but `label`.

    `label` is what programs write beside a node or an edge: its name, and the relation. Lists become one
    text, what is unknown becomes an empty text, and control characters, which no XML can hold, become the
    replacement character.
    """
    flat = graph.__class__()
    for name, said in graph.nodes(data=True):
        label = _plain(said.get("name") or name)
        flat.add_node(_plain(name), label=label, **_values({k: v for k, v in said.items() if k != "name"}))
    if graph.is_multigraph():
        for one, other, key, said in graph.edges(keys=True, data=True):
            values = {"duty": _plain(key), "label": _plain(said.get("relation") or ""), **_values(said)}
            flat.add_edge(_plain(one), _plain(other), key=_plain(key), **values)
    else:
        for one, other, said in graph.edges(data=True):
            flat.add_edge(_plain(one), _plain(other), **_values(said))
    return flat


def _values(said: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {f"{name}_" if name in _RESERVED else name: _value(value) for name, value in said.items()}


def _value(value: object) -> str | int | float | bool:
    match value:
        case None:
            return ""
        case bool() | int() | float():
            return value
        case list() | tuple() | set():
            return _plain(" ".join(map(str, value)))
        case _:
            return _plain(str(value))


def _plain(text: Hashable) -> str:
    return _ILLEGAL.sub("\ufffd", str(text))
