"""Stores by a short name: a file of lines `NAME.address=…`, `NAME.user=…`, in the way of neo4j.conf.

For people who work with several servers, and for passwords that should stand in no shell history. A file
that holds a password must be readable by its owner alone.
"""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from ...errors import UsageError
from .errors import StoreRefused

PROFILES_VARIABLE = "POLICYGRAPH_PROFILES"
SIGN = "@"
"""What stands before the name of a profile after `--store`."""

_KEYS = frozenset({"address", "user", "password", "database"})


@dataclass(frozen=True, slots=True)
class Profile:
    """One store: a folder or an address, and how to be let in; what the file does not say is `None`."""

    address: str
    user: str | None = None
    password: str | None = None
    database: str | None = None


def profiles_file() -> Path:
    """Return $POLICYGRAPH_PROFILES, or `stores.conf` in the user's configuration directory."""
    named = os.environ.get(PROFILES_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - few use profiles

    return Path(platformdirs.user_config_dir("policygraph", appauthor=False)) / "stores.conf"


def profile(name: str) -> Profile:
    """Return the profile of this name.

    Raises `UsageError` for a name or key that is not there, `StoreRefused` for a file that cannot be read or
    whose password others can read.
    """
    file = profiles_file()
    known = _read(file)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
        hint = f"the nearest are {', '.join(near)}" if near else f"write {name}.address=… into it"
        raise UsageError(f"{file} has no store {name!r}; {hint}.")
    found = known[name]
    if "address" not in found:
        raise UsageError(f"{file} says nothing of where {name} is; add the line {name}.address=….")
    if "password" in found:
        _check_private(file)
    return Profile(**found)


def _read(file: Path) -> dict[str, dict[str, str]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreRefused(
            f"The profiles in {file} cannot be read ({error}); make the file, or name another with "
            f"${PROFILES_VARIABLE}."
        ) from error
    known: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        left, sign, value = text.partition("=")
        name, _, key = left.strip().rpartition(".")
        if not sign or not name or key not in _KEYS:
            # The line may hold a password, so it is not repeated.
            raise UsageError(
                f"Line {number} of {file} is no profile; write NAME.KEY=VALUE with one of the keys "
                f"{', '.join(sorted(_KEYS))}."
            )
        known.setdefault(name, {})[key] = value.strip()
    return known


def _check_private(file: Path) -> None:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise StoreRefused(f"{file} holds a password and others can read it; run `chmod 600 {file}`.")
