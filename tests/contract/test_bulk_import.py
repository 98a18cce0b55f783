"""The files of a bulk export through the real importer: the same graph as one loaded over the wire."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import msgspec
import pytest
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import ask
from policygraph.graph.bulk import write_bulk
from policygraph.graph.loading import load
from policygraph.graph.server import running_server
from policygraph.graph.stores import open_store
from policygraph.ontology.model import constraints

HOSTILE = "'\"`{}\\ \t`}) DETACH DELETE n // $rows :Agency;,|\u2028🙂 生态"
SHELL = """
import sys, neo4j
address = sys.argv[1]
with neo4j.GraphDatabase.driver(address, auth=None) as driver, driver.session(database="neo4j") as session:
    given = sys.argv[4] if sys.argv[4] != "-f" else open(sys.argv[5], encoding="utf-8").read()
    for statement in given.split(";\\n"):
        if statement.strip():
            session.run(statement).consume()
"""


def records():
    """The shipped plans, and one whose words hold every sign that files and queries trip over."""
    found = list(shipped_records())[:2]
    hostile = found[0]
    measures = tuple(
        msgspec.structs.replace(
            one,
            title=HOSTILE,
            clause=one.clause and msgspec.structs.replace(one.clause, text=f'{HOSTILE}\n{HOSTILE}\r\n""'),
        )
        for one in hostile.measures
    )
    plan = msgspec.structs.replace(hostile.plan, id=f"{hostile.plan.id}-x", title=HOSTILE)
    return [*found, msgspec.structs.replace(hostile, plan=plan, measures=measures)]


def program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(scope="module")
def imported(server_files, tmp_path_factory):
    """A server whose database was made by `import.sh`."""
    files, folder = server_files, tmp_path_factory.mktemp("bulk")
    home = folder / "home"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("dbms.usage_report.enabled=false\n")
    write_bulk(records(), folder / "out")
    flags = " ".join(files.release.flags)  # as Neo4j's own launcher gives them to its tools
    tool = f"{files.java} -Xmx256m {flags} -cp {shlex.quote(str(files.jars))}/'*' org.neo4j.cli.AdminTool"
    environment = {
        **os.environ,
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
        "NEO4J_ADMIN": program(folder / "admin", f'exec {tool} "$@"'),
        "NEO4J": "",
        "CYPHER_SHELL": program(folder / "none", "exit 1"),
        "TRIES": "1",
    }
    command = ["sh", str(folder / "out" / "import.sh")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "IMPORT DONE" in done.stdout, done.stdout + done.stderr
    # No server answers yet: the script says what is left to do, and does not end as if all were well.
    assert done.returncode == 1
    assert "schema.cypher" in done.stderr
    with running_server(files, home, throwaway=True) as server:
        # The script's second step; cypher-shell is not among the server's jars, a few lines stand for it.
        shell = program(folder / "shell", f'exec {sys.executable} {folder / "shell.py"} {server.bolt} "$@"')
        (folder / "shell.py").write_text(SHELL, encoding="utf-8")
        program(folder / "admin", "exit 0")
        subprocess.run(command, env={**environment, "CYPHER_SHELL": shell}, check=True, capture_output=True)
        yield server


def test_imported_graph_is_the_one_that_loading_makes(imported):
    with open_store(imported.bolt) as store:
        report = load(store, records())
        assert report.writes == 0
        assert (report.total.added, report.total.changed, report.total.removed) == (0, 0, 0)


def test_imported_graph_has_its_constraints(imported):
    with open_store(imported.bolt) as store:
        assert len(store.query("SHOW CONSTRAINTS YIELD name")) == len(constraints())


def test_imported_graph_answers_as_the_embedded_store_does(imported, tmp_path):
    with open_store(imported.bolt) as there, open_store(tmp_path / "store") as here:
        load(here, records())
        for name in ("graph-summary", "leads-by-topic", "evidence", "unread"):
            assert ask(there, name).rows == ask(here, name).rows
