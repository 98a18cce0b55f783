"""Who read a plan, how, and out of which bytes, in PROV-O."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..loaders.record import Record
from ..ontology.iris import Namespace
from .terms import LABEL, TYPE, Triple, iri, named

_ENTITY, _ACTIVITY, _SOFTWARE = (
    named("prov", "Entity"),
    named("prov", "Activity"),
    named("prov", "SoftwareAgent"),
)
_DERIVED, _GENERATED = named("prov", "wasDerivedFrom"), named("prov", "wasGeneratedBy")
_USED, _ASSOCIATED = named("prov", "used"), named("prov", "wasAssociatedWith")


def run_statements(record: Record, namespace: Namespace) -> Iterator[Triple]:
    """Yield the reading of a plan, the run that made it, and the programs that took part.

    A run is named by the bytes it read and by its programs in their versions, not by a time: the same
    reading done twice is one.
    """
    source = record.plan.source
    plan = iri(namespace.plan_iri(record.plan.id))
    reading = iri(namespace.reading_iri(record.plan.id))
    programs = (source.extractor, source.canonicaliser, source.reader)
    run = iri(namespace.run_iri(source.sha256, *programs))
    yield reading, TYPE, _ENTITY
    yield reading, _DERIVED, plan
    yield reading, _GENERATED, run
    yield run, TYPE, _ACTIVITY
    yield run, _USED, plan
    for program in dict.fromkeys(programs):
        agent = iri(namespace.software_iri(program))
        yield run, _ASSOCIATED, agent
        yield agent, TYPE, _SOFTWARE
        yield agent, LABEL, ox.Literal(program)
