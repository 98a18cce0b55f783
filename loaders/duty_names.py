"""Who the names in a list stand for: each is resolved with what the names before and behind it share with it.

After 省工业和信息化厅 a bare 发展改革委 is the province's too; 金堂县 in 金堂县、大邑县政府 is its government; 市、区财政局 are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ontology.agencies import AgencyIdentity, identify, leading_prefix
from ..ontology.offices import office_names, office_of
from ..ontology.places import Place, find_place, place_table
from .clause_lists import NameList
from .flat import FlatText
from .name_lists import is_organisation

GOVERNMENT = re.compile(r"(?:(?:人民)?政府|管委会|管理委员会)(?=（[^）]*）$|$)")
TWO_LEVELS = re.compile(
    r"(?P<own>[省市州])[、和及/](?P<below>[市州盟县区旗])(?P<office>[^、，]{2,}[局委办厅])"
)
# 青山 in 白河、青山经济开发区管委会 is a committee too: what the last name ends with after its own two characters.
_ZONE_END = re.compile(
    r"(?<=[一-龥]{2})(?:等?(?:[两二三四五六七八九十]|\d{1,2})个|等)?(?P<end>(?:经济(?:技术)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|经开区|(?:循环)?(?:经济|化工|工业|产业|物流|科技)?园区|(?:综合)?保税区|(?:旅游)?度假区|(?:产业)?集聚区|开发区|示范区|试验区|合作区|新区)(?:管委会|管理委员会))$"
)
_ZONE_STEM = re.compile(r"(?![各全有其])[一-龥]{2,4}")
_BLANK = re.compile(r"\S\s+\S")
_BEGINS_NAME = re.compile(r"省|市|县|区|州|盟|旗|自治区|国家|各|团[省市县区州]|中国|国网|人民银行")
_DEPARTMENTS = re.compile(r"等*\d{0,2}(?:各|有关|相关)*部门")
_LEVEL = re.compile(r"(?:国家|自治区|省|市|县|区|州)(?:级|直)?")
# 市住建局（王丽）: the usual surnames, so that 市应急局（市地震局） keeps its second sign.
_SHORTEST_PLACE = 3  # 万县 and 沙市 may be parts of other words
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_PERSON = re.compile(rf"[（〔［][{_SURNAMES}][一-龥]{{1,2}}(?:同志|局长|主任|副?[省市县区]长|书记)?[）〕］]$")
# 市住建局王丽, 市水务局 王刚
_PERSON_BEHIND = re.compile(rf"(?<=[局委办厅院会心])[{_SURNAMES}][一-龥]{{1,2}}$")
_NO_PERSON = re.compile(r"[区市县局委办厅部院会镇乡]）$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """One name of a list: where it stands, as it is written, and who it is."""

    span: tuple[int, int]
    mention: str
    identity: AgencyIdentity
    shared: bool = False
    """Whether the mention holds words of the whole list: 白河等经济开发区管委会 behind 云岭、."""


def resolve(
    text: FlatText, names: NameList, territory: Place | None, home: Place | None, prefix: str
) -> tuple[list[Resolved], str, Place | None]:
    """Return who the names of a list are, with the prefix and the jurisdiction that a next list inherits."""
    by_field = _stems(text, names)
    found: list[Resolved] = []
    for index, whole in enumerate(names.names):
        span = _without_person(text, *whole)
        mention = text.flat[span[0] : span[1]]
        identity = identify(mention, home, prefix)
        if identity.office is None and not identity.collective:
            identity = _with_shared_end(text, names, index, home) or identity
        if not (identity.known or identity.collective) and not (index and text.norm[span[0] - 1] == "："):
            place = place_as_actor(mention, territory)
            if place is not None:
                found.append(Resolved(span, mention, place))
                continue
        several = _last_of_several(text, names, index, home)
        identity = several or identity
        if by_field and identity.office is None:
            identity = _of_stem(mention, home, prefix) or identity
        prefix, home = _context(mention, identity, prefix, home, territory)
        levels = _of_two_levels(mention, span, home)
        own = [(span, mention, identity)]
        found.extend(Resolved(*one, shared=several is not None) for one in levels or own)
    return found, prefix, home


def _without_person(text: FlatText, start: int, end: int) -> tuple[int, int]:
    """Leave out the person behind an office, in brackets or not: 市住建局（王丽）, 市水务局 王刚."""
    person = _PERSON.search(text.norm[start:end])
    if person and not _NO_PERSON.search(person.group()) and person.start():
        return start, start + person.start()
    behind = _PERSON_BEHIND.search(text.norm[start:end])
    if behind and not is_organisation(text.norm[start:end]):
        name = text.norm[start : start + behind.start()]
        if office_of(name) and office_of(name + behind.group()) is None:
            return start, start + behind.start()
    return start, end


def parted(text: FlatText, span: tuple[int, int], home: Place | None) -> list[tuple[int, int]]:
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


def place_as_actor(mention: str, territory: Place | None) -> AgencyIdentity | None:
    """Read 白云区 beside offices as an actor, as it is written: a district, city or province by its whole name.

    What stands behind a colon (实施地区：贵阳市) is where, and not who: the caller sees to that.
    """
    table = place_table()
    if len(mention) < _SHORTEST_PLACE or mention[-1] not in "省市州盟县区旗":
        return None
    named = [
        place
        for place in table.by_name(mention) or table.by_alias(mention)
        if place.kind in ("province", "prefecture", "county")
        and (territory is None or place == territory or table.within(place, territory))
    ]
    if len(named) != 1:
        return None
    why = "地方以其名称代指其政府，按原文保留。"
    return AgencyIdentity(mention, "peoples-government", named[0], False, True, why)


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


def _with_shared_end(
    text: FlatText, names: NameList, index: int, home: Place | None
) -> AgencyIdentity | None:
    """Read 金堂县 in 金堂县、大邑县政府 as 金堂县政府: places in a list share the end of the last one."""
    mention = text.flat[names.names[index][0] : names.names[index][1]]
    zone = shared_zone(text, names, index)
    if zone:
        alike = {_within(text.flat[a:b], home) for a, b in names.names[index:-1]}
        last = _within(zone.string[: zone.start()], home)
        # 开阳、青山新区管委会: a county beside a zone that bears no county's name may be the county alone.
        return identify(mention + zone["end"], home, "") if alike == {last} else None
    for a, b in names.names[index + 1 :]:
        end = GOVERNMENT.search(text.norm[a:b])
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


def _last_of_several(
    text: FlatText, names: NameList, index: int, home: Place | None
) -> AgencyIdentity | None:
    """Read 白河等经济开发区管委会, the last of 云岭、白河等经济开发区管委会, as that of 白河."""
    if index == 0 or index + 1 < len(names.names):
        return None
    zone = shared_zone(text, names, index - 1)
    if zone is None or zone["end"] == zone.group():
        return None
    return identify(zone.string[: zone.start()] + zone["end"], home, "")


def shared_zone(text: FlatText, names: NameList, index: int) -> re.Match[str] | None:
    """Return the end that a bare name shares with the last of its list: 经济开发区管委会 for 白河 in 白河、青山经济开发区管委会.

    Every name from it to the last must be as bare; 工信 or 市水务局 among them share nothing.
    """
    words = [text.norm[a:b] for a, b in names.names[index:]]
    zone = _ZONE_END.search(words[-1])
    if zone is None or len(words) == 1 or not _ZONE_STEM.fullmatch(words[-1], 0, zone.start()):
        return None
    bare = (_ZONE_STEM.fullmatch(word) and not is_organisation(word) for word in words[:-1])
    return zone if all(bare) and not any(_of_stem(word, None, "") for word in words[:-1]) else None


def _within(word: str, home: Place | None) -> bool:
    """Say whether a word is the name of a place of the jurisdiction, with or without its 县."""
    whole = {"province": 2, "prefecture": 4}.get(home.kind, 6) if home else 0
    code = (home.code or "")[:whole] if home else ""
    return any((place.code or "").startswith(code) for place in find_place(word))


def _of_two_levels(
    mention: str, span: tuple[int, int], home: Place | None
) -> list[tuple[tuple[int, int], str, AgencyIdentity]]:
    """Read 市、区财政局 as the city's bureau and those of the districts: the first is one office, and answers by name.

    The first is proved by the whole of the words, since its name is shared out over them.
    """
    match = TWO_LEVELS.fullmatch(mention)
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
