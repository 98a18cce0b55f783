"""What the documents say is true: outputs are what the program prints, commands and links exist."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shlex
import sys
from pathlib import Path

import click
import pytest
from policygraph.cli import cli
from policygraph.cypher.catalogue import question_names

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _load_refresh():
    spec = importlib.util.spec_from_file_location("docs_refresh", ROOT / "docs" / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_refresh"] = module
    spec.loader.exec_module(module)
    return module


refresh = _load_refresh()
PAGES = [p.relative_to(ROOT).as_posix() for p in refresh.pages()]
OTHERS = ["CONTRIBUTING.md", "CHANGELOG.md"]


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def code_lines(text: str) -> list[str]:
    """The commands of a page: lines of `sh` blocks, and what stands after $ in `console` blocks."""
    lines = []
    for kind, inside in _FENCE.findall(text):
        if kind == "sh":
            lines += inside.splitlines()
        elif kind == "console":
            lines += refresh.commands(inside)
    return lines


def calls(text: str) -> list[str]:
    """Every call of the program on a page, in blocks and within sentences."""
    inline = re.findall(r"`([^`\n]+)`", _FENCE.sub("", text))
    # A sign within quotes (a query's arrow) ends no command.
    apart = re.compile(r"(?:&&|[|;>])(?=(?:[^']*'[^']*')*[^']*$)")
    parts = (p.strip() for line in [*code_lines(text), *inline] for p in apart.split(line))
    return [p for p in parts if re.match(r"(\S*/)?policygraph( |$)", p)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_the_program_says(page):
    assert read(page) == refresh.page_as_it_should_be(ROOT / page), "run `python docs/refresh.py`"


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_every_command_exists(page):
    for call in calls(read(page)):
        words = [w for w in shlex.split(call)[1:] if w != "…"]
        command = cli
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            name = words.pop(0)
            assert name in command.commands, call
            command = command.commands[name]
        known = {o for p in command.params for o in p.opts} | {"--help", "-h"}
        assert {w for w in words if re.match(r"--?[a-z]", w)} <= known, call
        if command is cli.commands["ask"] and re.match("[a-z]", "".join(words[:1])):
            assert words[0] in question_names(), call


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_links_lead_somewhere(page):
    for link in _LINK.findall(_FENCE.sub("", read(page))):
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), link
        assert not anchor or anchor in anchors(file.read_text("utf-8")), link


def test_every_page_can_be_reached_from_the_index():
    index = read("docs/index.md")
    inside = {p.removeprefix("docs/") for p in PAGES if p.startswith("docs/")} - {"index.md"}
    assert inside == {link.partition("#")[0] for link in _LINK.findall(index)} & inside


def test_both_readmes_have_the_same_commands():
    assert [c.replace(" --lang en", "") for c in code_lines(read("README.md"))] == code_lines(
        read("README.zh-CN.md")
    )


def test_each_set_up_is_one_line_to_paste():
    lines = [c for c in code_lines(read("README.md")) if c.startswith("python3 -m venv")]
    assert ["-m pytest" in c for c in lines] == [False, True]
    assert re.findall(r"```sh\n(python3 -m venv [^\n]+)\n```", read("README.md")) == lines


def test_the_sentences_around_the_opening_answers_hold():
    by_topic, everywhere = refresh.console_blocks(read("README.md"))
    assert re.findall(r"^(..省) · ", by_topic, re.MULTILINE) == ["江西省", "广东省", "贵州省"]
    roles = [row for row in by_topic.splitlines() if re.search(r" \d{4} +\d{4} +[0-9a-f]{8}$", row)]
    assert len(roles) >= 6
    assert all(row.startswith(" shares the ") for row in roles)
    rows = list(csv.DictReader(io.StringIO(everywhere.split("\n", 1)[1])))
    assert [r["kind of office"] for r in rows if r["leads in"]] == ["生态环境", "工业和信息化"]
    assert {r["answers in"] for r in rows if r["leads in"]} == {"3"}


def test_the_record_page_has_every_field_and_no_other():
    schema = json.loads(read("ontology/record.schema.json"))["$defs"]
    wanted = {name: list(part["properties"]) for name, part in schema.items()}
    sections = re.split(r"^## ", read("docs/reference/record.md"), flags=re.MULTILINE)[1:]
    shown = {s.split("\n")[0]: re.findall(r"^\| `(\w+)`", s, re.MULTILINE) for s in sections}
    assert {k: sorted(v) for k, v in shown.items()} == {k: sorted(v) for k, v in wanted.items()}


def test_the_command_page_has_every_command():
    def names(group: click.Group, before: str) -> set[str]:
        found = {before}
        for name, command in group.commands.items():
            one = f"{before} {name}"
            found |= names(command, one) if isinstance(command, click.Group) else {one}
        return found

    page = read("docs/reference/cli.md")
    assert {c.removesuffix(" --help") for c in code_lines(page)} == names(cli, "policygraph")


def test_the_environment_page_has_every_variable():
    sources = [
        *ROOT.glob("*.py"),
        *(f for r in ("commands", "graph", "loaders", "maps") for f in (ROOT / r).rglob("*.py")),
    ]
    used = {v for f in sources for v in re.findall(r'"((?:POLICYGRAPH|NEO4J)_[A-Z]+)"', f.read_text("utf-8"))}
    shown = set(re.findall(r"`((?:POLICYGRAPH|NEO4J)_[A-Z]+)`", read("docs/reference/environment.md")))
    assert shown == used
