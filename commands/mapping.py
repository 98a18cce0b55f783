"""Commands that draw maps for people: responsibility."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from ..errors import UsageError
from .options import PATHS, sheet_options, show_sheet
from .selecting import Asked, selected, selection_options
from .shell import tell_written, telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..graph.stores.base import Store
    from ..maps.matrix import Matrix
    from ..maps.responsibility import ResponsibilityMap
    from ..maps.writers import Format

_OUTPUT = click.Path(path_type=Path)


@click.command()
@selection_options
@click.option("--matrix", "crossed", is_flag=True, help="Offices down, places or measures across.")
@click.option(
    "--by",
    type=click.Choice(["province", "place", "plan", "measure"]),
    help="What stands across in the matrix, page, workbook and pictures. Default: provinces if several, else "
    "measures.",
)
@click.option("--html", type=_OUTPUT, help="Write one page to this file; it works without a network.")
@click.option("--svg", type=_OUTPUT, help="Draw the matrix into this file.")
@click.option("--png", type=_OUTPUT, help="Draw the matrix into this file.")
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=PATHS,
    envvar="POLICYGRAPH_DOCUMENTS",
    help="Show the responsibility clauses out of this document, or out of a folder of them.",
)
@sheet_options
def responsibility(  # noqa: PLR0913, PLR0917 - one argument an option
    crossed: bool,
    by: str | None,
    html: Path | None,
    svg: Path | None,
    png: Path | None,
    documents: tuple[Path, ...],
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
    **asked: Unpack[Asked],
) -> None:
    """Draw a responsibility map.

    Of offices (生态环境), agencies (省生态环境厅), topics (VOC), places, plans, or any mix: names of one kind
    widen the map, names of different kinds narrow it. Each line is one duty, with the words of the plan and
    where they stand. Leading, supporting, sharing, answering and carrying out are five different things
    here; a measure that names no lead, or nobody, is shown.

    An xlsx file holds the map, the duties with their evidence, the targets and the legend.

    Example: policygraph responsibility VOC 生态环境 --place 贵州 --html voc.html
    """
    from ..graph.stores import open_store
    from ..maps.matrix import BYS, matrix_of
    from ..maps.responsibility import duty_sheet
    from ..maps.responsibility_book import matrix_sheet

    if documents and html is None and form not in {"xlsx", "json", "jsonl"}:
        raise UsageError("The clauses of --document need --html FILE, or --format xlsx, json or jsonl.")
    with open_store(location, create=False) as store, telling_errors() as tell:
        drawn = selected(store, asked)
        if documents:
            from ..maps.clauses import with_clauses
            from .texts import Texts

            drawn = with_clauses(store, drawn, Texts(documents, tell))
        matrix = matrix_of(drawn.found, next((b for b in BYS if b == by), None))
        drew = _draw_files(drawn, matrix, lang, html, (svg, png))
        if form == "xlsx":
            _write_book(store, drawn, matrix, lang, output)
        elif output is not None or not drew:
            sheet = matrix_sheet(drawn, matrix, lang) if crossed else duty_sheet(drawn, lang)
            show_sheet(sheet, form, output)


def _draw_files(
    drawn: ResponsibilityMap,
    matrix: Matrix,
    lang: Lang,
    html: Path | None,
    pictures: tuple[Path | None, Path | None],
) -> bool:
    """Write the page and the pictures that are asked for; return whether there were any."""
    if html is not None:
        from ..maps.responsibility_page import write_page

        write_page(drawn, matrix, lang, html)
    svg, png = pictures
    if svg is not None or png is not None:
        from ..maps.charts import write_pictures
        from ..maps.responsibility_chart import picture_of

        for note in write_pictures(picture_of(drawn, matrix, lang), svg, png):
            click.echo(note, err=True)
    tell_written(html, svg, png)
    return html is not None or any(pictures)


def _write_book(
    store: Store, drawn: ResponsibilityMap, matrix: Matrix, lang: Lang, output: Path | None
) -> None:
    from ..maps.responsibility import title_of
    from ..maps.responsibility_book import pages
    from ..maps.selection import targets_of
    from ..maps.workbook import write_workbook

    if output is None:
        raise UsageError("An xlsx file cannot be printed; name one with -o FILE.xlsx.")
    made = list(pages(drawn, matrix, targets_of(store, drawn.found), lang))
    write_workbook(made, output, title_of(drawn, lang))
    tell_written(output)
