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
from typing import Literal

from ..ontology.agencies import AgencyIdentity, identify, leading_prefix
from ..ontology.offices import office_names, office_of
from ..ontology.places import Place, find_place
from .clauses import NameList, RawClause
from .flat import FlatText
from .record import Duty, PlaceRef, Role, Span

_SHORTEST_NAME = 3  # of an office: （协会） and （区、市） name nobody
_PERSONS = re.compile(r"(?:领导|同志|负责人|[省市州县区镇乡]长|书记|主任)$")
_GOVERNMENT = re.compile(r"(?:(?:人民)?政府|管委会|管理委员会)(?=（[^）]*）$|$)")
_TWO_LEVELS = re.compile(
    r"(?P<own>[省市州])[、和及/](?P<below>[市州盟县区旗])(?P<office>[^、，]{2,}[局委办厅])"
)
_BLANK = re.compile(r"\S\s+\S")
_BEGINS_NAME = re.compile(r"省|市|县|区|州|盟|旗|自治区|国家|各|团[省市县区州]|中国|国网|人民银行")
_DEPARTMENTS = re.compile(r"等*\d{0,2}(?:各|有关|相关)*部门")
_LEVEL = re.compile(r"(?:国家|自治区|省|市|县|区|州)(?:级|直)?")
_LOCAL = re.compile(
    r"(?:政府|管委会|管理委员会|行署|街道办事处|街道办|街镇)(?:（[^）]*）)?$|(?:[新先]区|开发区|高新区|经开区|示范区|合作区|试验区|度假区|保税区)$|^各(?:设区|省辖|直管)?[市州县区盟旗乡镇街道直管省辖（）〔〕〈〉、地级以上]+$"
)


@dataclass(frozen=True, slots=True)
class PositionRule:
    """The plan's own sentence that makes first-named actors leads: its span; `each` where it holds for each party."""

    span: Span
    each: bool


@dataclass(frozen=True, slots=True)
class PlanRules:
    """What a plan says once of all its clauses: that the first-named leads, what bare names in brackets are."""

    position: PositionRule | None = None
    bare: Literal["lead", "responsible"] | None = None


_NO_RULES = PlanRules()


@dataclass(frozen=True, slots=True)
class Reading:
    """The duties of one clause and the flat spans of the names that are no known agency."""

    duties: tuple[Duty, ...]
    unknown: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    span: tuple[int, int]
    mention: str
    identity: AgencyIdentity
    segment: int
    role: Role
    carries_over: bool = False


def read_clause(
    text: FlatText, clause: RawClause, territory: Place | None, rules: PlanRules = _NO_RULES
) -> Reading:
    """Return the duties that a clause states, in the order in which it names the actors."""
    rule = rules.position
    if clause.position:
        rule = PositionRule(text.span(*clause.position), clause.position_each)
    if clause.bare and not (rule or rules.bare):
        return Reading((), ())
    unknown: list[tuple[int, int]] = []
    named: list[_Named] = []
    prefix, home = "", territory
    for listed in clause.lists:
        if _PERSONS.search(text.norm[slice(*listed.names[-1])]):
            unknown.extend(
                listed.names
            )  # 省委、省政府领导牵头: persons, and not the bodies that they belong to
            continue
        parts = tuple(part for span in listed.names for part in _parted(text, span, home))
        names = replace(listed, names=parts)
        role = _bare_role(clause, rules) if clause.bare else _role(names, clause, text)
        stems = _stems(text, names)
        for index, span in enumerate(names.names):
            mention = text.flat[span[0] : span[1]]
            identity = identify(mention, home, prefix)
            if identity.office is None and not identity.collective:
                identity = _with_shared_end(text, names, index, home) or identity
            if stems and identity.office is None:
                identity = _of_stem(mention, home, prefix) or identity
            prefix, home = _context(mention, identity, prefix, home, territory)
            levels = _of_two_levels(mention, span, home)
            if levels:
                named.extend(_Named(at, words, who, names.segment, role) for at, words, who in levels)
            elif identity.known or identity.collective:
                named.append(_Named(span, mention, identity, names.segment, role))
            else:
                unknown.append(span)
        prefix = ""
    if clause.sentence and (unknown or not _offices_only(named)):
        return Reading((), ())
    carried = _carried(text, clause, territory)
    return Reading(_duties(text, _unique([*named, *carried]), clause, rule), tuple(unknown))


def _offices_only(named: list[_Named]) -> bool:
    """Say whether a sentence names offices that the register knows, and not only 各有关部门: then it is a clause."""
    single = [one.identity for one in named if not one.identity.collective]
    return bool(single) and all(identity.office for identity in single)


def _bare_role(clause: RawClause, rules: PlanRules) -> Role:
    if rules.bare == "lead":
        return "lead"
    return "shared" if sum(len(names.names) for names in clause.lists) > 1 else "sole"


def _parted(text: FlatText, span: tuple[int, int], home: Place | None) -> list[tuple[int, int]]:
    """Part names that only white space parts: each must be the whole name of an office, and begin with whose it is.

    市教育局 市民族宗教局 are two, 省人民政府 办公厅 and 省 教 育 厅 are one.
    """
    begin, stop = text.span(*span)
    if not _BLANK.search(text.text, begin, stop):
        return [span]
    starts = [text.offset(begin + m.start()) for m in re.finditer(r"\S+", text.text[begin:stop])]
    parts = [span[0]]
    for start, following in zip(starts[1:], [*starts[2:], span[1]], strict=True):
        left, right = text.flat[parts[-1] : start], text.flat[start:following]
        if _BEGINS_NAME.match(right) and all(
            len(name) > 3 and (one := identify(name, home, "")).office and one.known for name in (left, right)
        ):
            parts.append(start)
    return list(zip(parts, [*parts[1:], span[1]], strict=True))


def _stems(text: FlatText, names: NameList) -> bool:
    """Say whether a list names departments by their fields alone: 省发改、工信、环保等部门."""
    last = names.names[-1][1] if names.names else 0
    return bool(_DEPARTMENTS.match(text.norm, last) or text.norm[last - 2 : last] == "部门")


def _of_stem(mention: str, home: Place | None, prefix: str) -> AgencyIdentity | None:
    """Read 工信 in 省发改、工信、环保等部门 as 工信部门: a field whose office the register knows."""
    own = leading_prefix(mention + "部门") or _LEVEL.match(mention)
    field = mention[len(own if isinstance(own, str) else own.group()) :] if own else mention
    office = next((key for end in "局委厅部" if (key := office_names().get(field + end))), None)
    if office is None:
        return None
    return AgencyIdentity(mention + "部门", office, None, True, True, f"“{mention}”是部门的简称。")


def is_list_of_actors(text: FlatText, clause: RawClause, territory: Place | None) -> bool:
    """Say whether the names in a bare bracket are known actors, all of them, and at least one of them a single office."""
    prefix, offices = "", 0
    for a, b in (name for names in clause.lists for name in names.names):
        mention = text.flat[a:b]
        identity = identify(mention, territory, prefix)
        if not (identity.collective or (identity.known and identity.office)):
            return False
        prefix = leading_prefix(mention) or prefix
        offices += not identity.collective and b - a >= _SHORTEST_NAME
    return offices > 0


def _with_shared_end(
    text: FlatText, names: NameList, index: int, home: Place | None
) -> AgencyIdentity | None:
    """Read 金堂县 in 金堂县、大邑县政府 as 金堂县政府: places in a list share the end of the last one."""
    mention = text.flat[names.names[index][0] : names.names[index][1]]
    for a, b in names.names[index + 1 :]:
        end = _GOVERNMENT.search(text.norm[a:b])
        if end and end.group().startswith("管"):
            return identify(mention + end.group(), home, "") if mention.endswith("区") else None
        if end:
            named = [
                place for place in find_place(mention) if place.kind in ("province", "prefecture", "county")
            ]
            if not named:
                return None
            word = next((place.name for place in named if place.name == mention), named[0].name)
            return identify(word + end.group(), home, "")
    return None


def _of_two_levels(
    mention: str, span: tuple[int, int], home: Place | None
) -> list[tuple[tuple[int, int], str, AgencyIdentity]]:
    """Read 市、区财政局 as the city's bureau and those of the districts: the first is one office, and answers by name.

    The first is proved by the whole of the words, since its name is shared out over them.
    """
    match = _TWO_LEVELS.fullmatch(mention)
    if match is None or office_of(match["office"]) is None:
        return []
    own = identify(match["own"] + match["office"], home, "")
    below = identify(match["below"] + match["office"], home, "")
    if own.collective or own.place is None or not below.collective:
        return []
    return [
        (span, mention, own),
        ((span[0] + match.start("below"), span[1]), mention[match.start("below") :], below),
    ]


def _context(
    mention: str, identity: AgencyIdentity, prefix: str, home: Place | None, territory: Place | None
) -> tuple[str, Place | None]:
    """Return the prefix and the jurisdiction that the next name of the list inherits.

    In 重庆市能源局、市经济信息委；四川省能源局、经济和信息化厅 the second and fourth name belong to the place last written out.
    """
    place = identity.place
    if place is not None and place.kind in ("province", "prefecture") and mention.startswith(place.name):
        return place.name[-1], place
    own = leading_prefix(mention)
    if own:
        return own, home if home is not None else territory
    return prefix, home


def _role(names: NameList, clause: RawClause, text: FlatText) -> Role:
    """Return the role that a list of names has by its phrase and by what else the clause names."""
    label, _, phrase = names.phrase.partition(":")
    if clause.labelled and label in _LABELS:
        return _labelled_role(label, phrase, clause, text, local=_all_local(names, text))
    if label in _PLAIN:
        return _PLAIN[label]
    local = _all_local(names, text)
    others = bool(clause.left) or _has_departments(clause, names, text)  # 省水利厅指导 is left unread
    if label in ("alone", "settle") and local and others:
        return "implement"
    if _kinds(clause) & {"lead", "with"}:
        return "support"
    if label == "settle" and local:
        return "implement"
    return "shared" if label == "divided" else "sole"


_LABELS = frozenset({"lead", "support", "responsible", "settle"})
_PLAIN: dict[str, Role] = {"lead": "lead", "with": "lead", "support": "support", "partner": "support"}


def _labelled_role(label: str, phrase: str, clause: RawClause, text: FlatText, *, local: bool) -> Role:
    """Return the role of names under 牵头单位：, 责任单位：, 配合单位：; a phrase after them says more than the label."""
    if local and phrase in ("settle", "alone"):
        return "implement"  # 配合单位：…；各县区政府负责落实: the label ends where another phrase takes over
    plain = _PLAIN.get(label) or _PLAIN.get(phrase)
    if plain:
        return plain
    if "settle" in (label, phrase):
        return "implement" if local else "shared"
    kinds = _kinds(clause)
    if "lead" in kinds:
        return "support"
    if "support" in kinds:
        return "lead"
    alone = phrase != "divided" and _is_alone(text, clause)
    return "sole" if alone else "shared"


def _is_alone(text: FlatText, clause: RawClause) -> bool:
    """Say whether one office alone stands under 责任单位：; 市、区财政局 are more than one."""
    spans = [name for entry in clause.lists if entry.phrase.startswith("responsible") for name in entry.names]
    return len(spans) == 1 and not _TWO_LEVELS.fullmatch(text.flat[spans[0][0] : spans[0][1]])


def _kinds(clause: RawClause) -> set[str]:
    """Return what the clause's labels and phrases say; a lead named by a phrase under a label is one too."""
    parts = [entry.phrase.split(":") for entry in clause.lists]
    return {first for first, *_ in parts} | {"lead" for _, *more in parts if more == ["lead"]}


def _all_local(names: NameList, text: FlatText) -> bool:
    return all(_LOCAL.search(text.norm[a:b]) for a, b in names.names)


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
            kept[key] = replace(first, role="lead")  # A、B，其中A为牵头单位
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


def _duties(
    text: FlatText, named: list[_Named], clause: RawClause, rule: PositionRule | None
) -> tuple[Duty, ...]:
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
        place = one.identity.place
        duties.append(
            Duty(
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
        )
    return tuple(duties)
