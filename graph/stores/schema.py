"""Which constraints a store must have; read from the ontology where the caller names none."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .base import Row, parse_constraint
from .errors import SchemaMismatch


def constraints() -> tuple[str, ...]:
    """Return the ontology's constraints as Cypher texts."""
    from ...ontology.model import constraints as declared  # noqa: PLC0415 - read when a schema is made, not on each question

    return declared()


VERSION = 1
"""Version of the graph's form. A change that an older graph does not fit raises it."""

_MARK = "policygraph_graph_"


def mark() -> str:
    """Return what marks a Neo4j database with the version: the name of an index, for no node is free."""
    return f"CREATE INDEX {_MARK}{VERSION} IF NOT EXISTS FOR (n:Plan) ON (n.extractor)"


def check_marks(names: Iterable[str], where: str) -> None:
    """Raise `SchemaMismatch` if one of the index names is the mark of another version."""
    for name in names:
        if name.startswith(_MARK):
            check_version(name.removeprefix(_MARK), where)


def check_version(found: str, where: str) -> None:
    """Raise `SchemaMismatch` unless `found` is the version that this program writes."""
    if found != str(VERSION):
        raise SchemaMismatch(
            f"The graph at {where} has form {found!r}, made by another version of policygraph, and this one "
            f"writes form {VERSION}; load the records into another store, or use that version."
        )


def check_unclaimed(ask: Callable[[str], list[Row]], missing: Iterable[str], where: str) -> None:
    """Raise `SchemaMismatch` if nodes of somebody else carry a label of ours: questions would count them.

    Asked before the first load, when the constraints in `missing` are not there yet.
    """
    for text in missing:
        one = parse_constraint(text)
        if one.key != "uri":
            continue
        rows = ask(f"MATCH (n:`{one.of}`) WHERE n.uri IS NULL RETURN count(n) AS n")
        if rows[0]["n"]:
            raise SchemaMismatch(
                f"The database at {where} holds nodes labelled {one.of} ({rows[0]['n']}) that are not of "
                "policygraph, and answers would mix the two; use another database with --store."
            )


FULLTEXT = "policy_text"
"""Name of the full-text index; the question `search` asks it."""

_ANALYZER = "cjk"
_TEXTS = ("name", "clause", "quote")
"""The properties that hold words of plans."""


def fulltext() -> str:
    """Return the full-text index over titles, clauses, quotes and names, as Cypher of Neo4j.

    Cut into pairs of neighbouring characters (`cjk`): the standard way, by words, finds nothing in Chinese.
    Filled in the background, so that loading does not wait for it; `ensure_schema` says when to wait.
    """
    from ...ontology.model import graph_model  # noqa: PLC0415 - read when a schema is made, not on each question

    nodes = [label for label, node in graph_model().nodes.items() if node.extends is None]
    how = f"`fulltext.analyzer`: '{_ANALYZER}', `fulltext.eventually_consistent`: true"
    return (
        f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (n:{'|'.join(nodes)}) "
        f"ON EACH [{', '.join(f'n.{name}' for name in _TEXTS)}] "
        f"OPTIONS {{indexConfig: {{{how}}}}}"
    )


def absent(ask: Callable[[str], list[Row]], indexes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of what a Neo4j database lacks: constraints, `indexes`, the full-text index.

    Without constraints two nodes may share a key, without indexes loading crawls, and without the full-text
    index `search` is refused. `indexes` are Cypher texts, as `ensure_schema` takes them.
    """
    present = single_keys(ask("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties"))
    missing = [parse_constraint(text).name for text in constraints() if not satisfied(text, present)]
    found = {row["name"] for row in ask("SHOW INDEXES YIELD name")}
    wanted = (*(text.split()[2] for text in indexes), FULLTEXT)
    return (*missing, *(name for name in wanted if name not in found))


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
