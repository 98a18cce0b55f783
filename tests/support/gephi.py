"""Gephi's own importer, without its windows: what Gephi makes of a file."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from jars import fetched

_SCRIPT = Path(__file__).with_suffix(".bsh")


@dataclass(frozen=True)
class Gephi:
    """A fetched Gephi toolkit: open a file and read what came of it."""

    java: str
    jars: Path

    def opened(self, file: Path) -> dict[str, list[str]]:
        """Open a file; return its complaints (`issue`), counts, columns and labels, each a list of texts."""
        flags = ["-Xmx512m", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]
        line = [self.java, *flags, "-cp", f"{self.jars}/*", "bsh.Interpreter", str(_SCRIPT), str(file)]
        done = subprocess.run(
            list(map(str, line)), capture_output=True, text=True, encoding="utf-8", check=True
        )
        found: defaultdict[str, list[str]] = defaultdict(list)
        for said in done.stdout.splitlines():
            name, _, value = said.partition("\t")
            found[name].append(value)
        return dict(found)


def fetch_gephi() -> Gephi:
    """Return Gephi, fetching it at the first call (83 MB); raise `ServerError` where it cannot be had."""
    files = fetched("gephi-0.10.1", "bsh.Interpreter")
    return Gephi(files.java, files.jars)
