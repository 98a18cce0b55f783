"""The closed schema: what the ontology declares, and what `check` refuses."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
from policygraph.graph.elements import Edge, Node
from policygraph.loaders import record
from policygraph.ontology.model import SchemaViolation, check, constraints, graph_model

LABELS = {
    "Plan",
    "Measure",
    "Target",
    "Indicator",
    "Agency",
    "CollectiveActor",
    "Office",
    "Place",
    "Industry",
    "Pollutant",
    "Document",
}
DUTIES = {"LEADS", "SUPPORTS", "SHARES", "SOLELY_RESPONSIBLE_FOR", "IMPLEMENTS"}
OTHERS = {
    "HAS_MEASURE",
    "PART_OF",
    "SETS",
    "OF_INDICATOR",
    "FOR_PLACE",
    "CONCERNS",
    "CITES",
    "COVERS",
    "ISSUED_BY",
    "KIND_OF",
    "SERVES",
    "WITHIN",
    "BROADER",
}

DOCUMENT = Node(("Document",), "https://example.org/d", {"name": "节能法"})
WITHIN = Edge("WITHIN", "Place", "https://example.org/a", "Place", "https://example.org/b")


def test_labels_are_those_of_the_design_and_no_other():
    assert set(graph_model().nodes) == LABELS


def test_relationship_types_are_those_of_the_design_and_no_other():
    assert set(graph_model().edges) == DUTIES | OTHERS


def test_duties_alone_have_an_id_of_their_own():
    assert {name for name, edge in graph_model().edges.items() if edge.keyed} == DUTIES


@pytest.mark.parametrize("name", sorted(DUTIES))
def test_duty_leads_from_agency_to_measure_and_carries_its_proof(name):
    edge = graph_model().edges[name]
    assert edge.ends == (("Agency", "Measure"),)
    assert {"id", "rank", "mention", "start", "end", "inherited", "plan"} <= set(edge.properties)


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("CONCERNS", {("Measure", "Industry"), ("Measure", "Pollutant"), ("Measure", "Place")}),
        ("BROADER", {("Industry", "Industry"), ("Pollutant", "Pollutant"), ("Indicator", "Indicator")}),
        ("CITES", {("Plan", "Document"), ("Plan", "Plan")}),
        ("SERVES", {("Agency", "Place")}),
    ],
)
def test_ends_of_relationships(name, ends):
    assert set(graph_model().edges[name].ends) == ends


def test_collective_actor_is_an_agency_too():
    assert graph_model().nodes["CollectiveActor"].extends == "Agency"


@pytest.mark.parametrize("role", get_args(record.Role))
def test_every_role_of_the_record_has_its_type(role):
    assert graph_model().type_of_role(role) in DUTIES


@pytest.mark.parametrize(
    ("label", "name", "enumeration"),
    [
        ("Target", "bound", record.Bound),
        ("Target", "change", record.Change),
        ("Measure", "kind", record.MeasureKind),
        ("Plan", "unread_reasons", record.UnreadReason),
    ],
)
def test_closed_lists_of_the_record_are_the_concepts_of_the_ontology(label, name, enumeration):
    assert set(graph_model().nodes[label].properties[name].values) == set(get_args(enumeration))


def test_roles_of_the_record_are_the_roles_of_the_ontology():
    assert {edge.role for edge in graph_model().edges.values()} - {None} == set(get_args(record.Role))


def test_constraints_make_uri_unique_for_every_label_that_is_matched_by():
    made = [text for text in constraints() if "REQUIRE n.uri IS UNIQUE" in text]
    assert len(made) == len(LABELS - {"CollectiveActor"})


def test_constraint_has_the_form_of_neo4j_5():
    wanted = "CREATE CONSTRAINT leads_id IF NOT EXISTS FOR ()-[r:LEADS]-() REQUIRE r.id IS UNIQUE"
    assert wanted in constraints()


def test_model_is_read_without_an_rdf_library():
    code = "import sys, policygraph.ontology.model as m; m.graph_model(); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_declared_node_passes():
    check(DOCUMENT)


def test_declared_relationship_passes():
    check(WITHIN)


def test_whole_number_passes_as_a_figure():
    assert graph_model().nodes["Target"].properties["value"].accepts(13)


def bad_node(labels=("Document",), uri="https://example.org/d", **properties):
    return Node(labels, uri, {"name": "节能法"} | properties)


@pytest.mark.parametrize(
    ("element", "says"),
    [
        (bad_node(("Section",)), "Section"),
        (bad_node(("Document", "Plan")), "do not go together"),
        (bad_node(uri="https://example.org/文件"), "no ASCII IRI"),
        (bad_node(colour="red"), "colour"),
        (bad_node(name=3), "wants string"),
        (Edge("HAS_MEASURE", "Plan", "p", "Measure", "m", {"plan": "x", "order": -1}), "integer from 0"),
        (Node(("Document",), "https://example.org/d"), "lacks name"),
        (Edge("MANAGES", "Agency", "a", "Measure", "m"), "MANAGES"),
        (Edge("WITHIN", "Place", "a", "Agency", "b"), "from Place to Agency"),
        (Edge("WITHIN", "Place", "a", "Place", "b", {"since": 2020}), "since"),
        (Edge("COVERS", "Plan", "a", "Place", "b"), "lacks plan"),
    ],
    ids=[
        "label",
        "two labels",
        "IRI",
        "property",
        "kind",
        "limit",
        "required",
        "type",
        "ends",
        "edge property",
        "edge required",
    ],
)
def test_undeclared_element_is_refused_with_what_is_wrong(element, says):
    with pytest.raises(SchemaViolation, match=says):
        check(element)


@pytest.mark.parametrize(
    ("name", "value"),
    [("year", True), ("year", 2025.0), ("stretch", 1), ("value", "13"), ("bound", "≥"), ("value", None)],
)
def test_value_of_another_kind_is_refused(name, value):
    assert not graph_model().nodes["Target"].properties[name].accepts(value)


def test_list_with_one_item_of_another_kind_is_refused():
    assert not graph_model().nodes["Plan"].properties["pages"].accepts([0, "911"])
