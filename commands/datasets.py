"""What commands that work on RDF take in: RDF files, record files, documents, or the records that ship."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PolicygraphError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

OnError = Callable[[PolicygraphError], None]
Named = tuple[str, "Iterator[ox.Quad]"]


def datasets(paths: Sequence[Path], on_error: OnError, location: str | None = None) -> Iterator[Named]:
    """Yield each piece of data with its name: an RDF file, a record, a plan of the graph at `location`.

    A piece at a time, so that a thousand records are never held at once.
    """
    if location is not None:
        if paths:
            raise UsageError("Facts come from PATH or from a graph, not from both: leave one of the two out.")
        yield from _of_graph(location)
        return
    from ..graph.rdf_files import is_rdf, quads_of_file, quads_of_records
    from .inputs import records_from

    files = [path for path in paths if is_rdf(path)]
    for file in files:
        yield str(file), quads_of_file(file)
    others = [path for path in paths if not is_rdf(path)]
    if others or not files:
        for record in records_from(others, on_error):
            yield record.plan.source.file, quads_of_records([record])


def _of_graph(location: str) -> Iterator[Named]:
    from ..graph.rdf_files import quads_of_plans
    from ..graph.stored import stored_plans
    from ..graph.stores import open_store

    with open_store(location, create=False) as store:
        for plan in stored_plans(store):
            yield store.location, quads_of_plans([plan])


def store_of(paths: Sequence[Path], on_error: OnError, location: str | None = None) -> ox.Store:
    """Return all the data in one store that can be queried."""
    from ..sparql.engine import dataset

    return dataset(quad for _, quads in datasets(paths, on_error, location) for quad in quads)
