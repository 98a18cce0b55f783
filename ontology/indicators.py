"""Indicators: when two names mean one figure, so that targets of several plans can be laid side by side.

`indicators.csv` lists names that are defined alike, `indicator_words.csv` the words that make no difference.
What stands in neither stays apart: a wrong "the same" would make contradictions out of two right figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import cells, fold, read_table

# 全省森林覆盖率 is the 森林覆盖率 of a plan of that province.
_TERRITORY = re.compile(r"^(?:全(?:省|市|区|县|州|盟|旗)|(?:我|本)(?:省|市|区|县|州))")
_GLOSS = re.compile(r"\([^()]*\)$")
_RELATIVE = re.compile(r"(?:约|较|比(?:19|20)\d\d年.*)$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator by the name that most plans use; under `names` others set the same figure."""

    name: str
    names: tuple[str, ...]


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return the listed indicators by name."""
    rows = read_table("indicators.csv")
    return MappingProxyType(
        {row["indicator"]: Indicator(row["indicator"], cells(row["aliases"])) for row in rows}
    )


@cache
def find_indicator(name: str) -> Indicator | None:
    """Return the listed indicator that a plan's words mean, or `None`."""
    return _by_key().get(indicator_key(name))


@cache
def _by_key() -> Mapping[str, Indicator]:
    return MappingProxyType({_plain(one.name): one for one in indicators().values()})


@cache
def indicator_key(name: str) -> str:
    """Return what two names of one indicator have in common; equal keys mean one and the same figure."""
    plain = _plain(name)
    return _aliases().get(plain, plain)


def _plain(name: str) -> str:
    text = _RELATIVE.sub("", _TERRITORY.sub("", fold(name)))
    text = _GLOSS.sub("", text) or text
    for written, read in _words().items():
        text = text.replace(written, read)
    return text


@cache
def _words() -> Mapping[str, str]:
    return MappingProxyType({row["written"]: row["read"] or "" for row in read_table("indicator_words.csv")})


@cache
def _aliases() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for row in read_table("indicators.csv"):
        key = _plain(row["indicator"])
        table.update((_plain(alias), key) for alias in cells(row["aliases"]))
    return MappingProxyType(table)
