"""The outline of a plan: which items it has, how they nest, what each is called.

Reads 第X章/节/条, 一、 （一） 1. （1） ①, 专栏 and 附件, at the start of a line or run into the text. A mark counts only where
its number is the expected one (the next of its kind, the first under a new heading, or the next of a numbering that
runs through the whole plan): without that test "按第二条第\\n（一）项" and a line that a PDF broke before "1." became
headings. Lines of a table of contents are no items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from .flat import FlatText, full_line
from .outline_headings import HEADING
from .outline_marks import DATE_LINE
from .outline_scan import Mark
from .outline_sequence import accepted
from .outline_titles import MAX_LABEL, title_of

_NOTICE = re.compile(r"现?(?:印发|转发|下发)给?你们|请?(?:认真)?(?:贯彻|遵照|组织)(?:执行|落实|实施)")
_TAIL = re.compile(
    r"附件?：|附件\d：|本(?:方案|意见|通知|办法|规划|计划|措施|细则|规定)[^，。]{0,4}自[^，。]{2,20}起(?:施行|实施|执行|生效)|抄送：|抄报：|相关解读：|（?此件(?:主动|公开|依申请)|主题词：|公开方式：|信息公开选项："
    r"|【(?:打印|关闭|字体|收藏)|(?:上一篇|下一篇|相关链接|相关文件|相关阅读|责任编辑|信息来源)：|打印本页|关闭窗口|版权所有|网站标识码|扫一扫"
    r"|主办(?:单位)?：[^。；]{2,60}?(?:网站|ICP|版权|标识码)|[一-龥]ICP备\d"
)


_SIGNED = re.compile(r"[一-龥（）]{4,60}(?:厅|局|委员会|委|办公室|办公厅|政府|部|院|会|中心|区|省|市|县)")


@dataclass(slots=True)
class Item:
    """One item of the outline, in flat offsets: mark at `start`, title `title`, text up to `end` (children included).

    `own_end` is where its first child starts (or `end`): its own text is `title` and `body_start` to `own_end`.
    """

    style: str
    number: int
    label: str
    path: tuple[str, ...]
    start: int
    title: tuple[int, int]
    body_start: int
    end: int = 0
    own_end: int = 0
    own_line: bool = True
    children: list[Item] = field(default_factory=list)


def outline(
    text: FlatText, tables: Sequence[tuple[int, int]] = (), levels: Mapping[int, int] = MappingProxyType({})
) -> list[Item]:
    """Return the items of a plan in reading order, parents before children. Linear in the text's length.

    `tables` are spans in order whose rows are no items: their numbers count rows. `levels` holds the level of each line that
    the document's format calls a heading, by where it starts.
    """
    width = full_line(text)
    items: list[Item] = []
    open_items: list[Item] = []
    for mark, depth, anew in accepted(text, tables, levels):
        if anew and _NOTICE.search(text.norm, 0, mark.start):
            items, open_items = [], []  # 一、 of the notice is no item of the plan that it brings
        item = _item(text, mark, open_items[:depth], width)
        for closed in open_items[depth:]:
            closed.end = item.start
        del open_items[depth:]
        if open_items:
            open_items[-1].children.append(item)
        open_items.append(item)
        items.append(item)
    end = text_end(text, items[-1].body_start) if items else len(text.flat)
    for item in open_items:
        item.end = end
    for item in items:
        item.own_end = item.children[0].start if item.children else item.end
        if (
            item.title[1] > item.own_end
        ):  # 一、总体要求（一）指导思想。: the heading ends where its first part begins
            item.title, item.body_start = (item.title[0], item.own_end), item.own_end
    return items


def _item(text: FlatText, mark: Mark, parents: list[Item], width: int) -> Item:
    titled = mark.style is HEADING
    title, body_start = ((mark.start, mark.end), mark.end) if titled else title_of(text, mark.end, width)
    label = mark.label or text.flat[title[0] : min(title[1], title[0] + MAX_LABEL)]
    path = (*(parents[-1].path if parents else ()), label)
    own_line = body_start > title[1] or text.begins_line(body_start)
    return Item(mark.style.name, mark.number, label, path, mark.start, title, body_start, own_line=own_line)


def text_end(text: FlatText, last: int) -> int:
    """Return where the plan's text ends, behind `last`, where its last item's begins: before the list of annexes, who signed and when, who gets copies."""
    first = bisect_right(text.line_starts, last)
    for line in range(first, len(text.line_starts)):
        start, end = text.line_starts[line], text.line_ends[line]
        if _TAIL.match(text.norm, start):
            return start
        if DATE_LINE.fullmatch(text.norm, start, end):
            return text.line_starts[_first_signed(text, first, line)]
    return len(text.flat)


def _first_signed(text: FlatText, first: int, date: int) -> int:
    """Return the first of the lines right above a date that name who signed, or the date's own line."""
    line = date
    while line > first and _SIGNED.fullmatch(text.norm, text.line_starts[line - 1], text.line_ends[line - 1]):
        line -= 1
    return line
