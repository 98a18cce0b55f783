"""When two spellings name one body.

A kind of office in the register holds more than one body of a place: 交通运输 has the transport bureau, the
bus company and the road inspectors. Place and kind alone would make them one agency, and the one that leads
could not be told from the one that supports. So a spelling stands for *the* office of its kind only if it
is the kind's own name with the ending of a department (厅, 局, 委, 部, 办), shortened (发改委) or in full
(发展和改革委员会). What adds a task of its own (公安交通管理局 beside 公安局) is another body, and so is
what has another ending (集团, 中心, 支队). A body renamed in a reform (环境保护厅, 生态环境厅) is two
agencies of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .iris import fold

_SHORTENED = (
    ("人民政府", "政府"),
    ("委员会", "委"),
    ("管理委", "管委"),
    ("管委会", "管委"),
    ("办公室", "办"),
)
_DROPPED = re.compile(r"[和与及、()（）〔〕\[\]【】〈〉]")
_DEPARTMENT = re.compile(r"(.+?)(?:厅|局|委|部|办)")
# 林业和草原, 大数据发展管理: joined to another task by 和, or no task at all.
_ADDS_NO_TASK = re.compile(r"[和与及].+|(?:发展|监督|管理|事务|服务|工作|保障|建设)*")


def plain_spelling(name: str) -> str:
    """Return what spellings of one name have in common: no 和, no brackets, 委 for 委员会 …"""
    return _DROPPED.sub("", _shortened(name))


def body_of_office(form: str, office: str, names: Iterable[str]) -> str | None:
    """Return which body of the kind `office` a `form` (a name without its place) stands for.

    An empty string is the office itself; a text is equal for the spellings of one other department (经信厅
    and 经济和信息化厅, by the register's `names`); `None` is a body that only its whole name tells.
    """
    kind, core = plain_spelling(office), _core(form)
    if plain_spelling(form) == kind or (core and _is_kind(form, core, kind)):
        return ""
    if core is None:
        return None
    longer = [(full, name) for name in names if (full := _core(name)) and _begins_and_shortens(core, full)]
    longest = max((full for full, _ in longer), key=lambda full: (len(full), full), default=core)
    if any(full == longest and _is_kind(name, full, kind) for full, name in longer):
        return ""
    return longest


def _is_kind(form: str, core: str, kind: str) -> bool:
    if _begins_and_shortens(core, kind):
        return True
    if core.startswith(kind):
        whole = _DEPARTMENT.fullmatch(_shortened(form))
        return whole is not None and _ADDS_NO_TASK.fullmatch(whole[1].removeprefix(kind)) is not None
    return _begins_and_shortens(kind, core)


def _shortened(name: str) -> str:
    text = fold(name)
    for long, short in _SHORTENED:
        text = text.replace(long, short)
    return text


def _core(form: str) -> str | None:
    """Return a department's name without its ending; `None` for what has another one (集团, 中心, 支队)."""
    match = _DEPARTMENT.fullmatch(plain_spelling(form))
    return match[1] if match else None


def _begins_and_shortens(short: str, full: str) -> bool:
    """Return whether `short` begins like `full` and its characters stand there in order: 发改 in 发展改革.

    The same beginning is asked for, since 运输管理局 is no short form of 交通运输和邮政管理局.
    """
    rest = iter(full)
    return short[:1] == full[:1] and all(character in rest for character in short)
