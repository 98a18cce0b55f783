"""Where a measure went between two versions: it stayed, took another number, or moved.

A number changes when something before it comes or goes; nobody moved anything then. Moved is what changed its
chapter, or its place in the order of those that stayed in the chapter. Of two orders the fewest items that
explain the difference are moved (the rest is a longest increasing subsequence).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..ontology.outline import path_token

Path = tuple[str, ...]
Step = Literal["stayed", "renumbered", "moved"]


@dataclass(frozen=True, slots=True)
class Placing:
    """What became of one place in the outline; `path` is a heading or a measure."""

    old: Path
    new: Path
    step: Step


def placings(
    pairs: Sequence[tuple[Path, Path]], old_order: Sequence[Path], new_order: Sequence[Path]
) -> list[Placing]:
    """Return what became of each paired path and of the headings above them, in the old order.

    `pairs` are the paths of one measure in both versions; the orders are all paths as the plans have them.
    """
    twins = _with_headings(pairs)
    ranks = _ranks(new_order)
    order = _ranks(old_order)
    moved = _changed_parent(twins) | _out_of_order(twins, order, ranks)
    return [
        Placing(old, new, "moved" if old in moved else _numbered(old, new))
        for old, new in sorted(twins.items(), key=lambda pair: order.get(pair[0], -1))
    ]


def _numbered(old: Path, new: Path) -> Step:
    return "stayed" if path_token(old) == path_token(new) else "renumbered"


def _with_headings(pairs: Sequence[tuple[Path, Path]]) -> dict[Path, Path]:
    """Return old path -> new path, headings too: a heading is the one that most of its items are under."""
    twins: dict[Path, Path] = {}
    for old, new in pairs:
        twins.setdefault(old, new)
    depth = max((len(old) for old in twins), default=0)
    for level in range(depth - 1, 0, -1):
        votes: Counter[tuple[Path, Path]] = Counter(
            (old[:level], new[:level])
            for old, new in twins.items()
            if len(old) == level + 1 == len(new) and old[:level] not in twins
        )
        taken = set(twins.values())
        for (old, new), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0][0] != vote[0][1])):
            if old not in twins and new not in taken:
                twins[old] = new
                taken.add(new)
    return twins


def _changed_parent(twins: Mapping[Path, Path]) -> set[Path]:
    headings = set(twins.values())
    found = set()
    for old, new in twins.items():
        above, above_now = old[:-1], new[:-1]
        if above in twins:
            same = twins[above] == above_now
        else:
            # A heading without a twin: the same number is the same chapter only if no other chapter took it.
            same = above == above_now and above_now not in headings
        if not same and (above or above_now):
            found.add(old)
    return found


def _out_of_order(
    twins: Mapping[Path, Path], order: Mapping[Path, int], ranks: Mapping[Path, int]
) -> set[Path]:
    siblings: defaultdict[tuple[Path, Path], list[tuple[Path, Path]]] = defaultdict(list)
    for old, new in twins.items():
        siblings[old[:-1], new[:-1]].append((old, new))
    found: set[Path] = set()
    for family in siblings.values():
        family.sort(key=lambda pair: order.get(pair[0], -1))
        keep = _longest_increasing([ranks.get(new, -1) for _, new in family])
        found.update(old for at, (old, _) in enumerate(family) if at not in keep)
    return found


def _ranks(order: Iterable[Path]) -> dict[Path, int]:
    """Return the position of each path and of the headings above it (the position of their first item)."""
    ranks: dict[Path, int] = {}
    for position, path in enumerate(order):
        for length in range(1, len(path) + 1):
            ranks.setdefault(path[:length], position)
        ranks.setdefault(path, position)
    return ranks


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """Return the positions of one longest non-decreasing subsequence (patience sorting, n log n)."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        # Equal values are headings whose first item is the same: they do not stand in each other's way.
        length = bisect_left(tails, value + 1)
        before.append(at_tail[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            at_tail.append(position)
        else:
            tails[length] = value
            at_tail[length] = position
    kept: set[int] = set()
    position = at_tail[-1] if at_tail else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
