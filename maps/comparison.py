"""Two plans side by side as tables: what corresponds, which target asks for more, what only one plan has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..analysis.compare import PlanComparison, TargetPair, answering
from ..analysis.likeness import Likeness, Profile
from ..cypher.header import Column, Lang
from ..cypher.terms import ROLES
from ..graph.stores.base import Row
from ..ontology.offices import offices
from .sheet import Sheet

PARTS = {
    "correspondence": ("对应任务", "corresponding measures"),
    "target": ("同一指标", "targets for one indicator"),
    "only": ("未找到对应", "no counterpart found"),
    "only_other": ("对方任务未找到对应", "no counterpart found for its measure"),
}
_STRICTER = {
    "one": ("前者更严", "the first asks for more"),
    "other": ("后者更严", "the second asks for more"),
    "equal": ("相同", "equal"),
    None: ("不可比", "cannot be said"),
}
_REASONS = (
    ("indicators", "同一指标", "indicators"),
    ("words", "题名", "title"),
    ("topics", "议题", "topics"),
    ("offices", "部门", "offices"),
)
_MANY = 4
_PART = Column("part", "类别", "part")
_SCORE = Column("score", "相似度", "score")
_PATH = Column("path", "条目", "item")
_MEASURE = Column("measure", "任务", "measure")
_WHO = Column("answering", "责任单位", "who answers")
_OTHER_PATH = Column("other_path", "对方条目", "its item")
_OTHER_MEASURE = Column("other_measure", "对方任务", "its measure")
_OTHER_WHO = Column("other_answering", "对方责任单位", "who answers there")
_REASON = Column("reason", "依据", "reason")
_INDICATOR = Column("indicator", "指标", "indicator")
_YEAR = Column("year", "年份", "year")
_QUOTE = Column("quote", "原文", "words of the plan")
_OTHER_QUOTE = Column("other_quote", "对方原文", "its words")
_STRICT = Column("stricter", "孰严", "stricter")
_FLAT = (
    _PART, _SCORE, _PATH, _MEASURE, _WHO, _OTHER_PATH, _OTHER_MEASURE, _OTHER_WHO, _REASON,
    _INDICATOR, _YEAR, _QUOTE, _OTHER_QUOTE, _STRICT,
)  # fmt: skip
_LEGEND = (
    "相似度由同一指标、题名用字、行业和污染物、责任部门合计，0 至 1；未列出的任务没有勉强配对",
    "score: one indicator, words of the title, industries and pollutants, offices; 0 to 1. No pair is forced",
)

# What is missed is more than what is found (docs/how-to/compare-plans.md): a gap must not be read into it.
_NOT_FOUND = (
    "未找到对应不等于对方没有：题名换了说法、又无共同行业和指标的任务认不出来",
    "no counterpart found does not mean that the other plan has none: a task whose title has other words, "
    "with no industry or indicator in common, is not recognised",
)


def comparison_sheets(found: PlanComparison, lang: Lang) -> list[Sheet]:
    """Return the tables for people: correspondences, targets, and what only one of the plans has."""
    at = 0 if lang == "zh" else 1
    rows = comparison_rows(found, lang)
    columns = {
        "correspondence": (
            (_SCORE, _PATH, _MEASURE, _WHO, _OTHER_PATH, _OTHER_MEASURE, _OTHER_WHO, _REASON),
            (_LEGEND[at],),
        ),
        "target": ((_INDICATOR, _YEAR, _QUOTE, _OTHER_QUOTE, _STRICT), ()),
        "only": ((_PATH, _MEASURE, _WHO), (_NOT_FOUND[at],)),
        "only_other": ((_OTHER_PATH, _OTHER_MEASURE, _OTHER_WHO), (_NOT_FOUND[at],)),
    }
    colon = "：" if lang == "zh" else ": "
    titles = {
        "correspondence": f"{found.one.name} ↔ {found.other.name}",
        "target": PARTS["target"][at],
        "only": f"{PARTS['only'][at]}{colon}{found.one.name}",
        "only_other": f"{PARTS['only'][at]}{colon}{found.other.name}",
    }
    return [
        Sheet(titles[part], shown, [r for r in rows if r["part"] == part], (), notes, lang)
        for part, (shown, notes) in columns.items()
    ]


def flat_sheet(found: PlanComparison, lang: Lang) -> Sheet:
    """Return everything in one table, for spreadsheets and programs: `part` says what a line is."""
    at = 0 if lang == "zh" else 1
    rows = [{**row, "part": PARTS[str(row["part"])][at]} for row in comparison_rows(found, lang)]
    return Sheet(
        f"{found.one.name} ↔ {found.other.name}", _FLAT, rows, (), (_LEGEND[at], _NOT_FOUND[at]), lang
    )


def comparison_rows(found: PlanComparison, lang: Lang) -> list[Row]:
    """Return one row for each correspondence, target pair and measure that stands alone."""
    empty: Row = dict.fromkeys(column.name for column in _FLAT)
    pairs = (
        {
            "part": "correspondence",
            "score": round(c.likeness.score, 2),
            **_side("", c.one, lang),
            **_side("other_", c.other, lang),
            "reason": reason(c.likeness, lang),
        }
        for c in found.correspondences
    )
    rows: list[Row] = [
        *pairs,
        *(_target(pair, lang) for pair in found.targets),
        *({"part": "only", **_side("", p, lang)} for p in found.only_one),
        *({"part": "only_other", **_side("other_", p, lang)} for p in found.only_other),
    ]
    return [{**empty, **row} for row in rows]


def reason(likeness: Likeness, lang: Lang) -> str:
    """Return what two measures have in common, in words."""
    at = 1 if lang == "zh" else 2
    named = {
        "indicators": likeness.indicators,
        "words": likeness.words,
        "topics": likeness.topics,
        "offices": tuple(_office(key) for key in likeness.offices),
    }
    mark, stop = ("：", "；") if lang == "zh" else (": ", "; ")
    return stop.join(f"{entry[at]}{mark}{_some(named[entry[0]])}" for entry in _REASONS if named[entry[0]])


def _office(key: str) -> str:
    listed = offices().get(key)
    return listed.name if listed else key


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:_MANY]) + (f" … {len(names)}" if len(names) > _MANY else "")


def _side(prefix: str, profile: Profile, lang: Lang) -> Row:
    return {
        f"{prefix}path": profile.measure.path,
        f"{prefix}measure": profile.measure.name,
        f"{prefix}answering": _who(profile, lang),
    }


def _who(profile: Profile, lang: Lang) -> str:
    """Return who leads, or where nobody does who answers or shares; the role is said, no lead is made up."""
    at = 0 if lang == "zh" else 1
    duties = answering(profile)
    chosen = [d for d in duties if d.role == "lead"] or list(duties)
    roles: dict[str, list[str]] = {}
    for duty in chosen:
        roles.setdefault(ROLES[duty.role][at], []).append(duty.name)
    return "；".join(f"{role} {_some(names)}" for role, names in roles.items())


def _target(pair: TargetPair, lang: Lang) -> Row:
    return {
        "part": "target",
        "indicator": pair.one.indicator,
        "year": pair.one.year,
        "quote": pair.one.quote,
        "other_quote": pair.other.quote,
        "path": pair.one.path,
        "measure": pair.one.measure_name,
        "other_path": pair.other.path,
        "other_measure": pair.other.measure_name,
        "stricter": _STRICTER[pair.stricter][0 if lang == "zh" else 1],
    }


def sheets_shown(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets that hold something, and the first in any case: an empty answer is an answer."""
    return [sheet for at, sheet in enumerate(sheets) if sheet.rows or at == 0]
