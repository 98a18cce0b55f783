"""Plans are found by what people remember of them: words of the title, the number, the place."""

from __future__ import annotations

import pytest
from draft import Draft
from policygraph.cypher.lookup import find_all
from policygraph.errors import UsageError
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.loaders.record import PlaceRef


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    plans = []
    for title, place in (
        ("关于节水的实施方案", PlaceRef("梧州市", "450400")),
        ("天津市节水方案", PlaceRef("天津市", "120000")),
        ("支持梧州发展的方案", PlaceRef("广西壮族自治区", "450000")),
    ):
        draft = Draft(title, place)
        draft.measure("一", title="改造管网")
        plans.append(draft.record())
    with open_store(str(tmp_path_factory.mktemp("lookup") / "store")) as store:
        load(store, plans)
        yield lambda text: [thing.name for thing in find_all(store, "plan", text)]


def test_words_of_the_title_find_a_plan(found):
    assert found("天津 节水") == ["天津市节水方案"]


def test_a_title_that_holds_the_name_wins_over_the_place(found):
    assert found("梧州") == ["支持梧州发展的方案"]


def test_the_place_finds_a_plan_whose_title_leaves_it_out(found):
    assert found("梧州市") == ["关于节水的实施方案"]
    assert found("梧州 节水") == ["关于节水的实施方案"]


def test_a_miss_names_the_plan_with_its_place(found):
    with pytest.raises(UsageError, match="梧州市 关于节水的实施方案"):
        found("梧州市节水规划")
