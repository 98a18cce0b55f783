"""What all pages share: nothing in a text can become markup or script, and nothing leaves the page."""

from __future__ import annotations

import pytest
from lxml import html
from policygraph.maps.page import asset, data_script, h, page

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "a & b", "'\"<>&"]


def parsed(*body, title="题"):
    return html.fromstring(page(title, body))


@pytest.mark.parametrize("words", HOSTILE)
def test_text_stays_text(words):
    assert parsed(h("p", words)).find(".//p").text == words


@pytest.mark.parametrize("words", HOSTILE)
def test_an_attribute_stays_an_attribute(words):
    assert parsed(h("p", title=words)).find(".//p").get("title") == words


@pytest.mark.parametrize("words", HOSTILE)
def test_a_title_stays_a_title(words):
    assert parsed(title=words).find(".//title").text == words


@pytest.mark.parametrize("words", HOSTILE)
def test_data_for_a_script_cannot_end_it(words):
    assert "</" not in data_script("d", [words]).text


def test_characters_that_no_page_can_hold_are_shown_as_such():
    assert parsed(h("p", "甲\x00乙\ud800")).find(".//p").text == "甲\ufffd乙\ufffd"


def test_a_page_says_its_language():
    assert [html.fromstring(page("题", (), lang)).get("lang") for lang in ("zh", "en")] == ["zh-Hans", "en"]


def test_a_page_forbids_what_is_not_in_it():
    policy = parsed().xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert policy.startswith("default-src 'none'")


def test_children_may_be_nested_and_left_out():
    assert (
        html.tostring(h("p", "甲", [h("b", "乙"), None, ["丙", 4]]), encoding="unicode")
        == "<p>甲<b>乙</b>丙4</p>"
    )


def test_what_is_no_content_is_refused():
    with pytest.raises(TypeError):
        h("p", object())


def test_the_shared_style_names_no_address():
    assert [word in asset("page.css") for word in ("http", "url(", "@import")] == [False] * 3
