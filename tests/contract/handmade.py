"""Small plans made by hand, as nodes and relationships: what a load is about, without documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.graph.elements import Edge, Node
from policygraph.loaders import record as r
from policygraph.ontology.iris import plan_id

BASE = "https://w3id.org/cn-policy/id"
HOSTILE = "'\"`{}\\ \n\t`}) DETACH DELETE n // $rows :Agency 生态\u2028🙂"


@dataclass(frozen=True)
class Plan:
    """A plan of `size` measures; every third has a duty of the shared office, the others of their own."""

    number: int = 1
    size: int = 12
    title: str = "某省节能减排方案"
    said: str = "负责"
    role: str = "LEADS"
    shared: bool = True

    @property
    def id(self) -> str:
        return f"520000-{self.number:012d}"

    @property
    def uri(self) -> str:
        return f"{BASE}/plan/{self.id}"

    def measure(self, at: int) -> str:
        return f"{BASE}/measure/{self.id}/{at}"

    def agency(self, at: int) -> str:
        if at % 3 == 0 and self.shared:
            return f"{BASE}/agency/520000/ecology"
        return f"{BASE}/agency/520000/of-{self.number}-{at % 5}"

    def elements(self) -> Iterator[Node | Edge]:
        properties = {"name": self.title, "plan": self.id, "pages": [0, 911], "chars": 5, "sha256": "0" * 64}
        yield Node(("Plan",), self.uri, properties)
        yield Node(("Place",), f"{BASE}/place/520100", {"name": "贵阳市", "code": "520100"})
        yield Node(("Place",), f"{BASE}/place/520000", {"name": "贵州省", "code": "520000"})
        yield self.link("WITHIN", "Place", f"{BASE}/place/520100", "Place", f"{BASE}/place/520000")
        yield Node(("Office",), f"{BASE}/office/o", {"name": "生态环境"})
        for uri in sorted({self.agency(at) for at in range(self.size)}):
            collective = ("CollectiveActor",) if uri.endswith("-1") else ()
            yield Node(("Agency", *collective), uri, {"name": "机构 " + uri.rpartition("/")[2]})
            yield self.link("KIND_OF", "Agency", uri, "Office", f"{BASE}/office/o")
            yield self.link("SERVES", "Agency", uri, "Place", f"{BASE}/place/520100")
        for at in range(self.size):
            yield from self.about(at)

    def about(self, at: int) -> Iterator[Node | Edge]:
        measure = self.measure(at)
        yield Node(
            ("Measure",), measure, {"name": f"举措 {at}", "plan": self.id, "order": at, "has_clause": True}
        )
        yield self.own("HAS_MEASURE", "Plan", self.uri, "Measure", measure, order=at)
        if at % 4:
            yield self.own("PART_OF", "Measure", measure, "Measure", self.measure(at - at % 4), order=at)
        # Two duties of one office for one measure: one relationship would swallow the other.
        for rank in (1, 2):
            properties = {"id": f"{self.id}-{at}-{rank}", "rank": rank, "mention": self.said, "start": at}
            yield self.own(self.role, "Agency", self.agency(at), "Measure", measure, **properties)
        target = f"{BASE}/target/{self.id}-{at}"
        yield Node(("Target",), target, {"name": f"目标 {at}", "plan": self.id, "value": at + 0.5})
        yield self.own("SETS", "Measure", measure, "Target", target, quote=self.said, start=0, end=2)

    def own(self, kind: str, *ends: str, **properties: object) -> Edge:
        return Edge(kind, *ends, {**properties, "plan": self.id})

    def link(self, kind: str, *ends: str) -> Edge:
        return Edge(kind, *ends)


def old() -> list[Plan]:
    """Two plans that share an office."""
    return [Plan(1, size=30), Plan(2, size=20)]


def new() -> list[Plan]:
    """The same plans in a later version, and one more."""
    return [Plan(1, size=25, said="落实", role="SUPPORTS"), Plan(2, size=24, title="修订"), Plan(3, size=10)]


def record(title: str, *cited: str | tuple[str, str], number: str | None = None) -> r.Record:
    """A record of nothing but a title and the documents it cites, each a title or (title, number)."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in cited]
    cites = tuple(r.Citation(name, no, ((at, at + 1),)) for at, (name, no) in enumerate(pairs))
    source = r.Source("plan.txt", "text/plain", "0" * 64, "1" * 64, "text", "1", "1", 100)
    place = r.PlaceRef("贵州省", "520000")
    plan = r.Plan(plan_id("520000", title), title, place, (2021, 2025), number, (), None, cites, source)
    return r.Record("policygraph/record/1", plan, (), ())
