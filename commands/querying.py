"""Commands that put SPARQL to the exported graph: sparql."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from ..errors import DocumentError, UsageError
from .options import PATHS, lang_option, show_answer
from .shell import output_stream, telling_errors

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..cypher.header import Lang
    from ..maps.writers import Format
    from ..sparql.engine import Solutions, Statements

_TABLES = ("table", "json", "jsonl", "csv", "xlsx")
_RESULTS = ("sparql-json", "sparql-xml", "sparql-csv", "sparql-tsv")
_GRAPHS = ("turtle", "ntriples", "jsonld", "rdfxml")


@click.command()
@click.argument("query", metavar="QUESTION|FILE|TEXT")
@click.option(
    "--data", "paths", multiple=True, type=PATHS, help="RDF, records or documents; may be repeated."
)
@click.option(
    "--store", "location", metavar="PLACE", help="Ask this graph: a folder, or neo4j://user@host:7687."
)
@click.option(
    "-p", "--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of a canned question."
)
@click.option("--limit", type=click.IntRange(1), help="At most this many rows or triples.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds."
)
@click.option("--show", is_flag=True, help="Print the text of a canned question instead of asking.")
@click.option("-o", "--output", type=PATHS, help="Write to this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_TABLES, *_RESULTS, *_GRAPHS]),
    help="Default: table; turtle for CONSTRUCT and DESCRIBE.",
)
@lang_option
def sparql(  # noqa: PLR0913, PLR0917 - one argument an option
    query: str,
    paths: tuple[Path, ...],
    location: str | None,
    given: tuple[str, ...],
    limit: int | None,
    timeout: float,
    show: bool,
    output: Path | None,
    form: str | None,
    lang: Lang,
) -> None:
    """Put a SPARQL query to the facts as RDF.

    A canned question by its name, a file (.rq), or the query itself. Without --data, the records that ship
    are asked. The default graph holds everything, the named graphs one plan each. Queries only read, ask no
    other endpoint, and are given up after --timeout.

    Example: policygraph sparql leads-everywhere -p topic=VOC --data records.jsonl
    """
    from ..cypher.catalogue import pairs
    from ..sparql.catalogue import ask, sparql_text
    from ..sparql.engine import run

    text = _text_of(query)
    if show:
        click.echo(text if text is not None else sparql_text(query), nl=False)
        return
    with telling_errors() as tell:
        from .datasets import store_of

        if text is None:
            sparql_text(query)  # a name that is none is said before the data are read
        store = store_of(paths, tell, location)
        if text is None and form in (None, *_TABLES):
            answer = ask(store, query, pairs(given), timeout=timeout, limit=limit)
            show_answer(answer, cast("Format", form or "table"), output, lang)
            return
        asked = text or _filled(store, query, given)
        if form in (*_RESULTS, *_GRAPHS):
            _write_as(store, asked, form, timeout, output)
            return
        _write(run(store, asked, timeout=timeout, limit=limit), form, output, lang)


def _text_of(query: str) -> str | None:
    """Return the query that is meant, or `None` where the argument is the name of a canned question."""
    if any(sign in query for sign in " \n{"):
        return query
    file = Path(query)
    if not file.is_file():
        return None
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{file} is no text in UTF-8; give a file that holds a SPARQL query.") from error


def _filled(store: ox.Store, name: str, given: tuple[str, ...]) -> str:
    from ..cypher.catalogue import pairs, question
    from ..sparql.catalogue import bind, filled, sparql_text

    return filled(sparql_text(name), bind(store, question(name), pairs(given)))


def _write_as(store: ox.Store, query: str, form: str, timeout: float, output: Path | None) -> None:
    from ..sparql.engine import within
    from ..sparql.results import GRAPH_FORMATS, written

    results, graphs = ("sparql-json", form) if form in GRAPH_FORMATS else (form, "turtle")
    answer = within(timeout, lambda: written(store, query, results, graphs))
    if answer.form != form:
        kind = "triples" if answer.form in GRAPH_FORMATS else "rows"
        raise UsageError(
            f"This query answers in {kind}, which cannot be written as {form}; leave --format out."
        )
    with output_stream(output) as out:
        out.write(answer.data)


def _write(found: Solutions | Statements | bool, form: str | None, output: Path | None, lang: Lang) -> None:
    import pyoxigraph as ox

    from ..graph.terms import PREFIXES
    from ..maps.solutions import solutions_sheet
    from ..maps.writers import write_sheet
    from ..sparql.engine import Statements

    if isinstance(found, Statements):
        if form is not None:
            raise UsageError(f"This query answers in triples, which are no {form}; leave --format out.")
        with output_stream(output) as out:
            ox.serialize(found.triples, out, ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        return
    sheet = solutions_sheet(found, lang, short=form is None or form == "table")
    write_sheet(sheet, cast("Format", form or "table"), output)
