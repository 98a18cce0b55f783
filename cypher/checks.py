"""What must hold of a question before it is shipped: checked against the ontology, with no store at hand.

A real server answers a wrong label with no rows, which looks like a fact. So every label, type and property
is held against the graph model, every parameter and column against the header, and a question may only read.
The reading is by patterns over the text with comments and strings taken out: enough for files that this
project writes itself, and no guard against a stranger's Cypher (a store's read-only door is).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .header import Question

_NOISE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
_WRITES = re.compile(
    r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|DROP|LOAD\s+CSV|IN\s+TRANSACTIONS|CALL\s+\w+)\b",
    re.IGNORECASE,
)
_DEPRECATED = re.compile(r"\b(?:id|exists)\s*\(\s*\w+(?:\.\w+)?\s*\)", re.IGNORECASE)
_PARAMETER = re.compile(r"\$(\w+)")
_NODE = re.compile(r"\(\s*(\w*)\s*:\s*([A-Z]\w*(?:\s*[|&]\s*[A-Z]\w*)*)")
_LABEL_TEST = re.compile(r"(?<![\w({\[])(\w+):([A-Z]\w*)")
_EDGE = re.compile(r"\[\s*(\w*)\s*:\s*([A-Z_]+(?:\s*\|\s*[A-Z_]+)*)")
_PATTERN_MAP = re.compile(r"[(\[]\s*(\w*)\s*:\s*[\w\s|&]+?\{([^}]*)\}")
_LITERAL_MAP = re.compile(r"(?:[(,|]|\bRETURN\b)\s*\{([^}]*)\}")
_KEY = re.compile(r"(\w+)\s*:")
_PROPERTY = re.compile(r"\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)")
_SPLIT = re.compile(r"\s*[|&]\s*")
_TAIL = re.compile(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the ontology lets a question name: label or type -> its properties."""

    labels: Mapping[str, Collection[str]]
    types: Mapping[str, Collection[str]]


def problems(question: Question, vocabulary: Vocabulary) -> list[str]:
    """Return what is wrong with the question, one sentence each; an empty list is a clean bill."""
    body = _NOISE.sub("''", question.text)
    return [
        f"{question.name}: {text}"
        for check in (_parameters, _columns, _reading)
        for text in check(question, body)
    ] + [f"{question.name}: {text}" for text in _names(body, vocabulary)]


def _parameters(question: Question, body: str) -> Iterator[str]:
    used, declared = set(_PARAMETER.findall(body)), {p.name for p in question.parameters}
    for name in sorted(used - declared):
        yield f"${name} is used and not declared"
    for name in sorted(declared - used):
        yield f"parameter {name} is declared and not used"


def _columns(question: Question, body: str) -> Iterator[str]:
    returned, declared = returned_names(body), [c.name for c in question.columns]
    if returned != declared:
        yield f"returns {returned}, declares {declared}"
    if not re.search(r"\bORDER\s+BY\b", body.rsplit("RETURN", 1)[-1], re.IGNORECASE):
        yield "has no order, so two stores may answer in two"


def _reading(_: Question, body: str) -> Iterator[str]:
    for match in _WRITES.finditer(body):
        yield f"may only read, and says {match[0]}"
    for match in _DEPRECATED.finditer(body):
        yield f"uses the deprecated {match[0]}"


def _names(body: str, vocabulary: Vocabulary) -> Iterator[str]:
    bound: dict[str, set[str]] = {}
    for pattern, kind, known in (
        (_NODE, "label", vocabulary.labels),
        (_LABEL_TEST, "label", vocabulary.labels),
        (_EDGE, "type", vocabulary.types),
    ):
        for variable, names in pattern.findall(body):
            for name in _SPLIT.split(names):
                if name not in known:
                    yield f"the {kind} {name} is not in the ontology"
                bound.setdefault(variable, set()).update(known.get(name, ()))
    yield from _unknown_properties(body, bound, vocabulary)


def _unknown_properties(body: str, bound: Mapping[str, set[str]], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield properties that their variable's labels do not have; a variable made by WITH may carry any."""
    anywhere = {p for known in (vocabulary.labels, vocabulary.types) for ps in known.values() for p in ps}
    anywhere |= {key for keys in _LITERAL_MAP.findall(body) for key in _KEY.findall(keys)}
    for variable, name in sorted(set(_PROPERTY.findall(body)) | set(_mapped(body))):
        if name not in bound.get(variable, anywhere):
            yield f"{variable}.{name}: no such property in the ontology"


def _mapped(body: str) -> Iterator[tuple[str, str]]:
    """Yield (variable, key) of the property maps inside patterns: `(p:Plan {uri: $plan})`."""
    for variable, keys in _PATTERN_MAP.findall(body):
        for key in _KEY.findall(keys):
            yield variable, key


def returned_names(body: str) -> list[str]:
    """Return the column names of the last RETURN clause, in order."""
    clause = _TAIL.split(re.split(r"\bRETURN\b", body)[-1])[0]
    items = _split_outside_brackets(re.sub(r"^\s*DISTINCT\b", "", clause))
    return [re.split(r"\s+AS\s+", item, flags=re.IGNORECASE)[-1].strip() for item in items]


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]
