"""Citations between plans: they lead to the plan while it is in the graph, and to a document otherwise.

Plans come and go in any order. Without this, a citation would depend on which plan was loaded first, and
taking out a plan would take with it what other plans say about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from ...loaders.record import Citation
from ...ontology import iris
from ..citations import CitedPlans, HeldPlan
from ..elements import Edge, Node, Value
from .base import Row, Store
from .changes import Changes
from .contents import join
from .reading import read_shared_nodes
from .shape import Shape

_TYPE = "CITES"
_HELD = "MATCH (p:Plan) RETURN p.uri AS uri, p.name AS name, p.doc_number AS number"
_TO_DOCUMENTS = (
    "MATCH (p:Plan)-[r:CITES]->(d:Document) "
    "RETURN p.uri AS plan, d.uri AS cited, d.name AS name, properties(r) AS properties"
)
_TO_PLANS = (
    "MATCH (p:Plan)-[r:CITES]->(q:Plan) WHERE p.uri IN $plans "
    "RETURN p.uri AS plan, q.uri AS cited, properties(r) AS properties"
)
_TO_ONE_PLAN = (
    "MATCH (p:Plan)-[r:CITES]->(q:Plan {uri: $uri}) WHERE p.uri <> $uri "
    "RETURN p.uri AS plan, q.uri AS cited, q.name AS name, properties(r) AS properties"
)


def held_plans(store: Store) -> dict[str, HeldPlan]:
    """Return the plans that the store holds, by IRI."""
    rows = store.query(_HELD)
    return {
        str(row["uri"]): HeldPlan(str(row["uri"]), str(row["name"]), cast("str | None", row["number"]))
        for row in rows
    }


def link(store: Store, changes: Changes, held: Mapping[str, HeldPlan]) -> None:
    """Add to the changes what leads citations of documents to those of them that are plans here."""
    moved: dict[tuple[str, str], Edge] = {}
    everyone = CitedPlans.among(held.values())
    for row in store.query(_TO_DOCUMENTS):
        edge = _edge(row, "Document")
        number = cast("str | None", edge.properties.get("number"))
        citation = Citation(str(row["name"]), number, ())
        plan = everyone.find(citation)
        if plan == edge.start:
            # A plan does not cite itself: the title is that of an earlier version, or of another one here.
            others = (other for other in held.values() if other.uri != edge.start)
            plan = CitedPlans.among(others).find(citation)
        if plan:
            changes.dropped_edges.append(edge)
            new = Edge(_TYPE, "Plan", edge.start, "Plan", plan, edge.properties)
            before = moved.get((new.start, plan))
            moved[new.start, plan] = join(before, new) if before else new
    _put(store, changes, moved)


def _put(store: Store, changes: Changes, moved: dict[tuple[str, str], Edge]) -> None:
    """Add the moved citations; one whose plan is cited under another title already joins that."""
    there = {
        (edge.start, edge.end): edge
        for edge in (
            _edge(row, "Plan") for row in store.query(_TO_PLANS, {"plans": [start for start, _ in moved]})
        )
    }
    for ends, edge in moved.items():
        changes.edges[_TYPE].changed += 1
        if ends in there:
            changes.changed_edges.append((there[ends], join(there[ends], edge)))
        else:
            changes.new_edges.append(edge)


def unlink(store: Store, shape: Shape, changes: Changes) -> None:
    """Add to the changes what leads citations of the plans that go to documents of the same title."""
    for node in changes.dropped_nodes:
        if node.labels[0] == "Plan":
            _unlink(store, shape, changes, node)


def _unlink(store: Store, shape: Shape, changes: Changes, plan: Node) -> None:
    title = str(plan.properties["name"])
    base = plan.uri.partition("id/plan/")[0]
    document = iris.Namespace(base).document_iri(iris.document_key(title))
    rows = store.query(_TO_ONE_PLAN, {"uri": plan.uri})
    for row in rows:
        edge = _edge(row, "Plan")
        changes.dropped_edges.append(edge)
        changes.new_edges.append(Edge(_TYPE, "Plan", edge.start, "Document", document, edge.properties))
        changes.edges[_TYPE].changed += 1
    if rows and not read_shared_nodes(store, shape, [("Document", document)]).nodes:
        from ..reference import printed  # noqa: PLC0415 - reads the code lists

        changes.new_nodes.append(Node(("Document",), document, {"name": printed(title)}))
        changes.nodes["Document"].added += 1


def _edge(row: Row, end_label: str) -> Edge:
    properties = cast("Mapping[str, Value]", row["properties"])
    return Edge(_TYPE, "Plan", str(row["plan"]), end_label, str(row["cited"]), properties)
