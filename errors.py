"""The errors that policygraph raises on purpose.

One base class, one named child for each way in which things go wrong. Each message is one sentence that says
what happened, where, and what to do; `exit_code` is what the command line returns for it (design: 2 wrong
use, 3 input that cannot be read, 4 store not reachable or refusing).
"""

from __future__ import annotations


class PolicygraphError(Exception):
    """Base of every error that policygraph raises on purpose; `exit_code` is the process's exit code."""

    exit_code = 1


class UsageError(PolicygraphError):
    """What the caller asked for does not exist or does not fit: a question, a parameter, a format."""

    exit_code = 2


class DocumentError(PolicygraphError):
    """A document cannot be read: missing, empty, damaged, encrypted, scanned, or no document at all."""

    exit_code = 3


class DocumentWarning(UserWarning):
    """A part of a document could not be read, the rest was: one sentence, as in errors; nothing is raised."""


class RecordError(PolicygraphError):
    """A record does not fit the record schema, or its spans do not prove what it says."""

    exit_code = 3


class StoreError(PolicygraphError):
    """A graph store is not reachable, refuses, or does not hold what was written."""

    exit_code = 4
