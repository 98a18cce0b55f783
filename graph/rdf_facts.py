"""RDF parsed into subjects, and the values of their properties; what does not fit is told in a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import BinaryIO

import pyoxigraph as ox

from ..errors import DocumentError
from ..ontology.iris import VOCABULARY
from ..ontology.model import Property, context
from .elements import Value
from .names import fuller
from .terms import Term

Facts = dict[str, dict[ox.NamedNode | ox.Literal, None]]
"""Predicate -> objects of one subject, each once: what plans share is written with each of them."""

Subjects = dict[str, Facts]

_PIECE = 1 << 20
_AGAIN = "export the plan anew"


def parse(source: BinaryIO, parser: ox.RdfFormat, name: str) -> list[Subjects]:
    """Return the statements of each graph by subject; a file without graphs is one.

    Raises `DocumentError` for what cannot be parsed, and for properties of ours that the ontology has not.
    """
    graphs: dict[str, Subjects] = {}
    predicates: set[str] = set()
    try:
        for quad in quads(source, parser):
            subject, thing = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(thing, ox.NamedNode | ox.Literal):
                graph = graphs.setdefault(str(quad.graph_name), {})
                predicate = quad.predicate.value
                predicates.add(predicate)
                graph.setdefault(subject.value, {}).setdefault(predicate, {})[thing] = None
    except (SyntaxError, ValueError) as error:
        raise DocumentError(f"The {name} cannot be read ({_one_line(error)}); {_AGAIN}.") from error
    except (OSError, EOFError) as error:
        raise DocumentError(f"The {name} cannot be read to its end ({error}); {_AGAIN}.") from error
    unknown = sorted(p for p in predicates if p.startswith(VOCABULARY) and p not in _ours())
    if unknown:
        raise DocumentError(
            f"The ontology has no property {unknown[0]}; correct the name, or import with the "
            "policygraph that wrote it."
        )
    return list(graphs.values())


def quads(source: BinaryIO, parser: ox.RdfFormat) -> ox.QuadParser:
    """Return what parses a seekable source; raise `SyntaxError` for XML that declares entities.

    A few hundred bytes of them grow into gigabytes, and no RDF/XML needs them.
    """
    if parser == ox.RdfFormat.RDF_XML:
        before = b""
        while piece := source.read(_PIECE):
            # In UTF-16 the declaration would go by unseen.
            if b"<!ENTITY" in before + piece or b"\0" in piece:
                raise SyntaxError("it declares XML entities, or is not UTF-8")
            before = piece[-len(b"<!ENTITY") :]
        source.seek(0)
    return ox.parse(source, format=parser)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


@cache
def _ours() -> frozenset[str]:
    """Return the IRIs of our own properties, as the context has them."""
    definitions = [said for said in context().values() if isinstance(said, dict)]
    named = (d.get("@id") or d["@reverse"] for d in definitions)
    # pp:nameEn has a name in JSON-LD that stands for rdfs:label; it is never written itself.
    return frozenset(VOCABULARY + name.removeprefix("pp:") for name in named if name.startswith("pp:"))


def one(facts: Facts, predicate: str, subject: str) -> str:
    """Return the only value; raise `DocumentError` where there is none or are several."""
    values = facts.get(predicate, ())
    if len(values) != 1:
        raise DocumentError(f"{subject} has {len(values)} values of {predicate}, not one; {_AGAIN}.")
    return next(iter(values)).value


def optional(facts: Facts, predicate: Term, subject: str) -> str | None:
    """Return the value of a predicate (a term), or `None`; raise `DocumentError` where there are several."""
    name = predicate[1:-1]
    return one(facts, name, subject) if name in facts else None


def whole(text: str, where: str) -> int:
    """Return a whole number; raise `DocumentError` where the text is none."""
    try:
        return int(text)
    except ValueError as error:
        raise DocumentError(f"{where} has {text[:40]!r} where a whole number must be; {_AGAIN}.") from error


def wholes(text: str, where: str) -> list[int]:
    """Return the whole numbers of an `IntegerList`."""
    return [whole(item, where) for item in text.split()]


def words(text: str | None, where: str) -> tuple[str, ...]:
    """Return the strings of a `StringList`; none where there is no text."""
    if text is None:
        return ()
    try:
        found = json.loads(text)
    except ValueError as error:
        raise DocumentError(f"{where} has {text[:40]!r} where a JSON array must be; {_AGAIN}.") from error
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise DocumentError(f"{where} has {text[:40]!r} where a list of strings must be; {_AGAIN}.")
    return tuple(found)


def value(facts: Facts, wanted: Property, where: str) -> Value | None:
    """Return a property of the graph as the ontology says it is written, or `None` where it is not there."""
    terms: Iterable[ox.NamedNode | ox.Literal] = facts.get(wanted.iri or "", ())
    if wanted.language:
        language = wanted.language.lower()
        terms = [t for t in terms if isinstance(t, ox.Literal) and (t.language or "").lower() == language]
    texts = [term.value for term in terms]
    if not texts:
        return None
    if wanted.many:
        return sorted(texts)
    if len(texts) > 1 and not wanted.language:
        raise DocumentError(f"{where} has {len(texts)} values of {wanted.iri}, not one; {_AGAIN}.")
    # Two plans that spell one agency differently give it two labels in a file without graphs.
    text = texts[0]
    for other in texts[1:]:
        text = fuller(text, other)
    return _scalar(text, wanted, where)


def _scalar(text: str, wanted: Property, where: str) -> Value:
    if wanted.values:
        return word_of(wanted.values, text, where)
    match wanted.kind:
        case "integer":
            return whole(text, where)
        case "float":
            return _number(text, where)
        case "boolean":
            return _truth(text, where)
        case "integers":
            return wholes(text, where)
    return text


def word_of(values: Mapping[str, str], concept: str, where: str) -> str:
    """Return the word of a closed list that a concept stands for."""
    for word, iri in values.items():
        if iri == concept:
            return word
    raise DocumentError(f"{where} has {concept}, which its list does not hold; {_AGAIN}.")


def _number(text: str, where: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise DocumentError(f"{where} has {text[:40]!r} where a number must be; {_AGAIN}.") from error


def _truth(text: str, where: str) -> bool:
    known = {"true": True, "1": True, "false": False, "0": False}.get(text)
    if known is None:
        raise DocumentError(f"{where} has {text[:40]!r} where true or false must be; {_AGAIN}.")
    return known
