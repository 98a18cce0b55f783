"""Completion as a shell asks for it, and the man pages as man reads them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from policygraph.cli import cli, main


def completed(words: str, environment: dict[str, str] | None = None) -> list[str]:
    """What the shell offers for the last of the words; a blank at the end begins a new one."""
    shell = {
        "COMP_WORDS": f"policygraph {words}",
        "COMP_CWORD": str(len(words.split(" "))),
        "_POLICYGRAPH_COMPLETE": "zsh_complete",
    }
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from policygraph.cli import main; sys.exit(main())"],
        env={**os.environ, **shell, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.stderr
    return run.stdout.splitlines()[1::3]


@pytest.fixture
def empty(tmp_path):
    """A machine without a graph."""
    return {"XDG_DATA_HOME": str(tmp_path), "POLICYGRAPH_STORE": ""}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("respons", "responsibility"),
        ("ask leads-", "leads-by-topic"),
        ("questions targets-", "targets-due"),
        ("responsibility --off", "--office"),
        ("responsibility --topic VO", "VOC"),
        ("responsibility --office 生态", "生态环境"),
        ("responsibility 生态", "生态环境"),
        ("ask leads-by-topic -p to", "topic="),
        ("ask leads-by-topic -p topic=VO", "topic=VOC"),
        ("responsibility --place 贵州", "贵州省"),
    ],
)
def test_a_word_is_completed(words, offered, empty):
    assert offered in completed(words, empty)


def test_the_widest_place_comes_first(empty):
    assert completed("responsibility --place 贵", empty)[0] == "贵州省"


def test_a_part_of_a_name_is_enough_where_none_begins_so(empty):
    assert "生态环境" in completed("responsibility --office 态环", empty)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    place = str(tmp_path_factory.mktemp("graph") / "store")
    assert main(["load", "--quiet", "--store", place]) == 0
    return {"POLICYGRAPH_STORE": place}


def test_plans_and_agencies_of_the_graph_are_completed(graph):
    assert any("碳达峰" in name for name in completed("remove 贵州省", graph))
    assert completed("responsibility --agency 贵州省生态", graph) == ["贵州省生态环境厅"]


@pytest.mark.parametrize("store", ["neo4j://nobody@127.0.0.1:1", "/nowhere/at/all"])
def test_a_graph_that_cannot_be_opened_gives_no_names_and_no_error(store):
    assert completed("remove 贵州", {"POLICYGRAPH_STORE": store}) == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("manual") / "man1"
    assert main(["manual", str(place)]) == 0
    return place


def test_each_command_has_a_page(folder):
    names = {"policygraph"} | {f"policygraph-{name}" for name in cli.commands}
    assert names <= {page.stem for page in folder.iterdir()}
    assert (folder / "policygraph-export-rdf.1").exists()


def test_a_page_has_the_sections_that_readers_look_for(folder):
    page = (folder / "policygraph-responsibility.1").read_text("utf-8")
    heads = [line.removeprefix(".SH ") for line in page.splitlines() if line.startswith(".SH ")]
    assert heads == ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLE", "EXIT STATUS"]
    assert "\\-\\-matrix" in page


def test_no_line_of_help_is_taken_for_a_request_of_the_formatter(folder):
    known = {".TH", ".SH", ".PP", ".TP", ".B"}
    lines = [line for page in folder.iterdir() for line in page.read_text("utf-8").splitlines()]
    requests = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert requests <= known


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert main(["manual", str(tmp_path / "file" / "man")]) == 2
    assert "name another folder" in capsys.readouterr().err
