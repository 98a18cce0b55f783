"""The parts of the stores that need no store: addresses, constraints as text, sentences, statements."""

from __future__ import annotations

import subprocess
import sys

import pytest
from policygraph.graph import server
from policygraph.graph.elements import Edge, Node
from policygraph.graph.stores import SchemaMismatch
from policygraph.graph.stores.base import Uniqueness, parse_constraint
from policygraph.graph.stores.changes import Changes, compare, statements
from policygraph.graph.stores.contents import Contents, join
from policygraph.graph.stores.errors import one_line
from policygraph.graph.stores.refusals import refusal_by_code
from policygraph.graph.stores.shape import current_shape, quoted
from policygraph.ontology.model import constraints, graph_model


def test_every_constraint_of_the_ontology_is_understood():
    parsed = {(one.of, one.key) for one in map(parse_constraint, constraints())}
    model = graph_model()
    assert parsed == {(label, "uri") for label, node in model.nodes.items() if node.extends is None} | {
        (kind, "id") for kind, edge in model.edges.items() if edge.keyed
    }


def test_constraint_in_backticks_is_understood():
    text = "create constraint `a_b` if not exists for ()-[r:`LEADS`]-() require (r.`id`) is unique"
    assert parse_constraint(text) == Uniqueness("a_b", "LEADS", "id")


def test_constraint_of_another_kind_is_refused():
    with pytest.raises(SchemaMismatch, match="mend the ontology"):
        parse_constraint("CREATE CONSTRAINT x FOR (n:Plan) REQUIRE n.uri IS NOT NULL")


def test_plans_own_nodes_are_told_from_shared_ones():
    shape = current_shape()
    assert shape.owned == {"Plan", "Measure", "Target"}
    assert set(shape.shared_types) == {"KIND_OF", "SERVES", "WITHIN", "BROADER"}
    assert shape.extras["Agency"] == ("CollectiveActor",)


def test_every_relationship_is_reached_by_one_walk():
    shape = current_shape()
    walks = (*shape.owned_walks, *shape.shared_walks)
    for pattern in shape.patterns:
        reached = [
            walk
            for walk in walks
            if pattern.type in walk.types
            and walk.label == (pattern.start if walk.outward else pattern.end)
            and shape.pattern(walk, pattern.type, [pattern.end if walk.outward else pattern.start]) == pattern
        ]
        assert len(reached) == 1


def test_name_with_a_backtick_stays_a_name():
    assert quoted("a`b") == "`a``b`"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("com.arcadedb.exception.X: no\n\tat y.\n", "no at y"),
        ("x" * 400, "x" * 299 + "…"),
        ("", "Exception"),
    ],
)
def test_engines_words_become_one_line(said, sentence):
    assert one_line(Exception(said)) == sentence


def test_nothing_new_makes_no_statement():
    node = Node(("Agency", "CollectiveActor"), "u", {"name": "x", "list": [1, 2]})
    same = Node(("Agency", "CollectiveActor"), "u", {"list": (1, 2), "name": "x"})
    found, wanted = Contents({("Agency", "u"): node}), Contents({("Agency", "u"): same})
    changes = compare(found, wanted, current_shape())
    assert list(statements(changes, {})) == []
    assert changes.nodes["Agency"].unchanged == 1


def test_values_are_bound_and_never_in_the_text():
    evil = "'}) DETACH DELETE n //"
    changes = Changes(new_nodes=[Node(("Plan",), evil, {"name": evil})])
    changes.new_edges.append(Edge("LEADS", "Agency", evil, "Measure", evil, {"id": evil, "mention": evil}))
    for statement in statements(changes, {"LEADS": True}):
        assert evil not in statement.cypher
        assert evil in str(statement.rows)


def test_two_citations_of_one_plan_become_one_in_text_order():
    first = Edge("CITES", "Plan", "a", "Plan", "b", {"starts": [30, 5], "ends": [40, 9], "plan": "p"})
    second = Edge(
        "CITES", "Plan", "a", "Plan", "b", {"starts": [7], "ends": [8], "plan": "p", "number": "1号"}
    )
    joined = {"starts": [5, 7, 30], "ends": [9, 8, 40], "plan": "p", "number": "1号"}
    assert join(first, second).properties == join(second, first).properties == joined


def test_neo4j_driver_is_not_loaded_for_a_folder(tmp_path):
    script = (
        "import sys\nfrom policygraph.graph.stores import open_store\n"
        "open_store(sys.argv[1]).close()\nassert 'neo4j' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "store")], check=True)


def test_server_is_a_real_neo4j(neo4j_server):
    from neo4j import GraphDatabase

    with GraphDatabase.driver(neo4j_server.bolt, auth=None) as driver:
        # An ArcadeDB endpoint calls itself "Neo4j/5.26.0 compatible (ArcadeDB …)".
        assert driver.get_server_info().agent == f"Neo4j/{server.LTS.neo4j}"


def test_a_database_that_has_stopped_is_not_called_busy():
    code = "Neo.TransientError.Database.DatabaseUnavailable"
    said = str(refusal_by_code(code, "not currently available", "bolt://h:1/neo4j", "h:1", "neo4j"))
    assert "full disk" in said
    assert "busy" not in said
