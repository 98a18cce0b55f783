"""Fetching the jars of a server into the user's cache: retried, checksummed, whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .java import find_java
from .problems import INSTALL, ServerError
from .releases import LTS, Release

CACHE_VARIABLE = "POLICYGRAPH_CACHE"
Progress = Callable[[int, int], None]
"""Called now and then with the jars that are there and the jars that are wanted."""

_WAITS = (10, 20, 40, 60)
_LOOK_SECONDS = 0.5
_FETCHER = Path(__file__).with_name("fetcher.py")


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """What is needed to start a server: a Java program, the folder of jars, and which release they are."""

    java: str
    jars: Path
    release: Release = LTS


def cache_folder() -> Path:
    """Return $POLICYGRAPH_CACHE, or policygraph's folder in the user's cache directory."""
    named = os.environ.get(CACHE_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    platformdirs = importlib.import_module("platformdirs")
    return Path(platformdirs.user_cache_dir("policygraph", appauthor=False))


def jar_folder(release: Release = LTS, cache: Path | None = None) -> Path:
    """Return where the jars of a release are, or will be once fetched."""
    return (cache or cache_folder()) / release.folder


def missing_jars(folder: Path, release: Release = LTS) -> list[str]:
    """Return the names of the jars of the release that are not in the folder."""
    there = {jar.name for jar in folder.rglob("*.jar")}
    return sorted(release.jars.keys() - there)


def fetch_server(
    cache: Path | None = None, *, release: Release = LTS, progress: Progress | None = None
) -> ServerFiles:
    """Return the server's files, fetching them at the first call (about 150 MB, two to four minutes).

    Raises `ServerError` where there is no fitting Java, no fetcher or no network, or where what comes is not
    what was tried here.
    """
    folder = jar_folder(release, cache)
    java = find_java(release)
    if missing_jars(folder, release):
        _fetch(folder, release, progress)
    return ServerFiles(java, folder, release)


def _fetch(folder: Path, release: Release, progress: Progress | None) -> None:
    """Fetch the jars into a folder beside `folder` and rename it when all are there and whole.

    A fetch that is killed, or two at the same time, then never leave a class path with a jar missing.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder.parent) as side:
            repository = Path(side) / "repository"
            _fetch_with_patience(repository, release, progress)
            ready = Path(side) / "ready"
            ready.mkdir()
            for jar in repository.rglob("*.jar"):
                if jar.name in release.jars:
                    jar.rename(ready / jar.name)
            if folder.is_dir() and missing_jars(folder, release):  # somebody tidied up in it
                folder.rename(Path(side) / "incomplete")
            with contextlib.suppress(OSError):  # another process was first, or the check below tells
                ready.rename(folder)
    except OSError as error:
        raise _unwritable(folder) from error
    if not folder.is_dir():
        raise _unwritable(folder)


def _unwritable(folder: Path) -> ServerError:
    return ServerError(f"The folder {folder} cannot be written; name another with ${CACHE_VARIABLE}.")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fetch_with_patience(repository: Path, release: Release, progress: Progress | None) -> None:
    """Let jgo download; Maven Central answers 429 to bursts, and what has come is kept for the next try."""
    said = ""
    for wait in (*_WAITS, 0):
        code, err = _run_fetcher(repository, release, progress)
        damaged = _drop_damaged(repository, release)
        if code == 0 and not missing_jars(repository, release):
            return
        said = (err.strip().splitlines() or ["no reason given"])[-1]
        if "No module named" in said:
            raise ServerError(f"The fetcher of the Neo4j server is not installed ({said}); {INSTALL}.")
        if damaged:
            said = f"{', '.join(damaged)}: damaged, or not the published file"
        time.sleep(wait)
    raise ServerError(
        f"The Neo4j server could not be fetched in {len(_WAITS) + 1} tries ({said[:200]}); "
        f"see whether Maven Central can be reached, or copy {cache_folder()} from another machine."
    )


def _run_fetcher(repository: Path, release: Release, progress: Progress | None) -> tuple[int, str]:
    """Run the fetcher once and count what has come meanwhile; return its exit code and what it complained of.

    In a process of its own: jgo writes to the console and keeps settings for the whole process.
    """
    command = [sys.executable, str(_FETCHER), str(repository)]
    wanted = "\n".join(jar.coordinates for jar in release.jars.values())
    with tempfile.TemporaryFile() as err:
        with subprocess.Popen(  # noqa: S603 - this Python, our own file
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=err, text=True
        ) as fetcher:
            assert fetcher.stdin is not None
            with contextlib.suppress(BrokenPipeError), fetcher.stdin:  # it ended at once, and says why
                fetcher.stdin.write(wanted)
            while fetcher.poll() is None:
                if progress is not None:
                    progress(len(release.jars) - len(missing_jars(repository, release)), len(release.jars))
                time.sleep(_LOOK_SECONDS)
        err.seek(0)
        return fetcher.returncode, err.read().decode(errors="replace")


def _drop_damaged(repository: Path, release: Release) -> list[str]:
    """Remove and name the files cut off by a broken connection, which the next try would take for whole."""
    there = (path for path in repository.rglob("*.jar") if path.name in release.jars)
    damaged = [path for path in there if _sha256(path) != release.jars[path.name].sha256]
    for path in damaged:
        path.unlink()
    return sorted(path.name for path in damaged)
