"""When two spellings name one body.

A kind of office in the register holds more than one body of a place: 交通运输 has the transport bureau, the
bus company and the road inspectors. Place and kind alone would make them one agency, and the one that leads
could not be told from the one that supports. So a spelling stands for *the* office of that kind only if it
is the kind's own name with the ending of a department (厅, 局, 委, 部, 办), in full or shortened (发改委,
发展和改革委员会); every other body goes by its name. A body that was renamed in a reform (环境保护厅,
生态环境厅) is two agencies of one kind.
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


def plain_spelling(name: str) -> str:
    """Return what spellings of one name have in common: no 和, no brackets, 委 for 委员会 …"""
    text = _DROPPED.sub("", fold(name))
    for long, short in _SHORTENED:
        text = text.replace(long, short)
    return text


def names_the_office(form: str, office: str, names: Iterable[str]) -> bool:
    """Return whether `form` (a name without its place) stands for the office of the kind `office` itself.

    `names` are the register's names of the kind: one that is longer than the kind's own (林业和草原局 of
    林业) explains short forms that the kind's own name does not (林草局).
    """
    kind, core = plain_spelling(office), _core(form)
    if plain_spelling(form) == kind:
        return True
    if core is None or core[0] != kind[0]:
        return False
    if _shortens(core, kind) or _shortens(kind, core):
        return True
    longer = (full for full in map(_core, names) if full and _shortens(kind, full))
    return any(full[0] == kind[0] and _shortens(core, full) for full in longer)


def _core(form: str) -> str | None:
    """Return a department's name without its ending; `None` for what has another one (集团, 中心, 支队)."""
    match = _DEPARTMENT.fullmatch(plain_spelling(form))
    return match[1] if match else None


def _shortens(short: str, full: str) -> bool:
    """Return whether the characters of `short` stand in `full` in this order: 发改 in 发展改革."""
    rest = iter(full)
    return all(character in rest for character in short)
