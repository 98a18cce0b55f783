"""The lists that reading rests on, for people: offices, places, industries, pollutants, indicators, units.

Each entry says under which names it is known and since when, and a name that was asked for says why it is
this entry: nobody has to trust a table that cannot be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..cypher.header import Column, Lang
from ..cypher.terms import ROLE_MEANINGS, ROLES
from ..errors import UsageError
from ..graph.stores.base import Row
from ..ontology.indicators import Indicator, indicators, meaning
from ..ontology.industries import find_industry, industries
from ..ontology.nearness import nearest
from ..ontology.offices import Office, OfficeAlias, alias_of, find_office, offices, without_places
from ..ontology.places import Place, find_place, place_table
from ..ontology.pollutants import find_pollutant, pollutants
from ..ontology.tables import fold, read_table
from ..ontology.units import Unit, units
from .sheet import Sheet

KINDS = ("office", "place", "industry", "pollutant", "indicator", "unit", "role")
"""What can be looked up, as typed on the command line."""

_COLUMNS = (
    Column("code", "代码", "code"),
    Column("name", "名称", "name"),
    Column("names", "其他名称", "other names"),
    Column("above", "上级", "under"),
    Column("since", "起", "from"),
    Column("until", "止", "until"),
    Column("note", "说明", "note"),
    Column("why", "为何是它", "why it is meant"),
)
LIST_TITLES = {
    "office": ("部门类别", "Kinds of office"),
    "place": ("地点", "Places"),
    "industry": ("行业", "Industries"),
    "pollutant": ("污染物", "Pollutants"),
    "indicator": ("指标", "Indicators"),
    "unit": ("计量单位", "Units"),
    "role": ("责任角色", "Roles"),
}
_LEVELS = {"n": "国家", "p": "省", "c": "市", "d": "县", "z": "区"}


def register_sheet(kind: str, name: str | None, lang: Lang) -> Sheet:
    """Return the entries of a list, or those that a name means; raise `UsageError` where it means none."""
    rows = list(_ALL[kind]()) if name is None else list(_MEANT[kind](name))
    title = LIST_TITLES[kind][0 if lang == "zh" else 1]
    if not rows:
        near = nearest(name or "", known_names(kind))
        hint = f"the nearest are {', '.join(near)}; " if near else ""
        raise UsageError(
            f"There is no {kind} {name!r} in the list; {hint}`policygraph ref {kind}` shows them all."
        )
    used = [c for c in _COLUMNS if any(row.get(c.name) not in (None, "", []) for row in rows)]
    return Sheet(title, tuple(used), [{c.name: row.get(c.name) for c in used} for row in rows], (), (), lang)


def known_names(kind: str) -> Iterator[str]:
    """Yield the names and codes by which the entries of a list are found, the names shown first."""
    rows = list(_ALL[kind]())
    yield from (str(row["name"]) for row in rows)
    for row in rows:
        names = row.get("names")
        yield from (str(one) for one in (row.get("code"), *(names if isinstance(names, list) else ())) if one)


def meant_elsewhere(name: str) -> Iterator[tuple[str, Row]]:
    """Yield what a name means in the lists whose entries are no things of the ontology: (kind, entry)."""
    for kind in ("indicator", "unit", "role"):
        yield from ((kind, row) for row in _MEANT[kind](name))


def _office(office: Office, why: str | None = None) -> Row:
    return {
        "code": office.key,
        "name": office.name,
        "names": list(office.names),
        "above": "、".join(_LEVELS[level] for level in office.levels),
        "since": office.valid_from,
        "until": office.valid_to,
        "note": office.note,
        "why": why,
    }


def _why(asked: str, name: str, names: Sequence[str]) -> str:
    """Say by which of its names an entry was found."""
    if fold(asked) == fold(name):
        return "即其名称"
    exact = next((n for n in names if fold(n) == fold(asked)), None)
    if exact:
        return f"“{exact}”是其别名"
    inside = max((n for n in (name, *names) if fold(n) in fold(asked)), key=len, default=None)
    return f"去掉地名后的“{inside}”是其名称" if inside else "去掉地域和类别字样后相符"


def _offices_meant(name: str) -> Iterator[Row]:
    found = find_office(name)
    if found:
        why = _why(name, found.name, found.names)
        alias = _named(found, name)
        yield _office(found, f"{why}；{_told(alias)}" if alias else why)


def _named(office: Office, asked: str) -> OfficeAlias | None:
    """Return which of an office's names was asked for, its place before it or not."""
    bare = fold(without_places(asked))
    inside = max((n for n in office.names if bare.endswith(fold(n))), key=len, default=None)
    return alias_of(office, inside) if inside else None


def _told(alias: OfficeAlias) -> str:
    """Say why a name leads to its kind, and in which years it was in use."""
    years = (
        f"（{alias.valid_from or ''}—{alias.valid_to or ''}）" if alias.valid_from or alias.valid_to else ""
    )
    return alias.reason + years


def _place(place: Place, why: str | None = None) -> Row:
    above = place_table().get(place.parent) if place.parent else None
    return {
        "code": place.code or "",
        "name": place.name,
        "names": list(place.aliases),
        "above": above.name if above else None,
        "note": place.kind,
        "why": why,
    }


def _places_meant(name: str) -> Iterator[Row]:
    for place in find_place(name):
        former = place_table().former(fold(name), place)
        if former:
            what = "旧名" if fold(name) == former.name else "旧代码"
            told = f"{what}：{former.name}{former.until}年改为{place.name}或并入其中"
        elif fold(name) in (fold(place.code or ""), fold(place.key)):
            told = "即其代码"
        else:
            told = _why(name, place.name, place.aliases)
        yield _place(place, told)


def _industries() -> Iterator[Row]:
    for one in industries().values():
        yield _industry(one.code)


def _industry(code: str, why: str | None = None) -> Row:
    one = industries()[code]
    return {
        "code": one.code,
        "name": one.name,
        "names": [*one.names, *one.weak],
        "above": one.broader,
        "note": f"ISIC Rev.4 {one.isic}" if one.isic else None,
        "why": why,
    }


def _industries_meant(name: str) -> Iterator[Row]:
    found = find_industry(name)
    if found:
        yield _industry(found.code, _why(name, found.name, (found.code, *found.names, *found.weak)))


def _pollutant(code: str, why: str | None = None) -> Row:
    one = pollutants()[code]
    return {"code": code, "name": one.name, "names": list(one.names), "above": one.broader, "why": why}


def _pollutants_meant(name: str) -> Iterator[Row]:
    found = find_pollutant(name)
    if found:
        yield _pollutant(found.code, _why(name, found.name, (found.code, *found.names)))


def _indicator(one: Indicator, why: str | None = None) -> Row:
    note = f"{one.name_en} ({one.unit})"
    return {"name": one.name, "names": list(one.names), "above": one.broader, "note": note, "why": why}


def _indicators_meant(name: str) -> Iterator[Row]:
    meant = meaning(name)
    if meant:
        one = meant.indicator
        why = _why(name.removeprefix(meant.scope), one.name, one.names)
        yield _indicator(one, f"{why}；只统计{meant.scope}" if meant.scope else why)


def _unit(unit: Unit, why: str | None = None) -> Row:
    worth = f"1 {unit.symbol} = {unit.factor:,.10g} × {unit.qudt}" if unit.qudt else None
    return {"code": unit.symbol, "name": unit.name_en, "above": unit.kind, "note": worth, "why": why}


def _units_meant(name: str) -> Iterator[Row]:
    wanted = fold(name)
    for unit in units().values():
        if wanted in (fold(unit.symbol), fold(unit.name_en)):
            yield _unit(unit, "即其符号" if wanted == fold(unit.symbol) else "即其英文名")


def _role(key: str, why: str | None = None) -> Row:
    name, english = ROLES[key]
    words = [
        row["word"] for row in read_table("role_words.csv") if row["role"] == key and row["word"] != name
    ]
    note = "；".join(ROLE_MEANINGS[key])
    return {"code": key, "name": name, "names": [english, *words], "note": note, "why": why}


def _roles_meant(name: str) -> Iterator[Row]:
    wanted = fold(name)
    told = {row["word"]: row for row in read_table("role_words.csv")}
    for key, names in ROLES.items():
        if wanted in map(fold, (key, *names)):
            yield _role(key, told[names[0]]["reason"] if names[0] in told else "即其名称")
            return
    if row := told.get(wanted):
        yield _role(row["role"], row["reason"])


_ALL: dict[str, Callable[[], Iterable[Row]]] = {
    "office": lambda: (_office(one) for one in offices().values()),
    "place": lambda: (_place(one) for one in place_table().places),
    "industry": _industries,
    "pollutant": lambda: (_pollutant(code) for code in pollutants()),
    "indicator": lambda: (_indicator(one) for one in indicators().values()),
    "unit": lambda: (_unit(one) for one in units().values()),
    "role": lambda: (_role(key) for key in ROLES),
}
_MEANT: dict[str, Callable[[str], Iterable[Row]]] = {
    "office": _offices_meant,
    "place": _places_meant,
    "industry": _industries_meant,
    "pollutant": _pollutants_meant,
    "indicator": _indicators_meant,
    "unit": _units_meant,
    "role": _roles_meant,
}
