"""Loading records into a store so that running twice changes nothing, and taking plans out again.

A plan is compared with what the store holds of it, and only the difference is written: a new version takes
out what it no longer says, and a load that was killed is finished by the next one. What belongs to one plan
alone carries the property `plan`; nodes that plans share stay while anybody uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..errors import UsageError
from ..loaders.record import Record
from ..ontology.iris import Namespace
from ..ontology.model import check, constraints
from .citations import CitedPlans, HeldPlan
from .elements import Edge, Node, Value
from .stores.base import Statement, Store
from .stores.changes import Changes, Counts, compare, rows_in, statements
from .stores.contents import Contents, gather
from .stores.errors import CountMismatch
from .stores.linking import held_plans, link, unlink
from .stores.orphans import Kept, drop_orphans
from .stores.reading import (
    count_owned,
    is_known,
    read_owned,
    read_shared_edges,
    read_shared_nodes,
    used_elsewhere,
)
from .stores.shape import Shape, current_shape

TRANSACTION_ROWS = 50_000
"""A plan of up to so many rows is written in one transaction, all or nothing. A larger one would not fit into
a small server's memory: it is written in several, and the next load finishes it if one is killed."""

Progress = Callable[[str, int, int], None]
"""Called with plan id, rows written and rows to write, before and after each transaction."""


@dataclass(slots=True)
class PlanReport:
    """What became of one plan: counts by label and by relationship type, and shared nodes it let go of."""

    plan: str
    nodes: dict[str, Counts]
    edges: dict[str, Counts]
    writes: int = 0
    gone: list[Node] = field(default_factory=list)
    staying: list[Node] = field(default_factory=list)

    @property
    def total(self) -> Counts:
        """The counts of all labels and types together."""
        return _sum([*self.nodes.values(), *self.edges.values()])


@dataclass(slots=True)
class LoadReport:
    """What a load did, plan by plan; `writes` counts updates, by the server's own account on Neo4j."""

    plans: list[PlanReport] = field(default_factory=list)
    links: PlanReport | None = None
    """Citations that led to a document and now lead to a plan, loaded later than the one that cites it."""

    @property
    def _parts(self) -> list[PlanReport]:
        return [*self.plans, self.links] if self.links else self.plans

    @property
    def writes(self) -> int:
        """How many updates the store made; 0 says that it held all of this already."""
        return sum(part.writes for part in self._parts)

    @property
    def total(self) -> Counts:
        """The counts of all plans together."""
        return _sum([part.total for part in self._parts])

    @property
    def nodes(self) -> dict[str, Counts]:
        """The counts by label."""
        return _by_name([part.nodes for part in self._parts])

    @property
    def edges(self) -> dict[str, Counts]:
        """The counts by relationship type."""
        return _by_name([part.edges for part in self._parts])


def load(
    store: Store,
    records: Iterable[Record],
    progress: Progress | None = None,
    *,
    namespace: Namespace | None = None,
) -> LoadReport:
    """Load the records, one after the other, and report what changed.

    The constraints come first: one that the store refuses stops the load. After each plan what the store
    holds is counted against what was read, by label and type, and a difference is an error. Where a plan is
    new and the server says that it made just as many elements, that is the count.
    """
    from .build import elements  # noqa: PLC0415 - the registers it reads are not needed to remove a plan

    shape, names = current_shape(), namespace or Namespace()
    _prepare(store, shape)
    held = held_plans(store)
    report = LoadReport()
    for record in records:
        uri = names.plan_iri(record.plan.id)
        others = CitedPlans.among(plan for plan in held.values() if plan.uri != uri)
        made = _checked(elements(record, names, others))
        report.plans.append(_load_plan(store, shape, made, progress))
        held[uri] = HeldPlan(uri, record.plan.title, record.plan.doc_number)
    report.links = link_citations(store, held)
    if report.writes:
        store.settle()
    return report


def load_elements(
    store: Store,
    plans: Iterable[Iterable[Node | Edge]],
    progress: Progress | None = None,
    *,
    shape: Shape | None = None,
) -> LoadReport:
    """Load plans that are nodes and relationships already; see `load`. `plans` is read one plan at a time."""
    the_shape = shape or current_shape()
    _prepare(store, the_shape)
    report = LoadReport()
    for plan in plans:
        report.plans.append(_load_plan(store, the_shape, plan, progress))
    if report.writes:
        store.settle()
    return report


def remove(store: Store, plan: str, *, dry_run: bool = False, shape: Shape | None = None) -> PlanReport:
    """Take a plan out of the store: everything that it alone says, and shared nodes that nobody else uses.

    The report names the shared nodes that go (`gone`) and those that stay because something else needs them
    (`staying`). With `dry_run` it is the same report and nothing is written.
    """
    the_shape = shape or current_shape()
    store.check_version()
    found, nothing = read_owned(store, the_shape, plan), Contents()
    if not found.nodes:
        raise UsageError(
            f"The store at {store.location} holds no plan {plan}; `policygraph ask plans` lists what it has."
        )
    changes = compare(found, nothing, the_shape)
    unlink(store, the_shape, changes)
    kept = drop_orphans(store, the_shape, changes, nothing)
    report = _report(plan, changes, kept)
    if not dry_run:
        report.writes, _ = _write(store, the_shape, plan, changes, None)
        _check_counts(store, the_shape, plan, nothing)
    return report


def _checked(elements: Iterable[Node | Edge]) -> Iterator[Node | Edge]:
    """Pass the elements on, each held against the ontology: a store would take anything."""
    for element in elements:
        check(element)
        yield element


def _prepare(store: Store, shape: Shape) -> None:
    store.ensure_schema(constraints(shape.model), shape.indexes())


def _load_plan(
    store: Store, shape: Shape, elements: Iterable[Node | Edge], progress: Progress | None
) -> PlanReport:
    plan, wanted = gather(elements, shape)
    known = is_known(store, shape, plan)
    found = _read(store, shape, plan, wanted, known=known)
    _settle_names(store, shape, plan, found, wanted)
    changes = compare(found, wanted, shape)
    kept = drop_orphans(store, shape, changes, wanted) if changes.dropped_edges else Kept()
    report = _report(plan, changes, kept)
    report.writes, created = _write(store, shape, plan, changes, progress)
    all_new = not known and created == len(changes.new_nodes) + len(changes.new_edges)
    if report.writes and not all_new:
        _check_counts(store, shape, plan, wanted)
    return report


def _read(store: Store, shape: Shape, plan: str, wanted: Contents, *, known: bool) -> Contents:
    """Read what the store holds of this plan, if it is known there, and of the shared nodes it names."""
    found = read_owned(store, shape, plan) if known else Contents()
    shared = [key for key in wanted.nodes if key[0] not in shape.owned]
    nodes = read_shared_nodes(store, shape, shared).nodes
    found.nodes.update(nodes)
    found.edges.update(read_shared_edges(store, shape, nodes).edges)
    return found


def link_citations(store: Store, held: Mapping[str, HeldPlan] | None = None) -> PlanReport | None:
    """Lead citations to the plans that are here by now; return what changed, if anything did.

    Done at the end of each load, whatever it loaded: one that was killed before this leaves nothing amiss.
    """
    shape, changes = current_shape(), Changes()
    link(store, changes, held_plans(store) if held is None else held)
    if not changes.dropped_edges:
        return None
    kept = drop_orphans(store, shape, changes, Contents())
    report = _report("", changes, kept)
    report.writes, _ = _write(store, shape, "", changes, None)
    return report


def _settle_names(store: Store, shape: Shape, plan: str, found: Contents, wanted: Contents) -> None:
    """Give a shared node that two plans spell differently the longer name, whichever plan is loaded last.

    If each load wrote its own spelling, loading two plans again would never come to rest. How a plan itself
    names an agency stands on its duties.
    """
    disputed = {
        key: max(old.properties["name"], new.properties["name"], key=_by_length)
        for key, new in wanted.nodes.items()
        if key[0] not in shape.owned
        and (old := found.nodes.get(key)) is not None
        and {"name"} <= old.properties.keys() & new.properties.keys()
        and old.properties["name"] != new.properties["name"]
    }
    for key in used_elsewhere(store, disputed, plan):
        node = wanted.nodes[key]
        wanted.nodes[key] = replace(node, properties={**node.properties, "name": disputed[key]})


def _by_length(name: Value) -> tuple[int, str]:
    return len(str(name)), str(name)


def _report(plan: str, changes: Changes, kept: Kept) -> PlanReport:
    return PlanReport(plan, dict(changes.nodes), dict(changes.edges), gone=kept.gone, staying=kept.staying)


def _write(
    store: Store, shape: Shape, plan: str, changes: Changes, progress: Progress | None
) -> tuple[int, int]:
    """Write the changes; return the updates that took, and how many elements were made (see `Written`)."""
    keyed = {pattern.type: pattern.keyed for pattern in shape.patterns}
    work = list(statements(changes, keyed))
    todo, done, writes, created = rows_in(work), 0, 0, 0
    for transaction in _transactions(work):
        if progress:
            progress(plan, done, todo)
        written = store.write(transaction)
        writes += written.updates
        created += written.created
        done += rows_in(transaction)
    if progress:
        progress(plan, done, todo)
    return writes, created


def _transactions(work: Sequence[Statement]) -> Iterator[list[Statement]]:
    batch: list[Statement] = []
    for statement in work:
        if batch and rows_in(batch) + len(statement.rows) > TRANSACTION_ROWS:
            yield batch
            batch = []
        batch.append(statement)
    if batch:
        yield batch


def _check_counts(store: Store, shape: Shape, plan: str, wanted: Contents) -> None:
    """Raise `CountMismatch` unless the store holds of this plan just what was written, by label and type."""
    there = count_owned(store, shape, plan)
    owned = shape.owned | {pattern.type for pattern in shape.patterns if pattern.owned}
    said = wanted.counts()
    for name in there.keys() | (said.keys() & owned):
        number = there[name]
        if said[name] != number:
            raise CountMismatch(
                f"The store at {store.location} holds {number} {name} of plan {plan} where the record has "
                f"{said[name]}; remove the plan with `policygraph remove {plan}` and load it again."
            )


def _sum(parts: Iterable[Counts]) -> Counts:
    total = Counts()
    for part in parts:
        total += part
    return total


def _by_name(parts: Iterable[dict[str, Counts]]) -> dict[str, Counts]:
    totals: dict[str, Counts] = {}
    for part in parts:
        for name, counts in part.items():
            total = totals.setdefault(name, Counts())
            total += counts
    return totals
