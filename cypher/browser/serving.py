"""Hands the pack to Neo4j Browser over HTTP, on the loopback address, with what browsers ask for first."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ...errors import StoreError
from .guide import guide
from .scripts import queries_zip
from .style import style

HOST = "127.0.0.1"
GUIDE = "guide.html"
STYLE = "policy.grass"
QUERIES = "queries.zip"

_TYPES = {"html": "text/html; charset=utf-8", "grass": "text/plain; charset=utf-8", "zip": "application/zip"}
# Neo4j Browser is a page of another port, and asks by a preflight whether it may read; without the answer to
# that it says "Not found". The files are no secret.
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Private-Network": "true",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class PackServer:
    """A running server of the pack: the address before each file's name."""

    address: str

    def wait(self) -> None:
        """Return when it is stopped, or when the user presses Ctrl-C."""
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


def files(address: str | None = None) -> dict[str, bytes]:
    """Return the files of the pack by name; `address` is where they are served, if they are."""
    return {
        GUIDE: guide(address).encode(),
        STYLE: style().encode(),
        QUERIES: queries_zip(),
    }


def write_files(folder: Path) -> list[Path]:
    """Write the files of the pack, for people with a server of their own; raise `StoreError` if it fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files().items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be written ({error.strerror}); name another."
        ) from error
    return [folder / name for name in files()]


@contextlib.contextmanager
def serving(port: int | None = None, *, preferred: int = 0) -> Iterator[PackServer]:
    """Serve the pack until the end of the block: on `port`, else on the preferred one if free, else on any.

    Raises `StoreError` where the port given is taken.
    """
    server = _bound(port, preferred)
    with server:
        # `localhost`, since Neo4j Browser takes guides from that name and not from 127.0.0.1.
        address = f"http://localhost:{server.server_port}"
        server.files = files(address)
        thread = threading.Thread(target=server.serve_forever, name="policygraph-browser", daemon=True)
        thread.start()
        try:
            yield PackServer(address)
        finally:
            server.shutdown()
            thread.join()


def _bound(port: int | None, preferred: int) -> _Server:
    if port is None:
        with contextlib.suppress(OSError):  # somebody else's, or another guide's
            return _Server((HOST, preferred))
    try:
        return _Server((HOST, port or 0))
    except OSError as error:
        raise StoreError(
            f"The guide cannot be served on port {port} ({error.strerror}); give another one with --port."
        ) from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    files: Mapping[str, bytes]

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "policygraph"
    sys_version = ""

    def do_OPTIONS(self) -> None:
        """Answer the preflight."""
        self._answer(HTTPStatus.NO_CONTENT)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the file."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with one of the files, which are all in memory: no path leads to the disk."""
        name = self.path.partition("?")[0].removeprefix("/") or GUIDE
        if not self._is_for_us():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers to localhost only.\n")
        elif name in self.server.files:
            self._answer(HTTPStatus.OK, self.server.files[name], _TYPES[name.rpartition(".")[2]])
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"There are guide.html, policy.grass and queries.zip.\n")

    def _is_for_us(self) -> bool:
        """Refuse other host names: a page elsewhere may have its name lead to this machine."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        return host in {"localhost", HOST}

    def _answer(self, status: HTTPStatus, body: bytes = b"", kind: str = "text/plain; charset=utf-8") -> None:
        self.send_response(status)
        for name, value in _SHARED.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is the user's."""
