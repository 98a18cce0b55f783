"""Gold annotations without the text of the plans: spans of the canonical text in place of all sentences.

    python tests/support/standoff.py GOLD.json DOCUMENT GROUP > tests/gold/standoff/NAME.json

turns a full gold file into a stand-off one. GROUP says what its scores may prove: `tuned` for a plan that was
looked at while rules were written, `fresh` for one that was not. What stays are facts: names of agencies,
industries and places, figures, years. A quote or mention that does not stand in the text word for word loses
its span and keeps its fact. The name of an indicator longer than 40 characters is cut to its end, which holds
its head word. `in_full` is the way back: with the document at hand it restores the form that a scorer reads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from policygraph.loaders.canonical import CANONICALISER, CanonicalText, canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.flat import FlatText, flatten, squeezed

SCHEMA = "policygraph/gold/1"
LONGEST_NAME = 40
STANDOFF = Path(__file__).resolve().parents[1] / "gold" / "standoff"

Json = dict[str, Any]
Span = tuple[int, int]


def read_canonical(document: Path) -> CanonicalText:
    return canonicalise(read_document(document))


def stand_off(gold: Json, canonical: CanonicalText, group: str) -> Json:
    """Return the annotations with spans where the full form has sentences, titles and mentions."""
    text = flatten(canonical.text)
    starts = _title_starts(text, gold["measures"])
    ends = [*starts[1:], len(text.flat)]
    return {
        "schema": SCHEMA,
        "group": group,
        "file": canonical.raw.file,
        "canonicaliser": CANONICALISER,
        "text_sha256": canonical.sha256,
        "plan": _plan(text, gold["plan"]),
        "measures": [
            _measure(text, measure, start, end)
            for measure, start, end in zip(gold["measures"], starts, ends, strict=True)
        ],
    }


def in_full(standoff: Json, canonical: CanonicalText) -> Json:
    """Return the annotations with the document's words at their spans; the hash says whose words they are."""
    if standoff["text_sha256"] != canonical.sha256:
        raise ValueError(f"{standoff['file']}: annotated on another canonical text than {canonical.raw.file}")

    def words(span: Span | None) -> str | None:
        return squeezed(canonical.text[span[0] : span[1]]) if span else None

    full = {key: value for key, value in standoff.items() if key not in ("text_sha256", "canonicaliser")}
    plan = standoff["plan"]
    cites = [{**cite, "title": words(cite["title"])} for cite in plan["cites"]]
    full["plan"] = {**plan, "title": words(plan["title"]), "cites": cites}
    full["measures"] = [_measure_in_full(measure, words) for measure in standoff["measures"]]
    return full


def lines(standoff: Json) -> str:
    """Return the file's text: one measure a line, so that a change to one shows as one."""
    head = {key: value for key, value in standoff.items() if key != "measures"}
    measures = ",\n".join(_compact(measure) for measure in standoff["measures"])
    return f'{_compact(head)[:-1]},"measures":[\n{measures}\n]}}\n'


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _title_starts(text: FlatText, measures: list[Json]) -> list[int]:
    """Return where each measure starts (flat): its heading after its number, in the order of the plan.

    A table of contents has the same headings in the same order, so the search starts behind it: at the last
    place where the first measure's heading stands before its own clause or quote.
    """
    starts: list[int] = []
    cursor = _first(text, measures[0])
    for measure in measures:
        title = squeezed(measure["title"])
        number = squeezed(measure["path"][-1]).strip("（）()")
        at = text.flat.find(title, cursor)
        while at >= 0 and number != title and number not in text.flat[max(0, at - 8) : at]:
            at = text.flat.find(title, at + 1)
        if at < 0:
            at = text.flat.find(title, cursor)
        starts.append(cursor if at < 0 else at)
        cursor = starts[-1] + 1
    return starts


def _first(text: FlatText, measure: Json) -> int:
    said = [measure["clause"] or "", *(target["quote"] for target in measure["targets"])]
    ends = [text.flat.find(squeezed(words)) for words in said if words]
    return max(
        0, text.flat.rfind(squeezed(measure["title"]), 0, min((e for e in ends if e >= 0), default=None))
    )


def _plan(text: FlatText, plan: Json) -> Json:
    cites = [{**cite, "title": _find(text, cite["title"], 0)} for cite in plan["cites"]]
    return {**plan, "title": _find(text, plan["title"], 0), "cites": cites}


def _find(text: FlatText, words: str, start: int, end: int | None = None) -> Span | None:
    found = _flat_find(text, words, start, end)
    return text.span(*found) if found else None


def _flat_find(text: FlatText, words: str, start: int, end: int | None = None) -> Span | None:
    wanted = squeezed(words)
    at = text.flat.find(wanted, start, end)
    return (at, at + len(wanted)) if wanted and at >= 0 else None


def _measure(text: FlatText, measure: Json, start: int, end: int) -> Json:
    said = measure.get("clauses") or ([measure["clause"]] if measure["clause"] else [])
    clauses: list[Span] = []
    for clause in said:
        found = _flat_find(text, clause, clauses[-1][1] if clauses else start) or _flat_find(text, clause, 0)
        if found:
            clauses.append(found)
    return {
        "path": measure["path"],
        "title": _find(text, measure["title"], start, end),
        "kind": measure["kind"],
        "clauses": [text.span(*clause) for clause in clauses],
        "duties": _duties(text, measure["duties"], clauses),
        "targets": [_target(text, target, start, end) for target in measure["targets"]],
        "industries": measure["industries"],
        "places": measure["places"],
        "pollutants": measure["pollutants"],
    }


def _duties(text: FlatText, duties: list[Json], clauses: list[Span]) -> list[Json]:
    """Find the mentions one after the other: a short name may stand inside a longer one that came before."""
    found = []
    cursor = 0
    for duty in duties:
        number = duty.get("clause_no")
        if number and number <= len(clauses):
            cursor = max(cursor, clauses[number - 1][0])
        windows = [(max(cursor, start), end) for start, end in clauses if end > cursor]
        hits = [_flat_find(text, duty["mention"], *window) for window in (*windows, *clauses)]
        hit = next((h for h in hits if h), None)
        if hit:
            cursor = hit[1]
        kept = {"agency": duty["agency"], "mention": text.span(*hit) if hit else None}
        kept |= {key: duty[key] for key in ("role", "rank")}
        found.append(kept | ({"carries_over": True} if duty.get("carries_over") else {}))
    return found


def _target(text: FlatText, target: Json, start: int, end: int) -> Json:
    quote = _find(text, target["quote"], start, end) or _find(text, target["quote"], 0)
    always = {key: target[key] for key in ("value", "unit", "bound", "change", "year")}
    rest = {
        key: value for key, value in target.items() if key not in ("quote", "indicator", *always) and value
    }
    return {"quote": quote, "indicator": _short(target["indicator"]), **always, **rest}


def _short(name: str) -> str:
    """Return the name, or of a long one the end, from a whole part on."""
    if len(name) <= LONGEST_NAME:
        return name
    end = name[-LONGEST_NAME:]
    return end.partition("、")[2] or end


def _measure_in_full(measure: Json, words: Callable[[Span | None], str | None]) -> Json:
    duties = [{**d, "mention": words(d["mention"]) or d["agency"]} for d in measure["duties"]]
    targets = [{**t, "quote": words(t["quote"])} for t in measure["targets"]]
    clauses = [words(clause) for clause in measure["clauses"]]
    return {
        **measure,
        "title": words(measure["title"]),
        "clause": clauses[-1] if clauses else None,
        "clauses": clauses,
        "duties": duties,
        "targets": targets,
    }


if __name__ == "__main__":
    gold_file, document, group = sys.argv[1:]
    annotations = json.loads(Path(gold_file).read_text(encoding="utf-8"))
    sys.stdout.write(lines(stand_off(annotations, read_canonical(Path(document)), group)))
