"""`policygraph report`: a small site that works from disk, made anew only where something changed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Page
from policygraph import cli
from policygraph.loaders.record import dumps
from policygraph.maps.site.words import file_name
from reading import record_of

GUIZHOU = """贵州省节水方案

一、重点任务

（一）推广节水器具。控制挥发性有机物排放，到2025年，再生水利用率达到30%。（省水利厅牵头，省财政厅配合）

（二）钢铁行业节水。省生态环境厅要加强巡查，会同省财政厅牵头处理。
"""
OTHER = """贵州省水利方案

一、重点任务

（一）完善供水管网。到2025年，再生水利用率达到40%。（省住房城乡建设厅、省水利厅按职责分工负责）
"""


@pytest.fixture
def run(capfd, monkeypatch):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main(["report", *map(str, arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def plans(tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(GUIZHOU, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def site(run, plans, tmp_path):
    run(plans, "-o", tmp_path / "site", "--quiet")
    return tmp_path / "site"


def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {file: html.fromstring(file.read_bytes()) for file in site.rglob("*.html")}


def broken_links(site: Path) -> list[str]:
    found = pages(site)
    ids = {file.resolve(): {e.get("id") for e in page.iter() if e.get("id")} for file, page in found.items()}
    broken = []
    for file, page in found.items():
        for link in page.iter("a"):
            path, _, anchor = link.get("href").partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file.resolve()
            if target not in ids or (anchor and anchor not in ids[target]):
                broken.append(f"{file.name}: {link.get('href')}")
    return broken


def words(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def written(site: Path) -> dict[str, bytes]:
    return {str(f.relative_to(site)): f.read_bytes() for f in site.rglob("*.html")}


def test_the_site_has_every_kind_of_page_and_no_broken_link(site):
    names = set(written(site))
    assert {"index.html", "map.html", "targets.html", "conflicts.html", "unread.html"} <= names
    assert {"offices/water.html", "topics/pollutant-VOC.html"} <= names
    assert sum(name.startswith("plans/") for name in names) == 2
    assert broken_links(site) == []


def test_a_line_of_an_office_leads_to_its_sentence(site):
    office = html.fromstring((site / "offices" / "water.html").read_bytes())
    (link,) = [a for a in office.iter("a") if "推广节水器具" in a.text_content()]
    path, _, anchor = link.get("href").partition("#")
    plan = html.fromstring((site / "offices" / path).read_bytes())
    assert plan.get_element_by_id(anchor).text_content() == "省水利厅"


def test_a_topic_names_the_lead_and_no_one_where_the_plan_names_none(site):
    voc = words(html.fromstring((site / "topics" / "pollutant-VOC.html").read_bytes()))
    assert "牵头 贵州省水利厅" in voc
    steel = next(p for f, p in pages(site).items() if f.parent.name == "topics" and "industry" in f.name)
    assert "未写明责任单位" in words(steel)


def test_contradictions_stand_side_by_side(site):
    page = words(html.fromstring((site / "conflicts.html").read_bytes()))
    assert "再生水利用率达到30%" in page
    assert "再生水利用率达到40%" in page


def test_what_was_not_understood_is_listed(site):
    assert "省生态环境厅要加强巡查" in words(html.fromstring((site / "unread.html").read_bytes()))


def test_a_second_run_reads_and_writes_nothing(run, plans, site):
    before = {f: f.stat().st_mtime_ns for f in site.rglob("*.html")}
    _, _, err = run(plans, "-o", site)
    assert err.startswith("0 plans read, 2 files unchanged, 0 gone, 0 pages written")
    assert {f: f.stat().st_mtime_ns for f in site.rglob("*.html")} == before


def test_a_changed_plan_changes_the_pages_that_it_is_on_and_no_other(run, plans, site):
    before = written(site)
    (plans / "b.txt").write_text(OTHER.replace("省住房城乡建设厅", "省能源局"), encoding="utf-8")
    run(plans, "-o", site)
    after = written(site)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    plan = next(name for name in changed if name.startswith("plans/"))
    assert changed >= {plan, "offices/energy.html", "map.html", "index.html"}
    assert not any(name.startswith("topics/") for name in changed)
    assert "offices/housing-construction.html" not in after
    assert broken_links(site) == []


def test_the_site_is_the_same_as_one_made_at_once(run, plans, site, tmp_path):
    (plans / "b.txt").write_text(OTHER.replace("40%", "45%"), encoding="utf-8")
    run(plans, "-o", site)
    run(plans, "-o", tmp_path / "fresh")
    assert written(site) == written(tmp_path / "fresh")


def test_a_plan_that_is_gone_leaves_no_trace(run, plans, site, tmp_path):
    (plans / "b.txt").unlink()
    run(plans, "-o", site)
    run(plans, "-o", tmp_path / "fresh")
    assert written(site) == written(tmp_path / "fresh")


def test_records_without_text_give_a_site_too(run, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.json").write_bytes(dumps(record_of(GUIZHOU)))
    code, _, _ = run(folder, "-o", tmp_path / "site")
    assert code == 0
    assert broken_links(tmp_path / "site") == []
    (plan,) = (tmp_path / "site" / "plans").iterdir()
    assert "“省水利厅”" in words(html.fromstring(plan.read_bytes()))


def test_markup_and_paths_in_titles_are_harmless(run, tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    title = "贵州省<script>alert(1)</script>../../方案"
    (folder / "a.txt").write_text(GUIZHOU.replace("贵州省节水方案", title), encoding="utf-8")
    run(folder, "-o", tmp_path / "deep" / "site", "--quiet")
    everything = {f for f in (tmp_path / "deep").rglob("*") if f.is_file()}
    assert all(f.is_relative_to(tmp_path / "deep" / "site") for f in everything)
    assert not any(b"<script>alert" in f.read_bytes() for f in everything if f.suffix == ".html")
    assert broken_links(tmp_path / "deep" / "site") == []


@pytest.mark.parametrize("key", ["../../x", "a/b", "", "-x", "..", "C:\\x", "con\0", "x" * 300, "贵州"])
def test_no_key_becomes_a_step_of_a_path(key):
    name = file_name(key)
    assert name.isascii()
    assert name.replace("-", "").replace("_", "").isalnum()
    assert len(name) < 100


def test_two_keys_never_share_a_file():
    assert file_name("a/b") != file_name("a-b")
    assert file_name("a.b") != file_name("a/b")


def test_a_folder_with_other_files_is_not_written_into(run, plans, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    code, _, err = run(plans, "-o", tmp_path / "mine")
    assert code == 2
    assert "no site of policygraph" in err
    assert [f.name for f in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_site_inside_the_folder_is_not_read_as_plans(run, plans):
    run(plans, "-o", plans / "site", "--quiet")
    _, _, err = run(plans, "-o", plans / "site")
    assert err.startswith("0 plans read, 2 files unchanged")


def test_a_document_that_cannot_be_read_is_told_and_the_site_is_made(run, plans, tmp_path):
    (plans / "c.pdf").write_bytes(b"no pdf")
    code, _, err = run(plans, "-o", tmp_path / "site")
    assert code == 3
    assert "c.pdf" in err
    assert len(list((tmp_path / "site" / "plans").iterdir())) == 2


def test_one_plan_in_two_files_is_told(run, plans, tmp_path):
    (plans / "copy.txt").write_text(GUIZHOU, encoding="utf-8")
    code, _, err = run(plans, "-o", tmp_path / "site")
    assert code == 2
    assert "copy.txt holds the same plan as a.txt" in err


def test_pages_work_from_disk_and_ask_the_network_for_nothing(page: Page, site: Path):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.click("text=贵州省节水方案")
    page.click("text=总览")
    page.click("a:text-is('水利')")
    page.click("text=推广节水器具")
    assert page.url.rpartition("#")[2].startswith("f")
    assert page.locator(":target").inner_text() == "省水利厅"
    assert all(url.startswith("file:") for url in asked)


def test_no_table_is_wider_than_its_page_without_a_way_to_scroll(page: Page, site: Path):
    for name in ("index", "map", "targets", "conflicts", "unread"):
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_long_pages_are_cut_into_one_for_each_province_and_back(run, plans, site, monkeypatch):
    for module in ("gathering", "overview"):
        monkeypatch.setattr(f"policygraph.maps.site.{module}.MANY_ROWS", 1)
    (plans / "b.txt").write_text(OTHER.replace("40%", "45%"), encoding="utf-8")
    run(plans, "-o", site)
    assert {"targets-520000.html", "offices/water-520000.html"} <= set(written(site))
    assert broken_links(site) == []
    monkeypatch.undo()
    (plans / "b.txt").write_text(OTHER, encoding="utf-8")
    run(plans, "-o", site)
    assert not {"targets-520000.html", "offices/water-520000.html"} & set(written(site))
