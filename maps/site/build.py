"""Builds a site, or brings one up to date: plans go in one at a time, then what changed is drawn anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...analysis.sources import plans_of_records
from ...errors import UsageError
from ...loaders.record import Record
from ..annotated import anchors, annotated_page, measure_anchors
from ..aside import written_aside
from ..page import asset
from .facts_page import fact_anchors, facts_page
from .gathering import Page, map_page, office_pages, topic_pages, unread_page
from .index import PlanFacts, SiteIndex
from .overview import conflicts_page, index_page, targets_pages
from .words import file_name, navigation

if TYPE_CHECKING:
    from ...cypher.header import Lang


@dataclass
class Counts:
    """What a run did: plans read, plans that were there already, plans taken out, pages written."""

    read: int = 0
    kept: int = 0
    gone: int = 0
    pages: int = 0


class Site:
    """A site in a folder. Use it as a context manager: put plans in, then `finish`."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        self._folder = folder
        self._lang = lang
        self._index = SiteIndex(folder, lang)
        self.counts = Counts()

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        self._index.__exit__()

    def is_current(self, name: str, stamp: str) -> bool:
        """Return whether the site holds this file in this form; if so, it need not be read."""
        current = self._index.is_current(name, stamp)
        self.counts.kept += current
        return current

    def put(self, name: str, stamp: str, plans: Iterable[tuple[Record, str | None]]) -> None:
        """Take in the plans of one file: each a record, with the canonical text where it is at hand.

        Raises `UsageError` for a plan that another file holds too, which is left out.
        """
        self._remove(self._index.forget_file(name))
        for record, text in plans:
            holder = self._index.holder_of(record.plan.id)
            if holder is not None and holder != name:
                raise UsageError(
                    f"{name} holds the same plan as {holder} ({record.plan.title}); take one of them away."
                )
            self._put(name, stamp, record, text)
            self.counts.read += 1

    def _put(self, name: str, stamp: str, record: Record, text: str | None) -> None:
        file = f"{file_name(record.plan.id)}.html"
        if text is None:
            content, at = facts_page(record, self._lang), fact_anchors(record)
        else:
            nav = [navigation(self._lang, "../")]
            content, at = annotated_page(text, record, self._lang, before=nav), anchors(record)
        self._write(f"plans/{file}", content)
        unread = tuple((u.span[0], str(u.reason), u.text or "") for u in record.unread)
        facts = PlanFacts(at, measure_anchors(record), unread)
        self._index.put(name, stamp, file, plans_of_records([record]), facts)

    def keep_only(self, names: Iterable[str]) -> None:
        """Take out the plans of files that are no longer there."""
        there = set(names)
        for name in self._index.files():
            if name not in there:
                self._remove(self._index.forget_file(name))
                self.counts.gone += 1

    def finish(self) -> Counts:
        """Draw every page that is out of date, and return what was done."""
        for kind, key in self._index.stale():
            made = set()
            for path, content in self._drawn(kind, key):
                self._write(path, content)
                made.add(path)
            self._clear(kind, key, made)
            self._index.done(kind, key)
        return self.counts

    def _clear(self, kind: str, key: str, made: set[str]) -> None:
        """Take away pages of this office, topic or gathering that are not drawn any more."""
        folder, name = {"office": ("offices", key), "page": ("", key)}.get(kind, ("topics", f"{kind}-{key}"))
        stem = re.escape(file_name(name))
        for file in (self._folder / folder).glob("*.html"):
            ours = re.fullmatch(rf"{stem}(?:-(?:\d{{6}}|x))?\.html", file.name)
            if ours and file.relative_to(self._folder).as_posix() not in made:
                file.unlink()

    def _drawn(self, kind: str, key: str) -> Iterator[Page]:
        if kind == "office":
            yield from office_pages(self._index, key, self._lang)
        elif (kind, key) == ("page", "targets"):
            yield from targets_pages(self._index, self._lang)
        elif kind == "page":
            draw = {
                "index": index_page,
                "conflicts": conflicts_page,
                "unread": unread_page,
                "map": map_page,
            }[key]
            yield f"{key}.html", draw(self._index, self._lang)
        else:
            yield from topic_pages(self._index, kind, key, self._lang)

    def _write(self, path: str, content: bytes) -> None:
        """Write a page whole, unless it says the same already."""
        target = self._folder / path
        if target.is_file() and target.read_bytes() == content:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_aside(target) as out:
            out.write(content)
        self.counts.pages += 1

    def _remove(self, pages: Iterable[str]) -> None:
        for page in pages:
            (self._folder / "plans" / page).unlink(missing_ok=True)


def style_version() -> str:
    """Return what the look of pages depends on: another style means that plans are drawn anew."""
    return asset("page.css") + asset("site.css") + asset("annotated.css") + asset("annotated.js")
