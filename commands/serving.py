"""Commands that answer over the network: serve."""

from __future__ import annotations

from pathlib import Path

import click

from .options import PATHS
from .shell import telling_errors

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PATHS)
@click.option(
    "--store",
    "location",
    metavar="PLACE",
    help="Show this graph instead: a folder, or neo4j://user@host:7687.",
)
@click.option(
    "--base", metavar="IRI", help="Where the identifiers of the facts live; default: the project's own."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to answer at; others than your own let others in.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=10,
    show_default=True,
    help="Seconds a query may take.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries answered at once."
)
def serve(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[Path, ...],
    location: str | None,
    base: str | None,
    host: str,
    port: int,
    timeout: float,
    workers: int,
) -> None:
    """Show the facts on the web: a page for each identifier, RDF for programs, SPARQL.

    RDF files, record files or documents; without PATH, the records that ship. Every identifier answers in
    HTML, Turtle, JSON-LD or N-Triples, as it is asked to. Nothing can be written. Stop it with Ctrl-C.

    Example: policygraph serve records.jsonl --port 8080
    """
    from ..web.running import run_server
    from .datasets import datasets

    if host not in _LOOPBACK:
        click.echo(f"policygraph: answering at {host}, where others can reach it.", err=True)
    with telling_errors() as tell:
        data = datasets(paths, tell, location)
        run_server(
            (quad for _, quads in data for quad in quads),
            base=base,
            host=host,
            port=port,
            seconds=timeout,
            workers=workers,
            started=lambda address: click.echo(f"policygraph: {address}", err=True),
        )
