"""Commands that ask: ask, questions, ref."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import lang_option, sheet_options, show_answer

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..maps.writers import Format


@click.command()
@click.argument("name", metavar="QUESTION")
@click.option(
    "-p", "--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated."
)
@click.option("--limit", type=click.IntRange(1), help="At most this many rows.")
@click.option("--timeout", type=float, help="Give up after this many seconds (Neo4j only).")
@click.option(
    "--show", is_flag=True, help="Print the Cypher text and the bound parameters instead of asking."
)
@sheet_options
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
    from ..cypher.catalogue import ask as put
    from ..cypher.catalogue import bind, pairs, question
    from ..graph.stores import open_store

    asked, typed = question(name), pairs(given)
    with open_store(location, create=False) as store:
        if show:
            click.echo(asked.text, nl=False)
            for one in bind(store, asked, typed):
                click.echo(f"// ${one.parameter} = {one.value!r}")
            return
        answer = put(store, name, typed, timeout=timeout, limit=limit)
    show_answer(answer, form, output, lang)


@click.command()
@click.argument("name", metavar="[QUESTION]", required=False)
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
@click.argument("word", required=False)
@lang_option
def ref(word: str | None, lang: Lang) -> None:
    """Show the words of the graph, or what a name means.

    Without WORD: the labels, relationship types and properties that one's own Cypher can use.

    Example: policygraph ref 环保局
    """
    from ..maps.reports import meaning_sheet, model_sheet
    from ..maps.writers import write_sheet

    write_sheet(model_sheet(lang) if word is None else meaning_sheet(word, lang), "table", None)
