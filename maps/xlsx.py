"""A workbook as a file: Office Open XML (ECMA-376), written row by row.

Written here: the libraries make an object of each cell, or look up the style of each, and take two to four
seconds for the 150,000 cells of a map of 500 plans. No cell is ever a formula: none is written as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from .cells import Scalar
from .xml import escaped

_LONGEST_TEXT = 32_767  # characters of a cell: ECMA-376, 18.3.1.96 as Excel keeps it
_ROWS = 500  # so many are written at once
_SPEED = 4  # of deflate, from 1 to 9: half the time of the usual 6, and a tenth more bytes
_A4 = 9  # ECMA-376, 18.3.1.63

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE_TYPE = "openxmlformats-package"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Styles by number, from `_styles`.
_PLAIN, _HEADING, _FIRST_FILL = 1, 2, 3
_HEADING_GROUND = "EAEEF3"


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

    def area(self, fixed: str = "") -> str:
        """Return all its cells as a reference; `fixed` stands before each part of it."""
        last = f"{fixed}{letters(len(self.widths))}{fixed}{len(self.rows)}"
        return f"{fixed}A{fixed}{self.headings if self.filtered else 1}:{last}"


def write_xlsx(tabs: Sequence[Tab], side: BinaryIO) -> None:
    """Write the sheets as one workbook."""
    strings = _Strings()
    colours = list(dict.fromkeys(colour for tab in tabs for colour in tab.fills.values()))
    fills = {colour: _FIRST_FILL + at for at, colour in enumerate(colours)}
    with ZipFile(side, "w", ZIP_DEFLATED, compresslevel=_SPEED) as package:
        _put(package, "[Content_Types].xml", _content_types(len(tabs)))
        _put(package, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        _put(package, "xl/workbook.xml", _workbook(tabs))
        sheets = [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(tabs) + 1)]
        more = [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        _put(package, "xl/_rels/workbook.xml.rels", _relations([*sheets, *more]))
        _put(package, "xl/styles.xml", _styles(colours))
        for at, tab in enumerate(tabs, 1):
            _put(package, f"xl/worksheets/sheet{at}.xml", _sheet(tab, strings, fills))
        _put(package, "xl/sharedStrings.xml", strings.written())


def letters(column: int) -> str:
    """Return what a column is called, from 1: A, …, Z, AA, …"""
    name = ""
    while column:
        column, at = divmod(column - 1, 26)
        name = chr(ord("A") + at) + name
    return name


class _Strings(dict[str, int]):
    """Text -> its number: a text that comes again is written once (ECMA-376, 18.4)."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))

    def written(self) -> Iterator[str]:
        yield f'{_HEAD}<sst xmlns="{_MAIN}" uniqueCount="{len(self)}">'
        for text in self:
            yield f'<si><t xml:space="preserve">{escaped(text[:_LONGEST_TEXT])}</t></si>'
        yield "</sst>"


def _put(package: ZipFile, name: str, pieces: Iterable[str]) -> None:
    rest = iter(pieces)
    with package.open(name, "w") as out:  # its date is that of the format, 1980: the same rows, the same file
        while some := list(islice(rest, _ROWS)):
            out.write("".join(some).encode())


def _content_types(many: int) -> Iterator[str]:
    yield f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    yield f'<Default Extension="rels" ContentType="application/vnd.{_PACKAGE_TYPE}.relationships+xml"/>'
    yield '<Default Extension="xml" ContentType="application/xml"/>'
    parts = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    parts += [(f"worksheets/sheet{at}", "worksheet") for at in range(1, many + 1)]
    for name, kind in parts:
        yield f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    yield "</Types>"


def _relations(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    for at, (kind, target) in enumerate(parts, 1):
        yield f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    yield "</Relationships>"


def _workbook(tabs: Sequence[Tab]) -> Iterator[str]:
    yield f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr/>'
    yield '<bookViews><workbookView activeTab="0"/></bookViews><sheets>'
    for at, tab in enumerate(tabs, 1):
        yield f'<sheet name="{escaped(tab.name)}" sheetId="{at}" r:id="rId{at}"/>'
    yield "</sheets><definedNames>"
    for at, tab in enumerate(tabs):
        name = "'" + escaped(tab.name).replace("'", "''") + "'"
        if tab.filtered:
            yield f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
            yield f"{name}!{tab.area('$')}</definedName>"
        titles = f"{name}!$1:${tab.headings}"
        if tab.across > 1:
            titles = f"{name}!$A:$A,{titles}"
        yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{titles}</definedName>'
    yield "</definedNames></workbook>"


def _styles(colours: Sequence[str]) -> Iterator[str]:
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    yield f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    yield f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
    yield f'<fills count="{3 + len(colours)}"><fill><patternFill patternType="none"/></fill>'
    yield '<fill><patternFill patternType="gray125"/></fill>'  # the first two are fixed: 18.8.21
    for colour in (_HEADING_GROUND, *colours):
        yield f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
    yield '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    yield '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    yield f'<cellXfs count="{_FIRST_FILL + len(colours)}">'
    yield '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    for bold, fill in ((0, 0), (1, 2), *((0, 3 + at) for at in range(len(colours)))):
        yield f'<xf numFmtId="0" fontId="{bold}" fillId="{fill}" borderId="0" xfId="0" applyFont="{bold}" '
        yield f'applyFill="{int(fill > 0)}" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    yield '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    yield "</styleSheet>"


def _sheet(tab: Tab, strings: _Strings, fills: Mapping[str, int]) -> Iterator[str]:
    """Yield a sheet; the order of its parts is fixed (18.3.1.99)."""
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    if tab.rows:
        yield f'<dimension ref="A1:{letters(len(tab.widths))}{len(tab.rows)}"/>'
    yield f'<sheetViews><sheetView workbookViewId="0">{_pane(tab)}</sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/>'
    if tab.widths:
        yield "<cols>"
        for at, width in enumerate(tab.widths, 1):
            yield f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        yield "</cols>"
    yield "<sheetData>"
    yield from _rows(tab, strings, fills)
    yield "</sheetData>"
    if tab.filtered:
        yield f'<autoFilter ref="{tab.area()}"/>'
    yield '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
    yield f'<pageSetup paperSize="{_A4}" fitToWidth="{tab.across}" fitToHeight="0" orientation="landscape"/>'
    yield f"<headerFooter><oddHeader>{escaped('&C' + tab.header)}</oddHeader>"
    yield f"<oddFooter>{escaped('&C&P / &N')}</oddFooter></headerFooter></worksheet>"


def _pane(tab: Tab) -> str:
    rows, columns = tab.frozen
    if not rows and not columns:
        return ""
    active = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
    split = (f'xSplit="{columns}" ' if columns else "") + (f'ySplit="{rows}" ' if rows else "")
    first = f"{letters(columns + 1)}{rows + 1}"
    pane = f'<pane {split}topLeftCell="{first}" activePane="{active}" state="frozen"/>'
    return f'{pane}<selection pane="{active}"/>'


def _rows(tab: Tab, strings: _Strings, fills: Mapping[str, int]) -> Iterator[str]:
    names = [letters(at) for at in range(1, len(tab.widths) + 1)]
    coloured = {at: fills[colour] for at, colour in tab.fills.items()}
    lines = {line for line, _ in coloured}
    for line, row, height in zip(count(1), tab.rows, tab.heights, strict=False):
        plain = _HEADING if line <= tab.headings else _PLAIN
        cells = []
        for at, (name, value) in enumerate(zip(names, row, strict=False), 1):
            style = coloured.get((line, at), plain) if line in lines else plain
            if type(value) is str and value:
                cells.append(f'<c r="{name}{line}" s="{style}" t="s"><v>{strings[value]}</v></c>')
            elif type(value) is int or type(value) is float:
                cells.append(f'<c r="{name}{line}" s="{style}"><v>{value!r}</v></c>')
            elif type(value) is bool:
                cells.append(f'<c r="{name}{line}" s="{style}" t="b"><v>{int(value)}</v></c>')
            else:
                cells.append(f'<c r="{name}{line}" s="{style}"/>')
        yield f'<row r="{line}" ht="{height}" customHeight="1">{"".join(cells)}</row>'
