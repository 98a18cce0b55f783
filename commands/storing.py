"""Commands that change what a graph holds: load, remove."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .graph_names import plan_names
from .options import PATHS, lang_option, ocr_option, quiet_option, store_option
from .shell import rate_line, telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@ocr_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@store_option
@lang_option
@quiet_option
def load(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...], ocr: bool, jobs: int, location: str | None, lang: Lang, quiet: bool
) -> None:
    """Put plans into the graph.

    PATH is a document, a record file (.json, .jsonl) or a folder of them; without PATH, the records
    that ship with policygraph. What changed is counted. The same input a second time writes nothing; a
    new version of a plan takes out what the plan no longer says.

    Example: policygraph load records.jsonl --store my-graph
    """
    from ..graph.loading import load as load_records
    from ..graph.stores import open_store
    from ..maps.reports import load_sheet
    from ..maps.writers import write_sheet
    from .inputs import how_many, records_from

    with telling_errors() as tell, open_store(location) as store:
        with rate_line(quiet, how_many(paths)) as progress:
            records = records_from(paths, tell, jobs=jobs, use_ocr=ocr)
            report = load_records(store, records, progress)
        if report.plans and not quiet:
            write_sheet(load_sheet(report, store.location, lang), "table", None, paged=False)


@click.command()
@click.argument("plan", shell_complete=plan_names)
@click.option("--dry-run", is_flag=True, help="Show what would go and what would stay, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@store_option
@lang_option
def remove(plan: str, dry_run: bool, yes: bool, location: str | None, lang: Lang) -> None:
    """Take a plan out of the graph.

    What it alone says goes, what others say too stays. PLAN is its id, its title or some words of it.

    Example: policygraph remove 贵州省减排方案 --dry-run
    """
    from ..graph.loading import remove as remove_plan
    from ..graph.stores import open_store
    from ..maps.reports import one_plan, removal_sheet, title_of_plan
    from ..maps.writers import write_sheet

    with open_store(location, create=False) as store:
        found = one_plan(store, plan)
        report = remove_plan(store, found, dry_run=True)
        sheet = removal_sheet(report, title_of_plan(store, found), lang)
        write_sheet(sheet, "table", None, paged=dry_run)
        if dry_run:
            return
        if not yes:
            if not sys.stdin.isatty():
                raise UsageError("Nothing was removed: add --yes to remove without being asked.")
            click.confirm("删除？" if lang == "zh" else "Remove it?", abort=True, err=True)
        remove_plan(store, found)
        click.echo("已删除。" if lang == "zh" else "Removed.", err=True)
