"""Nodes and edges as plain rows: what `build` makes of a record, stores write and exporters serialise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Node:
    """One node. `uri` is its key (ASCII IRI); `labels` its labels, the keyed one first.

    `properties` hold all but the `uri`.

    A property that is unknown is absent, never an empty string.
    """

    labels: tuple[str, ...]
    uri: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One relationship. Ends are named by label and `uri`, so that a store matches on a constrained key.

    A duty carries its own `id` among the properties (two clauses never merge into one edge); any other
    relationship is identified by its type and its two ends.
    """

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)
