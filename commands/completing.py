"""Completion by the Tab key: the script for a shell, and the names that it offers."""

from __future__ import annotations

from collections.abc import Iterable

import click

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_POLICYGRAPH_COMPLETE"  # click reads it: a shell sets it when Tab is pressed
_MOST = 50  # more than these nobody reads; another letter narrows them


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets the Tab key complete commands, options, questions and names.

    For bash, put `eval "$(policygraph completion bash)"` into ~/.bashrc; for zsh the same with zsh into
    ~/.zshrc; for fish: policygraph completion fish > ~/.config/fish/completions/policygraph.fish

    Example: policygraph completion bash
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(context.find_root().command, {}, "policygraph", _VARIABLE).source())


def question_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the questions whose names begin so."""
    from ..cypher.catalogue import question_names as every

    return beginning(every(), begun)


def office_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the kinds of office that the ontology knows and whose names begin so."""
    from ..ontology.offices import offices

    return beginning((office.name for office in offices().values()), begun)


def topic_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the codes and names of pollutants, and the names of industries, that begin so."""
    from ..ontology.industries import industries
    from ..ontology.pollutants import pollutants

    listed = [name for one in pollutants().values() for name in (one.code, one.name)]
    return beginning([*listed, *(one.name for one in industries().values())], begun)


def any_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return topics and offices that begin so."""
    found = (*topic_names(context, parameter, begun), *office_names(context, parameter, begun))
    return beginning(found, begun)


def beginning(names: Iterable[str], begun: str) -> list[str]:
    """Return the names that begin so; where none does, those that hold it anywhere."""
    low, every = begun.lower(), list(dict.fromkeys(names))
    found = [name for name in every if name.lower().startswith(low)]
    return (found or [name for name in every if low in name.lower()])[:_MOST]
