"""What is said about this machine: the server that runs on it, and what `doctor` found."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from ..cypher.header import Column, Lang
from ..graph.doctor import Finding
from ..graph.server import HOME_VARIABLE, USER, ServerHome, State, server_home
from ..graph.stores.base import Row
from .sheet import Sheet

_FACTS = (Column("name", "项目", "what"), Column("value", "内容", "value"))
_FINDINGS = (
    Column("about", "项目", "what"),
    Column("state", "状态", "state"),
    Column("found", "所见", "found"),
    Column("advice", "怎么办", "what to do"),
)
_STATES: dict[str, dict[Lang, str]] = {
    "ok": {"zh": "正常", "en": "ok"},
    "absent": {"zh": "没有", "en": "absent"},
    "bad": {"zh": "须处理", "en": "to be fixed"},
}


def doctor_sheet(findings: Iterable[Finding], lang: Lang) -> Sheet:
    """Return the table of findings."""
    zh = lang == "zh"

    def row(finding: Finding) -> Row:
        return {
            "about": finding.about.zh if zh else finding.about.en,
            "state": _STATES[finding.state][lang],
            "found": finding.found.zh if zh else finding.found.en,
            "advice": finding.advice.zh if zh else finding.advice.en,
        }

    many = list(findings)
    bad = sum(finding.state == "bad" for finding in many)
    closing = (
        (f"{bad} 处须处理" if zh else f"{bad} to be fixed") if bad else ("没有问题" if zh else "all is well")
    )
    return Sheet(
        title="本机检查" if zh else "What is fit on this machine",
        columns=_FINDINGS,
        rows=[row(finding) for finding in many],
        understood=(),
        legend=(closing,),
        lang=lang,
    )


def server_sheet(home: ServerHome, state: State | None, lang: Lang) -> Sheet:
    """Return the facts of the server of a folder; `state` is `None` where none runs."""
    zh = lang == "zh"
    rows: list[Row] = [
        {"name": zh_name if zh else en_name, "value": value}
        for zh_name, en_name, value in _facts(home, state, lang)
    ]
    legend = () if state is None else (_how_to_ask(home, lang),)
    title = "本机 Neo4j" if zh else "Neo4j on this machine"
    return Sheet(title=title, columns=_FACTS, rows=rows, understood=(), legend=legend, lang=lang)


def _facts(home: ServerHome, state: State | None, lang: Lang) -> Iterator[tuple[str, str, str]]:
    zh = lang == "zh"
    yield "文件夹", "folder", str(home.folder)
    if state is None:
        yield "状态", "state", "没有运行" if zh else "not running"
        return
    yield "状态", "state", f"运行中（进程 {state.pid}）" if zh else f"running (process {state.pid})"
    yield "版本", "version", state.neo4j
    yield "Bolt", "Bolt", state.bolt_address
    yield "Browser", "Browser", f"{state.http_address}/browser/"
    if state.auth:
        yield "用户", "user", USER
        yield "密码", "password", f"见 {home.password_file}" if zh else f"in {home.password_file}"
    else:
        yield "密码", "password", "不要密码，只在本机可达" if zh else "none; reached from this machine only"


def _how_to_ask(home: ServerHome, lang: Lang) -> str:
    elsewhere = home != server_home()
    named = f"{HOME_VARIABLE}={shlex.quote(str(home.folder))} " if elsewhere else ""
    command = f"{named}policygraph ask plans --store neo4j://"
    return f"装入与提问：{command}" if lang == "zh" else f"load and ask like this: {command}"
