"""What all commands share: errors told in passing, output that is whole or not there, a progress bar."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import click

from ..errors import PolicygraphError, UsageError

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


@contextmanager
def telling_errors() -> Iterator[OnError]:
    """Give a function that prints an error and lets the work go on; at the end the exit code remembers it."""
    told: list[PolicygraphError] = []

    def tell(error: PolicygraphError) -> None:
        told.append(error)
        click.echo(f"policygraph: {error}", err=True)

    yield tell
    if told:
        raise click.exceptions.Exit(max(error.exit_code for error in told))


@contextmanager
def output_stream(target: Path | None) -> Iterator[BinaryIO]:
    """Give standard output, or a file that is whole or not there; `-` means standard output too."""
    from ..maps.writers import written_aside

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
