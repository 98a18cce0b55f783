"""The Neo4j releases that policygraph fetches: their coordinates, their class, the Java that they run on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from types import MappingProxyType

_FLAGS = (
    "-XX:+UseSerialGC",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


@dataclass(frozen=True, slots=True)
class Jar:
    """One file of Maven Central: `group:artifact:version` (and `:classifier`), and its SHA-256."""

    coordinates: str
    sha256: str

    @property
    def name(self) -> str:
        """The name of the file."""
        _, artifact, version, *classifier = self.coordinates.split(":")
        return "-".join((artifact, version, *classifier)) + ".jar"


@dataclass(frozen=True)
class Release:
    """One release of the server: its version, the class to start, the Javas it runs on, flags of the JVM."""

    neo4j: str
    main: str
    java: tuple[int, ...]
    flags: tuple[str, ...] = _FLAGS

    @property
    def folder(self) -> str:
        """The name of the folder of its jars in the cache."""
        return f"neo4j-{self.neo4j}"

    @cached_property
    def jars(self) -> Mapping[str, Jar]:
        """The jars of the release by file name, as Maven itself chose them when the release was tried here.

        Only these get onto the class path: what a mirror, a broken line or another resolver makes of them
        does not.
        """
        text = resources.files(__package__).joinpath(f"neo4j-{self.neo4j}.lock").read_text(encoding="utf-8")
        found = (Jar(*reversed(line.split())) for line in text.splitlines())
        return MappingProxyType({jar.name: jar for jar in found})


LTS = Release("5.26.31", "org.neo4j.server.CommunityEntryPoint", (17, 21))
"""The long-term release, on which the tests of every run stand and which users are given.

With it comes Neo4j Browser 5.24.0, the last on Maven Central."""

NEWEST = Release(
    "2026.08.1",
    "org.neo4j.server.Neo4jCommunity",
    (21, 25),
    (*_FLAGS, "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED"),
)
"""The newest release by calendar, tried by a job of its own (`.ci/versions`)."""

RELEASES = MappingProxyType({release.neo4j: release for release in (LTS, NEWEST)})
