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


@export.command(name="neo4j-csv")
@click.argument("folder", metavar="DIR", type=PATHS)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@quiet_option
def neo4j_csv(folder: Path, paths: tuple[Path, ...], quiet: bool) -> None:
    """Write files for `neo4j-admin database import`, for graphs too large to load over the wire.

    DIR must be new or empty. PATH is a document, a record file or a folder of them; without PATH, the
    records that ship. Beside the files come the constraints and `import.sh`, which imports and then makes
    them.

    Example: policygraph export neo4j-csv import/ records.jsonl
    """
    from ..graph.bulk import write_bulk
    from .inputs import records_from

    with telling_errors() as tell:
        written = write_bulk(records_from(paths, tell), folder)
        if not quiet:
            nodes, edges = written.node_count, written.counts.total() - written.node_count
            click.echo(f"{nodes} nodes, {edges} relationships; next: sh {folder / 'import.sh'}", err=True)
