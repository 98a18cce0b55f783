"""The interface every store keeps, so that loading and asking never know which engine answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from .errors import CountMismatch, SchemaMismatch

Row = dict[str, object]
Parameters = Mapping[str, object]

PY2NEO = "py2neo+"
"""What an address begins with when py2neo is to reach the server."""

_CONSTRAINT = re.compile(
    r"CREATE\s+CONSTRAINT\s+`?(?P<name>\w+)`?.*?\w*:`?(?P<of>\w+)`?.*?REQUIRE\s+\(?\s*\w+\.`?(?P<key>\w+)`?"
    r"\s*\)?\s+IS\s+UNIQUE",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher text run over many rows, bound as `$rows`.

    It must return one row `n`: how many of the rows it reached. With `exact`, a store takes back the whole
    transaction unless that is all of them: a MATCH that finds no end drops its row without a word, and that
    is how relationships get lost in silence.
    """

    cypher: str
    rows: Sequence[object]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """What one transaction did: the `n` of each statement, and the number of updates.

    `updates` counts what the server itself says it changed (Neo4j), or the rows reached where the engine
    keeps no such account (embedded). `created` counts the nodes and relationships that the server says it
    made, 0 where the engine does not say.
    """

    reached: tuple[int, ...]
    updates: int
    created: int = 0


@runtime_checkable
class Store(Protocol):
    """A place that holds one graph. Use it as a context manager, or call `close`."""

    location: str
    """Where it is, as the user would write it after `--store`; never holds a password."""

    kind: str
    """Which engine answers: `embedded` or `neo4j`."""

    def query(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        columns: Sequence[str] | None = None,
    ) -> list[Row]:
        """Run a read-only question and return its rows as plain Python values.

        A node or relationship becomes a dict of its properties, a date its ISO text. Ask for `nodes(path)`
        rather than a path: engines hand paths over in different forms. `timeout` is in seconds; `limit` cuts
        the answer after that many rows. `columns` are all the names that the text returns, in its order: told
        them, a store may have many rows sent at once, and the answer is the same. Raises `ReadOnlyViolation`
        for anything that would write, `QueryRefused` for wrong Cypher or missing parameters, `QueryTimedOut`.
        """

    def check_reads(self, cypher: str, parameters: Parameters | None = None) -> None:
        """Have the engine plan a text without running it, and refuse it unless it only reads the graph.

        For texts of strangers: a second lock beside the read-only door of `query`, which lets a server read
        files or stop other people's work. Raises as `query` does.
        """

    def write(self, statements: Sequence[Statement], *, commit: bool = True) -> Written:
        """Run the statements in one transaction, all or nothing; `commit=False` rehearses only."""

    def ensure_schema(self, constraints: Iterable[str] | None = None, indexes: Iterable[str] = ()) -> None:
        """Create the constraints that are missing (default: those of the ontology) and check that they hold.

        Raises `SchemaMismatch` when one is refused or its name is taken: without it a load would be slow and
        could double nodes.
        """

    def check_version(self) -> None:
        """Raise `SchemaMismatch` if the graph was made in another form than this program writes."""

    def settle(self) -> None:
        """Wait until what was written can be found by every index, also those filled in the background."""

    def close(self) -> None:
        """Let go of the store. Closing twice is allowed."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """A constraint read from its Cypher text: the label or type `of` has one element for each `key`."""

    name: str
    of: str
    key: str


def parse_constraint(text: str) -> Uniqueness:
    """Read which label (or type) and property a `CREATE CONSTRAINT … IS UNIQUE` text is about."""
    match = _CONSTRAINT.search(text)
    if match is None:
        raise SchemaMismatch(
            f"The ontology holds a constraint that makes nothing unique ({text!r}); mend the ontology."
        )
    return Uniqueness(match["name"], match["of"], match["key"])


def check_present(wanted: Iterable[str], present: Iterable[tuple[str, str]], where: str) -> None:
    """Raise `SchemaMismatch` unless each wanted constraint is present as (label or type, property).

    `IF NOT EXISTS` says nothing when another constraint already has the name, so what exists is compared.
    """
    found = set(present)
    for text in wanted:
        one = parse_constraint(text)
        if (one.of, one.key) not in found:
            raise SchemaMismatch(
                f"The store at {where} has no unique key on {one.of}.{one.key}, because something else has "
                f"the name {one.name}; drop the constraint or index {one.name} there and load again."
            )


def check_reached(statement: Statement, reached: int, where: str) -> None:
    """Raise `CountMismatch` if an exact statement did not reach all of its rows."""
    if statement.exact and reached != len(statement.rows):
        raise CountMismatch(
            f"The store at {where} took {reached} of {len(statement.rows)} rows, so nothing of this plan was "
            f"written; report it with the statement `{' '.join(statement.cypher.split())}`."
        )
