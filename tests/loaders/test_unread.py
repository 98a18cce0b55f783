"""Who is told something, and is neither a duty nor passed over in silence."""

import pytest
from reading import record_of

TOLD = [
    "各级绿化委员会要充分发挥宣传发动作用。",
    "影响古树生长的，建设单位应当采取避让措施。",
    "新闻媒体要大力宣传节水成效。",
    "各地要统筹确定造林空间。",
    "本市各类医疗机构必须分类投放。",
]
NOT_TOLD = ["要建设单位示范点。", "落实各地要求。", "完善机构应急预案。"]


def listed(sentence):
    record = record_of(f"白河市节水方案\n一、任务\n（一）工作。治理河道。{sentence}")
    return [one.text for one in record.unread]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_body_that_is_told_something_is_listed(sentence):
    assert listed(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_words_that_only_look_like_it_are_not(sentence):
    assert listed(sentence) == []
