"""A record as nodes and relationships of the property graph (`ontology/policy.ttl` says which).

One record at a time, streaming: nodes before the relationships that join them, shared nodes once a record.
What belongs to one plan alone carries `plan` (the plan's id), so that a store can remove what a new version
of the plan no longer says; shared nodes and what joins them to each other carry none.

What a plan does not say is not here. Two readings that might look like additions are the plan's own words:

* a clause that says 以下均需…落实 makes its actors answer for each later measure that has a clause:
  IMPLEMENTS with `inherited`, the proof being that clause (`declared_start`, `declared_end`); no other role
  is ever inherited;
* PART_OF leads to the nearest item above in the outline that is a measure itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..loaders.record import Citation, Clause, Duty, Measure, PlaceRef, Record, Span, Target
from ..ontology import iris
from ..ontology.iris import Namespace
from ..ontology.model import graph_model
from ..ontology.outline import path_token
from . import facts
from .citations import CitedPlans
from .elements import Edge, Node
from .facts import Said, Unknown, span
from .names import fuller, outline_path
from .reference import Actor, Element, References, own_key, printed

End = tuple[str, str]
"""One end of a relationship: label and IRI."""

DEFAULT_NAMESPACE = Namespace()
NO_PLANS = CitedPlans({}, {})


def elements(
    record: Record,
    namespace: Namespace = DEFAULT_NAMESPACE,
    held: CitedPlans = NO_PLANS,
) -> Iterator[Element]:
    """Yield the nodes and relationships of one record, each once, nodes before what joins them.

    `held` knows the plans that the graph holds already: a citation of one of them leads to the plan itself.
    """
    return _Builder(record, namespace, held).build()


class _Placed(NamedTuple):
    """A measure with what its names are made of: its key, IRI and order in the plan."""

    measure: Measure
    key: str
    uri: str
    order: int


class _Carried(NamedTuple):
    """A duty whose clause says that it holds for what follows, with that clause."""

    duty: Duty
    clause: Clause


class _Builder:
    def __init__(self, record: Record, namespace: Namespace, held: CitedPlans) -> None:
        self._record = record
        self._plan = record.plan
        self._namespace = namespace
        self._held = held
        self._uri = namespace.plan_iri(record.plan.id)
        self._shared = References(namespace, record.plan.place, own_key(record.plan))
        self._issuers = tuple(map(self._shared.issuer, record.plan.issuers))
        self._shared.agency_names = self._settled_agency_names()
        self._measures = tuple(self._placed())
        self._carried = tuple(_carried(record.measures))

    def build(self) -> Iterator[Element]:
        yield Node(("Plan",), self._uri, facts.present(facts.plan_properties(self._record)))
        yield from self._about_plan()
        for placed in self._measures:
            yield Node(("Measure",), placed.uri, facts.present(self._measure_properties(placed)))
            yield self._own("HAS_MEASURE", ("Plan", self._uri), ("Measure", placed.uri), order=placed.order)
        yield from self._outline()
        for placed in self._measures:
            yield from self._duties(placed)
            yield from self._targets(placed)
            yield from self._mentions(placed)

    def _own(self, kind: str, start: End, end: End, /, **properties: Unknown) -> Edge:
        return Edge(kind, *start, *end, facts.present({**properties, "plan": self._plan.id}))

    def _about_plan(self) -> Iterator[Element]:
        plan = ("Plan", self._uri)
        if self._plan.place:
            place = yield from self._shared.place(self._plan.place)
            yield self._own("COVERS", plan, ("Place", place))
        issuers: dict[str, None] = {}
        for issuer in self._issuers:
            issuers[(yield from self._shared.agency(issuer))] = None
        for agency in issuers:
            yield self._own("ISSUED_BY", plan, ("Agency", agency))
        yield from self._citations(plan)

    def _citations(self, plan: End) -> Iterator[Element]:
        """Yield CITES, one for each thing cited: one title twice, or two titles of one held plan."""
        found: dict[End, list[Citation]] = {}
        for citation in self._plan.cites:
            found.setdefault((yield from self._cited(citation)), []).append(citation)
        for cited, citations in found.items():
            yield self._own("CITES", plan, cited, **facts.merged_citations(citations))

    def _cited(self, citation: Citation) -> Generator[Element, None, End]:
        plan = self._held.find(citation)
        if plan:
            return "Plan", plan
        return "Document", (yield from self._shared.document(citation.title))

    def _placed(self) -> Iterator[_Placed]:
        """Give each measure its key; a source that numbers two items alike has the second one as `~2`."""
        seen: Counter[str] = Counter()
        for order, measure in enumerate(self._record.measures, 1):
            token = path_token(measure.path)
            seen[token] += 1
            key = iris.measure_key(self._plan.id, measure.path, seen[token])
            uri = self._namespace.measure_iri(self._plan.id, measure.path, seen[token])
            yield _Placed(measure, key, uri, order)

    def _measure_properties(self, placed: _Placed) -> dict[str, Unknown]:
        measure, clause = placed.measure, placed.measure.clause
        path = outline_path(measure.path)
        return {
            "name": measure.title or path or self._plan.title,
            "path": path,
            "order": placed.order,
            "kind": measure.kind,
            "plan": self._plan.id,
            **span(measure.span),
            **span(measure.title_span, "title_"),
            "has_clause": clause is not None,
            "clause": clause.text if clause else None,
            **span(clause.span if clause else None, "clause_"),
        }

    def _outline(self) -> Iterator[Edge]:
        at: dict[str, _Placed] = {}
        for placed in self._measures:
            at.setdefault(path_token(placed.measure.path), placed)
        for placed in self._measures:
            # An item above that stands twice means its latest one before here.
            at[path_token(placed.measure.path)] = placed
            above = _nearest_above(placed.measure.path, at)
            if above:
                start, end = ("Measure", placed.uri), ("Measure", above.uri)
                yield self._own("PART_OF", start, end, order=placed.order)

    def _targets(self, placed: _Placed) -> Iterator[Element]:
        seen: Counter[iris.Goal] = Counter()
        for target in placed.measure.targets:
            goal = facts.goal_of(target)
            seen[goal] += 1
            uri = self._namespace.target_iri(iris.target_id(placed.key, goal, seen[goal]))
            yield Node(
                ("Target",), uri, facts.present({**facts.target_properties(target), "plan": self._plan.id})
            )
            sets = ("Measure", placed.uri), ("Target", uri)
            yield self._own("SETS", *sets, quote=target.quote, **span(target.span))
            indicator = yield from self._shared.indicator(target.indicator)
            yield self._own("OF_INDICATOR", ("Target", uri), ("Indicator", indicator))
            yield from self._places_of(target, uri, placed.measure)

    def _places_of(self, target: Target, uri: str, measure: Measure) -> Iterator[Element]:
        codes = {mention.name: mention.code for mention in measure.places}
        made = []
        for name in target.places:
            made.append((yield from self._shared.place(PlaceRef(name, codes.get(name)))))
        for place in dict.fromkeys(made):
            yield self._own("FOR_PLACE", ("Target", uri), ("Place", place))

    def _mentions(self, placed: _Placed) -> Iterator[Element]:
        """Yield CONCERNS, one for each thing: two words for one thing (钢铁, 炼钢) are one relationship."""
        found: dict[End, list[Said]] = {}
        for industry in placed.measure.industries:
            uri = yield from self._shared.industry(industry.name, industry.code)
            said = Said(industry.name, industry.in_title, industry.spans)
            found.setdefault(("Industry", uri), []).append(said)
        for place in placed.measure.places:
            uri = yield from self._shared.place(PlaceRef(place.name, place.code))
            found.setdefault(("Place", uri), []).append(Said(place.name, place.in_title, place.spans))
        for pollutant in placed.measure.pollutants:
            uri = yield from self._shared.pollutant(pollutant.code)
            found.setdefault(("Pollutant", uri), []).append(Said(None, pollutant.in_title, pollutant.spans))
        for thing, mentions in found.items():
            yield self._own("CONCERNS", ("Measure", placed.uri), thing, **facts.merged_mentions(mentions))

    def _settled_agency_names(self) -> dict[str, str]:
        """Return agency key -> the fullest spelling in this record, so that one node has one name."""
        names: dict[str, str] = {}
        duties = (duty for measure in self._record.measures for duty in measure.duties)
        for actor in (*self._issuers, *map(_actor, duties)):
            key, name = self._shared.agency_key(actor), printed(actor.name)
            names[key] = fuller(names.get(key, name), name)
        return names

    def _duties(self, placed: _Placed) -> Iterator[Element]:
        seen: Counter[tuple[str, str]] = Counter()
        own = set()
        for duty in placed.measure.duties:
            key = self._shared.agency_key(_actor(duty))
            own.add(key)
            seen[key, duty.role] += 1
            known = iris.duty_id(placed.key, key, duty.role, seen[key, duty.role])
            yield from self._duty(placed, duty, known, inherited=False, declared=duty.declared_by)
        for carried in self._carried_to(placed.measure):
            key = self._shared.agency_key(_actor(carried.duty))
            # What the clause itself says about an actor holds; and two clauses that carry one actor are one.
            if key not in own:
                own.add(key)
                known = iris.duty_id(placed.key, key, carried.duty.role)
                declared = carried.clause.span
                yield from self._duty(placed, carried.duty, known, inherited=True, declared=declared)

    def _carried_to(self, measure: Measure) -> Iterator[_Carried]:
        if measure.clause:
            here = measure.clause.span[0]
            yield from (c for c in self._carried if c.clause.span[1] <= here)

    def _duty(
        self, placed: _Placed, duty: Duty, known: str, *, inherited: bool, declared: Span | None
    ) -> Iterator[Element]:
        agency = yield from self._shared.agency(_actor(duty))
        yield self._own(
            graph_model().type_of_role(duty.role),
            ("Agency", agency),
            ("Measure", placed.uri),
            id=known,
            rank=duty.rank,
            mention=duty.mention,
            agency_name=duty.agency,
            inherited=inherited,
            **span(duty.span),
            **span(declared, "declared_"),
        )


def _actor(duty: Duty) -> Actor:
    return Actor(duty.agency, duty.office, duty.place, duty.collective)


def _carried(measures: Iterable[Measure]) -> Iterator[_Carried]:
    """Yield the duties to implement that a clause carries over; no other role is carried."""
    for measure in measures:
        for duty in measure.duties:
            if measure.clause and duty.carries_over and duty.role == "implement":
                yield _Carried(duty, measure.clause)


def _nearest_above(path: Sequence[str], at: Mapping[str, _Placed]) -> _Placed | None:
    """Return the measure of the longest path that this one continues."""
    for length in range(len(path) - 1, 0, -1):
        above = at.get(path_token(path[:length]))
        if above:
            return above
    return None
