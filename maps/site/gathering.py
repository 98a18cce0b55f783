"""Pages that gather many plans: each office, each topic, what was not understood, who answers where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ...cypher.terms import ROLE_MEANINGS, ROLES
from ...ontology.places import place_table
from ..annotated import reason_words
from ..page import asset, h, page
from ..selection import ROLE_ORDER
from .index import SiteIndex
from .words import file_name, navigation, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...cypher.header import Lang

MANY_ROWS = 1500
"""Above this many lines a page is cut into one for each province: a browser has to draw it."""

_SHORT = 10
_BRIEF = {
    "lead": ("牵头", "leads"),
    "sole": ("负责", "answers"),
    "shared": ("分工", "shares"),
    "support": ("配合", "supports"),
    "implement": ("落实", "implements"),
}
_IN_ORDER = " ".join(f"WHEN '{role}' THEN {at}" for at, role in enumerate(ROLE_ORDER))
_OFFICE = f"""
SELECT p.area, p.area_name, p.title, p.page, d.path, d.measure_name, d.role, d.agency, d.inherited, d.anchor
FROM duty d JOIN plan p ON p.id = d.plan WHERE d.office = ?
ORDER BY p.area IS NULL, p.area, p.title, p.id, CASE d.role {_IN_ORDER} END, d.rowid
"""  # noqa: S608 - our own words
_TOPIC = """
SELECT p.area, p.area_name, p.title, p.page, t.path, t.measure_name, t.in_title, t.anchor, t.measure
FROM topic t JOIN plan p ON p.id = t.plan WHERE t.kind = ? AND t.key = ?
ORDER BY p.area IS NULL, p.area, p.title, p.id, t.rowid
"""
_WHO = """
SELECT role, agency, anchor FROM duty WHERE measure = ? AND role IN ('lead', 'sole', 'shared') ORDER BY rowid
"""

Row = tuple[Any, ...]
Cells = Callable[[Row], Sequence[object]]
Page = tuple[str, bytes]
"""File below the site's folder, and its content."""


def role_chip(role: str, lang: Lang) -> _Element:
    """Return a role as a coloured chip."""
    return h("span", ROLES[role][0 if lang == "zh" else 1], class_=f"chip role role-{role}")


def plan_link(name: str, file: str, anchor: str, up: str) -> _Element:
    """Return a link to a sentence of a plan's page, or to the page where the sentence has no mark."""
    return h("a", name, href=f"{up}plans/{file}" + (f"#{anchor}" if anchor else ""))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, kind: str | None = None) -> _Element:
    """Return a table that scrolls by itself where it is wider than the page."""
    head = h("thead", h("tr", [h("th", text, scope="col") for text in heads]))
    body = h("tbody", [h("tr", [h("td", cell, class_=_look(cell)) for cell in row]) for row in rows])
    return h("div", h("table", head, body, class_=kind), class_="scroll")


def _look(cell: object) -> str | None:
    """Return how a cell is set: figures to the right, short words unbroken."""
    if isinstance(cell, int):
        return "figure"
    return "short" if isinstance(cell, str) and len(cell) <= _SHORT else None


def office_pages(index: SiteIndex, office: str, lang: Lang) -> Iterator[Page]:
    """Yield the page of a kind of office, where it is long one for each province too; none if it is gone."""
    named = list(index.rows("SELECT office_name FROM duty WHERE office = ? LIMIT 1", (office,)))
    if not named:
        return
    heads = [word(key, lang) for key in ("role", "agency", "measure", "plan")]
    title = str(named[0][0])
    rows = index.rows(_OFFICE, (office,))
    yield from _by_place("offices", office, title, heads, rows, lambda row: _duty_row(row, lang), lang)


def _duty_row(row: Row, lang: Lang) -> Sequence[object]:
    _, _, plan, file, path, measure, role, agency, inherited, anchor = row
    note = h("span", f" {word('inherited', lang)}", class_="soft") if inherited else None
    link = plan_link(f"{path} {measure}", file, anchor, "../")
    return [role_chip(role, lang), note], agency, link, plan_link(plan, file, "", "../")


def topic_pages(index: SiteIndex, kind: str, key: str, lang: Lang) -> Iterator[Page]:
    """Yield the page of a topic: every measure about it, with who leads or answers."""
    named = list(index.rows("SELECT name FROM topic WHERE kind = ? AND key = ? LIMIT 1", (kind, key)))
    if not named:
        return
    heads = [word(name, lang) for name in ("measure", "agency", "plan")]
    rows = index.rows(_TOPIC, (kind, key))

    def cells(row: Row) -> Sequence[object]:
        _, _, plan, file, path, measure, in_title, anchor, measure_key = row
        chip = [" ", h("span", word("in_title", lang), class_="chip")] if in_title else None
        roles: defaultdict[str, list[_Element]] = defaultdict(list)
        for role, agency, at in index.rows(_WHO, (measure_key,)):
            roles[role].append(h("span", plan_link(agency, file, at, "../"), class_="who"))
        who = [h("div", role_chip(role, lang), " ", roles[role]) for role in ROLE_ORDER if role in roles]
        none = h("span", word("nobody", lang), class_="soft")
        link = plan_link(f"{path} {measure}", file, anchor, "../")
        return [link, chip], who or none, plan_link(plan, file, "", "../")

    yield from _by_place("topics", f"{kind}-{key}", str(named[0][0]), heads, rows, cells, lang)


def _by_place(  # noqa: PLR0913, PLR0917 - what a page is made of
    folder: str, key: str, title: str, heads: Sequence[str], rows: Iterable[Row], cells: Cells, lang: Lang
) -> Iterator[Page]:
    """Yield a page with a section for each place; a long one leads to a page for each province instead."""
    name = file_name(key)
    first = list(_take(rows, MANY_ROWS))
    rest = list(_take(rows, 1))
    if not rest:
        sections = [_section(place, list(some), heads, cells) for place, some in _places(first, lang)]
        yield f"{folder}/{name}.html", _page(title, sections, lang)
        return
    links = []
    for province, some in groupby(_chain(first, rest, rows), key=lambda row: province_key(row[0])):
        lines = list(some)
        file = f"{name}-{province}.html"
        places = sorted({str(row[1] or word("no_place", lang)) for row in lines})
        links.append(h("li", h("a", "、".join(places[:3]), href=file), f" {len(lines)}"))
        sections = [_section(place, list(one), heads, cells) for place, one in _places(lines, lang)]
        yield f"{folder}/{file}", _page(title, sections, lang)
    yield f"{folder}/{name}.html", _page(title, [h("ul", links, class_="many")], lang)


def _take(rows: Iterable[Row], number: int) -> Iterator[Row]:
    source = iter(rows)
    for _ in range(number):
        try:
            yield next(source)
        except StopIteration:
            return


def _chain(*parts: Iterable[Row]) -> Iterator[Row]:
    for part in parts:
        yield from part


def _places(rows: Iterable[Row], lang: Lang) -> Iterator[tuple[str, Iterator[Row]]]:
    for (_, name), some in groupby(rows, key=lambda row: (row[0], row[1])):
        yield str(name or word("no_place", lang)), some


def province_key(area: str | None) -> str:
    """Return the key of the province of a place, `x` for what is in none."""
    place = place_table().get(area) if area else None
    top = place_table().province_of(place) if place else None
    return top.key if top else "x"


def _section(place: str, rows: Sequence[Row], heads: Sequence[str], cells: Cells) -> _Element:
    return h("section", h("h2", place), table(heads, (cells(row) for row in rows)))


def _page(title: str, sections: Iterable[object], lang: Lang) -> bytes:
    body = [navigation(lang, "../"), h("h1", title), h("p", word("about", lang), class_="soft"), sections]
    return page(title, body, lang, style=asset("site.css"))


def unread_page(index: SiteIndex, lang: Lang) -> bytes:
    """Return the page of all sentences that were not understood, plan by plan."""
    text = (
        "SELECT p.title, p.page, u.reason, u.words, u.anchor, u.at FROM unread u "
        "JOIN plan p ON p.id = u.plan ORDER BY p.area IS NULL, p.area, p.title, p.id, u.at"
    )
    sections = []
    for (title, file), some in groupby(index.rows(text), key=lambda row: (row[0], row[1])):
        lines = [
            h("li", h("span", reason_words(reason, lang), class_="chip"), " ",
              plan_link(words or str(at), file, anchor, ""))
            for _, _, reason, words, anchor, at in some
        ]  # fmt: skip
        sections.append(h("section", h("h2", plan_link(title, file, "", "")), h("ol", lines)))
    name = word("unread", lang)
    body = [navigation(lang), h("h1", name), sections or h("p", word("none", lang))]
    return page(name, body, lang, style=asset("site.css"))


def map_page(index: SiteIndex, lang: Lang) -> bytes:
    """Return the matrix of offices and provinces: how often each leads, answers, shares, supports."""
    text = (
        "SELECT d.office, d.office_name, p.area, d.role, count(*) FROM duty d JOIN plan p ON p.id = d.plan "
    )
    text += "WHERE d.office IS NOT NULL GROUP BY 1, 2, 3, 4"
    cells: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for office, name, area, role, number in index.rows(text):
        names[office] = name
        cells[office, province_key(area)][role] += number
    provinces = sorted({province for _, province in cells})
    total = {office: sum(sum(c.values()) for (o, _), c in cells.items() if o == office) for office in names}
    rows = []
    for office in sorted(names, key=lambda key: (-total[key], key)):
        link = h("a", names[office], href=f"offices/{file_name(office)}.html")
        rows.append([link, *(_counts(cells.get((office, province)), lang) for province in provinces)])
    heads = ["", *(province_name(province, lang) for province in provinces)]
    name = word("map", lang)
    body = [navigation(lang), h("h1", name), h("p", word("about", lang), class_="soft")]
    body += [_role_legend(lang), table(heads, rows, kind="matrix")]
    return page(name, body, lang, style=asset("site.css"))


def _counts(counts: Counter[str] | None, lang: Lang) -> list[object]:
    if not counts:
        return ["—"]
    return [h("div", _brief(role, lang), f" {counts[role]}") for role in ROLE_ORDER if counts[role]]


def _brief(role: str, lang: Lang) -> _Element:
    return h("span", _BRIEF[role][0 if lang == "zh" else 1], class_=f"chip role role-{role}")


def _role_legend(lang: Lang) -> _Element:
    """Return what the short words for roles mean: 分工 is no lead."""
    at = 0 if lang == "zh" else 1
    said = ([_brief(role, lang), f" {ROLE_MEANINGS[role][at]} "] for role in ROLE_ORDER)
    return h("p", [h("span", one, class_="who") for one in said], class_="soft")


def province_name(key: str, lang: Lang) -> str:
    """Return the name of a province by its key."""
    place = place_table().get(key)
    return place.name if place else word("no_place", lang)
