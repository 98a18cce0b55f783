"""What of the graph belongs to one plan and what is shared, read from the ontology.

Labels and relationship types cannot be bound as parameters, so they are written into the Cypher text; they
come from here and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...ontology.model import GraphModel, graph_model

OWNER = "plan"
"""The property that names the plan to which a node or relationship belongs."""


def quoted(name: str) -> str:
    """Return a label, type or property name in backticks, as Cypher takes it whatever signs it holds."""
    return "`" + name.replace("`", "``") + "`"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a relationship type joins two labels."""

    type: str
    start: str
    end: str
    owned: bool
    keyed: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """The relationship types that lead from (or, not `outward`, to) nodes of one label; asked together."""

    label: str
    outward: bool
    types: tuple[str, ...]

    @property
    def arrow(self) -> str:
        """The pattern between the node `n` of that label and the far end, with the relationship as `r`."""
        body = f"[r:{'|'.join(map(quoted, self.types))}]"
        return f"-{body}->" if self.outward else f"<-{body}-"


@dataclass(frozen=True)
class Shape:
    """The labels and patterns of a model, told apart by who owns them."""

    model: GraphModel

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels that nodes are matched by."""
        return tuple(label for label, node in self.model.nodes.items() if node.extends is None)

    @cached_property
    def owned(self) -> frozenset[str]:
        """The labels whose nodes belong to one plan alone."""
        return frozenset(label for label in self.labels if OWNER in self.model.nodes[label].properties)

    @cached_property
    def extras(self) -> Mapping[str, tuple[str, ...]]:
        """For each label the labels that such a node may carry as well."""
        return {
            label: tuple(sorted(name for name, node in self.model.nodes.items() if node.extends == label))
            for label in self.labels
        }

    @cached_property
    def declared(self) -> Mapping[str, frozenset[str]]:
        """For each label the properties that are ours; what else a node carries is somebody else's."""
        return {
            label: frozenset(
                name for one in (label, *self.extras[label]) for name in self.model.properties_of(one)
            )
            for label in self.labels
        }

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Every way in which relationships may join nodes."""
        return tuple(
            Pattern(edge.type, start, end, OWNER in edge.properties, edge.keyed)
            for edge in self.model.edges.values()
            for start, end in edge.ends
            if start in self.labels and end in self.labels
        )

    @cached_property
    def shared_types(self) -> tuple[str, ...]:
        """The relationship types that belong to no plan: they join shared nodes."""
        return tuple(sorted({pattern.type for pattern in self.patterns if not pattern.owned}))

    @cached_property
    def owned_walks(self) -> tuple[Walk, ...]:
        """How to reach everything that a plan owns from its own nodes, each relationship once."""
        return _walks(
            (p.start, True, p.type) if p.start in self.owned else (p.end, False, p.type)
            for p in self.patterns
            if p.owned
        )

    @cached_property
    def shared_walks(self) -> tuple[Walk, ...]:
        """How to reach from shared nodes the ones they lead to."""
        return _walks((p.start, True, p.type) for p in self.patterns if not p.owned)

    def pattern(self, walk: Walk, kind: str, far: Iterable[str]) -> Pattern | None:
        """Return which pattern a relationship of this type is whose far end has these labels."""
        labels = frozenset(far)
        for one in self._by_type[kind]:
            near_label, far_label = (one.start, one.end) if walk.outward else (one.end, one.start)
            if near_label == walk.label and far_label in labels:
                return one
        return None

    @cached_property
    def _by_type(self) -> Mapping[str, list[Pattern]]:
        groups: dict[str, list[Pattern]] = {}
        for pattern in self.patterns:
            groups.setdefault(pattern.type, []).append(pattern)
        return groups

    def indexes(self) -> tuple[str, ...]:
        """Return the indexes by which a plan's own nodes are found; without them a load scans every plan."""
        return tuple(
            f"CREATE INDEX {label.lower()}_{OWNER} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.{OWNER})"
            for label in sorted(self.owned)
        )


def _walks(steps: Iterable[tuple[str, bool, str]]) -> tuple[Walk, ...]:
    groups: dict[tuple[str, bool], set[str]] = {}
    for label, outward, kind in steps:
        groups.setdefault((label, outward), set()).add(kind)
    return tuple(Walk(*key, tuple(sorted(kinds))) for key, kinds in sorted(groups.items()))


def current_shape() -> Shape:
    """Return the shape of the shipped ontology."""
    return Shape(graph_model())
