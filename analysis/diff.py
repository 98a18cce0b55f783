"""Two versions of a plan, laid side by side: what came, what went, what moved, what says something else.

From records alone, so it also works where the documents are gone. A measure is recognised again whatever its
number (`matching`), a number that changed because others came or went is kept apart from a move (`movement`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..graph.names import outline_path
from ..loaders.record import Citation, Measure, Plan, Record
from ..ontology.tables import fold
from .changes import Both, Change, Side, changes_within
from .identity import Keys
from .matching import Pair, match_measures
from .movement import Path, placings

UNRELATED = 0.2


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences in the order of the new version; `matched` counts the measures found in both.

    `unrelated` says that so little was found in both that these hardly are versions of one plan.
    """

    old: Plan
    new: Plan
    changes: tuple[Change, ...]
    matched: int
    unrelated: bool


def diff(old: Record, new: Record) -> Diff:
    """Return what differs between two versions of a plan; equal records give no change."""
    pairs = match_measures(old, new)
    changes = [
        *_about_the_plan(old.plan, new.plan),
        *_gone(old.measures, {i for i, _ in pairs}),
        *_in_new_order(old, new, pairs),
    ]
    fewer = min(len(old.measures), len(new.measures))
    return Diff(old.plan, new.plan, tuple(changes), len(pairs), fewer > 0 and len(pairs) < UNRELATED * fewer)


def _in_new_order(old: Record, new: Record, pairs: Sequence[Pair]) -> Iterator[Change]:
    twin = {j: i for i, j in pairs}
    old_keys, new_keys = Keys(old.plan), Keys(new.plan)
    moves = _movements(old.measures, new.measures, pairs)
    for j, measure in enumerate(new.measures):
        if j not in twin:
            yield Change("added", _title(measure), "", None, _whole(measure))
            continue
        yield from moves.get(j, ())
        yield from changes_within(Both(old.measures[twin[j]], measure, old_keys, new_keys))


def _gone(measures: Sequence[Measure], kept: set[int]) -> Iterator[Change]:
    for i, measure in enumerate(measures):
        if i not in kept:
            yield Change("removed", _title(measure), "", _whole(measure), None)


def _movements(
    old: Sequence[Measure], new: Sequence[Measure], pairs: Sequence[Pair]
) -> dict[int, list[Change]]:
    """Return what moved, or took another number, by the position of the measure in the new version.

    A chapter that moved is one change, told at its first measure; its measures then took other numbers.
    """
    old_paths, new_paths = _apart(old), _apart(new)
    was_at = {path: i for i, path in enumerate(old_paths)}
    by_path = {path: j for j, path in enumerate(new_paths)}
    found: dict[int, list[Change]] = {}
    for one in placings([(old_paths[i], new_paths[j]) for i, j in pairs], old_paths, new_paths):
        if one.step == "stayed":
            continue
        j = by_path.get(one.new)
        if j is None:
            if one.step == "renumbered":
                continue
            j = next(k for k, path in enumerate(new_paths) if path[: len(one.new)] == one.new)
            name, was, now = "", None, None
        else:
            i = was_at[one.old]
            name, was, now = _title(new[j]), old[i].span, new[j].span
        words = outline_path(one.old), outline_path(one.new)
        found.setdefault(j, []).append(
            Change(one.step, name, "", Side(words[0], words[0], was), Side(words[1], words[1], now))
        )
    return found


def _apart(measures: Sequence[Measure]) -> list[Path]:
    """Return the paths; the second item of one number gets the mark `~2`, as in the graph's IRIs."""
    seen: Counter[Path] = Counter()
    paths = []
    for measure in measures:
        seen[measure.path] += 1
        again = seen[measure.path]
        last = "".join(measure.path[-1:])
        paths.append(measure.path if again == 1 else (*measure.path[:-1], f"{last}~{again}"))
    return paths


def _title(measure: Measure) -> str:
    return measure.title or outline_path(measure.path)


def _whole(measure: Measure) -> Side:
    """Return a measure in the plan's words: who answers and its figures, or where it has none its title."""
    who = "、".join(duty.mention for duty in measure.duties)
    figures = "；".join(target.quote for target in measure.targets)
    words = " | ".join(part for part in (who, figures) if part)
    return Side(outline_path(measure.path), words or _title(measure), measure.span)


def _about_the_plan(old: Plan, new: Plan) -> Iterator[Change]:
    told = {
        "title": (old.title, new.title),
        "doc_number": (old.doc_number, new.doc_number),
        "issued": (old.issued, new.issued),
        "period": (_period(old), _period(new)),
        "issuers": ("、".join(old.issuers), "、".join(new.issuers)),
    }
    for about, (was, now) in told.items():
        if fold(was or "") != fold(now or ""):
            yield Change("plan", "", about, _side(was), _side(now))
    yield from _cited(old.cites, new.cites)


def _cited(old: Sequence[Citation], new: Sequence[Citation]) -> Iterator[Change]:
    before, after = ({fold(c.title): c for c in cites} for cites in (old, new))
    for title, one in before.items():
        if title not in after:
            yield Change("plan", "", "cites", Side("", f"《{one.title}》", one.spans[0]), None)
    for title, one in after.items():
        if title not in before:
            yield Change("plan", "", "cites", None, Side("", f"《{one.title}》", one.spans[0]))


def _side(words: str | None) -> Side | None:
    return Side("", words, None) if words else None


def _period(plan: Plan) -> str | None:
    return f"{plan.period[0]}—{plan.period[1]}" if plan.period else None
