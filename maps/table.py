"""A sheet as a table: drawn to fit a terminal, or plain and whole where it goes to a file or a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import IO, TYPE_CHECKING

from ..cypher.header import Column
from ..graph.stores.base import Row
from .cells import pad, printable, widest, words
from .sheet import Sheet

if TYPE_CHECKING:
    from rich.table import Table

# What a block of lines has in common; where it leads a wide answer it is said once, above the block.
_CONTEXT = frozenset({"province", "place", "plan", "path", "measure", "standing"})
_OF_A_LINE = frozenset({"path", "measure", "year", "quote"})
_EMPTY = {"zh": "（无）", "en": "(nothing)"}
_GAP = "  "
_CARDS = 3  # rows that are drawn one below the other when they are far too wide for the terminal
_MANY = 12  # columns; fewer still make a table
_KEY_WIDTH = (
    8  # of an id; the question evidence takes the first signs of one, and a folded id cannot be copied
)
_HEIGHT = 25  # of nothing in particular: rich takes a width for a dumb terminal only with a height
_HEAD = 4  # lines of the terminal that the head of a table takes
_SEVERAL = 3  # lines; what fewer have in common need not be said apart
_WORD = 10  # columns of the terminal that a word of a heading may claim
_LEAST, _GUTTER = 6, 3  # columns of the terminal that a cell needs to be read, and that stand between two
_EDGES = 4  # columns that borders and padding take beside the cells of a column, at most


def write_plain(sheet: Sheet, out: IO[str]) -> None:
    """Write the table as plain text, one row a line, nothing cut: for pipes, files and `NO_COLOR` readers."""
    cells = [[_text(row, c, sheet) for c in sheet.columns] for row in sheet.rows]
    heads = [_head(c, sheet) for c in sheet.columns]
    right = [_is_figure(sheet.rows, c) for c in sheet.columns]
    widths = [widest([head, *(line[i] for line in cells)]) for i, head in enumerate(heads)]
    for said in filter(None, (sheet.title, sheet.summary)):
        out.write(f"{printable(said)}\n")
    for line in (heads, ["-" * w for w in widths], *cells):
        parts = (pad(text, w, right=r) for text, w, r in zip(line, widths, right, strict=True))
        out.write(_GAP.join(parts).rstrip() + "\n")
    for note in _notes(sheet):
        out.write(printable(note) + "\n")


def write_terminal(
    sheet: Sheet, out: IO[str], columns: int | None = None, *, terminal: bool | None = None
) -> None:
    """Draw the table for a terminal; too wide for it, what all lines share is said once, above them.

    What some share (a plan, a measure of several lines) goes into headings between them.
    Colours follow `NO_COLOR`, as rich does by itself; `terminal` says whether `out` ends up on one,
    where it does not show itself. Nothing is cut: a long cell goes on below.
    """
    from rich.console import Console  # noqa: PLC0415 - 80 ms that only a drawn table needs

    from .wrapping import Wrapped  # noqa: PLC0415 - as above

    console = Console(
        file=out,
        width=columns,
        height=_HEIGHT if columns else None,
        force_terminal=terminal,
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(Wrapped(printable(sheet.title), style="bold"))
    if sheet.summary:
        console.print(Wrapped(printable(sheet.summary)))
    natural = _natural_width(sheet, sheet.columns)
    if len(sheet.rows) <= _CARDS and len(sheet.columns) >= _MANY and natural > 2 * console.width:
        for row in sheet.rows:
            console.print(_card(sheet, row))
        for note in _notes(sheet):
            console.print(Wrapped(printable(note), style="dim"))
        return
    left = sheet.columns
    shared: tuple[Column, ...] = ()
    if natural > console.width:
        said, left = _said_once(sheet)
        if said:
            console.print(Wrapped(printable(said), style="cyan"))
        shared = _headings(sheet, left, console.width)
    rest = left[len(shared) :]
    for heading, rows in groupby(sheet.rows, key=lambda row: [_text(row, c, sheet) for c in shared]):
        if shared:
            console.print(Wrapped(" · ".join(filter(None, dict.fromkeys(heading))), style="cyan"))
        lines = list(rows)
        for block in _blocks(sheet, rest, console.width):
            console.print(_drawn(sheet, block, lines, _room_each(sheet, block, console.width)))
    for note in _notes(sheet):
        console.print(Wrapped(printable(note), style="dim"))


def _card(sheet: Sheet, row: Row) -> Table:
    """Draw one row as a list, a column a line: a few rows of very many columns cannot be read as a table."""
    from rich import box  # noqa: PLC0415 - see write_terminal
    from rich.table import Table  # noqa: PLC0415 - see write_terminal

    from .wrapping import Wrapped  # noqa: PLC0415 - see write_terminal

    table = Table(box=box.SIMPLE, pad_edge=False, show_header=False)
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for column in sheet.columns:
        text = _text(row, column, sheet)
        if text:
            table.add_row(Wrapped(_head(column, sheet)), Wrapped(text))
    return table


def _drawn(sheet: Sheet, columns: tuple[Column, ...], rows: list[Row], room: Sequence[int | None]) -> Table:
    from rich import box  # noqa: PLC0415 - see write_terminal
    from rich.table import Table  # noqa: PLC0415 - see write_terminal

    from .wrapping import Wrapped  # noqa: PLC0415 - see write_terminal

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, wide in zip(columns, room, strict=True):
        table.add_column(
            Wrapped(_head(column, sheet)),
            width=wide,
            overflow="fold",
            no_wrap=column.key,
            justify="right" if _is_figure(rows, column) else "left",
        )
    for row in rows:
        table.add_row(*(Wrapped(_drawn_text(row, c, sheet)) for c in columns))
    return table


def _said_once(sheet: Sheet) -> tuple[str, tuple[Column, ...]]:
    """Return in words what all lines have in common, and the columns that are left; empty ones go too."""
    if len(sheet.rows) < _SEVERAL:
        return "", sheet.columns
    values = {c: {_text(row, c, sheet) for row in sheet.rows} for c in sheet.columns}
    left = tuple(c for c in sheet.columns if len(values[c]) > 1 or (values[c] != {""} and _stays(c)))
    gone = [c for c in sheet.columns if c not in left and values[c] != {""}]
    return " · ".join(f"{_head(c, sheet)} {next(iter(values[c]))}" for c in gone), left


def _stays(column: Column) -> bool:
    """Return whether a column says what a line is, and is wanted in it even where all lines say the same."""
    return column.key or column.term or column.name in _OF_A_LINE


def _headings(sheet: Sheet, columns: tuple[Column, ...], room: int) -> tuple[Column, ...]:
    """Return the columns that become headings: of those in front, as many as make the drawing easy to read.

    Each heading costs lines; and so does a row that folds, more than in proportion, since its widest cell
    decides.
    """
    every = _leading_context(columns)
    if len(sheet.rows) < _SEVERAL:
        return every

    def cost(many: int) -> float:
        groups = sum(1 for _ in groupby(sheet.rows, key=lambda row: [row[c.name] for c in every[:many]]))
        rest = columns[many:]
        folded = max(_natural_width(sheet, rest) / room, 1.0) ** 2
        tables = sum(1 for _ in _blocks(sheet, rest, room))
        return groups * (_HEAD + bool(many)) + len(sheet.rows) * folded * tables

    return every[: min(range(len(every), -1, -1), key=cost)]


def _room_each(sheet: Sheet, columns: tuple[Column, ...], room: int) -> list[int | None]:
    """Return the width of each column, the same in all tables of a sheet: what is too wide gives way first.

    No word of a heading is cut in two, where there is room for that at all; where not, rich shares it out.
    """
    natural = [_wide(sheet, column) for column in columns]
    least = [
        wide if column.key else min(wide, max(_LEAST, min(widest(_head(column, sheet).split()), _WORD)))
        for column, wide in zip(columns, natural, strict=True)
    ]
    free = room - _GUTTER * len(columns)
    if sum(least) > free:
        return [None] * len(columns)
    most = max(natural)
    while sum(wanted := [min(wide, max(most, low)) for wide, low in zip(natural, least, strict=True)]) > free:
        most -= 1
    return list(wanted)


def _blocks(sheet: Sheet, columns: tuple[Column, ...], room: int) -> Iterator[tuple[Column, ...]]:
    """Yield the columns in as many tables as they need to be read; the first stands in each of them."""
    needs = [min(_wide(sheet, c), _LEAST) + _GUTTER for c in columns]
    first, *others = columns
    most = max((room - needs[0]) // max(needs[1:], default=1), 1)
    if sum(needs) <= room or len(others) <= most:
        yield columns
        return
    tables = -(-len(others) // most)
    each = -(-len(others) // tables)
    for start in range(0, len(others), each):
        yield first, *others[start : start + each]


def _leading_context(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    found = []
    for column in columns:
        if column.name not in _CONTEXT:
            break
        found.append(column)
    # A table of context alone (plans that cite …) has nothing left to stand under the headings.
    return tuple(found) if len(found) < len(columns) else ()


def _natural_width(sheet: Sheet, columns: tuple[Column, ...]) -> int:
    return sum(_wide(sheet, c) + _EDGES for c in columns)


def _wide(sheet: Sheet, column: Column) -> int:
    return widest([_head(column, sheet), *(_drawn_text(row, column, sheet) for row in sheet.rows)])


def _drawn_text(row: Row, column: Column, sheet: Sheet) -> str:
    text = _text(row, column, sheet)
    return text[:_KEY_WIDTH] if column.key else text


def _head(column: Column, sheet: Sheet) -> str:
    return printable(column.header(sheet.lang))  # the names of plans and measures head a matrix


def _text(row: Row, column: Column, sheet: Sheet) -> str:
    return printable(words(row[column.name], column, sheet.lang))


def _is_figure(rows: list[Row], column: Column) -> bool:
    values = [row[column.name] for row in rows if row[column.name] is not None]
    return bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


def _notes(sheet: Sheet) -> Iterator[str]:
    if not sheet.rows:
        yield _EMPTY[sheet.lang]
    yield from sheet.understood
    yield from sheet.legend
