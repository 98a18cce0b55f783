"""What goes wrong with a store, each by its own name; a message says what, where and what to do."""

from __future__ import annotations

import re

from ...errors import StoreError

READ_ONLY = (
    "The query would write, and questions are read-only; "
    "use `policygraph load` or `remove` to change the graph."
)
READS_FILES = (
    "The query reads a file or an address (LOAD CSV), and questions only read the graph; "
    "load records with `policygraph load` instead."
)
_JAVA_NAME = re.compile(r"\b(?:[a-z]\w*\.)+(?:[A-Z]\w*): ?")


class StoreUnreachable(StoreError):
    """No server answers at the address."""


class StoreNotFound(StoreError):
    """There is no store at the place named, and the caller asked not to make one."""


class StoreLocked(StoreError):
    """Another process has the folder open: the embedded store serves one process at a time."""


class StoreRefused(StoreError):
    """The store is there and says no: wrong password, no such database, a folder that cannot be written."""


class EngineMissing(StoreError):
    """The engine of the embedded store is not installed or not made for this platform."""


class SchemaMismatch(StoreError):
    """The store holds data or a schema that contradicts policygraph, such as two nodes of one key."""


class CountMismatch(StoreError):
    """The store does not hold what was written: rows were lost or doubled."""


class QueryRefused(StoreError):
    """The Cypher text or its parameters are wrong; the caller can mend it, so it counts as wrong use."""

    exit_code = 2


class ReadOnlyViolation(QueryRefused):
    """A question tried to write; questions only read."""


class QueryTimedOut(StoreError):
    """The answer took longer than the time allowed."""


def one_line(error: BaseException | str, limit: int = 300) -> str:
    """Return an engine's message on one line, without Java class names, stack or trailing stop.

    Engines answer with several lines and package names; a sentence made of that is no sentence.
    """
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = " ".join(" ".join(_JAVA_NAME.sub("", line) for line in lines).split()).rstrip(".")
    return text if len(text) <= limit else text[: limit - 1] + "…"
