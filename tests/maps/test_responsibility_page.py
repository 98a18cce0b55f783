"""The page of a map in a real browser: what it shows, what it does, that it asks nobody for anything."""

from __future__ import annotations

import pytest
from lxml import html
from policygraph.cypher.lookup import Understood
from policygraph.maps.matrix import matrix_of
from policygraph.maps.responsibility import ResponsibilityMap, responsibility
from policygraph.maps.responsibility_page import page_bytes, write_page
from policygraph.maps.selection import Selection

HOSTILE = '<img src=x onerror="document.title=1">"\'</script><b>&amp;'


@pytest.fixture(scope="module")
def voc(store):
    return responsibility(store, ["VOC"])


@pytest.fixture(scope="module")
def file(voc, tmp_path_factory):
    target = tmp_path_factory.mktemp("page") / "voc.html"
    write_page(voc, matrix_of(voc.found), "zh", target)
    return target


def cell(page, office, column):
    row = page.locator(f'tr[data-office="{office}"]')
    at = page.locator(".matrix thead tr").last.locator("th").all_inner_texts().index(column)
    return row.locator("th, td").nth(at)


def test_the_matrix_shows_each_role_by_its_word(page, file):
    page.goto(file.as_uri())
    assert cell(page, "生态环境", "江西省").inner_text() == "分工 1"
    assert "牵头 2" in cell(page, "生态环境", "贵州省").inner_text()


def test_no_lead_and_nobody_are_written_out(page, file):
    page.goto(file.as_uri())
    leading = page.locator(".leading").inner_text()
    assert "未写牵头" in leading
    assert "未写单位" in leading


def test_pointing_at_a_mark_shows_the_words_that_prove_it(page, file):
    page.goto(file.as_uri())
    tip = page.locator("#tip")
    assert tip.is_hidden()
    cell(page, "生态环境", "江西省").locator("button").hover()
    assert tip.is_visible()
    assert "挥发性有机物" in tip.inner_text()
    assert "省生态环境厅" in tip.locator("q").first.inner_text()
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    page.mouse.move(5, 5)
    assert tip.is_hidden()


def test_the_keyboard_reaches_the_words_too(page, file):
    page.goto(file.as_uri())
    mark = cell(page, "生态环境", "江西省").locator("button")
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator("#tip").is_visible()
    assert page.locator(".duties tr.picked").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()


def test_the_filter_leaves_what_fits(page, file):
    page.goto(file.as_uri())
    page.locator("#filter").fill("能源")
    offices = page.locator("tr[data-office]:visible th").all_inner_texts()
    assert offices == ["能源"]
    assert all("能源" in line for line in page.locator(".duties tbody tr:visible").all_inner_texts())
    page.locator("#filter").fill("没有这个词")
    assert page.locator(".nothing").is_visible()


def test_a_role_can_be_left_out(page, file):
    page.goto(file.as_uri())
    for role in ("lead", "sole", "support", "implement"):
        page.locator(f'.tools input[value="{role}"]').uncheck()
    roles = page.locator(".matrix [data-role]:visible").evaluate_all("all => all.map(e => e.dataset.role)")
    assert roles
    assert set(roles) == {"shared"}


def test_a_heading_sorts_the_offices(page, file):
    page.goto(file.as_uri())
    before = page.locator("tr[data-office] th").all_inner_texts()
    page.locator(".matrix thead button").first.click()
    after = page.locator("tr[data-office] th").all_inner_texts()
    assert sorted(before) == sorted(after)
    assert after == page.evaluate("all => all.sort((a, b) => a.localeCompare(b, 'zh'))", before)


def test_nothing_leaves_the_page(page, file):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    cell(page, "生态环境", "江西省").locator("button").click()
    page.wait_for_load_state("networkidle")
    assert asked == [file.as_uri()]


@pytest.mark.parametrize("by", ["province", "measure"])
def test_the_page_fits_a_sheet_of_a4_across(page, voc, tmp_path, by):
    target = tmp_path / "a.html"
    write_page(voc, matrix_of(voc.found, by), "zh", target)
    page.goto(target.as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1031, "height": 700})  # 297 mm less two margins of 12 mm, at 96 dpi
    assert page.evaluate("document.documentElement.scrollWidth") <= 1031
    wide = page.locator("table").evaluate_all("all => all.map(t => t.getBoundingClientRect().right)")
    assert max(wide) <= 1031
    assert page.locator(".tools").is_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("by", ["province", "measure"])
def test_no_words_lie_on_others_and_none_are_cut(page, voc, tmp_path, by):
    target = tmp_path / "a.html"
    write_page(voc, matrix_of(voc.found, by), "zh", target)
    page.goto(target.as_uri())
    cut = page.evaluate(
        """() => [...document.querySelectorAll('th, td, .chip, .standing')]
             .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)
             .filter(e => getComputedStyle(e).display !== 'inline')
             .map(e => e.className + ':' + e.textContent)"""
    )
    assert cut == []
    over = page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.matrix .chip, .matrix .standing')]
             .map(e => [e.textContent, e.getBoundingClientRect()]);
           return boxes.filter(([a, r], i) => boxes.some(([b, s], j) => j > i &&
             r.left < s.right - 1 && s.left < r.right - 1 &&
             r.top < s.bottom - 1 && s.top < r.bottom - 1)).length }"""
    )
    assert over == 0


def test_chinese_is_drawn_with_a_font_that_has_it(page, file):
    page.goto(file.as_uri())
    widths = page.evaluate(
        """() => { const c = document.createElement('canvas');
           const g = c.getContext('2d', {willReadFrequently: true});
           const draw = t => { g.clearRect(0, 0, 60, 60);
             g.font = '32px ' + getComputedStyle(document.body).fontFamily;
             g.fillText(t, 5, 40); return [...g.getImageData(0, 0, 60, 60).data].join() };
           return [draw('责') !== draw('牵'), draw('责') !== draw('\\u0378')] }"""
    )
    assert widths == [True, True]


def test_hostile_words_stay_words(page, store, tmp_path):
    found = responsibility(store, ["VOC"]).found
    rows = [
        {**row, "plan": HOSTILE, "measure": HOSTILE, "office": HOSTILE, "agency": HOSTILE, "mention": HOSTILE}
        for row in found.rows
    ]
    drawn = ResponsibilityMap((Understood("topic", HOSTILE, [], (HOSTILE,)),), Selection(rows))
    target = tmp_path / "a.html"
    write_page(drawn, matrix_of(drawn.found, "measure"), "zh", target)
    page.goto(target.as_uri())
    assert page.title() == f"责任清单：{HOSTILE}"
    assert page.locator("img").count() == 0
    page.locator(".matrix button[data-rows]").first.hover()
    assert HOSTILE in page.locator("#tip").inner_text()


def test_every_duty_is_on_the_page_without_a_script(voc):
    tree = html.fromstring(page_bytes(voc, matrix_of(voc.found), "en"))
    assert len(tree.xpath('//table[@class="duties"]/tbody/tr')) == len(voc.found.rows)
    assert tree.get("lang") == "en"


@pytest.mark.parametrize("many", [3, 40])
def test_every_silent_plan_is_named_on_the_page_and_many_stand_at_its_end(voc, many):
    silent = [
        {"province": "甲省", "place": "甲", "plan": f"方案〔{at}〕", "plan_uri": str(at)}
        for at in range(many)
    ]
    drawn = ResponsibilityMap(voc.understood, Selection(voc.found.rows, silent))
    tree = html.fromstring(page_bytes(drawn, matrix_of(drawn.found), "zh").decode())
    assert all(row["plan"] in tree.text_content() for row in silent)
    assert len(tree.xpath("//section[@class='silent-plans']")) == (many > 8)
    assert len(tree.xpath("//section[@class='legend']")[0].text_content()) < 700


def test_an_english_page_has_no_chinese_punctuation_of_its_own(voc):
    tree = html.fromstring(page_bytes(voc, matrix_of(voc.found), "en").decode())
    said = [*tree.xpath("//body/p/text()"), *tree.xpath("//section[@class='legend']//li[span]/text()")]
    assert len(said) > 5
    assert not [text for text in said if set(text) & set("，：；。")]
