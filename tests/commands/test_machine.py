"""The commands about this machine, as people use them."""

from __future__ import annotations

import json
import stat
import subprocess

import pytest
from policygraph import cli
from policygraph.graph.server import server_home
from policygraph.graph.stores import StoreRefused, open_store


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    for name in ("POLICYGRAPH_LANG", "POLICYGRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph"))
    monkeypatch.setenv("POLICYGRAPH_NEO4J_HOME", str(tmp_path / "neo4j"))

    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


def test_no_server_runs(run, tmp_path):
    code, out, _ = run("neo4j", "status", "--format", "json")
    assert code == 4
    assert {"name": "状态", "value": "没有运行"} in json.loads(out)
    code, _, err = run("neo4j", "stop")
    assert code == 4
    assert (
        err
        == f"policygraph: No Neo4j of policygraph runs in {tmp_path / 'neo4j'}; there is nothing to stop.\n"
    )


def test_the_browser_shows_no_folder(run, tmp_path):
    place = tmp_path / "graph"
    open_store(place).close()
    code, out, err = run("browser", "--no-open", "--store", place)
    assert (code, out) == (2, "")
    assert f"{place} is a folder" in err


def test_the_life_of_a_server(server_files, run, monkeypatch, tmp_path):
    """One story, since each start takes seconds: password, second start, store, doctor, stop."""
    monkeypatch.setenv("POLICYGRAPH_NEO4J_HOME", str(tmp_path / "down" / ".." / "neo4j"))
    home = server_home()
    try:
        code, out, err = run("neo4j", "start", "--lang", "en")
        assert (code, err) == (0, "")
        running = home.running()
        assert running.bolt_address in out
        assert run("neo4j", "start", "--quiet") == (0, "", "")
        assert home.running() == running
        assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
        secret = home.password()
        assert len(secret) >= 20
        assert secret not in out
        assert secret not in subprocess.check_output(
            ["ps", "-ww", "-o", "args=", "-p", str(running.pid)], text=True
        )
        with open_store("neo4j://") as store:
            assert store.query("RETURN 1 AS x") == [{"x": 1}]
            assert secret not in store.location
        with pytest.raises(StoreRefused, match="password"):
            open_store(running.bolt_address)
        code, out, _ = run("doctor", "--store", "neo4j://", "--lang", "en", "--format", "json")
        rows = {row["about"]: row for row in json.loads(out)}
        assert code == 0
        assert rows["Neo4j on this machine"]["state"] == "ok"
        assert rows["graph"]["found"].endswith("0 plans")
        code, _, err = run("neo4j", "start", "--bolt-port", "1")
        assert code == 4
        assert "runs already" in err
    finally:
        assert run("neo4j", "stop") == (0, "", "已停止。\n")
    assert home.running() is None
    assert home.last() == running  # the next start takes the same ports


def test_doctor_says_by_its_exit_code_that_something_has_to_be_fixed(run):
    assert run("doctor")[0] == 0
    code, out, _ = run("doctor", "--store", "bolt://127.0.0.1:1")
    assert code == 1
    assert "1 处须处理" in out
