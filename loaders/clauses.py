"""The language of responsibility clauses: who answers for what in them. Where they stand is told by `clause_finding`.

Their language is nearly formal, so they are parsed: names are collected until a role phrase (牵头, 按职责分工负责, 负责落实, 配合 …)
gives them their role. `clause_words` holds the phrases; a new style of clause is one more row there.

What a clause does not say is not read into it: a list without 牵头 has no lead, and whatever is left over after
parsing makes the clause unread rather than half read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from .clause_lists import LOCAL, PHRASE, ListReading, NameList, RawClause, number_of
from .clause_marks import mark_note
from .clause_mood import after_preface, conditional, dated, unsure
from .clause_order import positions
from .clause_times import lead_aside
from .clause_words import INSIDE_LABELS, LABEL, PHRASES, Kind, labels, slips
from .name_lists import names_in, open_marks

_CARRY = re.compile(
    r"(?:以上|上述)?(?:具体|各项|所有|上述|有关|相关|以上)(?:任务|工作|事项|措施)均(?:需|须|由|涉及|要|应)(?:由)?|以下(?!不再|同)(?:各?(?:项|条|款)?(?:具体|重点)?(?:工作|任务|措施|内容|事项)|各[条项款])?(?:均|都|同)?(?:需|须|由|涉及|要|应)?(?:由)?"
)
# （各市、县〔市、区〕均需落实，以下不再列出) stands in a bracket of its own behind the list.
_INNER_CARRY = re.compile(
    r"（(?:(?:以下|以上|各项)[^（）]{0,8}?(?:由|均需|均须))?(?P<who>各[^（）均需须]{1,20}(?:（[^）]*）)?(?:人民政府|政府|管委会)?)均?(?:需|须|应|要|按)[^（）]{0,12}(?:落实|负责|实施)[^（）]*）"
)
_CARRY_END = re.compile(
    r"(?:人民政府|政府|部门|单位|管委会|(?<=各)[市县区州旗盟乡镇街道、]{1,7})(?:（[^）]{1,12}）)?(?=(?:[按结][^，]*)?(?:负责|组织|抓好|落实|实施|配合|执行)|[，；。]|$)"
)
_REPEAT = re.compile(
    r"[，；。]?(?:以下)?(?:以?下同|不再(?:一一|逐一)?(?:列出|列明|列举|单列|列示|做分工|分工|重复|赘述|标注))[，；。]?"
)
CLOSES = {"）": "（", "〕": "〔", "］": "［", "】": "【", "]": "["}
_LEAD_LABEL = re.compile(r"牵头(?:责任)?(?:单位|部门)?[：】]")
_STATEMENT_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉；。]")


def parse_clause(norm: str, start: int, end: int, *, own_line: bool) -> RawClause:
    """Parse what stands at `start:end`, with its brackets if it has any."""
    clause = RawClause(start, end, own_line)
    bracketed = norm[start] in CLOSES.values() and not LABEL.match(norm, start, end)
    inner = (start + 1, end - 1) if bracketed else (start, end)
    if bracketed and norm[start : start + 2] == "（（" and norm.find("）", start, end) == end - 2:
        inner = (start + 2, end - 2)  # （（省水利厅牵头，省财政厅配合））
    clause.labelled = next(labels(norm, *inner), None) is not None
    if unsure(norm, *inner):
        clause.left.append(inner)
        return clause
    reading = _Reading(norm, clause)
    for begin, stop in statements(norm, *inner):
        reading.statement(begin, stop)
    reading.settle_others()
    reading.withdraw_changing_leads()
    return clause


def statements(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what ； and 。 part, outside brackets."""
    begin = start
    for stop in open_marks(norm, start, end, _STATEMENT_MARKS):
        if slips(norm, begin, stop):
            continue
        if stop > begin:
            yield begin, stop
        begin = stop + 1
    if end > begin:
        yield begin, end


@dataclass(slots=True)
class _Reading(ListReading):
    """The reading of one clause, statement by statement."""

    def settle_others(self) -> None:
        """Give the names without a phrase the role that the whole clause leaves them, or none.

        Beside a lead they take part (A牵头，B、C); where the first-named leads they are those that the order is of.
        """
        lists = self.clause.lists
        led = any(entry.phrase.split(":")[-1] == "lead" for entry in lists)
        ordered = bool(self.clause.position or self.clause.marks) and not lists
        if not (led or ordered or self._beside_local() or self._divided()):
            self.clause.left.extend(name for _, name in self.others)
            return
        for segment, run in groupby(self.others, lambda one: one[0]):
            names = tuple(name for _, name in run)
            lists.append(NameList("support" if led else "divided", names, segment))
        lists.sort(key=lambda entry: entry.names[0])

    def withdraw_changing_leads(self) -> None:
        """Leave unread who leads where that changes with the years, and whose part hangs on it (责任单位：)."""
        aside = lead_aside(self.norm, self.clause.start + 1, self.clause.end)
        if aside:
            self.clause.left.append(aside)
            self.changing = True
        if not (self.changing or self.timed > 1 or (self.timed and self.lead_parts > self.timed)):
            return
        kept = []
        for entry in self.clause.lists:
            local = all(LOCAL.search(self.norm[a:b]) for a, b in entry.names)
            helps = entry.phrase.split(":")[0] in ("support", "partner") or entry.phrase.endswith(":support")
            if helps or (local and entry.phrase in ("settle", "alone", "share")):
                kept.append(entry)
            else:
                self.clause.left.extend(entry.names)
        self.clause.lists = kept

    def _names_lead(self) -> bool:
        """Say whether the clause has a label that says 牵头 itself."""
        return _LEAD_LABEL.search(self.norm, self.clause.start, self.clause.end) is not None

    def _divided(self) -> bool:
        """Say whether all that the clause says of anyone is, behind the last name, that the tasks are divided."""
        lists = self.clause.lists
        return (
            bool(lists)
            and all(entry.phrase in ("divided", "share") for entry in lists)
            and all(segment < lists[0].segment for segment, _ in self.others)
        )

    def _beside_local(self) -> bool:
        """Say whether the rest of the clause says what local governments do: 省农业农村厅、省林业局；各市落实."""
        lists = self.clause.lists
        local = all(
            entry.phrase in ("alone", "settle") and all(LOCAL.search(self.norm[a:b]) for a, b in entry.names)
            for entry in lists
        )
        return bool(lists) and local and all(segment < lists[0].segment for segment, _ in self.others)

    def statement(self, start: int, end: int) -> None:
        """Parse what ； and 。 part."""
        self.segment += 1
        norm, clause = self.norm, self.clause
        start = after_preface(norm, start, end)
        position = next(positions(norm, start, end), None)
        if position:
            clause.position = (position.start(), position.end())
            clause.position_each = position["each"] is not None
            opened, closed = norm.rfind("（", start, position.start()), norm.find("）", position.end(), end)
            if opened >= 0 and closed >= 0:
                self._around(start, opened, closed + 1, end)
                return
            end = position.start()
        marks = mark_note(norm, start, end)
        if marks:
            clause.marks = marks
            end = marks.start
        condition = conditional(norm, start, end)
        if condition >= 0:
            clause.left.append((condition, end))
            # 甲局牵头，待乙局成立后由乙局牵头
            self.changing |= norm[condition] == "待" and "牵头" in norm[condition:end]
            end = condition
        helped = _INNER_SUPPORT.search(norm, start, end)
        if helped:
            self.statement(start, helped.start())
            self.keep("partner", names_in(norm, *helped.span("who")))
            start = helped.end()
        inner = _INNER_CARRY.search(norm, start, end)
        if inner:
            clause.carried.extend(names_in(norm, *inner.span("who")))
            self.statement(start, inner.start())
            start = inner.end()
        carry = _CARRY.search(norm, start, end)
        if carry:
            _take_carried(norm, carry, start, end, clause)
            end = carry.start()
        end = next(
            (m.start() for m in _REPEAT.finditer(norm, start, end) if not _inside(norm, start, m)), end
        )
        self._labelled_lists(start, end)

    def _labelled_lists(self, start: int, end: int) -> None:
        """Read the lists that labels part, with the kind of the one before the statement up to the first."""
        norm, begin, labelled = self.norm, start, False
        for label in labels(norm, start, end):
            opened = label.start() > start and norm[label.start() - 1] == "（" and _is_aside(label)
            # Looked for only where needed: to the end of a long list each time, it would take its length squared.
            closed = norm.find("）", label.end(), end) if opened else -1
            if closed > 0:
                self.read_list(begin, label.start() - 1)  # 省水利厅（责任人：张某）、省财政厅
                begin = closed + 1
                continue
            self.read_list(begin, label.start(), labelled=labelled)
            self._take_label(label, start)
            begin, labelled = label.end(), True
        self.read_list(begin, end, labelled=labelled)

    def _take_label(self, label: re.Match[str], start: int) -> None:
        """Put a label in force."""
        self.kind = "oversee" if label["unreal"] else _kind_of(label)
        if self.kind == "lead" and "牵头" not in label.group() and self._names_lead():
            self.kind = "responsible"  # 主要责任单位： beside 牵头单位：
        if self.kind == "lead":
            self.lead_parts += 1
            self.timed += dated(self.norm, start, label.start())

    def _around(self, start: int, opened: int, closed: int, end: int) -> None:
        """Parse a list with the sentence on its order in a bracket in its midst: A、B（列首位的为牵头单位）负责."""
        phrase = PHRASE.match(self.norm, closed, end)
        if phrase and next(labels(self.norm, start, opened), None) is None:
            self.keep(PHRASES[number_of(phrase)][0], names_in(self.norm, start, opened))
        else:
            self.statement(start, opened)
        self.statement(phrase.end() if phrase else closed, end)


# 省财政厅（省审计厅、省司法厅配合）
_INNER_SUPPORT = re.compile(r"（(?P<who>[^（）]{3,80}?)(?:配合|参与|参加|协助)）")


def _inside(norm: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a match stands in a bracket that opened behind `start`: 各区政府（含高新区，下同）."""
    before = norm[start : match.start()]
    return max(map(before.rfind, "（〔【")) > max(map(before.rfind, "）〕】"))


def _kind_of(label: re.Match[str]) -> Kind:
    return INSIDE_LABELS[number_of(label)][0]


def _is_aside(label: re.Match[str]) -> bool:
    return _kind_of(label) == "aside"


def _take_carried(norm: str, carry: re.Match[str], start: int, end: int, clause: RawClause) -> None:
    """Note the actors of 以下均需各市（州）人民政府落实, or of 各市（州）人民政府，以下各条均涉及."""
    actor = _CARRY_END.search(norm, carry.end(), end)
    if actor:
        clause.carried.extend(names_in(norm, carry.end(), actor.end()))
    else:
        before = names_in(norm, start, carry.start())
        clause.carried.extend(name for name in before if LOCAL.search(norm[slice(*name)]))


def read_labelled(norm: str, clause: RawClause, kind: Kind, start: int, end: int) -> None:
    """Add to `clause` what `start:end` says under the label `kind`: a cell of a table under the head 责任单位, for one."""
    reading = _Reading(norm, clause, kind)
    for begin, stop in statements(norm, start, end):
        reading.statement(begin, stop)
    reading.withdraw_changing_leads()
