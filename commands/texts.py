"""Documents at hand, found by what they hold: for answers that show the sentence beside its position."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import DocumentError
from ..loaders.canonical import canonicalise
from ..loaders.documents import SUFFIXES, read_document
from .inputs import OnError, files_in


class Texts:
    """The canonical texts of some documents, by hash; a document is read when its text is asked for."""

    def __init__(self, paths: Iterable[Path], on_error: OnError) -> None:
        self._on_error = on_error
        named = list(paths)
        self._by_bytes = dict(self._hashed(files_in(named, SUFFIXES, on_error)))
        # A text saved by `policygraph text` has other bytes than the document, and the same canonical text.
        self._named = [path for path in named if path.is_file()]
        self._texts: dict[str, str] = {}

    def __call__(self, sha256: str, text_sha256: str) -> str | None:
        """Return the canonical text with this hash, if one of the documents has it."""
        if text_sha256 not in self._texts:
            file = self._by_bytes.get(sha256)
            for one in [file] if file else self._named:
                self._read(one)
        return self._texts.get(text_sha256)

    def _hashed(self, files: Iterable[Path]) -> Iterator[tuple[str, Path]]:
        for file in files:
            try:
                with file.open("rb") as data:
                    yield hashlib.file_digest(data, "sha256").hexdigest(), file
            except OSError as error:
                self._on_error(
                    DocumentError(f"{file} cannot be read ({error.strerror or error}); check its rights.")
                )

    def _read(self, file: Path) -> None:
        try:
            canonical = canonicalise(read_document(file))
        except DocumentError as error:
            self._on_error(error)
            return
        self._texts[canonical.sha256] = canonical.text
