"""How a table of indicators names what is measured: with a number, a unit in brackets, 其中：, a footnote mark, a direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ontology.places import Place, place_table
from ..ontology.pollutants import find_pollutant
from ..ontology.units import unit_pattern_forms
from .flat import FlatText
from .record import Change
from .tables import Cell

_NUMBERED = re.compile(
    r"^(?:\d{1,3}[.．、)）](?!\d)|（(?:\d{1,3}|[一二三四五六七八九十]{1,3})）|[①-⑳]|[一二三四五六七八九十]{1,3}、|[★☆●▲*＊])+"
)
_OF_THESE = re.compile(r"^(?:其中|包括|#)[：:，,]?")
_UNIT_IN_NAME = re.compile(
    r"[（〔\[](?P<unit>[^（）〔〕\[\]]{1,14})[）〕\]]$|(?<=[一-龥）])[/，,](?P<bare>[^/，,]{1,6})$|(?<=[率重比例])(?P<per>%)$"
)
_ALL_YEARS = re.compile(r"(?:[（〔\[](?:[五三]年)?累计(?:值|数)?[）〕\]])$")
_ALL_YEARS_UNIT = re.compile(r"^累计[，,、]?|[，,、](?:[五三]年)?累计(?:值|数)?$")
_FOOTNOTE = re.compile(r"(?<=[一-龥])(?:\d{1,2}|[①-⑳*＊]+)$|[*＊①-⑳]+$")
_FALLS = re.compile(r"(?:年均|累计)?(?:下降|降低|减少|削减)(?:率|幅度|比例)?$|降幅$")
_RISES = re.compile(
    r"(?:年均|累计|年度)(?:增长|提高|增加)(?:率|幅度|速度)?$|(?<=\d年)(?:提高|增加)$|(?:年均)?(?:增长|增速|增幅)$"
)
_COMPARED = re.compile(r"(?:相?[比较])(20\d\d)年?(?:底|末|水平)?(?:累计)?$")
_ADDS = re.compile(r"^(?:新增|新建|完成)")
_NEW = re.compile(r"新增")
_OF_POLLUTANTS = re.compile(
    r"(?:主要|重点)?(?:大气|水)?污染物(?P<what>(?:重点工程)?(?:累计)?(?:排放|减排)总?量)$"
)
_WHOLE = re.compile(r"(?:全[省市区县州]|合计|总计|共计|小计)(?:合计|总计)?")
_NO_UNIT = ("—", "-", "/", "")


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator, where it is written, its unit, and the change that its name states (…降低, 新增…)."""

    cell: Cell
    name: str
    unit: str
    change: Change | None
    baseline: int | None = None

    @property
    def adds_up(self) -> bool:
        """Say whether a figure for all years is what is added in them: 城镇新增就业."""
        return bool(_NEW.search(self.name))

    @property
    def work(self) -> str:
        """Return the name without 新建, which what is added does not need."""
        return _ADDS.sub("", self.name)


def named_in(text: FlatText, cells: Sequence[Cell], unit: str, heading: Named | None) -> Named:
    """Return the indicator that the cells of a row name, from wide to narrow; `unit` is that of a column for it.

    化学需氧量 below 主要污染物排放总量减少 (in the cell on its left, or the row above that has no figures, `heading`) is the
    discharge of it, and is to fall.
    """
    inner = named_as(cells[-1], text.flat[cells[-1].start : cells[-1].end])
    outer = named_as(cells[-2], text.flat[cells[-2].start : cells[-2].end]) if len(cells) > 1 else heading
    name, change = inner.name, inner.change
    unit = inner.unit or ("" if unit in _NO_UNIT else unit)
    if outer and find_pollutant(name) and (group := _OF_POLLUTANTS.match(outer.name)):
        return replace(
            inner, name=name + group["what"], unit=unit or outer.unit, change=change or outer.change
        )
    if outer and len(cells) > 1:
        falls = outer.unit and outer.change == "decrease"  # 经济增长 alone is the name of a group
        return replace(inner, unit=unit or outer.unit, change=change or ("decrease" if falls else None))
    return replace(inner, unit=unit)


def named_as(cell: Cell, words: str) -> Named:
    """Return the indicator that words name, with the change that they state and the year with which they compare."""
    name, unit = without_unit(words)
    change: Change | None = "add" if _ADDS.match(name) else None
    directions: tuple[tuple[Change, re.Pattern[str]], ...] = (("decrease", _FALLS), ("increase", _RISES))
    for direction, pattern in directions:
        if match := pattern.search(name):
            name, change = name[: match.start()], direction
            break
    compared = _COMPARED.search(name)
    baseline = int(compared[1]) if compared else None
    return Named(cell, name[: compared.start()] if compared else name, unit, change, baseline)


def without_unit(words: str) -> tuple[str, str]:
    """Return an indicator's name without its number, unit and footnote mark, and the unit."""
    words = words.replace("(", "（").replace(")", "）")
    words = _FOOTNOTE.sub("", _OF_THESE.sub("", _NUMBERED.sub("", words, count=1), count=1))
    words, unit = _ALL_YEARS.sub("", words), ""
    match = _UNIT_IN_NAME.search(words)
    inside = match and _ALL_YEARS_UNIT.sub("", match["unit"] or match["bare"] or match["per"])
    if match and inside and _is_unit(inside):
        words, unit = _ALL_YEARS.sub("", words[: match.start()]), inside
    return _FOOTNOTE.sub("", words), unit


def place_in(text: FlatText, cell: Cell, territory: Place | None) -> tuple[str, ...] | None:
    """Return the place that a row is about, nothing for the plan's own (全省, 合计), `None` for what is no place."""
    words = text.norm[cell.start : cell.end]
    if _WHOLE.fullmatch(words):
        return ()
    return (words,) if place_table().meaning(words, territory) else None


def _is_unit(word: str) -> bool:
    """Say whether a bracket holds a unit (%, 万吨, μg/m³) and no note (折纯量, PM2.5)."""
    return word in unit_pattern_forms() or ("/" in word and not re.search(r"\d{2}", word))
