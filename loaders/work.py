"""An item of the outline and what was read in it, on its way to a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .clause_lists import RawClause
from .outline import Item
from .record import Duty
from .target_case import RawTarget

GOALS = re.compile(r"目标(?!考核|责任|评价|管理|任务分解)|总体要求|总体思路|总要求")
"""Titles of items that state goals."""


@dataclass(slots=True)
class Work:
    """One item with what was read in it; `clauses` are those that stand in its own text, `raised` the
    length of one that was given to the parent, whose list it closes, `due` the year of its column 完成时限,
    `cells` those of a row, between which no sentence goes on."""

    item: Item
    clauses: list[RawClause] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    targets: list[RawTarget] = field(default_factory=list)
    due: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    background: bool = False
    preamble: bool = False
    raised: int = 0
