"""The embedded store: an ArcadeDB database in a folder, no server. One process at a time has it open."""

from __future__ import annotations

import datetime
import importlib
import itertools
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Protocol, Self, cast

from ...errors import StoreError
from . import schema
from .base import Parameters, Row, Statement, Written, check_present, check_reached, parse_constraint
from .errors import (
    READ_ONLY,
    READS_FILES,
    EngineMissing,
    QueryRefused,
    QueryTimedOut,
    ReadOnlyViolation,
    SchemaMismatch,
    StoreLocked,
    StoreNotFound,
    StoreRefused,
    one_line,
)

_HOLDER = "policygraph.holder"
_LANGUAGE = "opencypher"
# What the engine adds to a record that it hands out whole; Neo4j adds nothing, and answers must be alike.
_RECORD_KEYS = frozenset({"@rid", "@type", "@cat", "@in", "@out"})
_FORM = "policygraph.form"
_SETTINGS = "configuration.json"
_LIMIT = "command.timeout"
_READS_FILES = "LoadCSVStep"
_FULL = "No space left on device"
_LOCKED = ("LockException", "Found active instance")
_NOISE = re.compile(
    r"^(?:Query failed|Command failed|Reading the result set failed|Failed to \w+ \w+): | \(caused by null\)"
)


class _Answer(Protocol):
    def iter_dicts(self) -> Iterator[dict[str, object]]: ...
    def to_list(self) -> list[dict[str, object]]: ...


class _Database(Protocol):
    """The part of `arcadedb.Database` that is used here; the package ships no types."""

    def query(self, language: str, text: str, parameters: dict[str, object]) -> _Answer: ...
    def command(self, language: str, text: str, parameters: dict[str, object]) -> _Answer: ...
    def begin(self) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def is_transaction_active(self) -> bool: ...
    def close(self) -> None: ...


def _engine() -> ModuleType:
    """Import the engine, its log kept off the console: without this each answer is mixed with INFO lines.

    The engine reads the variable once, when it first logs; a value the user has set is left alone. The log
    file goes to the user's state folder, never to the working directory.
    """
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        # Only those who use this store pay the 0.1 s.
        return importlib.import_module("arcadedb")
    except (ImportError, OSError) as error:
        raise EngineMissing(
            f"The embedded store's engine cannot be loaded on this machine ({one_line(error)}); install "
            "`arcadedb` for a platform it supports, or use a Neo4j server with --store neo4j://user@host:7687."
        ) from error


class EmbeddedStore:
    """A graph in a folder of this machine."""

    kind = "embedded"

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self.location = str(folder)
        self._folder = folder
        self._engine = _engine()
        self._database: _Database | None = _open(self._engine, folder, create=create)
        self._limit = _limit_left(folder)
        # Another process that meets the lock can then say who holds it; left behind by kill -9 it does no
        # harm, since it is read only while the engine's own lock is held.
        (folder / _HOLDER).write_text(str(os.getpid()), encoding="ascii")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and give the folder back."""
        if self._database is not None:
            self._limit_to(None)
            database, self._database = self._database, None
            (self._folder / _HOLDER).unlink(missing_ok=True)
            database.close()

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
        try:
            self._limit_to(timeout)
            found = self._live().query(_LANGUAGE, cypher, dict(parameters or {}))
            # All at once where all are wanted: row by row takes a fifth longer.
            rows = found.to_list() if limit is None else itertools.islice(found.iter_dicts(), limit)
            return [_plain_row(row) for row in rows]
        except self._engine.ArcadeDBError as error:
            raise self._query_refusal(error) from error

    def check_reads(self, cypher: str, parameters: Parameters | None = None) -> None:
        """Refuse a text that reads files; that it does not write, the engine's own `query` sees to."""
        plan = self.query(f"EXPLAIN {cypher}", parameters)
        if _READS_FILES in str(plan):
            raise QueryRefused(READS_FILES)

    def _limit_to(self, seconds: float | None) -> None:
        """Set the engine's time limit for a command; it is a setting of the database, kept in its folder."""
        milliseconds = 0 if seconds is None else max(1, int(seconds * 1000))
        if milliseconds != self._limit:
            self._live().command("sql", f"ALTER DATABASE `arcadedb.{_LIMIT}` {milliseconds}", {})
            self._limit = milliseconds

    def write(self, statements: Sequence[Statement], *, commit: bool = True) -> Written:
        """Run the statements in one transaction; see `Store.write`."""
        database = self._live()
        reached: list[int] = []
        try:
            self._limit_to(None)
            database.begin()
            for statement in statements:
                answer = database.command(_LANGUAGE, statement.cypher, {"rows": list(statement.rows)})
                count = sum(cast(int, row["n"]) for row in answer.iter_dicts())
                check_reached(statement, count, self.location)
                reached.append(count)
            if commit:
                database.commit()
        except self._engine.ArcadeDBError as error:
            raise self._write_refusal(error) from error
        finally:
            if database.is_transaction_active():
                database.rollback()
        return Written(tuple(reached), sum(reached))

    def ensure_schema(self, constraints: Iterable[str] | None = None, indexes: Iterable[str] = ()) -> None:
        """Create what is missing of the schema; see `Store.ensure_schema`."""
        wanted = schema.constraints() if constraints is None else tuple(constraints)
        missing = [text for text in wanted if not schema.satisfied(text, self._constraints())]
        self.check_version()
        schema.check_unclaimed(self.query, missing, self.location)
        if missing:
            self._drop_half_made(missing)
            (self._folder / _FORM).write_text(f"{schema.VERSION}\n", encoding="utf-8")
        for text in (*missing, *indexes):
            self._define(text)
        if missing:
            check_present(missing, self._constraints(), self.location)

    def _drop_half_made(self, missing: Iterable[str]) -> None:
        """Forget constraints that a kill or a full disk left with a name and no index: none could be made."""
        if (self._folder / _FORM).exists():
            whole = {row["name"] for row in self.query("SHOW CONSTRAINTS")}
            for name in {parse_constraint(text).name for text in missing} - whole:
                self._define(f"DROP CONSTRAINT {name} IF EXISTS")

    def check_version(self) -> None:
        """Read the version out of the folder; see `Store.check_version`."""
        file = self._folder / _FORM
        if file.exists():
            schema.check_version(file.read_text(encoding="utf-8", errors="replace").strip(), self.location)

    def settle(self) -> None:
        """Nothing is filled in the background here; see `Store.settle`."""

    def _define(self, text: str) -> None:
        database = self._live()
        try:
            self._limit_to(None)
            database.begin()
            database.command(_LANGUAGE, text, {})
            database.commit()
        except self._engine.ArcadeDBError as error:
            if _FULL in str(error):
                raise _no_room(self.location) from error
            raise SchemaMismatch(
                f"The store at {self.location} refused `{text}` ({_said(error)}) and nothing was loaded; "
                "remove the data that contradicts it, or use another folder with --store."
            ) from error
        finally:
            if database.is_transaction_active():
                database.rollback()

    def _constraints(self) -> set[tuple[str, str]]:
        return schema.single_keys(self.query("SHOW CONSTRAINTS"))

    def _live(self) -> _Database:
        if self._database is None:
            raise StoreRefused(f"The store at {self.location} is closed already; open it again.")
        return self._database

    def _query_refusal(self, error: Exception) -> StoreError:
        text = str(error)
        if "QueryNotIdempotentException" in text:
            return ReadOnlyViolation(READ_ONLY)
        if "TimeoutException" in text:
            return QueryTimedOut(
                f"The store at {self.location} took too long ({_said(error)}); ask for less."
            )
        return QueryRefused(
            f"The query is not right ({_said(error)}); correct the Cypher text or its parameters."
        )

    def _write_refusal(self, error: Exception) -> StoreError:
        if _FULL in str(error):
            return _no_room(self.location)
        if "DuplicatedKeyException" in str(error):
            return SchemaMismatch(
                f"The store at {self.location} holds that key already ({_said(error)}); nothing was "
                "written, remove the element that has it."
            )
        return StoreRefused(
            f"The store at {self.location} refused to write ({_said(error)}); check the disk and load again, "
            "nothing of this plan was written."
        )


def _open(engine: ModuleType, folder: Path, *, create: bool) -> _Database:
    try:
        if not engine.database_exists(str(folder)):
            _check_free(folder, create=create)
            _create(engine, folder)
        elif not os.access(folder, os.W_OK):
            raise StoreRefused(
                f"The store at {folder} cannot be written (the folder is read-only); "
                "give yourself the right, or name another with --store."
            )
        return cast(_Database, engine.open_database(str(folder)))
    except OSError as error:
        raise StoreRefused(
            f"The store at {folder} cannot be made ({error.strerror or error}); "
            "name a folder you may write with --store."
        ) from error
    except engine.ArcadeDBError as error:
        raise _opening_refusal(error, folder) from error


def _opening_refusal(error: Exception, folder: Path) -> StoreError:
    if any(name in str(error) for name in _LOCKED):
        return StoreLocked(
            f"The store at {folder} is in use by {_holder(folder)}; wait for that to end or stop it, "
            "or use a Neo4j server if several must work at once."
        )
    if _FULL in str(error):
        return _no_room(str(folder))
    return StoreRefused(
        f"The store at {folder} cannot be opened ({_said(error)}); "
        "if it is damaged, load the records into another folder."
    )


def _no_room(location: str) -> StoreRefused:
    return StoreRefused(
        f"The store at {location} cannot be written (no space left on the disk); make room and load again, "
        "what was written before is kept."
    )


def _limit_left(folder: Path) -> int:
    """Return the time limit that a killed process has left in the folder, in milliseconds; 0 for none."""
    try:
        settings = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
        return int(settings["configuration"].get(_LIMIT, 0))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return 0


def _check_free(folder: Path, *, create: bool) -> None:
    """Refuse a place that is taken by something else, so that no file of the user's ends up in a database."""
    if folder.exists() and not folder.is_dir():
        raise StoreRefused(f"{folder} is a file, not a folder; name a folder with --store.")
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreRefused(
            f"The folder {folder} holds other files and no store; name a new or empty folder with --store."
        )
    if not create:
        raise StoreNotFound(
            f"There is no store at {folder}; load a record first with `policygraph load`, "
            "or name another with --store."
        )


def _create(engine: ModuleType, folder: Path) -> None:
    """Make the database beside its place and move it there: a process killed half-way leaves nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as side:
        made = Path(side) / "new"
        engine.create_database(str(made)).close()
        try:
            if folder.is_dir():
                folder.rmdir()
            made.rename(folder)
        except OSError:
            # Another process was faster: the store that is there now is opened, or is said to be in use.
            if not engine.database_exists(str(folder)):
                raise


def _holder(folder: Path) -> str:
    try:
        pid = (folder / _HOLDER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return "another process"
    return "this very process" if pid == str(os.getpid()) else f"process {pid}"


def _said(error: Exception) -> str:
    return _NOISE.sub("", one_line(error))


_AS_IT_IS = frozenset({str, int, float, bool, type(None)})


def _plain_row(row: dict[str, object]) -> Row:
    if _AS_IT_IS.issuperset(map(type, row.values())):
        return row
    return {n: value if type(value) in _AS_IT_IS else _plain(value) for n, value in row.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if name not in _RECORD_KEYS}
    if isinstance(value, (list, tuple, set)):
        return [_plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value
