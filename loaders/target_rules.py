"""Figures that are no targets: thresholds, subsidies, classes of equipment, sizes, and what a target is compared with."""

from __future__ import annotations

from . import target_rule_words as rule_words
from . import target_words as words
from .target_case import Case, unit_kind, verb_before
from .target_subjects import is_places, trimmed

_AROUND = 20


def is_rule(case: Case) -> bool:
    """Say whether the figures are a rule's, a name's or a comparison's, and no target."""
    kind = unit_kind(case.figure.unit)
    return (
        bool(rule_words.BASE_VALUE.search(case.text))
        or (case.inclusive and case.rest.startswith("的"))
        or (case.figure.written and not _counts(case))
        or bool(rule_words.OF_RULE.match(case.rest))
        or _is_of_a_kind_of_thing(case)
        or _is_condition(case)
        or _is_threshold(case, kind)
        or _is_size_of_each(case)
        or _counts_own_parts(case)
        or (_is_money_rule(case) if kind == "money" else _is_size_or_class(case, kind))
    )


def _counts_own_parts(case: Case) -> bool:
    """Say whether the plan counts its own parts: 实施4大行动、17个工程、55项任务, 完成重点任务30项."""
    if unit_kind(case.figure.unit) != "counter":
        return False
    if rule_words.OWN_PARTS.match(case.norm, case.tail):
        return True
    if rule_words.OWN_WORKS.match(case.norm, case.tail):
        around = max(case.sentence, case.start - _AROUND), case.tail + _AROUND
        return bool(rule_words.BESIDE_OWN_PARTS.search(case.norm, *around))
    work = words.ADD.match(case.text)
    return (
        not case.rest and bool(work) and bool(rule_words.OWN_PARTS.fullmatch(work["object"] if work else ""))
    )


def _counts(case: Case) -> bool:
    """Say whether a number in characters counts something: 建成两个国家级基地, but not 推动三个转变 or 打造百家老店."""
    figure = case.figure
    if figure.unit in words.RATIO_UNITS or figure.value_max is not None:
        return True
    if rule_words.ROUND.fullmatch(case.norm[figure.start : figure.end - len(figure.unit)]):
        return bool(rule_words.REACHED.search(case.text))
    verb = verb_before(case.text)
    if verb is not None and not words.WEAK_VERB.match(verb.group()):
        return True
    if unit_kind(figure.unit) != "counter":
        return bool(words.ADD_NEAR.search(case.text) or words.ADD.match(case.text))
    return bool(words.STRONG_ADD.search(case.text)) and not rule_words.NO_QUANTITY.search(case.rest)


def _is_of_a_kind_of_thing(case: Case) -> bool:
    return (
        bool(rule_words.SUBSIDY.search(case.text) and not rule_words.BENEFIT.search(case.text))
        or (case.figure.unit in words.EQUIPMENT_UNITS and not _is_sum_of_sizes(case))
        or case.rest.startswith("级")
    )


def _is_sum_of_sizes(case: Case) -> bool:
    """Say whether boilers are counted by their steam: 淘汰锅炉35台共210蒸吨, 改造锅炉1200蒸吨, but not 35蒸吨以下锅炉."""
    summed = words.SAME_THINGS.fullmatch(case.text) or words.ADD.match(case.text)
    return case.figure.unit.endswith("蒸吨") and bool(summed) and not case.rest and case.figure.after != "<="


def _is_condition(case: Case) -> bool:
    """Say whether more than so much says which are meant: 峰谷差率超过40%的地区应达到…; of 超过50%的学校 it is the share."""
    more = rule_words.MORE_THAN.search(case.text) if rule_words.CONDITION.match(case.rest) else None
    return (
        case.figure.unit == "%" and bool(more) and len(trimmed(case.text[: more.start()] if more else "")) > 1
    )


def _is_size_of_each(case: Case) -> bool:
    """Say whether the figure says how big each one must be: 高炉有效容积不低于1200立方米."""
    verb = verb_before(case.text)
    before = trimmed(case.text[: verb.start()]) if verb else ""
    least = verb is not None and case.figure.unit == "平方米" and rule_words.LEAST.match(verb.group())
    return bool(rule_words.SINGLE_SIZE.search(before) or (least and rule_words.FLOOR_SPACE.search(before)))


def _is_money_rule(case: Case) -> bool:
    if rule_words.BENEFIT.search(case.text):
        return False
    return bool(words.MONEY_RULE.search(case.text) or words.MONEY_RULE.search(case.rest[:8]))


def _is_size_or_class(case: Case, kind: str) -> bool:
    unit = case.figure.unit
    if (
        case.text.count("（") > case.text.count("）")
        or (kind not in ("ratio", "class") and case.inclusive and not _is_reached(case))
        or rule_words.RADIUS.match(case.rest)
    ):
        return True
    if unit == "类":
        return not rule_words.WATER_CLASS.search(case.text) or bool(rule_words.CLASS_SHARE.match(case.rest))
    return (
        (unit == "次" and "次数" not in case.text and bool(words.EVERY.search(case.text)))
        or (unit == "米" and bool(rule_words.SIZE.search(case.text)))
        or (
            kind == "time"
            and unit != "年"  # years are figures only of a span of life or schooling
            and not (rule_words.SHORTENED.search(case.text) or words.RATE.search(trimmed(case.text)))
            and not _is_of_next_place(case)
        )
    )


def _is_reached(case: Case) -> bool:
    """Say whether a rate or an amount is brought to so much: 浓度下降到40微克/立方米及以下, but not 20吨及以上锅炉."""
    verb = verb_before(case.text)
    if verb is None or case.rest or words.WEAK_VERB.match(verb.group()):
        return False
    return bool(words.RATE.search(trimmed(case.text[: verb.start()])))


def _is_of_next_place(case: Case) -> bool:
    """Say whether a figure is that of one more place: 乙县210天 after 优良天数分别达到甲县220天."""
    last = case.last
    return last is not None and case.joined and last.figure.unit == case.figure.unit and is_places(case.text)


def _holds_in_a_case(case: Case) -> bool:
    """Say whether a figure holds for every single case, at an alarm, for who applies or is rewarded, and for no whole."""
    if rule_words.NORM.search(case.text) or rule_words.AWARDED.match(case.norm, case.tail):
        return True
    if rule_words.IN_CASE.search(case.norm, case.sentence, case.figure.start):
        return True
    return bool(case.figure.after and rule_words.ALLOWED.match(case.norm, case.tail))


def _is_of_counted_things(case: Case, kind: str) -> bool:
    """Say whether a figure says how big the things are that another one counts: 2500吨/日以下生产线3条."""
    bounded = case.figure.after in ("<=", ">=") and kind != "ratio"
    return bounded and rule_words.COUNTED_THINGS.fullmatch(case.rest) is not None


def _is_threshold(case: Case, kind: str) -> bool:
    """Say whether a figure says which things are meant: 年销售收入10亿元以上企业, 20兆瓦以上的电站."""
    if _holds_in_a_case(case) or _is_of_counted_things(case, kind):
        return True
    measured = kind not in ("ratio", "counter", "class") and rule_words.MEASURED_NOUN.search(case.text)
    worked = not case.figure.after and words.WORK_DONE.search(
        case.rest
    )  # 完成熟料产能4000万吨改造 is work, and says how much of it
    if measured and case.rest and not (worked or case.rest.startswith(("的", "（", "等"))):
        return True
    if kind == "money" and case.figure.after and rule_words.CONDITION.match(case.rest):
        return True
    bounded = case.figure.after or rule_words.MORE_THAN.search(case.text)
    if kind in ("power", "energy", "money") and bounded and rule_words.THINGS.match(case.rest):
        return True
    if kind in ("ratio", "money") and case.figure.unit != "个百分点":
        return False
    work = words.ADD_NEAR.search(case.text) or (
        kind == "counter" and not bounded and words.TO.search(case.text)  # 对120家工厂开展排查
    )
    return bool(rule_words.THRESHOLD_AFTER.match(case.rest)) and not work


def is_of_condition(case: Case, before: str) -> bool:
    """Say whether the figure is a condition's: 对上架率低于50%的, 按不低于20%配建."""
    return bool(
        rule_words.REFUSED_END.search(before)
        or words.REFUSED_START.match(before)
        or rule_words.CONDITION.match(case.rest)
    )
