"""A workbook for a spreadsheet program: sheets with frozen headings, filters, widths that show the text.

No cell can become a formula, whatever a plan or a person wrote (`cells.spreadsheet_cell`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..cypher.header import Column, Lang
from .aside import written_aside
from .cells import Scalar, spreadsheet_cell, width
from .sheet import Sheet
from .xlsx import Tab, write_xlsx

_LONGEST_NAME = 31  # characters that a sheet's name may have, and those that it may not: ECMA-376, 18.2.19
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_HEADER = 200  # characters: all of a header may have 255
_NOT_IN_HEADERS = re.compile(r"[&\x00-\x1f]")  # & begins a code of the header
_LINE, _HIGHEST = 17, 409  # points: a line of the default font, and what a spreadsheet program allows
_NARROWEST = 7  # width of a column, in digits of the default font
# A page of A4 on its side holds so many digits of the default font at 0.7 of its size, 7.5 points.
_PAPER = 195
_TIGHT, _TIGHT_PROSE = 12, 28  # to fit the paper no column gets narrower, nor one of whole sentences
_PROSE = 60  # from this width on a text is a sentence
_LEGEND_WIDTH = 120
_TEXT = Column("text", "text", "text")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook.

    `frozen`: so many rows and columns do not scroll. `widest`: no column goes beyond this, in digits of the
    default font. `fills`: (row, column) from 1 → colour of the ground, `RRGGBB`.
    """

    name: str
    rows: Sequence[Sequence[Scalar]]
    headings: int = 1
    frozen: tuple[int, int] = (1, 0)
    filtered: bool = True
    widest: int = 46
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


def page_of(sheet: Sheet, name: str = "policygraph") -> Page:
    """Return a sheet as a page of a workbook."""
    heads = [safe(c.header(sheet.lang)) for c in sheet.columns]
    body = [[spreadsheet_cell(row[c.name], c, sheet.lang) for c in sheet.columns] for row in sheet.rows]
    return Page(name, [heads, *body])


def legend_page(sheet: Sheet, more: Iterable[str] = ()) -> Page:
    """Return the page that says what the others show and what their words mean."""
    notes = (sheet.title, *filter(None, (sheet.summary,)), *sheet.understood, *sheet.legend, *more)
    lines = [[safe(note)] for note in notes]
    return Page(legend_name(sheet.lang), lines, filtered=False, widest=_LEGEND_WIDTH)


def legend_name(lang: Lang) -> str:
    """Return the name of the page with the legend."""
    return "说明" if lang == "zh" else "legend"


def safe(text: str) -> Scalar:
    """Return a text for a cell, which no spreadsheet program takes for a formula."""
    return spreadsheet_cell(text, _TEXT, "zh")


def write_workbook(pages: Sequence[Page], target: Path, title: str = "") -> None:
    """Write the pages to a file; raise `UsageError` where it cannot be written.

    On paper `title` and the name of the sheet stand over each page, and its number stands below.
    """
    header = _NOT_IN_HEADERS.sub(" ", title)[:_LONGEST_HEADER] + " · &A"
    with written_aside(target) as side:
        write_xlsx([_tab(page, header) for page in pages], side)


def _tab(page: Page, header: str) -> Tab:
    widths = _widths(page)
    return Tab(
        _NOT_IN_NAMES.sub("_", page.name)[:_LONGEST_NAME],
        page.rows,
        widths,
        (_height(row, widths) for row in page.rows),
        page.headings,
        page.frozen,
        page.filtered and len(page.rows) > page.headings,
        math.ceil(sum(widths) / _PAPER) or 1,
        header,
        page.fills,
    )


def _widths(page: Page) -> list[int]:
    """Return a width for each column: its texts on one line, or narrower so that all fit the paper.

    A sheet that is too wide even so is printed on several pages side by side, the first column on each.
    """
    columns = max(map(len, page.rows), default=0)
    wanted = ([width(str(row[at])) for row in page.rows if at < len(row)] for at in range(columns))
    whole = [max(max(many, default=0) + 2, _NARROWEST) for many in wanted]
    most = page.widest
    prose = min(_TIGHT_PROSE, page.widest)
    while True:
        widths = [min(one, max(most, prose) if one > _PROSE else most) for one in whole]
        if sum(widths) <= _PAPER or most <= _TIGHT:
            return widths
        most -= 1


def _height(row: Sequence[Scalar], widths: Sequence[int]) -> int:
    """Return the height in points that shows all lines of a row: not every program works it out."""
    texts = ((str(value), room) for value, room in zip(row, widths, strict=False) if value is not None)
    lines = max((math.ceil(width(text) / (room - 1)) for text, room in texts), default=1)
    return min(max(lines, 1) * _LINE, _HIGHEST)
