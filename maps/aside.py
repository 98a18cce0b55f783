"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from ..errors import UsageError


@contextmanager
def written_aside(target: Path) -> Iterator[BinaryIO]:
    """Open a side file that takes the target's name once all is written: a stop half-way leaves no half file.

    Raises `UsageError` where the folder is missing or may not be written.
    """
    with _sentence_about(target):
        side = NamedTemporaryFile(  # noqa: SIM115 - closed below, before it is renamed
            "wb", dir=target.parent, prefix=f".{target.name}.", delete=False
        )
    try:
        with side:
            yield cast(BinaryIO, side)
        with _sentence_about(target):
            # The side file is private to its owner; what is published has the rights any new file gets.
            Path(side.name).chmod(0o666 & ~_umask())
            Path(side.name).replace(target)
    finally:
        Path(side.name).unlink(missing_ok=True)


@contextmanager
def _sentence_about(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written ({error.strerror or error}); name another file."
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
