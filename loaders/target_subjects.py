"""The words before a verb as the name of an indicator: what surrounds it goes, what a list shares is restored.

Takes text and gives text, knowing nothing of figures; `target_forms` joins the two.
"""

from __future__ import annotations

import re

from ..ontology.industries import industry_names
from ..ontology.places import place_table
from . import target_words as words

_LONGEST_PLACE = 12
_LONGEST_TRAIL = 40
_GOES_ON = frozenset("省市县区州盟旗地及和与周城")
_SHORT_FORM = 3
_SHORT = 2
"""By how much at most a name that leaves its end to the last of the list is longer than the last one's own part."""


def subject_of(start: int, text: str) -> tuple[int, str]:
    """Return where the subject of a chunk begins and its text, without years, 全省, 力争 and the like around it."""
    if text.startswith("或"):
        start, text = start + 1, text[1:]
    lead = words.LEAD_IN.match(text)
    if lead:
        start, text = start + lead.end(), text[lead.end() :]
    text = words.WITHIN_YEAR.sub("", text)
    return start, words.AS_FAST.sub("", trimmed(words.FROM.sub("", trimmed(text))))


def trimmed(text: str) -> str:
    """Return the text without the adverbs and baselines at its end."""
    while trail := words.TRAIL.search(text, max(0, len(text) - _LONGEST_TRAIL)):
        text = text[: trail.start()]
    return text


def is_name(text: str) -> bool:
    """Say whether words can name an indicator: not too short or long, and no piece of a sentence."""
    return 2 <= len(text) <= 40 and not words.STATEMENT.search(text)


def is_area(subject: str) -> bool:
    """Say whether a subject names places alone: 汾渭平原, 苏北、皖北, 县城."""
    if words.HEAD_END.search(subject):
        return False  # 其他数据中心电能利用效率 names its own rate
    return bool(words.ONLY_AREA.search(subject)) or is_places(subject)


def is_places(subject: str) -> bool:
    """Say whether a subject is a list of places that the table holds: 苏北、皖北. 示范小区 ends like one and is a thing."""
    table = place_table()
    return all(table.by_name(item) or table.by_alias(item) for item in words.LIST.split(subject))


def without_area(indicator: str) -> str:
    """Return an indicator without the area that it begins with, for what says only 其他城市 or 县城 and means the same rate."""
    if after := words.RATE_THEN_AREA.fullmatch(indicator):
        return after["what"]
    area = words.AREA.match(indicator) or words.AREA_LIST.match(indicator) or words.RIVERS.match(indicator)
    if area:
        return indicator[area.end() :]
    return indicator[_place_before(indicator) :]


def _place_before(indicator: str) -> int:
    """Return how many characters at the beginning name a place of the table: 遵义市城镇化率."""
    table = place_table()
    longest = min(_LONGEST_PLACE, len(indicator) - 3)
    return next((n for n in range(longest, 2, -1) if table.by_name(indicator[:n])), 0)


def like_before(subject: str, indicator: str) -> str:
    """Return the rate that a subject takes from the indicator before: 省控断面 after 国控断面优良比例 is 省控断面优良比例."""
    named = words.HEAD_END.search(subject) or words.RATE.search(subject)
    at = indicator.rfind(subject[-2:]) if len(subject) > 2 and not named else -1
    rest = indicator[at + 2 :]
    return subject + rest if at > 0 and words.HEAD_END.search(rest) and len(rest) > 1 else subject


def distributed_items(subject: str, count: int, adverb: str) -> list[str]:
    """Split a list of indicators where the text distributes figures over it, and restore the head they share."""
    items = _listed(subject)
    if count > 1 and len(items) != count:
        items = [item for item in subject.split("、") if item]  # 甲市及周边地区、乙地区: 及 joins what is one
    if len(items) < 2 or (count > 1 and len(items) != count):
        return [subject]
    if owned := _owned(items):
        return owned
    if count == 1 and adverb == "各" and not words.PARTIES.search(items[-1]):
        return _with_shared_head(items) if words.HEAD_END.search(items[-1]) else _of_each(items)
    if count == 1 and not _is_spread(items, adverb):
        return [subject]
    return _with_shared_head(items)


def _listed(subject: str) -> list[str]:
    depth_safe = re.sub(r"（[^）]*）", lambda m: "\x01" * len(m.group()), subject)
    cuts = [0, *(x for m in words.LIST.finditer(depth_safe) for x in m.span()), len(subject)]
    return [subject[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]


def _is_spread(items: list[str], adverb: str) -> bool:
    """Say whether one figure holds for each item: 化肥、农药利用率均达到43%, but 甲市、乙市2市散煤用量 is one indicator."""
    if words.OF_PLACES.match(items[-1]):
        return False  # 甲镇、乙镇的浓度均… is one rate of several places
    if words.PARTIES.search(items[-1]) or not words.HEAD_END.search(items[-1]):
        return False
    return bool(words.SPREAD.search(adverb)) or all(words.HEAD_END.search(item) for item in items)


def _of_each(items: list[str]) -> list[str]:
    """Return the things of which there is to be one each: 图书馆、文化馆各1个, 钢材、木材产业平台各1个."""
    tail = _shared_tail(items)
    short = all(len(item) < len(items[-1]) - len(tail) + _SHORT for item in items[:-1])
    return [*(item + (tail if short else "") for item in items[:-1]), items[-1]]


def _owned(items: list[str]) -> list[str] | None:
    """Return the items with what the first of them says for all: 页岩气年产能、年产量, 单位工业增加值能耗、用水量."""
    if all(words.BARE_HEAD.fullmatch(item) for item in items[1:]) and words.OWNER_TAIL.search(items[0]):
        owner = words.OWNER_TAIL.sub("", items[0])
        return [items[0], *(owner + item for item in items[1:])]
    measured = words.UNIT_HEAD.match(items[0])
    if measured and all(words.SHARED_INPUT.fullmatch(item) for item in items[1:]):
        return [items[0], *(measured.group() + item for item in items[1:])]
    return None


def _with_shared_head(items: list[str]) -> list[str]:
    head = words.HEAD_END.search(items[-1])
    if head is None:
        return items
    place = _place_before(items[-1]) or short_place(items[-1])  # 遵义市城区公交分担率 keeps 城区
    if place and all(is_places(item) for item in items[:-1]):
        return [*(item + items[-1][place:] for item in items[:-1]), items[-1]]
    area = words.AREA_WORD.match(items[-1])
    if area and all(words.AREA_WORD.fullmatch(item) for item in items[:-1]):
        return [*(item + items[-1][area.end() :] for item in items[:-1]), items[-1]]
    whole = without_area(items[-1])
    if whole != items[-1] and all(is_area(item) for item in items[:-1]):
        return [*(item + whole for item in items[:-1]), items[-1]]
    shared = _shared_tail(items)
    if shared.startswith("的"):  # 甲达到节能水平、乙达到领先水平的产能比例: 水平 is no head here
        return [item if item.endswith(shared) else item + shared for item in items]
    return [item if words.HEAD_END.search(item) else item + (shared or head.group()) for item in items]


def short_place(name: str) -> int:
    """Return how many characters of a name are a place's short form (贵阳 in 贵阳新能源汽车占比), or 0."""
    return next((n for n in (4, 3, 2) if _is_short(name, n)), 0)


def _is_short(name: str, length: int) -> bool:
    """Say whether a name begins with a place's short form of this length, and with no longer name: 皖北 in 皖北地区 is none."""
    whole = name[:length]
    return is_places(whole) and not whole.endswith("地区") and name[length : length + 1] not in _GOES_ON


def _shared_tail(items: list[str]) -> str:
    """Return what 高速公路、普通国省干线公路废旧沥青路面材料循环利用率 shares: what follows the last 公路, the end of the first item."""
    at = items[-1].rfind(items[0][-2:]) if len(items[0]) >= 2 else -1
    if at >= 0:
        return items[-1][at + 2 :]
    if len(items[0]) < _SHORT_FORM and items[-1][0] == items[0][0] and len(items[-1]) > len(items[0]) + 1:
        return items[-1][len(items[0]) :]  # 血压、血糖控制率
    people = words.PEOPLE.search(items[-1])
    if people and all(words.PEOPLE.search(item) for item in items[:-1]):
        return items[-1][people.end() :]
    if branch := _branch_before(items):
        return items[-1][branch:].removeprefix("发电") if items[0].endswith("电") else items[-1][branch:]
    group = words.GROUP_WORD.search(items[-1], 1)
    return items[-1][group.start() :] if group else ""


def _branch_before(items: list[str]) -> int:
    """Return how long the industry is that the last name begins with, where all before it are industries, or 0.

    乙烯、平板玻璃标杆水平以上产能比例: both have the share that stands behind the second.
    """
    known = industry_names()
    if not all(item in known for item in items[:-1]):
        return 0
    last = items[-1]
    return next((n for n in range(min(len(last) - 2, _LONGEST_PLACE), 1, -1) if last[:n] in known), 0)
