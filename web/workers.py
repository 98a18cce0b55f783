"""The processes that answer queries: each one query at a time, ended and replaced when it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ..errors import PolicygraphError, UsageError
from ..sparql.engine import timed_out
from ..sparql.results import Written
from .worker import Reply, Request

_START_SECONDS = 120.0
_TURN_SECONDS = 30.0
"""How long a query waits for its turn, where queries themselves may take less."""


class Busy(PolicygraphError):
    """All processes that answer queries are at work."""


@dataclass
class Workers:
    """So many processes over one file of N-Quads, and what its words mean under `base`.

    `seconds` is the longest that a query may take.
    """

    file: Path
    base: str
    count: int
    seconds: float
    _free: asyncio.Queue[Process] = field(default_factory=asyncio.Queue)
    _all: set[Process] = field(default_factory=set)
    _replacing: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self) -> None:
        """Start the processes; they load the data and then are free."""
        await asyncio.gather(*(self._add() for _ in range(self.count)))

    async def stop(self) -> None:
        """End the processes, those too that are about to take the place of others."""
        await asyncio.gather(*self._replacing, return_exceptions=True)
        for process in list(self._all):
            await self._end(process)

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "policygraph.web.worker",
            str(self.file),
            self.base,
            stdin=PIPE,
            stdout=PIPE,
            limit=1 << 20,
        )
        self._all.add(process)
        async with asyncio.timeout(_START_SECONDS):
            await _receive(process)
        self._free.put_nowait(process)

    async def _end(self, process: Process) -> None:
        self._all.discard(process)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def ask(self, request: Request) -> Written:
        """Answer a query.

        Raises `UsageError` for one that is refused or that breaks its process (as one that needs too much
        memory does), `QueryTimedOut` for one that takes too long, `Busy` where no process gets free in time.
        """
        try:
            async with asyncio.timeout(max(_TURN_SECONDS, self.seconds)):
                process = await self._free.get()
        except TimeoutError as error:
            raise Busy("All queries that can be answered at once are at work; ask again later.") from error
        done = False
        try:
            reply, data = await self._exchange(process, request)
            done = True
        finally:
            # Also where the client has gone: what it asked for must not go on.
            if done:
                self._free.put_nowait(process)
            else:
                replacing = asyncio.create_task(self._replace(process))
                self._replacing.add(replacing)
                replacing.add_done_callback(self._replacing.discard)
        if reply.state == "refused":
            raise UsageError(reply.sentence)
        return Written(reply.form, data)

    async def _replace(self, process: Process) -> None:
        await self._end(process)
        await self._add()

    async def _exchange(self, process: Process, request: Request) -> tuple[Reply, bytes]:
        text = msgspec.json.encode(request)
        try:
            async with asyncio.timeout(self.seconds):
                stdin = process.stdin
                if stdin is not None:
                    stdin.write(len(text).to_bytes(4, "big") + text)
                    await stdin.drain()
                return await _receive(process)
        except TimeoutError as error:
            raise timed_out(self.seconds) from error
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError) as error:
            raise UsageError(
                "The query needed more memory than it may take, and was given up; ask for less at a time."
            ) from error


async def _receive(process: Process) -> tuple[Reply, bytes]:
    out = process.stdout
    if out is None:
        raise asyncio.IncompleteReadError(b"", 4)
    size = int.from_bytes(await out.readexactly(4), "big")
    reply = msgspec.json.decode(await out.readexactly(size), type=Reply)
    return reply, await out.readexactly(reply.size)
