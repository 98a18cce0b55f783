"""The matrix: offices down, places or measures across, and over them who leads."""

from __future__ import annotations

import pytest
from policygraph.maps.matrix import BYS, matrix_of
from policygraph.maps.responsibility import responsibility
from policygraph.maps.selection import Selection


def voc(store, by=None, **given):
    return matrix_of(responsibility(store, ["VOC"], None, given).found, by)


def test_several_provinces_stand_side_by_side(store):
    matrix = voc(store)
    assert matrix.by == "province"
    assert [one.name for one in matrix.headings] == ["江西省", "广东省", "贵州省"]
    assert matrix.cells["生态环境", "江西省"].counts() == {"shared": 1}


def test_measures_of_one_province_stand_side_by_side(store):
    matrix = voc(store, place=["贵州"])
    assert matrix.by == "measure"
    assert [one.name.split()[0] for one in matrix.headings][:3] == ["三（一）", "二", "三（二）"]
    assert all(one.above for one in matrix.headings), "a title alone does not say which plan it is of"


def test_no_lead_and_nobody_are_said_for_each_column(store):
    matrix = voc(store, place=["贵州"])
    said = {one.name.split()[0]: matrix.leading_words(one.key, "zh") for one in matrix.headings[:3]}
    assert said == {"三（一）": "未写牵头", "二": "未写单位", "三（二）": "有牵头"}


def test_what_is_said_of_leading_does_not_depend_on_who_is_asked_for(store):
    everybody = voc(store, "measure")
    energy = matrix_of(responsibility(store, ["VOC"], None, {"agency": ["贵州省能源局"]}).found, "measure")
    assert energy.leading
    assert all(everybody.leading[key] == said for key, said in energy.leading.items())
    assert {"lead": 1} in energy.leading.values(), "it supports where others lead"


def test_a_sharing_office_is_never_shown_as_a_leader(store):
    for by in BYS:
        matrix = voc(store, by)
        for cell in matrix.cells.values():
            leads = {row["measure_uri"] for row in cell.duties if row["role"] == "牵头"}
            assert cell.counts().get("lead", 0) == len(leads)
            assert ("牵头" in cell.words("zh")) == bool(leads)


@pytest.mark.parametrize("by", BYS)
def test_every_duty_stands_in_one_cell(store, by):
    found = responsibility(store, ["VOC"]).found
    cells = matrix_of(found, by).cells.values()
    assert sorted(row["id"] for cell in cells for row in cell.duties) == sorted(
        row["id"] for row in found.rows if row["id"]
    )


def test_a_province_that_is_silent_has_a_column_that_says_so(store):
    found = responsibility(store, ["水泥"]).found
    matrix = matrix_of(found, "province")
    silent = [one for one in matrix.headings if one.silent]
    assert silent
    assert {matrix.leading_words(one.key, "zh") for one in silent} == {"未涉及"}


def test_offices_that_lead_come_first(store):
    matrix = voc(store, "province")
    leads = [
        sum(cell.counts().get("lead", 0) for (name, _), cell in matrix.cells.items() if name == office)
        for office in matrix.offices
    ]
    assert leads == sorted(leads, reverse=True)
    assert leads[0] > 0


def test_what_is_of_no_province_has_a_heading_in_words():
    plan = {"province": None, "place": None, "plan": "国家方案", "plan_uri": "p"}
    matrix = matrix_of(Selection([], [plan]), "province")
    assert [matrix.name_of(one, "zh") for one in matrix.headings] == ["不属一省"]
    assert [matrix.name_of(one, "en") for one in matrix.headings] == ["no province"]


def test_a_silent_plan_stands_under_its_place_too():
    plan = {"province": "贵州省", "place": "贵阳市", "plan": "方案", "plan_uri": "p"}
    (heading,) = matrix_of(Selection([], [plan]), "plan").headings
    assert (heading.above, heading.silent) == ("贵阳市", True)
