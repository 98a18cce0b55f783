"""What `doctor` says about the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from policygraph.commands.inputs import shipped_records
from policygraph.graph import doctor
from policygraph.graph.doctor import ENVIRONMENT, examine
from policygraph.graph.loading import load
from policygraph.graph.stores import open_store
from policygraph.graph.stores.schema import FULLTEXT
from policygraph.ontology.model import constraints

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def found(tmp_path, monkeypatch):
    """The findings by what they are about, on a machine with nothing of ours on it."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POLICYGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("POLICYGRAPH_NEO4J_HOME", str(tmp_path / "neo4j"))
    monkeypatch.setenv("POLICYGRAPH_STORE", str(tmp_path / "graph"))

    def found(location=None):
        return {finding.about.en: finding for finding in examine(location)}

    return found


def test_everything_is_looked_at_and_nothing_is_changed(found, tmp_path):
    names = found()
    assert {"Python", "arcadedb", "neo4j", "extra server", "extra network", "cache folder", "graph"} <= set(
        names
    )
    assert all(finding.state != "ok" or not finding.advice.en for finding in names.values())
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_comes_with_the_command_that_gets_it(found):
    assert "policygraph load" in found()["graph"].advice.en
    assert "policygraph neo4j start" in found()["Neo4j 5.26.31 program"].advice.en


def test_an_extra_that_is_not_installed(found, monkeypatch):
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == "networkx" else real(name))
    finding = found()["extra network"]
    assert (finding.state, finding.advice.en) == ("absent", "pip install 'policygraph[network]'")


def test_a_variable_with_a_slip_in_its_name(found, monkeypatch):
    monkeypatch.setenv("POLICYGRAPH_STROE", "x")
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", "hunter2-hunter2")
    assert found()["$POLICYGRAPH_STROE"].state == "bad"
    assert found()["$POLICYGRAPH_STORE"].state == "ok"
    assert not any("hunter2" in finding.found.en for finding in found().values())


def test_every_variable_of_the_documents_is_known():
    page = (ROOT / "docs" / "reference" / "environment.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(POLICYGRAPH_\w+)`", page, re.MULTILINE)) == ENVIRONMENT


def test_a_server_that_does_not_answer_is_to_be_fixed(found):
    finding = found("bolt://127.0.0.1:1")["graph"]
    assert finding.state == "bad"
    assert "No Neo4j answers" in finding.found.en


def test_a_java_that_was_named_and_does_not_run(found, monkeypatch, tmp_path):
    monkeypatch.setenv("POLICYGRAPH_JAVA", str(tmp_path / "none"))
    assert found()["Java ($POLICYGRAPH_JAVA)"].state == "bad"


def test_plans_in_the_graph_are_counted(found, tmp_path):
    with open_store(tmp_path / "graph") as store:
        load(store, [])
    assert found()["graph"].state == "absent"


def test_a_neo4j_without_a_constraint_or_the_index_of_words_is_to_be_loaded_again(found, bare):
    one = next(iter(shipped_records()))
    with open_store(bare.bolt) as store:
        load(store, [one])
        assert found(bare.bolt)["graph"].state == "ok"
        with GraphDatabase.driver(bare.bolt, auth=None) as driver:
            driver.execute_query(f"DROP INDEX {FULLTEXT}", database_="neo4j")
            named = constraints()[0].split()[2]
            driver.execute_query(f"DROP CONSTRAINT {named}", database_="neo4j")
        finding = found(bare.bolt)["graph"]
        assert finding.state == "bad"
        assert f"2 constraints or indexes are missing: {named}, {FULLTEXT}" in finding.found.en
        assert "`policygraph load`" in finding.advice.en
        load(store, [one])
    assert found(bare.bolt)["graph"].state == "ok"


def test_a_folder_that_cannot_be_written(found, monkeypatch, tmp_path):
    def refused(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refused)
    finding = found()["cache folder"]
    assert finding.state == "bad"
    assert "POLICYGRAPH_CACHE" in finding.advice.en
