"""How long every canned question takes on a graph of many plans, and how fast such a graph is made.

    python benchmarks/questions.py --plans 500 --store embedded
    python benchmarks/questions.py --plans 500 --store neo4j

The plans are generated: the five that ship, over and over, each under another title and for another of the
country's provinces and cities, with the agencies of that place. Neo4j gets them by the bulk importer (the
files, the import and the constraints are timed), the embedded store over its own door. Then each question is
asked with its documented example, `--rounds` times, and the 95th percentile over all is printed beside a
question that only counts nodes. The machine's load is printed too: on a busy machine all figures grow.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import shlex
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import neo4j
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import ask, pairs, questions
from policygraph.cypher.header import Question
from policygraph.errors import StoreError
from policygraph.graph.bulk import write_bulk
from policygraph.graph.loading import load
from policygraph.graph.server import fetch_server, running_server
from policygraph.graph.stores import Store, open_store
from policygraph.loaders.record import Duty, Measure, PlaceRef, Record
from policygraph.ontology.places import place_table


def plans(count: int) -> Iterator[Record]:
    """Yield so many plans, each of another place or another year of the plan."""
    shipped = list(shipped_records())
    places = [p for p in place_table().places if p.kind in {"province", "prefecture", "city"}]
    for number, (record, place) in enumerate(
        itertools.islice(zip(itertools.cycle(shipped), itertools.cycle(places), strict=False), count)
    ):
        yield moved(record, PlaceRef(place.name, place.key), number)


def moved(record: Record, place: PlaceRef, number: int) -> Record:
    """Return the record as one of another place."""
    old = record.plan.place

    def duty(one: Duty) -> Duty:
        if one.place != (old and old.code):
            return one
        return msgspec.structs.replace(one, place=place.code, agency=one.agency.replace(old.name, place.name))

    def measure(one: Measure) -> Measure:
        return msgspec.structs.replace(one, duties=tuple(map(duty, one.duties)))

    plan = msgspec.structs.replace(
        record.plan, id=f"{place.code}-{number:012x}", title=f"{record.plan.title}（{number}）", place=place
    )
    return msgspec.structs.replace(record, plan=plan, measures=tuple(map(measure, record.measures)))


def example(question: Question) -> dict[str, str]:
    """Return the parameters of the documented example; its limit of rows is not kept."""
    words = shlex.split(question.example)
    return pairs(word for flag, word in itertools.pairwise(words) if flag == "-p")


def measure_questions(store: Store, rounds: int, yardstick: float) -> None:
    seconds: list[float] = []
    slow = []
    for question in questions():
        given = example(question)
        times = []
        try:
            for _ in range(rounds):
                start = time.perf_counter()
                rows = len(ask(store, question.name, given).rows)
                times.append(time.perf_counter() - start)
        except StoreError as error:
            print(f"  {question.name}: REFUSED, {time.perf_counter() - start:.1f} s: {error}", flush=True)
            continue
        seconds += times[1:] or times
        slow.append((statistics.median(times), max(times), rows, question.name))
    start = time.perf_counter()
    store.query("MATCH (n) RETURN count(n) AS n")
    count = time.perf_counter() - start
    for median, most, rows, name in sorted(slow, reverse=True):
        print(f"  {name:<24} median {median:7.3f} s, most {most:7.3f} s, {rows} rows")
    p95 = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    verdict = "kept" if p95 <= yardstick else "MISSED"
    print(f"p95 {p95:.3f} s (yardstick {yardstick} s: {verdict}); counting all nodes takes {count:.3f} s")


def timed(what: str, start: float, elements: int = 0) -> None:
    seconds = time.perf_counter() - start
    rate = f", {elements / seconds:,.0f} elements/s" if elements else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {seconds:.1f} s{rate}; peak memory of this process {memory:.0f} MB", flush=True)


def on_neo4j(count: int, rounds: int) -> None:
    files = fetch_server()
    with tempfile.TemporaryDirectory() as folder:
        home, out = Path(folder) / "home", Path(folder) / "out"
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text("dbms.usage_report.enabled=false\n")
        start = time.perf_counter()
        written = write_bulk(plans(count), out)
        print(f"{written.node_count:,} nodes, {written.counts.total() - written.node_count:,} relationships")
        timed("files written", start, written.counts.total())
        program = home / "admin"
        program.write_text(
            f'#!/bin/sh\nexec {files.java} -Xmx1g -cp "{files.jars}/*" org.neo4j.cli.AdminTool "$@"\n'
        )
        program.chmod(0o755)
        environment = {
            **os.environ,
            "NEO4J_HOME": str(home),
            "NEO4J_CONF": str(home / "conf"),
            "NEO4J_ADMIN": str(program),
            "NEO4J": "",
            "CYPHER_SHELL": "false",
            "TRIES": "1",
        }
        start = time.perf_counter()
        done = subprocess.run(
            ["sh", out / "import.sh"], env=environment, capture_output=True, text=True, check=False
        )
        assert "IMPORT DONE" in done.stdout, done.stdout + done.stderr
        timed("imported", start, written.counts.total())
        with running_server(files, home, throwaway=True) as server:
            start = time.perf_counter()
            with neo4j.GraphDatabase.driver(server.bolt, auth=None) as driver, driver.session() as session:
                for text in (out / "schema.cypher").read_text(encoding="utf-8").split(";\n"):
                    if text.strip():
                        session.run(text).consume()
                session.run("CALL db.awaitIndexes(300)").consume()
            timed("constraints and indexes made", start)
            with open_store(server.bolt) as store:
                measure_questions(store, rounds, 0.3)


def on_embedded(count: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        start = time.perf_counter()
        report = load(store, plans(count))
        timed(f"{count} plans loaded", start, report.total.added)
        measure_questions(store, rounds, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--store", choices=["embedded", "neo4j"], default="embedded")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    (on_neo4j if options.store == "neo4j" else on_embedded)(options.plans, options.rounds)
    print(f"{os.cpu_count()} cores, load of the machine in the last minute {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
