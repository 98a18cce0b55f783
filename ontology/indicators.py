"""Indicators: when two names mean one figure, so that targets of several plans can be laid side by side.

`indicators.csv` lists what plans share with the wordings that are defined alike, `indicator_words.csv` the
words that make no difference, `indicator_scopes.csv` those that say for which part it is measured
(地级及以上城市). What stands in none of them stays apart: a wrong "the same" would make contradictions out of
two right figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import cells, fold, read_table
from .wordings import expanded

# 全省森林覆盖率 is the 森林覆盖率 of a plan of that province.
_TERRITORY = re.compile(r"^(?:全(?:国|省|市|区|县|州|盟|旗)|(?:我|本)(?:省|市|区|县|州))")
_GLOSS = re.compile(r"\([^()]*\)$")
_RELATIVE = re.compile(r"(?:约|较|比(?:19|20)\d\d年.*)$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator by the name that most plans use; under `names` others set the same figure.

    `unit` is the kind of unit (`units.csv`) in which a level of it is given, `broader` the name of what it is
    a part of, and `scopes` are the groups of words that may say for which part of a territory it is measured.
    """

    name: str
    names: tuple[str, ...]
    name_en: str
    unit: str
    broader: str | None
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a plan's words mean: a listed indicator, and the part that is measured (empty: the whole)."""

    indicator: Indicator
    scope: str

    @property
    def name(self) -> str:
        """Return the name with its scope: 地级及以上城市PM2.5浓度."""
        return self.scope + self.indicator.name


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return the listed indicators by name."""
    return MappingProxyType(
        {
            row["indicator"]: Indicator(
                row["indicator"],
                cells(row["aliases"]),
                row["name_en"],
                row["unit"],
                row["broader"] or None,
                cells(row["scopes"]),
            )
            for row in read_table("indicators.csv")
        }
    )


@cache
def find_indicator(name: str) -> Indicator | None:
    """Return the listed indicator that a plan's words mean, whatever their scope, or `None`."""
    meant = meaning(name)
    return meant.indicator if meant else None


@cache
def meaning(name: str) -> Meant | None:
    """Return the listed indicator that a plan's words mean and its scope, or `None`."""
    plain = _plain(name)
    for form, scope in (("", ""), *_scopes()):
        if not plain.startswith(form):
            continue
        found = _wordings().get(plain.removeprefix(form))
        if found and (not form or not _scope_groups()[form].isdisjoint(found.scopes)):
            return Meant(found, scope)
    return None


@cache
def indicator_key(name: str) -> str:
    """Return what the names of one indicator have in common, whatever their scope.

    What has equal keys can be laid side by side; contradictions ask for an equal `figure_key`.
    """
    found = find_indicator(name)
    return _plain(found.name) if found else _plain(name)


@cache
def figure_key(name: str) -> str:
    """Return what two names of one figure have in common: indicator and scope."""
    meant = meaning(name)
    return _plain(meant.scope) + _plain(meant.indicator.name) if meant else _plain(name)


@cache
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
def _wordings() -> Mapping[str, Indicator]:
    """Return every way to write a listed indicator, with the words that make no difference read alike."""
    table: dict[str, Indicator] = {}
    for row in read_table("indicators.csv"):
        table.update((_plain(form), indicators()[row["indicator"]]) for form in forms_of(row))
    return MappingProxyType(table)


def forms_of(row: Mapping[str, str]) -> Iterator[str]:
    """Yield the name, the other names and all wordings of a row of `indicators.csv`."""
    yield row["indicator"]
    yield from cells(row["aliases"])
    for wording in cells(row["wordings"]):
        yield from expanded(wording)


@cache
def _scopes() -> tuple[tuple[str, str], ...]:
    """Return the words that say for which part is measured, the longest first, with the scope they mean."""
    found = (
        (fold(form), row["scope"])
        for row in read_table("indicator_scopes.csv")
        for form in cells(row["written"])
    )
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _scope_groups() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {
            fold(form): frozenset(cells(row["group"]))
            for row in read_table("indicator_scopes.csv")
            for form in cells(row["written"])
        }
    )
