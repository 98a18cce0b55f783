"""Fetches files of Maven Central into a folder: `python fetcher.py FOLDER`, coordinates on standard input.

Run as a process of its own by `jars`. A mirror that jgo's own settings name (`[repositories]`, under the key
`central`) takes the place of Maven Central.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import MavenContext

_AT_A_TIME = 4  # more are answered with 429


def fetch(folder: Path, wanted: Iterable[str]) -> None:
    """Fetch each `group:artifact:version[:classifier]` that the folder does not have yet."""
    settings = GlobalSettings.load()
    context = MavenContext(
        repo_cache=folder, remote_repos={"central": MAVEN_CENTRAL_URL, **settings.repositories}, timeout=60
    )

    def one(coordinates: str) -> None:
        group, artifact, version, *classifier = coordinates.split(":")
        component = context.project(group, artifact).at_version(version)
        component.artifact(classifier=classifier[0] if classifier else "").resolve()

    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for _ in pool.map(one, wanted):
            pass


if __name__ == "__main__":
    fetch(Path(sys.argv[1]), sys.stdin.read().split())
