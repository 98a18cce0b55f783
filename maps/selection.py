"""Which duties a map is about: any mix of office, agency, topic, place, plan and words of a title.

Names of one kind widen a selection (广东 and 贵州: either), names of different kinds narrow it (VOC and
生态环境: what ecology offices answer for on VOC). Each kind is a small question of its own that starts at
the thing named, and what they find is cut down to what all of them share: one question with a condition for
every kind would look at each duty of the graph.

A measure for which nobody is named is a row too, except where an office or an agency is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from ..cypher.terms import FIRST_NAMED, NO_DUTY, ROLES
from ..graph.stores.base import Row, Store
from ..loaders.record import Role
from ..ontology.model import graph_model

Kind = Literal["agency", "office", "topic", "place", "plan", "words"]
KINDS: tuple[Kind, ...] = ("agency", "office", "topic", "place", "plan", "words")

MENTIONED, IN_TITLE = "文中提及", "专项（题名即此议题）"
CARRIED_OVER, DECLARED = "承接条款", "角色由文件另行声明"

_MEASURES: Mapping[Kind, str] = {
    "topic": """
UNWIND $keys AS key
MATCH (t:Pollutant|Industry {uri: key})<-[:BROADER*0..]-(c:Pollutant|Industry)<-[about:CONCERNS]-(m:Measure)
RETURN m.uri AS measure, max(CASE WHEN about.in_title THEN 1 ELSE 0 END) AS in_title
""",
    "place": """
UNWIND $keys AS key
MATCH (:Place {uri: key})<-[:WITHIN*0..]-(area:Place)<-[:COVERS]-(:Plan)-[:HAS_MEASURE]->(m:Measure)
RETURN DISTINCT m.uri AS measure
""",
    "plan": """
UNWIND $keys AS key
MATCH (:Plan {uri: key})-[:HAS_MEASURE]->(m:Measure)
RETURN m.uri AS measure
""",
    "words": """
MATCH (m:Measure)
WHERE any(one IN $keys WHERE m.path = one OR toLower(m.name) CONTAINS toLower(one))
RETURN m.uri AS measure
""",
}
_DUTY = """
RETURN m.uri AS measure_uri, type(d) AS type, d.rank AS rank, a.uri AS agency_uri, d.mention AS mention,
  d.start AS start, d.end AS end, d.id AS id, d.inherited AS inherited, d.declared_start AS declared_start
"""
_OF_AGENCIES: Mapping[Kind, str] = {
    "agency": f"""
UNWIND $keys AS key
MATCH (a:Agency {{uri: key}})-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m:Measure)
{_DUTY}""",
    "office": f"""
UNWIND $keys AS key
MATCH (:Office {{uri: key}})<-[:KIND_OF]-(a:Agency)
MATCH (a)-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]->(m:Measure)
{_DUTY}""",
}
_PLANS = """
MATCH (pl:Plan)
OPTIONAL MATCH (pl)-[:COVERS]->(area:Place)
OPTIONAL MATCH (area)-[:WITHIN*0..]->(prov:Place {kind: 'province'})
RETURN pl.uri AS plan_uri, pl.name AS plan, area.name AS place, area.code AS place_code,
  prov.name AS province, prov.code AS province_code
"""
_ABOUT = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})<-[:HAS_MEASURE]-(pl:Plan)
RETURN m.uri AS measure_uri, pl.uri AS plan_uri, m.name AS measure, m.path AS path, m.start AS measure_start,
  m.clause AS clause, m.clause_start AS clause_start, m.clause_end AS clause_end
"""
_DUTIES = f"""
UNWIND $measures AS uri
MATCH (m:Measure {{uri: uri}})<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-(a:Agency)
{_DUTY}"""
_ROLES = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})<-[d:LEADS|SOLELY_RESPONSIBLE_FOR|SHARES|SUPPORTS|IMPLEMENTS]-()
RETURN m.uri AS measure_uri, collect(DISTINCT type(d)) AS types
"""
# Asked for apart: agencies are far fewer than their duties.
_AGENCIES = """
UNWIND $agencies AS uri
MATCH (a:Agency {uri: uri})
OPTIONAL MATCH (a)-[:KIND_OF]->(o:Office)
RETURN a.uri AS agency_uri, a.name AS agency, labels(a) AS labels, o.name AS office
"""
_TARGETS = """
UNWIND $measures AS uri
MATCH (m:Measure {uri: uri})-[sets:SETS]->(t:Target)-[:OF_INDICATOR]->(i:Indicator)
OPTIONAL MATCH (t)-[:FOR_PLACE]->(part:Place)
WITH m, sets, t, i, part ORDER BY t.uri, part.code, part.uri
WITH m, sets, t, i, collect(part.name) AS for_place
RETURN m.uri AS measure_uri, i.name AS indicator,
  CASE t.change WHEN 'decrease' THEN '下降' WHEN 'increase' THEN '上升' WHEN 'add' THEN '新增或完成'
    ELSE '达到' END AS change,
  CASE t.bound
    WHEN '=' THEN '等于' WHEN '>=' THEN '不低于' WHEN '<=' THEN '不高于'
    WHEN '>' THEN '高于' WHEN '<' THEN '低于' WHEN '~' THEN '约' END AS bound,
  t.value AS value, t.value_max AS value_max, t.unit AS unit,
  t.year AS year, t.baseline_year AS baseline_year,
  CASE WHEN t.stretch THEN '力争' WHEN t.alternative THEN '备选' END AS strength,
  for_place, sets.quote AS quote, sets.start AS start, sets.end AS end,
  last(split(t.uri, '/')) AS id
"""
# How a question about some measures begins, so that it can be asked about all.
NAMED = "UNWIND $measures AS uri\nMATCH (m:Measure {uri: uri})"

ROLE_ORDER: tuple[Role, ...] = get_args(Role)
"""From who leads to who carries out: the order of the ontology, and of every map."""

_NO_DUTY: Row = dict.fromkeys(
    ("note", "rank", "agency", "agency_uri", "collective", "office", "mention", "start", "end", "id")
)
ROLE_OF_TYPE = {graph_model().type_of_role(role): role for role in ROLE_ORDER}


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to select, by kind: IRIs of things, or for `words` the words themselves. Empty: no condition.

    `whole`: of the measures in which the offices and agencies asked for have a part, the duties of all others
    too.
    """

    keys: Mapping[Kind, tuple[str, ...]]
    whole: bool = False

    def of(self, kind: Kind) -> tuple[str, ...]:
        """Return what is asked for of a kind."""
        return self.keys.get(kind, ())


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of a map, and what there is beside them.

    `rows`: one a duty, and one a measure for which nobody is named. `role_code` is the role of the record, or
    `None`; `leading` says of the whole measure what it says of leading, whoever is asked for. `silent`: the
    plans that the place and the plan asked for leave in, and that have no row; of agencies, those of their
    provinces only.
    """

    rows: list[Row]
    silent: list[Row] = field(default_factory=list)

    def measures(self) -> list[str]:
        """Return the IRIs of the measures, in the order of the rows."""
        return list(dict.fromkeys(str(row["measure_uri"]) for row in self.rows))


def select(store: Store, criteria: Criteria) -> Selection:
    """Return the duties that fit all criteria, in the order of a map: place, plan, item, role, rank.

    Without any criterion it is every duty of the graph.
    """
    measures, in_title, held = _selected(store, criteria)
    plans = {row["plan_uri"]: row for row in store.query(_PLANS)}
    about = {row["measure_uri"]: row for row in of_measures(store, _ABOUT, measures)}
    if held is None or criteria.whole:
        duties = of_measures(store, _DUTIES, measures)
        roles = _roles_of(duties)
    else:
        duties, roles = held, _roles(store, measures)
    bare: dict[object, Row] = {}
    for uri, one in about.items():
        standing = (IN_TITLE if in_title[uri] else MENTIONED) if criteria.of("topic") else None
        said = {
            "leading": leading(roles.get(uri, set())),
            "standing": standing,
            "role_code": None,
            "role": NO_DUTY[0],
        }
        bare[uri] = {**plans[one["plan_uri"]], **one, **said}
    rows = [_row(bare[duty["measure_uri"]], duty) for duty in _with_agencies(store, duties)]
    if held is None or criteria.whole:
        rows += [{**row, **_NO_DUTY} for uri, row in bare.items() if uri not in roles]
    places = {uri: _order_of_measure(row) for uri, row in bare.items()}
    rows.sort(key=lambda row: (places[row["measure_uri"]], *_order_in_measure(row)))
    return Selection(rows, _silent(store, criteria, plans, rows))


def measures_of(store: Store, criteria: Criteria) -> list[str] | None:
    """Return the IRIs of the measures that fit all criteria; `None` means all that there are."""
    return _selected(store, criteria)[0]


def of_measures(store: Store, text: str, measures: Sequence[str] | None) -> list[Row]:
    """Put a question that begins with `NAMED` about some measures, or (`None`) about all.

    About all, none has to be looked up by name.
    """
    if measures is None:
        return store.query(text.replace(NAMED, "MATCH (m:Measure)"))
    return store.query(text, {"measures": list(measures)})


def targets_of(store: Store, found: Selection) -> list[Row]:
    """Return the targets that the measures of a selection set, in the order of the map."""
    about = {row["measure_uri"]: row for row in found.rows}
    rows = store.query(_TARGETS, {"measures": found.measures()})
    place = {uri: at for at, uri in enumerate(found.measures())}
    rows.sort(key=lambda row: (place[str(row["measure_uri"])], row["start"], row["end"], row["id"]))
    said = ("province", "place", "plan", "path", "measure")
    return [{**{name: about[row["measure_uri"]][name] for name in said}, **row} for row in rows]


def _selected(
    store: Store, criteria: Criteria
) -> tuple[list[str] | None, dict[object, bool], list[Row] | None]:
    """Return the measures, which have the topic in their titles, and the duties of those asked for.

    `None` stands for all measures, and for the duties of whoever it may be.
    """
    measures, in_title = _measures(store, criteria)
    held = _duties_of_agencies(store, criteria)
    if held is None:
        return measures, in_title, None
    theirs = dict.fromkeys(str(duty["measure_uri"]) for duty in held)
    measures = list(theirs) if measures is None else [m for m in measures if m in theirs]
    kept = set(measures)
    return measures, in_title, [duty for duty in held if duty["measure_uri"] in kept]


def _measures(store: Store, criteria: Criteria) -> tuple[list[str] | None, dict[object, bool]]:
    """Return the measures that fit all criteria that are about measures, `None` where there is none."""
    found: list[str] | None = None
    in_title: dict[object, bool] = {}
    for kind, text in _MEASURES.items():
        keys = criteria.of(kind)
        if not keys:
            continue
        rows = store.query(text, {"keys": list(keys)})
        here = dict.fromkeys(str(row["measure"]) for row in rows)
        found = list(here) if found is None else [one for one in found if one in here]
        for row in rows if kind == "topic" else ():
            in_title[row["measure"]] = in_title.get(row["measure"], False) or row["in_title"] == 1
    return found, in_title


def leading(roles: Set[Role]) -> str:
    """Return what these roles of one measure say of leading: a key of `matrix.STANDINGS`."""
    for role in ("lead", "sole", "shared"):
        if role in roles:
            return role
    return "others" if roles else "nobody"


def _duties_of_agencies(store: Store, criteria: Criteria) -> list[Row] | None:
    """Return the duties of the offices and agencies asked for, each once; `None` if none is.

    An office and an agency together are a union: 生态环境 and 贵州省能源局 are both "who".
    """
    if not any(criteria.of(kind) for kind in _OF_AGENCIES):
        return None
    found: dict[object, Row] = {}
    for kind, text in _OF_AGENCIES.items():
        rows = store.query(text, {"keys": list(criteria.of(kind))}) if criteria.of(kind) else []
        found |= {row["id"]: row for row in rows}
    return list(found.values())


def _roles_of(duties: Iterable[Row]) -> dict[object, set[Role]]:
    """Return by measure the roles that anybody has in it; a measure of nobody is not there."""
    roles: defaultdict[object, set[Role]] = defaultdict(set)
    for duty in duties:
        roles[duty["measure_uri"]].add(ROLE_OF_TYPE[str(duty["type"])])
    return dict(roles)


def _roles(store: Store, measures: Sequence[str] | None) -> dict[object, set[Role]]:
    """Return the same without the duties of others: of an office of 500 plans these are six times its own."""
    rows = of_measures(store, _ROLES, measures)
    return {row["measure_uri"]: {ROLE_OF_TYPE[t] for t in cast(list[str], row["types"])} for row in rows}


def _with_agencies(store: Store, duties: Sequence[Row]) -> list[Row]:
    who = agencies_called(store, (duty["agency_uri"] for duty in duties))
    return [{**duty, **who[duty["agency_uri"]]} for duty in duties]


def agencies_called(store: Store, uris: Iterable[object]) -> dict[object, Row]:
    """Return by IRI the name of each agency, its kind of office, and whether it is a collective."""
    rows = store.query(_AGENCIES, {"agencies": list(dict.fromkeys(uris))})
    for row in rows:
        row["collective"] = "CollectiveActor" in cast(list[str], row.pop("labels"))
    return {row["agency_uri"]: row for row in rows}


def _row(measure: Row, duty: Row) -> Row:
    role = ROLE_OF_TYPE[str(duty["type"])]
    row = {**measure, **duty, "role_code": role, "role": ROLES[role][0], "note": _note(role, duty)}
    if duty["inherited"]:
        # The clause of this measure does not name who carries it over: it would prove nothing.
        row |= dict.fromkeys(("clause", "clause_start", "clause_end"))
    del row["type"], row["inherited"], row["declared_start"]
    return row


def _note(role: Role, duty: Row) -> str | None:
    if role == "shared" and duty["rank"] == 1:
        return FIRST_NAMED[0]
    if duty["inherited"]:
        return CARRIED_OVER
    return DECLARED if duty["declared_start"] is not None else None


def _order_of_measure(row: Row) -> tuple[object, ...]:
    """Put measures about the topic before those that mention it."""
    where = (str(row[name] or "\uffff") for name in ("province_code", "place_code", "plan_uri"))
    return (*where, row["standing"] != IN_TITLE, row["measure_start"], row["measure_uri"])


def _order_in_measure(row: Row) -> tuple[object, ...]:
    """Put a duty by its role before its rank."""
    role = ROLE_ORDER.index(cast(Role, row["role_code"])) if row["role_code"] else len(ROLE_ORDER)
    return role, row["rank"] or 0, row["start"] or 0, row["id"] or ""


def _silent(store: Store, criteria: Criteria, plans: Mapping[object, Row], rows: Sequence[Row]) -> list[Row]:
    """Return the plans that say nothing on this: a province that is left out would look forgotten."""
    kept: Iterable[object] = plans
    if criteria.of("agency") and not criteria.of("office"):
        # Plans of Guangdong do not speak of agencies of Guizhou; that they are silent says nothing.
        near = {row["province_code"] for row in rows}
        kept = [uri for uri, plan in plans.items() if plan["province_code"] in near]
    where = Criteria({kind: criteria.of(kind) for kind in ("place", "plan")})
    if any(where.keys.values()):
        inside, _ = _measures(store, where)
        named = {row["plan_uri"] for row in store.query(_ABOUT, {"measures": inside or []})}
        kept = [uri for uri in kept if uri in named]
    heard = {row["plan_uri"] for row in rows}
    silent = [plans[uri] for uri in kept if uri not in heard]
    return sorted(silent, key=lambda row: [str(row[n]) for n in ("province_code", "place_code", "plan")])
