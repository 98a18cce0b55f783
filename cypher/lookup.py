"""From what a person types for a parameter to what is bound: forgiving, and open about what was understood.

Concepts (pollutants, industries, offices, places) are looked up in the ontology, then among the graph's own
names, since plans name rivers and trades that no list holds. Agencies and plans are looked up in the graph
alone. A name that fits several agencies or plans means all of them, and the answer says which. A name that
finds nothing is refused with the nearest three: an empty answer would read like a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from ..errors import UsageError
from ..graph.stores.base import Row, Store
from ..ontology.iris import Namespace
from ..ontology.nearness import nearest
from ..ontology.tables import fold
from .header import Default, Kind, Parameter

Bound = str | int | bool | list[str] | None

_RANKS_OF_PLACES = re.compile(r"省|市|自治区|自治州|特别行政区")
_YES = frozenset({"true", "yes", "1", "是", "y"})
_NO = frozenset({"false", "no", "0", "否", "n"})
_LONGEST_PLACE = 12
LONGEST_NAME = 500
"""Signs of a name or an IRI; no plan has a title half as long."""

# One row of pairs: reading ten thousand rows would take longer than most questions do.
_AGENCIES = "MATCH (agency:Agency) RETURN collect([agency.uri, agency.name]) AS named"
_AGENCIES_AT = """
UNWIND $spots AS spot
MATCH (:Place {uri: spot[0]})<-[:SERVES]-(agency:Agency)-[:KIND_OF]->(:Office {uri: spot[1]})
RETURN agency.uri AS uri, agency.name AS name
"""
_PLANS = """
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:COVERS]->(place:Place)
RETURN plan.uri AS uri, plan.name AS name, plan.plan AS id, plan.doc_number AS number, place.name AS place
ORDER BY uri
"""
_BY_NAME: Mapping[str, str] = {
    "industry": "MATCH (n:Industry) RETURN n.uri AS uri, n.name AS name ORDER BY uri",
    "pollutant": "MATCH (n:Pollutant) RETURN n.uri AS uri, n.name AS name ORDER BY uri",
    "office": "MATCH (n:Office) RETURN n.uri AS uri, n.name AS name ORDER BY uri",
    "place": "MATCH (n:Place) RETURN n.uri AS uri, n.name AS name ORDER BY uri",
}
_CALLED: Mapping[str, str] = {
    "topic": "pollutant or industry",
    "pollutant": "pollutant",
    "industry": "industry",
    "office": "kind of office",
    "place": "place",
    "agency": "agency in this graph",
    "plan": "plan in this graph",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a name may mean: its IRI and the name to show."""

    uri: str
    name: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was typed for a parameter, what is bound, and the names of the things it was taken to mean."""

    parameter: str
    typed: Default
    value: Bound
    means: tuple[str, ...] = ()


def understand(store: Store, parameter: Parameter, typed: Default) -> Understood:
    """Return what `typed` means for this parameter; raise `UsageError` if it means nothing."""
    if typed is None:
        return Understood(parameter.name, None, None)
    text = str(typed).strip()
    match parameter.kind:
        case "text" | "int" | "bool":
            return Understood(parameter.name, typed, literal_value(parameter, text))
        case "agency" | "plan":
            found = find_all(store, parameter.kind, text)
            return Understood(parameter.name, typed, [t.uri for t in found], tuple(t.name for t in found))
        case _:
            thing = find_one(store, parameter.kind, text)
            return Understood(parameter.name, typed, thing.uri, (thing.name,))


def literal_value(parameter: Parameter, text: str) -> str | int | bool:
    """Return what is typed for a parameter that names no thing; raise `UsageError` if it does not fit."""
    if parameter.kind == "text" and not text:
        raise UsageError(f"{parameter.name} is empty; give the words to look for.")
    if parameter.kind == "int":
        return _whole_number(parameter.name, text)
    return _yes_or_no(parameter.name, text) if parameter.kind == "bool" else text


def check_length(kind: str, text: str) -> None:
    """Raise `UsageError` for a text that is no name: looking for what is near it would take minutes."""
    if len(text) > LONGEST_NAME:
        called = _CALLED.get(kind, kind).partition(" in ")[0]
        raise UsageError(
            f"The name of the {called} begins with {text[:20]!r} and has {len(text):,} signs; "
            f"give one of {LONGEST_NAME} or fewer."
        )


def find_one(store: Store, kind: Kind, text: str) -> Thing:
    """Return the concept that `text` names; raise `UsageError` with the nearest three if there is none."""
    found = search_one(store, kind, text)
    if found is None:
        raise not_found(kind, text, _names_of(store, kind))
    return found


def search_one(store: Store, kind: Kind, text: str) -> Thing | None:
    """Return the concept that `text` names in the ontology or the graph, or `None`."""
    check_length(kind, text)
    if text.startswith(("http://", "https://")):
        return Thing(text, text)
    known = listed(kind, text)
    kinds = ("pollutant", "industry") if kind == "topic" else (kind,)
    return known or next((t for one in kinds for t in _named(store, one) if fold(t.name) == fold(text)), None)


def listed(kind: Kind, text: str) -> Thing | None:
    """Return the concept of a kind that the ontology's lists know by this name, or `None`."""
    kinds = ("pollutant", "industry") if kind == "topic" else (kind,)
    return next(filter(None, (_LISTED[one](text) for one in kinds)), None)


def find_all(store: Store, kind: Kind, text: str) -> list[Thing]:
    """Return the agencies or plans that `text` names; raise `UsageError` with the nearest three if none."""
    check_length(kind, text)
    found = agencies_named(store, text) if kind == "agency" else _plans_named(store, text)
    if not found:
        raise not_found(kind, text, _names_of(store, kind))
    return found


def not_found(kind: str, text: str, names: Iterable[str]) -> UsageError:
    """Return the error for a name that finds nothing, with the nearest three names that would."""
    near = nearest(text, names)
    otherwise = "`policygraph ask plans` lists what it has" if kind == "plan" else "load a plan that names it"
    hint = f"the nearest are {', '.join(near)}" if near else otherwise
    return UsageError(f"There is no {_CALLED.get(kind, kind)} called {text!r}; {hint}.")


def agencies_named(store: Store, text: str) -> list[Thing]:
    """Return the agencies that `text` may mean: 贵州省生态环境厅 one, 省生态环境厅 those of all provinces.

    The first way of reading that finds any wins: the whole name; its end; the name without 省, 市; a place
    followed by any name of the office (贵州发改委); a part of the name.
    """
    check_length("agency", text)
    if text.startswith(("http://", "https://")):
        return [Thing(text, text)]
    named = [(fold(thing.name), thing) for thing in _agencies(store)]
    wanted, bare = fold(text), _bare(text)

    def called(fits: Callable[[str], bool]) -> list[Thing]:
        return [thing for name, thing in named if wanted and fits(name)]

    return (
        called(lambda name: name == wanted)
        or called(lambda name: name.endswith(wanted))
        or called(lambda name: _bare(name) == bare)
        or (_agencies_at(store, text) if wanted else [])
        or called(lambda name: wanted in name)
    )


def _agencies(store: Store) -> list[Thing]:
    """Return all agencies of the graph, by IRI."""
    pairs = cast("list[tuple[str, str]]", store.query(_AGENCIES)[0]["named"])
    return [Thing(uri, str(name)) for uri, name in sorted(pairs)]


def _agencies_at(store: Store, text: str) -> list[Thing]:
    """Return the agencies that are of the place and of the kind of office that the text may be cut into."""
    spots = [list(spot) for spot in _place_and_office(text)]
    rows = store.query(_AGENCIES_AT, {"spots": spots}) if spots else []
    found = {(str(row["uri"]), str(row["name"])) for row in rows}
    return [Thing(uri, name) for uri, name in sorted(found)]


def _bare(name: str) -> str:
    return _RANKS_OF_PLACES.sub("", fold(name))


def _place_and_office(text: str) -> Iterator[tuple[str, str]]:
    """Yield (place IRI, office IRI) for each way to cut the text into a place and an office."""
    from ..ontology.places import find_place  # noqa: PLC0415 - as above

    for at in range(2, min(len(text) - 1, _LONGEST_PLACE)):
        office = _office(text[at:])
        if office:
            yield from ((Namespace().place_iri(p.key), office.uri) for p in find_place(text[:at]))


def _plans_named(store: Store, text: str) -> list[Thing]:
    """Return the plans whose id, title or number is `text`, else those whose title holds all of its words.

    Titles often leave out the place that they are for, so it counts as a part of them where they alone fit
    nothing: 梧州.
    """
    rows = store.query(_PLANS)
    wanted = fold(text)
    whole = [r for r in rows if wanted in {fold(str(r[k])) for k in ("uri", "id", "name", "number")}]
    words = [fold(word) for word in text.split()]

    def holding(*keys: str) -> list[Row]:
        said = ((row, fold(" ".join(str(row[key] or "") for key in keys))) for row in rows)
        return [row for row, text in said if words and all(word in text for word in words)]

    found = whole or holding("name", "number") or holding("place", "name", "number")
    return [Thing(str(r["uri"]), str(r["name"])) for r in found]


def _named(store: Store, kind: str) -> list[Thing]:
    return [Thing(str(r["uri"]), str(r["name"])) for r in store.query(_BY_NAME[kind])]


def _names_of(store: Store, kind: Kind) -> Iterator[str]:
    match kind:
        case "agency":
            yield from (thing.name for thing in _agencies(store))
        case "plan":
            for row in store.query(_PLANS):
                title, place = str(row["name"]), str(row["place"] or "")
                yield title if place in title else f"{place} {title}"
        case "topic":
            yield from _listed_names("pollutant")
            yield from _listed_names("industry")
        case _:
            yield from _listed_names(kind)
            yield from (thing.name for thing in _named(store, kind))


def _listed_names(kind: str) -> Iterator[str]:
    """Yield the names that the ontology knows for a kind of thing."""
    from ..ontology import industries, offices, places, pollutants  # noqa: PLC0415 - tables are read on a miss only

    match kind:
        case "pollutant":
            for pollutant in pollutants.pollutants().values():
                yield from (pollutant.code, pollutant.name, *pollutant.names)
        case "industry":
            for industry in industries.industries().values():
                yield from (industry.name, *industry.names)
        case "office":
            for office in offices.offices().values():
                yield from (office.name, *office.names)
        case "place":
            for place in places.place_table().places:
                yield from (place.name, *place.aliases)


def _pollutant(text: str) -> Thing | None:
    from ..ontology.pollutants import find_pollutant  # noqa: PLC0415 - only the table that is needed is read

    found = find_pollutant(text)
    if found is None:
        return None
    return Thing(Namespace().pollutant_iri(found.code), f"{found.name}（{found.code}）")


def _industry(text: str) -> Thing | None:
    from ..ontology.industries import find_industry  # noqa: PLC0415 - as above

    found = find_industry(text)
    if found is None:
        return None
    return Thing(Namespace().industry_iri(found.code, found.scheme), f"{found.name}（{found.code}）")


def _office(text: str) -> Thing | None:
    from ..ontology.offices import find_office  # noqa: PLC0415 - as above

    found = find_office(text)
    return Thing(Namespace().office_iri(found.key), found.name) if found else None


def _place(text: str) -> Thing | None:
    """Return the place meant; of several the highest, and of several equally high none without being told."""
    from ..ontology.places import find_place, place_table  # noqa: PLC0415 - as above

    found = find_place(text)
    if not found:
        return None
    alike = [place for place in found if place.kind == found[0].kind]
    if len(alike) > 1:
        full = ("".join(p.name for p in reversed(place_table().chain(place))) for place in alike)
        raise UsageError(f"{text!r} is the name of {len(alike)} places; say which: {', '.join(full)}.")
    return Thing(Namespace().place_iri(found[0].key), found[0].name)


def begins_with_place(text: str) -> bool:
    """Return whether the text begins with the name of a place and goes on after it."""
    from ..ontology.places import find_place  # noqa: PLC0415 - as above

    return any(find_place(text[:at]) for at in range(2, min(len(text), _LONGEST_PLACE)))


_LISTED: Mapping[str, Callable[[str], Thing | None]] = {
    "pollutant": _pollutant,
    "industry": _industry,
    "office": _office,
    "place": _place,
}


def meanings(text: str) -> list[tuple[str, Thing]]:
    """Return what the ontology knows under this name, as (kind, thing); needs no graph."""
    found = ((kind, look(text)) for kind, look in _LISTED.items())
    return [(kind, thing) for kind, thing in found if thing is not None]


def _whole_number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise UsageError(f"{name} must be a whole number, such as 2025, not {text!r}.") from error


def _yes_or_no(name: str, text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise UsageError(f"{name} must be true or false, not {text!r}.")
    return word in _YES
