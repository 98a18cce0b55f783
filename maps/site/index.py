"""What a site knows between runs: one SQLite file in its folder, so that only what changed is made anew.

Facts of all plans go through it, and not through memory: pages that gather many plans are read out of it one
at a time. Which pages are out of date is kept in it as well: a run that broke off is finished by the next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ...analysis.view import DutyView, MeasureView, Plans, PlanView, TargetView
from ...errors import UsageError

INDEX = ".policygraph-site.sqlite"
_VERSION = "1"
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE file (name TEXT, stamp TEXT, plan TEXT, PRIMARY KEY (name, plan));
CREATE TABLE plan (id TEXT PRIMARY KEY, title TEXT, area TEXT, area_name TEXT, period TEXT, page TEXT,
  measures INTEGER, duties INTEGER, targets INTEGER, unread INTEGER, view BLOB, title_places BLOB);
CREATE TABLE duty (plan TEXT, measure TEXT, office TEXT, office_name TEXT, agency TEXT, role TEXT,
  rank INTEGER, inherited INTEGER, measure_name TEXT, path TEXT, anchor TEXT, view BLOB);
CREATE TABLE topic (plan TEXT, measure TEXT, key TEXT, kind TEXT, name TEXT, in_title INTEGER,
  measure_name TEXT, path TEXT, anchor TEXT);
CREATE TABLE target (plan TEXT, id TEXT, anchor TEXT, view BLOB);
CREATE TABLE unread (plan TEXT, at INTEGER, reason TEXT, words TEXT, anchor TEXT);
CREATE TABLE stale (kind TEXT, key TEXT, PRIMARY KEY (kind, key));
CREATE INDEX duty_plan ON duty (plan); CREATE INDEX duty_office ON duty (office);
CREATE INDEX duty_measure ON duty (measure);
CREATE INDEX topic_plan ON topic (plan); CREATE INDEX topic_key ON topic (kind, key);
CREATE INDEX target_plan ON target (plan); CREATE INDEX unread_plan ON unread (plan);
"""
_OWNED = ("duty", "topic", "target", "unread")
GATHERING = ("index", "targets", "conflicts", "unread", "map")
"""Pages that every plan may change."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as the overview lists it; `page` is its file below `plans/`."""

    id: str
    title: str
    area: str | None
    area_name: str | None
    period: str | None
    page: str
    measures: int
    duties: int
    targets: int
    unread: int


class SiteIndex:
    """The index of one site. Use it as a context manager; each plan is one transaction."""

    def __init__(self, folder: Path, lang: str) -> None:
        file = folder / INDEX
        if not file.exists() and folder.exists() and any(folder.iterdir()):
            raise UsageError(
                f"{folder} holds files that are no site of policygraph; name an empty or new folder with -o."
            )
        folder.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(file)
        self._base.execute("PRAGMA synchronous = OFF")
        about = f"{_VERSION} {lang}"
        if self._about() != about:
            self._base.close()
            file.unlink()
            self._base = sqlite3.connect(file)
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.executescript(_TABLES)
            self._base.execute("INSERT INTO about VALUES ('version', ?)", (about,))
            self._base.executemany("INSERT INTO stale VALUES ('page', ?)", [(p,) for p in GATHERING])
            self._base.commit()

    def _about(self) -> str | None:
        try:
            found = self._base.execute("SELECT value FROM about WHERE key = 'version'").fetchone()
        except sqlite3.DatabaseError:
            return None
        return str(found[0]) if found else None

    def __enter__(self) -> SiteIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def rows(self, text: str, bound: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question to the index."""
        yield from self._base.execute(text, bound)

    def is_current(self, name: str, stamp: str) -> bool:
        """Return whether a file was read in this very form already."""
        found = self._base.execute("SELECT stamp FROM file WHERE name = ?", (name,)).fetchall()
        return bool(found) and all(one == stamp for (one,) in found)

    def holder_of(self, plan: str) -> str | None:
        """Return the file that a plan was read from, or `None`."""
        found = self._base.execute("SELECT name FROM file WHERE plan = ?", (plan,)).fetchone()
        return str(found[0]) if found else None

    def forget_file(self, name: str) -> list[str]:
        """Take out the plans of a file; return the pages that go with them."""
        pages = []
        for (plan,) in self._base.execute("SELECT plan FROM file WHERE name = ?", (name,)).fetchall():
            pages += [row[0] for row in self._base.execute("SELECT page FROM plan WHERE id = ?", (plan,))]
            self._forget(plan)
        self._base.execute("DELETE FROM file WHERE name = ?", (name,))
        self._base.commit()
        return pages

    def files(self) -> list[str]:
        """Return the names of the files that were read."""
        return [row[0] for row in self._base.execute("SELECT DISTINCT name FROM file")]

    def _forget(self, plan: str) -> None:
        self._mark(plan)
        for table in _OWNED:
            self._base.execute(f"DELETE FROM {table} WHERE plan = ?", (plan,))  # noqa: S608 - names of our own
        self._base.execute("DELETE FROM plan WHERE id = ?", (plan,))

    def _mark(self, plan: str) -> None:
        """Note which pages are out of date because of a plan."""
        self._base.execute(
            "INSERT OR IGNORE INTO stale SELECT DISTINCT 'office', office FROM duty "
            "WHERE plan = ? AND office IS NOT NULL",
            (plan,),
        )
        self._base.execute(
            "INSERT OR IGNORE INTO stale SELECT DISTINCT kind, key FROM topic WHERE plan = ?", (plan,)
        )
        self._base.executemany("INSERT OR IGNORE INTO stale VALUES ('page', ?)", [(p,) for p in GATHERING])

    def put(self, name: str, stamp: str, page: str, plans: Plans, facts: PlanFacts) -> None:
        """Take in one plan, in place of what was known of it."""
        (plan,) = plans.plans.values()
        self._forget(plan.id)
        period = f"{plan.period[0]}—{plan.period[1]}" if plan.period else None
        self._base.execute(
            "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                plan.id, plan.name, plan.area, plan.area_name, period, page,
                len(plans.measures), len(plans.duties), len(plans.targets), len(facts.unread),
                msgspec.json.encode(plan), msgspec.json.encode(dict(plans.title_places)),
            ),
        )  # fmt: skip
        self._base.executemany(
            "INSERT INTO duty VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    plan.id, d.measure, d.office, d.office_name, d.name, d.role, d.rank, d.inherited,
                    d.measure_name, d.path, facts.anchors.get(d.span[0], ""),
                    msgspec.json.encode(d) if d.role == "lead" else None,
                )
                for d in plans.duties
            ),
        )  # fmt: skip
        self._base.executemany(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    plan.id,
                    t.measure,
                    t.key,
                    t.kind,
                    t.name,
                    t.in_title,
                    *_told(plans.measures[t.measure], facts),
                )
                for t in sorted(plans.topics, key=lambda t: plans.measures[t.measure].span)
                if t.kind != "place"
            ),
        )
        self._base.executemany(
            "INSERT INTO target VALUES (?, ?, ?, ?)",
            (
                (plan.id, t.id, facts.anchors.get(t.span[0], ""), msgspec.json.encode(t))
                for t in plans.targets
            ),
        )
        self._base.executemany(
            "INSERT INTO unread VALUES (?, ?, ?, ?, ?)",
            ((plan.id, at, reason, words, facts.anchors.get(at, "")) for at, reason, words in facts.unread),
        )
        self._base.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (name, stamp, plan.id))
        self._mark(plan.id)
        self._base.commit()

    def stale(self) -> list[tuple[str, str]]:
        """Return the pages that are out of date, as (kind, key)."""
        return list(self._base.execute("SELECT kind, key FROM stale ORDER BY kind, key"))

    def done(self, kind: str, key: str) -> None:
        """Note that a page is up to date."""
        self._base.execute("DELETE FROM stale WHERE kind = ? AND key = ?", (kind, key))
        self._base.commit()

    def plans(self) -> list[PlanRow]:
        """Return all plans, by place and title."""
        columns = "id, title, area, area_name, period, page, measures, duties, targets, unread"
        text = f"SELECT {columns} FROM plan ORDER BY area IS NULL, area, title, id"  # noqa: S608 - our own words
        return [PlanRow(*row) for row in self._base.execute(text)]

    def comparable(self) -> Plans:
        """Return what contradictions and targets are found in: targets, leads, places of titles."""
        decode = msgspec.json.decode
        plans: dict[str, PlanView] = {}
        places: dict[str, tuple[tuple[str, str], ...]] = {}
        for view, titled in self._base.execute("SELECT view, title_places FROM plan ORDER BY id"):
            plan = decode(view, type=PlanView)
            plans[plan.id] = plan
            places |= decode(titled, type=dict[str, tuple[tuple[str, str], ...]])
        targets = self._base.execute("SELECT view FROM target ORDER BY plan, rowid")
        leads = self._base.execute("SELECT view FROM duty WHERE role = 'lead' ORDER BY plan, rowid")
        return Plans(
            plans,
            tuple(decode(view, type=TargetView) for (view,) in targets),
            {},
            tuple(decode(view, type=DutyView) for (view,) in leads),
            (),
            places,
        )


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the views of a plan do not hold: where things stand on its page, and what was not understood.

    `anchors` gives the id on the page for the start of a span, `measures` the id of a measure for its start;
    `unread` is (start, reason, words or the empty string).
    """

    anchors: dict[int, str]
    measures: dict[int, str]
    unread: tuple[tuple[int, str, str], ...]


def _told(measure: MeasureView, facts: PlanFacts) -> tuple[str, str, str]:
    return measure.name, measure.path, facts.measures.get(measure.span[0], "")
