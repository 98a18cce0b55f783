"""The scores of records against gold annotations, and what differs, as tables."""

from __future__ import annotations

from collections.abc import Iterable

from ..cypher.header import Column, Lang
from ..graph.stores.base import Row
from .sheet import Sheet

_FIELDS = {
    "measures": "措施",
    "titles": "措施标题",
    "duties who": "责任主体",
    "duties who+role": "责任主体和角色",
    "agency identity": "机构全称",
    "targets figure": "目标数值",
    "targets +indicator": "目标数值和指标",
    "targets full": "目标各项",
    "industries": "行业",
    "places": "地区",
    "pollutants": "污染物",
}
_SCORE_COLUMNS = (
    Column("field", "项目", "field"),
    Column("precision", "准确率", "precision"),
    Column("recall", "召回率", "recall"),
    Column("f1", "F1", "F1"),
    Column("expected", "应有", "expected"),
    Column("found", "读出", "found"),
    Column("right", "正确", "right"),
)
_ERROR_COLUMNS = (
    Column("plan", "文件", "plan"),
    Column("measure", "措施", "measure"),
    Column("field", "项目", "field"),
    Column("gold", "标注", "gold"),
    Column("record", "记录", "record"),
)
_TITLES = {"zh": ("与标注比较", "不同之处"), "en": ("Scores against gold annotations", "What differs")}


def score_sheet(rows: Iterable[Row], lang: Lang) -> Sheet:
    """Return the table of scores: one row a field."""
    shares = ("precision", "recall", "f1")
    shown = [{**row, **{name: f"{row[name]:.3f}" for name in shares}} for row in rows]
    return _sheet(_TITLES[lang][0], _SCORE_COLUMNS, shown, lang)


def error_sheet(rows: Iterable[Row], lang: Lang) -> Sheet:
    """Return the table of differences: what the annotator reads beside what the record holds."""
    return _sheet(_TITLES[lang][1], _ERROR_COLUMNS, rows, lang)


def _sheet(title: str, columns: tuple[Column, ...], rows: Iterable[Row], lang: Lang) -> Sheet:
    named = [{**row, "field": _FIELDS[str(row["field"])] if lang == "zh" else row["field"]} for row in rows]
    return Sheet(title, columns, named, (), (), lang)
