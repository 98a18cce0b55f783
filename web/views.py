"""What the page of a thing shows: its facts, and the tables that say who is responsible by which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from ..cypher.terms import FIRST_NAMED, ROLES
from ..graph.terms import PREFIXES
from ..ontology.iris import VOCABULARY
from ..ontology.model import graph_model
from ..sparql.catalogue import plain
from ..sparql.engine import Solutions, run
from . import lookups
from .site import LABEL, RDF_TYPE, Site, short
from .words import words

MOST_ROWS = 500
_CONTEXTS: Mapping[str, str] = {
    "Measure": lookups.CONTEXT.format("VALUES ?measure { ?THING }"),
    "Duty": lookups.CONTEXT.format("?THING pp:measure ?measure ."),
    "Target": lookups.CONTEXT.format("?measure pp:sets ?THING ."),
}
_HIDDEN = frozenset({LABEL.value, RDF_TYPE.value}) | {
    VOCABULARY + name
    # Shown above the facts, or kept for programs alone: the outline as a list, codes that a record carries.
    for name in ("clause", "unread", "pageStarts", "outlinePath", "officeKey", "placeCode", "placeWording")
}
_DUTIES = frozenset(edge.iri for edge in graph_model().edges.values() if edge.role)
_TABLED: Mapping[str, frozenset[str]] = {
    "Plan": frozenset({VOCABULARY + "hasMeasure"}),
    "Measure": frozenset({VOCABULARY + "sets"}),
    "Agency": _DUTIES,
    "CollectiveActor": _DUTIES,
}
Row = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, where it leads, and a mark of what it is (`role-lead`, `note` …)."""

    text: str
    href: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `note` stands below."""

    caption: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """All that a page shows of a thing."""

    iri: str
    title: str
    kinds: tuple[Cell, ...]
    context: tuple[Cell, ...]
    definition: str
    quote: str | None
    facts: list[tuple[Cell, list[Cell]]]
    tables: list[Table]
    links: Table


def view_of(site: Site, iri: str, lang: str) -> View:
    """Return the view of a thing that the site holds."""
    return _Viewer(site, lang).view(iri)


class _Viewer:
    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words = words(lang)

    def view(self, iri: str) -> View:
        types = self.site.types(iri)
        main = types[0].removeprefix(VOCABULARY) if types else ""
        tables = [self.cut(table) for table in _tables_of(main)(self, iri)]
        return View(
            iri=iri,
            title=self.site.label(iri, self.lang),
            kinds=tuple(self.link(kind) for kind in types if kind.startswith(VOCABULARY))
            or tuple(map(self.link, types[:1])),
            context=tuple(self.context(iri, main)),
            definition=self.definition(types[0]) if types else "",
            quote=self.site.value(iri, ox.NamedNode(VOCABULARY + "clause")),
            facts=self.facts(iri, main),
            tables=[table for table in tables if table.rows or table.note],
            links=self.cut(self.linked_from(iri, main)),
        )

    # Pieces

    def link(self, iri: str) -> Cell:
        """Return a thing by its name, leading to its page or, if it is somebody else's, to where it lives."""
        mine = self.site.local(iri)
        if mine is None:
            return Cell(
                self.site.label(iri, self.lang),
                iri if iri.startswith(("http://", "https://")) else None,
                "outside",
            )
        return Cell(self.span(iri) or self.site.label(iri, self.lang), mine)

    def context(self, iri: str, main: str) -> Iterable[Cell]:
        """Yield what a thing is part of, the widest first: its plan, its measure and the item."""
        query = _CONTEXTS.get(main)
        for row in self.rows(query, iri)[:1] if query else ():
            yield self.named(row, "plan")
            yield Cell(str(row["path"])) if row["measure"] == iri else self.at_item(row)

    def span(self, iri: str) -> str | None:
        """Return the places in a text that an IRI such as `…#char=120,150` names."""
        _, sign, at = iri.partition("#char=")
        start, comma, end = at.partition(",")
        return f"{start}–{end}" if sign and comma and start.isdigit() and end.isdigit() else None

    def position(self, row: Row) -> Cell:
        return Cell(f"{row['start']}–{row['end']}" if row.get("start") is not None else "", mark="number")

    def definition(self, iri: str) -> str:
        texts = self.site.statements(iri)
        node = PREFIXES["skos"] + "definition"
        found = {
            (t.object.language or "")[:2]: t.object.value
            for t in texts
            if t.predicate.value == node and isinstance(t.object, ox.Literal)
        }
        return found.get(self.lang) or found.get("en", "")

    def facts(self, iri: str, main: str) -> list[tuple[Cell, list[Cell]]]:
        """Return properties with their values, in the order of their names, without what tables show."""
        found: dict[str, list[Cell]] = {}
        tabled = _TABLED.get(main, frozenset())
        for triple in self.site.statements(iri):
            predicate = triple.predicate.value
            # What a record holds beside the graph hangs on the thing itself (`…#industry=1`): for programs.
            part = str(triple.object).startswith(f"<{iri}#") and "#char=" not in str(triple.object)
            if predicate not in _HIDDEN | tabled and not part:
                found.setdefault(predicate, []).append(self.value(triple.object))
        ordered = sorted(found.items(), key=lambda item: (not item[0].startswith(VOCABULARY), item[0]))
        return [(self.link(p), sorted(values, key=lambda c: c.text)[:MOST_ROWS]) for p, values in ordered]

    def value(self, term: object) -> Cell:
        match term:
            case ox.NamedNode():
                return self.link(term.value)
            case ox.Literal() if term.datatype.value == PREFIXES["xsd"] + "boolean":
                return Cell(self.words["yes" if term.value == "true" else "no"])
            case ox.Literal():
                return Cell(term.value, mark="hash" if len(term.value) == 64 and term.value.isalnum() else "")
        return Cell("…")

    def rows(self, query: str, iri: str) -> list[Row]:
        found = run(self.site.store, query.replace("?THING", str(ox.NamedNode(iri))), limit=MOST_ROWS + 1)
        if not isinstance(found, Solutions):
            return []
        return [dict(zip(found.variables, map(plain, row), strict=True)) for row in found.rows]

    def named(self, row: Row, key: str) -> Cell:
        """Return the link to the thing in a column, by the name in the column beside it."""
        iri, name = row.get(key), row.get(f"{key}_name")
        if not isinstance(iri, str):
            return Cell("")
        return Cell(str(name or short(iri)), self.site.local(iri) or iri)

    def role(self, row: Row) -> Cell:
        key = str(row["role"]).rpartition("/")[2]
        both = ROLES.get(key, (key, key))
        return Cell(both[0 if self.lang == "zh" else 1], mark=f"role-{key}" if key in ROLES else "")

    def note(self, row: Row) -> Cell:
        at = 0 if self.lang == "zh" else 1
        if str(row["role"]).endswith("/shared") and row["rank"] == 1:
            return Cell(FIRST_NAMED[at], mark="note")
        if row["inherited"]:
            return Cell(("承接条款", "carried over from another clause")[at], mark="note")
        if row["declared"]:
            return Cell(("角色由文件另行声明", "the role is declared elsewhere in the plan")[at], mark="note")
        return Cell("")

    def cut(self, table: Table) -> Table:
        if len(table.rows) <= MOST_ROWS:
            return table
        return Table(table.caption, table.heads, table.rows[:MOST_ROWS], self.words["cut"].format(MOST_ROWS))

    def heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self.words[key] for key in keys)

    # Tables

    def of_measure(self, iri: str) -> Iterable[Table]:
        rows = self.rows(lookups.DUTIES.format("VALUES ?measure { ?THING }"), iri)
        yield Table(
            self.words["responsible"],
            self.heads("role", "agency", "mention", "rank", "note", "position"),
            [
                (
                    self.role(r),
                    self.named(r, "agency"),
                    self.duty(r),
                    self.number(r, "rank"),
                    self.note(r),
                    self.position(r),
                )
                for r in rows
            ],
            "" if rows else self.words["nobody"],
        )
        yield self.targets(lookups.TARGETS.format("VALUES ?measure { ?THING }"), iri, of_plan=False)

    def of_agency(self, iri: str) -> Iterable[Table]:
        yield self.duties(lookups.DUTIES.format("VALUES ?agency { ?THING }"), iri)

    def of_office(self, iri: str) -> Iterable[Table]:
        yield self.simple("agencies", lookups.OF_OFFICE, iri, ("agency", "place"))
        yield self.duties(lookups.DUTIES.format("?agency pp:kindOf ?THING ."), iri, agencies=True)

    def of_plan(self, iri: str) -> Iterable[Table]:
        duties: dict[str, list[Row]] = {}
        for row in self.rows(lookups.DUTIES.format("?THING pp:hasMeasure ?measure ."), iri):
            duties.setdefault(str(row["measure"]), []).append(row)
        yield Table(
            self.words["measures"],
            self.heads("item", "measure", "responsible"),
            [
                (Cell(str(r["path"])), self.named(r, "measure"), self.who(duties.get(str(r["measure"]), [])))
                for r in self.rows(lookups.OUTLINE, iri)
            ],
        )
        yield self.targets(lookups.TARGETS.format("?THING pp:hasMeasure ?measure ."), iri, of_plan=True)

    def of_place(self, iri: str) -> Iterable[Table]:
        yield self.simple("plans", lookups.PLANS_OF_PLACE, iri, ("plan", "period"))
        yield self.simple("agencies", lookups.OF_PLACE, iri, ("agency", "kind"))
        yield self.concerning(iri)

    def of_topic(self, iri: str) -> Iterable[Table]:
        yield self.concerning(iri)

    def of_indicator(self, iri: str) -> Iterable[Table]:
        yield self.targets(lookups.TARGETS.format("?target pp:ofIndicator ?THING ."), iri, of_plan=True)

    def duties(self, query: str, iri: str, *, agencies: bool = False) -> Table:
        keys = ("role", "agency", "measure", "plan", "mention", "note", "position")
        rows = [
            (
                self.role(r),
                self.named(r, "agency"),
                self.at_item(r),
                self.named(r, "plan"),
                self.duty(r),
                self.note(r),
                self.position(r),
            )
            for r in sorted(self.rows(query, iri), key=_weight)
        ]
        if agencies:
            return Table(self.words["duties"], self.heads(*keys), rows)
        kept = tuple(key for key in keys if key != "agency")
        return Table(self.words["duties"], self.heads(*kept), [(row[0], *row[2:]) for row in rows])

    def targets(self, query: str, iri: str, *, of_plan: bool) -> Table:
        rows = self.rows(query, iri)
        quote = [
            (self.named(r, "target"), Cell(str(r["quote"]), mark="quote"), self.position(r)) for r in rows
        ]
        if not of_plan:
            return Table(self.words["targets"], self.heads("target", "quote", "position"), quote)
        return Table(
            self.words["targets"],
            self.heads("target", "measure", "plan", "quote", "position"),
            [
                (q[0], self.at_item(r), self.named(r, "plan"), *q[1:])
                for q, r in zip(quote, rows, strict=True)
            ],
        )

    def concerning(self, iri: str) -> Table:
        return Table(
            self.words["measures"],
            self.heads("measure", "plan", "in_title"),
            [
                (self.at_item(r), self.named(r, "plan"), Cell(self.words["yes"] if r["in_title"] else ""))
                for r in self.rows(lookups.CONCERNING, iri)
            ],
        )

    def simple(self, caption: str, query: str, iri: str, keys: tuple[str, ...]) -> Table:
        rows = [
            tuple(self.named(r, key) if f"{key}_name" in r else Cell(str(r.get(key) or "")) for key in keys)
            for r in self.rows(query, iri)
        ]
        return Table(self.words[caption], self.heads(*keys), rows)

    def linked_from(self, iri: str, main: str) -> Table:
        """Return what leads here and is in no table above: a citing document, a part, an older name."""
        shown = _SHOWN_ABOVE.get(main, frozenset())
        rows = [
            (self.link(t.subject.value), self.link(t.predicate.value))
            for t in self.site.links_to(iri)
            if isinstance(t.subject, ox.NamedNode)
            and short(t.predicate.value) not in shown
            and "#char=" not in t.subject.value
        ]
        rows.sort(key=lambda row: (row[1].text, row[0].text))
        return Table(self.words["linked_from"], self.heads("thing", "relation"), list(rows))

    def duty(self, row: Row) -> Cell:
        """Return the words of the plan, leading to the duty and its evidence."""
        return Cell(str(row["mention"]), self.site.local(str(row["duty"])), "quote")

    def at_item(self, row: Row) -> Cell:
        named = self.named(row, "measure")
        return Cell(f"{row['path']} {named.text}".strip(), named.href)

    def number(self, row: Row, key: str) -> Cell:
        return Cell(str(row[key]), mark="number")

    def who(self, duties: list[Row]) -> Cell:
        """Return who is responsible for a measure in one line, by role."""
        at, stop = (0, "、") if self.lang == "zh" else (1, ", ")
        told = []
        for key, both in ROLES.items():
            names = dict.fromkeys(str(r["agency_name"]) for r in duties if str(r["role"]).endswith(f"/{key}"))
            if names:
                told.append(
                    f"{both[at]}：{stop.join(names)}"
                    if self.lang == "zh"
                    else f"{both[at]}: {stop.join(names)}"
                )
        return Cell("；".join(told) if self.lang == "zh" else "; ".join(told))


def _weight(row: Row) -> int:
    """Return where a duty stands by its role: who leads comes first."""
    return list(ROLES).index(str(row["role"]).rpartition("/")[2]) if _known_role(row) else len(ROLES)


def _known_role(row: Row) -> bool:
    return str(row["role"]).rpartition("/")[2] in ROLES


def _no_tables(_viewer: _Viewer, _iri: str) -> Iterable[Table]:
    return ()


def _tables_of(main: str) -> Callable[[_Viewer, str], Iterable[Table]]:
    return _TABLES.get(main, _no_tables)


_DUTY_LINKS = frozenset(f"pp:{iri.removeprefix(VOCABULARY)}" for iri in _DUTIES)
_SHOWN_ABOVE: Mapping[str, frozenset[str]] = {
    "Plan": frozenset({"oa:hasSource", "rdf:subject", "pp:plan"}),
    "Measure": _DUTY_LINKS | {"pp:measure", "rdf:subject"},
    "Agency": frozenset({"pp:agency"}),
    "CollectiveActor": frozenset({"pp:agency"}),
    "Office": frozenset({"pp:kindOf"}),
    "Place": frozenset({"pp:serves", "pp:covers", "pp:concerns", "rdf:object"}),
    "AdministrativePlace": frozenset({"pp:serves", "pp:covers", "pp:concerns", "rdf:object"}),
    "Industry": frozenset({"pp:concerns", "rdf:object"}),
    "Pollutant": frozenset({"pp:concerns", "rdf:object"}),
    "Indicator": frozenset({"pp:ofIndicator"}),
    "Document": frozenset({"rdf:object"}),
    "Role": frozenset({"pp:role"}),
    "Bound": frozenset({"pp:bound"}),
    "Change": frozenset({"pp:change"}),
    "MeasureKind": frozenset({"pp:measureKind"}),
    "UnreadReason": frozenset({"pp:unreadReason"}),
}
_TABLES: Mapping[str, Callable[[_Viewer, str], Iterable[Table]]] = {
    "Measure": _Viewer.of_measure,
    "Agency": _Viewer.of_agency,
    "CollectiveActor": _Viewer.of_agency,
    "Office": _Viewer.of_office,
    "Plan": _Viewer.of_plan,
    "Place": _Viewer.of_place,
    "AdministrativePlace": _Viewer.of_place,
    "Industry": _Viewer.of_topic,
    "Pollutant": _Viewer.of_topic,
    "Indicator": _Viewer.of_indicator,
}
