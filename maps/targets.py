"""Targets as tables: by indicator across places, by year, and what one office is to deliver."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis.deliverables import Deliverable
from ..analysis.view import DutyView, TargetView
from ..cypher.header import Column, Lang
from ..cypher.terms import ROLES, english
from ..graph.names import figure
from ..graph.stores.base import Row
from .sheet import Sheet

_CHANGES = {
    "level": ("达到", "reach"),
    "decrease": ("下降", "down by"),
    "increase": ("提高", "up by"),
    "add": ("新增或完成", "add or complete"),
}
_BOUNDS = {
    "=": ("", ""),
    ">=": ("不低于", "at least "),
    "<=": ("不高于", "at most "),
    ">": ("超过", "more than "),
    "<": ("低于", "less than "),
    "~": ("约", "about "),
}
_INDICATOR = Column("indicator", "指标", "indicator")
_YEAR = Column("year", "年份", "year")
_PLACE = Column("place", "地区", "place")
_FIGURE = Column("figure", "目标", "target")
_BASELINE = Column("baseline_year", "基年", "baseline year")
_STRENGTH = Column("strength", "约束", "strength", term=True)
_PLAN = Column("plan", "文件", "plan")
_PATH = Column("path", "条目", "item")
_ROLE = Column("role", "角色", "role", term=True)
_AGENCY = Column("agency", "单位", "agency")
_ANSWERING = Column("answering", "责任单位", "who answers")
_QUOTE = Column("quote", "原文", "words of the plan")
_DATA = (
    Column("value", "数值", "value"),
    Column("value_max", "上限", "upper value"),
    Column("unit", "单位", "unit"),
    Column("bound", "界限", "bound"),
    Column("change", "方向", "direction"),
    Column("start", "起", "start"),
    Column("end", "止", "end"),
    Column("id", "编号", "id", key=True),
)
_TITLES = {
    "indicator": ("各地同一指标", "One indicator across places"),
    "year": ("到期目标", "What is due when"),
    "office": ("应完成的目标", "What is to be delivered"),
}
_STRETCH, _ALTERNATIVE = "力争", "备选"
_LEGEND = {
    "answering": (
        "责任单位：所在任务的牵头、负责或分工单位；文件没有把指标分给单位时，只能看到任务的责任单位",
        "who answers: who leads, answers for or shares the measure; plans rarely give a figure to one agency",
    ),
    "stretch": ("力争：争取达到，不是约束性目标", "stretch: to be striven for, not binding"),
    "alternative": (
        "备选：“或”字之后的另一口径，二者取一",
        "alternative: after 或 (or); one of the two is enough",
    ),
}


def indicator_sheet(found: Iterable[Deliverable], lang: Lang, *, data: bool) -> Sheet:
    """Return targets by indicator, place beside place."""
    columns = (_INDICATOR, _YEAR, _PLACE, _FIGURE, _BASELINE, _STRENGTH, _PLAN, _PATH, _QUOTE)
    rows = [_row(one, lang) for one in found]
    return _sheet("indicator", columns, rows, lang, data=data)


def year_sheet(found: Iterable[Deliverable], lang: Lang, *, data: bool) -> Sheet:
    """Return targets by year, with who answers for the measure."""
    columns = (_YEAR, _PLACE, _INDICATOR, _FIGURE, _STRENGTH, _ANSWERING, _PLAN, _PATH)
    rows = [{**_row(one, lang), "answering": _who(one, lang)} for one in found]
    return _sheet("year", columns, rows, lang, data=data)


def office_sheet(found: Iterable[tuple[Deliverable, DutyView]], lang: Lang, *, data: bool) -> Sheet:
    """Return what an office is to deliver, by year."""
    columns = (_YEAR, _PLACE, _AGENCY, _ROLE, _INDICATOR, _FIGURE, _STRENGTH, _PLAN, _PATH)
    rows = [
        {**_row(one, lang), "agency": duty.name, "role": ROLES[duty.role][0], "answering": _who(one, lang)}
        for one, duty in found
    ]
    return _sheet("office", columns, rows, lang, data=data)


def figure_in_words(target: TargetView, lang: Lang) -> str:
    """Return a target's figure in a few words: 下降不低于13%, down by at least 13%."""
    at = 0 if lang == "zh" else 1
    amount = figure(target.value)
    if target.value_max is not None:
        amount += f"—{figure(target.value_max)}"
    apart = " " if lang == "en" else ""
    return f"{_CHANGES[target.change][at]}{apart}{_BOUNDS[target.bound][at]}{amount}{target.unit}"


def strength(target: TargetView) -> str | None:
    """Return 力争 or 备选, or `None` for a target that binds."""
    return _STRETCH if target.stretch else _ALTERNATIVE if target.alternative else None


def strength_in(target: TargetView, lang: Lang) -> str | None:
    """Return the strength of a target in the language asked for."""
    said = strength(target)
    return english(said) if said and lang == "en" else said


def _row(one: Deliverable, lang: Lang) -> Row:
    target = one.target
    return {
        "indicator": target.indicator,
        "year": target.year,
        "place": "、".join(one.places),
        "figure": figure_in_words(target, lang),
        "baseline_year": target.baseline_year,
        "strength": strength(target),
        "plan": one.plan_name,
        "path": target.path,
        "quote": target.quote,
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "bound": target.bound,
        "change": target.change,
        "start": target.span[0],
        "end": target.span[1],
        "id": target.id,
    }


def _who(one: Deliverable, lang: Lang) -> str:
    """Return who answers, role by role: 牵头 省能源局；分工负责 …. No lead is made up where none is named."""
    at = 0 if lang == "zh" else 1
    roles: dict[str, list[str]] = {}
    for duty in one.answering():
        roles.setdefault(ROLES[duty.role][at], []).append(duty.name)
    return "；".join(f"{role} {'、'.join(names)}" for role, names in roles.items())


def _sheet(kind: str, columns: tuple[Column, ...], rows: list[Row], lang: Lang, *, data: bool) -> Sheet:
    at = 0 if lang == "zh" else 1
    shown = {row["strength"] for row in rows}
    legend = [
        *([_LEGEND["answering"][at]] if kind == "year" and rows else []),
        *([_LEGEND["stretch"][at]] if _STRETCH in shown else []),
        *([_LEGEND["alternative"][at]] if _ALTERNATIVE in shown else []),
    ]
    extra = tuple(c for c in (_QUOTE, *_DATA) if c not in columns) if data else ()
    return Sheet(_TITLES[kind][at], (*columns, *extra), rows, (), tuple(legend), lang)
