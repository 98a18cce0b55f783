"""A numbering that starts again: no item of the second section may answer for the last of the first."""

from __future__ import annotations

import pytest
from reading import record_of

HEAD = "云山市岸线整治方案\n"
FIRST = "（一）清理滩涂。清运垃圾。（市水务局牵头）\n（二）修复岸线。种植林带。（市林业局牵头）\n"
SECOND = "（一）加强领导。成立专班。（市委组织部牵头）\n（二）加强宣传。（市委宣传部负责）\n"


def leads(text: str) -> dict[str, list[str]]:
    """Return who is named, by the outline path of the measure."""
    return {
        "/".join(measure.path): [duty.mention for duty in measure.duties]
        for measure in record_of(text).measures
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("主要任务\n", "保障措施\n"),
        ("主要任务：\n", "保障措施：\n"),
        ("【主要任务】\n", "【保障措施】\n"),
        ("# 主要任务\n", "# 保障措施\n"),
        ("主要任务\n围绕整治岸线，做好以下工作。\n", "保障措施\n为做好各项工作，提出以下措施。\n"),
    ],
)
def test_sections_without_numbers_keep_their_own_items(first: str, second: str):
    assert leads(HEAD + first + FIRST + second + SECOND) == {
        "主要任务/（一）": ["市水务局"],
        "主要任务/（二）": ["市林业局"],
        "保障措施/（一）": ["市委组织部"],
        "保障措施/（二）": ["市委宣传部"],
    }


def test_one_item_in_each_section_is_no_slip_of_the_number():
    text = f"{HEAD}主要任务\n一、清理滩涂。（市水务局牵头）\n保障措施\n一、加强领导。（市委组织部牵头）\n"
    assert list(leads(text)) == ["主要任务/一", "保障措施/一"]


def test_a_goal_section_of_such_a_plan_is_a_measure():
    text = f"{HEAD}主要目标\n到2027年，整治岸线80公里。\n主要任务\n{FIRST}保障措施\n{SECOND}"
    goals = record_of(text).measures[0]
    assert (goals.path, goals.kind, goals.targets[0].value) == (("主要目标",), "goals", 80)


def test_headings_below_a_numbered_section_stay_in_it():
    text = f"{HEAD}一、任务\n海上\n{FIRST}陆上\n{SECOND}二、保障\n（一）资金。（市财政局负责）\n"
    assert list(leads(text)) == [
        *("一/海上/（一）", "一/海上/（二）"),
        *("一/陆上/（一）", "一/陆上/（二）"),
        "二/（一）",
    ]


def test_a_numbering_starts_again_even_where_its_heading_is_lost():
    assert leads(HEAD + FIRST + SECOND)["（一）〔2〕"] == ["市委组织部"]


@pytest.mark.parametrize("title", ["云山市海岛振兴方案\n", "云山市关于推进海岛全面振兴的\n若干措施\n"])
def test_the_second_plan_of_a_notice_is_no_part_of_the_first(title: str):
    text = f"{HEAD}一、任务\n{FIRST}二、保障\n（一）资金。（市财政局负责）\n{title}一、任务\n（一）修路。（市公路局牵头）\n"
    assert leads(text)["二/（一）"] == ["市财政局"]
    assert leads(text)[title.replace("\n", "") + "/一/（一）"] == ["市公路局"]


def test_a_list_in_an_item_that_is_numbered_like_the_items_stays_in_it():
    text = (
        f"{HEAD}一、任务\n（一）清理滩涂。（市水务局牵头）\n（二）审核\n申请人应当具备下列条件：\n（一）有渔船；\n（二）有船员。"
        "（市农业农村局牵头）\n（三）培训。（市人社局牵头）\n"
    )
    assert leads(text) == {
        "一/（一）": ["市水务局"],
        "一/（二）": ["市农业农村局"],
        "一/（三）": ["市人社局"],
    }


@pytest.mark.parametrize(
    ("marks", "paths"),
    [
        ("㈠㈡⑴⑵", ["（一）", "（二）/（1）", "（二）/（2）"]),
        ("⒈⒉❶❷", ["1", "2/❶", "2/❷"]),
        (["1.", "2.", "a.", "b."], ["1", "2/a", "2/b"]),
    ],
)
def test_marks_of_one_character_and_letters_begin_items(marks: str | list[str], paths: list[str]):
    words = ["改造窑炉", "培育品牌。", "办展会", "拓市场"]
    told = ["（市工信局牵头）\n", "\n", "（市贸促会负责）\n", "（市商务局负责）\n"]
    lines = "".join(map("".join, zip(marks, words, told, strict=True)))
    found = leads(f"{HEAD}一、任务\n{lines}")
    assert [found[f"一/{path}"] for path in paths] == [["市工信局"], ["市贸促会"], ["市商务局"]]


@pytest.mark.parametrize("marks", ["①②", "⑴⑵", ["（1）", "（2）"]])
def test_a_list_run_into_a_line_is_parted_where_its_parts_say_who(marks: str | list[str]):
    text = f"{HEAD}一、任务\n（一）通车。1.公交：{marks[0]}城区。（市交通局负责）{marks[1]}县城。（市城管局负责）2.客船。（市港航局负责）\n"
    assert list(leads(text).values()) == [["市交通局"], ["市城管局"], ["市港航局"]]


def test_a_list_run_into_a_line_with_one_clause_at_its_end_is_one_task():
    assert leads(f"{HEAD}一、任务\n（一）通车。包括：①城区线路；②县城线路。（市交通局负责）\n") == {
        "一/（一）": ["市交通局"]
    }


def test_a_worded_task_stands_below_the_line_of_its_group():
    text = (
        f"{HEAD}一、任务\n（一）扩大规模\n任务1：建设基地。（市工信局牵头）\n任务2：改造窑炉。（市能源局牵头）\n"
        "（二）保障安全\n任务3：建设中心。（市应急管理局负责）\n专项行动一：整治罐区。（市公安局牵头）\n"
    )
    assert list(leads(text)) == [
        "一/（一）/任务1",
        "一/（一）/任务2",
        "一/（二）/任务3",
        "一/（二）/专项行动一",
    ]
