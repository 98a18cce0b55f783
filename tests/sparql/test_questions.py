"""Each question in SPARQL answers as it does in Cypher, on either store: the same rows in the same order."""

from __future__ import annotations

import re

import pytest
import rdflib.plugins.sparql
from policygraph.cypher import catalogue as cypher
from policygraph.errors import UsageError
from policygraph.sparql import catalogue as sparql
from policygraph.sparql.engine import run

CASES = [
    ("cited-documents", {}),
    ("cited-documents", {"plan": "广东省减排方案"}),
    ("duties-of-office", {"office": "生态环境"}),
    ("duties-of-office", {"office": "工信厅", "place": "贵州"}),
    ("for-local-governments", {}),
    ("leads-by-topic", {}),
    ("leads-by-topic", {"topic": "钢铁"}),
    ("leads-by-topic", {"topic": "挥发性有机物", "about_only": True}),
    ("leads-everywhere", {}),
    ("leads-everywhere", {"topic": "VOCs", "mentions": True}),
    ("leads-everywhere", {"topic": "钢铁", "mentions": True}),
    ("load-by-agency", {}),
    ("load-by-agency", {"place": "贵州省"}),
    ("measures-without-lead", {}),
    ("measures-without-lead", {"plan": "贵州省减排方案"}),
    ("plans-citing", {"words": "减排"}),
    ("plans-citing", {"words": "国发"}),
    ("sole-duties", {}),
    ("stretch-targets", {}),
    ("targets-due", {}),
    ("targets-due", {"from": 2026, "to": 2030}),
    ("targets-of-plan", {"plan": "贵州省减排方案"}),
    ("topics-nobody-covers", {}),
]


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_the_answer_is_that_of_the_cypher_question(on_each_store, name, given):
    wanted = cypher.ask(on_each_store.graph, name, given)
    got = sparql.ask(on_each_store.rdf, name, given)
    assert got.rows == wanted.rows
    assert [list(row) for row in got.rows] == [[c.name for c in got.columns]] * len(got.rows)


def test_every_question_is_asked_here_and_gives_rows(both):
    asked = {name for name, _ in CASES}
    assert asked == set(sparql.sparql_names())
    assert {name for name, given in CASES if sparql.ask(both.rdf, name, given).rows} == asked


def test_there_are_ten_questions_and_the_two_of_the_opening_page():
    assert len(sparql.sparql_names()) >= 10
    assert {"leads-by-topic", "leads-everywhere"} <= set(sparql.sparql_names())
    assert set(sparql.sparql_names()) <= set(cypher.question_names())


@pytest.mark.parametrize("name", sparql.sparql_names())
def test_a_file_stands_alone(both, name):
    """It can be pasted into another tool: every prefix declared, every parameter holding an example."""
    text = sparql.sparql_text(name)
    rdflib.plugins.sparql.prepareQuery(text)
    both.rdf.query(text)
    blocks = {match[1] for match in re.finditer(r"VALUES \?given_(\w+) \{ \S[^}]* \}", text)}
    assert blocks == {p.name for p in cypher.question(name).parameters}


@pytest.mark.parametrize("name", sparql.sparql_names())
def test_a_file_has_the_titles_and_columns_of_its_question(both, name):
    asked = cypher.question(name)
    text = sparql.sparql_text(name)
    assert text.splitlines()[:2] == [f"# {asked.zh}", f"# {asked.en}"]
    found = run(both.rdf, text)
    assert list(found.variables) == [c.name for c in asked.columns]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "needs plan"),
        ({"plan": "没有的方案"}, "There is no plan"),
        ({"plan": "x", "colour": "red"}, "has no parameter 'colour'"),
        ({"plan": "https://a/ b"}, "is no IRI"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(both, given, says):
    with pytest.raises(UsageError, match=says):
        sparql.ask(both.rdf, "targets-of-plan", given)


def test_a_value_cannot_leave_its_block(both):
    nasty = '节能" } UNION { ?a ?b ?c } # \\" }'
    assert sparql.ask(both.rdf, "plans-citing", {"words": nasty}).rows == []


def test_an_unknown_question_gets_the_nearest():
    with pytest.raises(UsageError, match="leads-by-topic"):
        sparql.sparql_text("leads-by-topics")
