"""How fast records become RDF, beside rdflib's own serializer of the same statements, in one run.

    python benchmarks/rdf_export.py

Writes the shipped records, each under forty names, as Turtle and N-Triples, then has rdflib serialize some of
the same statements (parsed beforehand, not counted). Both write to memory. Ours starts from records.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator

import msgspec
import rdflib
from policygraph.commands.inputs import shipped_records
from policygraph.graph.rdf import write_rdf
from policygraph.loaders.record import Record

COPIES = 40
RDFLIB_COPIES = 4


def copies(count: int) -> Iterator[Record]:
    for number in range(count):
        for record in shipped_records():
            plan = msgspec.structs.replace(record.plan, id=f"{record.plan.id}-{number}")
            yield msgspec.structs.replace(record, plan=plan)


def ours(form: str, count: int) -> tuple[int, float, bytes]:
    out = io.BytesIO()
    started = time.perf_counter()
    statements = write_rdf(copies(count), out, form)
    return statements, time.perf_counter() - started, out.getvalue()


def main() -> None:
    for form, theirs in (("turtle", "turtle"), ("ntriples", "nt")):
        statements, seconds, _ = ours(form, COPIES)
        rate = statements / seconds
        _, _, data = ours("ntriples", RDFLIB_COPIES)
        graph = rdflib.Graph()
        graph.parse(data=data, format="nt")
        started = time.perf_counter()
        graph.serialize(format=theirs)
        peer = len(graph) / (time.perf_counter() - started)
        print(
            f"{form}: ours {statements} statements in {seconds:.2f} s ({rate:.0f}/s, records to text), "
            f"rdflib {len(graph)} statements ({peer:.0f}/s, text only), ratio {rate / peer:.1f}"
        )


if __name__ == "__main__":
    main()
