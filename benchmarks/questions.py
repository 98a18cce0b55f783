"""How long every canned question takes on a graph of many plans, and how fast such a graph is made.

    python benchmarks/questions.py --plans 500 --store both --keep graphs
    python benchmarks/questions.py --plans 500 --store neo4j --questions bridges search

The plans are generated: the five that ship, then the same over and over, each under another title and for
another of the country's provinces and cities, with the agencies of that place. Neo4j gets them by the bulk
importer (the files, the import and the constraints are timed), the embedded store over its own door. `--keep`
leaves both graphs in a folder, and a run that finds them there does not make them again.

Then each question is asked with its documented example `--rounds` times, after one time that is told apart
(`first`: the store has not planned the question yet). `p50` and `p95` are seconds by the clock until all rows
are at hand, `CPU` the median of what this process and the server spent. The 95th percentile over all is
printed beside a question that only counts nodes, and the machine's load: on a busy machine the seconds grow
with the load, CPU hardly does.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import resource
import shlex
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import neo4j
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import ask, pairs, question, question_names
from policygraph.cypher.header import Question
from policygraph.errors import StoreError
from policygraph.graph.bulk import write_bulk
from policygraph.graph.loading import load
from policygraph.graph.server import fetch_server, running_server
from policygraph.graph.server.jars import ServerFiles
from policygraph.graph.stores import Store, open_store
from policygraph.loaders.record import Duty, Measure, PlaceRef, Record
from policygraph.ontology.places import place_table

YARDSTICKS = {"neo4j": 0.3, "embedded": 1.0}


def plans(count: int) -> Iterator[Record]:
    """Yield so many plans: the shipped ones, then each again and again as one of another place."""
    shipped = list(shipped_records())
    yield from shipped[:count]
    places = [p for p in place_table().places if p.kind in {"province", "prefecture", "city"}]
    for number, (record, place) in enumerate(
        itertools.islice(
            zip(itertools.cycle(shipped), itertools.cycle(places), strict=False), max(0, count - len(shipped))
        )
    ):
        yield moved(record, PlaceRef(place.name, place.key), number)


def moved(record: Record, place: PlaceRef, number: int) -> Record:
    """Return the record as one of another place: title and agencies too; its clauses keep their words."""
    old = record.plan.place
    assert old is not None, record.plan.title

    def duty(one: Duty) -> Duty:
        if one.place != old:
            return one
        return msgspec.structs.replace(one, place=place, agency=one.agency.replace(old.name, place.name))

    def measure(one: Measure) -> Measure:
        return msgspec.structs.replace(one, duties=tuple(map(duty, one.duties)))

    # 贵阳贵安 names the place too, without its 市: asking for 贵阳 shall not find a hundred plans.
    subject = record.plan.title.replace(old.name, "").replace(old.name[:-1], "")
    title = f"{place.name}{subject}（{number}）"
    plan = msgspec.structs.replace(record.plan, id=f"{place.code}-{number:012x}", title=title, place=place)
    return msgspec.structs.replace(record, plan=plan, measures=tuple(map(measure, record.measures)))


def example(asked: Question) -> dict[str, str]:
    """Return the parameters of the documented example; its limit of rows is not kept."""
    words = shlex.split(asked.example)
    return pairs(word for flag, word in itertools.pairwise(words) if flag == "-p")


@dataclass(frozen=True)
class Timed:
    """A question's first time, its other times, what they cost the processors, and the rows of its answer."""

    name: str
    first: float
    seconds: list[float]
    cpu: list[float]
    rows: int

    def __str__(self) -> str:
        p50, cpu = statistics.median(self.seconds), statistics.median(self.cpu)
        return f"  {self.name:<24}{p50:8.3f}{p95(self.seconds):8.3f}{cpu:8.3f}{self.first:8.3f}{self.rows:8,}"


def p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]


def times(store: Store, name: str, rounds: int, cpu: Callable[[], float]) -> Timed:
    given, clock, spent, rows = example(question(name)), [], [], 0
    for _ in range(rounds + 1):
        start, used = time.perf_counter(), cpu()
        rows = len(ask(store, name, given).rows)
        clock.append(time.perf_counter() - start)
        spent.append(cpu() - used)
    return Timed(name, clock[0], clock[1:], spent[1:], rows)


def measure_questions(store: Store, names: Sequence[str], rounds: int, cpu: Callable[[], float]) -> None:
    print(f"  {'question':<24}{'p50':>8}{'p95':>8}{'CPU':>8}{'first':>8}{'rows':>8}")
    found = []
    for name in names or question_names():
        start = time.perf_counter()
        try:
            found.append(times(store, name, rounds, cpu))
            print(found[-1], flush=True)
        except StoreError as error:
            print(f"  {name}: REFUSED, {time.perf_counter() - start:.1f} s: {error}", flush=True)
    start = time.perf_counter()
    store.query("MATCH (n) RETURN count(n) AS n")
    count = time.perf_counter() - start
    clock, spent = ([s for one in found for s in getattr(one, what)] for what in ("seconds", "cpu"))
    slowest = sorted(found, key=lambda one: statistics.median(one.seconds), reverse=True)[:3]
    verdict = "kept" if p95(clock) <= YARDSTICKS[store.kind] else "MISSED"
    print(
        f"{store.kind}: p95 of {len(clock)} answers {p95(clock):.3f} s by the clock "
        f"(yardstick {YARDSTICKS[store.kind]} s: {verdict}), {p95(spent):.3f} s of CPU; "
        f"slowest: {', '.join(one.name for one in slowest)}; counting all nodes takes {count:.3f} s; "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
        flush=True,
    )


def own_cpu() -> float:
    return time.process_time()


def cpu_with(process: int) -> Callable[[], float]:
    """Return what tells the CPU seconds of this process and another one (Linux; else of this one alone)."""
    stat, tick = Path(f"/proc/{process}/stat"), os.sysconf("SC_CLK_TCK")

    def spent() -> float:
        if not stat.exists():
            return own_cpu()
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return own_cpu() + (int(user) + int(system)) / tick

    return spent


def timed(what: str, start: float, elements: int = 0) -> None:
    seconds = time.perf_counter() - start
    rate = f", {elements / seconds:,.0f} elements/s" if elements else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {seconds:.1f} s{rate}; peak memory of this process {memory:.0f} MB", flush=True)


def import_plans(files: ServerFiles, home: Path, count: int) -> None:
    """Write the plans as files and let the importer read them; the schema is left in the home folder."""
    out = home / "files"
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


def make_schema(bolt: str, schema: Path) -> None:
    start = time.perf_counter()
    with neo4j.GraphDatabase.driver(bolt, auth=None) as driver, driver.session() as session:
        for text in schema.read_text(encoding="utf-8").split(";\n"):
            if text.strip():
                session.run(text).consume()
        session.run("CALL db.awaitIndexes(300)").consume()
    timed("constraints and indexes made", start)


def on_neo4j(folder: Path, count: int, names: Sequence[str], rounds: int) -> None:
    files, home = fetch_server(), folder / f"neo4j-{count}"
    if not home.exists():
        import_plans(files, home, count)
    with running_server(files, home) as server:
        make_schema(server.bolt, home / "files" / "schema.cypher")
        with open_store(server.bolt) as store:
            measure_questions(store, names, rounds, cpu_with(server.process.pid))


def on_embedded(folder: Path, count: int, names: Sequence[str], rounds: int) -> None:
    place = folder / f"embedded-{count}"
    with open_store(place) as store:
        if not store.query("MATCH (p:Plan) RETURN p.uri AS uri LIMIT 1"):
            start = time.perf_counter()
            report = load(store, plans(count))
            timed(f"{count} plans loaded", start, report.total.added)
        measure_questions(store, names, rounds, own_cpu)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--store", choices=["embedded", "neo4j", "both"], default="both")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--questions", nargs="*", default=(), help="these only; all if not given")
    parser.add_argument("--keep", type=Path, help="folder for the graphs, used again by the next run")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{options.plans} generated plans, {options.rounds} rounds")
        for kind, measure in (("neo4j", on_neo4j), ("embedded", on_embedded)):
            if options.store in {kind, "both"}:
                measure(folder, options.plans, options.questions, options.rounds)


if __name__ == "__main__":
    main()
