"""Who read a plan, how, and out of which bytes, in PROV-O."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..ontology.iris import Namespace
from .elements import Value
from .terms import LABEL, TYPE, Triple, iri, named, string

_ENTITY, _ACTIVITY, _SOFTWARE = (
    named("prov", "Entity"),
    named("prov", "Activity"),
    named("prov", "SoftwareAgent"),
)
_DERIVED, _GENERATED = named("prov", "wasDerivedFrom"), named("prov", "wasGeneratedBy")
_USED, _ASSOCIATED = named("prov", "used"), named("prov", "wasAssociatedWith")


def run_statements(plan: Mapping[str, Value], namespace: Namespace) -> Iterator[Triple]:
    """Yield the reading of a plan, the run that made it, and the programs that took part.

    `plan` holds the properties of the plan's node. A run is named by the bytes it read and by its programs in
    their versions, not by a time: the same reading done twice is one.
    """
    known = str(plan["plan"])
    subject, reading = iri(namespace.plan_iri(known)), iri(namespace.reading_iri(known))
    programs = [str(plan[name]) for name in ("extractor", "canonicaliser", "reader")]
    run = iri(namespace.run_iri(str(plan["sha256"]), *programs))
    yield reading, TYPE, _ENTITY
    yield reading, _DERIVED, subject
    yield reading, _GENERATED, run
    yield run, TYPE, _ACTIVITY
    yield run, _USED, subject
    for program in dict.fromkeys(programs):
        agent = iri(namespace.software_iri(program))
        yield run, _ASSOCIATED, agent
        yield agent, TYPE, _SOFTWARE
        yield agent, LABEL, string(program)
