"""What every answer carries: a tag of its content, the other forms of it, and the rules for browsers."""

from __future__ import annotations

import hashlib

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .documents import FORMS

# The pages hold no script at all, so that no text out of a plan could ever run as one.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Tidy:
    """Adds the headers that every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""

        async def tidied(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, tidied if scope["type"] == "http" else send)


def answered(request: Request, data: bytes, kind: str, path: str | None, lang: str | None = None) -> Response:
    """Return an answer with its tag, or 304 where the client holds it; `path` is what has other forms."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}
    if path is not None:
        headers["Link"] = ", ".join(
            f'<{path}{form.suffix}>; rel="alternate"; type="{form.offers[0]}"' for form in FORMS
        )
    if lang is not None:
        headers["Content-Language"] = {"zh": "zh-Hans"}.get(lang, lang)
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in held or "*" in held:
        return Response(status_code=304, headers=headers)
    return Response(data, 200, headers, kind)
