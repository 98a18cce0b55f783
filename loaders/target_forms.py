"""The forms of a target: how subject, verb, figure and object stand together, one reader a form.

Each figure is read inside its chunk, the words since the last ， ； 。 or figure: `SUBJECT VERB FIGURE`, `VERB FIGURE OBJECT`, `VERB OBJECT
FIGURE`, a share with what it is a share of, a rate and its figure, a later member of a list. What the chunk does
not say it inherits from the figure before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from . import target_words as words
from .figures import Figure
from .record import Bound, Change
from .target_case import Case, RawTarget, unit_kind
from .target_subjects import (
    distributed_items,
    is_area,
    is_name,
    is_places,
    like_before,
    subject_of,
    trimmed,
    without_area,
)

_LONGEST_WORDS_BEFORE = 60
_LONGEST_OWNER = 10
_LONGEST_BOUND = (
    8  # the longest verb or bound before a figure: what cannot fit is not searched for at every character
)


def read_case(case: Case) -> list[RawTarget]:
    """Return the targets that a group of figures states; none where no form fits."""
    for form in FORMS:
        found = form(case)
        if found:
            return found
    return []


def _object_after(case: Case) -> list[RawTarget]:
    """Read 完成600家以上白酒企业污染整治: a verb of work right before the figure, its object right after."""
    near = words.ADD_NEAR.search(case.text) or words.REALISED.search(case.text)
    figure = case.figure
    if near is None or figure.unit in words.RATIO_UNITS or len(case.figures) > 1:
        return []
    if near["verb"] in words.WEAK_ADD and unit_kind(figure.unit) not in ("counter", ""):
        return []
    if near["verb"] == "实现" and not words.WORK_DONE.search(case.rest):
        return []
    start, bound = near.start(), _near_bound(near.group())
    if least := words.LEAST.search(case.text[:start]):
        start, bound = least.start(), ">="
    return _with_object(case, case.start + start, bound)


def _object_of_list(case: Case) -> list[RawTarget]:
    """Read 形成集成电路、新型显示等12个产业集群: examples stand before the figure, what they are of after it."""
    match = words.LISTED.search(case.text) if "等" in case.text[-_LONGEST_BOUND:] else None
    if match is None or case.figure.unit in words.RATIO_UNITS or len(case.figures) > 1:
        return []
    if unit_kind(case.figure.unit) != "counter" or words.COUNTED_AGAIN.search(case.rest):
        return []
    return _with_object(case, case.start + match.start(), _near_bound(match["bound"] or ""))


def _with_object(case: Case, start: int, bound: Bound) -> list[RawTarget]:
    """Return the quantity of work whose object follows the figure."""
    obj = _object(case.rest)
    if sized := _of_a_size(case, start, bound):
        return sized
    if len(obj) < 2 or words.MERE_FIGURE.fullmatch(obj):
        return []
    if shared := words.SHARED_WORK.match(case.norm, case.tail):
        obj += shared["work"]
    end = case.tail + len(case.rest)
    return [RawTarget(obj, case.figure, _bound(bound, case.figure, ""), "add", start, end, (case.tail, end))]


def _of_a_size(case: Case, start: int, bound: Bound) -> list[RawTarget]:
    """Read 新建6个500千伏、25个220千伏输变电项目: the thing of which the sizes are is named after the last size only."""
    match = words.SIZES.match(case.norm, case.tail, case.tail + 80)
    if match is None or unit_kind(case.figure.unit) != "counter":
        return []
    end = case.tail + len(match["size"])
    what = match["size"] + match["what"]
    return [RawTarget(what, case.figure, _bound(bound, case.figure, ""), "add", start, end, (case.tail, end))]


def _subject_verb(case: Case) -> list[RawTarget]:
    """Read SUBJECT VERB FIGURE, with several subjects and figures where the text has them."""
    match = words.VERB.search(case.text)
    if match is None:
        return []
    change, verb_bound, _ = words.VERBS[_index(match)]
    before = case.text[: match.start()]
    if _is_condition(case, before) or _is_too_weak(case, match.group(), before):
        return []
    if change == "level" and verb_bound == "=" and case.figure.unit == "个百分点":
        change = "increase"
    bound = verb_bound if verb_bound != "=" else _near_bound(match.group().removesuffix(match["adverb"]))
    start, subject = subject_of(case.start, before)
    if not subject:
        return _inherited(case, change, _bound(bound, case.figures[-1], match["adverb"]), match.group())
    if words.WORK_ONLY.fullmatch(subject) and case.last and case.figure.unit not in words.RATIO_UNITS:
        return []  # 新建粮仓20座，改造提升15座: what is done to the same things again, and no thing called 改造
    if bound != "<=":  # 新增建设用地规模控制在110万亩以内 limits what is added
        start, subject, change = _of_work(case, start, subject, change)
    subject = _of_level(case, subject)
    span = (start, min(start + len(subject), case.start + match.start()))
    subject = _with_what_is_rated(subject, case)
    if case.last and _is_of_the_last(case, subject):
        subject += without_area(case.last.indicator)
    elif case.last and case.joined and _of_one_kind(case.figure, case.last.figure):
        subject = like_before(subject, case.last.indicator)
    items, figures = _distributed(case, subject, match["adverb"] + match.group()[:2] + before[-4:])
    return [
        RawTarget(
            item,
            figure,
            _bound(bound, _ends(case, figure), match["adverb"]),
            change,
            start,
            case.tail,
            span,
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _of_level(case: Case, subject: str) -> str:
    """Read 省级 in 国家级工业设计中心3家、省级60家 as 省级工业设计中心, and 竣工 after 开工重大项目50个 as 竣工重大项目."""
    if case.last is None:
        return subject
    if words.LEVEL.fullmatch(subject):
        level = words.LEVEL.match(case.last.indicator)
        return subject + case.last.indicator[level.end() if level else 0 :]
    return subject + case.last.indicator if words.STAGE.fullmatch(subject) else subject


def _of_something(case: Case) -> list[RawTarget]:
    """Read 响应能力达到最大用电负荷的5%: a share of what stands between verb and figure."""
    match = words.OF_SOMETHING.search(case.text)
    if match is None or unit_kind(case.figure.unit) != "ratio" or len(case.figures) > 1:
        return []
    start, subject = subject_of(case.start, case.text[: match.start()])
    if not is_name(subject) or _is_condition(case, subject) or words.PARTIES.search(match["of"]):
        return []
    verb = match["verb"]
    # Of 达到全国平均水平的80% the indicator is the subject alone; of a whole, the share of it.
    indicator = subject if match["of"].endswith("水平") else f"{subject}占{match['of']}比重"
    bound: Bound = ">=" if verb.startswith("不") else "<=" if verb == "控制在" else "="
    figure = case.figure
    span = (start, start + len(subject))
    return [RawTarget(indicator, figure, _bound(bound, figure, ""), "level", start, case.tail, span)]


def _with_what_is_rated(subject: str, case: Case) -> str:
    """Read 处理率 in 城镇污水收集率达到65%，处理率达到98% as 城镇污水处理率, and 占比 as that of what was named before."""
    if case.last is None:
        return subject
    if words.BARE_SHARE.fullmatch(subject) and unit_kind(case.last.figure.unit) != "ratio":
        return case.last.indicator + subject
    if (
        words.BARE_SHARE.fullmatch(subject)
        and subject.startswith("占")
        and not words.RATE_END.search(case.last.indicator)
    ):
        return case.last.indicator + subject
    if words.BARE_HEAD.fullmatch(subject):
        return words.OWNER_TAIL.sub("", case.last.indicator) + subject
    if not words.BARE_RATE.fullmatch(subject):
        return subject
    before = words.BARE_RATE.sub("", case.last.indicator)
    return before + subject if before != case.last.indicator and len(before) >= 2 else subject


def _is_condition(case: Case, before: str) -> bool:
    """Say whether the figure is a condition's: 对上架率低于50%的, 按不低于20%配建."""
    return bool(
        words.REFUSED_END.search(before)
        or words.REFUSED_START.match(before)
        or words.CONDITION.match(case.rest)
    )


def _is_too_weak(case: Case, verb: str, before: str) -> bool:
    """Say whether a verb is so weak (为, 占, 实现, 完成) that only a rate before it makes its figure a target."""
    if verb.startswith("在") and unit_kind(case.figure.unit) != "ratio":
        return True  # 装机功率在20千瓦以上 says which are meant
    weak = words.WEAK_VERB.match(verb) and case.figure.unit not in words.RATIO_UNITS
    return bool(weak) and not words.RATE.search(trimmed(before))


def _of_work(case: Case, start: int, subject: str, change: Change) -> tuple[int, str, Change]:
    """Read 推广先进适用技术不少于200项 as work to be done: its indicator is without the verb."""
    work = words.WORK_START.match(subject)
    counted = case.figure.unit and unit_kind(case.figure.unit) != "ratio"
    if (
        work is None
        or change != "level"
        or not counted
        or (words.RATE.search(subject) and not words.ADDED.match(subject))
        or len(subject) - work.end() < 2
    ):
        return start, subject, change
    return start + work.end(), subject[work.end() :], "add"


def _is_of_the_last(case: Case, subject: str) -> bool:
    """Say whether a subject names places alone, known ones for a count: 示范小区 may be what is counted."""
    if case.last is None or not _of_one_kind(case.figure, case.last.figure):
        return False
    return is_places(subject) if unit_kind(case.figure.unit) == "counter" else is_area(subject)


def _of_one_kind(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or unit_kind(one.unit) == unit_kind(other.unit) == "ratio"


def _distributed(case: Case, subject: str, adverb: str) -> tuple[list[str], tuple[Figure, ...]]:
    """Return one indicator a figure: 光伏、风电装机容量分别达A、B, and 化肥、农药利用率均达到A."""
    items = distributed_items(subject, len(case.figures), adverb)
    figures = case.figures * len(items) if len(case.figures) == 1 else case.figures
    return (items if len(items) == len(figures) else [subject] * len(figures)), figures


def _ends(case: Case, figure: Figure) -> Figure:
    """Return the figure with the 以上 that closes its list."""
    return replace(figure, after=figure.after or case.figures[-1].after)


def _inherited(case: Case, change: Change, bound: Bound, verb: str) -> list[RawTarget]:
    """Read 力争达到21.6% and 到2030年提高到150万千瓦: the subject is that of the figure before, or of the words before."""
    last = case.last
    if last is None:
        return _from_words_before(case, change, bound)
    generic = words.GENERIC.fullmatch(verb.removeprefix("累计"))
    keep = generic and last.change in ("decrease", "increase") and last.figure.unit == case.figure.unit
    count = len(case.figures)
    heirs = case.previous if len(case.previous) == count else (last,) * count
    if count > len(case.previous) == 1 and len(case.recent) >= count and words.SPREAD.search(case.text):
        heirs = case.recent[-count:]
    return [
        RawTarget(
            heir.indicator,
            figure,
            _bound(bound, figure, ""),
            heir.change if keep else change,
            case.start,
            case.tail,
            heir.subject,
            baseline_year=last.baseline_year if keep or change == last.change != "level" else None,
        )
        for heir, figure in zip(heirs, case.figures, strict=True)
    ]


def _from_words_before(case: Case, change: Change, bound: Bound) -> list[RawTarget]:
    """Read 能源消费总量，到2023年控制在…以内: the subject stands before the last comma."""
    stop = case.start - 1
    begin = (
        max(case.norm.rfind(mark, max(0, stop - _LONGEST_WORDS_BEFORE), stop) for mark in words.BOUNDARY) + 1
    )
    if stop <= 0 or (begin == 0 and stop > _LONGEST_WORDS_BEFORE):
        return []
    start, subject = subject_of(begin, case.norm[begin:stop])
    if not subject or len(subject) > 40 or not words.RATE.search(subject):
        return []
    span = (start, start + len(subject))
    return [RawTarget(subject, f, bound, change, start, case.tail, span) for f in case.figures]


def _share_of(case: Case) -> list[RawTarget]:
    """Read 90%以上的机关达到创建要求, 水质100%达标 and 具备3%的响应能力: the indicator stands after the figure."""
    figure = case.figure
    if figure.unit != "%" or len(case.figures) > 1 or words.BY_RULE.search(case.text):
        return []
    able, ability = words.ABLE.search(case.text), words.ABILITY.match(case.rest)
    if able and ability:
        start, owner = subject_of(case.start, case.text[: able.start()])
        end = figure.tail + ability.end()
        return [
            RawTarget(
                owner + ability["what"], figure, _bound("=", figure, ""), "level", start, end, (start, end)
            )
        ]
    match = words.SHARE.match(case.rest) or words.IS_SHARE.match(case.rest)
    if match is None:
        return []
    before = words.AT_LEAST.sub("", subject_of(case.start, case.text)[1])
    start = case.start + case.text.rfind(before) if before else figure.start
    end = figure.tail + match.end()
    indicator = ("" if words.RATE.search(before) else before) + match["what"].removeprefix("的")
    return [RawTarget(indicator, figure, _bound("=", figure, ""), "level", start, end, (start, end))]


def _bare_rate(case: Case) -> list[RawTarget]:
    """Read 非化石能源占能源消费总量比重20%左右: a rate and its figure with no verb between."""
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    if not subject or not words.RATE.search(subject) or words.REFUSED_START.match(subject):
        return []
    subject = _with_what_is_rated(subject, case)
    work = words.WORK_START.match(subject) if case.figure.unit not in ("%", "‰", "") else None
    if work and work.group() not in words.KEPT_BY:
        return []
    if work:
        start, subject = start + work.end(), subject[work.end() :]
    items, figures = _distributed(case, subject, "")
    span = (start, start + len(subject))
    marked = _near_bound(case.text)
    goes_on = (
        case.joined
        and case.last is not None
        and case.last.change == "add"
        and case.norm[case.start - 1] == "、"
    )
    added = case.figure.unit not in words.RATIO_UNITS and (goes_on or words.ADDED.search(subject))
    change: Change = "add" if added else "level"
    return [
        RawTarget(item, figure, _bound(marked, _ends(case, figure), ""), change, start, case.tail, span)
        for item, figure in zip(items, figures, strict=True)
    ]


def _saved(case: Case) -> list[RawTarget]:
    """Read 工业领域节能200万吨标准煤 and 每年减少化肥施用量2万吨: what is saved, by how much."""
    if case.figure.unit in words.RATIO_UNITS:
        return []
    start, subject = subject_of(case.start, case.text)
    bound = _near_bound(case.text)
    if match := words.SAVED.match(subject):
        items, figures = _distributed(case, match["what"].replace("分别", ""), case.text)
        change: Change = "add"
    elif (match := words.REDUCED.match(subject)) and len(case.figures) == 1:
        items, figures = [match["object"]], case.figures
        change = "add" if match["verb"].startswith("节") else "decrease"
    else:
        return []
    span = (start, start + len(match.group()))
    return [
        RawTarget(item, figure, _bound(bound, _ends(case, figure), ""), change, start, case.tail, span)
        for item, figure in zip(items, figures, strict=True)
    ]


def _doers(case: Case) -> list[RawTarget]:
    """Read 7家长流程钢铁企业基本完成超低排放改造: how many of them do what."""
    if unit_kind(case.figure.unit) != "counter" or len(case.figures) > 1 or case.figure.written:
        return []
    match = words.DOERS.match(case.rest)
    if match is None or subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))[1]:
        return []
    end = case.tail + match.end()
    indicator = match["who"].removeprefix("的") + match["what"]
    bound = _bound(_near_bound(case.text), case.figure, "")
    return [RawTarget(indicator, case.figure, bound, "add", case.figure.start, end, (case.tail, end))]


def _work_done(case: Case) -> list[RawTarget]:
    """Read 棚户区改造5万套: work named by its noun, and how much of it."""
    if unit_kind(case.figure.unit) not in ("counter", "area", "length") or len(case.figures) > 1 or case.rest:
        return []
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    if len(subject) < 4 or not is_name(subject) or not words.WORK_DONE.search(subject):
        return []
    bound = _bound(_near_bound(case.text), case.figure, "")
    return [RawTarget(subject, case.figure, bound, "add", start, case.tail, (start, start + len(subject)))]


def _object_before(case: Case) -> list[RawTarget]:
    """Read 新建甲醇加注站10座: a verb of work, its object, the figure."""
    means = words.MEANS.match(case.text)
    match = words.ADD.match(case.text, means.end() if means else 0)
    if match and match["verb"] in words.NO_OBJECT:  # 支持创建园区2家: the second verb says what is done
        match = (
            words.ADD.match(case.text, match.end("verb")) if words.WORK_START.match(match["object"]) else None
        )
    if match is None or case.figure.unit in words.RATIO_UNITS:
        return []
    second = words.SECOND_VERB.match(match["object"])
    shift = second.end() if second else 0
    obj = trimmed(match["object"][shift:])
    start = case.start + match.start("verb")
    if not obj:
        return _with_object(case, start, "=")
    if (
        words.WORK_DONE.fullmatch(obj)
        or words.FEW_PIECES.fullmatch(obj)
        or words.COUNTED.match(obj)
        or not is_name(obj)
    ):
        return []
    at = case.start + match.start("object") + shift
    owner = subject_of(case.start, match["pre"])[1] if match["verb"] in ("新增", "净增", "增设") else ""
    if 2 <= len(owner) <= _LONGEST_OWNER and is_name(owner) and not words.ADVERBIAL.search(owner):
        at, obj = case.start + match.start("pre") + match["pre"].rfind(owner), owner + obj
    items, figures = _distributed(case, obj, "")
    end = case.tail
    rest = _object(case.rest)
    if rest and unit_kind(case.figure.unit) not in ("counter", "area", "length"):
        return []  # 实施甲公司12万吨/年资源综合利用项目: a capacity in a project's name
    if len(figures) == 1 and len(rest) >= 2 and not case.rest.startswith(("（", "的")) and is_name(rest):
        items, end = [obj + rest], case.tail + len(case.rest)
    bound = _near_bound(case.text)
    return [
        RawTarget(item, figure, _bound(bound, figure, ""), "add", start, end, (at, at + len(obj)))
        for item, figure in zip(items, figures, strict=True)
    ]


def _dated_count(case: Case) -> list[RawTarget]:
    """Read 到2025年，充电站3000座 and 到2023年，推进示范项目10个: a year, a thing, how many of it, and hardly a verb."""
    if unit_kind(case.figure.unit) != "counter" or len(case.figures) > 1 or case.rest:
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
    bound = _bound(_near_bound(case.text), case.figure, "")
    return [RawTarget(subject, case.figure, bound, change, start, case.tail, (start, start + len(subject)))]


def _grown(case: Case) -> list[RawTarget]:
    """Read 污水处理能力新增50万吨/日: what grows stands before the verb of work."""
    match = words.GROWN.search(case.text) if words.GROWS.search(case.text[-_LONGEST_BOUND:]) else None
    if match is None or case.figure.unit in words.RATIO_UNITS:
        return []
    start, subject = subject_of(case.start + match.start("what"), match["what"])
    if not is_name(subject) or not words.RATE.search(subject):
        return []
    span = (start, start + len(subject))
    marked = _near_bound(case.text)
    return [
        RawTarget(subject, figure, _bound(marked, _ends(case, figure), ""), "add", start, case.tail, span)
        for figure in case.figures
    ]


def _in_list(case: Case) -> list[RawTarget]:
    """Read the later members of 培育节水型企业2000家、标杆型节水企业300家: the verb is that of the member before."""
    last = case.last
    if last is None or not case.joined or not 0 <= case.start - last.end <= 2:
        return []
    figure = case.figure
    work = last.change == "add" and figure.unit != "%"
    counted = unit_kind(figure.unit) == "counter" and not case.rest
    if not work and not counted and unit_kind(figure.unit) != unit_kind(last.figure.unit):
        return []
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    marked = _near_bound(case.text)
    if not subject and work:
        return _with_object(case, figure.start, marked)
    if not is_name(subject):
        return []
    span = (start, start + len(subject))
    subject = _of_level(case, subject)
    if words.WORK_ONLY.fullmatch(subject):
        subject = last.indicator + subject
    elif _is_of_the_last(case, subject):
        subject += without_area(last.indicator)
    change: Change = last.change if work or unit_kind(figure.unit) == unit_kind(last.figure.unit) else "level"
    return [
        RawTarget(subject, f, _bound(marked, f, ""), change, start, case.tail, span) for f in case.figures
    ]


FORMS: tuple[Callable[[Case], list[RawTarget]], ...] = (
    _object_after,
    _object_of_list,
    _subject_verb,
    _of_something,
    _share_of,
    _saved,
    _bare_rate,
    _grown,
    _object_before,
    _work_done,
    _dated_count,
    _in_list,
    _doers,
)
"""The forms, tried in this order: the first that fits gives the reading."""


def _index(match: re.Match[str]) -> int:
    return next(i for i, (change, _, _) in enumerate(words.VERBS) if match[f"{change}{i}"])


def _bound(of_verb: Bound, figure: Figure, adverb: str) -> Bound:
    if of_verb == "=":
        if figure.after:
            return figure.after
        if re.search("约|近|大约", adverb):
            return "~"
        if "至少" in adverb:
            return ">="
    return of_verb


def _near_bound(text: str) -> Bound:
    return next((bound for bound, pattern in words.NEAR_BOUNDS if pattern.search(text)), "=")


def _object(rest: str) -> str:
    """Return the object of a verb of work without what binds it to its figure."""
    bare = re.sub(r"(?:，.*|等)$", "", re.sub(r"^(?:的|以上的|（[^）]*）)+", "", rest))
    return words.MODIFIERS.sub("", bare)
