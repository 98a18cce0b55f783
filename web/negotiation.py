"""Which form of a resource a client wants: its Accept header against what there is (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class _Range(NamedTuple):
    """One part of an Accept header: a media range and how much it is liked, from 0 to 1."""

    kind: str
    quality: float


_ACCEPT_LIMIT = 2000
"""Characters of an Accept header that are read: browsers send about 150."""


def preferred(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that the header likes best, or `None` if it takes none; of equals the first.

    No header, or an empty one, takes anything. A range that cannot be read is passed over.
    """
    ranges = list(filter(None, map(_range, (accept or "")[:_ACCEPT_LIMIT].split(","))))
    if not ranges:
        return offers[0]
    liked = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    best = max(liked)
    return best[2] if best[0] > 0 else None


def _range(text: str) -> _Range | None:
    kind, *parameters = (part.strip().lower() for part in text.split(";"))
    if kind.count("/") != 1:
        return None
    quality = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return _Range(kind, min(max(float(quality), 0.0), 1.0))
    except ValueError:
        return None


def _quality(offer: str, ranges: Sequence[_Range]) -> float:
    """Return how much an offer is liked: what the narrowest range that it falls into says."""
    whole = offer.partition("/")[0] + "/*"
    for narrow in (offer, whole, "*/*"):
        fitting = [r.quality for r in ranges if r.kind == narrow]
        if fitting:
            return max(fitting)
    return 0.0


def language(accept: str | None, chosen: str | None) -> str:
    """Return `zh` or `en`: what was chosen by hand, else the language that the browser likes better."""
    if chosen in {"zh", "en"}:
        return chosen
    liked = {"zh": 0.0, "en": 0.0}
    for place, part in enumerate((accept or "")[:_ACCEPT_LIMIT].split(",")):
        tag, _, quality = part.strip().lower().partition(";q=")
        name = tag.partition("-")[0]
        if name in liked:
            liked[name] = max(liked[name], _number(quality) - place / 1000)
    return "en" if liked["en"] > liked["zh"] else "zh"


def _number(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
