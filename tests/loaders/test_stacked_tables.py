"""Tables of which a copied page keeps one cell a line: read where all rows are whole, else listed as not understood."""

from __future__ import annotations

from reading import record_of

# A line longer than a page is wide tells that lines are whole paragraphs.
LONG = "各区各部门要对照本方案逐项落实，" + "逐项细化措施，逐级压实责任，" * 8 + "务求取得实效。"
HEADS = ["云山市重点任务分工方案", LONG, "序号", "工作任务", "牵头单位", "配合单位"]
PIPES = ["1", "改造老旧管网。", "市水务局", "市财政局、市住房城乡建设局"]
RIVERS = ["2", "整治黑臭河道。", "市生态环境局", "各区人民政府"]


def duties(lines: list[str]) -> dict[str, list[tuple[str, str]]]:
    return {
        "/".join(measure.path): [(duty.mention, duty.role) for duty in measure.duties]
        for measure in record_of("\n".join(lines)).measures
    }


def unread(lines: list[str]) -> str:
    return " ".join(one.text for one in record_of("\n".join(lines)).unread)


def test_a_row_is_as_many_lines_as_there_are_heads():
    assert duties([*HEADS, *PIPES, *RIVERS]) == {
        "1": [("市水务局", "lead"), ("市财政局", "support"), ("市住房城乡建设局", "support")],
        "2": [("市生态环境局", "lead"), ("各区人民政府", "support")],
    }


def test_rows_stand_under_the_heading_among_them():
    lines = [*HEADS, "一、供水", *PIPES, "二、治水", *RIVERS]
    assert list(duties(lines)) == ["一/1", "二/2"]


def test_where_a_cell_is_missing_nobody_knows_whose_the_others_are():
    lines = [*HEADS, *PIPES, "2", "整治黑臭河道。", "市生态环境局", "3", "清淤。", "市水务局", "市财政局"]
    assert duties(lines) == {}
    assert all(name in unread(lines) for name in ("市水务局", "市生态环境局", "市财政局"))


def test_a_cell_broken_over_lines_makes_no_table():
    lines = [
        *HEADS,
        *PIPES,
        "2",
        "整治黑臭河道。",
        "市生态环境局",
        "各区人民政府，",
        "各镇人民政府",
        "3",
        "清淤。",
        "市水务局",
        "无",
    ]
    assert duties(lines) == {}


def test_one_row_is_no_table():
    assert duties([*HEADS, *PIPES]) == {}
