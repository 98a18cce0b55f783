"""What the plug-in n10s (neosemantics) must be told to read and write our RDF by the graph's own names.

Made from the ontology's model, so that it names what the graph has. Not tried against the plug-in by our
tests: it comes from no package registry, and its documentation is what this follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.model import graph_model
from .terms import PREFIXES

_SETTINGS = "{handleVocabUris: 'MAP', handleMultival: 'ARRAY', keepLangTag: true, handleRDFTypes: 'LABELS'}"
_HEAD = """\
// For Neo4j with the plug-in n10s (neosemantics), in an empty database, before any RDF is read into it.
"""


def n10s_script() -> str:
    """Return the Cypher that sets n10s up: constraint, configuration, prefixes, and a name for each IRI."""
    return _HEAD + "".join(f"{line};\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE"
    yield f"CALL n10s.graphconfig.init({_SETTINGS})"
    names = _names()
    for prefix, namespace in PREFIXES.items():
        yield f"CALL n10s.nsprefixes.add('{prefix}', '{namespace}')"
    for iri, name in names.items():
        yield f"CALL n10s.mapping.add('{iri}', '{name}')"


def _names() -> dict[str, str]:
    """Return IRI -> label, type or property name; of two names for one IRI the first."""
    model = graph_model()
    found: dict[str, str] = {}
    for node in model.nodes.values():
        found.setdefault(node.iri, node.label)
    for edge in model.edges.values():
        found.setdefault(edge.iri, edge.type)
    carried = [owner.properties for owner in model.nodes.values()]
    carried += [owner.properties for owner in model.edges.values()]
    for declared in (one for properties in carried for one in properties.values()):
        if declared.iri:
            found.setdefault(declared.iri, declared.name)
    return found
