"""A record of somebody who means harm, through every form of output: formulas, markup, escapes, paths."""

from __future__ import annotations

import csv

import openpyxl
import pytest
from draft import Draft, duty, target
from lxml import html
from policygraph.cli import main
from policygraph.loaders.record import PlaceRef, dumps

FORMULA = '=HYPERLINK("http://x","a")+cmd|\'/c calc\'!A0'
MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
ESCAPE = "\x1b]0;x\x07\x1b[31m\u202e"
STEPS = "../../../harm"
STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    draft = Draft(f"{FORMULA}{STEPS}{MARKUP}", PlaceRef("贵州省", "520000"))
    for at, words in enumerate((FORMULA, f"@SUM(1){MARKUP}", f"-1{ESCAPE}", STEPS), 1):
        draft.measure(
            "一",
            f"（{at}）",
            title=f"{words}VOC",
            says=(target(f"{words}利用率", 30 + at, "%"),),
            duties=(duty(f"{words}局", "lead", mention=words), duty(f"+{words}厅", "support")),
        )
    (folder / "plan.json").write_bytes(dumps(draft.record()))
    assert main(["load", str(folder / "plan.json"), "--quiet", "--store", str(folder / "store")]) == 0
    return folder


COMMANDS = (
    ("responsibility", "贵州"),
    ("responsibility", "贵州", "--matrix"),
    ("network",),
    ("network", "--links"),
    ("targets", "--all"),
    ("targets", "--due"),
    ("ask", "unread"),
    ("conflicts",),
)
MISSES = (("targets", "\x1b]0;x\x07"), ("responsibility", "\u202e\x1b[31m"), ("remove", "VOC"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_cell_of_a_spreadsheet_is_a_formula(graph, tmp_path, command):
    store = ("--store", str(graph / "store"))
    assert main([*command, *store, "--format", "csv", "-o", str(tmp_path / "a.csv")]) == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [cell for row in csv.reader(file) for cell in row if cell.startswith(STARTS)] == []
    if "--matrix" not in command:
        assert main([*command, *store, "--format", "xlsx", "-o", str(tmp_path / "a.xlsx")]) == 0
        cells = [c for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx") for row in sheet for c in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert [c.value for c in cells if isinstance(c.value, str) and c.value.startswith(STARTS)] == []


def test_markup_stays_text_on_every_page_and_nothing_is_written_elsewhere(graph, tmp_path):
    store = ("--store", str(graph / "store"))
    site = tmp_path / "a" / "b" / "site"
    assert main(["responsibility", "贵州", *store, "--html", str(tmp_path / "map.html")]) == 0
    assert main(["network", *store, "--html", str(tmp_path / "network.html")]) == 0
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "plan.json").write_bytes((graph / "plan.json").read_bytes())
    assert main(["report", str(plans), "-o", str(site), "--quiet"]) == 0
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        assert tree.xpath("//img | //*[@onerror] | //script[contains(., 'alert(2)')][not(@type)]") == []
    assert {path.name for path in tmp_path.iterdir()} == {"a", "map.html", "network.html", "plans"}
    assert list(tmp_path.rglob("harm*")) == []
    assert all(page.is_relative_to(site) for page in pages if page.parent != tmp_path)


@pytest.mark.parametrize("command", [*COMMANDS, *MISSES], ids=lambda command: ascii(" ".join(command)))
def test_no_escape_reaches_the_terminal(graph, capfd, command):
    assert main([*command, "--store", str(graph / "store")]) in {0, 2}
    out, err = capfd.readouterr()
    assert out + err
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
