"""A workbook for a spreadsheet program: sheets with frozen headings, filters, widths that show the text.

No cell can become a formula, whatever a plan or a person wrote (`cells.spreadsheet_cell`).
"""

from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from ..cypher.header import Column, Lang
from ..errors import UsageError
from .aside import written_aside
from .cells import Scalar, spreadsheet_cell, width
from .sheet import Sheet

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

    `frozen` is the first cell that scrolls. `widest`: no column goes beyond this, in digits of the default
    font. `fills`: (row, column) from 1 → colour of the ground, `RRGGBB`.
    """

    name: str
    rows: Sequence[Sequence[Scalar]]
    headings: int = 1
    frozen: str = "A2"
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
    return Page(legend_name(sheet.lang), lines, frozen="A2", filtered=False, widest=_LEGEND_WIDTH)


def legend_name(lang: Lang) -> str:
    """Return the name of the page with the legend."""
    return "说明" if lang == "zh" else "legend"


def safe(text: str) -> Scalar:
    """Return a text for a cell, which no spreadsheet program takes for a formula."""
    return spreadsheet_cell(text, _TEXT, "zh")


def write_workbook(pages: Sequence[Page], target: Path, title: str = "") -> None:
    """Write the pages to a file; raise `UsageError` without openpyxl, or where it cannot be written.

    On paper `title` and the name of the sheet stand over each page, and its number stands below.
    """
    try:
        openpyxl = importlib.import_module("openpyxl")  # an extra, heavy, and without types
        styles = importlib.import_module("openpyxl.styles")
        letter = importlib.import_module("openpyxl.utils").get_column_letter
    except ImportError as error:
        raise UsageError(
            "An xlsx file needs the package openpyxl; run `pip install openpyxl`, or take --format csv."
        ) from error
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        _fill(book.create_sheet(_NOT_IN_NAMES.sub("_", page.name)[:_LONGEST_NAME]), page, styles, letter)
    for sheet in book:
        sheet.oddHeader.center.text = _NOT_IN_HEADERS.sub(" ", title)[:_LONGEST_HEADER] + " · &A"
        sheet.oddFooter.center.text = "&P / &N"
    with written_aside(target) as side:
        book.save(side)


def _fill(sheet: Any, page: Page, styles: ModuleType, letter: Callable[[int], str]) -> None:  # noqa: ANN401 - openpyxl has no types
    top = styles.Alignment(vertical="top", wrap_text=True)
    bold = styles.Font(bold=True)
    ground = styles.PatternFill("solid", fgColor="EAEEF3")
    for row in page.rows:
        sheet.append(list(row))
    plain = None
    for line, cells in enumerate(sheet.iter_rows(), 1):
        for cell in cells:
            if line <= page.headings:
                cell.alignment, cell.font, cell.fill = top, bold, ground
            elif plain is None:
                cell.alignment = top
                plain = cell._style  # looked up anew for each cell it would take half the time
            else:
                cell._style = plain
    for at, colour in page.fills.items():
        sheet.cell(*at).fill = styles.PatternFill("solid", fgColor=colour)
    widths = _widths(page)
    for column, widest in enumerate(widths, 1):
        sheet.column_dimensions[letter(column)].width = widest
    for line, row in enumerate(page.rows, 1):
        sheet.row_dimensions[line].height = _height(row, widths)
    sheet.freeze_panes = page.frozen
    if page.filtered and len(page.rows) > page.headings:
        last = letter(max(map(len, page.rows)))
        sheet.auto_filter.ref = f"A{page.headings}:{last}{len(page.rows)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = math.ceil(sum(widths) / _PAPER) or 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{page.headings}"
    if sum(widths) > _PAPER:
        sheet.print_title_cols = "A:A"


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
