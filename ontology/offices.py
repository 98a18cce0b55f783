"""The agency register: kinds of office, whatever the place or the name of the year.

贵州省生态环境厅, 贵阳市生态环境局 and, before 2018, every 环境保护局 do one kind of work, so they share
one kind of office (`ecology-environment`). This makes "who leads on VOC in all provinces" one step. The
table is `offices.csv`; a cell `生态环境[厅|局|部]` stands for three names. The names are facts, gathered from
the clauses of plans and from the reforms of 2018 and 2023; the grouping is our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .places import find_place, place_table
from .tables import cells, first_wins, fold, read_table

_BRANCHES = re.compile(r"(?:分局|分公司|办事处|分行|支行|中心支行|办|筹备组)$")


_PARTS = (
    # 生态环境局开阳分局: the place stands between the office and its branch.
    re.compile(r"(.+局)[一-龥]{2,6}分局"),
    # 国家能源局科技司 is a part of the administration.
    re.compile(r"(.+[部局委署会院])[一-龥]{1,7}[^公]司"),
    # 省教育厅基础教育处
    re.compile(r"(.+[厅局委部署院])[一-龥]{1,7}[^事]处"),
    # 市应急局（市地震局）: one office with two signs; the first is the one that it answers by.
    re.compile(r"(.+)（[^（）]+）"),
)

_LEVEL_OF_BRANCH = re.compile(r"(?:自治区|[省市县])(?=分行|支行|分公司)")
_ENDING = 4  # 部门, 委员会: what tells the level and no task of its own
_SHORTEST_CORE = 2
_SHORTEST_WORD, _LONGEST_WORD = 2, 3  # of which one character is taken
_ENDS = re.compile(
    r"(?:委员会|办公室|中心|集团公司|集团|分公司|公司|总公司|[总支大]队|[总分支]行|联?社|总?[局厅委办部署处室院会站台行])$"
)
_HOLDERS = "省市县区州盟旗工"


@dataclass(frozen=True, slots=True)
class Office:
    """One kind of office. `names` are its full and short names without a jurisdiction, the fullest first.

    `levels` says where it is found: n national, p province, c city, d county or district, z zone; the years
    bound the kind where a reform made or ended it.
    """

    key: str
    name: str
    name_en: str
    names: tuple[str, ...]
    levels: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OfficeAlias:
    """What is known of one name of an office: why it leads to its kind, and the years of its use."""

    name: str
    reason: str
    valid_from: str | None = None
    valid_to: str | None = None


def _spread(name: str) -> Iterator[str]:
    stem, bracket, endings = name.partition("[")
    if not bracket:
        yield stem
        return
    choices, _, tail = endings.partition("]")
    for ending in choices.split("|"):
        yield stem + ending + tail


@cache
def offices() -> Mapping[str, Office]:
    """Return all kinds of office by key."""
    return MappingProxyType(
        {
            row["key"]: Office(
                key=row["key"],
                name=row["name"],
                name_en=row["name_en"],
                names=tuple(dict.fromkeys(n for cell in cells(row["names"]) for n in _spread(cell))),
                levels=row["levels"],
                valid_from=row["valid_from"] or None,
                valid_to=row["valid_to"] or None,
                note=row["notes"] or "",
            )
            for row in read_table("offices.csv")
        }
    )


@cache
def office_names() -> Mapping[str, str]:
    """Return every name without a jurisdiction -> key of the kind."""
    return MappingProxyType(first_wins((n, o.key) for o in offices().values() for n in o.names))


def alias_of(office: Office, name: str) -> OfficeAlias:
    """Return the reason and the years of one of an office's names.

    Reforms are told by `office_aliases.csv`; of a name that is not in it the reason is told by its form.
    """
    known = [(stem, alias) for stem, alias in _aliases().get(office.key, ()) if name.startswith(stem)]
    if known:
        _, row = max(known, key=lambda pair: len(pair[0]))
        return OfficeAlias(name, row.reason, row.valid_from, row.valid_to)
    return OfficeAlias(name, _reason_by_form(office, name))


@cache
def _aliases() -> Mapping[str, tuple[tuple[str, OfficeAlias], ...]]:
    found: dict[str, list[tuple[str, OfficeAlias]]] = {}
    for row in read_table("office_aliases.csv"):
        stem, reason = row["stem"], row["reason"]
        alias = OfficeAlias(stem, reason, row["valid_from"] or None, row["valid_to"] or None)
        found.setdefault(row["office"], []).append((stem, alias))
    return {key: tuple(rows) for key, rows in found.items()}


def _reason_by_form(office: Office, name: str) -> str:
    """Say how a name is made: 教育厅 of 教育, 科技教育局 of two tasks, 国资委 as short for a longer one."""
    if name.startswith(office.name):
        return (
            f"“{office.name}”部门的名称"
            if len(name) - len(office.name) < _ENDING
            else f"以“{office.name}”为首的合设部门"
        )
    if office.name.endswith(name):
        return f"“{office.name}”的名称"
    if name.startswith("国家" + office.name):
        return f"国家层面的“{office.name}”部门"
    longer = min((full for full in office.names if _is_short_for(name, full)), key=len, default=None)
    if longer:
        return f"“{longer}”的简称"
    return f"做“{office.name}”工作的机构"


def _is_short_for(name: str, full: str) -> bool:
    """Say whether a name takes a character of each word of a longer one: 城管局 of 城市管理局.

    Both end alike; what stands together in the short one (司法) must stand apart in the long one.
    """
    ends = _ENDS.search(name)
    if ends is None or not full.endswith(ends.group()):
        return False
    core, whole = name[: ends.start()], full[: len(full) - len(ends.group())]
    if not _SHORTEST_WORD * len(core) <= len(whole) <= _LONGEST_WORD * len(core) or core in whole:
        return False
    if len(core) < _SHORTEST_CORE:
        return False
    return re.fullmatch(".+".join(map(re.escape, core)) + ".*", whole) is not None


def office_of(name: str) -> str | None:
    """Return the key of the kind that `name` belongs to, its jurisdiction cut off or not.

    The whole name first, then without the place before it (广东省政府横琴办), then without the places in it
    (人民银行贵阳中心支行), then its longest ending that is an office's name (高新区经济发展局); `None`
    where the register knows none.
    """
    names = office_names()
    if key := names.get(name):
        return key
    whole = next((match[1] for form in _PARTS if (match := form.fullmatch(name))), None)
    if whole and (key := office_of(whole)):
        return key
    bare = without_places(name)
    headless = _place_pattern().sub("", name, count=1) if _place_pattern().match(name) else bare
    level = _LEVEL_OF_BRANCH.sub("", bare)
    for candidate in dict.fromkeys((headless, bare, level, _BRANCHES.sub("", level))):
        if key := names.get(candidate):
            return key
    for candidate in dict.fromkeys((name, bare, _BRANCHES.sub("", bare))):
        for start in range(1, len(candidate) - 1):
            # 省委办公室 is the committee's office, and 减灾委办公室 is not: 委… follows a jurisdiction.
            if (candidate[start] in "委级直" or candidate[start:] == "管局") and candidate[
                start - 1
            ] not in _HOLDERS:
                continue
            if key := names.get(candidate[start:]):
                return key
    return None


def without_places(name: str) -> str:
    """Return `name` without the names of provinces, prefectures and zones in it."""
    return _place_pattern().sub("", name)


@cache
def _place_pattern() -> re.Pattern[str]:
    """Return a pattern of the places that agencies' names hold; a list of words, longest first."""
    kinds = ("province", "prefecture", "zone")
    words = {w for p in place_table().places if p.kind in kinds for w in (p.name, *p.aliases)}
    # The quarters of the country in which central bodies have their regional branches.
    words |= {"东北", "华北", "华东", "华中", "华南", "中南", "南方", "西南", "西北"}
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))))


def find_office(text: str) -> Office | None:
    """Return the kind that a person means by `text`: 贵州生态环境厅, 生态环境, 环保局, its key."""
    wanted = fold(text)
    found = _folded().get(wanted)
    for cut in range(1, len(wanted) - 1):
        if found:
            break
        # What is cut off must be a jurisdiction: 省, 市, 国家 … or a place.
        head = wanted[:cut]
        if head in _JURISDICTIONS or (cut > 1 and find_place(head)):
            found = _folded().get(wanted[cut:])
    spelt_out = (_folded().get(wanted + ending) for ending in ("局", "厅", "委", "部", "办"))
    key = found or office_of(wanted) or next(filter(None, spelt_out), None)
    return offices()[key] if key else None


_JURISDICTIONS = frozenset(("省", "市", "县", "区", "州", "盟", "旗", "自治区", "新区", "国家", "全国"))


@cache
def _folded() -> Mapping[str, str]:
    every = offices().values()
    exact = [(fold(n), o.key) for o in every for n in (o.key, o.name, o.name_en)]
    return first_wins(exact + [(fold(n), o.key) for o in every for n in o.names])
