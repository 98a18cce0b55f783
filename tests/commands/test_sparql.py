"""`policygraph sparql`: a question by its name, a file, or a text, in formats of both kinds."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import broken
from policygraph import cli
from policygraph.loaders.record import dumps

PLANS = "SELECT ?plan ?name { ?plan a pp:Plan ; rdfs:label ?name }"


@pytest.fixture
def run(capfd):
    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def data(tmp_path):
    (tmp_path / "plan.json").write_bytes(dumps(broken.good_record()))
    return "--data", tmp_path / "plan.json"


def test_a_canned_question_answers_as_ask_does(run, data):
    code, out, err = run("sparql", "leads-by-topic", *data, "--format", "csv", "-p", "topic=VOCs")
    assert code == 0
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["角色"], row["单位"]) == ("牵头", "贵州省生态环境厅")
    assert "VOCs → 挥发性有机物" in err


def test_without_data_the_shipped_records_are_asked(run):
    code, out, _ = run("sparql", "leads-everywhere", "--format", "jsonl")
    assert code == 0
    assert {json.loads(line)["office"] for line in out.splitlines()} == {"生态环境", "工业和信息化"}


def test_a_text_and_a_file_are_the_same(run, data, tmp_path):
    (tmp_path / "q.rq").write_text(PLANS, "utf-8")
    assert run("sparql", PLANS, *data) == run("sparql", tmp_path / "q.rq", *data)


def test_known_prefixes_are_written_short_for_people_and_whole_for_machines(run, data):
    query = "SELECT ?role { ?d pp:role ?role FILTER(?role = role:lead) }"
    assert "role:lead" in run("sparql", query, *data)[1]
    (row,) = map(json.loads, run("sparql", query, *data, "--format", "jsonl")[1].splitlines())
    assert row["role"] == "https://w3id.org/cn-policy/id/role/lead"


def test_triples_come_as_turtle_or_as_asked(run, data):
    query = "CONSTRUCT { ?a pp:leads ?m } { ?a pp:leads ?m }"
    assert "pp:leads" in run("sparql", query, *data)[1]
    assert run("sparql", query, *data, "--format", "ntriples")[1].count("\n") == 1


def test_show_prints_a_query_that_runs_elsewhere(run):
    code, out, _ = run("sparql", "sole-duties", "--show")
    assert code == 0
    assert out.startswith("# 独自负责的任务")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["leads-by"], 2, "There is no SPARQL question or file"),
        (["DROP ALL"], 2, "updates are not taken"),
        (["ASK {?a ?b ?c}", "--format", "turtle"], 2, "cannot be written as turtle"),
        (["CONSTRUCT WHERE {?a ?b ?c}", "--format", "csv"], 2, "are no csv"),
        (["targets-of-plan"], 2, "needs plan"),
        (["ASK {?a ?b ?c}", "--data", "nowhere.ttl"], 3, "cannot be read"),
    ],
)
def test_what_does_not_work_is_one_sentence(run, data, arguments, code, says):
    got, out, err = run("sparql", *arguments, *(() if "--data" in arguments else data))
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert says in err


def test_the_answer_can_go_to_a_file(run, data, tmp_path):
    run("sparql", PLANS, *data, "--format", "sparql-json", "-o", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_bytes())["head"] == {"vars": ["plan", "name"]}
