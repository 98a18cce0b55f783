"""Which codes of the data are in the code lists: what loading the lists beside the data would say of them.

Of the lists only the statements that the shapes ask for are added, and only about what the data name: the
lists whole would be ten times a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import rdflib
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from ...ontology.iris import BASE, Namespace
from ..code_lists import schemes

_STEP = "id/"


def with_code_lists(graph: rdflib.Graph, classes: Iterable[Node]) -> rdflib.Graph:
    """Add `skos:inScheme` to each thing of these classes that a code list holds, and return the graph."""
    for cls in classes:
        for node in list(graph.subjects(RDF.type, cls)):
            base, step, path = str(node).partition(f"/{_STEP}")
            scheme = _listed().get(path) if step else None
            if scheme:
                graph.add((node, SKOS.inScheme, rdflib.URIRef(f"{base}/{_STEP}scheme/{scheme}")))
    return graph


@cache
def _listed() -> Mapping[str, str]:
    """Return the path of each concept below `id/` -> the key of its list; the base is whoever publishes."""
    start = f"{BASE}{_STEP}"
    return {
        concept.uri.removeprefix(start): scheme.key
        for scheme in schemes(Namespace())
        for concept in scheme.concepts
        if concept.cls
    }
