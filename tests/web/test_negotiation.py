"""Accept headers as they come, against the forms that there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.web.negotiation import language, preferred

OFFERS = ["text/html", "text/turtle", "application/ld+json"]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        (BROWSER, "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle ; charset=utf-8", "text/turtle"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/html;q=0.4, text/turtle;q=0.9, */*;q=0.1", "text/turtle"),
        ("text/html;q=0, */*", "text/turtle"),
        ("*/*;q=0.1, text/html;q=0", "text/turtle"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("nonsense", "text/html"),
        ("text/turtle;q=much, application/ld+json;q=0.2", "application/ld+json"),
        ("text/turtle;q=nan", None),
        ("text/turtle;q=99", "text/turtle"),
    ],
)
def test_the_best_liked_form_is_given(accept, wanted):
    assert preferred(accept, OFFERS) == wanted


@given(st.text(max_size=300))
def test_any_header_gives_an_offer_or_none(accept):
    assert preferred(accept, OFFERS) in {*OFFERS, None}


@pytest.mark.parametrize(
    ("accept", "chosen", "wanted"),
    [
        (None, None, "zh"),
        ("en-GB,en;q=0.9", None, "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", None, "zh"),
        ("en;q=0.3, zh;q=0.9", None, "zh"),
        ("de", None, "zh"),
        ("en;q=x", None, "zh"),
        ("zh", "en", "en"),
        ("en", "fr", "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_browser_s(accept, chosen, wanted):
    assert language(accept, chosen) == wanted
