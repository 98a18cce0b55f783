"""From a node of the data to its place in a plan: which plan, which item of the outline, which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF, RDFS, SKOS
from rdflib.term import Node

from ...ontology.iris import VOCABULARY

PP = Namespace(VOCABULARY)
OA = Namespace("http://www.w3.org/ns/oa#")
_SPANS = (PROV.wasQuotedFrom, PP.mentionedAt, PP.clauseSpan, PP.titleSpan, PP.declaredBy, PP.unread)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `plan` by its title, the outline path, the measure's title, words, a span."""

    plan: str | None = None
    path: str | None = None
    measure: str | None = None
    words: str | None = None
    start: int | None = None
    end: int | None = None


class Locator:
    """Finds places in one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._readers: Mapping[Node, Callable[[Node], Place]] = {
            PP.Plan: self._plan,
            PP.Measure: self._measure,
            PP.Duty: self._duty,
            PP.Target: self._target,
            PP.Mention: self._mention,
            OA.TextPositionSelector: self._selector,
        }

    def locate(self, focus: Node, value: Node | None = None) -> Place:
        """Return the place of the node that breaks a rule, or of the value by which it does.

        A rule about a whole plan names a measure of it, or the end of one of its spans, as the value.
        """
        if value is not None and (focus, RDF.type, PP.Plan) in self._graph:
            within = self._within_plan(focus, value)
            if within is not None:
                return within
        return self._of(focus)

    def _within_plan(self, plan: Node, value: Node) -> Place | None:
        if (value, RDF.type, PP.Measure) in self._graph:
            return self._of(value)
        if not isinstance(value, Literal):
            return None
        for selector in self._graph.subjects(OA.end, value):
            spans = self._graph.subjects(OA.hasSelector, selector)
            if any((span, OA.hasSource, plan) in self._graph for span in spans):
                return self._selector(selector)
        return None

    def _of(self, node: Node) -> Place:
        for kind in self._graph.objects(node, RDF.type):
            if kind in self._readers:
                return self._readers[kind](node)
        return self._named_by(node)

    def _named_by(self, thing: Node) -> Place:
        """Return where a thing that plans share is first named, with its name and code."""
        said = (self._text(thing, RDFS.label), self._text(thing, SKOS.notation))
        words = " ".join(filter(None, said)) or None
        for mention in self._graph.subjects(RDF.object, thing):
            return replace(self._mention(mention), words=words)
        plans = list(self._graph.subjects(RDF.type, PP.Plan))
        return Place(plan=self._text(plans[0], RDFS.label) if len(plans) == 1 else None, words=words)

    def _plan(self, plan: Node) -> Place:
        return Place(plan=self._text(plan, RDFS.label))

    def _measure(self, measure: Node) -> Place:
        place = self._in_measure(measure)
        where = self._span(measure, PP.clauseSpan) or self._span(measure, PROV.wasQuotedFrom)
        return replace(self._at(place, where), words=self._text(measure, PP.clause) or self._named(measure))

    def _named(self, measure: Node) -> str | None:
        """Return who is named, in the order of the clause: what is left of it in data without text."""
        duties = sorted(self._graph.subjects(PP.measure, measure), key=self._rank)
        return "、".join(filter(None, (self._text(duty, PP.mention) for duty in duties))) or None

    def _rank(self, duty: Node) -> int:
        rank = self._graph.value(duty, PP.rank, any=True)
        return rank.value if isinstance(rank, Literal) and isinstance(rank.value, int) else 0

    def _in_measure(self, measure: Node | None) -> Place:
        if measure is None:
            return Place()
        plan = self._graph.value(None, PP.hasMeasure, measure, any=True)
        return Place(
            plan=self._text(plan, RDFS.label) if plan else None,
            path=self._text(measure, PP.path),
            measure=self._text(measure, RDFS.label),
        )

    def _duty(self, duty: Node) -> Place:
        place = self._in_measure(self._graph.value(duty, PP.measure, any=True))
        return replace(
            self._at(place, self._span(duty, PROV.wasQuotedFrom)), words=self._text(duty, PP.mention)
        )

    def _target(self, target: Node) -> Place:
        place = self._in_measure(self._graph.value(None, PP.sets, target, any=True))
        return replace(
            self._at(place, self._span(target, PROV.wasQuotedFrom)), words=self._text(target, PP.quote)
        )

    def _mention(self, mention: Node) -> Place:
        subject = self._graph.value(mention, RDF.subject, any=True)
        whole = (subject, RDF.type, PP.Plan) in self._graph
        place = self._plan(subject) if subject and whole else self._in_measure(subject)
        said = self._text(mention, PP.wording)
        thing = self._graph.value(mention, RDF.object, any=True)
        words = said or (self._text(thing, RDFS.label) if thing else None)
        return replace(self._at(place, self._span(mention, PP.mentionedAt)), words=words)

    def _selector(self, selector: Node) -> Place:
        """Return the place of whatever was quoted from the span that the selector selects."""
        where = self._stretch(selector)
        for user in self._users_of(selector):
            return self._at(self._of(user), where)
        return self._at(Place(), where)

    def _users_of(self, selector: Node) -> Iterator[Node]:
        for span in self._graph.subjects(OA.hasSelector, selector):
            for predicate in _SPANS:
                yield from self._graph.subjects(predicate, span)

    def _span(self, node: Node, predicate: URIRef) -> tuple[int, int] | None:
        span = self._graph.value(node, predicate, any=True)
        selector = self._graph.value(span, OA.hasSelector, any=True) if span else None
        return self._stretch(selector) if selector else None

    def _stretch(self, selector: Node) -> tuple[int, int] | None:
        ends = tuple(self._graph.value(selector, end, any=True) for end in (OA.start, OA.end))
        match [end.value for end in ends if isinstance(end, Literal)]:
            case [int(start), int(end)]:
                return start, end
        return None

    def _at(self, place: Place, where: tuple[int, int] | None) -> Place:
        return replace(place, start=where[0], end=where[1]) if where else place

    def _text(self, node: Node, predicate: URIRef) -> str | None:
        """Return a text, the Chinese one of several: rdflib gives them in an order that changes."""
        found = sorted(
            self._graph.objects(node, predicate),
            key=lambda text: (
                not str(getattr(text, "language", None) or "").lower().startswith("zh"),
                str(text),
            ),
        )
        return str(found[0]) if found else None
