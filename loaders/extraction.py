"""A document becomes a record: from canonical text to measures, duties, targets, mentions and what was left unread."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .. import __version__
from ..ontology.iris import plan_id
from ..ontology.places import Place
from .agency_words import agency_words
from .canonical import CANONICALISER, CanonicalText, canonicalise
from .citations import citations
from .clause_finding import bare_rule, find_clauses, mark_rule, position_rule
from .clause_lists import RawClause
from .clause_words import DUE_LABEL, DUE_SAID
from .documents import read_document
from .duties import MarkRule, PlanRules, PositionRule, is_list_of_actors, read_clause
from .figures import due_year
from .flat import FlatText, flatten, full_line
from .measures import measures_of
from .mentions import find_mentions
from .metadata import Metadata, metadata
from .outline import Item, outline, text_end
from .outline_unnumbered import part_unnumbered
from .record import (
    SCHEMA,
    Citation,
    PlaceRef,
    Plan,
    Record,
    Source,
)
from .table_facts import TableFacts, plan_tables, table_facts, without_table_boxes
from .target_years import announced_year
from .targets import Horizon, find_targets
from .unread import Leftovers, unread
from .work import GOALS, Work

EXTRACTOR = f"policygraph {__version__}"
"""Name and version of the reader, kept in each record."""

_PREAMBLE = re.compile(
    r"^(?:指导思想|总体思路|工作思路|基本思路|基本原则|工作原则|主要原则|实施原则|战略定位|适用范围|总则|编制依据|工作要求)$|原则$|指导思想|总体要求$|总要求$"
)
_BACKGROUND = re.compile(
    r"^(?:规划)?发展(?:环境|基础|条件)$|^基础(?:条件)?$|(?:现状|规划|工作|发展|现有|前期)的?基础$|(?:外部|宏观|规划)环境$|(?:形势|现状|背景|成效|成就|进展|挑战|机遇|意义|新征程)(?:分析|判断|研判|要求|评估|明显|显著|和?问题)?(?:$|[、与和及])|回顾|面临|存在(?:的)?(?:主要)?问题|重要意义|重大意义|历史性|规划背景"
)
_SEVERAL = 2
_OF_BRACKETS = re.compile(r"括号[^。；]{0,20}(?:单位|部门|牵头|责任)")
_REPORT = re.compile(r"白皮书|年度报告|公报$|综述$|政策与行动$|工作总结|进展报告")
"""Titles of documents that report what was done: their figures are no targets."""

_WORK = re.compile(
    r"^(?:开展|加强|强化|推进|推动|深化|建立|健全|完善|实施|构建|提升|提高|加快|做好|抓[好住紧]|抢抓|紧抓|把握|用好|落实|破解|化解|解决|补齐|加大|支持|引导|培育|打造|夯实|筑牢|打牢|夯牢|厚植|扩大|巩固|优化|增强|放大|转化|拓展|改善|营造|稳固|筑实|强基|补强|保护|保障|修复|治理|整治|展示|彰显|深入|持续|着力|全面|切实|不断|积极|大力|统筹|创新|发挥|突出|调查|摸清|应对|防范|推广|总结|宣传|评估|监测)"
)
"""How the title of a task begins: 开展…成效评估 is work to be done, and no look back."""

_FIRST_YEAR = 2021
"""The first year of the five-year plans that are read, where a plan names neither its period nor its date."""
_YEARS = re.compile(r"20\d\d(?=年)")
_GOAL_YEARS = re.compile(r"(?<!截[至止])到(20\d\d)年(?:底|末)?(?:前)?，(?![^。；]{0,40}已)")


def extract(path: str | os.PathLike[str], *, use_ocr: bool = False) -> Record:
    """Read a document and return its record; raise `DocumentError` when it cannot be read."""
    return extract_text(canonicalise(read_document(path, use_ocr=use_ocr)))


def extract_text(canonical: CanonicalText) -> Record:
    """Return the record of a canonical text. Linear in the text's length."""
    text = flatten(canonical.text)
    tables = plan_tables(text, canonical.covered)
    tabled_spans = [(table.start, table.end) for table in tables]
    found = find_clauses(text, full_line(text))
    levels = {text.offset(start): level for start, level in canonical.headings}
    items = part_unnumbered(
        text,
        outline(text, tabled_spans, levels),
        [clause for clause in found if not clause.bare],
        tabled_spans,
    )
    items = without_table_boxes(items, tables)
    meta = metadata(text, items, canonical.raw.file)
    tabled = table_facts(text, tables, items, meta.place, _first_year(text, meta))
    clauses = [
        clause
        for clause in found
        if (not clause.bare or is_list_of_actors(text, clause, meta.place))
        and not any(start <= clause.start and clause.end <= end for start, end in tabled.headings)
    ]
    cites = citations(text, meta.title)
    leftovers = Leftovers()
    work = [Work(item) for item in items]
    work += [
        Work(task.item, [task.clause] if task.clause else [], due=task.due, cells=task.cells)
        for task in tabled.tasks
    ]
    work.sort(key=lambda one: one.item.start)
    _assign(work, clauses, leftovers)
    _read_duties(text, work, meta.place, leftovers)
    _read_targets(text, work, meta, leftovers, tabled.spans)
    _list_figures_outside(text, items, meta, leftovers, [task.item for task in tabled.tasks])
    _take_tabled(work, tabled, leftovers)
    closed = [(clause.start, clause.end) for one in work for clause in one.clauses if one.duties]
    closed = sorted({*closed, *tabled.headings})
    titles = _cited_spans(text)
    mentions = find_mentions(text, meta.territories, [*closed, *titles], [item.title for item in items])
    agencies = agency_words(text.norm)
    measures = tuple(measures_of(text, work, mentions, agencies.named))
    starts = [offset for item in items for offset in (item.start, item.body_start, item.end)]
    leftover = unread(text, leftovers, closed, agencies, starts)
    return Record(SCHEMA, _plan(canonical, meta, cites), measures, leftover)


def _plan(canonical: CanonicalText, meta: Metadata, cites: tuple[Citation, ...]) -> Plan:
    raw = canonical.raw
    source = Source(
        file=raw.file,
        media_type=raw.media_type,
        sha256=raw.sha256,
        text_sha256=canonical.sha256,
        reader=raw.reader,
        canonicaliser=CANONICALISER,
        extractor=EXTRACTOR,
        chars=len(canonical.text),
        pages=canonical.pages,
    )
    place = PlaceRef(meta.place.name, meta.place.code) if meta.place else None
    return Plan(
        id=plan_id(place.code if place else None, meta.title, place.name if place else None),
        title=meta.title,
        place=place,
        period=meta.period,
        doc_number=meta.doc_number,
        issuers=meta.issuers,
        issued=meta.issued,
        cites=cites,
        source=source,
    )


def _assign(work: list[Work], clauses: list[RawClause], leftovers: Leftovers) -> None:
    """Give each clause to the item in whose own text it stands, or to the parent whose list it closes."""
    starts = [one.item.start for one in work]
    for clause in clauses:
        index = bisect_right(starts, clause.start) - 1
        if index < 0 or clause.start >= work[index].item.end:
            leftovers.outside.append(clause)
        else:
            work[index].clauses.append(clause)
    by_start = {one.item.start: one for one in work}
    answered = sorted(clause.start for one in work for clause in one.clauses)
    families = [(parent, [by_start[child.start] for child in parent.item.children]) for parent in work]
    if any(_each_answers(children) for _, children in families):
        return  # where each part has lines of its own, those below the last part are its own too
    for parent, children in families:
        _raise_clause(parent, children, answered)


def _each_answers(children: list[Work]) -> bool:
    """Say whether several parts of one item, and not only the last, are closed by lines of their own."""
    return sum(any(clause.own_line for clause in child.clauses) for child in children) >= _SEVERAL


def _raise_clause(parent: Work, children: list[Work], answered: list[int]) -> None:
    """Move a clause on a line of its own after the last sub-item to the parent, when no other sub-item has one.

    One that has the number of the next sub-item (2.责任单位：市水务局) is the parent's also behind the only other.
    `answered` are the starts of all clauses in order: one below another sub-item tells that each answers for itself.
    """
    if not children or parent.clauses or children[-1].item.children:
        return
    last = children[-1]
    if len(children) == 1 and not any(clause.numbered for clause in last.clauses):
        return
    first = bisect_right(answered, children[0].item.start)
    below = first < len(answered) and answered[first] < last.item.start
    if below or len(last.clauses) != 1:
        return
    if last.clauses[0].own_line and last.clauses[0].start >= last.item.body_start:
        last.raised = last.clauses[0].end - last.clauses[0].start
        parent.clauses, last.clauses = last.clauses, []


def _read_duties(text: FlatText, work: list[Work], place: Place | None, leftovers: Leftovers) -> None:
    every = [clause for one in work for clause in one.clauses] + leftovers.outside
    rule = position_rule(text.norm, every)
    note = mark_rule(text.norm, every)
    marks = MarkRule(text.span(note.start, note.end), note.signs) if note else None
    by_position = PositionRule(text.span(rule[0], rule[1]), rule[2]) if rule else None
    if note and not note.signs:
        leftovers.left.append((note.start, note.end))  # who leads was marked by what plain text does not keep
    rules = PlanRules(
        by_position, bare_rule(text.norm), marks, noted=_OF_BRACKETS.search(text.norm) is not None
    )
    for one in work:
        seen: set[tuple[str, str]] = set()
        read = []
        for clause in one.clauses:
            reading = read_clause(text, clause, place, rules)
            leftovers.unknown.extend(reading.unknown)
            if not reading.duties:
                leftovers.unparsed.append(clause)
                continue
            read.append(clause)
            leftovers.left.extend(clause.left)
            for duty in reading.duties:
                if (duty.agency, duty.role) not in seen:
                    seen.add((duty.agency, duty.role))
                    one.duties.append(duty)
        one.clauses = read


def _first_year(text: FlatText, meta: Metadata) -> int:
    """Return the first year in which a target of the plan can fall due.

    A plan without period and date is one of today, unless a year that it sets itself (到2017年，…) is earlier, or all the
    years that it names are past: then it is of the planning period (five years) that ends with the last of them.
    """
    if meta.period or meta.issued:
        return meta.period[0] if meta.period else int(str(meta.issued)[:4])
    if goals := [int(year) for year in _GOAL_YEARS.findall(text.norm)]:
        return min(_FIRST_YEAR, *goals)
    latest = max((int(year) for year in _YEARS.findall(text.norm)), default=_FIRST_YEAR)
    return min(_FIRST_YEAR, latest - 4)


def _take_tabled(work: list[Work], tabled: TableFacts, leftovers: Leftovers) -> None:
    """Give each target of a table to the item in whose text its row stands."""
    starts = [one.item.start for one in work]
    for target in tabled.targets:
        index = bisect_right(starts, target.start) - 1
        if index >= 0 and target.start < work[index].item.end:
            work[index].targets.append(target)
        else:
            leftovers.rows.append((target.start, target.end))
    leftovers.rows.extend(tabled.unread_figures)
    leftovers.unparsed.extend(tabled.unread_rows)


def _read_targets(
    text: FlatText, work: list[Work], meta: Metadata, leftovers: Leftovers, tables: list[tuple[int, int]]
) -> None:
    floor = _first_year(text, meta)
    last = meta.period[1] if meta.period else None
    past = principles = 0
    first = work[0].item.start if work else 0
    roots = (one.item.start for one in work if len(one.item.path) == 1)
    led: dict[int, int | None] = dict.fromkeys(roots, announced_year(text.norm, first, floor))
    for one in work:
        title = text.norm[one.item.title[0] : one.item.title[1]]
        if _BACKGROUND.search(title) and "目标" not in title and not _WORK.match(title):
            past = max(past, one.item.end)
        if _PREAMBLE.search(title):
            principles = max(principles, one.item.own_end if "总" in title else one.item.end)
        one.background = one.item.start < past or bool(_REPORT.search(meta.title))
        one.preamble = one.item.start < principles
        if one.background:
            leftovers.figures.extend(_ahead_of(text, one.item, floor))
            leftovers.past.append((one.item.start, one.item.end))
            continue
        if any(a <= one.item.start and one.item.own_end <= b for a, b in tables):
            continue  # a row that gives an indicator and who answers for it: its columns were read
        heading = (one.item.title[1], max(one.item.title[1], one.item.body_start))
        inside = [(a, b) for a, b in tables if one.item.start <= a and b <= one.item.own_end]
        parted = [(end, end) for _, end in one.cells]  # 12家 | 2024年12月 is no “12 of 2024”
        spans = sorted([heading, *inside, *parted, *((clause.start, clause.end) for clause in one.clauses)])
        if children := one.item.children:
            own = announced_year(text.norm, children[0].start, floor) or _year_of_goals(title, floor)
            own = own or _due_in_clauses(text.norm, one.clauses) or led.get(one.item.start)
            led.update(dict.fromkeys((child.start for child in children), own))
        due = one.due or _due_in_clauses(text.norm, one.clauses)
        horizon = Horizon(floor, last, bool(GOALS.search(title)), due or led.get(one.item.start))
        one.targets, unread_figures = find_targets(text, one.item.title[0], one.item.own_end, spans, horizon)
        leftovers.figures.extend((figure.start, figure.tail) for figure in unread_figures)


def _ahead_of(text: FlatText, item: Item, floor: int) -> Iterator[tuple[int, int]]:
    """Yield the figures of a look back that are due in the plan's own time: what its heading hides must be listed."""
    targets, _ = find_targets(text, item.title[0], item.own_end, [], Horizon(floor))
    yield from ((one.figure.start, one.figure.tail) for one in targets if one.year and one.year >= floor)


def _year_of_goals(title: str, floor: int) -> int | None:
    """Return the year for which a title announces goals, each in an item of its own: 一、2024年主要预期目标."""
    year = due_year(title, 0, len(title)) if GOALS.search(title) else None
    return year if year and year >= floor else None


def _due_in_clauses(norm: str, clauses: Iterable[RawClause]) -> int | None:
    """Return the year by which clauses say that a task is due: 完成时限：2025年底, （市水务局牵头，2025年底前完成）."""
    spans = [(clause.start, clause.end) for clause in clauses]
    said = (
        m.span("when") for form in (DUE_LABEL, DUE_SAID) for span in spans for m in form.finditer(norm, *span)
    )
    due = (due_year(norm, *when) for when in said)
    return max((year for year in due if year), default=None)


def _list_figures_outside(
    text: FlatText, items: list[Item], meta: Metadata, leftovers: Leftovers, rows: list[Item]
) -> None:
    """List as not understood what would be a target and stands in no item: before the first, or where there is none.

    What stands in `rows` that are tasks was read there.
    """
    if _REPORT.search(meta.title):
        return
    end = items[0].start if items else text_end(text, 0)
    horizon = Horizon(_first_year(text, meta), meta.period[1] if meta.period else None)
    outside = [(clause.start, clause.end) for clause in leftovers.outside if clause.end <= end]
    outside = sorted([*outside, *((row.start, row.end) for row in rows if row.end <= end)])
    targets, figures = find_targets(text, 0, end, outside, horizon)
    leftovers.figures.extend((target.start, target.end) for target in targets)
    leftovers.figures.extend((figure.start, figure.tail) for figure in figures)


def _cited_spans(text: FlatText) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"《[^《》]{1,120}》", text.norm)]
