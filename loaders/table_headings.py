"""Headings that stand among the rows of a list of tasks: when the tasks below are due, and who answers for them.

    一、2024年6月底前完成
    1    改造管网        市水务局
    牵头单位：市住房城乡建设局
    2    新建泵站        市财政局

A heading holds for the rows below it, up to the next one of its rank or of a higher one. Only one that says nothing else is
believed: 落实2021年方案的任务 dates no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .clause_lists import NameList, RawClause
from .clauses import parse_clause
from .figures import due_year
from .flat import FlatText
from .tables import Row, Table

_RANKS = (
    re.compile(r"第[一二三四五六七八九十]+[章节部分类]+[、：]?"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、．.]"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）[、]?"),
    re.compile(r"\d{1,2}[.、．](?!\d)"),
)
_COUNT = re.compile(r"（(?:共|计|合计)?\d+[项条个件][^（）]{0,6}）$")
_WHAT = re.compile(r"的?(?:重点|主要)?(?:任务|工作|事项|项目)(?:清单)?$")
_DATED = re.compile(
    r"(?:在|于|到|力争|确保)?(?:20\d\d年(?:度)?|“?十[三四五六]五”?(?:期间|时期|末))(?:\d{1,2}月|第?[一二三四]季度|[上下]半年)?(?:\d{1,2}日)?(?:底|末|初)?(?:以?前)?"
    r"(?:需要?|应|要|拟|计划)?(?:完成|启动|实施|推进|开工|建成|达标|见效|落实)*(?:的?(?:重点|主要|目标|工作|建设|任务|事项|项目|措施|内容|计划|安排|清单)*)"
)
_ACTOR = re.compile(r"牵头|责任|主责|主办|负责")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the rows below it. `lists` are who answers for them, at `start:end` of the text.

    `label` is its number as paths show it, or empty.
    """

    start: int
    end: int
    rank: float
    label: str
    due: int | None
    lists: tuple[NameList, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings above a row say together, the nearest first.

    `path` are the numbers of those that have one, inside the table: one before it is an item of the outline.
    """

    due: int | None
    clause: RawClause | None
    path: tuple[str, ...] = ()


def year_of(text: FlatText, start: int, end: int) -> int | None:
    """Return the year in which all below a heading is due, where the heading says that and no more."""
    _, begin = _rank(text.norm, start, end)
    stop = _uncounted(text.norm, begin, end)
    return due_year(text.norm, begin, stop) if _DATED.fullmatch(text.norm, begin, stop) else None


def headings_of(text: FlatText, row: Row) -> Iterator[Heading]:
    """Yield the headings right above a row, one a line."""
    for start, end in row.above:
        if end - start > _LONGEST:
            continue
        rank, begin = _rank(text.norm, start, end)
        label = text.norm[start:begin].rstrip("、．.：")
        yield Heading(start, end, rank, label, year_of(text, start, end), _actors(text, begin, end))


def under_headings(text: FlatText, table: Table, due: int | None) -> Iterator[tuple[Row, Above]]:
    """Yield the rows with what the headings above them say; `due` is what holds where none says a year."""
    open_ones: list[Heading] = []
    bare: float | None = None
    for row in table.rows:
        # Those that stand together do not end each other: a line may be the rest of one.
        together: list[Heading] = []
        for heading in headings_of(text, row):
            if heading.rank == 0:
                if bare is None:  # 2024年 below （一）供水 is within it
                    bare = max((one.rank + 0.5 for one in open_ones), default=0)
                heading = replace(heading, rank=bare)  # noqa: PLW2901
            open_ones = [one for one in open_ones if one in together or one.rank < heading.rank]
            together.append(heading)
            open_ones.append(heading)
        year = next((one.due for one in reversed(open_ones) if one.due), due)
        actors = next((one for one in reversed(open_ones) if one.lists), None)
        clause = None
        if actors:
            clause = RawClause(
                actors.start, actors.end, own_line=True, labelled=True, lists=list(actors.lists)
            )
        yield (
            row,
            Above(
                year, clause, tuple(one.label for one in open_ones if one.label and one.start > table.start)
            ),
        )


def actors_above(text: FlatText, table: Table) -> list[tuple[int, int]]:
    """Return where headings among the rows of a table say who answers for the tasks below them."""
    every = (heading for row in table.rows for heading in headings_of(text, row))
    return [(heading.start, heading.end) for heading in every if heading.lists]


def names_actors_above(text: FlatText, table: Table) -> bool:
    """Say whether a heading among the rows of a table says who answers for the tasks below it."""
    return bool(actors_above(text, table))


def _rank(norm: str, start: int, end: int) -> tuple[int, int]:
    """Return the rank of a heading by its number (0 where it has none), and where its words begin."""
    for rank, mark in enumerate(_RANKS, 1):
        if match := mark.match(norm, start, end):
            return rank, match.end()
    return 0, start


def _uncounted(norm: str, start: int, end: int) -> int:
    count = _COUNT.search(norm[start:end])
    return start + count.start() if count else end


def _actors(text: FlatText, start: int, end: int) -> tuple[NameList, ...]:
    """Return who answers by a heading: 牵头单位：市水务局, 市水务局牵头（3项）; none where it says more than that."""
    stop = _uncounted(text.norm, start, end)
    what = _WHAT.search(text.norm[start:stop])
    if what:
        stop = start + what.start()
    if stop <= start or not _ACTOR.search(text.norm, start, stop):
        return ()
    clause = parse_clause(text.norm, start, stop, own_line=True)
    if clause.left or clause.carried or clause.objects:
        return ()
    return tuple(clause.lists)
