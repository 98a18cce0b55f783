"""Figures that gave no target and must be listed, so that none is lost in silence.

Decided by exclusion: what surely is no goal (a subsidy, the size of a thing, a rank, a frequency, the count of a list
just named) is left out, all else is listed. A list of goal words would lose what it has no word for.
"""

from __future__ import annotations

import re

from . import target_rule_words as rule_words
from . import target_words as words
from .figures import Figure
from .target_case import unit_kind

_LONGEST_CLAUSE = 60
_CLAUSE_ENDS = re.compile(r"[。；]")
_ENDS = re.compile(r"[，。；：、]")
_NAMES = re.compile(r"[“《（][^”》）]{0,20}$")
_NEVER = frozenset(["time", "temperature", "class", "voltage", "sound", "age", "score"])
"""Kinds that in running text mean a name, a deadline in days or a grade, unless a form above reads them."""

_COUNTED = frozenset(["counter", "count"])
_MONEY_GIVEN = re.compile(
    r"补助|补贴|奖励|奖补|资助|给予|予以|罚款|处以|贴息|退还|抵扣|减按|征收|出资|持股|费用的|扶持|评审|所称|是指|口径|现状值|税率|得分|分值|扣分"
)
_FORBIDDEN = re.compile(
    r"禁止|严禁|不得|不准|不再|[距凡]|范围内|周边|两侧|按照?[^，]{0,16}$|以[^，]{0,8}为单位$"
)
_STANDARD = re.compile(
    r"[^，。；]{0,16}节能(?:设计)?标准|的?(?:标准|要求)|的?(?:比例|标准)(?:给予|缴纳|计提|配置|配建)"
)
_SUM = re.compile(
    r"(?:、[^、，]{1,13}[^、，各]|[等这该其现原]|现有|首批|上述|上级|中央|国务院|全[国省市区县州盟]|我[国省市区县]|自治区|所辖|辖区|围绕|按照?)$"
)
"""What stands before the count of things that are named already or exist: 遵义、毕节等6个…, 全省88个县."""

_STRUCTURE = re.compile(
    r"[^，。；、]{0,10}?(?:行动|任务|举措|措施|制度|计划|改革|方面|底线|红线|体系|格局|高地|关系|环节|原则|规定|层级|层面|战略|条款|附件|章|类别|阶段|步骤|指标|领域|行业|方向|工作日)"
)
_UNMET = re.compile(r"(?:未|不|没有|尚未)(?:达到?|完成|满足|足)(?:约|近)?$")
_MORE_OR_LESS = re.compile(r"(?:超过?|大于|高于|小于|低于|不足|不满)$")
_WHEN = re.compile(r"(?:月|工作日)?(?:之?[后内前]|以后)|[^，。；、]{0,8}圈")
_WHICH = re.compile(r"[^，。；、]{0,6}(?:及?以[上下内]|不等)|[^，。；]{0,8}计$")
"""20张床位以下的医院, 按52个断面计: which are meant, and how it is reckoned."""


def must_be_listed(norm: str, start: int, end: int, figure: Figure, *, rule: bool) -> bool:
    """Say whether a figure of the sentence `start:end` that gave no target must be listed as unread.

    `rule`: the text says why it is none; then only a word of reaching beside it lists it.
    """
    if figure.unit in words.EQUIPMENT_UNITS:
        return False  # 建成甲至乙1000千伏线路: of what class it is
    begin = max(norm.rfind(mark, start, figure.start) for mark in "，。；：")
    text = norm[max(begin + 1, start) : figure.start]
    after = _after(norm, figure, end)
    if words.MONEY_RULE.search(text) or _says_which(norm, figure, text, after):
        return False
    free = not rule or (
        unit_kind(figure.unit) in _COUNTED and figure.after is None
    )  # a mere count is no threshold
    return _speaks_of_target(norm, text, figure, rule=rule) or (
        free and _may_be_goal(norm, start, end, figure, text)
    )


def _after(norm: str, figure: Figure, end: int) -> str:
    stop = _ENDS.search(norm, figure.tail, end)
    return norm[figure.tail : stop.start() if stop else end]


def _says_which(norm: str, figure: Figure, text: str, after: str) -> bool:
    """Say whether a figure tells which things are meant, or when: 能耗超过1万吨标准煤的企业, 三个月后, 15分钟生活圈, 达不到5%的."""
    kind = unit_kind(figure.unit)
    if _UNMET.search(text) or after.startswith("级") or rule_words.AWARDED.match(norm, figure.tail):
        return True
    if kind == "class":
        return bool(after)
    if kind == "time" or figure.unit == "个":
        return bool(_WHEN.match(after))
    if kind in ("ratio", "", *_COUNTED) or words.STRONG_ADD.search(text):
        return False
    if text.endswith("达到") and rule_words.CONDITION.match(after):
        return True
    bracketed = text.count("（") > text.count("）")
    return bool((figure.after or _MORE_OR_LESS.search(text)) and (after or bracketed))


def _speaks_of_target(norm: str, text: str, figure: Figure, *, rule: bool) -> bool:
    """Say whether a word of reaching stands before a figure; where no `rule` speaks, a verb of work is one too."""
    free = not (rule or figure.written)
    often = figure.after == ">=" and words.EVERY.search(text)
    reached = words.TARGET_WORD.search(text) or often or words.UNKNOWN_ITEM.match(text)
    # 90个县建成…体系: so many of them, and what they do
    return bool(
        reached or (free and (words.STRONG_ADD.search(text) or words.DONE_BY.match(norm, figure.tail)))
    )


def _may_be_goal(norm: str, start: int, end: int, figure: Figure, text: str) -> bool:
    kind = unit_kind(figure.unit)
    if kind in _NEVER or (figure.written and kind != "ratio") or _NAMES.search(text):
        return False
    after = _after(norm, figure, end)
    if _is_given(norm, start, end, figure) or _FORBIDDEN.search(text) or rule_words.BASE_VALUE.search(text):
        return False
    if kind == "ratio":
        return not (_STANDARD.match(norm, figure.tail, end) or after.startswith(("补", "给")))
    if kind in _COUNTED:
        thing = (figure.after and after) or _WHICH.match(after)  # 30户以上自然村寨: which are meant
        return not (thing or _SUM.search(text) or _STRUCTURE.match(after) or words.EVERY.search(text))
    return not after or after.startswith(
        ("）", "，")
    )  # a measure with a thing behind it says how big that is


def _is_given(norm: str, start: int, end: int, figure: Figure) -> bool:
    """Say whether the clause speaks of money given, of a fine or of how something is reckoned."""
    first = max(norm.rfind(mark, start, figure.start) for mark in "。；")
    stop = _CLAUSE_ENDS.search(norm, figure.tail, min(end, figure.tail + _LONGEST_CLAUSE))
    last = stop.start() if stop else min(end, figure.tail + _LONGEST_CLAUSE)
    return bool(_MONEY_GIVEN.search(norm, max(first, start, figure.start - _LONGEST_CLAUSE), last))
