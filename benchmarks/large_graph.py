"""100,000 nodes and 400,000 relationships into Neo4j, by the bulk importer and online: rate and memory.

    python benchmarks/large_graph.py
    python benchmarks/large_graph.py --plans 60        a quick look

The plans are those that ship, over and over under other titles, with so many of their duties that there are
four relationships to a node. All is done as a user does it, by processes of `policygraph`, whose peak memory
and CPU seconds the system tells: for a quarter of the plans and for more, since flat memory shows only in two
sizes. Bulk: `export neo4j-csv`, then the importer from the jars, then the constraints; loading a quarter of
the plans into the graph that comes of it must write nothing. Online: `load` into an empty server, whose graph
must have the same counts.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import neo4j
from policygraph.commands.inputs import shipped_records
from policygraph.graph.server import ServerFiles, fetch_server, running_server
from policygraph.graph.stores import open_store
from policygraph.loaders.record import Record, dumps

PLANS, DUTIES = 1360, 3
HEAP = "1g"


@dataclass(frozen=True)
class Spent:
    """What a process took: seconds by the clock and of the processor, peak memory in MB; and what it said."""

    clock: float
    processor: float
    memory: float
    said: str

    def told(self, what: str, rows: int) -> None:
        rate = f"{rows:,} rows, {rows / self.clock:,.0f}/s, {rows / self.processor:,.0f} a CPU second"
        print(f"{what:<36}{self.clock:7.1f} s; {rate}; peak {self.memory:.0f} MB", flush=True)


def plans(count: int) -> Iterator[Record]:
    for at, record in enumerate(itertools.islice(itertools.cycle(list(shipped_records())), count)):
        plan = msgspec.structs.replace(
            record.plan, id=f"{record.plan.id[:6]}-{at:012x}", title=f"{record.plan.title}（{at}）"
        )
        measures = tuple(msgspec.structs.replace(one, duties=one.duties[:DUTIES]) for one in record.measures)
        yield msgspec.structs.replace(record, plan=plan, measures=measures)


def write(file: Path, records: Iterator[Record]) -> Path:
    with file.open("wb") as out:
        for record in records:
            out.write(dumps(record) + b"\n")
    return file


def run(command: Sequence[str | Path], **environment: str) -> Spent:
    begun = time.monotonic()
    child = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said = child.stdout.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, said
    clock, processor = time.monotonic() - begun, usage.ru_utime + usage.ru_stime
    return Spent(clock, processor, usage.ru_maxrss / 1024, said)


def policygraph(*arguments: str | Path) -> Spent:
    return run([sys.executable, "-m", "policygraph.cli", *arguments])


def counts(folder: Path) -> tuple[int, int]:
    """Return how many nodes and relationships the files hold, by their manifest."""
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["elements"]
    labels = {
        file.name.removeprefix("nodes-").partition(".")[0] for file in folder.glob("nodes-*.header.csv")
    }
    nodes = sum(number for name, number in told.items() if name in labels)
    return nodes, sum(told.values()) - nodes


def bulk_import(files: ServerFiles, home: Path, folder: Path) -> Spent:
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("dbms.usage_report.enabled=false\n")
    flags = " ".join(files.release.flags)
    admin = home / "admin"
    tool = f'{files.java} -Xmx{HEAP} {flags} -cp "{files.jars}/*" org.neo4j.cli.AdminTool "$@"'
    admin.write_text(f"#!/bin/sh\nexec {tool}\n")
    admin.chmod(0o755)
    # The script's second step asks whether a server answers; `true` says yes, and the constraints come below.
    programs = {"NEO4J_ADMIN": str(admin), "NEO4J": "", "CYPHER_SHELL": "true"}
    return run(["sh", folder / "import.sh"], NEO4J_HOME=str(home), NEO4J_CONF=str(home / "conf"), **programs)


def constrain(bolt: str, folder: Path) -> float:
    begun = time.monotonic()
    with neo4j.GraphDatabase.driver(bolt, auth=None) as driver, driver.session(database="neo4j") as session:
        for text in (folder / "schema.cypher").read_text(encoding="utf-8").split(";\n"):
            if text.strip():
                session.run(text).consume()
        session.run("CALL db.awaitIndexes(600)").consume()
    return time.monotonic() - begun


def held(bolt: str) -> tuple[int, int]:
    with open_store(bolt) as store:
        (nodes,) = store.query("MATCH (n) RETURN count(n) AS n")
        (edges,) = store.query("MATCH ()-[r]->() RETURN count(r) AS n")
    return int(str(nodes["n"])), int(str(edges["n"]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=PLANS)
    options = parser.parse_args()
    files = fetch_server()
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        made = list(plans(options.plans))
        quarter = write(here / "quarter.jsonl", iter(made[: len(made) // 4]))
        rest = write(here / "rest.jsonl", iter(made[len(made) // 4 :]))
        del made
        some, every = here / "some", here / "all"
        spent = policygraph("export", "neo4j-csv", some, quarter)
        spent.told("bulk: files, a quarter", sum(counts(some)))
        spent = policygraph("export", "neo4j-csv", every, quarter, rest)
        nodes, edges = counts(every)
        print(f"all: {options.plans} plans, {nodes:,} nodes, {edges:,} relationships")
        spent.told("bulk: files, all", nodes + edges)
        spent = bulk_import(files, here / "imported", every)
        spent.told(f"bulk: importer ({HEAP} of heap)", nodes + edges)
        with running_server(files, here / "imported", throwaway=True) as server:
            print(f"bulk: constraints and indexes {constrain(server.bolt, every):13.1f} s")
            assert held(server.bolt) == (nodes, edges)
            again = policygraph("load", quarter, "--store", server.bolt, "--lang", "en")
            assert "nothing written" in again.said, again.said
            again.told("a quarter compared with the import", sum(counts(some)))
        with running_server(files, here / "online", throwaway=True) as server:
            spent = policygraph("load", quarter, "--store", server.bolt, "--quiet")
            spent.told("online: a quarter, server just started", sum(counts(some)))
            before = sum(held(server.bolt))
            spent = policygraph("load", rest, "--store", server.bolt, "--quiet")
            spent.told("online: the other three", sum(held(server.bolt)) - before)
            assert held(server.bolt) == (nodes, edges)
    print(f"{os.cpu_count()} cores, load of the machine in the last minute {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
