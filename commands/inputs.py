"""What the command line takes in: documents, folders of them, record files, or the records that ship.

Data come one record at a time, so that memory does not grow with the input. A file that cannot be read is
told to `on_error` and the next one follows: one bad scan must not cost the night's work on a thousand others.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path

import msgspec

from ..errors import DocumentError, DocumentWarning, PolicygraphError, UsageError
from ..loaders.documents import SUFFIXES as DOCUMENT_SUFFIXES
from ..loaders.record import Record, loads, read_lines

OnError = Callable[[PolicygraphError], None]
Progress = Callable[[int, int], None]

RECORD_SUFFIXES = frozenset({".json", ".jsonl"})

MAY_HOLD_PLANS = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".bmp",
        ".webp",
        ".heic",
        ".rtf",
        ".wps",
        ".et",
        ".xls",
        ".xlsx",
    }
    | {".ppt", ".pptx", ".odt", ".ceb", ".zip", ".rar", ".7z"}
)
"""File name endings of what may hold a plan and is not read. Other files of a folder are passed over."""

_NAMED = 3


def files_in(paths: Iterable[Path], suffixes: frozenset[str], on_error: OnError) -> list[Path]:
    """Return the files named, folders opened (all below them with these suffixes, in order of their names).

    A file that is named itself is taken whatever its suffix: the reader decides by its content. What else
    in a folder may hold a plan is told by a `DocumentWarning`, once a folder.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [
                f for f in sorted(path.rglob("*")) if f.suffix.lower() in suffixes and _visible(f, path)
            ]
            if not inside:
                on_error(DocumentError(f"The folder {path} holds no file of the kinds {_listed(suffixes)}."))
            found.extend(inside)
            _tell_left_out(path)
        elif path.exists():
            found.append(path)
        else:
            on_error(DocumentError(f"There is no file or folder {path}; check the name."))
    return list(dict.fromkeys(found))


def _tell_left_out(folder: Path) -> None:
    """Say which pictures, sheets and archives of a folder are not read: somebody may think that they were."""
    left = [
        f for f in sorted(folder.rglob("*")) if f.suffix.lower() in MAY_HOLD_PLANS and _visible(f, folder)
    ]
    if left:
        named = ", ".join(f.name for f in left[:_NAMED]) + (", …" if len(left) > _NAMED else "")
        warnings.warn(
            f"{folder} holds {len(left)} files of kinds that are not read ({named}); "
            "save those that are plans as .pdf.",
            DocumentWarning,
            stacklevel=3,
        )


def _visible(file: Path, below: Path) -> bool:
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(below).parts)


def _listed(suffixes: frozenset[str]) -> str:
    return ", ".join(sorted(suffixes))


def records_from(
    paths: Sequence[Path],
    on_error: OnError,
    *,
    jobs: int = 1,
    use_ocr: bool = False,
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yield the records of record files and of documents; of what ships where no path is given."""
    if not paths:
        yield from shipped_records()
        return
    files = files_in(paths, RECORD_SUFFIXES | DOCUMENT_SUFFIXES, on_error)
    documents = [f for f in files if f.suffix.lower() not in RECORD_SUFFIXES]
    for file in files:
        if file.suffix.lower() in RECORD_SUFFIXES:
            yield from _of_file(file, on_error)
    if documents:
        yield from records_of_documents(documents, on_error, jobs=jobs, use_ocr=use_ocr, progress=progress)


def one_record(file: Path, *, use_ocr: bool = False) -> Record:
    """Return the record of a document or a record file; raise `UsageError` unless it holds exactly one."""
    if file.is_dir():
        raise UsageError(f"{file} is a folder where one plan is compared; name a file in it.")
    records = list(records_from([file], _raise, use_ocr=use_ocr))
    if len(records) != 1:
        raise UsageError(f"{file} holds {len(records)} records where one is compared; give a file for each.")
    return records[0]


def _raise(error: PolicygraphError) -> None:
    raise error


def records_of_documents(
    files: Sequence[Path],
    on_error: OnError,
    *,
    jobs: int = 1,
    use_ocr: bool = False,
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yield the records read out of documents."""
    from ..loaders.pipeline import records_of

    yield from records_of(files, jobs=jobs, use_ocr=use_ocr, on_error=on_error, progress=progress)


def how_many(paths: Sequence[Path]) -> int:
    """Return how many records the paths seem to hold, one a file or line; nothing is read for it."""
    if not paths:
        return sum(1 for _ in shipped_records())
    count = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DocumentWarning)  # told when they are read
        files = files_in(paths, RECORD_SUFFIXES | DOCUMENT_SUFFIXES, lambda _: None)
    for file in files:
        try:
            count += _lines(file) if file.suffix.lower() == ".jsonl" else 1
        except OSError:
            continue  # told when it is read
    return count


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def at_least_one(records: Iterable[Record], target: Path | None) -> Iterator[Record]:
    """Yield the records; where there is none for a file, raise `DocumentError` so that the old file stays."""
    none = True
    for record in records:
        none = False
        yield record
    if none and target is not None:
        raise DocumentError(f"No record could be read, so {target} was not written.")


def shipped_records() -> Iterator[Record]:
    """Yield the records that ship with policygraph: facts, spans and hashes, no text of the documents."""
    folder = resources.files("policygraph.data").joinpath("records")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    for file in files:
        yield from parse_records(file.read_bytes(), file.name)


def _of_file(file: Path, on_error: OnError) -> Iterator[Record]:
    told: list[PolicygraphError] = []
    none = True
    for record in _parsed(file, told.append):
        none = False
        yield record
    if none and not told:
        told.append(DocumentError(f"{file} holds no record; make it anew with `policygraph extract`."))
    for error in told:
        on_error(error)


def _parsed(file: Path, on_error: OnError) -> Iterator[Record]:
    try:
        if file.suffix.lower() == ".jsonl":
            with file.open("rb") as lines:
                yield from read_lines(lines, str(file))
        else:
            yield from parse_records(file.read_bytes(), str(file))
    except OSError as error:
        on_error(
            DocumentError(f"{file} cannot be read ({error.strerror or error}); check it and its rights.")
        )
    except PolicygraphError as error:
        on_error(error)


def parse_records(data: bytes, where: str) -> Iterator[Record]:
    """Yield the records of a `.json` file: one object, a list of them, or one a line."""
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"["):
        yield from (loads(bytes(one), where) for one in _items(text, where))
    elif text.partition(b"\n")[0].rstrip().endswith(b"}"):
        yield from read_lines(text.splitlines(), where)
    else:
        yield loads(text, where)


def _items(text: bytes, where: str) -> list[msgspec.Raw]:
    try:
        return msgspec.json.decode(text, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentError(
            f"{where} is not JSON ({error}); make it anew with `policygraph extract`."
        ) from error
