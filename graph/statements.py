"""One record's nodes and relationships as RDF statements, by the mapping stated in `ontology/policy.ttl`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from ..loaders.record import Record
from ..ontology.iris import VOCABULARY, Namespace
from ..ontology.model import EdgeType, NodeType, Property, SpanProperty, graph_model
from ..ontology.units import LOCAL, Unit, units
from .elements import Edge, Node, Value
from .terms import LABEL, TYPE, Term, Triple, integer, iri, named, writer

_DUTY = VOCABULARY + "Duty"
_UNREAD = VOCABULARY + "unread"
_UNREAD_REASONS = "unread_reasons"
_PP_AGENCY, _PP_MEASURE, _PP_ROLE = named("pp", "agency"), named("pp", "measure"), named("pp", "role")
_ADMINISTRATIVE = named("pp", "AdministrativePlace")
_SUBJECT, _PREDICATE, _OBJECT = named("rdf", "subject"), named("rdf", "predicate"), named("rdf", "object")
_RESOURCE, _SOURCE = named("oa", "SpecificResource"), named("oa", "hasSource")
_SELECTED_BY, _SELECTOR = named("oa", "hasSelector"), named("oa", "TextPositionSelector")
_START, _END = named("oa", "start"), named("oa", "end")
_UNIT, _SYMBOL = named("qudt", "Unit"), named("qudt", "symbol")


class _Form(NamedTuple):
    """How elements of one label or type are written: class or predicate, properties, spans."""

    term: ox.NamedNode
    columns: Mapping[str, tuple[ox.NamedNode, Callable[[Value], Iterable[Term]]]]
    spans: tuple[tuple[ox.NamedNode, SpanProperty], ...]
    holder: ox.NamedNode | None = None
    role: ox.NamedNode | None = None


def _form(declared: NodeType | EdgeType, properties: Mapping[str, Property]) -> _Form:
    # A property without an IRI is one end of a span; the reasons of unread sentences stand on their spans.
    written = (p for p in properties.values() if p.iri and p.name != _UNREAD_REASONS)
    return _Form(
        iri(declared.iri),
        {p.name: (iri(str(p.iri)), writer(p)) for p in written},
        tuple((iri(span.iri), span) for span in declared.spans),
    )


@cache
def _node_form(label: str) -> _Form:
    model = graph_model()
    return _form(model.nodes[label], model.properties_of(label))


@cache
def _edge_form(kind: str) -> _Form:
    declared = graph_model().edges[kind]
    form = _form(declared, declared.properties)
    return form._replace(
        holder=iri(declared.written_as) if declared.written_as else None,
        role=iri(Namespace().role_iri(declared.role)) if declared.role else None,
    )


@cache
def _reasons() -> Mapping[str, ox.NamedNode]:
    declared = graph_model().nodes["Plan"].properties[_UNREAD_REASONS]
    return {word: iri(concept) for word, concept in declared.values.items()}


@cache
def _local_units() -> Mapping[str, Unit]:
    """Return IRI -> unit for those that QUDT has not; a base unit is the row whose factor is 1."""
    own = (u for u in units().values() if u.qudt and u.qudt.startswith(LOCAL))
    by_iri: dict[str, Unit] = {}
    for unit in sorted(own, key=lambda u: (u.factor != 1, u.symbol)):
        by_iri.setdefault(VOCABULARY + str(unit.qudt).removeprefix(LOCAL), unit)
    return by_iri


class Statements:
    """Writes the elements of one record; what several of them need (spans, units) is written once."""

    def __init__(self, record: Record, namespace: Namespace) -> None:
        self._namespace = namespace
        self._plan = namespace.plan_iri(record.plan.id)
        self._spans: set[tuple[int, int]] = set()
        self._units: set[str] = set()

    def of(self, elements: Iterable[Node | Edge]) -> Iterator[Triple]:
        """Yield the statements that say what the elements say."""
        for element in elements:
            yield from self._node(element) if isinstance(element, Node) else self._edge(element)

    def _node(self, node: Node) -> Iterator[Triple]:
        subject = iri(node.uri)
        # The last label is the narrowest; a collective is not typed as an agency, see policy.ttl.
        form = _node_form(node.labels[-1])
        yield subject, TYPE, form.term
        if node.labels[0] == "Place" and "code" in node.properties:
            yield subject, TYPE, _ADMINISTRATIVE
        yield from self._properties(subject, form, node.properties)
        if node.labels[0] == "Plan":
            yield from self._unread(node.properties)
        elif node.labels[0] == "Target":
            yield from self._unit(node.properties.get("base_unit"))

    def _edge(self, edge: Edge) -> Iterator[Triple]:
        form = _edge_form(edge.type)
        start, end = iri(edge.start), iri(edge.end)
        yield start, form.term, end
        if form.role:
            duty = iri(self._namespace.duty_iri(str(edge.properties["id"])))
            yield duty, TYPE, form.holder or _PP_ROLE
            yield duty, _PP_AGENCY, start
            yield duty, _PP_MEASURE, end
            yield duty, _PP_ROLE, form.role
            yield from self._properties(duty, form, edge.properties)
        elif form.holder:
            mention = iri(self._namespace.mention_iri(edge.type, edge.start, edge.end))
            yield mention, TYPE, form.holder
            yield mention, _SUBJECT, start
            yield mention, _PREDICATE, form.term
            yield mention, _OBJECT, end
            yield from self._properties(mention, form, edge.properties)

    def _properties(
        self, subject: ox.NamedNode, form: _Form, properties: Mapping[str, Value]
    ) -> Iterator[Triple]:
        columns = form.columns
        for name, value in properties.items():
            column = columns.get(name)
            if column:
                predicate, terms = column
                for term in terms(value):
                    yield subject, predicate, term
        found = [
            (predicate, *where) for predicate, span in form.spans for where in _stretches(properties, span)
        ]
        for predicate, start, end in found:
            yield subject, predicate, iri(self._namespace.span_iri(self._plan, start, end))
        # After the links, so that Turtle keeps what is said of one subject together.
        for _, start, end in found:
            yield from self._span(start, end)

    def _span(self, start: int, end: int) -> Iterator[Triple]:
        """Yield a Web Annotation selector for a stretch of the plan's text, once."""
        if (start, end) in self._spans:
            return
        self._spans.add((start, end))
        resource = ox.NamedNode(self._namespace.span_iri(self._plan, start, end))
        selector = ox.NamedNode(self._namespace.selector_iri(self._plan, start, end))
        yield resource, TYPE, _RESOURCE
        yield resource, _SOURCE, iri(self._plan)
        yield resource, _SELECTED_BY, selector
        yield selector, TYPE, _SELECTOR
        yield selector, _START, integer(start)
        yield selector, _END, integer(end)

    def _unread(self, plan: Mapping[str, Value]) -> Iterator[Triple]:
        """Yield why each unread sentence is: as sets of values, two lists side by side would not survive."""
        declared = graph_model().nodes["Plan"]
        predicate = iri(str(declared.properties[_UNREAD_REASONS].iri))
        spans = next(span for span in declared.spans if span.iri == _UNREAD)
        reasons = plan.get(_UNREAD_REASONS, [])
        for (start, end), reason in zip(_stretches(plan, spans), _words(reasons), strict=True):
            yield iri(self._namespace.span_iri(self._plan, start, end)), predicate, _reasons()[reason]

    def _unit(self, base_unit: Value | None) -> Iterator[Triple]:
        """Yield what a unit of our own is, where a target uses it: no published vocabulary says so."""
        unit = _local_units().get(str(base_unit))
        if unit is None or unit.symbol in self._units:
            return
        self._units.add(unit.symbol)
        subject = iri(str(base_unit))
        yield subject, TYPE, _UNIT
        yield subject, _SYMBOL, ox.Literal(unit.symbol)
        yield subject, LABEL, ox.Literal(unit.symbol, language="zh-Hans")
        yield subject, LABEL, ox.Literal(unit.name_en, language="en")


def _stretches(properties: Mapping[str, Value], span: SpanProperty) -> Iterator[tuple[int, int]]:
    starts, ends = properties.get(span.start), properties.get(span.end)
    match starts, ends:
        case int(), int():
            yield starts, ends
        case list(), list():
            yield from zip(map(int, starts), map(int, ends), strict=True)


def _words(value: Value) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []
