"""The data to check, cut into parts that stand alone: each named graph, or a file without such graphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.term import Identifier

from ...errors import DocumentError
from ...ontology.iris import VOCABULARY
from ..terms import PREFIXES

_STRING = PREFIXES["xsd"] + "string"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_PLAN = ox.NamedNode(VOCABULARY + "Plan")


@dataclass(frozen=True, slots=True)
class Part:
    """Statements that are checked together. `graph` is the IRI of their named graph, if any."""

    graph: str | None
    triples: tuple[ox.Triple, ...]

    def plans(self) -> tuple[str, ...]:
        """Return the IRIs of the plans that the part describes."""
        plans = (t.subject for t in self.triples if (t.predicate, t.object) == (_TYPE, _PLAN))
        return tuple(sorted(plan.value for plan in plans if isinstance(plan, ox.NamedNode)))

    def digest(self) -> str:
        """Return the SHA-256 of the statements, whatever order they came in."""
        lines = sorted(str(triple) for triple in self.triples)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def as_rdflib(self) -> rdflib.Graph:
        """Return the statements as an rdflib graph, for pyshacl."""
        graph = rdflib.Graph()
        known: dict[object, Identifier] = {}
        for triple in self.triples:
            subject, predicate, value = triple.subject, triple.predicate, triple.object
            graph.add((_known(subject, known), _known(predicate, known), _known(value, known)))
        return graph


def parts_of(quads: Iterable[ox.Quad], where: str) -> Iterator[Part]:
    """Yield the parts of some data; raise `DocumentError` where they hold no plan.

    Without that error foreign data would pass every check, since no rule would find anything to look at.
    """
    graphs: dict[str | None, dict[ox.Triple, None]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None
        graphs.setdefault(name, {})[quad.triple] = None
    parts = [Part(name, tuple(triples)) for name, triples in graphs.items()]
    if not any(part.plans() for part in parts):
        raise DocumentError(
            f"{where} describes no pp:Plan, so there is nothing to check; give records, or RDF that "
            "`policygraph export rdf` wrote."
        )
    yield from parts


def _known(term: object, known: dict[object, Identifier]) -> Identifier:
    found = known.get(term)
    if found is None:
        found = known[term] = _as_rdflib(term)
    return found


def _as_rdflib(term: object) -> Identifier:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal() if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == _STRING:
            # To rdflib a string with its type named is another literal than one without.
            return rdflib.Literal(term.value)
        case ox.Literal():
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    raise DocumentError(
        f"The data hold a statement about a statement ({term}), which SHACL cannot check; leave it out."
    )
