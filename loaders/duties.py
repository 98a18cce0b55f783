"""A parsed clause becomes duties: who, in which of the five roles, at which position, proved by which characters.

Roles (GUIDELINES of the gold annotation):
- lead: named before 牵头, under 牵头单位：, before 会同, under 责任单位： where the clause also has 配合单位：, or first-named where the
  plan itself says that the first-named leads (列第一位者为牵头单位);
- support: 配合 and 参与, and whoever is named under 负责 in a clause that also has a lead;
- shared: 按职责分工负责 without a lead, or several names under 责任单位：;
- sole: plain 负责 without a lead, or one name alone under 责任单位：;
- implement: local governments who 负责落实 in a clause whose other part names departments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from ..ontology.agencies import AgencyIdentity, identify, leading_prefix
from ..ontology.places import Place, find_place
from .clause_lists import NameList, RawClause
from .clause_marks import is_marked
from .clause_mood import NO_NAME
from .duty_names import TWO_LEVELS, parted, resolve
from .flat import FlatText
from .name_lists import is_organisation
from .record import Duty, PlaceRef, Role, Span
from .shared_names import GOVERNMENT, place_as_actor, shared_zone

_SHORTEST_NAME = 3  # of an office: （协会） and （区、市） name nobody
_PERSONS = re.compile(r"(?:领导|同志|负责人|[省市州县区镇乡]长|书记|主任)$")
_PLACE_END = re.compile(r"[一-龥](?:自治[州县]|[市州县区旗盟])$")
_LOCAL = re.compile(
    r"(?:政府|管委会|管理委员会|行署|建设兵团|街道办事处|街道办|街镇)(?:[（〔][^）〕]*[）〕])?$|(?:[新先]区|开发区|高新区|经开区|示范区|合作区|试验区|度假区|保税区)$|^各地[一-龥、]*部门$|^各[市州县区盟旗（）〔〕、]+(?:有关|相关)部门$|^(?:沿[海江河湖黄线]|其他|其它|项目所在|所在)?各(?:设区|省辖|直管)?[市州县区盟旗乡镇街道直管省辖（）〔〕〈〉、地级以上]+$"
)


@dataclass(frozen=True, slots=True)
class PositionRule:
    """The plan's own sentence that makes first-named actors leads: its span; `each` where it holds for each party."""

    span: Span
    each: bool


@dataclass(frozen=True, slots=True)
class MarkRule:
    """The plan's own sentence on the signs beside leads: its span, and the signs; none where plain text has lost them."""

    span: Span
    signs: str


@dataclass(frozen=True, slots=True)
class PlanRules:
    """What a plan says once of all its clauses: that the first-named leads, what bare names in brackets are, who is marked."""

    position: PositionRule | None = None
    bare: Literal["lead", "responsible"] | None = None
    marks: MarkRule | None = None
    noted: bool = False
    """Whether the plan speaks of its brackets at all: what it says of them and was not understood must not be guessed."""


_NO_RULES = PlanRules()


@dataclass(frozen=True, slots=True)
class Reading:
    """The duties of one clause and the flat spans of the names that are no known agency."""

    duties: tuple[Duty, ...]
    unknown: tuple[tuple[int, int], ...]


class _Named(NamedTuple):
    span: tuple[int, int]
    mention: str
    identity: AgencyIdentity
    segment: int
    role: Role
    carries_over: bool = False
    marked: bool = False


def read_clause(
    text: FlatText, clause: RawClause, territory: Place | None, rules: PlanRules = _NO_RULES
) -> Reading:
    """Return the duties that a clause states, in the order in which it names the actors."""
    rules = _own_rules(text, clause, rules)
    if _without_role(text, clause, rules):
        return Reading((), ())
    if rules.marks:
        _take_marked(text, clause, rules.marks)
    clause.lists = [_parted(text, listed, territory) for listed in clause.lists]
    unknown: list[tuple[int, int]] = []
    named: list[_Named] = []
    prefix, home = "", territory
    for listed in clause.lists:
        if _PERSONS.search(text.norm[slice(*listed.names[-1])]):
            unknown.extend(
                listed.names
            )  # 省委、省政府领导牵头: persons, and not the bodies that they belong to
            continue
        names = _parted(text, listed, home)
        role = _bare_role(clause, rules) if clause.bare else _role(names, clause, text)
        resolved, prefix, home = resolve(text, names, territory, home, prefix)
        for one in resolved:
            identity = one.identity
            told = one.shared or not NO_NAME.search(text.norm, *one.span)
            if not (identity.known or identity.collective) or not told:
                unknown.append(one.span)
                continue
            marked = rules.marks is not None and is_marked(text.norm, *one.span, rules.marks.signs)
            named.append(_Named(one.span, one.mention, identity, names.segment, role, marked=marked))
        prefix = ""
    if clause.sentence and (unknown or not _offices_only(named)):
        return Reading((), ())
    every = _unique([*named, *_carried(text, clause, territory)])
    if rules.marks and any(one.marked for one in every) and not any(one.role == "lead" for one in every):
        return Reading(_marked_duties(text, every, rules.marks), tuple(unknown))
    return Reading(_duties(text, every, rules.position), tuple(unknown))


def _parted(text: FlatText, listed: NameList, territory: Place | None) -> NameList:
    """Part the names of a list that only white space parts."""
    return replace(
        listed, names=tuple(part for span in listed.names for part in parted(text, span, territory))
    )


def _own_rules(text: FlatText, clause: RawClause, rules: PlanRules) -> PlanRules:
    """Put what a clause says of its own order and signs in the place of what the plan says."""
    if clause.position:
        rules = replace(rules, position=PositionRule(text.span(*clause.position), clause.position_each))
    if clause.marks:
        span = text.span(clause.marks.start, clause.marks.end)
        rules = replace(rules, marks=MarkRule(span, clause.marks.signs))
    return rules


def _take_marked(text: FlatText, clause: RawClause, marks: MarkRule) -> None:
    """Move names with a sign from what has no role into a list of their own: 甲局*，乙局配合."""
    signed = [name for name in clause.left if is_marked(text.norm, *name, marks.signs)]
    if signed:
        clause.left = [name for name in clause.left if name not in signed]
        clause.lists = sorted(
            [*clause.lists, NameList("divided", tuple(signed), 0)], key=lambda n: n.names[0]
        )


def _without_role(text: FlatText, clause: RawClause, rules: PlanRules) -> bool:
    """Say whether nothing tells the roles: names alone in a bracket, or a mark of the lead that plain text has lost."""
    marks = rules.marks
    if marks and not marks.signs:
        return clause.bare or _lead_is_lost(text, clause)
    declared = rules.position or rules.bare or (marks and _marked(text, clause, marks))
    return clause.bare and not (declared or (not rules.noted and _stands_alone(text, clause)))


def _stands_alone(text: FlatText, clause: RawClause) -> bool:
    """Say whether a bracket of names is a sentence of its own, behind the one that tells the task: 治理河道。（市水利局）"""
    return text.norm[clause.start - 1 : clause.start] in ("。", "；") and not text.begins_line(clause.start)


def _marked(text: FlatText, clause: RawClause, marks: MarkRule) -> bool:
    """Say whether a clause has a name with a sign beside it."""
    return any(is_marked(text.norm, *name, marks.signs) for names in clause.lists for name in names.names)


def _lead_is_lost(text: FlatText, clause: RawClause) -> bool:
    """Say whether a clause names several bodies, of which one was marked by what plain text does not keep."""
    if "lead" in _kinds(clause):
        return False
    single = (replace(names, names=(one,)) for names in clause.lists for one in names.names)
    return sum(not _all_local(one, text) for one in single) > 1


def _offices_only(named: list[_Named]) -> bool:
    """Say whether a sentence names offices that the register knows, and not only 各有关部门: then it is a clause."""
    single = [one.identity for one in named if not one.identity.collective]
    return bool(single) and all(identity.office for identity in single)


def _bare_role(clause: RawClause, rules: PlanRules) -> Role:
    if rules.bare == "lead":
        return "lead"
    return "shared" if sum(len(names.names) for names in clause.lists) > 1 else "sole"


def is_list_of_actors(text: FlatText, clause: RawClause, territory: Place | None) -> bool:
    """Say whether the names in a bare bracket are known actors, all of them, and at least one of them a single office."""
    prefix, offices = "", 0
    for a, b in (name for names in clause.lists for name in names.names):
        mention = text.flat[a:b]
        identity = identify(mention, territory, prefix)
        actor = (
            identity.collective or (identity.known and identity.office) or place_as_actor(mention, territory)
        )
        if not actor:
            return False
        prefix = leading_prefix(mention) or prefix
        offices += not identity.collective and b - a >= _SHORTEST_NAME
    return offices > 0


def _role(names: NameList, clause: RawClause, text: FlatText) -> Role:
    """Return the role that a list of names has by its phrase and by what else the clause names."""
    label = names.phrase.partition(":")[0]
    if clause.labelled and label in _LABELS:
        return _labelled_role(names, clause, text)
    if label in _PLAIN:
        return _PLAIN[label]
    local = _all_local(names, text)
    others = bool(clause.left) or _has_departments(clause, names, text)  # 省水利厅指导 is left unread
    if label in ("alone", "settle", "share") and local and others:
        return "implement"
    if _kinds(clause) & {"lead", "with"}:
        return "support"
    if label == "settle" and local:
        return "implement"
    return "shared" if label in ("divided", "share") else "sole"


_LABELS = frozenset({"lead", "support", "responsible", "settle"})
_PLAIN: dict[str, Role] = {"lead": "lead", "with": "lead", "support": "support", "partner": "support"}


def _labelled_role(names: NameList, clause: RawClause, text: FlatText) -> Role:
    """Return the role of names under 牵头单位：, 责任单位：, 配合单位：; a phrase after them says more than the label."""
    label, _, phrase = names.phrase.partition(":")
    local = _all_local(names, text)
    if local and phrase in ("settle", "alone", "share") and _has_departments(clause, names, text):
        return "implement"  # 配合单位：…；各县区政府负责落实: the label ends where another phrase takes over
    plain = _PLAIN.get(label) or _PLAIN.get(phrase)
    if plain:
        return plain
    if label == "settle":
        return "implement" if local else "shared"
    kinds = _kinds(clause)
    if "lead" in kinds:
        return "support"
    if "support" in kinds:
        return "lead"
    alone = phrase not in ("divided", "share") and _is_alone(text, clause)
    return "sole" if alone else "shared"


def _is_alone(text: FlatText, clause: RawClause) -> bool:
    """Say whether one office alone stands under 责任单位：; 市、区财政局 are more than one."""
    spans = [name for entry in clause.lists if entry.phrase.startswith("responsible") for name in entry.names]
    return len(spans) == 1 and not TWO_LEVELS.fullmatch(text.flat[spans[0][0] : spans[0][1]])


def _kinds(clause: RawClause) -> set[str]:
    """Return what the clause's labels and phrases say; a lead named by a phrase under a label is one too."""
    parts = [entry.phrase.split(":") for entry in clause.lists]
    return {first for first, *_ in parts} | {"lead" for _, *more in parts if more == ["lead"]}


def _all_local(names: NameList, text: FlatText) -> bool:
    """Say whether a list names local governments; 普洱市 in 普洱市、保山市人民政府 is one by the end that it shares."""
    words = [text.norm[a:b] for a, b in names.names]
    ended = bool(words) and GOVERNMENT.search(words[-1]) is not None
    return all(
        _LOCAL.search(word)
        or _is_place(word)
        or (ended and (_names_place(word) or shared_zone(text, names, index)))
        for index, word in enumerate(words)
    )


def _is_place(word: str) -> bool:
    return place_as_actor(word, None) is not None


def _names_place(word: str) -> bool:
    """Say whether a word of a list that ends in 县人民政府 is a place, written with its 县 or without."""
    return _PLACE_END.search(word) is not None or (not is_organisation(word) and bool(find_place(word)))


def _has_departments(clause: RawClause, names: NameList, text: FlatText) -> bool:
    return any(other is not names and not _all_local(other, text) for other in clause.lists)


def _carried(text: FlatText, clause: RawClause, territory: Place | None) -> list[_Named]:
    """Return who, by this clause, answers for all that follows (以下均需…落实)."""
    named = []
    for a, b in clause.carried:
        identity = identify(text.flat[a:b], territory, "")
        if identity.known or identity.collective:
            named.append(_Named((a, b), text.flat[a:b], identity, -1, "implement", carries_over=True))
    return named


def _unique(named: Iterable[_Named]) -> list[_Named]:
    """Keep each actor's first position; the carry-over of an actor named before is noted there."""
    kept: dict[str, _Named] = {}
    for one in named:
        key = one.identity.name.replace("人民政府", "政府")
        first = kept.get(key)
        if first is None:
            kept[key] = one
        elif one.role == "lead" and first.role != "lead":
            kept[key] = first._replace(role="lead")  # A、B，其中A为牵头单位
        elif one.carries_over and not first.carries_over:
            role: Role = "implement" if first.role == "implement" else first.role
            kept[key] = _Named(
                first.span, first.mention, first.identity, first.segment, role, carries_over=True
            )
    return list(kept.values())


def _leads_party(one: _Named, led: set[int], parties: set[int]) -> bool:
    """Say whether an actor is the first-named of its party; a railway company after the two provinces is no party."""
    return one.segment not in led and one.segment in parties


def _parties(named: list[_Named]) -> set[int]:
    """Return the parts of a clause that name offices of a province: 省人民银行分行 may stand first in its province's."""
    return {one.segment for one in named if one.identity.place and one.identity.place.kind == "province"}


def _marked_duties(text: FlatText, named: list[_Named], marks: MarkRule) -> tuple[Duty, ...]:
    """Give the names with a sign beside them the lead, by the sentence that says so, and the others a part."""
    duties = []
    for rank, one in enumerate(named, 1):
        role: Role = "support" if one.role in ("shared", "sole") and not one.carries_over else one.role
        duties.append(
            _duty(text, one, rank, "lead" if one.marked else role, marks.span if one.marked else None)
        )
    return tuple(duties)


def _duties(text: FlatText, named: list[_Named], rule: PositionRule | None) -> tuple[Duty, ...]:
    has_lead = any(one.role == "lead" for one in named)
    by_position = rule if rule and not has_lead else None
    segments: set[int] = set()
    parties = _parties(named)
    duties = []
    for rank, one in enumerate(named, 1):
        role = one.role
        declared: Span | None = None
        if by_position and role in ("shared", "sole") and not one.carries_over:
            first = _leads_party(one, segments, parties) if by_position.each else rank == 1
            role = "lead" if first else "support"
            declared = by_position.span if first else None
            segments.add(one.segment)
        duties.append(_duty(text, one, rank, role, declared))
    return tuple(duties)


def _duty(text: FlatText, one: _Named, rank: int, role: Role, declared: Span | None) -> Duty:
    place = one.identity.place
    return Duty(
        agency=one.identity.name,
        mention=one.mention,
        role=role,
        rank=rank,
        span=text.span(*one.span),
        carries_over=one.carries_over,
        office=one.identity.office,
        place=PlaceRef(place.name, place.code) if place else None,
        collective=one.identity.collective,
        declared_by=declared,
    )
