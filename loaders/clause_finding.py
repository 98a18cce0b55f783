"""Where the responsibility clauses of a text stand.

A clause is a bracket （…） 〔…〕 ［…］ 【…】 that names who is responsible; lines of its own, or the last words of a
paragraph, that begin 牵头单位： 责任单位： …; or a whole sentence that says nothing but who leads and who helps
(由省水利厅牵头，省财政厅配合。). A bracket that holds names alone is one too, but says no role: only a plan's own words
(括号内为责任单位) give it one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from .clause_lists import NameList, RawClause
from .clause_marks import MarkNote, mark_note
from .clause_order import positions
from .clause_words import DUE_AHEAD, DUE_END, LABEL, LABEL_END, MAX_CLAUSE, SIGN
from .clauses import CLOSES, parse_clause, statements
from .flat import FlatText
from .name_lists import is_organisation, names_in
from .outline_marks import starts_item

_BRACKET = re.compile(r"[（〔［【\[）〕］】\]]")
_MAX_OPEN = 8
_OF_ACTORS = re.compile(r"单位|部门|主体")
# The last words say who takes part, or, where `DUE_END` finds it, by when: 市水利局牵头，市财政局配合，6月底前完成。
_SENTENCE_END = re.compile(
    r"[。）](?:(?<=(?:牵头|配合|参与|参加|协助|负责|落实|实施)[。）])|(?<=(?:牵头|责任|配合|主责)(?:单位|部门)[。）])"
    r"|(?P<due>(?<=[前成现位效标结][。）])))"
)
_LONGEST_DUE = 26
_LEAD_IN = re.compile(r"[—·]*(?:(?:以上|上述|本项|该项|此项|各项)?(?:工作|任务|措施)?(?:均|分别)?由)?")
_LONGEST_SENTENCE = 300
_TELLING = frozenset({"lead", "divided", "with", "support"})
_MARKS = re.compile(r"[、，；。]")
_REMARK = re.compile("[（〔［【]?(?:注|备注|说明)(?:[：1１]|（1）)")
_MORE = re.compile(r"等(?:部门|单位)?$|[（〔]")
# 括号内为责任单位 tells of all names in brackets; 括号内末位单位为牵头单位 tells of one of them, and not which of the roles is whose.
_ALL_NAMES = r"(?:的|所列|所注|所示|注明|标注|列出|列明|各|所有|均|分别|名称|名单|[省市县区州]级?|国家|相关|有关|单位|部门|责任|牵头)*"
_BARE = re.compile(
    rf"括号[内中里]{_ALL_NAMES}(?:为|是|系)[^。；，第首前末]{{0,6}}?(?P<kind>责任|牵头|负责|承办)[^。；，]{{0,4}}?(?:单位|部门)"
)
_ON_BRACKETS = re.compile(r"括号[内中里][^。；]{0,24}?(?:责任|牵头|负责|承办|主责)")
_SEVERAL = re.compile(
    r"各(?!类|种|项|级)[^，。；]{1,12}(?:机构|街|地|村|社区|乡镇)$|(?:有关|相关)[^，。；]{1,8}(?:机构|乡镇)$"
)
_GENERAL = re.compile(r"下同|以下|各项|每项|均")
_LONGEST_LABEL = 60
_NUMBER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|\d{1,2}[.、）]|[①-⑳]"
)
_BULLETS = "→➢✓◎▪◆◇■□●○▲△★☆※*►▶•·—-"


def find_clauses(text: FlatText, width: int) -> list[RawClause]:
    """Return the clauses of a text in order, parsed into name lists. Linear in the text's length.

    `width` is the length of a full line: an own-line clause goes on after a full line.
    """
    brackets = sorted(_brackets(text.norm), key=lambda pair: (pair[0], -pair[1]))
    found = [
        parse_clause(text.norm, start, end, own_line=text.begins_line(start))
        for start, end in _signed_brackets(text.norm, brackets)
        if not _ON_BRACKETS.search(text.norm, start, end)
    ]
    found = _joined(found)
    inside = [(clause.start, clause.end) for clause in found]
    for start, end in _label_lists(text, width, inside):
        clause = parse_clause(text.norm, start, end, own_line=_leads_line(text, start))
        clause.numbered = (
            clause.own_line and text.norm[start - 1] not in _BULLETS and not text.begins_line(start)
        )
        found.append(clause)
    found.extend(_bare_clauses(text, brackets, sorted((clause.start, clause.end) for clause in found)))
    inside = sorted((clause.start, clause.end) for clause in found)
    found.extend(_sentences(text, inside))
    return sorted(found, key=lambda clause: clause.start)


def _joined(clauses: list[RawClause]) -> list[RawClause]:
    """Make one clause of brackets that follow each other: 【牵头单位：省水利厅】【责任单位：省财政厅】 tell one task."""
    joined: list[RawClause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last is None or last.end != clause.start or not (last.labelled and clause.labelled):
            joined.append(clause)
            continue
        segments = 1 + max((names.segment for names in last.lists), default=0)
        last.end = clause.end
        last.lists += [replace(names, segment=names.segment + segments) for names in clause.lists]
        last.carried += clause.carried
        last.left += clause.left
        last.position, last.position_each = clause.position or last.position, clause.position_each
        last.marks = clause.marks or last.marks
    return joined


def position_rule(norm: str, clauses: list[RawClause]) -> tuple[int, int, bool] | None:
    """Return the sentence that makes the first-named of each clause its lead: its span, and whether per party.

    A clause that says so of itself, without 下同, speaks for no other.
    """
    for match in positions(norm, 0, len(norm)):
        if match["all"] or _speaks_for_all(norm, match.start(), match.end(), clauses):
            return match.start(), match.end(), match["each"] is not None
    return None


def mark_rule(norm: str, clauses: list[RawClause]) -> MarkNote | None:
    """Return the sentence that says for the whole plan which sign marks a lead (带*号的为牵头单位)."""
    note = mark_note(norm)
    while note and not _speaks_for_all(norm, note.start, note.end, clauses):
        note = mark_note(norm, note.end)
    return note


def _speaks_for_all(norm: str, start: int, end: int, clauses: list[RawClause]) -> bool:
    """Say whether a sentence on leads is the plan's: it stands in no clause, or in one that names nobody or says 下同."""
    own = next((clause for clause in clauses if clause.start <= start < clause.end), None)
    if own is None or not any(entry.names for entry in own.lists):
        return True
    return _GENERAL.search(norm, max(start - 12, own.start), min(end + 16, own.end)) is not None


def bare_rule(norm: str) -> Literal["lead", "responsible"] | None:
    """Return what a plan says that the names in its brackets are (括号内为责任单位), if it says so."""
    match = _BARE.search(norm)
    if match is None:
        return None
    return "lead" if match["kind"] == "牵头" else "responsible"


def _bare_clauses(
    text: FlatText, brackets: list[tuple[int, int]], inside: list[tuple[int, int]]
) -> Iterator[RawClause]:
    """Yield brackets that end a sentence or a line and hold nothing but the names of organisations."""
    norm = text.norm
    ends = frozenset(text.line_ends)
    last = 0
    for start, end in brackets:
        if end <= last or not 4 < end - start <= MAX_CLAUSE:
            continue
        last = end
        closes = norm[start - 1] in "。；！" if start else True
        second_name = is_organisation(norm[start - 1 : start])  # 县发改局（县能源局）
        if (
            second_name
            or not (closes or end in ends or norm[end : end + 1] in ("。", "；"))
            or _covered(inside, start)
        ):
            continue
        clause = RawClause(start, end, own_line=False, bare=True)
        # （省教育厅、省财政厅；完成时限：…） says when, and no more than names alone in which role.
        spans = [(a, _up_to_label(norm, a, b)) for a, b in statements(norm, start + 1, end - 1)]
        position = next(positions(norm, start, end), None)
        if position:
            clause.position = position.span()
            spans = [(a, min(b, position.start())) for a, b in spans if a < position.start()]
        for segment, (a, b) in enumerate(spans):
            clause.lists.append(NameList("bare", names_in(norm, a, b), segment))
        named = [norm[a:b] for names in clause.lists for a, b in names.names]
        actors = (is_organisation(name) or _SEVERAL.match(name) for name in named)
        if len(named) > (0 if closes else 1) and all(actors):
            yield clause


def _up_to_label(norm: str, start: int, end: int) -> int:
    label = LABEL.search(norm, start, end)
    return label.start() if label else end


def _covered(inside: list[tuple[int, int]], start: int) -> bool:
    index = bisect_right(inside, (start, len(inside) and inside[-1][1])) - 1
    return index >= 0 and start < inside[index][1]


def _signed_brackets(norm: str, brackets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the outermost brackets that hold a sign of responsibility and are no longer than a clause can be."""
    chosen: list[tuple[int, int]] = []
    for start, end in brackets:
        if chosen and end <= chosen[-1][1]:
            continue
        if end - start <= _LONGEST_LABEL and LABEL.fullmatch(norm, start, end):
            continue  # 【责任单位】 before names
        if end - start <= MAX_CLAUSE and SIGN.search(norm, start + 1, end - 1):
            chosen.append((start, end))
    return chosen


def _brackets(norm: str) -> Iterator[tuple[int, int]]:
    """Yield matching brackets. Only a few may be open at once, so a megabyte of ( costs no more than one of text."""
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(norm):
        char = match.group()
        opener = CLOSES.get(char)
        if opener is None:
            stack.append((char, match.start()))
            del stack[:-_MAX_OPEN]
            continue
        for index in range(len(stack) - 1, -1, -1):
            if stack[index][0] == opener:
                yield stack[index][1], match.end()
                del stack[index:]
                break


def _labels(text: FlatText) -> Iterator[re.Match[str]]:
    """Yield the labels. Each ends with a colon, which is found a hundred times faster than what may stand before it.

    None runs over the start of a line: a heading 技术支持 above 责任单位： makes no 支持责任单位.
    """
    norm = text.norm
    done = 0
    for mark in LABEL_END.finditer(norm):
        colon = mark.start()
        # Without a colon the name behind the label tells that it is one, up to the end of its line.
        # It is near: to the end of a long line each time, 施工单位为市水利局 again and again would take its length squared.
        line_end = min(colon + _LONGEST_LABEL, text.line_ends[text.line_of(colon)])
        stop = colon + 1 if mark.group() in "：】" else line_end
        line = text.line_starts[text.line_of(colon)]
        begin = max(done, colon - _LONGEST_LABEL)
        # Not one that ends before the mark: 责任单位为市级部门的，… makes no label of a line further up.
        match = next((one for one in LABEL.finditer(norm, begin, stop) if one.end() > colon), None)
        if match and match.start() < line:
            match = LABEL.match(norm, line, stop) or match  # the label itself may be broken by width
        if match:
            done = match.end()
            yield match


def _label_lists(text: FlatText, width: int, inside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of lists under labels that stand in no bracket; lists that follow each other are one clause."""
    done = 0
    for match in _labels(text):
        start = match.start()
        if start < done or not _begins_list(text, match) or _covered(inside, start):
            continue
        end = _end_of_list(text, start, width, match.end())
        while following := _label_at(text, end + (text.norm[end : end + 1] in ("。", "；", "，"))):
            end = _end_of_list(text, following.start(), width, following.end())
        done = end
        yield start, end - _unopened(text.norm, start, end)


def _label_at(text: FlatText, start: int) -> re.Match[str] | None:
    """Return the label at `start`; at the start of a line it may stand behind a bullet or a number."""
    if text.begins_line(start):
        number = _NUMBER.match(text.norm, start)
        start = number.end() if number else start
        start += len(text.norm[start : start + 4]) - len(text.norm[start : start + 4].lstrip(_BULLETS))
    return LABEL.match(text.norm, start)


def _unopened(norm: str, start: int, end: int) -> int:
    """Return 1 where a list ends with a bracket that was opened before it, or never."""
    words = norm[start:end]
    return int(words.endswith("）") and words.count("）") > words.count("（"))


def _before(text: FlatText, start: int) -> str:
    """Return what stands before a place in its line, without bullets."""
    return text.norm[text.line_starts[text.line_of(start)] : start].rstrip(_BULLETS)


def _leads_line(text: FlatText, start: int) -> bool:
    """Say whether nothing but a bullet or a number stands before a place in its line."""
    before = _before(text, start)
    return not before or _NUMBER.fullmatch(before) is not None


def _begins_list(text: FlatText, label: re.Match[str]) -> bool:
    """Say whether a label begins a line, or else the last words of a paragraph: …达标排放。责任单位：市水务局."""
    if _leads_line(text, label.start()):
        return True
    return (
        _before(text, label.start())[-1] in "。；，）（〔【［["
        and _OF_ACTORS.search(label.group()) is not None
    )


def _is_row(text: FlatText, start: int, end: int) -> bool:
    """Say whether a line is a row of a table, whose cells tabs part."""
    return "\t" in text.text[slice(*text.span(start, end))]


def _goes_on(text: FlatText, line: int) -> bool:
    """Say whether a list may go on in the line after `line`: with the rest of a name, or with one more name.

    Lines of a text that is not broken by width are of any length, and what follows the list there is the next item.
    """
    if line + 1 >= len(text.line_starts):
        return False
    start, end = text.line_starts[line + 1], text.line_ends[line + 1]
    if starts_item(text.norm, start, end) or _label_at(text, start) or _is_row(text, start, end):
        return False
    if _REMARK.match(text.norm, start, end):
        return False
    if text.norm[start - 1] == "、":
        return True
    head = _MARKS.split(text.norm[start:end], maxsplit=1)[0]
    tail = _MARKS.split(text.norm[text.line_starts[line] : start])[-1]
    signed = any(match.end() > len(tail) for match in SIGN.finditer(tail + head))  # 配 and 合 on two lines
    return is_organisation(tail + head) or signed or _MORE.search(head) is not None


def _names_below(text: FlatText, line: int) -> bool:
    """Say whether the line after `line`, which ends with a label, holds the names: 牵头单位： above 省水利厅."""
    if line + 1 >= len(text.line_starts):
        return False
    start, end = text.line_starts[line + 1], text.line_ends[line + 1]
    head = _MARKS.split(text.norm[start:end], maxsplit=1)[0]
    other = starts_item(text.norm, start, end) or _label_at(text, start) or _is_row(text, start, end)
    return not other and is_organisation(head)


def _end_of_list(text: FlatText, start: int, width: int, names: int) -> int:
    """Return where a label's list ends, whose names begin at `names`: at 。 or with the first line that is not full."""
    line = text.line_of(start)
    limit = start + MAX_CLAUSE
    begin = start
    if names == text.line_ends[line] and _names_below(text, line):
        line += 1
        begin = names
    while line < len(text.line_starts):
        end = min(text.line_ends[line], limit)
        stop = text.norm.find("。", begin, end)
        if stop >= 0:
            return stop
        short = end - text.line_starts[line] < width and text.norm[end - 1] not in "、，"
        # No list is as long as the limit: there an unwrapped text begins like one.
        if end == limit or short or not _goes_on(text, line):
            return end
        line += 1
        begin = end
    return begin


def _sentences(text: FlatText, inside: list[tuple[int, int]]) -> Iterator[RawClause]:
    """Yield sentences that are clauses from end to end: names and role phrases, and no word of what is done."""
    norm = text.norm
    for match in _SENTENCE_END.finditer(norm):
        stop = match.end() - 1
        start = max(norm.rfind(mark, max(0, stop - _LONGEST_SENTENCE), stop) for mark in "。；！：") + 1
        if norm[stop] == "）" and "（" in norm[start:stop]:
            continue  # only where the bracket was never opened: 市科技局牵头，市财政局配合）
        if start == 0 or starts_item(norm, start, stop) or _covered(inside, start) or _covered(inside, stop):
            continue
        due = DUE_END.search(norm, max(start, stop - _LONGEST_DUE), stop + 1)
        if match["due"] is not None and due is None:
            continue
        ahead = DUE_AHEAD.match(norm, start, stop)
        begin = ahead.end() if ahead else start
        clause = parse_clause(norm, begin, due.start() if due else stop, own_line=False)
        clause.sentence, clause.start, clause.end = True, start, stop
        phrases = {names.phrase for names in clause.lists}
        named = [norm[a:b] for names in clause.lists for a, b in names.names]
        if clause.left or clause.carried or clause.objects or clause.labelled:
            continue
        if not named or not _LEAD_IN.fullmatch(norm, begin, clause.lists[0].names[0][0]):
            continue
        if (phrases & _TELLING or norm[begin] == "由") and all(map(is_organisation, named)):
            yield clause
