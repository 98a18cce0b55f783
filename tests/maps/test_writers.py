"""Files: read back as what they should be, and whole or not there."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from policygraph.cypher.header import Column
from policygraph.errors import UsageError
from policygraph.maps.aside import written_aside
from policygraph.maps.sheet import Sheet
from policygraph.maps.writers import write_sheet

COLUMNS = (
    Column("agency", "单位", "agency"),
    Column("value", "数值", "value"),
    Column("where", "处", "where"),
)
ROWS = [
    {"agency": "=HYPERLINK(1)", "value": -3.0, "where": [1, 2]},
    {"agency": '引"号，逗,号\n换行', "value": None, "where": []},
]
SHEET = Sheet("题", COLUMNS, ROWS, (), ("说明",), "zh")


def test_json_keeps_values_as_they_are(tmp_path):
    write_sheet(SHEET, "json", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == ROWS


def test_jsonl_is_one_row_a_line(capsys):
    write_sheet(SHEET, "jsonl", None)
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == ROWS


def test_csv_reads_back_and_holds_no_formula(tmp_path):
    write_sheet(SHEET, "csv", tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["单位", "数值", "处"],
        ["'=HYPERLINK(1)", "-3.0", "1、2"],
        ['引"号，逗,号 换行', "", ""],
    ]


def test_csv_in_a_pipe_has_no_mark(capsys):
    write_sheet(SHEET, "csv", None)
    assert capsys.readouterr().out.startswith("单位,")


def test_xlsx_reads_back(tmp_path):
    write_sheet(SHEET, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[cell.value for cell in row] for row in book.worksheets[0]] == [
        ["单位", "数值", "处"],
        ["'=HYPERLINK(1)", -3, "1、2"],
        ['引"号，逗,号 换行', None, None],
    ]
    assert book.worksheets[1]["A2"].value == "说明"


def test_xlsx_cannot_be_printed():
    with pytest.raises(UsageError, match="name one with -o"):
        write_sheet(SHEET, "xlsx", None)


def _stop_half_way(target):
    with written_aside(target) as out:
        out.write(b"half")
        raise KeyboardInterrupt


def test_a_stop_half_way_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        _stop_half_way(target)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_sheet(SHEET, "csv", tmp_path / "no" / "a.csv")


def test_what_is_written_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_text("")
    write_sheet(SHEET, "csv", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
