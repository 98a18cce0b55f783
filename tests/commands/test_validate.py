"""`policygraph validate`: what people see, what machines get, and the exit codes."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import broken
from policygraph import cli
from policygraph.loaders.record import dumps


@pytest.fixture
def run(capfd):
    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def bad(tmp_path):
    return (
        broken.broken("a clause and no duty").serialize(tmp_path / "bad.ttl", format="turtle")
        and tmp_path / "bad.ttl"
    )


def test_a_violation_is_a_sentence_with_its_item_and_exit_code_1(run, bad):
    code, out, _ = run("validate", bad, "--format", "jsonl")
    assert code == 1
    found = {row["rule"]: row for row in map(json.loads, out.splitlines())}["measure-clause-has-duty"]
    assert (found["path"], found["finding"]) == ("三（十）", "有责任句，却没有任何责任单位。")
    assert found["severity"] == "违规"


def test_english_is_english_but_for_the_words_of_the_plan(run, bad):
    _, out, _ = run("validate", bad, "--lang", "en", "--format", "csv")
    assert "It has a responsibility clause, and nobody who is responsible." in out
    assert "violation" in out


def test_a_warning_is_no_failure(run, tmp_path):
    file = tmp_path / "odd.nt"
    broken.broken("1300 %").serialize(file, format="nt", encoding="utf-8")
    code, out, _ = run("validate", file)
    assert code == 0
    assert "百分数超出常理。" in out


@pytest.mark.parametrize("kind", ["turtle", "ntriples", "nquads", "trig", "jsonld"])
def test_every_format_that_is_exported_can_be_checked(run, tmp_path, kind):
    record = tmp_path / "plan.json"
    record.write_bytes(dumps(broken.good_record()))
    suffix = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq"}.get(kind, kind)
    target = tmp_path / f"plan.{suffix}"
    assert run("export", "rdf", record, "--format", kind, "-o", target)[0] == 0
    packed = tmp_path / f"plan.{suffix}.gz"
    packed.write_bytes(gzip.compress(target.read_bytes()))
    for file in (record, target, packed):
        code, out, _ = run("validate", file)
        assert (code, out.splitlines()[-1]) == (0, "检查 1 份文件：没有发现问题")


def test_the_next_check_looks_at_changed_plans_only(run, tmp_path):
    record, report = tmp_path / "plan.json", tmp_path / "report.json"
    record.write_bytes(dumps(broken.good_record()))
    run("validate", record, "--report", report)
    code, out, _ = run("validate", record, "--since", report, "--report", report)
    assert code == 0
    assert "1 份自上次未变，沿用结果" in out
    assert json.loads(report.read_bytes())["parts"][0]["taken_over"] is True


def test_a_shacl_report_on_request(run, bad, tmp_path):
    run("validate", bad, "--report", tmp_path / "r.ttl")
    assert "sh:ValidationReport" in (tmp_path / "r.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("a.ttl", b"<urn:a> <urn:b> ", 3, "broken RDF"),
        ("a.ttl", b"<urn:a> <urn:b> <urn:c> .", 3, "describes no pp:Plan"),
        ("a.nq.gz", b"no gzip", 3, "cannot be read"),
        (
            "a.rdf",
            b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>",
            3,
            "broken RDF",
        ),
    ],
)
def test_what_cannot_be_checked_is_one_sentence(run, tmp_path, name, data, code, says):
    (tmp_path / name).write_bytes(data)
    got, _, err = run("validate", tmp_path / name)
    assert got == code
    assert says in err
    assert err.count("\n") == 1


def test_a_report_of_another_kind_is_refused(run, tmp_path):
    code, _, err = run("validate", "--report", tmp_path / "r.xml")
    assert (code, err.count("\n")) == (2, 1)


def test_a_missing_file_is_one_sentence(run, tmp_path):
    code, _, err = run("validate", tmp_path / "none.ttl")
    assert (code, err.count("\n")) == (3, 1)


def test_what_is_counted_stands_beside_its_item_and_shows_no_identifier(run, tmp_path):
    file = tmp_path / "gap.ttl"
    broken.broken("a rank that is missing").serialize(file, format="turtle")
    _, out, _ = run("validate", file, "--format", "jsonl")
    (found,) = [row for row in map(json.loads, out.splitlines()) if row["rule"] == "measure-ranks"]
    assert (found["path"], found["value"]) == ("三（九）", None)
