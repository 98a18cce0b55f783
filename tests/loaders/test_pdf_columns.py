"""Tables in PDFs that have no lines between their columns: read where white space parts them surely, else left as text."""

from __future__ import annotations

import io
import itertools

import pytest
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

BEFORE = ["贵阳市水污染防治行动计划（2024—2026年）", "一、主要目标", "主要指标见下表。"]
SIZE, STEP = 11, 18
XS = (60, 100, 260, 330, 410, 490)
INDICATORS = [
    ["序号", "指标名称", "单位", "2023年", "2026年", "属性"],
    ["1", "城镇污水处理率", "%", "95", "≥98", "约束性"],
    ["2", "再生水利用率", "%", "20", "25左右", "预期性"],
    ["3", "新建管网长度", "公里", "—", "300", "预期性"],
]
TASKS = [
    ["序号", "工作任务", "牵头单位", "配合单位"],
    ["1", "新建污水处理厂3座。", "市水务局", "市财政局"],
    ["2", "整治入河排污口。", "市生态环境局", "市水务局"],
]
TASK_XS = (60, 100, 300, 430)


def pdf(tmp_path, rows, xs=XS, *, rules=(), after=(), steps=None):
    """Lines of text, and rows whose cells stand at the same places on each line. `rules`: rows with a line above."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("STSong-Light", SIZE)
    y = 780.0
    for line in BEFORE:
        canvas.drawString(60, y, line)
        y -= STEP
    for number, row in enumerate(rows):
        if number in rules:
            canvas.line(55, y + SIZE + 2, 540, y + SIZE + 2)
        for x, words in zip(xs, row, strict=True):
            canvas.drawString(x, y, words)
        y -= steps[number] if steps else STEP
    for line in after:
        canvas.drawString(60, y, line)
        y -= STEP
    canvas.showPage()
    canvas.save()
    file = tmp_path / "plan.pdf"
    file.write_bytes(out.getvalue())
    return file


def targets(file):
    return [
        (t.indicator, t.value, t.unit, t.bound, t.year) for m in extract(file).measures for t in m.targets
    ]


def duties(file):
    return [(m.title, [(d.agency, d.role) for d in m.duties]) for m in extract(file).measures if m.duties]


def rows_of(file):
    return [line for page in read_document(file).pages for line in page.split("\n") if "\t" in line]


def test_a_table_of_indicators_without_any_line_sets_targets(tmp_path):
    assert targets(pdf(tmp_path, INDICATORS)) == [
        ("城镇污水处理率", 98, "%", ">=", 2026),
        ("再生水利用率", 25, "%", "~", 2026),
        ("管网长度", 300, "公里", "=", 2026),
    ]


def test_a_table_with_rules_between_its_rows_alone_is_read_too(tmp_path):
    assert len(targets(pdf(tmp_path, INDICATORS, rules=(0, 1, 2, 3)))) == 3


def test_text_before_and_after_the_table_stays(tmp_path):
    text = "".join(read_document(pdf(tmp_path, INDICATORS, after=["二、重点任务", "加强管理。"])).pages)
    assert (text.count("主要指标见下表"), text.count("加强管理")) == (1, 1)


def test_a_numbered_list_of_tasks_says_who_leads_and_who_supports(tmp_path):
    assert duties(pdf(tmp_path, TASKS, TASK_XS)) == [
        ("新建污水处理厂3座", [("贵阳市水务局", "lead"), ("贵阳市财政局", "support")]),
        ("整治入河排污口", [("贵阳市生态环境局", "lead"), ("贵阳市水务局", "support")]),
    ]


WRAPPED = [
    TASKS[0],
    ["1", "新建污水处理厂并改造现有的管网，", "市水务局、市城", "市财政局"],
    ["", "加快截污纳管。", "市管理局", ""],
    ["2", "整治入河排污口。", "市生态环境局", "市水务局"],
]


def test_a_row_may_take_two_lines_where_numbers_tell_the_rows(tmp_path):
    assert duties(pdf(tmp_path, WRAPPED, TASK_XS))[0][1] == [
        ("贵阳市水务局", "lead"),
        ("贵阳市城市管理局", "lead"),
        ("贵阳市财政局", "support"),
    ]


def test_a_row_may_take_two_lines_where_distance_tells_the_rows(tmp_path):
    rows = [row[1:] for row in WRAPPED]
    file = pdf(tmp_path, rows, TASK_XS[1:], steps=(30, 16, 30, 30))
    assert [len(found) for _, found in duties(file)] == [3, 2]


CENTRED = [
    TASKS[0],
    ["1", "新建污水处理厂。", "市水务局", "市财政局"],
    ["", "整治入河排污口，", "市生态环", "市水"],
    ["2", "加快截污纳管。", "境局", "务局"],
]


@pytest.mark.parametrize(
    "rows",
    [
        CENTRED,  # the number of the second row stands beside its second line
        [row[1:] for row in WRAPPED],  # nothing tells where a row ends
        [
            [*row[:2], row[2] + "、市教育局、市卫生健康局", row[3]] for row in TASKS
        ],  # cells run into each other
    ],
)
def test_what_is_not_sure_stays_text_and_leads_nobody(tmp_path, rows):
    file = pdf(tmp_path, rows, TASK_XS[-len(rows[0]) :])
    assert (rows_of(file), duties(file)) == ([], [])


def test_something_under_no_head_makes_no_table(tmp_path):
    rows = [[*INDICATORS[0][:3], "", *INDICATORS[0][4:]], *INDICATORS[1:]]
    assert rows_of(pdf(tmp_path, rows)) == []


def test_a_figure_of_a_table_that_is_not_sure_is_listed_as_unread(tmp_path):
    rows = [[*INDICATORS[0][:3], "", *INDICATORS[0][4:]], *INDICATORS[1:]]
    assert "FIGURE_NOT_PARSED" in {unread.reason for unread in extract(pdf(tmp_path, rows)).unread}


def test_a_note_below_ends_the_table(tmp_path):
    file = pdf(tmp_path, INDICATORS, after=["注：2023年为实际数。"])
    assert len(rows_of(file)) == len(INDICATORS)


def test_prose_with_words_of_heads_is_no_table(tmp_path):
    rows = [["各牵头单位要", "按工作任务", "配合单位"], ["抓好", "落实", "到位"]]
    assert rows_of(pdf(tmp_path, rows, (60, 200, 400))) == []


def test_agencies_of_a_table_that_is_not_sure_are_listed_as_unread(tmp_path):
    rows = [row[1:] for row in WRAPPED]
    unread = extract(pdf(tmp_path, rows, TASK_XS[1:])).unread
    assert {one.reason for one in unread} == {"CLAUSE_NOT_PARSED"}


SPREAD = [
    (0, TASKS[0]),
    (26, ["", "新建污水处理厂并改造", "", "市财政局、市城"]),
    (33, ["1", "", "市水务局", ""]),
    (40, ["", "管网12公里。", "", "市管理局"]),
    (66, ["2", "整治入河排污口。", "市生态环境局", "市水务局"]),
]


def spread(tmp_path, lines):
    """A table whose lines stand at these heights: a short cell beside the middle of one that wraps."""
    heights = [height for height, _ in lines]
    steps = [b - a for a, b in itertools.pairwise(heights)] + [STEP]
    return pdf(tmp_path, [cells for _, cells in lines], TASK_XS, steps=steps)


def test_cells_in_the_middle_of_their_rows_are_read(tmp_path):
    assert duties(spread(tmp_path, SPREAD))[0] == (
        "新建污水处理厂并改造管网12公里",
        [("贵阳市水务局", "lead"), ("贵阳市财政局", "support"), ("贵阳市城市管理局", "support")],
    )


JOINT = [
    *SPREAD[:2],
    (33, ["1", "", "", ""]),
    SPREAD[3],
    (53, ["", "", "市水务局", ""]),
    (66, ["2", *SPREAD[4][1][1:2], "", "市水务局"]),
]


def test_a_lead_between_two_rows_makes_no_table(tmp_path):
    assert (rows_of(spread(tmp_path, JOINT)), duties(spread(tmp_path, JOINT))) == ([], [])


def test_no_target_runs_across_cells_that_are_not_told_apart(tmp_path):
    record = extract(spread(tmp_path, JOINT))
    assert [t for m in record.measures for t in m.targets] == []
    assert any("12公里" in one.text for one in record.unread)


def test_a_table_that_may_go_on_below_is_not_cut(tmp_path):
    rows = [TASKS[0], *TASKS[1:], ["3", "开展巡查。", "市水务局", "市教育局"]]
    assert rows_of(pdf(tmp_path, rows, TASK_XS, steps=(18, 18, 60, 18))) == []
