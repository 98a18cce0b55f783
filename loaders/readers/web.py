"""Saved web pages: the text of the article, without menus, scripts and what stands around it.

The article is found by its prose: a plan's text has a comma or a full stop in every line, menus and footers have none.
Going down from the page's body, always into the part that holds nearly all of that, ends at the box of the article, of
which then all text is kept. (trafilatura 2.3.1 was tried on such pages first: it left out headings, measures that begin
with a link, and sentences that come again, so that the same plan gave other facts than as .txt.)
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .archive import local
from .headings import HEADED
from .rows import COVERED, row_lines
from .text import BAD_SHARE, same_line_ends, share_of_broken

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096
_OTHER_ENCODINGS = frozenset({"utf-8", "utf8", "big5", "big5-hkscs"})
_DROPPED = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "nav",
    "button", "select", "textarea", "input", "dialog",
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_PROSE = re.compile("[，。；、]")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SITE = re.compile(r"[-_|—－]+[^-_|—－]{2,30}$")
_BOXES = frozenset(
    {
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "center",
        "form",
        "table",
        "tbody",
        "tr",
        "td",
        "font",
    }
)
_LINES = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS_OF_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_LIMIT = (
    "ERR_RESOURCE_LIMIT"  # what libxml2 says where it gives up; older ones say in words that it is too deep
)
_NEARLY_ALL = 0.95
_MENU_SHARE = 0.7
_FIRST_CHARS = 600
_HEADING_LINES = 3
_SHORTEST_HEADING = 6
_MIN_CHARS = 8
_MAX_COLUMNS = 64


@dataclass(slots=True)
class _Weight:
    """What an element holds: characters (white space apart), those in links, links, commas and stops, full stops."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    stops: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.chars += len(_squeezed(text))
            self.prose += len(_PROSE.findall(text))
            self.stops += text.count("。")

    def take(self, other: _Weight) -> None:
        self.chars += other.chars
        self.linked += other.linked
        self.links += other.links
        self.prose += other.prose
        self.stops += other.stops

    def is_menu(self) -> bool:
        """Say whether this is little but links, and no prose."""
        return self.links > 1 and not self.stops and self.linked > _MENU_SHARE * self.chars


def web_pages(data: bytes, file: Path) -> tuple[str, ...]:
    """Return the article of a saved web page, as one page of text."""
    root = _tree(_markup(data, file), file)
    title = _title(root)
    _drop_furniture(root)
    article = _article(root)
    text = "\n".join(_block_lines(article))
    if len("".join(text.split())) < _MIN_CHARS:
        raise DocumentError(
            f"{file} holds no text (a page that a script fills?); save the page once it shows its text, or copy that."
        )
    if (
        title
        and _squeezed(title) not in _squeezed(text[:_FIRST_CHARS])
        and not _ends_with_heading(title, text)
    ):
        text = f"{title}\n{text}"
    return (text,)


def _ends_with_heading(title: str, text: str) -> bool:
    """Say whether the title of a page is that of its article behind the names of its site and section."""
    lines = (_squeezed(line).lstrip(HEADED) for line in text.split("\n", _HEADING_LINES)[:_HEADING_LINES])
    return any(len(line) >= _SHORTEST_HEADING and _squeezed(title).endswith(line) for line in lines)


def _markup(data: bytes, file: Path) -> str:
    """Decode a page: UTF-8 where it is that (pages lie about it), else what the page names, else GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode(_named_encoding(data), "replace")
    if share_of_broken(text) > BAD_SHARE:
        raise DocumentError(f"{file} is no web page that can be read; save it again as UTF-8.")
    return same_line_ends(text)


def _named_encoding(data: bytes) -> str:
    match = _CHARSET.search(data, 0, _HEAD_BYTES)
    name = match[1].decode("ascii").lower() if match else ""
    # GB18030 holds GB2312 and GBK, and pages that name those hold characters of the newer set (〇, ㎡, names).
    return name if name in _OTHER_ENCODINGS else "gb18030"


def _tree(markup: str, file: Path) -> _Element:
    from lxml import etree  # noqa: PLC0415 - a native library, which `--help` must not pay for

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{file} is no web page ({error}); save the page again.") from error
    if root is None:
        raise DocumentError(f"{file} holds no text; save the page again.")
    if any(entry.type_name == _LIMIT or "xcessive depth" in entry.message for entry in parser.error_log):
        # The parser ends there without an error, and the rest of the text would be lost in silence.
        raise DocumentError(
            f"{file} is nested deeper or holds a longer text than web pages do; copy its text into a .txt file."
        )
    return root


def _title(root: _Element) -> str:
    """Return what the page calls its article: the tag of government sites, a single main heading, the page's title."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and (meta.get("content") or "").strip():
            return " ".join((meta.get("content") or "").split())
    headings = [" ".join(_all_text(heading).split()) for heading in root.iter("h1")]
    filled = [heading for heading in headings if heading]
    if len(filled) == 1:
        return filled[0]
    name = root.find(".//title")
    return _SITE.sub("", " ".join((name.text or "").split())) if name is not None else ""


def _drop_furniture(root: _Element) -> None:
    """Empty what is no text of the article; the text behind each such element stays where it stands."""
    for element in root.iter(*_DROPPED):
        _empty(element)
    for element in root.iter():
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            _empty(element)
    weights = _weights(root)
    for element in root.iter("ul", "ol", "dl", "div", "td", "header", "footer", "aside"):
        if weights[element].is_menu():
            _empty(element)


def _empty(element: _Element) -> None:
    element.text = None
    del element[:]


def _article(root: _Element) -> _Element:
    """Return the innermost box that holds nearly all prose of a page."""
    weights = _weights(root)
    box = root
    while True:
        inner = max(box, key=lambda part: weights[part].prose, default=None)
        if inner is None or local(inner) not in _BOXES or not weights[inner].prose:
            break
        if weights[inner].prose < _NEARLY_ALL * weights[box].prose:
            break
        box = inner
    while local(box) in _PARTS_OF_TABLES and (parent := box.getparent()) is not None:
        box = parent  # the article is a table of several rows, and is read as one from outside only
    return box


def _weights(root: _Element) -> dict[_Element, _Weight]:
    """Weigh each element with all that is in it, in one pass from the innermost out."""
    weights = {element: _Weight() for element in root.iter()}
    for element in reversed([*weights]):
        weight = weights[element]
        weight.add(element.text)
        if local(element) == "a":
            weight.linked, weight.links = weight.chars, 1
        parent = element.getparent()
        if parent is not None:
            weights[parent].take(weight)
            weights[parent].add(element.tail)
    return weights


def _block_lines(element: _Element) -> list[str]:
    """Return the lines of text of an element: a line for each block, one line for each row of a table."""
    lines: list[str] = []
    line: list[str] = []
    parts: list[str | list[list[str]] | None] = []
    _gather(element, parts)
    for part in [*parts, None]:
        if isinstance(part, str):
            line.append(part)
            continue
        lines.append("".join(line).strip(" "))
        line = []
        lines.extend(row_lines(part) if part else ())
    return [line for line in lines if line.strip()]


def _gather(element: _Element, parts: list[str | list[list[str]] | None]) -> None:
    """Append text, `None` where a line ends, and the cells of each row of a table."""
    if element.text:
        parts.append(_BLANKS.sub(" ", element.text))
    for child in element:
        kind = local(child)
        if kind == "br":
            parts.append(None)
        elif kind == "table":
            parts += [None, *_table_rows(child)]
        elif kind in _LINES:
            parts.append(None)
            if kind in _HEADINGS:
                parts.append(HEADED * int(kind[1]) if _all_text(child).strip() else "")
            _gather(child, parts)
            parts.append(None)
        elif kind != "head":
            _gather(child, parts)
        if child.tail:
            parts.append(_BLANKS.sub(" ", child.tail))


def _table_rows(table: _Element) -> Iterator[list[list[str]]]:
    """Yield the cells of each row, marked where a cell above reaches over, empty to the right of a wide one."""
    reaching: dict[int, int] = {}
    for row in _rows(table):
        cells: list[list[str]] = []
        for cell in (c for c in row if local(c) in ("td", "th")):
            _fill(cells, reaching)
            first = len(cells)
            cells += [_block_lines(cell), *([] for _ in range(_span(cell, "colspan") - 1))]
            reaching |= dict.fromkeys(range(first, len(cells)), _span(cell, "rowspan") - 1)
        _fill(cells, reaching)
        yield cells


def _fill(cells: list[list[str]], reaching: dict[int, int]) -> None:
    while len(cells) < _MAX_COLUMNS and reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append([COVERED])


def _rows(table: _Element) -> Iterator[_Element]:
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if local(row) == "tr")


def _span(cell: _Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(max(int(text), 1), _MAX_COLUMNS) if text.isdecimal() else 1


def _all_text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _squeezed(text: str) -> str:
    return "".join(text.split())
