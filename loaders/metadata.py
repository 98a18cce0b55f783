"""What a document says about itself: title, place, period, own number, issuers, date.

Read from the head (the notice that carries a plan, or the plan's own heading) and the signature. What the document
does not say stays `None`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ..ontology.places import Place, place_table
from .citations import NUMBER
from .flat import FlatText, full_line
from .outline import Item
from .own_place import own_place
from .own_zone import own_zone
from .signatures import issued, issuers, order_of, with_place

_KIND = "方案|规划|计划|意见|措施|办法|纲要|要点|举措|条例|细则|决定|白皮书|政策|清单|行动|任务|规定|指南|通知|工作安排|任务分工|责任分工|职责分工|工作分工|责任清单|台账|预案|规则|路线图|蓝皮书|报告|指引|公告|决议|倡议|分解表|分工表|任务表|一览表"
_PRINTED = re.compile(
    r"(?:印发|下发|发布|转发|编制了?|制定了?|批准|将|审议通过)?《(?P<title>[^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?)》(?:（[^）]{0,30}）)?"
    r"(?=的通知|印发|予以|，?现(?:印发|予)|已经|已于|，?已|。现印发|公布|发布)"
)
_NOTICE = re.compile(
    rf"(?:关于)?印发(?:关于)?《?(?P<title>[^《》。]{{4,80}}?(?:{_KIND})(?:（[^）]{{2,20}}）)?)》?的通知"
)
_TITLE_END = re.compile(rf"(?:{_KIND})(?:（[^）]{{2,24}}）){{0,2}}$")
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
_SELF = re.compile(r"我省|全省|省委|省政府|省人民政府")
_GOAL = re.compile(r"(?:到|至)(20[0-4]\d)年")
# In a list of goals by years: 2021年，…。2022年，…。
_GOAL_OF_YEAR = re.compile(r"(?:^|[。；：])(20[0-4]\d)年(?:底|末)?，")
_DUE = re.compile(r"(?:到|至|力争)(20[0-4]\d)年(?:年?[底末])?")
_FAR = re.compile(r"展望|远景|愿景")
_OUTLOOK = re.compile(r"(?:展望|远景|愿景)[^。；]*")
"""Words on what comes after a plan's period: 展望2035年, 2035年远景目标."""

_OUTLOOK_YEARS = 10
_MIN_DUE = 3

_NATIONAL = re.compile(
    r"国务院|国家[一-龥]{2,8}[委局]|[境政保利展化安育委]部(?:等|关于|$)|^“?十[三四五]五|全国|中国"
)
# 贵阳高新技术产业开发区 is no 贵阳: offices without a place are the zone's own.
_ZONE = re.compile(
    r"[一-龥]{2,5}?(?:国家)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区|综合保税区|工业园区)"
)
_MIN_SELF = 3
_HEAD = 4000
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
    date, date_line = issued(text, lines)
    signed = issuers(text, lines, date_line)
    head = text.norm[:head_end]
    place = own_zone(title, signed, text.norm) or _place(title, signed, head, text.norm)
    signed = with_place(signed, place)
    title = title or file.rsplit(".", 1)[0]
    return Metadata(
        title,
        place,
        _territories(place, signed),
        _period(title, text, items, date),
        _own_number(text, lines),
        signed,
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


def _own_number(text: FlatText, lines: list[tuple[int, int]]) -> str | None:
    """Return the document's own number: a line of its own in the head."""
    for start, end in lines[:40]:
        match = NUMBER.fullmatch(text.norm, start, end)
        if match:
            return text.flat[start:end]
    order = order_of(text, lines)
    if order:
        return text.flat[order.start() : order.end()].translate(_NO_BRACKETS)
    labelled = _LABELLED_NUMBER.search(text.norm, 0, lines[min(len(lines), 40) - 1][1]) if lines else None
    return text.flat[labelled.start("number") : labelled.end("number")] if labelled else None


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
    ends = [int(year) for form in (_GOAL, _GOAL_OF_YEAR) for year in form.findall(goals)] + [
        _FIVE_START[n] + 4 for n in _FIVE.findall(goals)
    ]
    starts = [_FIVE_START[n] for n in _FIVE.findall(goals)]
    start = min(starts) if starts else (int(issued[:4]) if issued else None)
    if start is not None and not ends:
        ends = _usual_deadline(text.norm, start)
    if start is None or not ends or max(ends) < start:
        return None
    return start, _last_year(ends) if starts else max(ends)


def _usual_deadline(norm: str, start: int) -> list[int]:
    """Return the year in which most of a plan's tasks fall due, of a plan without a list of goals; none if they differ."""
    due = Counter(int(year) for year in _DUE.findall(norm) if int(year) >= start)
    most = due.most_common(1)
    if not most or most[0][1] < _MIN_DUE or most[0][1] * 2 <= due.total():
        return []
    return [most[0][0]]


def _last_year(ends: list[int]) -> int:
    """Return the last year of a five-year plan's goals: what lies ten years behind the one before it is an outlook."""
    years = sorted(set(ends))
    for year, following in pairwise(years):
        if following - year >= _OUTLOOK_YEARS:
            return year
    return years[-1]
