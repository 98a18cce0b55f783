"""The checks that keep a wrong question from being shipped: each finds what it is for, and all files pass."""

from __future__ import annotations

import re

import pytest
from policygraph.cypher.catalogue import questions
from policygraph.cypher.checks import Vocabulary, problems, returned_names
from policygraph.cypher.header import Column, Parameter, Question
from policygraph.cypher.terms import terms
from policygraph.ontology.model import graph_model

SMALL = Vocabulary(
    labels={"Agency": {"uri", "name"}, "Measure": {"uri", "name", "start"}},
    types={"LEADS": {"id", "rank"}, "SHARES": {"id", "rank"}},
)
TEXT = """
// a comment may CREATE what it likes, $even, n.this
MATCH (a:Agency {uri: $agency})-[d:LEADS|SHARES]->(m:Measure)
WITH a, m, collect({rank: d.rank, mine: 'SET x'}) AS found
RETURN a.name AS agency, [f IN found | f.mine] AS mine, coalesce(m.name, 'x, y') AS measure
ORDER BY m.start
"""


def asking(text=TEXT, parameters=("agency",), columns=("agency", "mine", "measure")) -> Question:
    return Question(
        name="q",
        zh="题",
        en="q",
        answers_zh="",
        answers_en="",
        parameters=tuple(Parameter(p, "text", True, None, "", "") for p in parameters),
        columns=tuple(Column(c, c, c) for c in columns),
        text=text,
    )


def test_a_right_question_has_no_problems():
    assert problems(asking(), SMALL) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"parameters": ()}, "$agency is used and not declared"),
        ({"parameters": ("agency", "plan")}, "parameter plan is declared and not used"),
        ({"columns": ("agency", "measure", "mine")}, "returns ['agency', 'mine', 'measure']"),
        ({"text": TEXT.replace("ORDER BY m.start", "")}, "has no order"),
        ({"text": TEXT.replace(":Agency", ":Agencies")}, "the label Agencies is not in the ontology"),
        ({"text": TEXT.replace("SHARES", "SHARED")}, "the type SHARED is not in the ontology"),
        ({"text": TEXT.replace("a.name", "a.title")}, "a.title: no such property"),
        ({"text": TEXT.replace("m.start", "m.rank")}, "m.rank: no such property"),
        ({"text": TEXT.replace("f.mine", "f.yours")}, "f.yours: no such property"),
        ({"text": TEXT.replace("{uri:", "{code:")}, "a.code: no such property"),
        ({"text": TEXT.replace("MATCH", "MERGE")}, "may only read, and says MERGE"),
        ({"text": TEXT.replace("WITH a, m", "SET a.name = 'x' WITH a, m")}, "may only read, and says SET"),
        ({"text": "CALL db.labels()\n" + TEXT}, "may only read, and says CALL db"),
        ({"text": TEXT.replace("ORDER BY m.start", "ORDER BY id(m)")}, "uses the deprecated id(m)"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_finds(change, says):
    assert any(says in problem for problem in problems(asking(**change), SMALL))


def test_column_names_are_those_of_the_last_return():
    assert returned_names(
        "CALL { RETURN 1 AS one } RETURN DISTINCT one AS x, {a: 1, b: 2} AS y, z LIMIT 3"
    ) == [
        "x",
        "y",
        "z",
    ]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    model = graph_model()
    return Vocabulary(
        labels={label: {"uri", *model.properties_of(label)} for label in model.nodes},
        types={name: set(edge.properties) for name, edge in model.edges.items()},
    )


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_question_fits_the_ontology(question, vocabulary):
    assert problems(question, vocabulary) == []


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_word_a_question_answers_with_is_a_term(question):
    answered = re.findall(r"(?:THEN|ELSE) '([^']*[一-龥][^']*)'", question.text)
    assert set(answered) <= terms()
