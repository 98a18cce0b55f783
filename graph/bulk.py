"""Records as files for `neo4j-admin database import`: for graphs that outgrow loading over the wire.

One header file and part files for each label and each way in which a type joins two labels, the constraints
as Cypher, a shell script that runs both, and a manifest with the counts. The graph that the importer makes of
them is the one that loading the same records makes: loading them afterwards writes nothing.

What belongs to one plan is written as it comes. Kept in memory until the end are the nodes that plans share
(a few thousand, however many plans), what joins those, the citations (a later plan may be what an earlier one
cites), and the ids of the plans.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TextIO

from ..errors import UsageError
from ..loaders.record import Citation, Record
from ..ontology.iris import Namespace
from ..ontology.model import KEY, Property, check, constraints
from .bulk_script import SCRIPT_NAME, script
from .citations import CitedPlans, HeldPlan
from .elements import Edge, Node, Value
from .stores.contents import Contents, EdgeKey, NodeKey, edge_key, gather, join
from .stores.errors import StoreRefused
from .stores.schema import fulltext, mark
from .stores.shape import Pattern, Shape, current_shape, quoted

PART_ROWS = 1_000_000
"""Rows of a part file: a file of this size can still be looked at, sorted and copied."""

LIST_SIGN = "\x1f"
"""Stands between the items of a list. No text of a plan has it, as it may have a semicolon."""

_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}
_CITES = "CITES"


@dataclass(slots=True)
class Exported:
    """What was written: rows by label and type, and the file groups (header first)."""

    counts: Counter[str] = field(default_factory=Counter)
    nodes: list[list[str]] = field(default_factory=list)
    relationships: list[list[str]] = field(default_factory=list)

    @property
    def node_count(self) -> int:
        """How many of the rows are nodes."""
        labels = {files[0].removeprefix("nodes-").partition(".")[0] for files in self.nodes}
        return sum(self.counts[label] for label in labels)


def write_bulk(records: Iterable[Record], folder: Path, *, namespace: Namespace | None = None) -> Exported:
    """Write the records into `folder`, which must be empty or not be there; return what was written.

    Raises `StoreRefused` for a folder that holds files, or a list item that cannot be told from two, and
    `UsageError` where one plan comes in two versions.
    """
    shape, names = current_shape(), namespace or Namespace()
    _make(folder)
    with _Files(folder, shape) as files:
        shared, held, cited = _write_plans(records, names, shape, files)
        _settle_citations(shared, held, cited)
        for node in shared.nodes.values():
            files.node(node)
        for edge in (*shared.edges.values(), *cited.values()):
            files.edge(edge)
    exported = files.exported()
    schema = [*constraints(shape.model), *shape.indexes(), fulltext(), mark(), *files.empty_lists()]
    (folder / "schema.cypher").write_text("".join(f"{text};\n" for text in schema), encoding="utf-8")
    manifest = {"elements": dict(sorted(exported.counts.items())), "plans": len(held)}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    (folder / SCRIPT_NAME).write_text(script(exported.nodes, exported.relationships), encoding="utf-8")
    (folder / SCRIPT_NAME).chmod(0o755)
    return exported


def _make(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreRefused(f"{folder} is there and not empty; name a new or empty folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreRefused(f"The folder {folder} cannot be made ({error.strerror or error}).") from error


def _write_plans(
    records: Iterable[Record], names: Namespace, shape: Shape, files: _Files
) -> tuple[Contents, dict[str, HeldPlan], dict[EdgeKey, Edge]]:
    """Write what belongs to one plan each; return what is shared, the plans, and the citations."""
    from .build import elements  # noqa: PLC0415 - reads the code lists

    shared, held = Contents(), dict[str, HeldPlan]()
    cited: dict[EdgeKey, Edge] = {}
    for record in records:
        uri = names.plan_iri(record.plan.id)
        if uri in held:
            raise UsageError(
                f"The plan {record.plan.title} comes twice; leave out the older version, since files for an "
                "import cannot take back what is written."
            )
        held[uri] = HeldPlan(uri, record.plan.title, record.plan.doc_number)
        _, contents = gather(map(_checked, elements(record, names)), shape)
        for key, node in contents.nodes.items():
            if key[0] in shape.owned:
                files.node(node)
            else:
                shared.nodes[key] = _longer_name(shared.nodes.get(key), node)
        for edge in contents.edges.values():
            if edge.type == _CITES:
                cited[edge_key(edge, keyed=False)] = edge
            elif edge.type in shape.shared_types:
                shared.edges[edge_key(edge, keyed=False)] = edge
            else:
                files.edge(edge)
    return shared, held, cited


def _checked(element: Node | Edge) -> Node | Edge:
    check(element)
    return element


def _longer_name(old: Node | None, new: Node) -> Node:
    """Return the later node under the longer of two spellings, as loading settles it."""
    if old is None or "name" not in old.properties or "name" not in new.properties:
        return new
    name = max(old.properties["name"], new.properties["name"], key=lambda text: (len(str(text)), str(text)))
    return replace(new, properties={**new.properties, "name": name})


def _settle_citations(shared: Contents, held: dict[str, HeldPlan], cited: dict[EdgeKey, Edge]) -> None:
    """Lead citations to the plans that are here, and drop the documents that nobody cites any more."""
    everyone = CitedPlans.among(held.values())
    for key, edge in list(cited.items()):
        title = str(shared.nodes["Document", edge.end].properties["name"])
        number = edge.properties.get("number")
        citation = Citation(title, None if number is None else str(number), ())
        plan = everyone.find(citation)
        if plan == edge.start:
            others = (other for other in held.values() if other.uri != edge.start)
            plan = CitedPlans.among(others).find(citation)
        if plan:
            del cited[key]
            moved = replace(edge, end_label="Plan", end=plan)
            before = cited.get(edge_key(moved, keyed=False))
            cited[edge_key(moved, keyed=False)] = join(before, moved) if before else moved
    used: set[NodeKey] = {(edge.end_label, edge.end) for edge in cited.values()}
    for node_key in [key for key in shared.nodes if key[0] == "Document" and key not in used]:
        del shared.nodes[node_key]


class _Files:
    """The part files, each opened when its first row comes; headers are written at once."""

    def __init__(self, folder: Path, shape: Shape) -> None:
        self._folder = folder
        self._shape = shape
        self._stack = ExitStack()
        self._groups: dict[str, _Group] = {}
        self._patterns = {(p.type, p.start, p.end): p for p in shape.patterns}
        self._counts: Counter[str] = Counter()

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def node(self, node: Node) -> None:
        """Write one node."""
        label = node.labels[0]
        group = self._groups.get(label)
        if group is None:
            properties = self._node_properties(label)
            header = [f"{KEY}:ID({label})", *map(_head, properties), ":LABEL"]
            group = self._open(label, f"(n:{quoted(label)})", header, properties)
        group.write(node.uri, node.properties, list(node.labels))
        self._counts[label] += 1

    def edge(self, edge: Edge) -> None:
        """Write one relationship."""
        key = f"{edge.type}-{edge.start_label}-{edge.end_label}"
        group = self._groups.get(key)
        if group is None:
            pattern: Pattern = self._patterns[edge.type, edge.start_label, edge.end_label]
            properties = list(self._shape.model.edges[pattern.type].properties.values())
            ends = (f":START_ID({edge.start_label})", f":END_ID({edge.end_label})")
            header = [ends[0], *map(_head, properties), ends[1], ":TYPE"]
            found = f"(:{quoted(pattern.start)})-[n:{quoted(pattern.type)}]->(:{quoted(pattern.end)})"
            group = self._open(key, found, header, properties)
        group.write(edge.start, edge.properties, edge.end, edge.type)
        self._counts[edge.type] += 1

    def _node_properties(self, label: str) -> list[Property]:
        model = self._shape.model
        found = dict(model.properties_of(label))
        for extra in self._shape.extras[label]:
            found |= model.properties_of(extra)
        return [p for p in found.values() if p.name != KEY]

    def _open(self, name: str, found: str, header: Sequence[str], properties: list[Property]) -> _Group:
        kind = "nodes" if header[-1] == ":LABEL" else "relationships"
        group = _Group(self._folder, f"{kind}-{name}", found, properties)
        self._stack.callback(group.close)
        (self._folder / group.files[0]).write_text(",".join(header) + "\n", encoding="utf-8")
        self._groups[name] = group
        return group

    def empty_lists(self) -> Iterator[str]:
        """Yield the statements that set what no file can say: a list without items is read as unknown."""
        for _, group in sorted(self._groups.items()):
            yield from group.empty_lists()

    def exported(self) -> Exported:
        """Return what was written, in an order that does not depend on the records."""
        groups = [group.files for _, group in sorted(self._groups.items())]
        return Exported(
            self._counts,
            [files for files in groups if files[0].startswith("nodes-")],
            [files for files in groups if files[0].startswith("relationships-")],
        )


class _Group:
    """The files of one label or pattern: a header, and parts of `PART_ROWS` rows."""

    def __init__(self, folder: Path, stem: str, found: str, properties: Sequence[Property]) -> None:
        self._names = [p.name for p in properties]
        self._lists = [p.name for p in properties if p.kind.endswith("s")]
        self._found = found
        self._empty: set[str] = set()
        self._unknown: set[str] = set()
        self.files = [f"{stem}.header.csv"]
        self._folder = folder
        self._stem = stem
        self._rows = 0
        self._out: TextIO | None = None

    def write(self, first: str, properties: Mapping[str, Value], *last: Value) -> None:
        for name in self._lists:
            if not properties.get(name):
                (self._empty if name in properties else self._unknown).add(name)
        if self._out is None or self._rows == PART_ROWS:
            self.close()
            self.files.append(f"{self._stem}.{len(self.files)}.csv")
            self._out = (self._folder / self.files[-1]).open("w", encoding="utf-8", newline="")
            self._rows = 0
        cells = (first, *(properties.get(name) for name in self._names), *last)
        self._out.write(",".join(map(_cell, cells)) + "\n")
        self._rows += 1

    def empty_lists(self) -> Iterator[str]:
        for name in sorted(self._empty):
            if name in self._unknown:
                raise StoreRefused(
                    f"Some {self._stem} have an empty {name} and some none at all, which no file for the "
                    "importer can tell apart; load the records with `policygraph load` instead."
                )
            key = quoted(name)
            yield (
                f"MATCH {self._found} WHERE n.{key} IS NULL "
                f"CALL (n) {{ SET n.{key} = [] }} IN TRANSACTIONS OF 10000 ROWS"
            )

    def close(self) -> None:
        if self._out is not None:
            self._out.close()
            self._out = None


def _head(one: Property) -> str:
    many = one.kind.endswith("s")
    return f"{one.name}:{_TYPES[one.kind.removesuffix('s') if many else one.kind]}{'[]' if many else ''}"


def _cell(value: Value | None) -> str:
    """Return a value as the importer reads it: nothing for unknown, text in quotes, figures bare."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _quoted(value)
        case _:
            return _quoted(LIST_SIGN.join(_items(value)))


def _items(values: Sequence[str] | Sequence[int]) -> Iterator[str]:
    for item in map(str, values):
        if LIST_SIGN in item:
            raise StoreRefused(
                f"The text {item!r} holds the sign that stands between the items of a list, so it cannot be "
                "written; load the records with `policygraph load` instead."
            )
        yield item


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
