"""Plans for comparison out of records, or out of a store in a handful of questions.

Both go through the same rows, with the names that the graph uses: records are first made the nodes and
relationships that a load would write (`graph.build`), so that an answer does not depend on whence it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from ..graph.build import elements
from ..graph.elements import Edge, Node
from ..graph.stores.base import Row, Store
from ..loaders.record import Record, Role
from ..ontology.model import graph_model
from .view import DutyView, MeasureView, Plans, PlanView, TargetView, TopicView

_PLANS = """
MATCH (pl:Plan) WHERE $plans IS NULL OR pl.plan IN $plans
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
RETURN pl.plan AS plan, pl.name AS name, pl.period_start AS period_start, pl.period_end AS period_end,
  area.uri AS area, area.name AS area_name
"""
_MEASURES = """
MATCH (m:Measure) WHERE $plans IS NULL OR m.plan IN $plans
RETURN m.uri AS measure, m.plan AS plan, m.name AS name, m.path AS path, m.kind AS kind,
  m.start AS start, m.end AS end
"""
_TARGETS = """
MATCH (m:Measure)-[:SETS]->(t:Target)-[:OF_INDICATOR]->(i:Indicator)
WHERE $plans IS NULL OR t.plan IN $plans
RETURN t.uri AS target, t.plan AS plan, m.uri AS measure, m.name AS measure_name,
  m.path AS path, i.name AS indicator, t.value AS value,
  t.value_max AS value_max, t.unit AS unit, t.base_value AS base_value, t.base_unit AS base_unit,
  t.bound AS bound, t.change AS change, t.year AS year, t.baseline_year AS baseline_year,
  t.stretch AS stretch, t.alternative AS alternative, t.quote AS quote, t.start AS start, t.end AS end
"""
_TARGET_PLACES = """
MATCH (t:Target)-[:FOR_PLACE]->(p:Place) WHERE $plans IS NULL OR t.plan IN $plans
RETURN t.uri AS target, p.uri AS place, p.name AS name
"""
_DUTIES = """
MATCH (a:Agency)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m:Measure)
WHERE ($plans IS NULL OR d.plan IN $plans) AND ($roles IS NULL OR type(d) IN $roles)
RETURN d.id AS id, d.plan AS plan, m.uri AS measure, m.name AS measure_name,
  m.path AS path, a.uri AS agency, a.name AS name, type(d) AS type,
  labels(a) AS labels, d.rank AS rank, d.mention AS mention, d.start AS start, d.end AS end,
  d.inherited AS inherited
"""
_ON_TARGETS = "MATCH (:Target)<-[:SETS]-(m:Measure) WITH DISTINCT m"
_KINDS = """
MATCH (a:Agency)-[:KIND_OF]->(o:Office) RETURN a.uri AS agency, o.uri AS office, o.name AS name
"""
_TITLE_PLACES = """
MATCH (m:Measure)-[c:CONCERNS]->(p:Place) WHERE c.in_title AND ($plans IS NULL OR m.plan IN $plans)
RETURN m.uri AS measure, p.uri AS place, p.name AS name
"""
_TOPICS = """
MATCH (m:Measure)-[c:CONCERNS]->(t:Industry|Pollutant|Place) WHERE $plans IS NULL OR m.plan IN $plans
RETURN m.plan AS plan, m.uri AS measure, labels(t) AS labels, t.uri AS topic, t.name AS name,
  c.in_title AS in_title
"""

_DUTY_TYPES: dict[str, Role] = {graph_model().type_of_role(role): role for role in get_args(Role)}
COLLECTIVE = "CollectiveActor"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read of a store beside plans and targets: the rest of hundreds of plans takes seconds.

    `roles` says which duties (`None`: all), `on_targets` only those on measures that set a target; `outline`
    means all measures and what they are about.
    """

    roles: tuple[Role, ...] | None = ()
    on_targets: bool = False
    outline: bool = False


def plans_of_store(store: Store, wanted: Wanted, plans: Sequence[str] | None = None) -> Plans:
    """Return what is wanted of the plans of a store: of those with these ids, or of all.

    Rows are put in order here: the engine takes four times as long for it.
    """
    bound: dict[str, object] = {"plans": None if plans is None else list(plans)}
    found = _Tables()
    found.plans = store.query(_PLANS, bound)
    found.targets = store.query(_TARGETS, bound)
    found.target_places = store.query(_TARGET_PLACES, bound)
    found.title_places = store.query(_TITLE_PLACES, bound)
    if wanted.roles is None or wanted.roles:
        types = None if wanted.roles is None else [graph_model().type_of_role(role) for role in wanted.roles]
        text = _ON_TARGETS + _DUTIES if wanted.on_targets else _DUTIES
        found.duties = store.query(text, {**bound, "roles": types})
        found.kinds = store.query(_KINDS)
    if wanted.outline:
        found.measures = store.query(_MEASURES, bound)
        found.topics = store.query(_TOPICS, bound)
    return found.assembled()


def plans_of_records(records: Iterable[Record]) -> Plans:
    """Return the plans of records: the same as if they had been loaded, without a store."""
    found = _Tables()
    for record in records:
        found.add(record)
    return found.assembled()


@dataclass
class _Tables:
    """The rows of all questions, as a store answers them."""

    plans: list[Row] = field(default_factory=list)
    measures: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    target_places: list[Row] = field(default_factory=list)
    title_places: list[Row] = field(default_factory=list)
    duties: list[Row] = field(default_factory=list)
    kinds: list[Row] = field(default_factory=list)
    topics: list[Row] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Add the rows of one record."""
        nodes: dict[str, Node] = {}
        edges: defaultdict[str, list[Edge]] = defaultdict(list)
        for element in elements(record):
            if isinstance(element, Node):
                nodes[element.uri] = element
            else:
                edges[element.type].append(element)
        covers = edges["COVERS"]
        area = nodes[covers[0].end] if covers else None
        for node in nodes.values():
            if node.labels[0] == "Plan":
                where = {"area": area.uri, "area_name": area.properties["name"]} if area else {}
                self.plans.append({**node.properties, **where})
            elif node.labels[0] == "Measure":
                self.measures.append({**node.properties, "measure": node.uri})
        indicators = {edge.start: nodes[edge.end].properties["name"] for edge in edges["OF_INDICATOR"]}
        for edge in edges["SETS"]:
            ends = {"target": edge.end, "indicator": indicators[edge.end], **_of_measure(nodes[edge.start])}
            self.targets.append({**nodes[edge.end].properties, **ends})
        for edge in edges["FOR_PLACE"]:
            name = nodes[edge.end].properties["name"]
            self.target_places.append({"target": edge.start, "place": edge.end, "name": name})
        self._add_duties(nodes, edges)
        for edge in edges["CONCERNS"]:
            topic = nodes[edge.end]
            ends = {"measure": edge.start, "topic": edge.end, "name": topic.properties["name"]}
            self.topics.append({**edge.properties, **ends, "labels": list(topic.labels)})
            if topic.labels[0] == "Place" and edge.properties["in_title"]:
                self.title_places.append({**ends, "place": edge.end})

    def _add_duties(self, nodes: Mapping[str, Node], edges: Mapping[str, list[Edge]]) -> None:
        for kind in _DUTY_TYPES:
            for edge in edges.get(kind, ()):
                agency = nodes[edge.start]
                said = {"agency": edge.start, "name": agency.properties["name"], "labels": [*agency.labels]}
                self.duties.append({**edge.properties, **said, **_of_measure(nodes[edge.end]), "type": kind})
        for edge in edges.get("KIND_OF", ()):
            name = nodes[edge.end].properties["name"]
            self.kinds.append({"agency": edge.start, "office": edge.end, "name": name})

    def assembled(self) -> Plans:
        """Return the rows as values, with keys in place of IRIs."""
        offices = {str(row["agency"]): (str(row["office"]), str(row["name"])) for row in self.kinds}
        places: defaultdict[object, list[tuple[str, str]]] = defaultdict(list)
        for row in self.target_places:
            places[row["target"]].append((_key(row["place"]), str(row["name"])))
        titled: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self.title_places:
            titled[_key(row["measure"])].append((_key(row["place"]), str(row["name"])))
        targets = (_target(row, sorted(places[row["target"]])) for row in self.targets)
        duties = (_duty(row, offices) for row in self.duties)
        measures = sorted(map(_measure, self.measures), key=lambda m: (m.plan, m.span, m.key))
        return Plans(
            {plan.id: plan for plan in sorted(map(_plan, self.plans), key=lambda p: p.id)},
            tuple(sorted(targets, key=lambda t: (t.plan, t.span, t.id))),
            {measure.key: measure for measure in measures},
            tuple(sorted(duties, key=lambda d: (d.plan, d.span, d.id))),
            tuple(sorted(map(_topic, self.topics), key=lambda t: (t.plan, t.measure, t.kind, t.key))),
            {measure: tuple(sorted(places)) for measure, places in titled.items()},
        )


def _of_measure(measure: Node) -> Row:
    said = measure.properties
    return {"measure": measure.uri, "measure_name": said["name"], "path": said.get("path")}


def _key(uri: object) -> str:
    """Return the part of an IRI that names the thing, whatever base it has: 520000, 520000/ecology…"""
    return str(uri).partition("/id/")[2].partition("/")[2]


def _plan(row: Row) -> PlanView:
    first, last = row.get("period_start"), row.get("period_end")
    period = (cast(int, first), cast(int, last)) if first is not None and last is not None else None
    area = row.get("area")
    name = row.get("area_name")
    return PlanView(
        str(row["plan"]),
        str(row["name"]),
        None if area is None else _key(area),
        None if name is None else str(name),
        period,
    )


def _measure(row: Row) -> MeasureView:
    span = cast(int, row["start"]), cast(int, row["end"])
    return MeasureView(
        str(row["plan"]),
        _key(row["measure"]),
        str(row["name"]),
        str(row.get("path") or ""),
        str(row["kind"]),
        span,
    )


def _target(row: Row, places: Sequence[tuple[str, str]]) -> TargetView:
    told: dict[str, Any] = {name: row.get(name) for name in _SAID_OF_TARGETS}
    return TargetView(
        id=_key(row["target"]),
        plan=str(row["plan"]),
        measure=_key(row["measure"]),
        measure_name=str(row["measure_name"]),
        path=str(row.get("path") or ""),
        span=(cast(int, row["start"]), cast(int, row["end"])),
        places=tuple(key for key, _ in places),
        place_names=tuple(name for _, name in places),
        **told,
    )


_SAID_OF_TARGETS = (
    "indicator",
    "value",
    "value_max",
    "unit",
    "base_value",
    "base_unit",
    "bound",
    "change",
    "year",
    "baseline_year",
    "stretch",
    "alternative",
    "quote",
)


def _duty(row: Row, offices: Mapping[str, tuple[str, str]]) -> DutyView:
    office, office_name = offices.get(str(row["agency"]), (None, None))
    return DutyView(
        id=str(row["id"]),
        plan=str(row["plan"]),
        measure=_key(row["measure"]),
        measure_name=str(row["measure_name"]),
        path=str(row.get("path") or ""),
        agency=_key(row["agency"]),
        name=str(row["name"]),
        office=office and _key(office),
        office_name=office_name,
        role=_DUTY_TYPES[str(row["type"])],
        rank=cast(int, row["rank"]),
        mention=str(row["mention"]),
        span=(cast(int, row["start"]), cast(int, row["end"])),
        inherited=bool(row.get("inherited")),
        collective=COLLECTIVE in cast(list[str], row["labels"]),
    )


def _topic(row: Row) -> TopicView:
    labels = cast(list[str], row["labels"])
    kind = next(label for label in ("Industry", "Pollutant", "Place") if label in labels)
    return TopicView(
        str(row["plan"]),
        _key(row["measure"]),
        kind.lower(),
        _key(row["topic"]),
        str(row["name"]),
        bool(row.get("in_title")),
    )
