"""The straight lines that a PDF page draws, from PDFium's own objects of the page.

A ruled table is drawn as lines, as thin boxes, or as the outlines of its cells; each of them ends up here as lines that
run along the page or down it. Characters and pictures are passed over: they are what makes a full parse of a page slow.

Loads PDFium, so it is imported only where a page may hold a table.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from .pdf_grids import Line

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 8
_MOST_SEGMENTS = 50_000
"""A page with more is a drawing or a map, and no table that a person reads."""

_SKEW = 0.5
"""How far, in points, the ends of a line that runs along or down the page may be off."""


def straight_lines(page: PdfPage) -> tuple[list[Line], list[Line]]:
    """Return what a page draws along and down it, in its own space, where heights are counted from the bottom."""
    along: list[Line] = []
    down: list[Line] = []
    for count, ((x0, y0), (x1, y1)) in enumerate(_segments(page)):
        if count == _MOST_SEGMENTS:
            return [], []
        if abs(y1 - y0) <= _SKEW and abs(x1 - x0) > _SKEW:
            along.append(Line((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SKEW and abs(y1 - y0) > _SKEW:
            down.append(Line((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return along, down


def _segments(page: PdfPage) -> Iterator[tuple[Point, Point]]:
    pages_own = range(pdfium.FPDFPage_CountObjects(page.raw))
    todo = [(pdfium.FPDFPage_GetObject(page.raw, index), _UNMOVED, 0) for index in pages_own]
    todo.reverse()
    while todo:
        drawn, outer, depth = todo.pop()
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _painted(drawn):
            yield from _path(drawn, _moved(drawn, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _moved(drawn, outer)
            inside = range(pdfium.FPDFFormObj_CountObjects(drawn))
            todo.extend((pdfium.FPDFFormObj_GetObject(drawn, i), inner, depth + 1) for i in inside)


def _painted(drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    return bool(fill.value or stroke.value)


def _moved(drawn: pdfium.FPDF_PAGEOBJECT, outer: Matrix) -> Matrix:
    """Return how an object's own points are moved onto the page, by its matrix and then by that of what holds it."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, own):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _path(drawn: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first
