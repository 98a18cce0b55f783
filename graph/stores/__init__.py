"""Where graphs live: one small interface, an embedded store in a folder, and Neo4j."""

from .base import Parameters, Row, Statement, Store, Written
from .errors import (
    CountMismatch,
    EngineMissing,
    QueryRefused,
    QueryTimedOut,
    ReadOnlyViolation,
    SchemaMismatch,
    StoreLocked,
    StoreNotFound,
    StoreRefused,
    StoreUnreachable,
)
from .opening import default_location, open_store

__all__ = [
    "CountMismatch",
    "EngineMissing",
    "Parameters",
    "QueryRefused",
    "QueryTimedOut",
    "ReadOnlyViolation",
    "Row",
    "SchemaMismatch",
    "Statement",
    "Store",
    "StoreLocked",
    "StoreNotFound",
    "StoreRefused",
    "StoreUnreachable",
    "Written",
    "default_location",
    "open_store",
]
