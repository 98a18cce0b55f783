"""Plans as comparisons see them: targets and duties as flat values, out of records or out of a store.

What is the same thing has the same key, that of the graph (`ontology.iris`): the last steps of its IRI.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..loaders.record import Bound, Change, Role, Span

Key = str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan: `area` is the key of the place that it covers, `None` where it names none."""

    id: str
    name: str
    area: Key | None
    area_name: str | None
    period: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure, with the plan's id; `key` is its own in the graph (plan id, stroke, path)."""

    plan: str
    key: Key
    name: str
    path: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target of a measure. `base_value` and `base_unit` are there where the unit is listed.

    `places` are the keys of the parts of the territory that it is for; empty: the plan's own place.
    """

    id: Key
    plan: str
    measure: Key
    measure_name: str
    path: str
    indicator: str
    value: float
    value_max: float | None
    unit: str
    base_value: float | None
    base_unit: str | None
    bound: Bound
    change: Change
    year: int | None
    baseline_year: int | None
    stretch: bool
    alternative: bool
    quote: str
    span: Span
    places: tuple[Key, ...]
    place_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty on a measure; `office` and `office_name` are the kind of office, `None` where not known."""

    id: Key
    plan: str
    measure: Key
    measure_name: str
    path: str
    agency: Key
    name: str
    office: Key | None
    office_name: str | None
    role: Role
    rank: int
    mention: str
    span: Span
    inherited: bool
    collective: bool


@dataclass(frozen=True, slots=True)
class TopicView:
    """What a measure is about: `kind` is industry, pollutant or place."""

    plan: str
    measure: Key
    kind: str
    key: Key
    name: str
    in_title: bool


@dataclass(frozen=True, slots=True)
class Plans:
    """Several plans side by side, in order of their ids and texts. What nobody asked for is empty."""

    plans: dict[str, PlanView]
    targets: tuple[TargetView, ...]
    measures: dict[Key, MeasureView]
    duties: tuple[DutyView, ...] = ()
    topics: tuple[TopicView, ...] = ()
    title_places: Mapping[Key, tuple[tuple[Key, str], ...]] = field(default_factory=dict)
    """Measure -> the places in its title, as (key, name)."""

    def plan_of(self, target: TargetView) -> PlanView:
        """Return the plan that sets a target."""
        return self.plans[target.plan]

    def places_of(self, target: TargetView) -> tuple[tuple[Key, str], ...]:
        """Return the places that a target is for, as (key, name).

        They are those that it names, else those in the title of its measure or of one above it (推进赤水河
        生态保护修复), else the plan's own place; none where nothing is known.
        """
        if target.places:
            return tuple(zip(target.places, target.place_names, strict=True))
        measure = target.measure
        while measure:
            if measure in self.title_places:
                return self.title_places[measure]
            measure = measure.rpartition(".")[0]
        plan = self.plan_of(target)
        return () if plan.area is None else ((plan.area, plan.area_name or ""),)


def together(one: Plans, other: Plans) -> Plans:
    """Return the plans of both."""
    return Plans(
        {**one.plans, **other.plans},
        one.targets + other.targets,
        {**one.measures, **other.measures},
        one.duties + other.duties,
        one.topics + other.topics,
        {**one.title_places, **other.title_places},
    )
