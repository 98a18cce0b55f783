"""The responsibility clauses of a map out of the documents themselves, where the records hold no text."""

from __future__ import annotations

from dataclasses import replace

from ..graph.stores.base import Row, Store
from .passages import TextOf
from .responsibility import ResponsibilityMap
from .selection import Selection

_HASHES = "MATCH (pl:Plan) RETURN pl.uri AS plan, pl.sha256 AS sha256, pl.text_sha256 AS text_sha256"


def with_clauses(store: Store, drawn: ResponsibilityMap, text_of: TextOf) -> ResponsibilityMap:
    """Return the map with the clause of each row whose document is at hand: the very text that was read."""
    texts = {
        row["plan"]: text_of(str(row["sha256"]), str(row["text_sha256"]))
        for row in store.query(_HASHES)
        if row["plan"] in {one["plan_uri"] for one in drawn.found.rows}
    }
    rows = [_with_clause(row, texts.get(row["plan_uri"])) for row in drawn.found.rows]
    return replace(drawn, found=Selection(rows, drawn.found.silent))


def _with_clause(row: Row, text: str | None) -> Row:
    if text is None or row["clause"] is not None or row["clause_start"] is None:
        return row
    words = text[int(str(row["clause_start"])) : int(str(row["clause_end"]))]
    return {**row, "clause": "".join(line.strip() for line in words.splitlines())}
