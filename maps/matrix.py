"""The responsibility map as a matrix: offices down, provinces, places, plans or measures across.

A cell holds what an office answers for in that column, by role. Over the offices stands a line about leading:
how many measures name a lead, how many name several and no lead, how many nobody. It is there in every map,
since "no lead named" is an answer, and an empty cell would not say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from ..cypher.header import Lang
from ..graph.stores.base import Row
from ..loaders.record import Role
from .cells import counted
from .selection import ROLE_ORDER, Selection

By = Literal["province", "place", "plan", "measure"]
BYS: tuple[By, ...] = ("province", "place", "plan", "measure")

SHORT: Mapping[Role, tuple[str, str]] = {
    "lead": ("牵头", "leads"),
    "sole": ("负责", "answers"),
    "shared": ("分工", "shares"),
    "support": ("配合", "supports"),
    "implement": ("落实", "carries out"),
}
"""Role -> the word that fits a cell, (Chinese, English); legends say it in full."""

FIRST: Mapping[Role, tuple[str, str]] = {
    "lead": ("牵", "L"),
    "sole": ("责", "A"),
    "shared": ("分", "S"),
    "support": ("配", "P"),
    "implement": ("落", "C"),
}
"""Role -> the mark where there is no room for a word, (Chinese, English)."""

STANDINGS: Mapping[str, tuple[str, str]] = {
    "lead": ("有牵头", "lead named"),
    "sole": ("单列负责", "answered for, no lead named"),
    "shared": ("未写牵头", "shared, no lead named"),
    "others": ("仅配合或落实", "only support or carrying out named"),
    "nobody": ("未写单位", "nobody named"),
}
"""What a measure says of leading -> (Chinese, English), from a named lead to nobody at all."""

COLOURS: Mapping[str, str] = {
    "lead": "#b3261e",
    "sole": "#8a5300",
    "shared": "#6b4fa0",
    "support": "#2f6f4f",
    "implement": "#35618e",
}
"""Role -> colour of its mark, that of `page.css`; dark enough for white letters (WCAG 2.1 AA, 4.5 to 1)."""

_NOWHERE = "—"
_UNNAMED: Mapping[By, tuple[str, str]] = {
    "province": ("不属一省", "no province"),
    "place": ("未写地区", "no place named"),
    "plan": (_NOWHERE, _NOWHERE),
    "measure": (_NOWHERE, _NOWHERE),
}
"""What stands over the plans of the state, or of a region across provinces."""

_WIDEST_MATRIX = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """The duties of one office in one column, strongest role first."""

    duties: tuple[Row, ...]

    def counts(self) -> dict[Role, int]:
        """Return how many measures there are for each role, in the order of roles."""
        seen = {(row["measure_uri"], row["role_code"]) for row in self.duties}
        many = Counter(cast(Role, role) for _, role in seen)
        return {role: many[role] for role in ROLE_ORDER if role in many}

    def strongest(self) -> Role:
        """Return the role nearest to leading."""
        return next(iter(self.counts()))

    def words(self, lang: Lang) -> str:
        """Return the cell in words: 牵头 2 配合 1; a lone count of one goes without saying."""
        at = 0 if lang == "zh" else 1
        counts = self.counts()
        if list(counts.values()) == [1]:
            return SHORT[self.strongest()][at]
        gap = " " if lang == "zh" else ", "
        return gap.join(f"{SHORT[role][at]} {many}" for role, many in counts.items())


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: `above` is what its name stands in (the plan of a measure, the province of a place)."""

    key: str
    name: str
    above: str
    silent: bool = False
    """Whether nothing in it is about what was asked for."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A map in two directions. `cells` are by (office, column key); what is not there is no duty."""

    by: By
    headings: tuple[Heading, ...]
    offices: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    leading: Mapping[str, Mapping[str, int]]
    """Column key -> standing on leading -> number of measures."""

    def name_of(self, heading: Heading, lang: Lang) -> str:
        """Return what stands over a column."""
        return _UNNAMED[self.by][0 if lang == "zh" else 1] if heading.name == _NOWHERE else heading.name

    def leading_words(self, key: str, lang: Lang) -> str:
        """Return what the measures of a column say of leading; a silent column says that nothing is there."""
        at = 0 if lang == "zh" else 1
        many = self.leading.get(key, {})
        if not many:
            return ("未涉及", "not covered")[at]
        if list(many.values()) == [1] and self.by == "measure":
            return STANDINGS[next(iter(many))][at]
        gap = " " if lang == "zh" else ", "
        return gap.join(f"{STANDINGS[one][at]} {many[one]}" for one in STANDINGS if one in many)


def matrix_of(found: Selection, by: By | None = None) -> Matrix:
    """Return the matrix of a selection; `by` `None` takes what shows most: see `natural_columns`."""
    by = by or natural_columns(found)
    headings = _headings(found, by)
    duties: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found.rows:
        if row["role_code"]:
            duties[_office(row), _key(row, by)].append(row)
    cells = {at: Cell(tuple(rows)) for at, rows in duties.items()}
    return Matrix(by, headings, _by_weight(cells), cells, _leading(found.rows, by))


def summary(found: Selection, lang: Lang) -> str:
    """Return in one sentence how many plans, measures and duties there are, and what is said of leading."""
    at = 0 if lang == "zh" else 1
    plans = len({row["plan_uri"] for row in found.rows})
    duties = sum(1 for row in found.rows if row["id"])
    standings = Counter({str(row["measure_uri"]): str(row["leading"]) for row in found.rows}.values())
    many = [f"{STANDINGS[one][at]} {standings[one]}" for one in STANDINGS if standings[one]]
    measures = len(found.measures())
    if lang == "zh":
        told = f"任务中：{'，'.join(many)}。" if many else ""
        return f"{plans} 份文件，{measures} 项任务，{duties} 条责任。{told}"
    told = f" Of the measures: {'; '.join(many)}." if many else ""
    many_things = (counted(plans, "plan"), counted(measures, "measure"), counted(duties, "duty", "duties"))
    return f"{', '.join(many_things)}.{told}"


def natural_columns(found: Selection) -> By:
    """Return provinces if there are several, else the measures if they fit, else places or plans."""
    if len({row["province"] for row in (*found.rows, *found.silent)}) > 1:
        return "province"
    if len(found.measures()) <= _WIDEST_MATRIX:
        return "measure"
    return "place" if len({row["place"] for row in found.rows}) > 1 else "plan"


def _office(row: Row) -> str:
    """Return the kind of office, or the name of a collective or a body that is of no known kind."""
    return str(row["office"] or row["agency"])


def _key(row: Row, by: By) -> str:
    return str(row[{"measure": "measure_uri", "plan": "plan_uri"}.get(by, by)] or _NOWHERE)


def _headings(found: Selection, by: By) -> tuple[Heading, ...]:
    heard = {
        _key(row, by): Heading(
            _key(row, by),
            f"{row['path']} {row['measure']}" if by == "measure" else str(row[by] or _NOWHERE),
            _above(row, by),
        )
        for row in found.rows
    }
    if by == "measure":
        return tuple(heard.values())
    for row in found.silent:
        heard.setdefault(
            _key(row, by), Heading(_key(row, by), str(row[by] or _NOWHERE), _above(row, by), silent=True)
        )
    return tuple(heard.values())


def _above(row: Row, by: By) -> str:
    """Return what a column stands in: a place in its province, a plan in its place, a measure in its plan."""
    match by:
        case "province":
            return ""
        case "place":
            return str(row["province"] or "")
        case "plan":
            return str(row["place"] or "")
        case "measure":
            return f"{row['place'] or _NOWHERE}\u2002{row['plan']}"


def _by_weight(cells: Mapping[tuple[str, str], Cell]) -> tuple[str, ...]:
    """Return the offices, those that lead most first, then by each role after it, then by name."""
    many: defaultdict[str, Counter[Role]] = defaultdict(Counter)
    for (office, _), cell in cells.items():
        many[office].update(cell.counts())

    def weight(office: str) -> tuple[object, ...]:
        return (*(-many[office][role] for role in ROLE_ORDER), office)

    return tuple(sorted(many, key=weight))


def _leading(rows: Sequence[Row], by: By) -> dict[str, dict[str, int]]:
    standings = {(_key(row, by), row["measure_uri"]): str(row["leading"]) for row in rows}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (key, _), standing in standings.items():
        found[key][standing] += 1
    return {key: dict(many) for key, many in found.items()}
