"""The page of a plan whose text is not at hand: what its record says, measure by measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...cypher.terms import ROLES
from ...graph.names import outline_path, target_name
from ...loaders.record import Duty, Measure, Record
from ..page import asset, h, page
from .words import navigation, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...cypher.header import Lang


def facts_page(record: Record, lang: Lang) -> bytes:
    """Return the page; its ids are those of `fact_anchors` and of the measures."""
    taken: set[int] = set()
    body = [
        navigation(lang, "../"),
        h("h1", record.plan.title),
        h("p", word("no_text", lang), class_="soft"),
        [_measure(number, measure, lang, taken) for number, measure in enumerate(record.measures)],
        h("h2", word("unread", lang)),
        h("ol", [_unread(one.span, one.text, one.reason, taken) for one in record.unread]),
    ]
    return page(record.plan.title, body, lang, style=asset("site.css"))


def fact_anchors(record: Record) -> dict[int, str]:
    """Return the ids on the page by the start of what stands there."""
    starts = [u.span[0] for u in record.unread]
    for measure in record.measures:
        starts += [d.span[0] for d in measure.duties] + [t.span[0] for t in measure.targets]
    return {start: f"s{start}" for start in starts}


def _measure(number: int, measure: Measure, lang: Lang, taken: set[int]) -> _Element:
    lines = [
        *(_duty(duty, lang, taken) for duty in measure.duties),
        *(
            h("li", target_name(t), " ", h("span", f"“{t.quote}”", class_="soft"), id=_id(t.span, taken))
            for t in measure.targets
        ),
    ]
    clause = measure.clause.text if measure.clause and measure.clause.text else None
    return h(
        "section",
        h("h3", outline_path(measure.path), " ", measure.title),
        h("ul", lines, class_="facts") if lines else h("p", word("nobody", lang), class_="soft"),
        h("p", clause, class_="soft") if clause else None,
        id=f"m{number}",
    )


def _duty(duty: Duty, lang: Lang, taken: set[int]) -> _Element:
    role = h("span", ROLES[duty.role][0 if lang == "zh" else 1], class_=f"chip role role-{duty.role}")
    words = h("span", f"“{duty.mention}”", class_="soft")
    return h("li", role, " ", duty.agency, " ", words, id=_id(duty.span, taken))


def _unread(span: tuple[int, int], text: str | None, reason: str, taken: set[int]) -> _Element:
    return h("li", text or f"{span[0]}–{span[1]}", " ", h("span", reason, class_="chip"), id=_id(span, taken))


def _id(span: tuple[int, int], taken: set[int]) -> str | None:
    """Return the id of what starts here, once: two facts may stand on the same words."""
    if span[0] in taken:
        return None
    taken.add(span[0])
    return f"s{span[0]}"
