"""How fast 10,000 nodes and 20,000 relationships get into a real, warm Neo4j: our load beside one by one.

    python benchmarks/neo4j_load.py            starts a server of its own (fetches it once)
    python benchmarks/neo4j_load.py --plans 5 --measures 1000

Both ways write the same rows to the same server in one run, with the same constraints. "One by one" is what
a script does that sends each row as it comes: a labelled MERGE on the constrained key, a transaction each. It
is measured on an even sample of the rows and multiplied; the sample's size is printed. The machine's load is
printed too: on a busy machine all of these figures grow.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j
from policygraph.graph.elements import Edge, Node
from policygraph.graph.loading import load_elements, remove
from policygraph.graph.server import fetch_server, running_server
from policygraph.graph.stores import Store, open_store
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=10)
    parser.add_argument("--measures", type=int, default=500, help="of each plan; 2 nodes, 4 relationships")
    parser.add_argument("--sample", type=int, default=4000, help="rows sent one by one")
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
    median = statistics.median(warm)
    print(f"one by one, from {options.sample} rows{single:18.2f} s   {single / median:.0f} times as long")
    print(f"{os.cpu_count()} cores, load of the machine in the last minute {os.getloadavg()[0]:.1f}")
    print(
        f"yardstick {YARDSTICK} s, warm loads {min(warm):.2f} s at best, {median:.2f} s in the median: "
        f"{'kept' if median <= YARDSTICK else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
