"""RDF terms: names used in exports, and how a value of each kind becomes a literal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from ..ontology.iris import VOCABULARY
from ..ontology.model import Property
from .elements import Value

Term = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Term]

PREFIXES = MappingProxyType(
    {
        "pp": VOCABULARY,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "qudt": "http://qudt.org/schema/qudt/",
        "unit": "http://qudt.org/vocab/unit/",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def named(prefix: str, local: str) -> ox.NamedNode:
    """Return the term `prefix:local`."""
    return ox.NamedNode(PREFIXES[prefix] + local)


iri = lru_cache(maxsize=65536)(ox.NamedNode)
"""An IRI as a term. Cached: the same plan, agency and predicate return in most statements."""

TYPE = named("rdf", "type")
LABEL = named("rdfs", "label")
_INTEGER = named("xsd", "integer")
_DECIMAL = named("xsd", "decimal")
_BOOLEAN = named("xsd", "boolean")


@lru_cache(maxsize=65536)
def integer(value: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> ox.Literal:
    """Return a figure as xsd:decimal, which has no exponents: 1e9 is 1000000000."""
    text = format(Decimal(repr(float(value))), "f")
    return ox.Literal(text.removesuffix(".0"), datatype=_DECIMAL)


def chinese(text: str) -> ox.Literal:
    """Return a Chinese label."""
    return ox.Literal(text, language="zh-Hans")


def writer(declared: Property) -> Callable[[Value], Iterable[Term]]:
    """Return what makes the terms of a property's value: one, or one for each item of a list."""
    one = _writer_of_one(declared)
    if declared.many:
        return lambda values: map(one, values) if isinstance(values, list) else (one(values),)
    return lambda value: (one(value),)


def _writer_of_one(declared: Property) -> Callable[[Value], Term]:
    if declared.values:
        concepts = {word: ox.NamedNode(concept) for word, concept in declared.values.items()}
        return lambda word: concepts[str(word)]
    if declared.resource:
        return lambda text: iri(str(text))
    if declared.language:
        language = declared.language
        return lambda text: ox.Literal(str(text), language=language)
    return _typed(declared)


def _typed(declared: Property) -> Callable[[Value], Term]:
    datatype = ox.NamedNode(declared.datatype or PREFIXES["xsd"] + "string")
    match declared.kind:
        case "float":
            return lambda value: decimal(float(str(value)))
        case "boolean":
            return lambda value: ox.Literal("true" if value else "false", datatype=_BOOLEAN)
        case "integers":
            return lambda value: ox.Literal(" ".join(map(str, value)), datatype=datatype)  # type: ignore[arg-type]
    return lambda value: ox.Literal(str(value), datatype=datatype)
