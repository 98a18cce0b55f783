"""Text as it may stand in XML."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold (production 2.2), and the carriage return, which readers turn into a line feed.
_UNSAFE = re.compile('[&<>"]|[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]')
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> str:
    """Return the text for an element or an attribute in double quotes; what no XML holds becomes U+FFFD."""
    return _UNSAFE.sub(_safe, text)


def _safe(found: re.Match[str]) -> str:
    return _NAMES.get(found[0], "\ufffd")


class Escaped(dict[str, str]):
    """Text -> the text escaped, each worked out once: in a large file most come again and again."""

    def __missing__(self, text: str) -> str:
        return self.setdefault(text, escaped(text))
