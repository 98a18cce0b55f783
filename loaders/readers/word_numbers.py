"""The numbers that Word writes by itself: 一、 （一） 1. in front of paragraphs whose text does not hold them.

Without them a plan numbered by Word has no outline. Numbers are counted as Word does: by list, level by level, a level
starting again below each higher one, from `numbering.xml` and the styles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...ontology.outline import chinese_numeral
from .archive import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_LEVEL = 9  # what Word calls the level of text that is no heading
_MAX_BASES = 20  # styles that rest on styles: more is a circle
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """Return a … z, aa … zz, aaa: Word doubles letters where spreadsheets count on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _chinese(number: int) -> str:
    return chinese_numeral(number) if number < 1000 else str(number)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
_CIRCLED = _one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ["chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand"], _chinese
    ),
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_FORMAL),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedParen": lambda number: f"（{number}）",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "none": lambda number: "",
}  # fmt: skip
"""How a number is written, by Word's name of the format; what is not listed is written in Arabic figures."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    legal: bool
    restart: int | None
    gap: str
    style: str | None


@dataclass(slots=True)
class _List:
    """A list as paragraphs name it: the definition that counts it, its own levels, the starts that it sets anew."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class WordNumbers:
    """The automatic numbers of one document. Ask for each paragraph once, in order: asking counts."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._styles = _by_id(styles, "style", "styleId")
        self._lists = self._read(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def before(self, paragraph: _Element) -> str:
        """Return what Word writes before a paragraph ('' for most): the number and the gap after it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number_id, depth = place
        listed = self._lists[number_id]
        level = listed.levels[depth]
        counts = self._count(number_id, depth)
        if level.form == "bullet":
            return ""

        def written(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = listed.levels.get(index)
            if other is None:
                return ""
            form = "decimal" if level.legal else other.form
            return FORMATS.get(form, str)(max(counts.get(index, other.start), 1))

        text = _PLACE.sub(written, level.text)
        return text + level.gap if text.strip() else ""

    def heading_level(self, paragraph: _Element) -> int:
        """Return the level of a paragraph that is a heading by itself or by its style (1 the outermost), else 0."""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        level = attribute(child(properties, "outlineLvl"), "val")
        for _ in range(_MAX_BASES):
            if level is not None or style is None or style not in self._styles:
                break
            level = attribute(child(self._styles[style], "pPr", "outlineLvl"), "val")
            style = attribute(child(self._styles[style], "basedOn"), "val")
        return _integer(level, _BODY_LEVEL) + 1 if _integer(level, _BODY_LEVEL) < _BODY_LEVEL else 0

    def _count(self, number_id: str, depth: int) -> dict[int, int]:
        listed = self._lists[number_id]
        counts = self._counts.setdefault(listed.definition, {})
        start = listed.starts.get(depth)
        if start is not None and (number_id, depth) not in self._begun:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else listed.levels[depth].start
        self._begun.add((number_id, depth))
        for deeper in [d for d in counts if d > depth]:
            restart = listed.levels[deeper].restart if deeper in listed.levels else None
            if restart is None or depth < restart:  # `restart` 0: this level counts on through the document
                del counts[deeper]
        return counts

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return list and level of a paragraph: its own, else those of its style or of a style that one rests on."""
        properties = child(paragraph, "pPr")
        number_id = attribute(child(properties, "numPr", "numId"), "val")
        depth = attribute(child(properties, "numPr", "ilvl"), "val")
        style = attribute(child(properties, "pStyle"), "val")
        for _ in range(_MAX_BASES):
            if number_id is not None or style is None or style not in self._styles:
                break
            of_style = child(self._styles[style], "pPr", "numPr")
            number_id = attribute(child(of_style, "numId"), "val")
            depth = attribute(child(of_style, "ilvl"), "val") or self._depth_of_style(number_id, style)
            style = attribute(child(self._styles[style], "basedOn"), "val")
        place = number_id or "", _integer(depth, 0)
        return place if place[0] in self._lists and place[1] in self._lists[place[0]].levels else None

    def _depth_of_style(self, number_id: str | None, style: str) -> str | None:
        levels = self._lists[number_id].levels if number_id in self._lists else {}
        return next((str(depth) for depth, level in levels.items() if level.style == style), None)

    def _read(self, numbering: _Element | None) -> dict[str, _List]:
        definitions = _by_id(numbering, "abstractNum", "abstractNumId")
        numbers = _by_id(numbering, "num", "numId")
        return {key: self._list(number, numbers, definitions) for key, number in numbers.items()}

    def _list(
        self, number: _Element, numbers: dict[str, _Element], definitions: dict[str, _Element]
    ) -> _List:
        name = self._definition(number, numbers, definitions)
        listed = _List(name, _levels(definitions.get(name)))
        for override in (c for c in number if local(c) == "lvlOverride"):
            depth = _integer(attribute(override, "ilvl"), 0)
            listed.levels |= _levels(override)
            start = attribute(child(override, "startOverride"), "val")
            if start is not None:
                listed.starts[depth] = _integer(start, 1)
        return listed

    def _definition(
        self, number: _Element, numbers: dict[str, _Element], definitions: dict[str, _Element]
    ) -> str:
        """Return the name of the definition of a list; it may be lent by a list style (`numStyleLink`)."""
        name = attribute(child(number, "abstractNumId"), "val") or ""
        link = attribute(child(definitions.get(name), "numStyleLink"), "val")
        if link is None:
            return name
        lender = attribute(child(self._styles.get(link), "pPr", "numPr", "numId"), "val") or ""
        return attribute(child(numbers.get(lender), "abstractNumId"), "val") or name


def _by_id(part: _Element | None, tag: str, key: str) -> dict[str, _Element]:
    return {attribute(e, key) or "": e for e in (part if part is not None else ()) if local(e) == tag}


def _levels(definition: _Element | None) -> dict[int, _Level]:
    found = (c for c in (definition if definition is not None else ()) if local(c) == "lvl")
    return {_integer(attribute(level, "ilvl"), 0): _level(level) for level in found}


def _level(level: _Element) -> _Level:
    form = next(
        (e for e in level.iter() if local(e) == "numFmt"), None
    )  # a newer one hides in AlternateContent
    restart = attribute(child(level, "lvlRestart"), "val")
    legal = child(level, "isLgl")
    return _Level(
        start=_integer(attribute(child(level, "start"), "val"), 1),
        form=attribute(form, "val") or "decimal",
        text=attribute(child(level, "lvlText"), "val") or "",
        legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
        restart=None if restart is None else _integer(restart, 0),
        gap="" if attribute(child(level, "suff"), "val") == "nothing" else " ",
        style=attribute(child(level, "pStyle"), "val"),
    )


def _integer(text: str | None, default: int) -> int:
    try:
        return min(max(int(text or ""), 0), 100_000)
    except ValueError:
        return default
