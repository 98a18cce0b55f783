"""What a person at a terminal gets: a pager for long tables, widths that fit, colour only where wanted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from policygraph.cli import main

PROGRAM = Path(sys.executable).with_name("policygraph")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("terminal") / "store")
    assert main(["load", "--quiet", "--store", place]) == 0
    return place


def at_terminal(*words, columns=100, lines=20, typed="", **environment):
    """Run the program at a terminal of this size, the keyboard one too, and return what it shows."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES", "NO_COLOR", "PAGER"}}
    process = subprocess.Popen(
        [PROGRAM, *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=kept | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | environment,
    )
    os.close(slave)
    os.write(master, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        shown += part
        if not part:
            break
    process.wait()
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path):
    """A pager that keeps what it is given."""
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\n")
    script.chmod(0o755)
    return script, tmp_path / "paged"


def test_a_table_longer_than_the_terminal_goes_through_the_pager(graph, pager):
    script, paged = pager
    shown = at_terminal("responsibility", "VOC", "--matrix", "--store", graph, PAGER=str(script))
    assert "工业和信息化" in paged.read_text("utf-8")
    assert "工业和信息化" not in shown


def test_a_short_table_does_not(graph, pager):
    script, paged = pager
    shown = at_terminal("ask", "plans", "--store", graph, "--limit", "1", lines=60, PAGER=str(script))
    assert not paged.exists()
    assert "节能减排" in shown


def test_what_a_load_did_is_not_paged(graph, pager):
    script, paged = pager
    assert "PART_OF" in at_terminal("load", "--store", graph, PAGER=str(script))
    assert not paged.exists()


def test_what_a_removal_takes_stays_on_the_screen_for_the_question(graph, pager):
    script, paged = pager
    shown = at_terminal("remove", "碳达峰", "--store", graph, typed="n\n", PAGER=str(script))
    assert shown.index("PART_OF") < shown.index("删除？")
    assert not paged.exists()


@pytest.mark.parametrize("environment", [{"PAGER": "cat"}, {"PAGER": ""}, {"TERM": "dumb"}])
def test_a_pager_can_be_declined(graph, environment):
    shown = at_terminal("responsibility", "VOC", "--matrix", "--store", graph, **environment)
    assert "工业和信息化" in shown


def test_no_line_is_wider_than_the_terminal(graph):
    from policygraph.maps.cells import width

    shown = at_terminal("responsibility", "VOC", "--store", graph, columns=90, PAGER="cat")
    lines = ESCAPE.sub("", shown).split("\n")
    table = [line for line in lines if line.startswith((" ", "─"))]
    assert len(table) > 50
    assert max(map(width, table)) <= 90


def test_no_colour_is_no_colour(graph):
    words = ("ask", "plans", "--store", graph)
    assert ESCAPE.search(at_terminal(*words, PAGER="cat"))
    plain = at_terminal(*words, PAGER="cat", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain)


def test_a_pipe_gets_every_row_and_nothing_else(graph):
    done = subprocess.run(
        [PROGRAM, "responsibility", "VOC", "--store", graph, "--format", "jsonl"],
        capture_output=True,
        check=True,
    )
    lines = done.stdout.decode("utf-8").splitlines()
    assert len(lines) == 86
    assert all(line.startswith("{") for line in lines)


def completed(*words, begun=""):
    """What the Tab key offers after these words."""
    line = " ".join(["policygraph", *words, begun])
    asked = {"_POLICYGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) + 1)}
    done = subprocess.run([PROGRAM], env=os.environ | asked, capture_output=True, check=True)
    return [line.partition(",")[2] for line in done.stdout.decode("utf-8").splitlines()]


def test_tab_completes_commands_questions_and_names():
    assert completed(begun="respon") == ["responsibility"]
    assert completed("ask", begun="leads-") == ["leads-by-topic", "leads-everywhere"]
    assert "VOC" in completed("responsibility", begun="vo")
    assert completed("responsibility", "--office", begun="生态")[0] == "生态环境"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_asks_this_program(shell, capsys):
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "_POLICYGRAPH_COMPLETE" in script
    assert f"{shell}_complete" in script


def test_the_bash_script_is_bash(capsys):
    main(["completion", "bash"])
    script = capsys.readouterr().out.encode()
    subprocess.run(["bash", "-n"], input=script, check=True, capture_output=True)
