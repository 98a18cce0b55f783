"""What the tests of several rooms share: a real Neo4j server, a real browser, an empty store."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gephi import Gephi, fetch_gephi
from hypothesis import settings
from jena import Jena, fetch_jena
from neo4j import GraphDatabase
from playwright.sync_api import Browser, Page, sync_playwright
from policygraph.graph.server import (
    LTS,
    RELEASES,
    Server,
    ServerError,
    ServerFiles,
    fetch_server,
    running_server,
)
from policygraph.graph.stores import Store, open_store
from policygraph.graph.stores.schema import FULLTEXT, mark
from policygraph.graph.stores.shape import current_shape
from policygraph.ontology.model import constraints

# A busy machine, or a table read on first use, is no fault of what is tested; benchmarks/ measure speed.
settings.register_profile("policygraph", deadline=None)
settings.load_profile("policygraph")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the suite run on another release of Neo4j than the one of every run (see `.ci/versions`)."""
    parser.addoption(
        "--neo4j", choices=sorted(RELEASES), default=LTS.neo4j, help="release of the real server"
    )


@pytest.fixture(scope="session")
def server_files(request: pytest.FixtureRequest) -> ServerFiles:
    """What a real Neo4j server is started with.

    Where it cannot be had, the tests that need it are skipped with the reason; on CI that is a failure, or a
    green run could mean that nothing was ever tried on Neo4j.
    """
    try:
        return fetch_server(release=RELEASES[request.config.getoption("--neo4j")])
    except ServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Neo4j server: {error}")


@pytest.fixture(scope="session")
def neo4j_server(server_files: ServerFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Neo4j server without a password."""
    with running_server(server_files, tmp_path_factory.mktemp("neo4j"), throwaway=True) as server:
        yield server


@pytest.fixture(scope="session")
def jena() -> Jena:
    """Apache Jena's commands; where they cannot be had, a visible skip, and on CI a failure."""
    try:
        return fetch_jena()
    except ServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Apache Jena: {error}")


@pytest.fixture(scope="session")
def gephi() -> Gephi:
    """Gephi's importer; where it cannot be had, a visible skip, and on CI a failure."""
    try:
        return fetch_gephi()
    except ServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Gephi: {error}")


def wipe(server: Server, *, schema: bool = False) -> None:
    """Remove all data, and all constraints and indexes but ours, so that tests do not see each other.

    Ours stay unless `schema`: a server without them plans each question anew, seconds for each test.
    """
    kept = (*constraints(), *current_shape().indexes())
    ours = set() if schema else {FULLTEXT, mark().split()[2], *(one.split()[2] for one in kept)}
    with GraphDatabase.driver(server.bolt, auth=None) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
        for kind, many in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            listing = f"SHOW {many} YIELD name, type RETURN name, type"
            for row in driver.execute_query(listing, database_="neo4j").records:
                if row["type"] != "LOOKUP" and row["name"] not in ours:
                    driver.execute_query(f"DROP {kind} `{row['name']}` IF EXISTS", database_="neo4j")


@pytest.fixture(scope="session")
def wiped() -> Callable[[Server], None]:
    """What empties a server, for fixtures that keep data in it for longer than one test."""
    return wipe


@pytest.fixture
def neo4j_location(neo4j_server: Server) -> str:
    """The address of the server, with nothing in it."""
    wipe(neo4j_server)
    return neo4j_server.bolt


@pytest.fixture
def bare(neo4j_server: Server) -> Iterator[Server]:
    """The server with nothing in it, not even our constraints, before the test and after it."""
    wipe(neo4j_server, schema=True)
    yield neo4j_server
    wipe(neo4j_server, schema=True)


@pytest.fixture(params=["embedded", "neo4j"])
def store_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store can be opened: once a folder, once a clean Neo4j database."""
    if request.param == "embedded":
        return str(tmp_path / "store")
    return request.getfixturevalue("neo4j_location")


@pytest.fixture
def store(store_location: str) -> Iterator[Store]:
    """An open, empty store; each test that asks for it runs on both kinds."""
    with open_store(store_location) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium without a window; where there is none, a visible skip, and on CI a failure."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        reason = "no Chromium: install the package chromium, and fonts-noto-cjk for Chinese glyphs"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        # Without a sandbox of its own, since in a container the kernel refuses it to root; pages are our own.
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of 1280 × 900 in Chinese; an error in a script of the page fails its test."""
    faults: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert not faults, f"scripts of the page failed: {faults}"
