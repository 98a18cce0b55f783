"""Questions, on every store: plain values come back, and nothing can be written by asking."""

from __future__ import annotations

import pytest
from policygraph.graph.loading import load_elements
from policygraph.graph.stores import QueryRefused, ReadOnlyViolation, Store, open_store


@pytest.fixture
def filled(store, handmade):
    load_elements(store, [handmade.Plan(size=3).elements()])
    return store


def test_every_store_keeps_the_protocol(store):
    assert isinstance(store, Store)
    assert store.kind in ("embedded", "neo4j")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("'生态环境'", "生态环境"),
        ("[1, [2, 'x']]", [1, [2, "x"]]),
        ("{a: 1, b: [1, null]}", {"a": 1, "b": [1, None]}),
        ("date('2025-12-31')", "2025-12-31"),
        ("10000000000000", 10_000_000_000_000),
    ],
)
def test_values_are_plain(store, expression, value):
    assert store.query(f"RETURN {expression} AS x") == [{"x": value}]


def test_node_is_a_dict_of_its_properties(filled):
    (row,) = filled.query("MATCH (p:Plan) RETURN p")
    assert row["p"]["pages"] == [0, 911]
    assert set(row["p"]) == {"uri", "name", "plan", "pages", "chars", "sha256"}


def test_relationship_is_a_dict_of_its_properties(filled, handmade):
    rows = filled.query("MATCH ()-[r:LEADS {rank: 1}]->(m {order: 0}) RETURN r")
    plan = handmade.Plan()
    said = {"id": f"{plan.id}-0-1", "rank": 1, "mention": "负责", "start": 0, "plan": plan.id}
    assert rows == [{"r": said}]


def test_nodes_of_a_path_are_dicts(filled):
    (row,) = filled.query(
        "MATCH p = (:Plan)-[:HAS_MEASURE]->(m {order: 1}) RETURN [n IN nodes(p) | n.name] AS names"
    )
    assert row["names"] == ["某省节能减排方案", "举措 1"]


def test_parameters_are_bound(filled):
    rows = filled.query(
        "MATCH (m:Measure) WHERE m.name IN $names RETURN m.name AS n", {"names": ["举措 2", "x' OR 1"]}
    )
    assert rows == [{"n": "举措 2"}]


def test_limit_cuts_the_answer(filled):
    assert len(filled.query("MATCH (n) RETURN n", limit=2)) == 2
    assert len(filled.query("UNWIND range(1, 5) AS i RETURN i", limit=9)) == 5


def test_label_that_does_not_exist_gives_no_rows(filled):
    assert filled.query("MATCH (n:NoSuchLabel)-[:NO_SUCH_TYPE]->() RETURN n") == []


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Agency {uri: 'x'})",
        "MERGE (n:Agency {uri: 'x'}) RETURN n",
        "MATCH (n:Plan) SET n.name = 'x'",
        "MATCH (n:Plan) REMOVE n.name",
        "MATCH (n:Plan) DETACH DELETE n",
        "MATCH ()-[r:LEADS]->() DELETE r",
        "FOREACH (i IN [1] | CREATE (:Agency {uri: 'x'}))",
        "CREATE CONSTRAINT mine IF NOT EXISTS FOR (n:Mine) REQUIRE n.x IS UNIQUE",
        "DROP CONSTRAINT agency_uri",
        "CREATE INDEX mine IF NOT EXISTS FOR (n:Plan) ON (n.title)",
    ],
)
def test_question_that_would_write_is_refused(filled, snapshot, cypher):
    before = snapshot(filled), filled.query("SHOW CONSTRAINTS")
    with pytest.raises(ReadOnlyViolation) as caught:
        filled.query(cypher)
    assert "\n" not in str(caught.value)
    assert (snapshot(filled), filled.query("SHOW CONSTRAINTS")) == before


@pytest.mark.parametrize("cypher", ["MATCH (n RETURN n", "RETURN $nothing", "RETURN nonsense(1) AS x"])
def test_wrong_cypher_is_one_sentence(filled, cypher):
    with pytest.raises(QueryRefused) as caught:
        filled.query(cypher)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    assert "com.arcadedb" not in str(caught.value)


def test_store_remembers_after_closing(store_location, handmade):
    with open_store(store_location) as store:
        load_elements(store, [handmade.Plan(size=3).elements()])
    with open_store(store_location, create=False) as store:
        assert store.query("MATCH (m:Measure) RETURN count(*) AS n") == [{"n": 3}]
        assert load_elements(store, [handmade.Plan(size=3).elements()]).writes == 0


def test_closing_twice_is_allowed(store_location):
    store = open_store(store_location)
    store.close()
    store.close()


@pytest.mark.parametrize("rows", [0, 1, 500, 501, 1200])
def test_rows_are_the_same_however_they_are_sent(store, rows):
    text = "UNWIND range(1, $rows) AS n RETURN n, [n, null, {a: date('2025-12-31')}] AS x ORDER BY n DESC"
    answer = store.query(f"{text} // the last line", {"rows": rows}, columns=["n", "x"])
    assert answer == store.query(text, {"rows": rows})
    assert [row["n"] for row in answer] == list(range(rows, 0, -1))


def test_node_sent_with_many_is_a_dict_too(filled):
    text = "MATCH (m:Measure) RETURN m, m.order AS at ORDER BY at"
    assert filled.query(text, columns=["m", "at"]) == filled.query(text)


def test_a_limit_holds_where_the_columns_are_told(store):
    text = "UNWIND range(1, 2000) AS n RETURN n ORDER BY n"
    assert store.query(text, limit=2, columns=["n"]) == [{"n": 1}, {"n": 2}]
