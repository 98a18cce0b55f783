"""What a text names: industries, places, pollutants.

Industries and pollutants are words of the code lists. Places are found by the register inside the plan's own
territory and, where no list can be complete, by their form: rivers (X河), zones and parks (X工业园区, X经济开发区).
All are searched once over the whole text, in linear time; who asks for a measure's mentions takes a slice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick_rs

from ..ontology.industries import industry_mentions
from ..ontology.places import Place, place_guards, place_table
from ..ontology.pollutants import pollutant_guards, pollutant_names

_ZONE_KIND = (
    "经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|高新技术产业园区|高新区|经开区|开发区|工业园区|产业园区|工业园|产业园|化工园区|物流园区|物流园|"
    "商贸服务园|食品工业园|自由贸易试验区|自贸试验区|综合保税区|先行示范区|科学城|大学城|科技新城|生态新城|新城|新区|港区|科技城|物流港|物流功能区|静脉产业园|"
    "精深加工园|现代化工产业园|创新区|合作区|生态功能区"
)
_ZONE = re.compile(rf"(?:{_ZONE_KIND})(?![一-龥]*?(?:管委会|管理委员会))")
_ZONE_START = re.compile(
    r".*(?:[、，。；：“”《（）/]|加快|推动|推进|支持|依托|建设|打造|围绕|发展|深化|将|把|以|在|对|和|与|及|等|的|为|到|向|于|由|开展|实施|创建|提升|完善|鼓励|引导|优化|申报|"
    r"强化|促进|拓展|利用|发挥|联动|按照|结合|争取|新建|扩建|整合|加强|聚焦|指导|培育|做强|做大|积极|大力)"
)
_ZONE_GENERIC = re.compile(
    r"^(?:[各全省市县区州]*级?(?:以上|及以上)?|国家级?|重点|现有|现代|特色|传统|绿色|低碳|生态|循环|示范|工业|产业|经济|高新|化工|农业|科技|新兴|新建|其他|有关|相关|相应|集聚|专业|大型|龙头|各类|一批|"
    r"国内外?|零碳|近零碳|智慧|数字|优势|县域|城市|城镇|海洋|服务业|物流|矿业|综合|统筹|所有|若干|[一二三四五六七八九十\d]+个|中心城区|老城|新型|园区|企业|环保|节能|静脉|资源|自由贸易|跨境|文化|旅游|康养|生物|医药|煤|磷)*$"
)
_WATER_LIST = re.compile(r"(?<=[、，。；：“（和与及在对以])[一-龥]{1,4}?(?:河|江|湖|水库)(?=流域|干流|支流|水系|沿线|沿岸|上游|中游|下游|源头|等|、|，|；|和|及|段|两岸|水质|水环境|生态|综合|治理|保护)")
_WATER_GENERIC = re.compile(
    r"[入各全大主重每条跨内城乡黑臭美幸示清护净引排流小沿治的与和及等对湿健母千万百省市县区域源水人农村]|河湖|江河|湖库|生态|国控|地表"
)


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


def find_mentions(norm: str, flat: str, territory: Place | None, outside: Iterable[tuple[int, int]]) -> Mentions:
    """Return what the text names, except inside the spans of `outside` (clauses, titles of cited documents)."""
    closed = sorted(outside)
    starts = [a for a, _ in closed]

    def is_open(start: int, end: int) -> bool:
        index = bisect_left(starts, end) - 1
        return index < 0 or closed[index][1] <= start

    industries = (Hit(h.start, h.end, flat[h.start : h.end], h.code) for h in industry_mentions(norm))
    pollutants = _pollutants(norm, flat)
    places = _places(norm, flat, territory)
    kept = [tuple(h for h in hits if is_open(h.start, h.end)) for hits in (industries, places, pollutants)]
    return Mentions(*kept)


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


@lru_cache(maxsize=64)
def _place_matcher(territory: str | None) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...], tuple[Place, ...]]:
    table = place_table()
    forms = table.forms(table.get(territory) if territory else None)
    words = tuple(forms)
    matcher = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, words, tuple(forms.values())


def _places(norm: str, flat: str, territory: Place | None) -> list[Hit]:
    """Return the places: zones first (they hold a place's name), then the register's, then rivers by form."""
    matcher, words, named = _place_matcher(territory.key if territory else None)
    listed = [(start, end, named[number]) for number, start, end in matcher.find_matches_as_indexes(norm)]
    above = {p.key for p in place_table().chain(territory)} if territory else set()
    zones = _zones(norm, [(a, b) for a, b, _ in listed])
    taken = [(z.start, z.end) for z in zones]
    hits = [Hit(z.start, z.end, flat[z.start : z.end], None) for z in zones]
    zone_ends = [b for _, b in taken]
    guards = place_guards()
    for start, end, place in listed:
        index = bisect_left(zone_ends, end)
        inside = index < len(taken) and taken[index][0] <= start
        guard = guards.get(norm[start:end])
        if not inside and place.key not in above and (guard is None or guard.allows(norm, start, end)):
            hits.append(Hit(start, end, flat[start:end], place.code or place.key))
    spans = sorted((h.start, h.end) for h in hits)
    hits.extend(_waters(norm, flat, spans, above))
    return sorted(hits, key=lambda hit: hit.start)


def _zones(norm: str, places: list[tuple[int, int]]) -> list[Hit]:
    """Return zones and parks by form: a place's name or a list's comma before, a kind of zone at the end."""
    ends = [b for _, b in places]
    zones: list[Hit] = []
    for match in _ZONE.finditer(norm):
        floor = max(match.start() - 12, zones[-1].end if zones else 0)
        index = bisect_left(ends, match.start() + 1) - 1
        if index >= 0 and places[index][0] >= floor and not _ZONE_START.match(norm[places[index][1] : match.start()]):
            begin = places[index][0]
        else:
            window = norm[floor : match.start()]
            cut = _ZONE_START.match(window)
            begin = floor + (cut.end() if cut else 0)
            if not cut or len(norm[begin : match.start()]) < 2 or _ZONE_GENERIC.match(norm[begin : match.start()]):
                continue
        zones.append(Hit(begin, match.end(), norm[begin : match.end()], None))
    return zones


def _waters(norm: str, flat: str, taken: list[tuple[int, int]], above: set[str]) -> list[Hit]:
    starts = [a for a, _ in taken]
    hits = []
    for match in _WATER_LIST.finditer(norm):
        start, end = match.span()
        index = bisect_left(starts, end) - 1
        if (index < 0 or taken[index][1] <= start) and not _WATER_GENERIC.search(norm[start : end - 1]):
            hits.append(Hit(start, end, flat[start:end], None))
    return hits
