"""The question that started the project, over the plans that ship: known answers, read in the documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import ask
from policygraph.graph.loading import load
from policygraph.graph.stores import Store, open_store


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("shipped") / "store") as store:
        load(store, list(shipped_records()))
        yield store


def test_no_plan_of_a_province_names_a_lead_for_its_voc_project(shipped):
    rows = ask(shipped, "leads-by-topic", {"about_only": "true"}).rows
    projects = [r for r in rows if r["measure"] == "挥发性有机物综合整治工程"]
    assert {r["province"] for r in projects} == {"江西省", "广东省", "贵州省"}
    assert {r["role"] for r in projects} == {"分工负责（未指定牵头）"}
    first = {r["province"]: r["agency"] for r in projects if r["note"] == "首位列名，非牵头"}
    assert first == {
        "江西省": "江西省工业和信息化厅",
        "广东省": "广东省工业和信息化厅",
        "贵州省": "贵州省生态环境厅",
    }


def test_two_offices_answer_for_it_in_every_province_and_lead_in_none(shipped):
    rows = ask(shipped, "leads-everywhere").rows
    everywhere = {r["office"]: r for r in rows if r["answers_in"] == r["provinces_with_plan"] == 3}
    assert everywhere.keys() == {"生态环境", "工业和信息化"}
    assert {r["leads_in"] for r in everywhere.values()} == {0}
    assert {r["verdict"] for r in everywhere.values()} == {"各省均有责任，无一省牵头"}
