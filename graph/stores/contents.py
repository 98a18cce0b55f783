"""What a plan says, as a set of elements by key, and the same read back from a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar, cast

from ..elements import Edge, Node, Value
from .base import Row, Store
from .errors import CountMismatch, SchemaMismatch
from .shape import OWNER, Pattern, Shape, quoted

BATCH = 5000
"""Rows bound to one statement: below 1,000 round trips cost more than the work, far above it memory does."""

NodeKey = tuple[str, str]
EdgeKey = tuple[str, ...]
_T = TypeVar("_T")
_NODE = "RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS p"
_EDGE = "RETURN s.uri AS start, e.uri AS end, properties(r) AS p"


@dataclass(slots=True)
class Contents:
    """Nodes by (label, uri); relationships by (type, id) where keyed, else by (type, start, end)."""

    nodes: dict[NodeKey, Node] = field(default_factory=dict)
    edges: dict[EdgeKey, Edge] = field(default_factory=dict)

    def counts(self) -> Counter[str]:
        """Count the elements by label and relationship type."""
        return Counter([label for label, _ in self.nodes] + [key[0] for key in self.edges])


def batches(rows: Iterable[_T], size: int = BATCH) -> Iterator[list[_T]]:
    """Cut rows into lists of at most `size`."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def gather(elements: Iterable[Node | Edge], shape: Shape) -> tuple[str, Contents]:
    """Return the id of the plan that the elements are about, and the elements by key.

    Two elements with one key that differ are joined where they list places in the text, and refused
    otherwise: one of them would vanish in silence.
    """
    contents = Contents()
    keyed = {pattern.type: pattern.keyed for pattern in shape.patterns}
    for element in elements:
        if isinstance(element, Node):
            _check_label(element, shape)
            _put_node(contents, (element.labels[0], element.uri), element)
        elif element.type in keyed:
            key = edge_key(element, keyed=keyed[element.type])
            _put_edge(contents, key, element)
        else:
            raise SchemaMismatch(
                f"The ontology has no relationship type {element.type!r}; it is not written."
            )
    return _owner(contents, shape), contents


def edge_key(edge: Edge, *, keyed: bool) -> EdgeKey:
    """Return what tells this relationship from all others of its type."""
    return (edge.type, str(edge.properties["id"])) if keyed else (edge.type, edge.start, edge.end)


def _check_label(node: Node, shape: Shape) -> None:
    label, *extras = node.labels
    if label not in shape.labels or not set(extras) <= set(shape.extras[label]):
        raise SchemaMismatch(f"The ontology has no node labelled {node.labels}; it is not written.")


def join(first: Edge, second: Edge) -> Edge:
    """Make one relationship of two with the same ends that both list places in the text, in text order.

    A plan may cite another under two titles, and both lead to the same node.
    """
    names = sorted(
        (name for name, value in first.properties.items() if isinstance(value, list)),
        key=lambda name: (name != "starts", name),
    )
    rows = {
        row
        for edge in (first, second)
        for row in zip(*(cast("list[int]", edge.properties[name]) for name in names), strict=True)
    }
    columns = map(list, zip(*sorted(rows), strict=True))
    return replace(
        first, properties={**second.properties, **first.properties, **dict(zip(names, columns, strict=True))}
    )


def _put_edge(contents: Contents, key: EdgeKey, edge: Edge) -> None:
    before = contents.edges.get(key)
    if before is not None and "starts" in before.properties and "starts" in edge.properties:
        contents.edges[key] = join(before, edge)
    elif before is not None and before != edge:
        raise _doubled(key)
    else:
        contents.edges[key] = edge


def _put_node(contents: Contents, key: NodeKey, node: Node) -> None:
    if contents.nodes.setdefault(key, node) != node:
        raise _doubled(key)


def _doubled(key: tuple[str, ...]) -> CountMismatch:
    return CountMismatch(
        f"Two elements have the key {' '.join(key)} and differ, so one would be lost; nothing of this plan "
        "was written, report it with the record."
    )


def _owner(contents: Contents, shape: Shape) -> str:
    owners = {
        str(node.properties.get(OWNER)) for (label, _), node in contents.nodes.items() if label in shape.owned
    }
    if len(owners) != 1:
        raise SchemaMismatch(
            f"A load takes one plan at a time, and these elements are about "
            f"{len(owners)} ({', '.join(sorted(owners))}); report it with the record."
        )
    return owners.pop()


def is_known(store: Store, shape: Shape, plan: str) -> bool:
    """Tell whether the store holds anything of this plan; if not, there is nothing to compare with."""
    return any(
        store.query(
            f"MATCH (n:{quoted(label)} {{{OWNER}: $plan}}) RETURN n.uri AS uri LIMIT 1", {"plan": plan}
        )
        for label in sorted(shape.owned)
    )


def read_owned(store: Store, shape: Shape, plan: str) -> Contents:
    """Read everything that belongs to the plan alone."""
    found = Contents()
    for label in sorted(shape.owned):
        text = f"MATCH (n:{quoted(label)} {{{OWNER}: $plan}}) {_NODE}"
        _add_nodes(found, shape, label, store.query(text, {"plan": plan}))
    for pattern in shape.patterns:
        if pattern.owned:
            _add_edges(
                found, shape, pattern, store.query(_owned_text(pattern, shape) + _EDGE, {"plan": plan})
            )
    return found


def _owned_text(pattern: Pattern, shape: Shape) -> str:
    # The plan is named at the end that has an index on it; the other end may have thousands of relationships.
    at_start = f" {{{OWNER}: $plan}}" if pattern.start in shape.owned else ""
    at_end = "" if at_start else f" {{{OWNER}: $plan}}"
    return (
        f"MATCH (s:{quoted(pattern.start)}{at_start})-[r:{quoted(pattern.type)}]->"
        f"(e:{quoted(pattern.end)}{at_end}) WHERE r.{OWNER} = $plan "
    )


def count_owned(store: Store, shape: Shape, plan: str) -> Counter[str]:
    """Count what belongs to the plan alone, by label and relationship type, as the store has it."""
    counts: Counter[str] = Counter()
    for label in sorted(shape.owned):
        text = f"MATCH (n:{quoted(label)} {{{OWNER}: $plan}}) RETURN count(*) AS n"
        counts[label] = cast(int, store.query(text, {"plan": plan})[0]["n"])
    for pattern in shape.patterns:
        if pattern.owned:
            text = _owned_text(pattern, shape) + "RETURN count(*) AS n"
            counts[pattern.type] += cast(int, store.query(text, {"plan": plan})[0]["n"])
    return counts


def read_shared_nodes(store: Store, shape: Shape, keys: Iterable[NodeKey]) -> Contents:
    """Read those of the shared nodes that the store holds."""
    found = Contents()
    for label, uris in _by_label(keys).items():
        text = f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}}) {_NODE}"
        for rows in batches(uris):
            _add_nodes(found, shape, label, store.query(text, {"rows": rows}))
    return found


def read_shared_edges(store: Store, shape: Shape, starts: Iterable[NodeKey]) -> Contents:
    """Read the relationships that lead from these shared nodes to other shared nodes."""
    found = Contents()
    by_label = _by_label(starts)
    for pattern in shape.patterns:
        if pattern.owned:
            continue
        text = (
            f"UNWIND $rows AS uri MATCH (s:{quoted(pattern.start)} {{uri: uri}})-[r:{quoted(pattern.type)}]->"
            f"(e:{quoted(pattern.end)}) {_EDGE}"
        )
        for rows in batches(by_label.get(pattern.start, ())):
            _add_edges(found, shape, pattern, store.query(text, {"rows": rows}))
    return found


def count_support(store: Store, shape: Shape, keys: Iterable[NodeKey]) -> dict[NodeKey, int]:
    """Count for each shared node the relationships that are a reason to keep it.

    Those are all that point to it, and of those that leave it all but the ones to other shared nodes;
    somebody else's relationship counts as well.
    """
    support: dict[NodeKey, int] = {}
    for label, uris in _by_label(keys).items():
        text = (
            f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}}) RETURN n.uri AS uri, "
            "COUNT { (n)<--() } + COUNT { (n)-[r]->() WHERE NOT type(r) IN $shared } AS n"
        )
        for rows in batches(uris):
            for row in store.query(text, {"rows": rows, "shared": list(shape.shared_types)}):
                support[label, str(row["uri"])] = cast(int, row["n"])
    return support


def used_elsewhere(store: Store, keys: Iterable[NodeKey], plan: str) -> set[NodeKey]:
    """Return those of the shared nodes that another plan names."""
    used: set[NodeKey] = set()
    for label, uris in _by_label(keys).items():
        text = (
            f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}})-[r]-() WHERE r.{OWNER} <> $plan "
            "RETURN DISTINCT n.uri AS uri"
        )
        for rows in batches(uris):
            used |= {(label, str(row["uri"])) for row in store.query(text, {"rows": rows, "plan": plan})}
    return used


def _by_label(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for label, uri in keys:
        groups.setdefault(label, []).append(uri)
    return groups


def _add_nodes(found: Contents, shape: Shape, label: str, rows: Sequence[Row]) -> None:
    declared = shape.declared[label]
    for row in rows:
        uri = str(row["uri"])
        extras = sorted(set(cast("list[str]", row["labels"])) & set(shape.extras[label]))
        found.nodes[label, uri] = Node((label, *extras), uri, _declared(row, declared))


def _add_edges(found: Contents, shape: Shape, pattern: Pattern, rows: Sequence[Row]) -> None:
    declared = frozenset(shape.model.edges[pattern.type].properties)
    for row in rows:
        edge = Edge(
            pattern.type,
            pattern.start,
            str(row["start"]),
            pattern.end,
            str(row["end"]),
            _declared(row, declared),
        )
        found.edges[edge_key(edge, keyed=pattern.keyed)] = edge


def _declared(row: Row, declared: frozenset[str]) -> Mapping[str, Value]:
    properties = cast("Mapping[str, Value]", row["p"])
    return {name: value for name, value in properties.items() if name in declared}
