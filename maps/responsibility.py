"""The responsibility map: what an office, an agency, a place or a plan answers for, or who does for a topic.

Names are enough, one or several of any kinds. Each is read in this order, the first that fits wins, and the
sheet says which it was:

1. an agency of the graph by its whole name (贵州省生态环境厅);
2. a pollutant or an industry (VOC, 钢铁);
3. a place that a plan covers, or one above it (贵州, 贵阳市);
4. agencies by a name that begins with a place or its rank (省生态环境厅, 贵州发改委);
5. a kind of office by any of its names (生态环境, 环保局);
6. agencies by the end or a part of their names;
7. a plan by its title, number or some of its words (in 《》, or where nothing else fits).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..cypher.header import Column, Lang
from ..cypher.lookup import (
    Thing,
    Understood,
    agencies_named,
    begins_with_place,
    find_all,
    find_one,
    not_found,
    search_one,
)
from ..errors import UsageError
from ..graph.stores.base import Row, Store
from ..ontology.tables import fold
from .matrix import summary
from .selection import Criteria, Kind, Selection, select
from .sheet import Sheet, legend_of, understood_of

Sort = Literal["agency", "office", "topic", "place", "plan", "words"]
SORTS: tuple[Sort, ...] = ("agency", "office", "topic", "place", "plan", "words")

COLUMNS = (
    Column("province", "省份", "province"),
    Column("place", "地区", "place"),
    Column("plan", "文件", "plan"),
    Column("path", "条目", "item"),
    Column("measure", "任务", "measure"),
    Column("standing", "与议题关系", "how it concerns the topic", term=True),
    Column("role", "角色", "role", term=True),
    Column("note", "说明", "note", term=True),
    Column("rank", "列名次序", "place in the list"),
    Column("agency", "单位", "agency"),
    Column("office", "部门类别", "kind of office"),
    Column("mention", "原文称谓", "words of the plan"),
    Column("start", "起", "start"),
    Column("end", "止", "end"),
    Column("id", "编号", "id", key=True),
)
_TITLE: Mapping[Lang, str] = {"zh": "责任清单", "en": "Responsibility map"}
_SILENT: Mapping[Lang, str] = {"zh": "所选范围内未涉及的文件：", "en": "plans that say nothing on this: "}
FEW_PLANS = 8
"""So many plans that say nothing are named in a legend; of more it says how many there are."""
_RANKS = ("省", "市", "州", "县", "区", "自治区")
_COVERED = """
UNWIND $places AS uri
MATCH (:Place {uri: uri})<-[:WITHIN*0..]-(:Place)<-[:COVERS]-(pl:Plan)
RETURN count(pl) AS plans
"""


@dataclass(frozen=True, slots=True)
class ResponsibilityMap:
    """A map as it was asked for: how each name was read, and the duties selected."""

    understood: tuple[Understood, ...]
    found: Selection

    @property
    def by_topic(self) -> bool:
        """Return whether a topic narrows the map, so that rows say how they concern it."""
        return any(one.parameter == "topic" for one in self.understood)


def responsibility(
    store: Store,
    names: Sequence[str],
    sort: Sort | None = None,
    given: Mapping[Kind, Sequence[str]] | None = None,
) -> ResponsibilityMap:
    """Return the map of the names; a miss raises `UsageError` with names near it. See `read_names`."""
    understood, keys = read_names(store, names, sort, given)
    return ResponsibilityMap(understood, select(store, Criteria(keys)))


def read_names(
    store: Store,
    names: Sequence[str],
    sort: Sort | None = None,
    given: Mapping[Kind, Sequence[str]] | None = None,
) -> tuple[tuple[Understood, ...], dict[Kind, tuple[str, ...]]]:
    """Return how each name was read, and by kind what they stand for; a miss raises `UsageError`.

    `sort` says what all of `names` are; `given` are names of a known kind (places, plans, words of a title).
    """
    asked: defaultdict[Kind, list[str]] = defaultdict(list)
    for name in names:
        asked[sort or sort_of(store, name)].append(name)
    for kind, more in (given or {}).items():
        asked[kind].extend(more)
    if not any(asked.values()):
        raise UsageError(
            "Name an office, an agency, a topic, a place or a plan, such as: responsibility VOC."
        )
    keys: defaultdict[Kind, list[str]] = defaultdict(list)
    understood = []
    for kind, texts in asked.items():
        for text in texts:
            things = _things(store, kind, text)
            keys[kind].extend(thing.uri for thing in things)
            means = () if kind == "words" else tuple(thing.name for thing in things)
            understood.append(Understood(kind, text, [thing.uri for thing in things], means))
    return tuple(understood), {kind: tuple(dict.fromkeys(many)) for kind, many in keys.items()}


def _things(store: Store, kind: Kind, text: str) -> list[Thing]:
    match kind:
        case "words":
            return [Thing(text, text)]
        case "agency" | "plan":
            return find_all(store, kind, text)
        case _:
            return [find_one(store, kind, text)]


def sort_of(store: Store, name: str) -> Sort:
    """Return what kind of thing the name is; the order is that of the module's text."""
    agencies = agencies_named(store, name)
    ranked = name.startswith(_RANKS)
    readings: tuple[tuple[Sort, Callable[[], object]], ...] = (
        ("agency", lambda: any(fold(agency.name) == fold(name) for agency in agencies)),
        ("topic", lambda: search_one(store, "topic", name)),
        ("place", lambda: not ranked and _is_covered(store, name)),
        ("agency", lambda: agencies and (ranked or begins_with_place(name)) and not _is_plan(store, name)),
        ("office", lambda: search_one(store, "office", name)),
        ("agency", lambda: agencies),
        ("plan", lambda: _is_plan(store, name)),
    )
    for sort, fits in readings:
        if fits():
            return sort
    raise not_found("office, agency, topic, place or plan", name, _all_names(store))


def _is_covered(store: Store, name: str) -> bool:
    """Return whether a plan covers the place of this name, or a place within it."""
    try:
        place = search_one(store, "place", name)
    except UsageError:  # several places have this name: whoever means one of them says so with --place
        return False
    if place is None:
        return False
    return store.query(_COVERED, {"places": [place.uri]})[0]["plans"] != 0


def _is_plan(store: Store, name: str) -> bool:
    try:
        return bool(find_all(store, "plan", name))
    except UsageError:
        return False


def duty_sheet(drawn: ResponsibilityMap, lang: Lang) -> Sheet:
    """Return the map line by line: each duty with the words of the plan and where they stand."""
    columns = COLUMNS if drawn.by_topic else tuple(c for c in COLUMNS if c.name != "standing")
    notes = list(legend_of(columns, drawn.found.rows, lang))
    if drawn.found.silent:
        notes.append(_SILENT[lang] + _named(drawn.found.silent, lang))
    return Sheet(
        title_of(drawn, lang),
        columns,
        drawn.found.rows,
        tuple(understood_of(one, lang) for one in drawn.understood if one.means),
        tuple(notes),
        lang,
        summary(drawn.found, lang),
    )


def _named(plans: Sequence[Row], lang: Lang) -> str:
    """Return the titles of the first few plans, and how many more there are."""
    titles = [str(row["plan"]) for row in plans]
    shown = ("、" if lang == "zh" else ", ").join(titles[:FEW_PLANS])
    if len(titles) <= FEW_PLANS:
        return shown
    return f"{shown} 等 {len(titles)} 份" if lang == "zh" else f"{shown} and {len(titles) - FEW_PLANS} more"


def title_of(drawn: ResponsibilityMap, lang: Lang) -> str:
    """Return what the map is of, in the words that were typed."""
    typed = " · ".join(str(one.typed) for one in drawn.understood)
    return f"{_TITLE[lang]}{'：' if lang == 'zh' else ': '}{typed}"


def _all_names(store: Store) -> Iterable[str]:
    """Yield the names that a slip of the pen may have meant: those of the graph."""
    rows = store.query(
        "MATCH (n:Agency|Office|Pollutant|Industry) RETURN n.name AS name, n.names AS names ORDER BY n.uri"
    )
    for row in rows:
        yield str(row["name"])
        if isinstance(row["names"], list):
            yield from (str(name) for name in row["names"])
