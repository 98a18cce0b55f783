"""The plans of a store as nodes and relationships again, one plan at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from ..errors import UsageError
from .elements import Edge, Node
from .stores.base import Store
from .stores.contents import Contents, NodeKey
from .stores.reading import read_owned, read_shared_edges, read_shared_nodes
from .stores.shape import Shape, current_shape

_PLANS = "MATCH (p:Plan) RETURN p.plan AS plan ORDER BY plan"


def stored_plans(store: Store) -> Iterator[list[Node | Edge]]:
    """Yield what the store holds of each plan, in the order of their ids, with the shared nodes it needs.

    Memory holds one plan. Raises `UsageError` where the store holds none.
    """
    shape = current_shape()
    plans = [str(row["plan"]) for row in store.query(_PLANS)]
    if not plans:
        raise UsageError(
            f"The store at {store.location} holds no plan; load one first with `policygraph load`."
        )
    for plan in plans:
        yield _plan(store, shape, plan)


def _plan(store: Store, shape: Shape, plan: str) -> list[Node | Edge]:
    found = read_owned(store, shape, plan)
    reached = {key for edge in found.edges.values() for key in _ends(edge)}
    # A citation may lead to another plan, which is written with its own.
    wanted = {key for key in reached - found.nodes.keys() if key[0] not in shape.owned}
    while wanted:
        found.nodes.update(read_shared_nodes(store, shape, sorted(wanted)).nodes)
        links = read_shared_edges(store, shape, sorted(wanted)).edges
        found.edges.update(links)
        wanted = {(edge.end_label, edge.end) for edge in links.values()} - found.nodes.keys()
    return _in_order(found, shape)


def _ends(edge: Edge) -> tuple[NodeKey, NodeKey]:
    return (edge.start_label, edge.start), (edge.end_label, edge.end)


def _in_order(found: Contents, shape: Shape) -> list[Node | Edge]:
    """Return nodes, then relationships, in an order that does not depend on the store."""
    # What the plan alone says comes before what plans share.
    ranks = sorted(shape.labels, key=lambda label: (label not in shape.owned, label))
    labels = {label: place for place, label in enumerate(ranks)}

    def place(node: Node) -> tuple[int, int, str]:
        return labels[node.labels[0]], cast(int, node.properties.get("order", 0)), node.uri

    edges = (found.edges[key] for key in sorted(found.edges))
    elements: list[Node | Edge] = [*sorted(found.nodes.values(), key=place), *edges]
    return [replace(element, properties=dict(sorted(element.properties.items()))) for element in elements]
