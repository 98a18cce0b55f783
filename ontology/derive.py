"""Make the files that follow from `policy.ttl` anew: `python -m policygraph.ontology.derive [--check]`.

`graph-schema.json` holds what the property graph may contain (labels, relationship types, their ends,
properties and kinds, and how each is written in RDF), so that nothing at run time needs an RDF library;
`schema.cypher` holds the constraints. With `--check` nothing is written, and the exit code is 1 where a file
is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD, Namespace
from rdflib.term import Node

from . import model
from .iris import VOCABULARY

PP = Namespace(VOCABULARY)
ONTOLOGY = Path(__file__).with_name("policy.ttl")
GRAPH_SCHEMA = Path(__file__).with_name("graph-schema.json")
CONSTRAINTS = Path(__file__).parent.parent / "cypher" / "schema.cypher"

_KINDS = {
    XSD.string: "string",
    XSD.date: "string",
    XSD.integer: "integer",
    XSD.gYear: "integer",
    XSD.decimal: "float",
    XSD.boolean: "boolean",
    PP.IntegerList: "integers",
}
_CONSTRAINTS_HEAD = """\
// Uniqueness constraints, derived from ontology/policy.ttl by `python -m policygraph.ontology.derive`: not to
// be edited. `policygraph load` makes them itself; run this file after a bulk import with neo4j-admin.
"""


def read_ontology() -> Graph:
    """Return `policy.ttl` as an rdflib graph."""
    return Graph().parse(ONTOLOGY, format="turtle")


def graph_schema(ontology: Graph) -> dict[str, Any]:
    """Return what the property graph may contain, as the plain data of `graph-schema.json`."""
    return {
        "schema": model.SCHEMA,
        "nodes": [_node_type(ontology, c) for c in _ordered(ontology.subjects(PP.graphLabel))],
        "edges": [_edge_type(ontology, p) for p in _ordered(ontology.subjects(PP.graphType))],
    }


def derived_files() -> Mapping[Path, str]:
    """Return path -> the text that each derived file must have."""
    schema = graph_schema(read_ontology())
    lines = (f"{constraint};\n" for constraint in model.constraints(model.from_schema(schema)))
    return {
        GRAPH_SCHEMA: json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        CONSTRAINTS: _CONSTRAINTS_HEAD + "".join(lines),
    }


def stale_files() -> tuple[Path, ...]:
    """Return the derived files that do not say what `policy.ttl` says."""
    wanted = derived_files().items()
    return tuple(p for p, text in wanted if not p.exists() or p.read_text(encoding="utf-8") != text)


def main(arguments: Sequence[str]) -> int:
    """Write the derived files, or with `--check` name those that are stale; return the exit code."""
    if set(arguments) - {"--check"}:
        sys.stderr.write("Usage: python -m policygraph.ontology.derive [--check]\n")
        return 2
    stale = stale_files()
    if not arguments:
        for path, text in derived_files().items():
            path.write_text(text, encoding="utf-8")
    for path in stale:
        sys.stdout.write(f"{path.name} {'is stale' if arguments else 'made anew'}\n")
    return 1 if arguments and stale else 0


def _ordered(terms: Iterable[Node]) -> list[URIRef]:
    return sorted(term for term in set(terms) if isinstance(term, URIRef))


def _text(ontology: Graph, subject: Node, predicate: URIRef) -> str | None:
    value = ontology.value(subject, predicate)
    return None if value is None else str(value)


def _node_type(ontology: Graph, cls: URIRef) -> dict[str, Any]:
    parent = ontology.value(cls, PP.graphExtends)
    return {
        "label": _text(ontology, cls, PP.graphLabel),
        "extends": _text(ontology, parent, PP.graphLabel) if parent else None,
        "iri": str(cls),
        "properties": _properties(ontology, cls, PP.onNode),
        "spans": _spans(ontology, cls, PP.onNode),
    }


def _edge_type(ontology: Graph, relation: URIRef) -> dict[str, Any]:
    role = ontology.value(relation, PP.graphRole)
    return {
        "type": _text(ontology, relation, PP.graphType),
        "ends": sorted(_ends(ontology, relation)),
        "keyed": (relation, PP.graphKey, None) in ontology,
        "role": _text(ontology, role, SKOS.notation) if role else None,
        "iri": str(relation),
        "written_as": _text(ontology, relation, PP.graphNode),
        "properties": _properties(ontology, relation, PP.onEdge),
        "spans": _spans(ontology, relation, PP.onEdge),
    }


def _ends(ontology: Graph, relation: URIRef) -> set[tuple[str, str]]:
    """Return the pairs of labels that the relation joins: those it states, else all of domain x range."""
    stated = list(ontology.objects(relation, PP.graphEnds))
    if stated:
        pairs = [(ontology.value(pair, PP["from"]), ontology.value(pair, PP.to)) for pair in stated]
        return {(_end_label(ontology, a), _end_label(ontology, b)) for a, b in pairs}
    starts = _classes(ontology, ontology.value(relation, RDFS.domain))
    ends = _classes(ontology, ontology.value(relation, RDFS.range))
    return {(_end_label(ontology, a), _end_label(ontology, b)) for a in starts for b in ends}


def _classes(ontology: Graph, term: Node | None) -> list[Node]:
    """Return the classes that a domain or range names: one, or the members of its union."""
    if isinstance(term, BNode):
        members = ontology.value(term, OWL.unionOf)
        return list(Collection(ontology, members)) if members else []
    return [term] if term else []


def _end_label(ontology: Graph, cls: Node | None) -> str:
    """Return the label by which an end is matched: a collective actor is matched as the agency it also is."""
    parent = ontology.value(cls, PP.graphExtends) or cls
    return str(ontology.value(parent, PP.graphLabel))


def _properties(ontology: Graph, owner: URIRef, carried: URIRef) -> list[dict[str, Any]]:
    found = (_property(ontology, p, owner) for p in ontology.subjects(carried, owner))
    named = (p for p in found if p["name"])
    spans = (_span_property(s, end) for s in _spans(ontology, owner, carried) for end in ("start", "end"))
    return sorted((*named, *spans), key=lambda p: str(p["name"]))


def _property(ontology: Graph, term: Node, owner: URIRef) -> dict[str, Any]:
    values = _closed_list(ontology, ontology.value(term, RDFS.range))
    datatype = ontology.value(term, RDFS.range) if not values else None
    kind = _KINDS.get(URIRef(str(datatype)), "string")
    many = ontology.value(term, PP.graphList) == Literal(True)
    return {
        "name": _text(ontology, term, PP.graphName),
        "kind": f"{kind}s" if many else kind,
        "many": many,
        "required": (term, PP.requiredOn, owner) in ontology,
        "iri": _text(ontology, term, PP.graphWritten) or str(term),
        "datatype": None if datatype is None else str(datatype),
        "language": _text(ontology, term, PP.graphLang),
        "resource": (term, RDF.type, OWL.ObjectProperty) in ontology,
        "values": values,
    }


def _closed_list(ontology: Graph, cls: Node | None) -> dict[str, str]:
    """Return value -> IRI for a class of concepts that is a closed list, else nothing."""
    concepts = [] if cls is None else _ordered(ontology.subjects(RDF.type, cls))
    return {str(ontology.value(concept, SKOS.notation)): str(concept) for concept in concepts}


def _spans(ontology: Graph, owner: URIRef, carried: URIRef) -> list[dict[str, Any]]:
    terms = [t for t in _ordered(ontology.subjects(carried, owner)) if (t, PP.graphStart, None) in ontology]
    return [
        {
            "start": _text(ontology, term, PP.graphStart),
            "end": _text(ontology, term, PP.graphEnd),
            "many": ontology.value(term, PP.graphList) == Literal(True),
            "required": (term, PP.requiredOn, owner) in ontology,
            "iri": str(term),
        }
        for term in terms
    ]


def _span_property(span: Mapping[str, Any], end: str) -> dict[str, Any]:
    """Return one of the two integers of a span; it has no IRI of its own, since RDF writes the span."""
    kind = "integers" if span["many"] else "integer"
    return {"name": span[end], "kind": kind, "required": span["required"], "iri": None}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
