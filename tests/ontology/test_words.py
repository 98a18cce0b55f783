"""Whatever gives the words of a closed list a wording, a colour or a mark has one for each of them."""

from __future__ import annotations

from typing import get_args

import pytest
from policygraph.cypher import terms
from policygraph.graph import names
from policygraph.maps import annotated, matrix, responsibility_book, targets
from policygraph.maps.site import gathering
from policygraph.ontology import words

TABLES = {
    "terms, roles": (terms.ROLES, words.Role),
    "terms, meanings of roles": (terms.ROLE_MEANINGS, words.Role),
    "matrix, words": (matrix.SHORT, words.Role),
    "matrix, colours": (matrix.COLOURS, words.Role),
    "site, words": (gathering._BRIEF, words.Role),
    "names, changes": (names._CHANGES, words.Change),
    "names, bounds": (names._BOUNDS, words.Bound),
    "annotated text, changes": (annotated._CHANGES, words.Change),
    "annotated text, bounds": (annotated._BOUNDS, words.Bound),
    "annotated text, reasons": (annotated._REASONS, words.UnreadReason),
    "targets, changes": (targets._CHANGES, words.Change),
    "targets, bounds": (targets._BOUNDS, words.Bound),
}


@pytest.mark.parametrize("name", TABLES)
def test_table_has_every_word_of_its_list_and_no_other(name):
    table, listed = TABLES[name]
    assert set(table) == set(get_args(listed))


def test_workbook_has_a_ground_for_every_role_and_for_nobody():
    assert set(responsibility_book._GROUNDS) == {*get_args(words.Role), "nobody"}


def test_who_answers_are_some_of_the_roles():
    assert set(get_args(words.Role)) > words.ANSWERING == {"lead", "sole", "shared"}
