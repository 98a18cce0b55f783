"""Leads that change with time: 2023年甲局牵头，2024年乙局牵头. None of them leads the whole, so none is given the lead.

A deadline (2025年底前由甲局牵头完成) says when the task is done, and no more of who leads it.
"""

from __future__ import annotations

import re

# 2024年, 2023—2024年, 2024年起, 2025年以后; not 2024年底前 and not 到2024年.
_YEAR = r"(?:20\d\d(?:年度?)?[—~至到]+)?20\d\d年度?(?!(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]半年)?[底末初]?(?:以|之)?前)"
_PHASE = r"[上下]半年|第?[一二三四]季度|此后|之后|其后|随后|以后|今后|[前后初中近远]期|第[一二三四]阶段|(?:建设|施工|筹备|前期|运行|运营|过渡|规划|实施|建成|试点|推广)(?:阶段|期)(?:间|内)?|[一-龥]{0,4}?(?:建成|竣工|投产|移交|验收|改革)[一-龥]{0,2}后"
_TIMED = re.compile(
    rf"(?:^|[，、；])(?:自|从|在)?(?:{_YEAR}|{_PHASE})[^，、；]{{0,6}}?(?:由|(?=[省市县区州盟旗国自各]))"
)
_UNTIL = re.compile(
    rf"(?:^|[，、；])(?:20\d\d年[^，；]{{0,5}}前|[^，；]{{0,12}}至20\d\d年)，?由?[^，；]*[，；](?:20\d\d年[^，；]{{0,5}}[起后]|{_PHASE})"
)
_IN_TURN = re.compile(
    r"(?:按(?:年|季|月)度?)?(?:轮流|轮值|轮换|交替|依次|隔年|隔月)(?:负责|共同)?(?:$|[）〕])"
)


# 甲局牵头（2025年前由乙局牵头）, 甲局牵头2024年任务
_ASIDE = re.compile(r"[（〔][^（）〔〕]{0,12}20\d\d年[^（）〔〕]{0,8}[前起后]由[^（）〔〕]{2,20}牵头[）〕]")
_OF_YEAR = re.compile(r"20\d\d年度?的?(?:目标)?(?:任务|工作)")


def lead_aside(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the bracket in a clause that says who leads at another time, if there is one."""
    match = _ASIDE.search(norm, start, end)
    return match.span() if match else None


def of_one_year(norm: str, start: int) -> bool:
    """Say whether what is led is the task of one year: 牵头2024年任务."""
    return _OF_YEAR.match(norm, start) is not None


def times_in(words: str) -> tuple[int, bool]:
    """Return how many names of a list begin with the time in which they lead, and whether the first is one of them."""
    found = [match.start() for match in _TIMED.finditer(words)]
    return len(found), bool(found) and not words[: found[0]].strip("，、；")


def change_within(words: str) -> bool:
    """Say whether the leads in one list follow each other: 2023年甲局、2024年乙局, but not 2024年甲局、乙局."""
    count, first = times_in(words)
    return count > 1 or (count == 1 and not first) or _IN_TURN.search(words) is not None


def holds_for_a_time(words: str) -> bool:
    """Say whether the names of a list lead in a time that is named before them."""
    return times_in(words)[0] > 0
