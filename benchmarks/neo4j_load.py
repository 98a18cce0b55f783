"""How fast 10,000 nodes and 20,000 relationships get into a real, warm Neo4j: our load beside one by one.

    python benchmarks/neo4j_load.py            starts a server of its own (fetches it once)
    python benchmarks/neo4j_load.py --plans 5 --measures 1000

Both ways write the same rows to the same server in one run, with the same constraints. "One by one" is what
a script does that sends each row as it comes: a labelled MERGE on the constrained key, a transaction each. It
is measured on an even sample of the rows and multiplied; the sample's size is printed. The machine's load is
printed too: on a busy machine all of these figures grow.

Two peers then write the same rows to the same server, each into the emptied database and in batches of our
size. "MERGE without a label" is UNWIND with `MERGE (n {uri: …})`, which no index or constraint can help: all
nodes are measured (a part would flatter it, its cost grows with what is there), of the relationships an even
sample once all nodes are in, multiplied. "py2neo.bulk" is `merge_nodes` and `merge_relationships` on the
constrained keys, all rows, in turns with our own load on a server that is warm by then; it needs the extra
py2neo. Both only write: they neither say what was added, changed or unchanged nor remove what a plan no
longer has.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
import py2neo
import py2neo.bulk
from policygraph.graph.elements import Edge, Node
from policygraph.graph.loading import load_elements, remove
from policygraph.graph.server import fetch_server, running_server
from policygraph.graph.stores import Store, open_store
from policygraph.graph.stores.contents import BATCH, batches
from policygraph.ontology.model import graph_model

BASE = "https://w3id.org/cn-policy/id"
ROLES = tuple(name for name, edge in graph_model().edges.items() if edge.role)
AGENCIES = 60
YARDSTICK = 1.5


@dataclass(frozen=True)
class Generated:
    """A plan of made-up measures; each has a target and two duties: two nodes and four relationships."""

    number: int
    measures: int

    @property
    def id(self) -> str:
        return f"520000-{self.number:012d}"

    def elements(self) -> Iterator[Node | Edge]:
        plan = f"{BASE}/plan/{self.id}"
        yield Node(("Plan",), plan, {"name": f"规划 {self.number}", "plan": self.id, "chars": 12345})
        for at in range(AGENCIES):
            yield Node(("Agency",), f"{BASE}/agency/520000/a{at}", {"name": f"省某某厅 {at}"})
        for at in range(self.measures):
            yield from self._measure(plan, at)

    def _measure(self, plan: str, at: int) -> Iterator[Node | Edge]:
        measure, target = f"{BASE}/measure/{self.id}/{at}", f"{BASE}/target/{self.id}-{at}"
        own = {"plan": self.id}
        span = {"start": at * 80, "end": at * 80 + 7}
        named = {"name": f"推动重点行业绿色升级改造 {at}", "path": f"三 （{at}）", "kind": "measure"}
        yield Node(("Measure",), measure, {**own, **span, **named, "order": at, "has_clause": True})
        yield Node(("Target",), target, {**own, "name": "单位地区生产总值能耗", "value": 13.5, "unit": "%"})
        yield Edge("HAS_MEASURE", "Plan", plan, "Measure", measure, {**own, "order": at})
        yield Edge("SETS", "Measure", measure, "Target", target, {**own, **span, "quote": "下降13.5%"})
        for rank in (1, 2):
            agency = f"{BASE}/agency/520000/a{(at * 7 + rank * 11) % AGENCIES}"
            duty = {**own, **span, "id": f"{self.id}-{at}-{rank}", "rank": rank, "mention": "省生态环境厅"}
            yield Edge(ROLES[(at + rank) % 5], "Agency", agency, "Measure", measure, duty)


def timed_load(store: Store, plans: list[Generated], what: str) -> float:
    start = time.perf_counter()
    report = load_elements(store, [plan.elements() for plan in plans])
    seconds = time.perf_counter() - start
    total = report.total
    counts = f"{total.added} added, {total.unchanged} unchanged, {report.writes} writes"
    print(f"{what:<34}{seconds:8.2f} s   {counts}")
    return seconds


def one_by_one(bolt: str, plans: list[Generated], sample: int) -> float:
    """Send every n-th node and relationship on its own and return the seconds for all of them."""
    rows = [row for plan in plans for row in plan.elements()]
    nodes = [row for row in rows if isinstance(row, Node)]
    edges = [row for row in rows if isinstance(row, Edge)]
    total = 0.0
    with neo4j.GraphDatabase.driver(bolt, auth=None) as driver, driver.session(database="neo4j") as session:
        for kind, send in ((nodes, send_node), (edges, send_edge)):
            step = max(1, len(kind) * 2 // sample)
            chosen = kind[::step]
            for row in chosen[:100]:
                send(session, row)
            start = time.perf_counter()
            for row in chosen:
                send(session, row)
            total += (time.perf_counter() - start) / len(chosen) * len(kind)
    return total


def send_node(session: neo4j.Session, node: Node) -> None:
    text = f"MERGE (n:{node.labels[0]} {{uri: $uri}}) SET n += $properties"
    session.run(text, uri=node.uri, properties=dict(node.properties)).consume()


def send_edge(session: neo4j.Session, edge: Edge) -> None:
    key = " {id: $id}" if "id" in edge.properties else ""
    text = (
        f"MATCH (s:{edge.start_label} {{uri: $start}}) MATCH (e:{edge.end_label} {{uri: $end}}) "
        f"MERGE (s)-[r:{edge.type}{key}]->(e) SET r += $properties"
    )
    properties = dict(edge.properties)
    session.run(
        text, start=edge.start, end=edge.end, id=properties.get("id"), properties=properties
    ).consume()


def grouped(plans: list[Generated]) -> tuple[dict[str, list[Node]], dict[tuple[str, str, str], list[Edge]]]:
    """Group all nodes by label, all relationships by type and labels: what one UNWIND can write."""
    nodes: dict[str, list[Node]] = {}
    edges: dict[tuple[str, str, str], list[Edge]] = {}
    for row in itertools.chain.from_iterable(plan.elements() for plan in plans):
        if isinstance(row, Node):
            nodes.setdefault(row.labels[0], []).append(row)
        else:
            edges.setdefault((row.type, row.start_label, row.end_label), []).append(row)
    return nodes, edges


def emptied(session: neo4j.Session) -> None:
    session.run(f"MATCH (n) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF {BATCH} ROWS").consume()


def counted(session: neo4j.Session) -> tuple[int, int]:
    """Count the nodes and relationships: a peer whose counts differ from ours has not done the same."""
    nodes = session.run("MATCH (n) RETURN count(n)").single(strict=True).value()
    return nodes, session.run("MATCH ()-[r]->() RETURN count(r)").single(strict=True).value()


def without_label(session: neo4j.Session, plans: list[Generated], sample: int) -> tuple[float, float, int]:
    """Return the seconds for all nodes, for all relationships, and how many of these were measured."""
    nodes, edges = grouped(plans)
    start = time.perf_counter()
    for of_label in nodes.values():
        for batch in batches(of_label):
            rows = [{"uri": node.uri, "properties": dict(node.properties)} for node in batch]
            session.run(
                "UNWIND $rows AS row MERGE (n {uri: row.uri}) SET n += row.properties", rows=rows
            ).consume()
    for_nodes = time.perf_counter() - start
    step = max(1, sum(map(len, edges.values())) // sample)
    seconds, measured = 0.0, 0
    for (kind, _, _), of_kind in edges.items():
        key = " {id: row.properties.id}" if "id" in of_kind[0].properties else ""
        text = (
            "UNWIND $rows AS row MATCH (s {uri: row.start}) MATCH (e {uri: row.end}) "
            f"MERGE (s)-[r:{kind}{key}]->(e) SET r += row.properties"
        )
        rows = [{"start": e.start, "end": e.end, "properties": dict(e.properties)} for e in of_kind[::step]]
        session.run(text, rows=rows[:20]).consume()
        start = time.perf_counter()
        for batch in batches(rows):
            session.run(text, rows=batch).consume()
        seconds += (time.perf_counter() - start) / len(rows) * len(of_kind)
        measured += len(rows)
    return for_nodes, seconds, measured


def py2neo_bulk(graph: py2neo.Graph, plans: list[Generated]) -> float:
    """Write all rows by py2neo's bulk functions and return the seconds."""
    start = time.perf_counter()
    nodes, edges = grouped(plans)
    for label, of_label in nodes.items():
        for batch in batches(of_label):
            data = [{"uri": node.uri, **node.properties} for node in batch]
            py2neo.bulk.merge_nodes(graph.auto(), data, (label, "uri"))
    for (kind, first, second), of_kind in edges.items():
        key = (kind, "id") if "id" in of_kind[0].properties else (kind,)
        for batch in batches(of_kind):
            data = [(edge.start, dict(edge.properties), edge.end) for edge in batch]
            py2neo.bulk.merge_relationships(graph.auto(), data, key, (first, "uri"), (second, "uri"))
    return time.perf_counter() - start


def peers(store: Store, bolt: str, plans: list[Generated], rounds: int, sample: int) -> None:
    """Print what the two peers need for the same rows, py2neo in turns with our own load."""
    graph = py2neo.Graph(bolt)
    ours, theirs = [], []
    with neo4j.GraphDatabase.driver(bolt, auth=None) as driver, driver.session(database="neo4j") as session:
        for _ in range(rounds):
            emptied(session)
            start = time.perf_counter()
            load_elements(store, [plan.elements() for plan in plans])
            ours.append(time.perf_counter() - start)
            wanted = counted(session)
            emptied(session)
            theirs.append(py2neo_bulk(graph, plans))
            if counted(session) != wanted:
                raise SystemExit(f"py2neo.bulk wrote {counted(session)} elements, not {wanted}")
        emptied(session)
        for_nodes, for_edges, measured = without_label(session, plans, sample)
        if counted(session) != (wanted[0], measured):
            raise SystemExit(f"MERGE without a label wrote {counted(session)}, not {wanted[0], measured}")
        emptied(session)
    load, bulk = statistics.median(ours), statistics.median(theirs)
    both = for_nodes + for_edges
    print(f"{'first load, in turns with py2neo':<34}{load:8.2f} s   {min(ours):.2f} s at best")
    print(f"{'py2neo.bulk, batches of ' + str(BATCH):<34}{bulk:8.2f} s   {min(theirs):.2f} s at best")
    print(f"{'':<34}{bulk / load:8.2f} times as long, {min(theirs) / min(ours):.2f} best to best")
    print(f"{'MERGE without a label, nodes':<34}{for_nodes:8.2f} s   all {wanted[0]} measured")
    print(f"{'  relationships':<34}{for_edges:8.2f} s   from {measured} of {wanted[1]}, multiplied")
    print(f"{'  together':<34}{both:8.2f} s   {both / load:.0f} times as long")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=10)
    parser.add_argument("--measures", type=int, default=500, help="of each plan; 2 nodes, 4 relationships")
    parser.add_argument("--sample", type=int, default=4000, help="rows sent one by one")
    parser.add_argument("--scans", type=int, default=2000, help="relationships sent by MERGE without a label")
    parser.add_argument(
        "--rounds", type=int, default=10, help="loads into the warm server; their median counts"
    )
    options = parser.parse_args()
    plans = [Generated(number, options.measures) for number in range(options.plans)]
    with (
        tempfile.TemporaryDirectory() as home,
        running_server(fetch_server(), Path(home), throwaway=True) as server,
        open_store(server.bolt) as store,
    ):
        timed_load(store, plans, "first load, server just started")
        warm = []
        for _ in range(options.rounds):
            for plan in plans:
                remove(store, plan.id)
            warm.append(timed_load(store, plans, "first load, warm"))
        timed_load(store, plans, "second load, nothing to do")
        for plan in plans:
            remove(store, plan.id)
        single = one_by_one(server.bolt, plans, options.sample)
        peers(store, server.bolt, plans, options.rounds, options.scans)
    median = statistics.median(warm)
    print(f"one by one, from {options.sample} rows{single:18.2f} s   {single / median:.0f} times as long")
    print(f"{os.cpu_count()} cores, load of the machine in the last minute {os.getloadavg()[0]:.1f}")
    print(
        f"yardstick {YARDSTICK} s, warm loads {min(warm):.2f} s at best, {median:.2f} s in the median: "
        f"{'kept' if median <= YARDSTICK else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
