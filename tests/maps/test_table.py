"""Tables: whole in a pipe, folded and grouped on a terminal, and nothing said in silence."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from policygraph.cypher.header import Column
from policygraph.maps.cells import width
from policygraph.maps.sheet import Sheet
from policygraph.maps.table import write_plain, write_terminal

COLUMNS = (
    Column("place", "地区", "place"),
    Column("measure", "任务", "measure"),
    Column("role", "角色", "role", term=True),
    Column("agency", "单位", "agency"),
    Column("start", "起", "start"),
)
ROWS = [
    {
        "place": "贵州省",
        "measure": "挥发性有机物[bold]综合整治",
        "role": "牵头",
        "agency": "省生态环境厅",
        "start": 98,
    },
    {
        "place": "贵州省",
        "measure": "挥发性有机物[bold]综合整治",
        "role": "配合",
        "agency": "某" * 60,
        "start": 5,
    },
    {"place": "贵州省", "measure": "统计", "role": "未写明责任单位", "agency": None, "start": None},
]


def sheet(rows=ROWS, lang="zh"):
    return Sheet("题", COLUMNS, rows, ("VOC → 挥发性有机物",), ("牵头：写明",), lang)


def drawn(columns, **changes):
    out = io.StringIO()
    write_terminal(sheet(**changes), out, columns)
    return out.getvalue()


def test_plain_is_aligned_whole_and_one_row_a_line():
    out = io.StringIO()
    write_plain(sheet(), out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "题"
    assert lines[1].split() == ["地区", "任务", "角色", "单位", "起"]
    assert "某" * 60 in lines[4]
    assert width(lines[3]) == width(lines[4])
    assert lines[5].split() == ["贵州省", "统计", "未写明责任单位"]
    assert lines[6:] == ["VOC → 挥发性有机物", "牵头：写明"]


def test_an_empty_answer_says_so():
    out = io.StringIO()
    write_plain(sheet(rows=[]), out)
    assert "（无）" in out.getvalue()
    assert "(nothing)" in drawn(80, rows=[], lang="en")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_gets_all_of_it_within_its_width(columns):
    text = drawn(columns)
    assert all(width(line) <= columns for line in text.splitlines())
    assert text.count("某") == 60
    assert "[bold]" in text


def test_a_narrow_terminal_says_once_what_lines_share():
    text = drawn(80, rows=[*ROWS[:2] * 4, *({**row, "measure": "统计监测" * 5} for row in ROWS[:2] * 4)])
    assert text.count("贵州省") == 1
    assert text.count("挥发性有机物[bold]综合整治") == 1
    assert text.count("统计监测" * 5) == 1


WIDE = (*COLUMNS[:2], Column("plan", "文件", "plan"), *COLUMNS[2:], Column("note", "说明", "note"))


def of_one_agency(columns, many=6):
    rows = [
        {
            "place": "贵州省",
            "measure": f"任务{at}",
            "plan": f"长长的方案{2 * at // many}" * 3,
            "role": "牵头",
            "agency": "省生态环境厅",
            "start": at,
            "note": None,
        }
        for at in range(many)
    ]
    named = {column.name: column for column in WIDE}
    order = ("place", "plan", "measure", "role", "agency", "start", "note")
    out = io.StringIO()
    write_terminal(Sheet("题", tuple(named[one] for one in order), rows, (), (), "zh"), out, columns)
    return out.getvalue()


def test_what_all_lines_share_is_said_once_above_them_and_empty_columns_go():
    text = of_one_agency(60)
    assert "地区 贵州省 · 单位 省生态环境厅" in text
    assert text.count("牵头") == 6, "what a line is about stays in it"
    assert text.count("省生态环境厅") == 1
    assert "说明" not in text


def test_measures_of_one_line_each_stand_in_one_table_under_their_plan():
    text = of_one_agency(44, 24)
    titles = [f"长长的方案{at}" * 3 for at in range(2)]
    assert [text.count(title) for title in titles] == [1, 1]
    assert sum("任务 " in line and "角色" in line for line in text.splitlines()) == 2
    assert all(text.count(f"任务{at} ") == 1 for at in range(24))


def test_a_table_that_fits_says_all_in_its_lines():
    assert of_one_agency(200).count("省生态环境厅") == 6


def test_no_color_is_kept(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "")
    assert "\x1b[3" not in drawn(80)


def test_english_headings_and_terms():
    out = io.StringIO()
    write_plain(sheet(lang="en"), out)
    assert "no responsible agency named" in out.getvalue()
    assert "agency" in out.getvalue().splitlines()[1]


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_matrix_of_many_columns_is_cut_into_tables_and_no_character_is_lost(columns):
    across = [Column(f"p{at}", f"省份{at}", f"p{at}") for at in range(19)]
    rows = [
        {"office": office, **{c.name: f"牵头 {at + len(office)}" for at, c in enumerate(across)}}
        for office in ("生态环境", "住房城乡建设", "工业和信息化", "能源")
    ]
    out = io.StringIO()
    write_terminal(
        Sheet("题", (Column("office", "部门类别", "office"), *across), rows, (), (), "zh"), out, columns
    )
    text = out.getvalue()
    assert all(width(line) <= columns for line in text.splitlines())
    assert text.count("牵头") == 4 * 19
    assert text.count("能源") == text.count("部门类别") > 1


def test_columns_stand_under_one_another_in_all_tables_and_no_word_of_a_heading_is_cut():
    out = io.StringIO()
    rows = [
        {
            "plan": f"方案{at // 8}" * 6,
            "indicator": "甲" * (12 if at < 8 else 2),
            "quote": "乙" * (40 if at < 8 else 3),
        }
        for at in range(16)
    ]
    columns = (
        Column("plan", "文件", "plan"),
        Column("indicator", "指标", "indicator"),
        Column("quote", "原文", "words"),
    )
    write_terminal(Sheet("题", columns, rows, (), (), "en"), out, 50)
    heads = [line for line in out.getvalue().splitlines() if "indicator" in line]
    assert len(heads) == 2
    assert len({line.index("words") for line in heads}) == 1


def test_what_sums_it_up_stands_under_the_title():
    summed = replace(sheet(), summary="三条")
    plain, terminal = io.StringIO(), io.StringIO()
    write_plain(summed, plain)
    write_terminal(summed, terminal, 80)
    for out in (plain, terminal):
        assert [line.strip() for line in out.getvalue().splitlines()[:2]] == ["题", "三条"]
