"""What nodes that many plans share may say, whatever the order in which plans are loaded.

A shared node (agency, office, place …) is made again from each record that names it. If the last record
won, then loading plans A and B twice would write twice: A's spelling, B's spelling, A's, B's. So everything
on a shared node is a function of its key (out of the code lists), with one exception: the name of an
agency, which only plans know. For it `settled` takes the fuller spelling, and that rule gives one result in
any order.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..ontology.model import graph_model
from .elements import Value


def is_shared(label: str) -> bool:
    """Return whether nodes of this label belong to no plan alone (they carry no `plan`)."""
    return "plan" not in graph_model().properties_of(label)


def fuller(one: str, other: str) -> str:
    """Return the longer of two spellings; of two equally long ones always the same one."""
    return max(one, other, key=lambda name: (len(name), name))


def settled(label: str, stored: Mapping[str, Value], given: Mapping[str, Value]) -> dict[str, Value]:
    """Return what a shared node says once `given` meets what is `stored`: it, with the fuller agency name."""
    merged = dict(given)
    match label, stored.get("name"), given.get("name"):
        case "Agency", str(old), str(new):
            merged["name"] = fuller(old, new)
    return merged
