"""Words of closed lists and limits of numbers: no edits here.

Made out of policy.ttl and shapes.ttl by `python -m policygraph.ontology.derive`.
"""

from typing import Literal

Bound = Literal[
    "~",
    ">=",
    "<=",
    "=",
    "<",
    ">",
]
"""How the figure of a target bounds what is to be reached."""

Change = Literal[
    "add",
    "decrease",
    "increase",
    "level",
]
"""What the figure of a target means: a level, a change by, or a quantity of work."""

MeasureKind = Literal[
    "goals",
    "measure",
]
"""Something to be done, or a passage that sets goals."""

Nature = Literal[
    "anticipatory",
    "binding",
]
"""Whether a target binds (约束性) or is expected (预期性)."""

Role = Literal[
    "lead",
    "sole",
    "shared",
    "support",
    "implement",
]
"""What an actor is in a clause: who leads, who helps, who answers with others, alone, or carries out."""

UnreadReason = Literal[
    "AGENCY_WITHOUT_ROLE",
    "CLAUSE_NOT_PARSED",
    "CLAUSE_OUTSIDE_MEASURE",
    "FIGURE_NOT_PARSED",
    "FIGURE_WITHOUT_INDICATOR",
    "ROLE_WITHOUT_AGENCY",
    "UNKNOWN_AGENCY",
]
"""Why a sentence that looks like a duty or a target gave no fact."""

ANSWERING: frozenset[Role] = frozenset(["lead", "shared", "sole"])
"""Who has this role answers for the measure; the others take part in it or carry it out."""

RANK = (1, 10000)
"""The least and the greatest value of pp:rank."""

OFFSET = (0, 2147483647)
"""The least and the greatest value of oa:end."""
