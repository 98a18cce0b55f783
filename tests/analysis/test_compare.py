"""Two plans side by side: what corresponds, and why; what only one has; which target asks for more."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from policygraph.analysis.compare import compare
from policygraph.analysis.sources import plans_of_records
from policygraph.commands.inputs import shipped_records
from policygraph.loaders.extraction import extract
from reading import record_of
from shared import documents, needs_shared


def verdicts(name: str):
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


VERDICTS = verdicts("correspondence_verdicts.json")
HELD_OUT = verdicts("correspondence_verdicts_held_out.json")
OF_A_READER = verdicts("correspondences_of_a_reader.json")

PROVINCE = """贵州省节水方案

一、重点任务

（一）推动钢铁行业节水。推进钢铁企业循环用水，到2025年，再生水利用率达到30%以上。（省工业和信息化厅牵头，省水利厅配合）

（二）加强农业灌溉管理。推广滴灌，到2025年，新建滴灌面积30万亩。（省农业农村厅负责）

（三）建立用水统计制度。完善台账。（省统计局、省水利厅按职责分工负责）
"""
CITY = """贵阳市节水方案

一、主要工作

（一）强化农田灌溉。发展滴灌，到2025年，新建滴灌面积5万亩。（市农业农村局牵头）

（二）钢铁行业用水改造。对钢铁企业实施改造，到2025年，再生水利用率达到40%以上。（市工业和信息化局牵头）

（三）老旧管网更新。更换管网。（市水务局负责）
"""


@pytest.fixture(scope="module")
def found():
    records = [record_of(PROVINCE), record_of(CITY)]
    return compare(plans_of_records(records), *(record.plan.id for record in records))


def pairs(comparison):
    return {(c.one.measure.name, c.other.measure.name): c.likeness for c in comparison.correspondences}


def test_tasks_correspond_in_other_words_and_another_order(found):
    assert set(pairs(found)) == {
        ("推动钢铁行业节水", "钢铁行业用水改造"),
        ("加强农业灌溉管理", "强化农田灌溉"),
    }


def test_a_correspondence_carries_its_score_and_reasons(found):
    likeness = pairs(found)["推动钢铁行业节水", "钢铁行业用水改造"]
    assert 0.4 < likeness.score <= 1
    assert likeness.indicators == ("再生水利用率",)
    assert "钢铁" in "".join(likeness.words)
    assert likeness.offices == ("industry-information",)


def test_what_corresponds_to_nothing_is_told_and_not_forced(found):
    assert [p.measure.name for p in found.only_one] == ["建立用水统计制度"]
    assert [p.measure.name for p in found.only_other] == ["老旧管网更新"]


def test_the_stricter_target_is_told_where_it_can_be(found):
    told = {pair.one.indicator: pair.stricter for pair in found.targets}
    assert told["再生水利用率"] == "other"


def test_amounts_of_a_province_and_a_city_are_not_compared(found):
    assert {pair.stricter for pair in found.targets if pair.one.unit == "万亩"} == {None}


@pytest.mark.parametrize(
    ("goal", "other", "stricter"),
    [
        ("能源消费强度下降13%", "能源消费强度下降15%", "other"),
        ("管网漏损率控制在10%以内", "管网漏损率控制在9%以内", "other"),
        ("森林覆盖率不低于66%", "森林覆盖率达到64%", "one"),
        ("森林覆盖率达到64%", "森林覆盖率达到64%", "equal"),
        ("煤炭消费比重为60%", "煤炭消费比重为65%", None),
    ],
)
def test_which_way_a_target_is_strict(goal, other, stricter):
    texts = (
        f"{place}方案\n\n一、目标\n\n到2025年，{words}。\n"
        for place, words in zip(PLACES, (goal, other), strict=True)
    )
    records = [record_of(text) for text in texts]
    (pair,) = compare(plans_of_records(records), *(record.plan.id for record in records)).targets
    assert pair.stricter == stricter


PLACES = ("贵州省", "江西省")


def test_a_plan_with_nothing_in_common_has_no_correspondence():
    other = "江西省教育方案\n\n一、任务\n\n（一）改善校舍。修缮教室。（省教育厅负责）\n"
    records = [record_of(PROVINCE), record_of(other)]
    comparison = compare(plans_of_records(records), *(record.plan.id for record in records))
    assert comparison.correspondences == ()
    assert len(comparison.only_one) == 3


def test_correspondences_of_real_plans_were_judged_one_by_one_and_six_in_seven_are_real():
    """Guizhou's two plans against its capital's, Guangdong against Jiangxi; the doubtful by their texts."""
    plans = plans_of_records(shipped_records())
    verdicts = defaultdict(dict)
    for verdict in VERDICTS:
        verdicts[tuple(verdict["plans"])][tuple(verdict["paths"])] = verdict["real"]
    for ids, read in verdicts.items():
        reported = {(c.one.measure.path, c.other.measure.path) for c in compare(plans, *ids).correspondences}
        right = {paths for paths, real in read.items() if real}
        # A pair that nobody has read counts as wrong.
        assert len(reported & right) >= 0.85 * len(reported)
        assert len(reported & right) >= 0.8 * len(right)


@needs_shared()
def test_of_pairs_that_no_rule_or_weight_has_seen_six_in_seven_correspondences_are_real():
    """Six pairs of plans, each correspondence read against both texts after weights and rules were fixed.

    155 of 174 are real (0.89): from 1.00 for plans that follow one model to 0.82 and 0.78 for pairs of one
    field only. The last, 42 of 54, was read anew since the sections of one of its plans are parted by task;
    before, 32 of its 38 were real, and 145 of 158 of all (0.92).
    """
    plans = plans_of_records(extract(path) for path in documents())
    read = defaultdict(dict)
    for verdict in HELD_OUT:
        read[tuple(verdict["plans"])][tuple(verdict["paths"])] = verdict["real"]
    reported = [
        read[ids].get((c.one.measure.path, c.other.measure.path), False)
        for ids in read
        for c in compare(plans, *ids).correspondences
    ]
    assert sum(reported) >= 0.85 * len(reported) > 0


@needs_shared()
def test_of_what_a_reader_finds_in_both_texts_four_in_ten_are_found():
    """All correspondences of two pairs of plans, listed from their texts before any output was seen.

    22 of 51 are found (13 of 30 and 9 of 21). Most that are missed split one task of a province over several
    of a city, or say it in other words in the title. To count what is best for one side only, too, would find
    27 of the 51, but of the 49 pairs that it adds to all that were read about two in three are real.
    """
    plans = plans_of_records(extract(path) for path in documents())
    listed = defaultdict(set)
    for pair in OF_A_READER:
        listed[tuple(pair["plans"])].add(tuple(pair["paths"]))
    found = [
        (c.one.measure.path, c.other.measure.path) in wanted
        for ids, wanted in listed.items()
        for c in compare(plans, *ids).correspondences
    ]
    assert sum(found) >= 0.4 * sum(map(len, listed.values())) > 0
