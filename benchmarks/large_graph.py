"""100,000 nodes and 400,000 relationships into Neo4j, by the bulk importer and online: rate and memory.

    python benchmarks/large_graph.py
    python benchmarks/large_graph.py --plans 60        a quick look
    python benchmarks/large_graph.py --only online     one of the two ways: online, bulk

The plans are those that ship, over and over under other titles, with so many of their duties that there are
four relationships to a node. All is done as a user does it, by processes of `policygraph`, whose peak memory
and CPU seconds the system tells: for a quarter of the plans and for more, since flat memory shows only in two
sizes. Bulk: `export neo4j-csv`, then the importer from the jars, then the constraints; loading a quarter of
the plans into the graph that comes of it must write nothing. Online: `load` into an empty server, a quarter
of the plans at a time, since a rate that falls with the graph shows only in several sizes; the graph must
have the counts of the files, and loading the first quarter again must write nothing.
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
from policygraph.graph.bulk import write_bulk
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


def counted(made: Sequence[Record], here: Path) -> tuple[int, int]:
    """Return how many nodes and relationships a graph of the plans has, by the files for the importer."""
    written = write_bulk(made, here / "counted")
    return written.node_count, written.counts.total() - written.node_count


def bulk(here: Path, files: ServerFiles, quarters: Sequence[Path], total: tuple[int, int]) -> None:
    some, every, rows = here / "some", here / "all", sum(total)
    policygraph("export", "neo4j-csv", some, quarters[0]).told("bulk: files, a quarter", sum(counts(some)))
    policygraph("export", "neo4j-csv", every, *quarters).told("bulk: files, all", rows)
    bulk_import(files, here / "imported", every).told(f"bulk: importer ({HEAP} of heap)", rows)
    with running_server(files, here / "imported", throwaway=True) as server:
        print(f"bulk: constraints and indexes {constrain(server.bolt, every):13.1f} s")
        assert held(server.bolt) == total
        again(server.bolt, quarters[0], "bulk: a quarter compared with the import", sum(counts(some)))


def online(here: Path, files: ServerFiles, quarters: Sequence[Path], total: tuple[int, int]) -> None:
    rows = [0]
    with running_server(files, here / "online", throwaway=True) as server:
        for number, quarter in enumerate(quarters, 1):
            before = processor_seconds(server.process.pid)
            spent = policygraph("load", quarter, "--store", server.bolt, "--quiet")
            rows.append(sum(held(server.bolt)))
            spent.told(f"online: quarter {number} of {len(quarters)}", rows[-1] - rows[-2])
            used = processor_seconds(server.process.pid) - before
            peak = peak_memory(server.process.pid)
            print(f"  of the server {used:.1f} CPU s, peak {peak:.0f} MB; {machine()}", flush=True)
        assert held(server.bolt) == total
        again(server.bolt, quarters[0], "online: the first quarter once more", rows[1])


def again(bolt: str, quarter: Path, what: str, rows: int) -> None:
    spent = policygraph("load", quarter, "--store", bolt, "--lang", "en")
    assert "nothing written" in spent.said, spent.said
    spent.told(what, rows)


def processor_seconds(process: int) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def peak_memory(process: int) -> float:
    """Return the most memory in MB that a running process has held (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(peak) / 1024


def machine() -> str:
    return f"{os.cpu_count()} cores, load of the machine in the last minute {os.getloadavg()[0]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--only", choices=["bulk", "online"], help="one of the two ways; both if not given")
    options = parser.parse_args()
    files = fetch_server()
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        made = list(plans(options.plans))
        bounds = [len(made) * quarter // 4 for quarter in range(5)]
        quarters = [
            write(here / f"quarter-{start}.jsonl", iter(made[start:end]))
            for start, end in itertools.pairwise(bounds)
        ]
        total = counted(made, here)
        del made
        print(f"all: {options.plans} plans, {total[0]:,} nodes, {total[1]:,} relationships", flush=True)
        for name, way in (("bulk", bulk), ("online", online)):
            if options.only in {None, name}:
                way(here, files, quarters, total)
    print(machine())


if __name__ == "__main__":
    main()
