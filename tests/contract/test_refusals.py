"""Stores that cannot be reached, opened or written: each is one sentence of its own kind, no traceback."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from policygraph.errors import PolicygraphError, StoreError, UsageError
from policygraph.graph.loading import load_elements, remove
from policygraph.graph.server import ServerError, running_server
from policygraph.graph.stores import (
    QueryTimedOut,
    SchemaMismatch,
    StoreLocked,
    StoreNotFound,
    StoreRefused,
    StoreUnreachable,
    default_location,
    open_store,
)
from policygraph.graph.stores.base import Statement

IMPORT = "from policygraph.graph.stores import open_store"
PASSWORD = "correct horse 电池"


def refusal(kind: type[PolicygraphError], location: str, **how: object) -> str:
    """Open the store, expect this very error, check that it is one sentence, and return it."""
    with pytest.raises(kind) as caught:
        open_store(location, **how)
    text = str(caught.value)
    assert type(caught.value) is kind
    assert "\n" not in text
    assert text.endswith(".")
    assert "com.arcadedb" not in text
    return text


def test_no_server_is_said_at_once():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert f"127.0.0.1:{port}" in refusal(StoreUnreachable, f"bolt://127.0.0.1:{port}")
    assert f"127.0.0.1:{port}" in refusal(StoreUnreachable, f"neo4j://127.0.0.1:{port}")


def test_host_that_does_not_exist():
    refusal(StoreUnreachable, "bolt://no-such-host.invalid:7687")


def test_something_else_listens_there(neo4j_server):
    refusal(StoreUnreachable, "bolt://127.0.0.1:" + neo4j_server.http.rpartition(":")[2])


def test_no_such_database(neo4j_server):
    assert "no database named nothing" in refusal(StoreRefused, neo4j_server.bolt + "/nothing")
    refusal(StoreRefused, neo4j_server.bolt + "?database=nothing")


def test_server_that_goes_away_while_in_use(server_files, tmp_path):
    with running_server(server_files, tmp_path, throwaway=True) as server, open_store(server.bolt) as store:
        server.process.kill()
        server.process.wait()
        with pytest.raises(StoreUnreachable):
            store.query("RETURN 1")


@pytest.fixture(scope="module")
def guarded(server_files, tmp_path_factory):
    """A second server, with a password."""
    home = tmp_path_factory.mktemp("guarded")
    with running_server(server_files, home, password=PASSWORD, throwaway=True) as server:
        yield server.bolt.partition("://")[2]


def test_password_comes_from_the_environment(guarded, monkeypatch):
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", PASSWORD)
    for scheme in ("bolt", "neo4j"):
        with open_store(f"{scheme}://neo4j@{guarded}/neo4j") as store:
            assert store.query("RETURN 1 AS x") == [{"x": 1}]
            assert PASSWORD not in store.location
    monkeypatch.delenv("POLICYGRAPH_PASSWORD")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with open_store(f"bolt://neo4j@{guarded}"):
        pass


@pytest.mark.parametrize(
    ("user", "password"), [("neo4j@", "wrong"), ("neo4j@", ""), ("nobody@", PASSWORD), ("", "")]
)
def test_wrong_password_user_or_none(guarded, monkeypatch, user, password):
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", password)
    text = refusal(StoreRefused, f"bolt://{user}{guarded}")
    assert "POLICYGRAPH_PASSWORD" in text
    assert PASSWORD not in text


def test_several_wrong_passwords_make_the_server_wait_and_that_is_said(server_files, tmp_path, monkeypatch):
    with running_server(server_files, tmp_path, password=PASSWORD, throwaway=True) as server:
        monkeypatch.setenv("POLICYGRAPH_PASSWORD", "wrong")
        address = f"bolt://neo4j@{server.bolt.partition('://')[2]}"
        said = [refusal(StoreRefused, address) for _ in range(5)]
    assert "does not accept the user or the password" in said[0]
    assert "for some seconds, after several wrong ones; wait" in said[-1]


def test_a_password_that_must_be_changed_first(guarded, monkeypatch):
    with GraphDatabase.driver(f"bolt://{guarded}", auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query("CREATE USER beginner SET PASSWORD 'first-password'", database_="system")
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", "first-password")
    assert "only with a new password" in refusal(StoreRefused, f"bolt://beginner@{guarded}")


@pytest.mark.parametrize("scheme", ["neo4j", "py2neo+bolt"])
def test_the_database_of_the_administration_is_none_for_graphs(scheme):
    assert "holds no graph" in refusal(StoreRefused, f"{scheme}://localhost:1/system")


def test_password_in_the_address_is_refused_and_not_repeated():
    text = refusal(UsageError, "neo4j://neo4j:secret@localhost:7687")
    assert "secret" not in text
    assert "POLICYGRAPH_PASSWORD" in text


@pytest.mark.parametrize(
    "address", ["http://localhost:7474", "neo4j:///plans", "bolt://h:port", "neo4j://h:99999", ""]
)
def test_address_that_is_none(address):
    refusal(UsageError, address)


def test_long_question_is_stopped(neo4j_server):
    with open_store(neo4j_server.bolt) as store, pytest.raises(QueryTimedOut):
        store.query(
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS n", timeout=0.2
        )


def test_name_of_a_constraint_taken_by_another(bare):
    """The embedded engine keys constraints by what they are about, so there the name cannot be taken."""
    with open_store(bare.bolt) as store:
        store.ensure_schema(
            ["CREATE CONSTRAINT plan_uri IF NOT EXISTS FOR (n:Other) REQUIRE n.uri IS UNIQUE"]
        )
        with pytest.raises(SchemaMismatch, match="plan_uri"):
            store.ensure_schema()


@pytest.mark.filterwarnings("ignore:py2neo reached:DeprecationWarning")
@pytest.mark.parametrize("way", ["", "py2neo+"])
def test_two_first_loads_at_the_same_time_do_not_meet_in_the_schema(bare, handmade, way):
    """Each sees no constraint, and each makes them all."""
    start = threading.Barrier(2)

    def load():
        with open_store(f"{way}{bare.bolt}") as store:
            start.wait()
            return load_elements(store, [handmade.Plan(size=2).elements()])

    with ThreadPoolExecutor(2) as both:
        reports = [one.result() for one in [both.submit(load), both.submit(load)]]
    assert any(report.writes for report in reports)
    with open_store(bare.bolt) as store:
        assert load_elements(store, [handmade.Plan(size=2).elements()]).writes == 0


def test_locked_folder_names_the_process_that_holds_it(tmp_path):
    folder = tmp_path / "store"
    script = f"{IMPORT}\nwith open_store({str(folder)!r}): print(1, flush=True); input()"
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        assert f"process {other.pid}" in refusal(StoreLocked, str(folder))
        other.communicate(b"\n")
    with open_store(folder):
        pass


def test_two_that_make_one_store_at_the_same_time(tmp_path):
    """Whoever comes second finds the store there, in use or free; nobody is told of a wrong folder."""
    folder = tmp_path / "store"
    script = f"{IMPORT}\nprint(1, flush=True); input()\nwith open_store({str(folder)!r}): input()"
    command = [sys.executable, "-c", script]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as one, subprocess.Popen(command, **pipes) as other:
        for process in (one, other):
            process.stdout.readline()
        for process in (one, other):
            process.stdin.write(b"\n")
            process.stdin.flush()
        said = [process.communicate(b"\n", timeout=60)[1].decode() for process in (one, other)]
    assert one.returncode == 0 or other.returncode == 0
    assert all("StoreLocked" in text for text in said if text)


def test_full_disk_is_named_as_one(tmp_path, monkeypatch):
    with open_store(tmp_path / "store") as store:

        def full(*_):
            raise store._engine.ArcadeDBError("Command failed (caused by No space left on device)")

        monkeypatch.setattr(store._database, "command", full)
        for attempt in (store.ensure_schema, lambda: store.write([Statement("x", [1])])):
            with pytest.raises(StoreRefused, match=r"no space left on the disk.* make room and load again"):
                attempt()
        monkeypatch.undo()


def test_folder_that_this_process_has_open_already(tmp_path):
    with open_store(tmp_path / "store"):
        assert "this very process" in refusal(StoreLocked, str(tmp_path / "store"))


def test_folder_of_other_files_is_not_made_a_store(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    refusal(StoreRefused, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_file_is_no_folder(tmp_path):
    (tmp_path / "file").touch()
    refusal(StoreRefused, str(tmp_path / "file"))
    refusal(StoreRefused, str(tmp_path / "file" / "below"))


def test_folder_without_a_store_when_none_is_to_be_made(tmp_path):
    refusal(StoreNotFound, str(tmp_path / "none"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_damaged_store(tmp_path):
    with open_store(tmp_path / "store"):
        pass
    for path in (tmp_path / "store").glob("*.json"):
        path.write_text("{", encoding="utf-8")
    refusal(StoreRefused, str(tmp_path / "store"))


@pytest.mark.skipif(sys.platform == "win32", reason="rights work another way there")
@pytest.mark.parametrize("exists", [True, False])
def test_read_only_folder(exists):
    """Tried by a user without special rights: the superuser may write anywhere."""
    script = f"""
import os, shutil, tempfile, pathlib
from policygraph.errors import StoreError
from policygraph.graph.stores import open_store
folder = pathlib.Path(tempfile.mkdtemp())
os.environ["ARCADEDB_LOG_DIR"] = str(folder / "log")
# Also loads all modules, which the other user may not be able to read.
open_store(folder / "store").close()
if {exists}:
    os.chmod(folder / "store", 0o555)
else:
    shutil.rmtree(folder / "store")
os.chmod(folder, 0o555)
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    open_store(folder / "store")
except StoreError as error:
    print(type(error).__name__, error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.startswith("StoreRefused The store at ")
    assert done.stdout.count("\n") == 1


def test_default_place_is_the_users_or_the_one_named(monkeypatch, tmp_path):
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "named"))
    assert default_location() == str(tmp_path / "named")
    with open_store() as store:
        assert store.location == str(tmp_path / "named")
    monkeypatch.delenv("POLICYGRAPH_STORE")
    assert Path(default_location()).is_absolute()
    assert "policygraph" in default_location()


def test_engine_writes_nothing_to_console_or_working_directory(tmp_path):
    (tmp_path / "here").mkdir()
    script = IMPORT + "\nopen_store('../store').close()" * 2
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, cwd=tmp_path / "here", check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    assert list((tmp_path / "here").iterdir()) == []


def test_server_with_an_unknown_setting_says_why_it_did_not_start(server_files, tmp_path):
    with (
        pytest.raises(ServerError, match=r"no\.such\.setting"),
        running_server(server_files, tmp_path, settings={"no.such.setting": "1"}),
    ):
        pass
    assert issubclass(ServerError, StoreError)


def test_graph_of_another_version_is_refused_and_left_as_it_is(request, store_location, handmade, snapshot):
    with open_store(store_location) as store:
        load_elements(store, [handmade.Plan(size=2).elements()])
        before = snapshot(store)
    if "://" in store_location:
        request.getfixturevalue("bare_after")
        run_cypher(store_location, "CREATE INDEX policygraph_graph_7 FOR (n:Plan) ON (n.reader)")
    else:
        (Path(store_location) / "policygraph.form").write_text("7")
    with open_store(store_location) as store:
        with pytest.raises(SchemaMismatch, match="form '7', made by another version"):
            load_elements(store, [handmade.Plan(size=3).elements()])
        with pytest.raises(SchemaMismatch, match="another version"):
            remove(store, handmade.Plan().id)
        assert snapshot(store) == before


def test_labels_of_ours_on_data_of_others_are_refused_before_anything_is_done(bare, handmade, snapshot):
    run_cypher(bare.bolt, "CREATE (:Place {name: 'Shop'})-[:SELLS]->(:Thing)")
    with open_store(bare.bolt) as store:
        before = snapshot(store)
        with pytest.raises(SchemaMismatch, match=r"nodes labelled Place \(1\) that are not of policygraph"):
            load_elements(store, [handmade.Plan(size=2).elements()])
        assert snapshot(store) == before
        assert store.query("SHOW CONSTRAINTS") == []


def run_cypher(bolt, text):
    with GraphDatabase.driver(bolt, auth=None) as driver:
        driver.execute_query(text, database_="neo4j")


@pytest.fixture
def bare_after(neo4j_server):
    """Nothing now; after the test the index of another version goes, which other tests would trip over."""
    yield
    run_cypher(neo4j_server.bolt, "DROP INDEX policygraph_graph_7 IF EXISTS")


@pytest.fixture
def profiles(tmp_path, monkeypatch):
    file = tmp_path / "stores.conf"
    monkeypatch.setenv("POLICYGRAPH_PROFILES", str(file))

    def write(text: str, mode: int = 0o600) -> Path:
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    return write


def test_store_by_name(profiles, guarded, monkeypatch, tmp_path):
    monkeypatch.delenv("POLICYGRAPH_PASSWORD", raising=False)
    profiles(
        f"# two\nwork.address = bolt://{guarded}\nwork.user=neo4j\nwork.password={PASSWORD}\n"
        f"mine.address={tmp_path / 'store'}\n"
    )
    with open_store("@work") as store:
        assert store.query("RETURN 1 AS x") == [{"x": 1}]
    with open_store("@mine") as store:
        assert store.location == str(tmp_path / "store")


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("work.address=bolt://h", UsageError, "no store 'wrok'; the nearest are work"),
        ("wrok.user=x", UsageError, "nothing of where wrok is"),
        ("wrok.adress=bolt://h", UsageError, "Line 1 .* is no profile"),
        ("secret", UsageError, "Line 1"),
    ],
)
def test_profile_that_does_not_fit(profiles, text, kind, says):
    file = profiles(text)
    message = refusal(kind, "@wrok")
    assert re.search(says, message)
    assert str(file) in message
    assert "secret" not in message


@pytest.mark.skipif(os.name != "posix", reason="rights work another way there")
def test_password_that_others_can_read_is_refused(profiles):
    profiles("work.address=bolt://h\nwork.password=x", 0o644)
    assert "chmod 600" in refusal(StoreRefused, "@work")


def test_profiles_that_are_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYGRAPH_PROFILES", str(tmp_path / "none.conf"))
    refusal(StoreRefused, "@work")


def test_password_is_asked_for_on_a_terminal(guarded, monkeypatch):
    for name in ("POLICYGRAPH_PASSWORD", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    asked = []
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSWORD)
    with open_store(f"bolt://neo4j@{guarded}") as store:
        assert store.query("RETURN 1 AS x") == [{"x": 1}]
    assert asked == ["Password of neo4j at 127.0.0.1: "]


class Terminal(io.StringIO):
    def isatty(self):
        return True
