"""A sheet as a file: JSON, JSON Lines, CSV or xlsx, or as a table for people."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO, Literal, cast

from ..errors import UsageError
from .cells import spreadsheet_cell
from .pager import show
from .sheet import Sheet
from .table import write_plain

Format = Literal["table", "json", "jsonl", "csv", "xlsx"]
FORMATS: tuple[Format, ...] = ("table", "json", "jsonl", "csv", "xlsx")


def write_sheet(sheet: Sheet, form: Format, target: Path | None) -> None:
    """Write the sheet to a file, or to standard output where none is named.

    CSV in a file starts with a byte order mark, without which Excel shows Chinese as noise; in a pipe it
    would only stand in the way.
    """
    if form == "xlsx":
        if target is None:
            raise UsageError("An xlsx file cannot be printed; name one with -o FILE.xlsx.")
        from .workbook import legend_page, page_of, write_workbook  # noqa: PLC0415 - it writes aside, as this module does

        write_workbook((page_of(sheet), legend_page(sheet)), target)
    elif target is None:
        _write_text(sheet, form, sys.stdout, terminal=sys.stdout.isatty())
    else:
        with written_aside(target) as side:
            out = io.TextIOWrapper(side, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="")
            _write_text(sheet, form, out, terminal=False)
            out.detach()


def _write_text(sheet: Sheet, form: Format, out: IO[str], *, terminal: bool) -> None:
    match form:
        case "json":
            json.dump(sheet.rows, out, ensure_ascii=False, indent=1)
            out.write("\n")
        case "jsonl":
            for row in sheet.rows:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        case "csv":
            lines = csv.writer(out, lineterminator="\r\n")
            lines.writerow(c.header(sheet.lang) for c in sheet.columns)
            lines.writerows(
                [spreadsheet_cell(r[c.name], c, sheet.lang) for c in sheet.columns] for r in sheet.rows
            )
        case _ if terminal:
            show(sheet)
        case _:
            write_plain(sheet, out)


@contextmanager
def written_aside(target: Path) -> Iterator[BinaryIO]:
    """Open a side file that takes the target's name once all is written: a stop half-way leaves no half file.

    Raises `UsageError` where the folder is missing or may not be written.
    """
    with _sentence_about(target):
        side = NamedTemporaryFile(  # noqa: SIM115 - closed below, before it is renamed
            "wb", dir=target.parent, prefix=f".{target.name}.", delete=False
        )
    try:
        with side:
            yield cast(BinaryIO, side)
        with _sentence_about(target):
            # The side file is private to its owner; what is published has the rights any new file gets.
            Path(side.name).chmod(0o666 & ~_umask())
            Path(side.name).replace(target)
    finally:
        Path(side.name).unlink(missing_ok=True)


@contextmanager
def _sentence_about(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written ({error.strerror or error}); name another file with -o."
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
