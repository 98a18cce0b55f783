"""What a plan says of itself, against the annotations: place, period, number, issuers and date."""

from __future__ import annotations

import json

import pytest
from floors import annotated
from shared import needs_shared

ALLOWED = {"place": 0, "period": 3, "doc_number": 0, "issuers": 0, "issued": 0}
"""How many of the annotated plans may differ in a field.

The periods are those of a file that holds two plans, of an end without a beginning, and of a plan whose goals
are read as those of four others are that have a period.
"""


def said(plan):
    return {
        "place": plan.place.name if plan.place else "全国",
        "period": list(plan.period) if plan.period else None,
        "doc_number": plan.doc_number,
        "issuers": list(plan.issuers),
        "issued": plan.issued,
    }


@needs_shared()
@pytest.mark.parametrize("field", ALLOWED)
def test_the_head_and_the_signature_are_read_as_annotated(field):
    differing = []
    for one in annotated():
        gold = json.loads(one.gold.read_text(encoding="utf-8"))["plan"]
        if said(one.record().plan)[field] != gold.get(field):
            differing.append(one.file)
    assert len(differing) <= ALLOWED[field], differing
