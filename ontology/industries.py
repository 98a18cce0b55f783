"""Economic sectors: GB/T 4754-2017, the words plans use for them, and where a word is no sector.

`industries.csv` holds the standard's 20 sections and 97 divisions as reference rows, the classes that plans
name, and local concepts (code `X-…`) for what plans treat as a sector and the standard does not know: 涂装,
氢能, 大数据. `industry_compounds.csv` holds the parts and heads of words that are made by rule: 对虾养殖,
核电装备. The codes and names are facts of the standard; the words were gathered from plans and thought
through division by division; the tables are our own.

A word counts or not by its neighbours, and four rules say so:

* the longest word wins (新能源汽车, not 新能源);
* a guard takes the meaning away (农业 in 农业农村局), see `industry_guards`;
* a *weak* word (煤炭, 汽车) has an everyday meaning too and counts only where the text says that it speaks of
  a sector: before 行业, 产业, 企业 …, or in a list that ends so (铅、锌、镁等有色金属行业);
* no word counts in a list that ends in things or methods (大数据、人工智能等新兴技术).

`industry_mentions` applies them all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import ahocorasick_rs

from .tables import Guard, cells, first_wins, fold, guards_from, read_table

_SUFFIX = re.compile(r"(行业|产业|工业|企业|领域|业)$")
# The rest of a list, known sectors or not: 、煤电和有色金属.
_REST = r"(?:、[^、，。；：（）等]{1,8}){0,6}(?:(?:和|及|与|以及)[^、，。；：（）等]{1,8})?"
# What follows a word, or the list that it stands in, when sectors are meant …
_SECTOR = re.compile(
    r"(?:(?:(?:重点|高耗能|传统|特色|优势|主导|新兴)?(?:行业|产业|企业|业|制造|工业|领域)"
    r"|(?:加工|种植|养殖)业"
    r"|(?:生产|加工|冶炼|开采|拆解|回收|龙头|骨干|相关|配套)(?:企业|行业))"
    rf"|(?:{_REST}等|类|及其他|其他)[一-龥]{{0,8}}?(?:行业|产业|企业|制造业|服务业|(?:特色|优势|现代)农业|领域))"
    # 光伏组件等新兴产业废弃物 is about waste, 物流等产业园 about a park.
    r"(?!废弃物|园|基地)"
)
# A list of goods may end in the word for sectors itself: 棉花、番茄和纺织产业.
_GOODS = ("A", "C")
_LISTED = re.compile(
    r"(?:、[^、，。；：（）等的]{1,8}){0,5}(?:、|和|及|与)[^、，。；：（）等的]{1,8}?(?:产业|加工业|制造业|行业|养殖|种植|深加工)"
    r"(?!园|链|结构|化|布局|工人|基地|政策|准入|标准)"
)
# Services for people that are to grow together: 家政与养老、托育、物业融合发展.
_TOGETHER = re.compile(rf"{_REST}(?:等|产业)*(?:深度)?融合")
_FOR_PEOPLE = ("K", "O", "Q", "R")
# What a plan sets out to grow is a sector: 发展红茶、黑猪; goods and crops need no other word in such a list.
_GROWN = re.compile(
    r"(?:(?<!创新)(?<!协同)(?<!融合)(?<!绿色)(?<!高质量)(?<!可持续)发展|做[优强精大]|壮大|增养殖|扩种|主[产攻])"
    r"(?!方式|水平|理念|目标|规划|阶段|格局|环境|空间|模式|质量|趋势|基础)"
    r"(?:[^、，。；：（）等的]{1,10}(?:、|和|及)){0,9}[^、，。；：（）等的]{0,4}$"
)
_ENDS = re.compile(r"[、，。；和及与等（]|$")
_VEHICLES = ("C36", "C37")  # 发展电动船舶 is about the fleet
_FAR_BEFORE = 60
# … and when the list names things or methods.
_THINGS = re.compile(rf"{_REST}等[一-龥]{{0,6}}?(?:技术|手段|设备|产品|灶具|车辆|家电|燃料)")
# Names of offices in a row: 交通运输、水利、文化和旅游等有关部门.
_OFFICE_END = re.compile(r"(?:等(?:有关|相关|主管|职能|省级|市级)*|主管|监管)(?:部门|厅局|单位)")
_OFFICE_ROW = re.compile(r"(?:、[^、，。；：（）]{1,10}){0,14}?")
_LONGEST_ROW = 154
# 金融业务, 旅游业态: the last character belongs to the next word.
_SPLIT = ("业务", "业绩", "业态", "业主", "业者")
_FARMING = ("A", "X-forest-products", "X-under-forest")
_JOINT = re.compile(r"(?:行业|产业|企业|业)?(?:、|和|及|与|以及|或|,|，)")


@dataclass(frozen=True, slots=True)
class Industry:
    """One sector. `names` name it wherever they stand, `weak` ones only where the text says sector.

    `isic` and `nace` are near matches in ISIC Rev.4 and NACE Rev.2, by their titles.
    """

    code: str
    name: str
    name_en: str
    names: tuple[str, ...]
    broader: str | None
    isic: str | None
    nace: str | None
    scheme: str
    weak: tuple[str, ...] = ()


class IndustryHit(NamedTuple):
    """A sector named in a text: `text[start:end] == form`."""

    start: int
    end: int
    form: str
    code: str


@cache
def industries() -> Mapping[str, Industry]:
    """Return all sectors by code: the standard's rows first, then the local concepts."""
    nace = {row["code"]: row["nace"] for row in read_table("industry_nace.csv")}
    made = _compounds()
    return MappingProxyType(
        {
            row["code"]: Industry(
                code=row["code"],
                name=row["name"],
                name_en=row["name_en"],
                names=(*cells(row["names"]), *made.get(row["code"], ())),
                broader=row["broader"] or None,
                isic=row["isic"] or None,
                nace=nace.get(row["code"]) or _upper_level_of_nace(row["isic"]),
                scheme=row["scheme"],
                weak=cells(row["weak"]),
            )
            for row in read_table("industries.csv")
        }
    )


def _rules_of_compounds() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the words that are made by rule, each with its code and what takes its meaning away behind it."""
    for row in read_table("industry_compounds.csv"):
        behind = cells(row["not_before"])
        for head, _, code in (cell.partition(":") for cell in cells(row["heads"])):
            for part in cells(row["parts"]):
                yield part + head, code, behind


@cache
def _compounds() -> Mapping[str, Sequence[str]]:
    """Return code -> the words made by rule, without those that the table of sectors holds itself."""
    listed = {n for row in read_table("industries.csv") for n in cells(row["names"]) + cells(row["weak"])}
    made: dict[str, list[str]] = {}
    for word, code in first_wins((w, c) for w, c, _ in _rules_of_compounds() if w not in listed).items():
        made.setdefault(code, []).append(word)
    return MappingProxyType(made)


def _upper_level_of_nace(isic: str) -> str | None:
    """Return the section or division of NACE Rev.2 for one of ISIC Rev.4: these two levels are the same."""
    return isic if 0 < len(isic) <= len("24") else None


@cache
def industry_names() -> Mapping[str, str]:
    """Return the words that name a sector in running text -> code, without the weak ones."""
    return MappingProxyType(first_wins((n, i.code) for i in industries().values() for n in i.names))


@cache
def industry_weak_names() -> Mapping[str, str]:
    """Return the words that name a sector only where the text says sector -> code."""
    return MappingProxyType(first_wins((n, i.code) for i in industries().values() for n in i.weak))


@cache
def industry_guards() -> Mapping[str, Guard]:
    """Return word -> the neighbours beside which it names no sector."""
    made = {word: Guard(behind, ()) for word, _, behind in _rules_of_compounds() if behind}
    return MappingProxyType(made | guards_from(read_table("industry_guards.csv")))


@cache
def _contexts() -> Mapping[str, Guard]:
    """Return weak word -> the neighbours beside which it does name its sector (电力 in 电力市场)."""
    rows = read_table("industry_contexts.csv")
    return {row["form"]: Guard(cells(row["before"]), cells(row["after"])) for row in rows}


@cache
def _blockers() -> frozenset[str]:
    """Return the longer words that hold a sector's word and are no sector (工业园区, 能源局)."""
    return frozenset(row["word"] for row in read_table("industry_blockers.csv"))


@cache
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted({*industry_names(), *industry_weak_names(), *_blockers()}))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(words, matchkind=kind), words


# A heading is about the sector, a text mostly names the thing (建筑: construction, a building).
# Word -> what must follow it.
_SECTOR_IN_HEADING = {"建筑": "", "贸易": "", "能源": "体系"}


def _is_sister(word: str, beside: str) -> bool:
    """Say whether a word names a sector because of the one beside it in a list.

    能源、钢铁 lists sectors even where the list ends otherwise (nobody burns steel); crops stand with crops.
    """
    strong, weak = industry_names(), industry_weak_names()
    sure = strong.get(beside, "")
    return sure.startswith("C") or (sure.startswith(_FARMING) and weak.get(word, "").startswith(_FARMING))


def industry_mentions(text: str, headings: Sequence[tuple[int, int]] = ()) -> tuple[IndustryHit, ...]:
    """Return the sectors named in `text`, in order, by the rules of this module.

    `text` is best given without white space: a line break inside a word hides the word. `headings` are the
    spans of headings, in order: a few weak words count there.
    """
    strong, weak = industry_names(), industry_weak_names()
    found = list(_words(text))
    begins = [start for start, _ in headings]

    def heads(start: int, end: int, word: str) -> bool:
        follows = _SECTOR_IN_HEADING.get(word)
        if follows is None or not text.startswith(follows, end):
            return False
        index = bisect_right(begins, start) - 1
        return index >= 0 and start < headings[index][1]

    return tuple(
        IndustryHit(start, end, word, strong.get(word) or weak[word])
        for (start, end, word), sector in zip(found, _meant(text, found), strict=True)
        if sector or (sector is None and (word in strong or heads(start, end, word)))
    )


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words that can name a sector, in order; the neighbours of some take that meaning away."""
    matcher, words = _matcher()
    guards, blocked = industry_guards(), _blockers()
    for number, start, end in matcher.find_matches_as_indexes(text):
        word = words[number]
        if word in blocked or (word.endswith("业") and text.startswith(_SPLIT, end - 1)):
            continue
        guard = guards.get(word)
        if guard is None or guard.allows(text, start, end):
            yield start, end, word


def _meant(text: str, found: Sequence[tuple[int, int, str]]) -> list[bool | None]:
    """Return for each word whether a sector is meant by its surroundings, or `None` where they do not say.

    Read from right to left, so that the end of a list decides for all that stand in it.
    """
    meant: list[bool | None] = [None] * len(found)
    joined: list[int] = []
    offices = [match.start() for match in _OFFICE_END.finditer(text)]
    for k in range(len(found) - 1, -1, -1):
        start, end, word = found[k]
        if _in_offices(text, end, offices):
            meant[k] = False
        elif _says_sector(text, start, end, word):
            meant[k] = True
        elif _THINGS.match(text, end):
            meant[k] = False
        elif k + 1 < len(found) and (joint := _JOINT.match(text, end)) and joint.end() == found[k + 1][0]:
            sure = meant[k + 1] is None and _is_sister(word, found[k + 1][2])
            meant[k] = True if sure else meant[k + 1]
            joined.append(k + 1)
    for k, (start, end, word) in enumerate(found):
        if meant[k] is None and _is_grown(text, start, end, word):
            meant[k] = True
    # What stands after a crop in a list of crops is one too: 中药材、笋, even where the list just ends.
    for k in reversed(joined):
        if meant[k] is None and meant[k - 1] is not False and _is_sister(found[k][2], found[k - 1][2]):
            meant[k] = True
    return meant


def _says_sector(text: str, start: int, end: int, word: str) -> bool:
    """Say whether what follows a word, or its list, speaks of sectors: 煤炭行业, 棉花和纺织产业, 电力市场."""
    if _SECTOR.match(text, end):
        return True
    if industry_weak_names().get(word, "").startswith(_GOODS) and _LISTED.match(text, end):
        return True
    if industry_weak_names().get(word, "").startswith(_FOR_PEOPLE) and _TOGETHER.match(text, end):
        return True
    context = _contexts().get(word)
    return context is not None and not context.allows(text, start, end)


def _is_grown(text: str, start: int, end: int, word: str) -> bool:
    """Say whether a word for goods stands in a list of what is to be grown: 发展红茶、黑猪."""
    code = industry_weak_names().get(word, "")
    if (
        not code.startswith(_GOODS)
        or code.startswith(_VEHICLES)
        or len(word) == 1
        or not _ENDS.match(text, end)
    ):
        return False
    return _GROWN.search(text, max(0, start - _FAR_BEFORE), start) is not None


def _in_offices(text: str, end: int, offices: Sequence[int]) -> bool:
    """Say whether what ends there stands in a row of offices; `offices` are where such rows end, in order."""
    index = bisect_left(offices, end)
    if index == len(offices) or offices[index] > end + _LONGEST_ROW:
        return False
    return _OFFICE_ROW.fullmatch(text, end, offices[index]) is not None


@cache
def _folded() -> Mapping[str, str]:
    every = industries().values()
    exact = [(fold(n), i.code) for i in every for n in (i.code, i.name)]
    words = [(fold(n), i.code) for i in every for n in (*i.names, *i.weak, i.name_en)]
    return first_wins(exact + words)


def find_industry(text: str) -> Industry | None:
    """Return what a person means by `text` (code, name, 钢铁, 钢铁行业), or `None`."""
    known, folded = _folded(), fold(text)
    if not folded:
        return None
    code = known.get(folded) or known.get(_SUFFIX.sub("", folded))
    return industries()[code] if code else None
