"""Who works with whom: duties projected to a graph of networkx, and what stands out in it.

Carrying out (落实) links nobody unless it is asked for: one sentence of a plan has every local government
carry out every measure, and with it each would be linked to all. A number that is shown to people has a
sentence in `maps.network` that says what it means; what one sentence cannot say is not computed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, product
from typing import Literal

import networkx as nx

from ..loaders.record import Role
from .duties import Parts, Topic

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
