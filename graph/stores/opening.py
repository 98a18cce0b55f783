"""From what a user writes after `--store` to an open store."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from ...errors import UsageError
from .base import PY2NEO, Store
from .errors import StoreRefused, StoreUnreachable
from .profiles import SIGN, Profile, profile

if TYPE_CHECKING:
    from ..server import ServerHome

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
LOCATION_VARIABLE = "POLICYGRAPH_STORE"
KEPT = "neo4j:"
"""`neo4j://`, an address without a host: the server that `policygraph neo4j start` runs on this machine."""
PASSWORD_VARIABLES = ("POLICYGRAPH_PASSWORD", "NEO4J_PASSWORD")


def default_location() -> str:
    """Return $POLICYGRAPH_STORE, or the folder `graph` in the user's data directory."""
    named = os.environ.get(LOCATION_VARIABLE, "").strip()
    if named:
        return named
    import platformdirs  # noqa: PLC0415 - not needed when the place is named

    return str(Path(platformdirs.user_data_dir("policygraph", appauthor=False)) / "graph")


def open_store(location: str | os.PathLike[str] | None = None, *, create: bool = True) -> Store:
    """Open the store at `location`: a folder, or a Neo4j address such as `neo4j://user@host:7687/database`.

    Without a location it is `default_location()`; `neo4j://` alone is the server that `policygraph neo4j
    start` runs, and `@NAME` a profile (see `profiles`). The password comes from the profile,
    $POLICYGRAPH_PASSWORD or $NEO4J_PASSWORD, and is asked for on a terminal; an
    address without a user connects without one. With `create=False` a folder that holds
    no store yet raises `StoreNotFound`.
    """
    place = os.fspath(location) if location is not None else default_location()
    known = profile(place.removeprefix(SIGN)) if place.startswith(SIGN) else None
    place = known.address if known else place
    if "://" not in place:
        if not place.strip():
            raise UsageError("The store has no name; give a folder or neo4j://user@host:7687 after --store.")
        from .embedded import EmbeddedStore  # noqa: PLC0415 - one engine is loaded, not both

        return EmbeddedStore(Path(place).expanduser().absolute(), create=create)
    return _open_neo4j(place, known)


def _open_neo4j(address: str, known: Profile | None = None) -> Store:
    by_py2neo = address.startswith(PY2NEO)
    address = address.removeprefix(PY2NEO)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise UsageError(
            f"The store's address cannot be read ({error}); write it as neo4j://user@host:7687."
        ) from error
    if parts.password is not None:
        raise UsageError(
            "The store's address holds a password, which others can read in the list of processes; "
            f"leave it out and set ${PASSWORD_VARIABLES[0]} instead."
        )
    if parts.scheme not in SCHEMES:
        raise UsageError(
            f"The store's address begins with {parts.scheme}://, which is no store; "
            f"write a folder, or an address that begins with one of {', '.join(SCHEMES)}."
        )
    if address.rstrip("/") == KEPT:
        from ..server import server_home  # noqa: PLC0415 - few stores are on a server of ours

        return open_kept(server_home())
    if not parts.hostname:
        raise UsageError(f"The store's address {address} names no host; write it as neo4j://user@host:7687.")
    from .neo4j import Neo4jStore  # noqa: PLC0415 - one engine is loaded, not both
    from .with_py2neo import Py2neoStore  # noqa: PLC0415 - as above

    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    named = parse_qs(parts.query).get("database", [""])[0] or unquote(parts.path.strip("/"))
    database = named or (known.database if known else None) or "neo4j"
    if database.lower() == "system":
        raise StoreRefused(
            f"The database system of Neo4j at {host} is for its administration and holds no graph; "
            f"name another one after the host, as in neo4j://{host}/neo4j."
        )
    user = unquote(parts.username) if parts.username else known.user if known else None
    password = (known.password if known else None) or _password(user, host) if user else None
    if by_py2neo:
        return Py2neoStore(
            f"{parts.scheme}://{host}:{port or 7687}", user=user, password=password, database=database
        )
    return Neo4jStore(
        f"{parts.scheme}://{host}:{port or 7687}", user=user, password=password, database=database
    )


def open_kept(home: ServerHome) -> Store:
    """Open the server of a folder, with the password that was stored when it was started.

    Raises `StoreUnreachable` where none runs.
    """
    from ..server import USER  # noqa: PLC0415 - few stores are on a server of ours
    from .neo4j import Neo4jStore  # noqa: PLC0415 - one engine is loaded, not both

    running = home.running()
    if running is None:
        raise StoreUnreachable(
            f"No Neo4j of policygraph runs in {home.folder}; start it with `policygraph neo4j start`, or "
            "write the address of another as neo4j://user@host:7687."
        )
    user = USER if running.auth else None
    password = home.password() if running.auth else None
    return Neo4jStore(running.bolt_address, user=user, password=password)


def _password(user: str, host: str) -> str:
    """Return the password out of the environment, or ask for it where somebody sits before a terminal."""
    for name in PASSWORD_VARIABLES:
        if os.environ.get(name):
            return os.environ[name]
    if sys.stdin.isatty() and sys.stderr.isatty():
        return getpass.getpass(f"Password of {user} at {host}: ")
    return ""
