"""Writes records to a stream: one a line, or as one indented JSON document for people to read."""

from __future__ import annotations

import time
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from ..loaders.record import Record, dumps


class RecordSink:
    """Takes records one at a time and keeps none. In the `json` form one record is an object, several a list.

    The first record is held back until a second one shows which of the two it is.
    """

    def __init__(self, out: BinaryIO, form: str) -> None:
        self._out = out
        self._indented = form == "json"
        self._held: bytes | None = None
        self._started = time.monotonic()
        self.count = 0
        self.duties = 0
        self.targets = 0
        self.unread = 0

    def write(self, record: Record) -> None:
        """Write one record."""
        self.count += 1
        self.duties += sum(len(m.duties) for m in record.measures)
        self.targets += sum(len(m.targets) for m in record.measures)
        self.unread += len(record.unread)
        line = dumps(record)
        if not self._indented:
            self._out.write(line + b"\n")
            return
        if self.count > 1:
            self._out.write((b"[\n" if self.count == 2 else b",\n") + (self._held or b""))
        self._held = msgspec.json.format(line, indent=1)

    def summary(self) -> str:
        """Return the closing line: how much was read in what time."""
        seconds = time.monotonic() - self._started
        return (
            f"{self.count} records, {self.duties} duties, {self.targets} targets, "
            f"{self.unread} sentences not understood, {seconds:.1f} s"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._held is not None:
            several = self.count > 1
            self._out.write((b",\n" if several else b"") + self._held + (b"\n]\n" if several else b"\n"))
