"""The pages for people, as HTML without any script: what is text stays text, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import pyoxigraph as ox

from ..cypher.catalogue import question
from ..cypher.terms import SEVERITIES
from ..graph.terms import PREFIXES
from ..ontology.iris import BASE, VOCABULARY
from ..ontology.model import graph_model
from ..sparql.catalogue import sparql_names, sparql_text
from ..sparql.results import Written, rows_of_json
from .documents import FORMS, Counts, counts_of
from .site import SHAPES, Named, Site, short
from .views import Cell, Table, view_of
from .words import TAGS, words

_MOST_ANSWER_ROWS = 1000
_SH = "http://www.w3.org/ns/shacl#"


class Pages:
    """Makes pages over a site. `seconds` is the limit of a query, which the page of queries names."""

    def __init__(self, site: Site, seconds: float) -> None:
        self.site = site
        self.seconds = seconds
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("policygraph.web"), autoescape=True, undefined=jinja2.StrictUndefined
        )

    @cached_property
    def style(self) -> bytes:
        """The style sheet."""
        return resources.files("policygraph.web").joinpath("static/style.css").read_bytes()

    @cached_property
    def _counts(self) -> Counts:
        return counts_of(self.site)

    def _page(self, template: str, lang: str, title: str, path: str, **given: object) -> str:
        said = words(lang)
        other = "en" if lang == "zh" else "zh"
        switch = f"{path}{'&' if '?' in path else '?'}lang={other}"
        return self._templates.get_template(template).render(
            w=said,
            lang=TAGS[lang],
            other=TAGS[other],
            switch=switch,
            title=title,
            path=path,
            code=lang,
            **given,
        )

    def home(self, lang: str) -> str:
        """Return the first page: the plans, what there is, and the ways in."""
        plans = [Named("", self.site.label(iri, lang), iri) for iri in self._of_class("Plan")]
        # What a reader thinks of as a thing: the nodes of the graph, and the duties, which join them.
        model = graph_model()
        duties = {edge.written_as for edge in model.edges.values() if edge.role}
        things = {node.iri for node in model.nodes.values()} | duties
        counted = [(iri, many) for iri, many in self._counts.classes.most_common() if iri in things]
        kinds = [(self.site.label(iri, lang), many) for iri, many in counted]
        return self._page(
            "home.html",
            lang,
            words(lang)["site"],
            "/",
            plans=[(p.name, self.site.local(p.iri)) for p in plans],
            kinds=kinds,
            triples=self._counts.triples,
            offices=sorted(
                (self.site.label(iri, lang), self.site.local(iri)) for iri in self._of_class("Office")
            ),
            topics=sorted(
                (self.site.label(iri, lang), self.site.local(iri)) for iri in self._of_class("Pollutant")
            ),
            lists=self._lists(lang),
            labels=(self._class("Office", lang), self._class("Pollutant", lang)),
        )

    def _lists(self, lang: str) -> list[tuple[str, str | None]]:
        kind, scheme = (
            ox.NamedNode(PREFIXES[p] + n) for p, n in (("rdf", "type"), ("skos", "ConceptScheme"))
        )
        found = self.site.store.quads_for_pattern(None, kind, scheme, None)
        iris = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
        return [(self.site.label(iri, lang), self.site.local(iri)) for iri in sorted(iris)]

    def _class(self, name: str, lang: str) -> str:
        return self.site.label(VOCABULARY + name, lang)

    def _of_class(self, name: str) -> list[str]:
        node = ox.NamedNode(VOCABULARY + name)
        kind = ox.NamedNode(PREFIXES["rdf"] + "type")
        quads = self.site.store.quads_for_pattern(None, kind, node, ox.DefaultGraph())
        return sorted(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode))

    def thing(self, iri: str, path: str, lang: str) -> str:
        """Return the page of a thing."""
        view = view_of(self.site, iri, lang)
        forms = [(form.suffix.removeprefix("."), f"{path}{form.suffix}") for form in FORMS if form.format]
        return self._page("thing.html", lang, view.title, f"{path}.html", view=view, forms=forms)

    def ontology(self, lang: str) -> str:
        """Return the page of the ontology: classes, properties and closed lists, each with an anchor."""
        graph = ox.NamedNode(VOCABULARY.removesuffix("#"))
        terms = sorted(
            {
                q.subject.value
                for q in self.site.store.quads_for_pattern(
                    None, ox.NamedNode(PREFIXES["rdf"] + "type"), None, graph
                )
                if isinstance(q.subject, ox.NamedNode)
            }
        )
        groups: dict[str, list[dict[str, Any]]] = {"classes": [], "properties": [], "concepts": []}
        for iri in terms:
            group = self._group(iri)
            if group:
                groups[group].append(self._term(iri, lang))
        forms = [(form.suffix.removeprefix("."), f"/def{form.suffix}") for form in FORMS if form.format]
        return self._page("ontology.html", lang, words(lang)["ontology"], "/def", groups=groups, forms=forms)

    def rules(self, lang: str) -> str:
        """Return the page of the shapes: each rule with its severity and what it says."""
        message, severity = ox.NamedNode(_SH + "message"), ox.NamedNode(_SH + "severity")
        rules: dict[str, dict[str, str]] = {}
        for quad in self.site.store.quads_for_pattern(None, message, None, SHAPES):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                texts = rules.setdefault(quad.subject.value, {})
                texts[(quad.object.language or "")[:2]] = quad.object.value
        graded = self.site.store.quads_for_pattern(None, severity, ox.NamedNode(_SH + "Warning"), SHAPES)
        warnings = {quad.subject.value for quad in graded if isinstance(quad.subject, ox.NamedNode)}
        said, grades = words(lang), {False: SEVERITIES["violation"], True: SEVERITIES["warning"]}
        heads = (said["rule"], said["severity"], said["says"])
        made = [
            Table(
                said[kind],
                heads,
                [
                    (
                        Cell(iri.rpartition("/")[2], self.site.local(iri)),
                        Cell(grades[iri in warnings][lang == "en"]),
                        Cell(rules[iri][lang]),
                    )
                    for iri in sorted(rules)
                    if ("/value-of-" in iri) == (kind == "rules_of_values")
                ],
            )
            for kind in ("rules_of_facts", "rules_of_values")
        ]
        forms = [(form.suffix.removeprefix("."), f"/shapes{form.suffix}") for form in FORMS if form.format]
        return self._page("rules.html", lang, said["rules"], "/shapes", tables=made, forms=forms)

    def _group(self, iri: str) -> str | None:
        kinds = {short(kind) for kind in self.site.types(iri)}
        if iri.startswith(VOCABULARY):
            if any(kind.endswith(":Class") or kind == "Class" for kind in kinds):
                return "classes"
            return (
                "properties"
                if any(kind.endswith("Property") and "Annotation" not in kind for kind in kinds)
                else None
            )
        return "concepts" if iri.startswith(BASE + "id/") else None

    def _term(self, iri: str, lang: str) -> dict[str, Any]:
        node = ox.NamedNode(iri)
        said: dict[str, list[Cell]] = {}
        for quad in self.site.store.quads_for_pattern(node, None, None, None):
            if isinstance(quad.object, ox.NamedNode):
                name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
                target = quad.object.value
                said.setdefault(name, []).append(
                    Cell(
                        short(target),
                        f"#{short(target).partition(':')[2]}" if target.startswith(VOCABULARY) else target,
                    )
                )
        texts = {
            (t.object.language or "")[:2]: t.object.value
            for t in self.site.statements(iri)
            if t.predicate.value.endswith("#definition") and isinstance(t.object, ox.Literal)
        }
        return {
            "anchor": iri.removeprefix(VOCABULARY) if iri.startswith(VOCABULARY) else None,
            "name": short(iri) if iri.startswith(VOCABULARY) else iri.removeprefix(BASE),
            "label": self.site.label(iri, lang),
            "definition": texts.get(lang) or texts.get("zh", "") or texts.get("en", ""),
            "text_lang": TAGS[lang] if texts.get(lang) else TAGS["zh"],
            "above": [*said.get("subClassOf", []), *said.get("subPropertyOf", [])],
            "domain": said.get("domain", []),
            "range": said.get("range", []),
            "close": [*said.get("closeMatch", []), *said.get("exactMatch", [])],
        }

    def search(self, text: str, found: Iterable[Named], lang: str) -> str:
        """Return what was found, each with its class."""
        rows = [
            (named.name, self.site.local(named.iri) or named.iri, self._kind_of(named.iri, lang))
            for named in found
        ]
        said = words(lang)
        title = said["search_results"].format(text) if text else said["search"]
        path = f"/search?{urlencode({'q': text})}"
        return self._page("search.html", lang, title, path, text=text, rows=rows)

    def _kind_of(self, iri: str, lang: str) -> str:
        types = self.site.types(iri)
        return self.site.label(types[0], lang) if types else ""

    def missing(self, path: str, lang: str) -> str:
        """Return the page for an address where nothing is."""
        said = words(lang)
        note = said["not_found_note"].format(path[:200])
        return self._page("missing.html", lang, said["not_found"], "/", note=note)

    def query(self, text: str, found: Written | None, refusal: str | None, lang: str) -> str:
        """Return the page of queries: the box, the questions, and the answer where there is one."""
        said = words(lang)
        examples = [
            (
                question(name).title("zh" if lang == "zh" else "en"),
                f"/sparql?{urlencode({'query': sparql_text(name)}, quote_via=quote)}",
            )
            for name in sparql_names()
        ]
        return self._page(
            "query.html",
            lang,
            said["query"],
            "/sparql",
            text=text,
            examples=examples,
            table=self._answer(found, said) if found and found.form == "sparql-json" else None,
            graph=found.data.decode("utf-8", "replace")[:200_000]
            if found and found.form != "sparql-json"
            else None,
            refusal=refusal,
            seconds=f"{self.seconds:g}",
        )

    def _answer(self, found: Written, said: Mapping[str, str]) -> Table:
        rows = rows_of_json(found.data)
        if isinstance(rows, bool):
            return Table(said["answer"], ("",), [(Cell(said["yes" if rows else "no"]),)])
        names, bindings = rows
        shown = [tuple(self._binding(b.get(name)) for name in names) for b in bindings[:_MOST_ANSWER_ROWS]]
        note = (
            said["rows"].format(len(bindings))
            if len(shown) == len(bindings)
            else said["cut"].format(len(shown))
        )
        return Table(said["answer"], tuple(names), shown, note)

    def _binding(self, value: Mapping[str, str] | None) -> Cell:
        if value is None:
            return Cell("")
        text = str(value.get("value", ""))
        if value.get("type") != "uri":
            return Cell(text)
        href = self.site.local(text) or (text if text.startswith(("http://", "https://")) else None)
        return Cell(short(text) if ":" in short(text) else text, href)
