"""The command browser: Neo4j Browser, ready the moment it opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import StoreError, UsageError
from .machine import PORT, home_option
from .options import lang_option, quiet_option
from .shell import progress_bar

if TYPE_CHECKING:
    from ..cypher.browser.serving import PackServer
    from ..cypher.header import Lang
    from ..graph.server import ServerHome, State
    from ..graph.stores import Store


@click.command()
@home_option
@click.option(
    "--store",
    "location",
    metavar="ADDRESS",
    help="A Neo4j of your own, as neo4j://user@host:7687, instead of one on this machine.",
)
@click.option("--at", metavar="URL", help="Where the Browser of that one is. Default: port 7474 of its host.")
@click.option("--port", type=PORT, help="Port for guide and style. Default: the one kept for them.")
@click.option("--auth", is_flag=True, help="Protect a new server by a password, which the Browser asks for.")
@click.option("--no-load", is_flag=True, help="Load nothing, also where the database is empty.")
@click.option("--no-open", is_flag=True, help="Print the address and open no window.")
@click.option(
    "--write",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Only write queries.zip, policy.grass and guide.html into this folder.",
)
@lang_option
@quiet_option
def browser(  # noqa: PLR0913, PLR0917 - one argument an option
    home: Path | None,
    location: str | None,
    at: str | None,
    port: int | None,
    auth: bool,
    no_load: bool,
    no_open: bool,
    target: Path | None,
    lang: Lang,
    quiet: bool,
) -> None:
    """Open Neo4j Browser on the graph, with a guide, colours and saved scripts.

    Starts Neo4j on this machine, or finds it running (see `policygraph neo4j`); a new one asks for no
    password unless `--auth` is given. An empty database is filled with the plans that ship. The guide is
    served until Ctrl-C; Neo4j goes on.

    Example: policygraph browser
    """
    from ..cypher.browser.opening import address_of, address_of_other
    from ..cypher.browser.serving import serving, write_files
    from ..graph.stores import open_store
    from ..graph.stores.opening import KEPT, open_kept

    if target is not None:
        for file in write_files(target):
            click.echo(str(file))
        return
    # The address of our own server is no other one: its Browser is not where a stranger's would be.
    if location is not None and location.rstrip("/") != KEPT:
        with open_store(location, create=False) as store:
            _check_browsable(store)
            if not no_load:
                _fill(store, quiet=quiet)
            elsewhere = store.location
        with serving(port) as pack:
            _show(address_of_other(elsewhere, at, pack.address), pack, lang, no_open=no_open, quiet=quiet)
        return
    place, state = _own_server(home, auth=auth, quiet=quiet)
    with open_kept(place) as store:
        if not no_load:
            _fill(store, quiet=quiet)
    if state.auth:
        told = (f"密码见 {place.password_file}", f"The password is in {place.password_file}")
        click.echo(told[lang == "en"], err=True)
    with serving(port, preferred=state.guide) as pack:
        _show(address_of(state, pack.address), pack, lang, no_open=no_open, quiet=quiet)


def _check_browsable(store: Store) -> None:
    if "://" not in store.location:
        raise UsageError(
            f"Neo4j Browser shows a Neo4j server, and {store.location} is a folder; leave out --store, or "
            "give an address such as neo4j://user@host:7687."
        )


def _own_server(home: Path | None, *, auth: bool, quiet: bool) -> tuple[ServerHome, State]:
    """Find the server of the folder running, or start it so that it greets with style and guide."""
    from ..cypher.browser.opening import greeting
    from ..graph.server import Wishes, fetch_server, server_home

    place = server_home(home)
    running = place.running()
    if running is not None:
        if auth and not running.auth:
            raise StoreError(
                f"The server in {place.folder} runs already, without a password; stop it first with "
                "`policygraph neo4j stop`."
            )
        return place, running
    with progress_bar(quiet, "Neo4j") as progress:
        files = fetch_server(progress=progress)
    protected = place.password() is not None  # who has set a password once is not left without it
    return place, place.start(files, Wishes(auth=auth or protected, settings=greeting())).state


def _fill(store: Store, *, quiet: bool) -> None:
    """Load the plans that ship into a database with nothing at all in it."""
    from ..graph.loading import load
    from .inputs import shipped_records

    if store.query("MATCH (n) RETURN 1 AS one LIMIT 1"):
        return
    with progress_bar(quiet, "load") as progress:
        records = list(shipped_records())
        for done, record in enumerate(records, 1):
            load(store, [record])
            if progress is not None:
                progress(done, len(records))


def _show(address: str, pack: PackServer, lang: Lang, *, no_open: bool, quiet: bool) -> None:
    """Say the address, open it, and hand out the pack until Ctrl-C."""
    click.echo(address)
    if not no_open:
        click.launch(address)
    if not quiet:
        told = ("按 Ctrl-C 结束导览；Neo4j 继续运行。", "Ctrl-C ends the guide; Neo4j goes on.")
        click.echo(told[lang == "en"], err=True)
    pack.wait()
