"""What all commands share: errors told in passing, output that is whole or not there, a progress bar."""

from __future__ import annotations

import difflib
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TextIO

import click

from ..errors import DocumentWarning, PolicygraphError, UsageError

DEBUG_VARIABLE = "POLICYGRAPH_DEBUG"
OnError = Callable[[PolicygraphError], None]


class Commands(click.Group):
    """A group that names the nearest commands when there is none of the name given."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names; raise `UsageError` if there is none."""
        if args and self.get_command(context, args[0]) is None and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(context), n=3, cutoff=0.3)
            hint = f"the nearest are {', '.join(near)}" if near else "`policygraph --help` lists them"
            raise UsageError(f"There is no command {args[0]!r}; {hint}.")
        return super().resolve_command(context, args)


def say(error: Exception) -> None:
    """Print an error or a warning on standard error; no words of a document can steer the terminal."""
    from ..maps.cells import printable

    click.echo(f"policygraph: {printable(str(error))}", err=True)


def tell_written(*files: Path | None) -> None:
    """Say on standard error which files were written: a page or picture shows nothing by itself."""
    from ..maps.cells import printable

    for file in files:
        if file is not None:
            click.echo(f"written: {printable(str(file))}", err=True)


@contextmanager
def telling_warnings() -> Iterator[None]:
    """Print, as errors are printed, which part of a document was not read; leave other warnings alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DocumentWarning)
        other = warnings.showwarning

        def show(  # noqa: PLR0913, PLR0917 - as `warnings` calls it
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if isinstance(message, DocumentWarning):
                say(message)
            else:
                other(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield


@contextmanager
def telling_errors() -> Iterator[OnError]:
    """Give a function that prints an error and lets the work go on; at the end the exit code remembers it."""
    told: list[PolicygraphError] = []

    def tell(error: PolicygraphError) -> None:
        told.append(error)
        say(error)

    yield tell
    if told:
        raise click.exceptions.Exit(max(error.exit_code for error in told))


@contextmanager
def output_stream(target: Path | None) -> Iterator[BinaryIO]:
    """Give standard output, or a file that is whole or not there; `-` means standard output too."""
    from ..maps.aside import written_aside

    if target is None or str(target) == "-":
        yield sys.stdout.buffer
        return
    with written_aside(target) as out:
        yield out


@contextmanager
def progress_bar(quiet: bool, label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function (done, of how many) that draws a bar on standard error, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


@contextmanager
def rate_line(quiet: bool, plans: int | None) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a function (plan, rows written, rows to write) that keeps a line on standard error up to date.

    The line says how many plans are in, at how many rows a second, and how long it will take, if the number
    of `plans` is known. On a terminal only.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    line = RateLine(plans)

    def show(plan: str, done: int, todo: int) -> None:
        click.echo(f"\r\x1b[K{line.told(plan, done, todo)}", err=True, nl=False)

    try:
        yield show
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


class RateLine:
    """Counts what a load tells of its progress; `clock` gives seconds."""

    def __init__(self, plans: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._plans = plans
        self._clock = clock
        self._started = clock()
        self._done: dict[str, int] = {}
        self._finished = 0

    def told(self, plan: str, done: int, todo: int) -> str:
        """Take in that so many rows of a plan are written, and return the line."""
        self._done[plan] = done
        self._finished += bool(plan) and done == todo  # citations are settled at the end, under no plan
        seconds = max(self._clock() - self._started, 0.001)
        rows = sum(self._done.values())
        of = f"/{self._plans}" if self._plans else ""
        said = f"{self._finished}{of} plans, {rows:,} rows, {rows / seconds:,.0f}/s"
        # A large plan is written in several transactions: what is in of it counts for the time left.
        part = done / todo if plan and done < todo else 0.0
        if not self._plans or not self._finished + part or self._finished + part > self._plans:
            return said
        left = round(seconds / (self._finished + part) * (self._plans - self._finished - part))
        return f"{said}, {left // 60}:{left % 60:02d} left"


def last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say a fault of the program itself in one sentence; the traceback is for those who ask for it."""
    if os.environ.get(DEBUG_VARIABLE):
        sys.__excepthook__(kind, error, trace)
        return
    click.echo(
        f"policygraph: a fault of the program itself ({kind.__name__}: {error}); "
        f"report it, with what ${DEBUG_VARIABLE}=1 shows.",
        err=True,
    )
