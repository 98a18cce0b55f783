"""What a SPARQL query found, as a table for people."""

from __future__ import annotations

from ..cypher.header import Column, Lang
from ..sparql.catalogue import rows_of
from ..sparql.engine import QUERY_PREFIXES, Solutions
from .sheet import Sheet

_CUT = {"zh": "结果更多，只取前 {} 行", "en": "There are more; these are the first {}"}


def solutions_sheet(found: Solutions | bool, lang: Lang, *, short: bool) -> Sheet:
    """Return the rows of a SELECT, or the one value of an ASK; `short` takes known prefixes for IRIs."""
    if isinstance(found, bool):
        answer = Column("answer", "回答", "answer")
        return Sheet("SPARQL", (answer,), [{"answer": found}], (), (), lang)
    columns = tuple(Column(name, name, name) for name in found.variables)
    rows = [{name: _shown(value, short) for name, value in row.items()} for row in rows_of(found)]
    notes = (_CUT[lang].format(len(rows)),) if found.cut else ()
    return Sheet("SPARQL", columns, rows, (), notes, lang)


def _shown(value: object, short: bool) -> object:
    return shortened(value) if short and isinstance(value, str) else value


def shortened(text: str) -> str:
    """Return an IRI with its prefix, as `pp:Plan`; other text as it is."""
    for prefix, namespace in QUERY_PREFIXES.items():
        if text.startswith(namespace) and text != namespace:
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text
