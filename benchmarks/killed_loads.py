"""Loads killed by SIGKILL at random moments, and the server under them: does the next load mend the graph?

    python benchmarks/killed_loads.py                       20 loads a store, 5 servers
    python benchmarks/killed_loads.py --seed 7 --loader 3 --server 1 --store neo4j

A process of `policygraph load` is killed somewhere between its start and the time that it takes in peace, on
the embedded store and on a real Neo4j; then a Neo4j server is killed while a load runs. The moments come from
the seed, which is printed. Four kinds of loads take turns: into nothing (no constraints either), and a new
version over an old one; each plan in one transaction, and in many small ones, the way of very large plans.

After each kill the plans are loaded again. Then every node and relationship with all its properties, and the
rows of every canned question, must be those of a load in peace, and one more load must write nothing. A load
whose server dies must end with exit code 4 and one sentence. The exit code is 1 if anything of this fails.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import neo4j
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import ask, pairs, questions
from policygraph.graph.loading import LoadReport, load
from policygraph.graph.server import fetch_server, running_server
from policygraph.graph.stores import Store, open_store
from policygraph.loaders.record import Record, dumps

SMALL = 200
"""Rows of a transaction in the way of very large plans."""

KINDS = [(old, rows) for old in (False, True) for rows in (50_000, SMALL)]
LOADER = """
import sys
from policygraph.cli import main
from policygraph.graph import loading
loading.TRANSACTION_ROWS = int(sys.argv[1])
sys.exit(main(["load", sys.argv[2], "--quiet", "--store", sys.argv[3]]))
"""
SHARE_OF_START = 0.15
"""The program starts in that part of the time; a kill before it would try nothing."""


@dataclass(frozen=True)
class Plans:
    """The plans as they are loaded, in a file too, and an older version of them."""

    new: list[Record]
    old: list[Record]
    file: Path

    @classmethod
    def made(cls, count: int, folder: Path) -> Plans:
        """Make so many plans of those that ship, under other titles from the sixth on."""
        shipped = itertools.islice(itertools.cycle(shipped_records()), count)
        new = [record if at < 5 else retitled(record, at) for at, record in enumerate(shipped)]
        file = folder / "plans.jsonl"
        file.write_bytes(b"".join(dumps(record) + b"\n" for record in new))
        return cls(new, [shortened(record) for record in new], file)


def retitled(record: Record, at: int) -> Record:
    plan = msgspec.structs.replace(
        record.plan, id=f"{record.plan.id[:6]}-{at:012x}", title=f"{record.plan.title}（{at}）"
    )
    return msgspec.structs.replace(record, plan=plan)


def shortened(record: Record) -> Record:
    """Return a version with two thirds of the measures, which are called otherwise."""
    kept = record.measures[: len(record.measures) * 2 // 3]
    renamed = tuple(msgspec.structs.replace(one, title=f"{one.title}（征求意见稿）") for one in kept)
    return msgspec.structs.replace(record, measures=renamed)


@dataclass(frozen=True)
class Loader:
    """Starts a load as a process of its own, and lets it go."""

    plans: Plans
    rows: int

    def start(self, location: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", LOADER, str(self.rows), str(self.plans.file), location]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def seconds(self, location: str) -> float:
        """Return how long a load in peace takes."""
        begun = time.monotonic()
        process = self.start(location)
        said = process.communicate()[1]
        assert process.returncode == 0, said
        return time.monotonic() - begun


def fingerprint(store: Store) -> str:
    """Return a checksum of all that the graph holds and of all answers."""
    nodes = store.query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN a.uri AS start, type(r) AS type, b.uri AS end, properties(r) AS p"
    )
    parts = sorted(repr((sorted(row["labels"]), sorted(row["p"].items()))) for row in nodes)
    parts += sorted(repr((*list(row.values())[:3], sorted(row["p"].items()))) for row in edges)
    for question in questions():
        words = shlex.split(question.example)
        given = pairs(word for flag, word in itertools.pairwise(words) if flag == "-p")
        parts.append(repr((question.name, ask(store, question.name, given).rows)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def peace(location: str, plans: Plans) -> str:
    with open_store(location) as store:
        load(store, plans.new)
        return fingerprint(store)


def mended(location: str, plans: Plans, wanted: str) -> tuple[bool, LoadReport]:
    """Load again; return whether the graph is as in peace and at rest, and what the load found to do."""
    with open_store(location) as store:
        report = load(store, plans.new)
        as_in_peace = fingerprint(store) == wanted
        at_rest = load(store, plans.new).writes == 0
    return as_in_peace and at_rest, report


@dataclass
class Trials:
    """Kills loads and servers one after the other, tells each outcome, and counts the bad ones."""

    plans: Plans
    chance: random.Random
    folder: Path
    bad: int = 0

    def of_loaders(self, store: str, times: int, place: Callable[[bool], str]) -> None:
        """Kill so many loads; `place` gives the location of an empty store, without a schema if told so."""
        wanted = peace(place(True), self.plans)
        takes: dict[tuple[bool, int], float] = {}
        kills = 0
        while kills < times:
            old, rows = kind = KINDS[kills % len(KINDS)]
            loader = Loader(self.plans, rows)
            if kind not in takes:
                takes[kind] = loader.seconds(self.prepared(place(not old), old=old))
            location = self.prepared(place(not old), old=old)
            moment = self.moment(takes[kind])
            process, begun = loader.start(location), time.monotonic()
            try:
                process.wait(moment)
                takes[kind] = time.monotonic() - begun  # the machine is less busy than it was
            except subprocess.TimeoutExpired:
                process.kill()
            said = process.communicate()[1]
            assert process.returncode in (0, -signal.SIGKILL), said
            good, report = mended(location, self.plans, wanted)
            what = f"{store}, {'new version' if old else 'first load'}, {rows} rows a transaction"
            kills += self.told(what, moment, killed=process.returncode != 0, good=good, report=report)

    def of_servers(self, times: int) -> None:
        """Kill so many servers in mid-load, each started anew on its folder afterwards."""
        files, kills = fetch_server(), 0
        for number in itertools.count():
            if kills == times:
                return
            old, rows = KINDS[kills % len(KINDS)]
            loader, home = Loader(self.plans, rows), self.folder / f"home-{number}"
            with running_server(files, home, throwaway=True) as server:
                wanted = peace(server.bolt, self.plans)
                takes = loader.seconds(self.prepared(wiped(server.bolt, schema=True), old=old))
                location = self.prepared(wiped(server.bolt, schema=not old), old=old)
                moment = self.moment(takes)
                process = loader.start(location)
                time.sleep(moment)
                server.process.kill()
                said = process.communicate()[1]
            killed = process.returncode != 0
            told_well = not killed or (process.returncode == 4 and len(said.splitlines()) == 1)
            if killed:
                print(f"the load ended with exit code {process.returncode}: {said.strip()}")
            with running_server(files, home, throwaway=True) as server:
                good, report = mended(server.bolt, self.plans, wanted)
            what = f"neo4j, server killed, {'new version' if old else 'first load'}, {rows} rows"
            kills += self.told(what, moment, killed=killed, good=good and told_well, report=report)

    def prepared(self, location: str, *, old: bool) -> str:
        """Load the old version, or nothing."""
        if old:
            with open_store(location) as store:
                load(store, self.plans.old)
        return location

    def moment(self, takes: float) -> float:
        return self.chance.uniform(SHARE_OF_START, 1) * takes

    def told(self, what: str, moment: float, *, killed: bool, good: bool, report: LoadReport) -> bool:
        """Print an outcome; return whether it counts: a load that was done before was not killed."""
        self.bad += not good
        when = f"killed at {moment:5.2f} s" if killed else f"done before {moment:.2f} s"
        held = f"the next load found {report.total.unchanged} unchanged, made {report.writes} writes"
        print(f"{what:<48} {when}; {held}: {'as in peace' if good else 'DIFFERENT'}", flush=True)
        return killed


def wiped(bolt: str, *, schema: bool) -> str:
    with neo4j.GraphDatabase.driver(bolt, auth=None) as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for kind, many in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")) if schema else ():
            names = session.run(f"SHOW {many} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value()
            for name in names:
                session.run(f"DROP {kind} `{name}` IF EXISTS").consume()
    return bolt


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=None, help="of the moments (default: by chance)")
    parser.add_argument("--loader", type=int, default=20, help="loads to kill on each store")
    parser.add_argument("--server", type=int, default=5, help="Neo4j servers to kill")
    parser.add_argument("--plans", type=int, default=12, help="of a load")
    parser.add_argument("--store", choices=["embedded", "neo4j", "both"], default="both")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(1_000_000) if options.seed is None else options.seed
    print(f"seed {seed}; {options.plans} plans a load", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        trials = Trials(Plans.made(options.plans, folder), random.Random(seed), folder)
        if options.store != "neo4j":
            number = itertools.count()
            trials.of_loaders("embedded", options.loader, lambda _: str(folder / f"store-{next(number)}"))
        if options.store != "embedded":
            with running_server(fetch_server(), folder / "home", throwaway=True) as server:
                trials.of_loaders("neo4j", options.loader, lambda bare: wiped(server.bolt, schema=bare))
            trials.of_servers(options.server)
    print(f"{trials.bad} bad outcomes; {os.cpu_count()} cores, load of the machine {os.getloadavg()[0]:.1f}")
    sys.exit(trials.bad > 0)


if __name__ == "__main__":
    main()
