"""How much two measures of two plans are about the same task, and why.

Four kinds of evidence, each from 0 to 1: targets for the same indicator, words of the title, what the
measures are about (industries, pollutants), the kinds of office that answer. What is rare counts more than
what every measure has (生态环境): the weight of a word or topic is the logarithm of how few of the measures
of both plans have it; words of the genre (绿色, 推进) count for nothing. The text itself is not in a record
and is not weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..ontology.indicators import indicator_key
from ..ontology.industries import industries
from ..ontology.tables import fold
from ..ontology.words import ANSWERING
from .matching import bigrams
from .view import DutyView, Key, MeasureView, Plans, TargetView, TopicView

_SHARES = {"indicator": 0.35, "title": 0.4, "topic": 0.25, "office": 0.12}
_IN_TITLE = 3.0
# What one plan writes out another abbreviates; and words of the genre that say nothing of the task.
_ABBREVIATIONS = (
    ("两高一低", "高耗能高排放低水平"),
    ("两高", "高耗能高排放"),
    ("固体废物", "固废"),
    ("可再生能源", "新能源"),
)
_EMPTY_WORDS = re.compile(
    r"推[进动行]|加[强快大]|大力|强化|全面|提升|积极|深入|深化|促进|完善|健全|优化|实施|开展|构建|建立|坚决|稳步|严格|"
    r"因地制宜|协同|增效|减污|降碳|碳达峰|低碳|绿色|行业|工程|行动|各类|发展|管理|推广|应用|创新|能力|体制|机制|[、，“”（）\s]"
)

_CLASS_ABOVE = 0.5
_MUCH = 5.0

Weights = Mapping[Hashable, float]
Topic = tuple[str, Key]
"""Kind of topic and its key: ("industry", "C31")."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of one measure."""

    measure: MeasureView
    words: frozenset[str]
    topics: Mapping[Topic, float]
    indicators: Mapping[str, TargetView]
    offices: frozenset[Key]
    duties: tuple[DutyView, ...]
    targets: tuple[TargetView, ...]
    names: Mapping[Topic, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1, and what two measures have in common, the weightiest first."""

    score: float
    indicators: tuple[str, ...]
    topics: tuple[str, ...]
    industries: int
    words: tuple[str, ...]
    offices: tuple[Key, ...]


def profiles(plans: Plans, plan: str) -> list[Profile]:
    """Return the profiles of the measures of one plan, in the order of the text."""
    duties: defaultdict[Key, list[DutyView]] = defaultdict(list)
    for duty in plans.duties:
        duties[duty.measure].append(duty)
    targets: defaultdict[Key, list[TargetView]] = defaultdict(list)
    for target in plans.targets:
        targets[target.measure].append(target)
    topics: defaultdict[Key, list[TopicView]] = defaultdict(list)
    for topic in plans.topics:
        if topic.kind != "place":
            topics[topic.measure].append(topic)
    return [
        _profile(m, duties[m.key], targets[m.key], topics[m.key])
        for m in plans.measures.values()
        if m.plan == plan
    ]


def _profile(
    measure: MeasureView,
    duties: Sequence[DutyView],
    targets: Sequence[TargetView],
    topics: Sequence[TopicView],
) -> Profile:
    about: dict[Topic, float] = {}
    names: dict[Topic, str] = {}
    for topic in topics:
        for code, share in _classes(topic):
            key = topic.kind, code
            names.setdefault(key, topic.name)
            about[key] = max(about.get(key, 0.0), share * (_IN_TITLE if topic.in_title else 1.0))
    answering = (duty.office for duty in duties if duty.role in ANSWERING)
    return Profile(
        measure,
        frozenset(word for word in bigrams(_words(measure.name)) if " " not in word),
        about,
        {indicator_key(target.indicator): target for target in reversed(targets)},
        frozenset(filter(None, answering)),
        tuple(sorted(duties, key=lambda duty: (duty.inherited, duty.rank))),
        tuple(targets),
        names,
    )


def _words(title: str) -> str:
    text = fold(title)
    for short, full in _ABBREVIATIONS:
        text = text.replace(short, full)
    return _EMPTY_WORDS.sub(" ", text)


def _classes(topic: TopicView) -> Iterator[tuple[str, float]]:
    """Yield what a topic is, and for less the class above it: 炼钢 and 钢铁 have 黑色金属 in common."""
    code = topic.key.rpartition("/")[2]
    yield code, 1.0
    listed = industries().get(code) if topic.kind == "industry" else None
    if listed is not None and listed.broader and len(listed.broader) > 1:
        yield listed.broader, _CLASS_ABOVE


class Comparison:
    """Likeness among the measures of two plans; what is rare in both plans together weighs more."""

    def __init__(self, one: Sequence[Profile], other: Sequence[Profile]) -> None:
        every = [*one, *other]
        self._words = _rarity(profile.words for profile in every)
        self._topics = _rarity(profile.topics for profile in every)
        self._offices = _rarity(profile.offices for profile in every)

    def likeness(self, one: Profile, other: Profile) -> Likeness:
        """Return how much two measures have in common, and what."""
        indicators = sorted(one.indicators.keys() & other.indicators.keys())
        words = one.words & other.words
        topics = sorted(
            one.topics.keys() & other.topics.keys(),
            key=lambda key: (-self._topics[key] * min(one.topics[key], other.topics[key]), key),
        )
        offices = sorted(one.offices & other.offices)
        score = (
            _SHARES["indicator"] * (1 - 0.4 ** len(indicators))
            + _SHARES["title"] * self._title(one, other)
            + _SHARES["topic"] * self._about(one, other)
            + _SHARES["office"] * _overlap(one.offices, other.offices, self._offices)
        )
        names = dict.fromkeys(one.names.get(key) or key[1] for key in topics)
        return Likeness(
            min(1.0, score),
            tuple(one.indicators[key].indicator for key in indicators),
            tuple(names),
            len({name for key, name in one.names.items() if key in other.topics and key[0] == "industry"}),
            tuple(_run_together(words, one.measure.name)),
            tuple(offices),
        )

    def _title(self, one: Profile, other: Profile) -> float:
        return _overlap(one.words, other.words, self._words)

    def _about(self, one: Profile, other: Profile) -> float:
        def norm(profile: Profile) -> float:
            return math.sqrt(sum((self._topics[k] * share) ** 2 for k, share in profile.topics.items()))

        both = one.topics.keys() & other.topics.keys()
        dot = sum(self._topics[k] ** 2 * one.topics[k] * other.topics[k] for k in both)
        if not dot:
            return 0.0
        # Two measures that name nothing but 二氧化碳 have all in common, and yet next to nothing.
        weight = sum(self._topics[k] * min(one.topics[k], other.topics[k]) for k in both)
        return dot / (norm(one) * norm(other)) * min(1.0, weight / _MUCH)


def _rarity(groups: Iterable[Iterable[Hashable]]) -> dict[Hashable, float]:
    """Return the weight of each thing: the logarithm of how few of the groups hold it."""
    counted: Counter[Hashable] = Counter()
    size = 0
    for group in groups:
        counted.update(group)
        size += 1
    return {thing: math.log((size + 1) / (count + 0.5)) for thing, count in counted.items()}


def _overlap(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """Return the cosine of two sets of weighted things, 0 to 1."""

    def norm(things: frozenset[str]) -> float:
        return math.sqrt(sum(weights[thing] ** 2 for thing in things))

    dot = sum(weights[thing] ** 2 for thing in one & other)
    return dot / (norm(one) * norm(other)) if dot else 0.0


def _run_together(words: frozenset[str], title: str) -> Iterator[str]:
    """Yield the stretches of a title that the shared pairs of characters make up."""
    text = fold(title)
    start = None
    for at in range(len(text)):
        if text[at : at + 2] in words:
            start = at if start is None else start
        elif start is not None:
            yield text[start : at + 1]
            start = None
