"""`policygraph serve` as a process: it says where it answers, answers, and ends with nothing left."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile

import httpx
import pytest
from policygraph import cli


def start(*arguments, temporary):
    return subprocess.Popen(
        [sys.executable, "-m", "policygraph.cli", "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, cli.INTERRUPTED), (signal.SIGTERM, 143)])
def test_it_answers_until_it_is_stopped_and_leaves_nothing(tmp_path, stop, code):
    process = start(temporary=tmp_path)
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())[0]
        with httpx.Client(base_url=address, timeout=30) as client:
            assert "贵州省碳达峰实施方案" in client.get("/").text
            query = {"query": "ASK { ?plan a pp:Plan }"}
            assert client.get("sparql", params=query, headers={"Accept": "application/json"}).json()[
                "boolean"
            ]
        process.send_signal(stop)
        assert process.wait(20) == code
        assert process.stderr.read().strip() == ""
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_one_sentence(capfd):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code = cli.main(["serve", "--port", str(taken.getsockname()[1])])
    _, err = capfd.readouterr()
    assert (code, err.count("\n")) == (2, 1)
    assert "choose another --port" in err


@pytest.mark.parametrize("base", ["example", "https://例.cn/", "https://a.org/b"])
def test_a_base_that_is_none_is_one_sentence(capfd, base):
    code = cli.main(["serve", "--port", "0", "--base", base])
    assert (code, capfd.readouterr()[1].count("\n")) == (2, 1)


def test_broken_data_are_said_before_anything_is_served(capfd, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "a.ttl").write_text("no turtle")
    code = cli.main(["serve", "--port", "0", str(tmp_path / "a.ttl")])
    assert (code, capfd.readouterr()[1].count("\n")) == (3, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["a.ttl"]
