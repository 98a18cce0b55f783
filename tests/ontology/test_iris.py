"""Ids and IRIs: the same for the same content, different for different content, readable and ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.errors import UsageError
from policygraph.ontology.iris import (
    Goal,
    Namespace,
    agency_key,
    digest,
    document_key,
    duty_id,
    measure_key,
    place_key,
    plan_id,
    target_id,
)

NAMES = Namespace()
GOAL = Goal("单位地区生产总值能耗", "decrease", 2025, (), False, False)


def test_plan_id_starts_with_the_code_of_the_place():
    assert plan_id("520000", "贵州省减排方案").startswith("520000-")


def test_plan_id_of_a_plan_without_place_starts_with_cn():
    assert plan_id(None, "减排方案").startswith("cn-")


def test_plan_id_ignores_white_space_and_width_in_the_title():
    assert plan_id("520000", "贵州省 “十四五”\n方案(试行)") == plan_id("520000", "贵州省“十四五”方案（试行）")


def test_plan_id_differs_between_places_with_one_title():
    assert plan_id("520000", "减排方案")[-12:] != plan_id("440000", "减排方案")[-12:]


def test_plan_id_differs_between_two_zones_without_a_code():
    assert plan_id(None, "减排方案", "云岭高新区") != plan_id(None, "减排方案", "白河高新区")


def test_plan_id_of_a_place_with_a_code_needs_no_name():
    assert plan_id("520000", "减排方案", "贵州省") == plan_id("520000", "减排方案")


def test_digest_keeps_fields_apart_where_joined_strings_would_meet():
    assert digest("ab", "c") != digest("a", "bc")


def test_digest_is_the_same_on_every_machine():
    assert digest("贵州", 1, None, ["a"]) == "28d79feaa6201ae6"


def test_measure_iri_is_readable():
    iri = NAMES.measure_iri("520000-d749562e4a73", ("三", "（九）"))
    assert iri == "https://w3id.org/cn-policy/id/measure/520000-d749562e4a73/3.9"


def test_second_measure_of_one_path_has_an_iri_of_its_own():
    assert NAMES.measure_iri("p", ("三",), 2).endswith("/3~2")


def test_agency_with_a_kind_of_office_is_named_by_place_and_office():
    assert agency_key("贵州省发展改革委", office="fagai", place="520000") == "520000/fagai"


def test_two_spellings_of_one_office_are_one_agency():
    short = agency_key("贵州省发展改革委", office="fagai", place="520000")
    assert short == agency_key("贵州省发展和改革委员会", office="fagai", place="520000")


def test_two_bodies_of_one_kind_in_one_place_are_two_agencies():
    keys = {agency_key(n, office="qiye", place="520000", singular=False) for n in ("盘江集团", "乌江集团")}
    assert len(keys) == 2


def test_agency_without_kind_of_office_is_named_by_its_folded_name():
    one = agency_key("成都铁路局 贵阳办事处", office=None, place=None)
    assert one == agency_key("成都铁路局贵阳办事处", office=None, place=None)


def test_collective_of_another_place_is_another_one():
    name = "各市（州）人民政府"
    guizhou = agency_key(name, office=None, place="520000", collective=True)
    assert guizhou != agency_key(name, office=None, place="510000", collective=True)


def test_collective_is_never_the_agency_of_the_same_name():
    name = "人民政府"
    collective = agency_key(name, office="zhengfu", place="520000", collective=True)
    assert collective != agency_key(name, office="zhengfu", place="520000")


def test_duty_id_differs_by_role():
    assert duty_id("p/3.1", "520000/a", "lead") != duty_id("p/3.1", "520000/a", "support")


def test_duty_id_tells_apart_two_entries_that_agree_in_everything():
    assert duty_id("p/3.1", "520000/a", "lead") != duty_id("p/3.1", "520000/a", "lead", 2)


def test_target_id_ignores_order_of_places_and_spacing_of_the_indicator():
    one = GOAL._replace(places=("广州", "深圳"), indicator="能耗 强度")
    other = GOAL._replace(places=("深圳", "广州"), indicator="能耗强度")
    assert target_id("p/2", one) == target_id("p/2", other)


@pytest.mark.parametrize(
    "other",
    [
        GOAL._replace(year=2030),
        GOAL._replace(stretch=True),
        GOAL._replace(alternative=True),
        GOAL._replace(change="level"),
        GOAL._replace(places=("贵阳市",)),
    ],
    ids=["year", "stretch", "alternative", "change", "place"],
)
def test_target_id_differs_by_what_identifies_a_target(other):
    assert target_id("p/2", GOAL) != target_id("p/2", other)


def test_document_is_one_whatever_the_spacing_of_its_title():
    assert document_key("国务院关于印发 方案的通知") == document_key("国务院关于印发方案的通知")


def test_place_that_no_table_knows_is_named_by_its_name():
    assert place_key("某开发区", None).startswith("n-")


def test_common_place_name_is_kept_apart_by_where_it_is():
    assert place_key("高新区", None, "520100") != place_key("高新区", None, "520300")


def test_pollutant_code_with_a_full_stop_stands_as_it_is():
    assert NAMES.pollutant_iri("PM2.5").endswith("/id/pollutant/PM2.5")


def test_agency_iri_of_a_key_with_chinese_office_is_that_of_the_key():
    key = agency_key("贵州省某局", office="某类", place="520000")
    assert NAMES.agency_iri(key) == f"https://w3id.org/cn-policy/id/agency/{key}"


def test_another_base_names_ids_and_leaves_roles_alone():
    other = Namespace("https://example.org/plans/")
    assert other.plan_iri("p") == "https://example.org/plans/id/plan/p"
    assert other.role_iri("lead") == NAMES.role_iri("lead")


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://例子.cn/", "https://a b/"]
)
def test_base_that_cannot_start_an_iri_is_refused(base):
    with pytest.raises(UsageError, match="base"):
        Namespace(base)


TEXTS = st.text(max_size=8)


@given(TEXTS, TEXTS.filter(bool), st.lists(TEXTS, max_size=3))
def test_every_iri_is_ascii_without_blanks_whatever_the_names(first, second, path):
    made = [
        NAMES.plan_iri(first),
        NAMES.measure_iri(second, path),
        NAMES.agency_iri(agency_key(first, office=second, place=second)),
        NAMES.office_iri(first),
        NAMES.place_iri(first),
        NAMES.industry_iri(first),
        NAMES.unlisted_industry_iri(first),
        NAMES.pollutant_iri(second),
        NAMES.indicator_iri(first),
        NAMES.document_iri(document_key(first)),
    ]
    assert all(iri.isascii() and iri.isprintable() and " " not in iri for iri in made)


def test_measure_key_is_the_end_of_the_measure_iri():
    assert NAMES.measure_iri("p", ("二", "（一）")).endswith(measure_key("p", ("二", "（一）")))
