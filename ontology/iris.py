"""The names of things: IRIs and ids, made from content alone.

Strategy: an id is the SHA-256 of a JSON array of the fewest fields that identify the thing, cut to 16 hex
digits (64 bits: among a million things a chance meeting has odds below 1 in 10 million). A JSON array, never
joined strings: ("ab", "c") and ("a", "bc") must not meet. The same document loaded twice gives the same ids.

What identifies what, and why:

* plan: the place's code and the folded title. Not the text, so that a new version replaces the old one.
* measure: the plan and the outline path. Not the title, so that a reworded heading is a change, not a new
  thing. Where a source numbers two items alike, `occurrence` (1, 2 …) tells them apart.
* duty: measure, agency, role. Not rank, span or mention: a duty that only moved in its clause, or whose
  agency was spelt another way, keeps its id and shows as changed. Agency and role are in it because they are
  the ends and the type of the relationship: with another end it is another relationship, and a store that
  merges on the id must not find the old one. `occurrence` keeps apart entries that agree in all of these.
* target: measure, indicator, change, deadline, places, stretch, alternative. Not the value: a figure that was
  raised is the same target, changed.
* agency: place and kind of office, so that 贵州省发展改革委 and 贵州省发展和改革委员会 are one node.
* document: its folded title. Not its number: the same document is cited with and without it, so a number
  stands on the citation.

IRIs are ASCII only: percent-encoded Chinese can be neither read nor typed in a query.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import msgspec

from ..errors import UsageError
from .outline import path_token

BASE = "https://w3id.org/cn-policy/"
VOCABULARY = BASE + "def#"

_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?@!$&'()*+,;=%-]+/")
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*")

Field = str | int | bool | None | Sequence[str]


def fold(text: str) -> str:
    """Return `text` in NFKC with all white space removed: the form in which titles and names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def digest(*fields: Field, length: int = 16) -> str:
    """Return the first `length` hex digits of the SHA-256 of the fields as one JSON array."""
    # The same bytes as those of the standard library's json without white space, in a fifth of the time.
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()[:length]


def plan_id(place_code: str | None, title: str, place_name: str | None = None) -> str:
    """Return the id of a plan: its place's code (or `cn`) and 12 hex digits of code and folded title.

    `place_name` tells apart plans of one title of two zones without a code; beside a code it does not count.
    """
    own = () if place_code or not place_name else (fold(place_name),)
    return f"{place_code or 'cn'}-{digest(place_code, fold(title), *own, length=12)}"


def agency_key(
    name: str, *, office: str | None, place: str | None, singular: bool = True, collective: bool = False
) -> str:
    """Return the key of an agency: its place's key (or `x`), a stroke, and what it is there.

    With a kind of office that is the office's key, so that two spellings are one node. One place can hold
    several bodies of one kind (a bureau and its companies): where the name is not that of the office itself
    (`singular` false; `spelling` decides), a hash of the name keeps them apart. Without a kind of office the
    name alone decides. A collective is its place's own: 各市（州）人民政府 said by Guizhou are not those of
    Sichuan.
    """
    area = segment(place) if place else "x"
    if collective:
        return f"{area}/c-{digest(fold(name))}"
    if office is None:
        return f"{area}/n-{digest(fold(name))}"
    return f"{area}/{segment(office)}" + ("" if singular else f".{digest(fold(name))}")


def measure_key(plan: str, path: Iterable[str], occurrence: int = 1) -> str:
    """Return the key of a measure: plan id, a stroke, the path's token (`~2` where the path stands again)."""
    token = path_token(path)
    return f"{segment(plan)}/{token}" + ("" if occurrence == 1 else f"~{occurrence}")


def duty_id(measure: str, agency: str, role: str, occurrence: int = 1) -> str:
    """Return the id of a duty out of measure key, agency key and role; the module's text says why these."""
    return digest(measure, agency, role, occurrence)


class Goal(NamedTuple):
    """What identifies a target in its measure: what is to be reached, where and by when, not the figure."""

    indicator: str
    change: str
    year: int | None
    places: tuple[str, ...]
    stretch: bool
    alternative: bool

    def folded(self) -> Goal:
        """Return the goal with its words in the form in which names are compared."""
        return self._replace(indicator=fold(self.indicator), places=tuple(sorted(map(fold, self.places))))


def target_id(measure: str, goal: Goal, occurrence: int = 1) -> str:
    """Return the id of a target out of measure key and goal; `occurrence` keeps apart two that agree."""
    return digest(measure, *goal.folded(), occurrence)


def place_key(name: str, code: str | None, within: str | None = None) -> str:
    """Return the key of a place that no table knows: its code, else a hash of its folded name.

    `within` is the key of a place, for names that many places share (高新区): 高新区 of two cities are two.
    """
    return segment(code) if code else f"n-{digest(fold(name), within) if within else digest(fold(name))}"


def document_key(title: str) -> str:
    """Return the key of a cited document: a hash of its folded title."""
    return digest(fold(title))


@lru_cache(maxsize=8192)
def segment(text: str) -> str:
    """Return `text` as one ASCII step of an IRI: itself where it is one, else `x-` and a hash."""
    return text if _SEGMENT.fullmatch(text) else f"x-{digest(text)}"


@dataclass(frozen=True, slots=True)
class Namespace:
    """The base under which ids live. The vocabulary (`def#`) and the roles keep the project's own base.

    A publisher who sets another base names plans, measures, agencies; the words about them stay common.
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise UsageError(
                f"The base {self.base!r} cannot start an IRI; give an ASCII one ending in /, as {BASE}"
            )

    def plan_iri(self, plan: str) -> str:
        """Return the IRI of the plan with this id."""
        return f"{self.base}id/plan/{segment(plan)}"

    def measure_iri(self, plan: str, path: Iterable[str], occurrence: int = 1) -> str:
        """Return the IRI of the measure at this outline path (`occurrence` 2: it stands there again)."""
        return f"{self.base}id/measure/{measure_key(plan, path, occurrence)}"

    def agency_iri(self, key: str) -> str:
        """Return the IRI of the agency with this key (from `agency_key`)."""
        return f"{self.base}id/agency/{_steps(key)}"

    def office_iri(self, key: str) -> str:
        """Return the IRI of a kind of office by its key in the register."""
        return f"{self.base}id/office/{segment(key)}"

    def place_iri(self, key: str) -> str:
        """Return the IRI of a place by its key (its code where it has one)."""
        return f"{self.base}id/place/{segment(key)}"

    def industry_iri(self, code: str, scheme: str = "gbt4754-2017") -> str:
        """Return the IRI of an industry by its code in `scheme`."""
        return f"{self.base}id/industry/{segment(scheme)}/{segment(code)}"

    def unlisted_industry_iri(self, name: str) -> str:
        """Return the IRI of an industry that no list holds, by its name."""
        return f"{self.base}id/industry/unlisted/{digest(fold(name))}"

    def pollutant_iri(self, code: str) -> str:
        """Return the IRI of a pollutant by its code (VOC, NOx …)."""
        return f"{self.base}id/pollutant/{segment(code)}"

    def indicator_iri(self, name: str) -> str:
        """Return the IRI of an indicator by its name."""
        return f"{self.base}id/indicator/{digest(fold(name))}"

    def target_iri(self, target: str) -> str:
        """Return the IRI of the target with this id (from `target_id`)."""
        return f"{self.base}id/target/{segment(target)}"

    def duty_iri(self, duty: str) -> str:
        """Return the IRI of the duty with this id (from `duty_id`)."""
        return f"{self.base}id/duty/{segment(duty)}"

    def document_iri(self, key: str) -> str:
        """Return the IRI of a cited document by its key (from `document_key`)."""
        return f"{self.base}id/document/{segment(key)}"

    def mention_iri(self, kind: str, start: str, end: str) -> str:
        """Return the IRI of the statement that `kind` leads from `start` to `end` (both IRIs)."""
        return f"{self.base}id/mention/{digest(kind, start, end)}"

    def span_iri(self, plan_iri: str, start: int, end: int) -> str:
        """Return the IRI of a stretch of a plan's text, in the manner of RFC 5147 (`#char=120,150`)."""
        return f"{plan_iri}#char={start},{end}"

    def selector_iri(self, plan_iri: str, start: int, end: int) -> str:
        """Return the IRI of the selector that says where that stretch is."""
        return f"{plan_iri}#position={start},{end}"

    def reading_iri(self, plan: str) -> str:
        """Return the IRI of what was read out of a plan: its named graph, and an entity that a run made."""
        return f"{self.base}id/reading/{segment(plan)}"

    def scheme_iri(self, key: str) -> str:
        """Return the IRI of a code list by its key (place, pollutant …)."""
        return f"{self.base}id/scheme/{segment(key)}"

    def unit_iri(self, symbol: str) -> str:
        """Return the IRI of a unit as plans write it, by its symbol."""
        return f"{self.base}id/unit/{segment(symbol)}"

    def dataset_iri(self) -> str:
        """Return the IRI of the whole that a publisher gives out under this base."""
        return f"{self.base}id/dataset"

    def run_iri(self, *how: str) -> str:
        """Return the IRI of a reading run, by the bytes read and the programs that read them."""
        return f"{self.base}id/run/{digest(*how)}"

    def software_iri(self, name: str) -> str:
        """Return the IRI of a program in one version."""
        return f"{self.base}id/software/{digest(name)}"

    def role_iri(self, role: str) -> str:
        """Return the IRI of a role; roles belong to the vocabulary, so they keep the project's own base."""
        return f"{BASE}id/role/{segment(role)}"


def _steps(key: str) -> str:
    """Return an agency key with each of its two steps made safe."""
    area, _, rest = key.partition("/")
    return f"{segment(area)}/{segment(rest)}"
