"""The small plans of `tests/cypher/plans.py`, and the five that ship, as property graphs and as RDF."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from policygraph.commands.inputs import shipped_records
from policygraph.graph.loading import load
from policygraph.graph.rdf import write_rdf
from policygraph.graph.server import Server
from policygraph.graph.stores import Store, open_store
from policygraph.sparql.engine import dataset


class Both(NamedTuple):
    graph: Store
    rdf: ox.Store


def _plans() -> ModuleType:
    file = Path(__file__).parents[1] / "cypher" / "plans.py"
    spec = importlib.util.spec_from_file_location("plans", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["plans"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def records() -> list:
    return list(_plans().plans())


@pytest.fixture(scope="session")
def both(records, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    with loaded(records, str(tmp_path_factory.mktemp("graph") / "store"), tmp_path_factory) as found:
        yield found


@contextmanager
def loaded(records: Sequence, place: str, folders: pytest.TempPathFactory) -> Iterator[Both]:
    """The records as RDF, and as the graph of an empty store."""
    file = folders.mktemp("rdf") / "plans.nq"
    with file.open("wb") as out:
        write_rdf(records, out, "nquads")
    with open_store(place) as graph:
        load(graph, records)
        yield Both(graph, dataset(ox.parse(path=str(file))))


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def empty_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where an empty store of each kind can be opened."""
    if request.param == "embedded":
        return str(tmp_path_factory.mktemp("graph") / "store")
    server: Server = request.getfixturevalue("neo4j_server")
    request.getfixturevalue("wiped")(server)
    return server.bolt


@pytest.fixture(scope="module")
def on_each_store(records, empty_place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    with loaded(records, empty_place, tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def five_plans(empty_place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    with loaded(list(shipped_records()), empty_place, tmp_path_factory) as found:
        yield found
