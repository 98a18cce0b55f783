"""Many documents, one record at a time: in one process or several, in the order given, none stopping the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from ..errors import DocumentError, PolicygraphError
from .extraction import extract
from .record import Record

OnError = Callable[[PolicygraphError], None]
Progress = Callable[[int, int], None]

_AHEAD = 3
"""Documents in work per process: enough to keep each busy, few enough that memory stays flat."""


def records_of(
    files: Sequence[Path],
    *,
    jobs: int = 1,
    use_ocr: bool = False,
    on_error: OnError,
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yield the record of each document, in order; tell `on_error` of those that cannot be read and go on.

    `progress` is told (documents done, documents in all) after each. With `jobs` above 1, as many processes read
    at once; never more than a few documents are held. `use_ocr` lets scans be read (`read_document`).
    """
    for _, record in files_with_records(
        files, jobs=jobs, use_ocr=use_ocr, on_error=on_error, progress=progress
    ):
        yield record


def files_with_records(
    files: Sequence[Path],
    *,
    jobs: int = 1,
    use_ocr: bool = False,
    on_error: OnError,
    progress: Progress | None = None,
) -> Iterator[tuple[Path, Record]]:
    """Yield each document that can be read with its record; else as `records_of`."""
    read = partial(_read, use_ocr=use_ocr)
    reader = map(read, files) if jobs == 1 or len(files) <= 1 else _side_by_side(read, files, jobs)
    for done, (file, outcome) in enumerate(zip(files, reader, strict=True), 1):
        if isinstance(outcome, PolicygraphError):
            on_error(outcome)
        else:
            yield file, outcome
        if progress:
            progress(done, len(files))


def _read(file: Path, *, use_ocr: bool) -> Record | PolicygraphError:
    try:
        return extract(file, use_ocr=use_ocr)
    except PolicygraphError as error:
        return error


def _side_by_side(
    read: Callable[[Path], Record | PolicygraphError], files: Sequence[Path], jobs: int
) -> Iterator[Record | PolicygraphError]:
    with ProcessPoolExecutor(max_workers=min(jobs, len(files))) as pool:
        waiting: deque[tuple[Path, Future[Record | PolicygraphError]]] = deque()
        for file in files:
            waiting.append((file, pool.submit(read, file)))
            if len(waiting) >= jobs * _AHEAD:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(file: Path, future: Future[Record | PolicygraphError]) -> Record | PolicygraphError:
    try:
        return future.result()
    except BrokenProcessPool as error:
        return DocumentError(
            f"{file} could not be read: its reading process died ({error}); read it alone with --jobs 1."
        )
