"""What is to be delivered, by when and by whom: targets gathered by indicator, by year, by office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..errors import UsageError
from ..ontology.indicators import indicator_key
from ..ontology.nearness import nearest
from ..ontology.offices import find_office
from ..ontology.places import Place, place_table
from ..ontology.tables import fold
from ..ontology.words import ANSWERING
from .view import DutyView, Key, Plans, TargetView


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A target with what a reader needs beside it.

    `key` is what all names of the indicator share, `places` the names of the places it is for. `duties` are
    those of its measure: who answers for the measure answers for its figures, as far as the plan says.
    """

    target: TargetView
    key: str
    plan_name: str
    place_keys: tuple[Key, ...]
    places: tuple[str, ...]
    duties: tuple[DutyView, ...]

    def answering(self) -> tuple[DutyView, ...]:
        """Return who leads, answers alone or shares the duty, in the order of the clause."""
        return tuple(duty for duty in self.duties if duty.role in ANSWERING)


def deliverables(plans: Plans) -> list[Deliverable]:
    """Return every target of the plans, in order of indicator, place, year and text."""
    by_measure: defaultdict[Key, list[DutyView]] = defaultdict(list)
    for duty in plans.duties:
        by_measure[duty.measure].append(duty)
    found = [_deliverable(target, plans, by_measure) for target in plans.targets]
    return sorted(
        found, key=lambda d: (d.key, d.place_keys, d.target.year or 0, d.target.plan, d.target.span)
    )


def _deliverable(target: TargetView, plans: Plans, duties: dict[Key, list[DutyView]]) -> Deliverable:
    places = plans.places_of(target)
    return Deliverable(
        target,
        indicator_key(target.indicator),
        plans.plan_of(target).name,
        tuple(key for key, _ in places),
        tuple(name for _, name in places),
        tuple(sorted(duties.get(target.measure, ()), key=lambda d: (d.inherited, d.rank, d.span))),
    )


def at_place(found: Iterable[Deliverable], place: Place) -> list[Deliverable]:
    """Return the targets for a place and those inside it."""
    table = place_table()

    def inside(key: Key) -> bool:
        listed = table.get(key)
        return listed is not None and table.within(listed, place)

    return [one for one in found if any(map(inside, one.place_keys))]


def by_year(found: Iterable[Deliverable], year: int | None = None) -> list[Deliverable]:
    """Return what is due, the earliest first; only that of one year where one is given, undated last."""
    wanted = (one for one in found if year is None or one.target.year == year)
    return sorted(wanted, key=lambda d: (d.target.year is None, d.target.year or 0, d.place_keys, d.key))


def of_indicator(found: Iterable[Deliverable], text: str) -> list[Deliverable]:
    """Return the targets of an indicator by any of its names, else of those whose name holds the words.

    Raises `UsageError` with the nearest three names where nothing fits.
    """
    every, key, words = list(found), indicator_key(text), fold(text)
    readings: tuple[Callable[[Deliverable], bool], ...] = (
        lambda one: one.key == key,
        lambda one: words in fold(one.target.indicator) or key in one.key,
    )
    for fits in readings:
        fitting = [one for one in every if fits(one)]
        if words and fitting:
            return fitting
    names = {one.target.indicator for one in every}
    near = nearest(text, sorted(names))
    hint = f"the nearest are {', '.join(near)}" if near else "`policygraph targets` lists what there is"
    raise UsageError(f"No plan sets a target for {text!r}; {hint}.")


def shared_indicators(found: Iterable[Deliverable]) -> list[Deliverable]:
    """Return the targets of indicators that at least two places set: those that can be compared."""
    every = list(found)
    places: defaultdict[str, set[tuple[Key, ...]]] = defaultdict(set)
    for one in every:
        places[one.key].add(one.place_keys)
    return [one for one in every if len(places[one.key]) > 1]


def of_office(found: Iterable[Deliverable], text: str) -> list[tuple[Deliverable, DutyView]]:
    """Return what an office is to deliver, the earliest first, each with its duty.

    The text is a kind of office by any of its names (环保局), or an agency (贵州省生态环境厅, 省生态环境厅).
    """
    every = list(found)
    fits = _who(every, text)
    pairs = [(one, duty) for one in by_year(every) for duty in one.duties if fits(duty)]
    if pairs:
        return pairs
    names = sorted({duty.name for one in every for duty in one.duties})
    near = nearest(text, names)
    hint = f"the nearest are {', '.join(near)}" if near else "name a kind of office, such as 生态环境"
    raise UsageError(f"No target is in a measure that {text!r} has a duty on; {hint}.")


def _who(found: Iterable[Deliverable], text: str) -> Callable[[DutyView], bool]:
    wanted = fold(text)
    names = {fold(duty.name) for one in found for duty in one.duties}
    if wanted in names:
        return lambda duty: fold(duty.name) == wanted
    office = find_office(text)
    if office is not None and not text.startswith(("省", "市", "州", "县", "区")):
        return lambda duty: duty.office == office.key
    return lambda duty: bool(wanted) and (wanted in fold(duty.name) or fold(duty.mention) == wanted)


def years(found: Iterable[Deliverable]) -> Iterator[int]:
    """Yield the years in which something is due, each once, in order."""
    yield from sorted({one.target.year for one in found if one.target.year is not None})
