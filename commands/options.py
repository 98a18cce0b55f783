"""Options that several commands share, and how they show an answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ..cypher.catalogue import Answer
    from ..cypher.header import Lang
    from ..graph.stores.base import Row
    from ..maps.sheet import Sheet
    from ..maps.writers import Format
    from ..ontology.places import Place

_F = TypeVar("_F", bound=Callable[..., Any])


class Seconds(click.FloatRange):
    """A time above 0; `nan` and `inf`, which Python reads as numbers, are none."""

    def __init__(self) -> None:
        super().__init__(0, min_open=True)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> float:  # noqa: ANN401 - as click has it
        """Return the number; fail for what is no time."""
        seconds = float(super().convert(value, parameter, context))
        if not math.isfinite(seconds):
            self.fail(f"{value} is no time in seconds.", parameter, context)
        return seconds


PATHS = click.Path(path_type=Path, readable=False)  # what cannot be read is told with the others' names

# Spelt out, because --help must not load an RDF library; a test holds them to those that there are.
RDF_FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml")

ocr_option = click.option(
    "--ocr", is_flag=True, help="Read scans by character recognition (needs policygraph[ocr]; slow)."
)
quiet_option = click.option("--quiet", is_flag=True, help="No progress and no closing line.")
lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="POLICYGRAPH_LANG",
    show_default=True,
    help="Language of headings and terms (or set POLICYGRAPH_LANG).",
)
store_option = click.option(
    "--store",
    "location",
    metavar="PLACE",
    help="A folder, or neo4j://user@host:7687 (password in $POLICYGRAPH_PASSWORD), or neo4j:// alone for the "
    "server of `policygraph neo4j start`. Default: $POLICYGRAPH_STORE, else a folder of your own.",
)


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="What to write.",
)


fail_option = click.option("--fail", is_flag=True, help="Exit with 1 when something is found, for scripts.")


def sheet_options(command: _F) -> _F:
    """Add the options of a command that answers with a table: form, file, language, store."""
    return store_option(data_options(command))


def data_options(command: _F) -> _F:
    """Add the options of a command that writes a table of its own: form, file, language."""
    for option in (
        click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["table", "json", "jsonl", "csv", "xlsx"]),
            default="table",
            show_default=True,
            help="What to write; xlsx needs -o.",
        ),
        lang_option,
    ):
        command = option(command)
    return command


def place_called(name: str | None) -> Place | None:
    """Return the place that a person means (贵州, 520000); raise `UsageError` for a name that finds none."""
    from ..cypher.lookup import listed, not_found
    from ..ontology.places import place_table

    if name is None:
        return None
    found = listed("place", name)
    place = found and place_table().get(found.uri.rpartition("/")[2])
    if not place:
        every = sorted(place_table().places, key=lambda one: one.kind != "province")
        raise not_found("place", name, (n for one in every for n in (one.name, *one.aliases)))
    return place


def with_rows(sheet: Sheet, rows: list[Row]) -> Sheet:
    """Return the sheet with other rows: the codes that programs read in place of words for people."""
    return replace(sheet, rows=rows)


def show_answer(answer: Answer, form: Format, output: Path | None, lang: Lang) -> None:
    """Write an answer; beside data for machines, what was understood goes to standard error."""
    from ..maps.sheet import sheet_of

    show_sheet(sheet_of(answer, lang), form, output)


def show_sheet(sheet: Sheet, form: Format, output: Path | None) -> None:
    """Write a sheet; beside data for machines, what was understood goes to standard error."""
    from ..maps.cells import printable
    from ..maps.writers import write_sheet

    write_sheet(sheet, form, output)
    if form != "table" or output is not None:
        for note in sheet.understood:
            click.echo(printable(note), err=True)
