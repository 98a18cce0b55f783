"""`policygraph evaluate` as people use it."""

import json

import pytest
from policygraph import cli
from policygraph.loaders.record import dumps
from reading import record_of

PLAN = "贵阳市节水方案\n一、任务\n（一）节水改造。（市水务局负责）\n"
GOLD = {
    "measures": [
        {
            "path": ["一", "（一）"],
            "title": "节水改造",
            "duties": [{"agency": "贵阳市水务局", "mention": "市水务局", "role": "lead"}],
            "targets": [],
            "industries": [],
            "places": [],
            "pollutants": [],
        }
    ]
}


@pytest.fixture
def files(tmp_path):
    """A gold file, the record, and the document; the gold has another role than the record."""
    gold, record, plan = tmp_path / "gold.json", tmp_path / "record.json", tmp_path / "plan.txt"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    record.write_bytes(dumps(record_of(PLAN)))
    plan.write_text(PLAN, encoding="utf-8")
    return gold, record, plan


@pytest.fixture
def run(capfd, monkeypatch):
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main(["evaluate", *map(str, arguments)])
        out, err = capfd.readouterr()
        return code, out, err

    return run


def row(out, field):
    (line,) = [line for line in out.splitlines() if line.startswith(field)]
    return line.split()[-6:]


def test_scores_are_a_table(run, files):
    gold, record, _ = files
    code, out, _ = run(gold, record)
    assert code == 0
    assert row(out, "责任主体 ") == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert row(out, "责任主体和角色") == ["0.000", "0.000", "0.000", "1", "1", "0"]


def test_headings_are_english_on_request(run, files):
    gold, record, _ = files
    assert row(run(gold, record, "--lang", "en")[1], "duties who+role")[0] == "0.000"


def test_errors_are_listed_side_by_side(run, files):
    gold, record, _ = files
    _, out, _ = run(gold, record, "--errors")
    assert out.splitlines()[-1].split() == [
        "贵阳市节水方案",
        "一/一",
        "责任主体和角色",
        *("市水务局", "lead"),
        *("市水务局", "sole"),
    ]


def test_json_holds_scores_and_on_request_errors(run, files):
    gold, record, _ = files
    whole = json.loads(run(gold, record, "--errors", "--format", "json")[1])
    assert whole["scores"][0] == {
        "field": "measures",
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "expected": 1,
        "found": 1,
        "right": 1,
    }
    assert [error["field"] for error in whole["errors"]] == ["duties who+role"]
    assert "errors" not in json.loads(run(gold, record, "--format", "json")[1])


def test_a_document_may_stand_for_its_record(run, files):
    gold, record, plan = files
    assert run(gold, plan)[1] == run(gold, record)[1]


def test_several_pairs_are_counted_together(run, files):
    gold, record, plan = files
    assert row(run(gold, record, gold, plan)[1], "措施 ")[-1] == "2"


def test_files_come_in_pairs(run, files):
    gold, record, _ = files
    code, _, err = run(gold, record, gold)
    assert code == 2
    assert f"{gold} stands alone" in err


def test_a_record_in_the_place_of_the_gold_is_told(run, files):
    gold, record, _ = files
    (record.parent / "list.json").write_bytes(b"[]")
    code, _, err = run(record.parent / "list.json", gold)
    assert code == 3
    assert "give GOLD first, then RECORD" in err


def test_several_records_in_one_file_are_refused(run, files):
    gold, record, _ = files
    two = record.with_suffix(".jsonl")
    two.write_bytes((record.read_bytes() + b"\n") * 2)
    code, _, err = run(gold, two)
    assert code == 2
    assert "holds 2 records" in err


def test_a_gold_of_another_plan_is_told(run, files):
    gold, record, _ = files
    other = {**GOLD["measures"][0], "path": ["第三章", "第一节"]}
    gold.write_text(json.dumps({"measures": [other]}), encoding="utf-8")
    code, out, err = run(gold, record)
    assert code == 0
    assert row(out, "措施 ") == ["0.000", "0.000", "0.000", "1", "1", "0"]
    assert f"{record} has 0 of the 1 measures of {gold}" in err


def test_a_gold_of_the_same_plan_is_scored_without_a_word(run, files):
    assert run(*files[:2])[2] == ""


@pytest.mark.parametrize("missing", [0, 1], ids=["gold", "record"])
def test_a_file_that_is_not_there_is_named(run, files, missing, tmp_path):
    pair = list(files[:2])
    pair[missing] = tmp_path / "nowhere.json"
    code, _, err = run(*pair)
    assert code == 3
    assert "nowhere.json" in err
