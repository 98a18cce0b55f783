"""Places: the administrative divisions, zones, waters and regions that plans name.

`places.csv` holds the divisions of 2024 by GB/T 2260 code, `place_extras.csv` what has no code (new areas,
rivers, regions), `place_world.csv` countries and cities abroad, `place_retired.csv` the names and codes of
older plans, `place_words.csv` the names that are also common words (资源县, 合作市), `place_kinds.csv` what
makes a name a zone's, `place_guards.csv` the neighbours that take a name's meaning away (范县 in 示范县),
`place_crossings.csv` the words that make a name by meeting (新增城市). The codes and names are facts of the
ministry's list; the extras and words are our own.

A short form is dangerous: 资源 is a county and a common word, 白云 a district of two cities. The forms that
`PlaceTable.forms` gives are those that are safe in a plan of one territory, and only those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from .tables import Guard, cells, fold, guards_from, read_rows, read_table

Kind = Literal["province", "prefecture", "county", "zone", "water", "region", "country", "city", "other"]

_ADMINISTRATIVE = frozenset({"province", "prefecture", "county"})
# The one-character names of the provinces, as in 川渝.
_ABBREVIATIONS = dict(
    re.findall(
        r"(.)(\d\d)",
        "京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46渝50川51黔52滇53"
        "藏54陕61甘62青63宁64新65",
    )
)
_ENDINGS = ("省", "市", "县", "区", "州", "盟", "旗", "地区", "流域")


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `key` is its code or, where it has none, an ASCII name such as `river-wujiang`.

    `parent` is the key of the place that holds it; `None` for a province and for what crosses provinces.
    """

    key: str
    code: str | None
    name: str
    kind: Kind
    parent: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A name that ended in the year `until`, when its ground became the place `now`, or a part of it."""

    name: str
    now: str
    until: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a plan's words are read: its territory and what holds it, the near city, the province."""

    holders: tuple[Place, ...]
    near: Place | None
    province: Place | None


class PlaceTable:
    """All places, with the questions that a reader and an index ask of them. Made once by `place_table`."""

    __slots__ = ("_aliases", "_by_key", "_former", "_forms", "_names", "_retired", "_scopes", "_words")

    def __init__(self) -> None:
        self._by_key: dict[str, Place] = {}
        self._names: dict[str, list[Place]] = {}
        self._aliases: dict[str, list[Place]] = {}
        self._retired: dict[str, str] = {}
        self._former: dict[tuple[str, str], Former] = {}
        self._forms: dict[str, Mapping[str, Place]] = {}
        self._scopes: dict[str, _Scope] = {}
        self._words: dict[str, str] = {row["word"]: row["use"] for row in read_table("place_words.csv")}
        for code, name, kind, parent, aliases in read_rows("places.csv"):
            self._add(Place(code, code, name, cast(Kind, kind), parent or None, cells(aliases)))
        for key, code, name, kind, parent, aliases in read_rows("place_extras.csv"):
            self._add(Place(key, code or None, name, cast(Kind, kind), parent or None, cells(aliases)))
        for key, name, kind, parent, aliases in read_rows("place_world.csv"):
            self._add(Place(key, None, name, cast(Kind, kind), parent or None, cells(aliases)))
        for row in read_table("place_retired.csv"):
            former = Former(row["name"], row["now"], row["until"])
            self._former[row["name"], row["now"]] = former
            if row["old_code"]:
                self._retired[row["old_code"]] = row["now"]
                self._former[row["old_code"], row["now"]] = former
            self._names.setdefault(row["name"], []).append(self._by_key[row["now"]])

    def _add(self, place: Place) -> None:
        self._by_key[place.key] = place
        self._names.setdefault(place.name, []).append(place)
        for alias in place.aliases:
            self._aliases.setdefault(alias, []).append(place)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places in the order of the tables: by code first, then those without one."""
        return tuple(self._by_key.values())

    def get(self, key: str) -> Place | None:
        """Return the place with this key or code; a retired code gives the place as it is called now."""
        return self._by_key.get(self._retired.get(key, key))

    def by_name(self, name: str) -> tuple[Place, ...]:
        """Return the places with exactly this full name, retired names among them (鼓楼区 gives four)."""
        return tuple(self._names.get(name, ()))

    def former(self, text: str, place: Place) -> Former | None:
        """Return what a place was, if `text` is a name or code that it had until then."""
        return self._former.get((text, place.key))

    def by_alias(self, alias: str) -> tuple[Place, ...]:
        """Return the places with exactly this short form (贵州, 黔东南, 玉屏)."""
        return tuple(self._aliases.get(alias, ()))

    def bearers(self, form: str) -> tuple[Place, ...]:
        """Return the places with exactly this name or short form."""
        return tuple(dict.fromkeys((*self.by_name(form), *self.by_alias(form))))

    def chain(self, place: Place) -> tuple[Place, ...]:
        """Return `place`, then what holds it, up to the province."""
        found = [place]
        while found[-1].parent is not None:
            found.append(self._by_key[found[-1].parent])
        return tuple(found)

    def within(self, place: Place, territory: Place) -> bool:
        """Return whether `place` lies in `territory` or is it."""
        return any(holder.key == territory.key for holder in self.chain(place))

    def province_of(self, place: Place) -> Place | None:
        """Return the province that holds `place`, or `None` for what crosses provinces."""
        top = self.chain(place)[-1]
        return top if top.kind == "province" else None

    def is_made_of(self, region: Place, territories: tuple[Place, ...]) -> bool:
        """Return whether a region is those provinces together, by their short names (川渝)."""
        own = {territory.key[:2] for territory in territories if territory.kind == "province"}
        return any(
            all(_ABBREVIATIONS.get(sign) in own for sign in name) for name in (region.name, *region.aliases)
        )

    def forms(self, territory: Place | None) -> Mapping[str, Place]:
        """Return form -> place for what is safe to match in the text of a plan of `territory`; longest wins.

        Full names and what has no code: anywhere. Short forms: of provinces and prefectures anywhere, of
        counties in the territory's own prefecture (in a provincial plan: its own province). A name that
        several places bear is the one nearest to the territory, or none. Left out are common words, and the
        territory itself with what holds it: a plan of 贵阳 that says 贵阳 or 贵州 names its own scope. Use
        together with `place_guards`.
        """
        key = territory.key if territory else ""
        if key not in self._forms:
            self._forms[key] = MappingProxyType(self._safe_forms(territory))
        return self._forms[key]

    def _safe_forms(self, territory: Place | None) -> dict[str, Place]:
        scope = self._scope(territory)
        found = ((form, self._safe(form, scope)) for form in self.all_forms())
        return {form: place for form, place in found if place is not None}

    def all_forms(self) -> tuple[str, ...]:
        """Return every name and short form of the table, each once, safe or not: for one matcher."""
        return tuple(dict.fromkeys([*self._names, *self._aliases]))

    def meaning(self, form: str, territory: Place | None) -> Place | None:
        """Return what a form means in the text of a plan of `territory`, or `None` where it is not safe.

        The same rules as `forms`, for one form: a text names some hundred of the thousands that there are.
        """
        return self._safe(form, self._scope(territory))

    def use_of(self, form: str) -> str | None:
        """Return how a name that is also a common word may be matched (`place_words.csv`), if it is one."""
        return self._words.get(form)

    def _scope(self, territory: Place | None) -> _Scope:
        key = territory.key if territory else ""
        if key not in self._scopes:
            holders = self.chain(territory) if territory else ()
            # Short forms of counties are trusted in a city's plan in the city, in a province's in it.
            near = next((h for h in holders if h.kind in ("prefecture", "province")), None)
            self._scopes[key] = _Scope(holders, near, self.province_of(territory) if territory else None)
        return self._scopes[key]

    def _safe(self, form: str, scope: _Scope) -> Place | None:
        # 太湖 is no safe name for the county, and a good one for the lake.
        only_waters = self._words.get(form) == "never"
        for names, short in ((self._names, False), (self._aliases, True)):
            place = self._nearest(names[form], scope.holders) if form in names else None
            if place is None or place in scope.holders or (only_waters and place.kind != "water"):
                continue
            at_home = scope.province is not None and self.within(place, scope.province)
            if short and place.kind == "county" and not self._short_county_is_safe(form, place, scope.near):
                continue
            # A name of two characters with 县 or 区 (易县, 东区) is too often half of other words.
            half_word = place.kind == "county" and len(form) == 2
            if at_home or not (half_word or self._words.get(form) == "own"):
                return place
        return None

    def _short_county_is_safe(self, form: str, place: Place, near: Place | None) -> bool:
        # 玉屏县 for 玉屏侗族自治县 is as good as a full name.
        if len(form) > 2 and form.endswith(("县", "旗")):
            return True
        return near is not None and self.within(place, near)

    def _nearest(self, bearers: list[Place], holders: tuple[Place, ...]) -> Place | None:
        if len(bearers) == 1:
            return bearers[0]
        for holder in holders:
            inside = [p for p in bearers if self.within(p, holder)]
            if len(inside) == 1:
                return inside[0]
            if inside:
                return max(inside, key=_rank) if _rank(max(inside, key=_rank)) > 1 else None
        # 吉林 is the province before it is the city, 海南 the island before the prefecture in Qinghai.
        highest = max(_rank(p) for p in bearers)
        first = [p for p in bearers if _rank(p) == highest]
        return first[0] if len(first) == 1 and highest > 1 else None


def _rank(place: Place) -> int:
    return {"province": 3, "prefecture": 2}.get(place.kind, 2 if place.code is None else 1)


@cache
def place_table() -> PlaceTable:
    """Return the table of all places, read once."""
    return PlaceTable()


@cache
def place_guards() -> Mapping[str, Guard]:
    """Return form -> the neighbours beside which it names no place (范县 in 示范县)."""
    return MappingProxyType(guards_from(read_table("place_guards.csv")))


def province_signs() -> tuple[str, ...]:
    """Return the one-character names of the provinces (沪, 黔)."""
    return tuple(_ABBREVIATIONS)


@cache
def _crossings() -> tuple[frozenset[str], frozenset[str]]:
    """Return the ordinary words that may end in, and those that may begin in, the name of a place."""
    sides: dict[str, set[str]] = {"left": set(), "right": set()}
    for row in read_table("place_crossings.csv"):
        sides[row["side"]].update(cells(row["words"]))
    return frozenset(sides["left"]), frozenset(sides["right"])


_PARTICLES = frozenset("和与及对以为在将到")
_LONGEST_CROSSED = 3


def is_crossed(text: str, start: int, end: int) -> bool:
    """Return whether a name is only two words that meet: 增城 in 新增|城市, 范县 in 示范|县, 和田 in 和|田间.

    Short names only, and never before 地区: the words decide, so a name that just one word crosses stands.
    """
    if end - start > _LONGEST_CROSSED or text.startswith("地区", end):
        return False
    left, right = _crossings()
    if text[max(0, start - 1) : start + 1] not in left and text[start] not in _PARTICLES:
        return False
    rest = text[start + 1 : end]
    if len(rest) == 1 and rest in "县区市":
        return text[start] not in _PARTICLES
    return text[start + 1 : start + 3] in right and len(rest) <= len("城市")


@cache
def zone_kinds() -> Mapping[str, str]:
    """Return the words for kinds of zones -> how they get their names (`place_kinds.csv`)."""
    return MappingProxyType({row["word"]: row["use"] for row in read_table("place_kinds.csv")})


def find_place(text: str) -> tuple[Place, ...]:
    """Return what a person may mean by `text` (code, key, name, short form), the highest level first."""
    wanted, table = fold(text), place_table()
    if place := table.get(wanted):
        return (place,)
    for found in (table.by_name(wanted), table.by_alias(wanted)):
        if found:
            return tuple(sorted(found, key=_rank, reverse=True))
    # 贵州贵阳, 玉屏侗族: a province before the name, or the ending left off or put on
    for ending in _ENDINGS:
        bare = wanted.removesuffix(ending)
        if found := table.by_name(wanted + ending) or table.by_name(bare) or table.by_alias(bare):
            return tuple(sorted(found, key=_rank, reverse=True))
    for cut in range(2, len(wanted) - 1):
        for holder in table.by_name(wanted[:cut]) or table.by_alias(wanted[:cut]):
            found = find_place(wanted[cut:])
            if inside := tuple(p for p in found if p.key != holder.key and table.within(p, holder)):
                return inside
    return ()
