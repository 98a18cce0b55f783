"""Headings that no number begins, where the numbering starts again below each of them.

    主要任务
    （一）改善交通。……（二）保障供水。……
    保障措施
    （一）加强领导。……

Without them （一） of the second section is no item, and who answers for it would answer for （二） of the first. Two
plans in one notice are parted alike: the title of the second stands above another 一、.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from .clause_words import LABEL
from .flat import FlatText, full_line
from .name_lists import is_organisation
from .outline_marks import DATE_LINE, Style, starts_item
from .outline_scan import Mark
from .table_heads import head_of

HEADING = Style("titled", 5, "(?!)")
"""The style of a section that only its heading names. It stands above the numbering that begins below it."""

_LONGEST = 40
_LOOK_BACK = 12
_HEAD_LINES = 8
_LEAST = 2
_ANNEX = re.compile(r"附[件表录][一二三四五六七八九十\d]{0,2}：?")
_NOT_TASKS = re.compile(r"目录$|附件$|相关|(?:政策)?解读|来源|打印|关闭|分享|上一篇|下一篇|扫一扫")
_WORDS = re.compile(
    rf"(?P<opening>[【〖]?)(?P<words>[^。，；：！？…]{{2,{_LONGEST}}}?)(?P<closing>[】〗]?：?)"
)
_SECTION = re.compile(
    r"(?:总体|工作|基本|有关|相关)?(?:要求|思路|原则)|指导思想|(?:总体|主要|工作|发展|行动|建设|预期)?(?:目标|目标任务)"
    r"|(?:主要|重点|工作|目标|具体|总体|专项)?(?:任务|工作|举措|内容|行动|工程|项目|安排|措施|步骤)(?:和(?:措施|要求|举措))?"
    r"|(?:组织|政策|要素|工作|支持|支撑|服务)?(?:保障|支持|实施|领导|推进|机制)(?:措施|政策|体系|机制)?"
    r"|(?:组织|进度|时间|责任|职责|任务)(?:安排|分工)|实施(?:步骤|安排|路径)|(?:方法|工作)步骤|监督(?:检查|考核|管理)|附则"
)
_CLOSING = re.compile(
    r"(?:组织|政策|实施|服务|工作)?保障(?:措施|机制|体系)?|组织(?:实施|领导)|(?:工作|有关|相关)要求|附则"
)
_PLAN_TITLE = re.compile(
    r"(?:方案|计划|规划|意见|通知|要点|办法|条例|规定|纲要|细则|通告|公告|决定|清单|若干措施|实施措施)"
    r"(?:（[^（）]*）)*》?$"
)
_CLOSED = tuple("。）；：〕】！")


def heading_above(
    text: FlatText, start: int, since: int, tables: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the span of the heading under which the first item of a numbering stands, or `None`.

    `start` is where the item begins, `since` where the item before it does (-1 where there is none). Sentences may stand
    between the heading and the item.
    """
    first = text.line_of(since) + 1 if since >= 0 else 1  # the first line of all is the title of the document
    own = text.line_of(start)
    for line in range(own - 1, max(first, own - _LOOK_BACK) - 1, -1):
        span = _line(text, line)
        if starts_item(text.norm, *span):
            return None
        if _is_heading(text, line, tables) and (line == own - 1 or _stands_apart(text, line)):
            titled = _PLAN_TITLE.search(text.norm, *span) is not None
            if titled and since < 0:
                return None
            above = titled and line > first and _WORDS.fullmatch(text.norm, *_line(text, line - 1))
            return _words_of(text, (text.line_starts[line - 1], span[1]) if above else span)
    return None


def titled_mark(text: FlatText, span: tuple[int, int], level: int = 0) -> Mark:
    """Return the mark of a section that only its heading names, of the `level` that the format gives it."""
    return Mark(HEADING, 1, text.flat[slice(*span)], *span, at_line_start=True, level=level)


def with_headings_of_format(
    text: FlatText, marks: list[Mark], levels: Mapping[int, int], tables: Sequence[tuple[int, int]]
) -> list[Mark]:
    """Return the marks with the levels of their lines, and among them those of headings without numbers, if there are several.

    `levels` holds the level of each line that the document's format calls a heading, by where it starts.
    """
    known = {mark.start for mark in marks}
    formed = [each for each in _headings_of_format(text, levels, tables) if each[0][0] not in known]
    marks = [mark._replace(level=levels.get(mark.start, 0)) for mark in marks]
    if len(formed) >= _LEAST:
        marks += [titled_mark(text, span, level) for span, level in formed]
    return sorted(marks, key=attrgetter("start"))


def _headings_of_format(
    text: FlatText, levels: Mapping[int, int], tables: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the headings without numbers among the lines that the document's format calls headings, with their levels.

    The title of the document is none, nor that of an annex, nor a sentence that bears the style of a heading.
    """
    top = min(levels.values(), default=0)
    outermost = [start for start, level in levels.items() if level == top]
    head = [line for line in map(text.line_of, levels) if line < _HEAD_LINES]
    titles = (line for line in head if _PLAN_TITLE.search(text.norm, *_words_of(text, _line(text, line))))
    title = max(titles, default=0)
    for start, level in levels.items():
        line = text.line_of(start)
        span = _words_of(text, _line(text, line))
        titled = line <= title or [start] == outermost
        if titled and not is_section(text, span):
            continue
        annex = line > 0 and _ANNEX.fullmatch(text.norm, *_line(text, line - 1))
        if not annex and not _NOT_TASKS.match(text.norm, *span) and _can_head(text, line, tables):
            yield span, level


def is_section(text: FlatText, span: tuple[int, int]) -> bool:
    """Say whether a heading is one that plans of all kinds have: 保障措施, 主要目标."""
    return _SECTION.fullmatch(text.norm, *span) is not None


def closing_sections(text: FlatText, tables: Sequence[tuple[int, int]], since: int) -> set[tuple[int, int]]:
    """Return the headings without numbers that end the tasks of a plan (保障措施), behind its first item at `since`.

    Without them who answers for what stands below would answer for the last task above.
    """
    found = [
        span for span in sections(text, tables) if _CLOSING.fullmatch(text.norm, *span) and span[0] > since
    ]
    names = [text.norm[slice(*span)] for span in found]
    return {span for span, name in zip(found, names, strict=True) if names.count(name) == 1}


def sections(text: FlatText, tables: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines that are headings of sections, with sentences or an item below: 主要目标, 保障措施."""
    for line in range(1, len(text.line_starts) - 1):
        span = _words_of(text, _line(text, line))
        if is_section(text, span) and _is_heading(text, line, tables):
            below = _line(text, line + 1)
            if starts_item(text.norm, *below) or not _WORDS.fullmatch(text.norm, *below):
                yield span


def _is_heading(text: FlatText, line: int, tables: Sequence[tuple[int, int]]) -> bool:
    """Say whether a line of plain text can be a heading: its words can, and the paragraph before it has ended."""
    return _can_head(text, line, tables) and _follows_end(text, line)


def _can_head(text: FlatText, line: int, tables: Sequence[tuple[int, int]]) -> bool:
    """Say whether a line can be a heading: some words without a stop that begin no item and name no body."""
    start, end = _line(text, line)
    table = bisect_right(tables, (start, len(text.flat))) - 1
    if starts_item(text.norm, start, end) or (table >= 0 and start < tables[table][1]):
        return False
    found = _WORDS.fullmatch(text.norm, start, end)
    return found is not None and not _is_other(text, line, found)


def _is_other(text: FlatText, line: int, found: re.Match[str]) -> bool:
    """Say whether words without a stop are no heading: a body, a date, the end of a clause, the head of a column."""
    words = found["words"]
    if is_organisation(words) or LABEL.match(words) or DATE_LINE.fullmatch(words) or _is_cell(text, line):
        return True
    if found["closing"].endswith("："):
        return not _SECTION.fullmatch(words)  # 申请人应当具备下列条件： leads in a list
    return words[-1] in "）〕" and not _PLAN_TITLE.search(words)


def _is_cell(text: FlatText, line: int) -> bool:
    """Say whether a line is the head of a column: 重点任务 is one beside 责任单位, and a heading where it stands alone."""
    lines = [n for n in (line - 1, line, line + 1) if 0 <= n < len(text.line_starts)]
    heads = [n for n in lines if head_of(text.norm[slice(*_line(text, n))])]
    return line in heads and (len(heads) > 1 or not is_section(text, _line(text, line)))


def _follows_end(text: FlatText, line: int) -> bool:
    """Say whether a paragraph ends before a line: a heading is no end of a sentence that the page's width broke."""
    span = _words_of(text, _line(text, line))
    if is_section(text, span) or _ends_paragraph(text, line - 1):
        return True
    return _PLAN_TITLE.search(text.norm, *span) is not None and line > 1 and _ends_paragraph(text, line - 2)


def _ends_paragraph(text: FlatText, line: int) -> bool:
    start, end = _line(text, line)
    return text.norm[end - 1] in _CLOSED or end - start < full_line(text)


def _stands_apart(text: FlatText, line: int) -> bool:
    """Say whether a line with sentences below it is a heading, and not their first line."""
    start, end = _line(text, line)
    short = end - start < full_line(text) and text.norm[start - 1] in _CLOSED
    span = _words_of(text, (start, end))
    return short or is_section(text, span) or _PLAN_TITLE.search(text.norm, *span) is not None


def _line(text: FlatText, line: int) -> tuple[int, int]:
    return text.line_starts[line], text.line_ends[line]


def _words_of(text: FlatText, span: tuple[int, int]) -> tuple[int, int]:
    """Return the words of a heading without the brackets around it or the colon behind it: 【保障措施】, 主要任务："""
    found = _WORDS.fullmatch(text.norm, *span)
    return found.span("words") if found else span
