"""Which names somebody may have meant who typed one that there is not."""

from __future__ import annotations

import difflib
import heapq
from collections import Counter
from collections.abc import Iterable

from .tables import fold

_MOST_OF_IT = 0.6  # of the characters that were typed
_HARDLY_ALIKE = 0.3


def nearest(text: str, names: Iterable[str], many: int = 3) -> list[str]:
    """Return the names that hold most of what was typed, and of these the most alike; of equals the first.

    A title of forty characters is not like the four that somebody remembers of it, so how much of what was
    typed it holds counts beside likeness.
    """
    wanted = fold(text)
    typed = Counter(wanted)

    def alike(name: str) -> float:
        folded = fold(name)
        if wanted and folded.startswith(wanted):
            return 3.0
        held = (typed & Counter(folded)).total() / max(typed.total(), 1)
        ratio = difflib.SequenceMatcher(None, wanted, folded, autojunk=False).ratio()
        first = 0.1 if folded[:1] == wanted[:1] else 0.0
        return (held if held >= _MOST_OF_IT else 0.0) + ratio + first

    scored = heapq.nlargest(many, ((alike(name), name) for name in dict.fromkeys(names)), key=lambda s: s[0])
    return [name for score, name in scored if score >= _HARDLY_ALIKE]
