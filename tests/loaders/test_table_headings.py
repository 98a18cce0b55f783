"""Headings among the rows of a list of tasks: when the tasks below are due, and who answers for them."""

from __future__ import annotations

import pytest
from policygraph.loaders.extraction import extract
from reading import record_of
from tables import TABLED

BEFORE = ["云山市水务工作方案", "一、重点任务", "任务见下表。"]
AFTER = ["二、保障措施", "加强宣传。"]
HEADS = ["序号", "工作任务", "责任单位", "配合单位"]
PIPES = ["1", "改造管网20公里", "市水务局", "市财政局"]
PUMPS = ["2", "新建泵站3座", "市住建局", "市水务局"]


def text_of(*rows: list[str] | str, heads: list[str] = HEADS) -> str:
    lines = [row if isinstance(row, str) else "\t".join(row) for row in (heads, *rows)]
    return "\n".join([*BEFORE, *lines, *AFTER])


def years(record):
    return [target.year for measure in record.measures for target in measure.targets]


def duties(record):
    return [[(duty.mention, duty.role) for duty in m.duties] for m in record.measures if m.duties]


@pytest.mark.parametrize("kind", list(TABLED))
def test_a_heading_dates_the_rows_below_it_in_every_format(kind, tmp_path):
    file = tmp_path / kind
    first, second = ["一、2024年6月底前完成", "", "", ""], ["二、2025年重点任务", "", "", ""]
    file.write_bytes(TABLED[kind](BEFORE, [HEADS, first, PIPES, second, PUMPS], AFTER))
    assert years(extract(file)) == [2024, 2025]


DATING = {
    "2024年": 2024,
    "（一）到2024年底需完成的任务（12项）": 2024,
    "2024年6月底前": 2024,
    "落实2023年督察整改方案的任务": None,
    "2023年已完成事项": None,
    "一、供水": None,
}


@pytest.mark.parametrize("heading", DATING)
def test_only_a_heading_that_tells_the_time_dates_rows(heading):
    assert years(record_of(text_of(heading, PIPES))) == [DATING[heading]]


@pytest.mark.parametrize("heading", ["2024年\t\t\t", "2024年\t2024年\t2024年\t2024年"])
def test_a_merged_cell_may_keep_its_tabs_or_repeat_its_words(heading):
    assert years(record_of(text_of(heading, PIPES))) == [2024]


def test_a_heading_below_another_leaves_its_year():
    assert years(record_of(text_of("一、2024年", "（一）供水", PIPES, "（二）排水", PUMPS))) == [2024, 2024]


def test_a_heading_of_the_same_rank_ends_the_year():
    assert years(record_of(text_of("一、2024年", PIPES, "二、长期任务", PUMPS))) == [2024, None]


def test_what_a_row_says_of_its_own_time_holds():
    heads = [*HEADS, "完成时限"]
    assert years(record_of(text_of("2024年", [*PIPES, "2026年"], heads=heads))) == [2026]


def test_the_title_above_the_table_dates_its_rows():
    text = text_of(PIPES).replace("一、重点任务\n任务见下表。", "一、2024年底前完成的重点任务")
    assert years(record_of(text)) == [2024]


LEADING = ["牵头单位：市发展改革委", "（一）市发展改革委牵头（1项）", "一、市发展改革委牵头的任务"]


@pytest.mark.parametrize("heading", LEADING)
def test_a_heading_names_who_leads_the_rows_below_it(heading):
    record = record_of(text_of(heading, PIPES))
    assert duties(record) == [[("市发展改革委", "lead"), ("市水务局", "support"), ("市财政局", "support")]]


def test_a_heading_without_a_name_ends_the_one_above():
    record = record_of(text_of("市发展改革委牵头", PIPES, "其他任务", PUMPS))
    assert duties(record)[1] == [("市住建局", "lead"), ("市水务局", "support")]


def test_who_leads_by_the_row_itself_leads():
    heads = ["序号", "工作任务", "牵头单位", "配合单位"]
    record = record_of(text_of("牵头单位：市发展改革委", PIPES, heads=heads))
    assert duties(record) == [[("市水务局", "lead"), ("市财政局", "support")]]


def test_rows_without_columns_of_actors_have_the_heading_alone():
    heads = ["序号", "工作任务", "完成时限"]
    record = record_of(text_of("牵头单位：市发展改革委", ["1", "改造管网20公里", "2024年"], heads=heads))
    assert duties(record) == [[("市发展改革委", "lead")]]


def test_a_column_of_those_who_oversee_is_listed_as_unread():
    heads = ["序号", "工作任务", "责任单位", "督导单位"]
    record = record_of(text_of(["1", "改造管网20公里", "市水务局", "市审计局"], heads=heads))
    assert [one.text for one in record.unread] == ["市审计局"]


def test_figures_of_rows_that_were_read_are_not_listed_as_unread():
    lines = [HEADS, PIPES, PUMPS]
    record = record_of("\n".join(["云山市水务工作方案", *("\t".join(line) for line in lines)]))
    assert record.unread == ()


def test_rows_stand_under_the_numbers_of_the_headings_among_them():
    record = record_of(text_of("一、治水", PIPES, "二、治气", PUMPS))
    paths = [measure.path for measure in record.measures if measure.duties]
    assert paths == [("一", "一", "1"), ("一", "二", "2")]


def test_a_heading_without_a_number_is_within_the_numbered_one_above_it():
    assert years(record_of(text_of("（一）供水", "2024年", PIPES, "（二）排水", PUMPS))) == [2024, None]


def test_a_label_behind_a_number_is_a_heading_and_no_clause_of_its_own():
    record = record_of(text_of("一、牵头单位：市发展改革委", PIPES))
    assert duties(record) == [[("市发展改革委", "lead"), ("市水务局", "support"), ("市财政局", "support")]]
    assert record.unread == ()


def test_rows_that_name_actors_and_no_task_are_listed_as_unread():
    record = record_of(
        text_of(["一", "市水务局", ""], ["1", "", "改造管网"], heads=["序号", "责任单位", "工作任务"])
    )
    assert [one.text for one in record.unread] == ["一市水务局"]


@pytest.mark.parametrize("head", ["牵头单位及配合单位", "牵头单位/责任单位", "牵头部门、配合部门"])
def test_a_column_of_two_roles_is_listed_as_unread(head):
    record = record_of(text_of(["1", "改造管网", "市水务局、市财政局"], heads=["序号", "工作任务", head]))
    assert [one.text for one in record.unread] == ["市水务局、市财政局"]


def test_a_head_may_say_that_the_lead_stands_first():
    heads = ["序号", "工作任务", "责任单位（牵头单位排首位）"]
    record = record_of(
        text_of(["1", "改造管网", "市水务局、市财政局"], ["2", "清淤", "市住建局"], heads=heads)
    )
    assert duties(record) == [[("市水务局", "lead"), ("市财政局", "support")], [("市住建局", "lead")]]
