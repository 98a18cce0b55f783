"""Which shared nodes nobody uses any more once some relationships are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field

from ..elements import Edge, Node
from .base import Store
from .changes import Changes, drop_edge
from .contents import Contents, NodeKey
from .reading import count_support, read_shared_edges, read_shared_nodes
from .shape import Shape


@dataclass(slots=True)
class Kept:
    """The shared nodes that lost a relationship, told apart by what becomes of them."""

    gone: list[Node] = field(default_factory=list)
    staying: list[Node] = field(default_factory=list)


def drop_orphans(store: Store, shape: Shape, changes: Changes, wanted: Contents) -> Kept:
    """Add to the changes the shared nodes that nobody uses once the dropped relationships are gone.

    An agency is used while it has a duty or issued a plan; a place while an agency serves it, a plan covers
    it or another place lies within it. Relationships of somebody else count, so foreign data keep their ends.
    """
    lost = Counter(key for edge in changes.dropped_edges for key in _shared_ends(edge, shape))
    spared = {key for edge in changes.new_edges for key in _shared_ends(edge, shape)} | wanted.nodes.keys()
    candidates = _closure(store, shape, [key for key in lost if key not in spared], spared)
    support = count_support(store, shape, candidates)
    gone: set[NodeKey] = set()
    waiting = [key for key in candidates if support.get(key, 0) <= lost[key]]
    while waiting:
        key = waiting.pop()
        gone.add(key)
        for edge in candidates[key]:
            drop_edge(changes, edge)
            end = (edge.end_label, edge.end)
            lost[end] += 1
            if end in candidates and end not in gone and support.get(end, 0) <= lost[end]:
                waiting.append(end)
    return _sort_out(store, shape, changes, candidates, gone)


def _sort_out(
    store: Store, shape: Shape, changes: Changes, candidates: dict[NodeKey, list[Edge]], gone: set[NodeKey]
) -> Kept:
    kept = Kept()
    for key, node in read_shared_nodes(store, shape, candidates).nodes.items():
        (kept.gone if key in gone else kept.staying).append(node)
    for node in kept.gone:
        changes.nodes[node.labels[0]].removed += 1
    changes.orphans.extend(kept.gone)
    return kept


def _closure(
    store: Store, shape: Shape, starts: list[NodeKey], spared: Set[NodeKey]
) -> dict[NodeKey, list[Edge]]:
    """Return the starts and all shared nodes that they lead to, with what leads on from each."""
    found: dict[NodeKey, list[Edge]] = {key: [] for key in starts}
    frontier = starts
    while frontier:
        following: list[NodeKey] = []
        for edge in read_shared_edges(store, shape, frontier).edges.values():
            found[edge.start_label, edge.start].append(edge)
            end = (edge.end_label, edge.end)
            if end not in found and end not in spared:
                found[end] = []
                following.append(end)
        frontier = following
    return found


def _shared_ends(edge: Edge, shape: Shape) -> list[NodeKey]:
    ends = ((edge.start_label, edge.start), (edge.end_label, edge.end))
    return [end for end in ends if end[0] not in shape.owned]
