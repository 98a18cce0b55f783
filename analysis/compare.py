"""Two plans laid side by side: which tasks correspond, and what only one of them has.

A city's plan takes up the tasks of its province, and provinces take up those of the state, in other words and
in another order. A correspondence is claimed where the likeness (`likeness`) is high enough and no other
measure is clearly closer to either; one measure may correspond to several, since a city often splits what the
province has in one. Nothing is forced: what corresponds to nothing is told as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..ontology.indicators import figure_key
from ..ontology.units import units
from ..ontology.words import ANSWERING
from .bounds import SUMMED, allowed, comparable
from .likeness import Comparison, Likeness, Profile, profiles
from .view import DutyView, Key, Plans, PlanView, TargetView

ENOUGH = 0.14
"""The least likeness that counts, chosen on two pairs of real plans read by hand."""

_NEAR_BEST = 0.8
Stricter = Literal["one", "other", "equal"]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Two measures about one task, with the score and what they have in common."""

    one: Profile
    other: Profile
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class TargetPair:
    """Two targets for one indicator, direction and year; `stricter` is `None` where it cannot be said."""

    one: TargetView
    other: TargetView
    stricter: Stricter | None


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """All that corresponds, the rest of each plan, and the targets that both set."""

    one: PlanView
    other: PlanView
    correspondences: tuple[Correspondence, ...]
    only_one: tuple[Profile, ...]
    only_other: tuple[Profile, ...]
    targets: tuple[TargetPair, ...]


def compare(plans: Plans, one: str, other: str) -> PlanComparison:
    """Return how two plans (by their ids) correspond. Needs all duties and the outline of both."""
    here, there = profiles(plans, one), profiles(plans, other)
    found = tuple(_correspondences(here, there))
    with_one = {c.one.measure.key for c in found}
    with_other = {c.other.measure.key for c in found}
    return PlanComparison(
        plans.plans[one],
        plans.plans[other],
        found,
        tuple(p for p in here if p.measure.key not in with_one),
        tuple(p for p in there if p.measure.key not in with_other),
        tuple(_target_pairs(plans, one, other)),
    )


def _correspondences(here: Sequence[Profile], there: Sequence[Profile]) -> Iterator[Correspondence]:
    comparison = Comparison(here, there)
    scored = [
        Correspondence(one, other, likeness)
        for one in here
        for other in there
        if (likeness := comparison.likeness(one, other)).score >= ENOUGH
        and one.measure.kind == other.measure.kind
        and _has_a_reason(likeness)
    ]
    best: defaultdict[Key, float] = defaultdict(float)
    for c in scored:
        for key in (c.one.measure.key, c.other.measure.key):
            best[key] = max(best[key], c.likeness.score)
    for c in scored:
        nearest = max(best[c.one.measure.key], best[c.other.measure.key])
        if c.likeness.score >= _NEAR_BEST * nearest or c.likeness.indicators:
            yield c


def _has_a_reason(likeness: Likeness) -> bool:
    """Return whether more than the offices or one short word speaks for it.

    The same bureau answers for many tasks, one industry (新能源汽车) is named in many, and so are the gases.
    Two characters in common (企业, 基础) say little unless an office or an industry is shared too.
    """
    if likeness.indicators or likeness.industries > 1:
        return True
    return max(map(len, likeness.words), default=0) > len("企业") or bool(
        likeness.words and (likeness.offices or likeness.industries)
    )


def _target_pairs(plans: Plans, one: str, other: str) -> Iterator[TargetPair]:
    there: defaultdict[tuple[str, str, int | None], list[TargetView]] = defaultdict(list)
    for target in plans.targets:
        if target.plan == other:
            there[_about(target)].append(target)
    same_place = plans.plans[one].area == plans.plans[other].area
    for target in plans.targets:
        if target.plan == one:
            for twin in there[_about(target)]:
                if comparable(target, twin) and target.stretch == twin.stretch:
                    yield TargetPair(target, twin, _stricter(target, twin, same_place=same_place))


def _about(target: TargetView) -> tuple[str, str, int | None]:
    return figure_key(target.indicator), target.change, target.year


def _stricter(one: TargetView, other: TargetView, *, same_place: bool) -> Stricter | None:
    """Return which target asks for more; `None` where that depends on what the indicator is.

    A decrease, increase or amount of work is stricter the larger it is. A level is stricter the higher it is
    under 不低于, the lower under 不高于; a bare level only where its words say that it is reached from below.
    Amounts (万吨, 座, 亿立方米) of two places of different size are not compared.
    """
    if _is_amount(one) and not same_place:
        return None
    here, there = allowed(one), allowed(other)
    bounds = {one.bound, other.bound}
    upward = one.change != "level" or bounds & {">=", ">"}
    downward = one.change == "level" and bounds & {"<=", "<"}
    if bool(upward) == bool(downward):
        rising = _rising(one) and _rising(other)
        if not rising:
            return "equal" if (here.low, here.high) == (there.low, there.high) else None
        upward = {">="}
    mine, yours = (one.value, other.value) if upward else (-one.value, -other.value)
    if one.unit != other.unit:
        mine, yours = (_based(one), _based(other)) if upward else (-_based(one), -_based(other))
    if mine == yours:
        return "equal"
    return "one" if mine > yours else "other"


def _is_amount(target: TargetView) -> bool:
    unit = units().get(target.unit)
    return unit is not None and unit.kind in SUMMED and not target.unit.endswith("%")


def _based(target: TargetView) -> float:
    return target.value if target.base_value is None else target.base_value


def _rising(target: TargetView) -> bool:
    """Return whether the words say that the level is to be reached from below."""
    return any(word in target.quote for word in ("提高", "提升", "达到", "达", "以上", "增加")) and not any(
        word in target.quote for word in ("降", "减", "控制", "以内", "以下")
    )


def answering(profile: Profile) -> tuple[DutyView, ...]:
    """Return who leads, answers alone or shares a measure."""
    return tuple(duty for duty in profile.duties if duty.role in ANSWERING)
