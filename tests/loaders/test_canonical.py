"""The canonical text: page furniture gone, everything else kept as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.canonical import canonicalise
from reading import raw


def canonical(*pages, **options):
    return canonicalise(raw(*pages, **options)).text


FURNITURE = [
    "- 11 -",
    "— 3 —",
    "―4―",
    "第 5 页 共 20 页",
    "本文内容来自网络，由某网站搜集整理，如有异议请联系我们，我们将酌情处理！",
    "# source: a collection",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_inside_a_sentence_is_left_out(line):
    assert canonical(f"推进管网\n{line}\n改造。") == "推进管网\n改造。"


KEPT = ["2025", "11", "- 项目 -", "来自网络的订单增长", "1.推进改造。", "—— 目标", "第5页内容另行规定"]


@pytest.mark.parametrize("line", KEPT)
def test_what_only_looks_like_furniture_stays(line):
    assert canonical(f"推进管网\n{line}\n改造。") == f"推进管网\n{line}\n改造。"


def test_marks_of_markdown_go_and_their_words_stay():
    assert canonical("## 一、目标\n**（一）推进改造。**做好工作。") == "一、目标\n（一）推进改造。做好工作。"


def test_a_head_that_runs_over_the_pages_is_left_out():
    pages = [f"某市人民政府文件\n第{n}段文字。" for n in "一二三四"]
    assert "文件" not in canonical(*pages)


def test_bare_numbers_are_page_numbers_only_where_most_pages_have_one():
    assert canonical(*[f"文字{c}。\n{n}" for n, c in enumerate("甲乙丙丁", 1)]).count("\n") == 3
    assert "80" in canonical("表一\n80", "文字乙。", "文字丙。", "文字丁。")


def test_pages_start_where_their_text_stands():
    text = canonicalise(raw("第一页。", "第二页。"))
    assert [text.text[start:][:4] for start in text.pages] == ["第一页。", "第二页。"]


@given(st.text(alphabet="推进管网改造。，；（）12 \n#*-—", max_size=80))
def test_nothing_is_added_and_the_order_is_kept(text):
    remaining = iter(text)
    assert all(char in remaining for char in canonical(text).rstrip("\n"))


@given(st.text(max_size=60))
def test_making_a_canonical_text_canonical_changes_nothing(text):
    once = canonical(text, paged=False)
    assert canonical(once, paged=False) == once
