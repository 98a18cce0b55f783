r"""What a query may not do: make this machine call others.

pyoxigraph follows `SERVICE` to whatever address a query names, those behind a firewall too, and cannot be
told not to. So a query that holds the word is refused wherever it stands, in a string or a comment too: to
find out where strings and comments end means to read SPARQL exactly as the engine does, and each
difference would be a hole (`pp:a\#b` is a name to the engine, and a comment to a careless reader). Updates
need no guard: the engine's door for queries refuses them as faults of syntax.
"""

from __future__ import annotations

import re

from ..errors import UsageError

_WORD = "service"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_federation(query: str) -> None:
    """Raise `UsageError` for a query with the word SERVICE in it, however it is spelt."""
    # By the standard \u0053 stands for S anywhere in a query.
    if any(_WORD in text.casefold() for text in (query, _ESCAPE.sub(_character, query))):
        raise UsageError(
            "A query may not ask other endpoints, so the word SERVICE is refused, in texts and comments too; "
            "take it out."
        )


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else " "
