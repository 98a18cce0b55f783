"""Tables of contents: their entries are no items, whatever breaks them."""

from __future__ import annotations

import pytest
from reading import record_of

BODY = (
    "一、清理滩涂恢复原貌\n（一）清运垃圾。（市水务局牵头）\n（二）种植林带。（市林业局牵头）\n"
    "二、加强各项工作保障\n（一）成立专班。（市委组织部牵头）\n"
)


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n一、清理滩涂恢\n复原貌..........2\n二、加强各项工作保障..........5\n附件..........9\n",
        "目录\n一、清理滩涂恢\n复原貌\t2\n二、加强各项工作保障\t5\n附件\t9\n",
        "一、清理滩涂恢复原貌\t2\n二、加强各项工作保障\t5\n",
        "目录\n一、清理滩涂恢复原貌\n二、加强各项工作保障\n",
    ],
)
def test_a_table_of_contents_leaves_the_items_what_they_are(contents: str):
    record = record_of(f"云山市岸线整治规划\n{contents}{BODY}")
    assert [("/".join(m.path), [duty.mention for duty in m.duties]) for m in record.measures] == [
        ("一/（一）", ["市水务局"]),
        ("一/（二）", ["市林业局"]),
        ("二/（一）", ["市委组织部"]),
    ]


def test_a_plan_and_its_annex_that_begin_alike_are_both_read():
    text = f"云山市岸线整治规划\n{BODY}附件1\n渔港整治方案\n{BODY}"
    assert [measure.path[0] for measure in record_of(text).measures] == ["一", "一", "二"] + ["附件1"] * 3
