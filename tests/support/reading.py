"""Text made by a test, read by the whole reader or by one of its parts."""

from __future__ import annotations

from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.clause_finding import find_clauses
from policygraph.loaders.clause_lists import RawClause
from policygraph.loaders.documents import RawDocument
from policygraph.loaders.duties import read_clause
from policygraph.loaders.extraction import extract_text
from policygraph.loaders.flat import flatten, full_line
from policygraph.loaders.record import Duty, Record
from policygraph.loaders.target_case import RawTarget
from policygraph.loaders.targets import Horizon, find_targets
from policygraph.ontology.places import place_table


def raw(*pages: str, file: str = "plan.txt", paged: bool | None = None) -> RawDocument:
    return RawDocument(
        file, "text/plain", "0" * 64, "test", pages, len(pages) > 1 if paged is None else paged
    )


def record_of(text: str, file: str = "plan.txt") -> Record:
    return extract_text(canonicalise(raw(text, file=file)))


def only_clause(text: str) -> RawClause:
    flat = flatten(text)
    (clause,) = find_clauses(flat, full_line(flat))
    return clause


def duties_of(clause: str, territory: str | None = "520000") -> tuple[Duty, ...]:
    """The duties of one clause, in a plan of Guizhou unless another territory's code is given."""
    flat = flatten(clause)
    place = place_table().get(territory) if territory else None
    return read_clause(flat, only_clause(clause), place).duties


def targets_of(sentences: str, floor: int = 2021) -> list[RawTarget]:
    flat = flatten(sentences)
    found, _ = find_targets(flat, 0, len(flat.flat), [], Horizon(floor))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def unproved(record: Record, text: str) -> list[str]:
    """Say which mentions and quotes are not the characters at their span (white space removed)."""
    wrong = []

    def hold(what: str, words: str | None, span: tuple[int, int]) -> None:
        if words is not None and squeezed(text[span[0] : span[1]]) != squeezed(words):
            wrong.append(f"{what} {words!r} at {span}: {text[span[0] : span[1]]!r}")

    for measure in record.measures:
        hold("title", measure.title, measure.title_span)
        for clause in (*((measure.clause,) if measure.clause else ()), *measure.more_clauses):
            hold("clause", clause.text, clause.span)
        for duty in measure.duties:
            hold("duty", duty.mention, duty.span)
        for target in measure.targets:
            hold("target", target.quote, target.span)
        for industry in measure.industries:
            for span in industry.spans:
                hold("industry", industry.name, span)
        for place in measure.places:
            wrong.extend(
                f"place {place.name} at {s}"
                for s in place.spans
                if not same_place(place.name, text[s[0] : s[1]])
            )
    for citation in record.plan.cites:
        for span in citation.spans:
            hold("citation", f"《{citation.title}》", span)
    for unread in record.unread:
        hold("unread", unread.text, unread.span)
    return wrong


def same_place(name: str, words: str) -> bool:
    """A place is kept by its fullest form in the measure: 贵阳 for 贵阳市, 绵 in 绵（阳）."""
    return squeezed(words) == name or squeezed(words)[:2] == name[:2] or squeezed(words) == name[:1]
