"""What `shapes.ttl` says of properties, and the part of that file that follows from `policy.ttl`.

The shapes above the line are written by hand: what must be there, and what can be true. From them the
property graph takes which properties are required and within which limits. Below the line stand shapes for
the values of each property: their datatype, or the members of their closed list, which only `policy.ttl`
states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, XSD, Namespace
from rdflib.term import Node

from .iris import VOCABULARY

PP = Namespace(VOCABULARY)
SHAPES = Path(__file__).with_name("shapes.ttl")
LINE = "# ---- Made out of policy.ttl by `python -m policygraph.ontology.derive`: no edits below.\n"

_KINDS = {
    XSD.string: ("文字", "text"),
    XSD.integer: ("整数", "a whole number"),
    XSD.decimal: ("数值", "a number"),
    XSD.boolean: ("是或否", "true or false"),
    XSD.gYear: ("年份", "a year"),
    XSD.date: ("日期", "a date"),
    PP.IntegerList: ("以空格分隔的整数", "whole numbers with blanks between"),
}


def read_shapes() -> Graph:
    """Return the shapes that are written by hand, as an rdflib graph."""
    return Graph().parse(data=written_by_hand(), format="turtle")


def written_by_hand() -> str:
    """Return the text of `shapes.ttl` above the line."""
    return SHAPES.read_text(encoding="utf-8").partition(LINE)[0]


def is_required(shapes: Graph, cls: Node | None, path: Node, relation: Node | None = None) -> bool:
    """Return whether every instance of the class must have the property.

    Where one class states several relations (a mention: what is concerned, or cited), `relation` says which.
    """
    return any(_least(shapes, shape) >= 1 for shape in _on(shapes, cls, path, relation))


def limits(shapes: Graph, path: Node) -> Mapping[str, int]:
    """Return the least and the greatest whole number that any shape allows as a value of the property."""
    found: dict[str, int] = {}
    for shape in shapes.subjects(SH.path, path):
        for name, bound in (("least", SH.minInclusive), ("most", SH.maxInclusive)):
            value = shapes.value(shape, bound)
            if isinstance(value, Literal) and value.datatype == XSD.integer:
                found[name] = int(value)
    return found


def closed_list(ontology: Graph, cls: Node | None) -> Mapping[str, str]:
    """Return value -> IRI for a class of concepts that is a closed list, in its order, else nothing."""
    concepts = set() if cls is None else set(ontology.subjects(RDF.type, cls))
    return {
        str(ontology.value(one, SKOS.notation)): str(one)
        for one in sorted(concepts, key=lambda one: (_place(ontology, one), str(one)))
    }


def shapes_text(ontology: Graph) -> str:
    """Return what `shapes.ttl` must say: what is written by hand, then the shapes of values."""
    made = (_value_shape(ontology, term) for term in sorted(_valued(ontology)))
    return written_by_hand() + LINE + "\n" + "".join(made)


def _on(shapes: Graph, cls: Node | None, path: Node, relation: Node | None) -> Iterator[Node]:
    """Yield the property shapes about the path that hold for each instance of the class."""
    for shape in shapes.subjects(SH.targetClass, cls):
        for one in (shape, *_holding(shapes, shape, relation)):
            if (one, SH.path, path) in shapes:
                yield one


def _holding(shapes: Graph, shape: Node, relation: Node | None) -> Iterator[Node]:
    """Yield the property shapes that a node shape asks for, and those that are left of an alternative.

    An alternative that is about another relation cannot hold, so where only one is left, it must.
    """
    yield from shapes.objects(shape, SH.property)
    for choice in shapes.objects(shape, SH["or"]):
        left = [one for one in Collection(shapes, choice) if not _of_another(shapes, one, relation)]
        if relation and len(left) == 1:
            yield from shapes.objects(left[0], SH.property)


def _of_another(shapes: Graph, alternative: Node, relation: Node | None) -> bool:
    named = [
        shapes.value(shape, SH.hasValue)
        for shape in shapes.objects(alternative, SH.property)
        if (shape, SH.path, RDF.predicate) in shapes
    ]
    return bool(named) and relation not in named


def _least(shapes: Graph, shape: Node) -> int:
    count = shapes.value(shape, SH.minCount)
    return int(count) if isinstance(count, Literal) else 0


def _place(ontology: Graph, concept: Node) -> int:
    place = ontology.value(concept, PP.listPlace)
    return int(place) if isinstance(place, Literal) else 0


def _valued(ontology: Graph) -> set[URIRef]:
    """Return the properties whose values can be told right from wrong: a datatype, or a closed list."""
    kinds = (OWL.DatatypeProperty, OWL.ObjectProperty)
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return {term for term in terms if _is_plain(ontology, term) or _members(ontology, term)}


def _is_plain(ontology: Graph, term: URIRef) -> bool:
    named = (term, PP.graphName, None) in ontology and (term, PP.graphWritten, None) not in ontology
    return named and ontology.value(term, RDFS.range) in _KINDS


def _members(ontology: Graph, term: URIRef) -> list[URIRef]:
    return [URIRef(iri) for iri in closed_list(ontology, ontology.value(term, RDFS.range)).values()]


def _value_shape(ontology: Graph, term: URIRef) -> str:
    names = ontology.namespace_manager
    name, members = term.rpartition("#" if "#" in term else "/")[2], _members(ontology, term)
    single = (term, PP.graphList, Literal(True)) not in ontology
    zh, en = _label(ontology, term, "zh-Hans"), _label(ontology, term, "en")
    if members:
        kind = f"sh:in ( {' '.join(names.curie(one) for one in members)} )"
        listed_zh = "、".join(_label(ontology, one, "zh-Hans") for one in members)
        listed_en = ", ".join(_label(ontology, one, "en") for one in members)
        said = f"“{zh}”须为下列之一：{listed_zh}", f"“{en}” is one of these: {listed_en}"
    else:
        datatype = URIRef(str(ontology.value(term, RDFS.range)))
        kind = f"sh:datatype {names.curie(datatype)}"
        said = f"“{zh}”须为{_KINDS[datatype][0]}", f"“{en}” is {_KINDS[datatype][1]}"
    path, most = names.curie(term), "sh:maxCount 1 ; " if single else ""
    once = ("，至多一个。", ", and one at most.") if single else ("。", ".")
    return (
        f"rule:value-of-{name} a sh:PropertyShape ; sh:targetSubjectsOf {path} ;\n"
        f"  sh:path {path} ; {most}{kind} ;\n"
        f'  sh:message "{said[0]}{once[0]}"@zh-Hans ,\n    "{said[1]}{once[1]}"@en .\n'
    )


def _label(ontology: Graph, term: Node, language: str) -> str:
    found = (*ontology.objects(term, RDFS.label), *ontology.objects(term, SKOS.prefLabel))
    return next((str(o) for o in found if isinstance(o, Literal) and o.language == language), "")
