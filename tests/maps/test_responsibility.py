"""One name is enough for a map, and the sheet says how the name was read."""

from __future__ import annotations

import pytest
from policygraph.errors import UsageError
from policygraph.maps.responsibility import responsibility, sort_of
from policygraph.maps.sheet import sheet_of


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
    ],
)
def test_what_a_name_is(store, name, sort):
    assert sort_of(store, name) == sort


@pytest.mark.parametrize("name", ["生态坏境", "VOCC", "贵州省生态坏境厅"])
def test_a_slip_of_the_pen_gets_names_that_are_near(store, name):
    with pytest.raises(UsageError, match="the nearest are"):
        responsibility(store, name)


def test_the_map_of_a_topic_keeps_the_five_roles_apart_and_shows_who_is_missing(store):
    rows = responsibility(store, "VOC").rows
    assert [
        (r["plan"], r["path"], r["role"], r["note"], r["agency"]) for r in rows if r["place"] == "贵州省"
    ] == [
        ("贵州省减排方案", "三（一）", "分工负责（未指定牵头）", "首位列名，非牵头", "贵州省生态环境厅"),
        ("贵州省减排方案", "三（一）", "分工负责（未指定牵头）", None, "贵州省工业和信息化厅"),
        ("贵州省减排方案", "二", "未写明责任单位", None, None),
        ("贵州省减排方案", "三（二）", "牵头", None, "贵州省生态环境厅"),
        ("贵州省减排方案", "三（二）", "牵头", None, "贵州省发展改革委"),
        ("贵州省减排方案", "三（二）", "配合", None, "贵州省能源局"),
        ("贵州省减排方案", "三（二）", "落实", None, "各市（州）人民政府"),
    ]


def test_a_place_narrows_a_map(store):
    assert {r["place"] for r in responsibility(store, "VOC", place="贵阳").rows} == {"贵阳市"}
    assert {r["place"] for r in responsibility(store, "生态环境", place="广东").rows} == {"广东省"}
    with pytest.raises(UsageError, match="has its place already"):
        responsibility(store, "贵州省生态环境厅", place="贵州")


def test_one_can_say_what_the_name_is(store):
    assert responsibility(store, "生态环境厅", "office").question.name == "duties-of-office"
    assert responsibility(store, "生态环境厅", "agency").question.name == "duties-of-agency"


def test_the_sheet_says_what_was_understood_and_what_its_words_mean(store):
    sheet = sheet_of(responsibility(store, "省生态环境厅"), "zh")
    assert sheet.understood == ("省生态环境厅 → 江西省生态环境厅、广东省生态环境厅、贵州省生态环境厅",)
    assert any(line.startswith("分工负责（未指定牵头）：") for line in sheet.legend)
    assert any("首位列名，非牵头" in line for line in sheet.legend)
    assert not any(line.startswith("落实") for line in sheet.legend)
    english = sheet_of(responsibility(store, "省生态环境厅"), "en")
    assert any(line.startswith("shares the duty (no lead named): ") for line in english.legend)
