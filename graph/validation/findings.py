"""What a check found, as plain data: for people a sentence with its place in the plan, for machines the rest.

The report of one check can be given to the next (`--since`): a plan whose statements have not changed since
is not checked again, and what was found in it then still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from ...errors import DocumentError

SCHEMA: Literal["policygraph/validation/1"] = "policygraph/validation/1"
Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule that one thing breaks.

    `rule` is the name of the shape; `zh` and `en` say what is wrong. `plan`, `path`, `measure` and `words`
    (the plan's own: a clause, a mention, a quote) say where, `start` and `end` in code points of the
    canonical text; each is `None` where the data do not tell. `focus`, `value`, `component` are those of the
    SHACL report, in N-Triples.
    """

    severity: Severity
    rule: str
    zh: str
    en: str
    plan: str | None
    path: str | None
    measure: str | None
    words: str | None
    start: int | None
    end: int | None
    focus: str
    value: str | None
    component: str


class Checked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of the data (a named graph, or a file without them): its plans, its hash, what was found.

    `taken_over`: nothing had changed since the report that was given, so the findings are of that report.
    """

    graph: str | None
    plans: tuple[str, ...]
    digest: str
    findings: tuple[Finding, ...]
    taken_over: bool = False


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that was checked, and by which shapes (the SHA-256 of their file)."""

    shapes: str
    parts: tuple[Checked, ...]
    schema: Literal["policygraph/validation/1"] = SCHEMA

    def findings(self) -> Iterator[Finding]:
        """Yield every finding, as the parts come."""
        for part in self.parts:
            yield from part.findings

    def conforms(self) -> bool:
        """Return whether nothing is a violation; a warning is possible and stands in no one's way."""
        return all(finding.severity != "violation" for finding in self.findings())


def write_report(report: Report) -> bytes:
    """Return the report as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def read_report(data: bytes, where: str) -> Report:
    """Read what `write_report` wrote; raise `DocumentError` for anything else."""
    try:
        return msgspec.json.decode(data, type=Report)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentError(
            f"{where} is no report of an earlier check ({error}); make one with `policygraph validate "
            "--report FILE.json`."
        ) from error


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with the gravest first, and otherwise in the order of the plan."""
    return sorted(
        findings,
        key=lambda f: (
            SEVERITIES.index(f.severity),
            f.plan or "",
            f.start or 0,
            f.rule,
            f.focus,
            f.value or "",
        ),
    )
