"""The words before a verb as the name of an indicator: what surrounds it goes, what a list shares is restored.

Takes text and gives text, knowing nothing of figures; `target_forms` joins the two.
"""

from __future__ import annotations

import re

from ..ontology.places import place_table
from . import target_words as words


def subject_of(start: int, text: str) -> tuple[int, str]:
    """Return where the subject of a chunk begins and its text, without years, 全省, 力争 and the like around it."""
    if text.startswith("或"):
        start, text = start + 1, text[1:]
    lead = words.LEAD_IN.match(text)
    if lead:
        start, text = start + lead.end(), text[lead.end() :]
    return start, words.FROM.sub("", trimmed(text))


def trimmed(text: str) -> str:
    """Return the text without the adverbs and baselines at its end."""
    while trail := words.TRAIL.search(text):
        text = text[: trail.start()]
    return text


def is_name(text: str) -> bool:
    """Say whether words can name an indicator: not too short or long, and no piece of a sentence."""
    return 2 <= len(text) <= 40 and not words.STATEMENT.search(text)


def is_area(subject: str) -> bool:
    """Say whether a subject names places alone: 汾渭平原, 苏北、皖北, 县城."""
    if words.HEAD_END.search(subject):
        return False  # 其他数据中心电能利用效率 names its own rate
    table = place_table()
    return bool(words.ONLY_AREA.search(subject)) or all(
        table.by_name(item) or table.by_alias(item) for item in words.LIST.split(subject)
    )


def without_area(indicator: str) -> str:
    """Return an indicator without the area that it begins with, for what says only 其他城市 or 县城 and means the same rate."""
    if after := words.RATE_THEN_AREA.fullmatch(indicator):
        return after["what"]
    area = words.AREA.match(indicator) or words.AREA_LIST.match(indicator)
    return indicator[area.end() :] if area else indicator


def distributed_items(subject: str, count: int, adverb: str) -> list[str]:
    """Split a list of indicators where the text distributes figures over it, and restore the head they share."""
    spread = words.SPREAD.search(adverb)
    depth_safe = re.sub(r"（[^）]*）", lambda m: "\x01" * len(m.group()), subject)
    cuts = [0, *(x for m in words.LIST.finditer(depth_safe) for x in m.span()), len(subject)]
    items = [subject[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]
    if len(items) < 2 or (count > 1 and len(items) != count):
        return [subject]
    head = words.HEAD_END.search(items[-1])
    if count == 1 and (words.PARTIES.search(items[-1]) or head is None):
        return [subject]  # 哈尔滨、大庆2市散煤用量分别减少50%: one indicator, of several places
    if count == 1 and not spread and not all(words.HEAD_END.search(item) for item in items):
        return [subject]
    if head is None:
        return items
    area = words.AREA_WORD.match(items[-1])
    if area and all(words.AREA_WORD.fullmatch(item) for item in items[:-1]):
        return [*(item + items[-1][area.end() :] for item in items[:-1]), items[-1]]
    shared = _shared_tail(items)
    return [item if words.HEAD_END.search(item) else item + (shared or head.group()) for item in items]


def _shared_tail(items: list[str]) -> str:
    """Return what 高速公路、普通国省干线公路废旧沥青路面材料循环利用率 shares: what follows the last 公路, the end of the first item."""
    at = items[-1].rfind(items[0][-2:]) if len(items[0]) >= 2 else -1
    return items[-1][at + 2 :] if at >= 0 else ""
