"""A picture of boxes, lines and words at given places, as SVG."""

from __future__ import annotations

from lxml import etree
from policygraph.maps.canvas import Canvas

SVG = "{http://www.w3.org/2000/svg}"


def tree_of(canvas, title="题"):
    return etree.fromstring(canvas.drawing(title, 200, 100).svg("甲, 乙").encode())


def test_words_are_read_as_they_were_given_whatever_they_are():
    canvas = Canvas()
    words = '<script>&"甲"'
    canvas.text(1, 2, words)
    (text,) = tree_of(canvas).iter(f"{SVG}text")
    assert (text.text, len(text)) == (words, 0)


def test_what_no_xml_holds_is_made_visible():
    canvas = Canvas()
    canvas.text(1, 2, "甲\x00乙\ufffe丙")
    (text,) = tree_of(canvas).iter(f"{SVG}text")
    assert text.text == "甲\ufffd乙\ufffd丙"


def test_words_lie_over_boxes_and_these_over_lines():
    canvas = Canvas()
    canvas.text(0, 0, "甲")
    canvas.dot(0, 0, "#000000")
    canvas.box(0, 0, 10, 10, "#000000")
    canvas.line(0, 0, 10, 0)
    (group,) = tree_of(canvas).iter(f"{SVG}g")
    assert [one.tag.removeprefix(SVG) for one in group] == ["line", "circle", "rect", "text"]


def test_the_title_is_there_for_those_who_cannot_see_the_picture():
    assert tree_of(Canvas(), "甲 & 乙").findtext(f"{SVG}title") == "甲 & 乙"


def test_there_is_a_margin_on_all_sides():
    tree = tree_of(Canvas())
    assert tree.get("viewBox") == "0 0 232 132"
    assert tree.find(f"{SVG}g").get("transform") == "translate(16,16)"


def test_it_knows_how_far_words_go():
    canvas = Canvas()
    canvas.text(100, 0, "甲乙ab", size=10)
    assert canvas.widest() == 130
    canvas.text(120, 0, "甲乙ab", size=10, align="center")
    assert canvas.widest() == 135
