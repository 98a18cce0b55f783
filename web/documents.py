"""The documents for programs: what is said about a thing, the ontology, the dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from ..graph.terms import PREFIXES
from ..ontology.iris import BASE, VOCABULARY, Namespace
from .site import ONTOLOGY, RDF_TYPE, SHAPES, Site

_VOID, _SD = (
    PREFIXES.get("void", "http://rdfs.org/ns/void#"),
    "http://www.w3.org/ns/sparql-service-description#",
)
_DCTERMS = "http://purl.org/dc/terms/"
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")


class Form(NamedTuple):
    """A form of a document: its ending, what it is sent as, what asks for it, how it is written."""

    suffix: str
    content_type: str
    offers: tuple[str, ...]
    format: ox.RdfFormat | None


FORMS = (
    Form(".html", "text/html; charset=utf-8", ("text/html", "application/xhtml+xml"), None),
    Form(".ttl", "text/turtle; charset=utf-8", ("text/turtle",), ox.RdfFormat.TURTLE),
    Form(".json", "application/ld+json", ("application/ld+json", "application/json"), ox.RdfFormat.JSON_LD),
    Form(".nt", "application/n-triples", ("application/n-triples",), ox.RdfFormat.N_TRIPLES),
)
"""Every form, the one that is given to who asks for none in particular first."""

_MORE = {"foaf": "http://xmlns.com/foaf/0.1/", "void": _VOID, "sd": _SD, "dcterms": _DCTERMS}


def serialised(triples: Iterable[ox.Triple], form: Form) -> bytes:
    """Return triples in a form; raise `ValueError` for HTML, which is no form of triples."""
    if form.format is None:
        raise ValueError(form.suffix)
    # An IRI with its `#` in the middle cannot be shortened, and of JSON-LD every reader wants short names.
    return ox.serialize(triples, format=form.format, prefixes=dict(PREFIXES) | _MORE) or b""


def thing_document(site: Site, iri: str, form: Form) -> bytes:
    """Return what is said about a thing, what leads to it, and the names and places in the text of both."""
    own, links = site.statements(iri), site.links_to(iri)
    near = {t.object.value for t in own if isinstance(t.object, ox.NamedNode)}
    near |= {t.subject.value for t in links if isinstance(t.subject, ox.NamedNode)}
    more = (triple for other in sorted(near) for triple in _about_neighbour(site, other))
    return serialised(sorted(dict.fromkeys((*own, *links, *more)), key=str), form)


def _about_neighbour(site: Site, iri: str) -> Iterator[ox.Triple]:
    """Yield the names of a thing; of a duty and of a place in the text, all that is said."""
    whole = "#char=" in iri or VOCABULARY + "Duty" in site.types(iri)
    for triple in site.statements(iri):
        if whole or triple.predicate.value.endswith("#label"):
            yield triple
        if isinstance(triple.object, ox.NamedNode) and "#position=" in triple.object.value:
            yield from site.statements(triple.object.value)
        elif whole and isinstance(triple.object, ox.NamedNode) and "#char=" in triple.object.value:
            yield from _about_neighbour(site, triple.object.value)


def ontology_document(site: Site, form: Form) -> bytes:
    """Return the ontology."""
    return _whole_graph(site, ONTOLOGY, form)


def shapes_document(site: Site, form: Form) -> bytes:
    """Return the shapes, for the SHACL tools of others."""
    return _whole_graph(site, SHAPES, form)


def _whole_graph(site: Site, graph: ox.NamedNode, form: Form) -> bytes:
    triples = (q.triple for q in site.store.quads_for_pattern(None, None, None, graph))
    return serialised(sorted(triples, key=str), form)


def void_document(site: Site, form: Form) -> bytes:
    """Return the dataset described by VoID, with its endpoint by the service description of SPARQL."""
    return serialised(_void(site), form)


class Counts(NamedTuple):
    """What a site holds: triples, subjects, and how many there are of each class and each property."""

    triples: int
    subjects: int
    classes: Counter[str]
    properties: Counter[str]


def counts_of(site: Site) -> Counts:
    """Count the facts; the ontology is not among them."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects = set()
    for quad in site.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subjects.add(quad.subject)
        properties[quad.predicate.value] += 1
        if quad.predicate == RDF_TYPE and isinstance(quad.object, ox.NamedNode):
            classes[quad.object.value] += 1
    return Counts(properties.total(), len(subjects), classes, properties)


def _void(site: Site) -> Iterator[ox.Triple]:
    counts = counts_of(site)
    dataset = ox.NamedNode(f"{site.base}void")

    def say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(predicate), value)

    def number(value: int) -> ox.Literal:
        return ox.Literal(str(value), datatype=_INTEGER)

    yield say(dataset, RDF_TYPE.value, ox.NamedNode(_VOID + "Dataset"))
    yield say(dataset, _DCTERMS + "title", ox.Literal("政府规划责任图谱", language="zh-Hans"))
    yield say(dataset, _DCTERMS + "title", ox.Literal("Duties in government plans", language="en"))
    yield say(dataset, _DCTERMS + "conformsTo", ox.NamedNode(BASE + "def"))
    yield say(dataset, _VOID + "uriSpace", ox.Literal(f"{site.base}id/"))
    yield say(dataset, _VOID + "vocabulary", ox.NamedNode(VOCABULARY))
    yield say(dataset, _VOID + "sparqlEndpoint", ox.NamedNode(f"{site.base}sparql"))
    yield say(dataset, _VOID + "dataDump", ox.NamedNode(f"{site.base}data.nq.gz"))
    yield say(dataset, _VOID + "triples", number(counts.triples))
    yield say(dataset, _VOID + "distinctSubjects", number(counts.subjects))
    for kind, many in sorted(counts.classes.items()):
        part = ox.NamedNode(f"{dataset.value}#class={_end(kind)}")
        yield say(dataset, _VOID + "classPartition", part)
        yield say(part, _VOID + "class", ox.NamedNode(kind))
        yield say(part, _VOID + "entities", number(many))
    for name, many in sorted(counts.properties.items()):
        part = ox.NamedNode(f"{dataset.value}#property={_end(name)}")
        yield say(dataset, _VOID + "propertyPartition", part)
        yield say(part, _VOID + "property", ox.NamedNode(name))
        yield say(part, _VOID + "triples", number(many))


def _end(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def service_document(site: Site, form: Form) -> bytes:
    """Return what the endpoint can do, in the vocabulary of the SPARQL service description."""
    service = ox.NamedNode(f"{site.base}sparql")
    results = ("JSON", "XML", "CSV", "TSV")
    said = [
        (RDF_TYPE.value, _SD + "Service"),
        (_SD + "endpoint", service.value),
        (_SD + "supportedLanguage", _SD + "SPARQL11Query"),
        *((_SD + "resultFormat", f"http://www.w3.org/ns/formats/SPARQL_Results_{kind}") for kind in results),
        *(
            (_SD + "resultFormat", f"http://www.w3.org/ns/formats/{kind}")
            for kind in ("Turtle", "JSON-LD", "N-Triples")
        ),
        (_SD + "defaultDataset", f"{service.value}#dataset"),
    ]
    triples = [ox.Triple(service, ox.NamedNode(p), ox.NamedNode(o)) for p, o in said]
    return serialised(triples, form)


def base_of(base: str) -> str:
    """Return a base that IRIs can begin with; raise `UsageError` for one that they cannot."""
    return Namespace(base).base
