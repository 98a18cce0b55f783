"""A plan written down piece by piece, so that every span of its record is where its words stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from policygraph.loaders import record as r
from policygraph.ontology.iris import plan_id
from policygraph.ontology.model import graph_model

NO_PLACE = r.PlaceRef("", None)

DUTY_TYPES = {edge.type for edge in graph_model().edges.values() if edge.role}
"""The types of relationship that are duties."""


@dataclass
class Draft:
    title: str
    place: r.PlaceRef | None
    text: str = ""
    measures: list[r.Measure] = field(default_factory=list)
    unread: list[r.Unread] = field(default_factory=list)
    cites: list[r.Citation] = field(default_factory=list)
    issuers: tuple[str, ...] = ()
    pages: tuple[int, ...] = (0,)

    def say(self, words: str) -> r.Span:
        start = len(self.text)
        self.text += words
        return start, start + len(words)

    def cite(self, title: str, number: str | None = None, times: int = 1) -> None:
        self.cites.append(r.Citation(title, number, tuple(self.say(f"《{title}》") for _ in range(times))))

    def skip(self, words: str, reason: r.UnreadReason) -> None:
        self.unread.append(r.Unread(self.say(words), words, reason))

    def measure(self, *path, title="改造工程", kind="measure", says=(), duties=(), clause=None):
        """Write a measure. `says` and `duties` are functions that write and give back a part of the record.

        `clause` says whether there is one; without it, there is one where there are duties.
        """
        start = len(self.text)
        self.say("".join(path))
        title_span = self.say(title)
        said = [part(self) for part in says]
        named, words = (), None
        if clause or (clause is None and duties):
            begin, _ = self.say("（")
            named = tuple(duty(self, rank) for rank, duty in enumerate(duties, 1))
            _, end = self.say("负责）")
            words = r.Clause(self.text[begin:end], (begin, end))
        self.measures.append(
            r.Measure(
                path=path,
                title=title,
                kind=kind,
                span=(start, len(self.text)),
                title_span=title_span,
                clause=words,
                duties=named,
                targets=tuple(s for s in said if isinstance(s, r.Target)),
                industries=tuple(s for s in said if isinstance(s, r.IndustryMention)),
                places=tuple(s for s in said if isinstance(s, r.PlaceMention)),
                pollutants=tuple(s for s in said if isinstance(s, r.PollutantMention)),
            )
        )
        return self

    def record(self, **plan) -> r.Record:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = r.Source(
            file="plan.txt",
            media_type="text/plain",
            sha256=digest,
            text_sha256=digest,
            reader="reader 1",
            canonicaliser="canonicaliser 1",
            extractor="extractor 1",
            chars=len(self.text),
            pages=self.pages,
        )
        facts = {
            "id": plan_id(self.place.code if self.place else None, self.title),
            "title": self.title,
            "place": self.place,
            "period": (2021, 2025),
            "doc_number": None,
            "issuers": self.issuers,
            "issued": None,
            "cites": tuple(self.cites),
            "source": source,
        } | plan
        return r.Record(r.SCHEMA, r.Plan(**facts), tuple(self.measures), tuple(self.unread))


def duty(agency, role="shared", *, mention=None, office=None, place=NO_PLACE, **more):
    """A duty; without `place` it is the plan's own, `None` is a national body."""

    def write(draft, rank):
        facts = {"carries_over": False, "collective": False, "declared_by": None} | more
        words = mention or agency
        span = draft.say(words)
        draft.say("、")
        where = draft.place if place is NO_PLACE else place
        return r.Duty(agency, words, role, rank, span, office=office, place=where, **facts)

    return write


def target(indicator, value, unit, **more):
    def write(draft):
        quote = more.get("quote", f"{indicator}达到{value}{unit}")
        facts = {
            "value_max": None,
            "bound": "=",
            "change": "level",
            "year": 2025,
            "baseline_year": None,
            "stretch": False,
            "alternative": False,
            "places": (),
        } | {k: v for k, v in more.items() if k != "quote"}
        return r.Target(
            indicator=indicator, value=value, unit=unit, quote=quote, span=draft.say(quote), **facts
        )

    return write


def mention(kind, name, code, *, times=1, in_title=False):
    def write(draft):
        spans = tuple(draft.say(name) for _ in range(times))
        if kind is r.PollutantMention:
            return kind(code, in_title, spans)
        return kind(name, code, in_title, spans)

    return write
