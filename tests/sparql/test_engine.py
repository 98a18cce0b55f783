"""Queries only read, ask nobody else, and end: whatever they hold."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.errors import UsageError
from policygraph.graph.stores.errors import QueryTimedOut
from policygraph.sparql.engine import Solutions, Statements, dataset, run
from policygraph.sparql.results import GRAPH_FORMATS, RESULT_FORMATS, TooLarge, written

A, B, C = (ox.NamedNode(f"https://example.org/{name}") for name in "abc")
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(9)) + " }"


@pytest.fixture
def store():
    graphs = (ox.NamedNode("https://example.org/one"), ox.NamedNode("https://example.org/two"))
    return dataset([ox.Quad(A, B, C, graph) for graph in graphs])


@pytest.fixture
def endpoint():
    """Another endpoint, and the list of what was asked of it."""
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql", asked
        server.shutdown()


def test_a_triple_of_two_plans_is_one_in_the_default_graph(store):
    found = run(store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }")
    assert found == Solutions(("n",), ((ox.Literal(1),),))
    assert len(run(store, "SELECT ?g { GRAPH ?g { ?a ?b ?c } }").rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 5SERVICE<URL>{ ?s ?p ?o } }",
        "SELECT * { ?s pp:a\\#b ?o . SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p <x\\u0027> . SERVICE <URL> { ?s ?p 'x' } }",
        "SELECT * { ſERVICE <URL> { ?s ?p ?o } }",
        "BASE <URL> SELECT * { { SELECT * { SERVICE <> { ?s ?p ?o } } } }",
    ],
)
def test_no_other_endpoint_is_asked(store, endpoint, text):
    url, asked = endpoint
    with pytest.raises(UsageError, match="other endpoints"):
        run(store, text.replace("URL", url))
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?a ?b ?c }",
        "CLEAR ALL",
        "LOAD <file:///etc/hosts>",
        "CREATE GRAPH <urn:g>",
        "SELECT * { ?a ?b ?c } ; DROP ALL",
        "",
        "SELECT",
        "\0",
        "SELECT * { ?a ?b ?c } " * 2,
        "{" * 10_000,
    ],
)
def test_what_is_no_query_is_refused_and_nothing_changes(store, text):
    before = set(store)
    with pytest.raises(UsageError):
        run(store, text)
    assert set(store) == before


def test_files_and_addresses_are_not_read(store, endpoint, tmp_path):
    url, asked = endpoint
    (tmp_path / "a.nt").write_text("<urn:a> <urn:b> <urn:c> .")
    for source in (url, (tmp_path / "a.nt").as_uri()):
        assert run(store, f"SELECT * FROM <{source}> {{ ?a ?b ?c }}").rows == ()
        assert run(store, f"SELECT * {{ GRAPH <{source}> {{ ?a ?b ?c }} }}").rows == ()
    assert asked == []


def test_a_query_without_end_is_given_up():
    full = dataset(ox.Quad(ox.NamedNode(f"urn:{i}"), B, ox.Literal(i)) for i in range(200))
    started = time.monotonic()
    # Ends by itself after seconds: a thread cannot be stopped, and must not outlive the tests by much.
    with pytest.raises(QueryTimedOut, match=r"0\.2 s"):
        run(full, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.2)
    assert time.monotonic() - started < 2


def test_a_limit_cuts_and_says_so(store):
    found = run(store, "SELECT ?x { VALUES ?x { 1 2 3 } }", limit=2)
    assert (len(found.rows), found.cut) == (2, True)
    assert not run(store, "SELECT ?x { VALUES ?x { 1 2 3 } }", limit=3).cut


def test_triples_come_once(store):
    found = run(store, "CONSTRUCT { ?a ?b 1 } { VALUES ?x { 1 2 } ?a ?b ?c }")
    assert isinstance(found, Statements)
    assert len(found.triples) == 1


@pytest.mark.parametrize("form", RESULT_FORMATS)
def test_rows_are_written_as_the_standards_say(store, form):
    data = written(store, "SELECT ?a { ?a ?b ?c }", results=form).data
    (row,) = (
        ox.parse_query_results(data, format=RESULT_FORMATS[form])
        if form != "sparql-csv"
        else [data.split()[1:]]
    )
    assert (row[0] if form != "sparql-csv" else row[0].decode()) in (A, A.value)


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_triples_are_written_in_every_format(store, form):
    data = written(store, "CONSTRUCT WHERE { ?a ?b ?c }", graphs=form).data
    assert [q.triple for q in ox.parse(data, format=GRAPH_FORMATS[form])] == [ox.Triple(A, B, C)]


def test_an_answer_that_is_too_large_is_refused(store):
    with pytest.raises(TooLarge, match="larger than 1000 bytes"):
        written(store, 'SELECT ?x ?y { VALUES ?x { 1 2 3 4 5 } BIND("' + "x" * 500 + '" AS ?y) }', most=1000)


@given(st.text(alphabet="SELECT *{}?a<>.:\"'\\#()\n|/^!+=&u0053", max_size=60))
def test_whatever_is_asked_nothing_else_is_raised(text):
    with contextlib.suppress(UsageError):
        run(dataset([]), text)
