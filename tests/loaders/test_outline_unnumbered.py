"""Tasks that no number begins: who leads which must be told apart, and a story with headings has no tasks."""

from __future__ import annotations

import pytest
from reading import record_of

# A line longer than a page is wide tells that lines are whole paragraphs.
LONG = "本方案由云山市各区各部门共同执行，" + "逐项细化措施，逐级压实责任，" * 8 + "务求取得实效。"
HEAD = f"云山市扬尘治理行动方案\n{LONG}\n"


def duties(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return (mention, role) pairs by the outline path of their measure."""
    return {
        "/".join(measure.path): [(duty.mention, duty.role) for duty in measure.duties]
        for measure in record_of(text).measures
    }


def test_each_headed_paragraph_of_a_section_keeps_its_own_lead():
    text = (
        f"{HEAD}第一章 重点任务\n第一节 防治扬尘\n"
        "管住施工工地。所有工地一律围挡并喷淋。（牵头单位：市住房城乡建设局；配合单位：市公安局）\n"
        "勤洗城市道路。主干道每天机扫。（责任单位：市城管局）\n"
    )
    assert duties(text) == {
        "第一章/第一节/管住施工工地": [("市住房城乡建设局", "lead"), ("市公安局", "support")],
        "第一章/第一节/勤洗城市道路": [("市城管局", "sole")],
    }


def test_a_box_behind_the_paragraphs_stays_a_part_of_the_section():
    text = (
        f"{HEAD}第一节 防治扬尘\n"
        "管住施工工地。所有工地一律围挡并喷淋。（责任单位：市住房城乡建设局）\n"
        "勤洗城市道路。主干道每天机扫不少于一遍。（责任单位：市城管局）\n"
        "专栏1 扬尘治理工程\n（1）改造搅拌站。拆除露天料场，建成封闭料仓。\n"
    )
    assert list(duties(text)) == ["第一节/管住施工工地", "第一节/勤洗城市道路", "第一节/专栏1/（1）"]


def test_a_paragraph_with_clauses_in_its_midst_is_one_task():
    text = (
        f"{HEAD}第一节 防治扬尘\n"
        "管住施工工地。所有工地一律围挡。（责任单位：市住房城乡建设局）严查渣土车辆。（责任单位：市公安局）\n"
        "勤洗城市道路。主干道每天机扫。（责任单位：市城管局）\n"
    )
    assert list(duties(text)) == ["第一节/管住施工工地", "第一节/勤洗城市道路"]


def test_a_numbered_item_is_one_measure_however_many_paragraphs_it_has():
    text = (
        f"{HEAD}一、重点任务\n（一）防治扬尘\n"
        "管住施工工地。所有工地一律围挡。（责任单位：市住房城乡建设局）\n"
        "勤洗城市道路。主干道每天机扫。（责任单位：市城管局）\n"
    )
    assert list(duties(text)) == ["一/（一）"]


def test_paragraphs_for_which_few_answer_leave_their_section_whole():
    text = (
        f"{HEAD}第一节 防治扬尘\n"
        "管住施工工地。所有工地一律围挡并喷淋。\n勤洗城市道路。主干道每天机扫。\n"
        "盖住露天料堆。料堆一律苫盖。\n种上绿化草木。裸地一律复绿。（责任单位：市城管局）\n"
    )
    assert list(duties(text)) == ["第一节"]


def test_headings_on_lines_of_their_own_part_a_plan_without_numbers():
    text = (
        f"{HEAD}\n粮食产量30万吨以上\n部门分工：市农业农村局牵头，各县区配合。\n\n"
        "推进水网建设\n工作措施：建成东湖泵站。\n部门分工：市水务局牵头，市财政局配合。\n"
    )
    assert duties(text) == {
        "粮食产量30万吨以上": [("市农业农村局", "lead"), ("各县区", "support")],
        "推进水网建设": [("市水务局", "lead"), ("市财政局", "support")],
    }


def test_dashes_begin_goals_in_a_plan_without_numbers():
    text = (
        f"今后五年云山市工作报告\n{LONG}\n——建成经济强市，迈上新的台阶。生产总值达到3000亿元。\n"
        "——建成幸福之城，人人安居乐业。平均预期寿命达到81岁。\n"
    )
    assert [len(measure.targets) for measure in record_of(text).measures] == [1, 1]


@pytest.mark.parametrize(
    "story",
    ["渔村见闻\n清晨的码头。渔船一艘接一艘靠岸，鱼贩早已等候。\n夜里的灯塔。守塔人每晚都要上去擦拭灯罩。\n"],
)
def test_a_story_with_headings_has_no_measures(story):
    assert record_of(story).measures == ()


LISTED = "云山市渔船安全方案\n一、任务\n（一）更新渔船。（市渔业局牵头）\n"


@pytest.mark.parametrize(
    "holder", ["附件\n重点任务清单\n", "附件1\n重点任务清单\n各单位要落实下列任务：\n", "专栏1 重点任务\n"]
)
def test_each_paragraph_of_a_list_without_numbers_that_a_clause_ends_is_a_task(holder: str):
    text = (
        f"{LISTED}{holder}"
        "更新全市渔船的定位终端，让船舶动态可查。（市渔业局牵头，市大数据局配合）\n"
        "东港：整修码头。（责任单位：东港区政府）\n"
        "培训船员。（市人社局负责）\n"
    )
    head = "附件1" if "附件1" in holder else holder[:2] if holder[0] == "附" else "一/专栏1"
    assert duties(text) == {
        "一/（一）": [("市渔业局", "lead")],
        f"{head}/更新全市渔船的定位终端": [("市渔业局", "lead"), ("市大数据局", "support")],
        f"{head}/东港": [("东港区政府", "sole")],
        f"{head}/培训船员": [("市人社局", "sole")],
    }


def test_tasks_of_an_annex_with_labels_below_each_keep_both_labels():
    text = f"{LISTED}附件\n重点任务清单\n测绘渔港\n牵头单位：市渔业局\n配合单位：市大数据局\n检修船舶\n牵头单位：市海事局\n"
    found = duties(text)
    assert found["附件/测绘渔港"] == [("市渔业局", "lead"), ("市大数据局", "support")]
    assert found["附件/检修船舶"] == [("市海事局", "lead")]


def test_a_box_with_one_clause_at_its_end_is_one_measure():
    text = f"{LISTED}专栏1 渔港工程\n整修东港码头，建设泊位。\n整修西港码头，建设堆场。（市渔业局牵头）\n"
    assert duties(text)["一/专栏1"] == [("市渔业局", "lead")]
