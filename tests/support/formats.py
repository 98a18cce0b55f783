"""The same plan written in every format that is read, by other programs than those that read it."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Iterable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

OFD_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LINES_A_PAGE = 20
WIDTH = 30
"""Characters a printed line: lines of pages break in mid-word, as real ones do."""


def as_text(plan: str) -> bytes:
    return plan.encode()


def as_gb18030(plan: str) -> bytes:
    return plan.encode("gb18030")


def as_markdown(plan: str) -> bytes:
    """The first line as a title, the others as paragraphs, the outline's top in bold."""
    first, *others = plan.split("\n")
    return "\n".join([f"# {first}", *(f"**{o}**" if "一、" in o[:2] else o for o in others)]).encode()


def as_html(plan: str) -> bytes:
    """A saved page of a government site: menus, a table of metadata, scripts, a footer."""
    lines = [html.escape(line) for line in plan.split("\n") if line.strip()]
    paragraphs = "".join(f"<p>　　<span>{line[:9]}</span>{line[9:]}</p>\n" for line in lines)
    menu = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("首页", "政务公开", "市水务局", "省财政厅"))
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{lines[0]}_某某人民政府网</title>
<script>var lead = "市水务局牵头，到2025年达到30%。";</script><style>p {{ margin: 0 }}</style></head>
<body><div class="top"><ul>{menu}</ul></div>
<table><tr><td>索引号</td><td>000-2024-1</td></tr><tr><td>发文日期</td><td>2024-01-02</td></tr></table>
<div><div id="zoom">{paragraphs}</div></div>
<div style="display:none">您即将离开本网站，是否继续？（省财政厅负责）</div>
<div class="foot">主办：某某人民政府办公厅 <a href="/a">网站地图</a> <a href="/b">联系我们</a></div>
</body></html>""".encode("gb18030")


def as_docx(plan: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "（省财政厅负责）"
    for line in plan.split("\n"):
        paragraph = document.add_paragraph()
        paragraph.add_run(line[:7])
        paragraph.add_run(line[7:]).bold = True
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(plan: str) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out)
    for lines in printed_pages(plan):
        page.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            page.drawString(72, 780 - 20 * number, line)
        page.showPage()
    page.save()
    return out.getvalue()


def as_ofd(plan: str) -> bytes:
    return ofd_of([[(20, 30 + 8 * n, line) for n, line in enumerate(page)] for page in printed_pages(plan)])


def ofd_of(
    pages: list[list[tuple[float, float, str]]], lines: Iterable[tuple[float, float, float, float]] = ()
) -> bytes:
    """An OFD with text at (x, y) millimetres on each page, and lines from (x, y) by (width, height)."""
    drawn = "".join(
        f'<ofd:PathObject ID="8" Boundary="{x} {y} {max(w, 0.2)} {max(h, 0.2)}"><ofd:AbbreviatedData>'
        f"M 0 0 L {w} {h}</ofd:AbbreviatedData></ofd:PathObject>"
        for x, y, w, h in lines
    )
    members = {
        "OFD.xml": f'<ofd:OFD {OFD_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD_SPACE}><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, pieces in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject ID="9" Boundary="{x} {y} 150 6" Size="4.2" Font="1"><ofd:TextCode X="0" Y="4" '
            f'DeltaX="g {len(text) - 1} 4.2">{html.escape(text)}</ofd:TextCode></ofd:TextObject>'
            for x, y, text in pieces
            if text
        )
        members[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {OFD_SPACE}><ofd:Content><ofd:Layer>{objects}{drawn}</ofd:Layer></ofd:Content>"
            "</ofd:Page>"
        )
    return zipped(members)


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def printed_pages(plan: str) -> list[list[str]]:
    lines = [part for line in plan.split("\n") for part in printed(line)]
    return [lines[start : start + LINES_A_PAGE] for start in range(0, len(lines), LINES_A_PAGE)]


def printed(line: str) -> list[str]:
    """A paragraph in lines of one width; a mark that would stand alone hangs on the line before.

    PDFium leaves out a lone character of a font that is not in the file: an accident of this test's font.
    """
    lines = [line[start : start + WIDTH] for start in range(0, len(line), WIDTH)] or [""]
    if len(lines) > 1 and len(lines[-1]) == 1:
        lines[-2:] = ["".join(lines[-2:])]
    return lines


def numbered_docx(levels: list[tuple[str, ...]], paragraphs: list[tuple[int | None, str]]) -> bytes:
    """A Word document whose numbers are Word's: levels as (format, text, XML if any), then (level, text)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text, *more) in enumerate(levels)
    )
    space = nsdecls("w")
    # Definitions stand before the lists that use them; what python-docx's template brings stays behind.
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{rows}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
            )
    return saved(document)


FORMATS: dict[str, Callable[[str], bytes]] = {
    "plan.txt": as_text,
    "gb18030.txt": as_gb18030,
    "plan.md": as_markdown,
    "plan.html": as_html,
    "plan.docx": as_docx,
    "plan.pdf": as_pdf,
    "plan.ofd": as_ofd,
}
"""File name -> how a plan becomes a file of that kind."""
