"""What a cell of a table of indicators says: a figure, its unit, whether at least or at most, 累计 or 较2020年下降."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..ontology.units import unit_pattern_forms
from .flat import FlatText
from .record import Bound, Change
from .tables import Cell

_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (">=", r"≥|⩾|>=|不低于|不少于|不小于|至少"),
    ("<=", r"≤|⩽|<=|不高于|不超过|不大于|控制在|低于"),
    (">", r">|＞|超过|大于|高于"),
    ("<", r"<|＜|小于"),
    ("~", r"约|大约"),
)
_CHANGES: tuple[tuple[Change, str], ...] = (
    ("decrease", r"(?:下降|降低|减少|削减|减)(?![到至为])"),
    ("increase", r"(?:提高|提升|增长|增加|上升)(?![到至为])"),
    ("add", r"新增|新建|完成|新"),
    (
        "level",
        r"达到?|稳定在|保持在?|(?:提高|提升|增加|增长|上升|下降|降低|减少)(?:到|至|为)|降至|增至|为|力争",
    ),
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AFTER = r"(?:（含）)?(?P<up>及?以上)|(?P<down>及?以内|及?以下)|(?P<about>左右)"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as its cell gives it; `total`: it counts all years together (〔5〕, 累计5)."""

    low: float
    high: float | None
    unit: str
    bound: Bound
    change: Change | None
    stretch: bool
    baseline: int | None
    note: str
    total: bool


@cache
def _value_pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(form) for form in unit_pattern_forms())
    bounds = "|".join(f"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(_BOUNDS))
    changes = "|".join(f"(?P<c{n}>{pattern})" for n, (_, pattern) in enumerate(_CHANGES))
    return re.compile(
        rf"(?P<stretch>力争|争取)?(?:(?:比|较)(?P<base>20\d\d)年(?:底|末|水平)?)?(?P<total>累计)?(?:{changes})?(?:{bounds})?(?:到|至)?(?P<bracket>[\[［（〔])?"
        rf"(?P<low>{_NUMBER})(?:(?:—|~|-|至)(?P<high>{_NUMBER}))?[\]］）〕]?(?P<unit>{units})?[\]］）〕]?(?:{_AFTER})?(?P<note>（[^（）]{{1,12}}）)?"
    )


def value_of(text: FlatText, cell: Cell) -> Value | None:
    """Return what a cell says, or `None` where that cannot be read."""
    match = _value_pattern().fullmatch(text.norm[cell.start : cell.end])
    if match is None:
        return None
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else None
    if high is not None and high <= low:
        return None
    bound: Bound = next((b for n, (b, _) in enumerate(_BOUNDS) if match[f"b{n}"]), "=")
    if bound == "=":
        bound = ">=" if match["up"] else "<=" if match["down"] else "~" if match["about"] else "="
    change = next((c for n, (c, _) in enumerate(_CHANGES) if match[f"c{n}"]), None)
    return Value(
        low,
        high,
        match["unit"] or "",
        bound,
        change,
        bool(match["stretch"]),
        int(match["base"]) if match["base"] else None,
        match["note"] or "",
        bool(match["total"] or match["bracket"]),
    )
