"""Names that select duties: the same for maps and networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from .completing import any_names, office_names, topic_names
from .graph_names import agency_names, place_names, plan_names

if TYPE_CHECKING:
    from ..cypher.lookup import Understood
    from ..graph.stores.base import Store
    from ..maps.responsibility import ResponsibilityMap, Sort
    from ..maps.selection import Kind

_F = TypeVar("_F", bound=Callable[..., Any])


class Asked(TypedDict):
    """What was typed to select duties; the keys are those of the options."""

    names: tuple[str, ...]
    sort: str | None
    office: tuple[str, ...]
    agency: tuple[str, ...]
    topic: tuple[str, ...]
    place: tuple[str, ...]
    plan: tuple[str, ...]
    words: tuple[str, ...]


def selection_options(command: _F) -> _F:
    """Add NAME... and the options that say what to select."""
    for option in reversed(
        (
            click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=any_names),
            click.option(
                "--as",
                "sort",
                type=click.Choice(["office", "agency", "topic", "place", "plan", "words"]),
                help="What each NAME is, if it is unclear.",
            ),
            click.option(
                "--office",
                multiple=True,
                shell_complete=office_names,
                help="A kind of office (生态环境); each may be repeated.",
            ),
            click.option(
                "--agency",
                multiple=True,
                shell_complete=agency_names,
                help="An agency, such as 贵州省生态环境厅.",
            ),
            click.option(
                "--topic",
                multiple=True,
                shell_complete=topic_names,
                help="A pollutant or an industry, with those below it.",
            ),
            click.option(
                "--place",
                multiple=True,
                shell_complete=place_names,
                help="Only this place and those below it.",
            ),
            click.option(
                "--plan",
                multiple=True,
                shell_complete=plan_names,
                help="Only this plan: its title, number, or some of its words.",
            ),
            click.option(
                "--words", multiple=True, help="Only measures with these words in the title, or of this item."
            ),
        )
    ):
        command = option(command)
    return command


def selected(store: Store, asked: Asked) -> ResponsibilityMap:
    """Return the duties that the names select; raise `UsageError` with names near one that finds nothing."""
    from ..maps.responsibility import responsibility

    return responsibility(store, asked["names"], _sort(asked), _given(asked))


def read(store: Store, asked: Asked) -> tuple[tuple[Understood, ...], dict[Kind, tuple[str, ...]]]:
    """Return how the names were read, and what they stand for; raise `UsageError` for a miss."""
    from ..maps.responsibility import read_names

    return read_names(store, asked["names"], _sort(asked), _given(asked))


def _sort(asked: Asked) -> Sort | None:
    from ..maps.responsibility import SORTS

    return next((one for one in SORTS if one == asked["sort"]), None)


def _given(asked: Asked) -> dict[Kind, tuple[str, ...]]:
    return {
        "office": asked["office"],
        "agency": asked["agency"],
        "topic": asked["topic"],
        "place": asked["place"],
        "plan": asked["plan"],
        "words": asked["words"],
    }
