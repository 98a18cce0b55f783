"""Commands that check: validate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .options import PATHS, lang_option, quiet_option
from .shell import output_stream, progress_bar, telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..graph.validation.findings import Report
    from ..maps.writers import Format

_FINDINGS = 1
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@click.option("--since", type=_FILE, help="An earlier report: only plans that changed are checked again.")
@click.option(
    "--report", "target", type=_FILE, help="Also write the report for machines: .json, or SHACL as .ttl."
)
@click.option("-o", "--output", type=PATHS, help="Write the table to this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "xlsx"]),
    default="table",
    show_default=True,
    help="What to write; xlsx needs -o.",
)
@click.option(
    "--store", "location", metavar="PLACE", help="Check this graph: a folder, or neo4j://user@host:7687."
)
@lang_option
@quiet_option
def validate(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    since: Path | None,
    target: Path | None,
    output: Path | None,
    form: Format,
    location: str | None,
    lang: Lang,
    quiet: bool,
) -> None:
    """Check facts against the shapes of the ontology.

    PATH is an RDF file (.ttl .nt .nq .trig .jsonld .rdf, also .gz), a record file or a document; without
    PATH, the records that ship are checked. Each finding says which item of which plan it is about, with
    the plan's own words. The exit code is 1 where there is a violation; a warning is worth a look.

    Example: policygraph validate records.jsonl --since checked.json --report checked.json
    """
    from ..graph.validation.checking import check
    from ..graph.validation.findings import read_report
    from ..maps.findings import findings_sheet
    from ..maps.writers import write_sheet
    from .datasets import datasets

    if target and target.suffix not in {".json", ".ttl"}:
        raise UsageError(f"A report is .json or .ttl, not {target.suffix or target}; name it so.")
    with telling_errors() as tell:
        earlier = read_report(since.read_bytes(), str(since)) if since else None
        with progress_bar(quiet, "validate") as progress:
            report = check(datasets(paths, tell, location), earlier, progress)
        if target:
            _write(report, target)
        write_sheet(findings_sheet(report, lang), form, output)
        if not report.conforms():
            raise click.exceptions.Exit(_FINDINGS)


def _write(report: Report, target: Path) -> None:
    from ..graph.validation.findings import write_report
    from ..graph.validation.shacl_report import as_shacl

    with output_stream(target) as out:
        if target.suffix == ".json":
            out.write(write_report(report))
        else:
            as_shacl(report).serialize(out, format="turtle", encoding="utf-8")
