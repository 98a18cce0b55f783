"""The outline of a plan: which items it has, how they nest, what each is called.

Reads 第X章/节/条, 一、 （一） 1. （1） ①, 专栏 and 附件, at the start of a line or run into the text. A mark counts only where
its number is the expected one (the next of its kind, the first under a new heading, or the next of a numbering that
runs through the whole plan): without that test "按第二条第\\n（一）项" and a line that a PDF broke before "1." became
headings. Lines of a table of contents are no items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .clause_words import LABEL
from .flat import FlatText, full_line
from .outline_marks import BY_NAME, DECIMALS, MARK, starts_item
from .outline_scan import Mark, marks_of
from .outline_titles import MAX_LABEL, MAX_TITLE, title_of

_NEW_IN_LINE = frozenset({"chapter", "section", "cn", "cn_bracket", "arabic"})
_INNER = frozenset({"arabic", "arabic_half", "arabic_bracket", "circled"})
_OUTERMOST = frozenset({"chapter", "cn", "article"})
_NOTICE = re.compile(r"现?(?:印发|转发|下发)给?你们|请?(?:认真)?(?:贯彻|遵照|组织)(?:执行|落实|实施)")
_MAX_ANNEX_TITLE = 40
_MOST_SKIPPED = 20
_TAIL = re.compile(
    r"附件?：|附件\d：|本(?:方案|意见|通知|办法|规划|计划|措施|细则|规定)[^，。]{0,4}自[^，。]{2,20}起(?:施行|实施|执行|生效)|抄送：|抄报：|相关解读：|（?此件(?:主动|公开|依申请)|主题词：|公开方式：|信息公开选项："
    r"|【(?:打印|关闭|字体|收藏)|(?:上一篇|下一篇|相关链接|相关文件|相关阅读|责任编辑|信息来源)：|打印本页|关闭窗口|版权所有|网站标识码|扫一扫"
    r"|主办(?:单位)?：[^。；]{2,60}?(?:网站|ICP|版权|标识码)|[一-龥]ICP备\d"
)


_DATE_LINE = re.compile(
    r"[12二][0-9○零一二]{3}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
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


@dataclass(slots=True)
class _State:
    """Where the reading stands: the marks that are open, the last number of each style, what a box interrupted."""

    stack: list[Mark] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    before_box: list[Mark] | None = None


def outline(text: FlatText, tables: Sequence[tuple[int, int]] = ()) -> list[Item]:
    """Return the items of a plan in reading order, parents before children. Linear in the text's length.

    `tables` are spans in order whose rows are no items: their numbers count rows.
    """
    width = full_line(text)
    items: list[Item] = []
    open_items: list[Item] = []
    for mark, depth, anew in _accepted(text, tables):
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


def _accepted(text: FlatText, tables: Sequence[tuple[int, int]]) -> Iterator[tuple[Mark, int, bool]]:
    """Yield the marks that are items, each with its depth (the number of open items above it).

    The third part tells that a document begins with it, behind the signature and date of another one.
    """
    state = _State()
    for mark in marks_of(text):
        table = bisect_right(tables, (mark.start, len(text.flat))) - 1
        if table >= 0 and mark.start < tables[table][1]:
            continue
        if _numbers_label(text, mark):
            continue
        anew = _begins_document(state, mark, text)
        if anew:
            state.stack, state.last, state.before_box = [], {}, None
        if _accepts(state, mark, text):
            yield mark, len(state.stack) - 1, anew


def _numbers_label(text: FlatText, mark: Mark) -> bool:
    """Say whether a number stands before a label, and no tasks below it: 1.牵头单位：市水务局 belongs to the item above."""
    if not mark.at_line_start or mark.style.name not in _INNER or not LABEL.match(text.norm, mark.end):
        return False
    line = text.line_of(mark.start) + 1
    if line == len(text.line_starts):
        return True
    below = MARK.match(text.norm, text.line_starts[line], text.line_ends[line])
    return below is None or BY_NAME[below.lastgroup or ""].rank <= mark.style.rank


def _begins_document(state: _State, mark: Mark, text: FlatText) -> bool:
    """Say whether a plan begins here behind the notice that brings it: a first number of the outermost kind behind a date."""
    if not state.stack or mark.number != 1 or not mark.at_line_start or mark.style.name not in _OUTERMOST:
        return False
    if mark.style.rank > state.stack[0].style.rank:
        return False
    lines = range(text.line_of(state.stack[-1].start) + 1, text.line_of(mark.start))
    return any(_DATE_LINE.fullmatch(text.norm, text.line_starts[n], text.line_ends[n]) for n in lines)


def _accepts(state: _State, mark: Mark, text: FlatText) -> bool:
    """Decide by sequence whether a mark is an item, and open it in `state` if so."""
    if mark.style.name == "annex":
        return _opens_annex(state, mark, text)
    if mark.style.name == "box":
        return _opens_box(state, mark)
    if mark.style in DECIMALS and not _has_whole(state, mark):
        return False
    if state.before_box and mark.number > 1 and _next_in(state.before_box, mark, text) is not None:
        state.stack, state.before_box = state.before_box, None
    follows = _next_in(state.stack, mark, text)
    if follows is not None:
        del state.stack[follows:]
    elif _begins(state, mark, text):
        state.stack = _above(state, mark, text)
    else:
        return False
    state.stack.append(mark)
    state.last[mark.style.name] = mark.number
    return True


def _has_whole(state: _State, mark: Mark) -> bool:
    """Say whether the item of which 2.1 is a part is open: without it a figure at the start of a line is none."""
    whole = mark.label.rpartition(".")[0]
    return not whole or any(opened.label == whole and opened.style in DECIMALS for opened in state.stack)


def _opens_box(state: _State, mark: Mark) -> bool:
    """Open a 专栏: it has a numbering of its own, after which the plan's goes on where it stood."""
    state.before_box = [opened for opened in state.before_box or state.stack if opened.style.name != "box"]
    state.stack = [opened for opened in state.stack if opened.style.rank < mark.style.rank]
    state.stack.append(mark)
    return True


def _opens_annex(state: _State, mark: Mark, text: FlatText) -> bool:
    line = text.line_of(mark.start)
    alone = text.line_ends[line] - mark.start <= len("附件十一：")
    if not state.last or not (alone or _heads_annex(text, mark, state.stack[-1].start)):
        return False  # the plan itself is often "附件" of its notice: only what follows a numbered plan is an annex
    state.stack, state.last, state.before_box = [mark], {"annex": mark.number}, None
    return True


def _heads_annex(text: FlatText, mark: Mark, since: int) -> bool:
    """Say whether 附件：任务分工表 heads an annex: it stands behind the date of the plan; before it, it lists one."""
    line = text.line_of(mark.start)
    words = text.norm[mark.end : text.line_ends[line]]
    if len(words) > _MAX_ANNEX_TITLE or re.search(r"[。；，]|^：?\d", words):
        return False
    lines = range(text.line_of(since), line)
    return any(_DATE_LINE.fullmatch(text.norm, text.line_starts[n], text.line_ends[n]) for n in lines)


def _next_in(stack: list[Mark], mark: Mark, text: FlatText) -> int | None:
    """Return the index of the open mark that this one follows, or `None`.

    At the start of a line one number may be missing, and 三、 may come twice (a slip that real plans make). More may
    be missing before what is plainly a heading: a mark lost by a reader must not pour all later items into one.
    """
    for index, opened in enumerate(stack):
        if opened.style is mark.style:
            step = mark.number - opened.number
            slip = mark.at_line_start and (
                _skips(text, mark, step) or (step == 0 and _repeats_number(text, mark))
            )
            return index if step == 1 or slip else None
    return None


def _skips(text: FlatText, mark: Mark, step: int) -> bool:
    """Say whether numbers were left out before a mark: one anywhere, several only before a heading after a full stop."""
    if step == 2:
        return True
    if not 2 < step <= _MOST_SKIPPED or mark.style.name not in _NEW_IN_LINE:
        return False
    line = text.line_of(mark.start)
    apart = (line > 0 and _is_bare_heading(text, line - 1)) or text.norm[
        mark.start - 1 : mark.start
    ] in tuple("。）；〕】：")
    return apart and (_has_title(text, mark) or _is_short_heading(text, mark) or _is_alone(text, mark))


def _is_bare_heading(text: FlatText, line: int) -> bool:
    """Say whether a line is the mark and title of an item, and nothing else."""
    start, end = text.line_starts[line], text.line_ends[line]
    return starts_item(text.norm, start, end) and not re.search("[，。；]", text.norm[start:end])


def _repeats_number(text: FlatText, mark: Mark) -> bool:
    """Say whether a number that comes twice is a slip of the source, and no reference that a line break cut."""
    if mark.style.name == "cn_bracket":
        stop = text.norm.find("。", mark.end, mark.end + MAX_LABEL + 1)
        heading = text.norm[mark.end : stop]
        return stop > 0 and text.norm[mark.start - 1] in "。）；" and not re.search("[，；（]", heading)
    return _is_short_heading(text, mark)


def _is_short_heading(text: FlatText, mark: Mark) -> bool:
    line = text.line_of(mark.start)
    end = text.line_ends[line]
    return mark.style.name == "cn" and end - mark.end <= MAX_LABEL and "。" not in text.norm[mark.end : end]


def _begins(state: _State, mark: Mark, text: FlatText) -> bool:
    """Say whether the mark begins a numbering, or goes on with one that runs through the plan."""
    if any(opened.style is mark.style for opened in state.stack):
        return False
    last = state.last.get(mark.style.name, 0)
    step = mark.number - last
    if mark.at_line_start and (step == 1 or (last and _skips(text, mark, step))):
        return True
    if not last and mark.number > 1:
        return _begins_late(text, mark)
    if mark.number != 1 and not (last and step == 1):
        return False
    return (mark.at_line_start and mark.number == 1) or (
        mark.style.name in _NEW_IN_LINE and _titled(text, mark)
    )


def _begins_late(text: FlatText, mark: Mark) -> bool:
    """Say whether a text that is a part of a plan begins here, with 六、 or （二十四）: only a plain heading tells."""
    if not mark.at_line_start or mark.style.name not in _NEW_IN_LINE:
        return False
    apart = mark.start == 0 or text.norm[mark.start - 1] in "。；）〕】：" or _follows_heading(text, mark)
    if mark.style.name == "arabic":  # 3.治理水体。 alone may be a page's number and words
        stop = text.norm.find("。", mark.end, mark.end + MAX_LABEL)
        return apart and mark.followed and stop > 0 and not re.search("[，；：]", text.norm[mark.end : stop])
    if mark.style.name in ("chapter", "section"):
        return _is_alone(text, mark)
    heads = _has_title(text, mark) or _is_alone(text, mark)
    return _is_short_heading(text, mark) or (apart and mark.style.name == "cn_bracket" and heads)


def _is_alone(text: FlatText, mark: Mark) -> bool:
    """Say whether a line is （三） or 第三章 and a title, and nothing else."""
    if not mark.at_line_start:
        return False
    if mark.style.name in ("chapter", "section"):
        line = text.line_of(mark.start)
        return text.line_ends[line] - mark.end <= MAX_TITLE and _is_bare_heading(text, line)
    if mark.style.name != "cn_bracket":
        return False
    words = text.norm[mark.end : text.line_ends[text.line_of(mark.start)]]
    return 2 <= len(words) <= MAX_LABEL and not re.search("[，。；：（）]", words)


def _follows_heading(text: FlatText, mark: Mark) -> bool:
    line = text.line_of(mark.start)
    return line > 0 and _is_bare_heading(text, line - 1)


def _titled(text: FlatText, mark: Mark) -> bool:
    """Say whether a mark in mid-line is followed by a short heading that ends in a full stop."""
    return text.norm[mark.start - 1] in "。）" and _has_title(text, mark)


def _has_title(text: FlatText, mark: Mark) -> bool:
    stop = text.norm.find("。", mark.end, mark.end + MAX_TITLE)
    return stop > 0 and "；" not in text.norm[mark.end : stop]


def _heads_articles(text: FlatText, opened: Mark) -> bool:
    return (
        opened.style.name == "cn"
        and opened.at_line_start
        and _is_bare_heading(text, text.line_of(opened.start))
    )


def _above(state: _State, mark: Mark, text: FlatText) -> list[Mark]:
    """Return the open marks under which a new numbering begins; what begins inside a box stays in it.

    第一条 stands above 一、, but below 二、重点任务 where that is a heading alone.
    """
    kept = [
        opened
        for opened in state.stack
        if opened.style.rank < mark.style.rank
        or (mark.style.name == "article" and _heads_articles(text, opened))
    ]
    if state.before_box is not None and mark.number == 1 and mark.style.rank >= BY_NAME["cn"].rank:
        boxes = [index for index, opened in enumerate(state.stack) if opened.style.name == "box"]
        if not boxes:  # 第一节 after a box has closed it
            state.before_box = None
            return kept
        return state.stack[: boxes[-1] + 1] + [m for m in kept if m not in state.stack[: boxes[-1] + 1]]
    return kept


def _item(text: FlatText, mark: Mark, parents: list[Item], width: int) -> Item:
    title, body_start = title_of(text, mark.end, width)
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
        if _DATE_LINE.fullmatch(text.norm, start, end):
            return text.line_starts[_first_signed(text, first, line)]
    return len(text.flat)


def _first_signed(text: FlatText, first: int, date: int) -> int:
    """Return the first of the lines right above a date that name who signed, or the date's own line."""
    line = date
    while line > first and _SIGNED.fullmatch(text.norm, text.line_starts[line - 1], text.line_ends[line - 1]):
        line -= 1
    return line
