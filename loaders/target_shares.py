"""Targets that are shares: 达到最大负荷的5%, 90%以上的机关达到要求, 覆盖80%的乡镇, 推动50%以上的企业上云."""

from __future__ import annotations

import re

from . import target_words as words
from .record import Bound
from .target_case import Case, RawTarget, unit_kind
from .target_parts import bound_of, near_bound
from .target_rules import is_of_condition
from .target_subjects import is_name, subject_of


def of_something(case: Case) -> list[RawTarget]:
    """Read 响应能力达到最大用电负荷的5%: a share of what stands between verb and figure."""
    match = words.OF_SOMETHING.search(case.text)
    if match is None or unit_kind(case.figure.unit) != "ratio" or len(case.figures) > 1:
        return []
    start, subject = subject_of(case.start, case.text[: match.start()])
    if not is_name(subject) or is_of_condition(case, subject) or words.PARTIES.search(match["of"]):
        return []
    verb = match["verb"]
    # Of 达到全国平均水平的80% the indicator is the subject alone; of a whole, the share of it.
    indicator = subject if match["of"].endswith("水平") else f"{subject}占{match['of']}比重"
    bound: Bound = ">=" if verb.startswith("不") else "<=" if verb == "控制在" else "="
    figure = case.figure
    span = (start, start + len(subject))
    return [RawTarget(indicator, figure, bound_of(bound, figure, ""), "level", start, case.tail, span)]


def share_of(case: Case) -> list[RawTarget]:
    """Read 90%以上的机关达到创建要求, 水质100%达标 and 具备3%的响应能力: the indicator stands after the figure."""
    figure = case.figure
    if figure.unit != "%" or len(case.figures) > 1 or words.BY_RULE.search(case.text):
        return []
    able, ability = words.ABLE.search(case.text), words.ABILITY.match(case.rest)
    if able and ability:
        start, owner = subject_of(case.start, case.text[: able.start()])
        end = figure.tail + ability.end()
        return [
            RawTarget(
                owner + ability["what"], figure, bound_of("=", figure, ""), "level", start, end, (start, end)
            )
        ]
    match = words.SHARE.match(case.rest) or words.IS_SHARE.match(case.rest)
    if match is None:
        return []
    before = words.AT_LEAST.sub("", subject_of(case.start, words.BEFORE_SHARE.sub("", case.text))[1])
    if before.endswith(("和", "及", "与", "、")):
        before = ""  # 所有城市和60%的县通过评估: the share is of what follows alone
    start = case.start + case.text.rfind(before) if before else figure.start
    end = figure.tail + match.end()
    rated = words.RATE.search(before) and not words.SHARED.search(
        before
    )  # 建成产能的30%达到标杆水平 is of the capacity
    indicator = ("" if rated else before) + match["what"].removeprefix("的")
    bound = bound_of(near_bound(case.text), figure, "")
    return [RawTarget(indicator, figure, bound, "level", start, end, (start, end))]


def covers(case: Case) -> list[RawTarget]:
    """Read 快递服务网络覆盖80%的乡镇: what is covered stands after the figure."""
    if shares := _covers_shares(case):
        return shares
    if within := words.COVERS_SO_MANY.fullmatch(case.text):
        return _covers_so_many(case, within)
    match, what = words.COVERS.search(case.text), words.COVERED.match(case.rest)
    if match is None or what is None or case.figure.unit != "%" or len(case.figures) > 1:
        return []
    start, owner = subject_of(case.start, case.text[: match.start()])
    if work := words.WORK_ONLY.match(owner):
        owner = owner[work.end() :]
    end = case.figure.tail + what.end()
    bound = bound_of(near_bound(case.text), case.figure, "")
    start = start if owner else case.start + match.start()
    indicator = owner + match["verb"] + what["what"]
    return [RawTarget(indicator, case.figure, bound, "level", start, end, (start, end))]


def _covers_shares(case: Case) -> list[RawTarget]:
    """Read 养老设施覆盖所有社区、80%以上乡镇和50%以上村: of each kind, what share; what covers them is named once."""
    what = words.COVERED.match(case.rest)
    if what is None or case.figure.unit != "%" or len(case.figures) > 1:
        return []
    match, last = words.COVERS_SHARES.fullmatch(case.text), case.last
    if match:
        start, owner = subject_of(case.start, match["owner"])
    elif last and case.joined and not case.text and "覆盖" in last.indicator and last.figure.unit == "%":
        start, owner = case.figure.start, last.indicator.partition("覆盖")[0]
    else:
        return []
    if not is_name(owner):
        return []
    end = case.figure.tail + what.end()
    indicator, bound = f"{owner}覆盖{what['what']}", bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(indicator, case.figure, bound, "level", start, end, (start, end))]


def _covers_so_many(case: Case, match: re.Match[str]) -> list[RawTarget]:
    """Read 千兆光网覆盖家庭500万户: of what is covered, how many."""
    if unit_kind(case.figure.unit) not in ("counter", "area") or len(case.figures) > 1 or case.rest:
        return []
    start, owner = subject_of(case.start, match["owner"])
    indicator = f"{owner}覆盖{match['what']}"
    bound, end = bound_of(near_bound(case.text), case.figure, ""), case.tail
    return [RawTarget(indicator, case.figure, bound, "level", start, end, (start, case.figure.start))]


def moved(case: Case) -> list[RawTarget]:
    """Read 推动50%以上的中小企业上云: so many per cent of them, and what they are brought to do."""
    match, what = words.MOVED.search(case.text), words.MOVED_TO.match(case.rest)
    if match is None or what is None or case.figure.unit != "%" or len(case.figures) > 1:
        return []
    end = case.figure.tail + what.end()
    bound = bound_of(near_bound(case.text), case.figure, "")
    return [RawTarget(what["what"], case.figure, bound, "level", case.start, end, (case.figure.tail, end))]
