"""Make what follows from `policy.ttl` and `shapes.ttl`: `python -m policygraph.ontology.derive [--check]`.

`graph-schema.json` holds what the property graph may contain (labels, relationship types, their ends,
properties and kinds, which of them are required and within which limits, and how each is written in RDF), so
that nothing at run time needs an RDF library; `schema.cypher` holds the constraints, `context.jsonld` the
names in JSON-LD, `words.py` the words of closed lists and the limits, which are the types of the record. The
shapes of values in `shapes.ttl` are made from `policy.ttl`. With `--check` nothing is written, and the exit
code is 1 where a file is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD, Namespace
from rdflib.term import Node

from . import model, rules
from .iris import VOCABULARY

PP = Namespace(VOCABULARY)
OA = Namespace("http://www.w3.org/ns/oa#")
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
_LIMITED = {"RANK": PP.rank, "OFFSET": OA.end}
_WORDS_HEAD = '''\
"""Words of closed lists and limits of numbers: no edits here.

Made out of policy.ttl and shapes.ttl by `python -m policygraph.ontology.derive`.
"""

from typing import Literal

'''
_CONSTRAINTS_HEAD = """\
// Uniqueness constraints, derived from ontology/policy.ttl by `python -m policygraph.ontology.derive`: not to
// be edited. `policygraph load` makes them itself; run this file after a bulk import with neo4j-admin.
"""


def read_ontology() -> Graph:
    """Return `policy.ttl` as an rdflib graph."""
    return Graph().parse(ONTOLOGY, format="turtle")


def graph_schema(ontology: Graph, shapes: Graph) -> dict[str, Any]:
    """Return what the property graph may contain, as the plain data of `graph-schema.json`."""
    source = _Source(ontology, shapes)
    return {
        "schema": model.SCHEMA,
        "nodes": [source.node_type(c) for c in _ordered(ontology.subjects(PP.graphLabel))],
        "edges": [source.edge_type(p) for p in _ordered(ontology.subjects(PP.graphType))],
        "nested": [str(p) for p in _ordered(ontology.subjects(PP.nests))],
    }


def words(ontology: Graph, shapes: Graph) -> str:
    """Return the module that the types of the record are made of: words of closed lists, and limits."""
    lines = [_WORDS_HEAD]
    for cls in _ordered(ontology.subjects(RDFS.subClassOf, SKOS.Concept)):
        values = rules.closed_list(ontology, cls)
        if values:
            choices = "".join(f"    {json.dumps(word)},\n" for word in values)
            lines.append(f"{_local(cls)} = Literal[\n{choices}]\n")
            lines.append(f'"""{_definition(ontology, cls)}"""\n\n')
    answering = [str(ontology.value(role, SKOS.notation)) for role in ontology.subjects(PP.answers)]
    lines.append(f"ANSWERING: frozenset[Role] = frozenset({json.dumps(sorted(answering))})\n")
    lines.append(f'"""{_text(ontology, PP.answers, RDFS.comment)}"""\n\n')
    for name, path in _LIMITED.items():
        bounds = rules.limits(shapes, path)
        lines.append(f"{name} = ({bounds['least']}, {bounds['most']})\n")
        lines.append(f'"""The least and the greatest value of {_short(ontology, path)}."""\n\n')
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
    ontology, shapes = read_ontology(), rules.read_shapes()
    schema = graph_schema(ontology, shapes)
    lines = (f"{constraint};\n" for constraint in model.constraints(model.from_schema(schema)))
    return {
        GRAPH_SCHEMA: json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        CONSTRAINTS: _CONSTRAINTS_HEAD + "".join(lines),
        WORDS: words(ontology, shapes),
        rules.SHAPES: rules.shapes_text(ontology),
        CONTEXT: json.dumps({"@context": context(ontology)}, ensure_ascii=False, indent=1) + "\n",
    }


def stale_files() -> tuple[Path, ...]:
    """Return the derived files that do not say what `policy.ttl` and `shapes.ttl` say."""
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


def _definition(ontology: Graph, term: Node) -> str:
    """Return the English definition of a term."""
    said = ontology.objects(term, SKOS.definition)
    return next(str(text) for text in said if isinstance(text, Literal) and text.language == "en")


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


@dataclass(frozen=True)
class _Source:
    """The ontology, which says what things are called, and the shapes, which say what they must have."""

    ontology: Graph
    shapes: Graph

    def node_type(self, cls: URIRef) -> dict[str, Any]:
        parent = self.ontology.value(cls, PP.graphExtends)
        return {
            "label": _text(self.ontology, cls, PP.graphLabel),
            "extends": _text(self.ontology, parent, PP.graphLabel) if parent else None,
            "iri": str(cls),
            "properties": self._properties(cls, PP.onNode),
            "spans": self._spans(cls, PP.onNode),
        }

    def edge_type(self, relation: URIRef) -> dict[str, Any]:
        role = self.ontology.value(relation, PP.graphRole)
        return {
            "type": _text(self.ontology, relation, PP.graphType),
            "ends": sorted(_ends(self.ontology, relation)),
            "keyed": (relation, PP.graphKey, None) in self.ontology,
            "role": _text(self.ontology, role, SKOS.notation) if role else None,
            "iri": str(relation),
            "written_as": _text(self.ontology, relation, PP.graphNode),
            "properties": self._properties(relation, PP.onEdge),
            "spans": self._spans(relation, PP.onEdge),
        }

    def _required(self, term: Node, owner: URIRef) -> bool:
        """Return whether the shapes ask for the property wherever its owner is.

        The owner is a class, or a relation: then the class that holds its properties in RDF is asked, or,
        where there is none, its ends.
        """
        if (owner, PP.graphType, None) not in self.ontology:
            return rules.is_required(self.shapes, owner, term)
        written = self.ontology.value(owner, PP.graphNode)
        ends = [self.ontology.value(owner, end) for end in (RDFS.domain, RDFS.range)]
        holders = [written] if written else ends
        return any(rules.is_required(self.shapes, holder, term, owner) for holder in holders)

    def _properties(self, owner: URIRef, carried: URIRef) -> list[dict[str, Any]]:
        found = (self._property(p, owner) for p in self.ontology.subjects(carried, owner))
        named = (p for p in found if p["name"])
        spans = (self._span_property(s, end) for s in self._spans(owner, carried) for end in ("start", "end"))
        return sorted((*named, *spans), key=lambda p: str(p["name"]))

    def _property(self, term: Node, owner: URIRef) -> dict[str, Any]:
        ontology = self.ontology
        values = rules.closed_list(ontology, ontology.value(term, RDFS.range))
        datatype = ontology.value(term, RDFS.range) if not values else None
        kind = _KINDS.get(URIRef(str(datatype)), "string")
        many = ontology.value(term, PP.graphList) == Literal(True)
        return {
            "name": _text(ontology, term, PP.graphName),
            "kind": f"{kind}s" if many else kind,
            "many": many,
            "required": self._required(term, owner),
            "iri": _text(ontology, term, PP.graphWritten) or str(term),
            "datatype": None if datatype is None else str(datatype),
            "language": _text(ontology, term, PP.graphLang),
            "resource": (term, RDF.type, OWL.ObjectProperty) in ontology,
            "values": dict(sorted(values.items(), key=lambda item: item[1])),
            **rules.limits(self.shapes, term),
        }

    def _spans(self, owner: URIRef, carried: URIRef) -> list[dict[str, Any]]:
        ontology = self.ontology
        terms = [
            t for t in _ordered(ontology.subjects(carried, owner)) if (t, PP.graphStart, None) in ontology
        ]
        return [
            {
                "start": _text(ontology, term, PP.graphStart),
                "end": _text(ontology, term, PP.graphEnd),
                "many": ontology.value(term, PP.graphList) == Literal(True),
                "required": self._required(term, owner),
                "iri": str(term),
            }
            for term in terms
        ]

    def _span_property(self, span: Mapping[str, Any], end: str) -> dict[str, Any]:
        """Return one of the two integers of a span; it has no IRI of its own, since RDF writes the span."""
        kind, bounds = "integers" if span["many"] else "integer", rules.limits(self.shapes, OA[end])
        return {"name": span[end], "kind": kind, "required": span["required"], "iri": None, **bounds}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
