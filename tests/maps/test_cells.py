"""Cells: in words, on one line, and never a formula."""

from __future__ import annotations

import pytest
from policygraph.cypher.header import Column
from policygraph.maps.cells import pad, printable, spreadsheet_cell, width, words

PLAIN = Column("x", "甲", "x")
TERM = Column("role", "角色", "role", term=True)


@pytest.mark.parametrize(
    ("value", "column", "zh", "en"),
    [
        (None, PLAIN, "", ""),
        (True, PLAIN, "是", "yes"),
        (False, PLAIN, "否", "no"),
        (13.0, PLAIN, "13", "13"),
        (0.98, PLAIN, "0.98", "0.98"),
        (0, PLAIN, "0", "0"),
        (["甲", "乙"], PLAIN, "甲、乙", "甲, 乙"),
        ("牵头", TERM, "牵头", "leads"),
        ("牵头", PLAIN, "牵头", "牵头"),
        (["牵头", "负责"], TERM, "牵头、负责", "leads, solely responsible"),
    ],
)
def test_values_in_words(value, column, zh, en):
    assert (words(value, column, "zh"), words(value, column, "en")) == (zh, en)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|'/c calc'!A1",
    ],
)
def test_no_text_is_taken_for_a_formula(text):
    assert spreadsheet_cell(text, PLAIN, "zh").startswith("'")


@pytest.mark.parametrize(
    ("value", "cell"), [(-3.5, -3.5), (7, 7), (True, "是"), ("三（一）", "三（一）"), ("a=b", "a=b")]
)
def test_figures_stay_figures_and_text_stays_text(value, cell):
    assert spreadsheet_cell(value, PLAIN, "zh") == cell


def test_escape_sequences_and_reversed_text_are_made_visible():
    assert printable("\x1b[31m红\u202e反\n行\tx\x9b") == "\ufffd[31m红\ufffd反 行 x\ufffd"


@pytest.mark.parametrize(
    ("text", "wide"), [("贵州省", 6), ("VOC", 3), ("三（一）", 8), ("e\u0301", 1), ("", 0)]
)
def test_chinese_takes_two_columns(text, wide):
    assert width(text) == wide
    assert width(pad(text, 12)) == width(pad(text, 12, right=True)) == 12
