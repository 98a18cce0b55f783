"""Asking by name, with what people type: forgiving where a name is meant, strict where it is not."""

from __future__ import annotations

import re

import pytest
from policygraph.cypher.catalogue import ask, pairs, question, question_names, questions
from policygraph.errors import UsageError
from policygraph.graph.stores import ReadOnlyViolation

MUST = {
    "leads-by-topic", "leads-everywhere", "duties-of-agency", "duties-of-office", "who-answers-for",
    "measures-without-lead", "sole-duties", "shares-with", "load-by-agency", "targets-of-plan",
    "targets-by-indicator", "targets-due", "stretch-targets", "target-conflicts", "industries-of-plan",
    "measures-for-industry", "planned-for-place", "city-against-province", "cited-documents", "plans-citing",
    "bridges", "search",
    "offices-by-name", "topics-nobody-covers", "for-local-governments", "evidence", "unread", "graph-summary",
}  # fmt: skip


def test_the_questions_that_users_were_promised_are_there():
    assert set(question_names()) >= MUST
    assert "schema" not in question_names()


def test_every_title_is_said_once():
    assert len({q.zh for q in questions()}) == len({q.en for q in questions()}) == len(question_names())


def test_a_wrong_name_gets_the_nearest():
    with pytest.raises(UsageError, match="the nearest are leads-by-topic"):
        question("lead-by-topics")


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("leads-by-topic", {"theme": "VOC"}, "has no parameter 'theme'; it takes topic, about_only"),
        ("graph-summary", {"plan": "x"}, "it takes none"),
        ("duties-of-agency", {}, r"needs agency .*--param agency="),
        ("targets-due", {"from": "soon"}, "from must be a whole number"),
        ("leads-by-topic", {"about_only": "perhaps"}, "about_only must be true or false"),
        ("leads-by-topic", {"topic": "挥发性有几物"}, "no pollutant or industry called .*挥发性有机物"),
        ("duties-of-office", {"office": "生态坏境"}, "no kind of office called .*生态环境"),
        ("duties-of-agency", {"agency": "贵州省生态坏境厅"}, "no agency .*called .*贵州省生态环境厅"),
        ("targets-of-plan", {"plan": "贵州省减排方按"}, "no plan .*called .*贵州省减排方案"),
        ("planned-for-place", {"place": "贵羊市"}, "no place called .*贵阳市"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(asked, name, given, says):
    with pytest.raises(UsageError, match=says):
        ask(asked, name, given)


@pytest.mark.parametrize(
    "topic", ["VOC", "VOCs", "vocs", "挥发性有机物", " 挥发性有机物 ", "volatile organic compounds"]
)
def test_a_pollutant_by_any_name(asked, topic):
    assert ask(asked, "leads-by-topic", {"topic": topic}).rows == ask(asked, "leads-by-topic").rows


def test_a_group_covers_what_is_narrower(asked):
    assert ask(asked, "leads-by-topic", {"topic": "大气污染物"}).rows == ask(asked, "leads-by-topic").rows


@pytest.mark.parametrize("topic", ["钢铁", "钢铁行业", "C31"])
def test_an_industry_is_a_topic_too(asked, topic):
    answer = ask(asked, "leads-by-topic", {"topic": topic})
    assert [(r["place"], r["measure"], r["role"], r["agency"]) for r in answer.rows] == [
        ("广东省", "钢铁行业改造工程", "牵头", "广东省工业和信息化厅"),
        ("贵州省", "钢铁行业达峰", "负责", "贵州省工业和信息化厅"),
        ("贵州省", "钢铁行业达峰", "分工负责（未指定牵头）", "贵州省发展改革委"),
    ]


@pytest.mark.parametrize(
    ("agency", "means"),
    [
        ("贵州省生态环境厅", {"贵州省生态环境厅"}),
        ("贵州生态环境厅", {"贵州省生态环境厅"}),
        ("省生态环境厅", {"江西省生态环境厅", "广东省生态环境厅", "贵州省生态环境厅"}),
        ("生态环境厅", {"江西省生态环境厅", "广东省生态环境厅", "贵州省生态环境厅"}),
        ("贵州发改委", {"贵州省发展改革委"}),
        ("贵阳市生态环境局", {"贵阳市生态环境局"}),
    ],
)
def test_an_agency_by_what_people_call_it(asked, agency, means):
    answer = ask(asked, "duties-of-agency", {"agency": agency})
    assert set(answer.understood[0].means) == means
    assert {row["agency"] for row in answer.rows} == means


@pytest.mark.parametrize("office", ["生态环境", "环保局", "生态环境厅", "ecology-environment"])
def test_an_office_by_any_of_its_names(asked, office):
    assert {r["agency"] for r in ask(asked, "duties-of-office", {"office": office}).rows} == {
        "江西省生态环境厅",
        "广东省生态环境厅",
        "贵州省生态环境厅",
        "贵阳市生态环境局",
    }


def test_a_place_holds_what_is_below_it(asked):
    rows = ask(asked, "duties-of-office", {"office": "生态环境", "place": "贵州"}).rows
    assert {row["place"] for row in rows} == {"贵州省", "贵阳市"}


def test_a_plan_by_some_words_may_be_several(asked):
    answer = ask(asked, "targets-of-plan", {"plan": "贵州 方案"})
    assert answer.understood[0].means == ("贵州省达峰方案", "贵州省减排方案")


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1 //",
        '"}) DETACH DELETE n //',
        "挥发') MATCH (n) DETACH DELETE n RETURN ('",
        "$words",
        "\\u0027",
        "`x`",
        "{uri: 1}",
    ],
)
def test_what_is_typed_is_never_read_as_cypher(asked, text):
    before = ask(asked, "graph-summary").rows
    assert ask(asked, "who-answers-for", {"words": text}).rows == []
    assert ask(asked, "plans-citing", {"words": text}).rows == []
    with pytest.raises(UsageError):
        ask(asked, "duties-of-agency", {"agency": text})
    assert ask(asked, "graph-summary").rows == before


def test_the_door_to_the_store_only_reads(asked):
    with pytest.raises(ReadOnlyViolation):
        asked.query("MATCH (n:Plan) SET n.name = 'x'")


def test_a_limit_cuts_the_answer(asked):
    assert ask(asked, "leads-by-topic", limit=2).rows == ask(asked, "leads-by-topic").rows[:2]


@pytest.mark.parametrize(
    ("written", "says"), [(["topic"], "is no parameter"), (["a=1", "a=2"], "given twice")]
)
def test_parameters_are_written_as_pairs(written, says):
    assert pairs(["topic=VOC", "words= a=b "]) == {"topic": "VOC", "words": "a=b"}
    with pytest.raises(UsageError, match=says):
        pairs(written)


SIGNS = [
    '"',
    "\\",
    '挥发"',
    "a\\",
    "+-&&||!(){}[]^~*?:/",
    '有机" OR name:"*',
    "*",
    "挥发~2",
    "挥发 AND NOT x",
    "\u0000有",
]


@pytest.mark.parametrize("text", SIGNS)
def test_signs_of_a_search_language_are_only_signs(asked, text):
    """Lucene's query language is open to no user: everything typed is one phrase."""
    assert ask(asked, "search", {"text": text}).rows == []


def test_a_search_of_a_megabyte_finds_nothing_and_breaks_nothing(asked):
    assert ask(asked, "search", {"text": "挥发性有机物" * 60_000}).rows == []
    assert len(ask(asked, "search", {"text": "挥发性有机物"}).rows) == 5


def test_a_search_for_nothing_is_refused(asked):
    with pytest.raises(UsageError, match="text is empty"):
        ask(asked, "search", {"text": "  "})


@pytest.mark.parametrize("asked", ["neo4j"], indirect=True)
def test_full_text_on_neo4j_differs_as_the_question_says(asked):
    """One character finds nothing there; the embedded store has no such limit."""
    assert ask(asked, "search", {"text": "挥"}).rows == []
    assert ask(asked, "search", {"text": "挥发"}).rows != []


def test_a_variant_differs_in_how_it_finds_and_in_nothing_else():
    """Header, columns and order are one; what the store cannot find is told there, and before the first
    OPTIONAL MATCH it finds in its own way."""
    asked = question("search")
    ours, theirs = asked.text, asked.text_for("neo4j")
    assert ours != theirs
    assert ours.partition("OPTIONAL MATCH")[2] == theirs.partition("OPTIONAL MATCH")[2]
    header = re.sub(r"// empty:\n(//   .+\n)+", "", theirs.partition("\nCALL")[0], count=1)
    assert ours.partition("\nMATCH")[0] == header
    assert {q.name for q in questions() if q.variants} == {"search"}
