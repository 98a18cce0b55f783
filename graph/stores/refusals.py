"""What a Neo4j server's refusals mean, by its status codes; the same through whatever client they come."""

from __future__ import annotations

import re

from ...errors import StoreError
from . import schema
from .errors import (
    READ_ONLY,
    QueryRefused,
    QueryTimedOut,
    ReadOnlyViolation,
    SchemaMismatch,
    StoreRefused,
    StoreUnreachable,
    one_line,
)
from .tls import tls_refusal

NOT_ADMITTED = (
    "Neo4j at {where} does not accept the user or the password; "
    "name the user in the address and set $POLICYGRAPH_PASSWORD."
)
_SENTENCES = {
    "Security.Unauthorized": NOT_ADMITTED,
    "Security.AuthenticationRateLimit": (
        "Neo4j at {where} takes no password for some seconds, after several wrong ones; "
        "wait, and try again with the right one in $POLICYGRAPH_PASSWORD."
    ),
    "Security.CredentialsExpired": (
        "Neo4j at {where} admits this user only with a new password; "
        "set one, as in Neo4j Browser, and put it into $POLICYGRAPH_PASSWORD."
    ),
    "Database.DatabaseUnavailable": (
        "The database {database} of Neo4j at {host} has stopped, as on a full disk; "
        "see what the server's log says, mend that, and start the server again."
    ),
    "Database.DatabaseNotFound": (
        "Neo4j at {host} has no database named {database}; "
        "name another one after the host, as in neo4j://{host}/neo4j."
    ),
}
"""What is said for a status code, without its `Neo.ClientError.` or `Neo.TransientError.`"""
_PASSING = "Neo.TransientError."
EXPLAIN = "EXPLAIN "
"""Written before a text that a server shall only plan; its complaints must not speak of it."""
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")


def unreachable(scheme: str, host: str, error: Exception) -> StoreUnreachable:
    """Return the error for a host where no Neo4j answers, or none that is trusted."""
    return tls_refusal(scheme, host) or StoreUnreachable(
        f"No Neo4j answers at {host} ({one_line(error, 120)}); start the server, or check "
        "the host, the port and whether it wants encryption (neo4j+s://)."
    )


def refusal_by_code(code: str, message: str, where: str, host: str, database: str) -> StoreError:
    """Return the error for a status code such as `Neo.ClientError.Statement.SyntaxError`."""
    telling = code.removeprefix("Neo.ClientError.").removeprefix(_PASSING)
    if telling in _SENTENCES:
        return StoreRefused(_SENTENCES[telling].format(where=where, host=host, database=database))
    match code.split("."):
        case [*_, "Statement", "AccessMode"]:
            return ReadOnlyViolation(READ_ONLY)
        case [*_, "Transaction", "TransactionTimedOut" | "TransactionTimedOutClientConfiguration"]:
            return QueryTimedOut(f"Neo4j at {where} did not answer in the time allowed; ask for less.")
        case [*_, "Schema", "ConstraintValidationFailed"]:
            return SchemaMismatch(
                f"The store at {where} holds that key already ({message}) and nothing was written; "
                "remove the element that has it."
            )
        case [_, "ClientError", "Statement" | "Procedure", _]:
            return _query_refusal(message, where)
    if code.startswith(_PASSING):
        says, advice = "could not do it for now, nor when asked again", "try once more when it is less busy"
    else:
        says, advice = "refused", "the server's log says more"
    return StoreRefused(f"Neo4j at {where} {says} ({message}); {advice}.")


def _query_refusal(message: str, where: str) -> StoreError:
    if f"index: {schema.FULLTEXT}" in message:
        return SchemaMismatch(
            f"The database at {where} has no full-text index {schema.FULLTEXT}; "
            "run `policygraph load` once with any plan, which makes it."
        )
    said = _as_typed(message)
    return QueryRefused(f"The query is not right ({said}); correct the Cypher text or its parameters.")


def _as_typed(message: str) -> str:
    """Return a complaint about a text as its author knows it: by line and column, without our first word."""
    said = message.removesuffix(" ^")  # it pointed at a column of the line above
    ours = len(EXPLAIN) if f'"{EXPLAIN}' in said else 0  # the line that it quotes is the first

    def moved(match: re.Match[str]) -> str:
        return f"(line {match[1]}, column {max(1, int(match[2]) - ours)})"

    return _PLACE.sub(moved, said).replace(f'"{EXPLAIN}', '"', 1)
