"""Faults of a real server that pass (a lock, a deadlock, a connection that breaks) are tried again."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, field

import pytest
from faulty import door_before
from neo4j import GraphDatabase
from neo4j.exceptions import TransientError
from policygraph.graph.loading import load_elements
from policygraph.graph.server import running_server
from policygraph.graph.stores import StoreRefused, StoreUnreachable, neo4j, open_store, with_py2neo
from policygraph.graph.stores.base import Statement
from policygraph.graph.stores.parcels import in_parcels

SHARED = "https://w3id.org/cn-policy/id/agency/520000/ecology"
TOUCH = "MATCH (n {uri: $uri}) SET n.touched = true"
TOUCH_ROWS = "UNWIND $rows AS uri MATCH (n:Plan {uri: uri}) SET n.reader = 'r' RETURN count(n) AS n"

pytestmark = pytest.mark.filterwarnings("ignore:py2neo reached:DeprecationWarning")
EACH_WAY = pytest.mark.parametrize("way", ["", "py2neo+"])


@pytest.fixture(scope="module")
def impatient(server_files, tmp_path_factory):
    """A server that calls it a passing fault if a lock is not to be had in a second, or memory runs out."""
    settings = {"db.lock.acquisition.timeout": "1s", "db.memory.transaction.max": "24m"}
    home = tmp_path_factory.mktemp("impatient")
    with running_server(server_files, home, throwaway=True, settings=settings) as server:
        yield server.bolt


@pytest.fixture
def loaded(impatient, handmade):
    """The address of the server, with the old versions of the plans in it."""
    with GraphDatabase.driver(impatient, auth=None) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
    load(impatient, handmade.old())
    return impatient


@dataclass
class Tries:
    """Counts how often a transaction was begun; `at` holds what is to happen at the n-th time."""

    begun: int = 0
    at: dict = field(default_factory=dict)

    def begin(self):
        self.begun += 1
        self.at.pop(self.begun, lambda: None)()


@pytest.fixture
def tries(loaded, monkeypatch):
    """The transactions of a test: a fault that never came would prove nothing."""
    seen = Tries()

    def counted(method):
        def begin(*arguments, **named):
            seen.begin()
            return method(*arguments, **named)

        return begin

    monkeypatch.setattr(neo4j.Neo4jStore, "_run", counted(neo4j.Neo4jStore._run))
    monkeypatch.setattr(with_py2neo.Py2neoStore, "_write", counted(with_py2neo.Py2neoStore._write))
    return seen


def load(location, plans):
    with open_store(location) as store:
        return load_elements(store, [plan.elements() for plan in plans])


@pytest.fixture
def peaceful(tmp_path, handmade, snapshot):
    """The graph of the new versions, as it is when nothing goes wrong."""
    load(tmp_path / "peace", handmade.new())
    with open_store(tmp_path / "peace") as store:
        return snapshot(store)


@pytest.fixture
def assert_in_peace(loaded, handmade, snapshot, peaceful):
    def compare():
        load(loaded, handmade.new())
        with open_store(loaded) as store:
            assert snapshot(store) == peaceful
            assert load_elements(store, [plan.elements() for plan in handmade.new()]).writes == 0

    return compare


@contextlib.contextmanager
def lock_on(bolt, uri):
    """Hold the lock of a node, as somebody else's transaction does; gives the transaction."""
    with (
        GraphDatabase.driver(bolt, auth=None) as driver,
        driver.session(database="neo4j") as session,
        session.begin_transaction() as transaction,
    ):
        transaction.run(TOUCH, uri=uri).consume()
        yield transaction
        if not transaction.closed():
            transaction.rollback()


@EACH_WAY
def test_a_lock_that_is_let_go_only_delays_a_load(loaded, handmade, tries, assert_in_peace, way):
    with lock_on(loaded, SHARED) as other:
        tries.at[2] = other.rollback
        load(way + loaded, handmade.new()[:1])
    assert tries.begun == 2
    assert_in_peace()


@EACH_WAY
def test_a_lock_that_stays_is_one_sentence_and_nothing_is_written(
    loaded, handmade, snapshot, tries, assert_in_peace, monkeypatch, way
):
    for module in (neo4j, with_py2neo):
        monkeypatch.setattr(module, "_RETRY_SECONDS", 1.5)
    with open_store(loaded) as store:
        before = snapshot(store)
    with lock_on(loaded, SHARED), pytest.raises(StoreRefused, match=r"for now.*lock.*once more") as caught:
        load(way + loaded, handmade.new()[:1])
    assert tries.begun > 1
    assert "\n" not in str(caught.value)
    with open_store(loaded) as store:
        assert snapshot(store) == before
    assert_in_peace()


def test_a_deadlock_is_lived_through_whoever_loses_it(loaded, handmade, tries, monkeypatch):
    """Each holds what the other wants next. The server ends one of the two; ours is then tried again."""
    first, second = (handmade.Plan(number).uri for number in (1, 2))
    outcome, waiting = [], []

    def want(other):
        try:
            other.run(TOUCH, uri=first).consume()
        except TransientError as error:
            outcome.append(error.code)
        other.close()

    with lock_on(loaded, second) as other, open_store(loaded) as store:

        def once_ours_is_locked(statement, reached, where):
            if not waiting:
                waiting.append(threading.Thread(target=want, args=(other,)))
                waiting[0].start()

        monkeypatch.setattr(neo4j, "check_reached", once_ours_is_locked)
        written = store.write([Statement(TOUCH_ROWS, [first]), Statement(TOUCH_ROWS, [second])])
        waiting[0].join(20)
    assert written.reached == (1, 1)
    assert bool(outcome) != (tries.begun > 1)
    assert outcome in ([], ["Neo.TransientError.Transaction.DeadlockDetected"])


@pytest.mark.parametrize("sent", [200, 5_000, 12_000])
def test_a_connection_that_breaks_once_does_not_break_the_load(loaded, handmade, sent, assert_in_peace):
    with door_before(loaded) as door, open_store(f"bolt://127.0.0.1:{door.port}") as store:
        door.cuts.append(sent)
        load_elements(store, [handmade.new()[0].elements()])
    assert door.dropped == 1
    assert_in_peace()


def test_a_connection_that_keeps_breaking_is_one_sentence_and_the_next_load_ends_it(
    loaded, handmade, assert_in_peace
):
    with door_before(loaded) as door, open_store(f"bolt://127.0.0.1:{door.port}") as store:
        door.cuts.extend([8_000] * 50)
        with pytest.raises(StoreUnreachable) as caught:
            load_elements(store, [plan.elements() for plan in handmade.new()])
    assert door.dropped > 1
    assert "\n" not in str(caught.value)
    assert_in_peace()


def test_an_answer_too_large_to_be_sent_in_lists_comes_row_by_row(impatient, monkeypatch):
    monkeypatch.setattr(neo4j, "_RETRY_SECONDS", 0.1)
    text = "UNWIND range(1, 20000) AS n RETURN n, [k IN range(1, 100) | n + k] AS x"
    with GraphDatabase.driver(impatient, auth=None) as driver:
        session = driver.session()
        with pytest.raises(TransientError, match="memory"), session:
            session.run(in_parcels(text, ["n", "x"])).consume()
    with open_store(impatient) as store:
        rows = store.query(text, columns=["n", "x"])
    assert [row["n"] for row in rows] == list(range(1, 20001))
