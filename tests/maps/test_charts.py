"""Pictures: Chinese is drawn and not boxed, no words lie on others, a missing font is said."""

from __future__ import annotations

import itertools
import re

import pytest
import vl_convert
from lxml import etree
from policygraph.errors import UsageError
from policygraph.maps import charts
from policygraph.maps.charts import chinese_font, write_pictures
from policygraph.maps.matrix import BYS, matrix_of
from policygraph.maps.responsibility import ResponsibilityMap, responsibility
from policygraph.maps.responsibility_chart import _wrapped, picture_of
from policygraph.maps.selection import Selection

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def voc(store):
    return responsibility(store, ["VOC"])


def texts(svg):
    """The words of a picture with the box that each takes: (words, left, top, right, bottom)."""
    tree = etree.fromstring(svg.encode())
    found = []
    for one in tree.iter(f"{SVG}text"):
        x, y = float(one.get("x")), float(one.get("y"))
        size = float(one.get("font-size").removesuffix("px"))
        words = "".join(one.itertext())
        wide = sum(1 if ord(char) > 0x2E7F else 0.6 for char in words) * size
        left = x - wide / 2 if one.get("text-anchor") == "middle" else x
        found.append((words, left, y - size * 0.8, left + wide, y + size * 0.1))
    return found


@pytest.mark.parametrize("by", BYS)
def test_no_words_lie_on_others_and_all_are_inside(voc, by, tmp_path):
    target = tmp_path / "a.svg"
    write_pictures(picture_of(voc, matrix_of(voc.found, by), "zh"), target, None)
    svg = target.read_text("utf-8")
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    boxes = texts(svg)
    assert len(boxes) > 20
    for at, (words, left, top, right, bottom) in enumerate(boxes):
        assert left >= -16
        assert right <= wide, words
        assert top >= -16
        assert bottom <= high, words
        for other, x, y, x2, y2 in boxes[at + 1 :]:
            apart = left >= x2 - 1 or x >= right - 1 or top >= y2 - 1 or y >= bottom - 1
            assert apart, (words, other)


def test_the_words_of_the_picture_are_those_of_the_map(voc, tmp_path):
    target = tmp_path / "a.svg"
    matrix = matrix_of(voc.found)
    write_pictures(picture_of(voc, matrix, "zh"), target, None)
    words = [text for text, *_ in texts(target.read_text("utf-8"))]
    assert set(matrix.offices) <= set(words)
    assert {one.name for one in matrix.headings} <= set(words)
    assert "未写牵头 1" in words
    assert sum("文件未写谁牵头" in text for text in words) == 1, "the legend says what sharing is"


def test_a_png_is_one_and_its_font_is_named(voc, tmp_path):
    target = tmp_path / "a.png"
    said = write_pictures(picture_of(voc, matrix_of(voc.found), "zh"), None, target)
    assert target.read_bytes().startswith(b"\x89PNG")
    assert said[0].startswith("font: ")


def test_a_missing_font_is_said(voc, tmp_path, monkeypatch):
    monkeypatch.setattr(charts, "chinese_font", lambda _: None)
    said = write_pictures(picture_of(voc, matrix_of(voc.found), "zh"), None, tmp_path / "a.png")
    assert "No font with Chinese characters" in said[0]
    assert "Noto Sans CJK SC" in said[0]


def test_a_font_without_chinese_is_found_out():
    boxes = {"责": b"box", "牵": b"box"}
    assert chinese_font(lambda svg: next((v for k, v in boxes.items() if f">{k}<" in svg), b"other")) is None


def test_the_font_found_does_draw_chinese():
    found = chinese_font(vl_convert.svg_to_png)
    assert found in {*charts.FONTS, charts.FALLBACK}


def test_a_map_of_nothing_is_no_picture(voc):
    empty = Selection([])
    with pytest.raises(UsageError, match="cannot be read"):
        picture_of(voc, matrix_of(empty), "zh")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("挥发性有机物", ["挥发", "性有", "机物"]),
        ("2025年12", ["2025", "年12"]),
        ("A", ["A"]),
        ("", [""]),
        ("internationally", ["inte", "rnat", "iona", "lly"]),
    ],
)
def test_lines_are_cut_between_characters_and_not_in_figures(text, lines):
    assert _wrapped(text, 2) == lines


def test_large_figures_keep_their_marks_apart(tmp_path):
    """Four roles of dozens of measures in one of many columns: each mark has its character and its figure."""
    said = {
        "office": "生态环境",
        "agency": "a",
        "place": "甲",
        "plan": "p",
        "plan_uri": "p",
        "leading": "lead",
    }
    rows = [
        {
            **said,
            "province": f"省{column}",
            "role_code": role,
            "measure_uri": f"{role}{at}",
            "id": f"{role}{at}",
        }
        for column in range(10)
        for role in ("lead", "sole", "shared", "support")
        for at in range(26 if column == 0 else 1)
    ]
    drawn = ResponsibilityMap((), Selection(rows))
    target = tmp_path / "a.svg"
    write_pictures(picture_of(drawn, matrix_of(drawn.found, "province"), "zh"), target, None)
    boxes = [one for one in texts(target.read_text("utf-8")) if re.fullmatch(r"[牵责分配]26", one[0])]
    assert len(boxes) == 4
    boxes.sort(key=lambda one: one[1])
    assert all(left[3] < right[1] for left, right in itertools.pairwise(boxes))
