"""Gold with sentences becomes gold with spans, and comes back whole with the document at hand."""

import json

import pytest
from policygraph.loaders.canonical import canonicalise
from reading import raw
from standoff import in_full, lines, stand_off

# The contents list repeats the headings, lines break in names, and one agency stands in the next one's name.
TEXT = """青山省节水方案
目录
一、任务
（一）节水改造
一、任务
（一）节水改造。到2025年，新建管
网10公里。（省水利厅牵头，省水
利厅水文局配合）
"""
GOLD = {
    "file": "plan.txt",
    "plan": {
        "title": "青山省节水方案",
        "place": "青山省",
        "cites": [{"title": "水法", "number": None}],
    },
    "measures": [
        {
            "path": ["一", "（一）"],
            "title": "节水改造",
            "kind": "measure",
            "clause": "（省水利厅牵头，省水利厅水文局配合）",
            "duties": [
                {"agency": "青山省水利厅", "mention": "省水利厅", "role": "lead", "rank": 1},
                {"agency": "青山省水文局", "mention": "省水利厅水文局", "role": "support", "rank": 2},
            ],
            "targets": [
                {
                    "quote": "新建管网10公里",
                    "indicator": "管网",
                    "value": 10,
                    "unit": "公里",
                    "bound": "=",
                    "change": "add",
                    "year": 2025,
                    "baseline_year": None,
                    "stretch": False,
                    "place": None,
                }
            ],
            "industries": ["供水"],
            "places": [],
            "pollutants": [],
        }
    ],
}
CANONICAL = canonicalise(raw(TEXT))


def changed(**target_or_duty):
    """The gold with other words in its only target or first duty."""
    gold = json.loads(json.dumps(GOLD))
    for name, words in target_or_duty.items():
        part = gold["measures"][0]["duties" if name == "mention" else "targets"][0]
        part[name] = words
    return gold


def measure(gold=GOLD):
    return stand_off(gold, CANONICAL, "fresh")["measures"][0]


def at(span):
    return "".join(CANONICAL.text[slice(*span)].split())


def test_a_heading_is_found_behind_the_table_of_contents():
    assert measure()["title"][0] == TEXT.rindex("节水改造")


def test_a_quote_is_found_across_a_line_break():
    assert at(measure()["targets"][0]["quote"]) == "新建管网10公里"


def test_mentions_are_found_one_behind_the_other():
    first, second = (duty["mention"] for duty in measure()["duties"])
    assert (at(first), at(second)) == ("省水利厅", "省水利厅水文局")
    assert first[1] < second[0]


def test_no_words_of_the_plan_stay_but_names():
    whole = lines(stand_off(GOLD, CANONICAL, "fresh"))
    assert not [words for words in ("节水改造", "新建管网", "省水利厅牵头", "节水方案") if words in whole]


def test_a_quote_that_is_not_verbatim_loses_its_span_and_keeps_its_fact():
    target = measure(changed(quote="新建设管网10公里"))["targets"][0]
    assert (target["quote"], target["value"], target["indicator"]) == (None, 10, "管网")


def test_a_mention_that_is_not_verbatim_loses_its_span_and_keeps_its_fact():
    duty = measure(changed(mention="省水务厅"))["duties"][0]
    assert (duty["mention"], duty["agency"]) == (None, "青山省水利厅")


def test_a_long_indicator_is_cut_to_its_end_from_a_whole_part_on():
    long = "老旧管网、" * 9 + "新管网总长度"
    (target,) = measure(changed(indicator=long))["targets"]
    assert target["indicator"] == "老旧管网、" * 6 + "新管网总长度"


def test_the_full_form_comes_back():
    full = in_full(json.loads(lines(stand_off(GOLD, CANONICAL, "fresh"))), CANONICAL)
    (back,), (gold,) = full["measures"], GOLD["measures"]
    same = ("path", "title", "kind", "clause", "duties", "industries", "places", "pollutants")
    assert {key: back[key] for key in same} == {key: gold[key] for key in same}
    assert back["targets"] == [{k: v for k, v in gold["targets"][0].items() if v not in (None, False)}]
    assert full["plan"]["title"] == "青山省节水方案"


def test_another_text_is_refused():
    other = canonicalise(raw(TEXT + "附件"))
    with pytest.raises(ValueError, match="another canonical text"):
        in_full(stand_off(GOLD, CANONICAL, "fresh"), other)
