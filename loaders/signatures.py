"""Who issued a document, and when: the signature, the red head, the heading, or the imprint (版记) at the end."""

from __future__ import annotations

import datetime
import re

from ..ontology.agencies import identify
from ..ontology.outline import chinese_number
from ..ontology.places import Place, place_table
from .flat import FlatText

_DATE = re.compile(
    r"(?:(20\d\d)年(\d{1,2})月(\d{1,2})日|(二[○零O][○零O一二三][○零O一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日)"
)
_DIGITS = str.maketrans("○零O一二三四五六七八九", "000123456789")
# What a government's web page prints above a document: 发文字号：…, 成文日期：…
_LABELLED_DATE = re.compile(rf"(?:成文|发文|印发|发布)(?:日期|时间)：?{_DATE.pattern}")
# 贵州省人民政府令 / 第300号, and 公告（第100号）: ordinances have a number of their own kind.
_ORDER = re.compile(r"(?P<who>[一-龥]{2,30}?)(?P<form>令|公告)（?第(?P<number>\d{1,4})号）?")
_ISSUER = re.compile(
    r"^[一-龥（）、]{2,60}(?:厅|局|委员会|委|办公室|办公厅|政府|部|院|党组|领导小组|中心|总署|银行|公司|联席会议办公室|管委会|管理局|社|会|中央|司|处|总队|支队)$"
)
_BY = re.compile(r"^(?P<who>[一-龥、（）]{2,80}?)(?:等\d{0,2}个?(?:部门|单位))?(?:印发)?关于")
# 德州市人民政府办公室 2022年1月14日印发: who printed a document, at its very end.
_IMPRINT = re.compile(rf"(?P<who>[一-龥（）]{{0,60}}?)(?P<date>{_DATE.pattern})印(?:发|制)")
_DESK = re.compile(r"(?<=[办室厅局委])(?:文电|综合|秘书|文书|机要)(?:处|科|室)?$")
_LEVEL = re.compile(r"[省市县区州盟旗](?!级)|自治区")
_END_ROWS = 12
_HEAD_ROWS = 20
_LONGEST_ORDER = 8


def issued(text: FlatText, lines: list[tuple[int, int]]) -> tuple[str | None, int]:
    """Return the date of issue (a line of its own) and its line, looking at the head and then at the end."""
    every = list(zip(text.line_starts, text.line_ends, strict=True))
    for start, end in [*lines, *every[-_END_ROWS:]]:
        match = _DATE.fullmatch(text.norm[start:end].strip("（）"))
        if match:
            return _iso(match), every.index((start, end))
    labelled = _LABELLED_DATE.search(text.norm, 0, lines[-1][1]) if lines else None
    if labelled:
        return _iso(labelled), -1
    return (_imprint(text) or (None, ()))[0], -1


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = (
        (int(match[1]), int(match[2]), int(match[3]))
        if match[1]
        else (int(match[4].translate(_DIGITS)), chinese_number(match[5]) or 0, chinese_number(match[6]) or 0)
    )
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None  # 2022年2月31日: a slip of the source is no date


def issuers(text: FlatText, lines: list[tuple[int, int]], date_line: int) -> tuple[str, ...]:
    """Return who signed above the date, or who the red head names, or who the notice's heading says issued it."""
    signed: list[list[str]] = []
    for index in range(date_line - 1, max(date_line - 20, -1), -1):
        names = _signature(text, index)
        if not names and re.match(
            r"（[^）]*代章）$", text.norm[text.line_starts[index] : text.line_ends[index]]
        ):
            continue
        if not names and signed and (heads := _places_above(text, index, len(signed[0]))):
            signed[0] = [head + name for head, name in zip(heads, signed[0], strict=True)]
            continue
        if not names:
            break
        signed.insert(0, names)
    found = tuple(dict.fromkeys(name for row in signed for name in row))
    red = _red_head(text, lines)
    if len(red) > 1 and len(red) >= len(found):
        return red
    if found and not all(re.match(r"[省市区县州](?!级)", name) for name in found):
        return found
    order = order_of(text, lines)
    by = (text.flat[order.start("who") : order.end("who")],) if order else ()
    return _named_in_heading(text, lines) or red or found or by or (_imprint(text) or (None, ()))[1]


def with_place(names: tuple[str, ...], place: Place | None) -> tuple[str, ...]:
    """Return issuers with the plan's place for their level: 省人民政府办公厅 of a plan of 湖北省 is that province's."""
    if place is None:
        return names
    read = ((name, identify(name, place)) for name in names)
    return tuple(one.name if _LEVEL.match(name) and one.place else name for name, one in read)


def _imprint(text: FlatText) -> tuple[str | None, tuple[str, ...]] | None:
    """Return the date and the offices of the imprint: on one line, or the offices on the lines above the date."""
    for index in range(len(text.line_starts) - 1, max(len(text.line_starts) - _END_ROWS, -1), -1):
        start, end = text.line_starts[index], text.line_ends[index]
        match = _IMPRINT.fullmatch(text.norm, start, end)
        date = _DATE.match(match["date"]) if match else None
        if match is None or date is None:
            continue
        names: list[str] = []
        if match["who"]:
            names = re.split(r"\s+", text.text[slice(*text.span(start, match.end("who")))])
        for above in range(index - 1, max(index - _END_ROWS, -1), -1) if not names else ():
            if not (row := _signature(text, above)):
                break
            names = [*row, *names]
        names = [_DESK.sub("", name) for name in names]
        return _iso(date), tuple(names) if all(_ISSUER.match(name) for name in names) else ()
    return None


def _places_above(text: FlatText, line: int, count: int) -> list[str]:
    """Return the places that stand as a line of their own over as many offices: signatures in columns."""
    names = _parts(text, line)
    places = place_table().forms(None)
    whole = all(n.startswith("中共") or n in places for n in names)
    return names if len(names) == count and whole else []


def _red_head(text: FlatText, lines: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return whom the red head names: the lines above one that says 文件, or the name before that word."""
    for index, (start, end) in enumerate(lines[:_HEAD_ROWS]):
        if not text.norm.endswith("文件", start, end):
            continue
        names: list[str] = [text.flat[start : end - 2]] if end - start > 2 else []
        for a, b in reversed(lines[:index]):
            if not _ISSUER.match(text.norm[a:b]):
                break
            names.insert(0, text.flat[a:b])
        return tuple(names) if all(_ISSUER.match(name) for name in names) else ()
    return ()


def _named_in_heading(text: FlatText, lines: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return the issuer that a heading names before 关于: 湖南省人民政府办公厅关于科学绿化的实施意见."""
    if not lines:
        return ()
    start, end = lines[0][0], lines[min(2, len(lines) - 1)][1]
    by = _BY.match(text.norm[start:end])
    if by and _ISSUER.match(by["who"]) and not re.search("贯彻|落实|《", by["who"]):
        begin, stop = text.span(start, start + by.end("who"))
        names = text.text[begin:stop].split()
        whole = all(_ISSUER.match(name) for name in names)
        return tuple(names) if whole else (text.flat[start : start + by.end("who")],)
    return ()


def _signature(text: FlatText, line: int) -> list[str]:
    """Return the offices that a line names and nothing else; the canonical text's blanks part them."""
    names = _parts(text, line)
    if len(names) > 4:
        names = ["".join(names)]
    return names if all(_ISSUER.match(name) for name in names) else []


def _parts(text: FlatText, line: int) -> list[str]:
    start, end = text.span(text.line_starts[line], text.line_ends[line])
    return re.split(r"[\s\u3000]+", text.text[start:end].strip())


def order_of(text: FlatText, lines: list[tuple[int, int]]) -> re.Match[str] | None:
    """Return the number of an ordinance, at the very top and over at most two lines."""
    for start, end in lines[:4]:
        order = _ORDER.match(text.norm, start, end + _LONGEST_ORDER)
        if order and order.end() in text.line_ends and order.end("form") >= end - _LONGEST_ORDER:
            return order
    return None
