"""A workbook as a file, by XlsxWriter: no text is ever written as a formula, a link or a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .cells import Scalar

_LONGEST_TEXT = 32_767  # characters of a cell, as Excel keeps it: more is refused
_A4 = 9  # ECMA-376, 18.3.1.63
_HEADING_GROUND = "#EAEEF3"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook says that it was made, so that the same rows are the same file."""
_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet as it is written.

    `heights` are points, one a row; `widths` digits of the default font, one a column. `frozen`: rows and
    columns that do not scroll. `fills`: (row, column) from 1 → colour of the ground, `RRGGBB`. `across`:
    pages of paper side by side; `header` uses the codes of ECMA-376, 18.3.1.39.
    """

    name: str
    rows: Sequence[Sequence[Scalar]]
    widths: Sequence[int]
    heights: Iterable[int]
    headings: int
    frozen: tuple[int, int]
    filtered: bool
    across: int
    header: str
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


def write_xlsx(tabs: Sequence[Tab], side: BinaryIO) -> None:
    """Write the sheets as one workbook."""
    book = xlsxwriter.Workbook(side, _AS_TEXT)
    book.set_properties({"created": _NO_DATE})
    common = {"valign": "top", "text_wrap": True}
    plain = book.add_format(common)
    heading = book.add_format(common | {"bold": True, "bg_color": _HEADING_GROUND})
    colours = dict.fromkeys(colour for tab in tabs for colour in tab.fills.values())
    grounds = {colour: book.add_format(common | {"bg_color": f"#{colour}"}) for colour in colours}
    for tab in tabs:
        sheet = book.add_worksheet(tab.name)
        _lay_out(sheet, tab)
        fills = {(row - 1, column - 1): grounds[colour] for (row, column), colour in tab.fills.items()}
        for line, (row, height) in enumerate(zip(tab.rows, tab.heights, strict=True)):
            sheet.set_row(line, height)
            _write_row(sheet, line, row, heading if line < tab.headings else plain, fills)
    book.close()


def _lay_out(sheet: Worksheet, tab: Tab) -> None:
    """Set the widths, what does not scroll, the filter, and how the sheet prints."""
    for column, width in enumerate(tab.widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(*tab.frozen)
    if tab.filtered:
        sheet.autofilter(tab.headings - 1, 0, len(tab.rows) - 1, len(tab.widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(tab.across, 0)
    sheet.repeat_rows(0, tab.headings - 1)
    if tab.across > 1:
        sheet.repeat_columns(0, 0)
    sheet.set_header(f"&C{tab.header}")
    sheet.set_footer("&C&P / &N")


def _write_row(
    sheet: Worksheet, line: int, row: Sequence[Scalar], usual: Format, fills: Mapping[tuple[int, int], Format]
) -> None:
    for column, value in enumerate(row):
        style = fills.get((line, column), usual)
        if isinstance(value, str) and value:
            sheet.write_string(line, column, value[:_LONGEST_TEXT], style)
        elif isinstance(value, bool):
            sheet.write_boolean(line, column, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(line, column, value, style)
        else:
            sheet.write_blank(line, column, None, style)
