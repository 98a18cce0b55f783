"""The responsibility map as one page: a matrix to filter, sort and print, the clause behind each mark.

Nothing on it is lost on paper: under the matrix stands every duty with its clause. A matrix of many columns
writes its headings downwards and its marks with one character, so that 32 columns fit an A4 page across; more
go into a further matrix below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..cypher.header import Lang
from ..cypher.terms import ROLE_MEANINGS, ROLES, english
from ..graph.stores.base import Row
from ..loaders.record import Role
from .aside import written_aside
from .matrix import FIRST, SHORT, STANDINGS, Cell, Heading, Matrix, summary
from .page import asset, data_script, h, page
from .responsibility import FEW_PLANS, ResponsibilityMap, duty_sheet, title_of
from .selection import ROLE_ORDER

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOMY = 8  # columns that have room for words across an A4 page
_BLOCK = 32  # columns of one character and a figure that fit there

_WORDS: Mapping[str, tuple[str, str]] = {
    "by province": ("部门 × 省份（含所辖市州文件）", "offices × provinces (with the plans of their cities)"),
    "by place": ("部门 × 地区", "offices × places"),
    "by plan": ("部门 × 文件", "offices × plans"),
    "by measure": ("部门 × 任务", "offices × measures"),
    "office": ("部门类别", "kind of office"),
    "leading": ("牵头情况（任务数）", "who leads (measures)"),
    "filter": ("筛选：部门、单位、任务、文件", "filter: office, agency, measure, plan"),
    "roles": ("角色", "roles"),
    "legend": ("图例", "legend"),
    "duties": ("责任明细", "duties"),
    "not covered": ("未涉及", "not covered"),
    "clause missing": (
        "记录不含责任条款原文；用 --document 给出文件即可显示。",
        "The records hold no text of the clause; --document shows it.",
    ),
    "hint": (
        "指向或点按一格看责任条款；点表头排序。",
        "Point at a mark, or press it, for the clause; press a heading to sort.",
    ),
    "silent": ("所选范围内未涉及的文件", "plans that say nothing on this"),
    "nothing": ("没有符合的行", "no line fits"),
}
_DETAILS = ("place", "plan", "path", "measure", "role", "agency", "mention", "clause", "start", "id")
_DETAIL_HEADS: Mapping[str, tuple[str, str]] = {
    "place": ("地区", "place"),
    "plan": ("文件", "plan"),
    "path": ("条目", "item"),
    "measure": ("任务", "measure"),
    "role": ("角色", "role"),
    "agency": ("单位", "agency"),
    "mention": ("原文称谓", "words of the plan"),
    "clause": ("责任条款", "responsibility clause"),
    "start": ("起–止", "span"),
    "id": ("编号", "id"),
}


def write_page(drawn: ResponsibilityMap, matrix: Matrix, lang: Lang, target: Path) -> None:
    """Write the page; raise `UsageError` where the file cannot be written."""
    with written_aside(target) as side:
        side.write(page_bytes(drawn, matrix, lang))


def page_bytes(drawn: ResponsibilityMap, matrix: Matrix, lang: Lang) -> bytes:
    """Return the page in UTF-8."""
    return page(
        title_of(drawn, lang),
        _Drawing(drawn, matrix, lang).body(),
        lang,
        style=asset("responsibility.css"),
        script=asset("responsibility.js"),
    )


class _Drawing:
    """One page as it is drawn: the rows by number, since marks point at them."""

    def __init__(self, drawn: ResponsibilityMap, matrix: Matrix, lang: Lang) -> None:
        self._drawn, self._matrix, self._lang = drawn, matrix, lang
        self._at = 0 if lang == "zh" else 1
        self._rows = drawn.found.rows
        self._number = {id(row): at for at, row in enumerate(self._rows)}
        self._compact = len(matrix.headings) > _ROOMY

    def _word(self, name: str) -> str:
        return _WORDS[name][self._at]

    def body(self) -> Iterator[_Element]:
        sheet = duty_sheet(self._drawn, self._lang)
        yield h("h1", sheet.title)
        yield h("p", "；".join(sheet.understood), class_="soft")
        yield self._summary()
        yield h("section", h("h2", self._word("legend")), self._legend(sheet.legend), class_="legend")
        yield self._tools()
        yield h("h2", self._word(f"by {self._matrix.by}"))
        headings = self._matrix.headings
        for start in range(0, len(headings), _BLOCK):
            yield h("div", self._table(headings[start : start + _BLOCK]), class_="scroll")
        yield h("p", self._word("nothing"), class_="nothing soft", hidden=True)
        yield h("section", h("h2", self._word("duties")), self._missing(), self._details(), class_="details")
        yield from self._silent()
        yield h("div", id="tip", role="tooltip", hidden=True)
        yield data_script("duties", [self._told(row) for row in self._rows])

    def _summary(self) -> _Element:
        return h("p", summary(self._drawn.found, self._lang))

    def _legend(self, notes: Sequence[str]) -> _Element:
        lines = []
        for role in ROLE_ORDER:
            colon = "：" if self._lang == "zh" else ": "
            meaning = f"{ROLES[role][self._at]}{colon}{ROLE_MEANINGS[role][self._at]}"
            lines.append(h("li", self._chip(role, self._short(role)), " ", meaning))
        roles = {names[self._at] for names in ROLES.values()}
        told = (note for note in notes if not note.startswith(tuple(roles)))
        return h("ul", lines, (h("li", note) for note in told))

    def _silent(self) -> Iterator[_Element]:
        """Yield all plans that say nothing on this, where they are too many for the legend."""
        plans = self._drawn.found.silent
        if len(plans) > FEW_PLANS:
            titles = (h("li", row["plan"]) for row in plans)
            yield h("section", h("h2", self._word("silent")), h("ul", titles), class_="silent-plans")

    def _short(self, role: Role) -> str:
        """Return the mark of a role: a word, or its first character where there is no room for words."""
        return FIRST[role][self._at] if self._compact else SHORT[role][self._at]

    def _chip(self, role: Role, words: str, rows: Sequence[Row] = ()) -> _Element:
        if not rows:
            return h("span", words, class_=f"chip role role-{role}")
        said = " ".join(str(self._number[id(row)]) for row in rows)
        label = f"{ROLES[role][self._at]} {len({row['measure_uri'] for row in rows})}"
        return h(
            "button",
            words,
            type="button",
            class_=f"chip role role-{role}",
            data_rows=said,
            data_role=role,
            aria_label=label,
        )

    def _tools(self) -> _Element:
        roles = (
            h(
                "label",
                h("input", type="checkbox", value=role, checked=True),
                self._chip(role, SHORT[role][self._at]),
            )
            for role in ROLE_ORDER
        )
        return h(
            "form",
            h(
                "input",
                type="search",
                id="filter",
                placeholder=self._word("filter"),
                aria_label=self._word("filter"),
            ),
            h("fieldset", h("legend", self._word("roles")), roles),
            h("span", self._word("hint"), class_="soft"),
            class_="tools screen",
        )

    def _table(self, headings: Sequence[Heading]) -> _Element:
        heads = [h("th", h("button", self._word("office"), type="button"), class_="office", scope="col")]
        heads += [
            h(
                "th",
                h("button", h("span", self._matrix.name_of(one, self._lang)), type="button"),
                scope="col",
                class_="silent" if one.silent else None,
            )
            for one in headings
        ]
        lines = [h("tr", heads)]
        if any(one.above for one in headings):
            lines.insert(0, h("tr", h("td", class_="office"), self._above(headings), class_="above"))
        leading = [h("th", self._word("leading"), scope="row", class_="office")]
        leading += [h("td", self._leading(one)) for one in headings]
        body = [h("tr", leading, class_="leading")]
        body += [
            h(
                "tr",
                h("th", office, scope="row", class_="office"),
                (self._cell(self._matrix.cells.get((office, one.key))) for one in headings),
                data_office=office,
            )
            for office in self._matrix.offices
        ]
        return h(
            "table",
            h("thead", lines),
            h("tbody", body),
            class_=f"matrix{' compact' if self._compact else ''}",
        )

    def _above(self, headings: Sequence[Heading]) -> Iterator[_Element]:
        for name, group in groupby(headings, key=lambda one: one.above):
            span = len(list(group))
            yield h(
                "th", h("span", name), colspan=span, scope="colgroup", class_="narrow" if span == 1 else None
            )

    def _leading(self, heading: Heading) -> Iterator[_Element]:
        many = self._matrix.leading.get(heading.key, {})
        if not many:
            yield h("span", self._word("not covered"), class_="standing none")
        for one in STANDINGS:
            if one in many:
                alone = self._matrix.by == "measure"
                words = STANDINGS[one][self._at] if alone else f"{STANDINGS[one][self._at]} {many[one]}"
                yield h("span", words, class_=f"standing {one}")

    def _cell(self, cell: Cell | None) -> _Element:
        if cell is None:
            return h("td", "·", class_="empty")
        marks = []
        for role, many in cell.counts().items():
            rows = [row for row in cell.duties if row["role_code"] == role]
            alone = many == 1 and self._matrix.by == "measure"
            marks.append(
                self._chip(role, self._short(role) if alone else f"{self._short(role)} {many}", rows)
            )
        return h("td", marks, data_weight=_weight(cell))

    def _missing(self) -> _Element | None:
        if not self._rows or any(row["clause"] for row in self._rows):
            return None
        return h("p", self._word("clause missing"), class_="soft")

    def _details(self) -> _Element:
        has_clause = any(row["clause"] for row in self._rows)
        names = [name for name in _DETAILS if has_clause or name != "clause"]
        head = h("thead", h("tr", (h("th", _DETAIL_HEADS[name][self._at], scope="col") for name in names)))
        lines = (
            h(
                "tr",
                (h("td", self._detail(row, name)) for name in names),
                id=f"d{at}",
                data_role=row["role_code"] or "none",
            )
            for at, row in enumerate(self._rows)
        )
        return h("div", h("table", head, h("tbody", lines), class_="duties"), class_="scroll")

    def _detail(self, row: Row, name: str) -> object:
        if name == "role":
            role = row["role_code"]
            words = self._term(row["role"])
            chip = self._chip(cast(Role, role), words) if role else h("span", words, class_="standing nobody")
            note = self._term(row["note"])
            return [chip, " " if note else None, h("span", note, class_="soft") if note else None]
        if name == "start":
            return None if row["start"] is None else f"{row['start']}–{row['end']}"
        value = row[name]
        return None if value is None else str(value)[:8] if name == "id" else str(value)

    def _term(self, value: object) -> str:
        return "" if value is None else str(value) if self._lang == "zh" else english(str(value))

    def _told(self, row: Row) -> dict[str, object]:
        """Return what the page's script shows of a duty."""
        return {
            "measure": f"{row['path']} {row['measure']}",
            "plan": row["plan"],
            "role": self._term(row["role"]),
            "code": row["role_code"],
            "note": self._term(row["note"]),
            "agency": row["agency"] or "",
            "mention": row["mention"] or "",
            "clause": row["clause"] or "",
            "span": f"{row['start']}–{row['end']}" if row["id"] else "",
            "id": row["id"] or "",
        }


def _weight(cell: Cell) -> int:
    """Return how near to leading a cell is, and with how many measures: for sorting by a column."""
    counts = cell.counts()
    return sum(
        min(counts.get(role, 0), 99) * 100 ** (len(ROLE_ORDER) - 1 - at) for at, role in enumerate(ROLE_ORDER)
    )
