"""Make the files that follow from `policy.ttl` anew: `python -m policygraph.ontology.derive [--check]`.

`graph-schema.json` holds what the property graph may contain (labels, relationship types, their ends,
properties and kinds, and how each is written in RDF), so that nothing at run time needs an RDF library;
`schema.cypher` holds the constraints, `context.jsonld` the names in JSON-LD, `words.py` the words of closed
lists, which are the types of the record. With `--check` nothing is
written, and the exit code is 1 where a file is stale.
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
CONTEXT = Path(__file__).with_name("context.jsonld")
WORDS = Path(__file__).with_name("words.py")
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
_WORDS_HEAD = '''\
"""Words of closed lists, made out of policy.ttl by `python -m policygraph.ontology.derive`: no edits here."""

from typing import Literal

'''
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
        "nested": [str(p) for p in _ordered(ontology.subjects(PP.nests))],
    }


def words(ontology: Graph) -> str:
    """Return the module that holds the words of each closed list, for the types of the record."""
    lines = [_WORDS_HEAD]
    for cls in _ordered(ontology.subjects(RDFS.subClassOf, SKOS.Concept)):
        values = _closed_list(ontology, cls)
        if values:
            choices = "".join(f"    {json.dumps(word)},\n" for word in values)
            lines.append(f"{_local(cls)} = Literal[\n{choices}]\n")
            lines.append(f'"""{_text(ontology, cls, RDFS.comment)}"""\n\n')
    return "".join(lines).rstrip("\n") + "\n"


def context(ontology: Graph) -> dict[str, Any]:
    """Return the JSON-LD context: the local name of each class and property that the ontology declares.

    Where another vocabulary has a term of the same name as ours, its own stays `prefix:name`.
    """
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = _ordered(term for kind in kinds for term in ontology.subjects(RDF.type, kind))
    found: dict[str, Any] = {}
    for term in sorted(terms, key=lambda term: (term not in PP, term)):
        if (term, RDF.type, OWL.AnnotationProperty) not in ontology or (term, PP.graphName, None) in ontology:
            found.setdefault(_local(term), _term_definition(ontology, term))
    for nested, name in ontology.subject_objects(PP.nestedAs):
        found[str(name)] = {"@reverse": _short(ontology, str(nested))}
    prefixes = {name: iri for name, iri in _prefixes(ontology).items() if name not in found}
    return {"@version": 1.1, "id": "@id", "type": "@type", **prefixes, **dict(sorted(found.items()))}


def derived_files() -> Mapping[Path, str]:
    """Return path -> the text that each derived file must have."""
    ontology = read_ontology()
    schema = graph_schema(ontology)
    lines = (f"{constraint};\n" for constraint in model.constraints(model.from_schema(schema)))
    return {
        GRAPH_SCHEMA: json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        CONSTRAINTS: _CONSTRAINTS_HEAD + "".join(lines),
        WORDS: words(ontology),
        CONTEXT: json.dumps({"@context": context(ontology)}, ensure_ascii=False, indent=1) + "\n",
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


def _local(term: URIRef) -> str:
    return str(term)[max(term.rfind("#"), term.rfind("/")) + 1 :]


def _short(ontology: Graph, term: str) -> str:
    """Return an IRI as `prefix:local`, which a context may use in its own definitions."""
    return str(ontology.namespace_manager.curie(term, generate=False))


def _prefixes(ontology: Graph) -> dict[str, str]:
    """Return the prefixes of vocabularies; those of single lists (role:, bound:) would only be noise."""
    return {
        prefix: str(iri)
        for prefix, iri in sorted(ontology.namespaces())
        if f"@prefix {prefix}:" in ONTOLOGY.read_text(encoding="utf-8") and "/id/" not in iri
    }


def _term_definition(ontology: Graph, term: URIRef) -> str | dict[str, str]:
    """Return what a name of the context means: a class by its IRI, a property with the kind of its values."""
    if (term, RDF.type, OWL.Class) in ontology:
        return _short(ontology, term)
    written = {"@id": _short(ontology, _text(ontology, term, PP.graphWritten) or term)}
    language, datatype = _text(ontology, term, PP.graphLang), _text(ontology, term, RDFS.range)
    if language:
        return {**written, "@language": language}
    if (term, RDF.type, OWL.ObjectProperty) in ontology:
        return {**written, "@type": "@id"}
    return (
        written
        if datatype in {None, str(XSD.string)}
        else {**written, "@type": _short(ontology, str(datatype))}
    )


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
