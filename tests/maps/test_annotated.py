"""The page on which a reader checks a record against its document."""

from __future__ import annotations

import re
from pathlib import Path

import policygraph
import pytest
from lxml import html
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract_text
from policygraph.maps.annotated import annotated_page
from reading import raw

PLAN = """贵阳市水污染防治方案<b>
（2024—2026年）
一、主要目标
到2026年，污水处理率达到98%以上。
二、重点任务
（一）治理化工园区。削减化学需氧量排放，整治南明河。<script>alert(1)</script>（市生态环境局牵头，市水务局配合）
（二）加强监管。（市水务局、市财政局按职责分工负责）
三、组织实施
市水务局负责统筹协调。
"""
SAMPLE = Path(policygraph.__file__).parent / "data" / "samples" / "clause-per-sentence.txt"


def made(text=PLAN, lang="zh"):
    canonical = canonicalise(raw(text))
    return (
        canonical.text,
        extract_text(canonical),
        annotated_page(canonical.text, extract_text(canonical), lang),
    )


@pytest.fixture(scope="module")
def tree():
    return html.fromstring(made()[2])


def marked(tree, kind):
    return [
        "".join(e.itertext())
        for e in tree.find_class(f"k-{kind}")
        if "mark" in e.classes and e.getparent().tag == "p"
    ]


def squeezed(words):
    return re.sub(r"\s", "", words)


def test_the_whole_text_stands_on_the_page(tree):
    shown = "".join("".join(e.itertext()) for e in tree.find_class("text"))
    assert squeezed(shown) == squeezed(PLAN)


def test_words_that_prove_a_duty_are_marked(tree):
    assert [m for m in marked(tree, "duty") if m != "市水务局"] == ["市生态环境局", "市财政局"]


def test_a_mark_says_what_it_proves(tree):
    (mark,) = (e for e in tree.find_class("k-duty") if e.text == "市生态环境局")
    assert mark.get("title") == "牵头：贵阳市生态环境局"


def test_the_first_of_several_is_not_said_to_lead(tree):
    mark = next(e for e in tree.find_class("by-shared") if e.text == "市水务局")
    assert "首位列名，非牵头" in mark.get("title")


def test_targets_pollutants_and_places_are_marked(tree):
    assert [marked(tree, k) for k in ("target", "pollutant", "place")] == [
        ["污水处理率达到98%以上"],
        ["化学需氧量"],
        ["南明河"],
    ]


def test_a_sentence_that_was_not_understood_is_marked_and_listed(tree):
    listed = tree.get_element_by_id("unread").findall(".//li/a")
    assert ("".join(marked(tree, "unread")), [a.text for a in listed]) == (
        "市水务局负责统筹协调",
        ["市水务局负责统筹协调"],
    )


def test_every_link_has_its_place_on_the_page(tree):
    ids = set(tree.xpath("//@id"))
    assert {a.get("href")[1:] for a in tree.iter("a")} <= ids


def test_markup_in_a_plan_stays_text(tree):
    assert ["alert(1)" in s.text for s in tree.iter("script")] == [False]


def test_the_page_is_to_be_had_in_english():
    assert "leads: 贵阳市生态环境局" in html.fromstring(made(lang="en")[2]).xpath("//@title")


def test_another_text_than_the_one_read_is_refused():
    text, record, _ = made()
    with pytest.raises(ValueError, match="not the one"):
        annotated_page(text + "。", record)


def test_a_document_without_any_fact_has_a_page():
    assert "没有：凡有" in made("会议通知\n明天开会。\n")[2].decode()


@pytest.fixture
def opened(page, tmp_path):
    """The page of a sample in a browser, with every request that it makes."""
    canonical = canonicalise(read_document(SAMPLE))
    file = tmp_path / "plan.html"
    file.write_bytes(annotated_page(canonical.text, extract_text(canonical)))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    return page, [url for url in requests if url != file.as_uri()]


def test_nothing_leaves_the_page(opened):
    assert opened[1] == []


def test_pointing_at_a_duty_lights_its_words(opened):
    page, _ = opened
    page.locator(".duties a").first.hover()
    assert page.locator(".text .mark.on").count() == 1


def test_a_kind_can_be_put_out(opened):
    page, _ = opened
    page.locator("#show-duty").uncheck()
    style = "e => getComputedStyle(e).boxShadow"
    assert page.locator(".text .k-duty").first.evaluate(style) == "none"


def test_nothing_is_wider_than_the_window(opened):
    page, _ = opened
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_an_agency_that_a_second_clause_names_again_is_marked_there_too():
    plan = """贵阳市水污染防治方案
一、任务
（一）治水。整治河道。（市水务局牵头，市财政局配合）巡查河道。（市水务局牵头，市生态
环境局配合）
"""
    _, record, page = made(plan)
    duties = [duty.agency for measure in record.measures for duty in measure.duties]
    assert duties == ["贵阳市水务局", "贵阳市财政局", "贵阳市生态环境局"]
    found = html.fromstring(page)
    assert marked(found, "duty").count("市水务局") == 2
    (again,) = (e for e in found.find_class("k-duty") if "另一责任句" in (e.get("title") or ""))
    assert "牵头" in again.get("title")
