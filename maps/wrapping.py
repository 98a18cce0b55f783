"""Where a long cell goes on in a further line: between Chinese characters, never inside a figure or a name.

13.5% stays 13.5%, and no line begins with a closing mark or ends with an opening one (as in printed Chinese,
GB/T 15834). A piece that is wider than its column is cut all the same: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

from .cells import width

_NOT_FIRST = frozenset("，。、；：？！）》〉”’】〕〗％%…")
_NOT_LAST = frozenset("（《〈“‘【〔〖")
_DOUBLE = 2


class Wrapped(Text):
    """The text of a cell, wrapped as Chinese is."""

    def wrap(  # noqa: PLR0913 - the signature is rich's
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Return the lines of the text in a column of this width."""
        if no_wrap or self.no_wrap or "\n" in self.plain:
            return super().wrap(
                console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap
            )
        lines = self.divide(breaks(self.plain, width))
        for line in lines:
            line.rstrip()
        wanted = justify or self.justify
        if wanted:
            lines.justify(console, width, justify=wanted, overflow=overflow or "fold")
        return lines


def breaks(text: str, room: int) -> list[int]:
    """Return the positions at which the text is cut so that each line is at most so wide."""
    found = []
    used, start = 0, 0
    for end in _ends(text):
        piece = text[start:end]
        if used and used + width(piece.rstrip()) > room:
            found.append(start)
            used = 0
        for at, char in enumerate(piece, start):
            if used and used + width(char) > room and not char.isspace():  # a piece wider than a line
                found.append(at)
                used = 0
            used += width(char)
        start = end
    return found


def _ends(text: str) -> Iterator[int]:
    """Yield the ends of what stays whole: one Chinese character or a run of others, with its marks."""
    for at in range(1, len(text)):
        left, right = text[at - 1], text[at]
        if right in _NOT_FIRST or right.isspace() or left in _NOT_LAST:
            continue
        if width(left) == _DOUBLE or width(right) == _DOUBLE or left.isspace():
            yield at
    yield len(text)
