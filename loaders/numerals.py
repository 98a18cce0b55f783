"""Figures written in characters: 百分之六十, 三分之一, 过半, 十万亩, 两个, 翻一番.

Characters for numbers stand in many words that count nothing (三线一单, 一批, 二级), so only what a unit or a phrase of
its own makes a figure is one here. 一 counts nothing but rounds and buildings: 一个 and 一项 are mere grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..ontology.units import units

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = r"[零〇○一二两三四五六七八九十百千]"
_NO_NUMBER_BEFORE = frozenset("“第初几数每零〇○一二两三四五六七八九十百千万亿点.0123456789")
"""Before which a numeral is a name or a part of one: 第三, “两个一百年”."""
_COUNTED_ONCE = frozenset("轮座所")
_COUNTERS = frozenset("个家座项辆台套处户名条株所种艘支栋")
"""What is counted in characters; 二期, 三次, 一场 and 四级 are mostly names."""

_MEASURES = frozenset(
    [
        "吨",
        "吨标准煤",
        "千瓦",
        "千瓦时",
        "元",
        "公里",
        "平方公里",
        "平方米",
        "公顷",
        "亩",
        "立方米",
        "人次",
        "人",
    ]
)
"""What is measured in characters, in ten thousands or hundred millions only: 十万亩, but no 百米 and no 两吨."""


@dataclass(frozen=True, slots=True)
class Written:
    """A figure in characters: `start:end` with its unit, `more` where 余 or 多 follows the number."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    more: bool


def number(text: str) -> float | None:
    """Return what a numeral in characters is worth (一百二十 → 120, 十五点五 → 15.5), or `None` for what is none."""
    whole, point, decimals = text.partition("点")
    if not whole or bool(point) != bool(decimals) or not set(decimals) <= set(_DIGITS):
        return None
    total, digit, last_place = 0, None, 10_000
    for char in whole:
        if char in _PLACES:
            place = _PLACES[char]
            if place >= last_place:
                return None
            total += (1 if digit is None else digit) * place
            digit, last_place = None, place
        elif char not in _DIGITS or (digit not in (None, 0)):
            return None
        else:
            digit = _DIGITS[char]
    value = total + (digit or 0)
    return float(f"{value}.{''.join(str(_DIGITS[char]) for char in decimals)}") if decimals else value


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return where a figure may begin, which one look at a character tells, and what it then looks like."""
    forms = [
        symbol
        for symbol in units()
        if symbol.lstrip("千万亿") in _COUNTERS
        or (symbol[0] in "万亿" and symbol.lstrip("千万亿") in _MEASURES)
    ]
    counted = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    heads = "".join(sorted({form[0] for form in forms}))
    many = rf"{_NUMERAL}{{1,7}}"
    return (
        re.compile(
            # One set of characters first, which `re` runs through far faster than a choice.
            r"[零〇○一二两三四五六七八九十百千翻万半]"
            rf"(?:(?<!半)(?=[零〇○一二两三四五六七八九十百千分点番成倍轮余多至到亿半—{heads}])|(?<=半)(?=数)|(?<=[过超]半)(?=[，。；、以的]|$))"
        ),
        re.compile(
            rf"(?P<scale>[百千])分之(?P<part>{_NUMERAL}{{1,6}}(?:点{_NUMERAL}{{1,4}})?|\d{{1,3}}(?:\.\d{{1,3}})?)"
            rf"|(?P<whole>{_NUMERAL}{{1,3}})分之(?P<share>{_NUMERAL}{{1,3}})"
            rf"|(?P<doubled_word>翻(?P<doubled>[一两二三四])?番)"
            rf"|(?P<round>万亿)(?P<round_unit>元)?(?=[，。；、以左元）]|$)"
            rf"|(?P<tenths>[一二两三四五六七八九])成(?=以上|以内|左右|[，。；、的])"
            r"|(?P<half>一半|半数?)(?=以上|以内|左右|[，。；、的]|$)"
            rf"|(?P<count>{many})(?:[至到—](?P<high>{many}))?(?P<more>余|多)?(?P<unit>倍|轮|{counted})"
        ),
    )


def written_figures(norm: str, start: int, end: int) -> Iterator[Written]:
    """Yield the figures in characters in `norm[start:end]`, in order."""
    begins, figure = _patterns()
    done = start
    for hit in begins.finditer(norm, start, end):
        at = hit.start()
        if at < done or (at and norm[at - 1] in _NO_NUMBER_BEFORE):
            continue
        match = figure.match(norm, at, end)
        if match is None:
            continue
        done = match.end()
        written = _written(match)
        if written is not None:
            yield written


def _written(match: re.Match[str]) -> Written | None:
    begin, end = match.span()
    if match["count"]:
        return _counted(match)
    if match["half"]:
        return Written(begin, end, 50, None, "%", more=False)
    if match["round"]:  # 规模突破万亿: one time so much
        passed = begin and match.string[begin - 1] in "破过超达上"
        return Written(begin, end, 1, None, match.group(), more=False) if passed else None
    value, unit = _share(match) if match["doubled_word"] is None else (number(match["doubled"] or "一"), "番")
    if value is None:
        return None
    return Written(begin + (unit == "番"), end, value, None, unit, more=False)


def _share(match: re.Match[str]) -> tuple[float | None, str]:
    """Return what 百分之六十, 三分之一 and 八成 are worth in per cent, 千分之三 in per mille."""
    if part := match["part"]:
        return float(part) if part[0].isdigit() else number(part), "%" if match["scale"] == "百" else "‰"
    if match["tenths"]:
        return 10 * _DIGITS[match["tenths"]], "%"
    whole, share = number(match["whole"]), number(match["share"])
    return round(100 * share / whole, 2) if whole and share and share < whole else None, "%"


def _counted(match: re.Match[str]) -> Written | None:
    value, high = number(match["count"]), number(match["high"]) if match["high"] else None
    if match["count"] == "一" and match["unit"] not in (*_COUNTED_ONCE, "倍"):
        return None
    if value is None or (high is not None and high <= value):
        return None
    return Written(*match.span(), value, high, match["unit"], more=bool(match["more"]))
