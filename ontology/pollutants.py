"""Pollutants and greenhouse gases by code: what plans call them, and what is broader.

The table is `pollutants.csv`: the codes are those of the annotation rules (VOC, NOx, COD …), `oeo` is the
local name in the Open Energy Ontology and `eionet` the number in the EIONET air quality vocabulary, where one
exists. The names are facts of chemistry and of usage; the table is our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import Guard, cells, first_wins, fold, guards_from, read_table

OEO = "https://openenergyplatform.org/ontology/oeo/"
EIONET = "http://dd.eionet.europa.eu/vocabulary/aq/pollutant/"


@dataclass(frozen=True, slots=True)
class Pollutant:
    """One pollutant. `names` are the words that name it in running text; a group head (`GHG`) has none."""

    code: str
    name: str
    name_en: str
    names: tuple[str, ...]
    broader: str | None
    group: str
    exact_matches: tuple[str, ...] = ()


@cache
def pollutants() -> Mapping[str, Pollutant]:
    """Return all pollutants by code, in the order of the table (group heads first)."""
    table = {}
    for row in read_table("pollutants.csv"):
        matches = [OEO + row["oeo"]] if row["oeo"] else []
        if row["eionet"]:
            matches.append(EIONET + row["eionet"])
        table[row["code"]] = Pollutant(
            code=row["code"],
            name=row["name"],
            name_en=row["name_en"],
            names=cells(row["names"]),
            broader=row["broader"] or None,
            group=row["group"],
            exact_matches=tuple(matches),
        )
    return MappingProxyType(table)


@cache
def pollutant_names() -> Mapping[str, str]:
    """Return every word that names a pollutant in running text -> code; match the longest word first."""
    return MappingProxyType(first_wins((n, p.code) for p in pollutants().values() for n in p.names))


@cache
def pollutant_guards() -> Mapping[str, Guard]:
    """Return word -> the neighbours beside which it names no pollutant (臭氧 in 臭氧层)."""
    return MappingProxyType(guards_from(read_table("pollutant_guards.csv")))


@cache
def _folded() -> Mapping[str, str]:
    every = pollutants().values()
    return first_wins((fold(n), p.code) for p in every for n in (p.code, p.name, *p.names, p.name_en))


def find_pollutant(text: str) -> Pollutant | None:
    """Return what a person means by `text` (VOC, VOCs, vocs, 挥发性有机物 find VOC), or `None`."""
    code = _folded().get(fold(text))
    return pollutants()[code] if code else None
