"""Targets: figures that are to be reached, with indicator, bound, kind of change, year and baseline.

Goes through a measure sentence by sentence, sets the year that governs each figure, and hands groups of figures
with their chunk to the forms in `target_forms`. Figures of rules, thresholds, subsidies and present states are
no targets; a figure beside a word of reaching that no form fits is reported as unread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from . import target_words as words
from .figures import Figure, Year, figures, lost_numbers, may_hold_figure, years
from .flat import FlatText
from .numerals import number
from .target_case import Case, RawTarget
from .target_context import Context, Sentence, by_year, finished
from .target_forms import read_case
from .target_heirs import without_between
from .target_leftovers import must_be_listed
from .target_names import with_own_name
from .target_past import is_compared, looks_back, present_words
from .target_rules import is_rule
from .target_years import last_deadline, of_this_plan

_LONGEST_OBJECT = 60
_LONGEST_LEAD = 12
_LONGEST_CHUNK = 200
_LONGEST_SENTENCE = 1000
"""Sentences are read in pieces of this length: each figure looks back over its sentence, so one without end costs its square."""


_MOST_FIGURES = 100
"""A sentence with more figures states nothing; reading each of them would take long."""

_EACH_FIGURE = 25
"""Of that many figures of such a sentence one is listed as not understood: an entry shows what is around it."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years of a plan: `first` in which a target can fall due (what is dated before is a state of things), and `last`.

    经过三年努力 means the last; so does 6月底前 in a plan of one year. `goals`: the item states goals;
    `led`: the year that announces a list of which the item is a part (到2027年，具体目标：).
    """

    first: int
    last: int | None = None
    goals: bool = False
    led: int | None = None


def find_targets(
    text: FlatText,
    start: int,
    end: int,
    clauses: list[tuple[int, int]],
    horizon: Horizon,
) -> tuple[list[RawTarget], list[Figure]]:
    """Return the targets in `start:end` outside the clauses, and the figures beside a target word that were not read.

    In a statement of goals the year of one sentence holds for those after it until another is named; elsewhere a sentence
    speaks for itself.
    """
    floor_year, goals = horizon.first, horizon.goals or horizon.led is not None
    targets: list[RawTarget] = []
    unread: list[Figure] = []
    if not may_hold_figure(text.norm, start, end):
        return targets, unread
    lead_year = horizon.led
    told: tuple[int, int | None] = (start, None)
    leads = text.norm.find("——", start, end) >= 0 or words.BULLET_IN.search(text.norm, start, end)
    for sentence in _sentences(text, start, end, clauses):
        if not may_hold_figure(text.norm, sentence.start, sentence.end):
            continue  # most sentences hold no figure at all, and the patterns of figures and years are dear
        found = figures(text.norm, sentence.start, sentence.end)
        unread.extend(lost_numbers(text.norm, sentence.start, sentence.end, found))
        if len(set(words.TABLE.findall(text.norm, sentence.start, sentence.end))) >= 2:
            # A table that the text layer has flattened: its cells cannot be told apart.
            unread.extend(found[:1] or _first_number(text.norm, sentence))
            continue
        if len(found) > _MOST_FIGURES:
            unread.extend(found[::_EACH_FIGURE])  # a column of figures, or no text of a plan
            continue
        if not found and (sentence.listed or not (leads or goals)):
            continue
        named = [
            of_this_plan(text.norm, year, floor_year)
            for year in years(text.norm, sentence.start, sentence.end)
        ]
        dated = any(year.kind != "baseline" for year in named)
        if not sentence.listed and (dated or not goals):
            lead_year = last_deadline(named, floor_year)
        if found:
            year = lead_year if sentence.listed or (goals and not dated) else None
            if not dated and text.norm.startswith("其中", sentence.start):
                year = _year_told(told, sentence) or year
            this_year = horizon.first == horizon.last and words.THIS_YEAR
            if any(
                one and one.search(text.norm, sentence.start, found[0].start)
                for one in (words.EFFORT, this_year)
            ):
                year = horizon.last
            together = words.YEARS_TOGETHER.search(text.norm, sentence.start, found[0].start)
            if together and _spans(horizon, together["count"]):
                year = horizon.last
            ahead = goals or horizon.first == horizon.last
            context = Context(named, floor_year, year, first_year=year, ahead=ahead)
            _read_sentence(text.norm, sentence, found, context, (targets, unread))
            told = (sentence.end, context.recent[-1].year if context.recent else None)
    return targets, _outside(unread, targets)


def _spans(horizon: Horizon, count: str) -> bool:
    """Say whether a plan is one of so many years, told by a character."""
    return horizon.last is not None and horizon.last - horizon.first + 1 == number(count)


def _year_told(told: tuple[int, int | None], sentence: Sentence) -> int | None:
    """Return the year of the targets of the sentence right before: 到2027年，全省下降12%。其中，甲市下降18%."""
    end, year = told
    return year if end == sentence.start else None


def _outside(unread: list[Figure], targets: list[RawTarget]) -> list[Figure]:
    """Leave out the figures that stand in a target's quote: 500千伏 in 新建6个500千伏变电站."""
    if not unread:
        return unread
    spans = sorted((target.start, target.end) for target in targets)
    reach = list(accumulate((end for _, end in spans), max))
    starts = [start for start, _ in spans]
    within = ((one, bisect_right(starts, one.start)) for one in unread)
    return [one for one, before in within if not before or reach[before - 1] <= one.start]


def _sentences(text: FlatText, start: int, end: int, clauses: list[tuple[int, int]]) -> Iterator[Sentence]:
    """Yield the sentences: what 。 and the lists' —— part."""
    cuts = [start, *(x for a, b in clauses if start <= a < end for x in (a, b)), max(end, start)]
    lines = frozenset(text.line_starts[text.line_of(start) : text.line_of(max(end - 1, start)) + 1])
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=False):
        listed = False
        for match in words.SENTENCE.finditer(text.norm, begin, stop):
            listed = bool(words.BULLET.match(match.group())) or (listed and match.start() not in lines)
            for cut in range(match.start(), match.end(), _LONGEST_SENTENCE):
                yield Sentence(cut, min(cut + _LONGEST_SENTENCE, match.end()), listed)


def _first_number(norm: str, sentence: Sentence) -> Iterator[Figure]:
    number = words.NUMBER.search(norm, sentence.start, sentence.end)
    if number:
        yield Figure(*number.span(), number.end(), float(number.group()), None, "", None)


def _read_sentence(
    norm: str,
    sentence: Sentence,
    found: list[Figure],
    context: Context,
    out: tuple[list[RawTarget], list[Figure]],
) -> None:
    targets, unread = out
    for group in _groups(norm, found):
        before, context.figure_before = context.figure_before, group[-1]
        if context.previous and group[0].start < context.previous[-1].end:
            continue  # part of what the target before is about: 推动400家单位开展一轮排查
        year = context.year
        if not _set_year(norm, sentence, group[0].start, context) or looks_back(
            norm, sentence.start, group[0].start, group[-1].tail, ahead=context.ahead
        ):
            if _may_be_ahead(norm, sentence, group, context):
                unread.extend(group)
            continue
        case = without_between(_case(norm, sentence, group, context, before))
        _open_stretch(norm, sentence, case, context)
        rule = is_rule(case) or _goes_on_with_rule(norm, group[0], context)
        context.ruled = group[-1] if rule else None
        read = [] if rule else [finished(target, case, context) for target in read_case(case)]
        read = by_year(norm, read, group[0].start, context)
        if read:
            _note_aside(norm, read, year, context)
            targets.extend(with_own_name(target) for target in read)
            context.previous = tuple(read)
            context.recent = (*context.recent, *read)
        elif must_be_listed(norm, sentence.start, sentence.end, group[0], rule=rule):
            unread.extend(group)


def _goes_on_with_rule(norm: str, figure: Figure, context: Context) -> bool:
    """Say whether a figure is one more of a rule: 每班不超过45人、初中不超过50人."""
    ruled = context.ruled
    if ruled is None or ruled.unit != figure.unit or norm[ruled.tail : ruled.tail + 1] != "、":
        return False
    return not words.OBJECT_STOP.search(norm, ruled.tail + 1, figure.start)


def _may_be_ahead(norm: str, sentence: Sentence, group: tuple[Figure, ...], context: Context) -> bool:
    """Say whether only 同比 made a figure a state of things: then it must be listed, for it may be a goal all the same."""
    year = context.governing
    if year and (year.kind == "state" or year.year < context.floor):
        return False
    if not is_compared(norm, sentence.start, group[0].start, group[-1].tail):
        return False
    return must_be_listed(norm, sentence.start, sentence.end, group[0], rule=False)


def _groups(norm: str, found: list[Figure]) -> list[tuple[Figure, ...]]:
    """Put figures together that a list joins: 19.73万吨、0.98万吨、7.38万吨和4.99万吨."""
    groups: list[list[Figure]] = []
    for figure in found:
        joint = norm[groups[-1][-1].tail : figure.start] if groups else ""
        joint = words.PER_PERSON.sub("", joint)
        listed = joint in ("、", "和", "及", "以及", "，", "与") and groups[-1][-1].value_max is None
        if joint == "，" and not words.LIST_GOES_ON.match(norm, figure.tail):
            listed = False  # 占比超过80%，30%以上城市建成…: a share of another thing
        if listed and (figure.unit == groups[-1][-1].unit or _is_spread(norm, groups[-1][0])):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return [tuple(group) for group in groups]


def _is_spread(norm: str, first: Figure) -> bool:
    """Say whether figures of different units go to one list of subjects: 死亡率分别控制在12/10万、4.5‰."""
    begin = max(
        norm.rfind(mark, max(0, first.start - _LONGEST_CHUNK), first.start) for mark in words.BOUNDARY
    )
    return norm.find("分别", begin + 1, first.start) >= 0


def _set_year(norm: str, sentence: Sentence, at: int, context: Context) -> bool:
    """Set the year that governs the figure at `at`; return whether it can be a target's."""
    governing = [year for year in context.named if _governs(norm, sentence, year, at)]
    if not governing:
        if context.governing is not None:
            context.year, context.governing = context.first_year, None
        if last := words.LAST_DATE.search(norm, at, sentence.end):
            context.year = int(last["bracket"] or last["limit"] or last["after"])
        return not present_words(norm, sentence.start, at, ahead=context.ahead)
    year = context.governing = governing[-1]
    if context.aside and context.aside[0] is year and norm.find("；", year.end, at) >= 0:
        context.year = context.aside[1]
        return not present_words(norm, year.end, at, ahead=context.ahead)
    if norm.startswith(("力争", "争取"), year.start) and norm[year.end : year.end + 1] == "，":
        context.stretch = True
    if year.kind == "state" or year.year < context.floor:
        return False
    context.year = year.year
    # 到2025年，已沉稳采煤塌陷地治理率达到…: 已 says of what
    by_then = norm.startswith(("到", "至", "力争", "确保"), year.start)
    present = present_words(norm, year.end, at, ahead=context.ahead or by_then)
    return present is None or (by_then and norm.startswith(("已", "共有"), present.start()))


def _governs(norm: str, sentence: Sentence, year: Year, at: int) -> bool:
    """Say whether a year can be that of the figure at `at`: named before it, and not of one thing alone (运河2026年底前建成)."""
    if year.start >= at or year.kind == "baseline":
        return False
    if of_figure := words.OF_FIGURE.match(norm, year.end - 1, at + 1):
        return at == of_figure.end()  # 2030年的70%，维修工程2000处: of that figure alone
    opens = year.start == sentence.start or norm[year.start - 1] in words.BOUNDARY + "（、"
    if opens or year.kind == "state":
        return not _is_spent(norm, sentence, year, at)
    inside = norm.find("；", year.end, at) >= 0 and not words.ATTRIBUTE_YEAR.search(
        norm[max(sentence.start, year.start - _LONGEST_LEAD) : year.start]
    )
    return not inside and words.OWN_STATEMENT.match(norm, year.end, at) is None


def _is_spent(norm: str, sentence: Sentence, year: Year, at: int) -> bool:
    """Say whether a year has said when its own statement is due, and no more: 2024年6月底前制定方案，…, 力争到2026年全覆盖；…."""
    if words.ISSUED.match(norm, year.end, at):
        return True
    stop = norm.find("；", year.end, at)
    begun = year.start == sentence.start or norm[year.start - 1] in "；："
    return stop > 0 and not begun and not words.NUMBER.search(norm, year.end, stop)


def _note_aside(norm: str, read: list[RawTarget], before: int | None, context: Context) -> None:
    """Note a year that only adds to the figure before it: 到2025年，占比达到20%，2030年提高到40%；强度下降… is 2025 again."""
    year, last = context.governing, context.previous
    if not (year and before != context.year and last):
        return
    if read[0].subject == last[-1].subject and norm[year.start - 1 : year.start] == "，":
        context.aside = (year, before)


def _case(
    norm: str, sentence: Sentence, group: tuple[Figure, ...], context: Context, before: Figure | None
) -> Case:
    """Cut out the chunk of a group: from the last boundary or the target before up to the figure, and what follows."""
    at, tail = group[0].start, group[-1].tail
    start = max(norm.rfind(mark, sentence.start, at) for mark in words.BOUNDARY) + 1
    last_end = context.previous[-1].end if context.previous else 0
    start = max(start, sentence.start, last_end if last_end < at else 0, at - _LONGEST_CHUNK)
    sized = before is not None and before.unit in words.EQUIPMENT_UNITS  # 甲500千伏、乙500千伏等项目12个
    if before and not sized and start < before.tail < at and norm[before.tail] == "、":
        start = before.tail  # a figure that was not understood belongs to the item before this one
    if unknown := words.UNKNOWN_ITEM.match(norm[start:at]):
        start += unknown.end()
    own = words.OWN_BRACKET.match(norm[start:at])
    if own:
        start += own.end()  # 达到35%（贵阳、遵义达到45%）: a statement of its own
    while start < at and (norm[start] in "、，）—" or (start == last_end and norm[start] in "和及与")):
        start += 1
    joined = bool(context.previous) and (
        bool(own) or norm[start - 1 : start] in ("、", "，", "和", "及", "与")
    )
    limit = min(tail + _LONGEST_OBJECT, sentence.end)
    stop = words.OBJECT_STOP.search(norm, tail, limit)
    twice = words.COUNTED_TWICE.match(norm, tail, limit)
    rest = "" if twice else norm[tail : stop.start() if stop else limit]
    return Case(
        norm,
        group,
        start,
        norm[start:at],
        rest,
        joined,
        norm.startswith("及", group[-1].end),
        context.previous,
        context.recent,
        sentence.start,
    )


def _open_stretch(norm: str, sentence: Sentence, case: Case, context: Context) -> None:
    """Note how far 力争 reaches that opens a statement: over all that only commas join to it."""
    at = case.figure.start
    start = max(norm.rfind("；", sentence.start, at) + 1, sentence.start)
    first = case.last is None or case.last.end <= start
    if first and words.OPENS_STRETCH.search(norm[start:at]):
        stop = norm.find("；", at, sentence.end)
        context.stretch_until = sentence.end if stop < 0 else stop
