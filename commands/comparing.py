"""Commands that lay plans side by side: diff, conflicts, compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import PATHS, data_options, fail_option, ocr_option, sheet_options

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..maps.writers import Format


@click.command()
@click.argument("old", type=PATHS)
@click.argument("new", type=PATHS)
@click.option("--all", "every", is_flag=True, help="Also list measures that only have another number.")
@fail_option
@ocr_option
@data_options
def diff(  # noqa: PLR0913, PLR0917 - one argument an option
    old: Path,
    new: Path,
    every: bool,
    fail: bool,
    ocr: bool,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Show what changed between two versions of a plan.

    OLD and NEW are documents or record files. A measure is recognised again under another number or
    title, so what moved is shown as moved. Duties and figures that changed stand in old words and new.
    JSON has every change, with the characters that prove it in either version.

    Example: policygraph diff draft.docx final.pdf --fail
    """
    from ..analysis.diff import diff as compare_versions
    from ..maps.difference import difference_rows, difference_sheet
    from ..maps.writers import write_sheet
    from .inputs import one_record
    from .options import with_rows

    found = compare_versions(one_record(old, use_ocr=ocr), one_record(new, use_ocr=ocr))
    sheet = difference_sheet(found, lang, every=every, spans=form != "table")
    if form in ("json", "jsonl"):
        sheet = with_rows(sheet, difference_rows(found))
    write_sheet(sheet, form, output)
    if fail and found.changes:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@click.option("--place", help="Only this place and those inside it.")
@fail_option
@sheet_options
def conflicts(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    place: str | None,
    fail: bool,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """List where plans contradict each other.

    Two figures for one place, indicator and year that cannot both come true, also in different units or
    under other names of the indicator; a part that is to reach more than the whole; different leads for
    one task. Both quotes stand side by side. PATH is a document, a record file or a folder of them;
    without PATH, the plans in the graph.

    Example: policygraph conflicts --place 贵州 --format xlsx -o conflicts.xlsx
    """
    from ..analysis.conflicts import conflicts as contradictions
    from ..analysis.conflicts import conflicts_at
    from ..analysis.sources import Wanted
    from ..maps.contradictions import contradiction_rows, contradiction_sheet
    from ..maps.writers import write_sheet
    from .options import place_called, with_rows
    from .plans import plans_at

    where = place_called(place)
    with plans_at(paths, location, Wanted(roles=("lead",))) as plans:
        found = contradictions(plans)
        if where is not None:
            found = conflicts_at(found, where)
        sheet = contradiction_sheet(found, plans, lang, proof=form != "table")
        if form in ("json", "jsonl"):
            sheet = with_rows(sheet, contradiction_rows(found, plans))
        write_sheet(sheet, form, output)
    if fail and sheet.rows:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("one", metavar="PLAN")
@click.argument("other", metavar="PLAN")
@sheet_options
def compare(  # noqa: PLR0913, PLR0917 - one argument an option
    one: str, other: str, location: str | None, lang: Lang, form: Format, output: Path | None
) -> None:
    """Lay two plans side by side: province and city, or two provinces.

    Which tasks correspond, with a score and the reason, who answers here and there, which target asks for
    more, and what only one of the plans has. PLAN is a plan in the graph (its title or some words of it, its
    id) or a file: a document or a record. Nothing is forced: what corresponds to nothing is listed as such.

    Example: policygraph compare 贵州省碳达峰 贵阳贵安
    """
    from ..analysis.compare import compare as lay_side_by_side
    from ..maps.comparison import comparison_rows, comparison_sheets, flat_sheet, sheets_shown
    from ..maps.writers import write_sheet
    from .options import with_rows
    from .plans import two_plans

    plans, first, second = two_plans(one, other, location)
    found = lay_side_by_side(plans, first, second)
    if form == "table" and output is None:
        for number, sheet in enumerate(sheets_shown(comparison_sheets(found, lang))):
            click.echo(nl=number > 0)
            write_sheet(sheet, form, None)
        return
    sheet = flat_sheet(found, lang)
    if form in ("json", "jsonl"):
        sheet = with_rows(sheet, comparison_rows(found, lang))
    write_sheet(sheet, form, output)
