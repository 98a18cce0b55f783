"""Records as RDF: Turtle, N-Triples, N-Quads, TriG or JSON-LD, written as a stream.

The nodes and relationships of `build` are written by the mapping that `ontology/policy.ttl` states, so
nothing here names a property twice. Beyond one triple for each relationship:

* a duty is a node of class `pp:Duty` too, with its id in its IRI, its evidence and its rank;
* a relationship that carries a place in the text (CONCERNS, CITES) is an `rdf:Statement` too (`pp:Mention`);
* a span is a resource of its own, `<plan>#char=120,150`, a Web Annotation selector: an IRI, not a blank
  node, so that two exports of one plan merge;
* the run that read the plan, and the graph of what it read (`id/reading/…`), which N-Quads and TriG use as
  the name of the plan's graph, so that one plan can be replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph as ox

from ..errors import UsageError
from ..loaders.record import Record
from ..ontology.iris import BASE, Namespace
from .build import NO_PLANS, elements
from .citations import CitedPlans
from .provenance import run_statements
from .statements import Statements
from .terms import PREFIXES, Triple

FORMATS = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.STREAMING_JSON_LD,
    }
)
"""Name of a format -> how it is written."""

_PREFIXES = dict(PREFIXES)


def write_rdf(
    records: Iterable[Record],
    out: BinaryIO,
    format: str = "turtle",
    base: str = BASE,
    held: CitedPlans = NO_PLANS,
) -> int:
    """Write the records to `out` one at a time; return how many statements were written.

    N-Quads, TriG and JSON-LD keep one named graph a plan. What several plans need (a place and its
    province) is written with each of them, so a reader holds fewer statements than were written: to
    remember what was written would take memory that grows with the input.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no RDF format {format!r}; choose one of {', '.join(FORMATS)}.")
    kind, count = FORMATS[format], _Count()
    readings = _readings(records, Namespace(base), held, count)
    if kind.supports_datasets:
        ox.serialize(
            (ox.Quad(s, p, o, graph) for graph, (s, p, o) in readings), out, kind, prefixes=_PREFIXES
        )
    else:
        ox.serialize((ox.Triple(s, p, o) for _, (s, p, o) in readings), out, kind, prefixes=_PREFIXES)
    return count.value


@dataclass(slots=True)
class _Count:
    """Counts the statements that pass, so that a caller can hold them against what a reader finds."""

    value: int = 0


def _readings(
    records: Iterable[Record], namespace: Namespace, held: CitedPlans, count: _Count
) -> Iterator[tuple[ox.NamedNode, Triple]]:
    """Yield each statement with the name of its plan's graph."""
    for record in records:
        graph = ox.NamedNode(namespace.reading_iri(record.plan.id))
        made = Statements(record, namespace).of(elements(record, namespace, held))
        for statement in chain(run_statements(record, namespace), made):
            count.value += 1
            yield graph, statement
