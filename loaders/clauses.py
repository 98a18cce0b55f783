"""The language of responsibility clauses: who answers for what in them. Where they stand is told by `clause_finding`.

Their language is nearly formal, so they are parsed: names are collected until a role phrase (牵头, 按职责分工负责, 负责落实, 配合 …)
gives them their role. `clause_words` holds the phrases; a new style of clause is one more row there.

What a clause does not say is not read into it: a list without 牵头 has no lead, and whatever is left over after
parsing makes the clause unread rather than half read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from .clause_marks import MarkNote, mark_note
from .clause_mood import conditional, dated, goes_over, taken_back, unsure
from .clause_words import LABEL, PHRASES, TEXT_LABELS, Kind, labels, positions
from .name_lists import is_organisation, names_in, open_marks

_PHRASE = re.compile(
    "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(PHRASES))
)
_CARRY = re.compile(
    r"(?:以上|上述)?(?:具体|各项|所有|上述|有关|相关|以上)(?:任务|工作|事项|措施)均(?:需|须|由|涉及|要|应)(?:由)?|以下(?!不再|同)(?:各?(?:项|条|款)?(?:具体|重点)?(?:工作|任务|措施|内容|事项)|各[条项款])?(?:均|都|同)?(?:需|须|由|涉及|要|应)?(?:由)?"
)
# （各市、县〔市、区〕均需落实，以下不再列出) stands in a bracket of its own behind the list.
_INNER_CARRY = re.compile(
    r"（(?:(?:以下|以上|各项)[^（）]{0,8}?(?:由|均需|均须))?(?P<who>各[^（）均需须]{1,20}(?:（[^）]*）)?(?:人民政府|政府|管委会)?)均?(?:需|须|应|要|按)[^（）]{0,12}(?:落实|负责|实施)[^（）]*）"
)
_LOCAL = re.compile(r"^(?:各|全|有关|相关|地方)|(?:政府|管委会|行署)(?:（[^）]*）)?$")
_CARRY_END = re.compile(
    r"(?:人民政府|政府|部门|单位|管委会|(?<=各)[市县区州旗盟乡镇街道、]{1,7})(?:（[^）]{1,12}）)?(?=(?:[按结][^，]*)?(?:负责|组织|抓好|落实|实施|配合|执行)|[，；。]|$)"
)
_REPEAT = re.compile(
    r"[，；。]?(?:以下)?(?:下同|不再(?:一一|逐一)?(?:列出|列明|列举|单列|列示|做分工|分工|重复|赘述|标注))[，；。]?"
)
CLOSES = {"）": "（", "〕": "〔", "］": "［", "】": "【", "]": "["}
_COMMAS = re.compile(r"[（〔［【\[〈）〕］】\]〉，]")
_STATEMENT_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉；。]")


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that share one role phrase. `segment` counts the parts of a clause that ；parts."""

    phrase: str
    names: tuple[tuple[int, int], ...]
    segment: int


@dataclass(slots=True)
class RawClause:
    """A responsibility clause in flat offsets: `start:end` with its brackets, the name lists, the carry-over names.

    `labelled` tells lists under 牵头单位： and the like from running clauses, `bare` a bracket that holds names and says no
    word of their role, `sentence` one that is a sentence of the text; `objects` that it says what is done. `left` holds what could not be parsed.
    """

    start: int
    end: int
    own_line: bool
    labelled: bool = False
    lists: list[NameList] = field(default_factory=list)
    carried: list[tuple[int, int]] = field(default_factory=list)
    position: tuple[int, int] | None = None
    position_each: bool = False
    marks: MarkNote | None = None
    bare: bool = False
    sentence: bool = False
    objects: bool = False
    left: list[tuple[int, int]] = field(default_factory=list)


def parse_clause(norm: str, start: int, end: int, *, own_line: bool) -> RawClause:
    """Parse what stands at `start:end`, with its brackets if it has any."""
    clause = RawClause(start, end, own_line)
    bracketed = norm[start] in CLOSES.values() and not LABEL.match(norm, start, end)
    inner = (start + 1, end - 1) if bracketed else (start, end)
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
        if stop > begin:
            yield begin, stop
        begin = stop + 1
    if end > begin:
        yield begin, end


@dataclass(slots=True)
class _Reading:
    """The reading of one clause: `kind` is the label in force, which a following ； does not end."""

    norm: str
    clause: RawClause
    kind: Kind | None = None
    segment: int = -1
    others: list[tuple[int, tuple[int, int]]] = field(default_factory=list)
    """Names that no phrase closes, each with its segment."""
    lead_labels: int = 0
    changing: bool = False
    """How often 牵头单位： stands in the clause, and whether a year stands before one of them."""

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
        if not (self.changing and self.lead_labels > 1):
            return
        kept = []
        for entry in self.clause.lists:
            if entry.phrase.split(":")[0] in ("lead", "responsible"):
                self.clause.left.extend(entry.names)
            else:
                kept.append(entry)
        self.clause.lists = kept

    def _divided(self) -> bool:
        """Say whether all that the clause says of anyone is, behind the last name, that the tasks are divided."""
        lists = self.clause.lists
        return (
            bool(lists)
            and all(entry.phrase == "divided" for entry in lists)
            and all(segment < lists[0].segment for segment, _ in self.others)
        )

    def _beside_local(self) -> bool:
        """Say whether the rest of the clause says what local governments do: 省农业农村厅、省林业局；各市落实."""
        lists = self.clause.lists
        local = all(
            entry.phrase in ("alone", "settle") and all(_LOCAL.search(self.norm[a:b]) for a, b in entry.names)
            for entry in lists
        )
        return bool(lists) and local and all(segment < lists[0].segment for segment, _ in self.others)

    def statement(self, start: int, end: int) -> None:
        """Parse what ； and 。 part."""
        self.segment += 1
        norm, clause = self.norm, self.clause
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
            end = condition
        helped = _INNER_SUPPORT.search(norm, start, end)
        if helped:
            self.statement(start, helped.start())
            self._keep("partner", names_in(norm, *helped.span("who")))
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
        begin = start
        for label in labels(norm, start, end):
            closed = norm.find("）", label.end(), end)
            if label.start() > start and norm[label.start() - 1] == "（" and closed > 0 and _is_aside(label):
                self._list(begin, label.start() - 1)  # 省水利厅（责任人：张某）、省财政厅
                begin = closed + 1
                continue
            self._list(begin, label.start())
            self.kind = "oversee" if label["unreal"] else _kind_of(label)
            if self.kind == "lead":
                self.lead_labels += 1
                self.changing |= dated(norm, start, label.start())
            begin = label.end()
        self._list(begin, end)

    def _around(self, start: int, opened: int, closed: int, end: int) -> None:
        """Parse a list with the sentence on its order in a bracket in its midst: A、B（列首位的为牵头单位）负责."""
        phrase = _PHRASE.match(self.norm, closed, end)
        if phrase and next(labels(self.norm, start, opened), None) is None:
            self._keep(PHRASES[_number(phrase)][0], names_in(self.norm, start, opened))
        else:
            self.statement(start, opened)
        self.statement(phrase.end() if phrase else closed, end)

    def _list(self, start: int, end: int) -> None:
        """Give the names in `start:end` the role phrase that closes them, or else the label's."""
        if self.kind == "aside":
            return
        begin = start
        after_with = past = False
        label = None if self.kind == "running" else self.kind
        phrases = list(_phrases(self.norm, start, end))
        for index, match in enumerate(phrases):
            phrase = PHRASES[_number(match)][0]
            found = f"{label}:{phrase}" if label else ("partner" if after_with else phrase)
            past = past and not goes_over(self.norm, begin)
            if past or taken_back(self.norm, begin, match.start(), match.end()):
                past = True
                self.clause.left.extend(names_in(self.norm, begin, match.start()))
                begin = match.end()
                continue
            order = _ORDER.search(self.norm[begin : match.start()])
            if order:  # 列前两位的为牵头单位: who that is, the words do not say
                self._keep_others(label, names_in(self.norm, begin, begin + order.start()))
                self.clause.left.append((begin + order.start("which"), match.end()))
                begin = match.end()
                continue
            among = self.norm.rfind("其中", begin, match.start())
            if among > begin:  # A、B，其中A为牵头单位: the phrase is not about all of them
                self._keep_others(label, names_in(self.norm, begin, among))
                begin = among
            alone = phrase == "support" and not (label or index or self._has_lead())
            together = match.group().startswith(("共同", "联合", "双", "分别"))
            if alone or (phrase == "lead" and label == "responsible" and not together):
                begin = self._apart(label, begin, match.start())
            self._keep(found, names_in(self.norm, begin, match.start()))
            following = phrases[index + 1].start() if index + 1 < len(phrases) else end
            begin = match.end() if phrase == "with" else _past_object(self.norm, match.end(), following)
            self.clause.objects |= begin > match.end()
            after_with = phrase == "with"
        self._keep_others(label, names_in(self.norm, begin, end))

    def _has_lead(self) -> bool:
        return any(entry.phrase.split(":")[-1] in ("lead", "with") for entry in self.clause.lists)

    def _apart(self, label: Kind | None, start: int, end: int) -> int:
        """Keep the names before the last ， as others, and return where those behind it begin: 甲局，乙局配合."""
        marks = list(open_marks(self.norm, start, end, _COMMAS))
        if not marks:
            return start
        self._keep_others(label, names_in(self.norm, start, marks[-1]))
        return marks[-1] + 1

    def _keep(self, phrase: str, names: tuple[tuple[int, int], ...]) -> None:
        """Keep names under their phrase; 省教育厅（牵头） in a list leads, whatever closes the list."""
        if "oversee" in phrase:
            self.clause.left.extend(names)
            return
        for own, run in groupby(names, lambda name: _own_phrase(self.norm, *name)):
            spans = tuple((a, _OWN_ROLE.sub("", self.norm[a:b]), b) for a, b in run)
            kept = tuple((a, a + len(words)) for a, words, _ in spans)
            self.clause.lists.append(NameList(own or phrase, kept, self.segment))

    def _keep_others(self, label: Kind | None, names: tuple[tuple[int, int], ...]) -> None:
        """Keep names that no phrase closes under their label, or else those that say their role themselves."""
        if label:
            self._keep(label, names)
            return
        for name in names:
            if _own_phrase(self.norm, *name):
                self._keep("", (name,))
            else:
                self.others.append((self.segment, name))


# 省财政厅（省审计厅、省司法厅配合）
_INNER_SUPPORT = re.compile(r"（(?P<who>[^（）]{3,80}?)(?:配合|参与|参加|协助)）")
_ORDER = re.compile(
    r"(?:^|[，、])(?P<which>[位名]?(?:列|排|居|处|带|标|加|注|下?划|画|粗|黑|红)[^，、]{0,10})$"
)
_OWN_ROLE = re.compile(
    r"[（〔［【](?:(?P<lead>总?牵头|主责|主办)|(?P<support>配合|参与|协办|协助))(?:单位|部门|负责)?[）〕］】]$"
)


def _own_phrase(norm: str, start: int, end: int) -> str:
    """Return the role that a name carries in brackets of its own (省教育厅（牵头）), or an empty string."""
    match = _OWN_ROLE.search(norm[start:end])
    return match.lastgroup or "" if match else ""


def _past_object(norm: str, start: int, following: int) -> int:
    """Return where the names after a role phrase begin: behind what is done, in 省教育厅负责师资培训，省财政厅负责经费.

    The object ends at ，, or at 、 where another phrase follows before the next ，. What may name an office is none.
    """
    if start >= following or norm[start] in "，、；。":
        return start
    comma = norm.find("，", start, following)
    stop = comma if comma >= 0 else norm.find("、", start, following)
    stop = following if stop < 0 else stop
    return start if is_organisation(norm[start:stop]) else stop


def _inside(norm: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a match stands in a bracket that opened behind `start`: 各区政府（含高新区，下同）."""
    before = norm[start : match.start()]
    return max(map(before.rfind, "（〔【")) > max(map(before.rfind, "）〕】"))


def _number(match: re.Match[str]) -> int:
    """Return which row of its table a named alternative (lead0, with2 …) stands for."""
    return int((match.lastgroup or "").lstrip("abcdefghijklmnopqrstuvwxyz"))


def _kind_of(label: re.Match[str]) -> Kind:
    return TEXT_LABELS[_number(label)][0]


def _is_aside(label: re.Match[str]) -> bool:
    return _kind_of(label) == "aside"


def _take_carried(norm: str, carry: re.Match[str], start: int, end: int, clause: RawClause) -> None:
    """Note the actors of 以下均需各市（州）人民政府落实, or of 各市（州）人民政府，以下各条均涉及."""
    actor = _CARRY_END.search(norm, carry.end(), end)
    if actor:
        clause.carried.extend(names_in(norm, carry.end(), actor.end()))
    else:
        before = names_in(norm, start, carry.start())
        clause.carried.extend(name for name in before if _LOCAL.search(norm[slice(*name)]))


def _phrases(norm: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield role phrases outside brackets: （负责X） inside a name gives no role."""
    depth = 0
    at = start
    for match in _PHRASE.finditer(norm, start, end):
        between = norm[at : match.start()]
        depth += sum(between.count(c) for c in "（〔［【〈") - sum(between.count(c) for c in "）〕］】〉")
        at = match.start()
        # 省教育厅牵头的联席会议: what has that lead is meant, and nobody is given a task.
        if depth <= 0 and not norm.startswith(
            ("的", "组成", "组建", "期间", "做法", "模式", "机制", "经验"), match.end()
        ):
            yield match


def read_labelled(norm: str, clause: RawClause, kind: Kind, start: int, end: int) -> None:
    """Add to `clause` what `start:end` says under the label `kind`: a cell of a table under the head 责任单位, for one."""
    reading = _Reading(norm, clause, kind)
    for begin, stop in statements(norm, start, end):
        reading.statement(begin, stop)
