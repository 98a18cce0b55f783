"""Records as RDF: two libraries read the same, and every fact leads to its place in the text."""

from __future__ import annotations

import io
import logging
import re

import pyoxigraph as ox
import pytest
import rdflib
from draft import Draft, duty, mention, target
from hypothesis import given, settings
from policygraph.errors import UsageError
from policygraph.graph.build import elements
from policygraph.graph.elements import Edge, Node
from policygraph.graph.rdf import FORMATS, write_rdf
from policygraph.loaders import record as r
from policygraph.ontology.iris import VOCABULARY, Namespace
from policygraph.ontology.model import graph_model
from rdflib.namespace import RDF, RDFS, XSD
from strategies import records

GUIZHOU = r.PlaceRef("贵州省", "520000")
PP = rdflib.Namespace(VOCABULARY)
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
QUDT = rdflib.Namespace("http://qudt.org/schema/qudt/")
NAMES = Namespace()
VOID_TRIPLES = "http://rdfs.org/ns/void#triples"


def written(*plans, kind="turtle", **how):
    out = io.BytesIO()
    write_rdf(plans, out, kind, **how)
    return out.getvalue()


def read(*plans, **how):
    return rdflib.Graph().parse(written(*plans, **how), format="turtle")


def stretch(graph, resource):
    """The (start, end) that a span's selector gives."""
    selector = graph.value(resource, OA.hasSelector)
    assert (selector, RDF.type, OA.TextPositionSelector) in graph
    return graph.value(selector, OA.start).value, graph.value(selector, OA.end).value


@pytest.fixture
def draft():
    return Draft("贵州省减排方案", GUIZHOU)


@pytest.fixture
def full(draft):
    """A record with one of everything."""
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号", times=2)
    draft.measure("一", kind="goals", says=[target("能耗", 19.73, "万吨", year=2025, baseline_year=2020)])
    draft.measure(
        "二",
        says=[
            mention(r.IndustryMention, "水泥", "C3011"),
            mention(r.PlaceMention, "贵阳市", "520100"),
            mention(r.PollutantMention, "挥发性有机物", "VOC", in_title=True),
            target("煤耗", 5.0, "吨标准煤"),
        ],
        duties=[
            duty("贵州省生态环境厅", "lead", office="ecology-environment", mention="省生态环境厅"),
            duty("各市（州）人民政府", "implement", collective=True, carries_over=True),
        ],
    )
    draft.measure("三", duties=[duty("贵州省水利厅", "sole")])
    draft.skip("约占一半。", "FIGURE_NOT_PARSED")
    draft.pages = (0, 5, 5, 30)
    return draft.record()


def triples_of(data, kind):
    """What is said of the plans, without the dataset, whose description names its format."""
    quads = ox.parse(data, format=FORMATS[kind])
    return {
        tuple(re.sub("@zh-hans$", "@zh-Hans", str(term)) for term in (q.subject, q.predicate, q.object))
        for q in quads
        if not q.subject.value.startswith(NAMES.dataset_iri()) and q.predicate.value != VOID_TRIPLES
    }


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_says_the_same(full, kind):
    assert triples_of(written(full, kind=kind), kind) == triples_of(written(full), "turtle")


@pytest.mark.parametrize("kind", ["nquads", "trig", "jsonld"])
def test_each_plan_has_a_graph_of_its_own(full, kind):
    other = Draft("四川省减排方案", r.PlaceRef("四川省", "510000")).record()
    quads = ox.parse(written(full, other, kind=kind), format=FORMATS[kind])
    found = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    assert found == {NAMES.reading_iri(full.plan.id), NAMES.reading_iri(other.plan.id)}


def test_number_of_statements_is_told(full):
    out = io.BytesIO()
    assert write_rdf([full], out, "ntriples") == out.getvalue().count(b"\n")


def test_records_are_written_as_they_come(full):
    """A stream that is read to its end before the first byte is written would hold all plans in memory."""
    out, sizes = io.BytesIO(), []

    def stream():
        for number in range(20):
            yield Draft(f"方案{number}", GUIZHOU).measure("一", title="改造" * 400).record()
            sizes.append(out.tell())

    write_rdf(stream(), out, "ntriples")
    assert sizes[-1] > 0


def test_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="turtle, ntriples, nquads"):
        write_rdf([], io.BytesIO(), "excel")


def test_duty_is_a_node_with_its_ends_its_role_and_a_shortcut(full):
    graph = read(full)
    (duty_node,) = graph.subjects(PP.role, rdflib.URIRef(NAMES.role_iri("lead")))
    agency, measure = graph.value(duty_node, PP.agency), graph.value(duty_node, PP.measure)
    assert (duty_node, RDF.type, PP.Duty) in graph
    assert str(graph.value(duty_node, PP.mention)) == "省生态环境厅"
    assert (agency, PP.leads, measure) in graph


def test_inherited_duty_is_declared_by_the_clause_before(full):
    graph = read(full)
    (inherited,) = graph.subjects(PP.inherited, rdflib.Literal(True))
    clause = graph.value(inherited, PP.declaredBy)
    assert stretch(graph, clause) == full.measures[1].clause.span


def test_collective_is_not_typed_as_an_agency(full):
    graph = read(full)
    (collective,) = graph.subjects(RDF.type, PP.CollectiveActor)
    assert (collective, RDF.type, PP.Agency) not in graph


def test_target_compares_in_a_published_unit_and_keeps_what_is_written(full):
    graph = read(full)
    (node,) = graph.subjects(PP.unitAsWritten, rdflib.Literal("万吨"))
    assert graph.value(node, QUDT.hasUnit) == rdflib.URIRef("http://qudt.org/vocab/unit/TONNE")
    assert graph.value(node, QUDT.numericValue) == rdflib.Literal("197300", datatype=XSD.decimal)
    assert graph.value(node, PP.value) == rdflib.Literal("19.73", datatype=XSD.decimal)


def test_deadline_is_a_year(full):
    graph = read(full)
    assert graph.value(predicate=PP.year, object=rdflib.Literal("2025", datatype=XSD.gYear)) is not None


def test_unit_of_ours_is_explained_where_it_is_used(full):
    graph = read(full)
    assert (PP.TonneCoalEquivalent, RDF.type, QUDT.Unit) in graph
    assert rdflib.Literal("吨标准煤", lang="zh-Hans") in set(
        graph.objects(PP.TonneCoalEquivalent, RDFS.label)
    )


def test_names_are_simplified_chinese_and_english(full):
    graph = read(full)
    labels = set(graph.objects(rdflib.URIRef(NAMES.pollutant_iri("VOC")), RDFS.label))
    assert rdflib.Literal("挥发性有机物", lang="zh-Hans") in labels
    assert any(label.language == "en" for label in labels)


def test_what_a_measure_concerns_leads_to_its_words_in_the_text(full):
    graph = read(full)
    (statement,) = graph.subjects(RDF.object, rdflib.URIRef(NAMES.place_iri("520100")))
    (place,) = full.measures[1].places
    assert [stretch(graph, span) for span in graph.objects(statement, PP.mentionedAt)] == list(place.spans)
    assert graph.value(statement, RDF.predicate) == PP.concerns


def test_unread_sentence_is_a_span_with_its_reason(full):
    graph = read(full)
    ((_, span),) = graph.subject_objects(PP.unread)
    assert stretch(graph, span) == full.unread[0].span
    assert str(graph.value(span, PP.unreadReason)).endswith("/unread-reason/figure-not-parsed")


def test_two_pages_that_start_at_one_place_both_stay(full):
    (pages,) = read(full).objects(None, PP.pageStarts)
    assert str(pages) == "0 5 5 30"


def test_run_names_the_programs_and_the_plan_the_hash_of_its_text(full):
    graph = read(full)
    plan = rdflib.URIRef(NAMES.plan_iri(full.plan.id))
    (run,) = graph.subjects(RDF.type, PROV.Activity)
    programs = {str(graph.value(a, RDFS.label)) for a in graph.objects(run, PROV.wasAssociatedWith)}
    assert programs == {"reader 1", "canonicaliser 1", "extractor 1"}
    assert str(graph.value(plan, PP.textSha256)) == full.plan.source.text_sha256


def test_another_base_leaves_no_id_under_ours(full):
    graph = read(full, base="https://example.org/plans/")
    ours = {str(s) for s in graph.subjects() if str(s).startswith(NAMES.base + "id/")}
    assert ours == set()


def test_two_exports_of_one_plan_merge_into_one(full):
    graph = read(full)
    count = len(graph)
    graph.parse(written(full), format="turtle")
    assert len(graph) == count


def iris_in(quads):
    terms = (term for quad in quads for term in (quad.subject, quad.predicate, quad.object))
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


@settings(deadline=None, max_examples=60)
@given(records())
def test_every_iri_is_ascii_and_there_are_no_blank_nodes(record):
    quads = list(ox.parse(written(record), format=ox.RdfFormat.TURTLE))
    assert all(iri.isascii() for iri in iris_in(quads))
    assert not any(isinstance(term, ox.BlankNode) for q in quads for term in (q.subject, q.object))


@settings(deadline=None, max_examples=60)
@given(records())
def test_rdflib_and_pyoxigraph_read_the_same_number_of_statements(record):
    # rdflib reports each literal that its Python type cannot hold (year 9999 is one); here only counts
    # matter.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    text = written(record, kind="ntriples")
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.N_TRIPLES)
    assert len(rdflib.Graph().parse(text, format="nt")) == len(store)


@settings(deadline=None, max_examples=60)
@given(records())
def test_every_duty_of_the_graph_has_its_evidence(record):
    graph = read(record)
    duties = [e for e in elements(record) if isinstance(e, Edge) and graph_model().edges[e.type].role]
    for edge in duties:
        node = rdflib.URIRef(NAMES.duty_iri(edge.properties["id"]))
        spans = [stretch(graph, span) for span in graph.objects(node, PROV.wasQuotedFrom)]
        assert spans == [(edge.properties["start"], edge.properties["end"])]
        assert graph.value(node, PP.rank).value == edge.properties["rank"]


@settings(deadline=None, max_examples=40)
@given(records())
def test_every_node_and_relationship_is_a_statement(record):
    graph = read(record)
    model = graph_model()
    for element in elements(record):
        if isinstance(element, Node):
            assert (rdflib.URIRef(element.uri), RDF.type, PP[element.labels[-1]]) in graph
        else:
            predicate = rdflib.URIRef(model.edges[element.type].iri)
            assert (rdflib.URIRef(element.start), predicate, rdflib.URIRef(element.end)) in graph
