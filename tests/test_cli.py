"""The command line as people use it: exit codes, sentences, formats, and a second run."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from policygraph import cli
from policygraph.cypher.catalogue import question_names
from policygraph.loaders.record import dumps, loads

COMMANDS = [
    "ask",
    "browser",
    "completion",
    "cypher",
    "compare",
    "conflicts",
    "diff",
    "doctor",
    "evaluate",
    "export",
    "extract",
    "import",
    "load",
    "manual",
    "neo4j",
    "network",
    "questions",
    "ref",
    "remove",
    "report",
    "responsibility",
    "targets",
    "serve",
    "sparql",
    "text",
    "validate",
]
PLAN = """某省节能减排方案

一、重点任务

（一）挥发性有机物综合整治工程。到2025年，完成改造600家以上。（省生态环境厅牵头，省工业和信息化厅配合）
"""


@pytest.fixture(scope="session")
def plans():
    file = Path(__file__).with_name("cypher") / "plans.py"
    spec = importlib.util.spec_from_file_location("plans", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["plans"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    """Run the command line in this process; give exit code, standard output and standard error."""
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph"))
    monkeypatch.delenv("POLICYGRAPH_LANG", raising=False)

    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def records(plans, tmp_path) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"".join(dumps(r) + b"\n" for r in plans.plans()))
    return file


@pytest.fixture
def loaded(run, records):
    assert run("load", records)[0] == 0
    return run


def process(*arguments, env=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "policygraph.cli", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        env={**os.environ, **(env or {})},
        check=False,
        **options,
    )


def sentence(err: str) -> str:
    """What went wrong: one line, and no traceback."""
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("policygraph: ")
    assert lines[0].endswith(".")
    return lines[0]


# Help


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "先做五件事"),
        ({"LANG": "de_DE.UTF-8"}, "Five things to do first"),
        ({"LANG": "zh_CN.UTF-8", "POLICYGRAPH_LANG": "en"}, "Five things to do first"),
        ({"LANG": "C.UTF-8", "POLICYGRAPH_LANG": "zh"}, "先做五件事"),
    ],
)
def test_alone_it_says_what_to_do_first_in_the_language_of_the_machine(run, monkeypatch, language, words):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in language.items():
        monkeypatch.setenv(name, value)
    code, out, err = run()
    assert (code, err) == (0, "")
    assert words in out
    assert sum(line.startswith("  policygraph ") for line in out.splitlines()) == 5


@pytest.mark.parametrize("command", [*COMMANDS, "export rdf", "export codes"])
def test_every_command_explains_itself_with_an_example(run, command):
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"Example: policygraph {command}" in " ".join(out.split())


def test_help_loads_no_heavy_library():
    heavy = {"rich", "neo4j", "rdflib", "msgspec", "arcadedb"}
    code = f"import sys, policygraph.cli; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


# Wrong use: 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["aks"], "no command 'aks'; the nearest are ask"),
        (["ask", "lead-by-topic"], "no question 'lead-by-topic'; the nearest are leads-by-topic"),
        (["ask", "leads-by-topic", "-p", "topic"], "write it as NAME=VALUE"),
        (["ask", "leads-by-topic", "-p", "thema=VOC"], "no parameter 'thema'"),
        (
            ["ask", "leads-by-topic", "-p", "topic=VOCC"],
            "no pollutant or industry called 'VOCC'; the nearest are",
        ),
        (["questions", "nothing-like-it"], "no question"),
        (["responsibility", "生态坏境"], "the nearest are"),
        (["ask", "duties-of-agency", "-p", f"agency={'厅' * 100_000}"], "has 100,000 signs"),
        (["responsibility", "厅" * 100_000], "has 100,000 signs"),
        (["remove", "厅" * 100_000], "has 100,000 signs"),
        (["remove", "月球"], "`policygraph ask plans` lists what it has"),
        (["remove", "没有的方案"], "no plan in this graph"),
        (["remove", "减排方案", "--yes"], "fits 3 plans"),
        (["remove", "江西"], "add --yes"),
        (["ask", "plans", "--format", "xlsx"], "name one with -o"),
        (["ask", "plans", "--store", "ftp://x"], "which is no store"),
    ],
    ids=lambda v: " ".join(v)[:50] if isinstance(v, list) else "",
)
def test_wrong_use(loaded, arguments, says):
    code, _, err = loaded(*arguments)
    assert code == 2
    assert says in sentence(err)


def test_an_option_that_does_not_exist(run):
    code, out, err = run("ask", "plans", "--nope")
    assert (code, out) == (2, "")
    assert "No such option" in err


# Input that cannot be read: 3; the others are read


def test_one_bad_file_does_not_stop_the_others(run, tmp_path, records):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"\x00\x01\x02")
    good.write_text(PLAN, "utf-8")
    code, out, err = run("extract", bad, tmp_path / "missing.txt", good, "--quiet")
    assert code == 3
    assert [loads(line).plan.source.file for line in out.splitlines()] == ["good.txt"]
    assert len(err.splitlines()) == 2
    code, out, err = run("text", bad, good)
    assert code == 3
    assert out.strip() == PLAN.strip()
    assert "bad.txt" in sentence(err)
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"schema": 1}\n')
    code, out, err = run("load", broken, records, good)
    assert code == 3
    assert "broken.jsonl, line 1" in sentence(err)
    assert "6 份文件" in out


def test_a_folder_of_nothing_is_said(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("extract", tmp_path / "empty")
    assert code == 3
    assert "holds no file of the kinds" in sentence(err)


# Store: 4


def test_no_store_yet(run):
    code, out, err = run("ask", "plans")
    assert (code, out) == (4, "")
    assert "policygraph load" in sentence(err)


def test_a_server_that_is_not_there(run):
    code, _, err = run("ask", "plans", "--store", "bolt://127.0.0.1:9")
    assert code == 4
    sentence(err)


# What comes out


def test_a_second_load_writes_nothing(run, records):
    first, second = run("load", records)[1], run("load", records)[1]
    assert "5 份文件，写入" in first
    assert "5 份文件，图中已有，未写入" in second
    assert "合计" in second
    assert second.splitlines()[-2].split()[1:4] == ["0", "0", "0"]
    assert "nothing written" in run("load", records, "--lang", "en")[1]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "table"])
def test_every_question_in_every_form(loaded, tmp_path, form):
    given = {
        "agency": "生态环境厅",
        "office": "生态环境",
        "plan": "贵州",
        "words": "减排",
        "text": "挥发性",
        "industry": "钢铁",
        "place": "贵阳",
    }
    from policygraph.cypher.catalogue import question

    for name in question_names():
        needed = [f"{p.name}={given[p.name]}" for p in question(name).parameters if p.required]
        target = tmp_path / f"{name}.{form}"
        code, _, err = loaded(
            "ask", name, *(x for n in needed for x in ("-p", n)), "--format", form, "-o", target
        )
        assert (code, target.stat().st_size > 0) == (0, True), err


def test_answers_for_machines_keep_standard_output_clean(loaded):
    code, out, err = loaded("ask", "leads-by-topic", "-p", "topic=vocs", "--format", "json")
    assert code == 0
    assert json.loads(out)[0]["role"] == "分工负责（未指定牵头）"
    assert err.strip() == "vocs → 挥发性有机物（VOC）"
    code, out, _ = loaded("ask", "leads-by-topic", "--format", "csv", "--lang", "en")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0][:3] == ["province", "place", "plan"]
    assert rows[1][6] == "shares the duty (no lead named)"


def test_a_question_shows_its_text_and_what_it_binds(loaded):
    code, out, _ = loaded("ask", "leads-by-topic", "-p", "topic=挥发性有机物", "--show")
    assert code == 0
    assert "MATCH (topic:Pollutant|Industry {uri: $topic})" in out
    assert "// $topic = 'https://w3id.org/cn-policy/id/pollutant/VOC'" in out


def test_questions_are_listed_and_explained(run):
    assert {line.split()[0] for line in run("questions")[1].splitlines()} == set(question_names())
    out = run("questions", "leads-everywhere", "--lang", "en")[1]
    assert "sharing never counts as leading" in " ".join(out.split())
    assert "topic (default VOC)" in out


def test_extract_writes_lines_or_one_object_or_a_list_and_load_reads_each(run, tmp_path):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(PLAN, "utf-8")
    two.write_text(PLAN.replace("某省节能", "某市节能"), "utf-8")
    for form, files, plans in (("json", [one], 1), ("json", [one, two], 2), ("jsonl", [one, two], 2)):
        target = tmp_path / f"out.{form}"
        code, out, err = run("extract", *files, "--format", form, "-o", target)
        assert (code, out) == (0, "")
        assert err.startswith(f"{plans} records, ")
        assert f"{plans} 份文件" in run("load", target)[1]
    assert isinstance(json.loads((tmp_path / "out.json").read_text("utf-8")), list)


def test_no_text_leaves_no_sentence_of_the_document(run, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, "utf-8")
    assert loads(run("extract", file, "--quiet")[1]).measures[0].clause.text is not None
    assert loads(run("extract", file, "--quiet", "--no-text")[1]).measures[0].clause.text is None


def test_text_into_a_folder(run, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, "utf-8")
    (tmp_path / "texts").mkdir()
    assert run("text", file, "-o", tmp_path / "texts")[0] == 0
    assert (tmp_path / "texts" / "plan.txt.txt").read_bytes() == run("text", file)[1].encode()


def test_remove_shows_then_removes_and_the_rest_stays(loaded):
    code, out, _ = loaded("remove", "江西", "--dry-run")
    assert code == 0
    assert "一并删除（别处未用） Agency 2: 江西省工业和信息化厅、江西省生态环境厅" in out
    assert "保留（别处也用） Office 2" in out
    assert len(json.loads(loaded("ask", "plans", "--format", "json")[1])) == 5
    assert loaded("remove", "江西", "--yes")[0] == 0
    plans = json.loads(loaded("ask", "plans", "--format", "json")[1])
    assert [p["plan"] for p in plans if p["province"] == "江西省"] == []
    assert len(plans) == 4


def test_responsibility_as_csv_opens_in_a_spreadsheet(loaded, tmp_path):
    target = tmp_path / "map.csv"
    assert loaded("responsibility", "VOC", "--format", "csv", "-o", target)[0] == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert {row["角色"] for row in rows} >= {"牵头", "分工负责（未指定牵头）", "未写明责任单位"}


def test_ref_says_what_a_name_means_and_which_words_the_graph_has(run):
    out = run("ref", "环保局")[1]
    assert "生态环境" in out
    assert "https://w3id.org/cn-policy/id/office/ecology-environment" in out
    assert "Agency → Measure" in run("ref")[1]
    code, _, err = run("ref", "没有这个")
    assert code == 2
    assert "is called '没有这个'" in sentence(err)
    assert "牵头" in run("ref", "主责")[1]
    assert "贵阳市" in sentence(run("ref", "place", "贵羊市")[2])


def test_rdf_out(run, records, tmp_path):
    target = tmp_path / "plans.nq"
    code, _, err = run("export", "rdf", records, "--format", "nquads", "-o", target)
    assert code == 0
    assert err.endswith("statements\n")
    assert len(target.read_text("utf-8").splitlines()) == int(err.split()[0])
    assert run("export", "rdf", records, "--quiet")[1].count("@prefix") > 3


# As processes


def test_a_pipe_gets_plain_whole_utf8_text_in_any_locale(loaded, tmp_path):
    done = process(
        "ask", "leads-by-topic", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode("utf-8")
    assert "\x1b" not in text
    assert "挥发性有机物综合整治工程" in text


def test_who_stops_reading_a_pipe_gets_no_traceback(loaded):
    asking = subprocess.Popen(
        [sys.executable, "-m", "policygraph.cli", "ask", "evidence"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    asking.stdout.close()
    _, err = asking.communicate(timeout=60)
    assert b"Traceback" not in err


def test_who_stops_reading_a_long_table_gets_the_exit_code_of_a_broken_pipe(loaded):
    code = (
        "import sys; from policygraph import cli; from policygraph.commands import storing\n"
        "cli.cli.callback = lambda: print('x' * 9_000_000)\n"
        "sys.exit(cli.main([]))"
    )
    writing = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writing.stdout.read(10)
    writing.stdout.close()
    _, err = writing.communicate(timeout=60)
    assert (writing.returncode, err) == (141, b"")


def test_control_c_leaves_quietly(tmp_path):
    fifo = tmp_path / "slow.jsonl"
    os.mkfifo(fifo)
    loading = subprocess.Popen(
        [sys.executable, "-m", "policygraph.cli", "load", fifo, "--store", tmp_path / "graph"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with fifo.open("wb"):
        time.sleep(0.5)
        loading.send_signal(signal.SIGINT)
        _, err = loading.communicate(timeout=60)
    assert loading.returncode == 130
    assert err.strip() == b""


def test_a_fault_of_the_program_is_one_sentence(loaded):
    code = "import sys; from policygraph import cli; sys.argv = ['policygraph']; cli.main(); 1 / 0"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "fault of the program itself (ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def proved(run, tmp_path):
    """A plan that was read and loaded, and the id of one of its duties."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("load", tmp_path / "plans" / "plan.txt", "--quiet")
    return json.loads(run("ask", "evidence", "--format", "jsonl")[1].splitlines()[1])["id"]


@pytest.mark.parametrize("at_hand", ["plans", "plans/plan.txt", "canonical.txt"])
def test_evidence_shows_the_sentence_of_a_document_at_hand(run, proved, tmp_path, at_hand):
    (tmp_path / "canonical.txt").write_text(run("text", tmp_path / "plans" / "plan.txt")[1], encoding="utf-8")
    _, out, _ = run(
        "ask", "evidence", "-p", f"id={proved[:8]}", "--document", tmp_path / at_hand, "--format", "jsonl"
    )
    row = json.loads(out)
    assert row["mention"] == "省生态环境厅"
    assert row["before"] == "到2025年，完成改造600家以上。"
    assert row["sentence"] == "（省生态环境厅牵头，省工业和信息化厅配合）"
    assert row["after"] is None


def test_evidence_never_shows_words_of_another_text(run, proved, tmp_path, monkeypatch):
    (tmp_path / "plans" / "plan.txt").write_text("改" + PLAN, encoding="utf-8")
    monkeypatch.setenv("POLICYGRAPH_DOCUMENTS", str(tmp_path / "plans"))
    code, out, _ = run("ask", "evidence", "-p", f"id={proved}", "--lang", "en")
    assert code == 0
    assert "plan.txt: not at hand, or not the one that was read" in out
    assert "省工业和信息化厅配合" not in out


def test_evidence_of_a_document_that_cannot_be_read_still_answers(run, proved, tmp_path):
    code, out, err = run("ask", "evidence", "-p", f"id={proved}", "--document", tmp_path / "none.txt")
    assert code == 3
    assert "省生态环境厅" in out
    assert "none.txt" in err


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf"])
@pytest.mark.parametrize("command", [("ask", "plans"), ("cypher", "RETURN 1")])
def test_what_is_no_time_is_wrong_use(run, command, seconds):
    code, _, _ = run(*command, "--timeout", seconds)
    assert code == 2
