"""Which cited document is a plan that the graph already holds.

A citation is a title, sometimes with a number. It means a held plan where the numbers agree, or where the
titles agree (as written, or as the document that a notice passes on: 关于印发《…》的通知) and no two
numbers speak against it. Anything less stays a Document: a wrong link would make one plan rest on another
that it never names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..loaders.record import Citation
from ..ontology.iris import fold

_PASSED_ON = re.compile(r"关于(?:印发|发布|转发)(.+?)的(?:通知|公告|函)$")
_BRACKETS = re.compile(r"[〔〕\[\]()【】「」〈〉《》“”\"]")


class HeldPlan(NamedTuple):
    """A plan of the graph: its IRI, its title, and its number where it has one."""

    uri: str
    title: str
    number: str | None


@dataclass(frozen=True)
class CitedPlans:
    """Finds the plan that a citation means among those that the graph holds."""

    by_number: dict[str, HeldPlan]
    by_title: dict[str, HeldPlan]

    @classmethod
    def among(cls, plans: Iterable[HeldPlan]) -> CitedPlans:
        """Return a finder over these plans."""
        held = sorted(plans)
        numbered = {_plain(p.number): p for p in held if p.number}
        return cls(numbered, {_core(p.title): p for p in held})

    def find(self, citation: Citation) -> str | None:
        """Return the IRI of the plan that is cited, or `None`."""
        number = _plain(citation.number) if citation.number else None
        if number in self.by_number:
            return self.by_number[number].uri
        plan = self.by_title.get(_core(citation.title))
        if plan is None or (number and plan.number):
            return None
        return plan.uri


def _plain(text: str) -> str:
    return _BRACKETS.sub("|", fold(text))


def _core(title: str) -> str:
    """Return the title of the document itself: what a notice passes on, not the notice."""
    text = _BRACKETS.sub("", fold(title))
    inner = _PASSED_ON.search(text)
    return inner[1] if inner else text
