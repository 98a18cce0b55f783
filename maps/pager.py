"""A table that is longer than the terminal goes through the reader's pager, as git and man have it.

`PAGER` names the program, `PAGER=cat` or an empty one turns it off. Nothing is paged in a pipe, on a dumb
terminal, or where nobody sits at the keyboard.
"""

from __future__ import annotations

import io
import os
import shutil
import sys

from .sheet import Sheet
from .table import write_terminal

_NO_PAGERS = {"", "cat"}


def show(sheet: Sheet, *, paged: bool = True) -> None:
    """Draw the sheet on the terminal of standard output, through a pager where it is longer than that."""
    size = shutil.get_terminal_size()
    drawn = io.StringIO()
    write_terminal(sheet, drawn, size.columns, terminal=True)
    text = drawn.getvalue()
    if not paged or text.count("\n") < size.lines or not _wanted():
        sys.stdout.write(text)
        return
    import click  # noqa: PLC0415 - a library that draws tables need not have it loaded

    click.echo_via_pager(text, color="NO_COLOR" not in os.environ)


def _wanted() -> bool:
    return (
        sys.stdin.isatty()
        and os.environ.get("TERM", "dumb") != "dumb"
        and os.environ.get("PAGER", "less").strip() not in _NO_PAGERS
    )
