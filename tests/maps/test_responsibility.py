"""One name is enough for a map, and the sheet says how the name was read."""

from __future__ import annotations

import pytest
from policygraph.errors import UsageError
from policygraph.maps.responsibility import ResponsibilityMap, duty_sheet, responsibility, sort_of
from policygraph.maps.selection import Selection


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("贵州省生态环境厅", "agency"),
        ("省生态环境厅", "agency"),
        ("贵州发改委", "agency"),
        ("贵阳市生态环境局", "agency"),
        ("生态环境", "office"),
        ("环保局", "office"),
        ("发改委", "office"),
        ("VOC", "topic"),
        ("挥发性有机物", "topic"),
        ("钢铁", "topic"),
        ("各市（州）人民政府", "agency"),
        ("贵州", "place"),
        ("贵阳市", "place"),
        ("减排方案", "plan"),
    ],
)
def test_what_a_name_is(store, name, sort):
    assert sort_of(store, name) == sort


@pytest.mark.parametrize("name", ["生态坏境", "VOCC", "贵州省生态坏境厅"])
def test_a_slip_of_the_pen_gets_names_that_are_near(store, name):
    with pytest.raises(UsageError, match="the nearest are"):
        responsibility(store, [name])


def rows_of(store, *names, sort=None, **given):
    return responsibility(store, names, sort, given).found.rows


def test_the_map_of_a_topic_keeps_the_five_roles_apart_and_shows_who_is_missing(store):
    assert [
        (r["plan"], r["path"], r["role"], r["note"], r["agency"])
        for r in rows_of(store, "VOC")
        if r["place"] == "贵州省"
    ] == [
        ("贵州省减排方案", "三（一）", "分工负责（未指定牵头）", "首位列名，非牵头", "贵州省生态环境厅"),
        ("贵州省减排方案", "三（一）", "分工负责（未指定牵头）", None, "贵州省工业和信息化厅"),
        ("贵州省减排方案", "二", "未写明责任单位", None, None),
        ("贵州省减排方案", "三（二）", "牵头", None, "贵州省生态环境厅"),
        ("贵州省减排方案", "三（二）", "牵头", None, "贵州省发展改革委"),
        ("贵州省减排方案", "三（二）", "配合", None, "贵州省能源局"),
        ("贵州省减排方案", "三（二）", "落实", None, "各市（州）人民政府"),
    ]


def test_names_of_one_kind_widen_and_of_different_kinds_narrow(store):
    one, other = (rows_of(store, "VOC", place=[place]) for place in ("贵阳", "广东"))
    assert one
    assert other
    both = rows_of(store, "VOC", place=["贵阳", "广东"])
    assert {r["id"] for r in both} == {r["id"] for r in (*one, *other)}
    ecology = rows_of(store, "VOC", "生态环境", "贵州")
    assert {r["office"] for r in ecology} == {"生态环境"}
    assert {r["province"] for r in ecology} == {"贵州省"}
    assert {r["id"] for r in ecology} < {r["id"] for r in rows_of(store, "VOC")}
    with_energy = rows_of(store, "VOC", "生态环境", agency=["贵州省能源局"])
    assert {"贵州省能源局"} < {r["agency"] for r in with_energy}


def test_a_place_keeps_those_below_it(store):
    assert {r["place"] for r in rows_of(store, "VOC", place=["贵阳"])} == {"贵阳市"}
    assert {r["place"] for r in rows_of(store, "VOC", place=["贵州"])} == {"贵州省", "贵阳市"}
    assert {r["place"] for r in rows_of(store, "生态环境", place=["广东"])} == {"广东省"}


def test_an_office_is_found_under_the_names_of_all_places(store):
    rows = rows_of(store, "生态环境厅", sort="office")
    assert {r["agency"] for r in rows} >= {"贵州省生态环境厅", "贵阳市生态环境局"}
    assert all(r["id"] for r in rows), "a measure without duties says nothing of an office"


def test_words_of_a_title_and_numbers_of_items_select_measures(store):
    titles = {r["measure"] for r in rows_of(store, words=["挥发性"])}
    assert titles
    assert all("挥发性" in title for title in titles)
    assert {r["path"] for r in rows_of(store, words=["三（二）"])} == {"三（二）"}


def test_nothing_named_is_not_everything(store):
    with pytest.raises(UsageError, match="Name an office"):
        responsibility(store, [])


def test_the_map_of_a_plan_is_every_measure_of_it(store):
    rows = rows_of(store, plan=["贵州省减排方案"])
    inside = "MATCH (m:Measure)<-[:HAS_MEASURE]-(:Plan {name: '贵州省减排方案'}) RETURN m.uri AS uri"
    wanted = store.query(inside)
    assert {r["measure_uri"] for r in rows} == {row["uri"] for row in wanted}


def test_the_sheet_says_what_was_understood_and_what_its_words_mean(store):
    sheet = duty_sheet(responsibility(store, ["省生态环境厅"]), "zh")
    assert sheet.understood == ("省生态环境厅 → 江西省生态环境厅、广东省生态环境厅、贵州省生态环境厅",)
    assert any(line.startswith("分工负责（未指定牵头）：") for line in sheet.legend)
    assert any("首位列名，非牵头" in line for line in sheet.legend)
    assert not any(line.startswith("落实") for line in sheet.legend)
    english = duty_sheet(responsibility(store, ["省生态环境厅"]), "en")
    assert any(line.startswith("shares the duty (no lead named): ") for line in english.legend)


def test_a_plan_that_says_nothing_on_a_topic_is_named(store):
    sheet = duty_sheet(responsibility(store, ["水泥"]), "zh")
    silent = {row["plan"] for row in responsibility(store, ["水泥"]).found.silent}
    assert silent
    assert sheet.legend[-1].startswith("所选范围内未涉及的文件：")
    assert all(plan in sheet.legend[-1] for plan in silent)


def test_of_an_agency_only_plans_of_its_province_are_silent(store):
    found = responsibility(store, ["贵州省能源局"]).found
    assert {row["province"] for row in found.rows} == {"贵州省"}
    assert {row["province"] for row in found.silent} <= {"贵州省"}
    assert {row["province"] for row in responsibility(store, ["能源"]).found.silent} > {"贵州省"}


def test_of_many_silent_plans_the_first_are_named_and_how_many_there_are():
    silent = [{"plan": f"方案{at}"} for at in range(20)]
    for lang, words in (("zh", " 等 20 份"), ("en", " and 12 more")):
        note = duty_sheet(ResponsibilityMap((), Selection([], silent)), lang).legend[-1]
        assert note.endswith(words)
        assert "方案7" in note
        assert "方案8" not in note


def test_before_the_lines_stands_how_many_measures_name_a_lead(store):
    drawn = responsibility(store, ["VOC"])
    sheet = duty_sheet(drawn, "zh")
    leads = {row["measure_uri"] for row in drawn.found.rows if row["leading"] == "lead"}
    measures, duties = len(drawn.found.measures()), sum(bool(row["id"]) for row in drawn.found.rows)
    assert f"{measures} 项任务，{duties} 条责任。任务中：有牵头 {len(leads)}，" in sheet.summary
    assert f"Of the measures: lead named {len(leads)}; " in duty_sheet(drawn, "en").summary
