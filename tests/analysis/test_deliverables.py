"""What is due: by indicator across places, by year, by office."""

from __future__ import annotations

import pytest
from policygraph.analysis.deliverables import (
    at_place,
    by_year,
    deliverables,
    of_indicator,
    of_office,
    shared_indicators,
)
from policygraph.analysis.sources import Wanted, plans_of_records, plans_of_store
from policygraph.errors import UsageError
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.ontology.places import place_table
from reading import record_of

GUIZHOU = """贵州省节水方案

一、重点任务

（一）工业节水。到2030年，单位工业增加值用水量下降16%。（省水利厅牵头，省财政厅配合）

（二）城镇节水。到2025年，再生水利用率达到20%左右，力争达到25%。（省住房城乡建设厅、省水利厅按职责分工负责）
"""
JIANGXI = """江西省节水方案

一、重点任务

（一）工业节水。到2025年，万元工业增加值用水量下降18%。（省水利厅负责）
"""


@pytest.fixture(scope="module")
def found():
    return deliverables(plans_of_records(map(record_of, (GUIZHOU, JIANGXI))))


def said(some):
    return [(one.places, one.target.year, one.target.value) for one in some]


def test_names_that_mean_one_figure_stand_together(found):
    assert said(of_indicator(found, "单位工业增加值用水量")) == [
        (("江西省",), 2025, 18),
        (("贵州省",), 2030, 16),
    ]


def test_words_of_an_indicator_are_enough(found):
    assert {one.target.indicator for one in of_indicator(found, "再生水")} == {"再生水利用率"}


def test_an_indicator_that_nobody_sets_is_refused_with_the_nearest(found):
    with pytest.raises(UsageError, match="再生水利用率"):
        of_indicator(found, "再生水使用率")


def test_indicators_of_one_place_alone_cannot_be_compared(found):
    assert {one.key for one in shared_indicators(found)} == {"万元工业增加值用水量"}


def test_what_is_due_comes_in_order_of_years(found):
    assert [one.target.year for one in by_year(found)] == [2025, 2025, 2025, 2030]
    assert said(by_year(found, 2030)) == [(("贵州省",), 2030, 16)]


def test_the_targets_of_a_place(found):
    assert {one.places for one in at_place(found, place_table().get("520000"))} == {("贵州省",)}


def test_a_kind_of_office_gathers_its_agencies_with_their_roles(found):
    due = [(duty.name, duty.role, one.target.value) for one, duty in of_office(found, "水务局")]
    assert due == [
        ("江西省水利厅", "sole", 18),
        ("贵州省水利厅", "shared", 20),
        ("贵州省水利厅", "shared", 25),
        ("贵州省水利厅", "lead", 16),
    ]


def test_an_agency_is_only_itself(found):
    assert {duty.name for _, duty in of_office(found, "江西省水利厅")} == {"江西省水利厅"}


def test_an_office_with_nothing_to_deliver_is_refused(found):
    with pytest.raises(UsageError, match="海关"):
        of_office(found, "海关")


def test_supporters_do_not_answer_for_a_figure(found):
    (one,) = by_year(found, 2030)
    assert [duty.name for duty in one.answering()] == ["贵州省水利厅"]


def test_a_store_gives_the_same(found, tmp_path):
    with open_store(tmp_path / "graph") as store:
        load(store, map(record_of, (GUIZHOU, JIANGXI)))
        plans = plans_of_store(store, Wanted(roles=None, on_targets=True))
    assert deliverables(plans) == found
