"""Helpers of the suite that every store must pass."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from policygraph.graph.stores import Store, open_store


@pytest.fixture
def py2neo_store(neo4j_location: str) -> Iterator[Store]:
    """The same clean server, spoken to by py2neo, which says by a warning that its time is over."""
    with pytest.warns(DeprecationWarning, match="end of life on 2023-11-30"):
        opened = open_store(f"py2neo+{neo4j_location}")
    with opened:
        yield opened


@pytest.fixture(params=["embedded", "neo4j", "py2neo"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An open, empty store of each kind; py2neo's is a way to the second kind."""
    if request.param == "py2neo":
        yield request.getfixturevalue("py2neo_store")
        return
    place = tmp_path / "store" if request.param == "embedded" else request.getfixturevalue("neo4j_location")
    with open_store(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def handmade() -> ModuleType:
    """The module `handmade.py` beside this file; test folders are no packages."""
    spec = importlib.util.spec_from_file_location("handmade", Path(__file__).with_name("handmade.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["handmade"] = module
    spec.loader.exec_module(module)
    return module


def snapshot(store: Store) -> tuple[list, list]:
    """All nodes and relationships with all they carry, in a fixed order: two equal graphs have equal ones."""
    nodes = store.query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN a.uri AS start, type(r) AS type, b.uri AS end, properties(r) AS p"
    )
    for node in nodes:
        node["labels"] = sorted(node["labels"])
    return tuple(sorted(rows, key=lambda row: repr(sorted(flat(row).items()))) for rows in (nodes, edges))


def flat(row: dict) -> dict:
    """The row with its properties in a fixed order: stores hand them over in any."""
    return {**row, "p": sorted(row["p"].items())}


@pytest.fixture(name="snapshot", scope="session")
def snapshot_of():
    return snapshot
