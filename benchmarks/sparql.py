"""How fast SPARQL is answered over 200,000 triples, beside rdflib's own engine on the same, in one run.

    python benchmarks/sparql.py

First the responsibility question of five patterns with a GROUP BY: who answers for how many measures, in
which role. rdflib's engine is stopped after a minute, and the ratio is then a lower bound. Then the canned
questions, ours alone.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator

import msgspec
import pyoxigraph as ox
import rdflib
from policygraph.commands.inputs import shipped_records
from policygraph.cypher.catalogue import question
from policygraph.graph.rdf_files import quads_of_records
from policygraph.sparql.catalogue import ask, sparql_names
from policygraph.sparql.engine import dataset, run

WANTED = 200_000
LIMIT = 60
ROUNDS = 5
WHAT = "who answers for how much in which role, five patterns"
FIVE = """
PREFIX pp: <https://w3id.org/cn-policy/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name (COUNT(DISTINCT ?measure) AS ?measures) ?role
WHERE {
  ?plan pp:hasMeasure ?measure .
  ?agency rdfs:label ?name .
  ?duty pp:measure ?measure .
  ?duty pp:agency ?agency .
  ?duty pp:role ?role .
}
GROUP BY ?name ?role ORDER BY DESC(?measures) ?name ?role
"""
GIVEN = {"office": "生态环境", "plan": "贵州省碳达峰实施方案", "words": "减排"}


def triples() -> list[ox.Quad]:
    """Statements of the shipped records under ever new names, none twice, `WANTED` in all."""
    found: dict[ox.Triple, ox.Quad] = {}
    for number in range(WANTED):
        for quad in quads_of_records(_renamed(number)):
            found.setdefault(quad.triple, quad)
            if len(found) == WANTED:
                return list(found.values())
    raise AssertionError


def _renamed(number: int) -> Iterator[msgspec.Struct]:
    for record in shipped_records():
        # Ids are hashes of the plan's: with another id every measure and duty is another.
        plan = msgspec.structs.replace(record.plan, id=f"{record.plan.id}-{number}")
        yield msgspec.structs.replace(record, plan=plan)


def _in_rdflib(nquads: bytes, done) -> None:
    graph = rdflib.Graph().parse(data=nquads, format="nt")
    started = time.process_time()
    done.put(None)
    rows = [(str(name), int(count)) for name, count, _ in graph.query(FIVE)]
    done.put((time.process_time() - started, rows))


def rdflib_seconds(data: list[ox.Quad]) -> tuple[float | None, list[tuple[str, int]]]:
    """Seconds of rdflib's engine with its rows; `None` where it was stopped."""
    text = ox.serialize((q.triple for q in data), format=ox.RdfFormat.N_TRIPLES)
    done = multiprocessing.Queue()
    process = multiprocessing.Process(target=_in_rdflib, args=(text, done))
    process.start()
    done.get()  # parsed
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        process.join()
        return None, []
    return done.get()


def best(work) -> float:
    """The best of several rounds, in seconds of the processor."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> None:
    data = triples()
    store = dataset(data)
    ours = best(lambda: run(store, FIVE))
    rows = [(row[0].value, int(row[1].value)) for row in run(store, FIVE).rows]
    theirs, their_rows = rdflib_seconds(data)
    assert theirs is None or their_rows == rows, "the two engines differ"
    print(f"{len(data):,} triples, {len(rows)} rows\n")
    print("| what | ours | rdflib's engine | ratio | yardstick |")
    print("| --- | --- | --- | --- | --- |")
    beside = f"{theirs:.2f} s" if theirs else f"stopped after {LIMIT} s"
    ratio = f"{theirs / ours:.0f}" if theirs else f"> {LIMIT / ours:.0f}"
    print(f"| {WHAT} | {ours:.3f} s | {beside} | {ratio} | ≤ 0.2 s |")
    for name in sparql_names():
        given = {p.name: GIVEN.get(p.name) for p in question(name).parameters if p.required}
        taken = best(lambda name=name, given=given: ask(store, name, given))
        print(f"| `policygraph sparql {name}`, without loading | {taken:.3f} s | | | |")


if __name__ == "__main__":
    main()
