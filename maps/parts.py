"""Who has a part in which measures, and what these are about: as much as a network needs of a selection.

Rows of duties (`maps.selection`) hold thirty values each, and of 500 plans there are 43,000. To link those
who work together three of the thirty do, and the store collects the measures of each agency.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ..analysis.duties import Parts, Topic
from ..graph.stores.base import Row, Store
from .selection import ROLE_OF_TYPE, agencies_called, of_measures

_PARTS = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
RETURN a.uri AS agency_uri, type(d) AS type, collect(m.uri) AS measures
"""
_NAMES = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})<-[:HAS_MEASURE]-(pl:Plan)
RETURN m.uri AS measure_uri, m.name AS measure, m.path AS path, pl.name AS plan
"""
_DUTIES = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
RETURN m.uri AS measure_uri, a.uri AS agency_uri, type(d) AS type, d.id AS id, d.rank AS rank,
  d.mention AS mention, d.start AS start, d.end AS end
"""
_MEASURES_OF_TOPICS = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})-[:CONCERNS]->(t:Industry|Pollutant)
RETURN t.uri AS uri, t.name AS name, collect(m.uri) AS measures
"""


def parts_of(store: Store, measures: Sequence[str] | None) -> list[Parts]:
    """Return who has which role in which of these measures; `None` means all that there are."""
    rows = of_measures(store, _PARTS, measures)
    who = agencies_called(store, (row["agency_uri"] for row in rows))
    return [_parts(row, who[row["agency_uri"]]) for row in rows]


def _parts(row: Row, agency: Row) -> Parts:
    office = agency["office"]
    return Parts(
        str(agency["agency"]),
        None if office is None else str(office),
        agency["collective"] is True,
        ROLE_OF_TYPE[str(row["type"])],
        cast(list[str], row["measures"]),
    )


def topics_in(store: Store, measures: Sequence[str] | None) -> list[Topic]:
    """Return what these measures are about, each with those that name it; `None` means all that there are."""
    rows = of_measures(store, _MEASURES_OF_TOPICS, measures)
    rows.sort(key=lambda row: str(row["uri"]))
    return [Topic(str(row["uri"]), str(row["name"]), cast(list[str], row["measures"])) for row in rows]


def duties_of(store: Store, measures: Sequence[str] | None) -> list[Row]:
    """Return the duties of these measures, and a row for a measure without any; `None` means all.

    A third of the values that a map has, for files that are not read from top to bottom: by measure and id.
    """
    names = {row["measure_uri"]: row for row in of_measures(store, _NAMES, measures)}
    duties = of_measures(store, _DUTIES, measures)
    who = agencies_called(store, (duty["agency_uri"] for duty in duties))
    rows = [
        {
            **names[duty["measure_uri"]],
            **duty,
            **who[duty["agency_uri"]],
            "role_code": ROLE_OF_TYPE[str(duty["type"])],
        }
        for duty in duties
    ]
    held = {duty["measure_uri"] for duty in duties}
    rows += [{**row, "id": None} for uri, row in names.items() if uri not in held]
    return sorted(rows, key=lambda row: (row["measure_uri"], row["id"] or ""))
