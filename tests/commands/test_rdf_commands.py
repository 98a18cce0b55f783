"""`export rdf` and `import`, as people type them."""

from __future__ import annotations

import gzip

import pytest
from policygraph import cli
from policygraph.commands.inputs import shipped_records
from policygraph.commands.options import RDF_FORMATS
from policygraph.graph.rdf import FORMATS
from policygraph.loaders.record import dumps


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = cli.main([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def plan(tmp_path):
    """The smallest of the records that ship."""
    record = min(shipped_records(), key=lambda record: len(record.measures))
    (tmp_path / "plan.json").write_bytes(dumps(record) + b"\n")
    return tmp_path / "plan.json"


def test_help_lists_the_formats_that_there_are():
    assert list(RDF_FORMATS) == list(FORMATS)


@pytest.mark.parametrize("name", ["a.ttl", "a.nt.gz", "a.nq", "a.trig", "a.jsonld", "a.rdf.gz"])
def test_record_comes_back_through_a_file_whose_name_says_the_format(run, plan, name):
    assert run("export", "rdf", plan, "-o", name)[0] == 0
    assert run("import", name, "--records", "again.json")[0] == 0
    assert (plan.parent / "again.json").read_bytes() == plan.read_bytes()


def test_same_facts_give_the_same_compressed_bytes(run, plan):
    first, second = plan.parent / "a.nq.gz", plan.parent / "b.nq.gz"
    for file in (first, second):
        run("export", "rdf", plan, "-o", file)
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()).count(b"\n") > 1000


def test_compressed_export_says_so_of_itself(run, plan):
    run("export", "rdf", plan, "-o", "a.nt.gz")
    assert b"compressFormat" in gzip.decompress((plan.parent / "a.nt.gz").read_bytes())


def test_graph_comes_back_into_another_store(run, plan):
    run("load", plan)
    assert run("export", "rdf", "--store", "graph", "-o", "a.trig")[0] == 0
    code, out, _ = run("import", "a.trig", "--store", "other", "--lang", "en")
    assert code == 0
    assert "1 plans" in out
    assert "nothing written" in run("import", "a.trig", "--store", "other", "--lang", "en")[1]
    run("export", "rdf", "--store", "other", "-o", "b.trig")
    assert (plan.parent / "a.trig").read_bytes() == (plan.parent / "b.trig").read_bytes()


def test_store_and_files_at_once_are_refused(run, plan):
    code, _, err = run("export", "rdf", plan, "--store", "graph")
    assert (code, err.count("\n")) == (2, 1)


def test_store_that_is_not_there_is_refused_and_no_file_is_left(run, tmp_path):
    assert run("export", "rdf", "--store", "nowhere", "-o", "a.ttl")[0] == 4
    assert not (tmp_path / "a.ttl").exists()


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("a.ttl", b"<a> <b>", 3, "cannot be read"),
        ("a.ttl", b"<http://x/a> <http://x/b> 1 .", 3, "holds no plan"),
        ("a.nq.gz", b"no gzip", 3, "cannot be read"),
        (
            "a.nt.gz",
            gzip.compress(b"<http://x/a> <http://x/b> <http://x/c> .\n" * 999)[:-20],
            3,
            "cannot be read",
        ),
        ("a.csv", b"", 2, "--format"),
        ("a.jsonld", b"[", 3, "cannot be read"),
        ("a.rdf", b"<?xml version='1.0'?><html/>", 3, "cannot be read|holds no plan"),
        ("missing.ttl", None, 3, "cannot be read"),
    ],
)
def test_what_is_not_ours_is_one_sentence_and_loads_nothing(run, tmp_path, name, data, code, says):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    got, out, err = run("import", name)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert any(words in err for words in says.split("|"))
    assert not (tmp_path / "graph").exists()
