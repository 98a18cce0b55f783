"""From what a person types for a parameter to what the data hold, for questions that are asked in SPARQL.

Concepts are looked up as for the Cypher questions, in the ontology; plans and agencies by their names in
the data.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..cypher.header import Default, Kind, Parameter
from ..cypher.lookup import Thing, Understood, listed, literal_value, not_found
from ..errors import UsageError
from ..graph.terms import PREFIXES
from ..ontology.iris import VOCABULARY
from ..ontology.tables import fold

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_CLASSES = {
    "plan": ("Plan",),
    "agency": ("Agency", "CollectiveActor"),
    "pollutant": ("Pollutant",),
    "industry": ("Industry",),
    "topic": ("Pollutant", "Industry"),
    "office": ("Office",),
    "place": ("Place",),
}
_TYPE, _LABEL = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["rdfs"] + "label")
_SEVERAL = frozenset({"plan", "agency"})


def understand(store: ox.Store, parameter: Parameter, typed: Default) -> Understood:
    """Return what `typed` means for this parameter; raise `UsageError` if it means nothing."""
    if typed is None:
        return Understood(parameter.name, None, None)
    if parameter.kind not in _CLASSES:
        return Understood(parameter.name, typed, literal_value(parameter, str(typed).strip()))
    found = _found(store, parameter.kind, str(typed).strip())
    names = tuple(thing.name for thing in found)
    if parameter.kind in _SEVERAL:
        return Understood(parameter.name, typed, [thing.uri for thing in found], names)
    return Understood(parameter.name, typed, found[0].uri, names[:1])


def _found(store: ox.Store, kind: Kind, text: str) -> list[Thing]:
    if text.startswith(("http://", "https://")):
        return [Thing(_iri(text), text)]
    known = None if kind in _SEVERAL else listed(kind, text)
    if known:
        return [known]
    there = list(_named(store, kind))
    whole = [thing for thing in there if fold(thing.name) == fold(text) or thing.uri.endswith(f"/{text}")]
    words = [fold(word) for word in text.split()]
    part = [thing for thing in there if words and all(word in fold(thing.name) for word in words)]
    found = whole or part
    if not found:
        raise not_found(kind, text, (thing.name for thing in there))
    return found if kind in _SEVERAL else found[:1]


def _iri(text: str) -> str:
    try:
        return ox.NamedNode(text).value
    except ValueError as error:
        raise UsageError(f"{text!r} is no IRI ({error}); give a name or the whole IRI.") from error


def _named(store: ox.Store, kind: Kind) -> Iterator[Thing]:
    """Yield what the data hold of a kind, in the order of the IRIs."""
    for name in _CLASSES[kind]:
        of_class = store.quads_for_pattern(None, _TYPE, ox.NamedNode(VOCABULARY + name), ox.DefaultGraph())
        for node in sorted((q.subject for q in of_class), key=str):
            for quad in store.quads_for_pattern(node, _LABEL, None, ox.DefaultGraph()):
                if isinstance(quad.object, ox.Literal) and (quad.object.language or "").startswith("zh"):
                    yield Thing(str(node).strip("<>"), quad.object.value)
