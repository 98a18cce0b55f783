"""Which spellings stand for the one office of a kind, and which name another body."""

from __future__ import annotations

import pytest
from policygraph.ontology.offices import offices
from policygraph.ontology.spelling import body_of_office, plain_spelling


def body(form, kind):
    return body_of_office(form, offices()[kind].name, offices()[kind].names)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("发展改革委", "development-reform"),
        ("发展和改革委员会", "development-reform"),
        ("发改委", "development-reform"),
        ("工信厅", "industry-information"),
        ("工业和信息化局", "industry-information"),
        ("交委", "transport"),
        ("交通运输厅", "transport"),
        ("林业和草原局", "forestry"),
        ("林草局", "forestry"),
        ("科学技术厅", "science-technology"),
        ("市场监督管理局", "market-regulation"),
        ("大数据发展管理局", "data-administration"),
        ("生态环境局", "ecology-environment"),
        ("政府办公厅", "government-office"),
        ("人民政府办公厅", "government-office"),
        ("人民政府", "peoples-government"),
    ],
)
def test_spelling_of_the_office_itself(form, kind):
    assert body(form, kind) == ""


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("公安交通管理局", "public-security"),
        ("人大财经委", "peoples-congress"),
        ("运输管理局", "transport"),
        ("公交集团", "transport"),
        ("交通运输服务中心", "transport"),
        ("大数据中心", "data-administration"),
        ("华能集团", "power-generation"),
        ("委办公厅", "government-office"),
        ("政府研究室", "government-office"),
        ("环境保护厅", "ecology-environment"),
        ("", "transport"),
    ],
)
def test_another_body_of_the_same_kind(form, kind):
    assert body(form, kind) != ""


def test_two_spellings_of_another_body_are_one():
    assert body("经信厅", "industry-information") == body("经济和信息化厅", "industry-information")


def test_two_committees_of_one_congress_are_two():
    assert body("人大财经委", "peoples-congress") != body("人大环资委", "peoples-congress")


def test_body_without_the_ending_of_a_department_is_told_by_its_whole_name():
    assert body("华能集团", "power-generation") is None


@pytest.mark.parametrize(
    "other", ["各市(州)人民政府", "各市〔州〕人民政府", "各市州政府", "各市（州） 人民政府"]
)
def test_brackets_and_short_words_do_not_make_another_name(other):
    assert plain_spelling(other) == plain_spelling("各市（州）人民政府")


def test_committee_of_a_zone_is_one_in_both_spellings():
    assert plain_spelling("贵安新区管理委员会") == plain_spelling("贵安新区管委会")
