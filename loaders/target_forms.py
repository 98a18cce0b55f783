"""The forms of a target: how subject, verb, figure and object stand together, one reader a form.

Those of a quantity of work stand in `target_work`; here are the rates and amounts, and the order in which all are tried.

Each figure is read inside its chunk, the words since the last ， ； 。 or figure: `SUBJECT VERB FIGURE`, `VERB FIGURE OBJECT`, `VERB OBJECT
FIGURE`, a share with what it is a share of, a rate and its figure, a later member of a list. What the chunk does
not say it inherits from the figure before.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from . import target_words as words
from .figures import Figure
from .record import Bound, Change
from .target_announced import announced
from .target_case import Case, RawTarget, unit_kind, verb_before
from .target_heirs import (
    change_of_part,
    is_of_the_last,
    named_with_last,
    of_area,
    of_level,
    with_shared_rate,
    with_what_is_rated,
)
from .target_parts import bound_of, distributed, near_bound, with_last_bound
from .target_rules import is_of_condition
from .target_shares import covers, moved, of_something, share_of
from .target_subjects import (
    is_name,
    subject_of,
    trimmed,
)
from .target_verbs import VERBS
from .target_work import (
    again,
    dated_count,
    doers,
    done_in,
    done_to,
    grown,
    made,
    object_after,
    object_before,
    object_of_list,
    same_things,
    with_object,
    work_done,
    yields,
)

_LONGEST_WORDS_BEFORE = 60
_LONGEST_JOINT = 3  # （其中
_LONGEST_HEIR = 10
_LONGEST_STATE = 40


def read_case(case: Case) -> list[RawTarget]:
    """Return the targets that a group of figures states; none where no form fits."""
    for form in FORMS:
        found = form(case)
        if found:
            return found
    return []


def _subject_verb(case: Case) -> list[RawTarget]:
    """Read SUBJECT VERB FIGURE, with several subjects and figures where the text has them."""
    match = verb_before(case.text)
    if match is None:
        return []
    change, verb_bound, _ = VERBS[_index(match)]
    before = case.text[: match.start()]
    which = words.WHICH_BY_FIGURE.match(before)
    skipped = which.end() if which else 0
    before = before[skipped:]
    if is_of_condition(case, before) or _is_too_weak(case, match.group(), before):
        return []
    if change == "level" and verb_bound == "=" and case.figure.unit == "个百分点":
        change = "increase"
    bound = verb_bound if verb_bound != "=" else near_bound(match.group().removesuffix(match["adverb"]))
    start, subject = subject_of(case.start + skipped, before)
    trail = before[before.rfind(subject) + len(subject) :] if subject else ""
    grown_by = words.GROWTH_OF.search(subject) if change == "level" and case.figure.unit == "%" else None
    if grown_by:  # 增速高于12%: by so much it grows
        change = "decrease" if grown_by["less"] else "increase"
        subject = trimmed(subject[: grown_by.start()])
    if done := words.COMPLETED.match(subject):
        start, subject = start + done.end(), subject[done.end() :]
    if case.figure.unit == "%" and (aim := words.AIM_OF_RATE.match(subject)):
        start, subject = start + aim.end(), subject[aim.end() :]
    if work := _noun_of_work(case, match.group(), start, subject):
        return [work]
    if not subject:
        return _inherited(case, change, bound_of(bound, case.figures[-1], match["adverb"]), match.group())
    if words.WORK_ONLY.fullmatch(subject) and case.last and case.figure.unit not in words.RATIO_UNITS:
        return []  # 新建粮仓20座，改造提升15座: what is done to the same things again, and no thing called 改造
    if bound != "<=":  # 新增建设用地规模控制在110万亩以内 limits what is added
        start, subject, change = _of_work(case, start, subject, change)
    change = change_of_part(case, subject, change)
    subject = of_level(case, subject)
    span = (start, min(start + len(subject), case.start + match.start()))
    subject = named_with_last(case, subject, change, match.group())
    around = trail + match.group()[:2] + match["adverb"]
    items, figures = distributed(case, subject, around)
    return [
        RawTarget(
            item,
            figure,
            bound_of(bound, with_last_bound(case, figure), trail + match["adverb"]),
            change,
            start,
            case.tail,
            span,
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _noun_of_work(case: Case, verb: str, start: int, subject: str) -> RawTarget | None:
    """Read 实施路灯节能提升2000盏, where 提升 is what is carried out and no lamp grows."""
    done = words.CARRIED_OUT.match(subject)
    if done is None or verb not in ("提升", "减排", "压减") or unit_kind(case.figure.unit) != "counter":
        return None
    name = subject[done.end() :] + verb
    bound = bound_of("=", case.figure, "")
    at = start + done.end()
    return RawTarget(name, case.figure, bound, "add", start, case.tail, (at, at + len(name)))


def _is_too_weak(case: Case, verb: str, before: str) -> bool:
    """Say whether a verb is so weak (为, 占, 实现, 完成) that only a rate before it makes its figure a target."""
    if verb.startswith("在") and unit_kind(case.figure.unit) != "ratio":
        return True  # 装机功率在20千瓦以上 says which are meant
    weak = words.WEAK_VERB.match(verb) and case.figure.unit not in words.RATIO_UNITS
    return bool(weak) and not (words.RATE.search(trimmed(before)) or trimmed(before).endswith("投资"))


def _of_work(case: Case, start: int, subject: str, change: Change) -> tuple[int, str, Change]:
    """Read 推广先进适用技术不少于200项 as work to be done: its indicator is without the verb."""
    work = words.WORK_START.match(subject)
    if (closed := words.CLOSED.match(subject)) and change == "level":
        return start + closed.end(), subject[closed.end() :], "add"
    counted = case.figure.unit and unit_kind(case.figure.unit) not in ("ratio", "time")
    if (
        work is None
        or change != "level"
        or not counted
        or (words.RATE.search(subject) and not words.ADDED.match(subject))
        or len(subject) - work.end() < 2
    ):
        return start, subject, change
    return start + work.end(), subject[work.end() :], "add"


def _inherited(case: Case, change: Change, bound: Bound, verb: str) -> list[RawTarget]:
    """Read 力争达到21.6% and 到2030年提高到150万千瓦: the subject is that of the figure before, or of the words before."""
    last = case.last
    if last is None:
        return _from_words_before(case, change, bound) or _from_state_before(case, change, bound)
    generic = words.GENERIC.fullmatch(verb.removeprefix("累计"))
    if not _can_follow(case.figure, last.figure):
        return _from_words_before(case, change, bound)
    keep = generic and last.change in ("decrease", "increase") and last.figure.unit == case.figure.unit
    if unit_kind(case.figure.unit) != "ratio" and not words.STRETCH.search(case.text):
        keep = False  # 增加200万立方米，达到3200万立方米: by how much, and to what level
    count = len(case.figures)
    heirs = case.previous if len(case.previous) == count else (last,) * count
    same = [one for one in case.recent if one.change == change]
    if change != last.change == "level" and same and "再" in verb:
        heirs = (same[-1],) * count  # 能耗下降14%，比重达到22%；再下降12%: what has fallen before
    if count > len(case.previous) == 1 and len(case.recent) >= count and words.SPREAD.search(case.text):
        heirs = case.recent[-count:]
    return [
        RawTarget(
            _name_of_heir(case, heir),
            figure,
            bound_of(bound, figure, ""),
            heir.change if keep else change,
            case.start,
            case.tail,
            heir.subject,
            baseline_year=last.baseline_year if keep or change == last.change != "level" else None,
        )
        for heir, figure in zip(heirs, case.figures, strict=True)
    ]


def _name_of_heir(case: Case, heir: RawTarget) -> str:
    """Return the name that a figure without one takes: without 一季度 for 全年, without 各市 for 全省."""
    if case.text.startswith("全年"):
        return words.PERIOD.sub("", heir.indicator)
    if words.IN_ALL.match(case.text) and heir.indicator.startswith(("各", "每")):
        return case.norm[slice(*heir.subject)]
    return heir.indicator


def _can_follow(figure: Figure, last: Figure) -> bool:
    """Say whether a figure can be of the indicator before: no amount of wood is measured in hectares."""
    kinds = {unit_kind(figure.unit), unit_kind(last.unit)}
    return len(kinds) == 1 or bool(kinds & {"ratio", ""})


def _from_words_before(case: Case, change: Change, bound: Bound) -> list[RawTarget]:
    """Read 能源消费总量，到2023年控制在…以内: the subject stands before the last comma."""
    stop = case.start - 1
    begin = (
        max(case.norm.rfind(mark, max(0, stop - _LONGEST_WORDS_BEFORE), stop) for mark in words.BOUNDARY) + 1
    )
    if stop <= 0 or (begin == 0 and stop > _LONGEST_WORDS_BEFORE):
        return []
    start, subject = subject_of(begin, words.UNCHANGED.sub("", case.norm[begin:stop]))
    if not subject or len(subject) > 40 or not words.RATE.search(subject):
        return []
    span = (start, start + len(subject))
    items, figures = distributed(case, subject, case.text)
    return [
        RawTarget(
            item,
            with_last_bound(case, figure),
            bound_of(bound, with_last_bound(case, figure), ""),
            change,
            start,
            case.tail,
            span,
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _from_state_before(case: Case, change: Change, bound: Bound) -> list[RawTarget]:
    """Read 达到10万个 in 已建成充电桩5万个，到2025年达到10万个: what there is of it stands right before."""
    state = words.STATE_BEFORE.search(case.norm, max(case.sentence, case.start - _LONGEST_STATE), case.start)
    if state is None or len(case.figures) > 1 or not state["rest"].startswith(case.figure.unit[-1:]):
        return []
    span = state.span("what")
    return [RawTarget(state["what"], case.figure, bound, change, case.start, case.tail, span)]


def _bare_rate(case: Case) -> list[RawTarget]:
    """Read 非化石能源占能源消费总量比重20%左右: a rate and its figure with no verb between."""
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    rated = words.RATE.search(subject) or (subject and words.PER_HEAD.match(subject))
    if not rated or words.REFUSED_START.match(subject):
        return []
    if case.figure.after and is_of_condition(case, subject):
        return []  # 年收入10万元以上的村: which are meant
    subject = with_what_is_rated(subject, case)
    work = words.WORK_START.match(subject) if case.figure.unit not in ("%", "‰", "") else None
    if work and work.group() not in words.KEPT_BY:
        return []
    if work:
        start, subject = start + work.end(), subject[work.end() :]
    items, figures = distributed(case, subject, "")
    span = (start, start + len(subject))
    marked = near_bound(case.text)
    goes_on = (
        case.joined
        and case.last is not None
        and case.last.change == "add"
        and case.norm[case.start - 1] == "、"
    )
    part = case.text.startswith("其中") and case.last is not None and case.last.change == "add"
    added = case.figure.unit not in words.RATIO_UNITS and (goes_on or part or words.ADDED.search(subject))
    change: Change = "add" if added else "level"
    return [
        RawTarget(
            item, figure, bound_of(marked, with_last_bound(case, figure), ""), change, start, case.tail, span
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _saved(case: Case) -> list[RawTarget]:
    """Read 工业领域节能200万吨标准煤 and 每年减少化肥施用量2万吨: what is saved, by how much."""
    share = case.figure.unit in words.RATIO_UNITS
    start, subject = subject_of(case.start, case.text)
    bound = near_bound(case.text)
    if share and (case.figure.unit != "%" or words.SAVED.match(subject)):
        return []
    if match := words.SAVED.match(subject):
        what = match["what"].replace("分别", "")
        items, figures = distributed(case, what, case.text)
        change: Change = "add"
    elif (match := words.REDUCED.match(subject)) and len(case.figures) == 1:
        items, figures = [match["object"]], case.figures
        change = "add" if match["verb"].startswith("节") else "decrease"
    else:
        return []
    span = (start, start + len(match.group()))
    return [
        RawTarget(
            item, figure, bound_of(bound, with_last_bound(case, figure), ""), change, start, case.tail, span
        )
        for item, figure in zip(items, figures, strict=True)
    ]


def _in_list(case: Case) -> list[RawTarget]:
    """Read the later members of 培育节水型企业2000家、标杆型节水企业300家: the verb is that of the member before."""
    last = case.last
    if last is None or not case.joined or not 0 <= case.start - last.end <= _LONGEST_JOINT:
        return []
    figure = case.figure
    work = last.change == "add" and figure.unit != "%"
    counted = unit_kind(figure.unit) == "counter" and not case.rest
    if not work and not counted and unit_kind(figure.unit) != unit_kind(last.figure.unit):
        return []
    start, subject = subject_of(case.start, words.BEFORE_FIGURE.sub("", case.text))
    marked = near_bound(case.text)
    if not subject and work:
        return with_object(case, figure.start, marked)
    if not is_name(subject):
        return []
    span = (start, start + len(subject))
    subject = of_level(case, subject)
    if more := words.MORE_OF_IT.fullmatch(subject):
        subject, work = last.indicator, True
    elif words.WORK_ONLY.fullmatch(subject):
        subject = last.indicator.removesuffix(subject) + subject
    elif is_of_the_last(case, subject):
        subject += of_area(subject, last.indicator)
    elif figure.unit == "%":
        subject = with_shared_rate(subject, case, last.change)
    change: Change = last.change if work or unit_kind(figure.unit) == unit_kind(last.figure.unit) else "level"
    change = "add" if more else change
    return [
        RawTarget(subject, f, bound_of(marked, f, ""), change, start, case.tail, span) for f in case.figures
    ]


def _stretched(case: Case) -> list[RawTarget]:
    """Read 力争14.5% in 能耗强度降低14%、力争14.5%: the same once more, by more."""
    last, figure = case.last, case.figure
    if last is None or len(case.figures) > 1 or case.rest or figure.unit != last.figure.unit:
        return []
    if not 0 <= case.start - last.end <= 1 or not words.ONLY_STRETCH.fullmatch(case.text):
        return []
    bound = bound_of("=", figure, "")
    base = last.baseline_year
    return [
        RawTarget(
            last.indicator,
            figure,
            bound,
            last.change,
            case.start,
            case.tail,
            last.subject,
            baseline_year=base,
        )
    ]


FORMS: tuple[Callable[[Case], list[RawTarget]], ...] = (
    same_things,
    again,
    _stretched,
    announced,
    yields,
    done_in,
    made,
    object_after,
    object_of_list,
    _subject_verb,
    of_something,
    share_of,
    covers,
    moved,
    _saved,
    _bare_rate,
    grown,
    object_before,
    work_done,
    dated_count,
    _in_list,
    doers,
    done_to,
)
"""The forms, tried in this order: the first that fits gives the reading."""


def _index(match: re.Match[str]) -> int:
    return next(i for i, (change, _, _) in enumerate(VERBS) if match[f"{change}{i}"])
