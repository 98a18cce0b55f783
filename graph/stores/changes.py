"""From what a store holds and what a plan says to the fewest statements that make them equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..elements import Edge, Node, Value
from .base import Statement
from .contents import Contents, batches
from .shape import Shape, quoted

_T = TypeVar("_T", Node, Edge, tuple[Node, Node], tuple[Edge, Edge])
_COUNT = " RETURN count(*) AS n"


@dataclass(slots=True)
class Counts:
    """How many elements of one label or type a load added, changed, removed and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __iadd__(self, other: Counts) -> Counts:
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        self.unchanged += other.unchanged
        return self


@dataclass(slots=True)
class Changes:
    """What is to be done. A changed element comes with what it was; a dropped relationship goes first."""

    new_nodes: list[Node] = field(default_factory=list)
    changed_nodes: list[tuple[Node, Node]] = field(default_factory=list)
    new_edges: list[Edge] = field(default_factory=list)
    changed_edges: list[tuple[Edge, Edge]] = field(default_factory=list)
    dropped_nodes: list[Node] = field(default_factory=list)
    dropped_edges: list[Edge] = field(default_factory=list)
    orphans: list[Node] = field(default_factory=list)
    nodes: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    edges: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))


def compare(found: Contents, wanted: Contents, shape: Shape) -> Changes:
    """Return what must be done so that a store which holds `found` comes to hold `wanted`.

    What belongs to the plan and is no longer wanted goes. Of what is shared only a relationship that another
    one of its type replaces goes; whether a shared node goes is for `drop_orphans` to say.
    """
    changes = Changes()
    for node_key, node in wanted.nodes.items():
        _compare_node(changes, found.nodes.get(node_key), node)
    for edge_key, edge in wanted.edges.items():
        _compare_edge(changes, found.edges.get(edge_key), edge)
    for node_key, node in found.nodes.items():
        if node_key not in wanted.nodes and node_key[0] in shape.owned:
            changes.dropped_nodes.append(node)
            changes.nodes[node_key[0]].removed += 1
    replaced = {(edge.type, edge.start) for edge in wanted.edges.values()}
    for edge_key, edge in found.edges.items():
        shared = edge.type in shape.shared_types
        if edge_key not in wanted.edges and (not shared or (edge.type, edge.start) in replaced):
            drop_edge(changes, edge)
    return changes


def drop_edge(changes: Changes, edge: Edge) -> None:
    """Note that a relationship goes."""
    changes.dropped_edges.append(edge)
    changes.edges[edge.type].removed += 1


def _compare_node(changes: Changes, old: Node | None, new: Node) -> None:
    counts = changes.nodes[new.labels[0]]
    if old is None:
        changes.new_nodes.append(new)
        counts.added += 1
    elif set(old.labels) != set(new.labels) or _plain(old.properties) != _plain(new.properties):
        changes.changed_nodes.append((old, new))
        counts.changed += 1
    else:
        counts.unchanged += 1


def _compare_edge(changes: Changes, old: Edge | None, new: Edge) -> None:
    counts = changes.edges[new.type]
    if old is None:
        changes.new_edges.append(new)
        counts.added += 1
    elif (old.start, old.end) != (new.start, new.end):
        # An end cannot be moved: the old relationship goes, or its id would be refused as taken.
        changes.dropped_edges.append(old)
        changes.new_edges.append(new)
        counts.changed += 1
    elif _plain(old.properties) != _plain(new.properties):
        changes.changed_edges.append((old, new))
        counts.changed += 1
    else:
        counts.unchanged += 1


def _plain(properties: Mapping[str, Value]) -> dict[str, Value]:
    """Return the properties with lists as lists: a builder's tuple is no change."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def statements(changes: Changes, keyed: Mapping[str, bool]) -> Iterator[Statement]:
    """Yield the statements, one for each label or type and batch, in the order in which they must run.

    `keyed` tells which relationship types carry an id of their own. Relationships go before their ids are
    used again; nodes come before the relationships that need them.
    """
    yield from _each(changes.dropped_edges, lambda e: _find_edge(e, keyed) + " DELETE r", _edge_row)
    yield from _each(changes.new_nodes, _new_node, _node_row)
    yield from _each(changes.changed_nodes, _changed_node, _changed_node_row)
    yield from _each(changes.new_edges, lambda e: _new_edge(e, keyed), _edge_row)
    yield from _each(changes.changed_edges, lambda c: _find_edge(c[1], keyed) + _SET_EDGE, _changed_edge_row)
    yield from _each(changes.dropped_nodes, lambda n: _find_node(n) + " DETACH DELETE n", _uri_row)
    # Without DETACH: if another process has just given the node a relationship, the transaction fails, and
    # that relationship is not lost.
    yield from _each(changes.orphans, lambda n: _find_node(n) + " DELETE n", _uri_row)


def rows_in(batch: Sequence[Statement]) -> int:
    """Return how many rows the statements carry together."""
    return sum(len(statement.rows) for statement in batch)


_SET_EDGE = " SET r += row.properties"
_Rows = dict[str, object]


def _kind(item: Node | Edge | tuple[Node, Node] | tuple[Edge, Edge]) -> tuple[object, ...]:
    """Return what the Cypher text for an element, or for a changed one, depends on."""
    match item:
        case Node():
            return item.labels
        case Edge():
            return item.type, item.start_label, item.end_label
        case old, new:
            return _kind(old), _kind(new)


def _each(
    items: Iterable[_T], text_of: Callable[[_T], str], row_of: Callable[[_T], _Rows]
) -> Iterator[Statement]:
    """Group the items by the Cypher text they need; yield one statement for each text and batch of rows."""
    groups: dict[str, list[_Rows]] = {}
    # Made once a kind: for each row anew it takes as long as all else that is done with the row here.
    texts: dict[tuple[object, ...], str] = {}
    for item in items:
        kind = _kind(item)
        if kind not in texts:
            texts[kind] = text_of(item)
        groups.setdefault(texts[kind], []).append(row_of(item))
    for text, rows in groups.items():
        for batch in batches(rows):
            yield Statement(f"UNWIND $rows AS row {text}{_COUNT}", batch)


def _new_node(node: Node) -> str:
    # All labels at once: the embedded engine takes a label that is set on a node of the same transaction for
    # a second node with the same key. MERGE, so that a statement tried again does no harm.
    return f"MERGE (n:{':'.join(map(quoted, node.labels))} {{uri: row.uri}}) SET n += row.properties"


def _changed_node(change: tuple[Node, Node]) -> str:
    old, new = change
    added = "".join(f" SET n:{quoted(label)}" for label in sorted(set(new.labels) - set(old.labels)))
    removed = "".join(f" REMOVE n:{quoted(label)}" for label in sorted(set(old.labels) - set(new.labels)))
    return f"{_find_node(new)}{added}{removed} SET n += row.properties"


def _find_node(node: Node) -> str:
    return f"MATCH (n:{quoted(node.labels[0])} {{uri: row.uri}})"


def _ends(edge: Edge) -> tuple[str, str]:
    return (
        f"(s:{quoted(edge.start_label)} {{uri: row.start}})",
        f"(e:{quoted(edge.end_label)} {{uri: row.end}})",
    )


def _relationship(edge: Edge, keyed: Mapping[str, bool]) -> str:
    return f"-[r:{quoted(edge.type)}{' {id: row.id}' if keyed[edge.type] else ''}]->"


def _new_edge(edge: Edge, keyed: Mapping[str, bool]) -> str:
    start, end = _ends(edge)
    return f"MATCH {start} MATCH {end} MERGE (s){_relationship(edge, keyed)}(e){_SET_EDGE}"


def _find_edge(edge: Edge, keyed: Mapping[str, bool]) -> str:
    start, end = _ends(edge)
    return f"MATCH {start}{_relationship(edge, keyed)}{end}"


def _uri_row(node: Node) -> _Rows:
    return {"uri": node.uri}


def _node_row(node: Node) -> _Rows:
    return {"uri": node.uri, "properties": _plain(node.properties)}


def _changed_node_row(change: tuple[Node, Node]) -> _Rows:
    old, new = change
    return {"uri": new.uri, "properties": _replacing(old.properties, new.properties)}


def _edge_row(edge: Edge) -> _Rows:
    row: _Rows = {"start": edge.start, "end": edge.end, "properties": _plain(edge.properties)}
    if "id" in edge.properties:
        row["id"] = edge.properties["id"]
    return row


def _changed_edge_row(change: tuple[Edge, Edge]) -> _Rows:
    old, new = change
    return {**_edge_row(new), "properties": _replacing(old.properties, new.properties)}


def _replacing(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, object]:
    """Return what to add so that ours equals `new`: what is gone as null, and somebody else's left alone."""
    return {**dict.fromkeys(set(old) - set(new)), **_plain(new)}
