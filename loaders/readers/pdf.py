"""PDF, read page by page with pypdfium2; what has no text layer is refused, or read by OCR when that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .page_tables import with_rows
from .pdf_tables import PageOfPdf
from .text import BAD_SHARE, same_line_ends, share_of_broken

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MIN_CHARS_A_PAGE = 8
_MOST_STAMPED = 40
"""How many characters, stamps and page numbers, may stand as text on a page that is a picture of its text."""

_PICTURE_SHARE = 0.4
_DEEPEST = 5


def pdf_pages(data: bytes, file: Path) -> tuple[str, ...]:
    """Return the text layer of each page of a PDF; it may be empty or broken (`without_text` says so)."""
    with opened(data, file) as pdf:
        return tuple(_page_texts(pdf))


def without_text(pages: tuple[str, ...]) -> str | None:
    """Say why the text layer of these pages cannot be read, or `None` if it can."""
    chars = sum(len(page.strip()) for page in pages)
    if chars < _MIN_CHARS_A_PAGE * max(len(pages), 1):
        return f"has no text layer (a scan of {len(pages)} pages)"
    if share_of_broken("".join(pages[:10])) > BAD_SHARE:
        return "has a broken text layer (fonts without Unicode)"
    return None


def broken_pages(pages: tuple[str, ...]) -> tuple[int, ...]:
    """Return the indices of pages whose text cannot be read: their fonts do not say which characters they show."""
    return tuple(number for number, page in enumerate(pages) if share_of_broken(page) > BAD_SHARE)


def scanned_pages(data: bytes, file: Path, pages: tuple[str, ...]) -> tuple[int, ...]:
    """Return the indices of pages that are pictures of a text: hardly a word of their own, and a picture over most.

    A stamp, a page number or the name of a scanning program may stand on such a page as text.
    """
    short = [number for number, page in enumerate(pages) if len("".join(page.split())) < _MOST_STAMPED]
    if not short:
        return ()
    with opened(data, file) as pdf:
        return tuple(number for number in short if _is_picture(pdf[number]))


def _is_picture(page: PdfPage) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - as above

    width, height = page.get_size()
    covered = 0.0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        left, bottom, right, top = drawn.get_bounds()
        covered += (min(right, width) - max(left, 0.0)) * (min(top, height) - max(bottom, 0.0))
    page.close()
    return bool(covered > _PICTURE_SHARE * width * height)


@contextmanager
def opened(data: bytes, file: Path) -> Iterator[PdfDocument]:
    """Open a PDF, and turn what PDFium says of it into one sentence."""
    # Imported here: the binding loads a native library, which `--help` must not pay for.
    import pypdfium2  # noqa: PLC0415

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(f"{file} is encrypted; remove its password and try again.") from error
        raise DocumentError(f"{file} is damaged or no PDF ({error}); download it again.") from error
    try:
        yield pdf
    except pypdfium2.PdfiumError as error:
        raise DocumentError(f"{file} has a page that cannot be read ({error}); download it again.") from error
    finally:
        pdf.close()


def _page_texts(pdf: PdfDocument) -> Iterator[str]:
    goes_on = False
    for number in range(len(pdf)):
        page = pdf[number]
        words = page.get_textpage()
        layer = same_line_ends(words.get_text_range())
        text, goes_on = with_rows(partial(PageOfPdf, page, words), layer, goes_on=goes_on)
        words.close()
        page.close()
        yield text
