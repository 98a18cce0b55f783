"""Patterns that are searched for at every character, told from it at a look.

`re` finds a pattern fast where it begins with one set of characters; where it begins with a choice, an optional part or
a look around, it tries everything at each character of a text. `guarded` puts the characters with which a pattern can
begin before it, so that most characters are passed over. What is found stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

try:
    # The parser of `re` has no public name. Where it has gone, patterns are as they are written, and only slower.
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    _parser = None

_MOST = 400
"""More characters than these are those of any word, and a look at them passes over too few."""


def guarded(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, behind a look at the characters with which it can begin where these are known and few."""
    look = first_look(pattern)
    return re.compile(f"{look}(?:{pattern})" if look else pattern)


def first_look(pattern: str) -> str:
    """Return a look at the characters with which a pattern can begin, or nothing where these are not known or not few."""
    firsts, may_be_empty = _firsts(_parser.parse(pattern)) if _parser else (None, False)
    if may_be_empty or firsts is None or len(firsts) > _MOST:
        return ""
    return f"(?=[{''.join(sorted(firsts))}])"


def _firsts(parsed: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """Return what parsed parts in a row can begin with, as members of a set (`None`: anything), and whether all may be empty."""
    found: set[str] = set()
    for part, value in parsed:
        firsts, may_be_empty = _firsts_of(str(part), value)
        if firsts is None:
            return None, False
        found |= firsts
        if not may_be_empty:
            return found, False
    return found, True


def _firsts_of(part: str, value: Any) -> tuple[set[str] | None, bool]:  # noqa: ANN401 - as the parser gives it
    firsts: set[str] | None = None
    may_be_empty = False
    if part in ("LITERAL", "IN"):
        firsts = _members([(part, value)] if part == "LITERAL" else value)
    elif part in ("ASSERT", "ASSERT_NOT", "AT"):
        firsts, may_be_empty = set(), True
    elif part in ("SUBPATTERN", "ATOMIC_GROUP"):
        firsts, may_be_empty = _firsts(value[-1] if part == "SUBPATTERN" else value)
    elif part in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, repeated = value
        firsts, may_be_empty = _firsts(repeated)
        may_be_empty = may_be_empty or least == 0
    elif part == "BRANCH":
        firsts, may_be_empty = _either([_firsts(way) for way in value[1]])
    elif part == "GROUPREF_EXISTS":
        _, then, otherwise = value
        firsts, may_be_empty = _either([_firsts(then), _firsts(otherwise or ())])
    return firsts, may_be_empty


def _either(ways: list[tuple[set[str] | None, bool]]) -> tuple[set[str] | None, bool]:
    sets = [firsts for firsts, _ in ways if firsts is not None]
    return (set().union(*sets) if len(sets) == len(ways) else None), any(empty for _, empty in ways)


def _members(members: Iterable[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add(re.escape(chr(value)))
        elif str(kind) == "RANGE" and value[1] - value[0] < _MOST:
            found.update(re.escape(chr(code)) for code in range(value[0], value[1] + 1))
        elif str(value) == "CATEGORY_DIGIT":
            found.add(r"\d")
        else:
            return None
    return found
