"""Responsibility clauses: where they stand and who answers for what in them.

A clause is a bracket （…） 〔…〕 ［…］ 【…】 that names who is responsible, or lines of its own that begin 牵头单位： 责任单位： ….
Its language is nearly formal, so it is parsed: names are collected until a role phrase (牵头, 按职责分工负责, 负责落实, 配合 …)
gives them their role. Tables below hold the phrases; a new style of clause is one more row.

What a clause does not say is not read into it: a list without 牵头 has no lead, and whatever is left over after
parsing makes the clause unread rather than half read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .flat import FlatText

Phrase = Literal["lead", "support", "divided", "alone", "settle", "with"]
"""What a role phrase says of the names before it: 牵头, 配合, 按职责分工负责, 负责, 落实, 会同."""

PHRASES: tuple[tuple[Phrase, str], ...] = (
    (
        "lead",
        r"(?:共同|联合|分别|总)?牵头(?!单位|部门)(?:负责|落实|推进|组织|组织实施|实施|抓好|抓|制定|开展|会同)*",
    ),
    ("lead", r"主[责办](?=[，、；。]|$)"),
    ("with", r"会同(?!县)"),
    (
        "divided",
        r"(?:根据|按照|按|依据|依)(?:照)?(?:各自|有关|部门|工作)?(?:职责|职能|责任|任务|权限)(?:和|与|、)?(?:职责|任务|权限)?(?:分工|范围)?(?:要求|规定)?"
        r"(?:内|抓好|共同|分别|分头|各自|组织|做好|协同|积极)*(?:负责|落实|推进|实施|配合|参与|执行|牵头|相关工作|有关工作|工作)*",
    ),
    ("divided", r"(?:分工负责|分工落实|各负其责|分别负责|分头负责)(?:落实|实施)?"),
    (
        "support",
        r"(?:积极|协同|共同|做好|密切)*(?:配合|参与|参加|协办|协助)(?:落实|实施|推进|做好|抓好|单位|工作)*",
    ),
    ("settle", r"(?:具体|组织|共同|分别)*(?:负责)?(?:组织|抓好|贯彻|具体|推进)*(?:落实|实施)"),
    ("alone", r"(?:共同|具体|全面|主要|统一|分级)*负责(?:组织|推进)?"),
)
"""Role phrases of running clauses, tried in this order at each place where a name ends."""

LABELS: tuple[tuple[Literal["lead", "support", "responsible", "settle", "aside"], str], ...] = (
    (
        "lead",
        r"(?:总)?牵头(?:责任)?(?:单位|部门|处室|科室|领导)?|主责(?:单位|部门)?|主办(?:单位|部门)?|主管(?:单位|部门)|主要责任(?:单位|部门)|第一责任(?:单位|部门)",
    ),
    (
        "support",
        r"(?:配合|参与|参加|协办|协助|协同|支持|协作|参建|会办)(?:责任)?(?:单位|部门|处室|科室)?|共同责任(?:单位|部门)",
    ),
    ("responsible", r"责任(?:主体|单位|部门|处室|科室)|负责(?:单位|部门)|承办(?:单位|部门)|分工单位"),
    ("settle", r"(?:实施|落实)(?:主体|单位|部门)"),
    (
        "aside",
        r"(?:完成|实施|落实|推进|起止)?(?:时限|时间|期限)(?:要求)?|完成时间节点|时间节点|责任人|责任领导|联系人",
    ),
)
"""Labels of clauses that are written as lists (责任单位：…). `aside` labels hold no actor."""

Kind = Literal["lead", "support", "responsible", "settle", "aside"]

_BRACKET = re.compile(r"[（〔［【\[）〕］】\]]")
_CLOSES = {"）": "（", "〕": "〔", "］": "［", "】": "【", "]": "["}
_OPENING, _CLOSING = "（〔［【[〈", "）〕］】]〉"
_STATEMENT_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉；。]")
_NAME_MARKS = re.compile(r"[（〔［【\[〈）〕］】\]〉、，：]")
_MAX_CLAUSE = 1500
_MAX_OPEN = 8
_SIGN = re.compile(
    r"负责|牵头|责任(?:主体|单位|部门|处室)|(?:配合|参与|参加|协办|主办|主管|主责|承办|实施|落实)(?:主体|单位|部门)|分工落实|职责分工$|按职责|(?:配合|参与|参加|落实|主责|协办)$|(?:牵头|配合)："
)
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(LABELS)) + ")："
)
_PHRASE = re.compile(
    "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(PHRASES))
)
_CARRY = re.compile(
    r"以下(?:各[条项款]|各项(?:工作|任务)|工作|任务|措施|内容)?(?:均|都|同)?(?:需|须|由|涉及|要|应)?(?:由)?"
)
_CARRY_END = re.compile(
    r"(?:人民政府|政府|部门|单位|管委会)(?:（[^）]{1,12}）)?(?=(?:按[^，]*)?(?:负责|组织|抓好|落实|实施|配合|执行))"
)
_REPEAT = re.compile(r"[，；。]?(?:以下)?(?:下同|不再(?:一一|逐一)?(?:列出|列明|重复|赘述|标注))[，；。]?")
_POSITION = re.compile(
    r"(?:(?P<each>(?:两|各|三)(?:省市|省|市|地|方|区)))?(?:均)?(?:列|排)(?:在)?(?:第一位|首位|第1位|第一|最前|首)"
    r"(?:者|的(?:责任)?(?:单位|部门)?|单位|部门)?[^，。；）]{0,4}?(?:为|是)(?:总)?牵头(?:单位|部门|者)?(?:，下同)?"
    r"|(?:第一|首)(?:个|位)(?:责任)?(?:单位|部门)?(?:为|是)牵头(?:单位|部门|者)?(?:，下同)?"
)
_STATEMENT = re.compile(r"[^；。]+")
_ETC = re.compile(
    r"等+(?:\d+个|[一二三四五六七八九十]+个)?(?:中央|国家|国务院|自治区|省|市|区|县|州)?(?:级|直|属)?(?:各|有关|相关|责任|成员|职能|行业)*(?:部门|单位|机构|厅局|委办局|企业)*$"
)
_FIRST_WORDS = re.compile(r"^(?:由|以及|及其|及|和|与|并|其中|并由|分别由|请)")
_ORG_END = re.compile(
    r"(?:厅|局|委|办|部|院|会|政府|中心|社|署|行|单位|部门|集团|企业|公司|总队|支队|所|校|组|区|县|市|州|盟)$"
)
_JOIN = re.compile(r"(?<=[厅局委办部院会府心社署行位门团司队所校组区县市州盟])(?:以及|和|及|与)(?=[^、，])")
_BARE_PLACE = re.compile(
    r"^(?:各|有关|相关)*(?:(?:设区的?|[地县]级)?[省市州县区盟旗乡镇地](?:（[市县区旗、]{1,4}）)?)+$"
)
_LOCAL_REST = re.compile(
    r"^[省市州县区盟旗乡镇（）〔〕〈〉、级]+(?:（[^）]*）)?(?:人民)?(?:政府|管委会|党委)"
)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that share one role phrase. `segment` counts the parts of a clause that ；parts."""

    phrase: str
    names: tuple[tuple[int, int], ...]
    segment: int


@dataclass(slots=True)
class RawClause:
    """A responsibility clause in flat offsets: `start:end` with its brackets, the name lists, the carry-over names.

    `labelled` tells lists under 牵头单位： and the like from running clauses. `left` holds what could not be parsed.
    """

    start: int
    end: int
    own_line: bool
    labelled: bool = False
    lists: list[NameList] = field(default_factory=list)
    carried: list[tuple[int, int]] = field(default_factory=list)
    position: tuple[int, int] | None = None
    position_each: bool = False
    left: list[tuple[int, int]] = field(default_factory=list)


def find_clauses(text: FlatText, width: int) -> list[RawClause]:
    """Return the clauses of a text in order, parsed into name lists. Linear in the text's length.

    `width` is the length of a full line: an own-line clause goes on after a full line.
    """
    found = [
        _parsed(text.norm, start, end, own_line=start in text.line_starts)
        for start, end in _signed_brackets(text.norm)
    ]
    inside = [(clause.start, clause.end) for clause in found]
    found.extend(
        _parsed(text.norm, start, end, own_line=True) for start, end in _own_lines(text, width, inside)
    )
    return sorted(found, key=lambda clause: clause.start)


def position_rule(norm: str) -> tuple[int, int, bool] | None:
    """Return the sentence that makes the first-named of each clause its lead: its span, and whether per party."""
    match = _POSITION.search(norm)
    return (match.start(), match.end(), match["each"] is not None) if match else None


def unsigned_lists(text: FlatText) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Yield the brackets that close a sentence and hold a list with no sign of a role: their span and the names in them.

    （省教育厅、省财政厅） after a task says who is meant and not in which role. That is no duty, and must not be lost either.
    """
    norm, ends = text.norm, frozenset(text.line_ends)
    for start, end in _brackets(norm):
        closes = norm[start - 1 : start] in ("。", "；") or end in ends or norm[end : end + 1] == "。"
        second_name = _ORG_END.search(norm[start - 1 : start])  # 县发改局（县能源局）
        if (
            start
            and closes
            and not second_name
            and end - start <= _MAX_CLAUSE
            and not _SIGN.search(norm, start + 1, end - 1)
        ):
            yield start, end, _names(norm, start + 1, end - 1)


def _signed_brackets(norm: str) -> list[tuple[int, int]]:
    """Return the outermost brackets that hold a sign of responsibility and are no longer than a clause can be."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(_brackets(norm), key=lambda pair: (pair[0], -pair[1])):
        if chosen and end <= chosen[-1][1]:
            continue
        if end - start <= _MAX_CLAUSE and _SIGN.search(norm, start + 1, end - 1):
            chosen.append((start, end))
    return chosen


def _brackets(norm: str) -> Iterator[tuple[int, int]]:
    """Yield matching brackets. Only a few may be open at once, so a megabyte of ( costs no more than one of text."""
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(norm):
        char = match.group()
        opener = _CLOSES.get(char)
        if opener is None:
            stack.append((char, match.start()))
            del stack[:-_MAX_OPEN]
            continue
        for index in range(len(stack) - 1, -1, -1):
            if stack[index][0] == opener:
                yield stack[index][1], match.end()
                del stack[index:]
                break


def _own_lines(text: FlatText, width: int, inside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of clauses that are lines of their own; label lines that follow each other are one clause."""
    line = 0
    last = len(text.line_starts)
    while line < last:
        start = text.line_starts[line]
        if not _LABEL.match(text.norm, start) or any(a <= start < b for a, b in inside):
            line += 1
            continue
        end = start
        while line < last and (
            text.line_starts[line] == start or _LABEL.match(text.norm, text.line_starts[line])
        ):
            line, end = _end_of_list(text, line, width)
        yield start, end


def _end_of_list(text: FlatText, line: int, width: int) -> tuple[int, int]:
    """Return the line after a label's list and where the list ends: at 。 or with the first line that is not full."""
    start = text.line_starts[line]
    limit = start + _MAX_CLAUSE
    while line < len(text.line_starts) and text.line_starts[line] < limit:
        stop = text.norm.find("。", text.line_starts[line], min(text.line_ends[line], limit))
        if stop >= 0:
            return line + 1, stop
        if text.line_ends[line] > limit:
            return line + 1, limit  # no list is that long: an unwrapped text that begins like one
        if text.line_ends[line] - text.line_starts[line] < width:
            return line + 1, text.line_ends[line]
        line += 1
    return line, text.line_ends[min(line, len(text.line_ends)) - 1]


def _parsed(norm: str, start: int, end: int, *, own_line: bool) -> RawClause:
    clause = RawClause(start, end, own_line)
    inner = (start + 1, end - 1) if norm[start] in _CLOSES.values() else (start, end)
    clause.labelled = bool(_LABEL.search(norm, *inner))
    reading = _Reading(norm, clause)
    for begin, stop in _statements(norm, *inner):
        reading.statement(begin, stop)
    return clause


def _statements(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what ； and 。 part, outside brackets."""
    begin = start
    for stop in _open_marks(norm, start, end, _STATEMENT_MARKS):
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

    def statement(self, start: int, end: int) -> None:
        """Parse what ； and 。 part."""
        self.segment += 1
        norm, clause = self.norm, self.clause
        position = _POSITION.search(norm, start, end)
        if position:
            clause.position = (position.start(), position.end())
            clause.position_each = position["each"] is not None
            end = position.start()
        carry = _CARRY.search(norm, start, end)
        if carry:
            _take_carried(norm, carry, start, end, clause)
            end = carry.start()
        repeat = _REPEAT.search(norm, start, end)
        if repeat:
            end = repeat.start()
        begin = start
        for label in _LABEL.finditer(norm, start, end):
            self._list(begin, label.start())
            self.kind = _kind_of(label)
            begin = label.end()
        self._list(begin, end)

    def _list(self, start: int, end: int) -> None:
        """Give the names in `start:end` the role phrase that closes them, or else the label's."""
        if self.kind == "aside":
            return
        begin = start
        after_with = False
        for match in _phrases(self.norm, start, end):
            phrase = PHRASES[_number(match)][0]
            found = f"{self.kind}:{phrase}" if self.kind else ("partner" if after_with else phrase)
            self._keep(found, _names(self.norm, begin, match.start()))
            begin = match.end()
            after_with = phrase == "with"
        rest = _names(self.norm, begin, end)
        if self.kind:
            self._keep(self.kind, rest)
        else:
            self.clause.left.extend(rest)

    def _keep(self, phrase: str, names: tuple[tuple[int, int], ...]) -> None:
        if names:
            self.clause.lists.append(NameList(phrase, names, self.segment))


def _number(match: re.Match[str]) -> int:
    """Return which row of its table a named alternative (lead0, with2 …) stands for."""
    return int((match.lastgroup or "").lstrip("abcdefghijklmnopqrstuvwxyz"))


def _kind_of(label: re.Match[str]) -> Kind:
    return LABELS[_number(label)][0]


def _take_carried(norm: str, carry: re.Match[str], start: int, end: int, clause: RawClause) -> None:
    """Note the actors of 以下均需各市（州）人民政府落实, or of 各市（州）人民政府，以下各条均涉及."""
    actor = _CARRY_END.search(norm, carry.end(), end)
    if actor:
        clause.carried.extend(_names(norm, carry.end(), actor.end()))
    else:
        clause.carried.extend(_names(norm, start, carry.start()))


def _phrases(norm: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield role phrases outside brackets: （负责X） inside a name gives no role."""
    depth = 0
    at = start
    for match in _PHRASE.finditer(norm, start, end):
        between = norm[at : match.start()]
        depth += sum(between.count(c) for c in "（〔［【〈") - sum(between.count(c) for c in "）〕］】〉")
        at = match.start()
        if depth <= 0:
            yield match


def read_labelled(norm: str, clause: RawClause, kind: Kind, start: int, end: int) -> None:
    """Add to `clause` what `start:end` says under the label `kind`: a cell of a table under the head 责任单位, for one."""
    reading = _Reading(norm, clause, kind)
    for begin, stop in _statements(norm, start, end):
        reading.statement(begin, stop)


def _names(norm: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the names in `start:end`, in order: split at 、 ， and at 和 between two organisations."""
    pieces = _merged(norm, list(_split(norm, start, end)))
    trimmed = (_trimmed(norm, a, b) for piece in pieces for a, b in _unjoined(norm, *piece))
    return tuple((a, b) for a, b in trimmed if b > a)


def _split(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _open_marks(norm, start, end, _NAME_MARKS):
        yield begin, stop
        begin = stop + 1
    yield begin, end


def _open_marks(norm: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[int]:
    """Yield where a mark stands outside brackets; `marks` finds the brackets too."""
    depth = 0
    for match in marks.finditer(norm, start, end):
        char = match.group()
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif depth <= 0:
            yield match.start()


def _merged(norm: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put 各市、州、县人民政府 and 市、区机管局 together again: a bare level word is no name."""
    merged: list[tuple[int, int]] = []
    for a, b in reversed([(a, b) for a, b in pieces if b > a]):
        word = norm[a:b]
        if merged and merged[-1][0] == b + 1 and _BARE_PLACE.match(word):
            rest = norm[merged[-1][0] : merged[-1][1]]
            levels = word.startswith("各") and _BARE_PLACE.match(rest)  # 各区、县级市
            if levels or (len(word) == 1 and rest[0] in "省市州县区") or _LOCAL_REST.match(rest):
                merged[-1] = (a, merged[-1][1])
                continue
        merged.append((a, b))
    return merged[::-1]


def _unjoined(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split 市商务局等部门和各区人民政府 at 和, but not 文化和旅游厅: both sides must be organisations."""
    begin = start
    for match in _JOIN.finditer(norm, start, end):
        right = norm[match.end() : end]
        if (
            norm.count("（", begin, match.start()) == norm.count("）", begin, match.start())
            and _ORG_END.search(right)
            and right != "政府"
        ):
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def _trimmed(norm: str, start: int, end: int) -> tuple[int, int]:
    first = _FIRST_WORDS.match(norm[start:end])
    if first:
        start += first.end()
    etc = _ETC.search(norm[start:end])
    if etc:
        end = start + etc.start()
    while end > start and norm[end - 1] in "，、：；。":
        end -= 1
    return start, end
