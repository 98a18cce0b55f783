"""A plan's nodes and relationships as RDF statements, by the mapping stated in `ontology/policy.ttl`.

What one plan alone says (`own`) is kept apart from what plans share (`shared`: places, agencies, codes), so
that a writer can tell a statement that it has written before without remembering all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..ontology.iris import VOCABULARY, Namespace
from ..ontology.model import EdgeType, NodeType, Property, SpanProperty, graph_model
from ..ontology.units import LOCAL, Unit, units
from .elements import Edge, Node, Value
from .terms import LABEL, TYPE, Term, Triple, chinese, integer, iri, named, string, tagged, writer

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

    term: Term
    columns: Mapping[str, tuple[Term, Callable[[Value], Term], bool]]
    spans: tuple[tuple[Term, SpanProperty], ...]
    holder: Term | None = None
    role: Term | None = None


def _form(declared: NodeType | EdgeType, properties: Mapping[str, Property]) -> _Form:
    # A property without an IRI is one end of a span; the reasons of unread sentences stand on their spans.
    written = (p for p in properties.values() if p.iri and p.name != _UNREAD_REASONS)
    return _Form(
        iri(declared.iri),
        {p.name: (iri(str(p.iri)), writer(p), p.many) for p in written},
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
def _reasons() -> Mapping[str, Term]:
    declared = graph_model().nodes["Plan"].properties[_UNREAD_REASONS]
    return {word: iri(concept) for word, concept in declared.values.items()}


def reason(word: str) -> Term:
    """Return the concept of a reason for which a sentence was left unread."""
    return _reasons()[word]


@cache
def _local_units() -> Mapping[str, Unit]:
    """Return IRI -> unit for those that QUDT has not; a base unit is the row whose factor is 1."""
    own = (u for u in units().values() if u.qudt and u.qudt.startswith(LOCAL))
    by_iri: dict[str, Unit] = {}
    for unit in sorted(own, key=lambda u: (u.factor != 1, u.symbol)):
        by_iri.setdefault(VOCABULARY + str(unit.qudt).removeprefix(LOCAL), unit)
    return by_iri


class Statements:
    """The statements of one plan; what several elements need (spans, units) is written once.

    `own` and `shared` fill up as elements are added, in the order in which they come.
    """

    def __init__(self, plan: str, namespace: Namespace) -> None:
        self._namespace = namespace
        self._plan = namespace.plan_iri(plan)
        self._plan_term = iri(self._plan)
        self._spans: dict[tuple[int, int], Term] = {}
        self.own: list[Triple] = []
        self.shared: list[Triple] = []

    def add(self, elements: Iterable[Node | Edge]) -> None:
        """Add what the elements say."""
        for element in elements:
            if isinstance(element, Node):
                self._node(element)
            else:
                self._edge(element)

    def _node(self, node: Node) -> None:
        subject, properties = iri(node.uri), node.properties
        # The last label is the narrowest; a collective is not typed as an agency, see policy.ttl.
        form = _node_form(node.labels[-1])
        out = self.own if "plan" in properties else self.shared
        out.append((subject, TYPE, form.term))
        if node.labels[0] == "Place" and "code" in properties:
            out.append((subject, TYPE, _ADMINISTRATIVE))
        self._properties(out, subject, form, properties)
        if node.labels[0] == "Plan":
            self._unread(properties)
        elif node.labels[0] == "Target":
            self._unit(properties.get("base_unit"))

    def _edge(self, edge: Edge) -> None:
        form, properties = _edge_form(edge.type), edge.properties
        start, end = iri(edge.start), iri(edge.end)
        out = self.own if "plan" in properties else self.shared
        out.append((start, form.term, end))
        if form.role:
            duty = iri(self._namespace.duty_iri(str(properties["id"])))
            out += (
                (duty, TYPE, form.holder or _PP_ROLE),
                (duty, _PP_AGENCY, start),
                (duty, _PP_MEASURE, end),
                (duty, _PP_ROLE, form.role),
            )
            self._properties(out, duty, form, properties)
        elif form.holder:
            mention = iri(self._namespace.mention_iri(edge.type, edge.start, edge.end))
            out += (
                (mention, TYPE, form.holder),
                (mention, _SUBJECT, start),
                (mention, _PREDICATE, form.term),
                (mention, _OBJECT, end),
            )
            self._properties(out, mention, form, properties)

    def _properties(
        self, out: list[Triple], subject: Term, form: _Form, properties: Mapping[str, Value]
    ) -> None:
        columns = form.columns
        for name, value in properties.items():
            column = columns.get(name)
            if column:
                predicate, one, many = column
                if many and isinstance(value, list):
                    out += [(subject, predicate, one(item)) for item in value]
                else:
                    out.append((subject, predicate, one(value)))
        new = []
        for predicate, span in form.spans:
            for where in _stretches(properties, span):
                if where not in self._spans:
                    new.append(where)
                out.append((subject, predicate, self._span_term(where)))
        # After the links, so that Turtle keeps what is said of one subject together.
        for where in new:
            self._span(out, where)

    def _span_term(self, where: tuple[int, int]) -> Term:
        term = self._spans.get(where)
        if term is None:
            term = self._spans[where] = f"<{self._namespace.span_iri(self._plan, *where)}>"
        return term

    def _span(self, out: list[Triple], where: tuple[int, int]) -> None:
        """Add a Web Annotation selector for a stretch of the plan's text."""
        resource = self._spans[where]
        selector = f"<{self._namespace.selector_iri(self._plan, *where)}>"
        out += (
            (resource, TYPE, _RESOURCE),
            (resource, _SOURCE, self._plan_term),
            (resource, _SELECTED_BY, selector),
            (selector, TYPE, _SELECTOR),
            (selector, _START, integer(where[0])),
            (selector, _END, integer(where[1])),
        )

    def _unread(self, plan: Mapping[str, Value]) -> None:
        """Add why each unread sentence is: as sets of values, two lists side by side would not survive."""
        declared = graph_model().nodes["Plan"]
        predicate = iri(str(declared.properties[_UNREAD_REASONS].iri))
        spans = next(span for span in declared.spans if span.iri == _UNREAD)
        words = plan.get(_UNREAD_REASONS, [])
        for where, word in zip(_stretches(plan, spans), _words(words), strict=True):
            self.own.append((self._span_term(where), predicate, reason(word)))

    def _unit(self, base_unit: Value | None) -> None:
        """Add what a unit of our own is, where a target uses it: no published vocabulary says so."""
        unit = _local_units().get(str(base_unit))
        if unit is None:
            return
        subject = iri(str(base_unit))
        self.shared += (
            (subject, TYPE, _UNIT),
            (subject, _SYMBOL, string(unit.symbol)),
            (subject, LABEL, chinese(unit.symbol)),
            (subject, LABEL, tagged(unit.name_en, "en")),
        )


def _stretches(properties: Mapping[str, Value], span: SpanProperty) -> Iterator[tuple[int, int]]:
    starts, ends = properties.get(span.start), properties.get(span.end)
    match starts, ends:
        case int(), int():
            yield starts, ends
        case list(), list():
            yield from zip(map(int, starts), map(int, ends), strict=True)


def _words(value: Value) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []
