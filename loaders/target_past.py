"""Whether the words beside a figure look back: what has been reached, where a place ranks, what it was in the year before.

同比 alone does not tell. A report says 同比下降2%, and a plan for one year sets it as its goal; so it looks back only where
the sentence tells of the past (已, 去年), or where the plan is one of several years and nothing aims at the figure.
"""

from __future__ import annotations

import re

_PRESENT = re.compile(
    r"(?:共有|(?<![比较于在])(?:去年|上年(?!度?同期|度?水平)|上一年度?|往年)|已(?!建(?!成)|有|上架|发布|纳入|列入)|目前|(?<![进动对将快促于展善化造合成])(?<!全部)现有(?=.)|(?<=[^，。；])(?<![进动将对快促于展善化造合成])(?<!全部)现有|现状|近年来|近[一二两三四五]年(?!内)|截至|截止|以来|居全|列全|位居|超额完成)[^；]*$"
)
"""推进现有工厂进园 speaks of what is to be done with them."""

_YEAR_ON_YEAR = re.compile("同比")
_AFTER = re.compile(r"[，、（(]?(?:同比|比上年同期|较上年(?:同期)?(?:增长|下降|提高))")
_RANKED = re.compile(
    r"[，、]?(?:继续|连续[^，。；]{0,6})?(?:居|位居|位列|列|排名?)(?:于)?(?:全国|全省|全区|西部|中西部|第)"
)
_TOLD = re.compile(
    r"已(?!建|有)|实现了|达到了|完成了|(?:增长|下降|提高|提升|降低|减少|削减)了|(?<![比较])(?:去年|上年(?!度?同期|同比)|上一年)|往年|近年|累计完成|为历年|\d{1,2}[-—~至]\d{1,2}月|前[一二三]季度|[一二三]季度"
)
_AIMED = re.compile(r"力争|确保|争取|努力|[到至]20\d\d年")


def present_words(norm: str, start: int, at: int, *, ahead: bool) -> re.Match[str] | None:
    """Return the words in `norm[start:at]` that make the figure at `at` a state of things, or `None`.

    `ahead`: the plan is one of a single year, or the item states goals, so that 同比 compares what is to come.
    """
    present = _PRESENT.search(norm, start, at)
    if present or (again := _YEAR_ON_YEAR.search(norm, max(start, norm.rfind("；", start, at)), at)) is None:
        return present
    return None if is_ahead(norm, start, at, ahead=ahead) else again


def is_ahead(norm: str, start: int, at: int, *, ahead: bool) -> bool:
    """Say whether what is compared with the year before is still to come."""
    if _TOLD.search(norm, start, at):
        return False
    return ahead or bool(_AIMED.search(norm, start, at))


def is_compared(norm: str, start: int, at: int, tail: int) -> bool:
    """Say whether 同比 stands before the figure `at:tail` or right after it, in a sentence that does not tell of the past."""
    compared = _YEAR_ON_YEAR.search(norm, start, at) or _AFTER.match(norm, tail)
    return bool(compared) and not _TOLD.search(norm, start, at)


def looks_back(norm: str, start: int, at: int, tail: int, *, ahead: bool) -> bool:
    """Say whether what follows a figure makes it a state of things: 为62%，居全国前列, 为62%，同比提高3个百分点."""
    if _AFTER.match(norm, tail):
        return not is_ahead(norm, start, at, ahead=ahead)
    return _RANKED.match(norm, tail) is not None
