"""What the name of an indicator takes from the target before it: 县城 and 处理率 after 城镇污水收集率, 出租车 after 公交车新能源占比."""

from __future__ import annotations

from dataclasses import replace

from . import target_words as words
from .figures import Figure
from .record import Change
from .target_case import Case, unit_kind
from .target_subjects import is_area, is_places, like_before, subject_of, without_area

_LONGEST_HEIR = 10
_LONGEST_HEADED = 100


def without_between(case: Case) -> Case:
    """Return the case without what stands between its verb and its figure and is not of its name.

    达到甲县220天 is of a place, 达到《水质标准》（GB0000）Ⅱ类 of a standard, 下降至目标值35微克 of a goal.
    """
    text = words.STANDARD_BETWEEN.sub("", case.text) if case.figure.unit == "类" else case.text
    text = words.GOAL_BETWEEN.sub("", text)
    place = words.PLACE_BETWEEN.search(text)
    if place and is_places(place["place"]):
        text = text[: place.start("place")]
    return replace(case, text=text) if text != case.text else case


def named_with_last(case: Case, subject: str, change: Change, verb: str) -> str:
    """Return the indicator of SUBJECT VERB FIGURE with what it leaves to the target before: its rate, its whole, its owner."""
    if case.figure.unit == "%" and (heading := _heading(case)) and not words.OWN_MEASURE.search(subject):
        return subject + heading
    subject = with_what_is_rated(subject, case)
    if people := _people_again(subject, case):
        return people
    if case.last and is_of_the_last(case, subject):
        subject += of_area(subject, case.last.indicator)
    elif case.last and not case.figure.unit and not words.RATE.search(subject):
        unitless = words.UNITLESS.search(case.last.indicator)
        own = words.UNITLESS.search(subject)
        subject += unitless.group() if unitless and not own else ""
    elif _is_part_of_the_last(case, subject, change):
        subject += words.WHOLE.sub("", case.last.indicator) if case.last else ""
    elif verb.startswith("占") and case.figure.unit == "%" and not words.RATE.search(subject):
        subject += "占比"
    elif (case.last and case.joined and _of_one_kind(case.figure, case.last.figure)) or (
        case.last and case.norm[case.start - 1 : case.start] == "；" and case.figure.unit == "%"
    ):
        subject = with_shared_rate(like_before(subject, case.last.indicator), case, change)
    return subject


def _people_again(subject: str, case: Case) -> str:
    """Return 农村居民人均可支配收入 for 农村居民 after 城乡居民人均可支配收入, or an empty string."""
    people = words.PEOPLE.search(subject)
    if case.last is None or people is None or people.end() < len(subject) or not case.joined:
        return ""
    whose = case.last.indicator.find(people.group())
    rest = case.last.indicator[whose + len(people.group()) :] if whose >= 0 else ""
    return subject + rest if rest and not case.last.indicator.endswith(subject) else ""


def _heading(case: Case) -> str:
    """Return the rate before a colon in the sentence of the figure, or an empty string."""
    begin = max(case.sentence, case.start - _LONGEST_HEADED)
    heading = words.HEADING.search(case.norm, begin, case.start)
    return subject_of(0, heading.group()[:-1])[1] if heading else ""


def change_of_part(case: Case, subject: str, change: Change) -> Change:
    """Return the change of the target before where a level or places have so many of it: 新增园区40家，其中国家级不少于8家."""
    last = case.last
    if last is None or change != "level" or last.figure.unit != case.figure.unit or case.figure.unit == "%":
        return change
    return last.change if words.LEVEL.fullmatch(subject) or is_places(subject) else change


def of_level(case: Case, subject: str) -> str:
    """Read 省级 in 国家级工业设计中心3家、省级60家 as 省级工业设计中心, and 竣工 after 开工重大项目50个 as 竣工重大项目."""
    if case.last is None:
        return subject
    if words.LEVEL.fullmatch(subject):
        level = words.LEVEL_AND_UP.match(case.last.indicator)
        return subject + case.last.indicator[level.end() if level else 0 :]
    if words.PERIOD.fullmatch(subject):
        return subject + words.PERIOD.sub("", case.last.indicator)
    return subject + case.last.indicator if words.STAGE.fullmatch(subject) else subject


def with_what_is_rated(subject: str, case: Case) -> str:
    """Read 处理率 in 城镇污水收集率达到65%，处理率达到98% as 城镇污水处理率, and 占比 as that of what was named before."""
    if case.last is None:
        return subject
    if words.SAME_AGAIN.fullmatch(subject) and case.last.indicator.endswith(subject):
        return case.last.indicator
    if words.BARE_SHARE.fullmatch(subject) and (
        unit_kind(case.last.figure.unit) != "ratio"
        or (subject.startswith("占") and not words.RATE_END.search(case.last.indicator))
    ):
        return case.last.indicator + subject
    if words.BARE_HEAD.fullmatch(subject):
        return words.OWNER_TAIL.sub("", case.last.indicator) + subject
    if not words.BARE_RATE.fullmatch(subject):
        return subject
    before = words.YIELD.sub("", words.BARE_RATE.sub("", case.last.indicator))
    return before + subject if before != case.last.indicator and len(before) >= 2 else subject


def is_of_the_last(case: Case, subject: str) -> bool:
    """Say whether a subject names places alone, known ones for a count: 示范小区 may be what is counted."""
    if case.last is None:
        return False
    changed = case.last.figure.unit == "%" and case.last.change != "level"  # of what is no share itself
    if not _of_one_kind(case.figure, case.last.figure) and not (changed and case.figure.unit):
        return False
    return is_places(subject) if unit_kind(case.figure.unit) == "counter" else is_area(subject)


def of_area(subject: str, indicator: str) -> str:
    """Return the indicator for an area: for a named place 城镇污水处理率 stays whole, for 县城 it is 污水处理率."""
    if words.KIND_OF_AREA.match(indicator) and is_places(subject):
        return indicator
    whole = without_area(indicator)
    if whole == indicator and is_places(subject):  # 正安 after 绥阳优良天数
        short = next((n for n in (4, 3, 2) if is_places(indicator[:n])), 0)
        return indicator[short:]
    return whole


def with_shared_rate(subject: str, case: Case, change: Change) -> str:
    """Read 出租车 in 公交车新能源占比达到85%，出租车达到60% as 出租车新能源占比: no thing is so many per cent."""
    last = case.last
    if last is None or change != "level" or last.change != "level" or case.figure.unit != "%":
        return subject
    rate = words.HEAD_END.search(last.indicator)
    if (
        rate is None
        or not words.SHARED_RATE.search(last.indicator)
        or words.OWN_MEASURE.search(subject)
        or not 2 <= len(subject) <= _LONGEST_HEIR
    ):
        return subject
    if among := words.AMONG.search(last.indicator):
        return subject + last.indicator[among.end() :]
    if case.text.startswith("其中") or words.LEVEL_ONLY.fullmatch(subject):
        return subject + without_area(last.indicator)
    end = words.AREA_AGAIN.search(subject)
    at = last.indicator.rfind(end.group(), 1, rate.start()) if end else -1
    if at > 0:
        return subject + last.indicator[at + 1 :]
    return subject + rate.group()


def _is_part_of_the_last(case: Case, subject: str, change: Change) -> bool:
    """Say whether a subject names industries whose share of the change before it gives: 其中化工、建材行业分别下降18%、15%."""
    last = case.last
    within = last is not None and case.text.startswith("其中") and words.PART_OF.search(subject)
    return (
        bool(within)
        and last is not None
        and last.change == change != "level"
        and last.figure.unit == case.figure.unit
    )


def _of_one_kind(one: Figure, other: Figure) -> bool:
    kind = unit_kind(one.unit)
    return one.unit == other.unit or (kind == unit_kind(other.unit) and kind not in ("counter", ""))
