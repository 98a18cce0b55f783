"""Java programs that tests hold our files to, fetched as the Neo4j server is: cached, checksummed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policygraph.graph.server.jars import ServerFiles, fetch_server
from policygraph.graph.server.releases import Jar, Release


@dataclass(frozen=True)
class Program(Release):
    """A program whose jars stand in a lock beside this file: `NAME.lock`."""

    @property
    def folder(self) -> str:
        return self.neo4j

    @cached_property
    def jars(self) -> Mapping[str, Jar]:
        text = Path(__file__).with_name(f"{self.neo4j}.lock").read_text(encoding="ascii")
        found = (Jar(*reversed(line.split())) for line in text.splitlines())
        return {jar.name: jar for jar in found}


def fetched(name: str, main: str) -> ServerFiles:
    """Return a program's jars, fetched at the first call; raise `ServerError` where they cannot be had."""
    return fetch_server(release=Program(name, main, (17, 21, 25)))
