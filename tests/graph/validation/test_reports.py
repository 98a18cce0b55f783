"""The report for machines: JSON that comes back as it was, SHACL that other tools read."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from broken import broken
from policygraph.errors import DocumentError
from policygraph.graph.validation.checking import check, shapes
from policygraph.graph.validation.findings import read_report, write_report
from policygraph.graph.validation.shacl_report import RULES, as_shacl
from rdflib.namespace import RDF, SH


@pytest.fixture(scope="module")
def report():
    data = broken("a span beyond the text").serialize(format="nt", encoding="utf-8")
    return check([("data", ox.parse(data, format=ox.RdfFormat.N_TRIPLES))])


def test_json_comes_back_as_it_was(report):
    assert read_report(write_report(report), "r.json") == report


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b'{"schema": "policygraph/record/1"}', b"[" * 10_000]
)
def test_what_is_no_report_is_refused(data):
    with pytest.raises(DocumentError, match="no report"):
        read_report(data, "r.json")


def test_the_shacl_report_says_what_the_standard_wants(report):
    graph = rdflib.Graph().parse(data=as_shacl(report).serialize(format="turtle"), format="turtle")
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == rdflib.Literal(False)
    (result,) = graph.objects(whole, SH.result)
    assert graph.value(result, SH.sourceShape) == RULES["plan-spans-inside"]
    assert graph.value(result, SH.value) == rdflib.Literal(999_999)
    assert graph.value(result, SH.resultSeverity) == SH.Violation
    steps = rdflib.collection.Collection(graph, graph.value(result, SH.resultPath))
    assert len(steps) == 3


def test_every_rule_has_its_name_where_reports_look_for_it():
    named = {s for s in shapes().subjects(SH.message) if isinstance(s, rdflib.URIRef)}
    assert all(str(rule).startswith(str(RULES)) for rule in named)
    assert not [s for s in shapes().subjects(SH.message) if isinstance(s, rdflib.BNode)]
