"""The register's places in a text: which of its words are names there, and what they mean in the plan's territory.

A short form is half of many a word: 建平 of 搭建平台, 和田 of 收运和田间. So short forms count where a border of
words, or another place, stands beside them; and a county of another province only in a list with a place, or
at the other end of a road from one (叙永至遵义铁路). A name that only begins the name of a body (南昌大学) names
the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from ..ontology.places import Place, is_crossed, place_guards, place_table, zone_kinds

_FREE_BEFORE = frozenset("、，。；：“”（《》—-·在对向到经至与及以于从和环将把按")
_FREE_AFTER = frozenset("、，。；：”“）（—-·市州等与及至和")
_VERBS = (
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
    "指导",
    "鼓励",
    "引导",
    "重点",
    "做好",
    "聚焦",
    "深化",
    "促进",
    "创建",
    "培育",
    "落实",
    "包括",
    "整合",
    "恢复",
    "维护",
    "扶持",
    "布局",
    "做大",
    "做强",
    "做优",
    "做实",
    "提升",
    "完善",
    "巩固",
    "推广",
    "规划",
    "启动",
    "优化",
    "构建",
    "涉及",
    "覆盖",
    "位于",
    "发挥",
    "联合",
    "连接",
    "组织",
    "发展",
    "壮大",
    "带动",
    "辐射",
    "承接",
    "对接",
    "融入",
    "拓展",
    "开拓",
    "打好",
    "开工",
    "推介",
    "扩大",
    "引进",
    "面向",
    "开通",
    "增开",
    "建成",
    "抓好",
)
# What stands between two places of a list, or between the ends of a road.
_JOINTS = ("、", "和", "与", "及", "至", "—", "-", "以及", "到")
_ROAD_AFTER = re.compile(r"地区|城际|铁路|高铁|高速|公路|航道|段|县|方向")
# 南昌大学, 涪陵林权交易所: the name of a body, as long as no verb or mark stands between.
_BODY_KIND = re.compile(
    r"大学|学院|研究生?院|研究所|研究中心|交易所|交易中心|超算中心|技术创新中心|数据通道|实验室|分行|支行|集团|有限公司|铁路局|博览会|博物馆|银行|杂志|日报"
)
_BODY = re.compile(
    r"(?:(?!建设|设立|打造|创建|支持|推[进动]|组建|依托|联合(?!研究)|成立|建立|引进|培育|布局|[和与及等的以在、])[一-龥A-Za-z]){0,9}?"
    rf"(?:{_BODY_KIND.pattern})"
)
# 北京路 in another city is a street there; 广州路网 is no street, nor is 南京街道.
_STREET = re.compile(r"[东西南北中]?(?:路(?![网桥段线径由基权况侧面])|大道|大街|街(?![道头景面区坊]))")
# 西安交大, 上海石化: short for a university or a company, where the words end there.
_SHORT_BODY = re.compile(
    r"(?:交大|师大|医大|农大|工大|科大|海大|石化)(?=[、，。；：）”]|等|及|和(?!谐)|附属|校区|$)"
)
_LONGEST_BODY = 9 + len("技术创新中心")
# Names that are common words too: those of the first kind need a place of their province beside them in a list,
# those of the second one of their prefecture on either side.
_COMMON_USES = ("own", "never")
_SPELT = re.compile(r"(?:[一-龥]（[一-龥]{1,2}）){2,}")
_SPELT_NEXT = re.compile(r"）[一-龥]（")  # the midst of such a row, found far faster than a row
_SPELT_PART = re.compile(r"([一-龥])（([一-龥]{1,2})）")


class Listed(NamedTuple):
    """A place of the register in a text; `name` says its name where the text spells it out: 绵 in 绵（阳）."""

    start: int
    end: int
    place: Place
    name: str | None = None


@cache
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """One matcher for all names of all places: which of them are safe is asked only of those that a text holds."""
    words = place_table().all_forms()
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard), words


def listed_places(norm: str, territories: tuple[Place, ...]) -> list[Listed]:
    """Return the places of the register in a text, leftmost and longest, by what is safe in these territories."""
    return _Reading(norm, territories).places()


def names_a_body(norm: str, end: int) -> bool:
    """Say whether the place that ends there only begins the name of a body: 南昌 in 南昌大学."""
    # Most places have no such word near them, which is found far faster than what may stand before it.
    near = _BODY_KIND.search(norm, end, end + _LONGEST_BODY)
    return near is not None and _BODY.match(norm, end) is not None


class _Reading:
    """One text read in the light of its territories."""

    def __init__(self, norm: str, territories: tuple[Place, ...]) -> None:
        table = place_table()
        self.norm = norm
        self.territories = territories
        # Its own name is no mention, but 天津经济技术开发区 begins with it.
        self.own = {form: p for t in territories for p in table.chain(t) for form in (p.name, *p.aliases)}
        self.home = frozenset(p.key for t in territories for p in table.chain(t) if p.kind == "province")
        self.meanings: dict[str, Place | None] = {}

    def places(self) -> list[Listed]:
        matcher, words = _matcher()
        table = place_table()
        kept: list[Listed] = []
        unsure: list[Listed] = []
        common: list[Listed] = []
        hits = sorted(
            matcher.find_matches_as_indexes(self.norm, overlapping=True), key=lambda hit: (hit[1], -hit[2])
        )
        for number, start, end in hits:
            if kept and start < kept[-1].end:
                continue
            form = words[number]
            place = self._meaning(form)
            if place is None:
                if kept and kept[-1].end == start and (inner := _inner_county(form, kept[-1].place)):
                    if self._free_after(end):
                        kept.append(Listed(start, end, inner))
                elif (far := _foreign_county(form)) and self._is_bordered(start, end):
                    unsure.append(Listed(start, end, far))
                elif place_table().use_of(form) in _COMMON_USES and self._is_bordered(start, end):
                    common.extend(Listed(start, end, one) for one in place_table().bearers(form))
            elif self._counts(form, place, start, end, kept[-1] if kept else None):
                kept.append(Listed(start, end, place))
        spelt = [one for one in self._spelt_out() if not _overlaps(kept, one)]
        sure = _with_neighbours(self.norm, sorted([*kept, *spelt], key=lambda one: one.start), unsure)
        near = frozenset(p.key for t in self.territories for p in table.chain(t) if p.kind == "prefecture")
        return _with_common(self.norm, sure, common, near)

    def _counts(self, form: str, place: Place, start: int, end: int, last: Listed | None) -> bool:
        guard = place_guards().get(form)
        if guard is not None and not guard.allows(self.norm, start, end) and form not in self.own:
            return False
        if is_crossed(self.norm, start, end) or (form != place.name and self._begins_a_name(end)):
            return False
        use = place_table().use_of(form)
        if use == "free":
            if last is not None and last.end == start and last.place.key == place.parent:
                return True  # 越南河内
            return self._free_before(start) and self._free_after(end)
        if (last is not None and last.end == start) or not self._is_loose(place, end - start):
            return True
        return self._free_before(start) or self._free_after(end)

    def _begins_a_name(self, end: int) -> bool:
        """Say whether the short name that ends there only begins that of a street, a university or a company."""
        return any(kind.match(self.norm, end) for kind in (_STREET, _SHORT_BODY))

    def _is_loose(self, place: Place, length: int) -> bool:
        """Say whether two characters are not enough: a far city, or a county whose short form may be half a word."""
        if length > 2:
            return False
        if place.kind == "county":
            return True
        return place.kind == "prefecture" and not self.home & {p.key for p in place_table().chain(place)}

    def _is_bordered(self, start: int, end: int) -> bool:
        after = self._free_after(end) or _ROAD_AFTER.match(self.norm, end) is not None
        return after and self._free_before(start)

    def _free_before(self, start: int) -> bool:
        return start == 0 or self.norm[start - 1] in _FREE_BEFORE or self.norm.endswith(_VERBS, 0, start)

    def _free_after(self, end: int) -> bool:
        if end == len(self.norm) or self.norm[end] in _FREE_AFTER:
            return True
        return self.norm.startswith(_VERBS, end) or self.norm.startswith(_kind_words(), end)

    def _meaning(self, form: str) -> Place | None:
        if form in self.own:
            return self.own[form]
        if form not in self.meanings:
            found = (place_table().meaning(form, territory) for territory in self.territories or (None,))
            self.meanings[form] = next((place for place in found if place is not None), None)
        return self.meanings[form]

    def _spelt_out(self) -> Iterator[Listed]:
        """Yield the places of a row of abbreviations with the rest in brackets: 绵（阳）遂（宁）内（江）."""
        if not _SPELT_NEXT.search(self.norm):
            return
        for row in _SPELT.finditer(self.norm):
            for part in _SPELT_PART.finditer(row.group()):
                name = part[1] + part[2]
                place = self._meaning(name) or _foreign_county(name)
                if place is not None:
                    start = row.start() + part.start()
                    yield Listed(start, start + 1, place, name)


@cache
def _kind_words() -> tuple[str, ...]:
    return tuple(zone_kinds())


@cache
def _foreign_county(form: str) -> Place | None:
    """Return the one county that has this short form, if there is but one and the form is no common word."""
    table = place_table()
    if len(form) < 2 or table.use_of(form) is not None:
        return None
    bearers = table.by_alias(form) or table.by_name(form)
    return bearers[0] if len(bearers) == 1 and bearers[0].kind == "county" else None


def _inner_county(form: str, holder: Place) -> Place | None:
    """Return the county of this short form in the place that stands right before it: 宜州 in 河池市宜州."""
    table = place_table()
    if holder.kind not in ("province", "prefecture") or table.use_of(form) is not None:
        return None
    inside = [p for p in table.by_alias(form) if p.kind == "county" and table.within(p, holder)]
    return inside[0] if len(inside) == 1 else None


def _overlaps(kept: list[Listed], one: Listed) -> bool:
    index = bisect_left(kept, one.end, key=lambda other: other.start) - 1
    return index >= 0 and kept[index].end > one.start


def _with_neighbours(norm: str, kept: list[Listed], unsure: list[Listed]) -> list[Listed]:
    """Add the counties of elsewhere that stand in a list with a place (叙永 in 叙永至遵义), to the right, then to the left."""
    if not unsure or not kept:
        return kept
    # 葛仙村、灵山: beside a sight stands another sight, and no county.
    kin = [one for one in kept if one.place.kind not in ("other", "country", "city")]
    ends = {one.end for one in kin}
    starts = {one.start for one in kin}
    added: list[Listed] = []
    for one in unsure:
        if _joined(norm, one.start, ends):
            added.append(one)
            ends.add(one.end)
    for one in reversed(unsure):
        if one.end not in ends and _joins(norm, one.end, starts):
            added.append(one)
            starts.add(one.start)
    merged: list[Listed] = []
    for one in sorted([*kept, *added], key=lambda found: (found.start, -found.end)):
        if not merged or one.start >= merged[-1].end:
            merged.append(one)
    return merged


def _with_common(norm: str, sure: list[Listed], common: list[Listed], near: frozenset[str]) -> list[Listed]:
    """Add the names that are common words too, where the list in which they stand proves them: 太原、大同、长治."""
    if not common or not sure:
        return sure
    table = place_table()
    by_end = {one.end: one.place for one in sure}
    by_start = {one.start: one.place for one in sure}
    added: dict[tuple[int, int], Listed] = {}
    for one in (*common, *reversed(common)):
        if (one.start, one.end) in added or one.start in by_start:
            continue
        left = (by_end.get(one.start - len(j)) for j in _JOINTS if norm.endswith(j, 0, one.start))
        right = (by_start.get(one.end + len(j)) for j in _JOINTS if norm.startswith(j, one.end))
        beside = [place for place in (*left, *right) if place is not None]
        form = norm[one.start : one.end]
        shared = 1 if table.use_of(form) == "own" else 2  # levels of the tree: province, prefecture
        holders = table.chain(one.place)[-shared:]
        kin = [place for place in beside if set(holders) <= set(table.chain(place))]
        # In a plan of its own prefecture one neighbour is enough: 肃南、民乐 in a plan of 张掖.
        needed = 1 if any(holder.key in near for holder in holders) else shared
        if len(holders) == shared and len(kin) >= needed:
            added[one.start, one.end] = one
            by_end[one.end] = by_start[one.start] = one.place
    return sorted([*sure, *added.values()], key=lambda one: one.start)


def _joined(norm: str, start: int, ends: set[int]) -> bool:
    return any(start - len(joint) in ends and norm.endswith(joint, 0, start) for joint in _JOINTS)


def _joins(norm: str, end: int, starts: set[int]) -> bool:
    return any(end + len(joint) in starts and norm.startswith(joint, end) for joint in _JOINTS)
