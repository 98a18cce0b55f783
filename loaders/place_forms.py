"""Places that no list can hold, found by their form: zones and parks, waters and mountains.

A zone is a place's name before a kind of zone (开阳经开区现代化工产业园), or a proper name of its own where the
name's beginning shows: 典型工业园区 and 不同生态功能区 are none. The kinds are the table `place_kinds.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ..ontology.industries import industry_names
from ..ontology.places import zone_kinds
from .place_roads import roads
from .place_towns import towns

Span = tuple[int, int]

_ZONE_AFTER = re.compile(r"管委会|管理委员会|[内外]|级|林|域")
_CLOSE_AFTER = re.compile(r"[口澳航务珠湾域内外人]")
_BREAK = re.compile(
    r".*(?:[、，。；：“”《》（）/·]|加快|推动|推进|支持|依托|建设|打造|围绕|深化|基本|实现|巩固|争创|升格|晋升|跻身|\d处|[将把以在对和与及等的为到于由各]|向(?!塘)|开展|实施|创建|提升|完善|鼓励|引导|优化|申报|"
    r"强化|促进|拓展|(?<!再)利用|发挥|联动|按照|结合|争取|新建|扩建|整合|加强|聚焦|指导|培育|做强|做大|积极|大力|国家级|省级|市级|落实|推行|完成|试点|[一二三四五六七八九十\d]个|[一-九A-Z]级|"
    r"(?<!融合)(?<!统筹)(?<!一体化)(?<!生态)(?<!合作)(?<!高质量)发展)"
)
_TWICE = re.compile(r"(.{1,3})及\1")
# Words that tell what a zone is for or like: a name needs another word too. 精细化工园区, 现代工业园 name no place.
_COMMON = (
    "高铁|城乡|滨海|滨江|滨湖|沿江|东部|西部|南部|北部|中部|新城|仓储|航空|冷链|商贸|电商|快递|全面|典型|现有|重点|特色|传统|绿色|低碳|生态|循环|示范|工业|产业|经济|高新|化工|农业|科技|新兴|新建|其他|有关|相关|集聚|专业|大型|各类|国内外?|近?零碳|智慧|数字|优势|县域|城市|城镇|"
    "海洋|服务业|物流|综合|统筹|所有|若干|中心城区|老城|新型|园区|企业|环保|节能|静脉|资源|跨境|文化|旅游|商务|不同|主导|功能|区域|精细|现代|高端|先进|智能|制造|装备|材料|创业|创新|大学|留学生?|留学生|电子|信息|医药|健康|"
    "食品|农产品|全市|全省|全区|全县|全州|本市|本省|国家级?|省级|市级|县级|部分|一批|多个|主要|已有|原有|目标|合规|标准化|成熟|未来|外贸|出口|进口|保税|国际|国家|区内|市内|省内|同一|关键|核心|技术|研发|职业|教育|科教|地方|基础|"
    "平原|地下|灌溉|病险|骨干|调蓄|备用|应急|水源地?|饮用水|大?中小?型|乡村|枢纽|支线|民用|运输|通用|门户|区域性|周边|沿线|历史|千年|文旅|海绵|美丽|幸福|大气|油气|新增|沿海|河流|湖泊|沼泽|重要|退化|人工|天然|河口|滩涂|红树林|高原|小微|尾水|净化|河湖|森林|草原|耕地|园地|水域|恢复|受损|城乡|"
    "一级|高水平|高标准|集中|涉及|进入|入驻|搬迁|退出|以上|以下|内|外|两|三|四|五|六|七|八|九|十|多|大|小|新|老|各|类|型|化|级|家|个|座|业|区"
)
# What may stand between a place and the kind in the name of such a zone; other words tell what is planned there.
_TITLE = re.compile(
    r"(?:国家|边|自主创新|转型|医疗|边际|数字经济|产城|改革|创新|开放|一体化|统筹|融合|协同|合作|全面|深度|特别|综合|经济|城乡|产业|转移|承接|科技|科研机构|科教|高质量|发展|生态|文明|"
    r"临[港空]|航[空天]|国际|旅游|文化|文旅|海洋|现代服务业|农业高新技术|高新技术|高技术|毗邻地区|区域|跨境|自由贸易|沿[海边江黄]|粤港澳|深港|粤澳|台商|海峡|两岸|[东西南北中]部|"
    r"新型城镇化|可持续|议程|老区|革命|振兴|城市|省级|国家级|自然|新区|功能|核心|总部)*"
)
_TITLED = frozenset(
    [
        "示范区",
        "试验区",
        "实验区",
        "先行区",
        "先导区",
        "引领区",
        "生态区",
        "发展区",
        "集聚区",
        "聚集区",
        "合作区",
        "创新区",
        "经济区",
        "片区",
        "都市区",
        "功能区",
        "协作区",
        "一体化经济区",
        "一体化示范区",
        "一体化发展示范区",
        "同城化发展示范区",
    ]
)
# What mostly has a name of two or three characters.
_SHORT_NAMED = frozenset(["水库", "湿地", "机场", "古镇", "油田", "气田"])
_START = re.compile(
    r".*(?:[、“（：，]|依托|支持|完善|实施|保护|治理|整治|改造|扶持|推进|推动|加快|建设|深化|打造|提升|优化|培育|创建|利用|发挥|增开|建成|开工|扩建|迁建|新建|续建|加固|完成|启动|修复|做[强优大]|强化|加强|开展|鼓励|围绕|促进|办好|和(?!平)|与|以及|以|在|对|将)"
)
_VERBAL = re.compile(
    r"[。，；）向]|\d[个家座处条]|一批|设立|构建|强化|组建|用地|加强|港口|码头|及|加快|推动|推进|支持|建设|打造|发展|开展|实施|提升|完善|鼓励|引导|[的等为到]|级|入园|退城|建立|覆盖|涉及|辖区|围绕|全[市省县区州]|重点|成立|组织|位于|布局|更新|盘活|保障|加固|争创|升格|晋升|实现|巩固|跻身|划定|纳入|靠近|邻近|属于|作为|穿越|占用|[一-龥]型|开发|依法|新增|现有"
)
_MAX_GAP = 2
_MOST_PLACES = 4
# 粤桂合作特别试验区: provinces by one sign each, before what they do together.
_PROVINCE_SIGN = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳台]"
_TOGETHER = re.compile(
    rf"{_PROVINCE_SIGN}{_PROVINCE_SIGN}{{1,3}}(?=合作|边[区界境际]?|毗邻|省际|交界|特别|国家)"
)
_PARTNERS = (
    "中新",
    "中马",
    "中德",
    "中法",
    "中意",
    "中韩",
    "中日",
    "中英",
    "中白",
    "中欧",
    "中泰",
    "中瑞",
)  # 中德（青岛）
_NAMED = ("中国（", "西部（", "中部（", "东部（", "北方（", *(f"{partners}（" for partners in _PARTNERS))
_BARE = frozenset({"高新区", "经开区", "开发区", "新区"})
_LEFT = "支持|巩固|提升|严控|依托|围绕|打造|建设|利用|推动|推进|开展|实施|加强|加快|完成|治理|整治|保护|强化|改善|修复|重点|做好|抓好|恢复|深化|促进|提升|完善|建成|开工|新建|扩建|开发|推介|疏浚|打好|管好"
_WATER = re.compile(
    r"(?:河|江|湖|溪|水道|淖尔|山|岛|湾|峡|岭|运河|淀|泊)"
    r"(?=流域|脉|干流|支流|水系|沿线|沿岸|上游|中游|下游|源头|等|、|，|；|。|和|及|段|两岸|水质|水环境|水生态|生态|综合|治理|保护|片区|地区|湿地|水域|—|入[河湖海]|岸线|国控|小流域|供水|引水|调水|总[磷氮]|氨氮|面源|航道|通航|防洪|清淤|堤防|断面|干热|河谷|枢纽|特大桥|大桥|碧道|绿道)"
)
_WATER_START = re.compile(
    rf"(?:^|.*(?:[、，。；：“（—（和与及在对以沿将环经]|{_LEFT}))(?P<name>[一-龥]{{1,4}})$"
)
_WATER_WORDS = re.compile(
    r"[不已青矿荒两填进出上下入各全大主重每条跨内城乡黑臭美幸示清护净引排流小的治健母千万百省市县区域源人农村型等级类化近远绿雪冰深外环封开采登游]|"
    r"引水|排水|山岭|以岭|疏河|导河|湖泊|河流|河湖|江河|湖库|国控|地表|自然|流域|灌溉|沿江|通江|滨|江海|河道|水利|四山|两山|关山|退耕|渔|岸|港"
)
_ATTACHED = re.compile(r"(?:河|湖|水库|湾|岛)(?![道长库流网内区畔泊滨湖口屿])")
# What goes on with the place's own last character: 成都市|区, 洞庭湖|区 (but 成都市区域, 贵阳市区县).
_ITS_AREA = re.compile(r"区(?![域位县间块划级内])")
# 武陵—雪峰山区: two ranges that make one region.
_SECOND_RANGE = re.compile(r"[—-][一-龥]{2,4}山(?:区|脉|地区)")


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a text names a kind of zone, and how that kind gets its names."""

    start: int
    end: int
    word: str
    use: str


def places_by_form(norm: str, listed: list[Span]) -> list[Span]:
    """Return the spans of zones, waters and towns that show themselves by their form, without overlaps."""
    waters = [*_waters(norm, listed), *_attached(norm, listed), *_areas(norm, listed)]
    together = [match.span() for match in _TOGETHER.finditer(norm)]
    known = _apart([*listed, *waters, *together])
    return _apart([*_zones(norm, known), *waters, *towns(norm, listed), *roads(norm)])


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans in order, the leftmost and longest where two overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


@cache
def _zone_matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    words = tuple(zone_kinds())
    matchkind, implementation = ahocorasick_rs.MatchKind.LeftmostLongest, ahocorasick_rs.Implementation.DFA
    # The fastest kind of matcher is cheap to build for so few words.
    return ahocorasick_rs.AhoCorasick(words, matchkind=matchkind, implementation=implementation), words


def _kinds(norm: str) -> Iterator[_Kind]:
    matcher, words = _zone_matcher()
    uses = zone_kinds()
    for number, start, end in matcher.find_matches_as_indexes(norm):
        word = words[number]
        use = uses[word]
        after = _CLOSE_AFTER if use == "close" else _ZONE_AFTER
        if not after.match(norm, end):
            yield _Kind(start, end, word, use)


def _zones(norm: str, listed: list[Span]) -> list[Span]:
    """Return the zones: what one kind begins the next may go on with (开阳经开区 + 现代化工产业园)."""
    found: list[Span] = []
    listable: list[Span] = []
    named: list[Span] = []
    ends = [b for _, b in listed]
    last: _Kind | None = None
    for kind in _kinds(norm):
        if (
            found
            and last is not None
            and found[-1][1] == last.end
            and _goes_on(norm, last, kind, listed, ends)
        ):
            found[-1] = (found[-1][0], kind.end)
        elif kind.use != "named" and (span := _zone(norm, kind, listed, ends)):
            found.append(span)
        elif kind.use == "listed" and (span := _named_zone(norm, kind)):
            listable.append(span)
        elif kind.use == "named" and kind.start not in ends and (span := _named_zone(norm, kind)):
            named.append(span)
        last = kind
    return [*found, *_in_lists(norm, found, listable), *_in_lists(norm, [*found, *listed], named)]


def _goes_on(norm: str, last: _Kind, kind: _Kind, listed: list[Span], ends: list[int]) -> bool:
    """Say whether a kind goes on with the name that the last one began, and does not end another place's name."""
    if kind.start - last.end > 10 or last.word == "港" or kind.use == "close":
        return False
    index = bisect_left(ends, kind.end)
    if index < len(listed) and last.end <= listed[index][0] < kind.end:
        return False
    return not _breaks(norm, last.end, kind.start) and not _describes(norm, last.end, kind)


def _breaks(norm: str, start: int, end: int) -> bool:
    """Say whether a word between tells that what follows is another thing."""
    return _BREAK.match(_TWICE.sub("", norm[start:end])) is not None


def _zone(norm: str, kind: _Kind, listed: list[Span], ends: list[int]) -> Span | None:
    if named := _bracketed(norm, kind):
        return named
    index = bisect_left(ends, kind.start + 1) - 1
    if index + 1 < len(listed) and listed[index + 1][0] <= kind.start and listed[index + 1][1] >= kind.end:
        return listed[index + 1]  # 贵安新区 itself is listed; what follows may still belong to it
    shared = index >= 0 and _is_shared(norm, kind, listed, index)
    if index >= 0 and listed[index][0] >= kind.start - 18 and not shared:
        end = listed[index][1]
        if kind.use == "close":
            return (_with_ends_before(norm, listed, index), kind.end) if end == kind.start else None
        if not _breaks(norm, end, kind.start) and not _describes(norm, end, kind):
            start = _with_places_before(norm, listed, index)
            return start - 2 if norm.endswith(_PARTNERS, 0, start) else start, kind.end
    if kind.use == "proper" and not shared:
        return _named_zone(norm, kind)
    return _in_bare_zone(norm, kind)


def _is_shared(norm: str, kind: _Kind, listed: list[Span], index: int) -> bool:
    """Say whether a kind of base or park is that of several places and no name: 大同、忻州新能源基地."""
    if not kind.word.endswith(("基地", "园区", "口岸")):
        return False
    least = 1 if kind.word.endswith(("基地", "口岸")) else 2  # 遵义、仁怀经开区 may be two zones
    row = range(index, max(index - least, 0), -1)
    beside = len(row) == least and all(
        norm[listed[k - 1][1] : listed[k][0]] in ("、", "和", "及", "与") for k in row
    )
    return norm[kind.start - 1] == "新" or (beside and listed[index][1] == kind.start)


def _with_places_before(norm: str, listed: list[Span], index: int) -> int:
    """Return where the name begins: 揭阳大南海石化基地 holds 南海, which is a place too."""
    floor = max(0, index - _MOST_PLACES)
    while (
        index > floor
        and listed[index][0] - listed[index - 1][1] <= _MAX_GAP
        and not _breaks(norm, listed[index - 1][1], listed[index][0])
        and norm[listed[index - 1][1]] != "港"
    ):
        index -= 1
    return listed[index][0]


def _with_ends_before(norm: str, listed: list[Span], index: int) -> int:
    """Return where 贵阳—安顺都市圈 or 宁波舟山港 begins."""
    floor = max(0, index - _MOST_PLACES)
    while index > floor and norm[listed[index - 1][1] : listed[index][0]] in ("", "—"):
        if norm[listed[index - 1][1] - 1] in "省市县区州盟旗":
            break  # 乐陵市马颊河滩区: the county is a place of its own
        index -= 1
    return listed[index][0]


def _describes(norm: str, end: int, kind: _Kind) -> bool:
    """Say whether the kind tells what is planned at a place, and is no zone's name: 长江绿色发展示范区, 贵阳市示范区."""
    if kind.word not in _TITLED:
        return False
    bare = end == kind.start and not kind.word.endswith(("经济区", "生态区", "都市区"))
    return bare or _TITLE.fullmatch(norm, end, kind.start) is None


def _bracketed(norm: str, kind: _Kind) -> Span | None:
    """Return the span of 中国（绵阳）科技城."""
    if kind.start == 0 or norm[kind.start - 1] != "）":
        return None
    opening = norm.rfind("（", max(0, kind.start - 8), kind.start)
    if opening < 0 or not norm.endswith(_NAMED, 0, opening + 1):
        return None
    return opening - 2, kind.end


@cache
def _generic() -> re.Pattern[str]:
    sectors = sorted(industry_names(), key=len, reverse=True)
    return re.compile(rf"(?:{_COMMON}|{'|'.join(map(re.escape, sectors))})*")


def _is_generic(name: str) -> bool:
    return _generic().fullmatch(name) is not None


def _named_zone(norm: str, kind: _Kind) -> Span | None:
    window = norm[max(0, kind.start - 14) : kind.start]
    cut = _START.match(window)
    name = window[cut.end() :] if cut else ""
    # 太忻一体化经济区, but no 工业互联网一体化发展示范区; 岩口水库, and no longer words before it.
    longest = 3 if kind.word in _TITLED else 4 if kind.word in _SHORT_NAMED else 10
    if not 2 <= len(name) <= longest or _VERBAL.search(name) or _is_generic(name):
        return None
    return kind.start - len(name), kind.end


def _in_bare_zone(norm: str, kind: _Kind) -> Span | None:
    """Return 高新区麦架沙文产业园: the plan's own zone, named by its kind alone, before a park in it."""
    window = norm[max(0, kind.start - 14) : kind.start]
    cut = _START.match(window)
    name = window[cut.end() :] if cut else ""
    if name[:3] not in _BARE or _VERBAL.search(name) or _is_generic(name[3:]):
        return None
    return kind.start - len(name), kind.end


def _in_lists(norm: str, found: list[Span], listable: list[Span]) -> list[Span]:
    """Return those of `listable` that stand in a list with one of `found` or with one another."""
    starts = {a for a, _ in (*found, *listable)}
    ends = {b for _, b in (*found, *listable)}

    def beside(span: Span) -> bool:
        after = norm[span[1] : span[1] + 1] in ("、", "和", "与") and span[1] + 1 in starts
        return after or (norm[span[0] - 1 : span[0]] in ("、", "和", "与") and span[0] - 1 in ends)

    return [span for span in listable if beside(span)]


def _waters(norm: str, listed: list[Span]) -> Iterator[Span]:
    """Yield waters and mountains that the register does not hold; one that ends in a listed river (建设乌江) is that one."""
    starts = {b: a for a, b in listed}
    begins = [a for a, _ in listed]
    for match in _WATER.finditer(norm):
        begin = max(0, match.start() - 6)
        begin = max([begin, *(b for b in range(begin + 1, match.start()) if b in starts)])
        name = _WATER_START.match(norm[begin : match.start()])
        if not name:
            continue
        start, end = match.start() - len(name["name"]), match.end()
        index = bisect_left(begins, end) - 1
        if (
            index >= 0
            and listed[index][1] >= end
            and not (listed[index][1] == end and start < listed[index][0] and norm[start - 1 : start] == "、")
        ):
            continue  # in the register; but 佛山 in 、金佛山 is another mountain
        if not _WATER_WORDS.search(norm, start, end) and not _VERBAL.search(norm, start, end):
            yield start, end


def _attached(norm: str, listed: list[Span]) -> Iterator[Span]:
    """Yield 额济纳河: a place's short name that a river or lake bears."""
    for start, end in listed:
        match = _ATTACHED.match(norm, end)
        last = norm[end - 1]
        if match and (
            last not in "省市县区州盟旗江河湖海带圈" or (last == "州" and end - start == len("海州"))
        ):
            yield start, match.end()


def _areas(norm: str, listed: list[Span]) -> Iterator[Span]:
    """Yield 成都市区, 环洞庭湖区 and 武陵—雪峰山区: what a place's own last character begins."""
    for start, end in listed:
        if norm[end - 1] in "市湖" and end - start > len("市区") and _ITS_AREA.match(norm, end):
            yield start - norm.endswith("环", 0, start), end + 1
    for match in _SECOND_RANGE.finditer(norm):
        first = _WATER_START.match(norm[max(0, match.start() - 6) : match.start()])
        if first:
            yield match.start() - len(first["name"]), match.end()
