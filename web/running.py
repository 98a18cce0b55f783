"""The server as a process: data in memory and in a folder of its own, answers until it is stopped."""

from __future__ import annotations

import gzip
import shutil
import signal
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import pyoxigraph as ox

from ..errors import UsageError
from ..ontology.iris import BASE
from .documents import base_of
from .site import Site

_NO_SERVER = (
    "Serving needs the packages starlette, uvicorn and jinja2; run `pip install 'policygraph[serve]'`."
)


def run_server(  # noqa: PLR0913 - what to show, where, and within which limits
    quads: Iterable[ox.Quad],
    *,
    base: str | None,
    host: str,
    port: int,
    seconds: float,
    workers: int,
    started: Callable[[str], None],
) -> None:
    """Serve statements until Ctrl-C; `started` is told the address.

    Raises `UsageError` where the packages are missing, or the address is taken or not ours.
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from .app import application  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        raise UsageError(_NO_SERVER) from error
    listening = _listening(host, port)
    with listening, TemporaryDirectory(prefix="policygraph-") as folder:
        dump = written(quads, Path(folder))
        site = Site.of(ox.parse(path=dump, format=ox.RdfFormat.N_QUADS), base_of(base or BASE))
        app = application(site, dump, workers=workers, seconds=seconds)
        name = f"[{host}]" if ":" in host else host
        started(f"http://{name}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
        # uvicorn shuts down in order, and then lets the signal do what it would have done without uvicorn:
        # end the process on the spot, with the folder left behind.
        signal.signal(signal.SIGTERM, _end)
        uvicorn.Server(config).run([listening])


def written(quads: Iterable[ox.Quad], folder: Path) -> Path:
    """Write statements as N-Quads into a folder, plain for the workers and compressed for others."""
    dump = folder / "data.nq"
    with dump.open("wb") as out:
        ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    with dump.open("rb") as plain, gzip.GzipFile(dump.with_name("data.nq.gz"), "wb", mtime=0) as packed:
        shutil.copyfileobj(plain, packed)
    return dump


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise UsageError(
            f"Nothing can be served at {host} port {port} ({error.strerror or error}); choose another --port."
        ) from error
