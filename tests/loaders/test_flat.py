"""The text without white space: every flat offset leads back to its character."""

from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.flat import flatten, full_line

TEXTS = st.text(alphabet="到2025年，新建 (含)管网：１０座。\n\t\u3000", max_size=120)


@given(TEXTS)
def test_flat_is_the_text_without_white_space(text):
    assert flatten(text).flat == "".join(text.split())


@given(TEXTS, st.data())
def test_a_flat_slice_and_its_span_are_the_same_words(text, data):
    flat = flatten(text)
    if not flat.flat:
        return
    start = data.draw(st.integers(0, len(flat.flat) - 1))
    end = data.draw(st.integers(start + 1, len(flat.flat)))
    begin, stop = flat.span(start, end)
    assert "".join(text[begin:stop].split()) == flat.flat[start:end]


@given(TEXTS)
def test_folding_the_width_of_marks_moves_no_offset(text):
    flat = flatten(text)
    assert len(flat.norm) == len(flat.flat)


def test_widths_are_folded():
    assert flatten("(１２％)").norm == "（12%）"


def test_a_comma_between_thousands_is_no_comma():
    assert flatten("1,200座,共").norm == "1,200座，共"


@given(TEXTS)
def test_lines_cover_the_flat_text(text):
    flat = flatten(text)
    pieces = [flat.flat[a:b] for a, b in zip(flat.line_starts, flat.line_ends, strict=True)]
    assert "".join(pieces) == flat.flat


def test_a_line_is_full_where_the_page_broke_it():
    text = flatten("\n".join(["推进管网改造并做好日常维护和巡查工作"] * 9 + ["短行。"]))
    assert full_line(text) <= 18


def test_paragraphs_are_never_full_lines():
    assert full_line(flatten("\n".join(["推进改造" * 40] * 9))) > 10**6
