"""`/sparql` by the protocol, read-only and within limits."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest
from policygraph.cypher.catalogue import question
from policygraph.sparql.catalogue import sparql_names, sparql_text
from policygraph.web.endpoint import LONGEST_QUERY

QUERY, UPDATE = ({"Content-Type": f"application/sparql-{kind}"} for kind in ("query", "update"))
JSON = {"Accept": "application/json"}
PLANS = "SELECT ?p { ?p a pp:Plan }"
TRIPLES = "CONSTRUCT { ?p a pp:Plan } { ?p a pp:Plan }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(5)) + " }"
HUNGRY = "SELECT * { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(3)) + " } ORDER BY ?c0 ?c1 ?c2"
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_rows_come_in_every_form_by_every_way(client, kind, way):
    headers = {"Accept": kind}
    match way:
        case "get":
            answer = client.get("/sparql", params={"query": PLANS}, headers=headers)
        case "form":
            answer = client.post("/sparql", data={"query": PLANS}, headers=headers)
        case _:
            headers["Content-Type"] = "application/sparql-query"
            answer = client.post("/sparql", content=PLANS, headers=headers)
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert len(list(ox.parse_query_results(answer.content, format=ROWS[kind]))) == 5


def test_rows_come_as_csv(client):
    answer = client.get("/sparql", params={"query": PLANS}, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(answer.text.splitlines()) == 6


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_every_form(client, kind, form):
    answer = client.get("/sparql", params={"query": TRIPLES}, headers={"Accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert len(list(ox.parse(answer.content, format=form))) == 5


def test_a_truth_value_is_answered(client):
    answer = client.get("/sparql", params={"query": "ASK { ?p a pp:Plan }"}, headers=JSON)
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("name", sparql_names())
def test_the_canned_questions_have_their_columns(client, name):
    answer = client.post("/sparql", data={"query": sparql_text(name)}, headers=JSON)
    assert answer.json()["head"]["vars"] == [c.name for c in question(name).columns]


def test_graphs_can_be_named_as_the_protocol_says(client):
    count = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"
    graphs = client.get(
        "/sparql",
        params={"query": "SELECT ?g { GRAPH ?g { ?p a pp:Plan } }"},
        headers=JSON,
    ).json()["results"]["bindings"]
    one = graphs[0]["g"]["value"]

    def counted(**more):
        answer = client.get("/sparql", params={"query": count, **more}, headers=JSON)
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert 0 < counted(**{"default-graph-uri": one}) < counted()
    assert counted(**{"default-graph-uri": "https://example.org/none"}) == 0


def test_the_endpoint_describes_itself_to_programs(client):
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert "sd:SPARQL11Query" in answer.text


def test_a_browser_gets_a_page_with_the_rows_as_links(client):
    answer = client.get("/sparql", params={"query": PLANS}, headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.count('<a href="/id/plan/') == 5


@pytest.mark.parametrize(
    ("send", "status", "says"),
    [
        ({"params": {"query": "SELECT"}}, 400, "cannot be read"),
        ({"params": {"query": "DROP ALL"}}, 400, "updates are not taken"),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}}, 400, "other endpoints"),
        ({"params": {"query": ["ASK {}", "ASK {}"]}}, 400, "given 2 times"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}, 400, "cannot be answered"),
        ({"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406, "no such form"),
        ({"params": {"query": PLANS}, "headers": {"Accept": "application/n-triples"}}, 406, "no such form"),
        ({"method": "POST", "data": {"update": "DROP ALL"}}, 403, "only reads"),
        ({"method": "POST", "content": "DROP ALL", "headers": UPDATE}, 403, "only reads"),
        ({"method": "POST", "content": "x", "headers": {"Content-Type": "text/plain"}}, 415, "is sent as"),
        ({"method": "POST", "data": {"q": "ASK {}"}}, 400, "holds no query"),
        ({"method": "POST", "content": b"\xff", "headers": QUERY}, 400, "UTF-8"),
        ({"method": "POST", "content": b"#" * (LONGEST_QUERY + 1), "headers": QUERY}, 413, "has more"),
        ({"method": "PUT", "content": "x"}, 405, "Only GET"),
        ({"method": "DELETE"}, 405, "Only GET"),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_with_a_sentence(client, send, status, says):
    send = {"headers": {"Accept": "*/*"}, **send}
    answer = client.request(send.pop("method", "GET"), "/sparql", **send)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert says in answer.text


def test_a_query_without_end_is_stopped_and_the_next_is_answered(client):
    started = time.monotonic()
    answer = client.get("/sparql", params={"query": ENDLESS}, headers=JSON)
    assert (answer.status_code, "took longer than 3 s" in answer.text) == (400, True)
    assert time.monotonic() - started < 20
    assert client.get("/sparql", params={"query": PLANS}).status_code == 200


def test_an_answer_without_end_is_stopped_too(client):
    answer = client.get("/sparql", params={"query": HUNGRY}, headers={"Accept": "text/csv"})
    assert answer.status_code == 400
    assert client.get("/sparql", params={"query": PLANS}).status_code == 200
