"""Every IRI answers: 303 to a document about it, in the form that was asked for, or 406."""

from __future__ import annotations

import gzip

import pyoxigraph as ox
import pytest
import rdflib
from policygraph.ontology.iris import BASE, VOCABULARY
from policygraph.ontology.rules import SHAPES
from rdflib.namespace import RDF, SH, VOID

RDF_FORMS = {
    "text/turtle": (".ttl", "turtle"),
    "application/ld+json": (".json", "json-ld"),
    "application/n-triples": (".nt", "nt"),
}
PLAN = "/id/plan/"


@pytest.fixture(scope="module")
def plan(things):
    return next(path for path in things if path.startswith(PLAN))


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", RDF_FORMS)
def test_everything_answers_programs_by_a_document_about_it(client, things, kind):
    suffix, form = RDF_FORMS[kind]
    assert len(things) > 100
    for path in things:
        answer = client.get(path, headers={"Accept": kind})
        assert (answer.status_code, answer.headers["location"]) == (303, path + suffix), path
    # Each class once is read whole: that every document parses is the same code for all of a class.
    for path in {path.split("/")[2]: path for path in things}.values():
        document = client.get(path + suffix)
        assert document.headers["content-type"].partition(";")[0] == kind
        graph = rdflib.Graph().parse(data=document.content, format=form)
        assert (rdflib.URIRef(BASE + path[1:]), None, None) in graph


def test_everything_answers_people_by_a_page(client, things):
    for path in things:
        answer = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f"<code>{BASE}{path[1:]}</code>" in answer.text


@pytest.mark.parametrize("path", ["/", "/void", "/def", "/shapes"])
@pytest.mark.parametrize("kind", [*RDF_FORMS, "text/html"])
def test_what_is_a_document_answers_at_once(client, path, kind):
    answer = client.get(path, headers={"Accept": kind})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind


def test_the_shapes_are_given_out_whole(client):
    """As a file for the SHACL tools of others, with all that the file beside the ontology says."""
    given = rdflib.Graph().parse(data=client.get("/shapes.ttl").content, format="turtle")
    wanted = rdflib.Graph().parse(SHAPES, format="turtle")
    assert len(given) == len(wanted)
    assert set(given.subject_objects(SH.message)) == set(wanted.subject_objects(SH.message))


def test_the_page_of_the_shapes_leads_to_each_rule(client):
    page = client.get("/shapes?lang=en", headers={"Accept": "text/html"}).text
    assert '<a href="/shape/duty-mention">duty-mention</a>' in page
    assert "A duty has the words that name its agency." in page


@pytest.mark.parametrize(
    "path",
    [
        "/id/scheme/place",
        "/id/place/540100",
        "/id/industry/gbt4754-2017/C31",
        "/id/role/lead",
        "/id/bound/at-least",
        "/shape/duty-role",
    ],
)
def test_terms_of_the_vocabulary_answer_too(client, path):
    answer = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert (rdflib.URIRef(BASE + path[1:]), None, None) in rdflib.Graph().parse(
        data=answer.text, format="turtle"
    )


@pytest.mark.parametrize("path", ["/", "/def", PLAN])
def test_a_form_that_there_is_not_is_406_and_says_what_there_is(client, plan, path):
    answer = client.get(plan if path == PLAN else path, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_caches_and_clients_are_told_of_the_other_forms(client, plan):
    for answer in (client.get(plan), client.get(plan + ".ttl")):
        assert "Accept" in answer.headers["vary"]
        assert f'<{plan}.json>; rel="alternate"; type="application/ld+json"' in answer.headers["link"]


@pytest.mark.parametrize("suffix", [".html", ".ttl", ".json", ".nt"])
def test_what_a_client_holds_is_not_sent_again(client, plan, suffix):
    first = client.get(plan + suffix)
    again = client.get(plan + suffix, headers={"If-None-Match": f'W/"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(plan + suffix, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_is_get_without_the_body(client, plan):
    whole, head = client.get(plan + ".ttl"), client.head(plan + ".ttl")
    assert head.content == b""
    assert head.headers["etag"] == whole.headers["etag"]


def test_scripts_of_other_sites_may_read(client, plan):
    answer = client.get(plan + ".ttl", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=asked).status_code == 200


def test_the_language_of_a_page_follows_the_browser(client, plan):
    assert '<html lang="en">' in client.get(plan + ".html", headers={"Accept-Language": "en"}).text
    assert '<html lang="zh-Hans">' in client.get(plan + ".html").text
    assert '<html lang="en">' in client.get(plan + ".html?lang=en").text


def test_the_description_counts_what_there_is(client, running):
    graph = rdflib.Graph().parse(data=client.get("/void.ttl").text, format="turtle")
    (triples,) = graph.objects(rdflib.URIRef(BASE + "void"), VOID.triples)
    facts = list(running.site.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert int(triples) == len(facts)
    (part,) = graph.subjects(VOID["class"], rdflib.URIRef(VOCABULARY + "Plan"))
    assert int(graph.value(part, VOID.entities)) == 5


def test_all_of_the_data_can_be_had(client, running):
    assert gzip.decompress(client.get("/data.nq.gz").content) == running.dump.read_bytes()


def test_the_ontology_is_the_file_itself(client):
    graph = rdflib.Graph().parse(data=client.get("/def.nt").text, format="nt")
    assert (rdflib.URIRef(VOCABULARY + "Plan"), RDF.type, rdflib.OWL.Class) in graph


@pytest.mark.parametrize("path", ["/id/plan/none", "/id/plan/none.ttl", "/favicon.ico", "/id/", "/x"])
def test_what_there_is_not_is_404_for_people_and_programs(client, path):
    page = client.get(path, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 404


def test_code_lists_are_reached_from_the_first_page_and_do_not_count_as_facts(client):
    assert 'href="/id/scheme/pollutant"' in client.get("/").text
    assert client.get("/id/place/540100.html").status_code == 200
    query = {"query": "SELECT ?p { ?p skos:notation '540100' }"}
    rows = client.get("/sparql", params=query, headers={"Accept": "application/json"}).json()
    assert rows["results"]["bindings"] == []
    inside = "{ ?p skos:notation ?n FILTER(STR(?n) = '540100') }"
    listed = {"query": f"SELECT ?p {{ GRAPH <{BASE}id/scheme> {inside} }}"}
    rows = client.get("/sparql", params=listed, headers={"Accept": "application/json"}).json()
    assert len(rows["results"]["bindings"]) == 1
