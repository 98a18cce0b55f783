"""The shapes speak of what the ontology declares, and of nothing else."""

from __future__ import annotations

import pytest
import rdflib
from policygraph.ontology import derive
from policygraph.ontology.iris import VOCABULARY
from rdflib.namespace import OWL, RDF, SH

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


def test_roles_of_the_shapes_are_those_of_the_ontology(shapes, ontology):
    (listed,) = [
        shapes.value(s, SH["in"]) for s in shapes.subjects(SH.path, PP.role) if (s, SH["in"], None) in shapes
    ]
    assert set(rdflib.collection.Collection(shapes, listed)) == set(ontology.subjects(RDF.type, PP.Role))


def test_every_message_of_a_shape_is_in_both_languages(shapes):
    for subject in set(shapes.subjects(SH.message)):
        assert {message.language.lower() for message in shapes.objects(subject, SH.message)} == {
            "zh-hans",
            "en",
        }
