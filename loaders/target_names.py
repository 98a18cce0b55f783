"""The name of an indicator as a record gives it: without the places at its head, which are the target's own, and without 实现.

What a target leaves to those after it is taken from its full name, so this is done last.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..ontology.places import place_table
from . import target_words as words
from .target_case import RawTarget
from .target_subjects import short_place

_LONGEST_PLACE = 16
_SHORTEST_PLACE = 3
_UNITS_OF_LAND = frozenset("省市县区州盟旗")
_JOINT = re.compile(r"、|和|及|以及|与")
_OTHER_WORD = re.compile(r"[民场长级域委属内外]")
"""遵义市民, 遵义市级: here the name of the place is a part of another word."""

_AFTER_PLACES = re.compile(
    r"(?:等(?:重点|主要)?(?:地区|区域|城市|地市|盟市)?)?(?:(?:到|至|于)?20\d\d年(?:底|末)?)?(?:全[市县区州]|的)?"
)
_REALISES = re.compile(
    r"(?P<who>.{2,}(?<![可未已能值的]))实现(?!率|度|程度|形式|路径|途径|机制|方式|能力)(?P<what>[^，。；]{2,16})"
)
"""产业园实现综合产值: the verb is no part of the name; 价值实现率 is one word."""


def with_own_name(target: RawTarget) -> RawTarget:
    """Return the target with its indicator alone: 甲市、乙市2027年细颗粒物浓度 and 园区实现综合产值 lose what is no part of it.

    The quote and the place of the subject stay as they are, for the places of a target are looked up there.
    """
    indicator, places = target.indicator, target.places
    if target.change != "add":
        indicator, places = _without_places(indicator)
        spread = target.subject[1] - target.subject[0] > len(target.indicator)
        if spread and not places and (short := short_place(indicator)) and _is_measure(indicator[short:]):
            indicator, places = (
                indicator[short:],
                (indicator[:short],),
            )  # 贵阳、遵义占比分别…: each has its own
    realises = _REALISES.fullmatch(indicator)
    if realises and _is_measure(realises["what"]):
        indicator = realises["who"] + realises["what"]
    return target if indicator == target.indicator else replace(target, indicator=indicator, places=places)


def _without_places(indicator: str) -> tuple[str, tuple[str, ...]]:
    """Return the indicator without the list of places at its head, and these; nothing goes where no measure would be left."""
    at, places = 0, []
    while length := _place_at(indicator, at):
        places.append(indicator[at : at + length])
        at += length
        joint = _JOINT.match(indicator, at)
        if joint is None or not _place_at(indicator, joint.end()):
            break
        at = joint.end()
    rest = indicator[at + _length_after(indicator, at) :]
    return (rest, tuple(places)) if places and _is_measure(rest) else (indicator, ())


def _length_after(indicator: str, at: int) -> int:
    after = _AFTER_PLACES.match(indicator, at)
    return after.end() - at if after else 0


def _place_at(indicator: str, at: int) -> int:
    """Return how long the name of a place is that the table holds and that stands at `at`, or 0."""
    table = place_table()
    for length in range(min(_LONGEST_PLACE, len(indicator) - at), _SHORTEST_PLACE - 1, -1):
        name = indicator[at : at + length]
        if name[-1] not in _UNITS_OF_LAND or name.endswith("地区"):
            continue  # 皖北地区 is no unit of land, and what it is for is not said by the table alone
        if not _OTHER_WORD.match(indicator, at + length) and (table.by_name(name) or table.by_alias(name)):
            return length
    return 0


def _is_measure(name: str) -> bool:
    """Say whether words name by themselves what is measured: 森林覆盖率, but not 级园区 or 率."""
    return len(name) > 2 and bool(words.RATE.search(name) or words.HEAD_END.search(name))
