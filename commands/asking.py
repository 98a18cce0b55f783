"""Commands that ask: ask, cypher, questions, ref."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import DocumentError, UsageError
from .completing import question_names
from .graph_names import parameters
from .options import PATHS, Seconds, lang_option, sheet_options, show_answer, show_sheet
from .shell import telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..maps.writers import Format


_EVIDENCE = "evidence"


@click.command()
@click.argument("name", metavar="QUESTION", shell_complete=question_names)
@click.option(
    "-p",
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter; may be repeated.",
    shell_complete=parameters,
)
@click.option("--limit", type=click.IntRange(1), help="At most this many rows.")
@click.option("--timeout", type=Seconds(), help="Give up after this many seconds.")
@click.option(
    "--show", is_flag=True, help="Print the Cypher text and the bound parameters instead of asking."
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=PATHS,
    envvar="POLICYGRAPH_DOCUMENTS",
    help="For `evidence`: show the sentence out of this document, or out of a folder of them (or set "
    "POLICYGRAPH_DOCUMENTS).",
)
@sheet_options
def ask(  # noqa: PLR0913, PLR0917 - one argument an option
    name: str,
    given: tuple[str, ...],
    limit: int | None,
    timeout: float | None,
    show: bool,
    documents: tuple[Path, ...],
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Put a canned question to the graph.

    `policygraph questions` lists them. Names are forgiving: VOC, VOCs and 挥发性有机物 are one thing,
    and what was understood is said.

    Most answers end with an id; `policygraph ask evidence -p id=ID --document PLAN.pdf` shows what proves it.

    Example: policygraph ask leads-by-topic -p topic=挥发性有机物 --format csv -o voc.csv
    """
    from ..cypher.catalogue import ask as put
    from ..cypher.catalogue import bind, pairs, question
    from ..graph.stores import open_store

    asked, typed = question(name), pairs(given)
    with open_store(location, create=False) as store:
        if show:
            click.echo(asked.text_for(store.kind), nl=False)
            for one in bind(store, asked, typed):
                click.echo(f"// ${one.parameter} = {one.value!r}")
            return
        answer = put(store, name, typed, timeout=timeout, limit=limit)
    if not documents or name != _EVIDENCE:
        show_answer(answer, form, output, lang)
        return
    from ..maps.passages import with_passages
    from ..maps.sheet import sheet_of
    from .texts import Texts

    with telling_errors() as tell:
        show_sheet(with_passages(sheet_of(answer, lang), Texts(documents, tell)), form, output)


@click.command()
@click.argument("text", metavar="[QUERY]", required=False)
@click.option(
    "-f", "--file", "source", type=PATHS, help="Read the query from this file; `-`: standard input."
)
@click.option(
    "-p",
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help='A parameter; a value in JSON (2025, true, ["a"]) is taken as such, all else as text.',
)
@click.option(
    "--limit", type=click.IntRange(1), default=1000, show_default=True, help="At most so many rows."
)
@click.option(
    "--timeout",
    type=Seconds(),
    default=30,
    show_default=True,
    help="Give up after this many seconds.",
)
@sheet_options
def cypher(  # noqa: PLR0913, PLR0917 - one argument an option
    text: str | None,
    source: Path | None,
    given: tuple[str, ...],
    limit: int,
    timeout: float,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Put a Cypher query of your own to the graph.

    It may only read. A label, relationship type or property that does not exist is refused with the nearest
    names; `policygraph ref` lists them all. Put $NAME for a value and give it with --param: it is bound, and
    never read as Cypher.

    Example: policygraph cypher 'MATCH (a:Agency)-[d:LEADS]->(m:Measure) RETURN a.name, m.name, d.id'
    """
    from ..cypher.catalogue import pairs
    from ..cypher.free import ask_freely, values
    from ..graph.stores import open_store
    from ..maps.sheet import free_sheet

    if (text is None) == (source is None):
        raise UsageError("Give the query as text or as a file (--file), one of the two.")
    query = text if text is not None else _read_query(source)
    bound = values(pairs(given))
    with open_store(location, create=False) as store:
        answer = ask_freely(store, query, bound, timeout=timeout, limit=limit)
    sheet = free_sheet(answer, bound, lang)
    show_sheet(sheet, form, output)
    if form != "table" and answer.cut:
        click.echo(sheet.legend[0], err=True)


def _read_query(source: Path | None) -> str:
    try:
        if source is None or str(source) == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"The query cannot be read from {source} ({error}); check the file.") from error


@click.command()
@click.argument("name", metavar="[QUESTION]", required=False, shell_complete=question_names)
@lang_option
def questions(name: str | None, lang: Lang) -> None:
    """List the canned questions, or explain one.

    For one: what it answers, its parameters, its columns.

    Example: policygraph questions leads-everywhere
    """
    from ..cypher.catalogue import question
    from ..cypher.catalogue import questions as all_questions
    from ..maps.reports import explanation, question_list

    click.echo(
        question_list(all_questions(), lang) if name is None else explanation(question(name), lang), nl=False
    )


@click.command()
@click.argument("words", metavar="[LIST] [NAME]", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@lang_option
def ref(words: tuple[str, ...], form: Format, lang: Lang) -> None:
    """Show the words of the graph, the lists that reading rests on, or what a name means.

    LIST is office, place, industry, pollutant, indicator, unit or role: with NAME, the entries that the
    name means, and why. NAME alone is looked up in every list. Without either: the labels, relationship
    types and properties that one's own Cypher can use.

    Example: policygraph ref office 环保局
    """
    from ..maps.register import KINDS, register_sheet
    from ..maps.reports import meaning_sheet, model_sheet
    from ..maps.writers import write_sheet

    if words and words[0] in KINDS:
        sheet = register_sheet(words[0], " ".join(words[1:]) or None, lang)
    else:
        sheet = meaning_sheet(" ".join(words), lang) if words else model_sheet(lang)
    write_sheet(sheet, form, None)
