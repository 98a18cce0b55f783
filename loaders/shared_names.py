"""What a name shares with the others of its list: 金堂县 in 金堂县、大邑县政府 is its government, 财政 in 财政、住建局 a bureau."""

from __future__ import annotations

import re

from ..ontology.agencies import AgencyIdentity, identify, leading_prefix
from ..ontology.offices import office_names
from ..ontology.places import Place, find_place, place_table
from .clause_lists import NameList
from .flat import FlatText
from .name_lists import is_organisation

GOVERNMENT = re.compile(r"(?:(?:人民)?政府|管委会|管理委员会)(?=（[^）]*）$|$)")
# 青山 in 白河、青山经济开发区管委会 is a committee too: what the last name ends with after its own two characters.
_ZONE_END = re.compile(
    r"(?<=[一-龥]{2})(?:等?(?:[两二三四五六七八九十]|\d{1,2})个|等)?(?P<end>(?:经济(?:技术)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|经开区|(?:循环)?(?:经济|化工|工业|产业|物流|科技)?园区|(?:综合)?保税区|(?:旅游)?度假区|(?:产业)?集聚区|开发区|示范区|试验区|合作区|新区)(?:管委会|管理委员会))$"
)
_ZONE_STEM = re.compile(r"(?![各全有其])[一-龥]{2,4}")
_DEPARTMENTS = re.compile(r"等*\d{0,2}(?:各|有关|相关)*部门")
_LEVEL = re.compile(r"(?:国家|自治区|省|市|县|区|州)(?:级|直)?")
_SHORTEST_PLACE = 3  # 万县 and 沙市 may be parts of other words


def shared_identity(
    text: FlatText, names: NameList, index: int, home: Place | None, prefix: str
) -> AgencyIdentity | None:
    """Return who a name is that is no office by itself, by what it shares with the names behind it."""
    mention = text.flat[slice(*names.names[index])]
    return (
        _with_shared_end(text, names, index, home)
        or _with_shared_office(text, names, index, home)
        or _of_company(text, names, mention)
        or _short_company(mention)
        or _of_field(text, names, index, home, prefix)
    )


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


def _of_company(text: FlatText, names: NameList, mention: str) -> AgencyIdentity | None:
    """Read 移动 in 移动、电信、铁塔公司 as 移动公司, where the register knows such a company."""
    last = text.norm[slice(*names.names[-1])]
    office = office_names().get(mention + "公司") if last.endswith("公司") else None
    if office is None:
        return None
    return AgencyIdentity(mention + "公司", office, None, False, True, f"“{mention}”沿用后一名称的“公司”。")


def _short_company(mention: str) -> AgencyIdentity | None:
    """Read 贵州移动 as the company that it is: a place, and what the register knows with 公司 behind it."""
    for cut in range(len(mention) - 2, 1, -1):
        found = place_table().by_alias(mention[:cut]) or place_table().by_name(mention[:cut])
        if found and (office := office_names().get(mention[cut:] + "公司")):
            why = f"“{mention[cut:]}”是企业的简称，按原文保留。"
            return AgencyIdentity(mention, office, found[0], False, True, why)
    return None


def _with_shared_office(
    text: FlatText, names: NameList, index: int, home: Place | None
) -> AgencyIdentity | None:
    """Read 碧江区 in 碧江区、万山区水务局 as 碧江区水务局: nothing but places may stand between the two."""
    mention = text.flat[slice(*names.names[index])]
    if place_as_actor(mention, None) is None:
        return None
    for a, b in names.names[index + 1 :]:
        word = text.norm[a:b]
        if place_as_actor(word, None) is not None:
            continue
        cut = next((n for n in range(len(word) - 2, 1, -1) if place_table().by_name(word[:n])), 0)
        shared = cut and (word[cut:] in office_names() or word.endswith("部门"))
        return identify(mention + word[cut:], home, "") if shared else None
    return None


def _of_field(
    text: FlatText, names: NameList, index: int, home: Place | None, prefix: str
) -> AgencyIdentity | None:
    """Read 财政 in 市发改、财政、住建局 as 财政局, the end of the last name, where the register knows such an office."""
    mention = text.flat[slice(*names.names[index])]
    last = text.norm[names.names[-1][1] - 1]
    if last not in "局委厅办" or index + 1 == len(names.names) or is_organisation(mention):
        return None
    one = identify(mention + last, home, prefix)
    return one if one.office and one.known and not one.collective else None


def by_fields(text: FlatText, names: NameList) -> bool:
    """Say whether a list names departments by their fields alone: 省发改、工信、环保等部门."""
    last = names.names[-1][1] if names.names else 0
    return bool(_DEPARTMENTS.match(text.norm, last) or text.norm[last - 2 : last] == "部门")


def of_stem(mention: str, home: Place | None, prefix: str) -> AgencyIdentity | None:
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


def last_of_several(text: FlatText, names: NameList, index: int, home: Place | None) -> AgencyIdentity | None:
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
    return zone if all(bare) and not any(of_stem(word, None, "") for word in words[:-1]) else None


def _within(word: str, home: Place | None) -> bool:
    """Say whether a word is the name of a place of the jurisdiction, with or without its 县."""
    whole = {"province": 2, "prefecture": 4}.get(home.kind, 6) if home else 0
    code = (home.code or "")[:whole] if home else ""
    return any((place.code or "").startswith(code) for place in find_place(word))
