"""Records written as RDF come back as the same records, from every format."""

from __future__ import annotations

import io

import msgspec
import pytest
from draft import Draft, duty, mention, target
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.commands.inputs import shipped_records
from policygraph.errors import DocumentError
from policygraph.graph.build import elements
from policygraph.graph.rdf import FORMATS, write_elements, write_rdf
from policygraph.graph.record_rdf_read import read_records
from policygraph.loaders import record as r
from strategies import records

GUIZHOU = r.PlaceRef("贵州省", "520000")


def round_trip(*plans, kind="nquads"):
    out = io.BytesIO()
    write_rdf(plans, out, kind)
    return read_records(io.BytesIO(out.getvalue()), kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_shipped_records_come_back_as_they_were(kind):
    shipped = list(shipped_records())
    assert round_trip(*shipped, kind=kind) == shipped


@pytest.mark.parametrize("kind", FORMATS)
def test_what_the_graph_folds_comes_back(kind):
    """Two spellings of one agency and one industry, an order that is not that of the text, no title."""
    draft = Draft("方案", GUIZHOU, issuers=("贵州省环保厅", "贵州省生态环境厅", "贵州省环保厅"))
    draft.cite("关于减排的通知")
    draft.cite("关于减排 的通知", "国发〔2021〕33号", times=2)
    draft.measure(
        "三",
        "（九）",
        title="改造",
        says=[
            mention(r.IndustryMention, "钢铁", "C31", times=2),
            mention(r.IndustryMention, "炼钢", "C31", in_title=True),
            mention(r.PlaceMention, "某地", "999999"),
            target("能 耗", 13.5, "%", places=("贵阳市", "某地")),
            target("能耗", 13.5, "%"),
        ],
        duties=[
            duty("贵州省生态环境厅", "lead", office="ecology-environment"),
            duty("贵州省环保厅", "lead", office="ecology-environment"),
            duty("各市（州）人民政府", "implement", collective=True, carries_over=True, place=None),
        ],
    )
    draft.measure("四", duties=[duty("贵州省水利厅", "sole")])
    draft.skip("约占一半。", "FIGURE_NOT_PARSED")
    draft.skip("又占一半。", "UNKNOWN_AGENCY")
    record = draft.record()
    first, second = record.measures
    untitled = msgspec.structs.replace(first, title="")
    turned = r.Record(r.SCHEMA, record.plan, (untitled, second), record.unread[::-1])
    assert round_trip(turned, kind=kind) == [turned]


def test_further_clauses_come_back_in_their_order():
    record = Draft("方案", GUIZHOU).measure("一", duties=[duty("贵州省水利厅", "sole")]).record()
    (measure,) = record.measures
    more = (r.Clause("（乙负责）", (3, 8)), r.Clause(None, (1, 2)))
    record = msgspec.structs.replace(record, measures=(msgspec.structs.replace(measure, more_clauses=more),))
    assert round_trip(record) == [record]


@settings(deadline=None, max_examples=60)
@given(records(), st.sampled_from(sorted(FORMATS)))
def test_any_record_comes_back_from_any_format(record, kind):
    assert round_trip(record, kind=kind) == [record]


def test_stand_off_records_come_back_without_text():
    record = Draft("方案", GUIZHOU).measure("一", duties=[duty("贵州省水利厅", "sole")]).record()
    bare = r.without_text(record)
    assert round_trip(bare) == [bare]


def test_rdf_of_a_graph_makes_no_record_and_says_why():
    out = io.BytesIO()
    write_elements([list(elements(Draft("方案", GUIZHOU).measure("一").record()))], out, "turtle")
    with pytest.raises(DocumentError, match="import it into a store"):
        read_records(io.BytesIO(out.getvalue()), "turtle")


def test_record_that_breaks_its_schema_is_refused():
    out = io.BytesIO()
    write_rdf([Draft("方案", GUIZHOU).measure("一").record()], out, "ntriples")
    backwards = out.getvalue().replace(b'periodEnd> "2025"', b'periodEnd> "1990"')
    with pytest.raises(DocumentError, match="ends before it starts"):
        read_records(io.BytesIO(backwards), "ntriples")
