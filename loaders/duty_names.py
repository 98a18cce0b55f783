"""Who the names in a list stand for: each is resolved with what the names before and behind it share with it.

After 省工业和信息化厅 a bare 发展改革委 is the province's too; 市、区财政局 are two. What names share is told by `shared_names`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..ontology.agencies import AgencyIdentity, identify, leading_prefix
from ..ontology.offices import office_of
from ..ontology.places import Place, place_table
from .clause_lists import NameList
from .flat import FlatText
from .name_lists import is_organisation
from .shared_names import by_fields, last_of_several, of_stem, place_as_actor, shared_identity

TWO_LEVELS = re.compile(
    r"(?P<own>[省市州])[、和及/](?P<below>[市州盟县区旗])(?P<office>[^、，]{2,}[局委办厅])"
)
_BLANK = re.compile(r"\S\s+\S")
BEGINS_NAME = re.compile(r"省|市|县|区|州|盟|旗|自治区|国家|各|团[省市县区州]|中国|国网|人民银行")
"""How a name begins that says whose office it is."""
# 市住建局（王丽）: the usual surnames, so that 市应急局（市地震局） keeps its second sign.
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_PERSON = re.compile(
    rf"[（〔［](?:[、，]?[{_SURNAMES}][一-龥]{{1,2}}(?:同志|局长|主任|副?[省市县区]长|书记)?){{1,5}}(?:[，、：]?(?:联系)?(?:电话)?：?[\d-]{{7,14}})?[）〕］]$"
)
# 市住建局王丽, 市水务局 王刚
_PERSON_BEHIND = re.compile(rf"(?<=[局委办厅院会心])[{_SURNAMES}][一-龥]{{1,2}}$")
_NO_PERSON = re.compile(r"[区市县局委办厅部院会镇乡]）$")


class Resolved(NamedTuple):
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
    by_field = by_fields(text, names)
    found: list[Resolved] = []
    for index, whole in enumerate(names.names):
        span = _without_person(text, *whole)
        mention = text.flat[span[0] : span[1]]
        identity = identify(mention, home, prefix)
        if identity.office is None and not identity.collective:
            identity = shared_identity(text, names, index, home, prefix) or identity
        if not (identity.known or identity.collective) and not (index and text.norm[span[0] - 1] == "："):
            place = place_as_actor(mention, territory)
            if place is not None:
                found.append(Resolved(span, mention, place))
                continue
        several = last_of_several(text, names, index, home)
        identity = several or identity
        if by_field and identity.office is None:
            identity = of_stem(mention, home, prefix) or identity
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
        if BEGINS_NAME.match(right) and all(
            len(name) > 3 and (one := identify(name, home, "")).office and one.known for name in (left, right)
        ):
            parts.append(start)
    return list(zip(parts, [*parts[1:], span[1]], strict=True))


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
        if territory is not None and place_table().within(territory, place):
            return place.name[
                -1
            ], home  # 陕西省水利厅、市水利局 in a city's plan: the second is still the city's
        return place.name[-1], place
    own = leading_prefix(mention)
    if own:
        return own, home if home is not None else territory
    return prefix, home
