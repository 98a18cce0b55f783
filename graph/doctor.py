"""What is installed, reachable and fit on this machine, and what to do about what is not.

Each check looks at one thing and says what it found; none of them raises. Where the graph is on a server, it
is asked for its plans by the same way that questions take, so that a green line means that asking works.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from ..errors import PolicygraphError
from .server import LTS, ServerHome, cache_folder, server_home
from .server.jars import jar_folder, missing_jars
from .server.java import javas
from .stores import Store, default_location, open_store
from .stores.schema import absent
from .stores.shape import current_shape

State = Literal["ok", "absent", "bad"]
"""`absent`: not there and not needed for what most people do; `bad`: needs something to be done."""

ENVIRONMENT = frozenset(
    {
        *(
            "POLICYGRAPH_STORE",
            "POLICYGRAPH_PROFILES",
            "POLICYGRAPH_PASSWORD",
            "POLICYGRAPH_LANG",
            "POLICYGRAPH_DEBUG",
        ),
        *("POLICYGRAPH_CACHE", "POLICYGRAPH_JAVA", "POLICYGRAPH_NEO4J_HOME", "POLICYGRAPH_DOCUMENTS"),
    }
)
"""The variables that policygraph reads; another one with this beginning is a slip of the pen."""

_NEEDED = ("arcadedb", "neo4j")
_FOR_DEVELOPERS = frozenset({"test", "bench"})
_JAR_BYTES = 200_000_000
_OLDEST_PYTHON = (3, 11)
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)")
_EXTRA = re.compile(r"extra == ['\"](?P<extra>[\w-]+)['\"]")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: about what, how it stands, what is there, what to do (empty: nothing)."""

    about: Said
    state: State
    found: Said
    advice: Said = Said("", "")


def examine(location: str | None = None, home: Path | None = None) -> Iterator[Finding]:
    """Yield what each check finds, quick ones first; `location` is the store, `home` the server's folder."""
    yield _python()
    yield from _packages()
    yield from _extras()
    yield from _java()
    yield _jars()
    yield _writable(Said("缓存文件夹", "cache folder"), cache_folder(), "POLICYGRAPH_CACHE")
    yield _server(server_home(home))
    yield from _variables()
    yield _output()
    yield _store(location)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fit = sys.version_info[:2] >= _OLDEST_PYTHON
    return Finding(
        Said("Python", "Python"),
        "ok" if fit else "bad",
        _same(f"{version}, {sys.executable}"),
        Said("", "") if fit else Said("装 Python 3.11 或更新的版本", "install Python 3.11 or newer"),
    )


def _packages() -> Iterator[Finding]:
    for name in ("policygraph", *_NEEDED):
        version = _version(name)
        yield Finding(
            _same(name),
            "ok" if version else "bad",
            _same(version) if version else _MISSING,
            Said("", "") if version else _pip("policygraph"),
        )


def _extras() -> Iterator[Finding]:
    """Yield a line for each extra; which packages it has is read from the installed metadata."""
    members: dict[str, list[str]] = {}
    for requirement in _requirements():
        which, package = _EXTRA.search(requirement), _REQUIREMENT.match(requirement)
        if which and package and package["name"] != "policygraph" and which["extra"] not in _FOR_DEVELOPERS:
            members.setdefault(which["extra"], []).append(package["name"])
    for extra, names in sorted(members.items()):
        versions = {name: _version(name) for name in names}
        complete = all(versions.values())
        yield Finding(
            Said(f"附加组件 {extra}", f"extra {extra}"),
            "ok" if complete else "absent",
            _same(", ".join(f"{name} {version}" for name, version in versions.items() if version))
            if complete
            else Said(f"没有装 {_absent(versions)}", f"not installed: {_absent(versions)}"),
            Said("", "") if complete else _pip(f"policygraph[{extra}]"),
        )


def _absent(versions: dict[str, str | None]) -> str:
    return ", ".join(name for name, version in versions.items() if not version)


def _requirements() -> list[str]:
    try:
        return metadata.requires("policygraph") or []
    except metadata.PackageNotFoundError:
        return []


def _java() -> Iterator[Finding]:
    fitting = " / ".join(map(str, LTS.java))
    found = javas()
    if not found:
        yield Finding(Said("Java", "Java"), "absent", _MISSING, _pip("policygraph[server]"))
    chosen = next((java for java in found if java.version in LTS.java), None)
    for java in found:
        fit = java.version in LTS.java
        use = Said("，会用这个", ", this one is used") if java is chosen else Said("", "")
        yield Finding(
            Said(f"Java（{java.origin}）", f"Java ({java.origin})"),
            "ok" if fit else "bad" if java.origin.startswith("$") else "absent",
            Said(
                f"{java.version or '?'}, {java.program}{use.zh}",
                f"{java.version or '?'}, {java.program}{use.en}",
            ),
            Said("", "")
            if fit
            else Said(
                f"Neo4j 要 Java {fitting}，这个不用", f"Neo4j needs Java {fitting}; this one is passed over"
            ),
        )


def _jars() -> Finding:
    folder, about = jar_folder(LTS), Said(f"Neo4j {LTS.neo4j} 程序", f"Neo4j {LTS.neo4j} program")
    missing = len(missing_jars(folder))
    if missing:
        return Finding(
            about,
            "absent",
            Said(
                f"{folder} 中缺 {missing} 个文件，共 {len(LTS.jars)} 个",
                f"{missing} of {len(LTS.jars)} files are not in {folder}",
            ),
            Said(
                "`policygraph neo4j start` 会从 Maven Central 取来（约 150 MB）",
                "`policygraph neo4j start` fetches them from Maven Central (about 150 MB)",
            ),
        )
    return Finding(about, "ok", Said(f"{folder}，{len(LTS.jars)} 个文件", f"{folder}, {len(LTS.jars)} files"))


def _writable(about: Said, folder: Path, variable: str) -> Finding:
    """Say whether files can be made there, and whether the server would fit."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    advice = Said(f"用 ${variable} 另指一处", f"name another place with ${variable}")
    try:
        with tempfile.TemporaryFile(dir=nearest):
            free = shutil.disk_usage(nearest).free
    except OSError as error:
        return Finding(
            about,
            "bad",
            Said(f"{nearest} 不能写（{error.strerror}）", f"{nearest} cannot be written ({error.strerror})"),
            advice,
        )
    room = Said(f"{folder}，可用 {free // 10**6} MB", f"{folder}, {free // 10**6} MB free")
    return Finding(about, "ok", room) if free > _JAR_BYTES else Finding(about, "bad", room, advice)


def _server(home: ServerHome) -> Finding:
    about = Said("本机 Neo4j", "Neo4j on this machine")
    try:
        running = home.running()
    except PolicygraphError as error:
        return Finding(about, "absent", _same(str(error)))
    if running is None:
        return Finding(
            about,
            "absent",
            Said(f"没有运行（{home.folder}）", f"not running ({home.folder})"),
            Said("要用 Neo4j Browser：`policygraph browser`", "for Neo4j Browser: `policygraph browser`"),
        )
    return Finding(
        about,
        "ok",
        Said(
            f"{running.neo4j} 运行中，{running.bolt_address}，{running.http_address}/browser/",
            f"{running.neo4j} runs at {running.bolt_address}, {running.http_address}/browser/",
        ),
    )


def _variables() -> Iterator[Finding]:
    for name in sorted(name for name in os.environ if name.startswith("POLICYGRAPH_")):
        shown = "***" if "PASSWORD" in name else os.environ[name]
        if name in ENVIRONMENT:
            yield Finding(_same(f"${name}"), "ok", _same(shown))
        else:
            yield Finding(
                _same(f"${name}"),
                "bad",
                _same(shown),
                Said("没有这个变量，看看拼写", "there is no such variable; look at the spelling"),
            )


def _output() -> Finding:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    fit = encoding in {"utf8", "gb18030"}
    return Finding(
        Said("输出编码", "output encoding"),
        "ok" if fit else "bad",
        _same(encoding or "?"),
        Said("", "")
        if fit
        else Said("设 PYTHONUTF8=1，否则汉字印不出来", "set PYTHONUTF8=1, or Chinese cannot be printed"),
    )


def _store(location: str | None) -> Finding:
    """Open the store that commands would take and count its plans."""
    place = default_location() if location is None else location
    about = Said("图", "graph")
    load = Said(
        "`policygraph load` 装入随附的五份文件", "`policygraph load` puts in the five plans that ship"
    )
    if "://" not in place and not Path(place).expanduser().exists():
        return Finding(about, "absent", Said(f"{place} 还没有", f"{place} is not there yet"), load)
    try:
        with open_store(place, create=False) as store:
            row = store.query("MATCH (p:Plan) RETURN count(p) AS plans")[0]
            where = store.location
            missing = _missing(store) if row["plans"] else ()
    except PolicygraphError as error:
        return Finding(about, "bad", _same(str(error)))
    if missing:
        return Finding(
            about, "bad", _without(missing, f"{where}，{row['plans']}", f"{where}, {row['plans']}"), _RELOAD
        )
    return Finding(
        about,
        "ok" if row["plans"] else "absent",
        Said(f"{where}，{row['plans']} 份文件", f"{where}, {row['plans']} plans"),
        Said("", "") if row["plans"] else load,
    )


def _missing(store: Store) -> tuple[str, ...]:
    """Return the constraints and indexes that a Neo4j lacks; in an embedded graph nobody else drops any."""
    if store.kind != "neo4j":
        return ()
    try:
        return absent(store.query, current_shape().indexes())
    except PolicygraphError:
        # Who may ask questions need not be allowed to list constraints; that is no fault of the graph.
        return ()


def _without(missing: tuple[str, ...], zh: str, en: str) -> Said:
    """Say how many constraints and indexes are missing, and the first of their names."""
    named = ", ".join(missing[:_NAMED]) + (", …" if len(missing) > _NAMED else "")
    return Said(
        f"{zh} 份文件；缺 {len(missing)} 个约束或索引：{named}",
        f"{en} plans; {len(missing)} constraints or indexes are missing: {named}",
    )


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _same(text: str) -> Said:
    return Said(text, text)


def _pip(what: str) -> Said:
    return _same(f"pip install '{what}'")


_MISSING = Said("没有", "not there")
_NAMED = 3
_RELOAD = Said(
    "再装入图中任一份文件的记录：`policygraph load` 先补上约束和索引",
    "load the records of any of its plans again: `policygraph load` first makes what is missing",
)
