"""The code lists keep the rules of SKOS, and name things as the plans' data do."""

from __future__ import annotations

import io
from collections import Counter

import pytest
import rdflib
from policygraph.commands.inputs import shipped_records
from policygraph.graph.build import elements
from policygraph.graph.code_lists import KEYS, schemes, write_codes
from policygraph.graph.elements import Node
from policygraph.graph.rdf import FORMATS
from policygraph.ontology.industries import industries
from policygraph.ontology.iris import Namespace
from policygraph.ontology.tables import read_table
from rdflib.namespace import RDF, SKOS

NAMES = Namespace()
# Plans write a unit as it is; places and what only plans name have no English name.
WITHOUT_ENGLISH = {"place", "indicator"}


@pytest.fixture(scope="module")
def lists():
    return {scheme.key: scheme for scheme in schemes(NAMES, shipped_records())}


@pytest.fixture(scope="module")
def graph(lists):
    out = io.BytesIO()
    count = write_codes(lists.values(), out, NAMES)
    made = rdflib.Graph().parse(data=out.getvalue(), format="turtle")
    assert len(made) == count
    return made


def repeated(values):
    return sorted(value for value, times in Counter(values).items() if times > 1)


def test_the_lists_are_those_that_are_announced(lists):
    assert tuple(lists) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_each_list_is_a_scheme_with_concepts(graph, key):
    scheme = rdflib.URIRef(NAMES.scheme_iri(key))
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert {label.language.lower() for label in graph.objects(scheme, SKOS.prefLabel)} == {"zh-hans", "en"}
    members = set(graph.subjects(SKOS.inScheme, scheme))
    assert members
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, scheme))
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) <= members


@pytest.mark.parametrize("key", KEYS)
def test_a_notation_stands_for_one_concept(lists, key):
    assert repeated(c.notation for c in lists[key].concepts) == []
    assert repeated(c.uri for c in lists[key].concepts) == []


@pytest.mark.parametrize("key", sorted(set(KEYS) - {"place"}))
def test_no_two_concepts_have_one_preferred_label(lists, key):
    """The standard names some sections as their only division (教育): these two are one above the other."""
    above = {c.uri: c for c in lists[key].concepts}
    alone = [c for c in lists[key].concepts if not (c.broader and above.get(c.broader, c).name == c.name)]
    assert repeated(c.name for c in alone) == []
    assert repeated(c.name_en for c in alone if c.name_en) == []


def test_no_two_places_of_one_parent_have_one_name(lists):
    assert repeated((c.broader, c.name) for c in lists["place"].concepts) == []


def test_no_other_label_is_the_preferred_label_of_another_concept(graph, lists):
    for key in set(KEYS) - {"place"}:  # many places share a short form, and a reader asks which is meant
        scheme = rdflib.URIRef(NAMES.scheme_iri(key))
        members = list(graph.subjects(SKOS.inScheme, scheme))
        preferred = {label for member in members for label in graph.objects(member, SKOS.prefLabel)}
        assert preferred.isdisjoint(label for m in members for label in graph.objects(m, SKOS.altLabel))


def test_each_concept_has_one_preferred_label_a_language_and_it_is_no_other_label(graph):
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        assert repeated(label.language for label in preferred) == []
        assert set(preferred).isdisjoint(graph.objects(concept, SKOS.altLabel))


@pytest.mark.parametrize("key", sorted(set(KEYS) - WITHOUT_ENGLISH))
def test_every_concept_has_a_chinese_and_an_english_name(lists, key):
    assert [c.notation for c in lists[key].concepts if not (c.name and c.name_en)] == []


def test_nothing_is_broader_than_itself(graph):
    for concept in graph.subjects(SKOS.broader):
        above = [graph.value(concept, SKOS.broader)]
        while above[-1] is not None:
            assert above[-1] != concept
            assert len(above) < 10
            above.append(graph.value(above[-1], SKOS.broader))


def test_what_is_broader_is_a_concept_of_the_same_list(graph):
    for concept, above in graph.subject_objects(SKOS.broader):
        assert set(graph.objects(concept, SKOS.inScheme)) == set(graph.objects(above, SKOS.inScheme))


def test_sector_that_the_standard_does_not_know_leads_to_a_row_that_it_does(graph):
    coating = rdflib.URIRef(NAMES.industry_iri("X-industrial-coating", "local"))
    assert list(graph.objects(coating, SKOS.broadMatch)) == [rdflib.URIRef(NAMES.industry_iri("C33"))]


@pytest.mark.parametrize(
    ("code", "nace"), [("C", "C"), ("C30", "23"), ("C31", "241"), ("C3011", "2351"), ("D4620", "3700")]
)
def test_link_to_nace_is_an_iri_of_its_publisher_without_dots(graph, code, nace):
    row = rdflib.URIRef(NAMES.industry_iri(code))
    links = [str(o) for o in graph.objects(row, SKOS.closeMatch)]
    assert links == [f"http://data.europa.eu/ux2/nace2/{nace}"]


def test_class_of_nace_is_of_the_same_division_as_that_of_isic():
    """The two upper levels of both lists are the same."""
    rows = [i for i in industries().values() if i.nace and i.isic and len(i.nace) > 2]
    assert [i.code for i in rows if i.nace[:2] != i.isic[:2]] == []


def test_every_row_with_a_class_of_nace_is_a_row_of_the_standard():
    named = {row["code"] for row in read_table("industry_nace.csv")}
    assert named <= {i.code for i in industries().values() if i.scheme == "gbt4754-2017"}


def test_row_that_spreads_over_several_divisions_of_isic_has_no_link():
    assert industries()["L72"].isic is None


def test_data_of_plans_use_the_iris_of_the_lists(lists):
    known = {concept.uri for scheme in lists.values() for concept in scheme.concepts}
    labels = {"Industry", "Pollutant", "Office", "Indicator"}
    for record in shipped_records():
        for node in elements(record):
            if isinstance(node, Node) and node.labels[0] in labels and "/unlisted/" not in node.uri:
                assert node.uri in known, node


@pytest.mark.parametrize("kind", FORMATS)
def test_lists_are_written_in_every_format(lists, kind):
    import pyoxigraph as ox

    out = io.BytesIO()
    count = write_codes([lists["role"], lists["pollutant"]], out, NAMES, kind)
    assert len(set(ox.parse(out.getvalue(), format=FORMATS[kind]))) == count
