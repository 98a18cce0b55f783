"""Figures and years: numbers with their unit, bounds beside them, and the years that govern a sentence.

Finds every figure of a text (NUMBER UNIT, ranges, water-quality classes) and every mention of a year, in one pass
each. Whether a figure is a target is decided in `targets`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..ontology.units import unit_pattern_forms
from .record import Bound

_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_CLASSES = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_AFTER = re.compile(
    r"(?:（含）)?(?P<up>及其?以上|以上|及以上)|(?P<down>及?以内|及?以下|之内)|(?P<about>左右|上下)"
)
_NO_UNIT = re.compile(
    r"(?:PUE|ＰＵＥ|能效值|利用效率|系数|指数|容积率|能效比)(?:（[^）]*）)?[^\d，。；]{0,12}$"
)
_PER_ONE = r"(?:人|户|天|日|月|年|小时|平方米|立方米|平方公里|公里|亩|公顷|万元|元|吨|千瓦时)"
_PER = re.compile(rf"/{_PER_ONE}(?:[·・/]{_PER_ONE})*")
_SHARED_UNIT = re.compile(rf"分别[一-龥]{{1,6}}(?P<numbers>(?:(?:{_NUMBER})(?:、|和|及)){{1,9}})$")
_BAD_BEFORE = re.compile(r"[第A-Za-z\d.+/:：―—\-–〔\[GB]$")

_SINCE = re.compile(r"起|开始|以来")

YearKind = Literal["deadline", "baseline", "span", "state"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit in flat offsets. `end` is after the unit, `tail` after 以上/左右 if one follows."""

    start: int
    end: int
    tail: int
    value: float
    value_max: float | None
    unit: str
    after: Bound | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year or planning period in flat offsets: a deadline, a baseline (比2020年), or a state of things (2020年末已)."""

    start: int
    end: int
    year: int
    kind: YearKind


_PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_YEAR = re.compile(
    r"(?P<base>(?:比|较|以|与|在|相比(?:于)?|相对于?)(?P<base_year>(?:19|20)\d\d)年(?:底|末|水平|基础|同期)?(?:相比|为基[准年期])?)"
    r"|(?:力争|争取|确保|预计)?(?:到|至|截至|截止到?)?(?:(?:19|20)\d\d年?[—~至-])?(?P<year>20\d\d)年"
    r"(?P<when>(?:年?底|年?末|\d{1,2}月(?:\d{1,2}日)?(?:底|末)?|上半年|下半年|[一二三四]季度)*(?:之?以?前|止)?)"
    r"|[“”\"]?(?P<plan>十[一二三四五六]五)[”“\"]?(?:规划)?(?P<plan_when>时期|期间|期末|末|以来|规划期|时|前三年)?"
)


def years(norm: str, start: int, end: int) -> list[Year]:
    """Return the years named in `norm[start:end]`, in order, each with what it says (deadline, baseline, state)."""
    found = []
    for match in _YEAR.finditer(norm, start, end):
        if match["base"]:
            found.append(Year(match.start(), match.end(), int(match["base_year"]), "baseline"))
        elif match["year"] and _SINCE.match(norm, match.end()):
            continue  # 2024年起 says when work begins; as a deadline it made every later figure due at once
        elif match["year"]:
            text = match.group()
            state = "截" in text
            found.append(
                Year(match.start(), match.end(), int(match["year"]), "state" if state else "deadline")
            )
        elif match["plan_when"]:
            state = match["plan_when"] == "以来" or _PLANS[match["plan"]] <= 2020
            found.append(
                Year(match.start(), match.end(), _PLANS[match["plan"]], "state" if state else "deadline")
            )
    return found


@cache
def _figure_pattern() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in unit_pattern_forms())
    number = rf"(?:{_NUMBER})"
    return re.compile(
        rf"(?<![\d.])(?P<low>{number})(?:(?P<low_unit>{forms})?(?:—|~|至|-|到)(?P<high>{number}))?(?P<more>余|多)?(?P<unit>{forms})"
        rf"|(?P<class>[ⅠⅡⅢⅣⅤ]|(?<![A-Za-z])I{{1,3}}V?|(?<![A-Za-z])IV|(?<![A-Za-z])V)(?P<class_unit>类)"
        rf"|(?<![\d.])(?P<bare>\d\.\d{{1,8}})(?![\d.%])"
    )


def figures(norm: str, start: int, end: int) -> list[Figure]:
    """Return the figures in `norm[start:end]`, in order. Years, numbers of documents and the like are none."""
    found: list[Figure] = []
    for match in _figure_pattern().finditer(norm, start, end):
        figure = _figure(norm, match)
        if figure is not None:
            found.extend(_unit_shared(norm, start, figure))
            found.append(figure)
    return found


def _unit_shared(norm: str, start: int, figure: Figure) -> Iterator[Figure]:
    """Yield the numbers that leave their unit to the last of the list: 分别降低20、15个百分点."""
    if norm[figure.start - 1 : figure.start] not in ("、", "和", "及"):
        return
    match = _SHARED_UNIT.search(norm, max(start, figure.start - 60), figure.start)
    if match is None:
        return
    for number in re.finditer(_NUMBER, match["numbers"]):
        begin, end = (match.start("numbers") + offset for offset in number.span())
        yield Figure(begin, end, end, _number(number.group()), None, figure.unit, None)


def _figure(norm: str, match: re.Match[str]) -> Figure | None:
    begin, end = match.span()
    if match["class"]:
        value, high, unit = float(_CLASSES.get(match["class"], 0)), None, "类"
    elif match["bare"]:
        if not _NO_UNIT.search(norm, max(0, begin - 40), begin):
            return None
        value, high, unit = float(match["bare"]), None, ""
    else:
        if _is_no_figure(norm, match):
            return None
        unit = match["unit"]
        per = _PER.match(norm, end)
        if per:  # a rate whose unit the table does not have: 千克/人 must not become 千克
            unit, end = unit + per.group(), per.end()
        value, high = _number(match["low"]), _number(match["high"]) if match["high"] else None
        if high is not None and high <= value:
            return None
    after = _AFTER.match(norm, end)
    bound: Bound | None = ">" if match["more"] else None
    if after:
        bound = ">=" if after["up"] else "<=" if after["down"] else "~"
    return Figure(begin, end, after.end() if after else end, value, high, unit, bound)


def _is_no_figure(norm: str, match: re.Match[str]) -> bool:
    """Say whether a number is part of a name or a date: 第3批, “1+5+8”, 5G, 2025年, 〔2021〕4号."""
    begin, unit = match.start(), match["unit"]
    if begin and _BAD_BEFORE.match(norm[begin - 1]):
        return not (norm[begin - 1] in "—-" and unit)
    if unit == "年" or (unit in ("月", "日", "号")):
        return True
    return norm.startswith(("+", "号", "年"), match.end())


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def before(positions: Sequence[int], offset: int) -> int:
    """Return the index of the last position before `offset`, or -1 (positions in order)."""
    return bisect_left(positions, offset) - 1
