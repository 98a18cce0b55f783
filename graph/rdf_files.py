"""RDF files of any kind, as statements: which format a file has is told by its name."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph as ox

from ..errors import DocumentError
from ..loaders.record import Record
from ..ontology.iris import BASE
from .rdf import write_rdf

SUFFIXES = MappingProxyType(
    {
        ".ttl": ox.RdfFormat.TURTLE,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".nq": ox.RdfFormat.N_QUADS,
        ".trig": ox.RdfFormat.TRIG,
        ".jsonld": ox.RdfFormat.JSON_LD,
        ".rdf": ox.RdfFormat.RDF_XML,
        ".owl": ox.RdfFormat.RDF_XML,
    }
)
"""Ending of a file's name (before `.gz`, where there is one) -> its format."""


def is_rdf(file: Path) -> bool:
    """Return whether the name of the file says that it holds RDF."""
    return _suffix(file) in SUFFIXES


def _suffix(file: Path) -> str:
    return file.with_suffix("").suffix.lower() if file.suffix.lower() == ".gz" else file.suffix.lower()


def quads_of_file(file: Path) -> Iterator[ox.Quad]:
    """Yield the statements of an RDF file; raise `DocumentError` where it cannot be read or is broken."""
    try:
        with _opened(file) as source:
            yield from ox.parse(source, format=SUFFIXES[_suffix(file)])
    except SyntaxError as error:
        raise DocumentError(f"{file} is broken RDF ({error}); make it anew where it comes from.") from error
    except (OSError, EOFError) as error:
        raise DocumentError(f"{file} cannot be read ({error}); check the name and the file.") from error


def _opened(file: Path) -> BinaryIO:
    # A gzip file is read as bytes like any other, but its type does not say so.
    return gzip.open(file, "rb") if file.suffix.lower() == ".gz" else file.open("rb")  # type: ignore[return-value]


def quads_of_records(records: Iterable[Record], base: str = BASE) -> Iterator[ox.Quad]:
    """Yield the statements of records, each in the named graph of its plan."""
    for record in records:
        written = BytesIO()
        write_rdf([record], written, "nquads", base)
        written.seek(0)
        yield from ox.parse(written, format=ox.RdfFormat.N_QUADS)
