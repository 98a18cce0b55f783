"""Make anew what the documents show: `python docs/refresh.py [--check]`.

A block marked `console` holds commands (`$ …`) and what they print on a terminal of 120 columns. The commands
of a page run one after the other, in an empty folder that sees the shipped `data`, with a graph of its own.
Two reference pages are written whole, from the question files and from the ontology with its shapes; before
them comes all else that follows from these two, and the schema of the record. With `--check` nothing is
written, and the exit code is 1 where a page does not say what the program says.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policygraph.cypher.catalogue import questions
from policygraph.cypher.header import Parameter, Question
from policygraph.ontology.derive import PP, graph_schema, read_ontology
from policygraph.ontology.rules import SHAPES, closed_list, read_shapes
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS, SH, SKOS

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
COLUMNS, LINES = 120, 50

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOOK = re.compile(r", \d+\.\d s$", re.MULTILINE)
_GENERATED = "<!-- Written by `python docs/refresh.py`: not to be edited. -->\n"

_ABOUT_QUESTIONS = """\
Ask one with `policygraph ask NAME -p PARAMETER=VALUE`; `--show` prints its Cypher text. Headings are Chinese
unless `--lang en` is given; the column names below are the keys of `--format json`. The examples are over the
plans that ship, in CSV to be short.

## Names

Where a question takes a name, any of its names will do, and the answer says what was understood. Allowed are
those of the ontology's lists (`policygraph ref NAME` says what a name means): pollutants and their groups,
industries of GB/T 4754-2017, kinds of office, places of GB/T 2260. Names of rivers, trades and bodies that no
list holds are taken from the graph. A name that finds nothing is refused with the nearest three.

## List
"""
_ABOUT_GRAPH = """\
The same in the embedded store and in Neo4j, and closed: a label, a type or a property that is not here is
refused. All of it comes from `ontology/policy.ttl`, which says what there is, and `ontology/shapes.ttl`,
which says what must be there; `python -m policygraph.ontology.derive` makes the schema, the constraints, the
JSON-LD context and the closed lists and limits of the record from these two, and with `--check` says whether
any of it is stale.

Every node has a unique `uri` (ASCII); its readable `name` is Chinese. A property in **bold** is always there.
Spans are code points of the canonical text, from 0, end exclusive.
"""

_ABOUT_RULES = """\
What `policygraph validate` holds data to. A rule that something must be there makes the property of the graph
a required one, and its limits are those of the graph.
"""
_TAKES = {
    "topic": "any name or code of a [pollutant or industry](#names)",
    "pollutant": "any name or code of a [pollutant](#names)",
    "industry": "any name or code of an [industry](#names)",
    "office": "any name of a [kind of office](#names)",
    "place": "any name or code of a [place](#names)",
    "agency": "an agency of the graph",
    "plan": "plans of the graph",
    "text": "words",
    "int": "a whole number",
    "bool": "`true` or `false`",
}

Run = Callable[[str], str]


def pages() -> list[Path]:
    """Return every page that users read."""
    return [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted(DOCS.rglob("*.md"))]


def console_blocks(text: str) -> list[str]:
    """Return the inside of each console block."""
    return _BLOCK.findall(text)


def commands(block: str) -> list[str]:
    """Return the commands of a console block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def with_outputs(text: str, run: Run) -> str:
    """Return a page with each console block saying what its commands print now."""

    def anew(match: re.Match[str]) -> str:
        said = "".join(f"$ {command}\n{run(command)}" for command in commands(match[1]))
        return f"```console\n{said}```"

    return _BLOCK.sub(anew, text)


def terminal(folder: Path) -> Run:
    """Return a function that runs a command as a person would in `folder`, and returns what it shows.

    Standard error comes last, and as if it were no terminal: a progress bar is nothing to print. What differs
    from run to run, the data directory and the seconds taken, is made one.
    """
    (folder / "data").symlink_to(ROOT / "data")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("POLICYGRAPH_")}
    environment = kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_DATA_HOME": str(folder / "share"),
        "COLUMNS": str(COLUMNS),
        "LINES": str(LINES),
        "TERM": "dumb",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }

    def run(command: str) -> str:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(  # noqa: S603 - commands of our own pages
                ["bash", "-c", command],  # noqa: S607 - whichever bash there is
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=slave,
                stderr=errors,
            )
            os.close(slave)
            shown = b"".join(_read(master))
            process.wait()
            os.close(master)
            errors.seek(0)
            text = (shown + errors.read()).decode("utf-8", "backslashreplace").replace("\r\n", "\n")
        text = text.replace(environment["XDG_DATA_HOME"], "~/.local/share")
        return _TOOK.sub(", 0.1 s", "".join(f"{line.rstrip()}\n" for line in text.splitlines()))

    return run


def _read(master: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux says by this that nobody holds the other end any more
            return
        if not part:
            return
        yield part


# Reference pages


def questions_page(catalogue: Iterable[Question]) -> str:
    """Return the page of all questions."""
    catalogue = list(catalogue)
    lines = [
        "# The questions",
        "",
        _GENERATED,
        _ABOUT_QUESTIONS,
        *_table(
            ("question", "", "中文"),
            ((f"[{q.name}](#{q.name})", q.en, q.zh) for q in catalogue),
        ),
    ]
    lines += ["", "```console", "$ policygraph load --quiet", "```"]
    for q in catalogue:
        lines += ["", f"## {q.name}", "", f"**{q.en}** · {q.zh}", "", q.answers_en, "", q.answers_zh, ""]
        if q.parameters:
            lines += [
                *_table(("parameter", "what it takes", "default", "", "中文"), map(_parameter, q.parameters)),
                "",
            ]
        lines += _table(("column", "", "中文"), ((f"`{c.name}`", c.en, c.zh) for c in q.columns))
        lines += ["", "```console", f"$ policygraph ask {q.name} {q.example} --lang en --format csv", "```"]
    return "\n".join(lines) + "\n"


def _parameter(p: Parameter) -> tuple[str, ...]:
    default = "must be given" if p.required else "all" if p.default is None else f"`{_typed(p.default)}`"
    return f"`{p.name}`", _TAKES[p.kind], default, p.en, p.zh


def _typed(default: str | int | bool) -> str:
    """Return a default as one would type it."""
    return str(default).lower() if isinstance(default, bool) else str(default)


def graph_page(ontology: Graph, shapes: Graph) -> str:
    """Return the page of labels, relationships, closed lists and rules."""
    schema = graph_schema(ontology, shapes)
    lines = [
        "# The graph",
        "",
        _GENERATED,
        _ABOUT_GRAPH,
        *_diagram(ontology, schema),
        "",
        "## Nodes",
    ]
    for node in schema["nodes"]:
        iri = URIRef(node["iri"])
        lines += ["", f"### {node['label']} · {_said(ontology, iri, RDFS.label, 'zh-Hans')}", ""]
        lines += _definition(ontology, iri)
        if node["extends"]:
            lines += [f"Such a node also carries the label `{node['extends']}` and its properties.", ""]
        lines += _properties(ontology, node)
    lines += ["", "## Relationships"]
    for edge in schema["edges"]:
        iri = URIRef(edge["iri"])
        ends = ", ".join(f"{a} → {b}" for a, b in edge["ends"])
        lines += ["", f"### {edge['type']} · {_said(ontology, iri, RDFS.label, 'zh-Hans')}", "", ends, ""]
        lines += _definition(ontology, iri)
        lines += _properties(ontology, edge)
    lines += ["", "## Closed lists"]
    for cls in sorted(ontology.subjects(RDFS.subClassOf, SKOS.Concept)):
        rows = [
            (
                f"`{value}`",
                _said(ontology, URIRef(iri), SKOS.prefLabel, "en"),
                _said(ontology, URIRef(iri), SKOS.prefLabel, "zh-Hans"),
                _said(ontology, URIRef(iri), SKOS.definition, "zh-Hans"),
            )
            for value, iri in closed_list(ontology, cls).items()
        ]
        if rows:
            names = [_said(ontology, cls, RDFS.label, lang) for lang in ("en", "zh-Hans")]
            lines += ["", f"### {names[0].capitalize()} · {names[1]}", ""]
            lines += [_said(ontology, cls, SKOS.definition, "en"), ""]
            lines += _table(("value", "", "中文", "说明"), rows)
    lines += ["", "## Rules", "", _ABOUT_RULES, *_rules(Graph().parse(SHAPES))]
    return "\n".join(lines) + "\n"


def _rules(shapes: Graph) -> list[str]:
    """Return the table of rules: those written by hand in the order of their names, then those of values."""
    found = []
    for shape in set(shapes.subjects(SH.message)):
        severity = str(shapes.value(shape, SH.severity) or SH.Violation).rpartition("#")[2].lower()
        said = (_said(shapes, shape, SH.message, lang) for lang in ("en", "zh-Hans"))
        found.append((f"`{str(shape).rpartition('/')[2]}`", severity, *said))
    return _table(
        ("rule", "severity", "", "中文"), sorted(found, key=lambda row: ("value-of" in row[0], row))
    )


def _definition(ontology: Graph, iri: URIRef) -> list[str]:
    said = (_said(ontology, iri, SKOS.definition, lang) for lang in ("en", "zh-Hans"))
    return [part for text in said if text for part in (text, "")]


def _properties(ontology: Graph, element: Mapping[str, Any]) -> list[str]:
    if not element["properties"]:
        return ["No properties."]
    owner, spans = URIRef(element["iri"]), {}
    for span in element["spans"]:
        what = _said(ontology, URIRef(span["iri"]), RDFS.label, "en")
        spans[span["start"]] = (f"first code point: {what}", "起")
        spans[span["end"]] = (f"end, exclusive: {what}", "止")
    rows = []
    for p in element["properties"]:
        name = f"`{p['name']}`"
        meaning = spans.get(p["name"]) or _meaning(ontology, p["name"], owner)
        rows.append((f"**{name}**" if p.get("required") else name, p["kind"], *meaning))
    return _table(("property", "kind", "", "中文"), rows)


def _meaning(ontology: Graph, name: str, owner: URIRef) -> tuple[str, str]:
    """Return what a property of a label or type means: the labels of the term that it stands for."""
    term = next(
        term
        for term in ontology.subjects(PP.graphName, Literal(name))
        if (term, PP.onNode, owner) in ontology or (term, PP.onEdge, owner) in ontology
    )
    return _said(ontology, term, RDFS.label, "en"), _said(ontology, term, RDFS.label, "zh-Hans")


def _diagram(ontology: Graph, schema: Mapping[str, Any]) -> list[str]:
    """Return the labels and what joins them, as a drawing that readers of Markdown show."""
    lines = ["```mermaid", "flowchart LR"]
    for node in schema["nodes"]:
        chinese = _said(ontology, URIRef(node["iri"]), RDFS.label, "zh-Hans")
        lines.append(f'  {node["label"]}["{node["label"]}<br/>{chinese}"]')
    joined: dict[tuple[str, str], list[str]] = {}
    for edge in schema["edges"]:
        for start, end in edge["ends"]:
            joined.setdefault((start, end), []).append(edge["type"])
    for (start, end), types in sorted(joined.items()):
        lines.append(f'  {start} -- "{"<br/>".join(types)}" --> {end}')
    lines += [f"  {n['label']} -. also .-> {n['extends']}" for n in schema["nodes"] if n["extends"]]
    return [*lines, "```"]


def _said(ontology: Graph, subject: object, predicate: URIRef, lang: str) -> str:
    found = (o for o in ontology.objects(subject, predicate) if isinstance(o, Literal) and o.language == lang)
    return next(map(str, found), "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return [line(heads), line(["---"] * len(heads)), *map(line, rows)]


def written_whole() -> dict[Path, str]:
    """Return path -> text of the pages that come from the question files and the ontology."""
    return {
        DOCS / "reference" / "questions.md": questions_page(questions()),
        DOCS / "reference" / "graph.md": graph_page(read_ontology(), read_shapes()),
    }


def page_as_it_should_be(page: Path) -> str:
    """Return what a page must say; runs its commands."""
    whole = written_whole().get(page)
    text = page.read_text(encoding="utf-8") if whole is None else whole
    if not console_blocks(text):
        return text
    with tempfile.TemporaryDirectory() as folder:
        return with_outputs(text, terminal(Path(folder)))


def derived(arguments: Sequence[str]) -> int:
    """Make anew what else follows from the ontology, or with `--check` look; return how much is stale.

    In processes of their own: the types of the record are among what is made.
    """
    made = subprocess.run(  # noqa: S603 - this Python, our own module
        [sys.executable, "-m", "policygraph.ontology.derive", *arguments], check=False
    )
    if not arguments:
        subprocess.run([sys.executable, "-m", "policygraph.loaders.record"], check=True)
    return int(bool(made.returncode))


def main(arguments: Sequence[str]) -> int:
    """Refresh the pages, or with `--check` name those that are stale; return the exit code."""
    if set(arguments) - {"--check"}:
        sys.stderr.write("Usage: python docs/refresh.py [--check]\n")
        return 2
    stale = derived(arguments)
    for page in sorted({*pages(), *written_whole()}):
        wanted = page_as_it_should_be(page)
        if page.exists() and page.read_text(encoding="utf-8") == wanted:
            continue
        stale += 1
        sys.stdout.write(f"{page.relative_to(ROOT)} {'is stale' if arguments else 'made anew'}\n")
        if not arguments:
            page.write_text(wanted, encoding="utf-8")
    return 1 if arguments and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
