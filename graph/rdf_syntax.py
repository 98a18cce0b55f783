"""The RDF formats: what each is called, and how statements are written in it, a plan at a time.

Terms come as N-Triples writes them (`terms`), so N-Triples and N-Quads are joined strings. Turtle and TriG
shorten them, RDF/XML takes them apart; JSON-LD is in `rdf_jsonld`. Each writer gives text for the start, for
each plan and for the end, so that memory holds one plan. What is written is held to what two other libraries
and Apache Jena read, in tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol
from xml.sax.saxutils import escape

import pyoxigraph as ox

from ..errors import UsageError
from . import rdf_jsonld
from .terms import PREFIXES, TYPE, Term, Triple, parts

_XSD = PREFIXES["xsd"]
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_MARKUP = re.compile("[&<>\r]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Writer(Protocol):
    """Writes one file; `graph` is the IRI term of a plan's graph, `None` for what is said of the dataset."""

    def start(self) -> str:
        """Return what stands before all statements."""

    def part(self, graph: Term | None, triples: Collection[Triple]) -> str:
        """Return the statements of one plan, or of the dataset."""

    def end(self) -> str:
        """Return what stands after all statements."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its parser in pyoxigraph, suffixes (the usual one first), media type, W3C name, writer."""

    parser: ox.RdfFormat
    suffixes: tuple[str, ...]
    media_type: str
    w3c: str
    graphs: bool
    """Whether each plan has a named graph in it."""

    writer: Callable[[], Writer]


class _Lines:
    """N-Triples and N-Quads: a line a statement."""

    def __init__(self, *, graphs: bool) -> None:
        self._graphs = graphs

    def start(self) -> str:
        return ""

    def part(self, graph: Term | None, triples: Collection[Triple]) -> str:
        # No function is called for a statement: joining and a constant end take a third of the time.
        end = f" {graph} .\n" if self._graphs and graph else " .\n"
        body = end.join(map(" ".join, triples))
        return body + end if body else ""

    def end(self) -> str:
        return ""


class _Turtle:
    """Turtle, and TriG with a block for each plan."""

    def __init__(self, *, graphs: bool) -> None:
        self._graphs = graphs

    def start(self) -> str:
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())

    def part(self, graph: Term | None, triples: Collection[Triple]) -> str:
        body = _turtle(triples)
        return f"{graph} {{\n{body}}}\n" if self._graphs and graph else body

    def end(self) -> str:
        return ""


def _turtle(triples: Iterable[Triple]) -> str:
    pieces: list[str] = []
    before = None
    for subject, predicate, thing in triples:
        if subject == before:
            pieces.append(f" ;\n\t{_short(predicate)} {_short(thing)}")
        else:
            pieces.append(f" .\n{_name(subject)} {_short(predicate)} {_short(thing)}")
            before = subject
    return "".join(pieces).removeprefix(" .\n") + " .\n" if pieces else ""


@lru_cache(maxsize=16384)
def _short(term: Term) -> str:
    """Return a term as Turtle writes it: `pp:Duty`, `5`, `true`, `"13"^^xsd:decimal`."""
    if term[0] == "<":
        return "a" if term == TYPE else _name(term)
    if term[-1] != ">":
        return term
    text, _, datatype = term.rpartition("^^")
    if datatype == f"<{_XSD}boolean>" or (datatype == f"<{_XSD}integer>" and text.strip('"-').isdigit()):
        return text.strip('"')
    return f"{text}^^{_name(datatype)}"


@lru_cache(maxsize=16384)
def _name(term: Term) -> str:
    iri = term[1:-1]
    start = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _NAMESPACES.get(iri[:start])
    if prefix and _LOCAL.fullmatch(iri, start):
        return f"{prefix}:{iri[start:]}"
    return term


class _Xml:
    """RDF/XML; plans have no graphs of their own in it."""

    def start(self) -> str:
        spaces = "".join(f'\n  xmlns:{prefix}="{iri}"' for prefix, iri in PREFIXES.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'

    def part(self, graph: Term | None, triples: Collection[Triple]) -> str:
        pieces: list[str] = []
        before = None
        for subject, predicate, thing in triples:
            if subject != before:
                end = "</rdf:Description>\n" if before else ""
                pieces.append(f'{end}<rdf:Description rdf:about="{_attribute(subject)}">\n')
                before = subject
            pieces.append(_element(_name(predicate), thing))
        return "".join((*pieces, "</rdf:Description>\n" if pieces else ""))

    def end(self) -> str:
        return "</rdf:RDF>\n"


def _element(name: str, thing: Term) -> str:
    if thing[0] == "<":
        return f'  <{name} rdf:resource="{_attribute(thing)}"/>\n'
    text, language, datatype = parts(thing)
    if _NO_XML.search(text):
        raise UsageError(
            f"RDF/XML cannot hold the control character in {text[:40]!r}; take another --format, as turtle."
        )
    # A bare carriage return would come back as a line feed.
    body = escape(text, {"\r": "&#13;"}) if _MARKUP.search(text) else text
    about = f' xml:lang="{language}"' if language else f' rdf:datatype="{datatype}"' if datatype else ""
    return f"  <{name}{about}>{body}</{name}>\n"


def _attribute(iri: Term) -> str:
    # An IRI holds no other sign that XML escapes (`terms.iri`).
    return iri[1:-1].replace("&", "&amp;")


def format_of(name: str) -> str | None:
    """Return the format that a file's name says, `.gz` left aside, or `None`."""
    ending = Path(name.lower().removesuffix(".gz")).suffix
    return next((known for known, form in FORMS.items() if ending in form.suffixes), None)


_W3C = "http://www.w3.org/ns/formats/"
FORMS = MappingProxyType(
    {
        "turtle": Form(
            ox.RdfFormat.TURTLE,
            (".ttl",),
            "text/turtle",
            f"{_W3C}Turtle",
            graphs=False,
            writer=lambda: _Turtle(graphs=False),
        ),
        "ntriples": Form(
            ox.RdfFormat.N_TRIPLES,
            (".nt",),
            "application/n-triples",
            f"{_W3C}N-Triples",
            graphs=False,
            writer=lambda: _Lines(graphs=False),
        ),
        "nquads": Form(
            ox.RdfFormat.N_QUADS,
            (".nq",),
            "application/n-quads",
            f"{_W3C}N-Quads",
            graphs=True,
            writer=lambda: _Lines(graphs=True),
        ),
        "trig": Form(
            ox.RdfFormat.TRIG,
            (".trig",),
            "application/trig",
            f"{_W3C}TriG",
            graphs=True,
            writer=lambda: _Turtle(graphs=True),
        ),
        "jsonld": Form(
            ox.RdfFormat.JSON_LD,
            (".jsonld",),
            "application/ld+json",
            f"{_W3C}JSON-LD",
            graphs=True,
            writer=rdf_jsonld.Framed,
        ),
        "rdfxml": Form(
            ox.RdfFormat.RDF_XML,
            (".rdf", ".owl"),
            "application/rdf+xml",
            f"{_W3C}RDF_XML",
            graphs=False,
            writer=_Xml,
        ),
    }
)
"""Name of a format -> what it is. `graphs`: N-Quads, TriG and JSON-LD keep one named graph a plan."""
