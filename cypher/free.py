"""A question of one's own: any Cypher that only reads, checked before it is put to the store.

Four locks, since none is enough alone: the text is looked over for what a read-only session does not stop
(files, addresses, procedures, other people's transactions); the store plans it and must find that it only
reads; it runs in a session that cannot write; time and rows are limited. A label, type or property that
exists nowhere is refused with the nearest names: its answer would be empty, and would read like a fact.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from ..errors import UsageError
from ..graph.stores.base import Row, Store
from ..graph.stores.errors import READ_ONLY, READS_FILES, QueryRefused, ReadOnlyViolation
from ..ontology.model import KEY, GraphModel, graph_model
from .checks import returned_names
from .scan import Names, names_in, unescaped

ROWS = 1000
"""Rows shown when no limit is given: more than anybody reads, few enough for a small machine."""

SECONDS = 30.0
"""Time allowed when none is given."""

_PLANNERS = frozenset({"EXPLAIN", "PROFILE"})
_PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "dbms.components",
    }
)
_LISTS = {
    "label": "CALL db.labels() YIELD label AS name RETURN name",
    "relationship type": "CALL db.relationshipTypes() YIELD relationshipType AS name RETURN name",
    "property": "CALL db.propertyKeys() YIELD propertyKey AS name RETURN name",
}


@dataclass(frozen=True, slots=True)
class FreeAnswer:
    """The rows of a free question; `cut`: there are more than these."""

    columns: tuple[str, ...]
    rows: list[Row]
    cut: bool


def ask_freely(
    store: Store,
    text: str,
    given: dict[str, object] | None = None,
    *,
    timeout: float = SECONDS,
    limit: int = ROWS,
) -> FreeAnswer:
    """Put a Cypher text to the store; `given` is bound to its parameters, `timeout` is in seconds.

    Raises `ReadOnlyViolation` for a text that would write, `QueryRefused` for one that reads files, calls a
    procedure that is not on the list, or is no Cypher, `UsageError` for a name that exists nowhere.
    """
    body = text.strip().rstrip(";").rstrip()
    if not body:
        raise UsageError("There is no query; write one, such as 'MATCH (p:Plan) RETURN p.name'.")
    if body.split(maxsplit=1)[0].upper() in _PLANNERS:
        raise UsageError("A plan has no rows to show; leave out EXPLAIN or PROFILE, or use Neo4j Browser.")
    for reading in {body, unescaped(body)}:
        _check_reach(names_in(reading))
    names = names_in(body)
    _check_names(names, graph_model(), lambda kind: _held(store, kind))
    store.check_reads(body, given)
    rows = store.query(body, given, timeout=timeout, limit=limit + 1)
    columns = tuple(rows[0]) if rows else tuple(returned_names(body))
    return FreeAnswer(columns, rows[:limit], len(rows) > limit)


def values(typed: dict[str, str]) -> dict[str, object]:
    """Return what was typed for parameters as values: what JSON reads (2025, true, ["a"]), else text."""
    return {name: _value(text) for name, text in typed.items()}


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _check_reach(names: Names) -> None:
    """Refuse what a session that only reads lets through all the same."""
    if names.reads_files:
        raise QueryRefused(READS_FILES)
    if names.stops_others:
        raise ReadOnlyViolation(READ_ONLY)
    for name in names.procedures:
        if name.lower() not in _PROCEDURES:
            raise QueryRefused(
                f"The query calls {name}, and questions may call these procedures alone: "
                f"{', '.join(sorted(_PROCEDURES))}."
            )


def _held(store: Store, kind: str) -> set[str]:
    """Return the names that the store itself knows: somebody else's data may share the database."""
    return {str(row["name"]) for row in store.query(_LISTS[kind])}


def _check_names(names: Names, model: GraphModel, held: Callable[[str], set[str]]) -> None:
    for kind, used, known in (
        ("label", names.labels, model.nodes),
        ("relationship type", names.types, model.edges),
    ):
        unknown = [name for name in used if name not in known]
        there = held(kind) if unknown else set()
        for name in unknown:
            if name not in there:
                raise _no_such(kind, name, {*known, *there})
    missing = list(_missing_properties(names, model))
    foreign = held("property") - _all_properties(model) if missing else set()
    for owners, name, allowed in missing:
        if name not in foreign:
            raise _no_such(f"property{f' of {owners}' if owners else ''}", name, allowed)


def _missing_properties(names: Names, model: GraphModel) -> Iterator[tuple[str, str, Collection[str]]]:
    """Yield (labels or types, property, what they have) where a variable cannot have that property.

    A variable that WITH, UNWIND or a comprehension gives another meaning is left alone.
    """
    for variable, name in names.properties:
        of = names.nodes.get(variable, set()) | names.edges.get(variable, set())
        is_pattern = variable in names.nodes or variable in names.edges
        if not is_pattern or variable in names.rebound or not of <= {*model.nodes, *model.edges}:
            continue
        allowed = set().union(*(_properties(model, one) for one in of)) if of else _all_properties(model)
        if name not in allowed:
            yield "|".join(sorted(of)), name, allowed


def _properties(model: GraphModel, name: str) -> set[str]:
    if name in model.edges:
        return set(model.edges[name].properties)
    return {KEY, *model.properties_of(name)}


def _all_properties(model: GraphModel) -> set[str]:
    return set().union(*(_properties(model, name) for name in (*model.nodes, *model.edges)))


def _no_such(kind: str, name: str, known: Iterable[str]) -> UsageError:
    lowered = {one.casefold(): one for one in sorted(known)}
    near = difflib.get_close_matches(name.casefold(), lowered, n=3, cutoff=0.3)
    hint = (
        f"the nearest are {', '.join(lowered[n] for n in near)}" if near else "`policygraph ref` lists them"
    )
    return UsageError(f"There is no {kind} called {name!r}; {hint}.")
