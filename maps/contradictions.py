"""Contradictions among plans as a table: both plans, both quotes, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..analysis.conflicts import Conflicts, LeadConflict, TargetConflict
from ..analysis.view import DutyView, Plans, TargetView
from ..cypher.header import Column, Lang
from ..graph.stores.base import Row
from .sheet import Sheet

KINDS = {
    "figure": ("数字不一", "figures differ"),
    "part-above-whole": ("局部大于整体", "a part above the whole"),
    "lead": ("牵头不一", "leads differ"),
}
_COLUMNS = (
    Column("kind", "类别", "kind"),
    Column("about", "指标或任务", "indicator or task"),
    Column("place", "地区", "place"),
    Column("year", "年份", "year"),
    Column("plan", "文件", "plan"),
    Column("path", "条目", "item"),
    Column("quote", "原文", "words of the plan"),
    Column("other_plan", "另一文件", "the other plan"),
    Column("other_path", "另一条目", "its item"),
    Column("other_quote", "另一原文", "its words"),
)
_PROOF = (
    Column("start", "起", "start"),
    Column("end", "止", "end"),
    Column("id", "编号", "id", key=True),
    Column("other_start", "另一处起", "its start"),
    Column("other_end", "另一处止", "its end"),
    Column("other_id", "另一编号", "its id", key=True),
)
_TITLE = {"zh": "相互矛盾之处", "en": "Contradictions"}
_LEGEND = {
    "zh": (
        "只列没有任何数字能同时满足的两处；力争和备选目标、能同时达到的上下限、不同基年不算",
        "局部大于整体：下级地区的总量目标大于上级地区；牵头不一：同一地区两份文件对同一目标或同题任务的牵头部门无一相同",
        "指标写法不同而含义相同的视为同一指标，两处原文并列，是否矛盾请以原文为准",
    ),
    "en": (
        "only pairs that no figure fulfils both of; stretch and alternative targets, bounds that meet and "
        "figures against different baselines do not count",
        "a part above the whole: a place inside another is to reach more than all of it; leads differ: no "
        "office leads the same target, or the measure of the same title, in both plans of one place",
        "names that mean one indicator are taken as one; whether the two quotes contradict is for the reader",
    ),
}


def contradiction_sheet(found: Conflicts, plans: Plans, lang: Lang, *, proof: bool) -> Sheet:
    """Return the contradictions as a sheet; with `proof` also where the words stand, and the ids."""
    at = 0 if lang == "zh" else 1
    rows = [{**row, "kind": KINDS[str(row["kind"])][at]} for row in contradiction_rows(found, plans)]
    columns = _COLUMNS + _PROOF if proof else _COLUMNS
    return Sheet(_TITLE[lang], columns, rows, (), _LEGEND[lang] if rows else (), lang)


def contradiction_rows(found: Conflicts, plans: Plans) -> list[Row]:
    """Return the contradictions as plain values for programs."""
    return [
        *(_of_targets(one, plans) for one in found.targets),
        *(_of_leads(one, plans) for one in found.leads),
    ]


def _of_targets(one: TargetConflict, plans: Plans) -> Row:
    return {
        "kind": one.kind,
        "about": one.indicator,
        "place": one.place_name,
        "year": one.year,
        **_target("", one.one, plans),
        **_target("other_", one.other, plans),
    }


def _target(prefix: str, target: TargetView, plans: Plans) -> Row:
    return {
        f"{prefix}plan": plans.plan_of(target).name,
        f"{prefix}path": target.path,
        f"{prefix}quote": target.quote,
        f"{prefix}start": target.span[0],
        f"{prefix}end": target.span[1],
        f"{prefix}id": target.id,
    }


def _of_leads(one: LeadConflict, plans: Plans) -> Row:
    return {
        "kind": "lead",
        "about": one.about,
        "place": one.place_name,
        "year": None,
        **_leads("", one.one, plans),
        **_leads("other_", one.other, plans),
    }


def _leads(prefix: str, duties: Sequence[DutyView], plans: Plans) -> Row:
    first = duties[0]
    return {
        f"{prefix}plan": plans.plans[first.plan].name,
        f"{prefix}path": first.path,
        f"{prefix}quote": "、".join(_mentions(duties)) + " 牵头",
        f"{prefix}start": min(duty.span[0] for duty in duties),
        f"{prefix}end": max(duty.span[1] for duty in duties),
        f"{prefix}id": first.id,
    }


def _mentions(duties: Sequence[DutyView]) -> Iterator[str]:
    yield from (duty.mention for duty in sorted(duties, key=lambda duty: duty.rank))
