"""The code lists as SKOS: each a scheme of concepts with notation, names and what is broader.

Places, industries, pollutants, offices, indicators and units come from the tables of `ontology/`, the
closed lists (roles, bounds …) from `policy.ttl`; indicators that no table holds come from records. The IRIs
are those that exports of plans use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from ..loaders.record import Record
from ..ontology.indicators import indicators, meaning
from ..ontology.industries import industries
from ..ontology.iris import VOCABULARY, Namespace
from ..ontology.offices import offices
from ..ontology.places import place_table
from ..ontology.pollutants import pollutants
from ..ontology.units import LOCAL, units
from .names import figure
from .rdf import form_of
from .reference import printed
from .terms import TYPE, Term, Triple, chinese, decimal, iri, named, string, tagged

_PREF, _ALT, _NOTATION = named("skos", "prefLabel"), named("skos", "altLabel"), named("skos", "notation")
_IN, _TOP, _HAS_TOP = named("skos", "inScheme"), named("skos", "topConceptOf"), named("skos", "hasTopConcept")
_SCHEME, _CONCEPT, _BROADER = (
    named("skos", "ConceptScheme"),
    named("skos", "Concept"),
    named("skos", "broader"),
)
_EXACT, _CLOSE = named("skos", "exactMatch"), named("skos", "closeMatch")
_BROAD_MATCH, _DEFINITION = named("skos", "broadMatch"), named("skos", "definition")
_SOURCE, _ISIC = named("dcterms", "source"), named("schema", "isicV4")
_UNIT, _WORTH = named("qudt", "hasUnit"), named("qudt", "numericValue")
_NACE = "http://data.europa.eu/ux2/nace2/"


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list. `more` are further statements about it: predicate and object."""

    uri: str
    notation: str
    name: str
    name_en: str | None = None
    names: tuple[str, ...] = ()
    broader: str | None = None
    cls: str | None = None
    exact: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    more: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True)
class Scheme:
    """One code list: its key (the end of its IRI), its names, where its facts come from, its concepts."""

    key: str
    name: str
    name_en: str
    source: str
    concepts: Sequence[Concept] = field(default_factory=tuple)


def schemes(namespace: Namespace, records: Iterable[Record] = ()) -> Iterator[Scheme]:
    """Yield every code list; `records` are where indicators are taken from."""
    yield Scheme(
        "place",
        "行政区划与地方",
        "Places",
        "GB/T 2260 by the ministry's list of 2024; rivers, regions and zones are our own",
        [*_places(namespace)],
    )
    yield Scheme(
        "industry-gbt4754-2017",
        "国民经济行业分类",
        "Industries of GB/T 4754-2017",
        "GB/T 4754-2017; links to ISIC Rev.4 and NACE Rev.2 are near matches of our own, by their titles",
        [*_industries(namespace, "gbt4754-2017")],
    )
    yield Scheme(
        "industry-local",
        "规划常用行业",
        "Sectors that plans name and the standard does not",
        "gathered from plans, our own",
        [*_industries(namespace, "local")],
    )
    yield Scheme(
        "pollutant",
        "污染物与温室气体",
        "Pollutants and greenhouse gases",
        "our own; links to the Open Energy Ontology and to EIONET",
        [*_pollutants(namespace)],
    )
    yield Scheme(
        "office",
        "机构类别",
        "Kinds of office",
        "clauses of plans and the reforms of 2018 and 2023, our own",
        [*_offices(namespace)],
    )
    yield Scheme(
        "unit", "计量单位", "Units", "QUDT 3.5 where it has the unit, else our own", [*_units(namespace)]
    )
    yield Scheme(
        "indicator", "指标", "Indicators", "gathered from plans, our own", [*_indicators(namespace, records)]
    )
    yield from _closed_lists()


def write_codes(lists: Iterable[Scheme], out: BinaryIO, namespace: Namespace, format: str = "turtle") -> int:
    """Write code lists to `out`; return how many statements there are."""
    form = form_of(format)
    writer, count = form.writer(), 0
    out.write(writer.start().encode())
    for scheme in lists:
        made = dict.fromkeys(statements(scheme, namespace))
        count += len(made)
        out.write(writer.part(None, made).encode())
    out.write(writer.end().encode())
    return count


def statements(scheme: Scheme, namespace: Namespace) -> Iterator[Triple]:
    """Yield what a code list says."""
    subject = iri(namespace.scheme_iri(scheme.key))
    yield subject, TYPE, _SCHEME
    yield subject, _PREF, chinese(scheme.name)
    yield subject, _PREF, tagged(scheme.name_en, "en")
    yield subject, _SOURCE, tagged(scheme.source, "en")
    here = {concept.uri for concept in scheme.concepts}
    preferred = {concept.name: concept.uri for concept in scheme.concepts}
    for concept in scheme.concepts:
        if concept.broader not in here:
            yield subject, _HAS_TOP, iri(concept.uri)
    for concept in scheme.concepts:
        # Words lead a reader to the nearest row (蔬菜种植 to 农业); here each name is that of one concept.
        names = [name for name in concept.names if preferred.get(name, concept.uri) == concept.uri]
        yield from _concept(replace(concept, names=tuple(names)), subject, inside=concept.broader in here)


def _concept(concept: Concept, scheme: Term, *, inside: bool) -> Iterator[Triple]:
    subject = iri(concept.uri)
    yield subject, TYPE, _CONCEPT
    if concept.cls:
        yield subject, TYPE, iri(VOCABULARY + concept.cls)
    yield subject, _IN, scheme
    if not inside:
        yield subject, _TOP, scheme
    yield subject, _NOTATION, string(concept.notation)
    yield subject, _PREF, chinese(concept.name)
    if concept.name_en:
        yield subject, _PREF, tagged(concept.name_en, "en")
    # SKOS: the preferred label of a concept is not among its others.
    for name in sorted(set(concept.names) - {concept.name}):
        yield subject, _ALT, chinese(name)
    if concept.broader:
        # What is broader in another list is a match, not a step up in this one.
        yield subject, _BROADER if inside else _BROAD_MATCH, iri(concept.broader)
    yield from ((subject, _EXACT, iri(other)) for other in concept.exact)
    yield from ((subject, _CLOSE, iri(other)) for other in concept.close)
    yield from ((subject, predicate, thing) for predicate, thing in concept.more)


def _places(namespace: Namespace) -> Iterator[Concept]:
    for place in place_table().places:
        yield Concept(
            namespace.place_iri(place.key),
            place.key,
            place.name,
            names=place.aliases,
            broader=namespace.place_iri(place.parent) if place.parent else None,
            cls="AdministrativePlace" if place.code else "Place",
        )


def _industries(namespace: Namespace, scheme: str) -> Iterator[Concept]:
    every = industries()
    for industry in every.values():
        if industry.scheme != scheme:
            continue
        above = every[industry.broader] if industry.broader else None
        yield Concept(
            namespace.industry_iri(industry.code, industry.scheme),
            industry.code,
            industry.name,
            industry.name_en,
            (*industry.names, *industry.weak),
            broader=namespace.industry_iri(above.code, above.scheme) if above else None,
            cls="Industry",
            close=(_NACE + industry.nace.replace(".", ""),) if industry.nace else (),
            more=((_ISIC, string(industry.isic)),) if industry.isic else (),
        )


def _pollutants(namespace: Namespace) -> Iterator[Concept]:
    for pollutant in pollutants().values():
        yield Concept(
            namespace.pollutant_iri(pollutant.code),
            pollutant.code,
            pollutant.name,
            pollutant.name_en,
            pollutant.names,
            broader=namespace.pollutant_iri(pollutant.broader) if pollutant.broader else None,
            cls="Pollutant",
            exact=pollutant.exact_matches,
        )


def _offices(namespace: Namespace) -> Iterator[Concept]:
    for office in offices().values():
        uri = namespace.office_iri(office.key)
        yield Concept(uri, office.key, office.name, office.name_en, office.names, cls="Office")


def _units(namespace: Namespace) -> Iterator[Concept]:
    """Yield a concept for each unit; 公里 and 千米 are one, under the symbol that the table has first."""
    found: dict[tuple[str, float, str], list[str]] = {}
    for unit in units().values():
        if unit.qudt is not None:
            found.setdefault((unit.qudt, unit.factor, unit.name_en), []).append(unit.symbol)
    for (qudt, factor, english), (symbol, *others) in found.items():
        base = VOCABULARY + qudt.removeprefix(LOCAL) if qudt.startswith(LOCAL) else qudt
        worth = (_UNIT, iri(base)), (_WORTH, decimal(factor))
        name = english if factor == 1 else f"{english} × {figure(factor)}"
        yield Concept(namespace.unit_iri(symbol), symbol, symbol, name, tuple(others), more=worth)


def _indicators(namespace: Namespace, records: Iterable[Record]) -> Iterator[Concept]:
    """Yield the listed indicators, then those of the records that no list holds, or for a part only."""

    def concept(name: str, name_en: str | None, names: tuple[str, ...], broader: str | None) -> Concept:
        uri = namespace.indicator_iri(name)
        above = namespace.indicator_iri(broader) if broader else None
        notation = uri.rpartition("/")[2]
        return Concept(uri, notation, name, name_en, names=names, broader=above, cls="Indicator")

    found = {
        one.name: concept(one.name, one.name_en, one.names, one.broader) for one in indicators().values()
    }
    for record in records:
        for measure in record.measures:
            for target in measure.targets:
                meant = meaning(target.indicator)
                name = meant.name if meant else printed(target.indicator)
                broader = meant.indicator.name if meant and meant.scope else None
                if name not in found:
                    found[name] = concept(name, None, (), broader)
    yield from found.values()


def _closed_lists() -> Iterator[Scheme]:
    """Yield the lists that `policy.ttl` closes, each as the class of its concepts."""
    from rdflib import URIRef  # noqa: PLC0415 - slow to load, and not needed for the tables
    from rdflib.namespace import RDF, RDFS, SKOS  # noqa: PLC0415 - as above

    from ..ontology.derive import read_ontology  # noqa: PLC0415 - as above

    ontology = read_ontology()

    def said(term: URIRef, predicate: URIRef, language: str) -> str:
        values = (
            v for v in ontology.objects(term, predicate) if getattr(v, "language", "").lower() == language
        )
        return str(next(values, ""))

    for cls in sorted(c for c in ontology.subjects(RDFS.subClassOf, SKOS.Concept) if isinstance(c, URIRef)):
        members = sorted(m for m in ontology.subjects(RDF.type, cls) if isinstance(m, URIRef))
        if not members:
            continue
        concepts = [
            Concept(
                str(member),
                str(ontology.value(member, SKOS.notation)),
                said(member, SKOS.prefLabel, "zh-hans"),
                said(member, SKOS.prefLabel, "en"),
                cls=str(cls).removeprefix(VOCABULARY),
                more=tuple(
                    (_DEFINITION, tagged(text, language))
                    for language in ("zh-Hans", "en")
                    if (text := said(member, SKOS.definition, language.lower()))
                ),
            )
            for member in members
        ]
        names = said(cls, RDFS.label, "zh-hans"), said(cls, RDFS.label, "en")
        yield Scheme(str(members[0]).split("/")[-2], *names, "the ontology of policygraph", concepts)


KEYS = (
    *("place", "industry-gbt4754-2017", "industry-local", "pollutant", "office", "unit", "indicator"),
    *("bound", "change", "measure-kind", "nature", "role", "unread-reason"),
)
"""The keys of all code lists."""
