"""What all forms of a target share: the bound of a figure, and the figures given to the indicators of a list."""

from __future__ import annotations

import re
from dataclasses import replace

from . import target_words as words
from .figures import Figure
from .record import Bound
from .target_case import Case
from .target_subjects import distributed_items


def distributed(case: Case, subject: str, adverb: str) -> tuple[list[str], tuple[Figure, ...]]:
    """Return one indicator a figure: 光伏、风电装机容量分别达A、B, and 化肥、农药利用率均达到A."""
    items = distributed_items(subject, len(case.figures), adverb)
    figures = case.figures * len(items) if len(case.figures) == 1 else case.figures
    return (items if len(items) == len(figures) else [subject] * len(figures)), figures


def with_last_bound(case: Case, figure: Figure) -> Figure:
    """Return the figure with the 以上 that closes its list."""
    own = any(one.after for one in case.figures[:-1])  # 8%、10%以上、10%以上: here each has its own
    return figure if own else replace(figure, after=figure.after or case.figures[-1].after)


def bound_of(of_verb: Bound, figure: Figure, adverb: str) -> Bound:
    """Return the bound that 以上 behind the figure, the verb or an adverb gives it."""
    if of_verb == "=":
        if figure.after:
            return figure.after
        if re.search("约|近|大约", adverb):
            return "~"
        if "至少" in adverb:
            return ">="
    if of_verb == "<=" and figure.after == "~":
        return "~"  # 控制在3亿吨左右 may be a little more
    return of_verb


def near_bound(text: str) -> Bound:
    """Return the bound that stands right before a figure: 不少于, 超过, 约."""
    return next((bound for bound, pattern in words.NEAR_BOUNDS if pattern.search(text)), "=")
