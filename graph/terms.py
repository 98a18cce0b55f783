"""RDF terms as text, written the way N-Triples writes them: `<iri>`, `"words"@zh-Hans`, `"13"^^<datatype>`.

A term is a string that is ready to be written. Objects of an RDF library would be made for each statement and
taken apart again by its serializer, which cost more than all else together; most formats share these forms,
and the others (`rdf_syntax`) turn them into theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from ..errors import StoreError
from ..ontology.iris import VOCABULARY
from ..ontology.model import Property
from .elements import Value

Term = str
Triple = tuple[Term, Term, Term]

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
        "dcterms": "http://purl.org/dc/terms/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]|[^\x00-\x7f]')
_ESCAPED = re.compile(r'[\\"\n\r]')
_UNESCAPE = re.compile(r'\\([\\"nr])')
_SIGNS = {"\\": "\\", '"': '"', "n": "\n", "r": "\r"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@lru_cache(maxsize=16384)
def iri(text: str) -> Term:
    """Return an IRI as a term; raise `StoreError` where the text is no ASCII IRI.

    Cached: the same plan, agency and predicate return in most statements.
    """
    if not text or _NO_IRI.search(text):
        raise StoreError(
            f"{text!r} is no ASCII IRI, so it cannot be written as RDF; mend the node that has it."
        )
    return f"<{text}>"


def named(prefix: str, local: str) -> Term:
    """Return the term `prefix:local`."""
    return iri(PREFIXES[prefix] + local)


TYPE = named("rdf", "type")
LABEL = named("rdfs", "label")
TRUE = f'"true"^^{named("xsd", "boolean")}'
_FALSE = f'"false"^^{named("xsd", "boolean")}'
_INTEGER = f'"^^{named("xsd", "integer")}'
_DECIMAL = f'"^^{named("xsd", "decimal")}'
_INTEGERS = f'"^^{named("pp", "IntegerList")}'
_STRINGS = f'"^^{named("pp", "StringList")}'
_STRING = PREFIXES["xsd"] + "string"


def escaped(text: str) -> str:
    """Return the text with the four signs escaped that may not stand in a literal."""
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text


def string(text: str) -> Term:
    """Return a string without a language."""
    return f'"{escaped(text)}"'


def tagged(text: str, language: str) -> Term:
    """Return a string in a language."""
    return f'"{escaped(text)}"@{language}'


def chinese(text: str) -> Term:
    """Return a Chinese label."""
    return f'"{escaped(text)}"@zh-Hans'


def integer(value: int) -> Term:
    """Return a whole number."""
    return f'"{value}{_INTEGER}'


def decimal(value: float) -> Term:
    """Return a figure as xsd:decimal, which has no exponents: 1e9 is 1000000000."""
    text = format(Decimal(repr(float(value))), "f")
    return f'"{text.removesuffix(".0")}{_DECIMAL}'


def boolean(value: object) -> Term:
    """Return true or false."""
    return TRUE if value else _FALSE


def integers(values: object) -> Term:
    """Return a list of whole numbers as one literal: a set of values would lose order and repetitions."""
    return f'"{" ".join(map(str, values))}{_INTEGERS}'  # type: ignore[call-overload]


def strings(values: object) -> Term:
    """Return a list of strings as one literal, a JSON array, for the same reason."""
    return f'"{escaped(json.dumps(values, ensure_ascii=False))}{_STRINGS}'


def parts(literal: Term) -> tuple[str, str | None, str | None]:
    """Return the text of a literal, its language and its datatype; a plain string has neither."""
    end = literal.rfind('"')
    if end < 1:
        raise StoreError(f"{literal[:80]!r} is no literal; report it with the record.")
    text, about = literal[1:end], literal[end + 1 :]
    if "\\" in text:
        text = _UNESCAPE.sub(lambda sign: _SIGNS[sign[1]], text)
    return text, about[1:] if about[:1] == "@" else None, about[3:-1] if about[:1] == "^" else None


def writer(declared: Property) -> Callable[[Value], Term]:
    """Return what makes the term of a property's value, or of one item of a list that is written apart."""
    if declared.values:
        concepts = {word: iri(concept) for word, concept in declared.values.items()}
        return lambda word: concepts[str(word)]
    if declared.resource:
        return lambda text: iri(str(text))
    if declared.language:
        end = f'"@{declared.language}'
        return lambda text: f'"{escaped(str(text))}{end}'
    return _typed(declared)


def _typed(declared: Property) -> Callable[[Value], Term]:
    match declared.kind:
        case "float":
            return lambda value: decimal(float(str(value)))
        case "boolean":
            return boolean
        case "integers":
            return integers
    if declared.datatype in {None, _STRING}:
        return lambda value: f'"{escaped(str(value))}"'
    end = f'"^^{iri(str(declared.datatype))}'
    return lambda value: f'"{escaped(str(value))}{end}'
