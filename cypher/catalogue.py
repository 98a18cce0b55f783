"""The questions that ship with policygraph: one `.cypher` file each, found by name and put to a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from ..errors import UsageError
from ..graph.stores.base import Row, Store
from ..ontology.nearness import nearest
from .header import Column, Default, Parameter, Question, parse_question
from .lookup import Understood, understand

_NOT_A_QUESTION = "schema"  # cypher/schema.cypher is generated from the ontology: constraints, to be run once
_KINDS = ("neo4j",)
Given = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, and what each parameter was taken to mean.

    `empty`: language -> what to know of there being no rows, where that may be the store's doing.
    """

    question: Question
    understood: tuple[Understood, ...]
    columns: tuple[Column, ...]
    rows: list[Row]
    empty: Mapping[str, str] = field(default_factory=dict)


def question_names() -> tuple[str, ...]:
    """Return the names of all questions in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".cypher") for f in _files()))


def _files() -> Iterable[Traversable]:
    for entry in resources.files(__package__).iterdir():
        stem = entry.name.removesuffix(".cypher")
        if stem not in {entry.name, _NOT_A_QUESTION} and "." not in stem:
            yield entry


@cache
def question(name: str) -> Question:
    """Return the question of this name; raise `UsageError` with the nearest three where there is none."""
    names = question_names()
    if name not in names:
        near = nearest(name, names)
        hint = f"the nearest are {', '.join(near)}" if near else "`policygraph questions` lists them"
        raise UsageError(f"There is no question {name!r}; {hint}.")
    folder = resources.files(__package__)
    asked = parse_question(name, folder.joinpath(f"{name}.cypher").read_text(encoding="utf-8"))
    variants = {kind: folder.joinpath(f"{name}.{kind}.cypher") for kind in _KINDS}
    texts = {kind: file.read_text(encoding="utf-8") for kind, file in variants.items() if file.is_file()}
    return replace(asked, variants=texts) if texts else asked


def questions() -> tuple[Question, ...]:
    """Return all questions, by name."""
    return tuple(question(name) for name in question_names())


def ask(
    store: Store,
    name: str,
    given: Given | None = None,
    *,
    timeout: float | None = None,
    limit: int | None = None,
) -> Answer:
    """Put a question to a store; `given` is what a person typed for its parameters.

    Values are only ever bound as parameters, never joined into the text. Raises `UsageError` for a parameter
    that the question does not have, that is missing, or whose value names nothing.
    """
    asked = question(name)
    understood = tuple(bind(store, asked, given or {}))
    bound = {u.parameter: u.value for u in understood}
    names = [column.name for column in asked.columns]
    text = asked.text_for(store.kind)
    rows = store.query(text, bound, timeout=timeout, limit=limit, columns=names)
    told = tuple(u for u in understood if u.typed is not None)
    return Answer(asked, told, asked.columns, rows, {} if rows else parse_question(name, text).empty)


def bind(store: Store, asked: Question, given: Given) -> list[Understood]:
    """Return what each parameter of the question is bound to, in the order of its header."""
    names = [p.name for p in asked.parameters]
    for name in given:
        if name not in names:
            takes = f"it takes {', '.join(names)}" if names else "it takes none"
            raise UsageError(f"The question {asked.name} has no parameter {name!r}; {takes}.")
    return [_bind(store, asked, p, given) for p in asked.parameters]


def _bind(store: Store, asked: Question, parameter: Parameter, given: Given) -> Understood:
    if parameter.name not in given and parameter.required:
        raise UsageError(
            f"The question {asked.name} needs {parameter.name} ({parameter.en}); "
            f"give it as --param {parameter.name}=…"
        )
    typed: Default = given.get(parameter.name, parameter.default)
    return understand(store, parameter, typed)


def pairs(written: Iterable[str]) -> dict[str, str]:
    """Return NAME=VALUE texts as a dictionary; one without `=` or a name given twice raises `UsageError`."""
    found: dict[str, str] = {}
    for text in written:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"{text!r} is no parameter; write it as NAME=VALUE, such as topic=VOC.")
        if name.strip() in found:
            raise UsageError(f"The parameter {name.strip()} is given twice; give it once.")
        found[name.strip()] = value.strip()
    return found
