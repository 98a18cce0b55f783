"""The sentence around a span: whole, with its neighbours, whatever breaks its lines."""

# ruff: noqa: E501 - a case is a line

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.maps.passages import passage, sentences

TEXT = """某省方案

一、总体要求
深入推进治
理工作。到2025年，完成改造600家。（省生态环境厅牵头，

省能源局配合）
（二）加强监督
强化执法！(三)严格考核。"""


@pytest.mark.parametrize(
    ("words", "before", "sentence", "after"),
    [
        ("治\n理", "一、总体要求", "深入推进治理工作。", "到2025年，完成改造600家。"),
        ("省生态环境厅", "到2025年，完成改造600家。", "（省生态环境厅牵头，省能源局配合）", "（二）加强监督"),
        ("省能源局", "到2025年，完成改造600家。", "（省生态环境厅牵头，省能源局配合）", "（二）加强监督"),
        ("严格考核", "强化执法！", "(三)严格考核。", None),
        ("某省", None, "某省方案", "一、总体要求"),
        ("600家。（省", "深入推进治理工作。", "到2025年，完成改造600家。（省生态环境厅牵头，省能源局配合）", "（二）加强监督"),
    ],
)  # fmt: skip
def test_the_sentence_and_its_neighbours(words, before, sentence, after):
    start = TEXT.index(words)
    assert passage(TEXT, start, start + len(words)) == (before, sentence, after)


@given(st.text(alphabet="一二、。！\n（）(1.三X ”年", max_size=60))
def test_sentences_follow_each_other_and_leave_out_white_space_alone(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
