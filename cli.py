"""The command line: wires the rooms, holds no logic. Heavy libraries are imported where they are used.

Exit codes: 0 done, 1 done with findings, 2 wrong use, 3 input that cannot be read, 4 store not reachable or
refusing, 130 stopped by Ctrl-C. What goes wrong is one sentence on standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from . import __version__
from .cli_shell import Commands, last_words, output_stream, progress_bar, telling_errors
from .errors import DocumentError, PolicygraphError, UsageError

if TYPE_CHECKING:
    from .cypher.catalogue import Answer
    from .cypher.header import Lang
    from .maps.writers import Format

_F = TypeVar("_F", bound=Callable[..., Any])

INTERRUPTED = 130
BROKEN_PIPE = 141

FIRST_STEPS = """\
policygraph reads Chinese government plans and says who answers for what, with the characters that prove it.

Five things to do first:

  policygraph load                          put the plans that ship with policygraph into a graph
  policygraph ask leads-everywhere          which offices lead on VOC work in every province
  policygraph responsibility 生态环境        everything that ecology offices answer for
  policygraph questions                     all the questions that can be asked
  policygraph extract PLAN.pdf -o plan.json read a plan of your own; then: policygraph load plan.json

Each command explains itself: policygraph COMMAND --help
"""


def _lang(command: _F) -> _F:
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        envvar="POLICYGRAPH_LANG",
        show_default=True,
        help="Language of headings and terms (or set POLICYGRAPH_LANG).",
    )(command)


def _store(command: _F) -> _F:
    return click.option(
        "--store",
        "location",
        metavar="PLACE",
        help="A folder, or neo4j://user@host:7687 (password in $POLICYGRAPH_PASSWORD). "
        "Default: $POLICYGRAPH_STORE, else a folder of your own.",
    )(command)


def _sheet_options(command: _F) -> _F:
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
        _lang,
        _store,
    ):
        command = option(command)
    return command


def _quiet(command: _F) -> _F:
    return click.option("--quiet", is_flag=True, help="No progress and no closing line.")(command)


_ocr = click.option(
    "--ocr", is_flag=True, help="Read scans by character recognition (needs policygraph[ocr]; slow)."
)
_PATHS = click.Path(path_type=Path, readable=False)  # what cannot be read is told with the others' names


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="policygraph")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read Chinese government plans, and ask who answers for what, with the characters that prove it.

    Example: policygraph load, then policygraph ask leads-by-topic
    """
    if context.invoked_subcommand is None:
        click.echo(FIRST_STEPS, nl=False)


@cli.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=_PATHS)
@click.option("-o", "--output", type=_PATHS, help="A folder: write each text there as NAME.txt.")
@_ocr
def text(paths: tuple[Path, ...], output: Path | None, ocr: bool) -> None:
    """Print the canonical text of documents.

    It is the text that all spans count in. Page numbers, running heads and markdown marks are left out;
    everything else stays as it is.

    Example: policygraph text plan.pdf > plan.txt
    """
    from .cli_inputs import files_in
    from .loaders.canonical import canonicalise
    from .loaders.documents import SUFFIXES, read_document
    from .maps.writers import written_aside

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


@cli.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=_PATHS)
@click.option("-o", "--output", type=_PATHS, help="Write to this file (whole or not at all).")
@click.option("--format", "form", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
@click.option("--no-text", is_flag=True, help="Facts, spans and hashes only: no sentence of the document.")
@_ocr
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@_quiet
def extract(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...], output: Path | None, form: str, no_text: bool, ocr: bool, jobs: int, quiet: bool
) -> None:
    """Read documents into records.

    Documents, or folders of them; one JSON object each. A record says who answers for what, the
    targets, what they concern, and which sentences were not understood. A file that cannot be read is
    named, and the others are read all the same.

    Example: policygraph extract plans/ -o records.jsonl --no-text
    """
    from .cli_inputs import at_least_one, files_in, records_of_documents
    from .cli_records import RecordSink
    from .loaders.documents import SUFFIXES
    from .loaders.record import without_text

    with telling_errors() as tell:
        files = files_in(paths, SUFFIXES, tell)
        if not files:
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


@cli.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=_PATHS)
@_ocr
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@_store
@_lang
@_quiet
def load(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...], ocr: bool, jobs: int, location: str | None, lang: Lang, quiet: bool
) -> None:
    """Put plans into the graph.

    PATH is a document, a record file (.json, .jsonl) or a folder of them; without PATH, the records
    that ship with policygraph. What changed is counted. The same input a second time writes nothing; a
    new version of a plan takes out what the plan no longer says.

    Example: policygraph load records.jsonl --store my-graph
    """
    from .cli_inputs import records_from
    from .graph.loading import load as load_records
    from .graph.stores import open_store
    from .maps.reports import load_sheet
    from .maps.writers import write_sheet

    with telling_errors() as tell, open_store(location) as store:
        with progress_bar(quiet, "load") as progress:
            records = records_from(paths, tell, jobs=jobs, use_ocr=ocr, progress=progress)
            report = load_records(store, records)
        if not quiet:
            write_sheet(load_sheet(report, store.location, lang), "table", None)


@cli.command()
@click.argument("plan")
@click.option("--dry-run", is_flag=True, help="Show what would go and what would stay, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@_store
@_lang
def remove(plan: str, dry_run: bool, yes: bool, location: str | None, lang: Lang) -> None:
    """Take a plan out of the graph.

    What it alone says goes, what others say too stays. PLAN is its id, its title or some words of it.

    Example: policygraph remove 贵州省减排方案 --dry-run
    """
    from .graph.loading import remove as remove_plan
    from .graph.stores import open_store
    from .maps.reports import one_plan, removal_sheet
    from .maps.writers import write_sheet

    with open_store(location, create=False) as store:
        found = one_plan(store, plan)
        write_sheet(removal_sheet(remove_plan(store, found, dry_run=True), lang), "table", None)
        if dry_run:
            return
        if not yes:
            if not sys.stdin.isatty():
                raise UsageError("Nothing was removed: add --yes to remove without being asked.")
            click.confirm("删除？" if lang == "zh" else "Remove it?", abort=True, err=True)
        remove_plan(store, found)
        click.echo("已删除。" if lang == "zh" else "Removed.", err=True)


@cli.command()
@click.argument("name", metavar="QUESTION")
@click.option(
    "-p", "--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated."
)
@click.option("--limit", type=click.IntRange(1), help="At most this many rows.")
@click.option("--timeout", type=float, help="Give up after this many seconds (Neo4j only).")
@click.option(
    "--show", is_flag=True, help="Print the Cypher text and the bound parameters instead of asking."
)
@_sheet_options
def ask(  # noqa: PLR0913, PLR0917 - one argument an option
    name: str,
    given: tuple[str, ...],
    limit: int | None,
    timeout: float | None,
    show: bool,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Put a canned question to the graph.

    `policygraph questions` lists them. Names are forgiving: VOC, VOCs and 挥发性有机物 are one thing,
    and what was understood is said.

    Example: policygraph ask leads-by-topic -p topic=挥发性有机物 --format csv -o voc.csv
    """
    from .cypher.catalogue import ask as put
    from .cypher.catalogue import bind, pairs, question
    from .graph.stores import open_store

    asked, typed = question(name), pairs(given)
    with open_store(location, create=False) as store:
        if show:
            click.echo(asked.text, nl=False)
            for one in bind(store, asked, typed):
                click.echo(f"// ${one.parameter} = {one.value!r}")
            return
        answer = put(store, name, typed, timeout=timeout, limit=limit)
    _show(answer, form, output, lang)


@cli.command()
@click.argument("name", metavar="[QUESTION]", required=False)
@_lang
def questions(name: str | None, lang: Lang) -> None:
    """List the canned questions, or explain one.

    For one: what it answers, its parameters, its columns.

    Example: policygraph questions leads-everywhere
    """
    from .cypher.catalogue import question
    from .cypher.catalogue import questions as all_questions
    from .maps.reports import explanation, question_list

    click.echo(
        question_list(all_questions(), lang) if name is None else explanation(question(name), lang), nl=False
    )


@cli.command()
@click.argument("word", required=False)
@_lang
def ref(word: str | None, lang: Lang) -> None:
    """Show the words of the graph, or what a name means.

    Without WORD: the labels, relationship types and properties that one's own Cypher can use.

    Example: policygraph ref 环保局
    """
    from .maps.reports import meaning_sheet, model_sheet
    from .maps.writers import write_sheet

    write_sheet(model_sheet(lang) if word is None else meaning_sheet(word, lang), "table", None)


@cli.command()
@click.argument("name", metavar="OFFICE|AGENCY|TOPIC")
@click.option(
    "--as", "sort", type=click.Choice(["office", "agency", "topic"]), help="What NAME is, if it is unclear."
)
@click.option("--place", help="Only this place and those below it.")
@_sheet_options
def responsibility(  # noqa: PLR0913, PLR0917 - one argument an option
    name: str,
    sort: str | None,
    place: str | None,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Draw a responsibility map.

    Of an office (生态环境), an agency (省生态环境厅) or a topic (VOC). Each line is one duty, with the
    words of the plan and where they stand. Leading, supporting, sharing, answering and carrying out are
    five different things here; a measure for which nobody is named is shown.

    Example: policygraph responsibility VOC --place 贵州 --format csv -o voc.csv
    """
    from .graph.stores import open_store
    from .maps.responsibility import SORTS
    from .maps.responsibility import responsibility as draw

    with open_store(location, create=False) as store:
        answer = draw(store, name, next((s for s in SORTS if s == sort), None), place)
    _show(answer, form, output, lang)


@cli.command()
@click.argument("paths", metavar="GOLD RECORD...", nargs=-1, required=True, type=_PATHS)
@click.option("--errors", is_flag=True, help="Also list what differs, gold and record side by side.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_lang
def evaluate(paths: tuple[Path, ...], errors: bool, form: str, lang: Lang) -> None:
    """Score records against annotations.

    Files come in pairs: what a careful reader finds in a plan (GOLD), and its record or the document
    itself. Precision is the share of what was found that is right, recall the share of what is there
    that was found; all pairs are counted together.

    Example: policygraph evaluate gold.json record.json --errors
    """
    from .cli_evaluate import gold_pairs, write_evaluation
    from .loaders.evaluate import evaluate as score

    write_evaluation(score(gold_pairs(paths)), form, lang, errors=errors)


@cli.group()
def export() -> None:
    """Write the facts in a form that other programs read.

    Example: policygraph export rdf -o plans.ttl
    """


@export.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=_PATHS)
@click.option("-o", "--output", type=_PATHS, help="Write to this file; default or `-`: standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["turtle", "ntriples", "nquads", "trig", "jsonld"]),
    default="turtle",
    show_default=True,
)
@click.option(
    "--base", metavar="IRI", help="Where your identifiers live, ending in /; default: the project's own."
)
@_quiet
def rdf(paths: tuple[Path, ...], output: Path | None, form: str, base: str | None, quiet: bool) -> None:
    """Write documents or record files as RDF; without PATH, the records that ship.

    N-Quads, TriG and JSON-LD keep one named graph a plan.

    Example: policygraph export rdf records.jsonl --format nquads -o plans.nq
    """
    from .cli_inputs import at_least_one, records_from
    from .graph.rdf import write_rdf
    from .ontology.iris import BASE

    with telling_errors() as tell, output_stream(output) as out:
        count = write_rdf(at_least_one(records_from(paths, tell), output), out, form, base or BASE)
        if not quiet:
            click.echo(f"{count} statements", err=True)


def _show(answer: Answer, form: Format, output: Path | None, lang: Lang) -> None:
    """Write an answer; beside data for machines, what was understood goes to standard error."""
    from .maps.sheet import sheet_of
    from .maps.writers import write_sheet

    sheet = sheet_of(answer, lang)
    write_sheet(sheet, form, output)
    if form != "table" or output is not None:
        for note in sheet.understood:
            click.echo(note, err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: the one place where errors become sentences."""
    if arguments is None:
        sys.excepthook = last_words
    for stream in (sys.stdout, sys.stderr):
        # A pipe on a machine with another locale must not break on the first Chinese character.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(args=arguments, prog_name="policygraph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except PolicygraphError as error:
        click.echo(f"policygraph: {error}", err=True)
        return error.exit_code
    except (BrokenPipeError, SystemExit) as stop:
        # click answers a broken pipe with exit code 1, which here means "done with findings".
        if not isinstance(stop if isinstance(stop, OSError) else stop.__context__, BrokenPipeError):
            raise
        # Who reads the pipe (head, less) has gone; what Python still holds must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        click.echo(f"policygraph: {error.filename or 'The output'}: {error.strerror or error}.", err=True)
        return DocumentError.exit_code
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
