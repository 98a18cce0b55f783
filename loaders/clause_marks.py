"""Signs that mark who leads: 带*号的为牵头单位 said once for a plan, and a * beside names in its clauses.

The sentence makes the marked names leads, as a sentence on their order does. Where what marks them is lost in plain
text (加粗的为牵头单位), nobody can say who leads, and lists of several names are left unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SIGNS = "*＊※★☆▲△●◆■◎#√"
_NAMED = {"*": "*＊", "＊": "*＊", "星号": "*＊★☆", "五角星": "★☆", "三角": "▲△", "井号": "#"}
_LEADING = r"(?:总)?(?:牵头|主责|主办|第一责任)(?:责任)?(?:单位|部门|者)?"
_SIGN = rf"[“‘（]?(?P<{{}}>[{re.escape(SIGNS)}]|{'|'.join(name for name in _NAMED if len(name) > 1)})[”’）]?"
_NOTE = re.compile(
    rf"(?:(?:标|带|加|注|打|画|用|以)(?:有|注|记)?)?{_SIGN.format('a')}(?:形?符?号|标[记识志])?(?:标注|标记|标识|标示|注明)?(?:的|者)?(?:责任)?(?:单位|部门|为首)?[，：—]*(?:均)?(?:(?:为|是|系|表示|代表|指)(?:该?项?任务)?的?{_LEADING}|(?:负责)?牵头(?=[，；。）]|$))"
    rf"|{_LEADING}(?:名称)?(?:前|后)?(?:均)?(?:以|用|标|带|加|注|有)+{_SIGN.format('b')}(?:形?符?号|标[记识志])?(?:标注|标记|标识|标示|注明|表示)?"
)
_LOST = re.compile(
    r"(?:加粗|黑体|粗体|划(?:有)?(?:横|波浪)?线|画(?:有)?(?:横)?线|斜体|标红|红色|楷体|字体)[^，。；）]{0,10}?(?:为|是|系|表示)[^，。；（）]{0,4}?(?:牵头|主责|主办)"
)

_ANY_SIGN = re.compile("|".join(map(re.escape, (*SIGNS, *_NAMED))))
_BESIDE = 30  # characters that a sentence on a sign has before or behind it


@dataclass(frozen=True, slots=True)
class MarkNote:
    """A sentence on what marks a lead: where it stands, and the signs; no signs where the mark is lost in plain text."""

    start: int
    end: int
    signs: str


def mark_note(norm: str, start: int = 0, end: int | None = None) -> MarkNote | None:
    """Return the first sentence in `start:end` that says which sign marks a lead, if there is one."""
    stop = len(norm) if end is None else end
    # The sign is found far faster than the words that may stand before it.
    for found in _ANY_SIGN.finditer(norm, start, stop):
        if match := _NOTE.search(norm, max(start, found.start() - _BESIDE), min(stop, found.end() + _BESIDE)):
            sign = match["a"] or match["b"]
            return MarkNote(match.start(), match.end(), _NAMED.get(sign, sign))
    lost = _LOST.search(norm, start, stop)
    return MarkNote(lost.start(), lost.end(), "") if lost else None


def is_marked(norm: str, start: int, end: int, signs: str) -> bool:
    """Say whether one of the signs stands right before or behind the name `start:end`, in a bracket or not."""
    beside = (norm[start - 1 : start], norm[end : end + 1], norm[end + 1 : end + 2])
    behind = beside[2] if beside[1] in "（〔［" else ""
    return any(one and one in signs for one in (*beside[:2], behind))
