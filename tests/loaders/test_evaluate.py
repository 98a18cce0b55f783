"""Scoring: what counts as the same, what as missed or extra, and gold that holds spans in place of words."""

import json

import pytest
from policygraph.errors import RecordError
from policygraph.loaders.evaluate import Gold, evaluate, fold, fold_agency, likeness, read_gold
from policygraph.loaders.record import dumps, without_text
from reading import record_of

TEXT = """贵阳市节水方案
一、任务
（一）节水改造。到2025年，新建管网10公里，污水处理率达到95%以上。氮氧化物减少。（市水务局、市生态环境局按职责分工负责）
（二）水泥行业节水。（市工业和信息化局负责。市水务局配合）
"""
RECORD = record_of(TEXT)
FIRST = {
    "path": ["一", "（一）"],
    "title": "节水改造",
    "duties": [
        {"agency": "贵阳市水务局", "mention": "市水务局", "role": "shared"},
        {"agency": "贵阳市生态环境局", "mention": "市生态环境局", "role": "shared"},
    ],
    "targets": [
        {"indicator": "管网", "value": 10, "unit": "公里", "bound": "=", "change": "add", "year": 2025},
        {
            "indicator": "污水处理率",
            "value": 95,
            "unit": "%",
            "bound": ">=",
            "change": "level",
            "year": 2025,
        },
    ],
    "industries": [],
    "places": [],
    "pollutants": ["NOx"],
}


def first(**parts):
    """The first measure as the annotator has it, with other values for some of its parts."""
    return {**FIRST, **parts}


def gold(*measures, **more) -> Gold:
    return read_gold(json.dumps({"measures": measures, **more}).encode(), "gold.json")


def only_first(record=RECORD):
    """The record, with its first measure alone."""
    return type(record)(record.schema, record.plan, record.measures[:1], record.unread)


def against(measure, record=None):
    return evaluate([(gold(measure), record or only_first())])


def counts(result, field):
    """How many things of a field are right, extra and missed."""
    count = result.counts[field]
    return count.right, count.extra, count.missed


def differences(result):
    return [(one.measure, one.field, one.gold, one.record) for one in result.differences]


def test_a_record_that_says_all_of_it_scores_one_everywhere():
    result = against(FIRST)
    assert differences(result) == []
    assert {row["f1"] for row in result.scores()} == {1.0}


def test_a_measure_that_the_gold_does_not_have_is_extra_with_all_its_facts():
    result = evaluate([(gold(FIRST), RECORD)])
    assert counts(result, "measures") == (1, 1, 0)
    assert counts(result, "duties who")[1] > 0
    assert counts(result, "titles") == (1, 0, 0)
    assert ("", "measures", "", "一/二") in differences(result)


def test_a_measure_that_the_record_does_not_have_is_missed_with_all_its_facts():
    result = against(first(path=["九"]))
    assert counts(result, "measures") == (0, 1, 1)
    assert counts(result, "targets figure") == (0, 2, 2)
    assert counts(result, "pollutants") == (0, 1, 1)


def test_a_wrong_title_is_both_missed_and_extra():
    result = against(first(title="节水"))
    assert counts(result, "titles") == (0, 1, 1)
    assert differences(result) == [("一/一", "titles", "节水", "节水改造")]


def test_a_wrong_role_leaves_who_is_named_right():
    duties = [{**FIRST["duties"][0], "role": "lead"}, FIRST["duties"][1]]
    result = against(first(duties=duties))
    assert counts(result, "duties who") == (2, 0, 0)
    assert counts(result, "duties who+role") == (1, 1, 1)
    assert differences(result) == [("一/一", "duties who+role", "市水务局 lead", "市水务局 shared")]


def test_a_wrong_agency_leaves_its_mention_right():
    duties = [{**FIRST["duties"][0], "agency": "贵州省水务局"}, FIRST["duties"][1]]
    result = against(first(duties=duties))
    assert counts(result, "duties who") == (2, 0, 0)
    assert counts(result, "agency identity") == (1, 1, 1)


def test_a_mention_that_is_not_in_the_plan_is_compared_by_the_agency():
    duties = [{**FIRST["duties"][0], "mention": None}, FIRST["duties"][1]]
    assert counts(against(first(duties=duties)), "duties who") == (1, 1, 1)


def with_target(**parts):
    """The gold with other details in its second target."""
    return first(targets=[FIRST["targets"][0], {**FIRST["targets"][1], **parts}])


TARGET_DETAILS = {
    "value": (96, (1, 1, 1), (1, 1, 1), (1, 1, 1)),
    "unit": ("公里", (1, 1, 1), (1, 1, 1), (1, 1, 1)),
    "year": (2030, (1, 1, 1), (1, 1, 1), (1, 1, 1)),
    "indicator": ("人均用水", (2, 0, 0), (1, 1, 1), (1, 1, 1)),
    "bound": ("=", (2, 0, 0), (2, 0, 0), (1, 1, 1)),
    "change": ("increase", (2, 0, 0), (2, 0, 0), (1, 1, 1)),
    "stretch": (True, (2, 0, 0), (2, 0, 0), (1, 1, 1)),
    "baseline_year": (2020, (2, 0, 0), (2, 0, 0), (1, 1, 1)),
}


@pytest.mark.parametrize("part", TARGET_DETAILS)
def test_a_wrong_part_of_a_target_counts_from_its_own_field_on(part):
    value, figure, indicator, full = TARGET_DETAILS[part]
    result = against(with_target(**{part: value}))
    assert counts(result, "targets figure") == figure
    assert counts(result, "targets +indicator") == indicator
    assert counts(result, "targets full") == full


def test_a_wrong_detail_is_shown_on_both_sides():
    assert differences(against(with_target(bound="="))) == [
        ("一/一", "targets full", "污水处理率 (bound==)", "污水处理率 (bound=>=)")
    ]


def test_one_figure_twice_is_matched_by_the_likest_indicator():
    record = record_of("贵阳市方案\n一、任务\n（一）节水。到2025年，污水处理率达到95%，垃圾处理率达到95%。")
    share = {"value": 95, "unit": "%", "bound": "=", "change": "level", "year": 2025}
    targets = [{"indicator": name, **share} for name in ("垃圾处理率", "污水处理率")]
    result = evaluate([(gold(first(title="节水", duties=[], targets=targets, pollutants=[])), record)])
    assert counts(result, "targets +indicator") == (2, 0, 0)


SAME_NAMES = {
    "水泥行业": "水泥",
    "采矿业": "采矿",
    "贵阳市": "贵阳",
    "毕节 市": "毕节",
}


@pytest.mark.parametrize("name", SAME_NAMES)
def test_industries_and_places_are_compared_without_the_word_for_their_kind(name):
    both = first(industries=[name, SAME_NAMES[name]])
    assert counts(against(both), "industries") == (0, 0, 1)


FOLDED = {
    "省能源局、": "省能源局",
    "各市〔州〕人民政府": "各市(州)人民政府",
    "各市（州）人民政府": "各市(州)人民政府",
    "“双碳”　行动。": '"双碳"行动',
    "ＰＭ２．５": "PM2.5",
}


@pytest.mark.parametrize("words", FOLDED)
def test_spelling_does_not_count(words):
    assert fold(words) == FOLDED[words]


AGENCIES = {
    "贵州省发展和改革委员会": "贵州省发展改革委",
    "中国人民银行贵阳中心支行": "人民银行贵阳中心支行",
    "人行贵阳中心支行": "人民银行贵阳中心支行",
    "贵州省机关事务管理局": "贵州省机关事务局",
    "贵州省管局": "贵州省机关事务局",
    "贵阳市交通委员会": "贵阳市交委",
    "江西省科学技术厅": "江西省科技厅",
}


@pytest.mark.parametrize("name", AGENCIES)
def test_two_spellings_of_an_agency_are_one(name):
    assert fold_agency(name) == AGENCIES[name]


def test_likeness_of_names():
    assert likeness("污水处理率", "污水处理率") == 0.9
    assert likeness("率", "农村生活污水处理率") == 0.6
    assert likeness("", "污水处理率") == 0.0
    assert likeness("用水量", "森林面积") == 0.0


def test_nothing_to_find_and_nothing_found_is_no_fault():
    (row,) = [r for r in against(FIRST).scores() if r["field"] == "places"]
    assert row == {
        "field": "places",
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "expected": 0,
        "found": 0,
        "right": 0,
    }


def test_several_plans_are_counted_together():
    pair = (gold(FIRST), only_first())
    assert counts(evaluate([pair, pair]), "duties who") == (4, 0, 0)


def stand_off(**parts):
    """The gold with spans for words, as the record has them."""
    (measure,) = only_first().measures
    spans = {duty.mention: duty.span for duty in measure.duties}
    duties = [{**duty, "mention": spans[duty["mention"]]} for duty in FIRST["duties"]]
    whole = first(title=measure.title_span, duties=duties, **parts)
    return gold(whole, text_sha256=RECORD.plan.source.text_sha256)


@pytest.mark.parametrize("record", [only_first(), without_text(only_first())], ids=["with text", "stand-off"])
def test_gold_of_spans_needs_no_document(record):
    assert {row["f1"] for row in evaluate([(stand_off(), record)]).scores()} == {1.0}


def test_a_span_at_which_the_record_has_nothing_is_shown_as_a_span():
    other = gold(first(title=[0, 3]), text_sha256=RECORD.plan.source.text_sha256)
    assert differences(evaluate([(other, only_first())])) == [("一/一", "titles", "[0:3]", "节水改造")]


def test_an_agency_named_again_further_on_is_the_one_that_the_record_kept():
    (measure,) = only_first().measures
    duty = {"agency": "贵阳市水务局", "role": "shared"}
    spans = [measure.duties[0].span, [5, 9]]
    again = first(duties=[{**duty, "mention": span} for span in spans] + FIRST["duties"][1:])
    both = gold(again, text_sha256=RECORD.plan.source.text_sha256)
    assert counts(evaluate([(both, only_first())]), "duties who") == (2, 0, 0)


def test_gold_of_another_text_is_refused():
    with pytest.raises(RecordError, match=r"another text than the record of plan\.txt"):
        evaluate([(gold(FIRST, text_sha256="0" * 64), RECORD)])


def test_a_record_is_no_gold():
    with pytest.raises(RecordError, match="give GOLD first, then RECORD"):
        read_gold(dumps(only_first()), "record.json")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"measures": [{"path": []}]}', b"\xff"])
def test_what_is_no_gold_is_refused(data):
    with pytest.raises(RecordError, match=r"gold\.json is no gold annotation"):
        read_gold(data, "gold.json")
