"""Apache Jena's commands: `riot`, `shacl`."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from jars import fetched


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
    files = fetched("jena-5.2.0", "riotcmd.riot")
    return Jena(files.java, files.jars)
