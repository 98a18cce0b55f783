"""The command that reads back what `export rdf` wrote: import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import PATHS, RDF_FORMATS, lang_option, quiet_option, store_option
from .shell import output_stream

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..graph.elements import Edge, Node


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATHS)
@click.option(
    "--format", "form", type=click.Choice(RDF_FORMATS), help="Default: as the name ends; .gz may follow."
)
@click.option(
    "--records", type=PATHS, help="Write the records to this file (`-`: standard output) and load nothing."
)
@store_option
@lang_option
@quiet_option
def import_(  # noqa: PLR0913, PLR0917 - one argument an option
    files: tuple[Path, ...],
    form: str | None,
    records: Path | None,
    location: str | None,
    lang: Lang,
    quiet: bool,
) -> None:
    """Read RDF that `policygraph export rdf` wrote, and put its plans into the graph.

    Every file is read and checked first: if anything is amiss, nothing is loaded. With --records, the
    records are written instead, the same as those that were exported.

    Example: policygraph import plans.nq.gz --store my-graph
    """
    if records is not None:
        _write_records(files, form, records)
        return
    from ..graph.importing import import_plans
    from ..graph.rdf_files import plans_in
    from ..graph.stores import open_store
    from ..maps.reports import load_sheet
    from ..maps.writers import write_sheet

    plans: list[list[Node | Edge]] = [plan for file in files for plan in plans_in(file, form)]
    with open_store(location) as store:
        report = import_plans(store, plans)
        if not quiet:
            write_sheet(load_sheet(report, store.location, lang), "table", None)


def _write_records(files: tuple[Path, ...], form: str | None, target: Path) -> None:
    from ..graph.rdf_files import records_in
    from ..loaders.record import dumps

    found = [record for file in files for record in records_in(file, form)]
    with output_stream(target) as out:
        for record in found:
            out.write(dumps(record) + b"\n")
