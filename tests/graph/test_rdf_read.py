"""What was exported as RDF comes back as the same nodes and relationships."""

from __future__ import annotations

import io

import pytest
from draft import Draft, duty
from hypothesis import given, settings
from policygraph.errors import DocumentError, UsageError
from policygraph.graph.build import elements
from policygraph.graph.elements import Edge, Node
from policygraph.graph.rdf import FORMATS, write_rdf
from policygraph.graph.rdf_read import read_rdf
from policygraph.loaders import record as r
from strategies import records

GUIZHOU = r.PlaceRef("贵州省", "520000")
SICHUAN = r.PlaceRef("四川省", "510000")


def round_trip(*plans, kind="nquads"):
    out = io.BytesIO()
    write_rdf(plans, out, kind)
    return list(read_rdf(io.BytesIO(out.getvalue()), kind))


def plan_of(place, title):
    draft = Draft(title, place)
    draft.cite("国务院关于减排的通知", "国发〔2021〕33号")
    draft.measure("一", duties=[duty(f"{place.name}生态环境厅", "lead", office="ecology-environment")])
    return draft.record()


def comparable(element):
    """The element with what has no order in RDF put in one."""
    said = dict(element.properties)
    if "unread_starts" in said:
        names = ("unread_starts", "unread_ends", "unread_reasons")
        rows = sorted(set(zip(*(said[name] for name in names), strict=True)))
        said |= {name: [row[at] for row in rows] for at, name in enumerate(names)}
    said |= {name: sorted(said[name]) for name in ("names", "mentions") if name in said}
    key = (
        element.uri
        if isinstance(element, Node)
        else (element.type, element.start, element.end, said.get("id"))
    )
    labels = element.labels if isinstance(element, Node) else (element.start_label, element.end_label)
    return str(key), labels, sorted(said.items())


def same(one, other):
    return sorted(map(comparable, one)) == sorted(map(comparable, other))


@pytest.mark.parametrize("kind", FORMATS)
def test_one_plan_comes_back_from_every_format(kind):
    record = plan_of(GUIZHOU, "贵州省减排方案")
    (made,) = round_trip(record, kind=kind)
    assert same(made, elements(record))


@pytest.mark.parametrize("kind", ["nquads", "turtle"])
def test_two_plans_come_back_apart_with_what_each_needs(kind):
    plans = [plan_of(GUIZHOU, "贵州省减排方案"), plan_of(SICHUAN, "四川省减排方案")]
    made = {
        next(e for e in one if isinstance(e, Node) and e.labels == ("Plan",)).uri: one
        for one in round_trip(*plans, kind=kind)
    }
    for record in plans:
        wanted = list(elements(record))
        assert same(made[wanted[0].uri], wanted)


@settings(deadline=None, max_examples=80)
@given(records())
def test_no_property_of_any_record_is_lost(record):
    (made,) = round_trip(record)
    assert same(made, elements(record))


def test_what_is_no_rdf_is_refused():
    with pytest.raises(DocumentError, match="cannot be read"):
        list(read_rdf(io.BytesIO(b"<a> <b> ."), "turtle"))


def test_unknown_format_is_refused():
    with pytest.raises(UsageError, match="turtle"):
        list(read_rdf(io.BytesIO(b""), "excel"))


def test_span_without_its_selector_is_refused_by_name():
    out = io.BytesIO()
    write_rdf([plan_of(GUIZHOU, "方案")], out, "ntriples")
    lines = [line for line in out.getvalue().splitlines(keepends=True) if b"hasSelector" not in line]
    with pytest.raises(DocumentError, match="hasSelector"):
        list(read_rdf(io.BytesIO(b"".join(lines)), "ntriples"))


def test_duties_come_back_as_relationships_and_not_as_nodes():
    (made,) = round_trip(plan_of(GUIZHOU, "方案"))
    assert [e.properties["rank"] for e in made if isinstance(e, Edge) and e.type == "LEADS"] == [1]
