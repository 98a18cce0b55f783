"""Tables: indicators with what they are to reach, and tasks with who answers for them."""

from __future__ import annotations

import pytest
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract, extract_text
from policygraph.loaders.table_heads import head_of, may_hold_table
from reading import raw, record_of, unproved
from tables import TABLED

BEFORE = [
    "贵阳市水污染防治行动计划（2024—2026年）",
    "一、总体要求",
    "持续改善水环境质量。",
    "二、主要目标",
    "主要指标见下表。",
]
INDICATORS = [
    ["类别", "指标名称", "2023年现状值", "2026年目标值", "属性"],
    ["治理", "城镇污水处理率（%）", "95", "≥98", "约束性"],
    ["^", "再生水利用率（%）", "20", "25左右", "预期性"],
    ["^", "新建管网长度（公里）", "—", "300", "预期性"],
    ["水质", "地下水质量", "—", "完成国家下达任务", "约束性"],
    ["^", "化肥施用量（万吨）", "2.9", "较2023年下降6%", "预期性"],
]
AFTER = ["三、重点任务", "（一）治理黑臭水体。加快截污纳管。（市水务局牵头，市财政局配合）"]
TASKS = [
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "新建污水处理厂3座。", "市水务局", "市生态环境局、市财政局", "2026年底"],
    ["2", "整治入河排污口。", "^", "市生态环境局\n市城管局", "2025年底"],
    ["3", "开展船舶污染防治。", "", "市交通运输局", "持续推进"],
    ["4", "加强节水宣传。", "市委宣传部", "—", "持续推进"],
]


@pytest.fixture(params=list(TABLED))
def written(request, tmp_path):
    """Writes lines and a table as a file of each kind that has tables."""

    def write(rows, before=BEFORE, after=AFTER):
        file = tmp_path / request.param
        file.write_bytes(TABLED[request.param](before, rows, after))
        return file

    return write


def targets(record):
    return [
        (t.indicator, t.value, t.unit, t.bound, t.change, t.year) for m in record.measures for t in m.targets
    ]


def roles(record, step):
    (measure,) = (m for m in record.measures if m.path[-1] == step)
    return [(d.agency, d.role) for d in measure.duties]


def test_a_table_of_indicators_sets_targets_in_every_format(written):
    assert targets(extract(written(INDICATORS))) == [
        ("城镇污水处理率", 98, "%", ">=", "level", 2026),
        ("再生水利用率", 25, "%", "~", "level", 2026),
        ("管网长度", 300, "公里", "=", "add", 2026),
        ("化肥施用量", 6, "%", "=", "decrease", 2026),
    ]


def test_the_nature_and_the_value_of_today_stand_beside_the_target(written):
    first = extract(written(INDICATORS)).measures[0].targets[0]
    assert (first.nature, first.current_value, first.current_year) == ("binding", 95, 2023)


def test_a_cell_with_its_own_comparison_gives_the_baseline(written):
    assert extract(written(INDICATORS)).measures[0].targets[-1].baseline_year == 2023


def test_the_targets_of_a_table_belong_to_the_item_in_which_it_stands(written):
    assert {m.path for m in extract(written(INDICATORS)).measures if m.targets} == {("二",)}


def test_what_a_table_proves_is_in_the_text(written):
    file = written(INDICATORS)
    assert unproved(extract(file), canonicalise(read_document(file)).text) == []


def test_after_a_table_the_plan_goes_on(written):
    assert roles(extract(written(INDICATORS)), "（一）") == [
        ("贵阳市水务局", "lead"),
        ("贵阳市财政局", "support"),
    ]


def test_each_task_of_a_list_is_a_measure_in_every_format(written):
    record = extract(written(TASKS, after=[]))
    assert [m.title for m in record.measures if m.path[0] == "二" and len(m.path) > 1] == [
        "新建污水处理厂3座",
        "整治入河排污口",
        "开展船舶污染防治",
        "加强节水宣传",
    ]


def test_columns_say_who_leads_and_who_supports(written):
    assert roles(extract(written(TASKS, after=[])), "1") == [
        ("贵阳市水务局", "lead"),
        ("贵阳市生态环境局", "support"),
        ("贵阳市财政局", "support"),
    ]


def test_a_cell_that_reaches_over_two_rows_holds_for_both(written):
    assert roles(extract(written(TASKS, after=[])), "2")[0] == ("贵阳市水务局", "lead")


def test_a_task_alone_in_its_row_has_the_actors_of_the_row_above(written):
    rows = [
        ["工作任务", "责任单位"],
        ["举办庙会。", "市水务局"],
        ["发展露营。", "^"],
        ["建设营地。", "市城管局"],
    ]
    record = extract(written(rows))
    duties = {m.title: [(d.agency, d.role) for d in m.duties] for m in record.measures}
    assert duties["发展露营"] == duties["举办庙会"] == [("贵阳市水务局", "sole")]
    assert duties["建设营地"] == [("贵阳市城管局", "sole")]


BROKEN = [
    "各县（市、区）人\n民政府",
    "各县（市、区）\n人民政府",
    "各县\n（市、区）人民政府",
    "各\n县（市、区）人民政府",
    "各县（市、\n区）人民政府",
    "各县\n（市、\n区）人\n民政府",
]


@pytest.mark.parametrize("cell", BROKEN)
def test_a_name_that_a_narrow_cell_breaks_is_one(written, cell):
    record = extract(
        written([*TASKS[:1], ["1", "整治沟渠。", f"市水务局\n{cell}", f"{cell}\n市城管局", "2025年底"]])
    )
    assert [agency for agency, _ in roles(record, "1")] == [
        "贵阳市水务局",
        "各县（市、区）人民政府",
        "贵阳市城管局",
    ]


@pytest.mark.parametrize(
    "cell", ["市农业农村局\n（市乡村振兴局）", "市委\n宣传部", "市公安局\n交警支队", "市住房和城\n乡建设局"]
)
def test_a_name_on_two_lines_of_a_cell_is_one(written, cell):
    record = extract(written([*TASKS[:1], ["1", "整治沟渠。", cell, "市城管局", "2025年底"]]))
    assert [agency for agency, _ in roles(record, "1")] == ["贵阳" + cell.replace("\n", ""), "贵阳市城管局"]


def test_names_on_lines_of_their_own_are_two(written):
    assert roles(extract(written(TASKS, after=[])), "2")[1:] == [
        ("贵阳市生态环境局", "support"),
        ("贵阳市城管局", "support"),
    ]


def test_an_empty_cell_names_no_lead(written):
    assert "lead" not in {role for _, role in roles(extract(written(TASKS, after=[])), "3")}


def test_a_task_may_set_a_target_due_when_its_row_says(written):
    assert ("污水处理厂", 3, "座", "=", "add", 2026) in targets(extract(written(TASKS, after=[])))


def test_the_text_of_a_table_alone_does_not_say_what_reaches_over_a_row():
    record = record_of(
        "\n".join([*BEFORE, *("\t".join(row).replace("^", "").replace("\n", " ") for row in TASKS)])
    )
    assert "贵阳市水务局" not in {agency for agency, _ in roles(record, "2")}


def test_actors_without_a_task_are_unread():
    rows = ["地区\t牵头单位\t配合单位", "云岩区\t市水务局\t市财政局"]
    record = record_of("\n".join([*BEFORE, *rows]))
    assert [u.reason for u in record.unread] == ["CLAUSE_NOT_PARSED"]


def test_a_figure_that_cannot_be_read_is_unread_with_its_row():
    rows = ["指标名称\t单位\t2026年目标值", "污水处理厂\t座\t城区3座、县城2座"]
    record = record_of("\n".join([*BEFORE, *rows]))
    assert ([u.reason for u in record.unread], targets(record)) == (["FIGURE_NOT_PARSED"], [])


def test_a_figure_over_two_rows_says_nothing_of_either():
    lines = [*BEFORE, "指标名称\t单位\t2026年目标值", "甲类处理率\t%\t98", "乙类处理率\t%\t\ufdd0"]
    record = extract_text(canonicalise(raw("\n".join(lines))))
    assert [t[0] for t in targets(record)] == ["甲类处理率"]


def test_a_table_goes_on_over_pages(tmp_path):
    rows = [
        INDICATORS[0],
        *([["治理", f"第{n}类处理率（%）", "90", f"{n}", "约束性"] for n in range(10, 60)]),
    ]
    file = tmp_path / "plan.pdf"
    file.write_bytes(TABLED["plan.pdf"](BEFORE, rows, AFTER))
    assert [t[1] for t in targets(extract(file))] == list(range(10, 60))


def test_heads_of_columns_are_known_by_the_whole_cell():
    assert [
        head_of(w) for w in ("牵头单位", "责任单位（排第一位的为牵头单位）", "2025年", "市水务局牵头单位")
    ] == [
        "lead",
        "responsible",
        "value",
        None,
    ]


def test_prose_that_speaks_of_indicators_is_no_table():
    assert not may_hold_table(
        "主要指标完成情况良好。\n各责任单位、牵头单位要加强统筹，到2025年目标值如期实现。"
    )


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("市牵头部门", "lead"),
        ("省级配合单位", "support"),
        ("属地责任单位", "responsible"),
        ("牵头市领导", "aside"),
        ("整治任务", "task"),
        ("市场主体", None),
    ],
)
def test_heads_with_a_level_say_what_those_without_say(cell, head):
    assert head_of(cell) == head


def test_a_box_that_is_a_table_of_indicators_is_part_of_the_section_that_it_opens():
    rows = "指标名称\t单位\t2020年\t2025年\n用水总量\t亿立方米\t98\t90\n灌溉面积\t万亩\t900\t1200"
    record = record_of(
        f"白河市节水规划（2021—2025年）\n一、主要目标\n到2025年，漏损率降到9%。\n专栏1主要指标\n{rows}\n二、任务\n（一）治水。治理河道。"
    )
    goals = record.measures[0]
    assert (goals.path, [target.value for target in goals.targets]) == (("一",), [9, 90, 1200])
    assert all("专栏1" not in measure.path for measure in record.measures)


def test_a_box_of_projects_stays_a_measure():
    record = record_of("白河市规划\n一、任务\n建设水库。\n专栏1重点项目\n新建水库3座。\n二、保障\n加强宣传。")
    assert [measure.path for measure in record.measures if measure.targets] == [("一", "专栏1")]


def test_a_figure_takes_nothing_from_the_next_cell():
    record = record_of(
        "白河市工作方案\n一、任务\n序号\t重点任务\t工作目标\t完成时限\t牵头单位\n"
        "1\t印染提升\t关停整合印染企业12家\t2024年12月\t市经信局\n2\t锅炉提升\t淘汰锅炉6台\t2025年6月\t市环保局"
    )
    rows = [one for one in record.measures if one.targets]
    assert [(one.title, t.indicator, t.value, t.year) for one in rows for t in one.targets] == [
        ("印染提升", "印染企业", 12, 2024),
        ("锅炉提升", "锅炉", 6, 2025),
    ]
