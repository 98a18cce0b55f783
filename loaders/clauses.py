"""The language of responsibility clauses: who answers for what in them. Where they stand is told by `clause_finding`.

Their language is nearly formal, so they are parsed: names are collected until a role phrase (牵头, 按职责分工负责, 负责落实, 配合 …)
gives them their role. Tables below hold the phrases; a new style of clause is one more row.

What a clause does not say is not read into it: a list without 牵头 has no lead, and whatever is left over after
parsing makes the clause unread rather than half read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from .name_lists import is_organisation, names_in, open_marks

Phrase = Literal["lead", "support", "divided", "alone", "settle", "with", "responsible", "oversee"]
"""What a role phrase says of the names before it: 牵头, 配合, 按职责分工负责, 负责, 落实, 会同, 为责任单位, 指导."""

_UNIT = r"(?:单位|部门|主体|处室|科室)"

PHRASES: tuple[tuple[Phrase, str], ...] = (
    ("lead", rf"(?:为|是|作为)(?:总?牵头|主责|主办|第一)(?:责任)?{_UNIT}"),
    (
        "lead",
        r"(?:共同|联合|分别|负责|总)?牵头(?!单位|部门)(?:负责|落实|推进|组织|组织实施|实施|抓好|抓|制定|开展|会同)*",
    ),
    ("lead", r"主[责办](?=[，、；。]|$)"),
    ("with", r"会同(?!县)"),
    (
        "support",
        r"(?:根据|按照|按|依据)(?:各自|有关|部门|工作)?(?:职责|职能)(?:分工)?(?:做好|积极|密切|共同|协同)*(?:配合|参与|协助)(?=[，；。]|$)",
    ),
    (
        "divided",
        r"(?:根据|按照|按|依据|依)(?:照)?(?:各自|有关|部门|工作|行业(?:管理)?|管理|法定)*(?:职责|职能|责任|任务|权限)(?:和|与|、)?(?:职责|任务|权限)?(?:分工|范围)?(?:要求|规定)?"
        r"(?:内|抓好|共同|分别|分头|各自|组织|做好|协同|积极)*(?:负责|落实|推进|实施|配合|参与|执行|牵头|相关工作|有关工作|工作)*",
    ),
    ("divided", r"(?:分工负责|分工落实|各负其责|分别负责|分头负责)(?:落实|实施)?"),
    ("support", rf"(?:为|是|作为)(?:配合|参与|参加|协办|协助|协同|支持)(?:责任)?{_UNIT}"),
    (
        "support",
        r"(?:积极|协同|共同|做好|密切|负责)*(?:配合|参与|参加|(?<!政)协办(?!公)|协助)(?:落实|实施|推进|做好|抓好|单位|工作)*",
    ),
    ("responsible", rf"(?:共同)?(?:为|是|作为)(?:共同)?责任{_UNIT}"),
    # 指导 and 监督 give a role that is none of the five: the names stay unread.
    (
        "oversee",
        r"(?:负责|组织|统筹|督促|业务|加强|具体)*(?:指导|监督|督导|督办|督促|督查|考核|统筹|协调|主抓)(?:检查|指导|督促|评估|落实|推进|实施|协调|调度)*(?=[，；。]|$)",
    ),
    ("settle", r"(?:具体|组织|共同|分别)*(?:负责)?(?:组织|抓好|贯彻|具体|推进)*(?:落实|实施)"),
    ("alone", r"(?:共同|具体|全面|主要|统一|分级|总)*负责(?:组织|推进)?|负总责"),
)
"""Role phrases of running clauses, tried in this order at each place where a name ends."""

ColumnKind = Literal["lead", "support", "responsible", "settle", "aside"]
"""What a label says of the names under it, in a text or at the head of a column."""

Kind = Literal["lead", "support", "responsible", "settle", "aside", "running", "oversee"]
"""The same, with what labels in a text alone can say."""

LABELS: tuple[tuple[ColumnKind, str], ...] = (
    (
        "lead",
        rf"(?:总)?牵头(?:责任)?{_UNIT}|主责{_UNIT}|主办{_UNIT}|主管{_UNIT}|(?:主要|第一|首要)(?:责任|负责){_UNIT}|(?:牵头|主办|主责)(?:负责|落实|推进)?(?=：)",
    ),
    (
        "support",
        rf"(?:配合|参与|参加|协办|协助|协同|支持|协作|参建|会办)(?:责任)?{_UNIT}|共同责任{_UNIT}|(?:配合|参与|参加|协办|协助)(?:落实|推进|实施)?(?=：)|(?:其他|其它)(?:责任|参与|配合)?{_UNIT}",
    ),
    (
        "responsible",
        rf"(?:具体|主体|属地|直接)?(?:责任|负责|承办|分工){_UNIT}|(?:具体|主体|属地|直接)?(?:责任|负责|承办)(?=：)",
    ),
    ("settle", rf"(?:组织)?(?:实施|落实|执行){_UNIT}"),
    (
        "aside",
        r"(?:完成|实施|落实|推进|起止|整改|工作|办结)?(?:时限|时间|期限)(?:要求|节点)?|完成时间节点|时间节点|时间安排|进度安排|(?:责任|牵头|联系|负责|分管|主要负责|整改责任)人|(?:市级|县级|省级)?(?:责任|牵头|包联|包保|分管|市|省|县)领导|联系(?:人|电话|方式)|联络员",
    ),
)
"""Labels of clauses that are written as lists (责任单位：…), and heads of columns. `aside` labels hold no actor."""

TEXT_LABELS: tuple[tuple[Kind, str], ...] = (
    *LABELS,
    ("running", r"(?:责任|工作|职责|任务|部门)分工(?=：)"),
    ("oversee", rf"监管责任{_UNIT}?(?=：)|(?:指导|监督|督导|督办|督查|监管|考核|验收|业务指导){_UNIT}"),
)
"""Labels in a text: after `running` ones stands a running clause, after `oversee` ones actors in a role that is none of ours."""


CLOSES = {"）": "（", "〕": "〔", "］": "［", "】": "【", "]": "["}
_STATEMENT_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉；。]")
MAX_CLAUSE = 1500
SIGN = re.compile(
    r"负责|负总责|(?<=[厅局委办部院会])协助$|牵头|责任(?:主体|单位|部门|处室|：)|(?:配合|参与|参加|协办|主办|主管|主责|承办|实施|落实)(?:主体|单位|部门|：)"
    r"|分工落实|职责分工$|按职责|(?:配合|参与|参加|落实|主责|主办|协办|(?<=[厅局委办部院会府心位门])(?:组织|具体)?实施)$|主责，|(?<=[厅局委办部院会府心位门）])(?:落实|配合|参与|实施)(?=[，；])"
)
# 市级牵头单位：, 牵头单位及责任人：, 责任单位（排第一位的为牵头单位）：
_LEVEL = r"(?:(?:(?<![一-龥])|(?<=[厅局委办部院会府心社署位门司团）]))(?:国家|中央|自治区|省市|市县|省|市|县|区|州|旗|乡镇|镇街)(?:（[^（）]{1,8}）)?(?:级|直|层面))?"
LABEL = re.compile(
    f"{_LEVEL}(?:"
    + "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(TEXT_LABELS))
    + ")(?:(?:及|和|、)(?:牵头|责任|负责)(?:人|领导)|（[^（）]{1,20}）)?："
)
_PHRASE = re.compile(
    "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(PHRASES))
)
_CARRY = re.compile(
    r"(?:具体|各项|所有|上述|有关|相关|以上)(?:任务|工作|事项|措施)均(?:需|须|由|涉及|要|应)(?:由)?|以下(?!不再|同)(?:各[条项款]|各项(?:工作|任务)|工作|任务|措施|内容)?(?:均|都|同)?(?:需|须|由|涉及|要|应)?(?:由)?"
)
# （各市、县〔市、区〕均需落实，以下不再列出) stands in a bracket of its own behind the list.
_INNER_CARRY = re.compile(
    r"（(?:(?:以下|以上|各项)[^（）]{0,8}?(?:由|均需|均须))?(?P<who>各[^（）均需须]{1,20}(?:（[^）]*）)?(?:人民政府|政府|管委会)?)均?(?:需|须|应|要|按)[^（）]{0,12}(?:落实|负责|实施)[^（）]*）"
)
_LOCAL = re.compile(r"^(?:各|全|有关|相关|地方)|(?:政府|管委会|行署)(?:（[^）]*）)?$")
_CARRY_END = re.compile(
    r"(?:人民政府|政府|部门|单位|管委会)(?:（[^）]{1,12}）)?(?=(?:按[^，]*)?(?:负责|组织|抓好|落实|实施|配合|执行)|[，；。]|$)"
)
_REPEAT = re.compile(
    r"[，；。]?(?:以下)?(?:下同|不再(?:一一|逐一)?(?:列出|列明|列举|单列|列示|做分工|分工|重复|赘述|标注))[，；。]?"
)
POSITION = re.compile(
    r"(?:(?P<each>(?:两|各|三)(?:省市|省|市|地|方|区)))?(?:均)?(?:位|名)?(?:列|排|居|处)(?:名|序)?(?:在|于)?(?:第一位|首位|第1位|第一|最前面?|首|前(?![二两三四五\d]))"
    r"(?:者|的(?:责任)?(?:单位|部门)?|单位|部门)?[^，。；）]{0,4}?(?:为|是|系)(?:总)?(?:牵头|主责)(?:责任)?(?:单位|部门|者)?(?P<all>，?下同)?"
    r"|(?:第一|首)(?:个|位)?(?:责任)?(?:单位|部门)?(?:的)?(?:为|是|系)(?:总)?(?:牵头|主责)(?:责任)?(?:单位|部门|者)?(?P<all2>，?下同)?"
)
_STATEMENT = re.compile(r"[^；。]+")


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
    bare: bool = False
    sentence: bool = False
    objects: bool = False
    left: list[tuple[int, int]] = field(default_factory=list)


def parse_clause(norm: str, start: int, end: int, *, own_line: bool) -> RawClause:
    """Parse what stands at `start:end`, with its brackets if it has any."""
    clause = RawClause(start, end, own_line)
    inner = (start + 1, end - 1) if norm[start] in CLOSES.values() else (start, end)
    clause.labelled = bool(LABEL.search(norm, *inner))
    reading = _Reading(norm, clause)
    for begin, stop in statements(norm, *inner):
        reading.statement(begin, stop)
    reading.settle_others()
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

    def settle_others(self) -> None:
        """Give the names without a phrase the role that the whole clause leaves them, or none.

        Beside a lead they take part (A牵头，B、C); where the first-named leads they are those that the order is of.
        """
        lists = self.clause.lists
        led = any(entry.phrase.split(":")[-1] == "lead" for entry in lists)
        if not led and not (self.clause.position and not lists):
            self.clause.left.extend(name for _, name in self.others)
            return
        for segment, run in groupby(self.others, lambda one: one[0]):
            names = tuple(name for _, name in run)
            lists.append(NameList("support" if led else "divided", names, segment))
        lists.sort(key=lambda entry: entry.names[0])

    def statement(self, start: int, end: int) -> None:
        """Parse what ； and 。 part."""
        self.segment += 1
        norm, clause = self.norm, self.clause
        position = POSITION.search(norm, start, end)
        if position:
            clause.position = (position.start(), position.end())
            clause.position_each = position["each"] is not None
            opened, closed = norm.rfind("（", start, position.start()), norm.find("）", position.end(), end)
            if opened >= 0 and closed >= 0:
                self._around(start, opened, closed + 1, end)
                return
            end = position.start()
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
        for label in LABEL.finditer(norm, start, end):
            self._list(begin, label.start())
            self.kind = _kind_of(label)
            begin = label.end()
        self._list(begin, end)

    def _around(self, start: int, opened: int, closed: int, end: int) -> None:
        """Parse a list with the sentence on its order in a bracket in its midst: A、B（列首位的为牵头单位）负责."""
        phrase = _PHRASE.match(self.norm, closed, end)
        if phrase and not LABEL.search(self.norm, start, opened):
            self._keep(PHRASES[_number(phrase)][0], names_in(self.norm, start, opened))
        else:
            self.statement(start, opened)
        self.statement(phrase.end() if phrase else closed, end)

    def _list(self, start: int, end: int) -> None:
        """Give the names in `start:end` the role phrase that closes them, or else the label's."""
        if self.kind == "aside":
            return
        begin = start
        after_with = False
        label = None if self.kind == "running" else self.kind
        phrases = list(_phrases(self.norm, start, end))
        for index, match in enumerate(phrases):
            phrase = PHRASES[_number(match)][0]
            found = f"{label}:{phrase}" if label else ("partner" if after_with else phrase)
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
            self._keep(found, names_in(self.norm, begin, match.start()))
            following = phrases[index + 1].start() if index + 1 < len(phrases) else end
            begin = match.end() if phrase == "with" else _past_object(self.norm, match.end(), following)
            self.clause.objects |= begin > match.end()
            after_with = phrase == "with"
        self._keep_others(label, names_in(self.norm, begin, end))

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
_ORDER = re.compile(r"(?:^|[，、])(?P<which>[位名]?(?:列|排|居|处|带|标|加|注)[^，、]{0,10})$")
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
        if depth <= 0 and not norm.startswith("的", match.end()):
            yield match


def read_labelled(norm: str, clause: RawClause, kind: Kind, start: int, end: int) -> None:
    """Add to `clause` what `start:end` says under the label `kind`: a cell of a table under the head 责任单位, for one."""
    reading = _Reading(norm, clause, kind)
    for begin, stop in statements(norm, start, end):
        reading.statement(begin, stop)
