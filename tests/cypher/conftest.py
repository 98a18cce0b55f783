"""The small plans of `plans.py` in a store of each kind, loaded once a module: questions only read."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from policygraph.graph.loading import load
from policygraph.graph.stores import Store, open_store


@pytest.fixture(scope="session")
def plans() -> ModuleType:
    """The module `plans.py` beside this file; test folders are no packages."""
    spec = importlib.util.spec_from_file_location("plans", Path(__file__).with_name("plans.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["plans"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def asked(
    request: pytest.FixtureRequest, plans: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    if request.param == "embedded":
        place = str(tmp_path_factory.mktemp("graph") / "store")
    else:
        place = request.getfixturevalue("neo4j_server").bolt
        empty(place)
    with open_store(place) as store:
        load(store, plans.plans())
        yield store


def empty(bolt: str) -> None:
    """Take away what other modules' tests left on the server, constraints too."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(bolt, auth=None) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
        for row in driver.execute_query("SHOW CONSTRAINTS YIELD name", database_="neo4j").records:
            driver.execute_query(f"DROP CONSTRAINT `{row['name']}`", database_="neo4j")
