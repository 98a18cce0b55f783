"""From a server to the address that opens Neo4j Browser on it: connected, with the guide on screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from ...graph.server import GUIDE_PORT, State
from ...graph.stores.base import PY2NEO
from .scripts import script
from .serving import GUIDE
from .style import style_on_one_line

FIRST_PICTURE = "who-answers-for-topic"


@cache
def greeting() -> Mapping[str, str]:
    """Return settings of a server that greets with colours, the first picture, and the guide above it.

    The Browser runs these commands once it is connected, unless the address holds one. Style and query stand
    here themselves: a file would have to be fetched, and what comes last is shown on top.
    """
    commands = (
        f"style {style_on_one_line()}",
        f"auto {script(FIRST_PICTURE).on_one_line()}",  # how the Browser calls a query there
        f"play http://localhost:{GUIDE_PORT}/{GUIDE}",
    )
    return MappingProxyType(
        {
            "browser.post_connect_cmd": "; ".join(commands),
            "browser.remote_content_hostname_whitelist": "localhost",
        }
    )


def address_of(state: State, guide: str) -> str:
    """Return the address of the Browser of a server on this machine; `guide` is where the pack is served."""
    user = "" if not state.auth else "neo4j@"
    options = {"dbms": f"bolt://{user}localhost:{state.bolt}", "db": "neo4j"}
    if not state.auth:
        options["preselectAuthMethod"] = "NO_AUTH"
    return browser_address(state.http_address, options, None if greets(state, guide) else guide)


def greets(state: State, guide: str) -> bool:
    """Return whether the server was started so that it greets with the pack served at this address."""
    return guide == f"http://localhost:{state.guide}" and all(
        state.settings.get(name) == value for name, value in greeting().items()
    )


def address_of_other(location: str, at: str | None, guide: str) -> str:
    """Return the address of the Browser of a server elsewhere; `location` is a store's, `at` its Browser's.

    Without `at` it is looked for on port 7474, where Neo4j has it if nobody says otherwise.
    """
    parts = urlsplit(location.removeprefix(PY2NEO))  # the Browser has a driver of its own
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    options = {"dbms": f"{parts.scheme}://{parts.netloc}", "db": parts.path.strip("/") or "neo4j"}
    if not parts.username:
        options["preselectAuthMethod"] = "NO_AUTH"
    http = (at or f"http://{host}:7474").rstrip("/").removesuffix("/browser")
    return browser_address(http, options, guide)


def browser_address(http: str, options: Mapping[str, str], guide: str | None) -> str:
    """Return the address of a Browser at `http`, which plays the guide itself where one is given."""
    command = {} if guide is None else {"cmd": "play", "arg": f"{guide}/{GUIDE}"}
    return f"{http}/browser/?{urlencode({**options, **command})}"
