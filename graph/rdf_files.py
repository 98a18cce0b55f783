"""Files of RDF, compressed or not: which format a name says, and what they hold.

As statements, whatever they say; or as the plans and records that `rdf` wrote.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

import pyoxigraph as ox

from ..errors import DocumentError, UsageError
from ..loaders.record import Record
from ..ontology.iris import BASE
from .elements import Edge, Node
from .rdf import write_elements, write_rdf
from .rdf_facts import quads
from .rdf_read import read_rdf
from .rdf_syntax import FORMS, format_of
from .record_rdf_read import read_records

_T = TypeVar("_T")
_GZIP = b"\x1f\x8b"


def is_rdf(file: Path) -> bool:
    """Return whether the name of the file says that it holds RDF."""
    return format_of(file.name) is not None


def quads_of_file(file: Path) -> Iterator[ox.Quad]:
    """Yield the statements of an RDF file; raise `DocumentError` where it cannot be read or is broken."""
    form = FORMS[_format(file, None)]
    try:
        with _opened(file) as source:
            yield from quads(source, form.parser)
    except SyntaxError as error:
        raise DocumentError(f"{file} is broken RDF ({error}); make it anew where it comes from.") from error
    except (OSError, EOFError) as error:
        raise DocumentError(f"{file} cannot be read ({error}); check the name and the file.") from error


def quads_of_plans(plans: Iterable[list[Node | Edge]]) -> Iterator[ox.Quad]:
    """Yield the statements of plans as a store holds them, each in the named graph of its plan."""
    for plan in plans:
        written = BytesIO()
        write_elements([plan], written, "nquads")
        yield from _in_graphs(written)


def quads_of_records(records: Iterable[Record], base: str = BASE) -> Iterator[ox.Quad]:
    """Yield the statements of records, each in the named graph of its plan."""
    for record in records:
        written = BytesIO()
        write_rdf([record], written, "nquads", base)
        yield from _in_graphs(written)


def _in_graphs(written: BytesIO) -> Iterator[ox.Quad]:
    # What is said of the dataset stands outside the graphs, and would be said anew with each plan.
    every = ox.parse(written.getvalue(), format=ox.RdfFormat.N_QUADS)
    return (quad for quad in every if isinstance(quad.graph_name, ox.NamedNode))


def plans_in(file: Path, format: str | None = None) -> list[list[Node | Edge]]:
    """Return the nodes and relationships of each plan in a file; `format` is as its name says by default.

    Raises `UsageError` where the name says none, `DocumentError` for what cannot be read or is not ours.
    """
    return _about(file, format, lambda source, name: list(read_rdf(source, name)))


def records_in(file: Path, format: str | None = None) -> list[Record]:
    """Return the records that a file was written from; see `plans_in`."""
    return _about(file, format, read_records)


def _about(file: Path, format: str | None, read: Callable[[BinaryIO, str], list[_T]]) -> list[_T]:
    name = _format(file, format)
    try:
        with _opened(file) as source:
            return read(source, name)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from error
    except (OSError, EOFError) as error:
        raise DocumentError(f"{file} cannot be read ({error}); check the name and the file.") from error


def _format(file: Path, named: str | None) -> str:
    name = named or format_of(file.name)
    if name is None:
        endings = ", ".join(form.suffixes[0] for form in FORMS.values())
        raise UsageError(f"The name {file} does not say which RDF it is ({endings}); add --format.")
    return name


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file; a compressed one is known by its name or, whatever its name, by its first bytes."""
    with file.open("rb") as plain:
        packed = file.suffix.lower() == ".gz" or plain.read(len(_GZIP)) == _GZIP
        plain.seek(0)
        if packed:
            with gzip.open(plain) as source:
                # A gzip file is read as bytes like any other, but its type does not say so.
                yield cast(BinaryIO, source)
        else:
            yield plain
