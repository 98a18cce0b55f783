"""A document becomes a record: from canonical text to measures, duties, targets, mentions and what was left unread."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .. import __version__
from ..ontology.iris import plan_id
from ..ontology.places import Place
from .canonical import CANONICALISER, CanonicalText, canonicalise
from .citations import citations
from .clause_finding import bare_rule, find_clauses, mark_rule, position_rule
from .clause_words import DUE_LABEL
from .clauses import RawClause
from .documents import read_document
from .duties import MarkRule, PlanRules, PositionRule, is_list_of_actors, read_clause
from .figures import due_year
from .flat import FlatText, flatten, full_line
from .mentions import Hit, Mentions, find_mentions, within
from .metadata import Metadata, metadata
from .outline import Item, outline, text_end
from .outline_unnumbered import part_unnumbered
from .record import (
    SCHEMA,
    Citation,
    Clause,
    Duty,
    IndustryMention,
    Measure,
    PlaceMention,
    PlaceRef,
    Plan,
    PollutantMention,
    Record,
    Source,
    Target,
)
from .table_duties import ROW
from .table_facts import TableFacts, plan_tables, table_facts
from .target_case import RawTarget
from .target_places import places_of, titled_with
from .targets import Horizon, announced_year, find_targets
from .unread import Leftovers, agency_words, unread

EXTRACTOR = f"policygraph {__version__}"
"""Name and version of the reader, kept in each record."""

_GOALS = re.compile(r"目标(?!考核|责任|评价|管理|任务分解)|总体要求|总体思路|总要求")
_PREAMBLE = re.compile(
    r"^(?:指导思想|总体思路|工作思路|基本思路|基本原则|工作原则|主要原则|实施原则|战略定位|适用范围|总则|编制依据|工作要求)$|原则$|指导思想|总体要求$|总要求$"
)
_BACKGROUND = re.compile(
    r"^(?:规划)?发展(?:环境|基础|条件)|^基础(?:条件)?$|形势|现状|背景|成效|成就|进展|回顾|面临|存在(?:的)?(?:主要)?问题|挑战|机遇|重要意义|重大意义|历史性|工作基础|发展基础|规划背景|新征程"
)
_REPORT = re.compile(r"白皮书|年度报告|公报$|综述$|政策与行动$|工作总结|进展报告")
"""Titles of documents that report what was done: their figures are no targets."""

_FORMAL = re.compile(
    r"(?:本[一-龥]{2,6})?(?:为.{2,80}，(?:特)?制定本|自.{2,20}起(?:施行|实施|执行|生效)|由[^，]{2,30}负责解释(?:，|$)|所称|适用于)"
)
"""Articles that say why a document is made, of what it speaks, when it takes effect or who explains it."""

_WORK = re.compile(
    r"^(?:开展|加强|强化|推进|推动|深化|建立|健全|完善|实施|构建|提升|提高|加快|做好|抓[好住紧]|抢抓|紧抓|把握|用好|落实|破解|化解|解决|补齐|加大|支持|引导|培育|打造)"
)
"""How the title of a task begins: 开展…成效评估 is work to be done, and no look back."""

_FIRST_YEAR = 2021
_YEARS = re.compile(r"20\d\d(?=年)")
"""The first year of the five-year plans that are read, where a plan names neither its period nor its date."""


@dataclass(slots=True)
class _Work:
    """One item with what was read in it; `clauses` are those that stand in its own text, `raised` the
    length of one that was given to the parent, whose list it closes, `due` the year of its column 完成时限."""

    item: Item
    clauses: list[RawClause] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    targets: list[RawTarget] = field(default_factory=list)
    due: int | None = None
    background: bool = False
    preamble: bool = False
    raised: int = 0


def extract(path: str | os.PathLike[str], *, use_ocr: bool = False) -> Record:
    """Read a document and return its record; raise `DocumentError` when it cannot be read."""
    return extract_text(canonicalise(read_document(path, use_ocr=use_ocr)))


def extract_text(canonical: CanonicalText) -> Record:
    """Return the record of a canonical text. Linear in the text's length."""
    text = flatten(canonical.text)
    tables = plan_tables(text, canonical.covered)
    tabled_spans = [(table.start, table.end) for table in tables]
    found = find_clauses(text, full_line(text))
    items = part_unnumbered(
        text, outline(text, tabled_spans), [clause for clause in found if not clause.bare], tabled_spans
    )
    meta = metadata(text, items, canonical.raw.file)
    tabled = table_facts(text, tables, items, meta.place, _first_year(text, meta))
    clauses = [clause for clause in found if not clause.bare or is_list_of_actors(text, clause, meta.place)]
    cites = citations(text, meta.title)
    leftovers = Leftovers()
    work = [_Work(item) for item in items]
    work += [_Work(task.item, [task.clause] if task.clause else [], due=task.due) for task in tabled.tasks]
    work.sort(key=lambda one: one.item.start)
    _assign(work, clauses, leftovers)
    _read_duties(text, work, meta.place, leftovers)
    _read_targets(text, work, meta, leftovers, tabled.spans)
    _list_figures_outside(text, items, meta, leftovers)
    _take_tabled(work, tabled, leftovers)
    closed = [(clause.start, clause.end) for one in work for clause in one.clauses if one.duties]
    titles = _cited_spans(text)
    mentions = find_mentions(text, meta.territories, [*closed, *titles], [item.title for item in items])
    agencies = agency_words(text.norm)
    measures = tuple(_measures(text, work, mentions, agencies))
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
        id=plan_id(meta.place.code if meta.place else None, meta.title),
        title=meta.title,
        place=place,
        period=meta.period,
        doc_number=meta.doc_number,
        issuers=meta.issuers,
        issued=meta.issued,
        cites=cites,
        source=source,
    )


def _assign(work: list[_Work], clauses: list[RawClause], leftovers: Leftovers) -> None:
    """Give each clause to the item in whose own text it stands, or to the parent whose list it closes."""
    starts = [one.item.start for one in work]
    for clause in clauses:
        index = bisect_right(starts, clause.start) - 1
        if index < 0 or clause.start >= work[index].item.end:
            leftovers.outside.append(clause)
        else:
            work[index].clauses.append(clause)
    by_start = {one.item.start: one for one in work}
    for parent in work:
        _raise_clause(parent, [by_start[child.start] for child in parent.item.children])


def _raise_clause(parent: _Work, children: list[_Work]) -> None:
    """Move a clause on a line of its own after the last sub-item to the parent, when no other sub-item has one."""
    if len(children) < 2 or parent.clauses or children[-1].item.children:
        return
    last = children[-1]
    if any(child.clauses for child in children[:-1]) or len(last.clauses) != 1:
        return
    if last.clauses[0].own_line and last.clauses[0].start >= last.item.body_start:
        last.raised = last.clauses[0].end - last.clauses[0].start
        parent.clauses, last.clauses = last.clauses, []


def _read_duties(text: FlatText, work: list[_Work], place: Place | None, leftovers: Leftovers) -> None:
    every = [clause for one in work for clause in one.clauses] + leftovers.outside
    rule = position_rule(text.norm, every)
    note = mark_rule(text.norm, every)
    marks = MarkRule(text.span(note.start, note.end), note.signs) if note else None
    by_position = PositionRule(text.span(rule[0], rule[1]), rule[2]) if rule else None
    if note and not note.signs:
        leftovers.left.append((note.start, note.end))  # who leads was marked by what plain text does not keep
    rules = PlanRules(by_position, bare_rule(text.norm), marks)
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

    A plan without period and date is one of today, unless all the years that it names are past: then it is
    of the planning period (five years) that ends with the last of them.
    """
    if meta.period or meta.issued:
        return meta.period[0] if meta.period else int(str(meta.issued)[:4])
    latest = max((int(year) for year in _YEARS.findall(text.norm)), default=_FIRST_YEAR)
    return min(_FIRST_YEAR, latest - 4)


def _take_tabled(work: list[_Work], tabled: TableFacts, leftovers: Leftovers) -> None:
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
    text: FlatText, work: list[_Work], meta: Metadata, leftovers: Leftovers, tables: list[tuple[int, int]]
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
            continue
        heading = (one.item.title[1], max(one.item.title[1], one.item.body_start))
        inside = [(a, b) for a, b in tables if one.item.start <= a and b <= one.item.own_end]
        spans = sorted([heading, *inside, *((clause.start, clause.end) for clause in one.clauses)])
        if children := one.item.children:
            own = announced_year(text.norm, children[0].start, floor) or led.get(one.item.start)
            led.update(dict.fromkeys((child.start for child in children), own))
        due = one.due or _due_in_clauses(text.norm, one.clauses)
        horizon = Horizon(floor, last, bool(_GOALS.search(title)), due or led.get(one.item.start))
        one.targets, unread_figures = find_targets(text, one.item.title[0], one.item.own_end, spans, horizon)
        leftovers.figures.extend((figure.start, figure.tail) for figure in unread_figures)


def _due_in_clauses(norm: str, clauses: Iterable[RawClause]) -> int | None:
    """Return the year by which clauses say that a task is due: （责任单位：市水务局；完成时限：2025年底）."""
    labels = (label for clause in clauses for label in DUE_LABEL.finditer(norm, clause.start, clause.end))
    due = (due_year(norm, *label.span("when")) for label in labels)
    return max((year for year in due if year), default=None)


def _list_figures_outside(text: FlatText, items: list[Item], meta: Metadata, leftovers: Leftovers) -> None:
    """List as not understood what would be a target and stands in no item: before the first, or where there is none."""
    if _REPORT.search(meta.title):
        return
    end = items[0].start if items else text_end(text, 0)
    horizon = Horizon(_first_year(text, meta), meta.period[1] if meta.period else None)
    outside = [(clause.start, clause.end) for clause in leftovers.outside if clause.end <= end]
    targets, figures = find_targets(text, 0, end, outside, horizon)
    leftovers.figures.extend((target.start, target.end) for target in targets)
    leftovers.figures.extend((figure.start, figure.tail) for figure in figures)


def _cited_spans(text: FlatText) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"《[^《》]{1,120}》", text.norm)]


def _measures(
    text: FlatText, work: list[_Work], mentions: Mentions, agencies: list[tuple[int, int]]
) -> Iterator[Measure]:
    paths: dict[tuple[str, ...], int] = {}
    answering = {one.item.start for one in work if one.duties}
    for one in work:
        answered = any(child.start in answering for child in one.item.children)
        if not _is_measure(text, one, agencies, answered=answered):
            continue
        path = _full_width(one.item.path)
        paths[path] = paths.get(path, 0) + 1
        if paths[path] > 1:  # a source that numbers two items alike: both stay, told apart
            path = (*path[:-1], f"{path[-1]}〔{paths[path]}〕")
        yield _measure(text, one, path, mentions)


def _is_measure(text: FlatText, one: _Work, agencies: list[tuple[int, int]], *, answered: bool) -> bool:
    """Say whether an item is a measure: it answers to someone, sets a figure, or is a leaf with text of its own.

    Headings that only hold others, background, and principles that name no agency are none (GUIDELINES, Measures), nor
    are the words with which a heading leads in items that say who answers for them (`answered`).
    """
    item = one.item
    if one.duties or one.targets or item.style == ROW:
        return True
    if one.background or _FORMAL.match(text.norm[slice(*item.title)]):
        return False
    body = item.own_end - item.body_start - one.raised
    if body == 0 and not item.children:
        return _is_sentence(text, item)
    if (
        item.style == "article"
        and item.children
        and any(item.title[0] <= a < item.own_end for a, _ in agencies)
    ):
        return True  # 第三条 市水务局承担下列工作：（一）… names who it is for
    headed = any(child.style != "box" for child in item.children)  # a 专栏 in a section leaves it a leaf
    if headed or one.preamble:
        deep = headed and not one.preamble and len(item.path) > 1 and not answered
        return body > 0 and (deep or any(item.body_start <= a < item.own_end for a, _ in agencies))
    return body > 0


def _is_sentence(text: FlatText, item: Item) -> bool:
    """Say whether an item without a body is a sentence that states a task, and no bare heading."""
    return (item.style == "article" or "，" in text.norm[item.title[0] : item.title[1]]) and text.norm[
        item.title[1] : item.title[1] + 1
    ] == "。"


def _full_width(path: Iterable[str]) -> tuple[str, ...]:
    return tuple(step.replace("(", "（").replace(")", "）") for step in path)


def _measure(text: FlatText, one: _Work, path: tuple[str, ...], mentions: Mentions) -> Measure:
    item = one.item
    heading = (
        item.title if item.title[1] > item.title[0] else (item.start, max(item.title[0], item.start + 1))
    )
    title = text.flat[heading[0] : heading[1]]
    clauses = [Clause(text.flat[c.start : c.end], text.span(c.start, c.end)) for c in one.clauses]
    end = max(item.own_end, item.title[1])
    span = text.span(item.start, end)
    inside = (item.title, item.title[0], end)
    titled = titled_with(text, item.title, mentions.places)
    places = _grouped(within(mentions.places, item.title[0], end), _by_place)
    return Measure(
        path=path,
        title=title,
        kind="goals" if _GOALS.search(title) else "measure",
        span=span,
        title_span=text.span(*heading),
        clause=clauses[-1] if clauses else None,
        duties=tuple(one.duties),
        targets=tuple(
            _target(text, raw, places_of(text, raw, mentions.places, titled)) for raw in one.targets
        ),
        industries=tuple(
            IndustryMention(hits[0].name, hits[0].code, _in_title(hits, item.title), _spans(text, hits))
            for hits in _grouped(within(mentions.industries, *inside[1:]), _by_name)
        ),
        places=tuple(
            PlaceMention(
                max((h.name for h in hits), key=len),
                _code(hits),
                _in_title(hits, item.title),
                _spans(text, hits),
            )
            for hits in places
        ),
        pollutants=tuple(
            PollutantMention(hits[0].code or hits[0].name, _in_title(hits, item.title), _spans(text, hits))
            for hits in _grouped(within(mentions.pollutants, *inside[1:]), _by_code)
        ),
        more_clauses=tuple(clauses[:-1]),
    )


def _grouped(hits: Iterable[Hit], key: Callable[[Hit], str]) -> list[list[Hit]]:
    """Put the hits of one thing together, in order of first mention."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(key(hit), []).append(hit)
    return list(groups.values())


def _by_name(hit: Hit) -> str:
    return hit.name


def _by_code(hit: Hit) -> str:
    return hit.code or hit.name


def _by_place(hit: Hit) -> str:
    """Two names of a place without a code are one only where they begin alike, since one must prove the other."""
    if hit.code is None or hit.code.isdigit():
        return _by_code(hit)
    return f"{hit.code} {hit.name[:2]}"


def _code(hits: list[Hit]) -> str | None:
    """Return the GB/T 2260 code of a place; rivers, zones and regions have none."""
    code = hits[0].code
    return code if code and code.isdigit() else None


def _in_title(hits: list[Hit], title: tuple[int, int]) -> bool:
    return any(title[0] <= hit.start < title[1] for hit in hits)


def _spans(text: FlatText, hits: list[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple(text.span(hit.start, hit.end) for hit in hits)


def _target(text: FlatText, raw: RawTarget, places: tuple[str, ...]) -> Target:
    figure = raw.figure
    return Target(
        indicator=raw.indicator,
        value=_plain(figure.value),
        value_max=None if figure.value_max is None else _plain(figure.value_max),
        unit=figure.unit,
        bound=raw.bound,
        change=raw.change,
        year=raw.year,
        baseline_year=raw.baseline_year,
        stretch=raw.stretch,
        alternative=raw.alternative,
        places=places,
        quote=text.flat[raw.start : raw.end],
        span=text.span(raw.start, raw.end),
        nature=raw.nature,
        current_value=None if raw.current_value is None else _plain(raw.current_value),
        current_year=raw.current_year,
    )


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
