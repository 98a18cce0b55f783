"""RDF written by `rdf` as nodes and relationships again: what was exported can be loaded, and nothing is
lost.

The same mapping is read backwards. A `pp:Duty` is folded into its relationship by its id, a `pp:Mention`
into the relationship that it states; the properties that other relationships share with one of their ends
(the order of a measure, the span of a target) are taken from that end. A set of values has no order in RDF:
lists of words and unread sentences stand sorted in the graph, and come back so.

A dataset with named graphs is read one graph, that is one plan, at a time; a file without them is one graph
and is split into its plans. Whatever does not hold together is refused before anything is handed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

from ..errors import DocumentError
from ..ontology.iris import VOCABULARY
from ..ontology.model import (
    EdgeType,
    NodeType,
    SchemaViolation,
    SpanProperty,
    check,
    graph_model,
)
from .elements import Edge, Node, Value
from .rdf import form_of
from .rdf_facts import Facts, Subjects, one, parse, value, whole, word_of
from .terms import PREFIXES, TYPE

_OA, _RDF = PREFIXES["oa"], PREFIXES["rdf"]
_A = TYPE[1:-1]
_UNREAD_REASONS = "unread_reasons"


def read_rdf(source: BinaryIO, format: str) -> Iterator[list[Node | Edge]]:
    """Yield the nodes and relationships of each plan in `source`; all of them have been checked by then.

    Raises `UsageError` for a format that does not exist, `DocumentError` for RDF that cannot be parsed, that
    holds no plan, or that `rdf` did not write.
    """
    yield from [plan for graph in read_graphs(source, format) for plan in graph.plans()]


def read_graphs(source: BinaryIO, format: str) -> list[PlanGraph]:
    """Return the graphs of `source` that hold plans; see `read_rdf` for what it raises."""
    graphs = [PlanGraph(subjects) for subjects in parse(source, form_of(format).parser, format)]
    graphs = [graph for graph in graphs if graph.nodes]
    if not any(node.labels == ("Plan",) for graph in graphs for node in graph.nodes.values()):
        raise DocumentError(
            f"The {format} holds no plan in the terms of {VOCABULARY}; "
            "give a file that `policygraph export rdf` wrote."
        )
    known = {uri for graph in graphs for uri in graph.nodes}
    for graph in graphs:
        graph.check(known)
    return graphs


@cache
def _classes() -> Mapping[str, NodeType]:
    return {node.iri: node for node in graph_model().nodes.values()}


@cache
def _types() -> Mapping[str, EdgeType]:
    return {edge.iri: edge for edge in graph_model().edges.values()}


@cache
def _held_by_end(kind: str) -> bool:
    """Return on which end of a relationship its properties stand in RDF: the first that has all of them."""
    declared = graph_model().edges[kind]
    said = declared.properties.keys() - {"plan"}
    return not all(said <= graph_model().properties_of(start).keys() for start, _ in declared.ends)


class PlanGraph:
    """One graph by subject, read as nodes and relationships; it holds one plan, or several."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self._reading_of: dict[str, list[tuple[str, Facts]]] = {}
        for subject, facts in subjects.items():
            for kind in facts.get(_A, ()):
                self._reading_of.setdefault(kind.value, []).append((subject, facts))
        self.nodes = {node.uri: node for node in self._read_nodes()}
        self.duties = tuple(self._read_duties())
        self.edges = tuple(self._read_edges())

    def plans(self) -> Iterator[list[Node | Edge]]:
        """Yield the elements of each plan, with the shared nodes that it needs."""
        plans = sorted(str(n.properties["plan"]) for n in self.nodes.values() if n.labels == ("Plan",))
        if len(plans) == 1:
            yield [*self.nodes.values(), *self.edges]
            return
        reference: dict[str, list[Edge]] = {}
        own: dict[str, list[Edge]] = {plan: [] for plan in plans}
        for edge in self.edges:
            if "plan" in edge.properties:
                own[str(edge.properties["plan"])].append(edge)
            else:
                reference.setdefault(edge.start, []).append(edge)
        for plan in plans:
            yield self._with_what_it_needs(plan, own[plan], reference)

    def _with_what_it_needs(
        self, plan: str, own: list[Edge], reference: Mapping[str, list[Edge]]
    ) -> list[Node | Edge]:
        """Return a plan's own elements with the shared nodes that they lead to, if by other shared ones."""
        nodes = self.nodes
        needed = {uri: None for uri, node in nodes.items() if node.properties.get("plan") == plan}
        links: list[Edge] = []
        reached = [uri for edge in own for uri in (edge.start, edge.end)]
        while reached:
            uri = reached.pop()
            if uri not in needed and uri in nodes and "plan" not in nodes[uri].properties:
                needed[uri] = None
                links += reference.get(uri, [])
                reached += [edge.end for edge in reference.get(uri, [])]
        return [*(nodes[uri] for uri in needed), *own, *links]

    def check(self, known: Iterable[str]) -> None:
        """Raise `DocumentError` unless all is declared by the ontology, and all relationships have ends."""
        plans = {node.properties.get("plan") for node in self.nodes.values() if node.labels == ("Plan",)}
        elsewhere = set(known)
        every: list[Node | Edge] = [*self.nodes.values(), *self.edges]
        for element in every:
            try:
                check(element)
            except SchemaViolation as error:
                raise DocumentError(f"{str(error).rstrip('.')}; export the plan anew.") from error
            if element.properties.get("plan") not in {None, *plans}:
                raise DocumentError(
                    f"Something belongs to the plan {element.properties['plan']}, which its graph does not "
                    "hold; export the plan anew."
                )
            if isinstance(element, Edge):
                self._check_ends(element, elsewhere)
        self._check_shortcuts()

    def _check_ends(self, edge: Edge, elsewhere: set[str]) -> None:
        for end in (edge.start, edge.end):
            # A citation may lead to a plan that stands in another graph, or in the store already.
            if end not in self.nodes and not (edge.end_label == "Plan" or end in elsewhere):
                raise DocumentError(
                    f"{edge.type} leads from {edge.start} to {edge.end}, and {end} is not described; "
                    "export the plan anew."
                )

    def _check_shortcuts(self) -> None:
        """Raise `DocumentError` for a duty or mention that is stated without the node that proves it."""
        proved = {(edge.type, edge.start, edge.end) for edge in self.edges}
        for predicate, declared in _types().items():
            if declared.written_as is None:
                continue
            for subject, facts in self.subjects.items():
                for thing in facts.get(predicate, ()):
                    if (declared.type, subject, thing.value) not in proved:
                        raise DocumentError(
                            f"{subject} {declared.type} {thing.value} stands there without a "
                            f"{declared.written_as} that says where the plan says it; export the plan anew."
                        )

    def _of_class(self, iri: str) -> list[tuple[str, Facts]]:
        return self._reading_of.get(iri, [])

    def _read_nodes(self) -> Iterator[Node]:
        for iri, declared in _classes().items():
            labels = (declared.extends, declared.label) if declared.extends else (declared.label,)
            for subject, facts in self._of_class(iri):
                yield Node(labels, subject, self._properties(facts, declared, subject, labels[0]))

    def _read_edges(self) -> Iterator[Edge]:
        yield from (edge for _, edge in self.duties)
        yield from self._mentions()
        plain = {iri: edge for iri, edge in _types().items() if edge.written_as is None}
        for subject, facts in self.subjects.items():
            for predicate, objects in facts.items():
                declared = plain.get(predicate)
                if declared:
                    for target in objects:
                        yield self._plain(declared, subject, target.value)

    def _read_duties(self) -> Iterator[tuple[str, Edge]]:
        roles = {edge.role: edge for edge in _types().values() if edge.role}
        for subject, facts in self._of_class(VOCABULARY + "Duty"):
            role = one(facts, VOCABULARY + "role", subject).rpartition("/")[2]
            if role not in roles:
                raise DocumentError(f"{subject} has the role {role!r}, which is none; export the plan anew.")
            agency, measure = (one(facts, VOCABULARY + end, subject) for end in ("agency", "measure"))
            properties = self._properties(facts, roles[role], subject)
            yield subject, self._edge(roles[role], agency, measure, properties)

    def _mentions(self) -> Iterator[Edge]:
        for subject, facts in self._of_class(VOCABULARY + "Mention"):
            declared = _types().get(one(facts, _RDF + "predicate", subject))
            if declared is None:
                raise DocumentError(
                    f"{subject} states no relationship of the ontology; export the plan anew."
                )
            start, end = one(facts, _RDF + "subject", subject), one(facts, _RDF + "object", subject)
            yield self._edge(declared, start, end, self._properties(facts, declared, subject))

    def _plain(self, declared: EdgeType, start: str, end: str) -> Edge:
        holder = self.nodes.get(end if _held_by_end(declared.type) else start)
        held = holder.properties if holder else {}
        return self._edge(
            declared, start, end, {name: held[name] for name in declared.properties if name in held}
        )

    def _edge(self, declared: EdgeType, start: str, end: str, properties: Mapping[str, Value]) -> Edge:
        return Edge(
            declared.type,
            self._label(start, declared, 0),
            start,
            self._label(end, declared, 1),
            end,
            properties,
        )

    def _label(self, uri: str, declared: EdgeType, side: int) -> str:
        # A citation may lead to a plan that stands in another graph.
        known = self.nodes.get(uri)
        return known.labels[0] if known else declared.ends[-1][side]

    def _properties(
        self, facts: Facts, declared: NodeType | EdgeType, subject: str, label: str | None = None
    ) -> dict[str, Value]:
        names = graph_model().properties_of(label) if label else declared.properties
        read = {name: value(facts, p, subject) for name, p in names.items() if name != _UNREAD_REASONS}
        known = {name: found for name, found in read.items() if found is not None}
        for span in declared.spans:
            known |= self._span(facts, span, subject, is_plan=label == "Plan")
        return known

    def _span(self, facts: Facts, span: SpanProperty, subject: str, *, is_plan: bool) -> dict[str, Value]:
        found = sorted((*self._stretch(iri.value), iri.value) for iri in facts.get(span.iri, ()))
        if is_plan:
            return self._unread(span, found)
        if span.many:
            return {span.start: [start for start, _, _ in found], span.end: [end for _, end, _ in found]}
        if len(found) > 1:
            raise DocumentError(
                f"{subject} has {len(found)} values of {span.iri}, not one; export the plan anew."
            )
        return {name: at for start, end, _ in found for name, at in ((span.start, start), (span.end, end))}

    def _unread(self, span: SpanProperty, found: Iterable[tuple[int, int, str]]) -> dict[str, Value]:
        declared = graph_model().nodes["Plan"].properties[_UNREAD_REASONS]
        rows = sorted(
            (start, end, word_of(declared.values, reason.value, iri))
            for start, end, iri in found
            for reason in self.subjects[iri].get(str(declared.iri), ())
        )
        if not rows:
            return {}
        return {
            span.start: [start for start, _, _ in rows],
            span.end: [end for _, end, _ in rows],
            _UNREAD_REASONS: [reason for _, _, reason in rows],
        }

    def _stretch(self, span: str) -> tuple[int, int]:
        selector = one(self.subjects.get(span, {}), _OA + "hasSelector", span)
        facts = self.subjects.get(selector, {})
        start, end = (whole(one(facts, _OA + name, selector), selector) for name in ("start", "end"))
        return start, end
