"""What the tables of a plan state, and where it belongs: targets of indicator tables, measures of task lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ..ontology.places import Place
from .clause_lists import RawClause
from .flat import FlatText
from .outline import Item
from .stacked_tables import stacked_tables
from .table_duties import Task, is_task_list, names_actors, tasks, without_task
from .table_headings import actors_above, year_of
from .table_heads import Head, head_lines, head_of
from .table_targets import is_indicator_table, table_targets
from .tables import Table, find_tables
from .target_case import RawTarget

_ACTOR_HEAD = re.compile(r"(?:牵头|责任|配合|主责)(?:单位|部门)?[\s|｜│]")
_ACTORS: frozenset[Head] = frozenset({"lead", "support", "responsible"})
_NO_FIGURE = re.compile(r"20\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?|^\d{1,3}(?![\d.%])")
"""Dates, and the number of a row. A figure may be cut in two where a cell wraps, so that any other digit counts."""

_MOST_LINES = 40
_MOST_WORDS = 80
"""How many characters of notes may stand beside the table of a 专栏."""


@dataclass(slots=True)
class TableFacts:
    """Rows that are measures, targets by row, and what could not be read, in flat offsets.

    `headings` are those among rows that were read. `spans` are those of the indicator tables and of rows that the text
    does not tell: their figures stand in cells, and must not be read as sentences.
    """

    tasks: list[Task] = field(default_factory=list)
    targets: list[RawTarget] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    unread_figures: list[tuple[int, int]] = field(default_factory=list)
    unread_rows: list[RawClause] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)


def plan_tables(text: FlatText, covered: frozenset[tuple[int, int]]) -> list[Table]:
    """Return the tables that state facts: indicators with figures, tasks with actors."""
    tables = [
        table
        for table in find_tables(text, covered)
        if names_actors(text, table) or is_indicator_table(table)
    ]
    return sorted([*tables, *stacked_tables(text)], key=lambda table: table.start)


def flattened(text: FlatText, items: Sequence[Item], tables: Sequence[Table]) -> Iterator[RawClause]:
    """Yield the lines below the heads of a list of tasks whose rows the text does not tell: who does what is not sure."""
    if not _ACTOR_HEAD.search(text.text):
        return
    lines = text.text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    ends = {item.start for item in items}
    read = sorted((table.start, table.end) for table in tables)
    for number, heads in head_lines(lines):
        if "\t" in lines[number] or not heads & _ACTORS or not heads & {"task", "indicator", "number"}:
            continue
        stacked = number > 0 and all(head_of("".join(lines[n].split())) for n in (number - 1, number))
        for line in range(number + 1, min(number + 1 + _MOST_LINES, len(lines))):
            begin, stop = text.offset(starts[line]), text.offset(starts[line + 1])
            # Where each cell has a line of its own, headings stand among the rows; else the next item ends the list.
            if "\t" in lines[line] or (begin in ends and not stacked):
                break
            index = bisect_right(read, (begin, len(text.flat))) - 1
            if stop > begin and (index < 0 or begin >= read[index][1]):
                yield RawClause(begin, stop, own_line=True)


def without_table_boxes(items: Sequence[Item], tables: Sequence[Table]) -> list[Item]:
    """Leave out the 专栏 that hold nothing but a table of indicators: its figures are those of the section that it opens.

    主要目标 and 专栏1 主要指标 below it state one thing; apart, neither had all its targets.
    """
    spans = [(table.start, table.end) for table in tables if is_indicator_table(table)]
    parents = {child.start: item for item in items for child in item.children}
    kept = []
    for item in items:
        parent = parents.get(item.start)
        first = parent is not None and parent.children[0] is item
        if not (item.style == "box" and first and not item.children and _only_table(item, spans)):
            kept.append(item)
        elif parent is not None:
            del parent.children[0]
            parent.own_end = parent.children[0].start if parent.children else parent.end
    return kept


def _only_table(item: Item, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether an item's text is a table and hardly a word beside it."""
    inside = [(a, b) for a, b in spans if item.start <= a and b <= item.end]
    bare = item.end - item.body_start - sum(b - max(a, item.body_start) for a, b in inside)
    return bool(inside) and bare <= _MOST_WORDS


def table_facts(
    text: FlatText, tables: Sequence[Table], items: Sequence[Item], place: Place | None, floor: int
) -> TableFacts:
    """Read the tables. The text of an item ends where a list of tasks begins in it."""
    facts = TableFacts()
    for table in tables:
        holders = [item for item in items if item.start <= table.start < item.end]
        around = holders[-1] if holders else None
        if is_task_list(text, table):
            titles = (*(item.title for item in holders), table.caption)
            year = next((due for title in reversed(titles) if (due := year_of(text, *title))), None)
            facts.tasks.extend(tasks(text, table, around.path if around else (), place, year))
            facts.headings.extend(actors_above(text, table))
            facts.unread_rows.extend(without_task(text, table))
            if around is not None:
                around.own_end = min(around.own_end, table.start)
        elif names_actors(text, table):
            facts.unread_rows.extend(RawClause(row.start, row.end, own_line=True) for row in table.rows)
        if is_indicator_table(table):
            found, unread = table_targets(text, table, floor, place)
            facts.targets.extend(found)
            facts.unread_figures.extend(unread)
            facts.spans.append((table.start, table.end))
    for row in flattened(text, items, tables):
        # What runs on from one line to the next runs on from cell to cell: no sentence, no target.
        facts.unread_rows.append(row)
        facts.spans.append((row.start, row.end))
        if re.search(r"\d", _NO_FIGURE.sub("", text.norm[row.start : row.end])):
            facts.unread_figures.append((row.start, row.end))
    facts.spans.sort()
    return facts
