"""Citations between plans do not depend on which plan came first, and outlive the plan they lead to."""

from __future__ import annotations

from itertools import permutations

import pytest
from policygraph.graph.loading import load, remove

NOTICE = "贵州省人民政府关于印发《贵州省碳达峰实施方案》的通知"
PEAK = "贵州省碳达峰实施方案"
SAVING = "贵州省节能减排综合工作方案"


@pytest.fixture
def records(handmade):
    """The first cites the second under two titles, one that is not here, and an earlier version of itself."""
    return [
        handmade.record(SAVING, PEAK, "某条例", NOTICE, SAVING),
        handmade.record(PEAK, (SAVING, "黔府发〔2022〕8号"), number="黔府发〔2022〕1号"),
    ]


def citations(store):
    rows = store.query(
        "MATCH (p:Plan)-[r:CITES]->(d) RETURN p.name AS plan, d.name AS cited, 'Plan' IN labels(d) AS here, "
        "r.starts AS starts"
    )
    return sorted((row["plan"], row["cited"], row["here"], row["starts"]) for row in rows)


BOTH = sorted(
    [
        (SAVING, PEAK, True, [0, 2]),
        (SAVING, "某条例", False, [1]),
        (SAVING, SAVING, False, [3]),
        (PEAK, SAVING, True, [0]),
    ]
)


def test_order_of_loading_makes_no_difference(store, records):
    for order in permutations(records):
        load(store, order)
        assert citations(store) == BOTH
        for record in records:
            remove(store, record.plan.id)
        assert store.query("MATCH (n) RETURN count(*) AS n") == [{"n": 0}]


def test_one_after_the_other_is_as_both_at_once(store, records):
    first, second = records
    load(store, [first])
    assert all(not here for _, _, here, _ in citations(store))
    report = load(store, [second])
    assert report.links.edges["CITES"].changed == 1
    assert citations(store) == BOTH
    assert load(store, records).writes == 0


def test_citation_of_a_plan_that_goes_leads_to_a_document(store, records, snapshot):
    second = records[1]
    load(store, records)
    rehearsed = remove(store, second.plan.id, dry_run=True)
    assert citations(store) == BOTH
    removed = remove(store, second.plan.id)
    assert (removed.nodes, removed.edges) == (rehearsed.nodes, rehearsed.edges)
    assert (SAVING, PEAK, False, [0, 2]) in citations(store)
    load(store, [second])
    assert citations(store) == BOTH


def test_document_that_a_plan_cites_itself_as_stays_for_others(store, records):
    load(store, records)
    remove(store, records[0].plan.id)
    assert citations(store) == [(PEAK, SAVING, False, [0])]
