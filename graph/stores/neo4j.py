"""Neo4j 5.26 LTS and newer, through the official driver. Plain Cypher only: no APOC, no plug-ins."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j import exceptions as driver_errors
from neo4j.graph import Node, Path, Relationship

from ...errors import StoreError
from . import schema
from .base import Parameters, Row, Statement, Written, check_present, check_reached
from .errors import (
    READ_ONLY,
    READS_FILES,
    QueryRefused,
    ReadOnlyViolation,
    SchemaMismatch,
    StoreRefused,
    one_line,
)
from .parcels import in_parcels
from .refusals import EXPLAIN, NOT_ADMITTED, refusal_by_code, unreachable

_CONNECT_SECONDS = 5.0
_RETRY_SECONDS = 5.0
_INDEX_SECONDS = 60
_SETTLE = "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"
_UNHEARD = logging.NullHandler()
_RAISED = (driver_errors.DriverError, driver_errors.Neo4jError, OSError)
# Driver 5 says ValueError where a name cannot be resolved, driver 6 ServiceUnavailable.
_UNREACHABLE = (driver_errors.ServiceUnavailable, driver_errors.SessionExpired, OSError, ValueError)
_SCALARS = frozenset({str, int, float, bool, type(None)})
_OUT_OF_MEMORY = "OutOfMemory"
_COUNTERS = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
    "indexes_added",
    "constraints_added",
)


class Neo4jStore:
    """A graph on a Neo4j server."""

    kind = "neo4j"

    def __init__(
        self, address: str, *, user: str | None = None, password: str | None = None, database: str = "neo4j"
    ) -> None:
        self._scheme, _, self._host = address.partition("://")
        self.location = f"{self._scheme}://{user + '@' if user else ''}{self._host}/{database}"
        self._database = database
        self._driver: neo4j.Driver | None = None
        # What the driver logs it raises too; with no log set up, Python would print it beside our sentence.
        logging.getLogger("neo4j").addHandler(_UNHEARD)
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(user, password or "") if user else None,
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                # A question about a label that no plan has used yet is no fault, and its warning would flood
                # the console.
                notifications_min_severity="OFF",
            )
            with self._session(neo4j.READ_ACCESS) as session:
                # Not a managed transaction: that would try for seconds before it says that none is there.
                session.run("RETURN 1").consume()
        except (*_RAISED, ValueError) as error:
            self.close()
            raise self._refusal(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        if self._driver is not None:
            driver, self._driver = self._driver, None
            driver.close()

    def query(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        columns: Sequence[str] | None = None,
    ) -> list[Row]:
        """Run a read-only question; see `Store.query`."""

        @neo4j.unit_of_work(timeout=timeout)
        def ask(transaction: neo4j.ManagedTransaction) -> list[Row]:
            result = transaction.run(cypher, dict(parameters or {}))
            rows = result if limit is None else itertools.islice(result, limit)
            return [dict(zip(row.keys(), _plain_list(row.values()), strict=True)) for row in rows]

        @neo4j.unit_of_work(timeout=timeout)
        def ask_in_parcels(transaction: neo4j.ManagedTransaction, names: Sequence[str]) -> list[Row]:
            parcels = transaction.run(in_parcels(cypher, names), dict(parameters or {}))
            return [dict(zip(names, _plain_list(row), strict=True)) for (rows,) in parcels for row in rows]

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                # Where only the first rows are wanted, the others shall not be sent.
                if columns and limit is None:
                    try:
                        return session.execute_read(ask_in_parcels, columns)
                    except driver_errors.TransientError as error:
                        # A server that cannot hold the whole answer may still send it row by row.
                        if _OUT_OF_MEMORY not in str(error.code):
                            raise
                return session.execute_read(ask)
        except _RAISED as error:
            raise self._refusal(error) from error

    def check_reads(self, cypher: str, parameters: Parameters | None = None) -> None:
        """Have the server plan the text; see `Store.check_reads`."""

        def explain(transaction: neo4j.ManagedTransaction) -> neo4j.ResultSummary:
            return transaction.run(f"{EXPLAIN}{cypher}", dict(parameters or {})).consume()

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                summary = session.execute_read(explain)
        except _RAISED as error:
            raise self._refusal(error) from error
        steps = set(_steps(summary.plan))
        if "LoadCSV" in steps:
            raise QueryRefused(READS_FILES)
        if summary.query_type != "r" or "TerminateTransactions" in steps:
            raise ReadOnlyViolation(READ_ONLY)

    def write(self, statements: Sequence[Statement], *, commit: bool = True) -> Written:
        """Run the statements in one transaction; see `Store.write`."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                if commit:
                    # Tried again by the driver on a passing fault; the statements are idempotent.
                    return session.execute_write(self._run, statements)
                with session.begin_transaction() as transaction:
                    written = self._run(transaction, statements)
                    transaction.rollback()
                    return written
        except _RAISED as error:
            raise self._refusal(error) from error

    def _run(
        self, transaction: neo4j.Transaction | neo4j.ManagedTransaction, statements: Sequence[Statement]
    ) -> Written:
        reached: list[int] = []
        updates = created = 0
        for statement in statements:
            result = transaction.run(statement.cypher, {"rows": list(statement.rows)})
            count = sum(row["n"] for row in result)
            summary = result.consume()
            updates += _updates(summary)
            created += summary.counters.nodes_created + summary.counters.relationships_created
            check_reached(statement, count, self.location)
            reached.append(count)
        return Written(tuple(reached), updates, created)

    def ensure_schema(self, constraints: Iterable[str] | None = None, indexes: Iterable[str] = ()) -> None:
        """Create what is missing of the schema; see `Store.ensure_schema`."""
        wanted = schema.constraints() if constraints is None else tuple(constraints)
        present = self._constraints()
        missing = [text for text in wanted if not schema.satisfied(text, present)]
        self.check_version()
        schema.check_unclaimed(self.query, missing, self.location)
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                wanted_indexes = (*indexes, schema.fulltext(), schema.mark()) if indexes else ()
                done = [_defined(session, text) for text in (*missing, *wanted_indexes)]
                if missing or any(done):
                    # An index still being filled is not used, and the first load would crawl.
                    session.execute_read(_run, "CALL db.awaitIndexes($seconds)", seconds=_INDEX_SECONDS)
        except _RAISED as error:
            raise self._schema_refusal(error) from error
        if missing:
            check_present(missing, self._constraints(), self.location)

    def check_version(self) -> None:
        """Look for the mark of another version; see `Store.check_version`."""
        rows = self.query("SHOW INDEXES YIELD name")
        schema.check_marks((str(row["name"]) for row in rows), self.location)

    def settle(self) -> None:
        """Wait for the full-text index; see `Store.settle`."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                session.execute_write(_run, _SETTLE)
        except _RAISED as error:
            raise self._refusal(error) from error

    def _constraints(self) -> set[tuple[str, str]]:
        return schema.single_keys(self.query("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties"))

    def _session(self, access: str) -> neo4j.Session:
        if self._driver is None:
            raise StoreRefused(f"The store at {self.location} is closed already; open it again.")
        return self._driver.session(database=self._database, default_access_mode=access)

    def _schema_refusal(self, error: Exception) -> StoreError:
        if ".Schema." not in str(getattr(error, "code", "")):
            return self._refusal(error)
        return SchemaMismatch(
            f"The store at {self.location} refused a constraint or index "
            f"({one_line(getattr(error, 'message', None) or error)}) and nothing was loaded; remove the "
            "data or index that contradicts it, or use another database."
        )

    def _refusal(self, error: Exception) -> StoreError:
        if isinstance(error, driver_errors.AuthError):
            return StoreRefused(NOT_ADMITTED.format(where=self.location))
        if isinstance(error, _UNREACHABLE):
            return unreachable(self._scheme, self._host, error)
        code = str(getattr(error, "code", None) or "")
        # Long enough that what was expected and where stands whole: it ends with the line and column.
        message = one_line(getattr(error, "message", None) or error, 800)
        return refusal_by_code(code, message, self.location, self._host, self._database)


def _run(transaction: neo4j.ManagedTransaction, /, text: str, **parameters: object) -> neo4j.ResultSummary:
    return transaction.run(text, parameters).consume()


def _defined(session: neo4j.Session, text: str) -> int:
    """Make a constraint or index; return the updates. `IF NOT EXISTS` fails if another load is just at it."""
    try:
        return _updates(session.execute_write(_run, text))
    except driver_errors.ClientError as error:
        if str(error.code).endswith(".EquivalentSchemaRuleAlreadyExists"):
            return 0
        raise


def _steps(plan: Mapping[str, Any] | None) -> Iterator[str]:
    if plan:
        yield str(plan["operatorType"]).partition("@")[0]
        for child in plan.get("children", ()):
            yield from _steps(child)


def _updates(summary: neo4j.ResultSummary) -> int:
    return sum(getattr(summary.counters, name) for name in _COUNTERS)


def _plain_list(values: Iterable[object]) -> list[object]:
    # Nearly all values are scalars: to look at the type first halves the time that a long answer takes here.
    return [value if type(value) in _SCALARS else _plain(value) for value in values]


def _plain(value: object) -> object:
    if isinstance(value, (Node, Relationship)):
        return dict(zip(value.keys(), _plain_list(value.values()), strict=True))
    if isinstance(value, Path):
        return _plain_list(value.nodes)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    iso_format = getattr(value, "iso_format", None)
    if callable(iso_format):  # asked first: a duration is a tuple too
        return iso_format()
    if isinstance(value, (list, tuple, set, frozenset)):
        return _plain_list(value)
    return value
