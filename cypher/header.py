"""A question file: its header comment as data, its Cypher text as written.

The first comment line is the Chinese title (Neo4j Browser takes it as the name of the saved script), the
second the English one. Sections follow, each opened by a word and a colon, each entry indented:

    // 牵头清单
    // Who leads
    //
    // answers:
    //   zh: …
    //   en: …
    // parameters:
    //   topic: topic = "VOC" — 污染物或行业 / pollutant or industry
    // columns:
    //   province: 省份 / province
    //   role: 角色 / role [term]
    // example:
    //   -p topic=VOC --limit 3

A parameter without `= default` must be given; a default is JSON, `null` stands for "all". `[term]` marks a
column whose Chinese values come from the closed list in `terms`, to be translated for English readers; `[id]`
one that names a duty or target, by which the question `evidence` finds the characters that prove it. The
example is what follows the question's name on the command line, over the plans that ship. A section `empty`,
with entries as in `answers`, is said where there are no rows and the reason may be the store's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from ..errors import PolicygraphError

Kind = Literal["topic", "pollutant", "industry", "office", "agency", "place", "plan", "text", "int", "bool"]
Lang = Literal["zh", "en"]
Default = str | int | bool | None

_COMMENT = re.compile(r"\s*//\s?(.*)")
_SECTION = re.compile(r"(answers|parameters|columns|example|empty):\s*$")
_PARAMETER = re.compile(r"(?P<name>\w+): (?P<kind>\w+)(?: = (?P<default>.+?))? — (?P<zh>.+?) / (?P<en>.+)")
_COLUMN = re.compile(r"(?P<name>\w+): (?P<zh>.+?) / (?P<en>.+?)(?: \[(?P<mark>term|id)\])?")
_ANSWER = re.compile(r"(?P<lang>zh|en): (?P<text>.+)")


class CatalogueError(PolicygraphError):
    """A question file is not written as the catalogue wants it, or does not fit the ontology."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One `$name` of a question. `kind` says how what is typed is understood; `required` has no default."""

    name: str
    kind: Kind
    required: bool
    default: Default
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer, in both languages.

    `term`: its values come from the closed list of terms. `key`: they are ids of duties or targets.
    """

    name: str
    zh: str
    en: str
    term: bool = False
    key: bool = False

    def header(self, lang: Lang) -> str:
        """Return the heading that people read."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Question:
    """A canned question: `text` is the whole file, sent to the store as it is.

    `variants`: kind of store -> another file for it, where that has an index of its own (`search`).
    `empty`: what to say of an answer without rows, in both languages or not at all.
    """

    name: str
    zh: str
    en: str
    answers_zh: str
    answers_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    example: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)

    def text_for(self, kind: str) -> str:
        """Return the text for a kind of store: `text`, unless that kind has one of its own."""
        return self.variants.get(kind, self.text)

    def title(self, lang: Lang) -> str:
        """Return the title in the language asked for."""
        return self.zh if lang == "zh" else self.en

    def answers(self, lang: Lang) -> str:
        """Return what the question answers, and what it leaves out, in the language asked for."""
        return self.answers_zh if lang == "zh" else self.answers_en


def parse_question(name: str, text: str) -> Question:
    """Read a question file; raise `CatalogueError` with the line that cannot be read."""
    header = list(_header_lines(text))
    if len(header) < 2 or not all(header[:2]):
        raise CatalogueError(
            f"{name}.cypher has no title: its first two lines are the Chinese and the English one."
        )
    sections = _sections(name, header[2:])
    answers = {m["lang"]: m["text"] for m in _matches(name, _ANSWER, sections["answers"])}
    if answers.keys() != {"zh", "en"}:
        raise CatalogueError(f"{name}.cypher says what it answers in {sorted(answers)}, not in zh and en.")
    return Question(
        name=name,
        zh=header[0],
        en=header[1],
        answers_zh=answers["zh"],
        answers_en=answers["en"],
        parameters=tuple(_parameter(name, m) for m in _matches(name, _PARAMETER, sections["parameters"])),
        columns=tuple(
            Column(m["name"], m["zh"], m["en"], term=m["mark"] == "term", key=m["mark"] == "id")
            for m in _matches(name, _COLUMN, sections["columns"])
        ),
        text=text,
        example=" ".join(sections["example"]),
        empty={m["lang"]: m["text"] for m in _matches(name, _ANSWER, sections["empty"])},
    )


def _header_lines(text: str) -> Iterator[str]:
    """Yield the leading comment lines without their slashes, their indentation kept."""
    for line in text.splitlines():
        match = _COMMENT.fullmatch(line)
        if match is None:
            return
        yield match[1].rstrip()


def _sections(name: str, lines: list[str]) -> dict[str, list[str]]:
    """Group entries by section; a deeper indented line goes on with the entry above it."""
    found: dict[str, list[str]] = {
        "answers": [],
        "parameters": [],
        "columns": [],
        "example": [],
        "empty": [],
    }
    current: list[str] | None = None
    for line in lines:
        section = _SECTION.match(line)
        if section:
            current = found[section[1]]
        elif line.startswith("    ") and current:
            current[-1] += _glue(current[-1], line.strip())
        elif line.startswith("  ") and current is not None:
            current.append(line.strip())
        elif line.strip():
            raise CatalogueError(f"{name}.cypher: header line {line!r} belongs to no section.")
    return found


def _glue(before: str, after: str) -> str:
    """Join wrapped lines: Chinese runs on, other scripts need their space."""
    return after if before[-1] > "\u2e7f" and after[0] > "\u2e7f" else f" {after}"


def _matches(name: str, pattern: re.Pattern[str], lines: list[str]) -> Iterator[re.Match[str]]:
    for line in lines:
        match = pattern.fullmatch(line)
        if match is None:
            raise CatalogueError(f"{name}.cypher: cannot read the header entry {line!r}.")
        yield match


def _parameter(name: str, match: re.Match[str]) -> Parameter:
    kind = match["kind"]
    if kind not in get_args(Kind):
        raise CatalogueError(f"{name}.cypher: parameter {match['name']} has the unknown kind {kind!r}.")
    written = match["default"]
    try:
        default = None if written is None else json.loads(written)
    except ValueError as error:
        raise CatalogueError(
            f"{name}.cypher: the default of {match['name']} is no JSON: {written}."
        ) from error
    return Parameter(match["name"], cast(Kind, kind), written is None, default, match["zh"], match["en"])
