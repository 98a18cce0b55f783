"""The words that head the columns of a plan's tables: what a column holds, by its head. A new head is a row here.

Two kinds of tables state facts: tables of indicators (指标, 单位, 现状值, 目标值, 属性) and lists of tasks with who answers
for each (工作任务, 牵头单位, 责任单位, 完成时限). Heads of the second kind are those of responsibility clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ..ontology.units import unit_pattern_forms
from .clause_words import DUE, LABELS, OVERSEEING
from .scanning import guarded

Head = Literal[
    "number",
    "nature",
    "unit",
    "indicator",
    "base",
    "value",
    "task",
    "goal",
    "lead",
    "support",
    "responsible",
    "settle",
    "due",
    "aside",
    "oversee",
    "growth",
    "place",
    "measure",
]

PLAN_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
"""The last year of each five-year plan."""

_PLAN = r"[“”]?(?:" + "|".join(PLAN_YEARS) + r")[“”]?(?:规划)?(?:期?末|时期|期间|期)?"
_YEAR = rf"(?:20\d\d年?(?:底|末)?|{_PLAN})"
_SPAN = rf"(?:20\d\d年?[—~至-])?{_YEAR}"
_NOTE = r"(?:[（〔\[][^（）〔〕\[\]]{0,30}[）〕\]])?"
_MEASURED_WORD = r"率|比重|占比|比例|浓度|面积|强度|系数|指数|蓄积量|总量|[产排用]量|产值|规模|容量|里程|长度|数量?|天数|下降|降低|降幅|减少|提高|增长"
"""How an indicator ends that the head of a column names."""
_MEASURES = re.compile(
    rf"(?P<year>{_YEAR})?的?(?:目标)?(?P<named>[^，。；\d（）年的][^，。；]{{0,20}}?(?:{_MEASURED_WORD}))(?:控制)?(?:目标|任务|指标|红线)?值?"
    rf"(?P<unit>{_NOTE})(?P<later>{_YEAR}(?:目标)?值?)?"
    rf"|(?:{_YEAR})?的?(?P<asked>[^，。；\d（）年的][^，。；]{{0,20}}?)(?:{_YEAR})?(?P<task>任务|目标)(?:值|量)?(?:{_YEAR})?(?P<note>{_NOTE})"
)
_ENDS_MEASURED = re.compile(rf"(?:{_MEASURED_WORD})$")
_KEPT = re.compile(r"(?:率|比重|占比|比例|浓度|强度|系数|指数|总量|[存有积排用]量|保护|保有)$")
"""What is kept or kept down, and not added to: 耕地保有量任务."""
_NO_MEASURE = re.compile(
    r"(?:主要|重点|工作|目标|具体|建设|年度|阶段性?|总体|预期|规划|计划|绩效|任务|分解|[、和及与])*"
)

HEADS: tuple[tuple[Head, str], ...] = (
    ("number", r"序号|编号|项次|序"),
    ("nature", r"指标(?:属性|性质|类型|类别)|属性|性质|(?:约束性|预期性)(?:/|、|或)?(?:约束性|预期性)?"),
    ("unit", r"(?:计量|计算|指标)?单位"),
    (
        "indicator",
        r"(?:(?:主要|核心|具体|规划|考核|评价|监测|发展|一级|二级|三级|目标)?指标(?:名称|内容|项|体系)?|指标项目|目标名称|主要目标)",
    ),
    (
        "base",
        rf"{_YEAR}?(?:规划)?(?:现状|基期|基准|基数|基础|实际|实绩|完成|预计)(?:完成|达到|实现)?(?:年|值|情况|水平|数)?{_YEAR}?{_NOTE}",
    ),
    (
        "value",
        rf"(?:全[省市区州县])?{_YEAR}(?:的)?{_NOTE}(?:目标|规划|指标|预期|计划)?(?:值|要求|情况|数|年)?(?:全[省市区州县])?|(?:目标|规划|预期|计划)(?:值|要求|年){_YEAR}?{_NOTE}"
        rf"|(?:近期|中期|远期|远景|总体)目标值?{_YEAR}?{_NOTE}|(?:规划|预期|计划)?目标[（]?{_YEAR}[）]?",
    ),
    (
        "growth",
        rf"(?:{_SPAN})?(?:相?[比较]{_YEAR})?的?(?:[五三]年)?(?:年均|年度|平均|每年|累计|期间)*(?:增长|增加|提高|提升|上升|下降|降低|减少|变化|增减|递增)(?:率|速度|幅度|情况|值)?{_NOTE}"
        rf"|(?:{_SPAN})?的?(?:年均|年度|平均|年|累计)*(?:增速|增长|增幅|降幅)?(?:增速|增幅|降幅|(?<=年均)|(?<=增长)|(?<=下降))(?:[/、及和或])?(?:[五三]年)?(?:累计)?(?:增速|增长|增幅|降幅|数|值)?{_NOTE}|(?:{_SPAN})?的?(?:[五三]年)?累计(?:值|数)?{_NOTE}",
    ),
    (
        "task",
        r"(?:主要|重点|工作|目标|具体|建设|实施|改革|年度|细化|分解|整治|治理|整改)*(?:任务|工作|内容|措施|事项|举措|项目|工程|行动)+(?:名称|内容|分工|分解|安排|清单|及内容|和内容|要求|及要求|和措施|及措施)*",
    ),
    (
        "goal",
        r"(?:工作|任务|阶段性?|年度|建设|预期|绩效|总体|具体)+目标(?:要求)?|目标(?:要求)?|预期(?:成效|成果)|(?:工作)?成效|完成标准|考核标准",
    ),
    ("due", rf"{DUE}|进度(?:安排|要求|节点)?"),
    *((kind, pattern) for kind, pattern in LABELS),
    ("oversee", OVERSEEING),
    # 牵头单位及配合单位: who of the two a name is, the cell does not say.
    (
        "oversee",
        r"牵头(?:责任)?(?:单位|部门)?(?:[/、和及与]|以及)(?:责任|配合|参与|协办)(?:责任)?(?:单位|部门)",
    ),
    *(
        (kind, rf"(?:{pattern})(?:及|和|与|、|/)?(?:其)?(?:责任|负责|牵头|联系)人")
        for kind, pattern in LABELS[:3]
    ),
    ("lead", r"(?:牵头|主责|主办)(?:（责任）|\(责任\)|及责任|和责任)?(?:单位|部门)?"),
    ("support", r"(?:协同配合|配合|参与|参加|协办|协同|责任配合)(?:单位|部门)?"),
    ("responsible", r"责任(?:分工|分解)|分工|(?:实施|承担)?责任(?:主体)?|负责(?:单位|部门)"),
    (
        "aside",
        r"(?:类\s*[型别]|领域|类|分类|方面|维度|备注|说明|指标解释|全国(?:水平|平均|均值|平均水平)?|权重|分值|建设(?:地点|性质|期限|年限)|总?投资.{0,8}|来源|数据来源)",
    ),
    (
        "place",
        r"(?:[省市州县区地旗、（）]{2,8}|设区的?市|行政区(?:划|域)?|行政单位|所在地区?|城市|地区|区域|乡镇|镇街|乡镇（街道）|省份|地级(?:及以上)?城?市)(?:名称)?",
    ),
)
"""What a column holds and how its head is written, tried in this order, the whole head at a time."""

_HEAD = guarded("|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(HEADS)))
_ORDER_NOTE = re.compile(r"（(?:[^（）]*(?:列|排)[^（）]*|含?[^（）]{0,12})）$")
_OF_LEVEL = re.compile(r"(?:自治区|[省市县区州旗])(?:级|直)?(?=牵头|配合|责任|主责|主办|协办|参与)")
_PROSE = re.compile(r"[，。；]")
_PARTS = re.compile(r"[\s|｜│]+")
_LONGEST_HEAD = 40
_HEAD_LINES = 5
_HEADS_NEEDED = 2
TELLING: frozenset[Head] = frozenset({"nature", "base", "value", "lead", "support", "responsible"})
"""Heads that no other table than one of indicators or tasks has."""


def head_of(cell: str) -> Head | None:
    """Return what a column holds whose head is `cell` (white space removed), or `None` for what is no head."""
    if not cell or len(cell) > _LONGEST_HEAD:
        return None
    match = _HEAD.fullmatch(cell)
    if match is None and cell[-1] == "）":
        match = _HEAD.fullmatch(_ORDER_NOTE.sub("", cell))
    if match is None and (level := _OF_LEVEL.match(cell)):  # 市级牵头部门
        match = _HEAD.fullmatch(cell, level.end())
    if match is None:
        return "measure" if measure_of(cell) else None
    return HEADS[_number(match)][0]


def measure_of(cell: str) -> tuple[str, bool] | None:
    """Return the indicator that the head of a column names, and whether as work to be done: 2025年造林任务（万亩）.

    The head must say a year, a unit or that it is a goal: a name alone is any cell. `None` for what names no indicator.
    """
    match = _MEASURES.fullmatch(cell)
    if match is None:
        return None
    name, note = match["named"] or match["asked"], match["unit"] or match["note"] or ""
    dated = match["year"] or match["later"] or match["asked"]
    if _NO_MEASURE.fullmatch(name) or not (dated or note[1:-1] in unit_pattern_forms()):
        return None
    work = match["task"] == "任务" or (bool(match["asked"]) and not _ENDS_MEASURED.search(name))
    return name + note, work and not _KEPT.search(name)


def _number(match: re.Match[str]) -> int:
    return int((match.lastgroup or "").lstrip("abcdefghijklmnopqrstuvwxyz"))


def may_hold_table(page: str) -> bool:
    """Say whether a page's text may hold the head of a table: several heads of columns within a few short lines.

    Looking for ruled lines costs more than reading the text does, so only such pages are looked at.
    """
    return next(head_lines(page.split("\n")), None) is not None


def head_lines(lines: Iterable[str]) -> Iterator[tuple[int, set[Head]]]:
    """Yield the numbers of lines that end the heads of a table, and what its columns hold."""
    recent: list[tuple[int, set[Head]]] = []
    for number, line in enumerate(lines):
        if _PROSE.search(line) or not (heads := _heads_of(line)):
            continue
        recent = [*(one for one in recent if number - one[0] <= _HEAD_LINES), (number, heads)]
        together = set().union(*(found for _, found in recent))
        if len(together) >= _HEADS_NEEDED and (together & TELLING or {"place", "measure"} <= together):
            yield number, together


def _heads_of(line: str) -> set[Head]:
    words = _PARTS.split(line.strip()) if "|" in line or "｜" in line or "│" in line else line.split()
    if not words or len(line) > 2 * _LONGEST_HEAD:
        return set()
    found = {head_of(word) for word in {*words, "".join(words)}}
    return {head for head in found if head}
