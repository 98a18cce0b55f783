"""Units as plans write them, with what each is worth in a published unit.

The table is `units.csv`. A unit that QUDT 3.5 has is given by its IRI; 标准煤, 个百分点, 亩 and the rates
per 万元 have none there and get one of our own (prefix `pp:`), never a near miss: a tonne of standard coal is
29.3076 GJ, a tonne of oil equivalent 41.868 GJ. Counters (个, 家, 座 …) are classifiers: they keep their
word as the symbol.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import cells, read_table

QUDT = "http://qudt.org/vocab/unit/"
LOCAL = "pp:"

_MULTIPLES = {
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as written: a value in `symbol` times `factor` is the value in `qudt`.

    `qudt` is a full QUDT IRI, or `pp:Name` for a unit of our own. `kind` is mass, energy, power, money, area,
    ratio, counter … so that figures of different kinds are never compared.
    """

    symbol: str
    name_en: str
    factor: float
    qudt: str | None
    kind: str


def _read() -> Iterator[Unit]:
    for row in read_table("units.csv"):
        iri = row["qudt"] if row["qudt"].startswith(LOCAL) else QUDT + row["qudt"]
        factor = float(row["factor"])
        yield Unit(row["symbol"], row["name_en"], factor, iri, row["kind"])
        for multiple in cells(row["multiples"]):
            worth = factor * _MULTIPLES[multiple]
            yield Unit(multiple + row["symbol"], row["name_en"], worth, iri, row["kind"])


@cache
def units() -> Mapping[str, Unit]:
    """Return all units by symbol, the multiples (万吨, 亿元 …) among them."""
    table: dict[str, Unit] = {}
    for unit in _read():
        # 千克 and 千米 stand in the table themselves; the multiple 千 of 克 and 米 must not replace them.
        table.setdefault(unit.symbol, unit)
    return MappingProxyType(table)


@cache
def unit_pattern_forms() -> tuple[str, ...]:
    """Return all symbols, longest first: an alternation of them never stops at 吨 in 吨标准煤."""
    return tuple(sorted(units(), key=lambda symbol: (-len(symbol), symbol)))
