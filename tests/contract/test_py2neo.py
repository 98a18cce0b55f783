"""What py2neo cannot do is refused in a sentence, and its end is said once."""

from __future__ import annotations

import gc
import sys
import warnings

import pytest
from policygraph.cypher.catalogue import ask
from policygraph.cypher.free import ask_freely
from policygraph.graph.stores import EngineMissing, QueryRefused, StoreRefused, StoreUnreachable, open_store


def test_one_warning_names_the_end_of_life(neo4j_location):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with open_store(f"py2neo+{neo4j_location}") as store:
            store.query("RETURN 1 AS one")
            assert store.location.startswith("py2neo+bolt://")
    said = [one for one in caught if "2023-11-30" in str(one.message)]
    assert [one.category for one in said] == [DeprecationWarning]


def test_what_it_cannot_do_is_refused(py2neo_store):
    with pytest.raises(StoreRefused, match="cannot limit the time"):
        py2neo_store.query("RETURN 1", timeout=1)
    with pytest.raises(StoreRefused, match="use neo4j://"):
        ask_freely(py2neo_store, "RETURN 1 AS one")


@pytest.mark.filterwarnings("ignore:py2neo reached:DeprecationWarning")
def test_routing_is_refused(neo4j_location):
    with pytest.raises(StoreRefused, match="cluster"):
        open_store(f"py2neo+neo4j://{neo4j_location.partition('://')[2]}")


@pytest.mark.filterwarnings("ignore:py2neo reached:DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_server_is_said():
    with pytest.raises(StoreUnreachable, match=r"No Neo4j answers at 127\.0\.0\.1:1 "):
        open_store("py2neo+bolt://127.0.0.1:1")
    gc.collect()  # the socket of the attempt, which py2neo leaves open, is to be complained of here and now


@pytest.mark.filterwarnings("ignore:py2neo reached:DeprecationWarning")
def test_without_the_package_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(EngineMissing, match=r"policygraph\[py2neo\]"):
        open_store("py2neo+bolt://127.0.0.1:7687")


def test_questions_are_answered_and_cannot_write(py2neo_store):
    assert ask(py2neo_store, "plans").rows == []
    with pytest.raises(QueryRefused):
        py2neo_store.query("CREATE (:Plan {uri: 'x'})")
