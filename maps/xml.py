"""Text as it may stand in XML."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold (production 2.2), and the carriage return, which readers turn into a line feed.
_ILLEGAL = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_ESCAPES = re.compile('[&<>"]')
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> str:
    """Return the text for an element or an attribute in double quotes; what no XML holds becomes U+FFFD."""
    if _ESCAPES.search(text):
        text = _ESCAPES.sub(lambda found: _NAMES[found[0]], text)
    return legal(text)


def legal(text: str) -> str:
    """Return the text with the replacement character U+FFFD for all that no XML can hold."""
    return _ILLEGAL.sub("\ufffd", text)
