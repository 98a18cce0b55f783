"""Towns by their form: right after their county (花溪区高坡乡), in a list, or several in one sentence.

There are forty thousand, and no table holds them. A single one shows itself beside its county only: 重点镇 and 特色镇 look
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_TOWN = re.compile(
    r"(?!等|和|及|与|各|所有|中心|重点|沿线|周边|主要)[一-龥]{2,3}?(?:(?<!城)乡(?!镇|村)|(?<![小集古强重])镇(?!化|村)|街道)"
)
_TOWN_VERBS = ("支持", "依托", "推动", "推进", "加快", "建设", "打造", "围绕", "实施", "培育", "做强", "完成")
_TOWN_SHAPE = r"(?!中心|重点|沿线|周边|主要|其他|有关|各|乡|村|所)[一-龥]{2,3}?(?<![小城集古强重乡各村])(?:镇(?!化|村|街)|乡(?!镇|村)|街道)"
_TOWN_LIST = re.compile(
    rf"(?:(?<=[、，。：；在（])|(?<={'|'.join(_TOWN_VERBS)}))(?:{_TOWN_SHAPE}、)+{_TOWN_SHAPE}"
)
_TOWN_END = re.compile(r"[镇乡道]、")
_ONE_TOWN = re.compile(
    rf"(?:(?<=[、，：])|(?<={'|'.join(_TOWN_VERBS)}))(?!特色|卫星|示范|工业|农业|旅游|商贸|历史|文化|建制|一般|经济|试点|边境|专业|传统|所在|有条件|具备)"
    r"(?!中心|重点|沿线|周边|主要|其他|有关|各|乡|村|所)[一-龥]{2}(?<![小城集古强重乡各村名])镇(?!化|村|街|区|域|级|污|生|等|、|和|及|企)"
)
_TOWN_NAME = re.compile(rf"(?P<name>{_TOWN_SHAPE})(?:、|$)")


def towns(norm: str, listed: list[Span]) -> Iterator[Span]:
    """Yield 高坡乡 after 花溪区, and the towns of a list: one alone is only taken right after its county."""
    for _, end in listed:
        match = _TOWN.match(norm, end)
        if match and "流域" not in match.group():
            yield match.span()
    yield from _scattered_towns(norm)
    for row in _town_lists(norm):
        for match in _TOWN_NAME.finditer(norm, row.start(), row.end()):
            yield match.span("name")


def _town_lists(norm: str) -> Iterator[re.Match[str]]:
    """Yield the lists of towns, each by the end of its first: that is found far faster than a name may begin."""
    done = 0
    for end in _TOWN_END.finditer(norm):
        starts = range(max(done, end.start() - len("某某某街")), end.start() - len("某"))
        row = next((match for at in starts if (match := _TOWN_LIST.match(norm, at))), None)
        if row is not None:
            done = row.end()
            yield row


def _scattered_towns(norm: str) -> Iterator[Span]:
    """Yield the towns of a sentence that names two or more, each with what it is for: 米桥镇灯饰、苏家镇五金."""
    done = 0
    for town in re.finditer("镇", norm):
        if town.start() >= done:
            begin = max(norm.rfind(mark, 0, town.start()) for mark in "。；") + 1
            done = min((at for mark in "。；" if (at := norm.find(mark, town.end())) >= 0), default=len(norm))
            if norm.count("镇", begin, done) > 1:
                towns = [match.span() for match in _ONE_TOWN.finditer(norm, begin, done)]
                yield from towns if len(towns) > 1 else ()
