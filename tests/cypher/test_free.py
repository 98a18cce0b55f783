"""Queries of one's own: they read, they cannot write or reach out, and a slip of the pen is named."""

from __future__ import annotations

import pytest
from policygraph.cypher.free import ask_freely, values
from policygraph.errors import UsageError
from policygraph.graph.loading import load
from policygraph.graph.stores import QueryRefused, QueryTimedOut, open_store


def test_rows_come_under_the_names_of_the_query(asked):
    answer = ask_freely(
        asked,
        "MATCH (p:Plan) WHERE p.period_start = $year RETURN p.name AS plan ORDER BY plan;",
        {"year": 2023},
    )
    assert (answer.columns, answer.rows, answer.cut) == (("plan",), [{"plan": "贵阳市协同方案"}], False)


def test_no_rows_still_have_their_columns(asked):
    answer = ask_freely(asked, "MATCH (p:Plan {name: 'x'}) RETURN p.name AS plan, p.chars")
    assert (answer.columns, answer.rows) == (("plan", "p.chars"), [])


def test_a_long_answer_is_cut_and_says_so(asked):
    assert len(ask_freely(asked, "MATCH (m:Measure) RETURN m.uri", limit=3).rows) == 3
    assert ask_freely(asked, "MATCH (m:Measure) RETURN m.uri", limit=3).cut
    assert not ask_freely(asked, "MATCH (m:Measure) RETURN m.uri", limit=11).cut


def test_a_query_without_end_is_stopped_and_the_store_goes_on(asked):
    endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS n"
    with pytest.raises(QueryTimedOut):
        ask_freely(asked, endless, timeout=0.3)
    assert ask_freely(asked, "RETURN 1 AS one").rows == [{"one": 1}]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MATCH (p:Plan RETURN p", "line 1, column 15)"),
        ("RETURN 1 AS a\nRETURNS 2", "line 2, column 1)"),
    ],
)
def test_where_a_query_is_wrong_is_counted_in_what_was_typed(neo4j_location, text, place):
    with open_store(neo4j_location) as store, pytest.raises(QueryRefused) as caught:
        ask_freely(store, text)
    assert place in str(caught.value)
    assert "EXPLAIN" not in str(caught.value)


def test_a_duration_is_shown_as_iso_8601_has_it(neo4j_location):
    with open_store(neo4j_location) as store:
        assert ask_freely(store, "RETURN duration('P1DT2H') AS d").rows == [{"d": "P1DT2H"}]


WRITES = [
    "CREATE (n:Plan {uri: 'x'}) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (p:Plan) SET p.name = 'x' RETURN p",
    "MATCH (p:Plan) REMOVE p.name RETURN p",
    "MERGE (n:Plan {uri: 'x'}) RETURN n",
    "MATCH (p:Plan) CALL (p) { CREATE (:Plan {uri: 'x'}) } RETURN p",
    "MATCH (p:Plan) FOREACH (x IN [1] | CREATE (:Plan {uri: 'x'}))",
    "CREATE CONSTRAINT foo IF NOT EXISTS FOR (n:Plan) REQUIRE n.sha256 IS UNIQUE",
    "DROP CONSTRAINT plan_uri",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CR\\u0045ATE (n:Plan {uri: 'x'}) RETURN n",
    "RETURN 1 AS one; MATCH (n) DETACH DELETE n",
    "RETURN 1 AS one UNION CREATE (n:Plan {uri: 'x'}) RETURN 1 AS one",
    "/* only reads */ create (n:Plan {uri: 'x'})",
]


@pytest.mark.parametrize("text", WRITES)
def test_a_query_cannot_write(asked, text):
    before = asked.query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r")
    constraints = len(asked.query("SHOW CONSTRAINTS"))
    with pytest.raises(QueryRefused):
        ask_freely(asked, text)
    assert before == asked.query(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
    )
    assert len(asked.query("SHOW CONSTRAINTS")) == constraints


@pytest.mark.parametrize("text", WRITES)
def test_the_door_of_the_store_alone_holds(asked, text):
    """The look at the text is a help; what keeps the graph safe is the session."""
    before = asked.query("MATCH (n) RETURN count(n) AS n")
    if not text.startswith("TERMINATE"):  # not a write to a server, and there is no such transaction
        with pytest.raises(QueryRefused):
            asked.query(text)
    assert asked.query("MATCH (n) RETURN count(n) AS n") == before


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LO\\u0041D CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "MATCH (p:Plan) CALL (p) { LOAD CSV FROM 'http://localhost:1' AS line RETURN line } RETURN line",
        "CALL apoc.load.json('http://localhost') YIELD value RETURN value",
        "CALL dbms.listConfig() YIELD name, value RETURN name, value",
        "call `db`.`clearQueryCaches`()",
    ],
)
def test_a_query_reaches_nothing_but_the_graph(asked, text):
    with pytest.raises(QueryRefused):
        ask_freely(asked, text)


def test_reading_of_files_is_refused_by_its_plan_too(asked):
    with pytest.raises(QueryRefused, match="reads a file"):
        asked.check_reads("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MATCH (m:Measur) RETURN m", "no label called 'Measur'; the nearest are Measure"),
        ("MATCH (m:measure) RETURN m", "no label called 'measure'; the nearest are Measure"),
        ("MATCH (m:Measure) WHERE m:Collective RETURN m", "the nearest are CollectiveActor"),
        ("MATCH ()-[d:LEAD]->() RETURN d", "no relationship type called 'LEAD'; the nearest are LEADS"),
        ("MATCH (a:Agency) RETURN a.names", "no property of Agency called 'names'; the nearest are name"),
        (
            "MATCH (a)-[d:LEADS]->() RETURN d.ranks",
            "no property of LEADS called 'ranks'; the nearest are rank",
        ),
        ("MATCH (n {naem: 'x'}) RETURN n", "no property called 'naem'; the nearest are name"),
        ("", "There is no query"),
        ("EXPLAIN MATCH (n) RETURN n", "A plan has no rows"),
    ],
)
def test_a_name_that_does_not_exist_gets_the_nearest(asked, text, says):
    with pytest.raises(UsageError, match=says):
        ask_freely(asked, text)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (m:Measure) WITH {title: m.name} AS m RETURN m.title AS title",
        "UNWIND $rows AS row RETURN row.anything AS x",
        "MATCH (a:Agency&!CollectiveActor) RETURN count(a) AS n",
        "RETURN date('2025-01-01').year AS year",
        "CALL db.labels() YIELD label RETURN label",
    ],
)
def test_a_right_query_is_not_stopped(asked, text):
    assert ask_freely(asked, text, {"rows": [{"anything": 1}]}).rows


def test_names_of_somebody_elses_data_are_names(neo4j_location):
    from neo4j import GraphDatabase

    with open_store(neo4j_location) as store, GraphDatabase.driver(neo4j_location, auth=None) as driver:
        load(store, [])
        driver.execute_query("CREATE (:Person {surname: 'Li'})-[:KNOWS]->(:Person)", database_="neo4j")
        text = "MATCH (p:Person {surname: 'Li'})-[:KNOWS]->() RETURN p.surname AS name"
        assert ask_freely(store, text).rows == [{"name": "Li"}]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2025", 2025),
        ("true", True),
        ('["a", 1]', ["a", 1]),
        ('"2025"', "2025"),
        ("贵州省", "贵州省"),
        ("C31", "C31"),
        ("'x'", "'x'"),
    ],
)
def test_what_is_typed_for_a_parameter(typed, value):
    assert values({"x": typed}) == {"x": value}


def test_a_time_limit_left_by_a_killed_process_does_no_harm(tmp_path):
    with open_store(tmp_path / "store") as store:
        load(store, [])
    (tmp_path / "store" / "configuration.json").write_text('{"configuration":{"command.timeout":1}}')
    with open_store(tmp_path / "store") as store:
        rows = store.query("UNWIND range(1, 300) AS a UNWIND range(1, 300) AS b RETURN sum(a * b) AS n")
        assert rows[0]["n"] > 0
