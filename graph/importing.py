"""Loading plans that were read from RDF: all of them have been checked before the first is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import DocumentError
from ..loaders.record import Citation
from .citations import CitedPlans, HeldPlan
from .elements import Edge, Node
from .loading import LoadReport, PlanReport, link_citations, load_elements
from .stores.base import Store
from .stores.changes import Counts
from .stores.linking import held_plans

Plan = Sequence[Node | Edge]


def import_plans(store: Store, plans: Sequence[Plan]) -> LoadReport:
    """Load the plans and report what changed; the same plans a second time write nothing.

    As with records, a citation leads to the plan that it means where the store holds that. Raises
    `DocumentError`, before anything is written, where a plan stands twice, or cites a plan by its IRI that is
    neither here nor in the store.
    """
    nodes = [_plan_node(plan) for plan in plans]
    held = held_plans(store)
    _check(plans, nodes, held)
    report, waiting = LoadReport(), []
    for plan, node in zip(plans, nodes, strict=True):
        linked = list(_linked(plan, [other for other in held.values() if other.uri != node.uri]))
        ready = [e for e in linked if not _cites_a_plan(e) or (isinstance(e, Edge) and e.end in held)]
        report.plans += load_elements(store, [ready]).plans
        if len(ready) != len(linked):
            waiting.append((report.plans[-1], linked))
        held[node.uri] = _held(node)
    for first, plan in waiting:
        _add(first, load_elements(store, [plan]).plans[0])
    report.links = link_citations(store)
    return report


def _plan_node(plan: Plan) -> Node:
    return next(e for e in plan if isinstance(e, Node) and e.labels[0] == "Plan")


def _held(node: Node) -> HeldPlan:
    number = node.properties.get("doc_number")
    return HeldPlan(node.uri, str(node.properties["name"]), None if number is None else str(number))


def _check(plans: Sequence[Plan], nodes: Sequence[Node], held: Mapping[str, HeldPlan]) -> None:
    known = set(held)
    for node in nodes:
        if node.uri in known - held.keys():
            raise DocumentError(
                f"The plan {node.uri} comes twice, so nothing was loaded; import one of them."
            )
        known.add(node.uri)
    for plan in plans:
        for element in plan:
            if isinstance(element, Edge) and _cites_a_plan(element) and element.end not in known:
                raise DocumentError(
                    f"The plan {element.start} cites the plan {element.end}, which is neither here nor in "
                    "the store, so nothing was loaded; import that too."
                )


def _cites_a_plan(element: Node | Edge) -> bool:
    return isinstance(element, Edge) and element.end_label == "Plan"


def _linked(plan: Plan, others: Collection[HeldPlan]) -> Iterator[Node | Edge]:
    """Yield the elements with citations of documents that are plans of the store leading to these."""
    nodes = (element for element in plan if isinstance(element, Node))
    titles = {node.uri: str(node.properties["name"]) for node in nodes if node.labels[0] == "Document"}
    finder = CitedPlans.among(others)
    meant: dict[str, str] = {}
    for edge in plan:
        if isinstance(edge, Edge) and edge.end in titles:
            number = edge.properties.get("number")
            found = finder.find(Citation(titles[edge.end], None if number is None else str(number), ()))
            if found:
                meant[edge.end] = found
    for element in plan:
        if isinstance(element, Edge) and element.end in meant:
            yield replace(element, end_label="Plan", end=meant[element.end])
        elif isinstance(element, Edge) or element.uri not in meant:
            yield element


def _add(first: PlanReport, second: PlanReport) -> None:
    """Add to a plan's report what its second load did; what that left as it was is counted already."""
    first.writes += second.writes
    for said, more in ((first.nodes, second.nodes), (first.edges, second.edges)):
        for name, counts in more.items():
            said.setdefault(name, Counts())
            said[name] += replace(counts, unchanged=0)
