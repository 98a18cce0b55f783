"""From one command to the answer as a picture: real Neo4j, its real Browser, a real Chromium."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.browser import queries_zip, scripts, style
from policygraph.cypher.browser.scripts import _pack
from policygraph.cypher.catalogue import ask, question
from policygraph.graph.loading import load
from policygraph.graph.server import ServerHome
from policygraph.graph.stores import open_store

RED, BLUE = "#B8452E", "#5A93C4"
SECONDS = 60_000  # in which each thing has to show; a busy machine takes its time
DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const page = document.querySelector('#mount > div > div');
  for (const kind of ['dragenter', 'dragover', 'drop'])
    page.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
}"""


@pytest.fixture(scope="module")
def workbench(server_files, tmp_path_factory):
    """`policygraph browser` as a process, in a folder of its own: the address it prints, and its server."""
    with started(tmp_path_factory.mktemp("workbench") / "neo4j") as found:
        yield found


@contextlib.contextmanager
def started(home, *options):
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith("POLICYGRAPH_") or k.endswith("_CACHE")
    }
    command = [sys.executable, "-m", "policygraph.cli", "browser", "--no-open", "--home", str(home)]
    command += options
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().strip()
        yield address, ServerHome(home)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        assert ServerHome(home).running() is not None, "the guide ends, and the server goes on"
    finally:
        process.stdout.close()
        process.kill()
        process.wait()
        assert ServerHome(home).stop() is not None


def keep(page, name):
    """Take a screenshot; with $SCREENSHOTS set to a folder, keep it there, small, for the documents."""
    picture = Image.open(io.BytesIO(page.screenshot()))
    assert len(picture.getcolors(1 << 24)) > 50, "an empty page"
    if os.environ.get("SCREENSHOTS"):
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
        small.save(Path(os.environ["SCREENSHOTS"]) / f"{name}.png", optimize=True)


def opened(page, address):
    """Open the address and wait for the guide: nobody clicks, nobody types."""
    page.goto(address)
    expect(page.get_by_test_id("carousel")).to_contain_text("谁负责什么", timeout=SECONDS)
    return page.get_by_test_id("frame")


def drop(page, content, name):
    page.evaluate(DROP, [base64.b64encode(content).decode(), name])


def run_from_the_slide(page):
    page.locator(".slide .runnable:visible, .runnable:visible").first.click()
    page.get_by_test_id("editor-Run").click()


def test_the_guide_is_on_screen_connected_and_styled(workbench, page):
    frames = opened(page, workbench[0])
    expect(frames.nth(0).get_by_test_id("frameCommand")).to_contain_text(":play")
    expect(frames.nth(2).get_by_test_id("frameCommand")).to_contain_text(":style")
    expect(frames.nth(2)).to_contain_text("node.CollectiveActor")
    expect(page.get_by_test_id("carousel")).to_contain_text(f"{len(scripts())} 个脚本")


def test_the_answer_on_voc_is_drawn_without_a_click(workbench, page):
    frames = opened(page, workbench[0])
    expect(page.locator("g.node")).not_to_have_count(0, timeout=SECONDS)
    agencies = page.locator(f'g.node:has(circle[fill="{RED}"])')
    expect(agencies).to_have_count(6)  # the collectives, which carry out, have another colour
    expect(agencies.first).to_be_in_viewport()
    expect(page.locator(f'g.node:has(circle[fill="{BLUE}"])')).to_have_count(3)
    overview = frames.nth(1)
    expect(overview).to_contain_text("SHARES (6)")
    expect(overview).not_to_contain_text(re.compile(r"LEADS \("))  # no plan names a lead
    captions = {text for text in page.locator("g.relationship text").all_text_contents() if "…" not in text}
    assert {"分工负责", "落实", "任务", "同类"} <= captions
    page.wait_for_timeout(2500)  # the picture comes to rest
    keep(page, "browser-guide")
    overview.get_by_title("Fullscreen").click()
    page.get_by_role("button", name="zoom-to-fit").click()
    page.wait_for_timeout(2500)
    keep(page, "browser-voc")


def test_with_a_password_it_is_typed_once_and_the_picture_comes(server_files, tmp_path, page):
    with started(tmp_path / "neo4j", "--auth") as (address, home):
        page.goto(address)
        expect(page.get_by_test_id("username")).to_have_value("neo4j", timeout=SECONDS)
        page.get_by_test_id("password").fill(home.password())
        page.get_by_test_id("connect").click()
        expect(page.get_by_test_id("carousel")).to_contain_text("谁负责什么", timeout=SECONDS)
        expect(page.locator("g.node")).to_have_count(22, timeout=SECONDS)
        page.reload()
        expect(page.locator("g.node")).to_have_count(22, timeout=SECONDS)


def test_a_server_without_a_password_is_not_taken_for_one_with(workbench):
    command = [sys.executable, "-m", "policygraph.cli", "browser", "--no-open", "--auth"]
    done = subprocess.run(
        [*command, "--home", workbench[1].folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "runs already, without a password" in done.stderr


def test_the_first_slide_with_a_query_draws_it_at_two_clicks(workbench, page):
    """The way on a server of one's own, which does not greet."""
    opened(page, workbench[0])
    page.get_by_test_id("nextSlide").click()
    expect(page.get_by_test_id("carousel")).to_contain_text("挥发性有机物由谁负责")
    run_from_the_slide(page)
    expect(page.get_by_test_id("frame").first.locator("g.node")).to_have_count(22, timeout=SECONDS)


def test_the_zip_dropped_on_the_page_gives_folders_of_scripts(workbench, page):
    opened(page, workbench[0])
    drop(page, queries_zip(), "queries.zip")
    page.get_by_test_id("navigationFavorites").click()
    for folder in dict.fromkeys(one.folder for one in scripts()):
        expect(page.get_by_text(folder, exact=True)).to_be_visible()
    page.get_by_text("2 谁负责", exact=True).click()
    expect(page.get_by_text("议题由谁牵头", exact=True)).to_be_visible()
    keep(page, "browser-scripts")
    page.get_by_text("议题由谁牵头", exact=True).click()
    expect(page.get_by_test_id("activeEditor")).to_contain_text("WITH 'VOC' AS topic")
    page.get_by_test_id("editor-Run").click()
    expect(page.get_by_test_id("frame").first).to_contain_text("首位列名，非牵头", timeout=SECONDS)


def test_the_style_can_be_dropped_too(workbench, page):
    """A picture drawn after that has the colours; the one of the greeting had them before."""
    opened(page, workbench[0])
    agencies = page.locator(f'g.node:has(circle[fill="{RED}"])')
    expect(agencies).to_have_count(6, timeout=SECONDS)
    page.get_by_test_id("styleResetButton").click()
    drop(page, style().encode(), "policy.grass")
    page.get_by_test_id("nextSlide").click()
    run_from_the_slide(page)
    expect(agencies).to_have_count(12, timeout=SECONDS)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("shipped") / "store") as store:
        load(store, list(shipped_records()))
        yield store


@pytest.mark.parametrize("one", scripts(), ids=lambda one: one.name)
def test_each_script_runs_as_it_stands(workbench, shipped, one):
    """A table has the rows of the question it comes from, a picture has something in it."""
    with open_store(workbench[1].running().bolt_address) as store:
        rows = store.query(one.text)
    if one.drawn:
        assert rows
        return
    pack = _pack()
    examples = {**pack["examples"], **pack["examples_of"].get(one.name, {})}
    given = {p.name: examples[p.name] for p in question(one.name).parameters if p.required}
    wanted = ask(shipped, one.name, given).rows
    assert [list(row.values()) for row in rows] == [list(row.values()) for row in wanted]
    assert rows


def test_a_name_that_is_nowhere_in_the_graph_gives_no_rows(workbench):
    text = next(one.text for one in scripts() if one.name == "duties-on-topic")
    changed = text.replace("null AS place", "'月球' AS place", 1)
    assert changed != text
    with open_store(workbench[1].running().bolt_address) as store:
        assert store.query(changed) == []
        assert len(store.query(re.sub("null AS place", "'贵州' AS place", text, count=1))) > 5


def test_the_short_address_of_our_own_server_opens_its_own_browser(workbench, monkeypatch):
    address, home = workbench
    monkeypatch.setenv("POLICYGRAPH_NEO4J_HOME", str(home.folder))
    command = [sys.executable, "-m", "policygraph.cli", "browser", "--no-open", "--store", "neo4j://"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
        try:
            other = second.stdout.readline().strip()
        finally:
            second.send_signal(signal.SIGINT)
    assert other.partition("?")[0] == address.partition("?")[0]


def test_a_second_start_finds_the_server_and_loads_nothing(workbench):
    address, home = workbench
    with open_store(home.running().bolt_address) as store:
        before = store.query("MATCH (n) RETURN count(n) AS n")
    command = [sys.executable, "-m", "policygraph.cli", "browser", "--no-open", "--home", str(home.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
        try:
            other = second.stdout.readline().strip()
        finally:
            second.send_signal(signal.SIGINT)
    assert "cmd=play" in other  # the first one has the port of the greeting
    assert other.partition("?")[0] == address.partition("?")[0]
    with open_store(home.running().bolt_address) as store:
        assert store.query("MATCH (n) RETURN count(n) AS n") == before
