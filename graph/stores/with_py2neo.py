"""Neo4j through py2neo, for programs that are built on it. py2neo's own makers ended it in November 2023.

A thin adapter behind the same interface: all Cypher is ours, constraints are made by our own texts, and
nothing is matched by `id()`. What py2neo cannot do is refused in a sentence: limits of time, plans of a
query, routing over a cluster. Best effort, Neo4j 5.26 only; the driver of `neo4j.py` is the way that stays.
"""

from __future__ import annotations

import importlib
import itertools
import random
import socket
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from ...errors import StoreError
from . import schema
from .base import PY2NEO, Parameters, Row, Statement, Written, check_present, check_reached
from .errors import EngineMissing, SchemaMismatch, StoreRefused, one_line
from .refusals import refusal_by_code, unreachable

END_OF_LIFE = (
    "py2neo reached its end of life on 2023-11-30 and is tested by its makers up to Neo4j 4.4; "
    "use neo4j:// instead of py2neo+bolt://"
)
_RETRY_SECONDS = 5.0
_PAUSE_SECONDS = (0.05, 0.5)
_T = TypeVar("_T")
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc")
_STATS = (
    *("nodes_created", "nodes_deleted", "relationships_created", "relationships_deleted"),
    *("properties_set", "labels_added", "labels_removed", "indexes_added", "constraints_added"),
)


class Py2neoStore:
    """A graph on a Neo4j server, spoken to by py2neo."""

    kind = "neo4j"

    def __init__(
        self, address: str, *, user: str | None = None, password: str | None = None, database: str = "neo4j"
    ) -> None:
        self._scheme, _, self._host = address.partition("://")
        if self._scheme not in _SCHEMES:
            raise StoreRefused(
                f"py2neo cannot follow a cluster's routing ({self._scheme}://); write "
                f"{PY2NEO}bolt://{self._host}, or neo4j://{self._host} for the official driver."
            )
        self.location = f"{PY2NEO}{self._scheme}://{user + '@' if user else ''}{self._host}/{database}"
        self._database = database
        self._graph: Any = None
        warnings.warn(END_OF_LIFE, DeprecationWarning, stacklevel=3)
        try:
            self._py2neo = importlib.import_module("py2neo")
            self._raised = importlib.import_module("py2neo.errors")
        except ImportError as error:
            raise EngineMissing(
                "py2neo is not installed; run `pip install 'policygraph[py2neo]'`, or use neo4j://."
            ) from error
        self._faults = (
            self._raised.Neo4jError,
            self._raised.ConnectionUnavailable,
            self._raised.ConnectionBroken,
            OSError,
        )
        auth = (user, password or "") if user else None
        try:
            self._graph = self._py2neo.Graph(address, auth=auth, name=database)
            self.query("RETURN 1 AS one")
        except self._faults as error:
            raise self._refusal(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections, and the sockets that py2neo leaves open when it does."""
        if self._graph is not None:
            connector, self._graph = self._graph.service.connector, None
            sockets = list(_sockets(connector))
            connector.close()
            for one in sockets:
                one.close()

    def query(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        columns: Sequence[str] | None = None,
    ) -> list[Row]:
        """Run a read-only question; see `Store.query`. A `timeout` is refused: py2neo cannot stop one."""
        if timeout is not None:
            raise StoreRefused(
                f"py2neo cannot limit the time of a query; leave out the limit, or use neo4j://{self._host}."
            )
        graph = self._live()
        try:
            transaction = graph.begin(readonly=True)
            try:
                answer = transaction.run(cypher, dict(parameters or {}))
                rows = answer if limit is None else itertools.islice(answer, limit)
                return [{name: _plain(value) for name, value in dict(row).items()} for row in rows]
            finally:
                graph.rollback(transaction)
        except self._faults as error:
            raise self._refusal(error) from error

    def check_reads(self, cypher: str, parameters: Parameters | None = None) -> None:
        """Refused: py2neo does not say what a plan would do; see `Store.check_reads`."""
        raise StoreRefused(
            f"py2neo does not say whether a query only reads, so one of your own is not put through it; "
            f"use neo4j://{self._host}."
        )

    def write(self, statements: Sequence[Statement], *, commit: bool = True) -> Written:
        """Run the statements in one transaction; see `Store.write`."""
        try:
            return self._again(lambda: self._write(statements, commit=commit))
        except self._faults as error:
            raise self._refusal(error) from error

    def _write(self, statements: Sequence[Statement], *, commit: bool) -> Written:
        graph = self._live()
        reached: list[int] = []
        updates = 0
        transaction = graph.begin()
        try:
            for statement in statements:
                answer = transaction.run(statement.cypher, {"rows": list(statement.rows)})
                count = sum(row["n"] for row in answer)
                updates += _updates(answer)
                check_reached(statement, count, self.location)
                reached.append(count)
        except (*self._faults, StoreError):
            _roll_back(graph, transaction, self._faults)
            raise
        (graph.commit if commit else graph.rollback)(transaction)
        return Written(tuple(reached), updates)

    def _again(self, work: Callable[[], _T]) -> _T:
        """Do the work, and do it anew while the server calls its fault a passing one, such as a deadlock.

        The official driver does the same by itself. What is done must be idempotent, as our statements are.
        """
        deadline = time.monotonic() + _RETRY_SECONDS
        while True:
            try:
                return work()
            except self._raised.TransientError:
                if time.monotonic() > deadline:
                    raise
            # Of two that met in a deadlock each waits for another time, or they would meet again.
            time.sleep(random.uniform(*_PAUSE_SECONDS))  # noqa: S311 - no secret

    def ensure_schema(self, constraints: Iterable[str] | None = None, indexes: Iterable[str] = ()) -> None:
        """Create what is missing of the schema, by our own texts; see `Store.ensure_schema`."""
        wanted = schema.constraints() if constraints is None else tuple(constraints)
        missing = [text for text in wanted if not schema.satisfied(text, self._constraints())]
        self.check_version()
        schema.check_unclaimed(self.query, missing, self.location)
        more = (*indexes, schema.fulltext(), schema.mark()) if indexes else ()
        graph = self._live()
        try:
            if sum(self._again(partial(self._define, graph, text)) for text in (*missing, *more)):
                graph.run("CALL db.awaitIndexes(60)")
        except self._faults as error:
            if ".Schema." in str(getattr(error, "code", "")):
                raise SchemaMismatch(
                    f"The store at {self.location} refused a constraint or index "
                    f"({one_line(str(getattr(error, 'message', error)))}) and nothing was loaded; remove "
                    "the data or index that contradicts it, or use another database."
                ) from error
            raise self._refusal(error) from error
        if missing:
            check_present(missing, self._constraints(), self.location)

    def _define(self, graph: Any, text: str) -> int:  # noqa: ANN401 - py2neo ships no types
        """Make a constraint or index; return the updates. `IF NOT EXISTS` fails if another is just at it."""
        try:
            return _updates(graph.run(text))
        except self._raised.ClientError as error:
            if error.title == "EquivalentSchemaRuleAlreadyExists":
                return 0
            raise

    def check_version(self) -> None:
        """Look for the mark of another version; see `Store.check_version`."""
        rows = self.query("SHOW INDEXES YIELD name")
        schema.check_marks((str(row["name"]) for row in rows), self.location)

    def settle(self) -> None:
        """Wait for the full-text index; see `Store.settle`."""
        graph = self._live()
        try:
            graph.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
        except self._faults as error:
            raise self._refusal(error) from error

    def _constraints(self) -> set[tuple[str, str]]:
        return schema.single_keys(self.query("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties"))

    def _live(self) -> Any:  # noqa: ANN401 - py2neo ships no types
        if self._graph is None:
            raise StoreRefused(f"The store at {self.location} is closed already; open it again.")
        return self._graph

    def _refusal(self, error: Exception) -> StoreError:
        code = str(getattr(error, "code", None) or "")
        if not code:
            return unreachable(self._scheme, self._host, error)
        message = one_line(str(getattr(error, "message", None) or error))
        return refusal_by_code(code, message, self.location, self._host, self._database)


def _roll_back(graph: Any, transaction: Any, faults: tuple[Any, ...]) -> None:  # noqa: ANN401 - as above
    try:
        graph.rollback(transaction)
    except (*faults, TypeError, ValueError):
        return  # a transaction that the server has ended already cannot be taken back once more


def _sockets(connector: Any) -> Iterator[socket.socket]:  # noqa: ANN401 - as above
    """Yield the sockets of a connector: py2neo does not close all of them, and gives them nowhere."""
    for pool in connector._pools.values():
        for connection in (*pool._free_list, *pool._in_use_list):
            found = getattr(connection._wire, "_Wire__socket", None)
            if found is not None:
                yield found


def _updates(answer: Any) -> int:  # noqa: ANN401 - as above
    stats = answer.stats() or {}
    return sum(int(stats.get(name, 0)) for name in _STATS)


def _plain(value: Any) -> object:  # noqa: ANN401 - as above
    """Return a value as plain Python; a node or relationship of py2neo is a mapping of its properties."""
    nodes = getattr(value, "nodes", None)
    if nodes is not None and not hasattr(value, "labels") and len(nodes) != 2:
        return [_plain(node) for node in nodes]
    if hasattr(value, "keys"):
        return {str(name): _plain(inner) for name, inner in dict(value).items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(inner) for inner in value]
    iso_format = getattr(value, "iso_format", None)
    return iso_format() if callable(iso_format) else value
