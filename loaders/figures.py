"""Figures and years: numbers with their unit, bounds beside them, and the years that govern a sentence.

Finds every figure of a text (NUMBER UNIT, ranges, water-quality classes) and every mention of a year, in one pass
each. Whether a figure is a target is decided in `targets`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..ontology.units import unit_pattern_forms
from .numerals import Written, written_figures
from .record import Bound
from .scanning import guarded

_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_CLASSES = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_AFTER = re.compile(
    r"(?:（含）|（\d+(?:\.\d+)?[一-龥]{1,3}）)?(?P<up>及其?以上|以上|及以上)|(?P<down>及?以内|及?以下|之内)|(?P<about>左右|上下)"
)
_NO_UNIT = re.compile(
    r"(?:PUE|ＰＵＥ|能效值|EQI|得分|收入比|评分|满意度|(?:利用|使用)效率|系数|指数|容积率|能效比|死亡率)(?:（[^）]*）)?[^\d，。；]{0,12}$"
)
_NO_UNIT_AGAIN = re.compile(
    r"(?:PUE|能效值|电能利用效率|系数|指数)[^。]{0,80}(?:(?:降低?|提高|提升|升|增加|增长)[到至]|控制在|不高于|不超过|低于)$",
    re.IGNORECASE,
)
"""PUE降到1.4，2025年降到1.3: what has no unit is named once for both."""

_PER_ONE = r"(?:[千万百]?人|[千万百]?户|天|日|月|年|小时|平方米|㎡|立方米|平方公里|公里|亩|公顷|万元|元|吨|千瓦时|床|辆|车|县|村|次)"
_PER = re.compile(rf"/{_PER_ONE}(?:[·・/]{_PER_ONE})*")
_PER_WORD = re.compile(
    r"每(?P<one>万?千瓦时|度|公斤|千克|吨|立方米|万?平方米|平方公里|亩|公顷|百?公里|万元)(?:约|近|至少|超过|不(?:得)?(?:高于|低于|超过|少于|多于))*$"
)
"""降至每千瓦时295克标准煤, 每公斤18元以下: what the unit is per stands before the number."""

_NOTED = re.compile(r"（[段处片块座级]）")
"""2条（段）: another word for what is counted."""

_RATIO = re.compile(
    r"比(?:例|值|率)?(?:不(?:得)?(?:高于|低于|超过|少于)|[\u4e00-\u9fa5]{0,6}(?:达到?|为|[至到在]|高于|低于|超过))?约?$"
)
"""车桩比达到3：1 says how many to one; 1：5万 is the scale of a map."""

_SHARED_UNIT = re.compile(rf"分别[一-龥]{{1,6}}(?P<numbers>(?:(?:{_NUMBER})(?:、|和|及)){{1,9}})$")
_BAD_BEFORE = re.compile(r"[第前A-Za-z\d.+/:：―—\-–〔\[GB]$")
_OTHER_WORDS = frozenset(["亿", "万亿", "分", "部", "成"])
"""Units that may be the beginning of another word."""

_NAMED_AFTER = {
    "岁": re.compile(r"(?:及?以[上下]|以内)?+的?+(?![和及与并或]|左右|上下|之间)[一-龥]"),
    "人": re.compile(r"间"),
    "单": re.compile(r"位"),
    "万单": re.compile(r"位"),
    "亿单": re.compile(r"位"),
    "分钟": re.compile(r"(?:以内|之内|内)?(?:便民|社区|优质|公共|基本)?[一-龥]{0,8}圈"),
}
"""3岁以下婴幼儿, 15分钟生活圈: of whom or of what kind, and no figure of its own; 预期寿命达到80岁 is one."""

_UNIT_ENDS = re.compile(r"以|左右|[，。；、）级的]|$")
_SPAN_OF_LIFE = re.compile(r"(?:年限|寿命|学制)[^，。；\d]{0,8}$")
_LOST = guarded(
    rf"(?:达到?|[高升增降低减少短]到|[降增升减压控][至在]|控制在|不低于|不少于|不高于|不超过|超过|突破|稳定在|保持在|新增|新建|建成)(?:约|近)?(?P<number>{_NUMBER})(?![\d.]|年|月|日|号|A级|A景)"
    rf"|(?<![\d.：:/第])(?P<many>{_NUMBER})[万亿](?=[一-龥]{{1,8}}(?:以上|左右)?[，。；、])"
    r"|为(?P<zero>0)(?=[，。；、])"
    r"|(?:进入|跻身|挺进|位次|排名)[^，。；\d]{0,12}前(?P<rank>\d{1,3})(?=[位名强])"
)
"""A number right after a word of reaching, or so many ten thousands of something (120万箱), of which no unit is known; 进入全省前5位."""


_SINCE = re.compile(r"起|开始|以来")
_OF_THINGS = re.compile(
    r"(?:建成|建设|投产|投运|注册|登记|开工|交付)[^，。；]{0,4}的"
    r"|[^，。；]{2,20}?(?:超过|低于|高于|大于|小于|不足|[度量率值]在)\d[^，。；]{0,20}?(?:之间|以上|以下|以内|以外)的(?!目标|水平|比例|标准|速度)"
)
"""2010年前建成的小区, 2023年浓度在40至50微克/立方米之间的乡镇: these say which are meant."""

_LONGEST_TITLE = 80
_RAISED_TO = re.compile(r"(?:提高|提升|上升|增长|增加|扩大|降低|下降|减少|压减)$")
_TIMES = re.compile(r"[\d.一两二三四五]+倍")
"""提高到2025年的75% is to be reached then; 达到2020年的1.5倍 is compared with that year."""


YearKind = Literal["deadline", "baseline", "span", "state"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit in flat offsets. `end` is after the unit, `tail` after 以上/左右 if one follows.

    `written`: the number stands in characters (两个), which count less often than digits do.
    """

    start: int
    end: int
    tail: int
    value: float
    value_max: float | None
    unit: str
    after: Bound | None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year or planning period in flat offsets: a deadline, a baseline (比2020年), or a state of things (2020年末已)."""

    start: int
    end: int
    year: int
    kind: YearKind


_IN_CHARACTERS = str.maketrans("○零O一二三四五六七八九", "000123456789")
_BARE_YEAR = re.compile(r"\d{4}")
_ANY_FIGURE = re.compile(r"[0-9ⅠⅡⅢⅣⅤIV十](?:(?<!十)|[四五六]五)")
"""A digit, a class or a planning period. All begin with one set of characters, which `re` runs through far faster than a choice."""
_FIGURE_START = re.compile(r"[\dⅠⅡⅢⅣⅤIV](?:(?<=\d)\d+)?")
"""Where a figure can begin: at the first digit of a number or at a class."""
_PLANS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_IN_YEAR = r"(?:19|20)\d\d年(?:底|末|初)?"
_YEAR = guarded(
    rf"(?P<base>(?:比|较|与|相比于?|相对于?){_IN_YEAR}(?:水平|基础|同期)?(?:相比)?|以{_IN_YEAR}(?:水平)?为基[准年期数]"
    rf"|(?:比|较)[“”]?(?P<base_plan>十[一二三四]五)[”“]?(?:时期|期末|期间|末)?"
    rf"|在{_IN_YEAR}的?(?:水平|基础)|(?:从|由|自){_IN_YEAR}的?(?=(?:约)?\d)|(?:到|达|是|为|当于){_IN_YEAR}(?:水平)?的(?=[\d一两二三四五]))"
    r"|(?:力争|争取|确保|预计)?(?:到|至|截至|截止到?)?(?:(?:19|20)\d\d年?[—~至-])?(?P<year>20\d\d|二[○零0O][一二三四五六][○零0O一二三四五六七八九])年"
    r"(?P<when>(?:年?底|年?末|\d{1,2}月(?:\d{1,2}日)?(?:底|末)?|上半年|下半年|[一二三四]季度)*(?:之?以?前|止)?)"
    r"|[“”\"]?(?P<plan>十[一二三四五六]五)[”“\"]?(?:规划)?(?P<plan_when>时期|期间|期末|末|以来|期内|时|前三年|后[两二三]年|(?=累计|年均|新增|共|力争|争取)|(?=[、和及与]?[“”]?十[四五六]五[”“]?(?:时期|期间)))?"
)


def years(norm: str, start: int, end: int) -> list[Year]:
    """Return the years named in `norm[start:end]`, in order, each with what it says (deadline, baseline, state).

    From when on something is done (从2023年起) is none of these, and left out.
    """
    found = []
    for match in _YEAR.finditer(norm, start, end):
        if _in_title(norm, start, match.start(), end):
            continue
        if match["base"]:
            year = _BARE_YEAR.search(match["base"])
            value = int(year.group()) if year else _PLANS[match["base_plan"]]
            kind: YearKind = "deadline" if _is_raised_to(norm, match) else "baseline"
            found.append(Year(match.start(), match.end(), value, kind))
        elif match["year"] and (_SINCE.match(norm, match.end()) or _OF_THINGS.match(norm, match.end())):
            continue  # 2024年起 says when work begins; as a deadline it made every later figure due at once
        elif match["year"]:
            text = match.group()
            state = "截" in text
            value = int(match["year"].translate(_IN_CHARACTERS))
            found.append(Year(match.start(), match.end(), value, "state" if state else "deadline"))
        elif match["plan_when"] is not None:
            state = match["plan_when"] == "以来" or _PLANS[match["plan"]] <= 2020
            found.append(
                Year(match.start(), match.end(), _PLANS[match["plan"]], "state" if state else "deadline")
            )
    return found


def _in_title(norm: str, start: int, at: int, end: int) -> bool:
    """Say whether a year stands in the title of a document: 完成《…规划（2021—2035年）》修编 sets no year for anything."""
    opened = norm.rfind("《", max(start, at - _LONGEST_TITLE), at)
    return opened >= 0 and norm.find("》", opened, at) < 0 <= norm.find(
        "》", at, min(end, at + _LONGEST_TITLE)
    )


def _is_raised_to(norm: str, match: re.Match[str]) -> bool:
    begin, end = match.span()
    raised = norm.startswith("到", begin) and _RAISED_TO.search(norm, max(0, begin - 2), begin)
    return bool(raised) and not _TIMES.match(norm, end)


def due_year(norm: str, start: int, end: int) -> int | None:
    """Return the last year in `norm[start:end]`, the words that say when a task is due (2026年12月), or `None`."""
    return max((year.year for year in years(norm, start, end) if year.kind == "deadline"), default=None)


def may_hold_figure(norm: str, start: int, end: int) -> bool:
    """Say whether a stretch of text can hold a figure at all: most sentences hold none, and reading them is dear."""
    return bool(_ANY_FIGURE.search(norm, start, end)) or any(written_figures(norm, start, end))


def _unit_forms() -> str:
    """Return the alternation of all units, those of one first character together: most of 600 then fall away at a look."""
    of_first: dict[str, list[str]] = {}
    for form in unit_pattern_forms():
        word_end = "(?![A-Za-z])" if form[-1].isascii() and form[-1].isalpha() else ""
        of_first.setdefault(form[0], []).append(re.escape(form[1:]) + word_end)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(of_first.items()))


@cache
def _figure_pattern() -> re.Pattern[str]:
    forms = _unit_forms()
    number = rf"(?>{_NUMBER})"  # no unit begins with a digit: a shorter number would not have one either
    return re.compile(
        rf"(?<![\d.])(?P<low>{number})(?:(?P<low_unit>{forms}|[万亿])?(?:—|~|至|-|到)(?P<high>{number}))?(?P<more>余|多)?(?P<unit>{forms})"
        rf"|(?P<class>[ⅠⅡⅢⅣⅤ]|(?<![A-Za-z])I{{1,3}}V?|(?<![A-Za-z])IV|(?<![A-Za-z])V)(?P<class_unit>类)"
        r"|(?<![\d.：:])(?P<ratio>\d{1,3}(?:\.\d{1,2})?)[：:]1(?![\d.：:万])"
        r"|(?<![\d./])(?P<share>[1-9]/[2-9])(?=以上|左右|[，。；、])"
        rf"|(?<![\d.])(?P<bare>\d\.\d{{1,8}}|\d{{1,3}}(?=以上|以下|以内|左右|[，。；、]))(?![\d.%])"
    )


def figures(norm: str, start: int, end: int) -> list[Figure]:
    """Return the figures in `norm[start:end]`, in order. Years, numbers of documents and the like are none."""
    found: list[Figure] = []
    pattern, done = _figure_pattern(), start
    for begin in _FIGURE_START.finditer(norm, start, end):
        match = pattern.match(norm, begin.start(), end) if begin.start() >= done else None
        if match is None:
            continue
        done = match.end()
        figure = _figure(norm, match)
        if figure is not None:
            _share_points(norm, found, figure)
            found.extend(_unit_shared(norm, start, figure))
            found.append(figure)
    if written := [_in_characters(norm, one) for one in written_figures(norm, start, end)]:
        return sorted([*found, *written], key=lambda figure: figure.start)
    return found


def _in_characters(norm: str, one: Written) -> Figure:
    after = _AFTER.match(norm, one.end)
    bound = _bound_after(after) if after else ">" if one.more else None
    tail = after.end() if after else one.end
    return Figure(one.start, one.end, tail, one.value, one.value_max, one.unit, bound, written=True)


def _bound_after(match: re.Match[str]) -> Bound:
    return ">=" if match["up"] else "<=" if match["down"] else "~"


def lost_numbers(norm: str, start: int, end: int, found: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the numbers that are to be reached and have no unit that is known: they are no figures, and must be listed."""
    known = {figure.start for figure in found}
    for match in _LOST.finditer(norm, start, end):
        begin, stop = next(match.span(name) for name in ("number", "many", "rank", "zero") if match[name])
        if begin not in known and not any(figure.start <= begin < figure.end for figure in found):
            yield Figure(begin, stop, stop, _number(norm[begin:stop]), None, "", None)


def _share_points(norm: str, found: list[Figure], figure: Figure) -> None:
    """Read 15个 in 分别提高15个、13个百分点 as points too, and 4个 in 4个、5个工作日 as days: one of them counts nothing."""
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if (
            figure.unit not in ("个百分点", "个工作日")
            or one.unit != "个"
            or norm[one.tail : figure.start] not in ("、", "和", "及")
        ):
            return
        found[at] = figure = replace(one, unit=figure.unit)


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
    elif match["share"]:
        part, whole = match["share"].split("/")
        if part >= whole:
            return None
        value, high, unit = round(100 * int(part) / int(whole), 2), None, "%"
    elif match["ratio"]:
        if not _RATIO.search(norm, max(0, begin - 20), begin):
            return None
        value, high, unit = float(match["ratio"]), None, ""
    elif match["bare"]:
        again = "." in match["bare"] and _NO_UNIT_AGAIN.search(norm, max(0, begin - 100), begin)
        if not (again or _NO_UNIT.search(norm, max(0, begin - 40), begin)):
            return None
        value, high, unit = float(match["bare"]), None, ""
    else:
        if _is_no_figure(norm, match):
            return None
        unit = match["unit"]
        per = _PER.match(norm, end)
        if per:  # a rate whose unit the table does not have: 千克/人 must not become 千克
            unit, end = unit + per.group(), per.end()
        elif (word := _PER_WORD.search(norm, max(0, begin - 14), begin)) and "/" not in unit:
            unit = f"{unit}/{word['one']}"
        value, high, unit = _tenths(
            _number(match["low"]), _number(match["high"]) if match["high"] else None, unit
        )
        if high is not None and high <= value:
            return None
    end = _past_note(norm, end)
    after = _AFTER.match(norm, end)
    bound: Bound | None = _bound_after(after) if after else ">" if match["more"] else None
    return Figure(begin, end, after.end() if after else end, value, high, unit, bound)


def _tenths(value: float, high: float | None, unit: str) -> tuple[float, float | None, str]:
    """Return 3成 as 30 %: it is read as a share is, and given back as written when it is a target."""
    return (10 * value, high and 10 * high, "%") if unit == "成" else (value, high, unit)


def _past_note(norm: str, end: int) -> int:
    noted = _NOTED.match(norm, end)
    return noted.end() if noted else end


def _is_no_figure(norm: str, match: re.Match[str]) -> bool:
    """Say whether a number is part of a name or a date: 第3批, “1+5+8”, 5G, 2025年, 〔2021〕4号."""
    begin, unit = match.start(), match["unit"]
    if begin and _BAD_BEFORE.match(norm[begin - 1]):
        return not (norm[begin - 1] in "—-" and unit)
    if unit == "年":
        return not _SPAN_OF_LIFE.search(norm, max(0, begin - 20), begin)
    if unit in _OTHER_WORDS and not _UNIT_ENDS.match(norm, match.end()):
        return True  # 3亿参保人 counts no money, 2分别 no points
    if _NAMED_AFTER.get(unit) and _NAMED_AFTER[unit].match(norm, match.end()):
        return True
    return norm.startswith(("+", "号", "年度", "年头"), match.end())


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def before(positions: Sequence[int], offset: int) -> int:
    """Return the index of the last position before `offset`, or -1 (positions in order)."""
    return bisect_left(positions, offset) - 1
