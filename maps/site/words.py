"""The words of a site in both languages, and the names of its files."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ..page import h

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ...cypher.header import Lang

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}")
_WORDS = {
    "index": ("总览", "Overview"),
    "map": ("责任总图", "Who answers where"),
    "targets": ("目标", "Targets"),
    "conflicts": ("相互矛盾", "Contradictions"),
    "unread": ("未读懂的句子", "Not understood"),
    "plans": ("文件", "Plans"),
    "offices": ("部门", "Offices"),
    "topics": ("议题", "Topics"),
    "plan": ("文件", "plan"),
    "place": ("地区", "place"),
    "period": ("规划期", "period"),
    "measures": ("任务", "measures"),
    "duties": ("责任", "duties"),
    "measure": ("任务", "measure"),
    "role": ("角色", "role"),
    "agency": ("单位", "agency"),
    "year": ("年份", "year"),
    "indicator": ("指标", "indicator"),
    "figure": ("目标", "target"),
    "strength": ("约束", "strength"),
    "quote": ("原文", "words of the plan"),
    "reason": ("原因", "reason"),
    "sentence": ("句子", "sentence"),
    "none": ("（无）", "(nothing)"),
    "nobody": ("未写明责任单位", "no responsible agency named"),
    "inherited": ("承接条款", "carried over from another clause"),
    "in_title": ("专项", "in its title"),
    "no_place": ("全国或未写明地区", "national, or no place named"),
    "about": (
        "由 policygraph 从文件中读出；每一处都链接到原文。角色：文件写明“牵头”才称牵头，列名第一不等于牵头。",
        "Read out of the plans by policygraph; each line leads to its sentence. An agency is called a lead "
        "only where the plan says 牵头; to stand first in a list is not to lead.",
    ),
    "no_text": (
        "本页由记录生成，没有原文；所列为读出的内容。",
        "Made from a record without the text of the plan: what was read out of it.",
    ),
    "judge": (
        "没有任何数字能同时满足的两处目标，或同一任务牵头部门无一相同；是否矛盾请以原文为准。",
        "Pairs of targets that no figure fulfils both of, or one task led by different offices; whether they "
        "contradict each other is for the reader of both.",
    ),
}


def word(key: str, lang: Lang) -> str:
    """Return a word of the site."""
    return _WORDS[key][0 if lang == "zh" else 1]


def file_name(key: str) -> str:
    """Return a file name for a key, whatever is in it: no step of a path, nothing that a system refuses."""
    plain = key.replace("/", "-").replace(".", "-")
    if plain == key and _SAFE.fullmatch(plain):
        return plain
    readable = _SAFE.match(plain)
    return f"{readable.group()[:40] if readable else 'x'}-{_digest(key)}"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def navigation(lang: Lang, up: str = "") -> _Element:
    """Return the links that stand on every page; `up` leads from its folder to that of the site."""
    pages = ("index", "map", "targets", "conflicts", "unread")
    links = [h("a", word(name, lang), href=f"{up}{name}.html") for name in pages]
    return h("nav", [[link, " "] for link in links], class_="site screen")
