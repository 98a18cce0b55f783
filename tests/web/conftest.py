"""The small plans of `tests/cypher/plans.py` behind a real server, on a port of its own."""

from __future__ import annotations

import importlib.util
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import httpx
import pyoxigraph as ox
import pytest
import uvicorn
from policygraph.graph.rdf_files import quads_of_records
from policygraph.ontology.iris import BASE
from policygraph.web.app import application
from policygraph.web.running import _listening, written
from policygraph.web.site import Site

SECONDS = 3.0


class Running(NamedTuple):
    """The server's address, its site, and the file of its facts."""

    url: str
    site: Site
    dump: Path


def _plans() -> ModuleType:
    file = Path(__file__).parents[1] / "cypher" / "plans.py"
    spec = importlib.util.spec_from_file_location("plans", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["plans"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    dump = written(quads_of_records(_plans().plans()), tmp_path_factory.mktemp("web"))
    site = Site.of(ox.parse(path=dump, format=ox.RdfFormat.N_QUADS))
    listening = _listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(site, dump, seconds=SECONDS), log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    yield Running(f"http://127.0.0.1:{listening.getsockname()[1]}", site, dump)
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="session")
def client(running: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def things(running: Running) -> list[str]:
    """The path of everything that the facts are about; a piece of a document (`#…`) is none."""
    subjects = {
        q.subject.value for q in running.site.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    }
    return sorted("/" + s.removeprefix(BASE) for s in subjects if s.startswith(BASE) and "#" not in s)
