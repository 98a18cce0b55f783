"""A process that answers queries and nothing else: `python -m policygraph.web.worker FILE.nq BASE`.

It reads one request after the other from standard input, and is ended from outside when one takes too
long: an engine in the server's own process could not be stopped. Each message is four bytes of length and
JSON; after an answer's JSON come its bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec
import pyoxigraph as ox

from ..errors import UsageError
from ..sparql.engine import dataset
from ..sparql.results import written
from .site import reference

_MEMORY = 4 << 30
"""Bytes of address space that a query may take with the data, where the system can hold it to that."""


class Request(msgspec.Struct, frozen=True):
    """A query, the formats wanted for rows and for triples, the graphs that it names, the largest answer."""

    query: str
    results: str
    graphs: str
    most: int
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Reply(msgspec.Struct, frozen=True):
    """How it went: `size` bytes in `form` follow an answer; a refusal has its sentence."""

    state: Literal["ready", "answer", "refused"]
    form: str = ""
    size: int = 0
    sentence: str = ""


def send(out: BinaryIO, message: msgspec.Struct, data: bytes = b"") -> None:
    """Write a message."""
    text = msgspec.json.encode(message)
    out.write(len(text).to_bytes(4, "big") + text + data)
    out.flush()


def serve(store: ox.Store, source: BinaryIO, out: BinaryIO) -> None:
    """Answer requests until there are no more."""
    send(out, Reply("ready"))
    while head := source.read(4):
        request = msgspec.json.decode(source.read(int.from_bytes(head, "big")), type=Request)
        reply, data = answer(store, request)
        send(out, reply, data)


def answer(store: ox.Store, request: Request) -> tuple[Reply, bytes]:
    """Return the reply to a request, and the bytes that follow it."""
    try:
        found = written(
            store,
            request.query,
            request.results,
            request.graphs,
            most=request.most,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
        )
    except UsageError as error:
        return Reply("refused", sentence=str(error)), b""
    return Reply("answer", found.form, len(found.data)), found.data


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    """Load the file and answer."""
    _limit_memory()
    store = dataset(ox.parse(path=Path(sys.argv[1]), format=ox.RdfFormat.N_QUADS))
    store.bulk_extend(reference(sys.argv[2]))
    serve(store, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
