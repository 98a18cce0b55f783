"""The canned questions in SPARQL: one `.rq` file each, with parameters and columns of the question in Cypher.

A file stands alone: every parameter is a block `VALUES ?given_NAME { … }` that holds an example or `UNDEF`
for "all". Here the block is filled with the terms that were asked for. They are written by pyoxigraph,
which escapes them; nothing that a person types gets into the text of a query in another way.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import pyoxigraph as ox

from ..cypher.catalogue import Answer, Given, question
from ..cypher.header import Parameter, Question
from ..cypher.lookup import Understood
from ..errors import UsageError
from ..graph.stores.base import Row
from ..graph.terms import PREFIXES
from .engine import Solutions, Term, run
from .naming import understand

_LIST = "|"
_INTEGERS = frozenset({"integer", "gYear", "int", "long"})
_FIGURES = frozenset({"decimal", "double", "float"})
_XSD = PREFIXES["xsd"]
_BLOCK = re.compile(r"VALUES \?given_(\w+) \{[^}]*\}")
# Columns that hold lists; SPARQL has none, so their members stand in one text.
_LISTS: Mapping[str, frozenset[str]] = {
    "cited-documents": frozenset({"cited_in"}),
    "leads-everywhere": frozenset({"leads_where", "sole_where", "shares_where"}),
    "measures-without-lead": frozenset({"sole", "shares", "others"}),
    "plans-citing": frozenset({"starts", "ends"}),
    "targets-of-plan": frozenset({"for_place"}),
    "topics-nobody-covers": frozenset({"silent", "named"}),
}


@cache
def sparql_names() -> tuple[str, ...]:
    """Return the names of the questions that are there in SPARQL too, in alphabetical order."""
    files = (f.name for f in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in files if name.endswith(".rq")))


def sparql_text(name: str) -> str:
    """Return the SPARQL text of a question; raise `UsageError` with the nearest three where there is none."""
    if name not in sparql_names():
        near = difflib.get_close_matches(name, sparql_names(), n=3, cutoff=0.3)
        raise UsageError(
            f"There is no SPARQL question or file {name!r}; "
            f"{'the nearest are' if near else 'there are'} {', '.join(near or sparql_names())}."
        )
    return resources.files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")


def ask(
    store: ox.Store,
    name: str,
    given: Given | None = None,
    *,
    timeout: float | None = None,
    limit: int | None = None,
) -> Answer:
    """Put a question to the data, and answer as `cypher.catalogue.ask` does: same columns, same values.

    Raises `UsageError` for a parameter that the question does not have, that is missing, or that names
    nothing.
    """
    text, asked = sparql_text(name), question(name)
    understood = tuple(bind(store, asked, given or {}))
    found = run(store, filled(text, understood), timeout=timeout, limit=limit)
    if not isinstance(found, Solutions):
        raise UsageError(f"The question {name} is no SELECT; mend sparql/{name}.rq.")
    told = tuple(u for u in understood if u.typed is not None)
    return Answer(asked, told, asked.columns, rows_of(found, _LISTS.get(name, frozenset())))


def bind(store: ox.Store, asked: Question, given: Given) -> Iterable[Understood]:
    """Yield what each parameter is taken to mean, in the order of the question's header."""
    names = [p.name for p in asked.parameters]
    unknown = [name for name in given if name not in names]
    if unknown:
        takes = f"it takes {', '.join(names)}" if names else "it takes none"
        raise UsageError(f"The question {asked.name} has no parameter {unknown[0]!r}; {takes}.")
    return (_bound(store, asked, p, given) for p in asked.parameters)


def _bound(store: ox.Store, asked: Question, parameter: Parameter, given: Given) -> Understood:
    if parameter.name not in given and parameter.required:
        raise UsageError(
            f"The question {asked.name} needs {parameter.name} ({parameter.en}); "
            f"give it as --param {parameter.name}=…"
        )
    return understand(store, parameter, given.get(parameter.name, parameter.default))


def filled(text: str, understood: Iterable[Understood]) -> str:
    """Return the query with the values of its parameters in their blocks."""
    known = {one.parameter: " ".join(map(str, _terms(one))) or "UNDEF" for one in understood}
    # In one pass: a value that looks like a block must not be filled in its turn.
    return _BLOCK.sub(lambda m: f"VALUES ?given_{m[1]} {{ {known[m[1]]} }}", text)


def _terms(one: Understood) -> Iterable[Term]:
    values = one.value if isinstance(one.value, list) else [one.value]
    for value in values:
        match value:
            case None:
                return
            case bool():
                yield ox.Literal(value)
            case int():
                yield ox.Literal(value)
            case str() if one.means:
                yield ox.NamedNode(value)
            case str():
                yield ox.Literal(value)


def rows_of(found: Solutions, lists: frozenset[str] = frozenset()) -> list[Row]:
    """Return solutions as rows of plain values."""
    return [
        {name: _value(term, name in lists) for name, term in zip(found.variables, row, strict=True)}
        for row in found.rows
    ]


def _value(term: Term | None, is_list: bool) -> Row | object:
    if is_list:
        text = "" if term is None else str(plain(term))
        return [_member(part) for part in text.split(_LIST)] if text else []
    return plain(term)


def _member(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() else text


def plain(term: Term | None) -> str | int | float | bool | None:
    """Return a term as a plain value: a whole number, a figure, a truth value, else its text or its IRI."""
    match term:
        case None:
            return None
        case ox.Literal():
            kind = term.datatype.value.removeprefix(_XSD)
            if kind in _INTEGERS:
                return int(term.value)
            if kind in _FIGURES:
                return float(term.value)
            return term.value == "true" if kind == "boolean" else term.value
        case ox.NamedNode() | ox.BlankNode():
            return term.value
    return str(term)
