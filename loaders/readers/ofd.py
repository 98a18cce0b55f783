"""OFD (GB/T 33190): a zip of XML whose pages say which text stands where.

Text is taken page by page in the order in which it is written, which is the order of reading in what office programs
export. A new line begins where the base line moves. Tables become rows as those of PDFs do (`page_tables`). Templates (the running heads of pages), annotations and stamps
are other parts of the file and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .archive import Archive, attribute, child, local
from .ofd_page import PageOfOfd
from .page_tables import with_rows
from .text import BAD_SHARE, share_of_broken

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRY = "OFD.xml"
"""The member that every OFD has."""

_MAX_PAGES = 10_000


def ofd_pages(data: bytes, file: Path) -> tuple[str, ...]:
    """Return the text of each page of an OFD."""
    archive = Archive(data, file)
    if ENTRY not in archive:
        raise DocumentError(f"{file} is no OFD (it has no {ENTRY}); check what it is, or download it again.")
    entry = archive.xml(ENTRY)
    if any(local(element) == "Encryptions" for element in entry.iter()):
        raise DocumentError(f"{file} is encrypted; remove its password and try again.")
    pages = tuple(_page_texts(archive, _page_names(archive, entry, file)))
    if not any(page.strip() for page in pages):
        raise DocumentError(
            f"{file} has no text (a scan of {len(pages)} pages); save it as .pdf and read it with --ocr."
        )
    if share_of_broken("".join(pages[:10])) > BAD_SHARE:
        raise DocumentError(
            f"{file} has broken text (fonts without Unicode); save it as .pdf and read it with --ocr."
        )
    return pages


def _page_names(archive: Archive, entry: _Element, file: Path) -> list[str]:
    names: list[str] = []
    for root in (element for element in entry.iter() if local(element) == "DocRoot"):
        document = archive.locate(ENTRY, root.text or "")
        pages = child(archive.xml(document), "Pages")
        for page in pages if pages is not None else ():
            names.append(archive.locate(document, attribute(page, "BaseLoc") or ""))
            if len(names) > _MAX_PAGES:
                raise DocumentError(f"{file} has more than {_MAX_PAGES} pages; split it.")
    return names


def _page_texts(archive: Archive, names: Sequence[str]) -> Iterator[str]:
    goes_on = False
    for name in names:
        page = PageOfOfd(archive.xml(name))
        text, goes_on = with_rows(lambda page=page: page, page.text(), goes_on=goes_on)  # type: ignore[misc]
        yield text
