"""Who is meant by a name in a responsibility clause: its canonical name, its kind, its place.

A clause names agencies for readers who know where they are: 省生态环境厅、发展改革委 in a plan of 贵州 are
贵州省生态环境厅 and 贵州省发展改革委. The rules are those of the annotation guidelines: the plan's own
jurisdiction is written out, a distributed prefix is restored, a name that holds its place stays as written,
abbreviations of the office stay, collectives (各市（州）人民政府) stay and are never expanded. Every answer
says in one sentence, in Chinese, why it came out so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .offices import office_names, office_of
from .places import Place, place_table

# Brackets of all shapes are written full-width in canonical names.
_BRACKETS = str.maketrans("〔〈［[(〕〉］])", "（" * 5 + "）" * 5)
_SPACE = re.compile(r"\s+")

_MARKERS = ("自治区", "自治州", "新区", "国家", "省", "市", "州", "盟", "县", "区", "旗")
# Offices whose own name starts like a marker.
_NO_MARKER = re.compile(
    r"市场|市监(?=局|分局|总局|所)|市容|市政(?!府|务|协|法|研|策)|市民(?!政|宗|族|营)|区域|国家(?:公园|税务总局|金融监督管理总局|开发银行)|省际|市际|县域|州际|旗舰"
)
_COLLECTIVE = re.compile(
    r"各|有关|相关|^(?:功能区|开发区|园区)$|的[市区县州]|成员单位|所属|^(?:国家级|省级|市级|[省市县区州]属|区属)?(?:开发区|园区|功能区|产业园区|工业园区)管(?:委会|理委员会)$|沿线|其他|其它|全[省市区县州]|属地|^社区(?:居|党|$)|^村(?:委会|民委员会|居)|地方(?:各级|人民政府|政府|党委)"
    r"|(?:部门|单位|企业|国企|机构|学校|高校|院校|院所|园区|街镇|镇街|乡镇|街道|组织)$"
    r"|^(?:市县|县区|区县|(?:县|盟|州)市(?!场|容|政(?!府))|市州|市区(?!域)|设区|乡镇|街道|镇街)"
    r"|^[市县区州旗盟][、（/和及][^厅局委办]*(?:政府|管委会|党委)$"
    r"|^[省市县区州旗盟][、/和及][市县区州旗盟]"  # 市、区财政局: the city's and each district's
)
_LOWER = frozenset("市州盟县区旗")
# From the top down: what stands before another in this row holds it.
_LEVELS = ("省自", "市州盟", "县区旗", "镇乡道木")
_NATIONAL = re.compile(
    r"^(?:国家|国务院|中央|中共中央|全国|中华全国|中国|最高|国管局|中直)"
    r"|(?<!组织|宣传|统战|工作|人武|保障|管理|营管|网信)部$|总局$|署$|银保监会$|证监会$|总社$|^人民银行$"
)
_AGENCY_SHAPE = re.compile(
    r"(?:[厅局委办部院会社联署站台校馆所队室司处科协行厂矿段]|公司|示范区|开发区|新区|高新区|经开区|合作区|试验区|自贸区|中心|政府|集团|专班|小组|海关|军区|基地|大学|中学|小学|幼儿园|政协|人大"
    r"|电网|兵团|党组)(?:（[^（）]+）)?$"
)
_OWN_OFFICE = re.compile(r"(?:[厅局委办社联院校会]|委员会|办公室|中心|政府|科协)$")
# Bodies of the centre whose branches carry their place inside the name.
_BRANCH = re.compile(
    r"银行|人行|铁路|民航|国网|电网|海关|海事|税务总局|能源局|分局"
    r"|分行|支行|分公司|办事处|集团|公司|监管局|监管办|邮政|移动|电信|联通|铁塔|中石|调查总队"
)
_NAMED_ZONE = re.compile(
    r"[一-龥]{2,}(?:示范区|开发区|高新区|经开区|合作区|试验区|新区|自贸区|度假区|保税区|管理区)$"
)
# 福田保税区管理局, but not 经济技术开发区管理局
_OFFICE_OF_ZONE = re.compile(
    r"(?!经济|高新|综合|工业|旅游|国家|自由|现代|临港|临空)[一-龥]{2,6}?(?:综合)?(?:保税港?区|开发区|高新区|自贸区|度假区|合作区|试验区|工业园区|物流园区)管理局"
)
_TOWNSHIP = re.compile(
    r"(?!小城|中心|重点|特色|建制|涉及|所有|全|有关|相关|属地|其他|其它|.*[各市县区省州旗盟、（和])[一-龥]{1,5}?(?<![乡村集小])(?:(?<!^城)镇|(?<![城水家回返下])乡|苏木|街道)"
    r"(?:(?:人民)?政府|办事处|办|党委|党工委)?"
)
# Party bodies are the committee's, not the government's: 省委宣传部、组织部 is 省委组织部.
_PARTY = (
    *("组织部", "宣传部", "统战部", "社会工作部", "社工部", "政法委", "网信办", "编办", "党校"),
    *("政研室", "改革办", "财办", "农办", "军民融合办", "台办", "文明办"),
)


_QUARTERS = ("东北", "华北", "华东", "华中", "华南", "中南", "西南", "西北", "首都", "兵团", "南方")
_DISTRICT_BRANCHES = ("分局", "大队", "供电局", "供电公司", "分公司", "支公司", "支行")
# Basins of great rivers are larger than a province: 长江水利委员会, 太湖流域管理局, 水利部松辽水利委员会.
_OF_A_BASIN = re.compile(
    r"(?:长江|黄河|珠江|淮河|海河|松辽|太湖)(?:流域)?(?:水利委(?:员会)?|委(?:员会)?|管理局|航务管理局|航道局|航运公安局|流域管理局|流域[一-龥]{0,8}生态环境监督管理局)"
    r"|黄委会?|珠委|淮委|海委|长委|太湖局|长航局|珠航局|民航[华中东西][北东南]地区管理局|长江口航道管理局|示范区(?:执委会|管委会|管理委员会)"
    r"|(?:水利|生态环境|交通运输|自然资源|农业农村|工业和信息化|公安|教育|民政|财政|商务|应急管理|文化和旅游|住房城乡建设|人力资源社会保障)部(?!门)[一-龥]{2,20}[局院所办会]"
)
# 国铁济南局 is no office of the province that the name before it belongs to.
_STATE_COMPANY = ("国铁", "中国铁路", "国网", "中铁", "南网")
_OF_A_PLACE = (
    "管委会",
    "管理委员会",
    "执委会",
    "海关",
    "海事局",
    "银行",
    "支行",
    "分行",
    "监管局",
    "监管办",
    "铁路局",
    "兵团",
)


@dataclass(frozen=True, slots=True)
class AgencyIdentity:
    """What a mention stands for. `office` is a key of the register, `place` the jurisdiction.

    `known` is false where neither the register nor the shape of the name says that this is an agency.
    """

    name: str
    office: str | None
    place: Place | None
    collective: bool
    known: bool
    reason: str


@lru_cache(maxsize=8192)
def leading_prefix(mention: str) -> str:
    """Return the jurisdiction that a mention carries (省, 市, 国家, 重庆市 …), or an empty string.

    Later names of the clause inherit it: after 省工业和信息化厅 a bare 发展改革委 is the province's too.
    """
    mention = _tidy(mention)
    if _COLLECTIVE.search(mention):
        return ""
    place, length = _leading_place(mention)
    if place is not None and mention[:length] == place.name and office_of(mention[length:]) is not None:
        return place.name
    return _marker(mention)


@lru_cache(maxsize=8192)
def identify(mention: str, territory: Place | None, prefix: str = "") -> AgencyIdentity:
    """Resolve `mention` in a plan of `territory`; `prefix` is inherited from an earlier name."""
    name = _tidy(mention)
    return _township(name, territory) or _of_unlisted(name, territory) or _office(name, territory, prefix)


def _office(name: str, territory: Place | None, prefix: str) -> AgencyIdentity:
    if _COLLECTIVE.search(name) and not _is_zone(name):
        return AgencyIdentity(name, office_of(name), None, True, True, f"“{name}”泛指多个主体，按原文保留。")
    # The last place of a branch is where it works: 成都铁路局贵阳办事处 serves 贵阳.
    holder = _place_inside(name) or _leading_place(name)[0]
    if holder is not None and name.startswith("省") and (own := _jurisdiction("省", territory)) is not None:
        # 省民航集团上饶分公司 serves 上饶 and is the province's.
        return _as_written(
            own.name + name[1:], holder, f"“省”即本文件所属的{own.name}，名称自带地名“{holder.name}”"
        )
    if holder is not None:
        return _as_written(name, holder, f"名称自带地名“{holder.name}”")
    if marker := _marker(name):
        return _by_marker(name, marker, territory, f"“{marker}”")
    if (district := _district(name, territory)) is not None:
        return _as_written(name, district, f"名称自带本文件辖区内的地名“{district.name}”")
    return _without_marker(name, territory, prefix)


def _of_unlisted(name: str, territory: Place | None) -> AgencyIdentity | None:
    """Read what begins with the name of a place that no table holds, or with 镇 in the plan of a town."""
    if territory is None or territory.code is not None:
        return None
    if name.startswith(territory.name) and len(name) > len(territory.name):
        return _as_written(name, territory, f"名称自带本文件所属的地名“{territory.name}”")
    level = next((word for word in ("街道", "镇", "乡") if territory.name.endswith(word)), "")
    if level and name.startswith(level) and not name.startswith(("乡镇", "镇街", "镇乡", "乡村")):
        rest = name.removeprefix(level)
        full = territory.name + rest
        if rest and _known(full, office_of(rest)) and not _COLLECTIVE.search(rest):
            why = f"“{level}”即本文件所属的{territory.name}。"
            return AgencyIdentity(full, office_of(rest) or office_of(full), territory, False, True, why)
    return None


def _may_hold(marker: str, territory: Place) -> bool:
    """Say whether 市 can be the city that holds the territory, if no table says where that lies."""
    if territory.code is not None or territory.parent is not None or territory.kind == "region":
        return False
    own = next((i for i, ends in enumerate(_LEVELS) if territory.name[-1] in ends), len(_LEVELS))
    own = min(own, 2) if territory.kind == "zone" else own
    return next(i for i, ends in enumerate(_LEVELS) if marker[0] in ends) <= own


def is_national(name: str) -> bool:
    """Say whether a name is that of a body of the whole country, by its form: 国务院, 生态环境部."""
    return _NATIONAL.search(_tidy(name)) is not None


def is_local(name: str) -> bool:
    """Say whether a name without a place is that of a body of some place: 市水务局, but not 财政部.

    Such a name means another body in each place: only who knows the plan can say which.
    """
    name = _tidy(name)
    marker = leading_prefix(name)
    if marker == "国家" or _NATIONAL.search(name) or name.startswith(_STATE_COMPANY):
        return False
    if marker or _TOWNSHIP.fullmatch(name):
        return True
    return name in office_names() and _OWN_OFFICE.search(name) is not None


def _is_zone(name: str) -> bool:
    """Say whether a name is that of one zone: 苏州工业园区, but not 各园区."""
    return any(place.kind == "zone" for place in place_table().by_name(name))


def _district(name: str, territory: Place | None) -> Place | None:
    """Return the district of the territory whose short form begins a branch's name: 白云生态环境分局."""
    if territory is None or not name.endswith(_DISTRICT_BRANCHES):
        return None
    table = place_table()
    for length in (3, 2):
        for place in table.by_alias(name[:length]):
            own = place == territory or table.within(place, territory)
            if place.kind == "county" and own and office_of(name[length:]) is not None:
                return place
    return None


def _without_marker(name: str, territory: Place | None, prefix: str) -> AgencyIdentity:
    if name.endswith(("公司", "集团", "厂")) or name.startswith(_STATE_COMPANY):
        return _as_written(name, None, "企业名称")
    # 虹桥商务区管委会 and 华北能源监管局 begin with a place that the table does not hold.
    if (
        name.startswith(_QUARTERS)
        or _OF_A_BASIN.fullmatch(name)
        or _OFFICE_OF_ZONE.fullmatch(name)
        or _NAMED_ZONE.search(name)
        or (name.endswith(_OF_A_PLACE) and name not in office_names())
    ):
        return _as_written(name, None, "名称自成一体")
    if _NATIONAL.search(name):
        return _as_written(name, None, "国家层面机构")
    if prefix == "国家":
        # 国家 spreads only to names that a national body bears: 国家能源局, but not 国家人民银行.
        return _as_written(prefix + name if prefix + name in office_names() else name, None, "国家层面机构")
    if prefix:
        joint = ("党委" if prefix == "自治区" else "委") if name in _PARTY else ""
        return _by_marker(prefix + joint + name, prefix, territory, f"沿用前一名称的“{prefix}”")
    return _bare(name, territory)


def _township(name: str, territory: Place | None) -> AgencyIdentity | None:
    """Read 玫瑰镇 and 少城街道办事处 in a county's plan as its own: others have such a township too."""
    if (
        _TOWNSHIP.fullmatch(name) is None
        or territory is None
        or territory.kind not in ("county", "prefecture")
    ):
        return None
    if territory.kind == "prefecture" or _leading_place(name)[0] is not None:
        return AgencyIdentity(name, "street-office", None, False, True, "乡镇、街道，按原文保留。")
    why = f"本文件所属的{territory.name}的乡镇、街道。"
    return AgencyIdentity(_official(territory) + name, "street-office", territory, False, True, why)


def _tidy(mention: str) -> str:
    return _SPACE.sub("", mention).translate(_BRACKETS).strip("、，,；;。：:")


def _known(name: str, office: str | None) -> bool:
    return office is not None or _AGENCY_SHAPE.search(name) is not None


def _as_written(name: str, place: Place | None, why: str) -> AgencyIdentity:
    office = office_of(name)
    return AgencyIdentity(name, office, place, False, _known(name, office), f"{why}，按原文保留。")


def _marker(name: str) -> str:
    if _NO_MARKER.match(name):
        return ""
    if name.startswith(("团省委", "团市委", "团区委", "团县委", "团州委")):
        return name[1]
    return next((m for m in _MARKERS if name.startswith(m) and len(name) > len(m)), "")


def _by_marker(name: str, marker: str, territory: Place | None, how: str) -> AgencyIdentity:
    if marker == "国家":
        return _as_written(name, None, "国家层面机构")
    place = _jurisdiction(marker, territory)
    if place is None:
        # 县人民政府 and 区水务局 in a province's or a city's plan stand for those of every county.
        if territory is not None and marker in _LOWER and not _may_hold(marker, territory):
            office = office_of(name)
            return AgencyIdentity(name, office, None, True, True, f"“{name}”泛指下级各地，按原文保留。")
        return _as_written(name, None, f"{how}在本文件中不能确定是哪里")
    youth, rest = ("团", name[2:]) if name.startswith("团" + marker) else ("", name.removeprefix(marker))
    full = youth + _official(place) + rest
    office = office_of(youth + marker + rest) if youth else office_of(rest) or office_of(full)
    why = f"{how}即本文件所属的{place.name}。"
    return AgencyIdentity(full, office, place, False, _known(full, office), why)


def _bare(name: str, territory: Place | None) -> AgencyIdentity:
    """Read a name without any jurisdiction as the plan's own; a 厅 is always the province's."""
    office = office_of(name)
    place = territory
    if territory is not None and name.endswith("厅"):
        place = place_table().province_of(territory)
    if place is None or office is None or not _OWN_OFFICE.search(name):
        return _as_written(name, None, "没有地域前缀")
    why = f"没有地域前缀，按本文件所属的{place.name}理解。"
    return AgencyIdentity(_official(place) + name, office, place, False, True, why)


def _official(place: Place) -> str:
    """Return a place's name as its offices carry it: with the city's where several are called 鼓楼区."""
    table = place_table()
    if place.kind == "county" and place.parent is not None and len(table.by_name(place.name)) > 1:
        holder = table.get(place.parent)
        return (holder.name if holder else "") + place.name
    return place.name


def _jurisdiction(marker: str, territory: Place | None) -> Place | None:
    """Return whose 省, 市, 区 … it is in a plan of `territory`, or `None` if that cannot be told."""
    table = place_table()
    if len(named := table.by_name(marker)) == 1:
        return named[0]
    if territory is None:
        return None
    if marker == "新区":
        zones = [p for p in _zones() if p.name.endswith("新区") and table.within(p, territory)]
        return zones[0] if len(zones) == 1 else None
    # The nearest holder whose name ends so: 市 is the city of a district's plan, 区 a 自治区 in its own.
    return next((h for h in table.chain(territory) if h.name.endswith(marker)), None)


@cache
def _zones() -> tuple[Place, ...]:
    return tuple(p for p in place_table().places if p.kind == "zone")


def _leading_place(name: str) -> tuple[Place | None, int]:
    """Return the place that a name starts with, and the length of its form there; the longest form wins."""
    table = place_table()
    for length in range(min(len(name) - 1, 12), 1, -1):
        form = name[:length]
        found = table.by_name(form) or table.by_alias(form)
        if not found or not _worthy(form, found):
            continue
        # 南昌铁路局, 贵州银保监局: what follows must be an office, so that 北海道 … is no 北海.
        if office_of(name[length:]) is not None or _AGENCY_SHAPE.search(name[length:]):
            best = [p for p in found if p.kind in ("province", "prefecture", "zone")] or list(found)
            return best[0], length
    return None, 0


def _worthy(form: str, found: tuple[Place, ...]) -> bool:
    """Return whether a form at the head of a name is a place there: short forms of counties are not."""
    if any(p.kind in ("province", "prefecture", "zone") for p in found):
        return True
    # 雄县 has two characters, and 岫岩县 is short for 岫岩满族自治县.
    return form.endswith(("县", "旗")) or any(p.name == form and len(form) > 2 for p in found)


def _place_inside(name: str) -> Place | None:
    """Return the last place inside the name of a branch (人民银行贵阳中心支行), or `None`."""
    if not _BRANCH.search(name):
        return None
    found: Place | None = None
    table = place_table()
    start = 0
    while start < len(name) - 1:
        for length in range(min(len(name) - start, 12), 1, -1):
            form = name[start : start + length]
            places = table.by_name(form) or table.by_alias(form)
            if places and _worthy(form, places):
                best = [p for p in places if p.kind in ("province", "prefecture", "zone")] or list(places)
                found = best[0]
                start += length - 1
                break
        start += 1
    return found
