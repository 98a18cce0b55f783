"""What every question promises, whatever its rows are: who leads, what proves it, which id it takes."""

from __future__ import annotations

import pytest
from policygraph.cypher.catalogue import ask


def test_a_duty_that_is_shared_is_never_shown_as_led(asked, plans):
    written = {
        (r.plan.title, "".join(m.path), d.agency)
        for r in plans.plans()
        for m in r.measures
        for d in m.duties
        if d.role == "lead"
    }
    shown_as_led = {
        (row["plan"], row["path"], row["agency"])
        for topic in ("VOC", "CO2", "钢铁")
        for name in ("leads-by-topic", "duties-on-topic")
        for row in ask(asked, name, {"topic": topic}).rows
        if row["role"] == "牵头"
    }
    assert shown_as_led == written


def test_a_search_without_rows_says_what_the_index_cannot_find(asked):
    """A single character is in the text and not in Neo4j's index: without a word, that reads like a fact."""
    from policygraph.maps.sheet import sheet_of

    found = ask(asked, "search", {"text": "市"})
    assert bool(found.rows) == (asked.kind == "embedded")
    said = sheet_of(found, "zh").understood
    assert any("单个字" in one for one in said) == (not found.rows)
    assert not ask(asked, "search", {"text": "贵州省"}).empty


@pytest.mark.parametrize("key", ["}) DETACH DELETE n //", "/", "https://w3id.org/cn-policy/id/target/"])
def test_an_id_that_is_none_proves_nothing(asked, key):
    """What stands behind the last slash is empty here, and every id begins with that."""
    assert ask(asked, "evidence", {"id": key}).rows == []


def test_an_iri_is_as_good_as_an_id(asked):
    for key in ("6f79cc341a6e01cc", "https://w3id.org/cn-policy/id/target/6f79cc341a6e01cc"):
        assert [row["what"] for row in ask(asked, "evidence", {"id": key}).rows] == ["单位地区生产总值能耗"]


def test_every_duty_and_target_is_where_the_evidence_says(asked, plans):
    texts = {record.plan.title: text for record, text in plans.plans_with_text()}
    rows = ask(asked, "evidence").rows
    assert len(rows) == sum(len(m.duties) + len(m.targets) for r in plans.plans() for m in r.measures) + 1
    for row in rows:
        assert texts[row["plan"]][row["start"] : row["end"]] == row["mention"]
