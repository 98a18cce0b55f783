"""Commands that write facts for other programs: export."""

from __future__ import annotations

from pathlib import Path

import click

from .options import PATHS, quiet_option
from .shell import output_stream, telling_errors


@click.group()
def export() -> None:
    """Write the facts in a form that other programs read.

    Example: policygraph export rdf -o plans.ttl
    """


@export.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@click.option("-o", "--output", type=PATHS, help="Write to this file; default or `-`: standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["turtle", "ntriples", "nquads", "trig", "jsonld"]),
    default="turtle",
    show_default=True,
)
@click.option(
    "--base", metavar="IRI", help="Where your identifiers live, ending in /; default: the project's own."
)
@quiet_option
def rdf(paths: tuple[Path, ...], output: Path | None, form: str, base: str | None, quiet: bool) -> None:
    """Write documents or record files as RDF; without PATH, the records that ship.

    N-Quads, TriG and JSON-LD keep one named graph a plan.

    Example: policygraph export rdf records.jsonl --format nquads -o plans.nq
    """
    from ..graph.rdf import write_rdf
    from ..ontology.iris import BASE
    from .inputs import at_least_one, records_from

    with telling_errors() as tell, output_stream(output) as out:
        count = write_rdf(at_least_one(records_from(paths, tell), output), out, form, base or BASE)
        if not quiet:
            click.echo(f"{count} statements", err=True)
