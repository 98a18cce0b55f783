"""An OWL 2 RL reasoner finds no contradiction in the ontology with data, and would find one."""

from __future__ import annotations

import io

import owlrl
import pytest
import rdflib
from draft import Draft, duty, mention, target
from policygraph.graph.rdf import write_rdf
from policygraph.loaders import record as r
from policygraph.ontology.derive import read_ontology
from policygraph.ontology.iris import VOCABULARY
from rdflib.namespace import OWL, RDF

PP = rdflib.Namespace(VOCABULARY)
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
GUIZHOU = r.PlaceRef("贵州省", "520000")


def data():
    """A plan with one of everything."""
    draft = Draft("贵州省减排方案", GUIZHOU, issuers=("贵州省人民政府",))
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号")
    draft.measure(
        "一",
        says=[
            mention(r.IndustryMention, "水泥", "C3011"),
            mention(r.PlaceMention, "贵阳市", "520100"),
            mention(r.PollutantMention, "挥发性有机物", "VOC"),
            target("煤耗", 5.0, "吨标准煤", places=("贵阳市",)),
        ],
        duties=[
            duty("贵州省生态环境厅", "lead", office="ecology-environment"),
            duty("各市（州）人民政府", "implement", collective=True),
        ],
    )
    draft.measure("一", "（一）")
    draft.skip("约占一半。", "FIGURE_NOT_PARSED")
    out = io.BytesIO()
    write_rdf([draft.record()], out, "ntriples")
    return rdflib.Graph().parse(data=out.getvalue(), format="nt")


@pytest.fixture(scope="module")
def known():
    return read_ontology() + data()


def reasoned(graph):
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.fixture(scope="module")
def closure(known):
    return reasoned(rdflib.Graph() + known)


def faults(graph):
    return [str(message) for message in graph.objects(None, ERROR)]


def test_ontology_and_data_hold_no_contradiction(closure):
    assert faults(closure) == []
    assert list(closure.subjects(RDF.type, OWL.Nothing)) == []


def test_a_contradiction_would_be_found(known):
    """A collective actor that is also an agency: the two classes are disjoint."""
    few = read_ontology()
    few.add((PP.x, RDF.type, PP.Agency))
    few.add((PP.x, RDF.type, PP.CollectiveActor))
    assert faults(reasoned(few))


def test_strangers_terms_follow_from_ours(closure, known):
    """Who knows ORG and Dublin Core and not our terms finds the agencies and the parts of a plan."""
    agencies = set(known.subjects(RDF.type, PP.Agency))
    assert agencies
    assert agencies <= set(closure.subjects(RDF.type, ORG.FormalOrganization))
    for plan, measure in known.subject_objects(PP.hasMeasure):
        assert (plan, DCTERMS.hasPart, measure) in closure


def test_collective_actor_does_not_become_a_formal_organization(closure, known):
    collective = set(known.subjects(RDF.type, PP.CollectiveActor))
    assert collective
    assert collective.isdisjoint(closure.subjects(RDF.type, ORG.FormalOrganization))
