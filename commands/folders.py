"""Writes a file for each document, into a folder: its record, or the page on which a reader checks it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..errors import PolicygraphError, UsageError
from ..loaders.record import Record, dumps, loads, without_text
from .inputs import OnError, Progress

if TYPE_CHECKING:
    from ..cypher.header import Lang


def is_folder(target: Path) -> bool:
    """Say whether an output names a folder: one that is there, or a new name without a file's ending."""
    return target.is_dir() or (not target.exists() and not target.suffix and str(target) != "-")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made ({error.strerror or error}); name another one."
        ) from error
    return folder


def _names(files: Sequence[Path], ending: str) -> dict[Path, str]:
    """Give each document a file name of its own: two of one name from two folders must not lose one."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for file in files:
        name, number = f"{file.name}{ending}", 2
        while name.casefold() in taken:
            name, number = f"{file.name}.{number}{ending}", number + 1
        taken.add(name.casefold())
        names[file] = name
    return names


def into_folder(  # noqa: PLR0913 - what is read, where it goes, and how
    files: Sequence[Path],
    folder: Path,
    tell: OnError,
    *,
    text: bool,
    jobs: int,
    use_ocr: bool,
    progress: Progress | None,
) -> str:
    """Write a record of each document into a folder, whole or not at all; say how many were there already.

    One that is there stays if this program made it from the same bytes: a run that broke off goes on where it
    stopped.
    """
    from ..loaders.pipeline import files_with_records
    from ..maps.aside import written_aside

    names = _names(files, ".json")
    _made(folder)
    todo = [file for file in files if not _is_done(file, folder / names[file], text=text)]
    written = 0
    for file, record in files_with_records(
        todo, jobs=jobs, use_ocr=use_ocr, on_error=tell, progress=progress
    ):
        with written_aside(folder / names[file]) as out:
            line = dumps(record if text else without_text(record))
            out.write(msgspec.json.format(line, indent=1) + b"\n")
        written += 1
    return f"{written} records written to {folder}, {len(files) - len(todo)} were there already"


def _is_done(file: Path, target: Path, *, text: bool) -> bool:
    """Say whether a record is there that the same program made of the same bytes, with or without text."""
    from ..loaders.canonical import CANONICALISER
    from ..loaders.extraction import EXTRACTOR

    try:
        record = loads(target.read_bytes(), str(target))
        source = record.plan.source
        made = (source.sha256, source.extractor, source.canonicaliser)
        same = made == (hashlib.sha256(file.read_bytes()).hexdigest(), EXTRACTOR, CANONICALISER)
        return same and (text or record == without_text(record)) and (not text or not _lacks_text(record))
    except (OSError, PolicygraphError):
        return False


def _lacks_text(record: Record) -> bool:
    """Say whether a record was made without text: it has clauses or unread sentences, and no words."""
    words = [m.clause.text for m in record.measures if m.clause] + [u.text for u in record.unread]
    return bool(words) and all(word is None for word in words)


def write_pages(  # noqa: PLR0913 - what is read, where it goes, and how
    files: Sequence[Path],
    target: Path,
    lang: Lang,
    tell: OnError,
    *,
    use_ocr: bool,
    progress: Progress | None,
) -> str:
    """Write the annotated page of each document, to a file for one, into a folder for several; say so."""
    from ..loaders.canonical import canonicalise
    from ..loaders.documents import read_document
    from ..loaders.extraction import extract_text
    from ..maps.annotated import annotated_page
    from ..maps.aside import written_aside
    from ..maps.cells import printable

    alone = len(files) == 1 and not is_folder(target)
    names = _names(files, ".html")
    if not alone:
        _made(target)
    written = 0
    for done, file in enumerate(files, 1):
        try:
            canonical = canonicalise(read_document(file, use_ocr=use_ocr))
        except PolicygraphError as error:
            tell(error)
        else:
            page = annotated_page(canonical.text, extract_text(canonical), lang)
            with written_aside(target if alone else target / names[file]) as out:
                out.write(page)
            written += 1
        if progress:
            progress(done, len(files))
    return f"{written} {'page' if written == 1 else 'pages'} written: {printable(str(target))}"
