"""A load that is killed at any moment, and loaded again, gives the graph of a load in peace."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from policygraph.graph.loading import load_elements
from policygraph.graph.server import running_server
from policygraph.graph.stores import open_store

CONTRACT = Path(__file__).parent

# Loads the plans, and ends as by kill -9 once the store has run so many statements: inside a transaction, at
# the same place each time. `rows` is the size of a transaction, to try the way of large plans on small ones.
VICTIM = f"""
import itertools, os, signal, sys
sys.path.insert(0, {str(CONTRACT)!r})
import handmade
from policygraph.graph import loading
from policygraph.graph.stores import base, embedded, neo4j, open_store

location, moment, rows = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
loading.TRANSACTION_ROWS = rows
ran = itertools.count(1)

def check(*arguments):
    if next(ran) == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return base.check_reached(*arguments)

embedded.check_reached = neo4j.check_reached = check
with open_store(location) as store:
    loading.load_elements(store, [plan.elements() for plan in handmade.new()])
"""


def run_victim(location: str, moment: int, rows: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", VICTIM, location, str(moment), str(rows)], capture_output=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


def load(location, plans):
    with open_store(location) as store:
        return load_elements(store, [plan.elements() for plan in plans])


@pytest.fixture
def peaceful(tmp_path, handmade, snapshot):
    """The graph as it is when nothing goes wrong."""
    load(tmp_path / "peace", handmade.new())
    with open_store(tmp_path / "peace") as store:
        return snapshot(store)


@pytest.mark.parametrize("rows", [50_000, 60])
@pytest.mark.parametrize("moment", [1, 4, 9, 14, 22, 31])
@pytest.mark.parametrize("before", [False, True], ids=["first-load", "new-version"])
def test_killed_and_loaded_again_is_as_in_peace(
    store_location, handmade, snapshot, peaceful, before, moment, rows
):
    if before:
        load(store_location, handmade.old())
    killed = run_victim(store_location, moment, rows)
    load(store_location, handmade.new())
    with open_store(store_location) as store:
        assert snapshot(store) == peaceful
        assert load_elements(store, [plan.elements() for plan in handmade.new()]).writes == 0
    assert killed or moment > 20


def test_small_plan_is_there_as_a_whole_or_not_at_all(store_location, handmade, snapshot):
    run_victim(store_location, 9, 50_000)
    with open_store(store_location) as store:
        assert snapshot(store) == ([], [])


def test_a_constraint_that_a_kill_left_half_made_is_made_again(tmp_path, handmade, snapshot, peaceful):
    """Of the embedded engine: it keeps the name of a constraint apart from the index that holds it."""
    load(tmp_path / "store", handmade.old())
    with open_store(tmp_path / "store") as store:
        before = len(store.query("SHOW CONSTRAINTS"))
        database = store._live()
        database.begin()
        database.command("sql", "DROP INDEX `Plan[uri]`", {})
        database.commit()
        assert len(store.query("SHOW CONSTRAINTS")) == before - 1
    load(tmp_path / "store", handmade.new())
    with open_store(tmp_path / "store") as store:
        assert len(store.query("SHOW CONSTRAINTS")) == before
        assert snapshot(store) == peaceful


def test_server_that_is_killed_in_mid_load(server_files, tmp_path, handmade, snapshot, peaceful):
    files, home = server_files, tmp_path / "home"
    with running_server(files, home, throwaway=True) as server:
        load(server.bolt, handmade.old())
        run_victim(server.bolt, 14, 60)
        server.process.kill()
        server.process.wait()
    with running_server(files, home, throwaway=True) as server:
        load(server.bolt, handmade.new())
        with open_store(server.bolt) as store:
            assert snapshot(store) == peaceful
