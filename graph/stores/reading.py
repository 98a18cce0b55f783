"""What a store holds of a plan and of the nodes that plans share, read back in few questions.

Few, because a server that has just started takes longer to plan a question than to answer it: relationship
types that hang on one label are asked for together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from ..elements import Edge, Node, Value
from .base import Row, Store
from .contents import Contents, NodeKey, batches, edge_key
from .shape import OWNER, Shape, Walk, quoted

_NODE = "RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS p"
_FAR = "RETURN type(r) AS type, n.uri AS near, f.uri AS far, labels(f) AS labels, properties(r) AS p"
_UNION = " UNION ALL "


def is_known(store: Store, shape: Shape, plan: str) -> bool:
    """Tell whether the store holds any node of this plan; if not, there is nothing to compare with."""
    tests = (f"EXISTS {{ MATCH {_own(label)} }}" for label in sorted(shape.owned))
    return bool(store.query(f"RETURN {' OR '.join(tests)} AS known", {"plan": plan})[0]["known"])


def read_owned(store: Store, shape: Shape, plan: str) -> Contents:
    """Read everything that belongs to the plan alone."""
    found = Contents()
    for label in sorted(shape.owned):
        _add_nodes(found, shape, label, store.query(f"MATCH {_own(label)} {_NODE}", {"plan": plan}))
    for walk in shape.owned_walks:
        _add_edges(found, shape, walk, store.query(f"{_from_own(walk)} {_FAR}", {"plan": plan}))
    return found


def count_owned(store: Store, shape: Shape, plan: str) -> Counter[str]:
    """Count what belongs to the plan alone, by label and relationship type, as the store has it."""
    nodes = (f"MATCH {_own(label)} RETURN '{label}' AS name, count(*) AS n" for label in sorted(shape.owned))
    edges = (f"{_from_own(walk)} RETURN type(r) AS name, count(*) AS n" for walk in shape.owned_walks)
    counts: Counter[str] = Counter()
    for row in store.query(_UNION.join((*nodes, *edges)), {"plan": plan}):
        counts[str(row["name"])] += cast(int, row["n"])
    return counts


def _own(label: str) -> str:
    return f"(n:{quoted(label)} {{{OWNER}: $plan}})"


def _from_own(walk: Walk) -> str:
    # The plan is named at the end that has an index on it; the other may have thousands of relationships.
    return f"MATCH {_own(walk.label)}{walk.arrow}(f) WHERE r.{OWNER} = $plan"


def read_shared_nodes(store: Store, shape: Shape, keys: Iterable[NodeKey]) -> Contents:
    """Read those of the shared nodes that the store holds."""
    found = Contents()
    for label, uris in _by_label(keys).items():
        text = f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}}) {_NODE}"
        for rows in batches(uris):
            _add_nodes(found, shape, label, store.query(text, {"rows": rows}))
    return found


def read_shared_edges(store: Store, shape: Shape, starts: Iterable[NodeKey]) -> Contents:
    """Read the relationships that lead from these shared nodes to other shared nodes."""
    found = Contents()
    by_label = _by_label(starts)
    for walk in shape.shared_walks:
        text = f"UNWIND $rows AS uri MATCH (n:{quoted(walk.label)} {{uri: uri}}){walk.arrow}(f) {_FAR}"
        for rows in batches(by_label.get(walk.label, ())):
            _add_edges(found, shape, walk, store.query(text, {"rows": rows}))
    return found


def count_support(store: Store, shape: Shape, keys: Iterable[NodeKey]) -> dict[NodeKey, int]:
    """Count for each shared node the relationships that are a reason to keep it.

    Those are all that point to it, and of those that leave it all but the ones to other shared nodes;
    somebody else's relationship counts as well.
    """
    support: dict[NodeKey, int] = {}
    for label, uris in _by_label(keys).items():
        text = (
            f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}}) RETURN n.uri AS uri, "
            "COUNT { (n)<--() } + COUNT { (n)-[r]->() WHERE NOT type(r) IN $shared } AS n"
        )
        for rows in batches(uris):
            for row in store.query(text, {"rows": rows, "shared": list(shape.shared_types)}):
                support[label, str(row["uri"])] = cast(int, row["n"])
    return support


def used_elsewhere(store: Store, keys: Iterable[NodeKey], plan: str) -> set[NodeKey]:
    """Return those of the shared nodes that another plan names."""
    used: set[NodeKey] = set()
    for label, uris in _by_label(keys).items():
        text = (
            f"UNWIND $rows AS uri MATCH (n:{quoted(label)} {{uri: uri}})-[r]-() WHERE r.{OWNER} <> $plan "
            "RETURN DISTINCT n.uri AS uri"
        )
        for rows in batches(uris):
            used |= {(label, str(row["uri"])) for row in store.query(text, {"rows": rows, "plan": plan})}
    return used


def _by_label(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for label, uri in keys:
        groups.setdefault(label, []).append(uri)
    return groups


def _add_nodes(found: Contents, shape: Shape, label: str, rows: Sequence[Row]) -> None:
    declared = shape.declared[label]
    for row in rows:
        uri = str(row["uri"])
        extras = sorted(set(cast("list[str]", row["labels"])) & set(shape.extras[label]))
        found.nodes[label, uri] = Node((label, *extras), uri, _declared(row, declared))


def _add_edges(found: Contents, shape: Shape, walk: Walk, rows: Sequence[Row]) -> None:
    for row in rows:
        pattern = shape.pattern(walk, str(row["type"]), cast("list[str]", row["labels"]))
        if pattern is None:
            # Somebody else's relationship that happens to have a name of ours.
            continue
        near, far = str(row["near"]), str(row["far"])
        start, end = (near, far) if walk.outward else (far, near)
        properties = _declared(row, frozenset(shape.model.edges[pattern.type].properties))
        edge = Edge(pattern.type, pattern.start, start, pattern.end, end, properties)
        found.edges[edge_key(edge, keyed=pattern.keyed)] = edge


def _declared(row: Row, declared: frozenset[str]) -> Mapping[str, Value]:
    properties = cast("Mapping[str, Value]", row["p"])
    return {name: value for name, value in properties.items() if name in declared}
