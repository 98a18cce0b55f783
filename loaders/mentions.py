"""What a text names: industries, places, pollutants.

Industries and pollutants are words of the code lists. Places are found by the register inside the plan's own
territory and, where no list can be complete, by their form: rivers (X河), zones and parks (X工业园区, X经济开发区).
All are searched once over the whole text, in linear time; who asks for a measure's mentions takes a slice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ..ontology.industries import industry_mentions
from ..ontology.places import Place, place_guards, place_table
from ..ontology.pollutants import pollutant_guards, pollutant_names
from .flat import FlatText

_PROPER_KIND = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|高新技术产业园区|经济开发区|高新区|经开区|工业园区|工业园|化工园区|物流园区|物流园|商贸服务园|"
    "自由贸易试验区|自贸试验区|综合保税区|科学城|大学城|科技新城|生态新城|港区|科技城|物流港|国际陆港|国际港|物流功能区|静脉产业园"
)
_PLACED_KIND = (
    _PROPER_KIND
    + "|国家公园|森林公园|石化基地|开发区|产业园区|产业园|精深加工园|加工园|新城|新区|创新区|合作区|先行区|循环园|生态园"
)
_ZONE_AFTER = re.compile(r"管委会|管理委员会|[内外]|级|林")
_BREAK = re.compile(
    r".*(?:[、，。；：“”《》（）/·]|加快|推动|推进|支持|依托|建设|打造|围绕|发展|深化|[将把以在对和与及等的为到向于由各]|开展|实施|创建|提升|完善|鼓励|引导|优化|申报|"
    r"强化|促进|拓展|利用|发挥|联动|按照|结合|争取|新建|扩建|整合|加强|聚焦|指导|培育|做强|做大|积极|大力|国家级?|省级|市级|落实|推行|完成|试点|[一二三四五六七八九十\d]个)"
)
_GENERIC = re.compile(
    r"^(?:仓储|航空|冷链|商贸|电商|快递|全面|典型|现有|重点|特色|传统|绿色|低碳|生态|循环|示范|工业|产业|经济|高新|化工|农业|科技|新兴|新建|其他|有关|相关|集聚|专业|大型|各类|国内外?|近?零碳|智慧|数字|优势|县域|城市|城镇|"
    r"海洋|服务业|物流|综合|统筹|所有|若干|中心城区|老城|新型|园区|企业|环保|节能|静脉|资源|跨境|文化|旅游|商务|不同|主导|功能|区域|内|外|两|三|四|五|多|大|小|新|老)*$"
)
_PROPER_START = re.compile(
    r".*(?:[、“（：，]|依托|支持|推进|推动|加快|建设|深化|打造|提升|优化|培育|创建|和(?!平)|与|以|在|对|将)"
)
_VERBAL = re.compile(
    r"[。，；）向]|一批|设立|构建|强化|组建|用地|加强|港口|码头|及|加快|推动|推进|支持|建设|打造|发展|开展|实施|提升|完善|鼓励|引导|[的等为到]|级"
)
_MAX_GAP = 2
_LEFT = (
    "支持",
    "依托",
    "围绕",
    "打造",
    "建设",
    "利用",
    "推动",
    "推进",
    "开展",
    "实施",
    "加强",
    "加快",
    "完成",
    "治理",
    "整治",
    "保护",
    "强化",
    "改善",
    "修复",
)
_WATER_END = re.compile(
    r"(?:河|江|湖|水库|淖尔|山)(?=流域|脉|干流|支流|水系|沿线|沿岸|上游|中游|下游|源头|等|、|，|；|和|及|段|两岸|水质|水环境|水生态|生态|综合|治理|保护)"
)
_WATER_START = re.compile(
    rf"(?:^|.*(?:[、，。；：“（和与及在对以沿将]|{'|'.join(_LEFT)}))(?P<name>[一-龥]{{1,3}})$"
)
_WATER_GENERIC = re.compile(
    r"[不已青矿荒两填进出上下入各全大主重每条跨内城乡黑臭美幸示清护净引排流小的治健母千万百省市县区域源人农村]|引水|排水|供水|河湖|江河|湖库|生态|国控|地表|自然|流域"
)
_FREE_BEFORE = frozenset("、，。；：“”（《》—-·在对向到经至与及以于从")
_FREE_AFTER = frozenset("、，。；：”“）（—-·市州等与及至")
_TOWN = re.compile(r"[一-龥]{2,3}?(?:(?<!城)乡(?!镇|村)|镇(?!化|村)|街道)")


@dataclass(frozen=True, slots=True)
class Hit:
    """One mention in flat offsets: the words, and what they name (a code, a place key; `None` for a place by form)."""

    start: int
    end: int
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a text, each kind in the order of the text."""

    industries: tuple[Hit, ...]
    places: tuple[Hit, ...]
    pollutants: tuple[Hit, ...]


def find_mentions(
    text: FlatText,
    territories: tuple[Place, ...],
    outside: Iterable[tuple[int, int]],
    headings: list[tuple[int, int]],
) -> Mentions:
    """Return what the text names, except inside the spans of `outside` (clauses, titles of cited documents).

    `territories` are the plan's own: their short names of counties are safe, their own names are no mentions.
    `headings` are the items' titles, in order: what a heading is about counts where the same word in a text may not.
    """
    norm, flat = text.norm, text.flat
    closed = sorted(outside)
    starts = [a for a, _ in closed]

    def is_open(start: int, end: int) -> bool:
        index = bisect_left(starts, end) - 1
        return index < 0 or closed[index][1] <= start

    pollutants = _pollutants(norm, flat)
    places = _places(norm, flat, territories)
    parks = [(hit.start, hit.end) for hit in places if hit.name.endswith("园")]
    industries = (
        Hit(h.start, h.end, flat[h.start : h.end], h.code)
        for h in industry_mentions(norm, headings)
        if not _inside(parks, h.start, h.end)  # 乌当医药食品工业园 is a place, and no word on food
    )
    kept = [tuple(h for h in hits if is_open(h.start, h.end)) for hits in (industries, places, pollutants)]
    return Mentions(*kept)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(spans, (start + 1, 0)) - 1
    return index >= 0 and spans[index][1] >= end


def within(hits: tuple[Hit, ...], start: int, end: int) -> tuple[Hit, ...]:
    """Return the hits that lie in `start:end` (hits are in order)."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return tuple(hit for hit in hits[first:last] if hit.end <= end)


@cache
def _pollutant_matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    words = tuple(pollutant_names())
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), words


def _pollutants(norm: str, flat: str) -> list[Hit]:
    matcher, words = _pollutant_matcher()
    names, guards = pollutant_names(), pollutant_guards()
    hits = []
    for number, start, end in matcher.find_matches_as_indexes(norm):
        guard = guards.get(words[number])
        if guard is None or guard.allows(norm, start, end):
            hits.append(Hit(start, end, flat[start:end], names[words[number]]))
    return hits


@cache
def _place_matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """One matcher for all names of all places: which of them are safe is asked only of those that a text holds."""
    words = place_table().all_forms()
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard), words


def _listed(norm: str, territories: tuple[Place, ...]) -> list[tuple[int, int, Place]]:
    """Return the places of the register in a text, leftmost and longest, by what is safe in these territories."""
    matcher, words = _place_matcher()
    # Its own name is no mention, but 天津经济技术开发区 begins with it.
    own = {form: p for t in territories for p in place_table().chain(t) for form in (p.name, *p.aliases)}
    home = frozenset(p.key for t in territories for p in place_table().chain(t) if p.kind == "province")
    meanings: dict[int, Place | None] = {}
    kept: list[tuple[int, int, Place]] = []
    for number, start, end in sorted(
        matcher.find_matches_as_indexes(norm, overlapping=True), key=lambda hit: (hit[1], -hit[2])
    ):
        if kept and start < kept[-1][1]:
            continue
        if number not in meanings:
            meanings[number] = _meaning(words[number], territories, own)
        place = meanings[number]
        beside = bool(kept) and kept[-1][1] == start
        if place is not None and (
            beside or not _is_loose(place, end - start, home) or _stands_free(norm, start, end)
        ):
            kept.append((start, end, place))
    return kept


def _is_loose(place: Place, length: int, home: frozenset[str]) -> bool:
    """Say whether two characters name a far city: 和田 is half of 收运和田间, 丽水 of 美丽水库."""
    return (
        length == 2 and place.kind == "prefecture" and not home & {p.key for p in place_table().chain(place)}
    )


def _stands_free(norm: str, start: int, end: int) -> bool:
    """Say whether a word has a border of words on one side at least."""
    return start == 0 or norm[start - 1] in _FREE_BEFORE or norm[end : end + 1] in _FREE_AFTER


def _meaning(form: str, territories: tuple[Place, ...], own: dict[str, Place]) -> Place | None:
    if form in own:
        return own[form]
    found = (place_table().meaning(form, territory) for territory in territories or (None,))
    return next((place for place in found if place is not None), None)


def _places(norm: str, flat: str, territories: tuple[Place, ...]) -> list[Hit]:
    """Return the places: rivers and zones by form first (they hold a place's name), then the register's."""
    listed = _listed(norm, territories)
    above = {place.key for territory in territories for place in place_table().chain(territory)}
    by_form = _by_form(norm, [(a, b) for a, b, _ in listed])
    hits = [Hit(a, b, flat[a:b], None) for a, b in by_form]
    ends = [b for _, b in by_form]
    guards = place_guards()
    for start, end, place in listed:
        index = bisect_left(ends, end)
        inside = index < len(by_form) and by_form[index][0] <= start
        guard = guards.get(norm[start:end])
        if inside or place.key in above or (guard is not None and not guard.allows(norm, start, end)):
            continue
        hits.append(Hit(start, end, flat[start:end], place.code or place.key))
    return sorted(hits, key=lambda hit: hit.start)


def _by_form(norm: str, listed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of zones, rivers and towns that show themselves by their form, without overlaps."""
    spans = sorted(
        [*_zones(norm, listed), *_waters(norm, listed), *_towns(norm, listed)], key=lambda s: (s[0], -s[1])
    )
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _zones(norm: str, listed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield zones and parks: a place's name before a kind of zone (开阳经开区现代化工产业园), or a proper name of its own.

    Without a place before it only the kinds that have proper names count, and only where the name's beginning shows:
    典型工业园区 and 不同生态功能区 are none.
    """
    ends = [b for _, b in listed]
    pending: tuple[int, int] | None = None
    for match in _zone_kinds(norm):
        floor = max(match.start - 12, pending[1] if pending else 0)
        if (
            pending
            and pending[1] == floor
            and not _BREAK.match(norm[floor : match.start])
            and match.start - floor <= 10
        ):
            pending = (pending[0], match.end)
            continue
        if pending:
            yield pending
            pending = None
        index = bisect_left(ends, match.start + 1) - 1
        near = index >= 0 and listed[index][0] >= match.start - 14 and listed[index][1] <= match.start
        if (
            index + 1 < len(listed)
            and listed[index + 1][0] <= match.start
            and listed[index + 1][1] >= match.end
        ):
            pending = listed[index + 1]  # 贵安新区 itself is listed; what follows may still belong to it
        elif near and not _BREAK.match(norm[listed[index][1] : match.start]):
            while (
                index
                and listed[index][0] - listed[index - 1][1] <= _MAX_GAP
                and not _BREAK.match(norm[listed[index - 1][1] : listed[index][0]])
            ):
                index -= 1  # 揭阳大南海石化基地: 南海 inside it is a place too
            pending = (listed[index][0], match.end)
        elif match.proper:
            pending = _proper_zone(norm, match)
    if pending:
        yield pending


@dataclass(frozen=True, slots=True)
class _ZoneKind:
    """Where a text names a kind of zone; `proper` kinds can have a name of their own."""

    start: int
    end: int
    proper: bool


@cache
def _zone_matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...], frozenset[str]]:
    proper = _PROPER_KIND.split("|")
    kinds = tuple(dict.fromkeys(_PLACED_KIND.split("|")))
    matcher = ahocorasick_rs.AhoCorasick(kinds, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, kinds, frozenset(proper)


def _zone_kinds(norm: str) -> Iterator[_ZoneKind]:
    matcher, kinds, proper = _zone_matcher()
    for number, start, end in matcher.find_matches_as_indexes(norm):
        if not _ZONE_AFTER.match(norm, end):
            yield _ZoneKind(start, end, kinds[number] in proper)


def _proper_zone(norm: str, match: _ZoneKind) -> tuple[int, int] | None:
    window = norm[max(0, match.start - 10) : match.start]
    cut = _PROPER_START.match(window)
    name = window[cut.end() :] if cut else ""
    if len(name) < 2 or _GENERIC.match(name) or _VERBAL.search(name):
        return None
    return match.start - len(name), match.end


def _waters(norm: str, listed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield rivers and lakes that the register does not hold; one that ends in a listed river (建设乌江) is that one."""
    known = {b for _, b in listed}
    for match in _WATER_END.finditer(norm):
        if match.end() in known:
            continue
        name = _WATER_START.match(norm[max(0, match.start() - 6) : match.start()])
        start = match.start() - len(name["name"]) if name else match.start()
        if name and not _WATER_GENERIC.search(norm, start, match.end()):
            yield start, match.end()


def _towns(norm: str, listed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield 高坡乡 after 花溪区: a town is only taken where its county stands right before it."""
    for _, end in listed:
        match = _TOWN.match(norm, end)
        if match and "流域" not in match.group():
            yield match.span()
