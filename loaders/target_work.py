"""The forms of a quantity of work: 新建甲醇加注站10座, 完成600家以上白酒企业污染整治, 污水处理能力新增50万吨/日."""

from __future__ import annotations

import re

from . import target_words as words
from . import target_work_words as work_words
from .record import Bound, Change
from .target_case import Case, RawTarget, unit_kind
from .target_heirs import with_what_is_rated
from .target_parts import bound_of, distributed, near_bound, with_last_bound
from .target_subjects import is_name, is_places, subject_of, trimmed
from .target_verbs import WEAK_ADD

_LONGEST_OWNER = 10
_LONGEST_ADD = 40
_LONGEST_NAME = 40
_AMOUNTS = frozenset(["area", "volume", "length", "mass", "power", "energy", "rate"])
_LONGEST_BOUND = (
    8  # the longest verb or bound before a figure: what cannot fit is not searched for at every character
)


def object_after(case: Case) -> list[RawTarget]:
    """Read 完成600家以上白酒企业污染整治: a verb of work right before the figure, its object right after."""
    near_end = max(0, len(case.text) - _LONGEST_ADD)
    near = words.ADD_NEAR.search(case.text, near_end) or work_words.REALISED.search(case.text, near_end)
    figure = case.figure
    near = near or _near_places(case)
    if near is None or figure.unit in words.RATIO_UNITS or len(case.figures) > 1:
        return []
    if near["verb"] in WEAK_ADD and unit_kind(figure.unit) not in ("counter", ""):
        return []
    if near["verb"] == "实现" and not words.WORK_DONE.search(case.rest):
        return []
    start, bound = near.start(), near_bound(near.group())
    if least := words.LEAST.search(case.text[:start]):
        start, bound = least.start(), ">="
    return with_object(case, case.start + start, bound)


def _near_places(case: Case) -> re.Match[str] | None:
    """Return the verb of work that only places part from the figure: 推动甲县、乙市12家铸造企业升级, or `None`."""
    near = work_words.ADD_PLACES.search(case.text) if case.rest else None
    if near is None or not is_places(near["places"]):
        return None
    return None if _counts_places(case, near["places"]) else near


def object_of_list(case: Case) -> list[RawTarget]:
    """Read 形成集成电路、新型显示等12个产业集群: examples stand before the figure, what they are of after it."""
    match = work_words.LISTED.search(case.text) if "等" in case.text[-_LONGEST_BOUND:] else None
    if match is None or case.figure.unit in words.RATIO_UNITS or len(case.figures) > 1:
        return []
    if unit_kind(case.figure.unit) != "counter" or work_words.COUNTED_AGAIN.search(case.rest):
        return []
    return with_object(case, case.start + match.start(), near_bound(match["bound"] or ""))


def with_object(case: Case, start: int, bound: Bound) -> list[RawTarget]:
    """Return the quantity of work whose object follows the figure."""
    obj = _object(case.rest)
    if sized := _of_a_size(case, start, bound):
        return sized
    if len(obj) < 2 or words.MERE_FIGURE.fullmatch(obj):
        return []
    if shared := work_words.SHARED_WORK.match(case.norm, case.tail):
        obj += shared["work"]
    end = case.tail + len(case.rest)
    return [
        RawTarget(obj, case.figure, bound_of(bound, case.figure, ""), "add", start, end, (case.tail, end))
    ]


def _of_a_size(case: Case, start: int, bound: Bound) -> list[RawTarget]:
    """Read 新建6个500千伏、25个220千伏输变电项目: the thing of which the sizes are is named after the last size only."""
    match = work_words.SIZES.match(case.norm, case.tail, case.tail + 80)
    if match is None or unit_kind(case.figure.unit) != "counter":
        return []
    end = case.tail + len(match["size"])
    what = match["size"] + match["what"]
    return [
        RawTarget(what, case.figure, bound_of(bound, case.figure, ""), "add", start, end, (case.tail, end))
    ]


def doers(case: Case) -> list[RawTarget]:
    """Read 7家长流程钢铁企业基本完成超低排放改造: how many of them do what."""
    if unit_kind(case.figure.unit) != "counter" or len(case.figures) > 1 or case.figure.written:
        return []
    match = work_words.DOERS.match(case.rest)
    before = work_words.LEFT_OVER.sub("", words.BEFORE_FIGURE.sub("", case.text))
    if match is None or subject_of(case.start, before)[1]:
        return []
    end = case.tail + match.end()
    indicator = match["who"].removeprefix("的") + match["what"]
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(indicator, case.figure, bound, "add", case.figure.start, end, (case.tail, end))]


def work_done(case: Case) -> list[RawTarget]:
    """Read 棚户区改造5万套: work named by its noun, and how much of it."""
    kind = unit_kind(case.figure.unit)
    used = kind in ("mass", "volume") and work_words.USED.search(case.text)
    if not (kind in ("counter", "count", "area", "length") or used) or len(case.figures) > 1 or case.rest:
        return []
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    if len(subject) < 4 or not is_name(subject) or not words.WORK_DONE.search(subject):
        return []
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(subject, case.figure, bound, "add", start, case.tail, (start, start + len(subject)))]


def object_before(case: Case) -> list[RawTarget]:
    """Read 新建甲醇加注站10座: a verb of work, its object, the figure."""
    means = work_words.MEANS.match(case.text)
    match = words.ADD.match(case.text, means.end() if means else 0)
    if match and match["verb"] in words.NO_OBJECT:  # 支持创建园区2家: the second verb says what is done
        second_verb = words.WORK_START.match(match["object"]) or (
            match["verb"] == "支持" and work_words.PLACE_WORKS.match(match["object"])
        )
        thing = trimmed(match["object"])
        counted = (
            unit_kind(case.figure.unit) == "counter" and words.COUNTABLE.search(thing) and "、" not in thing
        )
        if second_verb or not counted:  # 推进重点工程20项 is work all the same, 推进转型5年 is none
            match = words.ADD.match(case.text, match.end("verb")) if second_verb else None
    if match is None or case.figure.unit in words.RATIO_UNITS:
        return []
    second = work_words.SECOND_VERB.match(match["object"])
    shift = second.end() if second else 0
    if len(match["object"]) > _LONGEST_NAME and (listed := work_words.LONG_LIST.match(match["object"])):
        shift = listed.end()  # 安排甲、乙、丙等六大类工程项目120项: examples without end are no name
    if bracket := work_words.BRACKET.match(match["object"], shift):
        shift = bracket.end()  # 新建（改建）停车场
    obj = trimmed(match["object"][shift:])
    start = case.start + match.start(
        "pre" if work_words.PLACE_WORKS.match(case.text, match.start("pre")) else "verb"
    )
    if not obj or (len(obj) > 1 and words.LEAD_IN.fullmatch(obj)):  # 开展全区12个…改造
        return with_object(case, start, "=")
    if (
        words.WORK_DONE.fullmatch(obj)
        or work_words.FEW_PIECES.fullmatch(obj)
        or words.COUNTED.match(obj)
        or not is_name(obj)
        or _counts_places(case, obj)
    ):
        return []
    if words.WORK_ONLY.fullmatch(obj) and case.last:
        return []  # 整治提升120家: what is done once more, and no thing
    at = case.start + match.start("object") + shift
    owner = subject_of(case.start, match["pre"])[1] if match["verb"] in ("新增", "净增", "增设") else ""
    if 2 <= len(owner) <= _LONGEST_OWNER and is_name(owner) and not words.ADVERBIAL.search(owner):
        at, obj = case.start + match.start("pre") + match["pre"].rfind(owner), owner + obj
    items, figures = distributed(case, obj, "各" if case.text.endswith("各") else "")
    end = case.tail
    rest = _object(case.rest)
    of_capacity = words.RATE.search(obj) and words.WORK_DONE.search(rest)  # 完成熟料产能4000万吨改造
    if rest and not of_capacity and unit_kind(case.figure.unit) not in ("counter", "area", "length"):
        return []  # 实施甲公司12万吨/年资源综合利用项目: a capacity in a project's name
    if len(figures) == 1 and len(rest) >= 2 and not case.rest.startswith(("（", "的")) and is_name(rest):
        items, end = [obj + rest], case.tail + len(case.rest)
    bound = near_bound(case.text)
    return [
        RawTarget(item, figure, bound_of(bound, figure, ""), "add", start, end, (at, at + len(obj)))
        for item, figure in zip(items, figures, strict=True)
    ]


def _counts_places(case: Case, obj: str) -> bool:
    """Say whether a figure only counts the places before it: 完成甲市、乙市2个城市整治."""
    counted = work_words.PLACES_AFTER.match(case.rest) and is_places(obj)
    return bool(counted) and len(words.LIST.split(obj)) == case.figure.value


def dated_count(case: Case) -> list[RawTarget]:
    """Read 到2025年，充电站3000座 and 到2023年，推进示范项目10个: a year, a thing, how many of it, and hardly a verb."""
    if unit_kind(case.figure.unit) not in ("counter", *_AMOUNTS) or len(case.figures) > 1 or case.rest:
        return []  # with more behind it, the figure is a part of a name: 废钢铁等9种主要再生资源循环利用量
    if not words.AFTER_YEAR.search(case.norm, max(0, case.start - 14), case.start):
        return []
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    verb = words.WORK_START.match(subject) or words.WORK_START.match(case.text)
    change: Change = "add" if verb and verb.group() in words.NO_OBJECT else "level"
    if verb and not words.COUNTABLE.search(subject):
        return []
    if own := words.WORK_START.match(subject):
        start, subject = start + own.end(), subject[own.end() :]
    if not is_name(subject) or words.REFUSED_START.match(subject) or words.COUNTED.match(subject):
        return []
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(subject, case.figure, bound, change, start, case.tail, (start, start + len(subject)))]


def again(case: Case) -> list[RawTarget]:
    """Read 2026年再建成10座 after 建成泵站20座: more of what was counted before."""
    if case.rest or len(case.figures) > 1 or not work_words.AGAIN.search(case.text):
        return []
    same = [one for one in case.recent if one.change == "add" and one.figure.unit == case.figure.unit]
    if not same:
        return []
    first = next(one for one in same if same[-1].indicator.startswith(one.indicator))
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(first.indicator, case.figure, bound, "add", case.start, case.tail, first.subject)]


def same_things(case: Case) -> list[RawTarget]:
    """Read 共60万千瓦 in 关停机组30台共60万千瓦, and 480人 in 搬迁120户480人: another measure of the things counted right before."""
    last = case.last
    if last is None or case.start - last.end > 1 or len(case.figures) > 1:
        return []
    kinds = unit_kind(last.figure.unit), unit_kind(case.figure.unit)
    summed = kinds[0] == "counter" != kinds[1] and words.SAME_THINGS.fullmatch(case.text)
    stored = kinds == ("power", "energy") and not case.text  # 储能120万千瓦、240万千瓦时
    housed = (
        kinds[0] == kinds[1] == "counter" and not case.text and case.figure.unit.endswith(("户", "套", "人"))
    )
    twice = last.end == case.figure.start and words.COUNTED_TWICE.match(case.norm, case.figure.start)
    if case.rest or not (summed or stored or housed or twice):
        return []
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(last.indicator, case.figure, bound, last.change, case.start, case.tail, last.subject)]


def done_to(case: Case) -> list[RawTarget]:
    """Read 对120个排污口实施分类整治: so many of them, and what is done to them."""
    match = work_words.DONE_TO.match(case.rest) if words.TO.search(case.text) else None
    if (
        match is None
        or unit_kind(case.figure.unit) != "counter"
        or len(case.figures) > 1
        or case.figure.written
    ):
        return []
    end = case.tail + match.end()
    bound = bound_of("=", case.figure, "")
    start = case.figure.start - 1
    return [RawTarget(match["what"] + match["work"], case.figure, bound, "add", start, end, (case.tail, end))]


def done_in(case: Case) -> list[RawTarget]:
    """Read 在100个城市开展试点: so many of them, and what is done there."""
    match = work_words.DONE_IN.match(case.rest) if work_words.IN_SO_MANY.search(case.text) else None
    if match is None or unit_kind(case.figure.unit) != "counter" or len(case.figures) > 1:
        return []
    start, end = case.figure.start - 1, case.tail + match.end()
    indicator = f"开展{match['work']}的{match['who']}"
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(indicator, case.figure, bound, "add", start, end, (case.tail, end))]


def made(case: Case) -> list[RawTarget]:
    """Read 将120个病种纳入付费范围: so many of them, and what becomes of them."""
    match = work_words.MADE.match(case.rest) if work_words.TAKE.search(case.text) else None
    if match is None or unit_kind(case.figure.unit) != "counter" or len(case.figures) > 1:
        return []
    start, end = case.figure.start - 1, case.tail + match.end()
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(match["who"] + match["what"], case.figure, bound, "add", start, end, (case.tail, end))]


def yields(case: Case) -> list[RawTarget]:
    """Read 年产茶油15万吨 and 年出栏生猪50万头 as what they are a year."""
    match = work_words.YIELDS.search(case.text)
    if match is None or case.rest or len(case.figures) > 1 or case.figure.unit in words.RATIO_UNITS:
        return []
    start = case.start + match.start()
    indicator = f"{match['what']}年{match['how']}量"
    bound = bound_of(near_bound(case.text), case.figure, "")
    span = (start, case.start + match.end("what"))
    return [RawTarget(indicator, case.figure, bound, "level", start, case.tail, span)]


def grown(case: Case) -> list[RawTarget]:
    """Read 污水处理能力新增50万吨/日: what grows stands before the verb of work."""
    match = (
        work_words.GROWN.search(case.text) if work_words.GROWS.search(case.text[-_LONGEST_BOUND:]) else None
    )
    if match is None or case.figure.unit in words.RATIO_UNITS:
        return []
    start, subject = subject_of(case.start + match.start("what"), match["what"])
    subject = with_what_is_rated(subject, case)
    items, figures = distributed(case, subject, case.text[-_LONGEST_BOUND:])
    counted = match["made"] and unit_kind(case.figure.unit) == "counter" and not case.rest
    measured = (
        case.text.endswith(("新增", "净增", "扩种", "开行"))
        and unit_kind(case.figure.unit) in ("counter", *_AMOUNTS)
        and not case.rest
    )
    if not is_name(subject) or not (counted or measured or len(items) > 1 or words.RATE.search(subject)):
        return []
    span = (start, start + len(subject))
    marked = near_bound(case.text)
    return [
        RawTarget(
            item,
            figure,
            bound_of(marked, with_last_bound(case, figure), ""),
            "add",
            start,
            case.tail,
            span,
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _object(rest: str) -> str:
    """Return the object of a verb of work without what binds it to its figure."""
    bare = re.sub(r"(?:，.*|等)$", "", re.sub(r"^(?:的|以上的|规模的|（[^）]*）)+", "", rest))
    return words.MODIFIERS.sub("", bare)
