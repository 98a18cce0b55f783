"""What commands say about their work: loads, removals, the list of questions."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from ..cypher.header import Column, Lang, Question
from ..cypher.lookup import find_all, meanings
from ..errors import UsageError
from ..graph.elements import Node
from ..graph.loading import LoadReport, PlanReport
from ..graph.stores.base import Row, Store
from ..graph.stores.changes import Counts
from ..ontology.model import graph_model
from ..ontology.nearness import nearest
from .cells import pad, widest
from .register import KINDS, LIST_TITLES, known_names, meant_elsewhere
from .sheet import Sheet

_COUNT_COLUMNS = (
    Column("name", "类别", "kind"),
    Column("added", "新增", "added"),
    Column("changed", "更改", "changed"),
    Column("removed", "删除", "removed"),
    Column("unchanged", "不变", "unchanged"),
)
_TOTAL = {"zh": "合计", "en": "total"}
_INDENT = "  "


def load_sheet(report: LoadReport, location: str, lang: Lang) -> Sheet:
    """Return the table of a load: added, changed, removed, unchanged by label and type."""
    plans = len(report.plans)
    if report.writes:
        closing = (
            f"{plans} 份文件，写入 {report.writes} 处"
            if lang == "zh"
            else f"{plans} plans, {report.writes} writes"
        )
    else:
        closing = (
            f"{plans} 份文件，图中已有，未写入"
            if lang == "zh"
            else f"{plans} plans, all there already: nothing written"
        )
    return Sheet(
        title=f"载入 {location}" if lang == "zh" else f"Load into {location}",
        columns=_COUNT_COLUMNS,
        rows=_count_rows(report.nodes | report.edges, report.total, lang),
        understood=(),
        legend=(closing,),
        lang=lang,
    )


def removal_sheet(report: PlanReport, title: str, lang: Lang) -> Sheet:
    """Return the table of a removal: what goes, and by name which shared things go with it or stay."""
    named = f"{title}（{report.plan}）" if lang == "zh" else f"{title} ({report.plan})"
    return Sheet(
        title=f"删除 {named}" if lang == "zh" else f"Remove {named}",
        columns=_COUNT_COLUMNS,
        rows=_count_rows(report.nodes | report.edges, report.total, lang),
        understood=(),
        legend=(
            *_named(
                "一并删除（别处未用）" if lang == "zh" else "goes with it (used nowhere else)", report.gone
            ),
            *_named("保留（别处也用）" if lang == "zh" else "stays (used elsewhere too)", report.staying),
        ),
        lang=lang,
    )


def _named(what: str, nodes: Iterable[Node]) -> Iterator[str]:
    """Yield a line for each label: what becomes of which nodes."""
    by_label: dict[str, list[str]] = {}
    for node in nodes:
        by_label.setdefault(node.labels[0], []).append(str(node.properties.get("name", node.uri)))
    for label, names in sorted(by_label.items()):
        yield f"{what} {label} {len(names)}: {'、'.join(sorted(names))}"


def _count_rows(counts: Mapping[str, Counts], total: Counts, lang: Lang) -> list[Row]:
    rows: list[Row] = [_count_row(name, one) for name, one in counts.items()]
    return [
        *(row for row in rows if any(row[c.name] for c in _COUNT_COLUMNS[1:])),
        _count_row(_TOTAL[lang], total),
    ]


def _count_row(name: str, one: Counts) -> Row:
    return {
        "name": name,
        "added": one.added,
        "changed": one.changed,
        "removed": one.removed,
        "unchanged": one.unchanged,
    }


def one_plan(store: Store, text: str) -> str:
    """Return the id of the one plan that the text names; several are refused, for a removal is no guess."""
    found = find_all(store, "plan", text)
    if len(found) > 1:
        names = "、".join(f"{thing.name} {thing.uri.rpartition('/')[2]}" for thing in found)
        raise UsageError(
            f"{text!r} fits {len(found)} plans ({names}); say more of the title, or give the id."
        )
    rows = store.query("MATCH (plan:Plan {uri: $uri}) RETURN plan.plan AS id", {"uri": found[0].uri})
    return str(rows[0]["id"])


def title_of_plan(store: Store, plan: str) -> str:
    """Return the title of the plan of this id."""
    rows = store.query("MATCH (plan:Plan {plan: $plan}) RETURN plan.name AS name", {"plan": plan})
    return str(rows[0]["name"])


_KINDS = {
    "pollutant": ("污染物", "pollutant"),
    "industry": ("行业", "industry"),
    "office": ("部门类别", "kind of office"),
    "place": ("地区", "place"),
}
_REF_COLUMNS = (Column("kind", "类别", "kind"), Column("name", "名称", "name"), Column("iri", "标识", "IRI"))
_MODEL_COLUMNS = (
    Column("kind", "类别", "kind", term=True),
    Column("name", "名称", "name"),
    Column("ends", "两端", "ends"),
    Column("properties", "属性", "properties"),
)


def meaning_sheet(text: str, lang: Lang) -> Sheet:
    """Return what the ontology knows under a name; raise `UsageError` if it knows nothing."""
    at = 0 if lang == "zh" else 1
    rows: list[Row] = [
        {"kind": _KINDS[kind][at], "name": thing.name, "iri": thing.uri} for kind, thing in meanings(text)
    ]
    rows += [
        {"kind": LIST_TITLES[kind][at], "name": row["name"], "iri": None}
        for kind, row in meant_elsewhere(text)
    ]
    if not rows:
        near = nearest(text, (name for kind in KINDS for name in known_names(kind)))
        hint = f"the nearest are {', '.join(near)}" if near else "try another of its names"
        raise UsageError(f"No {', '.join(KINDS[:-1])} or {KINDS[-1]} is called {text!r}; {hint}.")
    return Sheet(text, _REF_COLUMNS, rows, (), (), lang)


def model_sheet(lang: Lang) -> Sheet:
    """Return the labels and relationship types of the graph, with what they join and carry."""
    model = graph_model()
    rows: list[Row] = [
        {"kind": "节点", "name": name, "ends": [], "properties": ["uri", *model.properties_of(name)]}
        for name in model.nodes
    ]
    rows += [
        {
            "kind": "关系",
            "name": name,
            "ends": [f"{start} → {end}" for start, end in edge.ends],
            "properties": list(edge.properties),
        }
        for name, edge in model.edges.items()
    ]
    return Sheet("图的词汇" if lang == "zh" else "Words of the graph", _MODEL_COLUMNS, rows, (), (), lang)


def question_list(questions: Iterable[Question], lang: Lang) -> str:
    """Return the names and titles of questions as text."""
    listed = list(questions)
    column = widest(q.name for q in listed)
    return "".join(f"{pad(q.name, column)}  {q.title(lang)}\n" for q in listed)


def explanation(question: Question, lang: Lang) -> str:
    """Return what a question answers, with its parameters and columns, as text."""
    words = (
        ("参数", "列", "必填", "默认") if lang == "zh" else ("Parameters", "Columns", "required", "default")
    )
    lines = [f"{question.name}: {question.title(lang)}", "", *textwrap.wrap(question.answers(lang), 100), ""]
    if question.parameters:
        lines.append(f"{words[0]}:")
        for p in question.parameters:
            default = words[2] if p.required else f"{words[3]} {'—' if p.default is None else p.default}"
            lines.append(f"{_INDENT}{p.name} ({default}): {p.zh if lang == 'zh' else p.en}")
    lines.append(f"{words[1]}:")
    lines.extend(f"{_INDENT}{c.name}: {c.header(lang)}" for c in question.columns)
    return "\n".join(lines) + "\n"
