"""RDF written by `rdf` as nodes and relationships again: what was exported can be loaded, and nothing is
lost.

The same mapping is read backwards. A `pp:Duty` is folded into its relationship by its id, a `pp:Mention`
into the relationship that it states; the properties that other relationships share with one of their ends
(the order of a measure, the span of a target) are taken from that end. Two things have no order in RDF and
come back sorted: the items of a list, and unread sentences (by where they stand).

A dataset with named graphs is read one graph, that is one plan, at a time; a file without them is one graph
and is split into its plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import BinaryIO

import pyoxigraph as ox

from ..errors import DocumentError, UsageError
from ..ontology.model import EdgeType, NodeType, Property, SpanProperty, graph_model
from .elements import Edge, Node, Value
from .rdf import FORMATS
from .terms import PREFIXES, TYPE

Facts = dict[str, dict[ox.NamedNode | ox.Literal, None]]
"""Predicate -> objects of one subject, each once: what plans share is written with each of them."""

_PP, _OA, _RDF = PREFIXES["pp"], PREFIXES["oa"], PREFIXES["rdf"]
_UNREAD_REASONS = "unread_reasons"
# The end of a relationship on which its properties stand in RDF.
_HELD_BY_END = {"HAS_MEASURE": True, "SETS": True, "PART_OF": False}


def read_rdf(source: BinaryIO, format: str) -> Iterator[list[Node | Edge]]:
    """Yield the nodes and relationships of each plan in `source`.

    Raises `UsageError` for a format that does not exist, `DocumentError` for RDF that cannot be parsed or
    that `write_rdf` did not write.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no RDF format {format!r}; choose one of {', '.join(FORMATS)}.")
    graphs: dict[str, dict[str, Facts]] = {}
    try:
        for quad in ox.parse(source, format=FORMATS[format]):
            graph = graphs.setdefault(str(quad.graph_name), {})
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                facts = graph.setdefault(quad.subject.value, {})
                facts.setdefault(quad.predicate.value, {})[quad.object] = None
    except SyntaxError as error:
        raise DocumentError(f"The {format} cannot be read ({error}); export it anew.") from error
    for graph in graphs.values():
        yield from _plans(_Graph(graph))


def _plans(graph: _Graph) -> Iterator[list[Node | Edge]]:
    edges = list(graph.edges())
    plans = sorted(str(node.properties["plan"]) for node in graph.nodes.values() if node.labels == ("Plan",))
    if len(plans) == 1:
        yield [*graph.nodes.values(), *edges]
        return
    reference: dict[str, list[Edge]] = {}
    for edge in edges:
        if "plan" not in edge.properties:
            reference.setdefault(edge.start, []).append(edge)
    for plan in plans:
        own = [edge for edge in edges if edge.properties.get("plan") == plan]
        yield _with_what_it_needs(plan, own, graph.nodes, reference)


def _with_what_it_needs(
    plan: str, own: list[Edge], nodes: Mapping[str, Node], reference: Mapping[str, list[Edge]]
) -> list[Node | Edge]:
    """Return a plan's own elements with the shared nodes that they lead to, directly or by shared ones."""
    needed = {uri: None for uri, node in nodes.items() if node.properties.get("plan") == plan}
    links: list[Edge] = []
    reached = [uri for edge in own for uri in (edge.start, edge.end)]
    while reached:
        uri = reached.pop()
        if uri not in needed:
            needed[uri] = None
            links += reference.get(uri, [])
            reached += [edge.end for edge in reference.get(uri, [])]
    return [*(nodes[uri] for uri in needed if uri in nodes), *own, *links]


class _Graph:
    """One graph by subject, read as nodes and relationships."""

    def __init__(self, subjects: dict[str, Facts]) -> None:
        self._subjects = subjects
        self.nodes = {node.uri: node for node in self._read_nodes()}

    def _of_class(self, iri: str) -> Iterator[tuple[str, Facts]]:
        for subject, facts in self._subjects.items():
            if any(kind.value == iri for kind in facts.get(TYPE.value, ())):
                yield subject, facts

    def _read_nodes(self) -> Iterator[Node]:
        classes = {node.iri: node for node in graph_model().nodes.values()}
        for subject, facts in self._subjects.items():
            for kind in facts.get(TYPE.value, ()):
                declared = classes.get(kind.value)
                if declared:
                    labels = (declared.extends, declared.label) if declared.extends else (declared.label,)
                    yield Node(labels, subject, self._properties(facts, declared, labels[0]))

    def edges(self) -> Iterator[Edge]:
        """Yield every relationship."""
        types = {edge.iri: edge for edge in graph_model().edges.values()}
        yield from self._duties(types)
        yield from self._mentions(types)
        for subject, facts in self._subjects.items():
            for predicate, objects in facts.items():
                declared = types.get(predicate)
                if declared and declared.written_as is None:
                    for target in objects:
                        yield self._plain(declared, subject, target.value)

    def _duties(self, types: Mapping[str, EdgeType]) -> Iterator[Edge]:
        roles = {edge.role: edge for edge in types.values() if edge.role}
        for subject, facts in self._of_class(_PP + "Duty"):
            role = _one(facts, _PP + "role", subject).rpartition("/")[2]
            agency, measure = _one(facts, _PP + "agency", subject), _one(facts, _PP + "measure", subject)
            yield self._edge(roles[role], agency, measure, self._properties(facts, roles[role]))

    def _mentions(self, types: Mapping[str, EdgeType]) -> Iterator[Edge]:
        for subject, facts in self._of_class(_PP + "Mention"):
            declared = types[_one(facts, _RDF + "predicate", subject)]
            start, end = _one(facts, _RDF + "subject", subject), _one(facts, _RDF + "object", subject)
            yield self._edge(declared, start, end, self._properties(facts, declared))

    def _plain(self, declared: EdgeType, start: str, end: str) -> Edge:
        holder = self.nodes.get(end if _HELD_BY_END.get(declared.type) else start)
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
        self, facts: Facts, declared: NodeType | EdgeType, label: str | None = None
    ) -> dict[str, Value]:
        names = graph_model().properties_of(label) if label else declared.properties
        read = {name: _value(facts, wanted) for name, wanted in names.items() if name != _UNREAD_REASONS}
        known = {name: value for name, value in read.items() if value is not None}
        for span in declared.spans:
            known |= self._span(facts, span, label == "Plan")
        return known

    def _span(self, facts: Facts, span: SpanProperty, is_plan: bool) -> dict[str, Value]:
        found = sorted((*self._stretch(iri.value), iri.value) for iri in facts.get(span.iri, ()))
        if not span.many:
            return {
                name: value
                for start, end, _ in found
                for name, value in ((span.start, start), (span.end, end))
            }
        if is_plan:
            return self._unread(span, found)
        return {span.start: [start for start, _, _ in found], span.end: [end for _, end, _ in found]}

    def _unread(self, span: SpanProperty, found: Iterable[tuple[int, int, str]]) -> dict[str, Value]:
        declared = graph_model().nodes["Plan"].properties[_UNREAD_REASONS]
        words = _words(_UNREAD_REASONS)
        rows = [
            (start, end, words[reason.value])
            for start, end, iri in found
            for reason in self._subjects[iri].get(str(declared.iri), ())
        ]
        return {
            span.start: [start for start, _, _ in rows],
            span.end: [end for _, end, _ in rows],
            _UNREAD_REASONS: [reason for _, _, reason in rows],
        }

    def _stretch(self, span: str) -> tuple[int, int]:
        selector = self._subjects[_one(self._subjects.get(span, {}), _OA + "hasSelector", span)]
        return int(_one(selector, _OA + "start", span)), int(_one(selector, _OA + "end", span))


def _one(facts: Facts, predicate: str, subject: str) -> str:
    values = facts.get(predicate, ())
    if len(values) != 1:
        raise DocumentError(
            f"{subject} has {len(values)} values of {predicate}, not one; export the plan anew."
        )
    return next(iter(values)).value


@cache
def _words(name: str) -> Mapping[str, str]:
    """Return concept -> word for a property whose values are a closed list."""
    every = (node.properties.get(name) for node in graph_model().nodes.values())
    return {iri: word for declared in every if declared for word, iri in declared.values.items()}


def _value(facts: Facts, wanted: Property) -> Value | None:
    terms = list(facts.get(wanted.iri or "", ()))
    if wanted.language:
        terms = [t for t in terms if isinstance(t, ox.Literal) and _same(t.language, wanted.language)]
    if not terms:
        return None
    if wanted.many:
        return sorted(term.value for term in terms)
    return _scalar(terms[0].value, wanted)


def _same(language: str | None, wanted: str) -> bool:
    return (language or "").lower() == wanted.lower()


def _scalar(text: str, wanted: Property) -> Value:
    if wanted.values:
        return next(word for word, iri in wanted.values.items() if iri == text)
    match wanted.kind:
        case "integer":
            return int(text)
        case "float":
            return float(text)
        case "boolean":
            return text == "true"
        case "integers":
            return [int(item) for item in text.split()]
    return text
