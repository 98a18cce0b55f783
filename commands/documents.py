"""Commands that read documents: text, extract, evaluate."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import PolicygraphError, UsageError
from .options import PATHS, lang_option, ocr_option, quiet_option
from .shell import output_stream, progress_bar, telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATHS)
@click.option("-o", "--output", type=PATHS, help="A folder: write each text there as NAME.txt.")
@ocr_option
def text(paths: tuple[Path, ...], output: Path | None, ocr: bool) -> None:
    """Print the canonical text of documents.

    It is the text that all spans count in. Page numbers, running heads and markdown marks are left out;
    everything else stays as it is.

    Example: policygraph text plan.pdf > plan.txt
    """
    from ..loaders.canonical import canonicalise
    from ..loaders.documents import SUFFIXES, read_document
    from ..maps.aside import written_aside
    from .inputs import files_in

    with telling_errors() as tell:
        for file in files_in(paths, SUFFIXES, tell):
            try:
                data = canonicalise(read_document(file, use_ocr=ocr)).text.encode("utf-8", "surrogatepass")
            except PolicygraphError as error:
                tell(error)
                continue
            if output is None:
                sys.stdout.buffer.write(data)
                continue
            with written_aside(output / f"{file.name}.txt") as out:
                out.write(data)


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATHS)
@click.option(
    "-o",
    "--output",
    type=PATHS,
    help="Write to this file (whole or not at all), or to a folder: a record for each document.",
)
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@click.option("--no-text", is_flag=True, help="Facts, spans and hashes only: no sentence of the document.")
@click.option(
    "--html",
    type=PATHS,
    help="Write a page instead: the text with all that was read marked in it; a folder for several.",
)
@lang_option
@ocr_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@quiet_option
def extract(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    output: Path | None,
    form: str,
    no_text: bool,
    html: Path | None,
    lang: Lang,
    ocr: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Read documents into records.

    Documents, or folders of them; one JSON object each. A record says who answers for what, the
    targets, what they concern, and which sentences were not understood. A file that cannot be read is
    named, and the others are read all the same. With a folder as output, a document whose record is
    there already is not read again.

    Example: policygraph extract plans/ -o records.jsonl --no-text
    """
    from ..loaders.documents import SUFFIXES
    from ..loaders.record import without_text
    from .folders import into_folder, is_folder, write_pages
    from .inputs import at_least_one, files_in, records_of_documents
    from .records import RecordSink

    if html is not None and output is not None:
        raise UsageError(
            "--html writes a page instead of records, and -o would be left out; "
            "run `policygraph extract` once with each."
        )
    with telling_errors() as tell:
        files = files_in(paths, SUFFIXES, tell)
        if not files:
            return
        if html is not None:
            with progress_bar(quiet, "extract") as progress:
                said = write_pages(files, html, lang, tell, use_ocr=ocr, progress=progress)
            if not quiet:
                click.echo(said, err=True)
            return
        if output is not None and is_folder(output):
            with progress_bar(quiet, "extract") as progress:
                said = into_folder(
                    files, output, tell, text=not no_text, jobs=jobs, use_ocr=ocr, progress=progress
                )
            if not quiet:
                click.echo(said, err=True)
            return
        with (
            output_stream(output) as out,
            progress_bar(quiet, "extract") as progress,
            RecordSink(out, form) as sink,
        ):
            records = records_of_documents(files, tell, jobs=jobs, use_ocr=ocr, progress=progress)
            for record in at_least_one(records, output):
                sink.write(without_text(record) if no_text else record)
        if not quiet:
            click.echo(sink.summary(), err=True)


@click.command()
@click.argument("paths", metavar="GOLD RECORD...", nargs=-1, required=True, type=PATHS)
@click.option("--errors", is_flag=True, help="Also list what differs, gold and record side by side.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@lang_option
def evaluate(paths: tuple[Path, ...], errors: bool, form: str, lang: Lang) -> None:
    """Score records against annotations.

    Files come in pairs: what a careful reader finds in a plan (GOLD), and its record or the document
    itself. Precision is the share of what was found that is right, recall the share of what is there
    that was found; all pairs are counted together.

    Example: policygraph evaluate gold.json record.json --errors
    """
    from ..loaders.evaluate import evaluate as score
    from .scores import gold_pairs, write_evaluation

    pairs = gold_pairs(paths, partial(click.echo, err=True))
    write_evaluation(score(pairs), form, lang, errors=errors)
