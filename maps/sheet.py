"""An answer ready to be shown or written: columns, rows, and the legend that says in words how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..cypher.catalogue import Answer
from ..cypher.free import FreeAnswer
from ..cypher.header import Column, Lang
from ..cypher.lookup import Understood
from ..cypher.terms import FIRST_NAMED, ROLE_MEANINGS, ROLES, english
from ..graph.stores.base import Row

_MANY = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every writer takes. `understood` says what was asked about, `legend` what its words mean.

    `summary` is one sentence that stands before the lines: what a reader of a long table wants first.
    """

    title: str
    columns: tuple[Column, ...]
    rows: list[Row]
    understood: tuple[str, ...]
    legend: tuple[str, ...]
    lang: Lang
    summary: str = ""


def sheet_of(answer: Answer, lang: Lang) -> Sheet:
    """Return the sheet of an answer in a language."""
    return Sheet(
        title=answer.question.title(lang),
        columns=answer.columns,
        rows=answer.rows,
        understood=(
            *(understood_of(u, lang) for u in answer.understood if u.means),
            *((answer.empty[lang],) if lang in answer.empty else ()),
        ),
        legend=tuple(legend_of(answer.columns, answer.rows, lang, keys=answer.question.name != "evidence")),
        lang=lang,
    )


def free_sheet(answer: FreeAnswer, given: Mapping[str, object], lang: Lang) -> Sheet:
    """Return the sheet of a free question: its own column names, and how its parameters were read."""
    shown = len(answer.rows)
    cut = (
        f"只列出前 {shown} 行；更多用 --limit"
        if lang == "zh"
        else f"the first {shown} rows; --limit shows more"
    )
    return Sheet(
        title="自拟查询" if lang == "zh" else "Your query",
        columns=tuple(Column(name, name, name) for name in answer.columns),
        rows=answer.rows,
        understood=tuple(f"${name} = {value!r}" for name, value in given.items()),
        legend=(cut,) if answer.cut else (),
        lang=lang,
    )


def understood_of(one: Understood, lang: Lang) -> str:
    """Return "what was typed → what it was taken to mean": no silent guess."""
    names = list(one.means[:_MANY])
    if len(one.means) > _MANY:
        names.append(f"… {len(one.means)}")
    return f"{one.typed} → {('、' if lang == 'zh' else ', ').join(names)}"


def legend_of(
    columns: Sequence[Column], rows: Sequence[Row], lang: Lang, *, keys: bool = True
) -> Iterator[str]:
    """Yield what the words in these rows mean; `keys`: also what an id is good for."""
    at = 0 if lang == "zh" else 1
    shown = {v for c in columns if c.term for row in rows if isinstance(v := row.get(c.name), str)}
    for role, names in ROLES.items():
        if names[0] in shown:
            yield f"{names[at]}{'：' if lang == 'zh' else ': '}{ROLE_MEANINGS[role][at]}"
    if FIRST_NAMED[0] in shown:
        yield _FIRST_NAMED_MEANS[lang]
    if any(c.name == "start" for c in columns) and rows:
        yield _SPAN_MEANS[lang]
    if keys and any(c.key for c in columns) and rows:
        yield _KEY_MEANS[lang]


_FIRST_NAMED_MEANS: dict[Lang, str] = {
    "zh": f"{FIRST_NAMED[0]}：责任条款中列在第一位，但文件未写由其牵头",
    "en": f"{english(FIRST_NAMED[0])}: it stands first in the clause, the plan does not say that it leads",
}
_KEY_MEANS: dict[Lang, str] = {
    "zh": "编号：`policygraph ask evidence -p id=编号` 给出证据",
    "en": "id: `policygraph ask evidence -p id=ID` shows the proof",
}
_SPAN_MEANS: dict[Lang, str] = {
    "zh": "起、止：`policygraph text` 所印正文中的字符位置，从 0 起，止处不含",
    "en": "start, end: characters of what `policygraph text` prints, from 0, end not included",
}
