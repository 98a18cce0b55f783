"""What a stranger's Cypher text names: labels, types, properties, procedures; read by its signs, not parsed.

A store answers a label that does not exist with no rows, which looks like a fact. To say "there is no such
label" before the store is asked, the text is cut into tokens (comments, strings and names in backticks are
one token each), and names are taken where Cypher has them: after a colon inside `( )` or `-[ ]-`, after a
point behind a variable, in the map of a pattern, after CALL. Where a reading is in doubt nothing is taken:
the store has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<string>'(?:\\.|[^'\\])*'?|\"(?:\\.|[^\"\\])*\"?)"
    r"|`(?P<quoted>(?:``|[^`])*)`?"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<number>\d[\w.]*?(?=\.\.|[^\w.]|\Z))"
    r"|(?P<sign>::|\.\.|<-|->|.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL", "TRANSACTIONS"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `kind` is word (a name in backticks too), string, number or sign."""

    kind: str
    text: str
    quoted: bool = False

    def says(self, word: str) -> bool:
        """Return whether this is that keyword (never so in backticks)."""
        return self.kind == "word" and not self.quoted and self.text.upper() == word


@dataclass(slots=True)
class Names:
    """What the text names. `labels`/`types` of a variable are those that a pattern gives it."""

    labels: dict[str, None] = field(default_factory=dict)
    types: dict[str, None] = field(default_factory=dict)
    properties: dict[tuple[str, str], None] = field(default_factory=dict)
    nodes: dict[str, set[str]] = field(default_factory=dict)
    edges: dict[str, set[str]] = field(default_factory=dict)
    rebound: set[str] = field(default_factory=set)
    procedures: dict[str, None] = field(default_factory=dict)
    reads_files: bool = False
    stops_others: bool = False


def unescaped(text: str) -> str:
    r"""Return the text with `\uXXXX` as the sign it stands for: Neo4j reads it so before anything else."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def tokens(text: str) -> list[Token]:
    """Cut a Cypher text into tokens, white space and comments left out."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "quoted":
            yield Token("word", match["quoted"].replace("``", "`"), quoted=True)
        elif kind != "space":
            yield Token(kind, match[0])


def names_in(text: str) -> Names:
    """Return what the text names."""
    return _Reader(tokens(text)).read()


class _Reader:
    """Goes through the tokens once, with a stack of the brackets that are open."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._names = Names()
        # (what kind of bracket, the variable of the pattern that it opens)
        self._open: list[tuple[str, str]] = []

    def read(self) -> Names:
        for at, token in enumerate(self._tokens):
            if token.kind == "sign":
                self._sign(at, token.text)
            elif token.kind == "word":
                self._word(at, token)
        return self._names

    def _at(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else Token("sign", "")

    def _sign(self, at: int, sign: str) -> None:
        before, after = self._at(at - 1), self._at(at + 1)
        if sign in "([{":
            self._open.append((self._bracket(sign, at), self._variable(at)))
        elif sign in ")]}" and self._open:
            self._open.pop()
        elif sign == ":" and self._inside() not in {"map", "pattern-map"}:
            self._expression(at, before)
        elif sign == ":" and self._inside() == "pattern-map" and before.kind == "word":
            self._names.properties[self._open[-1][1], before.text] = None
        elif sign == "." and before.kind == after.kind == "word" and self._at(at + 2).text not in {"(", "."}:
            is_chain = self._at(at - 2).text in {".", "$"}
            if not is_chain:
                self._names.properties[before.text, after.text] = None

    def _bracket(self, sign: str, at: int) -> str:
        before = self._at(at - 1)
        if sign == "(":
            return "call" if before.kind == "word" and not _is_clause(before) else "node"
        if sign == "[":
            return "edge" if before.text in {"-", "<-"} else "list"
        inside = self._inside()
        if inside in {"node", "edge"} and before.kind == "word" and not before.says("WHERE"):
            return "pattern-map"
        if any(before.says(word) for word in _SUBQUERIES) or before.text == ")":
            return "block"
        return "map"

    def _inside(self) -> str:
        return self._open[-1][0] if self._open else ""

    def _variable(self, at: int) -> str:
        """Return the variable of a pattern that opens here, or of the pattern whose map opens here."""
        if self._at(at).text == "{":
            return self._open[-1][1] if self._open else ""
        after = self._at(at + 1)
        return (
            after.text if after.kind == "word" and self._at(at + 2).text in {":", ")", "]", "{", "*"} else ""
        )

    def _expression(self, at: int, before: Token) -> None:
        """Take the label or type expression behind this colon: `:A|B`, `:!A`, `:(A|B)&C`."""
        edge = self._inside() == "edge"
        variable = before.text if before.kind == "word" else self._open[-1][1] if self._open else ""
        if edge:
            variable = self._open[-1][1]
        held = (self._names.edges if edge else self._names.nodes).setdefault(variable, set())
        wants_name = True
        at += 1
        while True:
            token = self._at(at)
            if token.kind == "word" and wants_name:
                (self._names.types if edge else self._names.labels)[token.text] = None
                held.add(token.text)
                wants_name = False
            elif token.text in {"|", "&", "!", ":"} and not (token.text == "|" and self._inside() == "list"):
                wants_name = True
            elif not (token.text == "(" and wants_name):
                return
            at += 1

    def _word(self, at: int, token: Token) -> None:
        before, after = self._at(at - 1), self._at(at + 1)
        opened = before.text == "(" and self._inside() == "node"
        if opened and after.text in {")", ":", "{"}:
            self._names.nodes.setdefault(token.text, set())
        elif before.text == "[" and self._inside() == "edge" and after.text in {"]", ":", "{", "*"}:
            self._names.edges.setdefault(token.text, set())
        if before.says("AS") or after.says("IN"):
            self._names.rebound.add(token.text)
        if token.says("LOAD") and after.says("CSV"):
            self._names.reads_files = True
        if token.says("TERMINATE") and (after.says("TRANSACTION") or after.says("TRANSACTIONS")):
            self._names.stops_others = True
        if before.says("CALL"):
            self._procedure(at)

    def _procedure(self, at: int) -> None:
        parts = [self._at(at).text]
        while self._at(at + 1).text == "." and self._at(at + 2).kind == "word":
            parts.append(self._at(at + 2).text)
            at += 2
        self._names.procedures[".".join(parts)] = None


# A bracket behind one of these opens a pattern or an expression, behind any other word a call.
_CLAUSES = frozenset(
    {
        *("MATCH", "MERGE", "CREATE", "WHERE", "RETURN", "WITH", "IN", "AND", "OR", "XOR", "NOT", "EXISTS"),
        *("SHORTEST", "WHEN", "THEN", "ELSE", "CASE", "AS", "CALL", "ON"),
    }
)


def _is_clause(token: Token) -> bool:
    return not token.quoted and token.text.upper() in _CLAUSES
