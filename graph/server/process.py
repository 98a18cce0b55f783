"""A server as a process: its configuration, its start on loopback ports, the wait for an answer, its end."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j import exceptions as driver_errors

from .jars import ServerFiles
from .problems import ServerError

USER = "neo4j"
"""The one user of a new server; the Community edition has no roles to give others."""

HOST = "127.0.0.1"
_FIRST_PASSWORD = "neo4j"  # noqa: S105 - what every new server has until it is replaced
_START_SECONDS = 120
_STOP_SECONDS = 30
_POLL_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a server listens on the loopback address."""

    bolt: int
    http: int


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its Bolt and HTTP addresses, its home folder, its process."""

    bolt: str
    http: str
    home: Path
    process: subprocess.Popen[bytes]


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
    ports = Ports(*free_ports(2))
    write_configuration(home, ports, auth=password is not None, settings=settings or {})
    with (home / "console.log").open("wb") as log:
        # A session of its own: Ctrl-C in the terminal is for us, and we stop the server in good order.
        process = subprocess.Popen(  # noqa: S603 - our own jars
            command_line(files, home), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        server = Server(f"bolt://{HOST}:{ports.bolt}", f"http://{HOST}:{ports.http}", home, process)
        try:
            wait_until_ready(home, ports, lambda: process.poll() is None)
            if password is not None:
                set_first_password(server.bolt, password)
            yield server
        finally:
            _stop(process, throwaway=throwaway)


def free_ports(count: int) -> list[int]:
    """Ask the system for free ports: with port 0 the server would announce an address that is none."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server((HOST, 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in sockets]


def is_free(port: int) -> bool:
    """Return whether nobody listens on this port of the loopback address."""
    try:
        with socket.create_server((HOST, port)):
            return True
    except OSError:
        return False


def command_line(files: ServerFiles, home: Path, *, heap: str = "512m") -> list[str]:
    """Return the command that starts the server in the foreground, `heap` as the JVM writes it (1g)."""
    classes = os.pathsep.join((f"{files.jars}/*", f"{home}/plugins/*"))
    return [
        *(files.java, "-Xms256m", f"-Xmx{heap}", *files.release.flags, "-cp", classes, files.release.main),
        *(f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"),
    ]


def write_configuration(home: Path, ports: Ports, *, auth: bool, settings: Mapping[str, str]) -> None:
    """Write neo4j.conf: loopback only, no word to the outside, pages of other sites kept out."""
    for name in ("conf", "plugins", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    lines = {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": "localhost",
        "server.bolt.listen_address": f"{HOST}:{ports.bolt}",
        "server.bolt.advertised_address": f"localhost:{ports.bolt}",
        "server.http.listen_address": f"{HOST}:{ports.http}",
        "server.http.advertised_address": f"localhost:{ports.http}",
        "server.https.enabled": "false",
        # By default any page in the user's browser may read and write through the HTTP interface.
        "dbms.security.http_access_control_allow_origin": f"http://localhost:{ports.http}",
        "dbms.security.auth_enabled": "true" if auth else "false",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.bolt.telemetry.enabled": "false",
        **settings,
    }
    text = "".join(f"{name}={_in_ascii(value)}\n" for name, value in lines.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="ascii")


def _in_ascii(value: str) -> str:
    """Return a value with `\\uXXXX` for other signs than ASCII's: Neo4j reads the file as Latin-1."""
    units = value.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 128 else f"\\u{code:04x}" for code in codes)


def wait_until_ready(home: Path, ports: Ports, alive: Callable[[], bool]) -> None:
    """Return when Bolt and HTTP answer; raise `ServerError` with the log's complaint if that never comes."""
    deadline = time.monotonic() + _START_SECONDS
    while not (_bolt_answers(f"bolt://{HOST}:{ports.bolt}") and http_answers(f"http://{HOST}:{ports.http}")):
        lives = alive()
        if not lives or time.monotonic() > deadline:
            how = "did not answer in time" if lives else "ended at once"
            raise ServerError(f"The Neo4j server in {home} {how}; its log says: {complaint(home)}")
        time.sleep(_POLL_SECONDS)


def complaint(home: Path) -> str:
    """Return what the server's log complains of, or its last line, without the Java stack."""
    text = (home / "console.log").read_text(encoding="utf-8", errors="replace")
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


def http_answers(address: str) -> bool:
    """Return whether HTTP is open: a second or two after Bolt, and the Browser comes over HTTP."""
    try:
        with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - an address of our own making
            return True
    except OSError:
        return False


def set_first_password(bolt: str, password: str) -> bool:
    """Replace the password every new server has; return False where an earlier start has replaced it."""
    try:
        with neo4j.GraphDatabase.driver(bolt, auth=(USER, _FIRST_PASSWORD)) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $first TO $password",
                {"first": _FIRST_PASSWORD, "password": password},
                database_="system",
            )
    except driver_errors.AuthError:
        return False
    except driver_errors.Neo4jError as error:
        raise ServerError(
            f"Neo4j refused the password ({error.message}); choose one of 8 or more signs."
        ) from error
    except driver_errors.DriverError as error:
        raise _gone(bolt) from error
    return True


def accepts(bolt: str, password: str) -> bool:
    """Return whether the user `neo4j` gets in with this password."""
    try:
        with neo4j.GraphDatabase.driver(bolt, auth=(USER, password)) as driver:
            driver.verify_connectivity()
    except driver_errors.AuthError:
        return False
    except driver_errors.DriverError as error:
        raise _gone(bolt) from error
    return True


def _gone(bolt: str) -> ServerError:
    """Return the error for a server that answered once and went away: it ends when a part of it fails."""
    return ServerError(
        f"The Neo4j server at {bolt} went away while it started; console.log in its folder says why."
    )


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
