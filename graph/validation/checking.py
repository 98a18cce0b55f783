"""Hold data against `ontology/shapes.ttl` with pyshacl, a plan at a time; its report becomes findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from importlib import resources

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ...errors import UsageError
from .findings import SEVERITIES, Checked, Finding, Report, Severity
from .lists import with_code_lists
from .locating import Locator
from .parts import Part, parts_of

Progress = Callable[[int, int], None]

_SHAPES = "shapes.ttl"
_CODED = rdflib.URIRef("https://w3id.org/cn-policy/shape/code-in-list")
_NO_PYSHACL = "Checking needs the package pyshacl; run `pip install 'policygraph[validate]'`."
_SEVERITIES: Mapping[Node | None, Severity] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


def check(
    data: Iterable[tuple[str, Iterable[ox.Quad]]],
    since: Report | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check each piece of data (its name for error messages, and its statements), and return what was found.

    With `since`, parts whose statements are those of that report are not checked again and keep their
    findings, provided that it was made with the same shapes. Raises `UsageError` without pyshacl,
    `DocumentError` for data that hold no plan.
    """
    shapes_text = shapes_file()
    digest = hashlib.sha256(shapes_text).hexdigest()
    known = {part.digest: part for part in since.parts} if since and since.shapes == digest else {}
    checked: list[Checked] = []
    for where, quads in data:
        for part in parts_of(quads, where):
            checked.append(_taken_over(known.get(part.digest())) or _checked(part))
            if progress:
                progress(len(checked), len(checked) + 1)
    return Report(digest, tuple(checked))


def shapes_file() -> bytes:
    """Return the text of the shapes."""
    return resources.files("policygraph.ontology").joinpath(_SHAPES).read_bytes()


@cache
def shapes() -> rdflib.Graph:
    """Return the shapes as a graph."""
    return rdflib.Graph().parse(data=shapes_file(), format="turtle")


def _taken_over(part: Checked | None) -> Checked | None:
    return part and Checked(part.graph, part.plans, part.digest, part.findings, taken_over=True)


def _checked(part: Part) -> Checked:
    graph = with_its_lists(part.as_rdflib())
    return Checked(part.graph, part.plans(), part.digest(), tuple(_found(graph)))


def with_its_lists(data: rdflib.Graph) -> rdflib.Graph:
    """Return the data with the code lists that the shapes hold its codes against."""
    return with_code_lists(data, shapes().objects(_CODED, SH.targetClass))


def _found(data: rdflib.Graph) -> Iterator[Finding]:
    report = shacl_report(data)
    locator = Locator(data)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        if focus is not None and (None, SH.detail, result) not in report:
            yield _finding(report, result, focus, locator)


def shacl_report(data: rdflib.Graph) -> rdflib.Graph:
    """Return pyshacl's own report on the data; raise `UsageError` where pyshacl is not installed."""
    try:
        import pyshacl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(_NO_PYSHACL) from error
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes(), inplace=True, inference="none", advanced=False, do_owl_imports=False
    )
    return report if isinstance(report, rdflib.Graph) else rdflib.Graph()


def _finding(report: rdflib.Graph, result: Node, focus: Node, locator: Locator) -> Finding:
    value = report.value(result, SH.value)
    rule = str(report.value(result, SH.sourceShape))
    component = report.value(result, SH.sourceConstraintComponent)
    return Finding(
        severity=_SEVERITIES.get(report.value(result, SH.resultSeverity), SEVERITIES[0]),
        rule=rule.rpartition("/")[2],
        zh=_message(rule, "zh-hans"),
        en=_message(rule, "en"),
        **asdict(locator.locate(focus, value)),
        focus=focus.n3(),
        value=None if value is None else value.n3(),
        component="" if component is None else component.n3(),
    )


def _message(rule: str, language: str) -> str:
    said = shapes().objects(rdflib.URIRef(rule), SH.message)
    return next(
        (str(m) for m in said if isinstance(m, rdflib.Literal) and (m.language or "").lower() == language),
        rule,
    )
