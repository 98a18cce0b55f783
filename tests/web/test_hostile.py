"""A thousand requests of all sorts, fifty at a time: all are answered rightly, and nothing is written."""

from __future__ import annotations

import asyncio
import itertools
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import httpcore
import httpx
import pytest
from policygraph.web.documents import FORMS

REQUESTS, AT_ONCE = 1000, 50
ACCEPTS = {
    None: ".html",
    "*/*": ".html",
    "text/html,application/xhtml+xml,*/*;q=0.8": ".html",
    "text/turtle": ".ttl",
    "application/ld+json, text/turtle;q=0.5": ".json",
    "application/json": ".json",
    "application/n-triples": ".nt",
    "text/*;q=0.1, application/n-triples;q=0.9": ".nt",
    "image/png": None,
    "text/turtle;q=0": None,
}
"""An Accept header, and the ending of the document that it leads to."""

HOSTILE = [
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/id/plan/../../../../etc/passwd",
    "/id/plan/..%5c..%5cetc%5cpasswd",
    "//etc/passwd",
    "/etc/passwd",
    "/etc/passwd.html",
    "/pyproject.toml",
    "/web/app.py",
    "/templates/base.html",
    "/static/style.css",
    "/data.nq",
    "/style.css/../data.nq",
    "/file:///etc/passwd",
    "/http://example.org/",
    "/id/plan/%00",
    "/id/plan/%0d%0aSet-Cookie:%20a=b",
    "/id/plan/%ff%fe",
    "/id/plan/<script>alert(1)</script>",
    "/id/plan/%3Cscript%3Ealert(1)%3C/script%3E",
    "/id/plan/%22%20onload=%22alert(1)",
    "/id/plan/' OR '1'='1",
    "/id/plan/> ?b ?c } ; DROP ALL #",
    "/id/plan/" + "a" * 5000,
    "/id/plan/" + "%E8%8A%82" * 500,
    "/" + "/" * 500,
    "/" + "a/" * 1000,
    "/id/plan/.ttl",
    "/.ttl",
    "/.html",
    "/id/plan/x.ttl.ttl.html.json",
    "/{{7*7}}",
    "/id/plan/{{config}}",
    "/search?q=<script>alert(1)</script>",
    "/search?q=%00%ff",
    "/search?q=" + "长" * 5000,
    "/search?q=a&q=b&lang=%27",
    "/search?" + "&".join(f"a{i}=b" for i in range(500)),
    "/?lang=../../etc/passwd",
    "/sparql?query=%00",
    "/sparql?query=%ff",
    "/sparql?query=LOAD%20<file:///etc/passwd>",
    "/sparql?query=SELECT%20*%20FROM%20<file:///etc/passwd>%20{?a%20?b%20?c}",
    "/sparql?query=INSERT%20DATA%20{<urn:a>%20<urn:b>%20<urn:c>}",
    "/sparql?update=DROP%20ALL",
    "/sparql?query=ASK%20{}&default-graph-uri=file:///etc/passwd",
    "/void/../def",
    "/def/",
    "/def%23Plan",
]
SECRETS = (b"root:", b"[project]", b"from __future__", b"{% block")


def _requests(things, rng):
    """Requests with what they must come to: a status, or a set of them."""
    for number in itertools.count():
        accept, suffix = rng.choice(list(ACCEPTS.items()))
        headers = {} if accept is None else {"Accept": accept}
        match number % 4:
            case 0:
                path = rng.choice(things)
                yield "GET", path, headers, ((303, path + suffix) if suffix else (406, None))
            case 1:
                form = rng.choice(FORMS)
                yield "GET", rng.choice(things) + form.suffix, headers, (200, form.content_type)
            case 2:
                yield rng.choice(["GET", "GET", "HEAD"]), rng.choice(HOSTILE), headers, None
            case _:
                method = rng.choice(["POST", "PUT", "DELETE", "PATCH"])
                yield (
                    method,
                    rng.choice([*things, *HOSTILE]),
                    {**headers, "Content-Type": "text/turtle"},
                    "no write",
                )


class Answer(NamedTuple):
    status_code: int
    headers: dict[str, str]
    content: bytes


async def _one(pool, room, server, request):
    method, path, headers, wanted = request
    body = b"<urn:a> <urn:b> <urn:c> ." if wanted == "no write" else b""
    # One level below httpx, which would tidy `..` out of the path and the attack away with it.
    url = httpcore.URL(scheme="http", host=server.host, port=server.port, target=_target(path))
    async with room:
        sent = {"Host": server.host, "Content-Length": str(len(body)), **headers}
        answer = await pool.request(method, url, headers=sent, content=body)
    told = {name.decode().lower(): value.decode() for name, value in answer.headers}
    return request, Answer(answer.status, told, answer.content)


def _target(path):
    """Bytes that may stand in a request line: what may not, as its UTF-8 in percent."""
    return quote(path, safe="/%?&=:;,.~!*'()+@$").encode()


@pytest.fixture(scope="module")
def answers(running, things):
    rng = random.Random(20260721)
    requests = list(itertools.islice(_requests(things, rng), REQUESTS))

    async def all_of_them():
        room, server = asyncio.Semaphore(AT_ONCE), httpx.URL(running.url)
        async with httpcore.AsyncConnectionPool(max_connections=AT_ONCE) as pool:
            return await asyncio.gather(*(_one(pool, room, server, request) for request in requests))

    before = (frozenset(running.site.store), running.dump.read_bytes(), _files(running.dump.parent))
    # In a thread, since a browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(lambda: asyncio.run(all_of_them())).result()
    after = (frozenset(running.site.store), running.dump.read_bytes(), _files(running.dump.parent))
    return found, before == after


def _files(folder: Path):
    return sorted((f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in folder.iterdir())


def test_all_are_answered_and_none_by_a_fault_of_the_server(answers):
    found, _ = answers
    assert len(found) == REQUESTS
    assert [(r[:2], a.status_code) for r, a in found if a.status_code >= 500] == []


def test_things_are_answered_in_the_form_that_was_asked_for(answers):
    found, _ = answers
    for (_, path, headers, wanted), answer in found:
        if isinstance(wanted, tuple):
            status, what = wanted
            assert answer.status_code == status, (path, headers)
            if status == 303:
                assert answer.headers["location"] == what
            elif status == 200:
                assert answer.headers["content-type"] == what


def test_no_file_of_the_machine_comes_out(answers):
    found, _ = answers
    for request, answer in found:
        assert not any(secret in answer.content for secret in SECRETS), request[1]


def test_nothing_is_written(answers):
    found, unchanged = answers
    assert unchanged
    writes = [(r, a) for r, a in found if r[3] == "no write"]
    assert len(writes) > 200
    assert {a.status_code for _, a in writes} <= {400, 403, 404, 405, 415}


def test_what_was_sent_is_never_shown_as_markup(answers):
    found, _ = answers
    pages = [a for _, a in found if a.headers.get("content-type", "").startswith("text/html")]
    assert len(pages) > 100
    assert not [a for a in pages if b"<script" in a.content or b'onload="' in a.content]
    assert all("default-src 'none'" in a.headers["content-security-policy"] for a in pages)
    assert not [r for r, a in found if "set-cookie" in a.headers]
