"""JSON-LD with our context, framed a plan at a time.

A plan holds its measures, a measure its duties, targets and mentions, each of these its place in the text;
what plans share stands beside the plan. What is inside what is stated in `ontology/policy.ttl` (`pp:nests`,
`pp:nestedAs`). The context stands in the file, so that it can be read without fetching anything.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from ..ontology.model import context, nested_properties
from .terms import PREFIXES, TYPE, Term, Triple, parts

_XSD = PREFIXES["xsd"]
_Node = dict[str, Any]


class _Names(NamedTuple):
    """The context turned round: how a predicate, a class and a nested property are called."""

    terms: Mapping[tuple[Term, str], str]
    """(predicate, `@id` or `@language` or datatype) -> term."""

    classes: Mapping[Term, str]
    forward: frozenset[Term]
    reverse: Mapping[Term, str]


@cache
def _names() -> _Names:
    terms: dict[tuple[Term, str], str] = {}
    classes: dict[Term, str] = {}
    reverse: dict[Term, str] = {}
    for term, said in context().items():
        if term.startswith("@"):
            continue
        if isinstance(said, str):
            classes[f"<{_full(said)}>"] = term
        elif "@reverse" in said:
            reverse[f"<{_full(said['@reverse'])}>"] = term
        else:
            kind = f"@{said['@language']}".lower() if "@language" in said else _full(said.get("@type", ""))
            terms[f"<{_full(said['@id'])}>", kind] = term
    return _Names(terms, classes, frozenset(f"<{iri}>" for iri in nested_properties()), reverse)


def _full(short: str) -> str:
    prefix, _, local = short.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else short


class Framed:
    """Writes one JSON-LD document, a graph a plan."""

    def __init__(self) -> None:
        self._first = True

    def start(self) -> str:
        """Return the context and the start of the list of graphs."""
        said = json.dumps(dict(context()), ensure_ascii=False, indent=1)
        return f'{{"@context": {said},\n"@graph": [\n'

    def part(self, graph: Term | None, triples: Collection[Triple]) -> str:
        """Return one plan's graph, or what is said of the dataset."""
        nodes = _framed(triples)
        items = [{"id": graph[1:-1], "@graph": nodes}] if graph else nodes
        text = ",\n".join(msgspec.json.encode(item).decode() for item in items)
        before = "" if self._first or not text else ",\n"
        self._first = self._first and not text
        return before + text

    def end(self) -> str:
        """Return the end of the document."""
        return "\n]}\n"


def _framed(triples: Collection[Triple]) -> list[_Node]:
    """Return the nodes that nothing nests, the others inside them."""
    names = _names()
    nodes: dict[Term, _Node] = {}
    for subject, _, _ in triples:
        if subject not in nodes:
            nodes[subject] = {"id": subject[1:-1]}
    inside: set[Term] = set()
    for subject, predicate, thing in triples:
        node = nodes[subject]
        if predicate in names.reverse and thing in nodes and subject not in inside:
            inside.add(subject)
            _put(nodes[thing], names.reverse[predicate], node)
        elif predicate in names.forward and thing in nodes and thing not in inside:
            inside.add(thing)
            _put(node, _term(predicate, "@id"), nodes[thing])
        elif predicate == TYPE:
            _put(node, "type", _class(thing))
        else:
            _put(node, *_said(predicate, thing))
    return [node for subject, node in nodes.items() if subject not in inside]


def _put(node: _Node, name: str, value: object) -> None:
    """Add a value; one stands alone, several make a list."""
    before = node.get(name)
    if before is None:
        node[name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        node[name] = [before, value]


@lru_cache(maxsize=1024)
def _class(thing: Term) -> str:
    return _names().classes.get(thing) or _compact(thing)


@lru_cache(maxsize=1024)
def _term(predicate: Term, kind: str) -> str:
    return _names().terms.get((predicate, kind)) or _compact(predicate)


def _compact(term: Term) -> str:
    iri = term[1:-1]
    prefix = next((p for p, namespace in PREFIXES.items() if iri.startswith(namespace)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def _said(predicate: Term, thing: Term) -> tuple[str, object]:
    """Return the term and the value: plain where the context says of which kind it is, else spelt out."""
    names = _names().terms
    if thing[0] == "<":
        known = names.get((predicate, "@id"))
        return (known, thing[1:-1]) if known else (_compact(predicate), {"id": thing[1:-1]})
    text, language, datatype = parts(thing)
    known = names.get((predicate, f"@{language.lower()}" if language else datatype or ""))
    if known:
        return known, _plain(text, datatype)
    about = {"@language": language} if language else {"@type": datatype} if datatype else {}
    return _compact(predicate), {"@value": text, **about}


def _plain(text: str, datatype: str | None) -> str | int | bool:
    if datatype == f"{_XSD}boolean":
        return text == "true"
    # A decimal stays a string: many readers of JSON would make a float of it, and write 1e9 for 1000000000.
    return int(text) if datatype == f"{_XSD}integer" else text
