"""What a map selects is the same on both stores, name for name: its small questions are Cypher too."""

from __future__ import annotations

import pytest
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.maps.parts import duties_of, parts_of, topics_in
from policygraph.maps.responsibility import read_names, responsibility
from policygraph.maps.selection import Criteria, measures_of, select, targets_of


@pytest.fixture(scope="module")
def embedded(plans, tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("graph") / "store")) as store:
        load(store, plans.plans())
        yield store


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (["VOC"], {}),
        (["VOC", "生态环境", "贵州"], {}),
        (["省生态环境厅"], {}),
        (["钢铁"], {"place": ["贵阳", "广东"]}),
        ([], {"words": ["挥发性", "三（二）"]}),
        ([], {"plan": ["减排方案"]}),
    ],
)
def test_a_map_is_the_same_on_both_stores(asked, embedded, names, given):
    here, there = (responsibility(store, names, None, given).found for store in (asked, embedded))
    assert here.rows
    assert here == there


def topics(store, measures):
    return [(one.uri, one.name, sorted(one.measures)) for one in topics_in(store, measures)]


def test_targets_and_topics_are_the_same_on_both_stores(asked, embedded):
    here, there = (select(store, Criteria({})) for store in (asked, embedded))
    assert targets_of(asked, here) == targets_of(embedded, there) != []
    measures = here.measures()
    assert topics(asked, measures) == topics(embedded, measures) == topics(embedded, None) != []


def counted(parts):
    return {(one.agency, one.office, one.role): sorted(one.measures) for one in parts}


def test_who_has_a_part_in_what_is_the_same_on_both_stores(asked, embedded):
    rows = select(embedded, Criteria({})).rows
    here, there = (counted(parts_of(store, None)) for store in (asked, embedded))
    assert here == there
    assert sum(map(len, here.values())) == len([row for row in rows if row["id"]])


def test_duties_for_files_are_those_of_the_map_on_both_stores(asked, embedded):
    here, there = (duties_of(store, None) for store in (asked, embedded))
    assert here == there
    of_map = {(row["measure_uri"], row["id"]): row for row in select(embedded, Criteria({})).rows}
    assert {(row["measure_uri"], row["id"]) for row in there} == of_map.keys()
    assert any(row["id"] is None for row in there)
    for row in there:
        of_it = {**of_map[row["measure_uri"], row["id"]], "type": row.get("type")}
        assert row == {name: of_it[name] for name in row}


def test_of_an_office_a_network_takes_the_measures_whole(embedded):
    _, keys = read_names(embedded, ["生态环境"])
    held = select(embedded, Criteria(keys))
    whole = select(embedded, Criteria(keys, whole=True))
    assert {row["office"] for row in held.rows} == {"生态环境"}
    assert {row["office"] for row in whole.rows} > {"生态环境"}
    assert set(whole.measures()) == set(held.measures()) == set(measures_of(embedded, Criteria(keys)))
