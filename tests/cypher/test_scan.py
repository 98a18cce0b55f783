"""What a Cypher text names, whatever way it is written."""

from __future__ import annotations

import pytest
from policygraph.cypher.catalogue import questions
from policygraph.cypher.scan import names_in, unescaped
from policygraph.ontology.model import graph_model


@pytest.mark.parametrize(
    ("text", "labels", "types"),
    [
        ("MATCH (m:Measure)<-[d:LEADS|SHARES*1..2]-(:`A`) RETURN m", {"Measure", "A"}, {"LEADS", "SHARES"}),
        ("match (n:A&!B|(C)) return n", {"A", "B", "C"}, set()),
        ("MATCH (n) WHERE n:A AND NOT n:B RETURN n", {"A", "B"}, set()),
        ("MATCH (n) WHERE EXISTS { (n)-[:T]->(:A) } RETURN COUNT { (n)--(:B) }", {"A", "B"}, {"T"}),
        ("MATCH (n) CALL (n) { MATCH (n)-->(z:Z) WHERE z:Y RETURN z } RETURN z", {"Z", "Y"}, set()),
        ("RETURN [x IN $list WHERE x:A | x.v]", {"A"}, set()),
        ("RETURN {key: 1, other: {inner: 'a:B'}} AS map // (c:C)\n/* (d:D) */", set(), set()),
        ("RETURN $list[1..3], 'it\\'s (n:A)', \"(n:B)\", x :: INTEGER", set(), set()),
        ("MATCH (n {a: 1})-[{b: 2}]-() RETURN n", set(), set()),
    ],
)  # fmt: skip
def test_labels_and_types(text, labels, types):
    found = names_in(text)
    assert (set(found.labels), set(found.types)) == (labels, types)


def test_properties_with_their_variables():
    text = "MATCH (m:A {uri: $u})-[d:B {id: 'x'}]-(a) RETURN m.name, date.truncate('day', a.`d`), {k: d.rank}"
    assert set(names_in(text).properties) == {
        ("m", "uri"),
        ("d", "id"),
        ("m", "name"),
        ("a", "d"),
        ("d", "rank"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///x' AS line RETURN line",
        "load/* */csv with headers from $x as line return line",
        "LO\\u0041D CSV FROM 'x' AS line RETURN line",
        "MATCH (n) CALL (n) { LOAD CSV FROM n.name AS line RETURN line } RETURN line",
    ],
)
def test_reading_of_files_is_seen(text):
    assert names_in(unescaped(text)).reads_files


def test_words_that_only_look_like_it_are_not():
    found = names_in("MATCH (load:Plan) RETURN load.csv, 'LOAD CSV', `LOAD` AS csv // LOAD CSV\n")
    assert not found.reads_files


def test_procedures_by_their_whole_name():
    assert set(names_in("CALL db.labels() YIELD label CALL `apoc`.load.json('x') RETURN 1").procedures) == {
        "db.labels",
        "apoc.load.json",
    }


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_shipped_questions_name_only_what_there_is(question):
    found, model = names_in(question.text), graph_model()
    assert set(found.labels) <= set(model.nodes)
    assert set(found.types) <= set(model.edges)
    assert not found.procedures or question.name == "search"
