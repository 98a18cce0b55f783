"""Which marks are items of the outline, decided by sequence.

A mark counts only where its number is the expected one: the next of its kind, the first under a new heading, or the next
of a numbering that runs through the whole plan. A numbering that starts again does so below a heading without a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from .clause_words import LABEL
from .flat import FlatText
from .outline_headings import (
    HEADING,
    closing_sections,
    heading_above,
    is_section,
    sections,
    titled_mark,
    with_headings_of_format,
)
from .outline_marks import BY_NAME, DATE_LINE, DECIMALS, MARK, WORDED, starts_item
from .outline_scan import Mark, marks_of
from .outline_titles import MAX_LABEL, MAX_TITLE

_NEW_IN_LINE = frozenset({"chapter", "section", "cn", "cn_bracket", "arabic"})
_INNER = frozenset({"arabic", "arabic_half", "arabic_bracket", "circled"})
_OUTERMOST = frozenset({"chapter", "cn", "article"})
_RESTARTS = frozenset({"cn", "cn_bracket", "arabic"})
_LINES_TO_TABLE = 2
_MAX_ANNEX_TITLE = 40
_MOST_SKIPPED = 20


@dataclass(slots=True)
class _State:
    """Where the reading stands: the marks that are open, the last number of each style, what a box interrupted."""

    stack: list[Mark] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    before_box: list[Mark] | None = None
    runs: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    """The heading without a number above the first item of each style that is open, if there is one."""
    refused: dict[str, int] = field(default_factory=dict)
    """The number to which a list of each style has come that is no part of the outline, since its last item."""
    tables: Sequence[tuple[int, int]] = ()


def accepted(
    text: FlatText, tables: Sequence[tuple[int, int]], levels: Mapping[int, int]
) -> list[tuple[Mark, int, bool]]:
    """Return the marks that are items, each with its depth (the number of open items above it).

    `levels` holds the level of each line that the format calls a heading: such lines are items without a number too.

    The third part tells that a document begins with it, behind the signature and date of another one.
    """
    marks = [
        mark
        for mark in marks_of(text)
        if not _within(tables, mark.start, len(text.flat)) and not _numbers_label(text, mark)
    ]
    if levels:
        marks = with_headings_of_format(text, marks, levels, tables)
    headings: set[tuple[int, int]] = set()
    found = list(_walk(text, marks, tables, headings))
    if not headings:
        headings = closing_sections(text, tables, found[0][0].start) if found else set()
    if not headings:
        return found
    first = found[0][0]
    if first.style is HEADING or any(start < first.start for start, _ in headings):
        headings.update(
            sections(text, tables)
        )  # the plan has headings without numbers: also above its first items
    known = {mark.start for mark in marks}
    headed = [*marks, *(titled_mark(text, span) for span in headings if span[0] not in known)]
    return list(_walk(text, sorted(headed, key=attrgetter("start")), tables, headings))


def _within(tables: Sequence[tuple[int, int]], start: int, length: int) -> bool:
    table = bisect_right(tables, (start, length)) - 1
    return table >= 0 and start < tables[table][1]


def _walk(
    text: FlatText, marks: list[Mark], tables: Sequence[tuple[int, int]], headings: set[tuple[int, int]]
) -> Iterator[tuple[Mark, int, bool]]:
    """Yield the marks that are items, as `accepted` does, and note the headings below which a numbering starts again."""
    state = _State(tables=tables)
    for index, mark in enumerate(marks):
        if mark.style is HEADING:
            _opens_section(state, mark, text, marks[index + 1 : index + 2])
            yield mark, len(state.stack) - 1, False
            continue
        anew = _begins_document(state, mark, text)
        if anew:
            state.stack, state.last, state.before_box, state.runs = [], {}, None, {}
        if again := _starts_again(state, mark, text, tables):
            headings.update(span for span in (again, state.runs.get(mark.style.name)) if span)
            heading = titled_mark(text, again)
            _opens_section(state, heading, text, [mark])
            yield heading, len(state.stack) - 1, False
        before = state.stack[-1].start if state.stack else -1
        if _accepts(state, mark, text):
            state.refused.pop(mark.style.name, None)
            if mark.number == 1 and mark.at_line_start:
                state.runs[mark.style.name] = again or heading_above(text, mark.start, before, tables)
            yield mark, len(state.stack) - 1, anew
        elif mark.number == state.refused.get(mark.style.name, 0) + 1:
            state.refused[mark.style.name] = mark.number


def _starts_again(
    state: _State, mark: Mark, text: FlatText, tables: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the heading below which a numbering that is open starts again with this mark, or `None`."""
    if mark.number != 1 or not mark.at_line_start or mark.style.name not in _RESTARTS or not state.stack:
        return None
    is_open = any(opened.style is mark.style for opened in state.stack)
    boxed = any(opened.style is mark.style for opened in state.before_box or ())
    if not is_open and not boxed:
        return None
    heading = heading_above(text, mark.start, state.stack[-1].start, tables)
    return heading if heading and (is_open or is_section(text, heading)) else None


def _again_without_heading(state: _State, mark: Mark, text: FlatText) -> bool:
    """Say whether a numbering plainly starts again though no heading is left: behind a full stop, titled, and counted on."""
    is_open = any(opened.style is mark.style and opened.number > 1 for opened in state.stack)
    return (
        is_open
        and mark.number == 1
        and mark.style.name in _RESTARTS
        and mark.at_line_start
        and mark.followed
        and _titled(text, mark)
    )


def _opens_section(state: _State, heading: Mark, text: FlatText, below: list[Mark]) -> None:
    """Open a section without a number: what is open of the numbering that begins `below` it is closed."""
    style = next((mark.style for mark in below), HEADING)
    stack = state.stack
    if state.before_box and not any(opened.style is style for opened in stack):
        stack, state.before_box = state.before_box, None
    if heading.level:
        state.stack = [opened for opened in stack if 0 < opened.level < heading.level] + [heading]
        return
    styles = [opened.style for opened in stack]
    span = (heading.start, heading.end)
    if HEADING in styles and (style is HEADING or (styles[0] is HEADING and is_section(text, span))):
        kept = styles.index(HEADING)
    else:
        outer = [each.rank < style.rank for each in styles]
        kept = styles.index(style) if style in styles else [*outer, False].index(False)
        kept -= kept > 0 and styles[kept - 1] is HEADING
    state.stack = [*stack[:kept], heading]


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
    return any(DATE_LINE.fullmatch(text.norm, text.line_starts[n], text.line_ends[n]) for n in lines)


def _accepts(state: _State, mark: Mark, text: FlatText) -> bool:
    """Decide by sequence whether a mark is an item, and open it in `state` if so."""
    if mark.style.name == "annex":
        return _opens_annex(state, mark, text)
    if mark.style.name == "box":
        return _opens_box(state, mark)
    if mark.style in DECIMALS and not _has_whole(state, mark):
        return False
    if (
        mark.number > 1
        and mark.number == state.refused.get(mark.style.name, 0) + 1
        and not _follows(state, mark)
    ):
        return False  # （二） of a list in an item whose （一） is none
    if state.before_box and mark.number > 1 and _next_in(state.before_box, mark, text) is not None:
        state.stack, state.before_box = state.before_box, None
    follows = _next_in(state.stack, mark, text)
    if follows is None and _again_without_heading(state, mark, text):
        follows = [opened.style for opened in state.stack].index(mark.style)
    if follows is not None:
        del state.stack[follows:]
    elif _begins(state, mark, text):
        state.stack = _above(state, mark, text)
    else:
        return False
    state.stack.append(mark)
    state.last[mark.style.name] = mark.number
    return True


def _follows(state: _State, mark: Mark) -> bool:
    return any(opened.style is mark.style and opened.number + 1 == mark.number for opened in state.stack)


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
    heads = alone or (state.last and _heads_annex(text, mark, state.stack[-1].start, state.tables))
    if not state.last or not heads:
        return False  # the plan itself is often "附件" of its notice: only what follows a numbered plan is an annex
    state.stack, state.last, state.before_box = [mark], {"annex": mark.number}, None
    return True


def _heads_annex(text: FlatText, mark: Mark, since: int, tables: Sequence[tuple[int, int]]) -> bool:
    """Say whether 附件：任务分工表 heads an annex: behind the date of the plan, or above a table; else it lists one."""
    line = text.line_of(mark.start)
    words = text.norm[mark.end : text.line_ends[line]]
    if len(words) > _MAX_ANNEX_TITLE or re.search(r"[。；，]|^：?\d", words):
        return False
    below = text.line_starts[line + 1 : line + 1 + _LINES_TO_TABLE]
    if any(_within(tables, start, len(text.flat)) for start in below):
        return True
    lines = range(text.line_of(since), line)
    return any(DATE_LINE.fullmatch(text.norm, text.line_starts[n], text.line_ends[n]) for n in lines)


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


def _heads_worded(text: FlatText, mark: Mark, opened: list[Mark]) -> bool:
    """Say whether 任务1： stands below （一）: right under its line, or behind another such task in it."""
    if opened[0].style.name != "cn_bracket" or not opened[0].at_line_start:
        return False
    line = text.line_of(opened[0].start)
    bare = not re.search("[，；。]", text.norm[opened[0].start : text.line_ends[line] - 1])
    inside = opened[-1].style.name in WORDED or text.line_of(mark.start) == line + 1
    return bare and inside


def _above(state: _State, mark: Mark, text: FlatText) -> list[Mark]:
    """Return the open marks under which a new numbering begins; what begins inside a box stays in it.

    第一条 stands above 一、, but below 二、重点任务 where that is a heading alone, and 任务1： above （一） or below it alike.
    """
    kept = [
        opened
        for index, opened in enumerate(state.stack)
        if opened.style.rank < mark.style.rank
        or (mark.style.name == "article" and _heads_articles(text, opened))
        or (mark.style.name in WORDED and _heads_worded(text, mark, state.stack[index : index + 2]))
    ]
    if state.before_box is not None and mark.number == 1 and mark.style.rank >= BY_NAME["cn"].rank:
        boxes = [index for index, opened in enumerate(state.stack) if opened.style.name == "box"]
        if not boxes:  # 第一节 after a box has closed it
            state.before_box = None
            return kept
        return state.stack[: boxes[-1] + 1] + [m for m in kept if m not in state.stack[: boxes[-1] + 1]]
    return kept
