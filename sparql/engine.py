"""Queries over the exported graph, read-only and within a time limit, by pyoxigraph.

The default graph is all graphs merged: a triple that two plans state is one triple there, so that counts are
right. The named graphs, one a plan, are there as well.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from ..errors import PolicygraphError, UsageError
from ..graph.stores.errors import QueryTimedOut
from ..graph.terms import PREFIXES
from .guard import refuse_federation

_T = TypeVar("_T")
_BATCH = 100_000

Found = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

QUERY_PREFIXES = PREFIXES | {"role": "https://w3id.org/cn-policy/id/role/"}
"""Prefixes that a query may use without declaring them."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT; `None` where a variable is unbound. `cut`: there were more rows."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Statements:
    """The triples of a CONSTRUCT or DESCRIBE, each once."""

    triples: tuple[ox.Triple, ...]
    cut: bool = False


def dataset(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return a store that holds each statement in its own graph and in the default graph."""
    store = ox.Store()
    source = iter(quads)
    while batch := list(islice(source, _BATCH)):
        store.bulk_extend(batch)
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in batch)
    return store


def run(
    store: ox.Store, query: str, *, timeout: float | None = None, limit: int | None = None
) -> Solutions | Statements | bool:
    """Answer a query.

    `timeout` is in seconds; `limit` cuts the answer after that many rows or triples. Raises `UsageError`
    for a query that is none, that would write, or that asks another endpoint, `QueryTimedOut`.
    """
    return within(timeout, lambda: _answer(store, query, limit))


def _answer(store: ox.Store, query: str, limit: int | None) -> Solutions | Statements | bool:
    with opened(store, query) as found:
        match found:
            case ox.QuerySolutions():
                names = tuple(v.value for v in found.variables)
                rows, cut = _some((tuple(row) for row in found), limit)
                return Solutions(names, rows, cut)
            case ox.QueryTriples():
                triples, cut = _some(iter(dict.fromkeys(found)), limit)
                return Statements(triples, cut)
        return bool(found)


@contextmanager
def opened(
    store: ox.Store, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> Iterator[Found]:
    """Give what the engine finds, as it comes; its faults, then and while it is read, become `UsageError`."""
    refuse_federation(query)
    try:
        yield store.query(
            query,
            prefixes=dict(QUERY_PREFIXES),
            default_graph=[ox.NamedNode(iri) for iri in default_graphs] or None,
            named_graphs=[ox.NamedNode(iri) for iri in named_graphs] or None,
        )
    except SyntaxError as error:
        raise UsageError(
            f"The query cannot be read ({error}); it must be a SPARQL 1.1 query, and updates are not taken."
        ) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"The query cannot be answered ({error}); ask it in another way.") from error


def _some(rows: Iterator[_T], limit: int | None) -> tuple[tuple[_T, ...], bool]:
    if limit is None:
        return tuple(rows), False
    taken = tuple(islice(rows, limit))
    return taken, next(rows, None) is not None


def within(seconds: float | None, work: Callable[[], _T]) -> _T:
    """Return what `work` returns, or raise `QueryTimedOut` when it takes longer.

    The engine cannot be stopped from outside; its thread goes on until the process ends. That is right for
    one command. A server keeps its queries in processes of their own (`worker`).
    """
    if seconds is None:
        return work()
    done: list[_T] = []
    failed: list[PolicygraphError] = []

    def go() -> None:
        try:
            done.append(work())
        except PolicygraphError as error:
            failed.append(error)

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise timed_out(seconds)
    if failed:
        raise failed[0]
    return done[0]


def timed_out(seconds: float) -> QueryTimedOut:
    """Return the error for a query that took too long."""
    return QueryTimedOut(
        f"The query took longer than {seconds:g} s and was given up; ask for less at a time."
    )
