"""A door to a server that fails: it passes bytes on, and drops the connection when enough went through."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

HOST = "127.0.0.1"
_PIECE = 4096


@dataclass
class Door:
    """An address before another one. `cuts[0]` more bytes from clients, and the connection is dropped."""

    port: int
    behind: int
    cuts: list[int] = field(default_factory=list)
    dropped: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):  # closed at the end
            while True:
                client, _ = listener.accept()
                threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with client, socket.create_connection((HOST, self.behind)) as server:
            back = threading.Thread(target=_copy, args=(server, client), daemon=True)
            back.start()
            with contextlib.suppress(OSError):
                while (piece := client.recv(_PIECE)) and not self._is_cut(len(piece)):
                    server.sendall(piece)
            for one in (server, client):
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
            back.join(10)

    def _is_cut(self, size: int) -> bool:
        with self._lock:
            if not self.cuts:
                return False
            self.cuts[0] -= size
            if self.cuts[0] > 0:
                return False
            self.cuts.pop(0)
            self.dropped += 1
            return True


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)


@contextlib.contextmanager
def door_before(bolt: str) -> Iterator[Door]:
    """Open a door on loopback before the server at this Bolt address."""
    with socket.create_server((HOST, 0)) as listener:
        door = Door(listener.getsockname()[1], int(bolt.rpartition(":")[2]))
        thread = threading.Thread(target=door.serve, args=(listener,), daemon=True)
        thread.start()
        try:
            yield door
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
