"""Over the five plans that ship, the questions in SPARQL answer as they do in Cypher, on either store."""

from __future__ import annotations

import pytest
from policygraph.cypher import catalogue as cypher
from policygraph.sparql import catalogue as sparql

PEAK = "贵州省碳达峰实施方案"
CASES = [
    ("cited-documents", {"plan": PEAK}),
    ("duties-of-office", {"office": "生态环境", "place": "贵州省"}),
    ("for-local-governments", {}),
    ("leads-by-topic", {}),
    ("leads-by-topic", {"topic": "钢铁"}),
    ("leads-everywhere", {}),
    ("leads-everywhere", {"topic": "钢铁", "mentions": True}),
    ("load-by-agency", {"place": "广东省"}),
    ("measures-without-lead", {"plan": PEAK}),
    ("plans-citing", {"words": "国发"}),
    ("sole-duties", {}),
    ("stretch-targets", {}),
    ("targets-due", {"from": 2025, "to": 2030}),
    ("targets-of-plan", {"plan": PEAK}),
    ("topics-nobody-covers", {}),
]


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_the_answer_is_that_of_the_cypher_question(five_plans, name, given):
    wanted = cypher.ask(five_plans.graph, name, given)
    got = sparql.ask(five_plans.rdf, name, given)
    assert wanted.rows
    assert got.rows == wanted.rows


def test_every_question_is_asked():
    assert {name for name, _ in CASES} == set(sparql.sparql_names())
