"""Long cells: figures stay whole, no mark stands where a line of Chinese has none, nothing is lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.maps.cells import width
from policygraph.maps.wrapping import breaks


def lines(text, room):
    at = [0, *breaks(text, room), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(at)]


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("能耗降低13.5%", 10, ["能耗降低", "13.5%"]),
        ("到2025年底前", 8, ["到2025年", "底前"]),
        ("分工负责（未指定牵头）", 10, ["分工负责", "（未指定牵", "头）"]),
        ("某某某，甲", 6, ["某某", "某，甲"]),
        ("two words here", 9, ["two words", " here"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
        ("", 4, [""]),
    ],
)
def test_where_a_line_ends(text, room, wanted):
    assert [line.strip() for line in lines(text, room)] == [line.strip() for line in wanted]


@given(st.text(alphabet="甲乙，（）“”12.%ab c", max_size=60), st.integers(4, 20))
def test_every_line_fits_and_nothing_is_lost(text, room):
    found = lines(text, room)
    assert "".join(found) == text
    assert all(width(line.rstrip()) <= room for line in found)
