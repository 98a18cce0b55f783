"""An outline path (三 / （九） / 1) as one ASCII token, a pure function of the path.

Each style of numbering has its own letter, so that two different paths never give one token:

    三 at the top       3        （九） below the top   9        第三章   ch3
    三 below the top    z3       （九） at the top      p9       第三节   s3
    1                   n1       （1）                  b1       第三条   art3
    1.2                 d1-2     ①                      c1       other    h- and 8 hex digits of the heading

Half-width brackets and full-width digits are the same printed signs as their full- and half-width forms and
give the same token. A numeral is read only in its usual form (十二, not 一十二): an unusual one is a heading
like any other, else two different paths would meet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

WHOLE_PLAN = "0"
"""The token of the empty path: a plan without outline. No numeral gives 0."""

_ONES = "零一二三四五六七八九"
_SAME_PRINT = str.maketrans("()０１２３４５６７８９", "（）0123456789")
_UNIT = re.compile(r"第(.+)([章节条])")
_UNIT_LETTERS = {"章": "ch", "节": "s", "条": "art"}
_ARABIC = re.compile(r"[1-9][0-9]{0,3}")
_DECIMAL = re.compile(r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2})+")
_CIRCLED = {
    chr(first + offset): start + offset
    for first, start, count in ((0x2460, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15))
    for offset in range(count)
}


def path_token(path: Iterable[str]) -> str:
    """Return the path's steps as ASCII, joined by full stops."""
    return ".".join(_step(_plain(step), depth) for depth, step in enumerate(path)) or WHOLE_PLAN


def chinese_numeral(number: int) -> str:
    """Return 1 to 999 as plans write it: 十二, 二十, 一百零三, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_ONES[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _ONES[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_ONES[ones] if ones else "")


_NUMBERS = {chinese_numeral(number): number for number in range(1, 1000)}


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese numeral from 一 to 九百九十九 in its usual form, else `None`."""
    return _NUMBERS.get(text)


def _plain(step: str) -> str:
    return "".join(step.split()).translate(_SAME_PRINT)


def _step(step: str, depth: int) -> str:
    token = _bracketed(step[1:-1], depth) if step[:1] == "（" and step[-1:] == "）" else _bare(step, depth)
    return token or f"h-{hashlib.sha256(step.encode()).hexdigest()[:8]}"


def _bracketed(inner: str, depth: int) -> str | None:
    if _ARABIC.fullmatch(inner):
        return f"b{inner}"
    number = chinese_number(inner)
    if number is None:
        return None
    return f"{number}" if depth else f"p{number}"


def _bare(step: str, depth: int) -> str | None:
    number = chinese_number(step)
    if number is not None:
        return f"z{number}" if depth else f"{number}"
    if _ARABIC.fullmatch(step):
        return f"n{step}"
    if _DECIMAL.fullmatch(step):
        return f"d{step.replace('.', '-')}"
    if step in _CIRCLED:
        return f"c{_CIRCLED[step]}"
    unit = _UNIT.fullmatch(step)
    number = chinese_number(unit[1]) if unit else None
    return f"{_UNIT_LETTERS[unit[2]]}{number}" if unit and number else None
