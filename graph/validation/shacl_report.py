"""Findings as a SHACL validation report in Turtle, for tools that read such reports."""

from __future__ import annotations

from collections.abc import Mapping

import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node
from rdflib.util import from_n3

from .checking import shapes
from .findings import Finding, Report, Severity

RULES = rdflib.Namespace("https://w3id.org/cn-policy/shape/")
"""Where the shapes have their names."""

_SEVERITIES: Mapping[Severity, Node] = {"violation": SH.Violation, "warning": SH.Warning, "info": SH.Info}


def as_shacl(report: Report) -> rdflib.Graph:
    """Return the findings as one `sh:ValidationReport`.

    As the standard says, it conforms only where there is no result at all, warnings included.
    """
    graph = rdflib.Graph()
    graph.bind("rule", RULES)
    whole = rdflib.BNode()
    found = list(report.findings())
    graph.add((whole, RDF.type, SH.ValidationReport))
    graph.add((whole, SH.conforms, rdflib.Literal(not found)))
    for finding in found:
        graph.add((whole, SH.result, _result(graph, finding)))
    return graph


def _result(graph: rdflib.Graph, finding: Finding) -> Node:
    result, shape = rdflib.BNode(), RULES[finding.rule]
    said = {
        SH.focusNode: from_n3(finding.focus),
        SH.value: from_n3(finding.value) if finding.value else None,
        SH.resultSeverity: _SEVERITIES[finding.severity],
        SH.sourceShape: shape,
        SH.sourceConstraintComponent: from_n3(finding.component) if finding.component else None,
        SH.resultPath: _copied(shapes().value(shape, SH.path), graph),
    }
    graph.add((result, RDF.type, SH.ValidationResult))
    for predicate, term in said.items():
        if isinstance(term, Node):
            graph.add((result, predicate, term))
    for text, language in ((finding.zh, "zh-Hans"), (finding.en, "en")):
        graph.add((result, SH.resultMessage, rdflib.Literal(text, lang=language)))
    return result


def _copied(path: Node | None, graph: rdflib.Graph) -> Node | None:
    """Return a path of the shapes; the nodes without names that it is made of are copied into the graph."""
    if isinstance(path, rdflib.BNode):
        graph += shapes().cbd(path)
    return path
