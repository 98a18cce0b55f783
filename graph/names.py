"""Names that people read, where a plan gives none or several: outline paths, targets, spellings."""

from __future__ import annotations

from collections.abc import Iterable

from ..loaders.record import Target

_CHANGES = {"level": "达到", "decrease": "下降", "increase": "提高", "add": "完成"}
_BOUNDS = {"=": "", ">=": "不低于", "<=": "不高于", ">": "超过", "<": "低于", "~": "约"}
_ENCLOSED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳（第"


def outline_path(path: Iterable[str]) -> str:
    """Return an outline path as one string: 三（九）; a blank where two numbers would run together."""
    text = ""
    for step in path:
        apart = text and not text.endswith("）") and step[:1] not in _ENCLOSED
        text += f" {step}" if apart else step
    return text


def figure(value: float) -> str:
    """Return a figure as plans print it: 13, not 13.0; 0.98 as it is."""
    return str(int(value)) if value == int(value) else repr(value)


def target_name(target: Target) -> str:
    """Return a target in a few words: 单位地区生产总值能耗力争下降14.5%（2025年）."""
    amount = figure(target.value) + (f"—{figure(target.value_max)}" if target.value_max is not None else "")
    verb = ("力争" if target.stretch else "") + _CHANGES[target.change] + _BOUNDS[target.bound]
    year = f"（{target.year}年）" if target.year is not None else ""
    return f"{target.indicator}{verb}{amount}{target.unit}{year}"


def fuller(one: str, other: str) -> str:
    """Return the longer of two spellings of a name; of two equally long ones always the same one."""
    return max(one, other, key=lambda name: (len(name), name))
