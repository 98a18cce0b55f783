"""The plans that a comparing command is about: those named on the command line, or those of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..analysis.sources import Wanted, plans_of_records, plans_of_store
from ..analysis.view import Plans
from ..graph.stores import open_store
from .inputs import records_from
from .shell import telling_errors


@contextmanager
def plans_at(paths: Sequence[Path], location: str | None, wanted: Wanted) -> Iterator[Plans]:
    """Give the plans of documents, record files or folders; of the store where no path is given.

    A file that cannot be read is told, the others are compared all the same, and the exit code remembers it.
    """
    if not paths:
        with open_store(location, create=False) as store:
            found = plans_of_store(store, wanted)
        yield found
        return
    with telling_errors() as tell:
        yield plans_of_records(records_from(paths, tell))
