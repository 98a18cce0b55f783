"""Scores records against gold annotations: how much was found, how much of it is right, and what differs.

A gold file holds what a careful reader finds in one plan: its measures, who answers for each, the targets, and the
industries, places and pollutants that each names. Measures are matched by their outline path; within a measure
names are matched as sets, targets by figure, unit and year. What only differs in spelling counts as the same.

A gold file has one of two forms. The full form quotes the plan. The stand-off form holds spans of the canonical
text in place of titles and mentions, and the hash of that text; the words are then those of the record at the same
span, so it can be scored without the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

import msgspec

from ..errors import RecordError
from .record import SCHEMA, Duty, Measure, Record, Span, Target

FIELDS = (
    "measures",
    "titles",
    "duties who",
    "duties who+role",
    "agency identity",
    "targets figure",
    "targets +indicator",
    "targets full",
    "industries",
    "places",
    "pollutants",
)
"""What is scored, in the order in which it is shown."""

Words = str | Span | None
"""What the plan says: its words, their span in a stand-off file, or nothing where they are not verbatim there."""

SAME_INDICATOR = 0.55
"""From this likeness on two names are taken for one indicator."""


class GoldDuty(msgspec.Struct, frozen=True):
    """One actor of a responsibility clause; see `record.Duty`."""

    agency: str
    role: str
    mention: Words = None


class GoldTarget(msgspec.Struct, frozen=True):
    """A figure to be reached; see `record.Target`."""

    indicator: str
    value: float
    unit: str
    bound: str
    change: str
    year: int | None = None
    baseline_year: int | None = None
    stretch: bool = False
    quote: Words = None


class GoldMeasure(msgspec.Struct, frozen=True):
    """One measure as the annotator reads it; see `record.Measure`."""

    path: tuple[str, ...]
    title: Words
    duties: tuple[GoldDuty, ...]
    targets: tuple[GoldTarget, ...]
    industries: tuple[str, ...]
    places: tuple[str, ...]
    pollutants: tuple[str, ...]


class Gold(msgspec.Struct, frozen=True):
    """The annotations of one plan. `text_sha256` is of the canonical text that spans count in, if there are any."""

    measures: tuple[GoldMeasure, ...]
    text_sha256: str | None = None
    schema: str | None = None


@dataclass(slots=True)
class Count:
    """How many things of one field are right, found without being there (`extra`), and there but `missed`."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def found(self) -> int:
        """Return how many things the record holds."""
        return self.right + self.extra

    @property
    def expected(self) -> int:
        """Return how many things the annotator holds."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found; 1 where there is nothing."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where gold and record disagree; the side that says nothing is empty."""

    plan: str
    measure: str
    field: str
    gold: str
    record: str


@dataclass(slots=True)
class Evaluation:
    """The counts of each field, and all differences, over all plans that were scored."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    differences: list[Difference] = field(default_factory=list)

    def scores(self) -> list[dict[str, Any]]:
        """Return one row a field as plain data, figures rounded to four places."""
        return [
            {
                "field": name,
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "f1": round(count.f1, 4),
                "expected": count.expected,
                "found": count.found,
                "right": count.right,
            }
            for name, count in self.counts.items()
        ]

    def errors(self) -> list[dict[str, Any]]:
        """Return the differences as plain data."""
        return [
            {
                "plan": one.plan,
                "measure": one.measure,
                "field": one.field,
                "gold": one.gold,
                "record": one.record,
            }
            for one in self.differences
        ]


_DECODER = msgspec.json.Decoder(Gold)


def read_gold(data: bytes, where: str) -> Gold:
    """Read a gold file in either form; raise `RecordError` naming `where` and the field that does not fit."""
    try:
        gold = _DECODER.decode(data)
        if gold.schema == SCHEMA:
            raise msgspec.ValidationError("it is a record")
        return gold
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"{where} is no gold annotation ({error}); give GOLD first, then RECORD."
        ) from error


def evaluate(pairs: Iterable[tuple[Gold, Record]]) -> Evaluation:
    """Score each record against its gold and return all of it together."""
    result = Evaluation()
    for gold, record in pairs:
        _Comparison(result, record.plan.title).plan(_in_words(gold, record), record)
    return result


def shared_measures(gold: Gold, record: Record) -> int:
    """Return how many measures of the gold the record has too, by outline path: few where it is of another plan."""
    return len({_path(m.path) for m in gold.measures} & {_path(m.path) for m in record.measures})


def _in_words(gold: Gold, record: Record) -> Gold:
    """Return the gold with the record's words at its spans; a span at which the record has nothing stays itself."""
    if gold.text_sha256 is None:
        return gold
    if gold.text_sha256 != record.plan.source.text_sha256:
        raise RecordError(
            f"The gold annotation is of another text than the record of {record.plan.source.file}; "
            "extract the record from the document that was annotated."
        )
    titles = {measure.title_span: measure.title for measure in record.measures}
    mentions = {duty.span: duty.mention for measure in record.measures for duty in measure.duties}
    quotes = {target.span: target.quote for measure in record.measures for target in measure.targets}
    replace = msgspec.structs.replace
    return replace(
        gold,
        measures=tuple(
            replace(
                measure,
                title=_words(measure.title, titles),
                duties=_duties_in_words(measure.duties, mentions),
                targets=tuple(replace(t, quote=_words(t.quote, quotes)) for t in measure.targets),
            )
            for measure in gold.measures
        ),
    )


def _duties_in_words(duties: tuple[GoldDuty, ...], known: Mapping[Span, str]) -> tuple[GoldDuty, ...]:
    """Return the duties with the words of their mentions.

    A record keeps the first naming of an agency in a measure, so its words stand for the later ones too.
    """
    first: dict[str, str] = {}
    for duty in duties:
        if isinstance(duty.mention, tuple) and duty.mention in known:
            first.setdefault(duty.agency, known[duty.mention])
    return tuple(
        msgspec.structs.replace(duty, mention=_words(duty.mention, known, first.get(duty.agency)))
        for duty in duties
    )


def _words(words: Words, known: Mapping[Span, str], otherwise: str | None = None) -> str | None:
    if words is None or isinstance(words, str):
        return words
    return known.get(words) or otherwise or f"[{words[0]}:{words[1]}]"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Compares one plan and writes into `result`."""

    result: Evaluation
    name: str

    def plan(self, gold: Gold, record: Record) -> None:
        """Compare the measures that both have, and count what the other one lacks."""
        wanted = {_path(m.path): m for m in gold.measures}
        given = {_path(m.path): m for m in record.measures}
        self.names("measures", "", map("/".join, wanted), map("/".join, given), str)
        for path in sorted(wanted.keys() | given.keys()):
            self.measure("/".join(path), wanted.get(path), given.get(path))

    def measure(self, where: str, gold: GoldMeasure | None, record: Measure | None) -> None:
        """Compare one measure; what the missing side of it would hold is missed or extra."""
        if gold and record:
            self.title(where, gold.title, record.title)
        self.duties(where, gold.duties if gold else (), record.duties if record else ())
        self.targets(where, gold.targets if gold else (), record.targets if record else ())
        industries = [i.name for i in record.industries] if record else []
        places = [p.name for p in record.places] if record else []
        pollutants = [p.code for p in record.pollutants] if record else []
        self.names("industries", where, gold.industries if gold else (), industries, _stem)
        self.names("places", where, gold.places if gold else (), places, _stem)
        self.names("pollutants", where, gold.pollutants if gold else (), pollutants, str.upper)

    def duties(self, where: str, gold: Sequence[GoldDuty], record: Sequence[Duty]) -> None:
        """Compare who is named, with which role, and which agency that is."""
        wanted, given = [_who(d) for d in gold], [d.mention for d in record]
        self.names("duties who", where, wanted, given, fold)
        self.names(
            "duties who+role",
            where,
            [f"{fold(who)} {d.role}" for who, d in zip(wanted, gold, strict=True)],
            [f"{fold(who)} {d.role}" for who, d in zip(given, record, strict=True)],
            str,
        )
        agencies = [d.agency for d in gold], [d.agency for d in record]
        self.names("agency identity", where, *agencies, fold_agency)

    def title(self, where: str, gold: Words, record: str) -> None:
        """Compare two headings; a wrong one is both missed and extra."""
        if gold is None:
            return
        right = fold(str(gold)) == fold(record)
        self.count("titles", int(right), 1, 1)
        if not right:
            self.differ(where, "titles", str(gold), record)

    def names(
        self, name: str, where: str, gold: Iterable[str], record: Iterable[str], key: Callable[[str], str]
    ) -> None:
        """Compare two sets of names; those of one `key` are one name."""
        wanted, given = {key(words): words for words in gold}, {key(words): words for words in record}
        self.count(name, len(wanted.keys() & given.keys()), len(wanted), len(given))
        missed = [wanted[k] for k in sorted(wanted.keys() - given.keys())]
        extra = [given[k] for k in sorted(given.keys() - wanted.keys())]
        if missed or extra:
            self.differ(where, name, "、".join(missed), "、".join(extra))

    def targets(self, where: str, gold: Sequence[GoldTarget], record: Sequence[Target]) -> None:
        """Give each target of the gold the likest one of the same figure, and compare the two."""
        left = list(record)
        figures = indicators = full = 0
        for wanted in gold:
            same = [t for t in left if _figure(t) == _figure(wanted)]
            if not same:
                self.differ(where, "targets figure", _shown(wanted), "")
                continue
            given = max(same, key=lambda t: likeness(t.indicator, wanted.indicator))
            left.remove(given)
            figures += 1
            if likeness(given.indicator, wanted.indicator) < SAME_INDICATOR:
                self.differ(where, "targets +indicator", wanted.indicator, given.indicator)
                continue
            indicators += 1
            if _detail(given) == _detail(wanted):
                full += 1
            else:
                self.differ(where, "targets full", _detail_shown(wanted, given), _detail_shown(given, wanted))
        for extra in left:
            self.differ(where, "targets figure", "", _shown(extra))
        self.count("targets figure", figures, len(gold), len(record))
        self.count("targets +indicator", indicators, len(gold), len(record))
        self.count("targets full", full, len(gold), len(record))

    def count(self, name: str, right: int, expected: int, found: int) -> None:
        """Add to the counts of a field."""
        count = self.result.counts[name]
        count.right += right
        count.missed += expected - right
        count.extra += found - right

    def differ(self, where: str, name: str, gold: str, record: str) -> None:
        """Note a difference."""
        self.result.differences.append(Difference(self.name, where, name, gold, record))


_FOLDED = str.maketrans("〔〈【〕〉】“”—", '((()))""-')
_MARKS_AT_ENDS = "。.、,;:"


def fold(words: str) -> str:
    """Return the words without what is mere spelling: white space, width, kind of bracket, marks at the ends."""
    bare = "".join(unicodedata.normalize("NFKC", words).split())
    return bare.translate(_FOLDED).strip(_MARKS_AT_ENDS)


def _path(path: Iterable[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"[()、.．,]", "", fold(step)) for step in path)


def _who(duty: GoldDuty) -> str:
    """Return the mention; where the plan does not have it verbatim, the agency's name stands for it."""
    return duty.agency if duty.mention is None else str(duty.mention)


_AGENCY_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("发展和改革委员会", "发展改革委"),
    ("发展和改革局", "发展改革局"),
    ("住房和城乡建设", "住房城乡建设"),
    ("中国人民银行", "人民银行"),
    (r"(?<!民银)人行", "人民银行"),
    ("市场监督管理", "市场监管"),
    ("国有资产监督管理委员会", "国资委"),
    ("机关事务管理局|机关事务服务中心", "机关事务局"),
    ("(?<=省)管局$", "机关事务局"),
    ("大数据发展管理局", "大数据局"),
    ("交通委员会", "交委"),
    ("科学技术", "科技"),
    ("地方金融监督管理局", "地方金融监管局"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("银行保险监督管理委员会", "银保监"),
    ("机关机关", "机关"),
)


def fold_agency(name: str) -> str:
    """Return the name of an agency with long forms shortened, so that two spellings of one agency are one."""
    folded = fold(name)
    for spelling, short in _AGENCY_SPELLINGS:
        folded = re.sub(spelling, short, folded)
    return folded


def _stem(name: str) -> str:
    """Return the folded name of an industry or place without the word for its kind."""
    folded = fold(name)
    return re.sub(r"(行业|产业|业|省|市|县|区|州)$", "", folded) or folded


_UNITS = {"百分点": "个百分点", "m2": "平方米"}


def _figure(target: GoldTarget | Target) -> tuple[float, str, int | None]:
    unit = fold(target.unit)
    return round(target.value, 6), _UNITS.get(unit, unit), target.year


def likeness(one: str, other: str) -> float:
    """Return how alike two names of an indicator are, 0 to 1. A name that holds the other one is close to it."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return 0.0
    if a in b or b in a:
        return 0.9 if min(len(a), len(b)) >= 0.4 * max(len(a), len(b)) else 0.6
    return SequenceMatcher(None, a, b).ratio()


_DETAILS: tuple[tuple[str, Callable[[GoldTarget | Target], object]], ...] = (
    ("bound", lambda t: t.bound),
    ("change", lambda t: t.change),
    ("stretch", lambda t: t.stretch),
    ("baseline_year", lambda t: t.baseline_year),
)


def _detail(target: GoldTarget | Target) -> tuple[object, ...]:
    return tuple(read(target) for _, read in _DETAILS)


def _detail_shown(target: GoldTarget | Target, other: GoldTarget | Target) -> str:
    """Return the indicator and those details in which the target differs from the other one."""
    apart = [f"{name}={read(target)}" for name, read in _DETAILS if read(target) != read(other)]
    return f"{target.indicator} ({', '.join(apart)})"


def _shown(target: GoldTarget | Target) -> str:
    return f"{target.indicator} {target.bound}{target.value:g}{target.unit} ({target.year or '—'})"
