"""Two versions of a plan as a table: what changed, in the old words and the new."""

from __future__ import annotations

from collections import Counter

from ..analysis.changes import Change, ChangeKind, Side
from ..analysis.diff import Diff
from ..cypher.header import Column, Lang
from ..cypher.terms import ROLES
from ..graph.stores.base import Row
from .cells import counted
from .sheet import Sheet

KINDS: dict[ChangeKind, tuple[str, str]] = {
    "plan": ("文件信息", "about the plan"),
    "added": ("新增任务", "measure added"),
    "removed": ("删去任务", "measure removed"),
    "moved": ("移动", "moved"),
    "renumbered": ("改号", "renumbered"),
    "retitled": ("改题", "retitled"),
    "duty-added": ("增加责任单位", "agency added"),
    "duty-removed": ("减少责任单位", "agency removed"),
    "duty-replaced": ("更换责任单位", "agency replaced"),
    "role": ("角色变更", "role changed"),
    "order": ("单位次序变更", "order of agencies changed"),
    "clause": ("责任条款措辞", "wording of the clause"),
    "target-added": ("新增目标", "target added"),
    "target-removed": ("删去目标", "target removed"),
    "target": ("目标变更", "target changed"),
    "topic-added": ("新提及", "now mentioned"),
    "topic-removed": ("不再提及", "no longer mentioned"),
}
_ABOUT_PLAN = {
    "title": ("标题", "title"),
    "doc_number": ("文号", "document number"),
    "issued": ("成文日期", "date of issue"),
    "period": ("规划期", "period"),
    "issuers": ("发文机关", "issuers"),
    "cites": ("引用文件", "cited document"),
}
_COLUMNS = (
    Column("change", "变动", "change"),
    Column("measure", "任务", "measure"),
    Column("about", "对象", "about"),
    Column("old_path", "原条目", "old item"),
    Column("old", "原文（旧）", "old words"),
    Column("new_path", "现条目", "new item"),
    Column("new", "原文（新）", "new words"),
)
_SPANS = (
    Column("old_start", "旧文起", "old start"),
    Column("old_end", "旧文止", "old end"),
    Column("new_start", "新文起", "new start"),
    Column("new_end", "新文止", "new end"),
)


def difference_sheet(found: Diff, lang: Lang, *, every: bool, spans: bool) -> Sheet:
    """Return the changes as a sheet; without `every`, mere changes of number are counted, not listed."""
    at = 0 if lang == "zh" else 1
    told = [c for c in found.changes if every or c.kind != "renumbered"]
    rows = [
        {**row, "change": KINDS[change.kind][at], **_in_words(change, at)}
        for change, row in zip(told, map(change_row, told), strict=True)
    ]
    title = found.new.title
    if found.old.title != title:
        title = f"{found.old.title} → {title}"
    columns = _COLUMNS + _SPANS if spans else _COLUMNS
    return Sheet(title, columns, rows, (), _summary(found, len(told), lang), lang)


def difference_rows(found: Diff) -> list[Row]:
    """Return every change as plain values for programs: codes instead of words, spans in both versions."""
    return [change_row(change) for change in found.changes]


def change_row(change: Change) -> Row:
    """Return one change as plain values."""
    return {
        "change": change.kind,
        "measure": change.measure,
        "about": change.about,
        **_half("old", change.old),
        **_half("new", change.new),
    }


def _half(name: str, side: Side | None) -> Row:
    start, end = side.span if side and side.span else (None, None)
    return {
        f"{name}_path": side.path if side else None,
        name: side.words if side else None,
        f"{name}_start": start,
        f"{name}_end": end,
    }


def _in_words(change: Change, at: int) -> Row:
    """Return the cells whose codes people should not have to read."""
    if change.kind == "role" and change.old and change.new:
        return {"old": _role(change.old.words, at), "new": _role(change.new.words, at)}
    if change.kind == "plan":
        return {"about": _ABOUT_PLAN[change.about][at]}
    return {}


def _role(words: str, at: int) -> str:
    onward = ("（以下各项同）", " (and in what follows)")[at] if words.endswith("+") else ""
    return ROLES[words.removesuffix("+")][at] + onward


def _summary(found: Diff, told: int, lang: Lang) -> tuple[str, ...]:
    renumbered = Counter(change.kind for change in found.changes)["renumbered"]
    hidden = len(found.changes) - told
    if lang == "zh":
        lines = [f"两个版本共有 {found.matched} 项任务；变动 {told} 处"]
        lines += [f"另有 {renumbered} 项只是编号变了，加 --all 列出"] if hidden else []
        lines += ["共有的任务很少：这两份文件恐怕不是同一文件的两个版本"] if found.unrelated else []
        return tuple(lines)
    measures, changes = counted(found.matched, "measure"), counted(told, "change")
    lines = [f"{measures} in both versions; {changes}"]
    lines += [f"{renumbered} more only have another number: --all lists them"] if hidden else []
    lines += ["few measures in common: hardly two versions of one plan"] if found.unrelated else []
    return tuple(lines)
