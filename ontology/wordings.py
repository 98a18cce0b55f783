"""Many wordings in one: `粉尘[年均|平均]浓度` is three, `<单位|万元>产值能耗` two. Brackets may be nested."""

from __future__ import annotations

from collections.abc import Iterator

_CLOSE = {"[": "]", "<": ">"}


def expanded(wording: str) -> tuple[str, ...]:
    """Return all that a wording stands for: `[a|b]` may be left out, of `<a|b>` one must stand.

    Raises `ValueError` for brackets that do not pair.
    """
    forms, rest = _choice(wording, "")
    if rest:
        raise ValueError(f"{wording!r}: {rest[0]!r} closes nothing")
    return tuple(dict.fromkeys(forms))


def _choice(text: str, closing: str) -> tuple[list[str], str]:
    """Return the alternatives parted by `|` up to the bracket that closes them, and what stands behind it."""
    found: list[str] = []
    here = [""]
    while text:
        first, text = text[0], text[1:]
        if first in _CLOSE:
            inner, text = _choice(text, _CLOSE[first])
            inner = [*inner, ""] if first == "[" else inner
            here = list(_joined(here, inner))
        elif first == closing:
            return [*found, *here], text
        elif first in _CLOSE.values():
            return [*found, *here], first + text
        elif first == "|":
            found, here = [*found, *here], [""]
        else:
            here = [form + first for form in here]
    if closing:
        raise ValueError(f"{closing!r} is missing")
    return [*found, *here], ""


def _joined(left: list[str], right: list[str]) -> Iterator[str]:
    return (one + other for one in left for other in right)
