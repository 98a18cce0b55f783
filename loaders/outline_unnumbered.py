"""Tasks that no number begins: a heading run into its paragraph or on a line of its own, and a clause at the end.

    第二节 防治扬尘
    管住工地。施工现场全面围挡……（牵头单位：市住建局）
    冲洗道路。……（责任单位：市城管局）

Read as one item, this section would have two leads for everything, and nobody could tell which task is whose. A
section is parted only where at least half of its headed paragraphs say who answers for them; an annex or 专栏 also where
paragraphs without headings do, a task each; a document that has no numbered outline at all by its headings alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .clause_lists import RawClause
from .clause_words import LABEL
from .flat import FlatText, full_line
from .name_lists import is_organisation
from .outline import Item, text_end
from .outline_headings import HEADING
from .table_heads import head_of

STYLE = "heading"
"""The style of an item that its heading names, and no number."""

_PARTED = frozenset({"chapter", "section", "cn"})
_LISTS = frozenset({"annex", "box"})
"""Items that may hold a list of tasks of which each is a paragraph that its clause ends."""

_LONGEST_HEADING = 40
_LONGEST_RUN_IN = 30
_LEAST = 2
# A heading names substances (PM2.5, O3) and has no other figure: 新建泵站3座。 is a task of the paragraph.
_RUN_IN = re.compile(
    rf"(?P<title>(?:[A-Za-z]\d(?:\.\d)?|[^。，；：（）《》\d]){{4,{_LONGEST_RUN_IN}}})。(?=.{{6}})"
    r"|(?:—{1,2}|[●■◆•])(?P<dashed>[^。；：\d]{4,50})。(?=.{6})"
)
_ALONE = re.compile(rf"[^。，；：！？]{{4,{_LONGEST_HEADING}}}")
_NAMED = re.compile(r"(?P<title>[^。，；：（）]{2,16})：(?=.{4})")
_SENTENCE = re.compile(r"(?P<title>[^。；（〔【]{4,100})[。；]?")
_SHORTEST_LABEL = 4
_PLAN = re.compile(r"方案|计划|规划|意见|通知|要点|清单|措施|办法|条例|规定|纲要|报告|任务|行动")
_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    title: tuple[int, int]
    body: int
    signed: bool
    label: tuple[int, int] | None = None
    """The words by which paths call it, where these are not its whole title."""


def part_unnumbered(
    text: FlatText, items: list[Item], clauses: Sequence[RawClause], tables: Sequence[tuple[int, int]] = ()
) -> list[Item]:
    """Return the items, and below the sections without numbered ones the tasks that only headings part.

    `clauses` are those of the whole text, `tables` spans that hold no headings. A document without any item is parted
    if it is a plan by the words of its head, or if somebody answers for one of its parts: a story with headings in it
    has no tasks. Linear in the text's length.
    """
    ends = sorted(clause.end for clause in clauses)
    paragraphs = list(_paragraphs(text, tables, frozenset(ends)))
    if not items:
        return _of_document(text, paragraphs, ends)
    found = list(items)
    for item in items:
        # A 专栏 at the end of a section leaves its paragraphs what they are.
        section = item.style in _PARTED or (item.style == HEADING.name and len(item.path) == 1)
        if section and all(child.style == "box" for child in item.children):
            inside = [(a, b) for a, b in paragraphs if item.body_start <= a and b <= item.own_end]
            blocks = list(_blocks(text, inside, ends))
            if len(blocks) >= _LEAST and 2 * sum(block.signed for block in blocks) >= len(blocks):
                found.extend(_children(text, item, blocks))
        elif item.style in _LISTS and not item.children:
            inside = [(a, b) for a, b in paragraphs if item.body_start <= a and b <= item.own_end]
            blocks = list(_signed_blocks(text, inside, ends))
            if len(blocks) >= _LEAST:
                found.extend(_children(text, item, blocks))
    return sorted(found, key=lambda item: item.start)


def _of_document(text: FlatText, paragraphs: list[tuple[int, int]], ends: list[int]) -> list[Item]:
    blocks = list(_blocks(text, paragraphs[1:], ends))
    head = text.norm[: text.line_ends[min(_HEAD_LINES, len(text.line_ends)) - 1]] if text.line_ends else ""
    if len(blocks) < _LEAST or not (_PLAN.search(head) or any(block.signed for block in blocks)):
        return []
    return _items(text, (), blocks, text_end(text, blocks[-1].body))


def _children(text: FlatText, parent: Item, blocks: list[_Block]) -> list[Item]:
    parts = _items(text, parent.path, blocks, parent.own_end)
    parent.children = [*parts, *parent.children]
    parent.own_end = parts[0].start
    return parts


def _items(text: FlatText, path: tuple[str, ...], blocks: list[_Block], end: int) -> list[Item]:
    found = []
    for number, block in enumerate(blocks, 1):
        label = text.flat[slice(*(block.label or block.title))]
        own_line = text.begins_line(block.body)
        item = Item(
            STYLE, number, label, (*path, label), block.start, block.title, block.body, own_line=own_line
        )
        item.end = item.own_end = blocks[number].start if number < len(blocks) else end
        found.append(item)
    return found


def _blocks(text: FlatText, paragraphs: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[_Block]:
    """Yield the tasks of some paragraphs in order, each with whether a clause stands between its heading and the next."""
    heads = [
        (a, *head)
        for k, (a, b) in enumerate(paragraphs)
        if (head := _heading(text.norm, a, b, paragraphs[k + 1 : k + 2]))
    ]
    last = paragraphs[-1][1] if paragraphs else 0
    for (start, title, body), (stop, *_) in pairwise([*heads, (last, (last, last), last)]):
        index = bisect_right(ends, start)
        yield _Block(start, title, body, signed=index < len(ends) and ends[index] <= stop)


def _signed_blocks(
    text: FlatText, paragraphs: Sequence[tuple[int, int]], ends: Sequence[int]
) -> Iterator[_Block]:
    """Yield the tasks of a list: each goes on to the clause with which a paragraph ends."""
    first: int | None = None
    for index, (start, end) in enumerate(paragraphs):
        if first is None and text.norm[end - 1] != "：":  # what leads in the list is no task of it
            first = index
        signed = bisect_right(ends, end) - bisect_right(ends, max(start, end - _LEAST)) > 0
        more = paragraphs[index + 1 : index + 2]
        if first is not None and signed and not (more and LABEL.match(text.norm, *more[0])):
            begin = paragraphs[first]
            heading = _heading(text.norm, *begin, paragraphs[first + 1 : index + 1]) or _sentence(
                text.norm, *begin
            )
            if heading:
                title, body = heading
                comma = text.norm.find("，", title[0] + _SHORTEST_LABEL, title[1])
                label = (title[0], comma) if comma > 0 else None
                yield _Block(begin[0], title, body, signed=True, label=label)
            first = None


def _sentence(norm: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Return the first words of a task: 沈家门港： before what is done there, or its first sentence before the clause."""
    found = _NAMED.match(norm, start, end) or _SENTENCE.match(norm, start, end)
    return (found.span("title"), found.end()) if found else None


def _heading(
    norm: str, start: int, end: int, following: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], int] | None:
    """Return the heading of a paragraph and where its body begins: run in, or alone above a paragraph of sentences."""
    if run_in := _RUN_IN.match(norm, start, end):
        return run_in.span(run_in.lastgroup or "title"), run_in.end()
    if following and _ALONE.fullmatch(norm, start, end) and not _ALONE.fullmatch(norm, *following[0]):
        # A cell of a table that was copied line by line is no heading.
        words = norm[start:end]
        return None if head_of(words) or is_organisation(words) else ((start, end), following[0][0])
    return None


def _paragraphs(
    text: FlatText, tables: Sequence[tuple[int, int]], ends: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs outside tables: a line that is no full one ends one, and so does a clause at a line's end."""
    width = full_line(text)
    begin: int | None = None
    before = 0
    for start, end in zip(text.line_starts, text.line_ends, strict=True):
        table = bisect_right(tables, (start, len(text.norm))) - 1
        if table >= 0 and start < tables[table][1]:
            if begin is not None:  # a full line above a table does not go on in its heads
                yield begin, before
            begin = None
            continue
        begin, before = start if begin is None else begin, end
        if end - start < width or end in ends:
            yield begin, end
            begin = None
    if begin is not None:
        yield begin, len(text.norm)
