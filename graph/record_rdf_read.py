"""RDF written from records as the same records again; `record_rdf` says what it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from ..errors import DocumentError, RecordError
from ..loaders import record as r
from ..ontology.model import graph_model
from . import record_rdf as said
from .elements import Edge, Node, Value
from .rdf_facts import Facts, optional, whole, wholes, word_of, words
from .rdf_read import PlanGraph, read_graphs
from .terms import Term

# What these properties are of is for the ontology to say, and has been checked against it by now.
_Properties = Mapping[str, Any]
_ROLES = {edge.type: edge.role for edge in graph_model().edges.values()}


def read_records(source: BinaryIO, format: str) -> list[r.Record]:
    """Return the records that the RDF was written from, in the order of the file.

    Raises `DocumentError` for what `rdf_read` refuses, and for RDF that was written from a graph: that holds
    less than a record.
    """
    return [record for graph in read_graphs(source, format) for record in _Reader(graph).records()]


class _Reader:
    """Reads the records of one graph."""

    def __init__(self, graph: PlanGraph) -> None:
        self._graph = graph
        self._duties: dict[str, list[tuple[str, Edge]]] = {}
        for subject, edge in graph.duties:
            if not edge.properties["inherited"]:
                self._duties.setdefault(edge.end, []).append((subject, edge))

    def records(self) -> Iterator[r.Record]:
        """Yield a record for each plan."""
        own: dict[str, list[Edge]] = {}
        for edge in self._graph.edges:
            if edge.type in {"HAS_MEASURE", "SETS"}:
                own.setdefault(edge.start, []).append(edge)
        for node in self._graph.nodes.values():
            if node.labels == ("Plan",):
                try:
                    # The parts are put together unchecked; the schema has the last word.
                    yield r.loads(r.dumps(self._record(node, own)), node.uri)
                except (RecordError, msgspec.MsgspecError, ValueError) as error:
                    raise DocumentError(f"{node.uri} makes no record ({error}); export it anew.") from error

    def _facts(self, subject: str) -> Facts:
        return self._graph.subjects.get(subject, {})

    def _record(self, plan: Node, own: Mapping[str, list[Edge]]) -> r.Record:
        known: Any = plan.properties
        ordered = sorted(own.get(plan.uri, ()), key=lambda edge: _order(edge.properties))
        measures = tuple(self._measure(edge.end, own) for edge in ordered)
        facts = self._facts(plan.uri)
        period = (known["period_start"], known["period_end"]) if "period_start" in known else None
        fields = {field: known[field] for field in r.Source.__struct_fields__ if field in known}
        source = {**fields, "file": known["source_file"], "pages": tuple(known.get("pages", ()))}
        return r.Record(
            schema=r.SCHEMA,
            plan=r.Plan(
                id=known["plan"],
                title=known["name"],
                place=self._place(plan.uri),
                period=period,
                doc_number=known.get("doc_number"),
                issuers=words(optional(facts, said.ISSUERS, plan.uri), plan.uri),
                issued=known.get("issued"),
                cites=tuple(self._citation(*entry) for entry in self._entries(plan.uri, said.CITATION)),
                source=r.Source(**source),
            ),
            measures=measures,
            unread=tuple(self._left(*entry) for entry in self._entries(plan.uri, said.UNREAD)),
        )

    def _place(self, subject: str) -> r.PlaceRef | None:
        facts = self._facts(subject)
        name = optional(facts, said.PLACE_NAME, subject)
        return None if name is None else r.PlaceRef(name, optional(facts, said.PLACE_CODE, subject))

    def _entries(self, owner: str, predicate: Term) -> list[tuple[str, Facts]]:
        """Return the entries of one list, in its order."""
        found = [entry.value for entry in self._facts(owner).get(predicate[1:-1], ())]
        entries = [(entry, self._facts(entry)) for entry in found]
        return sorted(entries, key=lambda entry: _position(*entry))

    def _citation(self, entry: str, facts: Facts) -> r.Citation:
        number = optional(facts, said.NUMBER, entry)
        return r.Citation(_needed(facts, said.WORDING, entry), number, _spans(entry, facts))

    def _left(self, entry: str, facts: Facts) -> r.Unread:
        reasons = graph_model().nodes["Plan"].properties["unread_reasons"].values
        reason: Any = word_of(reasons, _needed(facts, said.REASON, entry), entry)
        return r.Unread(_span(entry, facts), optional(facts, said.TEXT, entry), reason)

    def _measure(self, subject: str, own: Mapping[str, list[Edge]]) -> r.Measure:
        facts, known = self._facts(subject), self._known(subject)
        untitled = optional(facts, said.UNTITLED, subject) is not None
        targets = sorted(own.get(subject, ()), key=lambda edge: self._at(edge.end))
        duties = sorted(self._duties.get(subject, ()), key=lambda duty: self._at(duty[0]))
        return r.Measure(
            path=words(_needed(facts, said.PATH, subject), subject),
            title="" if untitled else known["name"],
            kind=known["kind"],
            span=(known["start"], known["end"]),
            title_span=(known["title_start"], known["title_end"]),
            clause=_clause(known),
            duties=tuple(self._duty(*duty) for duty in duties),
            targets=tuple(self._target(edge.end) for edge in targets),
            industries=tuple(_industry(*entry) for entry in self._entries(subject, said.INDUSTRY)),
            places=tuple(_place(*entry) for entry in self._entries(subject, said.PLACE)),
            pollutants=tuple(_pollutant(*entry) for entry in self._entries(subject, said.POLLUTANT)),
            more_clauses=tuple(
                r.Clause(optional(entry, said.TEXT, name), _span(name, entry))
                for name, entry in self._entries(subject, said.CLAUSE)
            ),
        )

    def _known(self, subject: str) -> _Properties:
        node = self._graph.nodes.get(subject)
        if node is None:
            raise DocumentError(f"{subject} is not described; export the plan anew.")
        return node.properties

    def _at(self, subject: str) -> int:
        return _position(subject, self._facts(subject))

    def _duty(self, subject: str, edge: Edge) -> r.Duty:
        facts, known = self._facts(subject), edge.properties
        declared = (known["declared_start"], known["declared_end"]) if "declared_start" in known else None
        fields: Any = {
            "agency": known["agency_name"],
            "mention": known["mention"],
            "role": _ROLES[edge.type],
            "rank": known["rank"],
            "span": (known["start"], known["end"]),
            "carries_over": optional(facts, said.CARRIES_OVER, subject) is not None,
            "office": optional(facts, said.OFFICE, subject),
            "place": self._place(subject),
            "collective": optional(facts, said.COLLECTIVE, subject) is not None,
            "declared_by": declared,
        }
        return r.Duty(**fields)

    def _target(self, subject: str) -> r.Target:
        facts, known = self._facts(subject), self._known(subject)
        fields: Any = {
            **{field: known.get(field) for field in r.Target.__struct_fields__},
            "indicator": _needed(facts, said.INDICATOR, subject),
            "places": words(optional(facts, said.PLACE_NAMES, subject), subject),
            "span": (known["start"], known["end"]),
        }
        return r.Target(**fields)


def _order(properties: Mapping[str, Value]) -> int:
    return int(str(properties["order"]))


def _position(subject: str, facts: Facts) -> int:
    return whole(_needed(facts, said.ORDER, subject), subject)


def _needed(facts: Facts, predicate: Term, subject: str) -> str:
    found = optional(facts, predicate, subject)
    if found is None:
        raise DocumentError(
            f"{subject} has no {predicate[1:-1]}, so no record can be made: RDF exported from a store "
            "holds less than records; import it into a store, or export the records."
        )
    return found


def _spans(entry: str, facts: Facts) -> tuple[r.Span, ...]:
    ends = wholes(_needed(facts, said.STRETCHES, entry), entry)
    if len(ends) % 2:
        raise DocumentError(f"{entry} has a start without an end; export the plan anew.")
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _span(entry: str, facts: Facts) -> r.Span:
    spans = _spans(entry, facts)
    if len(spans) != 1:
        raise DocumentError(f"{entry} has {len(spans)} places in the text, not one; export the plan anew.")
    return spans[0]


def _clause(measure: _Properties) -> r.Clause | None:
    if not measure["has_clause"]:
        return None
    return r.Clause(measure.get("clause"), (measure["clause_start"], measure["clause_end"]))


def _in_title(entry: str, facts: Facts) -> bool:
    return _needed(facts, said.IN_TITLE, entry) == "true"


def _industry(entry: str, facts: Facts) -> r.IndustryMention:
    name, code = _needed(facts, said.WORDING, entry), optional(facts, said.CODE, entry)
    return r.IndustryMention(name, code, _in_title(entry, facts), _spans(entry, facts))


def _place(entry: str, facts: Facts) -> r.PlaceMention:
    name, code = _needed(facts, said.WORDING, entry), optional(facts, said.CODE, entry)
    return r.PlaceMention(name, code, _in_title(entry, facts), _spans(entry, facts))


def _pollutant(entry: str, facts: Facts) -> r.PollutantMention:
    return r.PollutantMention(_needed(facts, said.CODE, entry), _in_title(entry, facts), _spans(entry, facts))
