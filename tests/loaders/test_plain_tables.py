"""Tables in plain text: Markdown's, and those whose columns white space parts."""

import pytest
from policygraph.loaders.readers.plain_tables import with_rows

INDICATORS = "指标名称 单位 2022年 2025年 属性\n用水总量 亿立方米 98 90 约束性\n灌溉面积 万亩 900 1200 预期性"
ROWS = "指标名称\t单位\t2022年\t2025年\t属性\n用水总量\t亿立方米\t98\t90\t约束性\n灌溉面积\t万亩\t900\t1200\t预期性"


def test_columns_that_blanks_part_become_rows():
    assert with_rows(f"一、目标\n{INDICATORS}\n二、任务") == f"一、目标\n{ROWS}\n二、任务"


def test_markdown_tables_become_the_same_rows():
    piped = "\n".join("| " + line.replace(" ", " | ") + " |" for line in INDICATORS.split("\n"))
    head, *rest = piped.split("\n")
    assert with_rows("\n".join([head, "| --- | :-: | --- | --- | --- |", *rest])) == ROWS


def test_a_line_break_in_a_markdown_cell_and_a_written_pipe_stay_in_it():
    page = "| 工作任务 | 责任单位 |\n|---|---|\n| 治水<br>治气 | 甲\\|乙 |"
    assert with_rows(page) == "工作任务\t责任单位\n治水 治气\t甲|乙"


NO_TABLES = [
    "指标名称 单位 2022年 2025年 属性\n用水总量 亿立方米 98 约束性\n灌溉面积 万亩 900 约束性",  # a cell is empty
    "指标名称 单位 2022年 2025年 属性\n用水总量 亿立方米 98 很多 约束性\n灌溉面积 万亩 900 很少 约束性",
    "序号 工作任务 责任单位\n1 改造 市水务局\n2 整治 市城管局",  # one blank is too weak a sign for actors
    "| 甲 | 乙 |\n| 丙 | 丁 |",  # pipes without the rule below the heads
    "各部门 要 落实责任。",
]


@pytest.mark.parametrize("page", NO_TABLES)
def test_what_is_not_plainly_a_table_stays_text(page):
    assert with_rows(page) == page


def test_who_answers_is_read_from_columns_that_wide_blanks_part():
    page = "序号  工作任务  责任单位\n1  改造 管网  市水务局\n2  整治河道  市城管局"
    assert with_rows(page) == "序号\t工作任务\t责任单位\n1\t改造 管网\t市水务局\n2\t整治河道\t市城管局"


BARRED = "\n".join(line.replace(" ", "|") for line in INDICATORS.split("\n"))


@pytest.mark.parametrize("bar", ["|", " | ", "｜", "│"])
def test_bars_between_cells_alone_make_rows_too(bar):
    assert with_rows(BARRED.replace("|", bar) + "\n二、任务") == f"{ROWS}\n二、任务"


def test_bars_around_rows_need_no_rule_below_known_heads():
    assert with_rows("\n".join(f"|{line}|" for line in BARRED.split("\n"))) == ROWS


def test_a_row_with_more_bars_than_heads_leaves_all_as_text():
    assert with_rows(BARRED + "|再议") == BARRED + "|再议"
