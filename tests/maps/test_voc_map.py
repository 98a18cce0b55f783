"""The map of VOC out of the five plans that ship, line by line against a table made by hand.

The table was made by reading the documents: each place where 挥发性有机物, VOCs or 非甲烷总烃 stands, and
the clause that closes its item. Facts alone: names, roles, items. An item whose role is empty names nobody.
Names are the fullest that a plan uses for an office: in the plan of Guiyang 住房和城乡建设局 and
交通委员会, from its list of issuers. Not in the table: 四（一） of Jiangxi, which names VOC only within the
title of a standard that is yet to be made. The carbon-peak plan of Guizhou does not name VOC at all.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from policygraph.cli import main
from shared import SHARED, needs_shared

TABLE = Path(__file__).with_name("voc_duties.csv")
Fact = tuple[str, str, str, str]


def by_hand() -> list[Fact]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            (row["plan"], row["path"], row["role"], agency)
            for row in csv.DictReader(lines)
            for agency in row["agencies"].split("、")
        ]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("shipped") / "store")
    assert main(["load", "--quiet", "--store", place]) == 0
    return place


def answered(place, capsys, *more) -> list[dict[str, object]]:
    assert main(["responsibility", "VOC", "--store", place, "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def facts(rows) -> list[Fact]:
    return [(r["plan"], r["path"], r["role_code"] or "", r["agency"] or "") for r in rows]


def test_the_map_is_the_table_made_by_hand(shipped, capsys):
    assert sorted(facts(answered(shipped, capsys))) == sorted(by_hand())


def test_agencies_stand_in_the_order_of_their_clause(shipped, capsys):
    found = [fact for fact in facts(answered(shipped, capsys)) if fact[2] != "implement"]
    assert [f for f in found if f[1] == "四（五）"] == [
        f for f in by_hand() if f[1:3] == ("四（五）", "shared")
    ]


def test_only_who_is_said_to_lead_leads(shipped, capsys):
    rows = answered(shipped, capsys)
    assert {r["path"] for r in rows if r["role"] == "牵头"} == {"三（七）", "三（十二）", "四（三）1"}
    assert {r["note"] for r in rows if r["role_code"] == "shared" and r["rank"] == 1} == {"首位列名，非牵头"}


def test_the_plan_that_does_not_name_it_is_said_to_be_silent(shipped, capsys):
    assert main(["responsibility", "VOC", "--store", shipped]) == 0
    assert "未涉及的文件：贵州省碳达峰实施方案\n" in capsys.readouterr().out


def test_what_carries_over_from_another_item_is_marked(shipped, capsys):
    carried = [r for r in answered(shipped, capsys) if r["role_code"] == "implement"]
    assert {r["note"] for r in carried} == {"承接条款"}


@needs_shared()
def test_the_clause_beside_a_duty_names_who_has_it(shipped, capsys):
    rows = answered(shipped, capsys, "--document", str(SHARED / "corpus" / "seeds"))
    named = [r for r in rows if r["clause"]]
    assert len(named) == sum(1 for r in rows if r["id"] and r["role_code"] != "implement")
    assert all(str(r["mention"]) in str(r["clause"]) for r in named)
    assert {r["clause"] for r in rows if r["role_code"] == "implement"} == {None}
