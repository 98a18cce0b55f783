"""The ratchet on extraction: scores against the gold annotations may rise, and never fall below their floors.

The plans stand in groups, scored apart. `original` are the three gold files beside the corpus; the stand-off
files name their own group: `tuned` and `later` for plans looked at while rules were written, `fresh` for the
others; `blind` for those that were first scored when the rules of the day were done; `unseen` and `unseen-2`
for those that were annotated on 2026-11-29 before they were scored. No rule was written from 284, 357, 384 or
559; of 80 and 260 the end and the signatures had been looked at, not the measures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policygraph.loaders.evaluate import Evaluation, evaluate, read_gold
from policygraph.loaders.extraction import extract
from policygraph.loaders.record import Record
from shared import SHARED, documents
from standoff import STANDOFF

FLOORS = STANDOFF.parent / "floor.json"

_HAIR = 1e-9  # a whole thousandth may be held a hair below itself, and must not lose a step by that

Scores = Mapping[str, Mapping[str, float]]
"""F1 by group and field."""


@dataclass(frozen=True)
class Annotated:
    """A gold file, the document that it is about, and the group in which it is scored."""

    gold: Path
    file: str
    group: str

    @property
    def document(self) -> Path:
        (document,) = (path for path in documents() if path.name == self.file)
        return document

    def record(self) -> Record:
        return _record(self.document)


def annotated() -> list[Annotated]:
    """Return all gold files that are here: without the documents beside the checkout, the stand-off ones."""
    originals = [
        Annotated(gold, f"{gold.stem}.txt", "original") for gold in sorted((SHARED / "gold").glob("*.json"))
    ]
    others = []
    for gold in sorted(STANDOFF.glob("*.json")):
        head = json.loads(gold.read_text(encoding="utf-8"))
        others.append(Annotated(gold, head["file"], head["group"]))
    return originals + others


@cache
def _record(document: Path) -> Record:
    return extract(document)


@cache
def evaluation(group: str) -> Evaluation:
    """Return how the records that are extracted now compare with the gold of a group."""
    return evaluate(
        (read_gold(one.gold.read_bytes(), one.gold.name), one.record())
        for one in annotated()
        if one.group == group
    )


def present_scores() -> Scores:
    groups = sorted({one.group for one in annotated()})
    return {group: {field: count.f1 for field, count in evaluation(group).counts.items()} for group in groups}


def read_floors() -> Scores:
    floors: Scores = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def below(scores: Scores, floors: Scores) -> list[str]:
    """Say which scores are below their floor; a score that is not there is 0."""
    return [
        f"{group}, {field}: {score:.4f} is below {floor}"
        for group, fields in floors.items()
        for field, floor in fields.items()
        if (score := scores.get(group, {}).get(field, 0.0)) < floor - _HAIR
    ]


def raised(floors: Scores, scores: Scores) -> Scores:
    """Return the floors lifted to the scores, rounded down to three places; none is lowered, none is lost."""
    higher = {group: dict(fields) for group, fields in floors.items()}
    for group, fields in scores.items():
        kept = higher.setdefault(group, {})
        for field, score in fields.items():
            kept[field] = max(kept.get(field, 0.0), _down(score))
    return higher


def _down(score: float) -> float:
    return math.floor(score * 1000 + _HAIR) / 1000
