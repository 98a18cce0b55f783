"""The record: what was read out of one document, as plain data.

A record is one JSON object a document (JSON Lines for several). Everything after `loaders` works from records
alone, so a record made today can be loaded years from now. Unknown is `None`, never a guess.

Spans are `(start, end)` in Unicode code points of the canonical text (what `policygraph text` prints), from 0,
end exclusive: a Python slice, and the `oa:start`/`oa:end` of the Web Annotation vocabulary. The proof that must
always hold: the text at a span, white space removed, equals the mention or quote, white space removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from ..errors import RecordError
from ..ontology import words

SCHEMA: Literal["policygraph/record/1"] = "policygraph/record/1"

# Written by `python -m policygraph.loaders.record`: ontology imports nothing of ours, so it cannot derive it.
_PUBLISHED = Path(__file__).parent.parent / "ontology" / "record.schema.json"

Offset = Annotated[int, msgspec.Meta(ge=words.OFFSET[0], le=words.OFFSET[1])]
Year = Annotated[int, msgspec.Meta(ge=1900, le=2200)]
Rank = Annotated[int, msgspec.Meta(ge=words.RANK[0], le=words.RANK[1])]
Name = Annotated[str, msgspec.Meta(min_length=1)]
Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Span = tuple[Offset, Offset]
Role = words.Role
Bound = words.Bound
Change = words.Change
Nature = words.Nature
MeasureKind = words.MeasureKind
UnreadReason = words.UnreadReason


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Common options of all parts of a record: immutable, closed, every field written out."""


class PlaceRef(_Value, frozen=True):
    """A place by its name and, where it has one, its GB/T 2260 code (`None` for rivers, regions, zones)."""

    name: str
    code: str | None = None


class Citation(_Value, frozen=True):
    """A document cited between 《》: its title, its number (文号) if the text gives one, where it is cited."""

    title: str
    number: str | None
    spans: tuple[Span, ...]


class Source(_Value, frozen=True):
    """Which bytes were read, by what, into which canonical text.

    `sha256` is of the raw bytes, `text_sha256` of the canonical text in UTF-8; `chars` counts code points;
    `pages` holds the code point at which each page starts (empty where the format has no pages).
    """

    file: str
    media_type: str
    sha256: str
    text_sha256: str
    reader: str
    canonicaliser: str
    extractor: str
    chars: Offset
    pages: tuple[Offset, ...] = ()


class Plan(_Value, frozen=True):
    """What the document says about itself. `period` is (first year, last year); `issued` an ISO date."""

    id: Name
    title: Name
    place: PlaceRef | None
    period: tuple[Year, Year] | None
    doc_number: str | None
    issuers: tuple[str, ...]
    issued: Date | None
    cites: tuple[Citation, ...]
    source: Source


class Clause(_Value, frozen=True):
    """The words that say who is responsible; `text` is `None` in a stand-off record (`--no-text`)."""

    text: str | None
    span: Span


class Duty(_Value, frozen=True):
    """One actor named in a responsibility clause.

    `agency` is the canonical name (own jurisdiction resolved), `mention` the characters at `span`, `rank` the
    position in the clause from 1. `office` is the key of the kind of office in the agency register (生态环境 …)
    or `None` where the register does not know it; `place` is the jurisdiction. `collective` marks actors such as
    各市（州）人民政府 that stand for many and are never expanded. `carries_over`: the clause says that these
    actors also answer for all that follows (以下均需…落实). `declared_by` is the span of the sentence that gives
    the role by position (列第一位者为牵头单位，下同), else `None`.
    """

    agency: str
    mention: str
    role: Role
    rank: Rank
    span: Span
    carries_over: bool
    office: str | None
    place: PlaceRef | None
    collective: bool
    declared_by: Span | None = None


class Target(_Value, frozen=True):
    """A figure to be reached. `value` (and `value_max` for a range) is as written in `unit`.

    `change`: reach a level, decrease or increase by, or add a quantity of work. `year` is the deadline,
    `baseline_year` only where written. `current_value` (in `unit`) is the value of `current_year` that a table of
    indicators gives beside a level to be reached (现状值).
    `stretch` marks 力争/争取; `alternative` the second of "A or B"; `nature` is that of a table of indicators: 约束性
    (binding) or 预期性 (anticipatory), else `None`.
    """

    indicator: str
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    change: Change
    year: Year | None
    baseline_year: Year | None
    stretch: bool
    alternative: bool
    places: tuple[str, ...]
    quote: str
    span: Span
    nature: Nature | None = None
    current_value: float | None = None
    current_year: Year | None = None


class IndustryMention(_Value, frozen=True):
    """An economic sector as named in a measure; `code` is GB/T 4754-2017 (or a local concept), `None` if unlisted."""

    name: str
    code: str | None
    in_title: bool
    spans: tuple[Span, ...]


class PlaceMention(_Value, frozen=True):
    """A place named in a measure, in its fullest form there; `code` is GB/T 2260 where it has one."""

    name: str
    code: str | None
    in_title: bool
    spans: tuple[Span, ...]


class PollutantMention(_Value, frozen=True):
    """A pollutant or greenhouse gas by code (VOC, NOx …) and where the measure names it."""

    code: str
    in_title: bool
    spans: tuple[Span, ...]


class Measure(_Value, frozen=True):
    """A numbered item of the plan that carries its own text, with all that was read out of it.

    `path` holds the outline numbers from the top as the source writes them, brackets full-width. `clause` is the
    clause that closes the item; where an item has several (one a sentence), the others are in `more_clauses`.
    """

    path: tuple[Name, ...]
    title: str
    kind: MeasureKind
    span: Span
    title_span: Span
    clause: Clause | None
    duties: tuple[Duty, ...]
    targets: tuple[Target, ...]
    industries: tuple[IndustryMention, ...]
    places: tuple[PlaceMention, ...]
    pollutants: tuple[PollutantMention, ...]
    more_clauses: tuple[Clause, ...] = ()


class Unread(_Value, frozen=True):
    """A sentence that names an agency with a duty word, or a figure with a target word, and gave no fact."""

    span: Span
    text: str | None
    reason: UnreadReason


class Record(_Value, frozen=True):
    """What was read out of one document, with what was not understood."""

    schema: Literal["policygraph/record/1"]
    plan: Plan
    measures: tuple[Measure, ...]
    unread: tuple[Unread, ...]

    def __post_init__(self) -> None:
        """Refuse what no reader makes: a span that ends before it starts, a period turned round."""
        period = self.plan.period
        if period and period[0] > period[1]:
            raise ValueError(f"the period {period[0]}-{period[1]} ends before it starts")
        for start, end in _spans(self):
            if start >= end:
                raise ValueError(f"the span {start}-{end} holds nothing")


def _spans(record: Record) -> Iterator[Span]:
    """Yield every span of a record."""
    for citation in record.plan.cites:
        yield from citation.spans
    for measure in record.measures:
        yield from (measure.span, measure.title_span)
        yield from (
            clause.span for clause in (*((measure.clause,) if measure.clause else ()), *measure.more_clauses)
        )
        for duty in measure.duties:
            yield from (duty.span, *((duty.declared_by,) if duty.declared_by else ()))
        yield from (target.span for target in measure.targets)
        yield from (span for industry in measure.industries for span in industry.spans)
        yield from (span for place in measure.places for span in place.spans)
        yield from (span for pollutant in measure.pollutants for span in pollutant.spans)
    yield from (one.span for one in record.unread)


_DECODER = msgspec.json.Decoder(Record)
_ENCODER = msgspec.json.Encoder()


def dumps(record: Record) -> bytes:
    """Return the record as one line of canonical JSON (UTF-8, fields in the order of the schema, no newline)."""
    return _ENCODER.encode(record)


def loads(line: bytes | str, where: str = "record") -> Record:
    """Read one record from JSON; raise `RecordError` naming `where` and the field that does not fit."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RecordError(
            f"{where} is not a {SCHEMA} record ({error}); make it anew with `policygraph extract`."
        ) from error


def read_lines(lines: Iterable[bytes], where: str) -> Iterator[Record]:
    """Yield the records of JSON Lines one at a time (flat memory); blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield loads(line, f"{where}, line {number}")


def without_text(record: Record) -> Record:
    """Return the stand-off form: facts, spans and hashes, no sentence of the document."""
    measures = tuple(
        msgspec.structs.replace(
            m,
            clause=m.clause and Clause(text=None, span=m.clause.span),
            more_clauses=tuple(Clause(text=None, span=clause.span) for clause in m.more_clauses),
        )
        for m in record.measures
    )
    unread = tuple(Unread(span=u.span, text=None, reason=u.reason) for u in record.unread)
    return msgspec.structs.replace(record, measures=measures, unread=unread)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record, as published in `ontology/record.schema.json`."""
    schema: dict[str, Any] = msgspec.json.schema(Record)
    # msgspec before 0.23 leaves the indents of docstrings in; the published file must not depend on the release.
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}


def schema_text() -> str:
    """Return the published schema file's text, so that a test can tell a stale file from a fresh one."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    _PUBLISHED.write_text(schema_text(), encoding="utf-8")
