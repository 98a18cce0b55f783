"""What a sentence adds to the targets read in it: years, baselines, 力争, 或, and the unit in which a share is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from . import target_words as words
from .figures import Figure, Year
from .target_case import Case, RawTarget
from .target_subjects import trimmed


class Sentence(NamedTuple):
    """A sentence in flat offsets. `listed`: it belongs to a —— bullet and inherits the year of the lead-in."""

    start: int
    end: int
    listed: bool


@dataclass(slots=True)
class Context:
    """What a sentence has said so far: the governing year (`first_year`: the one it began with), whether all is 力争, the targets before.

    `ahead`: what is compared with the year before is to come, since the plan is one of a single year or states goals here.
    """

    named: list[Year]
    floor: int
    year: int | None
    stretch: bool = False
    stretch_until: int = 0
    previous: tuple[RawTarget, ...] = ()
    recent: tuple[RawTarget, ...] = ()
    figure_before: Figure | None = None
    ruled: Figure | None = None
    governing: Year | None = None
    aside: tuple[Year, int | None] | None = None
    first_year: int | None = None
    ahead: bool = False


def finished(target: RawTarget, case: Case, context: Context) -> RawTarget:
    """Add what the sentence and the chunk say of the whole: the year, 力争, 或, the baseline."""
    begin = min(target.start, case.start)
    target = _as_written(_in_each(target, case), case.norm)
    baselines = _baselines(case.norm, target, begin, context)
    return replace(
        target,
        year=context.year,
        baseline_year=baselines[0] if baselines else target.baseline_year,
        stretch=context.stretch
        or target.figure.start < context.stretch_until
        or bool(words.STRETCH.search(case.text))
        or case.rest.startswith("的激励目标"),
        alternative=case.text.startswith("或") or case.norm[case.start - 1 : case.start] == "或",
    )


def _baselines(norm: str, target: RawTarget, begin: int, context: Context) -> list[int]:
    """Return the years with which a figure is compared: in its quote, in a bracket behind it, or at the head of its sentence."""
    named = [year for year in context.named if year.kind == "baseline"]
    inside = [year.year for year in named if begin <= year.start < target.end]
    if inside or target.change not in ("decrease", "increase"):
        return inside
    behind = words.BASE_BEHIND.match(norm, target.end)
    whole = [year.year for year in named if year.start < begin and norm.startswith("以", year.start)]
    return [int(behind["year"])] if behind else whole[-1:]


def _as_written(target: RawTarget, norm: str) -> RawTarget:
    """Give 三成 back in the unit in which it is written; it is read as the share that it is. 3—5家 is at least three."""
    figure = target.figure
    if figure.value_max is not None and target.bound == "=":
        target = replace(target, bound=">=")
    if figure.unit != "%" or norm[figure.end - 1] != "成":
        return target
    high = figure.value_max and figure.value_max / 10
    return replace(target, figure=replace(figure, value=figure.value / 10, value_max=high, unit="成"))


def _in_each(target: RawTarget, case: Case) -> RawTarget:
    """Let the quote and the name of what is counted begin with 各县 or 每个园区: it is so many in each of them."""
    if target.change != "add" or not case.start < target.start:
        return target
    each = words.ONE_BY_ONE.search(case.norm[case.start : target.start])
    if each is None:
        return target
    return replace(
        target, indicator=trimmed(each["each"]) + target.indicator, start=case.start + each.start("each")
    )


def by_year(norm: str, read: list[RawTarget], at: int, context: Context) -> list[RawTarget]:
    """Give each figure its own year: 到2025年、2030年，占比分别达到20%、25%.

    Without this both figures got the last year, and the nearer one was wrong.
    """
    if not read or len({target.indicator for target in read}) > 1:
        return read
    named = [year for year in context.named if year.start < at and year.kind == "deadline"]
    spread = len(read) == 1 and named and norm.startswith("分别", named[-1].end)
    each = read * 2 if spread else read  # 2025年、2030年分别新增50座: so many by either year
    named = named[-len(each) :]
    gaps = [norm[one.end : other.start] for one, other in pairwise(named)]
    if (
        len(each) < 2
        or len(named) != len(each)
        or any(gap not in ("、", "和", "及", "，", "") for gap in gaps)
    ):
        return read
    return [replace(target, year=year.year) for target, year in zip(each, named, strict=True)]
