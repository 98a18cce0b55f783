"""Man pages out of the commands: names, options and help are read from where they are declared.

The form is that of man(7). A full stop or an apostrophe at the beginning of a line, and each backslash, would
be taken for requests of the formatter, and so are escaped.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from .. import __version__

_EXAMPLE = re.compile(r"^Example: (.+)", re.DOTALL)
_CODES = (
    ("0", "done"),
    ("1", "done with findings, where asked to fail on them; or a fault of the program itself"),
    ("2", "wrong use"),
    ("3", "input that cannot be read"),
    ("4", "the store cannot be reached, is missing, or refuses"),
    ("130", "stopped by Ctrl-C"),
)


def pages(root: click.Command, program: str) -> dict[str, str]:
    """Return the text of each page by its file name: policygraph.1, policygraph-load.1 and so on."""
    return dict(_pages(root, click.Context(root, info_name=program), program))


def _pages(command: click.Command, context: click.Context, name: str) -> Iterator[tuple[str, str]]:
    yield f"{name}.1", "\n".join(_page(command, context, name)) + "\n"
    if isinstance(command, click.Group):
        for word in command.list_commands(context):
            below = command.get_command(context, word)
            if below is not None:
                inside = click.Context(below, info_name=word, parent=context)
                yield from _pages(below, inside, f"{name}-{word}")


def _page(command: click.Command, context: click.Context, name: str) -> Iterator[str]:
    summary, *more = _paragraphs(command)
    examples = [match[1] for text in more if (match := _EXAMPLE.match(text))]
    yield f'.TH "{name.upper()}" "1" "" "policygraph {__version__}" "policygraph"'
    yield ".SH NAME"
    yield f"{_plain(name)} \\- {_plain(summary.rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield f".B {_plain(context.command_path)}"
    yield _plain(" ".join(command.collect_usage_pieces(context)))
    yield ".SH DESCRIPTION"
    for text in (summary, *(one for one in more if not _EXAMPLE.match(one))):
        yield ".PP"
        yield _plain(text)
    yield from _list("OPTIONS", _options(command, context))
    if isinstance(command, click.Group):
        yield from _list("COMMANDS", _commands(command, context, name))
    if examples:
        yield ".SH EXAMPLE"
        for text in examples:
            yield ".PP"
            yield f"\\fB{_plain(text)}\\fR"
    yield from _list("EXIT STATUS", _CODES)


def _paragraphs(command: click.Command) -> list[str]:
    text = inspect.cleandoc(command.help or command.get_short_help_str(limit=200))
    return [" ".join(part.split()) for part in text.replace("\b", "").split("\n\n") if part.strip()]


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            yield record


def _commands(group: click.Group, context: click.Context, name: str) -> Iterator[tuple[str, str]]:
    for word in group.list_commands(context):
        below = group.get_command(context, word)
        if below is not None:
            yield f"{name}-{word}(1)", _paragraphs(below)[0]


def _list(heading: str, entries: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {heading}"
    for term, meaning in entries:
        yield ".TP"
        yield f"\\fB{_plain(term)}\\fR"
        yield _plain(meaning)


def _plain(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
