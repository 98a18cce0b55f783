"""Commands that write facts for other programs: export."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import click

from ..errors import UsageError
from .options import PATHS, RDF_FORMATS, quiet_option
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
    type=click.Choice(RDF_FORMATS),
    help="Default: as the name after -o ends (.ttl .nt .nq .trig .jsonld .rdf), else turtle.",
)
@click.option("--gzip", "packed", is_flag=True, help="Compress; a name after -o that ends in .gz does too.")
@click.option(
    "--base", metavar="IRI", help="Where your identifiers live, ending in /; default: the project's own."
)
@click.option(
    "--store",
    "location",
    metavar="PLACE",
    help="Write what this graph holds instead: a folder, or neo4j://user@host:7687.",
)
@quiet_option
def rdf(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    output: Path | None,
    form: str | None,
    packed: bool,
    base: str | None,
    location: str | None,
    quiet: bool,
) -> None:
    """Write documents, record files or a graph as RDF; without PATH, the records that ship.

    N-Quads, TriG and JSON-LD keep one named graph a plan. RDF from documents and records holds all of a
    record; RDF from a graph holds what the graph has.

    Example: policygraph export rdf records.jsonl -o plans.nq.gz
    """
    from ..graph.rdf_syntax import format_of

    packed = packed or (output is not None and output.suffix == ".gz")
    chosen = form or (format_of(output.name) if output else None) or "turtle"
    if location is not None and (paths or base):
        raise UsageError(
            "A graph is exported whole and under its own base: leave out PATH and --base, or --store."
        )
    with telling_errors() as tell, output_stream(output) as out, _packed(out, packed) as file:
        if location is not None:
            count = _from_store(location, file, chosen, packed)
        else:
            from ..graph.rdf import write_rdf
            from ..ontology.iris import BASE
            from .inputs import at_least_one, records_from

            records = at_least_one(records_from(paths, tell), output)
            count = write_rdf(records, file, chosen, base or BASE, compressed=packed, on_error=tell)
        if not quiet:
            click.echo(f"{count} statements", err=True)


@export.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@click.option("-o", "--output", type=PATHS, help="Write to this file; default or `-`: standard output.")
@click.option("--list", "lists", multiple=True, metavar="NAME", help="Only this list; may be repeated.")
@click.option(
    "--format",
    "form",
    type=click.Choice(RDF_FORMATS),
    help="Default: as the name after -o ends, else turtle.",
)
@click.option(
    "--base", metavar="IRI", help="Where your identifiers live, ending in /; default: the project's own."
)
@quiet_option
def codes(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    output: Path | None,
    lists: tuple[str, ...],
    form: str | None,
    base: str | None,
    quiet: bool,
) -> None:
    """Write the code lists as SKOS: places, industries, pollutants, offices, units, roles and the rest.

    Indicators are those of the documents or record files at PATH; without PATH, of the records that ship.

    Example: policygraph export codes --list pollutant -o pollutants.ttl
    """
    from ..graph.code_lists import KEYS, schemes, write_codes
    from ..graph.rdf_syntax import format_of
    from ..ontology.iris import BASE, Namespace
    from .inputs import records_from

    unknown = [name for name in lists if name not in KEYS]
    if unknown:
        raise UsageError(f"There is no code list {unknown[0]!r}; there are {', '.join(KEYS)}.")
    namespace = Namespace(base or BASE)
    chosen = form or (format_of(output.name) if output else None) or "turtle"
    with telling_errors() as tell, output_stream(output) as out:
        records = records_from(paths, tell) if not lists or "indicator" in lists else ()
        wanted = (s for s in schemes(namespace, records) if not lists or s.key in lists)
        with _packed(out, output is not None and output.suffix == ".gz") as file:
            count = write_codes(wanted, file, namespace, chosen)
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


@export.command()
@click.option("-o", "--output", type=PATHS, help="Write to this file; default or `-`: standard output.")
def n10s(output: Path | None) -> None:
    """Write the Cypher that sets up Neo4j's RDF plug-in n10s.

    With it, n10s reads our RDF under the graph's own labels, types and property names.

    Example: policygraph export n10s -o n10s.cypher
    """
    from ..graph.n10s import n10s_script

    with output_stream(output) as out:
        out.write(n10s_script().encode())


def _from_store(location: str, file: BinaryIO, form: str, packed: bool) -> int:
    from ..graph.rdf import write_elements
    from ..graph.stored import stored_plans
    from ..graph.stores import open_store

    with open_store(location, create=False) as store:
        return write_elements(stored_plans(store), file, form, compressed=packed)


@contextmanager
def _packed(out: BinaryIO, packed: bool) -> Iterator[BinaryIO]:
    """Compress what is written, without a time or a name: the same facts give the same bytes."""
    if not packed:
        yield out
        return
    import gzip

    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as file:
        yield cast("BinaryIO", file)
