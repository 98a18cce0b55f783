"""Where the marks of items stand in a text: 第X章, 一、 （一） 1. at the start of a line or run into it, bullets, decimals.

Lines of a table of contents have none. Which marks are items is decided by `outline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .flat import FlatText
from .outline_loose import loose_marks, runs_in_line
from .outline_marks import (
    BY_NAME,
    DECIMAL_MARK,
    IN_LINE,
    MARK,
    SIGNS,
    WORDED,
    Style,
    numeral,
    parts_of_decimals,
)
from .outline_titles import MAX_LABEL

_LEADER_SIGNS = ("..", "··", ".·", "·.", "…", "．", "\x07", "————")
_LEADERS = re.compile(r"[.·…．\x07]{3,}|—{4,}")
_CONTENTS_LINE = re.compile(rf"(?:{_LEADERS.pattern}).{{0,3}}[\dIVX]{{0,4}}$")
_PAGED = re.compile(r"\S{2,}\s+\d{1,3}\s*")
_MOST_LINES = 3
_LONGEST_ENTRY = 60
_PAGED_LINE = re.compile(r"\S[^\n]*?(?:\t|\s{2,})\s*(?P<page>\d{1,3})\s*")
_MIN_CONTENTS = 4
_SURE_CONTENTS = 2
_HEADS_PARTS = frozenset({"chapter", "section", "cn", "cn_bracket"})
_FIRST_PART = re.compile(rf"[^，。；：（）\d]{{2,{MAX_LABEL}}}(?P<part>（一）|1\.(?=[一-龥]))")
_LONGEST_PART = 4
_CN_DIGITS = "零一二三四五六七八九十"


class Mark(NamedTuple):
    """A mark in flat offsets, with its number and the label that paths show."""

    style: Style
    number: int
    label: str
    start: int
    end: int
    at_line_start: bool
    followed: bool = False
    """Whether the next number of this kind comes next of its kind, at the start of a line too."""
    level: int = 0
    """The level of the heading that its line is by the document's format, 0 where that calls it none."""


def marks_of(text: FlatText) -> list[Mark]:
    """Return every mark in the text, in order; lines of a table of contents have none."""
    norm = text.norm
    found: dict[int, Mark | None] = {}
    lines = list(zip(text.line_starts, text.line_ends, strict=True))
    marked = [MARK.match(norm, *line) for line in lines]
    repeated = _repeated_headings(text, lines, marked)
    divided = parts_of_decimals(norm, lines)
    in_contents, leaders = False, any(signs in norm for signs in _LEADER_SIGNS)
    for number, ((start, end), mark) in enumerate(zip(lines, marked, strict=True)):
        if end - start <= 4 and norm.startswith("目录", start):
            in_contents = True
        elif start in repeated or (
            (leaders or in_contents)
            and (
                _is_contents_line(text, start, end, in_contents)
                or (in_contents and mark and _goes_on_in_contents(text, lines, marked, number))
            )
        ):
            in_contents = True
            found[start] = None
        else:
            match = mark or _decimal(text, divided, start, end)
            in_contents = in_contents and match is None and end - start < MAX_LABEL
            found[start] = _mark(match, at_line_start=True) if match and _stands_apart(text, match) else None
    for count, loose in enumerate(loose_marks(text), 1):
        if found.get(loose.start()) is None:
            found[loose.start()] = _loose(loose, count)
    for match in _under_headings(norm, found.values()):
        found.setdefault(match.start(), _mark(match, at_line_start=True))
    for match in runs_in_line(text, found):
        found[match.start()] = _mark(match, at_line_start=True)
    for match in IN_LINE.finditer(norm):
        if match.start() not in found:
            found[match.start()] = _mark(match, at_line_start=False)
    return _followed([mark for _, mark in sorted(found.items()) if mark])


def _under_headings(norm: str, marks: Iterable[Mark | None]) -> Iterator[re.Match[str]]:
    """Yield the first marks of parts that stand right behind the heading of the whole: 一、总体要求（一）指导思想。"""
    for mark in list(marks):
        if mark and mark.style.name in _HEADS_PARTS:
            match = _FIRST_PART.match(norm, mark.end, mark.end + MAX_LABEL + _LONGEST_PART)
            if match and (part := MARK.match(norm, match.start("part"))):
                yield part


def _followed(marks: list[Mark]) -> list[Mark]:
    """Note on each mark whether the next of its kind bears the next number."""
    following: dict[str, int] = {}
    noted = []
    for mark in reversed(marks):
        if mark.at_line_start:
            noted.append(mark._replace(followed=following.get(mark.style.name) == mark.number + 1))
            following[mark.style.name] = mark.number
        else:
            noted.append(mark)
    return noted[::-1]


def _decimal(text: FlatText, divided: frozenset[str], start: int, end: int) -> re.Match[str] | None:
    """Return the mark 2 or 2.1 of a line in a document numbered so; a bare 2 must head a chapter or a short line."""
    match = DECIMAL_MARK.match(text.norm, start, end) if divided else None
    if match and match.lastgroup == "dec1" and match[0] not in divided:
        short = end - start <= MAX_LABEL and not re.search("[，。；：]", text.norm[start:end])
        return match if short and _apart(text, match) else None
    return match


def _stands_apart(text: FlatText, match: re.Match[str]) -> bool:
    """Say whether 行动一 and 任务1 are marks: a colon or white space follows. 行动一致 at the start of a line is none."""
    if match.lastgroup not in WORDED:
        return True
    if match.end() >= len(text.norm) or text.norm[match.end()] in "：、.。":
        return True
    return _apart(text, match)


def _apart(text: FlatText, match: re.Match[str]) -> bool:
    """Say whether white space follows a mark."""
    begin, end = text.span(match.end() - 1, match.end() + 1)
    return end - begin > 2


def _repeated_headings(
    text: FlatText, lines: Sequence[tuple[int, int]], marked: Sequence[re.Match[str] | None]
) -> frozenset[int]:
    """Return where heading lines start that come again later, several in a row: a table of contents.

    Two in a row are none, since a plan and its annex may both begin 一、总体要求 （一）指导思想, unless 目录 stands above them or
    they have pages. The end of an entry that the page's width broke may stand between two.
    """
    last: dict[str, int] = {}
    headings = []
    for index, (line, mark) in enumerate(zip(lines, marked, strict=True)):
        if mark:
            place, stop = text.span(*line)
            paged = _PAGED_LINE.fullmatch(text.text[place:stop])
            words = text.norm[slice(*line)]
            words = words[: len(words) - len(paged["page"])] if paged else words
            last[words] = index
            headings.append((index, words, paged is not None))
    early = [one for one in headings if last[one[1]] > one[0] and "。" not in one[1]]
    found: list[int] = []
    run: list[tuple[int, str, bool]] = []
    for one, following in zip(early, [*early[1:], (-1, "", False)], strict=False):
        run.append(one)
        between = lines[one[0] + 1 : following[0]]
        if (
            following[0] > one[0]
            and len(between) <= 1
            and all(_ends_entry(text.norm, *line) for line in between)
        ):
            continue
        first = run[0][0]
        sure = (
            text.norm[slice(*lines[first - 1])] == "目录" or sum(paged for *_, paged in run) >= _SURE_CONTENTS
        )
        found.extend(
            lines[index][0] for index, *_ in run if len(run) >= (_SURE_CONTENTS if sure else _MIN_CONTENTS)
        )
        run = []
    return frozenset(found)


def _ends_entry(norm: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_ENTRY // 2 and not re.search("[，。；：（）]", norm[start:end])


def _is_contents_line(text: FlatText, start: int, end: int, in_contents: bool) -> bool:
    if _CONTENTS_LINE.search(text.norm, max(start, end - 40), end):
        return True
    if not in_contents or not text.norm[end - 1].isdigit():
        return False
    place = text.span(start, end)[0]
    return end - start > 4 or _PAGED.fullmatch(text.text[place : text.span(end - 1, end)[1]]) is not None


def _goes_on_in_contents(
    text: FlatText, lines: Sequence[tuple[int, int]], marked: Sequence[re.Match[str] | None], number: int
) -> bool:
    """Say whether an entry of a table of contents has its page on the next line: 一、夯实基础，提升保 above 障能力……2."""
    for line, mark in zip(
        lines[number + 1 : number + _MOST_LINES], marked[number + 1 : number + _MOST_LINES], strict=True
    ):
        if mark or line[1] - line[0] > _LONGEST_ENTRY:
            return False
        if _is_contents_line(text, *line, True):
            return True
    return False


def _mark(match: re.Match[str], *, at_line_start: bool) -> Mark | None:
    name = match.lastgroup or ""
    digits = match[name]
    number = numeral(digits) if digits else 1
    if number is None:
        return None
    if name in SIGNS:
        name, form = SIGNS[name]
        digits = _CN_DIGITS[number] if name == "cn_bracket" else str(number)
        return Mark(BY_NAME[name], number, form.format(digits), match.start(), match.end(), at_line_start)
    label = digits if name in ("cn", "arabic", "circled", "letter") else match.group()
    return Mark(BY_NAME[name], number, label, match.start(), match.end(), at_line_start)


def _loose(match: re.Match[str], count: int) -> Mark | None:
    """Return the mark of a bullet, which counts through the plan and is called by its heading, or of 第一，."""
    if match.lastgroup == "bullet":
        return Mark(BY_NAME["bullet"], count, "", match.start(), match.end(), at_line_start=True)
    return _mark(match, at_line_start=True)
