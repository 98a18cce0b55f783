"""The responsibility map as a workbook: the map, the duties with their evidence, the targets, the legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..cypher.catalogue import question
from ..cypher.header import Column, Lang
from ..cypher.terms import ROLE_MEANINGS, ROLES
from ..graph.stores.base import Row
from .cells import Scalar
from .matrix import SHORT, STANDINGS, Matrix
from .responsibility import ResponsibilityMap, duty_sheet
from .selection import ROLE_ORDER
from .sheet import Sheet
from .workbook import Page, legend_page, page_of, safe

_NAMES: Mapping[Lang, tuple[str, str, str]] = {
    "zh": ("责任图", "责任明细", "目标"),
    "en": ("map", "duties", "targets"),
}
_OFFICE: Mapping[Lang, str] = {"zh": "部门类别", "en": "kind of office"}
_LEADING: Mapping[Lang, str] = {"zh": "牵头情况（任务数）", "en": "who leads (measures)"}
_MAP_COLUMN = 22  # width of a column of the map, where long titles go on in further lines
_CLAUSE = Column("clause", "责任条款", "responsibility clause")
_NO_CLAUSE: Mapping[Lang, str] = {
    "zh": "未列责任条款：记录不含原文；用 --document 给出文件，或载入含原文的记录",
    "en": "no clauses shown: the records hold no text; name the documents with --document, "
    "or load records with text",
}
_TARGETS = ("province", "place", "plan", "path", "measure")
# Grounds as light as a marker's ink, so that black letters stay easy to read.
_GROUNDS = {
    "lead": "CFE2F3",
    "sole": "D9EAD3",
    "shared": "FCE5CD",
    "support": "E7E9EC",
    "implement": "EAD1DC",
    "nobody": "F4CCCC",
}


def pages(drawn: ResponsibilityMap, matrix: Matrix, targets: Sequence[Row], lang: Lang) -> Iterator[Page]:
    """Yield the pages of the workbook; `targets` are those of `selection.targets_of`."""
    duties = duty_sheet(drawn, lang)
    columns = (*duties.columns, _CLAUSE) if any(row["clause"] for row in duties.rows) else duties.columns
    yield _map_page(matrix, lang)
    yield page_of(replace(duties, columns=columns), _NAMES[lang][1])
    yield page_of(target_sheet(targets, lang), _NAMES[lang][2])
    yield legend_page(duties, legend_lines(drawn, lang))


def target_sheet(targets: Sequence[Row], lang: Lang) -> Sheet:
    """Return the targets of the measures on the map."""
    own = [c for c in question("targets-of-plan").columns if c.name not in _TARGETS]
    where = [c for c in question("duties-on-topic").columns if c.name in _TARGETS]
    return Sheet(_NAMES[lang][2], (*where, *own), list(targets), (), (), lang)


def legend_lines(drawn: ResponsibilityMap, lang: Lang) -> Iterator[str]:
    """Yield what the words in the cells of a map mean: every role, and what is said of leading."""
    at = 0 if lang == "zh" else 1
    colon = "：" if lang == "zh" else ": "
    for role in ROLE_ORDER:
        yield f"{SHORT[role][at]} = {ROLES[role][at]}{colon}{ROLE_MEANINGS[role][at]}"
    yield f"{_LEADING[lang]}{colon}{' / '.join(names[at] for names in STANDINGS.values())}"
    if drawn.found.rows and not any(row["clause"] for row in drawn.found.rows):
        yield _NO_CLAUSE[lang]


def _map_page(matrix: Matrix, lang: Lang) -> Page:
    above = any(one.above for one in matrix.headings)
    heads: list[list[Scalar]] = [
        [_OFFICE[lang], *(safe(matrix.name_of(one, lang)) for one in matrix.headings)]
    ]
    if above:
        heads.insert(0, ["", *(safe(one.above) for one in matrix.headings)])
    leading = [_LEADING[lang], *(matrix.leading_words(one.key, lang) for one in matrix.headings)]
    body: list[list[Scalar]] = [list(leading)]
    fills = {}
    for office in matrix.offices:
        line: list[Scalar] = [safe(office)]
        for one in matrix.headings:
            cell = matrix.cells.get((office, one.key))
            line.append(cell.words(lang) if cell else "—")
            if cell:
                fills[len(heads) + len(body) + 1, len(line)] = _GROUNDS[cell.strongest()]
        body.append(line)
    for at, one in enumerate(matrix.headings, 2):
        many = matrix.leading.get(one.key, {})
        fills[len(heads) + 1, at] = _GROUNDS["lead" if set(many) == {"lead"} else "nobody"]
    return Page(
        _NAMES[lang][0],
        [*heads, *body],
        headings=len(heads),
        frozen=(len(heads) + 1, 1),
        filtered=False,
        widest=_MAP_COLUMN,
        fills=fills,
    )


def matrix_sheet(drawn: ResponsibilityMap, matrix: Matrix, lang: Lang) -> Sheet:
    """Return the matrix as a table: a line on who leads, then a line an office."""
    duties = duty_sheet(drawn, lang)
    columns = [Column("office", _OFFICE["zh"], _OFFICE["en"])]
    columns += [
        Column(one.key, matrix.name_of(one, "zh"), matrix.name_of(one, "en")) for one in matrix.headings
    ]
    leading: Row = {one.key: matrix.leading_words(one.key, lang) for one in matrix.headings}
    rows: list[Row] = [{"office": _LEADING[lang], **leading}]
    for office in matrix.offices:
        row: Row = {"office": office}
        for one in matrix.headings:
            cell = matrix.cells.get((office, one.key))
            row[one.key] = cell.words(lang) if cell else "—"
        rows.append(row)
    legend = tuple(legend_lines(drawn, lang))
    return Sheet(duties.title, tuple(columns), rows, duties.understood, legend, lang, duties.summary)
