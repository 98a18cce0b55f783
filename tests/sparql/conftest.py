"""The small plans of `tests/cypher/plans.py`, once as a property graph and once as RDF."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pyoxigraph as ox
import pytest
from policygraph.graph.loading import load
from policygraph.graph.rdf import write_rdf
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
    file = tmp_path_factory.mktemp("rdf") / "plans.nq"
    with file.open("wb") as out:
        write_rdf(records, out, "nquads")
    with open_store(str(tmp_path_factory.mktemp("graph") / "store")) as graph:
        load(graph, records)
        yield Both(graph, dataset(ox.parse(path=str(file))))
