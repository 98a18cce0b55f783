"""The shapes speak of what the ontology declares, and of nothing else."""

from __future__ import annotations

import pytest
import rdflib
from policygraph.ontology import derive, rules
from policygraph.ontology.iris import VOCABULARY
from rdflib.namespace import OWL, RDF, RDFS, SH

PP = rdflib.Namespace(VOCABULARY)


@pytest.fixture(scope="module")
def shapes():
    return rdflib.Graph().parse(derive.ONTOLOGY.with_name("shapes.ttl"))


@pytest.fixture(scope="module")
def ontology():
    return derive.read_ontology()


def test_every_term_of_ours_in_the_shapes_is_declared(shapes, ontology):
    own = {o for o in shapes.objects() if isinstance(o, rdflib.URIRef) and o.startswith(VOCABULARY)}
    named = own - set(shapes.subjects(RDF.type, SH.NodeShape))
    assert [term for term in named if (term, RDF.type, None) not in ontology] == []


@pytest.mark.parametrize("name", ["Plan", "Measure", "Duty", "Target", "Mention"])
def test_what_carries_facts_has_a_shape(shapes, ontology, name):
    assert (PP[name], RDF.type, OWL.Class) in ontology
    assert (None, SH.targetClass, PP[name]) in shapes


def test_no_list_of_the_ontology_stands_a_second_time_in_what_is_written_by_hand(ontology):
    """Some of a closed list may be named by a rule, all of it only by what is made."""
    written = rules.read_shapes()
    for listed in written.objects(None, SH["in"]):
        members = set(rdflib.collection.Collection(written, listed))
        kinds = {kind for one in members for kind in ontology.objects(one, RDF.type)}
        assert all(not set(ontology.subjects(RDF.type, kind)) <= members for kind in kinds)


def test_no_datatype_of_the_ontology_stands_a_second_time_in_what_is_written_by_hand(ontology):
    written = rules.read_shapes()
    paths = {written.value(shape, SH.path) for shape in written.subjects(SH.datatype)}
    assert [path for path in paths if (path, RDFS.range, None) in ontology] == []


def test_every_value_with_a_datatype_has_its_shape(shapes, ontology):
    named = set(ontology.subjects(PP.graphName)) & set(ontology.subjects(RDF.type, OWL.DatatypeProperty))
    held = {shapes.value(shape, SH.path) for shape in shapes.subjects(SH.datatype)}
    assert named - held == {PP.nameEn}  # written as one of the labels


def test_every_message_of_a_shape_is_in_both_languages(shapes):
    for subject in set(shapes.subjects(SH.message)):
        assert {message.language.lower() for message in shapes.objects(subject, SH.message)} == {
            "zh-hans",
            "en",
        }
