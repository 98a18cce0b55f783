"""Which spellings stand for the one office of a kind, and which name another body."""

from __future__ import annotations

import pytest
from policygraph.ontology.offices import offices
from policygraph.ontology.spelling import names_the_office, plain_spelling


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
        ("林草局", "forestry"),
        ("科学技术厅", "science-technology"),
        ("生态环境局", "ecology-environment"),
        ("政府办公厅", "government-office"),
        ("人民政府办公厅", "government-office"),
        ("人民政府", "peoples-government"),
    ],
)
def test_spelling_of_the_office_itself(form, kind):
    assert names_the_office(form, offices()[kind].name, offices()[kind].names)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("公交集团", "transport"),
        ("交通运输服务中心", "transport"),
        ("运输管理局", "transport"),
        ("大数据中心", "data-administration"),
        ("华能集团", "power-generation"),
        ("委办公厅", "government-office"),
        ("政府研究室", "government-office"),
        ("环境保护厅", "ecology-environment"),
        ("", "transport"),
    ],
)
def test_another_body_of_the_same_kind(form, kind):
    assert not names_the_office(form, offices()[kind].name, offices()[kind].names)


@pytest.mark.parametrize(
    "other", ["各市(州)人民政府", "各市〔州〕人民政府", "各市州政府", "各市（州） 人民政府"]
)
def test_brackets_and_short_words_do_not_make_another_name(other):
    assert plain_spelling(other) == plain_spelling("各市（州）人民政府")


def test_committee_of_a_zone_is_one_in_both_spellings():
    assert plain_spelling("贵安新区管理委员会") == plain_spelling("贵安新区管委会")
