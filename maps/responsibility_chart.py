"""The responsibility map as a picture: offices down, columns across, a mark in the colour of each role.

The line on leading stands on top, and what the roles mean stands below: a picture goes from hand to hand
without the page around it. All places are worked out here in units of the picture, so that no label is cut
and none lies on another: a chart library turns or drops Chinese headings that it finds too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..cypher.header import Lang
from ..cypher.terms import ROLE_MEANINGS, ROLES
from ..errors import UsageError
from ..loaders.record import Role
from .canvas import INK, SOFT, Canvas, Drawing
from .cells import width
from .matrix import COLOURS, FIRST, SHORT, STANDINGS, Cell, Matrix
from .responsibility import ResponsibilityMap, title_of
from .selection import ROLE_ORDER

_ROW, _LINE, _MARK = 26, 16, 20  # heights: a line of the matrix, a line of text, a mark
_WIDE, _NARROW = 132, 46  # widths of a column with and without room for words
_ROOMY = 8  # so many wide columns fit
_STACK = 16  # characters of a heading that is written downwards, before it goes on in a further line
_HALF = 6.6  # half the width of a Chinese character in text of 13
_GAP = 8
_INSET = 4  # of a mark, what its words leave free
_MOST = (
    150  # lines or columns; in a picture of more nothing is found, and the page or the workbook has a filter
)

_LEADING = {"zh": "牵头情况（任务数）", "en": "who leads (measures)"}
_NOT_COVERED = ("未涉及", "silent")  # a longer word would be cut in a narrow column


def picture_of(drawn: ResponsibilityMap, matrix: Matrix, lang: Lang) -> Drawing:
    """Return the picture; raise `UsageError` for a map that is empty or too large to be read."""
    if not matrix.headings or max(len(matrix.headings), len(matrix.offices)) > _MOST:
        raise UsageError(
            f"A picture of {len(matrix.offices)} offices and {len(matrix.headings)} columns cannot be read; "
            "name other things or fewer (--place, --topic, --office), or take --html."
        )
    return _Picture(matrix, lang).drawn(title_of(drawn, lang))


class _Picture:
    """One picture as it is drawn, from top to bottom."""

    def __init__(self, matrix: Matrix, lang: Lang) -> None:
        self._matrix, self._lang = matrix, lang
        self._at = 0 if lang == "zh" else 1
        self._wide = len(matrix.headings) <= _ROOMY
        self._step = _WIDE if self._wide else max(_NARROW, *map(self._room, matrix.cells.values()))
        names = (_LEADING[lang], *matrix.offices)
        self._left = max(map(width, names)) * _HALF + 2 * _GAP
        self._right = self._left + self._step * len(matrix.headings)
        self._across = int((self._step - _GAP / 2) / (2 * _HALF))
        self._canvas = Canvas()

    def drawn(self, title: str) -> Drawing:
        self._canvas.text(0, 18, title, size=18, bold=True)
        y = self._headings(self._above(40.0))
        y = self._leading(y)
        for office in self._matrix.offices:
            self._office(office, y)
            y += _ROW
        self._rule(y)
        bottom = self._legend(y + 24)
        return self._canvas.drawing(title, max(self._right, self._canvas.widest()) + _GAP, bottom)

    def _x(self, column: int) -> float:
        return self._left + column * self._step

    def _rule(self, y: float) -> None:
        self._canvas.line(0, y, self._right, y)

    def _above(self, y: float) -> float:
        """Draw what the headings stand in, over all columns that share it; return where it ends."""
        heads = self._matrix.headings
        if not any(one.above for one in heads):
            return y
        at, lowest = 0, y
        for name, group in groupby(heads, key=lambda one: one.above):
            many = len(list(group))
            lines = _wrapped(name, int((many * self._step - _GAP) / (2 * _HALF)))
            for number, line in enumerate(lines):
                self._canvas.text(self._x(at) + 3, y + number * _LINE + 12, line, size=12, colour=SOFT)
            lowest = max(lowest, y + len(lines) * _LINE + 6)
            at += many
        return lowest

    def _headings(self, y: float) -> float:
        across = int((self._step - _GAP) / (2 * _HALF)) if self._wide else _STACK
        names = (self._matrix.name_of(one, self._lang) for one in self._matrix.headings)
        wrapped = [_wrapped(name, across) for name in names]
        high = max(len(lines) for lines in wrapped) if self._wide else max(len(w[0]) for w in wrapped)
        bottom = y + high * (_LINE if self._wide else 14) + 6
        for column, lines in enumerate(wrapped):
            middle = self._x(column) + self._step / 2
            if self._wide:
                for number, line in enumerate(lines):
                    base = bottom - 8 - (len(lines) - 1 - number) * _LINE
                    self._canvas.text(middle, base, line, bold=True, align="center")
                continue
            for number, line in enumerate(lines):
                x = middle + ((len(lines) - 1) / 2 - number) * 15
                for place, char in enumerate(line):
                    self._canvas.text(x, y + 12 + place * 14, _upright(char), size=12, align="center")
        self._rule(bottom)
        return bottom

    def _leading(self, y: float) -> float:
        cells = [self._leading_lines(one.key) for one in self._matrix.headings]
        high = max(map(len, cells)) * _LINE + 10
        self._canvas.text(0, y + 18, _LEADING[self._lang], bold=True)
        for column, lines in enumerate(cells):
            for number, (words, colour) in enumerate(lines):
                x = self._x(column) + self._step / 2
                self._canvas.text(x, y + 18 + number * _LINE, words, size=12, colour=colour, align="center")
        self._rule(y + high)
        return y + high

    def _leading_lines(self, key: str) -> list[tuple[str, str]]:
        many = self._matrix.leading.get(key, {})
        if not many:
            return [(part, SOFT) for part in _wrapped(_NOT_COVERED[self._at], self._across)]
        lines = []
        for one in STANDINGS:
            if one in many:
                alone = self._matrix.by == "measure"
                words = STANDINGS[one][self._at]
                said = words if alone else f"{words} {many[one]}"
                parts = _wrapped(said, self._across)
                lines += [(part, COLOURS.get(one, INK)) for part in parts]
        return lines

    def _office(self, office: str, y: float) -> None:
        self._rule(y)
        self._canvas.text(0, y + 18, office)
        for column, one in enumerate(self._matrix.headings):
            cell = self._matrix.cells.get((office, one.key))
            if cell is None:
                self._canvas.dot(self._x(column) + self._step / 2, y + _ROW / 2, SOFT)
            else:
                self._cell(cell, self._x(column) + 3, y + 3)

    def _room(self, cell: Cell) -> float:
        """Return how wide a column has to be for the short marks of a cell; colour alone says too little."""
        widest = max(width(self._marks(role, many)[1]) for role, many in cell.counts().items())
        return (widest * 6 + _INSET + 2) * len(cell.counts()) + 6

    def _marks(self, role: Role, many: int) -> tuple[str, str]:
        """Return what may stand on a mark: a word, or a character where there is no room for it."""
        figure = "" if many == 1 and self._matrix.by == "measure" else str(many)
        return f"{SHORT[role][self._at]} {figure}".strip(), f"{FIRST[role][self._at]}{figure}"

    def _cell(self, cell: Cell, x: float, y: float) -> None:
        counts = cell.counts()
        each = (self._step - 6) / len(counts)
        for number, (role, many) in enumerate(counts.items()):
            left = x + number * each
            self._canvas.box(left, y, left + each - 2, y + _MARK, COLOURS[role])
            word, mark = self._marks(role, many)
            fitting = word if width(word) * 6 <= each - _INSET else mark
            self._canvas.text(left + each / 2 - 1, y + 15, fitting, size=12, colour="#ffffff", align="center")

    def _legend(self, y: float) -> float:
        for role in ROLE_ORDER:
            mark = f"{SHORT[role][self._at]} / {FIRST[role][self._at]}"
            wide = width(mark) * 6.2 + 12
            self._canvas.box(0, y - 14, wide, y + 4, COLOURS[role])
            self._canvas.text(wide / 2, y, mark, size=12, colour="#ffffff", align="center")
            colon = "：" if self._lang == "zh" else ": "
            words = f"{ROLES[role][self._at]}{colon}{ROLE_MEANINGS[role][self._at]}"
            self._canvas.text(wide + _GAP, y, words, size=12, colour=SOFT)
            y += 22
        return y


def _wrapped(text: str, most: int) -> list[str]:
    """Cut a text into lines of at most so many Chinese characters, two of other scripts for one of them."""
    return list(_lines(text, max(most, 2) * 2)) or [""]


def _lines(text: str, most: int) -> Iterator[str]:
    line = ""
    for word in _words(text):
        if line and width(line + word) > most:
            yield line.strip()
            line = ""
        line += word
        while width(line) > most:  # a word that is longer than a line
            yield line[:most]
            line = line[most:]
    if line.strip():
        yield line.strip()


def _words(text: str) -> Iterator[str]:
    """Yield Chinese characters one by one, and words of other scripts whole: a figure is not cut in two."""
    for chinese, group in groupby(text, key=lambda char: width(char) != 1 or char == " "):
        run = "".join(group)
        yield from run if chinese else (run,)


_UPRIGHT = str.maketrans("（）〔〕【】《》—…", "︵︶︹︺︻︼︽︾︱︙")


def _upright(char: str) -> str:
    """Return a character as it stands in a line that runs downwards (Unicode, vertical forms)."""
    return char.translate(_UPRIGHT)
