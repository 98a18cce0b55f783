"""`/sparql` by the SPARQL 1.1 Protocol: queries by GET and by POST, answers in the form that is asked for.

A browser gets a page with a box to write in, and the rows below it. An update is refused, whichever way it
comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..errors import UsageError
from ..graph.stores.errors import QueryTimedOut
from ..sparql.results import Written
from .documents import FORMS, service_document
from .negotiation import language, preferred
from .pages import Pages
from .tidy import answered
from .worker import Request as Asked
from .workers import Busy, Workers

LONGEST_QUERY = 100_000
"""Bytes of a request's body, and of a query in an address, that are read."""
LARGEST_ANSWER = 20_000_000
"""Bytes of an answer."""

_RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "sparql-json",
        "application/json": "sparql-json",
        "application/sparql-results+xml": "sparql-xml",
        "application/xml": "sparql-xml",
        "text/csv": "sparql-csv",
        "text/tab-separated-values": "sparql-tsv",
    }
)
_GRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/ld+json": "jsonld",
        "application/n-triples": "ntriples",
        "application/rdf+xml": "rdfxml",
    }
)
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "sparql-json": "application/sparql-results+json",
        "sparql-xml": "application/sparql-results+xml",
        "sparql-csv": "text/csv; charset=utf-8",
        "sparql-tsv": "text/tab-separated-values; charset=utf-8",
        "turtle": "text/turtle; charset=utf-8",
        "jsonld": "application/ld+json",
        "ntriples": "application/n-triples",
        "rdfxml": "application/rdf+xml",
    }
)
_HTML = "text/html"
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


class _Refused(Exception):
    """A request that is not answered: its status and the sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Endpoint:
    """Answers `/sparql`."""

    def __init__(self, pages: Pages, workers: Workers) -> None:
        self.pages = pages
        self.workers = workers

    async def answer(self, request: Request) -> Response:
        """Answer a request of the protocol."""
        lang = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        accept = request.headers.get("accept")
        query = ""
        try:
            fields = await _fields(request)
            query = _one(fields, "query") or ""
            if not query:
                return self._without_query(request, accept, lang)
            return await self._answered(request, query, fields, accept, lang)
        except _Refused as refused:
            return self._refusal(refused, accept, query, lang)

    def _without_query(self, request: Request, accept: str | None, lang: str) -> Response:
        """Return the page with the box, or what the endpoint can do; a POST must hold a query."""
        if request.method == "POST":
            raise _Refused(400, "The request holds no query; send it as the parameter query or as the body.")
        wanted = preferred(accept, [kind for form in FORMS for kind in form.offers])
        form = next((form for form in FORMS if wanted in form.offers), FORMS[1])
        if form.format is None:
            page = self.pages.query("", None, None, lang)
            return answered(request, page.encode(), form.content_type, None, lang)
        return answered(request, service_document(self.pages.site, form), form.content_type, None)

    async def _answered(
        self, request: Request, query: str, fields: Mapping[str, Sequence[str]], accept: str | None, lang: str
    ) -> Response:
        chosen = _one(fields, "format")
        rows = _wanted(chosen or accept, _RESULTS, page=chosen is None)
        triples = _wanted(chosen or accept, _GRAPHS, page=chosen is None)
        if rows is None and triples is None:
            raise _Refused(406, f"There is no such form; there are {', '.join((*_RESULTS, *_GRAPHS))}.")
        asked = Asked(
            query,
            "sparql-json" if rows in (None, _HTML) else str(rows),
            "turtle" if triples in (None, _HTML) else str(triples),
            LARGEST_ANSWER,
            tuple(fields.get("default-graph-uri", ())),
            tuple(fields.get("named-graph-uri", ())),
        )
        found = await self._found(asked)
        wanted = triples if found.form in _GRAPHS.values() else rows
        if wanted is None:
            raise _Refused(406, "The answer to this query has no such form.")
        if wanted == _HTML:
            page = self.pages.query(query, found, None, lang)
            return answered(request, page.encode(), "text/html; charset=utf-8", None, lang)
        return answered(request, found.data, _TYPES[found.form], None)

    async def _found(self, asked: Asked) -> Written:
        try:
            return await self.workers.ask(asked)
        except (UsageError, QueryTimedOut) as error:
            raise _Refused(400, str(error)) from error
        except Busy as error:
            raise _Refused(503, str(error)) from error

    def _refusal(self, refused: _Refused, accept: str | None, query: str, lang: str) -> Response:
        headers = {"Retry-After": "10"} if refused.status == 503 else {}
        if preferred(accept, ["text/plain", _HTML]) == _HTML and query:
            page = self.pages.query(query, None, str(refused), lang)
            return Response(page, refused.status, headers, "text/html; charset=utf-8")
        return PlainTextResponse(f"{refused}\n", refused.status, headers)


def _wanted(accept: str | None, forms: Mapping[str, str], *, page: bool) -> str | None:
    """Return the name of the form that is liked best, `text/html` for a page, or `None`."""
    offers = [*forms, _HTML] if page else list(forms)
    kind = preferred(accept, offers)
    return kind if kind in (None, _HTML) else forms[str(kind)]


async def _fields(request: Request) -> dict[str, list[str]]:
    """Return the parameters of the protocol, wherever they stand; raise `_Refused` for others."""
    fields = _parsed(request.url.query)
    if request.method != "POST":
        return fields
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise _Refused(403, "This endpoint only reads; updates are not taken.")
    body = await _body(request)
    if kind == _FORM:
        fields = _merged(fields, _parsed(body))
    elif kind == _QUERY:
        fields = _merged(fields, {"query": [body]})
    else:
        raise _Refused(415, f"A query is sent as {_FORM} or {_QUERY}, not as {kind[:50] or 'nothing'}.")
    if "update" in fields:
        raise _Refused(403, "This endpoint only reads; updates are not taken.")
    return fields


def _merged(one: dict[str, list[str]], two: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [*one.get(name, []), *two.get(name, [])] for name in {**one, **two}}


def _parsed(text: str) -> dict[str, list[str]]:
    if len(text) > LONGEST_QUERY:
        raise _Refused(413, f"A query may have {LONGEST_QUERY} characters, and this one has more.")
    found: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100):
            found.setdefault(name, []).append(value)
    except ValueError as error:
        raise _Refused(400, "The parameters cannot be read; send them as UTF-8, percent-encoded.") from error
    return found


async def _body(request: Request) -> str:
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > LONGEST_QUERY:
                raise _Refused(413, f"A query may have {LONGEST_QUERY} bytes, and this one has more.")
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Refused(400, "The body is no text in UTF-8.") from error
    except ClientDisconnect as error:
        raise _Refused(400, "The client has gone.") from error


def _one(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = fields.get(name, [])
    if len(values) > 1:
        raise _Refused(400, f"The parameter {name} is given {len(values)} times; give it once.")
    return values[0] if values else None
