"""The marks of items: every way to number them, as a table.

A mark is not yet an item: `outline` decides by sequence. A new style is one more row here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..ontology.outline import chinese_number
from .scanning import guarded

_CN = "零一二三四五六七八九十百"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to number items. `rank` orders the styles from the outside in; `in_line` allows it in mid-line."""

    name: str
    rank: int
    pattern: str
    in_line: bool = False


STYLES = (
    Style("annex", 0, r"附[件表录](?P<annex>[一二三四五六七八九十\d]{0,2})(?=[^\d一二三四五六七八九十]|$)"),
    Style("chapter", 10, rf"第(?P<chapter>[{_CN}\d]{{1,4}})(?:[章篇编](?!程)|部分(?=[^的]))", in_line=True),
    Style("section", 20, rf"第(?P<section>[{_CN}\d]{{1,4}})节", in_line=True),
    Style("article", 30, rf"第(?P<article>[{_CN}\d]{{1,4}})条(?![第款项、，])"),
    Style("cn", 40, rf"(?P<cn>[{_CN}]{{1,3}})(?:、(?!\d)|[、.](?=20\d\d年)|\.(?=[一-龥]))", in_line=True),
    *(
        Style(name, 42, rf"(?:专项|重点)?(?:{word})(?P<{name}>[{_CN}]{{1,3}}|\d{{1,2}})(?![{_CN}\d])")
        for name, word in (("task", "任务"), ("action", "行动"), ("project", "工程"), ("step", "举措|专项"))
    ),
    Style("box", 45, r"专栏(?P<box>[一二三四五六七八九十\d]{1,2})(?=[^\d])", in_line=True),
    Style(
        "cn_bracket",
        50,
        rf"（(?P<cn_bracket>[{_CN}]{{1,3}})）(?!项(?!目)|款|[，至]|、[（第]|[和及]（)",
        in_line=True,
    ),
    Style("arabic", 60, r"(?P<arabic>\d{1,2})(?:\.(?!\d)|\.(?=20\d\d年)|、)", in_line=True),
    Style("arabic_half", 65, r"(?P<arabic_half>\d{1,2})）(?=[一-龥])"),
    Style(
        "arabic_bracket",
        70,
        r"（(?P<arabic_bracket>\d{1,2})）(?!项(?!目)|款|[、，至]|[和及]（)",
        in_line=True,
    ),
    Style("circled", 80, r"(?P<circled>[①-⑳❶-❿])", in_line=True),
    Style("cn_sign", 50, r"(?P<cn_sign>[㈠-㈩])", in_line=True),
    Style("arabic_sign", 60, r"(?P<arabic_sign>[⒈-⒛])", in_line=True),
    Style("bracket_sign", 70, r"(?P<bracket_sign>[⑴-⒇])", in_line=True),
)
"""The styles of numbering, outermost first. A new style is one more row here."""

SIGNS = {
    "cn_sign": ("cn_bracket", "（{}）"),
    "arabic_sign": ("arabic", "{}"),
    "bracket_sign": ("arabic_bracket", "（{}）"),
}
"""The styles of which ㈠, ⒈ and ⑴ are one character for （一）, 1. and （1）, and the labels that they have in paths."""

DECIMALS = (
    Style("dec1", 34, r"(?P<dec1>\d{1,2})(?=[一-龥])"),
    Style("dec2", 36, r"\d{1,2}\.(?P<dec2>\d{1,2})(?=[一-龥])"),
    Style("dec3", 38, r"\d{1,2}\.\d{1,2}\.(?P<dec3>\d{1,2})(?=[一-龥])"),
)
"""1 总则, 1.1 目的: emergency plans and rules of work are numbered so. Where no line begins with N.1, figures are figures."""

LOOSE = (
    Style("bullet", 90, r"(?P<bullet>(?:[●■◆▪▶►◇◎○·•➢✓]|——)(?=[^—·●○])|[*+-](?=[一-龥【（]))"),
    Style("letter", 91, r"(?P<letter>[A-Ha-h])[.、）](?=[一-龥])"),
    Style("ordinal", 92, rf"第(?P<ordinal>[{_CN}]{{1,2}})(?=[，：])"),
)
"""● and 第一， begin items only where responsibility clauses tell that they part tasks: else they part thoughts."""

_DIVIDED = re.compile(r"(?P<whole>\d{1,2})\.1(?=[一-龥])")
WORDED = frozenset({"task", "action", "project", "step"})
BY_NAME = {style.name: style for style in (*STYLES, *DECIMALS, *LOOSE)}
MARK = guarded("|".join(f"(?:{style.pattern})" for style in STYLES))
DECIMAL_MARK = re.compile("|".join(f"(?:{style.pattern})" for style in DECIMALS))
LOOSE_MARK = re.compile("|".join(f"(?:{style.pattern})" for style in LOOSE))
IN_LINE = re.compile("(?<=[。；）】〕])(?:" + "|".join(f"(?:{s.pattern})" for s in STYLES if s.in_line) + ")")
DATE_LINE = re.compile(
    r"[12二][0-9○零一二]{3}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
"""A line that is a date: with it a notice, or a plan, is signed."""


def starts_item(norm: str, start: int, end: int) -> bool:
    """Say whether a line begins with the mark of an item."""
    return MARK.match(norm, start, end) is not None


def numeral(text: str) -> int | None:
    """Return the number of an outline numeral (十二, 12, ②), or `None` when it is no usual numeral."""
    if text.isascii():
        return int(text) if text.isdigit() else ord(text.lower()) - ord("a") + 1
    if len(text) == 1 and text not in _CN:
        return int(unicodedata.numeric(text, 0)) or None
    return chinese_number(text)


def parts_of_decimals(norm: str, lines: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return the numbers that 1.1 or 2.1 at the start of a line divide: only such a number heads a chapter."""
    found = (_DIVIDED.match(norm, start, end) for start, end in lines)
    return frozenset(match["whole"] for match in found if match)
