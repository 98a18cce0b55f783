"""The same tables in the formats that have tables: Word, a web page, a PDF with ruled lines."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence

import docx
from formats import saved
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

Rows = Sequence[Sequence[str]]
"""Cells as text; `^` is a cell over which the one above reaches."""

UNDER = "^"


def word_table(before: Sequence[str], rows: Rows, after: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words == UNDER:
                table.cell(r - 1, c).merge(table.cell(r, c))
            else:
                table.cell(r, c).text = words
    for line in after:
        document.add_paragraph(line)
    return saved(document)


def web_table(before: Sequence[str], rows: Rows, after: Sequence[str]) -> bytes:
    def reach(r: int, c: int) -> int:
        below = [row[c] for row in rows[r + 1 :]]
        return 1 + next((n for n, words in enumerate(below) if words != UNDER), len(below))

    def cell(r: int, c: int, words: str) -> str:
        return f'<td rowspan="{reach(r, c)}">{html.escape(words).replace(chr(10), "<br>")}</td>'

    lines = "".join(
        "<tr>" + "".join(cell(r, c, w) for c, w in enumerate(row) if w != UNDER) + "</tr>"
        for r, row in enumerate(rows)
    )
    paragraphs = ["".join(f"<p>{html.escape(line)}</p>" for line in part) for part in (before, after)]
    page = f"{paragraphs[0]}<table>{lines}</table>{paragraphs[1]}"
    return f"<!DOCTYPE html><html><body>{page}</body></html>".encode()


def pdf_table(before: Sequence[str], rows: Rows, after: Sequence[str]) -> bytes:
    """A ruled table that breaks its cells by width, as printed ones do."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("plain", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")
    spans = [
        ("SPAN", (c, r - 1), (c, r)) for r, row in enumerate(rows) for c, w in enumerate(row) if w == UNDER
    ]
    cells = [[Paragraph("" if w == UNDER else w.replace("\n", "<br/>"), style) for w in row] for row in rows]
    table = Table(cells, colWidths=[440 / len(rows[0])] * len(rows[0]), repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.7, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans])
    out = io.BytesIO()
    flow = [*(Paragraph(line, style) for line in before), table, *(Paragraph(line, style) for line in after)]
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


TABLED: dict[str, Callable[[Sequence[str], Rows, Sequence[str]], bytes]] = {
    "plan.docx": word_table,
    "plan.html": web_table,
    "plan.pdf": pdf_table,
}
"""File name -> how lines, a table and more lines become a file of that kind."""
