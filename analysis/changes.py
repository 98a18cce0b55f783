"""What a measure says differently from one version to the next: who answers, how, the figures, the topics.

A duty is the same where agency and role are the same, a target where its goal is (indicator, direction, year,
places); the rest of each is what can change. Of duties that went and came in one place of the clause the one
is taken to be replaced by the other. A figure in another unit that is worth the same is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..graph import facts as graph_facts
from ..graph.names import outline_path
from ..loaders.record import Duty, Measure, Span, Target
from ..ontology.tables import fold
from .identity import Keys

ChangeKind = Literal[
    "plan",
    "added",
    "removed",
    "moved",
    "renumbered",
    "retitled",
    "duty-added",
    "duty-removed",
    "duty-replaced",
    "role",
    "order",
    "clause",
    "target-added",
    "target-removed",
    "target",
    "topic-added",
    "topic-removed",
]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Side:
    """One version's half of a change: where, in whose words, and the characters that prove it (or `None`)."""

    path: str
    words: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `about` is the agency, indicator or topic; `old` is `None` for what is new."""

    kind: ChangeKind
    measure: str
    about: str
    old: Side | None
    new: Side | None


@dataclass(frozen=True, slots=True)
class Both:
    """The two versions of one measure, with the keys of each plan's actors."""

    old: Measure
    new: Measure
    old_keys: Keys
    new_keys: Keys


def changes_within(both: Both) -> Iterator[Change]:
    """Yield what one measure says differently, its place in the outline aside."""
    if fold(both.old.title) != fold(both.new.title):
        yield _change(
            both,
            "retitled",
            "",
            (both.old.title, both.old.title_span),
            (both.new.title, both.new.title_span),
        )
    duties = list(_duties(both))
    yield from duties or _clause(both)
    yield from _targets(both)
    yield from _topics(both)


_Words = tuple[str, Span | None]


def _change(both: Both, kind: ChangeKind, about: str, old: _Words | None, new: _Words | None) -> Change:
    return Change(
        kind,
        both.new.title or outline_path(both.new.path),
        about,
        Side(outline_path(both.old.path), *old) if old else None,
        Side(outline_path(both.new.path), *new) if new else None,
    )


_Kept = tuple[tuple[str, Duty], tuple[str, Duty]]


def _duties(both: Both) -> Iterator[Change]:
    old = [(both.old_keys.agency(d), d) for d in both.old.duties]
    new = [(both.new_keys.agency(d), d) for d in both.new.duties]
    kept, gone, come = _paired(old, new, lambda item: (item[0], item[1].role, item[1].carries_over))
    other_role, gone, come = _paired(gone, come, lambda item: item[0])
    replaced, gone, come = _paired(gone, come, lambda item: (item[1].role, item[1].rank))
    if len(gone) == 1 == len(come) and gone[0][1].role == come[0][1].role:
        replaced, gone, come = [*replaced, (gone[0], come[0])], [], []
    for (_, was), (_, now) in other_role:
        yield _change(both, "role", now.agency, _role(was), _role(now))
    for (_, was), (_, now) in replaced:
        yield _change(both, "duty-replaced", now.agency, _duty(was), _duty(now))
    for _, was in gone:
        yield _change(both, "duty-removed", was.agency, _duty(was), None)
    for _, now in come:
        yield _change(both, "duty-added", now.agency, None, _duty(now))
    yield from _order(both, [*kept, *replaced])


def _order(both: Both, kept: Sequence[_Kept]) -> Iterator[Change]:
    """Yield one change where the agencies that stayed, or took another's place, stand in another order.

    The first name often leads in practice, so the order is news; a name more or less before it is none.
    """
    before = sorted(kept, key=lambda pair: pair[0][1].rank)
    after = sorted(kept, key=lambda pair: pair[1][1].rank)
    if before != after:
        old = "、".join(was.mention for (_, was), _ in before)
        new = "、".join(now.mention for _, (_, now) in after)
        yield _change(both, "order", "", (old, _clause_span(both.old)), (new, _clause_span(both.new)))


def _duty(duty: Duty) -> _Words:
    return duty.mention, duty.span


def _role(duty: Duty) -> _Words:
    return f"{duty.role}{'+' if duty.carries_over else ''}", duty.span


def _clause_span(measure: Measure) -> Span | None:
    return measure.clause.span if measure.clause else None


def _clause(both: Both) -> Iterator[Change]:
    """Yield the clause where its words differ and its duties do not; records without text cannot tell."""
    old, new = _clause_words(both.old), _clause_words(both.new)
    if old and new and fold(old) != fold(new):
        yield _change(both, "clause", "", (old, _clause_span(both.old)), (new, _clause_span(both.new)))


def _clause_words(measure: Measure) -> str | None:
    clauses = [c for c in (measure.clause, *measure.more_clauses) if c is not None]
    if any(c.text is None for c in clauses):
        return None
    return "".join(c.text for c in clauses if c.text) or None


def _targets(both: Both) -> Iterator[Change]:
    kept, gone, come = _paired(both.old.targets, both.new.targets, _goal_and_amount)
    for key in _SAME_TARGET:
        more, gone, come = _paired(gone, come, key)
        kept = [*kept, *more]
    for was, now in kept:
        if _differ(was, now):
            old, new = _told_apart(was, now)
            yield _change(both, "target", now.indicator, (old, was.span), (new, now.span))
    for was in gone:
        yield _change(both, "target-removed", was.indicator, (was.quote, was.span), None)
    for now in come:
        yield _change(both, "target-added", now.indicator, None, (now.quote, now.span))


_SAME_TARGET: tuple[Callable[[Target], Hashable], ...] = (
    graph_facts.goal_of,
    lambda t: (fold(t.indicator), t.year, t.stretch),
    lambda t: (fold(t.indicator), t.stretch),
    lambda t: fold(t.indicator),
    lambda t: (_amount(t), t.year),
)


def _told_apart(was: Target, now: Target) -> tuple[str, str]:
    """Return the words of both; where they are the same, what is read with them from elsewhere stands behind.

    A deadline is often said once, before several figures: 〔2025年〕 became 〔2027年〕 though no figure did.
    """
    if fold(was.quote) != fold(now.quote):
        return was.quote, now.quote
    pairs = [(old, new) for old, new in zip(_reading(was), _reading(now), strict=True) if old != new]
    if not pairs:
        return was.quote, now.quote
    old, new = ("，".join(side) for side in zip(*pairs, strict=True))
    return f"{was.quote}〔{old}〕", f"{now.quote}〔{new}〕"


def _reading(target: Target) -> Iterator[str]:
    """Yield what was read of a target, in words."""
    yield f"{target.year}年" if target.year else "未写年份"
    yield f"较{target.baseline_year}年" if target.baseline_year else "未写基年"
    upper = "" if target.value_max is None else f"—{target.value_max:g}"
    yield f"{target.bound}{target.value:g}{upper}{target.unit}"
    yield "、".join(target.places) or "未写地区"
    yield "力争" if target.stretch else "非力争"
    yield "备选" if target.alternative else "非备选"


def _goal_and_amount(target: Target) -> Hashable:
    return graph_facts.goal_of(target), _amount(target)


def _amount(target: Target) -> tuple[Hashable, ...]:
    """Return the figure in the unit's published base, so that 1.2 万吨 and 12000 吨 are one."""
    value, unit = graph_facts.in_base_unit(target.value, target.unit) or (target.value, target.unit)
    top = target.value_max
    upper = top if top is None else (graph_facts.in_base_unit(top, target.unit) or (top, ""))[0]
    return value, upper, unit, target.bound


def _differ(was: Target, now: Target) -> bool:
    return (_amount(was), was.baseline_year, graph_facts.goal_of(was)) != (
        _amount(now),
        now.baseline_year,
        graph_facts.goal_of(now),
    )


def _topics(both: Both) -> Iterator[Change]:
    old, new = dict(_named(both.old)), dict(_named(both.new))
    for key, (name, span) in old.items():
        if key not in new:
            yield _change(both, "topic-removed", name, (name, span), None)
    for key, (name, span) in new.items():
        if key not in old:
            yield _change(both, "topic-added", name, None, (name, span))


def _named(measure: Measure) -> Iterator[tuple[Hashable, tuple[str, Span | None]]]:
    for industry in measure.industries:
        yield ("industry", industry.code or fold(industry.name)), (industry.name, _first(industry.spans))
    for place in measure.places:
        yield ("place", place.code or fold(place.name)), (place.name, _first(place.spans))
    for pollutant in measure.pollutants:
        yield ("pollutant", pollutant.code), (pollutant.code, _first(pollutant.spans))


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


def _paired(
    old: Iterable[_T], new: Iterable[_T], key: Callable[[_T], Hashable]
) -> tuple[list[tuple[_T, _T]], list[_T], list[_T]]:
    """Pair the items of equal keys, in order; return the pairs, and what is left on either side."""
    waiting: dict[Hashable, list[_T]] = {}
    for item in new:
        waiting.setdefault(key(item), []).append(item)
    pairs, gone = [], []
    for item in old:
        twins = waiting.get(key(item))
        if twins:
            pairs.append((item, twins.pop(0)))
        else:
            gone.append(item)
    left = {id(item) for twins in waiting.values() for item in twins}
    return pairs, gone, [item for item in new if id(item) in left]
