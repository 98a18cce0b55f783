"""Headings that a format knows as such (a style of Word, h2 of a page, ## of Markdown): how they reach the outline."""

from __future__ import annotations

HEADED = "\ufdd1"
"""Stands before a heading, once for each level, until the canonical text notes the level and drops it.

A heading without a number is not to be told from a short sentence by its words alone. Unicode keeps this code point for
use inside programs: no document has it.
"""

DEEPEST = 6
"""The deepest level of headings, in Markdown and on web pages."""


def headed(line: str, level: int) -> str:
    """Return a line as a heading of a level (1 the outermost); level 0, or a line without words, is none."""
    return HEADED * min(level, DEEPEST) + line if line.strip() else line
