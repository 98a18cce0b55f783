"""What a record says and the graph folds, as RDF statements, so that the same record can be read back.

The graph keeps one node for two spellings of an agency, one CONCERNS for two words of one industry, and no
order in a list of values. `ontology/policy.ttl`, section 7, has the terms in which all that is kept: on the
duty, target, measure or plan itself, or, for the items of a list, on a `pp:Entry`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence

from ..loaders.record import (
    Duty,
    IndustryMention,
    Measure,
    PlaceMention,
    PlaceRef,
    Record,
    Span,
    Target,
)
from ..ontology.iris import Namespace
from ..ontology.model import graph_model
from .elements import Edge, Node
from .statements import reason
from .terms import TRUE, TYPE, Term, Triple, boolean, integer, integers, iri, named, string, strings

ENTRY = named("pp", "Entry")
ORDER, STRETCHES, TEXT = named("pp", "order"), named("pp", "stretches"), named("pp", "text")
WORDING, CODE, NUMBER = named("pp", "wording"), named("pp", "listedCode"), named("pp", "citedNumber")
IN_TITLE, REASON = named("pp", "inTitle"), named("pp", "unreadReason")
CITATION, UNREAD, CLAUSE = (
    named("pp", "citationEntry"),
    named("pp", "unreadEntry"),
    named("pp", "clauseEntry"),
)
INDUSTRY, PLACE = named("pp", "industryEntry"), named("pp", "placeEntry")
POLLUTANT = named("pp", "pollutantEntry")
ISSUERS, PATH = named("pp", "issuerNames"), named("pp", "outlinePath")
PLACE_NAME, PLACE_CODE = named("pp", "placeWording"), named("pp", "placeCode")
UNTITLED, CARRIES_OVER = named("pp", "untitled"), named("pp", "carriesOver")
COLLECTIVE, OFFICE = named("pp", "collective"), named("pp", "officeKey")
INDICATOR, PLACE_NAMES = named("pp", "indicatorWording"), named("pp", "placeNames")


def record_statements(
    record: Record, elements: Iterable[Node | Edge], namespace: Namespace
) -> Iterator[Triple]:
    """Yield what the record says beyond `elements`, which must be those that `build` made of it, in order."""
    measures, duties, targets = _placed(elements, namespace)
    yield from _plan(record, iri(namespace.plan_iri(record.plan.id)))
    for subject, measure in zip(measures, record.measures, strict=True):
        yield from _measure(subject, measure)
    said = [(order, duty) for m in record.measures for order, duty in enumerate(m.duties, 1)]
    for subject, (order, duty) in zip(duties, said, strict=True):
        yield from _duty(subject, order, duty)
    set_goals = [(order, target) for m in record.measures for order, target in enumerate(m.targets, 1)]
    for subject, (order, target) in zip(targets, set_goals, strict=True):
        yield from _target(subject, order, target)


def _placed(
    elements: Iterable[Node | Edge], namespace: Namespace
) -> tuple[list[Term], list[Term], list[Term]]:
    """Return measures, duties that clauses state themselves, and targets, in the record's order."""
    measures, duties, targets = [], [], []
    roles = {edge.type for edge in graph_model().edges.values() if edge.role}
    for element in elements:
        if isinstance(element, Edge):
            if element.type in roles and not element.properties["inherited"]:
                duties.append(iri(namespace.duty_iri(str(element.properties["id"]))))
        elif element.labels[0] == "Measure":
            measures.append(iri(element.uri))
        elif element.labels[0] == "Target":
            targets.append(iri(element.uri))
    return measures, duties, targets


def _plan(record: Record, plan: Term) -> Iterator[Triple]:
    yield from _where(plan, record.plan.place)
    if record.plan.issuers:
        yield plan, ISSUERS, strings(record.plan.issuers)
    for order, citation in enumerate(record.plan.cites, 1):
        entry = yield from _entry(plan, CITATION, "citation", order, citation.spans)
        yield entry, WORDING, string(citation.title)
        if citation.number is not None:
            yield entry, NUMBER, string(citation.number)
    for order, unread in enumerate(record.unread, 1):
        entry = yield from _entry(plan, UNREAD, "unread", order, (unread.span,))
        yield entry, REASON, reason(unread.reason)
        if unread.text is not None:
            yield entry, TEXT, string(unread.text)


def _measure(subject: Term, measure: Measure) -> Iterator[Triple]:
    yield subject, PATH, strings(measure.path)
    if not measure.title:
        yield subject, UNTITLED, TRUE
    for order, clause in enumerate(measure.more_clauses, 1):
        entry = yield from _entry(subject, CLAUSE, "clause", order, (clause.span,))
        if clause.text is not None:
            yield entry, TEXT, string(clause.text)
    for order, industry in enumerate(measure.industries, 1):
        yield from _mention(subject, INDUSTRY, "industry", order, industry)
    for order, place in enumerate(measure.places, 1):
        yield from _mention(subject, PLACE, "place", order, place)
    for order, pollutant in enumerate(measure.pollutants, 1):
        entry = yield from _entry(subject, POLLUTANT, "pollutant", order, pollutant.spans)
        yield entry, CODE, string(pollutant.code)
        yield entry, IN_TITLE, boolean(pollutant.in_title)


def _mention(
    subject: Term, predicate: Term, name: str, order: int, mention: IndustryMention | PlaceMention
) -> Iterator[Triple]:
    entry = yield from _entry(subject, predicate, name, order, mention.spans)
    yield entry, WORDING, string(mention.name)
    yield entry, IN_TITLE, boolean(mention.in_title)
    if mention.code is not None:
        yield entry, CODE, string(mention.code)


def _duty(subject: Term, order: int, duty: Duty) -> Iterator[Triple]:
    yield subject, ORDER, integer(order)
    yield from _where(subject, duty.place)
    if duty.office is not None:
        yield subject, OFFICE, string(duty.office)
    if duty.carries_over:
        yield subject, CARRIES_OVER, TRUE
    if duty.collective:
        yield subject, COLLECTIVE, TRUE


def _target(subject: Term, order: int, target: Target) -> Iterator[Triple]:
    yield subject, ORDER, integer(order)
    if target.places:
        yield subject, PLACE_NAMES, strings(target.places)


def _where(subject: Term, place: PlaceRef | None) -> Iterator[Triple]:
    if place is not None:
        yield subject, PLACE_NAME, string(place.name)
        if place.code is not None:
            yield subject, PLACE_CODE, string(place.code)


def _entry(
    owner: Term, predicate: Term, name: str, order: int, spans: Sequence[Span]
) -> Generator[Triple, None, Term]:
    entry = f"{owner[:-1]}#{name}={order}>"
    yield owner, predicate, entry
    yield entry, TYPE, ENTRY
    yield entry, ORDER, integer(order)
    yield entry, STRETCHES, integers([end for span in spans for end in span])
    return entry
