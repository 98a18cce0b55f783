"""What commands that work on RDF take in: RDF files, record files, documents, or the records that ship."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PolicygraphError

if TYPE_CHECKING:
    import pyoxigraph as ox

OnError = Callable[[PolicygraphError], None]
Named = tuple[str, "Iterator[ox.Quad]"]


def datasets(paths: Sequence[Path], on_error: OnError) -> Iterator[Named]:
    """Yield each piece of data with its name: an RDF file is one, and so is each record.

    A piece at a time, so that a thousand records are never held at once.
    """
    from ..graph.rdf_files import is_rdf, quads_of_file, quads_of_records
    from .inputs import records_from

    files = [path for path in paths if is_rdf(path)]
    for file in files:
        yield str(file), quads_of_file(file)
    others = [path for path in paths if not is_rdf(path)]
    if others or not files:
        for record in records_from(others, on_error):
            yield record.plan.source.file, quads_of_records([record])


def store_of(paths: Sequence[Path], on_error: OnError) -> ox.Store:
    """Return all the data in one store that can be queried."""
    from ..sparql.engine import dataset

    return dataset(quad for _, quads in datasets(paths, on_error) for quad in quads)
