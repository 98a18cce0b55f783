"""The manual: the commands' own help as man pages."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageError

_PROGRAM = "policygraph"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
def manual(context: click.Context, folder: Path) -> None:
    """Write a man page for each command into FOLDER.

    They are made from the commands themselves, so they say what this version does.

    Example: policygraph manual ~/.local/share/man/man1, then man policygraph-load
    """
    from ..maps.aside import written_aside
    from .manpages import pages

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = error.strerror or error
        raise UsageError(f"{folder} cannot be made ({said}); name another folder.") from error
    for name, text in pages(context.find_root().command, _PROGRAM).items():
        with written_aside(folder / name) as out:
            out.write(text.encode("utf-8"))
    click.echo(f"The manual is in {folder}; `man -l {folder / _PROGRAM}.1` shows its first page.", err=True)
