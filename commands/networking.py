"""Commands that show who works with whom: network."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from ..errors import UsageError
from .options import sheet_options, show_sheet
from .selecting import Asked, read, selection_options
from .shell import tell_written

if TYPE_CHECKING:
    from ..analysis.duties import Graph
    from ..analysis.network import Between
    from ..cypher.header import Lang
    from ..graph.stores.base import Store
    from ..maps.selection import Criteria
    from ..maps.writers import Format

_FILE = click.Path(path_type=Path)


@click.command()
@selection_options
@click.option(
    "--between",
    type=click.Choice(["offices", "agencies", "topics", "duties"]),
    default="offices",
    show_default=True,
    help="What is linked: offices (or agencies) by the measures that they share, offices with topics, or "
    "each duty as it is (files only).",
)
@click.option("--implementing", is_flag=True, help="Let carrying out (落实) link too; it links nearly all.")
@click.option("--links", is_flag=True, help="List the links instead of those who are linked.")
@click.option("--html", type=_FILE, help="Draw the network into this page; it works without a network.")
@click.option("--graphml", type=_FILE, help="Write GraphML: yEd, Gephi, Cytoscape, R.")
@click.option("--gexf", type=_FILE, help="Write GEXF: Gephi.")
@sheet_options
def network(  # noqa: PLR0913, PLR0917 - one argument an option
    between: Between,
    implementing: bool,
    links: bool,
    html: Path | None,
    graphml: Path | None,
    gexf: Path | None,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
    **asked: Unpack[Asked],
) -> None:
    """Show who works with whom, and on whom much depends.

    Of the whole graph, or of what the names select (VOC, 贵州 …; see `responsibility`); of an office or an
    agency (生态环境), its measures, with all others who have a part in them. Two offices are linked by each
    measure that both have a part in. Every number is explained in one line.

    Example: policygraph network VOC 贵州 --html network.html --gexf network.gexf
    """
    if between == "duties" and graphml is None and gexf is None:
        raise UsageError("--between duties is for files; name one with --graphml or --gexf.")
    from ..graph.stores import open_store
    from ..maps.parts import parts_of, topics_in
    from ..maps.selection import measures_of

    if between == "duties":
        with _nothing_collected():
            _write_files(_all_duties(location, asked, lang), graphml, gexf)
        return
    try:
        from ..analysis.network import network_of, projected
    except ImportError as error:
        raise UsageError(
            "A network needs the extra network; run `pip install 'policygraph[network]'`."
        ) from error
    with _nothing_collected():
        with open_store(location, create=False) as store:
            criteria, title, notes = _asked(store, asked, between, lang)
            measures = measures_of(store, criteria)
            topics = topics_in(store, measures) if between == "topics" else ()
            projection = projected(parts_of(store, measures), between, topics, implementing=implementing)
        found = network_of(projection, between)
    if html is not None:
        from ..maps.network_page import write_page

        write_page(found, title, notes, lang, html)
        tell_written(html)
    if graphml is not None or gexf is not None:
        from ..maps.network import with_numbers

        _write_files(with_numbers(found), graphml, gexf)
    if output is not None or (html, graphml, gexf) == (None, None, None):
        from ..maps.network import link_sheet, node_sheet

        show_sheet((link_sheet if links else node_sheet)(found, title, lang, notes), form, output)


def _all_duties(location: str | None, asked: Asked, lang: Lang) -> Graph:
    from ..analysis.duties import duty_graph
    from ..graph.stores import open_store
    from ..maps.parts import duties_of, topics_in
    from ..maps.selection import measures_of

    with open_store(location, create=False) as store:
        criteria, _, _ = _asked(store, asked, "duties", lang)
        measures = measures_of(store, criteria)
        return duty_graph(duties_of(store, measures), topics_in(store, measures))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let no garbage be looked for while a graph grows and is counted: all is kept, looking costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _asked(store: Store, asked: Asked, between: Between, lang: Lang) -> tuple[Criteria, str, tuple[str, ...]]:
    """Return what is selected, the title, and how the names were read."""
    from ..maps.network import TITLES
    from ..maps.selection import Criteria
    from ..maps.sheet import understood_of

    title = TITLES[between][0 if lang == "zh" else 1]
    if not any(asked.values()):
        return Criteria({}), title, ()
    understood, keys = read(store, asked)
    typed = " · ".join(str(one.typed) for one in understood)
    notes = tuple(understood_of(one, lang) for one in understood if one.means)
    return Criteria(keys, whole=True), f"{title}{'：' if lang == 'zh' else ': '}{typed}", notes


def _write_files(graph: Graph, graphml: Path | None, gexf: Path | None) -> None:
    from ..maps.graph_files import write_graph

    if graphml is not None:
        write_graph(graph, "graphml", graphml)
    if gexf is not None:
        write_graph(graph, "gexf", gexf)
    tell_written(graphml, gexf)
