"""What `load` accepts: record files in every form that `extract` and people write, and folders."""

from __future__ import annotations

import json

import pytest
from policygraph.commands.inputs import files_in, parse_records, records_from, shipped_records
from policygraph.errors import DocumentWarning, PolicygraphError
from policygraph.loaders.record import dumps


@pytest.fixture(scope="module")
def two():
    return list(shipped_records())[:2]


@pytest.mark.parametrize(
    "written",
    [
        b"\n".join,
        lambda lines: b"\xef\xbb\xbf" + b"\r\n".join(lines) + b"\r\n",
        lambda lines: b"[" + b",".join(lines) + b"]",
        lambda lines: json.dumps([json.loads(line) for line in lines], ensure_ascii=False, indent=2).encode(),
    ],
    ids=["lines", "lines with a mark", "list", "indented list"],
)
def test_several_records_in_one_json_file(two, written):
    assert list(parse_records(written([dumps(r) for r in two]), "x.json")) == two


def test_one_indented_object(two):
    data = json.dumps(json.loads(dumps(two[0])), ensure_ascii=False, indent=2).encode()
    assert list(parse_records(data, "x.json")) == two[:1]


@pytest.mark.parametrize(
    "data", [b"", b"[", b"[1]", b"{}", b"nonsense", b'{"schema": "policygraph/record/2"}']
)
def test_what_is_no_record_is_a_sentence_that_names_the_file(data):
    with pytest.raises(PolicygraphError, match=r"x\.json.*policygraph extract"):
        list(parse_records(data, "x.json"))


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
@pytest.mark.parametrize("data", [b"", b"[]", b"\n\n", b"{", b"\x00" * 9])
def test_a_file_without_a_record_is_told_of_once(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    told = []
    assert list(records_from([tmp_path / name], told.append)) == []
    assert len(told) == 1
    assert name in str(told[0])


def test_a_folder_gives_its_files_in_order_without_hidden_ones(tmp_path):
    for name in ("b.txt", "a.pdf", "c.docx", ".hidden.txt", "sub/d.MD", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    told = []
    found = files_in([tmp_path, tmp_path / "b.txt"], frozenset({".txt", ".pdf", ".md"}), told.append)
    assert [str(f.relative_to(tmp_path)) for f in found] == ["a.pdf", "b.txt", "sub/d.MD"]
    assert told == []


def test_a_file_named_itself_is_taken_whatever_its_suffix(tmp_path):
    (tmp_path / "plan.dat").write_text("x")
    assert files_in([tmp_path / "plan.dat"], frozenset({".txt"}), [].append) == [tmp_path / "plan.dat"]


def test_records_and_errors_come_side_by_side(tmp_path, two):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "b.jsonl").write_bytes(b"".join(dumps(r) + b"\n" for r in two))
    told = []
    assert list(records_from([tmp_path], told.append)) == two
    assert len(told) == 1
    assert "a.json" in str(told[0])


def test_what_a_folder_holds_that_may_be_a_plan_and_is_not_read_is_named(tmp_path):
    for name in ("plan.txt", "scan.jpg", "notes.css"):
        (tmp_path / name).write_text("一、任务", "utf-8")
    with pytest.warns(DocumentWarning, match=r"holds 1 files .*\(scan\.jpg\)"):
        assert [file.name for file in files_in([tmp_path], frozenset({".txt"}), print)] == ["plan.txt"]
