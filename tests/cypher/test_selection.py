"""What a map selects is the same on both stores, name for name: its small questions are Cypher too."""

from __future__ import annotations

import pytest
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.maps.responsibility import responsibility
from policygraph.maps.selection import Criteria, select, targets_of, topics_of


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


def test_targets_and_topics_are_the_same_on_both_stores(asked, embedded):
    here, there = (select(store, Criteria({})) for store in (asked, embedded))
    assert targets_of(asked, here) == targets_of(embedded, there) != []
    assert topics_of(asked, here) == topics_of(embedded, there) != []
