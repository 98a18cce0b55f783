"""`policygraph conflicts` as people and scripts use it."""

import csv
import io
import json

import pytest
from policygraph import cli

PLAN = "贵州省{}方案\n\n一、重点任务\n\n（一）推广节水器具。到2025年，再生水利用率达到{}。\n"


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph"))

    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def folder(tmp_path):
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.txt").write_text(PLAN.format("节水", "30%"), encoding="utf-8")
    (plans / "b.txt").write_text(PLAN.format("水利", "35%"), encoding="utf-8")
    return plans


def test_both_quotes_stand_side_by_side(run, folder):
    code, out, _ = run("conflicts", folder)
    assert code == 0
    (line,) = [line for line in out.splitlines() if line.startswith("数字不一")]
    assert "再生水利用率达到30%" in line
    assert "再生水利用率达到35%" in line


def test_the_graph_answers_like_the_files(run, folder):
    run("load", folder, "--quiet")
    assert run("conflicts")[1] == run("conflicts", folder)[1]


def test_with_fail_the_exit_code_tells_scripts(run, folder):
    assert run("conflicts", folder, "--fail")[0] == 1
    assert run("conflicts", folder / "a.txt", "--fail")[0] == 0


def test_json_has_spans_of_both(run, folder):
    (found,) = json.loads(run("conflicts", folder, "--format", "json")[1])
    text = PLAN.format("节水", "30%")
    assert text[found["start"] : found["end"]] == found["quote"] == "再生水利用率达到30%"
    assert found["kind"] == "figure"


def test_csv_in_english(run, folder):
    _, out, _ = run("conflicts", folder, "--format", "csv", "--lang", "en")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["kind"] == "figures differ"
    assert row["its words"] == "再生水利用率达到35%"


def test_a_place_holds_those_inside_it(run, folder):
    assert "数字不一" in run("conflicts", folder, "--place", "贵州")[1]
    assert "（无）" in run("conflicts", folder, "--place", "江西")[1]


def test_a_place_that_does_not_exist_is_said(run, folder):
    code, _, err = run("conflicts", folder, "--place", "无此地")
    assert code == 2
    assert "无此地" in err


def test_a_file_that_cannot_be_read_is_told_and_the_others_compared(run, folder):
    (folder / "c.pdf").write_bytes(b"no pdf")
    code, out, err = run("conflicts", folder)
    assert code == 3
    assert "c.pdf" in err
    assert "数字不一" in out
