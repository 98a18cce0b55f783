"""Two checkers that share no code, pyshacl and Apache Jena, find the same in good data and in broken data."""

from __future__ import annotations

import pytest
import rdflib
from broken import BREAKS, broken, good
from policygraph.graph.validation.checking import shacl_report, with_its_lists
from policygraph.ontology.derive import ONTOLOGY
from rdflib.namespace import RDF, SH

SHAPES = ONTOLOGY.with_name("shapes.ttl")


def results(report):
    """What a report says: the node, the rule, how grave, and by which constraint."""
    wanted = (SH.focusNode, SH.sourceShape, SH.resultSeverity, SH.sourceConstraintComponent)
    return {tuple(report.value(r, p) for p in wanted) for r in report.subjects(RDF.type, SH.ValidationResult)}


def asked_of_jena(jena, data, folder):
    file = folder / "data.nt"
    data.serialize(file, format="nt", encoding="utf-8")
    done = jena.run("shacl.shacl", "validate", "--shapes", SHAPES, "--data", file, check=False)
    assert done.stderr == ""
    return rdflib.Graph().parse(data=done.stdout, format="turtle")


def bases():
    """A base of its own for each kind of fault, so that all stand in one file and none meets another."""
    return {name: f"https://example.org/{number}/" for number, name in enumerate(BREAKS)}


@pytest.fixture(scope="module")
def everything_broken():
    data = rdflib.Graph()
    for name, base in bases().items():
        data += with_its_lists(broken(name, base))
    return data


def test_jena_finds_good_data_good(jena, tmp_path):
    data = with_its_lists(good())
    report = asked_of_jena(jena, data, tmp_path)
    assert results(report) == results(shacl_report(data)) == set()
    assert (None, SH.conforms, rdflib.Literal(True)) in report


def test_jena_finds_in_broken_data_what_pyshacl_finds(jena, tmp_path, everything_broken):
    assert len(BREAKS) >= 10
    ours = results(shacl_report(everything_broken))
    theirs = results(asked_of_jena(jena, everything_broken, tmp_path))
    assert theirs == ours
    for name, base in bases().items():
        rules = {str(shape).rpartition("/")[2] for focus, shape, *_ in theirs if str(focus).startswith(base)}
        assert BREAKS[name].rule in rules, name
