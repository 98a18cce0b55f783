"""Measures in a list of tasks: a table with a column for the task and columns for who answers for it.

Each row that names a task is a measure of its own, under the item in whose text the table stands. Its duties are read from
the cells as from a labelled clause: 牵头单位 leads, 责任单位 beside it supports, 责任单位 alone shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..ontology.agencies import identify
from ..ontology.places import Place
from .clause_lists import NameList, RawClause
from .clause_words import Kind
from .clauses import read_labelled
from .duty_names import BEGINS_NAME
from .figures import due_year
from .flat import FlatText
from .name_lists import is_organisation
from .outline import Item
from .table_headings import names_actors_above, under_headings
from .table_heads import Head
from .tables import Cell, Row, Table

ROW = "row"
"""The style of an item that is a row of a list of tasks."""

_KINDS: dict[Head | None, Kind] = {
    "lead": "lead",
    "responsible": "responsible",
    "support": "support",
    "settle": "settle",
    "oversee": "oversee",
}
_READ: frozenset[Head] = frozenset({"lead", "responsible", "support", "settle", "oversee"})
_ACTORS: tuple[Head, ...] = ("lead", "responsible", "support", "settle")
_TITLE_END = re.compile(r"[。；：]")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,3}[.、．])")
_NONE = re.compile(r"^[—\-－/无]*$")
_PIECE = re.compile(r"\S+")
_LONGEST_NUMBER = 8
_TWO = 2
# What a line of a cell begins with that goes on with the name above it.
_GOES_ON = re.compile(
    r"[（）〔〕、，]|(?:人?民)?政府(?:$|[（、])|(?:有关|相关)?(?:部门|单位)$|[一-龥]{0,4}(?:分局|支队|大队)$|管委会$|管理委员会$|办事处$"
)
_OF_LEVEL = re.compile(r"^(?:各|有关|相关)*[省市县区州盟旗镇乡、（）]*$")
# 市委 | 宣传部 and 市政府 | 办公室 are one.
_HOLDS_OFFICES = re.compile(r"(?:[省市县区州盟旗]委|政府|人大|政协|党工委)$")


@dataclass(frozen=True, slots=True)
class Task:
    """A row as an item of the outline, with the clause that its cells make (`None` where they name nobody).

    `due` is the year of its column 完成时限, if it has one; `cells` part its words, which are no sentence together.
    """

    item: Item
    clause: RawClause | None
    due: int | None
    cells: tuple[tuple[int, int], ...] = ()


def is_task_list(text: FlatText, table: Table) -> bool:
    """Say whether a table says who answers for what: it has actors, and something that they answer for."""
    return names_actors(text, table) and table.has("task", "indicator")


def names_actors(text: FlatText, table: Table) -> bool:
    """Say whether a table has a column of actors, or headings among its rows that name them."""
    return table.has(*_READ) or (table.has("task") and names_actors_above(text, table))


def tasks(
    text: FlatText, table: Table, path: tuple[str, ...], place: Place | None, year: int | None = None
) -> Iterator[Task]:
    """Yield the rows that name a task. `path` is that of the item in which the table stands.

    `year` is when the tasks are due of which neither the row nor a heading above it says when.
    """
    used: set[tuple[str, ...]] = set()
    rows = list(under_headings(text, table, year))
    for number, (row, above) in enumerate(rows, 1):
        cells = [cell for cell in table.under(row, "task", "indicator") if not _is_number(text, cell)]
        if not cells or cells[-1].covered:
            continue
        label = _label(text, table, row, cells[-1]) or str(number)
        while (own := (*path, *above.path, label)) in used:
            label += "〔2〕"
        used.add(own)
        below = rows[number][0] if number < len(rows) else None
        item = _item(text, row, _named(text, table, row, below) or cells[-1], own)
        due = [year for c in table.under(row, "due") if (year := due_year(text.norm, c.start, c.end))]
        written = tuple((c.start, c.end) for c in row.cells if not c.empty and not c.covered)
        clause = _clause(text, table, row, place, above.clause)
        yield Task(item, clause, max(due, default=above.due), written)


def without_task(text: FlatText, table: Table) -> Iterator[RawClause]:
    """Yield the rows that name actors and no task: whose they are, only the eye can tell (一 | 市水务局 | above its tasks)."""
    for row in table.rows:
        told = any(not _is_number(text, cell) for cell in table.under(row, "task", "indicator"))
        if not told and any(not cell.covered for cell in table.under(row, *_READ)):
            yield RawClause(row.start, row.end, own_line=True)


def _named(text: FlatText, table: Table, row: Row, below: Row | None) -> Cell | None:
    """Return the cell that names the task where another column says what is done: 建设步道 | 新建步道20公里.

    `None` where it names the tasks of several rows (the row `below` has none of its own): each is called by what is done.
    """
    columns = [n for n, column in enumerate(table.columns) if column.head == "task"]
    if len(columns) < _TWO or max(columns) >= len(row.cells):
        return None
    cell = row.cells[columns[0]]
    shared = below is not None and (len(below.cells) <= columns[0] or _blank(below.cells[columns[0]]))
    return None if shared or _blank(cell) or _is_number(text, cell) else cell


def _blank(cell: Cell) -> bool:
    return cell.empty or cell.covered


def _is_number(text: FlatText, cell: Cell) -> bool:
    return text.norm[cell.start : cell.end].isdigit()


def _label(text: FlatText, table: Table, row: Row, task: Cell) -> str | None:
    """Return the number of a row: what its column for numbers says, else the number with which its task begins."""
    mark = _NUMBERED.match(text.norm[task.start : task.end])
    words = [text.norm[c.start : c.end] for c in table.under(row, "number")]
    words += [mark.group()] if mark else []
    return next((w.strip(".、．") for w in words if len(w) <= _LONGEST_NUMBER), None)


def _item(text: FlatText, row: Row, cell: Cell, path: tuple[str, ...]) -> Item:
    start = cell.start
    mark = _NUMBERED.match(text.norm[start : cell.end])
    title_start = start + mark.end() if mark else start
    stop = _TITLE_END.search(text.norm, title_start + 2, cell.end)
    title_end = stop.start() if stop else cell.end
    body = min(title_end + 1, cell.end) if stop else cell.end
    return Item(ROW, 0, path[-1], path, row.start, (title_start, title_end), body, row.end, row.end)


def _clause(
    text: FlatText, table: Table, row: Row, place: Place | None, above: RawClause | None
) -> RawClause | None:
    """Return the cells of actors as a labelled clause: its span is that of the cells, its lists are theirs.

    Who a heading `above` the row names answers too, unless the row says for itself who does that.
    """
    clause = RawClause(row.start, row.end, own_line=True, labelled=True)
    spans: list[Cell] = []
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column.head in _READ and not cell.empty and not _NONE.match(text.norm[cell.start : cell.end]):
            spans.append(cell)
            read_labelled(text.norm, clause, _KINDS[column.head], cell.start, cell.end)
    if above:
        told = {names.phrase.split(":")[0] for names in clause.lists}
        inherited = [names for names in above.lists if names.phrase.split(":")[0] not in told]
        if not spans:
            return replace(above, lists=inherited)
        clause.lists = [*inherited, *clause.lists]
    if not clause.lists and not clause.left:
        return None
    clause.lists = [_by_lines(text, names, place) for names in clause.lists]
    own = [cell for cell in spans if not cell.covered] or spans
    clause.start = min(cell.start for cell in own)
    clause.end = max(cell.end for cell in own)
    return clause


def _by_lines(text: FlatText, names: NameList, place: Place | None) -> NameList:
    """Part the names that only a line break parts."""
    parted = [piece for a, b in names.names for piece in _lines(text, a, b, place) or [(a, b)]]
    return replace(names, names=tuple(parted))


def _lines(text: FlatText, start: int, end: int, place: Place | None) -> Sequence[tuple[int, int]]:
    """Return the names that only a line break parts; none where what stands between breaks is no name.

    A narrow column breaks names too: 各县（市、 | 区）人 | 民政府 is one.
    """
    begin, stop = text.span(start, end)
    pieces = [
        (text.offset(begin + m.start()), text.offset(begin + m.end() - 1) + 1)
        for m in _PIECE.finditer(text.text[begin:stop])
    ]
    names: list[tuple[int, int]] = []
    for a, b in pieces:
        if names and not _ends_before(text.norm[slice(*names[-1])], text.norm[a:b], place):
            names[-1] = (names[-1][0], b)
        else:
            names.append((a, b))
    if len(names) < 2:
        return ()
    named = [identify(text.flat[a:b], place, "") for a, b in names]
    return names if all(one.office or one.collective for one in named) else ()


def _ends_before(left: str, right: str, place: Place | None) -> bool:
    """Say whether a name ends where a line of a cell ends: it is whole, and the next line begins another."""
    whole = left.count("（") == left.count("）") and (is_organisation(left) or left.endswith("等"))
    if not whole or _GOES_ON.match(right):
        return False
    if BEGINS_NAME.match(right):
        return not _OF_LEVEL.search(left)
    other = identify(right, place, "")
    return bool(other.office or other.collective) and not _HOLDS_OFFICES.search(left)
