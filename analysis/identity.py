"""When two facts of two records are about the same thing: the agencies and topics that a graph would join.

The keys are those of the graph (`ontology.iris`), so that 发展改革委 and 发展和改革委员会 of one place are
one agency here too, and a comparison never disagrees with the graph about who is who.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..graph.reference import Actor, References
from ..loaders.record import Duty, Measure, Plan
from ..ontology.iris import Namespace
from ..ontology.outline import path_token
from ..ontology.tables import fold

Fact = tuple[str, ...]
"""One thing that a measure says, in a form that can be compared: ("industry", "C31")."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Gives the keys of one plan's actors: the plan's place says whose 各县（区）人民政府 are meant.

    Two versions of one plan are compared: what it calls 市水务局 is one body in both, place or not.
    """

    plan: Plan
    _references: References = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_references", References(Namespace(), self.plan.place, "own"))

    def agency(self, duty: Duty) -> str:
        """Return the key of the actor of a duty."""
        return self._references.agency_key(Actor(duty.agency, duty.office, duty.place, duty.collective))


def path_key(path: tuple[str, ...]) -> str:
    """Return an outline path in the form in which two spellings of it ((一) and （一）) are equal."""
    return path_token(path)


def topics(measure: Measure) -> frozenset[Fact]:
    """Return the industries, places and pollutants that a measure names."""
    return frozenset(
        [
            *(("industry", i.code or fold(i.name)) for i in measure.industries),
            *(("place", p.code or fold(p.name)) for p in measure.places),
            *(("pollutant", p.code) for p in measure.pollutants),
        ]
    )


def facts(measure: Measure, keys: Keys) -> frozenset[Fact]:
    """Return all that a measure says, each as a comparable fact: who answers how, figures, topics."""
    duties = (("duty", keys.agency(d), d.role) for d in measure.duties)
    targets = (
        ("target", fold(t.indicator), repr(t.value), t.unit, str(t.year), t.change) for t in measure.targets
    )
    return frozenset([*duties, *targets]) | topics(measure)
