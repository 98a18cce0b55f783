"""The responsibility map: what a kind of office or an agency answers for, or who answers for a topic.

One name is enough. It is read in this order, the first that fits wins, and the sheet says which it was:

1. an agency of the graph by its whole name (贵州省生态环境厅);
2. a pollutant or an industry (VOC, 钢铁);
3. agencies by a name that begins with a place or its rank (省生态环境厅, 贵州发改委);
4. a kind of office by any of its names (生态环境, 环保局);
5. agencies by the end or a part of their names.
"""

from __future__ import annotations

from typing import Literal

from ..cypher.catalogue import Answer, Given, ask
from ..cypher.lookup import agencies_named, begins_with_place, not_found, search_one
from ..errors import UsageError
from ..graph.stores.base import Store
from ..ontology.tables import fold

Sort = Literal["agency", "office", "topic"]
SORTS: tuple[Sort, ...] = ("agency", "office", "topic")

_QUESTIONS: dict[Sort, str] = {
    "agency": "duties-of-agency",
    "office": "duties-of-office",
    "topic": "duties-on-topic",
}
_RANKS = ("省", "市", "州", "县", "区", "自治区")


def responsibility(store: Store, name: str, sort: Sort | None = None, place: str | None = None) -> Answer:
    """Return the map of an office, an agency or a topic; a miss raises `UsageError` with names near it."""
    sort = sort or sort_of(store, name)
    if place is not None and sort == "agency":
        raise UsageError(f"{name} is an agency, which has its place already; leave out --place.")
    given: Given = {sort: name} if place is None else {sort: name, "place": place}
    return ask(store, _QUESTIONS[sort], given)


def sort_of(store: Store, name: str) -> Sort:
    """Return what kind of thing the name is; the order is that of the module's text."""
    agencies = agencies_named(store, name)
    if any(fold(agency.name) == fold(name) for agency in agencies):
        return "agency"
    if search_one(store, "topic", name):
        return "topic"
    if agencies and (name.startswith(_RANKS) or begins_with_place(name)):
        return "agency"
    if search_one(store, "office", name):
        return "office"
    if agencies:
        return "agency"
    raise not_found("office, agency or topic", name, _all_names(store))


def _all_names(store: Store) -> list[str]:
    """Return the names that a slip of the pen may have meant: those of the graph."""
    rows = store.query(
        "MATCH (n:Agency|Office|Pollutant|Industry) RETURN n.name AS name, n.names AS names ORDER BY n.uri"
    )
    found = []
    for row in rows:
        found.append(str(row["name"]))
        if isinstance(row["names"], list):
            found.extend(str(name) for name in row["names"])
    return found
