"""The web application: things by their IRIs, the ontology, the dataset, search; `/sparql` is in `endpoint`.

An IRI of a thing (a plan, an agency) is answered with 303 and the address of a document about it, in the form
that the Accept header asks for; what is a document itself (the ontology, the shapes, the description of the
dataset) is answered at once. Nothing is read from disk by a name that a client sends, and nothing is ever
written.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from .documents import FORMS, Form, ontology_document, shapes_document, thing_document, void_document
from .endpoint import Endpoint
from .negotiation import language, preferred
from .pages import Pages
from .site import Site
from .tidy import Tidy, answered
from .workers import Workers

_MOST_FOUND = 100
_LONGEST_SEARCH = 200
_GZIP = "application/gzip"

Handler = Callable[[Request], Awaitable[Response]]
Make = Callable[[Site, Form], bytes]
Page = Callable[[str], str]


def application(site: Site, dump: Path, *, workers: int = 2, seconds: float = 10.0) -> Starlette:
    """Return the application over a site; `dump` is its N-Quads, `dump` with `.gz` the same compressed."""
    pages = Pages(site, seconds)
    processes = Workers(dump, site.base, workers, seconds)
    endpoint = Endpoint(pages, processes)
    app = _Application(site, pages, dump)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await processes.start()
        yield
        await processes.stop()

    return Starlette(
        routes=[
            Route("/", app.home),
            Route("/search", app.search),
            Route("/style.css", app.style),
            Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
            *(Route(path, app.document) for path in app.documents),
            Route("/.well-known/void", app.well_known),
            Route("/data.nq.gz", app.data),
            Route("/{rest:path}", app.thing),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
                expose_headers=["ETag", "Link", "Location"],
                max_age=86400,
            ),
            Middleware(Tidy),
        ],
        exception_handlers={HTTPException: app.refused},
        lifespan=lifespan,
    )


class _Application:
    def __init__(self, site: Site, pages: Pages, dump: Path) -> None:
        self.site = site
        self.pages = pages
        self.dump = dump
        self.documents: Mapping[str, tuple[Make, Page]] = {
            "/void": (void_document, pages.home),
            "/def": (ontology_document, pages.ontology),
            "/shapes": (shapes_document, pages.rules),
        }

    async def home(self, request: Request) -> Response:
        return self._named_document(request, "/void", self._form(request))

    async def document(self, request: Request) -> Response:
        return self._named_document(request, request.url.path, self._form(request))

    async def well_known(self, request: Request) -> Response:
        return RedirectResponse("/void", 302)

    async def thing(self, request: Request) -> Response:
        path = request.url.path
        iri = self.site.iri_at(path)
        if iri is not None:
            form = self._form(request)
            location = f"{path}{form.suffix}"
            if form.suffix == ".html" and request.url.query:
                location += f"?{request.url.query}"
            return RedirectResponse(location, 303, {"Vary": "Accept", "Link": _links(path)})
        for form in FORMS:
            bare = path.removesuffix(form.suffix)
            if bare != path and bare in self.documents:
                return self._named_document(request, bare, form)
            iri = self.site.iri_at(bare) if bare != path else None
            if iri is not None:
                return self._about(request, iri, bare, form)
        raise HTTPException(404, path)

    def _about(self, request: Request, iri: str, path: str, form: Form) -> Response:
        if form.suffix == ".html":
            lang = _language(request)
            data = self.pages.thing(iri, path, lang).encode()
            return answered(request, data, form.content_type, path, lang)
        return answered(request, thing_document(self.site, iri, form), form.content_type, path)

    def _named_document(self, request: Request, path: str, form: Form) -> Response:
        make, page = self.documents[path]
        if form.suffix == ".html":
            lang = _language(request)
            return answered(request, page(lang).encode(), form.content_type, path, lang)
        return answered(request, make(self.site, form), form.content_type, path)

    async def search(self, request: Request) -> Response:
        words = request.query_params.get("q", "")[:_LONGEST_SEARCH]
        lang = _language(request)
        page = self.pages.search(words, self.site.search(words, _MOST_FOUND), lang)
        return answered(request, page.encode(), "text/html; charset=utf-8", None, lang)

    async def style(self, request: Request) -> Response:
        return answered(request, self.pages.style, "text/css; charset=utf-8", None)

    async def data(self, request: Request) -> Response:
        packed = self.dump.with_name(self.dump.name + ".gz")
        return FileResponse(packed, media_type=_GZIP, filename="policygraph.nq.gz")

    async def refused(self, request: Request, error: Exception) -> Response:
        """Say what went wrong, to people in HTML and to programs in plain text."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        if status == 406:
            offers = ", ".join(form.content_type.partition(";")[0] for form in FORMS)
            return PlainTextResponse(
                f"There is no such form; there are {offers}.\n", 406, {"Vary": "Accept"} | headers
            )
        wants = preferred(request.headers.get("accept"), ["text/html", "text/plain"])
        if status == 404 and wants == "text/html":
            page = self.pages.missing(request.url.path, _language(request))
            return Response(page, 404, headers, "text/html; charset=utf-8")
        sentences = {
            404: "There is no such identifier here.",
            405: "Only GET, HEAD and queries by POST are answered.",
        }
        return PlainTextResponse(sentences.get(status, str(status)) + "\n", status, headers)

    def _form(self, request: Request) -> Form:
        wanted = preferred(request.headers.get("accept"), [kind for form in FORMS for kind in form.offers])
        for form in FORMS:
            if wanted in form.offers:
                return form
        raise HTTPException(406)


def _language(request: Request) -> str:
    return language(request.headers.get("accept-language"), request.query_params.get("lang"))


def _links(path: str) -> str:
    return ", ".join(f'<{path}{form.suffix}>; rel="alternate"; type="{form.offers[0]}"' for form in FORMS)
