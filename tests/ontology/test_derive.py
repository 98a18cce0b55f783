"""The ontology file itself, and the files that follow from it."""

from __future__ import annotations

import json

import jsonschema
import pyoxigraph
import pytest
import rdflib
from policygraph.loaders.record import schema_text
from policygraph.ontology import derive, rules
from policygraph.ontology.iris import VOCABULARY, Namespace
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

PP = rdflib.Namespace(VOCABULARY)
RULE = rdflib.Namespace("https://w3id.org/cn-policy/shape/")
ROLE = rdflib.Namespace("https://w3id.org/cn-policy/id/role/")


@pytest.fixture(scope="module")
def ontology():
    return derive.read_ontology()


def own(ontology, kind):
    return [t for t in ontology.subjects(RDF.type, kind) if str(t).startswith(VOCABULARY)]


def languages(ontology, term, predicate):
    return {value.language.lower() for value in ontology.objects(term, predicate) if value.language}


def required(schema, kind):
    (edge,) = [edge for edge in schema["edges"] if edge["type"] == kind]
    return {p["name"] for p in edge["properties"] if p["required"]}


def test_derived_files_are_fresh():
    assert derive.stale_files() == ()


def test_check_finds_a_stale_file(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(derive, "CONSTRAINTS", tmp_path / "schema.cypher")
    assert derive.main(["--check"]) == 1
    assert capsys.readouterr().out == "schema.cypher is stale\n"


def test_derive_writes_what_check_then_accepts(monkeypatch, tmp_path):
    monkeypatch.setattr(derive, "CONSTRAINTS", tmp_path / "schema.cypher")
    monkeypatch.setattr(derive, "GRAPH_SCHEMA", tmp_path / "graph-schema.json")
    assert derive.main([]) == 0
    assert derive.main(["--check"]) == 0


def test_required_properties_are_those_that_a_shape_asks_for(ontology):
    """With the rule gone from the shapes, the graph asks for the property no more."""
    shapes = rules.read_shapes()
    shapes.remove((RULE["duty-mention"], SH.minCount, None))
    assert "mention" not in required(derive.graph_schema(ontology, shapes), "LEADS")
    assert "mention" in required(derive.graph_schema(ontology, rules.read_shapes()), "LEADS")


def test_what_only_one_relation_must_have_is_not_asked_of_another(ontology):
    schema = derive.graph_schema(ontology, rules.read_shapes())
    assert "in_title" in required(schema, "CONCERNS")
    assert required(schema, "CITES") == {"plan", "starts", "ends"}


def test_a_relationship_without_a_node_of_its_own_is_held_to_its_ends(ontology):
    shapes = rules.read_shapes()
    shapes.remove((RULE["target-quote"], SH.minCount, None))
    assert "quote" not in required(derive.graph_schema(ontology, shapes), "SETS")


def test_limits_of_the_graph_and_of_the_record_are_those_of_the_shapes(ontology):
    shapes = rules.read_shapes()
    shapes.set((RULE["duty-rank"], SH.maxInclusive, rdflib.Literal(7)))
    edges = derive.graph_schema(ontology, shapes)["edges"]
    ranks = [p for edge in edges for p in edge["properties"] if p["name"] == "rank"]
    assert {(p["least"], p["most"]) for p in ranks} == {(1, 7)}
    assert "RANK = (1, 7)" in derive.words(ontology, shapes)


def test_shapes_of_values_follow_the_ontology():
    """A sixth role is allowed as soon as the ontology has it."""
    ontology = derive.read_ontology()
    ontology.add((ROLE["watch"], RDF.type, PP.Role))
    ontology.add((ROLE["watch"], SKOS.notation, rdflib.Literal("watch")))
    made = rdflib.Graph().parse(data=rules.shapes_text(ontology), format="turtle")
    assert ROLE["watch"] in Collection(made, made.value(RULE["value-of-role"], SH["in"]))


def test_check_finds_stale_shapes(monkeypatch, tmp_path, capsys):
    stale = tmp_path / "shapes.ttl"
    stale.write_text(rules.written_by_hand(), encoding="utf-8")
    monkeypatch.setattr(rules, "SHAPES", stale)
    assert derive.main(["--check"]) == 1
    assert capsys.readouterr().out == "shapes.ttl is stale\n"


def test_derive_refuses_an_unknown_option():
    assert derive.main(["--force"]) == 2


def test_both_libraries_read_the_same_number_of_statements(ontology):
    assert sum(1 for _ in pyoxigraph.parse(path=derive.ONTOLOGY)) == len(ontology)


def test_every_class_has_a_chinese_and_an_english_label(ontology):
    lacking = [c for c in own(ontology, OWL.Class) if languages(ontology, c, RDFS.label) != {"zh-hans", "en"}]
    assert lacking == []


@pytest.mark.parametrize(
    "kind",
    [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype],
    ids=lambda k: k.split("#")[1],
)
def test_every_term_of_ours_is_defined_in_both_languages(ontology, kind):
    terms = own(ontology, kind)
    assert terms
    assert [t for t in terms if languages(ontology, t, SKOS.definition) != {"zh-hans", "en"}] == []


def test_every_word_of_a_closed_list_is_labelled_and_defined_in_both_languages(ontology):
    concepts = set(ontology.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for predicate in (SKOS.prefLabel, SKOS.definition):
        assert [c for c in concepts if languages(ontology, c, predicate) != {"zh-hans", "en"}] == []


def test_every_property_of_ours_has_a_chinese_and_an_english_label(ontology):
    properties = [*own(ontology, OWL.ObjectProperty), *own(ontology, OWL.DatatypeProperty)]
    assert [p for p in properties if languages(ontology, p, RDFS.label) != {"zh-hans", "en"}] == []


def test_relationship_types_are_the_names_of_the_properties_in_upper_snake(ontology):
    for relation, kind in ontology.subject_objects(PP.graphType):
        words = str(kind).lower().split("_")
        camel = words[0] + "".join(word.capitalize() for word in words[1:])
        assert relation == PP[camel]


def test_roles_are_roles_of_org_with_labels_and_definitions(ontology):
    org_role = rdflib.URIRef("http://www.w3.org/ns/org#Role")
    roles = set(ontology.subjects(RDF.type, org_role))
    assert {str(ontology.value(role, SKOS.notation)) for role in roles} == {
        "lead",
        "support",
        "shared",
        "sole",
        "implement",
    }
    for role in roles:
        assert languages(ontology, role, SKOS.definition) == {"zh-hans", "en"}


def test_role_iris_are_those_that_exports_use(ontology):
    assert (rdflib.URIRef(Namespace().role_iri("lead")), SKOS.notation, rdflib.Literal("lead")) in ontology


def test_collective_actor_is_no_formal_organization(ontology):
    formal = rdflib.URIRef("http://www.w3.org/ns/org#FormalOrganization")
    above = set(ontology.transitive_objects(PP.CollectiveActor, RDFS.subClassOf))
    assert formal not in above


def test_record_schema_is_fresh():
    """Made anew by `python -m policygraph.loaders.record`."""
    path = derive.ONTOLOGY.with_name("record.schema.json")
    assert path.read_text(encoding="utf-8") == schema_text()


def test_record_schema_is_a_json_schema():
    text = derive.ONTOLOGY.with_name("record.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
