"""Which constraints a store must have; read from the ontology where the caller names none."""

from __future__ import annotations

from collections.abc import Iterable

from .base import Row, parse_constraint


def constraints() -> tuple[str, ...]:
    """Return the ontology's constraints as Cypher texts."""
    from ...ontology.model import constraints as declared  # noqa: PLC0415 - read when a schema is made, not on each question

    return declared()


def satisfied(text: str, present: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the constraint that `text` would create is among `present` (label or type, property)."""
    one = parse_constraint(text)
    return (one.of, one.key) in set(present)


def single_keys(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Read (label or type, property) out of SHOW CONSTRAINTS, where one property is unique."""
    keys: set[tuple[str, str]] = set()
    for row in rows:
        match row:
            # A NODE_KEY of the Enterprise edition is unique too.
            case {"type": str(kind), "labelsOrTypes": [str(of), *_], "properties": [str(key)]}:
                if "UNIQUE" in kind or "KEY" in kind:
                    keys.add((of, key))
    return keys
