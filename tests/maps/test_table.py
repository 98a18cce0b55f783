"""Tables: whole in a pipe, folded and grouped on a terminal, and nothing said in silence."""

from __future__ import annotations

import io

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
    text = drawn(80)
    assert text.count("挥发性有机物[bold]综合整治") == 1
    assert "贵州省 · 挥发性有机物[bold]综合整治" in text


def test_no_color_is_kept(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "")
    assert "\x1b[3" not in drawn(80)


def test_english_headings_and_terms():
    out = io.StringIO()
    write_plain(sheet(lang="en"), out)
    assert "no responsible agency named" in out.getvalue()
    assert "agency" in out.getvalue().splitlines()[1]
