"""The small plans of the question tests in an embedded store."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from policygraph.graph.loading import load
from policygraph.graph.stores import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file = Path(__file__).parent.with_name("cypher") / "plans.py"
    spec = importlib.util.spec_from_file_location("plans", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["plans"] = module
    spec.loader.exec_module(module)
    with open_store(tmp_path_factory.mktemp("graph") / "store") as opened:
        load(opened, module.plans())
        yield opened
