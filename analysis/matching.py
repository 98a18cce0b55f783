"""Which measure of one version of a plan is which measure of another.

First what is beyond doubt: the same number and title, the same title with the same facts, a title or a set of
facts that each version holds once. What is left over is weighed (`_alike`), best pairs first; below the floor
nothing is paired, since a measure wrongly taken for another shows changes that nobody made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..loaders.record import Measure, Record
from ..ontology.tables import fold
from .identity import Fact, Keys, facts, path_key

Pair = tuple[int, int]

_ENOUGH = 0.45
_LONG_BODY = 20
_STRONG = frozenset({"duty", "target"})


@dataclass(frozen=True, slots=True)
class Feature:
    """What a measure is recognised by; `body` is the length of its text without title and clause."""

    path: str
    title: str
    facts: frozenset[Fact]
    body: int

    @property
    def says_enough(self) -> bool:
        """Whether the facts alone tell this measure from others: two of them who answers, or a figure."""
        return sum(fact[0] in _STRONG for fact in self.facts) > 1


_Key = Callable[[Feature], Hashable | None]
_CERTAIN: tuple[_Key, ...] = (
    lambda f: (f.path, f.title, f.facts),
    lambda f: (f.title, f.facts) if f.title else None,
    lambda f: (f.path, f.title) if f.title else None,
    lambda f: f.title or None,
    lambda f: (f.facts, f.body) if f.says_enough else None,
    lambda f: f.facts if f.says_enough else None,
)


def match_measures(old: Record, new: Record) -> list[Pair]:
    """Return pairs of positions (in `old.measures`, in `new.measures`), each measure in one pair at most."""
    return matched(_features(old), _features(new))


def matched(old: Sequence[Feature], new: Sequence[Feature]) -> list[Pair]:
    """Return the pairs of two lists of features, in order of the first."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[Pair] = []
    for key in _CERTAIN:
        for i, j in list(_only_ones(left, right, key)):
            pairs.append((i, j))
            del left[i], right[j]
    return sorted([*pairs, *_weighed(left, right)])


def _features(record: Record) -> list[Feature]:
    keys = Keys(record.plan)
    return [
        Feature(path_key(m.path), fold(m.title), facts(m, keys), _body_length(m)) for m in record.measures
    ]


def _body_length(measure: Measure) -> int:
    clauses = [measure.clause, *measure.more_clauses]
    aside = sum(c.span[1] - c.span[0] for c in clauses if c is not None)
    return max(0, measure.span[1] - measure.title_span[1] - aside)


def _only_ones(left: dict[int, Feature], right: dict[int, Feature], key: _Key) -> Iterator[Pair]:
    """Yield pairs whose key each side has exactly once."""
    here, there = _once(left, key), _once(right, key)
    for value, i in here.items():
        if value in there:
            yield i, there[value]


def _once(features: dict[int, Feature], key: _Key) -> dict[Hashable, int]:
    found: dict[Hashable, int | None] = {}
    for index, feature in features.items():
        value = key(feature)
        if value is not None:
            found[value] = None if value in found else index
    return {value: index for value, index in found.items() if index is not None}


def _weighed(left: dict[int, Feature], right: dict[int, Feature]) -> Iterator[Pair]:
    """Yield the best pairs of what is left; of two equally good ones the nearer in the plan."""
    rows = _with_bigrams(left.items())
    columns = _with_bigrams(right.items())
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, one, words in rows
        for j, other, other_words in columns
        if (score := _alike(one, other, words, other_words)) >= _ENOUGH
    )
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in scored:
        if ("old", i) not in taken and ("new", j) not in taken:
            taken |= {("old", i), ("new", j)}
            yield i, j


def _with_bigrams(items: Iterable[tuple[int, Feature]]) -> list[tuple[int, Feature, frozenset[str]]]:
    return [(index, feature, bigrams(feature.title)) for index, feature in items]


def _alike(one: Feature, other: Feature, words: frozenset[str], other_words: frozenset[str]) -> float:
    """Return how much two measures have in common, from 0 to 1: title, facts, number, length of the text.

    A text of exactly the same length is strong evidence: among measures of one plan it is rare by chance.
    """
    title = dice(words, other_words)
    body = float(one.body == other.body and one.body >= _LONG_BODY)
    place = float(one.path == other.path)
    every = one.facts | other.facts
    # Of two measures that state nothing, title or text must speak in the facts' place.
    said = len(one.facts & other.facts) / len(every) if every else max(title, body)
    return 0.3 * title + 0.3 * said + 0.25 * body + 0.15 * place


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters: how Chinese titles are compared without a lexicon."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Dice's coefficient of two sets, 0 (nothing in common) to 1 (equal); two empty sets give 0."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
