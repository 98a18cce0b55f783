"""What a document says about itself: title, place, period, own number, issuers, date.

Read from the head (the notice that carries a plan, or the plan's own heading) and the signature. What the document
does not say stays `None`.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ..ontology.outline import chinese_number
from ..ontology.places import Place, place_table
from .citations import NUMBER
from .flat import FlatText, full_line
from .outline import Item
from .own_place import own_place
from .own_zone import own_zone

_KIND = "方案|规划|计划|意见|措施|办法|纲要|要点|举措|条例|细则|决定|白皮书|政策|清单|行动|任务|规定|指南|通知|工作安排|任务分工|责任分工|职责分工|工作分工|责任清单|台账|预案|规则|路线图|蓝皮书|报告|指引|公告|决议|倡议|分解表|分工表|任务表|一览表"
_PRINTED = re.compile(
    r"(?:印发|下发|发布|转发|编制了?|制定了?|批准|将|审议通过)?《(?P<title>[^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?)》(?:（[^）]{0,30}）)?"
    r"(?=的通知|印发|予以|，?现(?:印发|予)|已经|已于|，?已|。现印发|公布|发布)"
)
_NOTICE = re.compile(
    rf"(?:关于)?印发(?:关于)?《?(?P<title>[^《》。]{{4,80}}?(?:{_KIND})(?:（[^）]{{2,20}}）)?)》?的通知"
)
_TITLE_END = re.compile(rf"(?:{_KIND})(?:（[^）]{{2,24}}）){{0,2}}$")
_DATE = re.compile(
    r"(?:(20\d\d)年(\d{1,2})月(\d{1,2})日|(二[○零O][○零O一二三][○零O一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日)"
)
_DIGITS = str.maketrans("○零O一二三四五六七八九", "000123456789")
# What a government's web page prints above a document: 发文字号：…, 成文日期：…
_LABELLED_DATE = re.compile(rf"(?:成文|发文|印发|发布)(?:日期|时间)：?{_DATE.pattern}")
_LABELLED_NUMBER = re.compile(rf"(?:发文字号|文号|发文文号|文件编号)：?(?P<number>{NUMBER.pattern})")
_RANGE = re.compile(r"(20\d\d)年?(?:—|~|至|-)(20\d\d)年")
_DASHES = str.maketrans("－–―─～", "————~")
_ONE_YEAR = re.compile(
    r"(?<!\d)(20\d\d)年度?(?![底末]?之?以?前|[本版]|.*20\d\d).*(?:要点|计划|安排|任务|方案|清单)"
)
"""2024年工作要点 is of that year; 2030年前碳达峰行动方案 is not, nor is 目录（2022年本）."""

_FIVE = re.compile(r"十([三四五六])五")
_FIVE_START = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
_WEB_LABEL = re.compile(
    r"(?:索引号|发文机关|发文机构|成文日期|发文字号|文号|主题分类|发布日期|标题|有效性|信息分类)：?"
)
# 贵州省人民政府令 / 第300号, and 公告（第100号）: ordinances have a number of their own kind.
_ORDER = re.compile(r"(?P<who>[一-龥]{2,30}?)(?P<form>令|公告)（?第(?P<number>\d{1,4})号）?")
_ISSUER = re.compile(
    r"^[一-龥（）、]{2,60}(?:厅|局|委员会|委|办公室|办公厅|政府|部|院|党组|领导小组|中心|总署|银行|公司|联席会议办公室|管委会|管理局|社|会|中央|司|处|总队|支队)$"
)
_BY = re.compile(r"^(?P<who>[一-龥、（）]{2,80}?)(?:印发)?关于")
_SELF = re.compile(r"我省|全省|省委|省政府|省人民政府")
_GOAL = re.compile(r"(?:到|至)(20[0-4]\d)年")
_FAR = re.compile(r"展望|远景|愿景")
_OUTLOOK = re.compile(r"(?:展望|远景|愿景)[^。；]*")
"""Words on what comes after a plan's period: 展望2035年, 2035年远景目标."""

_OUTLOOK_YEARS = 10

_NATIONAL = re.compile(
    r"国务院|国家[一-龥]{2,8}[委局]|[境政保利展化安育委]部(?:等|关于|$)|^“?十[三四五]五|全国|中国"
)
# 贵阳高新技术产业开发区 is no 贵阳: offices without a place are the zone's own.
_ZONE = re.compile(
    r"[一-龥]{2,5}?(?:国家)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区|综合保税区|工业园区)"
)
_MIN_SELF = 3
_HEAD = 4000
_HEAD_ROWS = 20
_LONGEST_ORDER = 8
_NO_BRACKETS = str.maketrans("", "", "（）()")
_CITY = re.compile(r"我市|全市|市委|市政府")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A plan's own description; `place` is an entry of the register, `issued` an ISO date.

    `territories` are the places in which its names are read: its own, or those of all who issued a joint plan.
    """

    title: str
    place: Place | None
    territories: tuple[Place, ...]
    period: tuple[int, int] | None
    doc_number: str | None
    issuers: tuple[str, ...]
    issued: str | None


def metadata(text: FlatText, items: list[Item], file: str) -> Metadata:
    """Read a document's description out of its head and signature; `file` names it when no heading does."""
    head_end = min(items[0].start if items else len(text.flat), _HEAD)
    lines = _head_lines(text, head_end)
    title = _title(text, lines, head_end)
    date, date_line = _issued(text, lines)
    issuers = _issuers(text, lines, date_line)
    head = text.norm[:head_end]
    place = own_zone(title, issuers, text.norm) or _place(title, issuers, head, text.norm)
    title = title or file.rsplit(".", 1)[0]
    return Metadata(
        title,
        place,
        _territories(place, issuers),
        _period(title, text, items, date),
        _own_number(text, lines),
        issuers,
        date,
    )


def _head_lines(text: FlatText, end: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b in zip(text.line_starts, text.line_ends, strict=True) if a < end]


def _title(text: FlatText, lines: list[tuple[int, int]], head_end: int) -> str:
    """Return the plan's title.

    A notice prints it between 《》 (印发《…》的通知); a plan alone begins with it, broken over as many lines as it needs.
    """
    head = text.norm[:head_end]
    printed = _PRINTED.search(head)
    if printed:
        return text.flat[printed.start("title") : printed.end("title")]
    own = _heading(text, lines)
    notice = None if own and not own.endswith("通知") else _NOTICE.search(head)
    if notice:
        return text.flat[notice.start("title") : notice.end("title")]
    return own


def _heading(text: FlatText, lines: list[tuple[int, int]]) -> str:
    """Return the heading at the very top: lines joined until they end like a title."""
    width = full_line(text)
    begin = None
    for index, (start, end) in enumerate(lines[:8]):
        line = text.norm[start:end]
        if NUMBER.fullmatch(line) or line.endswith("文件") or _WEB_LABEL.match(line):
            begin = None  # what stands above was the red head, or what a web page prints
            continue
        if begin is None and (NUMBER.search(line) or line.startswith("附件")):
            continue
        begin = start if begin is None else begin
        joined = text.norm[begin:end]
        if len(joined) > 100:
            return ""
        following = text.norm[lines[index + 1][0] : lines[index + 1][1]] if index + 1 < len(lines) else ""
        goes_on = re.match(
            r"（(?:20\d\d(?!年\d{1,2}月)|试行|征求意见|暂行)|20\d\d年?[—-]20\d\d", following
        ) or (end - start >= width and _TITLE_END.search(following) and len(following) < 16)
        if _TITLE_END.search(joined) and not goes_on:
            return text.flat[begin:end]
    return ""


def _issued(text: FlatText, lines: list[tuple[int, int]]) -> tuple[str | None, int]:
    """Return the date of issue (a line of its own) and its line, looking at the head and then at the end."""
    every = list(zip(text.line_starts, text.line_ends, strict=True))
    for start, end in [*lines, *every[-12:]]:
        match = _DATE.fullmatch(text.norm[start:end].strip("（）"))
        if match:
            return _iso(match), every.index((start, end))
    labelled = _LABELLED_DATE.search(text.norm, 0, lines[-1][1]) if lines else None
    return (_iso(labelled), -1) if labelled else (None, -1)


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


def _issuers(text: FlatText, lines: list[tuple[int, int]], date_line: int) -> tuple[str, ...]:
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
    order = _order(text, lines)
    by = (text.flat[order.start("who") : order.end("who")],) if order else ()
    return _named_in_heading(text, lines) or red or found or by


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


def _own_number(text: FlatText, lines: list[tuple[int, int]]) -> str | None:
    """Return the document's own number: a line of its own in the head."""
    for start, end in lines[:40]:
        match = NUMBER.fullmatch(text.norm, start, end)
        if match:
            return text.flat[start:end]
    order = _order(text, lines)
    if order:
        return text.flat[order.start() : order.end()].translate(_NO_BRACKETS)
    labelled = _LABELLED_NUMBER.search(text.norm, 0, lines[min(len(lines), 40) - 1][1]) if lines else None
    return text.flat[labelled.start("number") : labelled.end("number")] if labelled else None


def _order(text: FlatText, lines: list[tuple[int, int]]) -> re.Match[str] | None:
    """Return the number of an ordinance, at the very top and over at most two lines."""
    for start, end in lines[:4]:
        order = _ORDER.match(text.norm, start, end + _LONGEST_ORDER)
        if order and order.end() in text.line_ends and order.end("form") >= end - _LONGEST_ORDER:
            return order
    return None


def _place(title: str, issuers: tuple[str, ...], head: str, norm: str) -> Place | None:
    """Return the territory: the place named first in the title, in the issuers, or that the text calls 我省."""
    for words in (title, *issuers, head[:120]):
        found = _first_place(words)
        if found:
            return None if found.kind != "zone" and _ZONE.match(words) else found
    if not _NATIONAL.search("，".join((title, *issuers))) and (own := own_place(title, issuers, norm)):
        return own
    if len(_SELF.findall(norm)) + len(_CITY.findall(norm)) < _MIN_SELF or _NATIONAL.search(
        "，".join((title, *issuers))
    ):
        return None
    kind = "province" if len(_SELF.findall(norm)) >= len(_CITY.findall(norm)) else "prefecture"
    counts = Counter(place for place in _places_in(norm[:20000]) if place.kind == kind)
    best = counts.most_common(2)
    if best and (len(best) == 1 or best[0][1] > best[1][1]):
        return best[0][0]
    return None


def _territories(place: Place | None, issuers: tuple[str, ...]) -> tuple[Place, ...]:
    if place is None or place.kind in ("province", "prefecture", "county"):
        return (place,) if place else ()
    joint = [found for issuer in issuers if (found := _first_place(issuer))]
    return tuple(dict.fromkeys([*joint, place]))


def _first_place(words: str) -> Place | None:
    """Return the place with which words begin, the innermost where several follow (广州市黄埔区)."""
    words = re.sub(r"^(?:中共|关于|加快|推进|印发|《)+", "", words)
    forms = place_table().forms(None)
    found: Place | None = None
    at = 0
    for _ in range(3):
        step = next((n for n in range(min(12, len(words) - at), 1, -1) if words[at : at + n] in forms), 0)
        if not step:
            break
        place = forms[words[at : at + step]]
        if found is not None and (
            place.kind not in ("prefecture", "county") or not place_table().within(place, found)
        ):
            break
        found, at = place, at + step
    return found


def _places_in(norm: str) -> list[Place]:
    table = place_table()
    found: list[Place] = []
    for place in (table.by_name(name) for name in _names(norm)):
        found.extend(place)
    return found


def _names(norm: str) -> list[str]:
    forms = place_table().forms(None)
    names = "|".join(
        sorted(
            (re.escape(f) for f, p in forms.items() if p.kind in ("province", "prefecture")),
            key=len,
            reverse=True,
        )
    )
    return [forms[m].name for m in re.findall(names, norm)]


def _period(title: str, text: FlatText, items: list[Item], issued: str | None) -> tuple[int, int] | None:
    """Return (first year, last year): from the title, else from the planning periods and deadlines of its goals."""
    whole = _RANGE.search(title.translate(_DASHES))
    if whole and int(whole[1]) <= int(whole[2]):
        return int(whole[1]), int(whole[2])
    single = _ONE_YEAR.search(title)
    if single:
        return int(single[1]), int(single[1])
    five = _FIVE.search(title)
    if five:
        return _FIVE_START[five[1]], _FIVE_START[five[1]] + 4
    titled = ((text.norm[i.title[0] : i.title[1]], text.norm[i.start : i.own_end]) for i in items)
    goals = " ".join(
        _OUTLOOK.sub("", words) for name, words in titled if "目标" in name and not _FAR.search(name)
    )
    ends = [int(year) for year in _GOAL.findall(goals)] + [_FIVE_START[n] + 4 for n in _FIVE.findall(goals)]
    starts = [_FIVE_START[n] for n in _FIVE.findall(goals)]
    start = min(starts) if starts else (int(issued[:4]) if issued else None)
    if start is None or not ends or max(ends) < start:
        return None
    return start, _last_year(ends) if starts else max(ends)


def _last_year(ends: list[int]) -> int:
    """Return the last year of a five-year plan's goals: what lies ten years behind the one before it is an outlook."""
    years = sorted(set(ends))
    for year, following in pairwise(years):
        if following - year >= _OUTLOOK_YEARS:
            return year
    return years[-1]
