"""What a target allows: the figures that would fulfil it, in the unit's published base.

Two targets contradict each other only where no figure fulfils both. So 达到85% and 85%以上 do not, nor do
20%左右 and 20.1%; 70% and 60%左右 do. How far 左右 reaches no plan says; a twentieth of the figure is taken.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ..graph.facts import in_base_unit
from .view import TargetView

ABOUT = 0.05
"""How far 左右 and 约 reach, as a share of the figure (our own choice)."""

SUMMED = frozenset({"mass", "energy", "power", "money", "area", "volume", "length", "counter", "count"})
"""Kinds of unit whose figures add up: those of a place's parts make that of the place."""

_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Range:
    """The figures that fulfil a target, ends included; `unit`: an IRI, or the symbol of an unlisted unit."""

    low: float
    high: float
    unit: str

    def meets(self, other: Range) -> bool:
        """Return whether some figure fulfils both; figures in different units never do."""
        return self.unit == other.unit and _reaches(self.high, other.low) and _reaches(other.high, self.low)


def _reaches(high: float, low: float) -> bool:
    return high >= low or math.isclose(high, low, rel_tol=_NEAR)


def allowed(target: TargetView) -> Range:
    """Return the figures that fulfil a target.

    `>` and `<` are read as including the figure itself: 超过13% beside 13% is no contradiction.
    """
    low, unit = _based(target.value, target)
    high = low if target.value_max is None else _based(target.value_max, target)[0]
    low, high = min(low, high), max(low, high)
    match target.bound:
        case ">=" | ">":
            return Range(low, math.inf, unit)
        case "<=" | "<":
            return Range(-math.inf, high, unit)
        case "~":
            return Range(low - ABOUT * abs(low), high + ABOUT * abs(high), unit)
        case _:
            return Range(low, high, unit)


def comparable(one: TargetView, other: TargetView) -> bool:
    """Return whether two figures are of one kind: one base unit, or one symbol where it is unlisted."""
    return _based(one.value, one)[1] == _based(other.value, other)[1]


def contradict(one: TargetView, other: TargetView) -> bool:
    """Return whether no figure fulfils both targets.

    Where the units differ (7亿立方米, 6.98亿; 69800万立方米), the one written with fewer figures is taken as
    rounded: they contradict each other only if they differ after the finer one is rounded like the coarser.
    """
    if not comparable(one, other) or allowed(one).meets(allowed(other)):
        return False
    return one.unit == other.unit or not (_rounds_to(one, other) or _rounds_to(other, one))


def _based(value: float, target: TargetView) -> tuple[float, str]:
    return in_base_unit(value, target.unit) or (value, target.unit)


def _rounds_to(fine: TargetView, coarse: TargetView) -> bool:
    """Return whether the finer figure, put in the coarser one's unit and rounded as that is, equals it."""
    step, _ = _based(1.0, coarse)
    if not step:
        return False
    figure = Decimal(repr(_based(fine.value, fine)[0])) / Decimal(repr(step))
    written = Decimal(repr(coarse.value)).normalize()
    exponent = min(0, int(written.as_tuple().exponent))
    return figure.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP) == written
