"""A record or a page for each document: nothing read twice, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import policygraph
import pytest
from policygraph.cli import main

SAMPLES = Path(policygraph.__file__).parent / "data" / "samples"


@pytest.fixture
def plans(tmp_path):
    folder = tmp_path / "plans"
    folder.mkdir()
    for sample in sorted(SAMPLES.glob("*.txt"))[:2]:
        (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


def run(*arguments):
    return main([str(a) for a in arguments])


def test_a_folder_gets_a_record_for_each_document(plans, tmp_path):
    assert run("extract", plans, "-o", tmp_path / "records") == 0
    assert sorted(f.name for f in (tmp_path / "records").iterdir()) == sorted(
        f"{f.name}.json" for f in plans.iterdir()
    )


def test_what_is_done_is_not_read_again(plans, tmp_path, capsys):
    run("extract", plans, "-o", tmp_path / "records")
    capsys.readouterr()
    run("extract", plans, "-o", tmp_path / "records")
    assert "0 records written" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["document", "record", "form"])
def test_what_changed_is_read_again(plans, tmp_path, capsys, change):
    run("extract", plans, "-o", tmp_path / "records")
    first = sorted(plans.iterdir())[0]
    if change == "document":
        first.write_text(first.read_text("utf-8") + "\n附则\n", encoding="utf-8")
    if change == "record":
        (tmp_path / "records" / f"{first.name}.json").write_text("{", encoding="utf-8")
    capsys.readouterr()
    run("extract", plans, "-o", tmp_path / "records", *(["--no-text"] if change == "form" else []))
    assert f"{2 if change == 'form' else 1} records written" in capsys.readouterr().err


def test_two_documents_of_one_name_both_have_a_record(plans, tmp_path):
    (plans / "more").mkdir()
    first = sorted(f for f in plans.iterdir() if f.is_file())[0]
    (plans / "more" / first.name).write_bytes(first.read_bytes())
    run("extract", plans, "-o", tmp_path / "records")
    assert len(list((tmp_path / "records").iterdir())) == 3


def test_one_bad_document_does_not_stop_the_others(plans, tmp_path, capsys):
    (plans / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run("extract", plans, "-o", tmp_path / "records") == 3
    assert len(list((tmp_path / "records").iterdir())) == 2


def test_records_without_text_hold_no_sentence(plans, tmp_path):
    run("extract", plans, "-o", tmp_path / "records", "--no-text")
    records = [json.loads(f.read_text("utf-8")) for f in (tmp_path / "records").iterdir()]
    clauses = [c for r in records for m in r["measures"] for c in (m["clause"], *m["more_clauses"]) if c]
    assert {c["text"] for c in clauses} == {None}


def test_a_page_for_one_document_is_a_file(plans, tmp_path):
    first = sorted(plans.iterdir())[0]
    assert run("extract", first, "--html", tmp_path / "plan.html") == 0
    assert (tmp_path / "plan.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_pages_for_several_are_a_folder(plans, tmp_path):
    run("extract", plans, "--html", tmp_path / "pages")
    assert len(list((tmp_path / "pages").iterdir())) == 2


def test_a_page_and_records_at_once_are_refused_and_none_is_left_out_in_silence(plans, tmp_path, capsys):
    assert run("extract", plans, "--html", tmp_path / "pages", "-o", tmp_path / "r.jsonl") == 2
    assert "once with each" in capsys.readouterr().err
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_cannot_be_made_is_told(plans, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert run("extract", plans, "-o", tmp_path / "file" / "records") == 2
    assert "cannot be made" in capsys.readouterr().err
