"""Good data pass, each kind of fault is found by its own rule, and a finding says where it is in the plan."""

from __future__ import annotations

import builtins

import msgspec
import pyoxigraph as ox
import pytest
import rdflib
from broken import BREAKS, PP, broken, good, good_record
from hypothesis import given, settings
from policygraph.errors import DocumentError, UsageError
from policygraph.graph.rdf_files import quads_of_records
from policygraph.graph.validation.checking import check
from policygraph.graph.validation.findings import by_weight
from rdflib.namespace import RDF
from strategies import records

TEXT = good_record()


def checked(graph, **how):
    data = graph.serialize(format="nt", encoding="utf-8")
    return check([("data", ox.parse(data, format=ox.RdfFormat.N_TRIPLES))], **how)


def findings(graph):
    return by_weight(checked(graph).findings())


def test_good_data_conform():
    assert findings(good()) == []


@pytest.mark.parametrize("name", BREAKS)
def test_each_fault_is_found_by_its_rule(name):
    found = findings(broken(name))
    wanted = BREAKS[name]
    assert (wanted.rule, wanted.severity) in {(f.rule, f.severity) for f in found}
    assert checked(broken(name)).conforms() == (wanted.severity == "warning")


def test_a_finding_names_plan_item_measure_and_words():
    (found,) = [f for f in findings(broken("a clause and no duty")) if f.rule == "measure-clause-has-duty"]
    assert found.zh == "有责任句，却没有任何责任单位。"
    assert (found.plan, found.path, found.measure) == ("贵州省减排方案", "三（十）", "统计")
    assert found.words == "（省统计局、负责）"
    assert (found.start, found.end) == TEXT.measures[2].clause.span


def test_ranks_of_two_clauses_may_leave_one_out():
    """Who is named in both is one duty, so that the second clause starts anew and has a rank less."""
    graph = good()
    for duty in graph.subjects(RDF.type, PP.Duty):
        mention = str(graph.value(duty, PP.mention))
        if mention in ("省工业和信息化厅", "省财政厅"):
            graph.set((duty, PP.rank, rdflib.Literal(1 if mention == "省工业和信息化厅" else 3)))
    assert findings(graph) == []


def test_a_duty_is_shown_by_its_mention():
    (found,) = [f for f in findings(broken("a sixth role")) if f.rule == "value-of-role"]
    assert (found.path, found.words) == ("三（九）", "省生态环境厅")
    assert (found.start, found.end) == TEXT.measures[1].duties[0].span


def test_a_target_is_shown_by_its_quote():
    (found,) = findings(broken("1300 %"))
    assert (found.path, found.words) == ("一", "能耗达到13%")


@pytest.mark.parametrize("name", ["a span beyond the text", "a span without length"])
def test_a_span_is_shown_by_what_is_quoted_from_it(name):
    (found,) = findings(broken(name))
    assert (found.path, found.words) == ("三（九）", "省财政厅")


def test_a_gap_of_ranks_shows_the_measure_and_not_the_plan_alone():
    (found,) = findings(broken("a rank that is missing"))
    assert (found.path, found.measure) == ("三（九）", "挥发性有机物综合整治")


def test_a_code_of_no_list_is_shown_where_it_is_named():
    (found,) = findings(broken("a code of no list"))
    assert (found.path, found.words) == ("三（九）", "挥发性有机物 XYZ")


def test_without_text_the_names_stand_for_the_clause():
    graph = broken("two who are solely responsible")
    graph.remove((None, PP.clause, None))
    (found,) = findings(graph)
    assert found.words == "省生态环境厅、省工业和信息化厅、省财政厅"


def test_what_has_not_changed_is_not_checked_again():
    before = checked(broken("1300 %"))
    again = checked(broken("1300 %"), since=before)
    assert [part.taken_over for part in again.parts] == [True]
    assert list(again.findings()) == list(before.findings())


def test_what_has_changed_is_checked_again():
    again = checked(good(), since=checked(broken("1300 %")))
    assert [part.taken_over for part in again.parts] == [False]
    assert list(again.findings()) == []


def test_only_the_changed_one_of_two_plans_is_checked_again():
    both = [good_record(), _renamed(good_record())]
    before = check([("both", quads_of_records(both))])
    after = check([("both", quads_of_records([both[0], _renamed(both[1], "贵州省减排办法")]))], since=before)
    assert sorted(part.taken_over for part in after.parts) == [False, True]


def _renamed(record, title="贵州省另一方案"):
    plan = msgspec.structs.replace(record.plan, id="520000-other", title=title)
    return msgspec.structs.replace(record, plan=plan)


def test_a_report_of_other_shapes_is_no_excuse():
    other = msgspec.structs.replace(checked(broken("1300 %")), shapes="0" * 64)
    assert [part.taken_over for part in checked(broken("1300 %"), since=other).parts] == [False]


def test_foreign_data_are_no_success():
    with pytest.raises(DocumentError, match="describes no pp:Plan"):
        check([("foreign.ttl", ox.parse(b"<urn:a> <urn:b> <urn:c> .", format=ox.RdfFormat.TURTLE))])


def test_a_missing_package_is_named(monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name == "pyshacl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="policygraph\\[validate\\]"):
        checked(good())


@settings(max_examples=15, deadline=None)
@given(records())
def test_whatever_a_record_says_every_finding_leads_into_its_plan(record):
    for found in check([("record", quads_of_records([record]))]).findings():
        assert found.plan == record.plan.title
        assert found.zh
        assert found.en
