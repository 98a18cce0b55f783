"""Commands that draw maps for people: responsibility."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import sheet_options, show_answer

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..maps.writers import Format


@click.command()
@click.argument("name", metavar="OFFICE|AGENCY|TOPIC")
@click.option(
    "--as", "sort", type=click.Choice(["office", "agency", "topic"]), help="What NAME is, if it is unclear."
)
@click.option("--place", help="Only this place and those below it.")
@sheet_options
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
    from ..graph.stores import open_store
    from ..maps.responsibility import SORTS
    from ..maps.responsibility import responsibility as draw

    with open_store(location, create=False) as store:
        answer = draw(store, name, next((s for s in SORTS if s == sort), None), place)
    show_answer(answer, form, output, lang)
