"""Apache Jena's commands (`riot`, `shacl`), fetched as the Neo4j server is: cached, retried, checksummed."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policygraph.graph.server.jars import fetch_server
from policygraph.graph.server.releases import Jar, Release

VERSION = "5.2.0"


class JenaRelease(Release):
    """Jena's jars, as Maven chose them, with a log that prints warnings to standard error."""

    @property
    def folder(self) -> str:
        return f"jena-{VERSION}"

    @cached_property
    def jars(self) -> Mapping[str, Jar]:
        text = Path(__file__).with_name(f"jena-{VERSION}.lock").read_text(encoding="ascii")
        found = (Jar(*reversed(line.split())) for line in text.splitlines())
        return {jar.name: jar for jar in found}


@dataclass(frozen=True)
class Jena:
    """A fetched Jena: run one of its commands and read what it said."""

    java: str
    jars: Path

    def run(self, command: str, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `riotcmd.riot`, `shacl.shacl` …; nothing is fetched over the network by it."""
        flags = ["-Xmx512m", "-Dfile.encoding=UTF-8", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"]
        line = [self.java, "-cp", f"{self.jars}/*", *flags, command]
        return subprocess.run(
            [*line, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=check
        )


def fetch_jena() -> Jena:
    """Return Jena, fetching it at the first call; raise `ServerError` where it cannot be had."""
    files = fetch_server(release=JenaRelease("", "riotcmd.riot", (17, 21, 25)))
    return Jena(files.java, files.jars)
