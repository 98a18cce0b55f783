"""Ways to break a good export, each with the rule that must then be named.

The plan is ours: two measures, duties with and without a lead, a target. `rdflib` graphs, so that the same
data can be handed to another checker as a file.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import rdflib
from draft import Draft, duty, mention, target
from policygraph.graph.rdf import write_rdf
from policygraph.loaders import record as r
from policygraph.ontology.iris import BASE, VOCABULARY
from rdflib.namespace import PROV, RDF, RDFS, SKOS, XSD

PP = rdflib.Namespace(VOCABULARY)
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
GUIZHOU = r.PlaceRef("贵州省", "520000")


def good_record() -> r.Record:
    draft = Draft("贵州省减排方案", GUIZHOU)
    draft.measure("一", title="主要目标", kind="goals", says=[
        target("能耗", 13, "%", change="decrease", year=2025, baseline_year=2020),
    ])  # fmt: skip
    draft.measure(
        "三",
        "（九）",
        title="挥发性有机物综合整治",
        says=[mention(r.PollutantMention, "挥发性有机物", "VOC", in_title=True)],
        duties=[
            duty("贵州省生态环境厅", "lead", mention="省生态环境厅", office="ecology-environment"),
            duty(
                "贵州省工业和信息化厅", "support", mention="省工业和信息化厅", office="industry-information"
            ),
            duty("贵州省财政厅", "support", mention="省财政厅", office="finance"),
        ],
    )
    draft.measure("三", "（十）", title="统计", duties=[duty("贵州省统计局", "sole", mention="省统计局")])
    return draft.record()


def good(base: str = BASE) -> rdflib.Graph:
    out = io.BytesIO()
    write_rdf([good_record()], out, "turtle", base)
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


class Break(NamedTuple):
    rule: str
    severity: str
    apply: Callable[[rdflib.Graph], None]


def _one(graph: rdflib.Graph, kind: rdflib.URIRef, label: str) -> rdflib.term.Node:
    """The one thing of a class whose label, mention or quote holds these words."""
    said = (RDFS.label, PP.mention, PP.quote)
    (found,) = {
        s
        for s in graph.subjects(RDF.type, kind)
        for p in said
        for o in graph.objects(s, p)
        if label in str(o)
    }
    return found


def _without_duties(graph):
    statistics = _one(graph, PP.Duty, "省统计局")
    graph.remove((statistics, None, None))


def _rank_lost(graph):
    duty = _one(graph, PP.Duty, "省工业和信息化厅")
    graph.remove((duty, None, None))


def _two_sole(graph):
    for words in ("省工业和信息化厅", "省财政厅"):
        graph.set(
            (_one(graph, PP.Duty, words), PP.role, rdflib.URIRef("https://w3id.org/cn-policy/id/role/sole"))
        )


def _deadline_before_baseline(graph):
    graph.set((_one(graph, PP.Target, "能耗"), PP.year, rdflib.Literal("2015", datatype=XSD.gYear)))


def _too_many_percent(graph):
    graph.set((_one(graph, PP.Target, "能耗"), PP.value, rdflib.Literal("1300", datatype=XSD.decimal)))


def _span_beyond(graph):
    duty = _one(graph, PP.Duty, "省财政厅")
    selector = graph.value(graph.value(duty, PROV.wasQuotedFrom), OA.hasSelector)
    graph.set((selector, OA.end, rdflib.Literal(999_999)))


def _span_backwards(graph):
    duty = _one(graph, PP.Duty, "省财政厅")
    selector = graph.value(graph.value(duty, PROV.wasQuotedFrom), OA.hasSelector)
    graph.set((selector, OA.start, graph.value(selector, OA.end)))


def _unknown_role(graph):
    duty = _one(graph, PP.Duty, "省生态环境厅")
    graph.set((duty, PP.role, rdflib.URIRef("https://example.org/role/boss")))


def _no_evidence(graph):
    graph.remove((_one(graph, PP.Duty, "省生态环境厅"), PROV.wasQuotedFrom, None))


def _stray_measure(graph):
    graph.remove((None, PP.hasMeasure, _one(graph, PP.Measure, "统计")))


def _inherited_lead(graph):
    graph.set((_one(graph, PP.Duty, "省生态环境厅"), PP.inherited, rdflib.Literal(True)))


def _target_of_nothing(graph):
    graph.remove((_one(graph, PP.Target, "能耗"), PP.ofIndicator, None))


def _no_text_hash(graph):
    graph.set((_one(graph, PP.Plan, "减排方案"), PP.textSha256, rdflib.Literal("abc")))


def _unlisted_code(graph):
    known = _one(graph, PP.Pollutant, "挥发性有机物")
    unknown = rdflib.URIRef(str(known).replace("/VOC", "/XYZ"))
    graph.set((known, SKOS.notation, rdflib.Literal("XYZ")))
    for s, p, o in [*graph.triples((known, None, None)), *graph.triples((None, None, known))]:
        graph.remove((s, p, o))
        graph.add((unknown if s == known else s, p, unknown if o == known else o))


def _period_backwards(graph):
    graph.set((_one(graph, PP.Plan, "减排方案"), PP.periodEnd, rdflib.Literal("2019", datatype=XSD.gYear)))


BREAKS = {
    "a clause and no duty": Break("measure-clause-has-duty", "violation", _without_duties),
    "a rank that is missing": Break("measure-ranks", "violation", _rank_lost),
    "two who are solely responsible": Break("measure-one-sole", "warning", _two_sole),
    "a deadline before the baseline": Break("target-baseline", "violation", _deadline_before_baseline),
    "1300 %": Break("target-percentage", "warning", _too_many_percent),
    "a span beyond the text": Break("plan-spans-inside", "violation", _span_beyond),
    "a span without length": Break("span-order", "violation", _span_backwards),
    "a sixth role": Break("value-of-role", "violation", _unknown_role),
    "a duty without evidence": Break("duty-evidence", "violation", _no_evidence),
    "a measure of no plan": Break("measure-plan", "violation", _stray_measure),
    "a lead that is inherited": Break("duty-inherited", "violation", _inherited_lead),
    "a target of no indicator": Break("target-indicator", "violation", _target_of_nothing),
    "a period that ends before it starts": Break("plan-period", "violation", _period_backwards),
    "a code of no list": Break("code-in-list", "violation", _unlisted_code),
    "no hash of the text": Break("plan-text", "violation", _no_text_hash),
}


def broken(name: str, base: str = BASE) -> rdflib.Graph:
    graph = good(base)
    BREAKS[name].apply(graph)
    return graph
