"""The pages that a reader begins with: overview, targets across places, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ...analysis.conflicts import LeadConflict, TargetConflict, conflicts
from ...analysis.deliverables import Deliverable, by_year, deliverables
from ...analysis.view import DutyView, TargetView
from ..contradictions import KINDS
from ..page import asset, h, page
from ..targets import figure_in_words, strength_in
from .gathering import MANY_ROWS, Page, plan_link, province_key, province_name, role_chip, table
from .index import SiteIndex
from .words import file_name, navigation, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...cypher.header import Lang


def index_page(index: SiteIndex, lang: Lang) -> bytes:
    """Return the overview: the plans, then all offices and topics with how often they are named."""
    plans = index.plans()
    columns = ("place", "plan", "period", "measures", "duties", "targets", "unread")
    rows = [
        (
            one.area_name or "—",
            h("a", one.title, href=f"plans/{one.page}"),
            one.period or "—",
            one.measures,
            one.duties,
            one.targets,
            one.unread,
        )
        for one in plans
    ]
    offices = "SELECT office, min(office_name), count(*) FROM duty WHERE office IS NOT NULL "
    offices += "GROUP BY 1 ORDER BY 3 DESC, 1"
    topics = "SELECT kind || '-' || key, min(name), count(*) FROM topic GROUP BY kind, key ORDER BY 3 DESC, 1"
    body = [
        navigation(lang),
        h("h1", "policygraph"),
        h("p", word("about", lang), class_="soft"),
        h("h2", f"{word('plans', lang)} {len(plans)}"),
        table([word(name, lang) for name in columns], rows),
        h("h2", word("offices", lang)),
        _list("offices", index.rows(offices)),
        h("h2", word("topics", lang)),
        _list("topics", index.rows(topics)),
    ]
    return page(word("index", lang), body, lang, style=asset("site.css"))


def _list(folder: str, rows: Iterable[tuple[str, str, int]]) -> _Element:
    lines = (
        h("li", h("a", name, href=f"{folder}/{file_name(key)}.html"), f" {number}")
        for key, name, number in rows
    )
    return h("ul", lines, class_="many")


class Sentences:
    """Where the words of targets and duties stand on the pages of their plans."""

    def __init__(self, index: SiteIndex) -> None:
        self._files = {plan.id: plan.page for plan in index.plans()}
        self._targets = {
            (plan, key): anchor for plan, key, anchor in index.rows("SELECT plan, id, anchor FROM target")
        }
        self._index = index

    def target(self, target: TargetView) -> _Element:
        """Return a link on the words of a target."""
        anchor = self._targets.get((target.plan, target.id), "")
        return plan_link(target.quote, self._files[target.plan], anchor, "")

    def duty(self, duty: DutyView) -> _Element:
        """Return a link on the agency of a duty, with its role before it."""
        text = "SELECT anchor FROM duty WHERE measure = ? AND agency = ? AND role = ?"
        found = next(self._index.rows(text, (duty.measure, duty.name, duty.role)), ("",))
        return plan_link(duty.name, self._files[duty.plan], str(found[0]), "")


def targets_pages(index: SiteIndex, lang: Lang) -> Iterator[Page]:
    """Yield all targets by year and indicator; where they are many, a page for each province."""
    sentences = Sentences(index)
    found = deliverables(index.comparable())
    if len(found) <= MANY_ROWS:
        yield "targets.html", _targets_page(found, sentences, lang)
        return
    by_province: defaultdict[str, list[Deliverable]] = defaultdict(list)
    for one in found:
        by_province[province_key(next(iter(one.place_keys), None))].append(one)
    links = []
    for province, some in sorted(by_province.items()):
        file = f"targets-{province}.html"
        links.append(h("li", h("a", province_name(province, lang), href=file), f" {len(some)}"))
        yield file, _targets_page(some, sentences, lang)
    name = word("targets", lang)
    body = [navigation(lang), h("h1", name), h("ul", links, class_="many")]
    yield "targets.html", page(name, body, lang, style=asset("site.css"))


def _targets_page(found: Iterable[Deliverable], sentences: Sentences, lang: Lang) -> bytes:
    sections = []
    heads = [word(name, lang) for name in ("indicator", "place", "figure", "strength", "quote", "plan")]
    for year, some in groupby(by_year(found), key=lambda one: one.target.year):
        ordered = sorted(some, key=lambda one: (one.key, one.place_keys))
        rows = [_target_row(one, sentences, lang) for one in ordered]
        sections.append(h("section", h("h2", "—" if year is None else year), table(heads, rows)))
    name = word("targets", lang)
    body = [navigation(lang), h("h1", name), sections or h("p", word("none", lang))]
    return page(name, body, lang, style=asset("site.css"))


def _target_row(one: Deliverable, sentences: Sentences, lang: Lang) -> list[object]:
    target = one.target
    return [
        target.indicator,
        "、".join(one.places) or "—",
        figure_in_words(target, lang),
        strength_in(target, lang) or "",
        sentences.target(target),
        one.plan_name,
    ]


def conflicts_page(index: SiteIndex, lang: Lang) -> bytes:
    """Return the contradictions, both quotes side by side."""
    sentences = Sentences(index)
    plans = index.comparable()
    found = conflicts(plans)
    blocks = [
        *(_figures(one, sentences, plans.plans[one.one.plan].name, plans.plans[one.other.plan].name, lang)
          for one in found.targets),
        *(_leads(one, sentences, lang) for one in found.leads),
    ]  # fmt: skip
    name = word("conflicts", lang)
    body = [
        navigation(lang),
        h("h1", f"{name} {len(blocks)}"),
        h("p", word("judge", lang), class_="soft"),
        blocks or h("p", word("none", lang)),
    ]
    return page(name, body, lang, style=asset("site.css"))


def _figures(one: TargetConflict, sentences: Sentences, plan: str, other: str, lang: Lang) -> _Element:
    sides = [
        h("div", h("div", name, class_="soft"), h("blockquote", sentences.target(target)), target.path)
        for name, target in ((plan, one.one), (other, one.other))
    ]
    kind = h("span", KINDS[one.kind][0 if lang == "zh" else 1], class_="chip")
    return h(
        "section",
        h("h2", f"{one.place_name} {one.year} {one.indicator} ", kind),
        h("div", sides, class_="pair"),
    )


def _leads(one: LeadConflict, sentences: Sentences, lang: Lang) -> _Element:
    sides = [
        h("div", h("div", duties[0].path, " ", duties[0].measure_name, class_="soft"),
          [[role_chip("lead", lang), " ", sentences.duty(duty), " "] for duty in duties])
        for duties in (one.one, one.other)
    ]  # fmt: skip
    kind = h("span", KINDS["lead"][0 if lang == "zh" else 1], class_="chip")
    return h("section", h("h2", f"{one.place_name} {one.about} ", kind), h("div", sides, class_="pair"))
