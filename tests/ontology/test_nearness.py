"""A name that there is not gets the names that may have been meant, the likeliest first."""

from __future__ import annotations

import pytest
from policygraph.ontology.nearness import nearest

TITLES = (
    "贵州省碳达峰实施方案",
    "德州市“十四五”生态环境保护规划",
    "梧州市 关于加快建立健全绿色低碳循环发展经济体系的实施方案",
    "贵州省“十四五”节能减排综合工作方案",
)


@pytest.mark.parametrize(
    ("typed", "names", "first"),
    [
        ("leads", ["plans", "unread", "leads-by-topic"], "leads-by-topic"),
        ("生态坏境", ["环境影响评价", "生态环境", "生态文明"], "生态环境"),
        ("贵洲", ["香洲", "长洲", "贵州"], "贵州"),
        ("梧州 绿色循环", TITLES, TITLES[2]),
        ("节能减徘", TITLES, TITLES[3]),
        ("VOCC", ["VOC", "VOCs", "COD"], "VOC"),
    ],
)
def test_the_likeliest_comes_first(typed, names, first):
    assert nearest(typed, names)[0] == first


def test_of_equals_the_first_given_comes_first():
    assert nearest("甲乙", ["甲丙", "甲丁", "甲戊"], 2) == ["甲丙", "甲丁"]


@pytest.mark.parametrize("typed", ["量子", ""])
def test_what_is_like_nothing_gets_nothing(typed):
    assert nearest(typed, ["生态环境", "leads-by-topic"]) == []
