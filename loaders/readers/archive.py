"""Zip files of XML, read in memory and within limits: what .docx and .ofd are.

Nothing is ever unpacked to disk, so a member named `../../x` has nowhere to go; such names are refused all the same,
since no program that writes plans makes them. A zip bomb meets the limit on what is unpacked, entity tricks meet a
parser that resolves none and a check that no part declares any.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_MEMBERS = 50_000
"""Most members that an archive may list; a plan of 1,000 pages as .ofd has some 3,000."""

MAX_UNPACKED = 128 * 2**20
"""Most bytes unpacked out of one archive. The text of a plan of 1,000 pages is under 30 MB of XML."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_ENCRYPTED_FLAG = 0x1


class Archive:
    """The members of a zip file. Reading them draws on one budget, so that no order of reading passes the limit."""

    def __init__(self, data: bytes, file: Path) -> None:
        self._file = file
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(error) from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise DocumentError(
                f"{file} lists {len(members)} parts, more than any document has; check where it comes from."
            )
        self._names = frozenset(member.filename for member in members)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; raise `DocumentError` when it is absent, damaged, encrypted or too big."""
        try:
            member = self._zip.getinfo(name)
        except KeyError as error:
            raise DocumentError(f"{self._file} lacks its part {name}; download it again.") from error
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise DocumentError(f"{self._file} is encrypted; remove its password and try again.")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except _DAMAGED as error:
            raise self._damaged(error) from error
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError(
                f"{self._file} unpacks to more than {MAX_UNPACKED // 2**20} MB; split it, or check where it comes from."
            )
        return data

    def xml(self, name: str) -> _Element:
        """Return the root of an XML member. Entities are neither declared nor resolved, nothing is fetched."""
        from lxml import etree  # noqa: PLC0415 - a native library, which `--help` must not pay for

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(error) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DocumentError(
                f"{self._file} declares a document type in {name}, which no such document does; "
                "check where it comes from."
            )
        return root

    def locate(self, base: str, location: str) -> str:
        """Return the name of the member that `location`, written in the member `base`, points to."""
        location = location.strip().replace("\\", "/")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), location)).lstrip("/")
        if name == ".." or name.startswith("../") or ":" in name.partition("/")[0]:
            raise DocumentError(
                f"{self._file} points outside of itself ({location}); check where it comes from."
            )
        return name

    def _damaged(self, error: Exception) -> DocumentError:
        reason = " ".join(str(error).split()) or type(error).__name__
        return DocumentError(f"{self._file} is damaged ({reason}); download it again.")


def local(element: _Element) -> str:
    """Return an element's name without its namespace; '' for what is no element (an entity left unresolved)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element | None, name: str) -> str | None:
    """Return the attribute of this local name, in whichever namespace the writing program put it."""
    if element is None:
        return None
    if (plain := element.get(name)) is not None:
        return plain
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first child of this local name (or the first along a path of names), if there is one."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element
