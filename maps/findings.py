"""What `policygraph validate` found, as a table for people, with the words of the plan."""

from __future__ import annotations

from collections import Counter

from ..cypher.header import Column, Lang
from ..cypher.terms import SEVERITIES
from ..graph.stores.base import Row
from ..graph.validation.findings import Finding, Report, by_weight
from .sheet import Sheet

_COUNTED = "<http://www.w3.org/ns/shacl#SPARQLConstraintComponent>"
_COLUMNS = (
    Column("plan", "文件", "plan"),
    Column("path", "条目", "item"),
    Column("measure", "任务", "measure"),
    Column("severity", "程度", "severity", term=True),
    Column("finding", "发现", "finding"),
    Column("words", "原文", "words of the plan"),
    Column("value", "值", "value"),
    Column("start", "起", "start"),
    Column("end", "止", "end"),
    Column("rule", "规则", "rule"),
)


def findings_sheet(report: Report, lang: Lang) -> Sheet:
    """Return the findings, the gravest first, and below them how many there are and what was checked."""
    found = by_weight(report.findings())
    return Sheet(
        title="检查结果" if lang == "zh" else "What the check found",
        columns=_COLUMNS,
        rows=[_row(finding, lang) for finding in found],
        understood=(),
        legend=(_closing(report, found, lang),),
        lang=lang,
    )


def _row(finding: Finding, lang: Lang) -> Row:
    return {
        "plan": finding.plan,
        "path": finding.path,
        "measure": finding.measure,
        "severity": SEVERITIES[finding.severity][0],
        "finding": finding.zh if lang == "zh" else finding.en,
        "words": finding.words,
        # A rule that counts in SPARQL names as its value the thing beside which the finding stands.
        "value": None if finding.component == _COUNTED else _readable(finding.value),
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
    }


def _readable(value: str | None) -> str | None:
    """Return a term of N-Triples as people read it: what stands between the quotation marks, or the IRI."""
    if value is None or not value.startswith('"'):
        return value and value.strip("<>")
    return value[1 : value.rindex('"')].replace('\\"', '"').replace("\\n", " ").replace("\\\\", "\\")


def _closing(report: Report, found: list[Finding], lang: Lang) -> str:
    plans = sum(len(part.plans) for part in report.parts)
    kept = sum(len(part.plans) for part in report.parts if part.taken_over)
    counts = Counter(finding.severity for finding in found)
    if lang == "zh":
        told = "，".join(f"{SEVERITIES[s][0]} {n} 处" for s, n in counts.items()) or "没有发现问题"
        return f"检查 {plans} 份文件" + (f"（{kept} 份自上次未变，沿用结果）" if kept else "") + f"：{told}"
    told = ", ".join(f"{n} × {SEVERITIES[s][1]}" for s, n in counts.items()) or "nothing found"
    return (
        f"{plans} plans checked" + (f" ({kept} unchanged since, findings kept)" if kept else "") + f": {told}"
    )
