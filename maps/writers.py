"""A sheet as a file: JSON, JSON Lines, CSV or xlsx, or as a table for people."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import IO, Literal

from ..errors import UsageError
from .aside import written_aside
from .cells import spreadsheet_cell
from .pager import show
from .sheet import Sheet
from .table import write_plain
from .workbook import legend_page, page_of, write_workbook

Format = Literal["table", "json", "jsonl", "csv", "xlsx"]
FORMATS: tuple[Format, ...] = ("table", "json", "jsonl", "csv", "xlsx")


def write_sheet(sheet: Sheet, form: Format, target: Path | None, *, paged: bool = True) -> None:
    """Write the sheet to a file, or to standard output where none is named.

    Not `paged` is a report of what was done, or what is about to be: in a pager it would hold up the next
    command, and be gone from the screen when the question comes.

    CSV in a file starts with a byte order mark, without which Excel shows Chinese as noise; in a pipe it
    would only stand in the way.
    """
    if form == "xlsx":
        if target is None:
            raise UsageError("An xlsx file cannot be printed; name one with -o FILE.xlsx.")
        write_workbook((page_of(sheet), legend_page(sheet)), target, sheet.title)
    elif target is None:
        _write_text(sheet, form, sys.stdout, terminal=sys.stdout.isatty(), paged=paged)
    else:
        with written_aside(target) as side:
            out = io.TextIOWrapper(side, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="")
            _write_text(sheet, form, out, terminal=False)
            out.detach()


def _write_text(sheet: Sheet, form: Format, out: IO[str], *, terminal: bool, paged: bool = True) -> None:
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
            show(sheet, paged=paged)
        case _:
            write_plain(sheet, out)
