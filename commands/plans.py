"""The plans that a comparing command is about: those named on the command line, or those of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..analysis.sources import Wanted, plans_of_records, plans_of_store
from ..analysis.view import Plans, together
from ..errors import UsageError
from ..graph.stores import open_store
from ..maps.reports import one_plan
from .inputs import one_record, records_from
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


def two_plans(one: str, other: str, location: str | None) -> tuple[Plans, str, str]:
    """Return two plans with all that is known of them, and their ids.

    Each is a file (a document or a record), or the name of a plan in the store. Raises `UsageError` where a
    name fits none or several, or both mean the same plan.
    """
    first, second = (_whole_plan(name, location) for name in (one, other))
    ids = next(iter(first.plans)), next(iter(second.plans))
    if ids[0] == ids[1]:
        raise UsageError(
            f"{one!r} and {other!r} are the same plan; for two versions of one use `policygraph diff`."
        )
    return together(first, second), *ids


def _whole_plan(name: str, location: str | None) -> Plans:
    file = Path(name)
    if file.is_file():
        return plans_of_records([one_record(file)])
    with open_store(location, create=False) as store:
        plan = one_plan(store, name)
        return plans_of_store(store, Wanted(roles=None, outline=True), [plan])
