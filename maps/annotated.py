"""A plan's text with all that was read out of it: a page on which a reader checks the program.

The text stands on the left, what was read out of each measure beside it on the right. Every fact is coloured
where the characters stand that prove it; a sentence that was not understood is marked too, and listed at the
end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ..cypher.terms import FIRST_NAMED, ROLES, english
from ..loaders.record import Duty, Measure, Record, Target
from .page import asset, h, page

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ..cypher.header import Lang

KINDS: dict[str, tuple[str, str]] = {
    "duty": ("责任", "duty"),
    "target": ("目标", "target"),
    "industry": ("行业", "industry"),
    "place": ("地点", "place"),
    "pollutant": ("污染物", "pollutant"),
    "unread": ("未读懂", "not understood"),
}
"""Kind of a mark -> (Chinese, English), in the order in which colours lie upon each other."""

_REASONS = {
    "AGENCY_WITHOUT_ROLE": "有单位，职责读不出",
    "ROLE_WITHOUT_AGENCY": "有职责词，无单位",
    "UNKNOWN_AGENCY": "单位不认识",
    "CLAUSE_NOT_PARSED": "责任条款读不通",
    "CLAUSE_OUTSIDE_MEASURE": "责任条款不在任务之内",
    "FIGURE_WITHOUT_INDICATOR": "有数字，无指标",
    "FIGURE_NOT_PARSED": "数字读不通",
}
_BOUNDS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
_CHANGES = {
    "level": ("达到", "reach"),
    "decrease": ("下降", "decrease by"),
    "increase": ("上升", "increase by"),
    "add": ("新增或完成", "add or complete"),
}
_WORDS = {
    "measures": ("任务", "measures"),
    "facts": ("读出的内容", "what was read"),
    "none": ("未写明责任单位", "no responsible agency named"),
    "unread": ("未读懂的句子", "Sentences not understood"),
    "nothing_unread": ("没有：凡有单位和职责词、有数字和目标词的句子都已读出。", "None."),
    "by": ("年前", "by"),
    "base": ("较", "against"),
    "now": ("现状", "now"),
    "stretch": ("力争", "stretch"),
    "alternative": ("或", "alternative"),
    "binding": ("约束性", "binding"),
    "anticipatory": ("预期性", "anticipatory"),
    "again": ("本任务的另一责任句已记", "noted at another clause of this measure"),
    "carries_over": ("及于以下各项", "also for all that follows"),
    "collective": ("泛指多家", "stands for several"),
    "source": ("来源", "source"),
    "show": ("显示", "Show"),
    "outline": ("目录", "Outline"),
}


@dataclass(frozen=True, slots=True)
class _Fact:
    """A mark in the text: its kind and span, what is said when one points at it, its number on the page."""

    kind: str
    start: int
    end: int
    saying: str
    number: int
    role: str | None = None


@dataclass(slots=True)
class _Facts:
    """All marks of a page; `of` gives the number under which the list beside the text points at one."""

    lang: Lang
    marks: list[_Fact]
    of: dict[tuple[str, int, int, str], int]

    def add(self, kind: str, span: tuple[int, int], saying: str, role: str | None = None) -> None:
        """Note a mark, once."""
        key = (kind, *span, saying)
        if key not in self.of:
            self.of[key] = len(self.marks)
            self.marks.append(_Fact(kind, *span, saying, len(self.marks), role))


def annotated_page(text: str, record: Record, lang: Lang = "zh", *, before: Iterable[object] = ()) -> bytes:
    """Return the page of a plan. `text` is the canonical text of the document that `record` was read from.

    `before` stands above it: the links of a site that the page is part of. Raises `ValueError` where it is
    another text: the marks would stand on words that prove something else.
    """
    if len(text) != record.plan.source.chars:
        raise ValueError(f"the text of {record.plan.source.file} is not the one that was read")
    facts = _facts(record, lang)
    _add_repeats(text, record, facts)
    body = [
        *before,
        _header(record, facts),
        h("main", [_block(text, block, facts) for block in _blocks(text, record)]),
        _unread(record, facts),
    ]
    return page(record.plan.title, body, lang, style=asset("annotated.css"), script=asset("annotated.js"))


def anchors(record: Record) -> dict[int, str]:
    """Return the ids on a plan's page by the start of what they mark, so that other pages can lead there."""
    found: dict[int, tuple[int, int]] = {}
    for mark in _facts(record, "zh").marks:
        found[mark.start] = min(found.get(mark.start, (mark.end, mark.number)), (mark.end, mark.number))
    return {start: f"f{number}" for start, (_, number) in found.items()}


def measure_anchors(record: Record) -> dict[int, str]:
    """Return the ids of the measures on a plan's page by where each starts; of two at one place the later."""
    return {measure.span[0]: f"m{number}" for number, measure in enumerate(record.measures)}


def _facts(record: Record, lang: Lang) -> _Facts:
    facts = _Facts(lang, [], {})
    for measure in record.measures:
        for duty in measure.duties:
            facts.add("duty", duty.span, _duty_words(duty, lang), duty.role)
        for target in measure.targets:
            facts.add("target", target.span, _target_words(target, lang))
        for kind, name, spans in _mentions(measure):
            for span in spans:
                facts.add(kind, span, name)
    for unread in record.unread:
        facts.add("unread", unread.span, reason_words(unread.reason, lang))
    return facts


def _add_repeats(text: str, record: Record, facts: _Facts) -> None:
    """Mark the agencies that a further clause of a measure names again in the same role.

    A record notes such a duty once, where it stands first. Unmarked, the second clause would look as if
    it had been missed.
    """
    taken = sorted(mark[1:3] for mark in facts.of if mark[0] == "duty")
    for measure in record.measures:
        if not measure.more_clauses:
            continue
        again: dict[str, list[str]] = {}
        for duty in measure.duties:
            again.setdefault(duty.mention, []).append(_duty_words(duty, facts.lang))
        for clause in filter(None, (measure.clause, *measure.more_clauses)):
            for span, mention in _named_in(text, clause.span, again):
                at = bisect_left(taken, span)
                if (at < len(taken) and taken[at][0] < span[1]) or (at and taken[at - 1][1] > span[0]):
                    continue
                facts.add("duty", span, "\n".join([*again[mention], _word("again", facts.lang)]))


def _named_in(
    text: str, span: tuple[int, int], mentions: Iterable[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a clause names one of the agencies in the same words, line breaks inside a name allowed."""
    squeezed = {re.sub(r"\s", "", mention): mention for mention in mentions}
    if not squeezed:
        return
    forms = sorted(squeezed, key=len, reverse=True)
    pattern = "|".join(r"\s*".join(map(re.escape, form)) for form in forms)
    for match in re.finditer(pattern, text[span[0] : span[1]]):
        begin, end = match.span()
        yield (span[0] + begin, span[0] + end), squeezed[re.sub(r"\s", "", match.group())]


def _mentions(measure: Measure) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...]]]:
    for industry in measure.industries:
        yield "industry", f"{industry.name} {industry.code or ''}".strip(), industry.spans
    for place in measure.places:
        yield "place", f"{place.name} {place.code or ''}".strip(), place.spans
    for pollutant in measure.pollutants:
        yield "pollutant", pollutant.code, pollutant.spans


def _word(key: str, lang: Lang) -> str:
    return _WORDS[key][0 if lang == "zh" else 1]


def reason_words(reason: str, lang: Lang) -> str:
    """Return why a sentence was not understood, in words."""
    return _REASONS[reason] if lang == "zh" else english(_REASONS[reason])


def _role(role: str, lang: Lang) -> str:
    return ROLES[role][0 if lang == "zh" else 1]


def _duty_words(duty: Duty, lang: Lang) -> str:
    notes = [_role(duty.role, lang)]
    if duty.rank == 1 and duty.role in ("shared", "sole"):
        notes.append(FIRST_NAMED[0 if lang == "zh" else 1])
    if duty.collective:
        notes.append(_word("collective", lang))
    if duty.carries_over:
        notes.append(_word("carries_over", lang))
    mark = "：" if lang == "zh" else ": "
    return f"{'；'.join(notes) if lang == 'zh' else '; '.join(notes)}{mark}{duty.agency}"


def _target_words(target: Target, lang: Lang) -> str:
    value = f"{_BOUNDS[target.bound]}{_number(target.value)}"
    if target.value_max is not None:
        value += f"–{_number(target.value_max)}"
    words = [f"{target.indicator} {_CHANGES[target.change][0 if lang == 'zh' else 1]} {value}{target.unit}"]
    if target.year:
        words.append(str(target.year))
    if target.baseline_year:
        words.append(f"{_word('base', lang)} {target.baseline_year}")
    if target.current_value is not None:
        words.append(f"{_word('now', lang)} {_number(target.current_value)}（{target.current_year or ''}）")
    words += [
        _word(name, lang)
        for name, said in (
            ("stretch", target.stretch),
            ("alternative", target.alternative),
            (target.nature or "binding", target.nature is not None),
        )
        if said
    ]
    return "，".join([*words, *target.places]) if lang == "zh" else ", ".join([*words, *target.places])


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _header(record: Record, facts: _Facts) -> _Element:
    plan, lang = record.plan, facts.lang
    counts = Counter(mark.kind for mark in facts.marks)
    about = [
        plan.place.name if plan.place else None,
        f"{plan.period[0]}—{plan.period[1]}" if plan.period else None,
        plan.doc_number,
        "、".join(plan.issuers) or None,
        plan.issued,
    ]
    toggles = [
        h(
            "label",
            h("input", type="checkbox", checked=True, id=f"show-{kind}"),
            h("span", names[0 if lang == "zh" else 1], f" {counts[kind]}", class_=f"mark k-{kind}"),
        )
        for kind, names in KINDS.items()
    ]
    outline = [
        h("li", h("a", "".join(m.path), " ", m.title, href=f"#m{number}"))
        for number, m in enumerate(record.measures)
    ]
    return h(
        "header",
        h("h1", plan.title),
        h("p", " · ".join(one for one in about if one), class_="soft"),
        h(
            "p",
            f"{_word('source', lang)}: {plan.source.file} · SHA-256 {plan.source.sha256[:16]}…",
            f" · {plan.source.extractor}",
            class_="soft",
        ),
        h("div", _word("show", lang), " ", toggles, class_="toggles screen"),
        h(
            "details",
            h("summary", f"{_word('outline', lang)}（{len(record.measures)}）"),
            h("ol", outline, class_="outline"),
            class_="screen",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    number: int
    measure: Measure | None


def _blocks(text: str, record: Record) -> Iterator[_Block]:
    """Yield stretches of text, each with the measure that begins there, and what stands before the first."""
    starts = sorted((m.span[0], number) for number, m in enumerate(record.measures))
    first = starts[0][0] if starts else len(text)
    if text[:first].strip():
        yield _Block(0, first, -1, None)
    ends = [start for start, _ in starts[1:]] + [len(text)] * bool(starts)
    for (start, number), end in zip(starts, ends, strict=True):
        yield _Block(start, end, number, record.measures[number])


def _block(text: str, block: _Block, facts: _Facts) -> _Element:
    lines = h("div", list(_lines(text, block, facts)), class_="text")
    beside = _beside(block.measure, facts) if block.measure else None
    return h(
        "section", lines, h("div", beside, class_="beside"), id=f"m{block.number}" if block.measure else None
    )


def _lines(text: str, block: _Block, facts: _Facts) -> Iterator[_Element]:
    starts = sorted((mark.start, mark.end, mark.number) for mark in facts.marks if _in(mark, block))
    for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
        if not line.group().strip():
            continue
        begin, end = block.start + line.start(), block.start + line.end()
        upto = bisect_left(starts, (end, 0, 0))
        here = [facts.marks[n] for a, b, n in starts[:upto] if b > begin]
        yield h("p", list(_pieces(text, begin, end, here)))


def _in(mark: _Fact, block: _Block) -> bool:
    return mark.start < block.end and mark.end > block.start


def _pieces(text: str, begin: int, end: int, marks: Sequence[_Fact]) -> Iterator[object]:
    """Yield a line cut wherever a mark begins or ends; a piece under several marks has the classes of all."""
    cuts = sorted({begin, end, *(x for m in marks for x in (m.start, m.end) if begin < x < end)})
    for start, stop in pairwise(cuts):
        over = [m for m in marks if m.start <= start and m.end >= stop]
        if not over:
            yield text[start:stop]
            continue
        kinds = " ".join(dict.fromkeys(name for m in over for name in _classes(m)))
        # Two marks may begin at one place (a target, an industry in it): a link to either finds its own id.
        ids = [f"f{m.number}" for m in over if m.start == start]
        yield h(
            "span",
            [h("span", id=one) for one in ids[1:]],
            text[start:stop],
            class_=f"mark {kinds}",
            id=ids[0] if ids else None,
            data_f=" ".join(str(m.number) for m in over),
            title="\n".join(m.saying for m in over),
        )


def _classes(mark: _Fact) -> Iterator[str]:
    yield f"k-{mark.kind}"
    if mark.role:
        yield f"by-{mark.role}"


def _beside(measure: Measure, facts: _Facts) -> Iterator[_Element]:
    yield h("p", h("b", "".join(measure.path)), " ", measure.title, class_="name")
    if measure.duties:
        yield h("ul", [_duty_line(duty, facts) for duty in measure.duties], class_="duties")
    elif measure.kind == "measure":
        yield h("p", _word("none", facts.lang), class_="soft")
    if measure.targets:
        yield h("ul", [_line("target", t.span, _target_words(t, facts.lang), facts) for t in measure.targets])
    mentions = [
        h("a", name, class_=f"chip k-{kind}", href=f"#f{facts.of[kind, *spans[0], name]}")
        for kind, name, spans in _mentions(measure)
        if spans
    ]
    if mentions:
        yield h("p", [[one, " "] for one in mentions], class_="mentions")


def _duty_line(duty: Duty, facts: _Facts) -> _Element:
    saying = _duty_words(duty, facts.lang)
    number = facts.of["duty", *duty.span, saying]
    role = h("span", _role(duty.role, facts.lang), class_=f"chip role role-{duty.role}")
    link = h("a", duty.agency, href=f"#f{number}", data_f=number, title=saying)
    return h("li", role, " ", link)


def _line(kind: str, span: tuple[int, int], saying: str, facts: _Facts) -> _Element:
    number = facts.of[kind, *span, saying]
    return h("li", h("a", saying, href=f"#f{number}", data_f=number))


def _unread(record: Record, facts: _Facts) -> _Element:
    lang = facts.lang
    lines = []
    for one in record.unread:
        reason = reason_words(one.reason, lang)
        number = facts.of["unread", *one.span, reason]
        words = one.text or f"{one.span[0]}–{one.span[1]}"
        lines.append(h("li", h("span", reason, class_="chip"), " ", h("a", words, href=f"#f{number}")))
    return h(
        "section",
        h("h2", f"{_word('unread', lang)}（{len(lines)}）"),
        h("ol", lines) if lines else h("p", _word("nothing_unread", lang)),
        id="unread",
        class_="whole",
    )
