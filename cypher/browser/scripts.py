"""Questions and pictures as saved scripts of Neo4j Browser: one statement each, run as it stands.

In the Browser nobody looks names up, and a parameter would have to be set by a command beforehand. So a
script begins with a line of plain values to change (`WITH 'VOC' AS topic`), finds by itself what they name,
and hands that to the text of the question, in a subquery whose imported variables stand for its parameters.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..catalogue import question
from ..header import CatalogueError, Default, Kind, Parameter, Question

_DATE = (2020, 1, 1, 0, 0, 0)  # the same pack is the same file, byte for byte
_PARAMETER = re.compile(r"\$(\w+)")
_INNER_CALL = re.compile(r"\bCALL \(([^)]*)\)")
_NOTHING = "'（图中没有）'"
_CHANGE = "// 换成别的：改下面 WITH 一行的值，再运行"
_SINGLE: Mapping[Kind, str] = {
    "topic": "Pollutant|Industry",
    "pollutant": "Pollutant",
    "industry": "Industry",
    "office": "Office",
    "place": "Place",
}


@dataclass(frozen=True, slots=True)
class Script:
    """One saved script: its folder, its title, its text; `drawn` says that it answers with a graph."""

    folder: str
    name: str
    title: str
    text: str
    drawn: bool

    @property
    def path(self) -> str:
        """Where it stands in the zip; the file name is for people who unpack it."""
        return f"{self.folder}/{self.title.replace('/', '、')}.cypher"

    def on_one_line(self) -> str:
        """Return the text without its comments and line ends."""
        lines = (line.strip() for line in self.text.splitlines())
        return " ".join(line for line in lines if line and not line.startswith("//"))


@cache
def scripts() -> tuple[Script, ...]:
    """Return all saved scripts in the order of the pack; raise `CatalogueError` if it is not in order."""
    pack = _pack()
    return tuple(script for folder in pack["folders"] for script in _of_folder(folder, pack))


def script(name: str) -> Script:
    """Return the script of this name; raise `CatalogueError` if there is none."""
    for one in scripts():
        if one.name == name:
            return one
    raise CatalogueError(f"The Browser pack has no script {name!r}.")


def queries_zip() -> bytes:
    """Return the zip that is dropped onto Neo4j Browser: each folder of it becomes a folder of scripts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for one in scripts():
            pack.writestr(zipfile.ZipInfo(one.path, _DATE), one.text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pack() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("pack.toml").read_text(encoding="utf-8"))


def _of_folder(folder: Mapping[str, Any], pack: Mapping[str, Any]) -> Iterator[Script]:
    name = folder["name"]
    for picture in folder.get("pictures", ()):
        text = (
            resources.files(__package__).joinpath("pictures", f"{picture}.cypher").read_text(encoding="utf-8")
        )
        yield Script(name, picture, text.splitlines()[0].removeprefix("// "), text, drawn=True)
    for asked in map(question, folder.get("questions", ())):
        examples = {**pack["examples"], **pack["examples_of"].get(asked.name, {})}
        yield Script(name, asked.name, asked.zh, standing_alone(asked, examples), drawn=False)


def standing_alone(asked: Question, examples: Mapping[str, str]) -> str:
    """Return the question as one statement that needs no parameters, with Chinese headings."""
    body = asked.text_for("neo4j").rstrip()
    while body.startswith("//"):
        body = body.partition("\n")[2]
    names = [p.name for p in asked.parameters]
    unknown = set(_PARAMETER.findall(body)) - set(names)
    if unknown:
        raise CatalogueError(
            f"{asked.name}.cypher uses {sorted(unknown)}, which its header does not declare."
        )
    imported = ", ".join(map(_imported, names))
    body = _INNER_CALL.sub(lambda m: f"CALL ({', '.join(filter(None, (m[1], imported)))})", body)
    body = _PARAMETER.sub(lambda m: _imported(m[1]), body)
    heads = ", ".join(f"{c.name} AS `{head}`" for c, head in zip(asked.columns, _heads(asked), strict=True))
    lines = [f"// {asked.zh}", f"// {asked.answers_zh}", *_given(asked.parameters, examples)]
    return "\n".join((*lines, f"CALL ({imported}) {{", body, "}", f"RETURN {heads}", ""))


def _heads(asked: Question) -> Iterator[str]:
    """Yield the Chinese headings; one that stands there already gets the column's own name behind it."""
    seen: set[str] = set()
    for c in asked.columns:
        yield f"{c.zh} {c.name}" if c.zh in seen else c.zh
        seen.add(c.zh)


def _imported(parameter: str) -> str:
    return f"p_{parameter}"


def _given(parameters: Sequence[Parameter], examples: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that name the values, and those that find what they mean."""
    if not parameters:
        return
    yield _CHANGE
    for p in parameters:
        yield f"//   {p.name}：{p.zh}"
    values = ((p.name, examples[p.name] if p.required else p.default) for p in parameters)
    yield "WITH " + ", ".join(f"{literal(value)} AS {name}" for name, value in values)
    yield "WITH " + ",\n  ".join(f"{_meaning(p)} AS {_imported(p.name)}" for p in parameters)


def literal(value: Default) -> str:
    """Return a value as Cypher writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool | int):
        return str(value).lower()
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _meaning(p: Parameter) -> str:
    """Return the expression for what a typed value means: a key, a list of keys, or the value itself.

    A name that is nowhere in the graph becomes a key that nothing has: an empty answer, and not one about
    everything, which is what null would mean.
    """
    typed = p.name
    if p.kind in _SINGLE:
        names = "[n.uri, n.name, n.code, n.name_en] + coalesce(n.names, [])"
        near = f" OR n.name STARTS WITH {typed}" if p.kind == "place" else ""  # 贵阳 for 贵阳市
        found = (
            f"coalesce(COLLECT {{ MATCH (n:{_SINGLE[p.kind]}) "
            f"WHERE toLower({typed}) IN [x IN {names} | toLower(x)]{near} "
            f"RETURN n.uri ORDER BY size(n.name), n.uri }}[0], {_NOTHING})"
        )
    elif p.kind == "agency":
        found = (
            f"COLLECT {{ MATCH (n:Agency) WHERE n.name = {typed} OR (n.name ENDS WITH {typed} "
            f"AND NOT EXISTS {{ MATCH (:Agency {{name: {typed}}}) }}) RETURN n.uri ORDER BY n.uri }}"
        )
    elif p.kind == "plan":
        found = (
            f"COLLECT {{ MATCH (n:Plan) WHERE {typed} IN [n.uri, n.plan, n.doc_number] "
            f"OR n.name CONTAINS {typed} RETURN n.uri ORDER BY n.uri }}"
        )
    else:
        return typed
    return found if p.required else f"CASE WHEN {typed} IS NULL THEN null ELSE {found} END"
