"""Figures in characters, and the words with characters for numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.numerals import number, written_figures

NUMBERS = {"十": 10, "二十五": 25, "一百零五": 105, "一千二百": 1200, "百": 100, "十五点五": 15.5, "两": 2}


@pytest.mark.parametrize("words", NUMBERS)
def test_a_numeral_is_worth_what_it_says(words):
    assert number(words) == NUMBERS[words]


@pytest.mark.parametrize("words", ["", "两三", "十百", "亿", "点五", "三点"])
def test_what_is_no_numeral_is_worth_nothing(words):
    assert number(words) is None


FIGURES = {
    "达到百分之六十五": (65, None, "%"),
    "降到千分之三": (3, None, "‰"),
    "减少三分之一": (33.33, None, "%"),
    "八成以上": (80, None, "%"),
    "翻一番": (1, None, "番"),
    "翻番": (1, None, "番"),
    "翻两番以上": (2, None, "番"),
    "增长一倍": (1, None, "倍"),
    "新增十万亩": (10, None, "万亩"),
    "建成两个": (2, None, "个"),
    "三至五家": (3, 5, "家"),
    "完成一轮": (1, None, "轮"),
    "突破千亿元": (1000, None, "亿元"),
    "突破万亿元": (1, None, "万亿元"),
}


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_in_characters_is_read(words):
    (figure,) = written_figures(words, 0, len(words))
    assert (figure.value, figure.value_max, figure.unit) == FIGURES[words]


def test_more_than_a_number_is_noted():
    (figure,) = written_figures("二十余家", 0, 4)
    assert figure.more


NONE = [
    "一批",
    "一项",
    "三线一单",
    "第二轮",
    "数十家",
    "三年行动",
    "二十届",
    "两三家",
    "每两个",
    "五至三家",
    "一二三个",
]


@pytest.mark.parametrize("words", NONE)
def test_a_word_that_counts_nothing_is_no_figure(words):
    assert list(written_figures(words, 0, len(words))) == []


@given(st.integers(1, 9999))
def test_every_number_comes_back(value):
    names = "零一二三四五六七八九"
    text, rest = "", value
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, place)
        if digit:
            text += names[digit] + word
        elif text and rest and not text.endswith("零"):
            text += "零"
    assert number(text) == value
