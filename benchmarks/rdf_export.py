"""How fast facts become RDF, beside rdflib's own serializers, in one run.

    python benchmarks/rdf_export.py

First the serializers alone, on the same 200,000 different triples, each from its own form in memory to
bytes: ours from statements, rdflib's from a Graph (a Dataset where the format has graphs). A serializer of
rdflib that takes longer than a minute is stopped, and the ratio is a lower bound. Then the whole way from
records to N-Triples, beside rdflib filling a Graph with the same triples and serializing it. Then the most
memory that an export takes, and one of ten times as many plans. Seconds are those of the processor: a busy
machine does no harm.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import rdflib
from policygraph.commands.inputs import shipped_records
from policygraph.graph.dataset import Account
from policygraph.graph.rdf import Reading, readings_of, write_rdf
from policygraph.graph.rdf_syntax import FORMS
from policygraph.graph.terms import Triple
from policygraph.loaders.record import Record

WANTED = 200_000
LIMIT = 60
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
ROUNDS = 3


def copies(count: int) -> Iterator[Record]:
    """The shipped records under `count` names each."""
    for number in range(count):
        for record in shipped_records():
            plan = msgspec.structs.replace(record.plan, id=f"{record.plan.id}-{number}")
            yield msgspec.structs.replace(record, plan=plan)


def different() -> list[tuple[Reading, list[Triple]]]:
    """Plans with their statements, none twice, `WANTED` in all."""
    account, found, left = Account(), [], WANTED
    for reading in readings_of(copies(WANTED)):
        fresh = account.add(*reading)[:left]
        found.append((reading, fresh))
        left -= len(fresh)
        if not left:
            return found
    raise AssertionError("there are always more copies")


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time that the work took."""
    took = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return min(took)


def limited(work: Callable[[], object]) -> tuple[float, bool]:
    """The processor time that the work took in a process of its own, and whether it came to its end."""
    answers: multiprocessing.Queue[float] = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(target=lambda: answers.put(seconds(work, 1)))
    process.start()
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        process.join()
        return LIMIT, False
    return answers.get(), True


def written(plans: list[tuple[Reading, list[Triple]]], kind: str) -> bytes:
    """The statements in a format."""
    writer, out = FORMS[kind].writer(), io.BytesIO()
    out.write(writer.start().encode())
    for reading, triples in plans:
        out.write(writer.part(reading.graph if FORMS[kind].graphs else None, triples).encode())
    out.write(writer.end().encode())
    return out.getvalue()


def serializers() -> None:
    plans = different()
    print(f"{sum(len(triples) for _, triples in plans)} triples\n")
    print("| format | ours, triples/s | rdflib, triples/s | ratio |\n| --- | --- | --- | --- |")
    graph, dataset = rdflib.Graph(), rdflib.Dataset()
    graph.parse(data=written(plans, "ntriples"), format="nt")
    dataset.parse(data=written(plans, "nquads"), format="nquads")
    for kind, theirs in RDFLIB.items():
        ours = WANTED / seconds(lambda kind=kind: written(plans, kind))
        source = dataset if FORMS[kind].graphs else graph
        took, done = limited(
            lambda source=source, theirs=theirs: source.serialize(format=theirs, encoding="utf-8")
        )
        peer, sign = WANTED / took, "" if done else "> "
        print(
            f"| {kind} | {ours:,.0f} | {'' if done else '< '}{peer:,.0f} | {sign}{ours / peer:.1f} |",
            flush=True,
        )


def whole_way() -> None:
    records = list(copies(WANTED // 50_000))
    out = io.BytesIO()
    count = write_rdf(records, out, "ntriples")
    ours = count / seconds(lambda: write_rdf(records, io.BytesIO(), "ntriples"))
    triples = list(rdflib.Graph().parse(data=out.getvalue(), format="nt"))

    def rdflib_way() -> bytes:
        graph = rdflib.Graph()
        for triple in triples:
            graph.add(triple)
        return graph.serialize(format="nt", encoding="utf-8")

    peer = len(triples) / seconds(rdflib_way, 1)
    print(
        f"\nwhole way, N-Triples: ours {ours:,.0f}/s from records, rdflib {peer:,.0f}/s from ready terms, "
        f"ratio {ours / peer:.1f}"
    )


def peak(count: int) -> None:
    with Path("/dev/null").open("wb") as nowhere:
        statements = write_rdf(copies(count), nowhere, "nquads")
    # Not getrusage: what it tells outlives exec, and is the parent's.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    most = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(f"{count * 5} plans, {statements} statements: {most} MB")


def memory() -> None:
    context = multiprocessing.get_context("spawn")
    for count in (4, 40):
        process = context.Process(target=peak, args=(count,))
        process.start()
        process.join()


if __name__ == "__main__":
    serializers()
    whole_way()
    sys.stdout.flush()
    memory()
