"""Commands that lay plans side by side: diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import PATHS, data_options, fail_option, ocr_option

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
