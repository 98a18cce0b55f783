"""What the property graph may contain: labels, relationship types, their ends, properties, kinds and keys.

All of it is read from `graph-schema.json`, which `derive` makes from `policy.ttl` and `shapes.ttl`: no second
list is kept in code, and no RDF library is loaded (the file is read in about a millisecond). The schema is
closed: `check` refuses an element that is not declared, before a store sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, runtime_checkable

from ..errors import StoreError

SCHEMA = "policygraph/graph/1"
KEY = "uri"
"""The property that is unique among the nodes of one label."""

EDGE_KEY = "id"
"""The property that is unique among the relationships of one keyed type."""

_FILE = Path(__file__).with_name("graph-schema.json")
_CONTEXT = Path(__file__).with_name("context.jsonld")
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SCALARS: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "float": (int, float),
    "boolean": bool,
}


class SchemaViolation(StoreError):
    """A node or relationship that the ontology does not declare."""


@runtime_checkable
class NodeLike(Protocol):
    """What `check` needs of a node."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, the keyed one first."""

    @property
    def uri(self) -> str:
        """The key."""

    @property
    def properties(self) -> Mapping[str, Any]:
        """The properties without the key."""


class EdgeLike(Protocol):
    """What `check` needs of a relationship."""

    @property
    def type(self) -> str:
        """The relationship type."""

    @property
    def start_label(self) -> str:
        """The label by which the start is matched."""

    @property
    def end_label(self) -> str:
        """The label by which the end is matched."""

    @property
    def properties(self) -> Mapping[str, Any]:
        """The properties."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name and kind (string, integer, float, boolean; with `s` a list), and its RDF form.

    `iri` is the predicate (`None` for the ends of a span, which RDF writes as one resource); `many` says that
    a list is written as one triple an item, `resource` that the object is an IRI; `values` maps the words of
    a closed list to their concepts; `least` and `most` are the limits of a whole number.
    """

    name: str
    kind: str
    required: bool
    iri: str | None = None
    datatype: str | None = None
    language: str | None = None
    resource: bool = False
    many: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None

    def accepts(self, value: object) -> bool:
        """Return whether `value` is of this kind, within its limits and in its closed list."""
        many = self.kind.endswith("s")
        if many and not isinstance(value, list | tuple):
            return False
        items = value if many and isinstance(value, list | tuple) else (value,)
        return all(self._accepts_one(item) for item in items)

    def _accepts_one(self, item: object) -> bool:
        kind = self.kind.removesuffix("s")
        # bool is a kind of int to Python, and not to any store.
        if isinstance(item, bool) != (kind == "boolean") or not isinstance(item, _SCALARS[kind]):
            return False
        if isinstance(item, int) and not self._is_within_limits(item):
            return False
        return not self.values or item in self.values

    def _is_within_limits(self, number: int) -> bool:
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)

    @property
    def wanted(self) -> str:
        """What it accepts, for a message."""
        limits = [f"from {self.least}"] if self.least is not None else []
        limits += [f"to {self.most}"] if self.most is not None else []
        return " ".join([self.kind, *limits])


@dataclass(frozen=True, slots=True)
class SpanProperty:
    """Two integer properties (or lists of them) that are one span of the text, and its predicate in RDF."""

    start: str
    end: str
    many: bool
    iri: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label with its properties; `extends` is the label that such a node carries as well, and first."""

    label: str
    properties: Mapping[str, Property]
    extends: str | None
    iri: str
    spans: tuple[SpanProperty, ...]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relationship type, the pairs of labels it may join, and its properties.

    `keyed`: each carries its own unique `id`. `role` is the role of a duty. `written_as` is the class of the
    node that holds the properties in RDF (`None`: they stand on one of the ends there).
    """

    type: str
    ends: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]
    keyed: bool
    role: str | None
    iri: str
    written_as: str | None
    spans: tuple[SpanProperty, ...]


@dataclass(frozen=True)
class GraphModel:
    """All labels and relationship types by name."""

    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]

    def properties_of(self, label: str) -> Mapping[str, Property]:
        """Return the properties that a node of this label may carry, with those of the label it extends."""
        node = self.nodes[label]
        return {**(self.properties_of(node.extends) if node.extends else {}), **node.properties}

    def type_of_role(self, role: str) -> str:
        """Return the relationship type of a duty in this role."""
        return self._types_of_roles[role]

    @cached_property
    def _types_of_roles(self) -> Mapping[str, str]:
        return {edge.role: edge.type for edge in self.edges.values() if edge.role}


def from_schema(schema: Mapping[str, Any]) -> GraphModel:
    """Return the model that the data of `graph-schema.json` describe."""
    nodes = (
        NodeType(**{**n, "properties": _named(n["properties"]), "spans": _spans(n["spans"])})
        for n in schema["nodes"]
    )
    edges = (
        EdgeType(
            **{
                **e,
                "ends": tuple((start, end) for start, end in e["ends"]),
                "properties": _named(e["properties"]),
                "spans": _spans(e["spans"]),
            }
        )
        for e in schema["edges"]
    )
    return GraphModel(
        nodes=MappingProxyType({n.label: n for n in nodes}),
        edges=MappingProxyType({e.type: e for e in edges}),
    )


def _named(rows: list[dict[str, Any]]) -> Mapping[str, Property]:
    return MappingProxyType({row["name"]: Property(**row) for row in rows})


def _spans(rows: list[dict[str, Any]]) -> tuple[SpanProperty, ...]:
    return tuple(SpanProperty(row["start"], row["end"], row["many"], row["iri"]) for row in rows)


@cache
def graph_model() -> GraphModel:
    """Return the model of the shipped ontology."""
    return from_schema(json.loads(_FILE.read_text(encoding="utf-8")))


@cache
def nested_properties() -> frozenset[str]:
    """Return the IRIs of the properties whose objects stand inside their subjects in JSON-LD."""
    return frozenset(json.loads(_FILE.read_text(encoding="utf-8"))["nested"])


@cache
def context() -> Mapping[str, Any]:
    """Return the JSON-LD context of exports: term -> definition, prefixes among them."""
    found: dict[str, Any] = json.loads(_CONTEXT.read_text(encoding="utf-8"))["@context"]
    return MappingProxyType(found)


def constraints(model: GraphModel | None = None) -> tuple[str, ...]:
    """Return the uniqueness constraints as Cypher that Neo4j 5 and the embedded store both take.

    One for each label that is matched by (a collective is matched as an agency) and for each keyed type.
    """
    return tuple(_constraints(model or graph_model()))


def _constraints(model: GraphModel) -> Iterator[str]:
    for label, node in model.nodes.items():
        if node.extends is None:
            yield _constraint(f"{_snake(label)}_{KEY}", f"(n:{label})", f"n.{KEY}")
    for name, edge in model.edges.items():
        if edge.keyed:
            yield _constraint(f"{name.lower()}_{EDGE_KEY}", f"()-[r:{name}]-()", f"r.{EDGE_KEY}")


def _constraint(name: str, pattern: str, key: str) -> str:
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {pattern} REQUIRE {key} IS UNIQUE"


def _snake(label: str) -> str:
    return _WORD_START.sub("_", label).lower()


def check(element: NodeLike | EdgeLike) -> None:
    """Raise `SchemaViolation` unless the ontology declares the element with all that it carries."""
    if isinstance(element, NodeLike):
        _check_node(element)
    else:
        _check_edge(element)


def _check_node(node: NodeLike) -> None:
    model = graph_model()
    unknown = [label for label in node.labels if label not in model.nodes]
    if unknown or not node.labels:
        raise SchemaViolation(f"The node {node.uri} has labels that policy.ttl does not declare: {unknown}.")
    main, *more = node.labels
    if any(model.nodes[label].extends != main for label in more):
        raise SchemaViolation(f"The node {node.uri} has labels that do not go together: {node.labels}.")
    if not (node.uri and node.uri.isascii()):
        raise SchemaViolation(f"The {main} {node.properties.get('name')!r} has {node.uri!r}, no ASCII IRI.")
    allowed = dict(model.properties_of(main))
    for label in more:
        allowed |= model.properties_of(label)
    _check_properties(node.properties, allowed, f"{main} {node.uri}")


def _check_edge(edge: EdgeLike) -> None:
    declared = graph_model().edges.get(edge.type)
    if declared is None:
        raise SchemaViolation(f"The relationship type {edge.type} is not declared in policy.ttl.")
    ends = (edge.start_label, edge.end_label)
    if ends not in declared.ends:
        raise SchemaViolation(
            f"{edge.type} goes from {ends[0]} to {ends[1]}; policy.ttl allows {declared.ends}."
        )
    _check_properties(edge.properties, declared.properties, edge.type)


def _check_properties(given: Mapping[str, object], allowed: Mapping[str, Property], where: str) -> None:
    for name, value in given.items():
        if name not in allowed:
            raise SchemaViolation(f"{where} carries {name!r}, which policy.ttl does not declare there.")
        if not allowed[name].accepts(value):
            raise SchemaViolation(
                f"{where} has {name} = {value!r}, but the ontology wants {allowed[name].wanted}."
            )
    missing = [p.name for p in allowed.values() if p.required and p.name not in given]
    if missing:
        raise SchemaViolation(f"{where} lacks {', '.join(missing)}, required there by shapes.ttl.")
