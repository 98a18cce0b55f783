"""Grids of tables, however a PDF draws their lines."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from policygraph.loaders.readers.pdf_grids import Line, grids
from policygraph.loaders.readers.pdf_lines import straight_lines
from reportlab.pdfgen.canvas import Canvas

XS, YS = (100, 200, 300), (600, 650, 700)
TWO_BY_TWO = [(2, 2)]


def drawn(draw):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 800))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        page = pdf[0]
        return straight_lines(page)


def shapes(found):
    return [(len(grid.rows), len(grid.rows[0])) for grid in grids(*found)]


def as_lines(canvas):
    canvas.grid(XS, YS)


def as_thin_boxes(canvas):
    for y in YS:
        canvas.rect(XS[0], y, XS[-1] - XS[0], 0.5, stroke=0, fill=1)
    for x in XS:
        canvas.rect(x, YS[0], 0.5, YS[-1] - YS[0], stroke=0, fill=1)


def as_cells(canvas):
    for x in XS[:-1]:
        for y in YS[:-1]:
            canvas.rect(x, y, 99, 49)


def as_a_form(canvas):
    """Drawn at a tenth of its size, somewhere else, in an object that the page holds."""
    canvas.beginForm("table")
    canvas.scale(0.1, 0.1)
    canvas.grid([10 * (x - 100) for x in XS], [10 * (y - 600) for y in YS])
    canvas.endForm()
    canvas.translate(100, 600)
    canvas.doForm("table")


@pytest.mark.parametrize("draw", [as_lines, as_thin_boxes, as_cells, as_a_form])
def test_a_table_is_found_however_its_lines_are_drawn(draw):
    assert shapes(drawn(draw)) == TWO_BY_TWO


def test_a_form_stands_where_the_page_puts_it():
    along, _ = drawn(as_a_form)
    assert sorted({round(line.at) for line in along}) == [600, 650, 700]


def test_lines_that_are_not_painted_are_none():
    def draw(canvas):
        path = canvas.beginPath()
        for y in YS:
            path.moveTo(XS[0], y)
            path.lineTo(XS[-1], y)
        canvas.drawPath(path, stroke=0, fill=0)

    assert drawn(draw) == ([], [])


def test_slanting_lines_are_none():
    assert drawn(lambda canvas: canvas.line(100, 600, 300, 700)) == ([], [])


def test_a_cell_over_two_rows_leaves_a_gap():
    along = [Line(0, 0, 200), Line(50, 100, 200), Line(100, 0, 200)]
    down = [Line(x, 0, 100) for x in (0, 100, 200)]
    (grid,) = grids(along, down)
    assert [[cell is not None for cell in row] for row in grid.rows] == [[True, True], [False, True]]


def test_tables_that_do_not_touch_are_two():
    along = [Line(y, 0, 200) for y in (0, 50, 300, 350)]
    down = [Line(x, a, b) for x in (0, 100, 200) for a, b in ((0, 50), (300, 350))]
    assert [grid.box for grid in grids(along, down)] == [(0, 0, 200, 50), (0, 300, 200, 350)]


def test_lines_that_do_not_meet_make_no_cell():
    assert grids([Line(0, 0, 50), Line(50, 0, 200)], [Line(x, 0, 50) for x in (100, 150)]) == []


def test_a_drawing_of_many_lines_is_no_table():
    lines = [Line(10 * n, 0, 5000) for n in range(500)]
    assert grids(lines, lines) == []
