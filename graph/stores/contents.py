"""What a plan says, as a set of elements by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar, cast

from ..elements import Edge, Node
from .errors import CountMismatch, SchemaMismatch
from .shape import OWNER, Shape

BATCH = 5000
"""Rows bound to one statement: below 1,000 round trips cost more than the work, far above it memory does."""

NodeKey = tuple[str, str]
EdgeKey = tuple[str, ...]
_T = TypeVar("_T")


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
