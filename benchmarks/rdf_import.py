"""How fast RDF is parsed for import, beside rdflib's parsers on the same bytes, in one run.

    python benchmarks/rdf_import.py

Parsing alone (what `policygraph import` reads statements with), then all that comes before the first write:
parsing, folding into nodes and relationships, and holding them against the ontology. Seconds are those of the
processor.
"""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Callable

import pyoxigraph as ox
import rdflib
from policygraph.graph.rdf import FORMATS, write_rdf
from policygraph.graph.rdf_read import read_rdf
from rdf_export import RDFLIB, copies

COPIES = 4


def seconds(work: Callable[[], object], rounds: int) -> float:
    took = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return min(took)


def main() -> None:
    # rdflib warns of its own use of what it will remove.
    warnings.simplefilter("ignore", DeprecationWarning)
    records = list(copies(COPIES))
    print("| format | parsed, triples/s | read and checked | rdflib parses | ratio of parsing |")
    print("| --- | --- | --- | --- | --- |")
    for kind in FORMATS:
        out = io.BytesIO()
        count, data = write_rdf(records, out, kind), out.getvalue()
        parsed = count / seconds(
            lambda kind=kind, data=data: sum(1 for _ in ox.parse(data, format=FORMATS[kind])), 3
        )
        read = count / seconds(lambda kind=kind, data=data: list(read_rdf(io.BytesIO(data), kind)), 1)
        peer = count / seconds(
            lambda kind=kind, data=data: rdflib.Dataset().parse(data=data, format=RDFLIB[kind]), 1
        )
        print(f"| {kind} | {parsed:,.0f} | {read:,.0f} | {peer:,.0f} | {parsed / peer:.0f} |", flush=True)


if __name__ == "__main__":
    main()
