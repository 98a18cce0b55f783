"""The lists of names in a clause: each gets the role phrase that closes it (牵头, 配合 …), or that of the label before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from .clause_marks import MarkNote
from .clause_mood import goes_over, taken_back, until
from .clause_times import change_within, holds_for_a_time, of_one_year
from .clause_words import PHRASES, Kind, Phrase
from .name_lists import is_organisation, names_in, open_marks
from .scanning import guarded

PHRASE = guarded("|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(PHRASES)))
_COMMAS = re.compile(r"[（〔［【\[〈）〕］】\]〉，]")
LOCAL = re.compile(r"^(?:各|全|有关|相关|地方)|(?:政府|管委会|行署)(?:[（〔][^）〕]*[）〕])?$")
"""How names of local governments begin or end."""

_OFFICE = re.compile(r"[省市县区州盟旗国自][一-龥]{2,14}[厅局委办部院会]")
_ORDER = re.compile(
    r"(?:^|[，、]|[，、]由)(?P<which>(?:[位名]?(?:列|排|居|处|带|标|加|注|下?划|画|粗|黑|红)|前者|后者|两者|第[一二三四]|首|末|最[前后]|前[两二三])[^，、]{0,10})$"
)
_BY_ORDER = re.compile("(?:单位|部门)$")
_OWN_ROLE = re.compile(
    r"[（〔［【\[](?:(?P<lead>总?牵头|主责|主办)|(?P<support>配合|参与|协办|协助)|(?P<settle>落实|实施))(?:单位|部门|负责)?[）〕］】\]]$"
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

    `labelled` tells lists under 牵头单位： and the like from running clauses, `bare` a bracket that holds names and says no
    word of their role, `numbered` a label with the number of an item, `sentence` one that is a sentence of the text; `objects` that it says what is done. `left` holds what could not be parsed.
    """

    start: int
    end: int
    own_line: bool
    labelled: bool = False
    lists: list[NameList] = field(default_factory=list)
    carried: list[tuple[int, int]] = field(default_factory=list)
    position: tuple[int, int] | None = None
    position_each: bool = False
    numbered: bool = False
    marks: MarkNote | None = None
    bare: bool = False
    sentence: bool = False
    objects: bool = False
    left: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class ListReading:
    """What is read of one clause: `kind` is the label in force, which a following ； does not end."""

    norm: str
    clause: RawClause
    kind: Kind | None = None
    segment: int = -1
    others: list[tuple[int, tuple[int, int]]] = field(default_factory=list)
    """Names that no phrase closes, each with its segment."""
    actor_kind: Kind | None = None
    """The label before one of persons or times."""
    behind_label: bool = False
    """Whether a label stands right before the list that is read."""
    lead_parts: int = 0
    timed: int = 0
    changing: bool = False
    """How often the clause says who leads, how often it says so of a time, and whether one list of leads changes."""

    def read_list(self, start: int, end: int, *, labelled: bool = False) -> None:
        """Give the names in `start:end` the role phrase that closes them, or else the label's.

        `labelled`: the label stands right before them, and not before ； or 。.
        """
        if self.kind == "aside":
            self._past_aside(start, end, behind=labelled)
            return
        self.actor_kind = self.kind
        self.behind_label = labelled
        begin = start
        after_with = past = False
        label = None if self.kind in ("running", "unknown") else self.kind
        phrases = list(_phrases(self.norm, start, end))
        if phrases and not label and _stands_before(self.norm, start, phrases[0]):
            self.clause.left.append((start, end))
            return
        for index, match in enumerate(phrases):
            phrase = PHRASES[number_of(match)][0]
            if phrase == "lead":
                self._note_time(begin, match.start())
                self.timed += of_one_year(self.norm, match.end())
                self.lead_parts += label != "lead"
            if label and phrase == "support" and _has_no_names(self.norm, begin, match.start()):
                self._keep_others(label, names_in(self.norm, begin, match.start()))
                self.clause.left.append((match.start(), end))
                return
            past = past and not goes_over(self.norm, begin)
            if past or taken_back(self.norm, begin, match.start(), match.end()):
                past = True
                self.changing |= until(self.norm, begin)
                self.clause.left.extend(names_in(self.norm, begin, match.start()))
                begin = match.end()
                continue
            if not self._of_order(label, begin, match):
                first = not index
                found, begin = self._spoken_of(label, phrase, begin, match, first=first)
                self.keep("partner" if after_with else found, names_in(self.norm, begin, match.start()))
                following = phrases[index + 1].start() if index + 1 < len(phrases) else end
                begin = match.end() if phrase == "with" else _past_object(self.norm, match.end(), following)
                self.clause.objects |= begin > match.end()
                after_with = phrase == "with"
            else:
                begin = match.end()
        self._keep_rest(label, begin, end, after_with=after_with)

    def _past_aside(self, start: int, end: int, *, behind: bool) -> None:
        """Keep the offices behind a person: 省财政厅 in 责任单位：省水利厅，责任人：张三；省财政厅，责任人：李四.

        The first name right behind the label is who the label is of, whatever it looks like.
        """
        names = names_in(self.norm, start, end)[behind:]
        offices = tuple(name for name in names if _OFFICE.fullmatch(self.norm, *name))
        if offices and self.actor_kind in ("lead", "responsible", "support"):
            self.keep(self.actor_kind, offices)
        else:
            self.clause.left.extend(offices)

    def _keep_rest(self, label: Kind | None, start: int, end: int, *, after_with: bool) -> None:
        """Keep the names behind the last phrase."""
        if label == "lead":
            self._note_time(start, end)
        self.changing |= label == "responsible" and change_within(self.norm[start:end])
        if after_with and label:
            self.keep("partner", names_in(self.norm, start, end))
        else:
            self._keep_others(label, names_in(self.norm, start, end))

    def _of_order(self, label: Kind | None, start: int, phrase: re.Match[str]) -> bool:
        """Keep the names before 列前两位的为牵头单位, and leave that: who it is, the words do not say."""
        order = _ORDER.search(self.norm[start : phrase.start()])
        words = order["which"].removesuffix("等") if order else ""
        if order is None or (is_organisation(words) and not _BY_ORDER.search(words)):
            return False  # 黑龙江银保监局 is a name
        self._keep_others(label, names_in(self.norm, start, start + order.start()))
        self.clause.left.append((start + order.start("which"), phrase.end()))
        return True

    def _spoken_of(
        self,
        label: Kind | None,
        phrase: Phrase,
        start: int,
        match: re.Match[str],
        *,
        first: bool,
    ) -> tuple[str, int]:
        """Return what a phrase, under a label or not, says of the names before it, and where those begin."""
        begin = start
        found = f"{label}:{phrase}" if label else phrase
        among = self.norm.rfind("其中", begin, match.start())
        if among > begin:  # A、B，其中A为牵头单位: the phrase is not about all of them
            self._keep_others(label, names_in(self.norm, begin, among))
            begin = among
        alone = phrase == "support" and first and not (label or self._has_lead())
        together = match.group().startswith(("共同", "联合", "双", "分别"))
        if alone or (phrase == "lead" and label == "responsible" and not together):
            begin = self._apart(label, begin, match.start())
        if label == "support" and phrase == "lead":  # 配合单位：甲局，乙局牵头
            parted = self._apart(label, begin, match.start())
            return ("lead" if parted > begin or not (first and self.behind_label) else found), parted
        if label not in ("lead", "responsible", "support") or phrase in ("lead", "with"):
            return found, begin
        if phrase == "support" and label != "support":
            return self._helped(label, begin, match.start(), first=first and self.behind_label)
        parted = begin
        told = phrase in ("settle", "alone", "share")
        if label == "lead" or (told and self._ends_local(begin, match.start())):
            parted = self._apart(label, begin, match.start())
        return phrase if parted > begin else found, parted

    def _helped(self, label: Kind, start: int, end: int, *, first: bool) -> tuple[str, int]:
        """Return what 配合 under 牵头单位： says, and where its names begin: 牵头单位：甲局，乙局配合.

        The names before the last ， keep the label. Without ， nobody can say in 牵头单位：甲局、乙局配合 where the help
        begins: those names are left.
        """
        if not first:  # 责任单位：甲局牵头，乙局配合
            return "support" if label == "lead" else f"{label}:support", start
        begin = self._apart(label, start, end)
        if begin == start:
            self.clause.left.extend(names_in(self.norm, start, end))
            begin = end
        return "support", begin

    def _ends_local(self, start: int, end: int) -> bool:
        """Say whether those behind the last ， are local governments: 责任单位：甲局、乙局，各区政府负责落实."""
        marks = list(open_marks(self.norm, start, end, _COMMAS))
        names = names_in(self.norm, marks[-1], end) if marks else ()
        return bool(names) and all(LOCAL.search(self.norm[a:b]) for a, b in names)

    def _note_time(self, start: int, end: int) -> None:
        """Note whether the leads in `start:end` lead in a time of their own, or one after the other."""
        words = self.norm[start:end]
        self.timed += holds_for_a_time(words)
        self.changing |= change_within(words)

    def _has_lead(self) -> bool:
        return any(entry.phrase.split(":")[-1] in ("lead", "with") for entry in self.clause.lists)

    def _apart(self, label: Kind | None, start: int, end: int) -> int:
        """Keep the names before the last ， as others, and return where those behind it begin: 甲局，乙局配合."""
        marks = list(open_marks(self.norm, start, end, _COMMAS))
        if not (marks and names_in(self.norm, marks[-1], end)):
            return start
        self._keep_others(label, names_in(self.norm, start, marks[-1]))
        return marks[-1] + 1

    def keep(self, phrase: str, names: tuple[tuple[int, int], ...]) -> None:
        """Keep names under their phrase; 省教育厅（牵头） in a list leads, whatever closes the list."""
        if "oversee" in phrase:
            self.clause.left.extend(names)
            return
        if phrase == "lead" and any(_own_phrase(self.norm, *name) == "lead" for name in names):
            # 牵头单位：甲局（牵头）、乙局: whether the second leads too, nobody can say.
            self.clause.left.extend(name for name in names if not _own_phrase(self.norm, *name))
            names = tuple(name for name in names if _own_phrase(self.norm, *name))
        for own, run in groupby(names, lambda name: _own_phrase(self.norm, *name)):
            spans = tuple((a, _OWN_ROLE.sub("", self.norm[a:b]), b) for a, b in run)
            kept = tuple((a, a + len(words)) for a, words, _ in spans)
            self.clause.lists.append(NameList(own or phrase, kept, self.segment))

    def _keep_others(self, label: Kind | None, names: tuple[tuple[int, int], ...]) -> None:
        """Keep names that no phrase closes under their label, or else those that say their role themselves."""
        if label:
            self.keep(label, names)
            return
        if self.kind == "unknown":  # 次要单位：甲局; but 供水：甲局牵头 says who leads
            self.clause.left.extend(names)
            return
        for name in names:
            if _own_phrase(self.norm, *name):
                self.keep("", (name,))
            else:
                self.others.append((self.segment, name))


def _own_phrase(norm: str, start: int, end: int) -> str:
    """Return the role that a name carries in brackets of its own (省教育厅（牵头）), or an empty string."""
    match = _OWN_ROLE.search(norm[start:end])
    return match.lastgroup or "" if match else ""


def _stands_before(norm: str, start: int, phrase: re.Match[str]) -> bool:
    """Say whether a role phrase stands before its names (牵头—省水利厅): which are its own, nobody can say."""
    after = norm[phrase.end() : phrase.end() + 1]
    return phrase.start() == start and "牵头" in phrase.group() and after not in ("", "，", "；", "。", "、")


def _has_no_names(norm: str, start: int, phrase: int) -> bool:
    """Say whether a phrase follows a mark behind other names: 配合 in 牵头单位：省水利厅，配合省财政厅."""
    return phrase > start and norm[phrase - 1] in "，；、"


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


def number_of(match: re.Match[str]) -> int:
    """Return which row of its table a named alternative (lead0, with2 …) stands for."""
    return int((match.lastgroup or "").lstrip("abcdefghijklmnopqrstuvwxyz"))


def _phrases(norm: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield role phrases outside brackets: （负责X） inside a name gives no role."""
    depth = 0
    at = start
    for match in PHRASE.finditer(norm, start, end):
        between = norm[at : match.start()]
        depth += sum(between.count(c) for c in "（〔［【[〈") - sum(between.count(c) for c in "）〕］】]〉")
        at = match.start()
        # 省教育厅牵头的联席会议: what has that lead is meant, and nobody is given a task.
        if depth <= 0 and not norm.startswith(
            ("的", "组成", "组建", "期间", "做法", "模式", "机制", "经验"), match.end(), end
        ):
            yield match
