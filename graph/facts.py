"""The properties of a plan, a measure's mentions and a target, as plain values out of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ..loaders.record import Citation, Record, Span, Target
from ..ontology import iris
from ..ontology.iris import VOCABULARY
from ..ontology.units import LOCAL, units
from .elements import Value
from .names import target_name

Unknown = Value | None


class Said(NamedTuple):
    """One mention: the word (`None` where the record keeps only a code), whether in the title, and where."""

    word: str | None
    in_title: bool
    spans: tuple[Span, ...]


def present(properties: Mapping[str, Unknown]) -> dict[str, Value]:
    """Return the properties that are known; what is not known is absent from the graph."""
    return {name: value for name, value in properties.items() if value is not None}


def span(where: Span | None, prefix: str = "") -> dict[str, int]:
    """Return a span as the two properties `start` and `end`, under a prefix."""
    return {f"{prefix}start": where[0], f"{prefix}end": where[1]} if where else {}


def span_lists(spans: Iterable[Span]) -> dict[str, list[int]]:
    """Return spans, each once and in order, as the parallel lists `starts` and `ends`."""
    ordered = sorted(set(spans))
    return {"starts": [s for s, _ in ordered], "ends": [e for _, e in ordered]}


def plan_properties(record: Record) -> dict[str, Unknown]:
    """Return what is known of the plan, of the bytes it was read from, and of what was left unread."""
    plan, source = record.plan, record.plan.source
    first, last = plan.period or (None, None)
    # No list is empty: neo4j-admin imports an empty one as no property, and the next load would write it.
    # Sorted, and each once: RDF keeps them as a set, and the graph must be the same after a way through it.
    unread = sorted({(*one.span, str(one.reason)) for one in record.unread})
    return {
        "name": plan.title,
        "plan": plan.id,
        "period_start": first,
        "period_end": last,
        "doc_number": plan.doc_number,
        "issued": plan.issued,
        "source_file": source.file,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "text_sha256": source.text_sha256,
        "reader": source.reader,
        "canonicaliser": source.canonicaliser,
        "extractor": source.extractor,
        "chars": source.chars,
        "pages": list(source.pages) or None,
        "unread_count": len(unread),
        "unread_reasons": [reason for _, _, reason in unread] or None,
        "unread_starts": [start for start, _, _ in unread] or None,
        "unread_ends": [end for _, end, _ in unread] or None,
    }


def target_properties(target: Target) -> dict[str, Unknown]:
    """Return what a target says, with its value in the unit's published base where the unit is listed."""
    return {
        "name": target_name(target),
        "indicator": target.indicator,
        "value": float(target.value),
        "value_max": None if target.value_max is None else float(target.value_max),
        "unit": target.unit,
        **_in_base_unit(target),
        "bound": target.bound,
        "change": target.change,
        "year": target.year,
        "baseline_year": target.baseline_year,
        "current_value": None if target.current_value is None else float(target.current_value),
        "current_year": target.current_year,
        "nature": target.nature,
        "stretch": target.stretch,
        "alternative": target.alternative,
        "quote": target.quote,
        **span(target.span),
    }


def _in_base_unit(target: Target) -> dict[str, Unknown]:
    based = in_base_unit(target.value, target.unit)
    return {"base_value": based[0], "base_unit": based[1]} if based else {}


def in_base_unit(value: float, symbol: str) -> tuple[float, str] | None:
    """Return a figure in its unit's published base, and that unit's IRI; `None` for a unit not listed."""
    unit = units().get(symbol)
    if unit is None or unit.qudt is None:
        return None
    # Decimal, because 19.73 x 10,000 in binary floats is 197300.00000000003 and would differ from 197300.
    based = float(Decimal(repr(float(value))) * Decimal(repr(unit.factor)))
    local = unit.qudt.removeprefix(LOCAL)
    return based, unit.qudt if local == unit.qudt else VOCABULARY + local


def goal_of(target: Target) -> iris.Goal:
    """Return what identifies a target inside its measure."""
    return iris.Goal(
        indicator=target.indicator,
        change=target.change,
        year=target.year,
        places=target.places,
        stretch=target.stretch,
        alternative=target.alternative,
    ).folded()


def merged_mentions(mentions: Iterable[Said]) -> dict[str, Unknown]:
    """Return the properties of one CONCERNS out of all mentions of one thing in one measure."""
    every = list(mentions)
    words = sorted({said.word for said in every if said.word})
    return {
        "in_title": any(said.in_title for said in every),
        "mentions": words or None,
        **span_lists(s for said in every for s in said.spans),
    }


def merged_citations(citations: Iterable[Citation]) -> dict[str, Unknown]:
    """Return the properties of one CITES out of all citations of one thing: the first number, every span."""
    every = list(citations)
    number = next((citation.number for citation in every if citation.number), None)
    return {"number": number, **span_lists(s for citation in every for s in citation.spans)}
