"""The workbook for the meeting: map, duties with evidence, targets, legend; nothing in it is a formula."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from policygraph.maps.matrix import matrix_of
from policygraph.maps.responsibility import responsibility
from policygraph.maps.responsibility_book import pages
from policygraph.maps.selection import Selection, targets_of
from policygraph.maps.workbook import Page, safe, write_workbook

HOSTILE = ("=1+1", "+A1", "-2+3", "@SUM(A1)", "\t=1", "＝cmd|'/c calc'!A0")


@pytest.fixture(scope="module")
def book(store, tmp_path_factory):
    drawn = responsibility(store, ["VOC"])
    target = tmp_path_factory.mktemp("book") / "voc.xlsx"
    found = targets_of(store, drawn.found)
    write_workbook(list(pages(drawn, matrix_of(drawn.found), found, "zh")), target)
    return openpyxl.load_workbook(target), drawn, found


def test_it_has_a_sheet_for_map_duties_targets_and_legend(book):
    assert book[0].sheetnames == ["责任图", "责任明细", "目标", "说明"]


def test_headings_stay_where_they_are(book):
    assert [sheet.freeze_panes for sheet in book[0].worksheets] == ["B3", "A2", "A2", "A2"]
    assert book[0]["责任明细"].auto_filter.ref.startswith("A1:")


def test_the_duties_are_those_of_the_map(book):
    workbook, drawn, _ = book
    head, *body = workbook["责任明细"].iter_rows(values_only=True)
    at = head.index("编号")
    assert [row[at] for row in body] == [row["id"] for row in drawn.found.rows]


def test_the_targets_are_those_of_the_measures(book):
    workbook, drawn, found = book
    _, *body = workbook["目标"].iter_rows(values_only=True)
    assert len(body) == len(found) > 0
    assert {row["measure_uri"] for row in found} <= set(drawn.found.measures())


def test_no_lead_is_written_out_and_no_cell_of_the_map_is_empty(book):
    _, leading, *rest = book[0]["责任图"].iter_rows(values_only=True)
    assert leading[0] == "牵头情况（任务数）"
    assert any("未写牵头" in cell for cell in leading[1:])
    assert all(cell for row in rest for cell in row)


def test_the_legend_says_what_each_role_means(book):
    said = [row[0] for row in book[0]["说明"].iter_rows(values_only=True)]
    for word in ("牵头 = ", "负责 = ", "分工 = ", "配合 = ", "落实 = "):
        assert sum(line.startswith(word) for line in said) == 1


def test_each_cell_of_the_map_has_the_ground_of_its_role_and_no_other(store, book):
    drawn = responsibility(store, ["VOC"])
    made = next(iter(pages(drawn, matrix_of(drawn.found), [], "zh")))
    assert len(set(made.fills.values())) > 2
    for row in book[0]["责任图"].iter_rows(min_row=made.headings + 1):
        for cell in row:
            ground = cell.fill.fgColor.rgb[2:] if cell.fill.patternType else None
            assert ground == made.fills.get((cell.row, cell.column)), cell.coordinate


def test_figures_stay_figures_and_blanks_around_a_text_are_kept(tmp_path):
    write_workbook([Page("a", [["x"], [12], [0.25], [" 甲 "], ["<&>"], [""]])], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"]
    assert [cell.value for (cell,) in sheet.iter_rows(min_row=2)] == [12, 0.25, " 甲 ", "<&>", None]


def test_the_same_pages_are_the_same_file(tmp_path):
    for name in ("a", "b"):
        write_workbook([Page("页", [["x", "y"], ["z", 1]])], tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_hostile_text_is_no_formula(tmp_path):
    write_workbook([Page("a", [[safe(text)] for text in HOSTILE])], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * len(HOSTILE)
    assert all(cell.value.startswith("'") for row in sheet.iter_rows() for cell in row)


def test_a_name_that_no_sheet_may_have_is_made_one(tmp_path):
    write_workbook([Page("../a:b*[c]?" * 5, [["x"]])], tmp_path / "a.xlsx")
    (name,) = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\")


def test_a_long_text_gets_lines_enough_to_be_read(tmp_path):
    write_workbook([Page("a", [["短"], ["长" * 100]], widest=20)], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["a"]
    assert 17 <= sheet.row_dimensions[1].height < 18
    assert sheet.row_dimensions[2].height >= 17 * 200 / 20


def test_paper_says_what_it_is_and_which_page(tmp_path):
    write_workbook([Page("页", [["x"]])], tmp_path / "a.xlsx", "甲&A乙")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["页"]
    assert sheet.oddHeader.center.text == "甲 A乙 · &A"
    assert sheet.oddFooter.center.text == "&P / &N"


def test_clauses_have_a_column_only_where_there_are_any(store):
    drawn = responsibility(store, ["VOC"])
    assert any(row["clause"] for row in drawn.found.rows)
    rows = [{**row, "clause": None} for row in drawn.found.rows]
    bare = replace(drawn, found=Selection(rows))
    for one, there in ((drawn, True), (bare, False)):
        duties = list(pages(one, matrix_of(one.found), [], "zh"))[1]
        assert ("责任条款" in duties.rows[0]) == there


def printed(pages, tmp_path):
    write_workbook(pages, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    alike = sheet.column_dimensions.values()  # columns of one width stand together
    return sheet, [int(column.width) for column in alike for _ in range(column.min, column.max + 1)]


def test_many_columns_are_narrowed_until_a_page_of_a4_can_be_read(tmp_path):
    sheet, widths = printed([Page("a", [["某某市人民政府办公室"] * 9, ["短"] * 9])], tmp_path)
    assert sum(widths) <= 195
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page is what is meant where nothing is said
    assert sheet.print_title_rows == "$1:$1"


def test_a_sentence_keeps_more_room_than_a_name(tmp_path):
    _, widths = printed([Page("a", [["甲" * 15] * 13 + ["长" * 90]])], tmp_path)
    assert widths[-1] >= 2 * widths[0]


def test_a_sheet_too_wide_for_one_page_goes_on_beside_it_under_its_first_column(tmp_path):
    sheet, widths = printed([Page("a", [["某某市人民政府"] * 40])], tmp_path)
    assert sheet.page_setup.fitToWidth == -(-sum(widths) // 195) > 1
    assert sheet.print_title_cols == "$A:$A"
