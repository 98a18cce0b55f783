"""Contradictions among plans: those that are there, and what looks like one and is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from policygraph.analysis.conflicts import conflicts, conflicts_at
from policygraph.analysis.sources import Wanted, plans_of_records, plans_of_store
from policygraph.commands.inputs import shipped_records
from policygraph.graph.loading import load
from policygraph.loaders.extraction import extract
from policygraph.ontology.places import place_table
from reading import record_of
from shared import documents, needs_shared

VERDICTS = json.loads(Path(__file__).with_name("conflict_verdicts.json").read_text(encoding="utf-8"))


def plan(goal: str, *, of: str = "贵州省", about: str = "节水", clause: str = "") -> str:
    return f"{of}{about}方案\n\n一、重点任务\n\n（一）推广节水器具。到2025年，{goal}。{clause}\n"


def found(*texts: str):
    return conflicts(plans_of_records(record_of(text) for text in texts))


def pairs(*texts: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.one.quote, c.other.quote) for c in found(*texts).targets]


def test_two_figures_for_one_place_indicator_and_year():
    assert pairs(plan("再生水利用率达到30%"), plan("再生水利用率达到35%", about="水利")) == [
        ("figure", "再生水利用率达到30%", "再生水利用率达到35%")
    ]


def test_the_unit_does_not_hide_a_contradiction():
    assert pairs(plan("再生水利用量达到3万吨"), plan("再生水利用量达到3500吨", about="水利"))


def test_another_name_of_the_indicator_does_not_hide_it():
    assert pairs(plan("单位工业增加值用水量下降16%"), plan("万元工业增加值用水量下降20%", about="水利"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("再生水利用率达到30%", "再生水利用率力争达到35%"),
        ("再生水利用率达到30%", "再生水利用率达到30%以上"),
        ("再生水利用率达到30%", "污水处理率达到35%"),
        ("再生水利用率比2020年提高3个百分点", "再生水利用率比2022年提高5个百分点"),
        ("再生水利用率提高3个百分点", "再生水利用率达到35%"),
    ],
    ids=["stretch", "bounds that meet", "two indicators", "two baselines", "rise and level"],
)
def test_what_is_no_contradiction(one, other):
    assert pairs(plan(one), plan(other, about="水利")) == []


def test_two_figures_for_two_years_are_none():
    later = plan("再生水利用率达到35%", about="水利").replace("2025", "2030")
    assert pairs(plan("再生水利用率达到30%"), later) == []


def test_two_provinces_do_not_contradict_each_other():
    assert pairs(plan("再生水利用率达到30%"), plan("再生水利用率达到35%", of="江西省")) == []


def test_a_citys_rate_may_differ_from_that_of_the_province():
    assert pairs(plan("再生水利用率达到30%"), plan("再生水利用率达到35%", of="贵阳市")) == []


def test_a_city_is_not_to_reach_more_than_its_whole_province():
    assert pairs(plan("再生水利用量达到3万吨"), plan("再生水利用量达到4万吨", of="贵阳市")) == [
        ("part-above-whole", "再生水利用量达到4万吨", "再生水利用量达到3万吨")
    ]


def test_a_city_named_in_the_plan_of_its_province_is_that_city():
    province = plan("贵阳市再生水利用率达到30%")
    assert [c[0] for c in pairs(province, plan("再生水利用率达到35%", of="贵阳市"))] == ["figure"]


def test_a_target_under_the_title_of_a_river_is_for_that_river():
    river = plan("水土保持率达到76%", about="生态").replace("推广节水器具", "推进赤水河保护修复")
    assert pairs(plan("水土保持率达到75.05%"), river) == []


def test_two_figures_in_one_measure_are_of_two_parts():
    both = plan("国控断面优良水体比例达到33%，省控断面优良水体比例达到11.8%，优良水体比例达到20%")
    assert pairs(both, both.replace("节水方案", "水利方案")) == []


LEAD = "（省{}厅牵头，省财政厅配合）"


def test_one_target_led_by_different_offices():
    one = plan("再生水利用率达到30%", clause=LEAD.format("水利"))
    other = plan("再生水利用率达到30%", about="水利", clause=LEAD.format("住房城乡建设"))
    (conflict,) = found(one, other).leads
    assert {duty.name for duty in (*conflict.one, *conflict.other)} == {
        "贵州省水利厅",
        "贵州省住房城乡建设厅",
    }


def test_one_title_led_by_different_offices():
    one = plan("完成工作", clause=LEAD.format("水利"))
    other = plan("完成工作", about="水利", clause=LEAD.format("住房城乡建设"))
    assert [c.about for c in found(one, other).leads] == ["推广节水器具"]


@pytest.mark.parametrize(
    "other",
    [
        plan("完成工作", about="水利", clause="（省水利厅、省财政厅牵头）"),
        plan("完成工作", about="水利", clause="（省住房城乡建设厅、省财政厅按职责分工负责）"),
        plan("完成工作", of="贵阳市", clause="（市住房城乡建设局牵头）"),
    ],
    ids=["one office leads in both", "no lead in the other", "province and city"],
)
def test_leads_that_do_not_contradict(other):
    assert found(plan("完成工作", clause=LEAD.format("水利")), other).leads == ()


def test_chapters_that_every_plan_has_are_no_common_task():
    one = plan("完成工作", clause=LEAD.format("水利")).replace("推广节水器具", "加强组织领导")
    other = plan("完成工作", about="水利", clause=LEAD.format("农业农村")).replace(
        "推广节水器具", "加强组织领导"
    )
    assert found(one, other).leads == ()


def test_only_those_of_a_place_and_inside_it():
    both = found(
        plan("再生水利用率达到30%", of="贵阳市"),
        plan("再生水利用率达到35%", of="贵阳市", about="水利"),
    )
    assert len(conflicts_at(both, place_table().get("520000")).targets) == 1
    assert conflicts_at(both, place_table().get("360000")).targets == ()


def test_a_store_gives_the_same_as_the_records(store):
    texts = [
        plan("贵阳市再生水利用率达到30%", clause=LEAD.format("水利")),
        plan("再生水利用率达到35%", of="贵阳市"),
        plan("完成工作", about="水利", clause=LEAD.format("住房城乡建设")),
    ]
    records = [record_of(text) for text in texts]
    load(store, records)
    here, there = plans_of_records(records), plans_of_store(store, Wanted(roles=None, outline=True))
    assert here == there
    assert conflicts(there).targets
    assert conflicts(there).leads


def test_the_five_plans_hold_the_known_case_and_no_other():
    (known,) = conflicts(plans_of_records(shipped_records())).targets
    assert known.indicator == "城市生活垃圾资源化利用率"
    assert {(t.value, t.bound) for t in (known.one, known.other)} == {(70, "="), (60, "~")}


@needs_shared()
def test_every_contradiction_reported_in_the_real_documents_was_read_and_nine_in_ten_are_real():
    plans = plans_of_records(extract(path) for path in documents())
    reported = conflicts(plans)
    verdict = {(v["indicator"], v["year"], *v["plans"], *v["values"]): v["real"] for v in VERDICTS}
    keys = [
        (c.indicator, c.year, c.one.plan, c.other.plan, c.one.value, c.other.value) for c in reported.targets
    ]
    assert [key for key in keys if key not in verdict] == []
    assert sum(verdict[key] for key in keys) >= 0.9 * len(keys) > 0
    assert set(keys) == {key for key, real in verdict.items() if real}
    assert reported.leads == ()
