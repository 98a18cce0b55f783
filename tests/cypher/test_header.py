"""The header comment of a question file: what is read, and which sentence says that it cannot be."""

from __future__ import annotations

import pytest
from policygraph.cypher.header import CatalogueError, Column, Parameter, parse_question

GOOD = """\
// 牵头清单
// Who leads
//
// answers:
//   zh: 谁牵头，
//     谁不牵头。
//   en: Who leads, and
//     who does not.
// parameters:
//   topic: topic = "VOC" — 污染物 / pollutant
//   words: text — 字 / words
//   year: int = null — 年 / year
// columns:
//   role: 角色 / role [term]
//   name: 名称 / name
MATCH (n) RETURN n
"""


def test_reads_titles_answers_parameters_and_columns():
    question = parse_question("leads", GOOD)
    assert (question.zh, question.en) == ("牵头清单", "Who leads")
    assert question.answers_zh == "谁牵头，谁不牵头。"
    assert question.answers_en == "Who leads, and who does not."
    assert question.parameters == (
        Parameter("topic", "topic", required=False, default="VOC", zh="污染物", en="pollutant"),
        Parameter("words", "text", required=True, default=None, zh="字", en="words"),
        Parameter("year", "int", required=False, default=None, zh="年", en="year"),
    )
    assert question.columns == (Column("role", "角色", "role", term=True), Column("name", "名称", "name"))
    assert question.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("// Who leads\n", "", "has no title"),
        ("//   en: Who leads, and\n", "", "cannot read the header entry|says what it answers"),
        ('topic = "VOC"', "topic = VOC", "the default of topic is no JSON: VOC"),
        ("words: text", "words: poem", "parameter words has the unknown kind 'poem'"),
        ("name: 名称 / name", "name 名称", "cannot read the header entry 'name 名称'"),
        ("// columns:", "// colums:", "header line 'colums:' belongs to no section"),
    ],
    ids=["title", "answer", "default", "kind", "column", "section"],
)
def test_says_what_cannot_be_read(old, new, says):
    with pytest.raises(CatalogueError, match=says):
        parse_question("leads", GOOD.replace(old, new))


def test_a_file_without_header_has_no_title():
    with pytest.raises(CatalogueError, match="has no title"):
        parse_question("leads", "MATCH (n) RETURN n")
