"""Answers in the formats of the standards: SPARQL results in XML, JSON, CSV, TSV; graphs in RDF's own."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import pyoxigraph as ox

from ..errors import UsageError
from ..graph.terms import PREFIXES
from .engine import opened

RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = MappingProxyType(
    {
        "sparql-json": ox.QueryResultsFormat.JSON,
        "sparql-xml": ox.QueryResultsFormat.XML,
        "sparql-csv": ox.QueryResultsFormat.CSV,
        "sparql-tsv": ox.QueryResultsFormat.TSV,
    }
)
"""Formats of SELECT and ASK."""
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
)
"""Formats of CONSTRUCT and DESCRIBE."""


class Written(NamedTuple):
    """An answer as bytes, and the name of the format that it has."""

    form: str
    data: bytes


class TooLarge(UsageError):
    """An answer is larger than whoever asks is allowed."""


class _Bounded(io.BytesIO):
    """Bytes in memory up to a limit."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self._most is not None and self.tell() + len(data) > self._most:
            raise TooLarge(
                f"The answer is larger than {self._most} bytes, which is the most that is given; add a LIMIT."
            )
        return super().write(data)


def written(  # noqa: PLR0913 - a query, the two formats, and what the protocol adds
    store: ox.Store,
    query: str,
    results: str = "sparql-json",
    graphs: str = "turtle",
    *,
    most: int | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Written:
    """Answer a query in `results` for rows and truth values, or in `graphs` for triples.

    `most` is the largest size in bytes. `default_graphs` and `named_graphs` stand for the whole data, as the
    protocol has it. Raises `UsageError` as `engine.run` does, `TooLarge` beyond `most`.
    """
    with opened(store, query, default_graphs, named_graphs) as found:
        out = _Bounded(most)
        if isinstance(found, ox.QueryTriples):
            kind = GRAPH_FORMATS[graphs]
            # The engine may give one triple several times, and a graph holds it once.
            ox.serialize(dict.fromkeys(found), out, kind, prefixes=dict(PREFIXES))
            return Written(graphs, out.getvalue())
        found.serialize(out, RESULT_FORMATS[results])
        return Written(results, out.getvalue())


def rows_of_json(data: bytes) -> tuple[list[str], list[dict[str, dict[str, str]]]] | bool:
    """Return variables and rows of a result in JSON, or the truth value that it is."""
    found = json.loads(data)
    if "boolean" in found:
        return bool(found["boolean"])
    return found["head"]["vars"], found["results"]["bindings"]
