"""Outline paths as tokens: each style has its own letter, and two paths never share a token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.outline import chinese_number, chinese_numeral, path_token


@pytest.mark.parametrize(
    ("path", "token"),
    [
        (("三",), "3"),
        (("三", "（九）"), "3.9"),
        (("（九）",), "p9"),
        (("三", "九"), "3.z9"),
        (("三", "（九）", "1"), "3.9.n1"),
        (("三", "（九）", "1", "（1）"), "3.9.n1.b1"),
        (("三", "①"), "3.c1"),
        (("三", "㊿"), "3.c50"),
        (("第三章", "第二节"), "ch3.s2"),
        (("第三章", "第十二条"), "ch3.art12"),
        (("三", "1.2"), "3.d1-2"),
        (("一百零三",), "103"),
        ((), "0"),
    ],
    ids=lambda value: "/".join(value) if isinstance(value, tuple) else value,
)
def test_path_as_token(path, token):
    assert path_token(path) == token


def test_heading_without_number_is_a_hash():
    assert path_token(("三", "总则")) == "3.h-8936cfd3"


def test_half_width_brackets_are_the_same_printed_sign():
    assert path_token(("三", "(九)")) == path_token(("三", "（九）"))


def test_white_space_in_a_step_does_not_matter():
    assert path_token(("三", "（ 九 ）")) == path_token(("三", "（九）"))


def test_numeral_in_an_unusual_form_is_no_numeral():
    assert path_token(("一十二",)) != path_token(("十二",))


@given(st.integers(1, 999))
def test_every_numeral_to_999_is_read_back(number):
    assert chinese_number(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (200, "二百"),
    ],
)
def test_numeral_is_written_as_plans_do(number, written):
    assert chinese_numeral(number) == written


_NUMBERS = st.integers(1, 999)
_STEPS = st.one_of(
    _NUMBERS.map(chinese_numeral),
    _NUMBERS.map(lambda n: f"（{chinese_numeral(n)}）"),
    _NUMBERS.map(str),
    _NUMBERS.map(lambda n: f"（{n}）"),
    _NUMBERS.map(lambda n: f"第{chinese_numeral(n)}章"),
    _NUMBERS.map(lambda n: f"第{chinese_numeral(n)}节"),
    _NUMBERS.map(lambda n: f"第{chinese_numeral(n)}条"),
    st.integers(0x2460, 0x2473).map(chr),
    st.tuples(_NUMBERS, _NUMBERS).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    st.text(alphabet="一二三十百零〇（）第章节条1234567890.①⑳总则保障abhnpz-", min_size=1, max_size=5),
)
_PATHS = st.lists(_STEPS, max_size=3).map(tuple)


@given(_PATHS, _PATHS)
def test_distinct_paths_have_distinct_tokens(one, other):
    assert (path_token(one) == path_token(other)) == (one == other)


@given(st.lists(st.text(max_size=5), max_size=4))
def test_token_is_one_ascii_step_of_an_iri(path):
    token = path_token(path)
    assert token.isascii()
    assert not set(token) & set("/#?% ")
