"""What can go wrong with a server of our own."""

from __future__ import annotations

from ...errors import StoreError

INSTALL = "install it with `pip install 'policygraph[server]'`"


class ServerError(StoreError):
    """The Neo4j server could not be fetched, started, stopped, or is not ours to stop."""
