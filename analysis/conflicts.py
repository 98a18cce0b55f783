"""Where plans contradict each other: two figures that cannot both come true, two leads for one task.

A contradiction is claimed only where it can be shown from the words of both plans:

* figures: the same place (a part that a plan names counts as that place), the same indicator
  (`ontology.indicators`), direction and year, and no figure that fulfils both (`bounds`);
* a part above the whole: a place inside another is to reach a larger amount (万吨, 座) than all of it.
  Shares and rates of a part may differ from those of the whole, so they are not looked at;
* leads: two plans of one place set the same target, or have a measure of the same title, and no office that
  leads in one leads in the other.

No contradiction: 力争 and alternatives beside a binding figure, bounds that meet, figures against different
baselines, and chapters on how a plan itself is to be carried out (加强组织领导), which every plan has.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..ontology.indicators import figure_key
from ..ontology.places import Place, place_table
from ..ontology.tables import fold
from ..ontology.units import units
from .bounds import SUMMED, allowed, comparable, contradict
from .view import DutyView, Key, Plans, TargetView

ConflictKind = Literal["figure", "part-above-whole", "lead"]

_SHORTEST = 4
_OF_THE_PLAN_ITSELF = re.compile(
    r"组织|领导|统筹|协调|监督|考核|评估|保障|宣传|责任|落实|机制|资金|人才|队伍|试点|示范|支撑|政策|法规|标准|合作"
)


@dataclass(frozen=True, slots=True)
class TargetConflict:
    """Two targets that cannot both come true; `place` is the one that both are about.

    Of a part above the whole, `one` is the part, and `place` its place.
    """

    kind: Literal["figure", "part-above-whole"]
    indicator: str
    year: int
    place: Key
    place_name: str
    one: TargetView
    other: TargetView


@dataclass(frozen=True, slots=True)
class LeadConflict:
    """One task, led by different offices in two plans of one place; `about` is the title or the indicator."""

    about: str
    place: Key
    place_name: str
    one: tuple[DutyView, ...]
    other: tuple[DutyView, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """All contradictions, figures first, in the order of indicator, year, place."""

    targets: tuple[TargetConflict, ...]
    leads: tuple[LeadConflict, ...]


def conflicts_at(found: Conflicts, place: Place) -> Conflicts:
    """Return those of the contradictions that are about a place or one inside it."""

    def inside(key: Key) -> bool:
        return key == place.key or place.key in _holders(key)

    return Conflicts(
        tuple(one for one in found.targets if inside(one.place)),
        tuple(one for one in found.leads if inside(one.place)),
    )


def conflicts(plans: Plans) -> Conflicts:
    """Return the contradictions among and within plans. Of the duties those of role `lead` are needed."""
    return Conflicts(tuple(_figures(plans)), tuple(_leads(plans)))


_About = tuple[str, str, int]
"""Indicator key, direction, year: what two targets must share to be compared."""


def _figures(plans: Plans) -> Iterator[TargetConflict]:
    binding = (t for t in plans.targets if not t.stretch and not t.alternative and t.year is not None)
    groups: defaultdict[_About, list[TargetView]] = defaultdict(list)
    for target in binding:
        key = _indicator(target, plans)
        if len(key) >= _SHORTEST and target.year is not None:
            groups[key, target.change, target.year].append(target)
    for about, targets in sorted(groups.items()):
        yield from _within_group(about, targets, plans)


def _indicator(target: TargetView, plans: Plans) -> str:
    """Return the key of an indicator, without the place that stands before it: 贵阳市森林覆盖率."""
    text = fold(target.indicator)
    names = [*target.place_names, plans.plan_of(target).area_name or ""]
    for name in sorted(filter(None, map(fold, names)), key=len, reverse=True):
        text = text.removeprefix(name)
    return figure_key(text)


def _within_group(about: _About, targets: Sequence[TargetView], plans: Plans) -> Iterator[TargetConflict]:
    """Yield the conflicts among targets of one indicator, direction and year, place by place.

    Of several plans that contradict one another each pair is told; of one plan that says a figure three
    times, each contradicting pair too: which is right is for the reader to find out.
    """
    at: defaultdict[Key, list[TargetView]] = defaultdict(list)
    names: dict[Key, str] = {}
    for target in targets:
        for place, name in plans.places_of(target):
            at[place].append(target)
            names[place] = name
    indicator, _, year = about
    told: set[tuple[Key, Key]] = set()
    for place, here in sorted(at.items()):
        for one, other in itertools.combinations(here, 2):
            if (one.id, other.id) not in told and _differ(one, other):
                told.add((one.id, other.id))
                yield TargetConflict("figure", indicator, year, place, names[place], one, other)
    for inner in sorted(at):
        for outer in _holders(inner):
            for part, whole in itertools.product(at[inner], at.get(outer, ())):
                if _above(part, whole):
                    yield TargetConflict(
                        "part-above-whole", indicator, year, inner, names[inner], part, whole
                    )


def _differ(one: TargetView, other: TargetView) -> bool:
    if one.measure == other.measure:
        # Two figures in one sentence or one row of a table are of two parts: 33%（国控）, 11.8%（省控）.
        return False
    baselines = {one.baseline_year, other.baseline_year} - {None}
    return len(baselines) < 2 and contradict(one, other)


def _above(part: TargetView, whole: TargetView) -> bool:
    unit = units().get(part.unit)
    return (
        unit is not None
        and unit.kind in SUMMED
        and part.change in ("level", "add")
        and comparable(part, whole)
        and contradict(part, whole)
        and allowed(part).low > allowed(whole).high
    )


def _holders(place: Key) -> tuple[Key, ...]:
    """Return the keys of the places that hold this one."""
    listed = place_table().get(place)
    return () if listed is None else tuple(outer.key for outer in place_table().chain(listed)[1:])


def _leads(plans: Plans) -> Iterator[LeadConflict]:
    """Yield tasks of two plans of one place that no office leads in both."""
    by_measure: defaultdict[Key, list[DutyView]] = defaultdict(list)
    for duty in plans.duties:
        if duty.role == "lead":
            by_measure[duty.measure].append(duty)
    for about, measures in _same_tasks(plans, by_measure):
        for one, other in itertools.combinations(measures, 2):
            here, there = by_measure[one], by_measure[other]
            plan, other_plan = plans.plans[here[0].plan], plans.plans[there[0].plan]
            same_place = plan.area is not None and plan.area == other_plan.area
            if same_place and plan.id != other_plan.id and not _led_alike(here, there):
                yield LeadConflict(about, plan.area or "", plan.area_name or "", tuple(here), tuple(there))


def _led_alike(here: Iterable[DutyView], there: Iterable[DutyView]) -> bool:
    return bool({d.office or d.agency for d in here} & {d.office or d.agency for d in there})


def _same_tasks(plans: Plans, led: dict[Key, list[DutyView]]) -> Iterator[tuple[str, Sequence[Key]]]:
    """Yield what makes measures one task, with the measures: one target in common, or one title."""
    by_target: defaultdict[tuple[str, int], dict[Key, None]] = defaultdict(dict)
    for target in plans.targets:
        if target.measure in led and target.year is not None:
            by_target[_indicator(target, plans), target.year][target.measure] = None
    told: set[tuple[Key, ...]] = set()
    for (indicator, _), setting in sorted(by_target.items()):
        if len(setting) > 1 and len(indicator) >= _SHORTEST and tuple(setting) not in told:
            told.add(tuple(setting))
            yield indicator, list(setting)
    by_title: defaultdict[str, list[Key]] = defaultdict(list)
    for measure, duties in led.items():
        title = fold(duties[0].measure_name)
        if len(title) > _SHORTEST and not _OF_THE_PLAN_ITSELF.search(title):
            by_title[title].append(measure)
    for title, measures in sorted(by_title.items()):
        if len(measures) > 1 and tuple(measures) not in told:
            yield title, measures
