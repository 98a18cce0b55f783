"""How the data tables of this room are read, and the two ideas they share: folded names and guards.

The tables are CSV so that they can be read, corrected and compared line by line by people who do not program.
A cell that holds several names separates them by `;`. Lines that start with `#` are remarks, for the reasons
that a figure or a name alone does not tell. The standard `csv` module reads the largest table (3,300 places)
in a few milliseconds; a data-frame library would take a hundred times as long to import.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_DROP = str.maketrans("", "", " \t\r\n\u3000\u00a0")


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of the table `name` beside this module, as column name -> text (empty if not given)."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return iter(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def read_rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a long table as lists, without the header (in a third of `read_table`'s time)."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    rows = csv.reader(line for line in text.splitlines() if line and not line.startswith("#"))
    next(rows)
    return rows


def cells(text: str | None) -> tuple[str, ...]:
    """Return the names in one cell: separated by `;`, without blanks around them."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()


def fold(text: str) -> str:
    """Return what two spellings of one name have in common: width, case and white space do not matter."""
    return unicodedata.normalize("NFKC", text).translate(_DROP).casefold()


def first_wins(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a dictionary in which the first value given for a key stays."""
    found: dict[str, str] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


@dataclass(frozen=True, slots=True)
class Guard:
    """The neighbours that take a name's meaning away: 农业 in 农业农村局, 臭氧 in 臭氧层.

    The name does not count where the text right after it starts with one of `not_before`, or the text right
    before it ends with one of `not_after`. Plain words, no patterns.
    """

    not_before: tuple[str, ...]
    not_after: tuple[str, ...]

    def allows(self, text: str, start: int, end: int) -> bool:
        """Return whether the name at `text[start:end]` counts there."""
        if self.not_before and text.startswith(self.not_before, end):
            return False
        return not (self.not_after and text.endswith(self.not_after, 0, start))


def guards_from(rows: Iterable[Mapping[str, str]]) -> dict[str, Guard]:
    """Return form -> guard from rows with the columns form, not_before and not_after."""
    return {r["form"]: Guard(cells(r["not_before"]), cells(r["not_after"])) for r in rows}
