"""Pollutants: the words of a plan lead to one code each, and a person's spelling is forgiven."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.pollutants import find_pollutant, pollutant_guards, pollutant_names, pollutants

IN_TEXT = [
    ("挥发性有机物", "VOC"),
    ("氮氧化物", "NOx"),
    ("碳排放", "CO2"),
    ("颗粒物", "PM"),
    ("扬尘", "PM"),
    ("细颗粒物", "PM2.5"),
    ("可吸入颗粒物", "PM10"),
    ("总磷", "TP"),
    ("非甲烷总烃", "NMHC"),
    ("重金属", "heavy-metal"),
    ("恶臭", "odour"),
    ("油烟", "oil-fume"),
    ("氢氟碳化物", "HFC"),
    ("氟化物", "fluoride"),
    ("多环芳烃", "PAH"),
    ("石油类", "petroleum"),
    ("抗生素", "antibiotic"),
    ("六价铬", "heavy-metal"),
]
TYPED = ["VOC", "VOCs", "vocs", "ＶＯＣｓ", "挥发性有机物", " 挥发性 有机物 "]
NOT_POLLUTANTS = ["持久性有机污染物", "碳达峰", "降碳", "低碳", "温室气体", "铅", "合成氨", "新污染物"]
NEIGHBOURS = [
    ("臭氧层保护", "臭氧", False),
    ("臭氧超标", "臭氧", True),
    ("推广二氧化碳捕集", "二氧化碳", True),
    ("非二氧化碳温室气体", "二氧化碳", False),
    ("抗生素制造", "抗生素", False),
    ("亚硝酸盐", "硝酸盐", False),
]


@pytest.mark.parametrize(("word", "code"), IN_TEXT)
def test_a_word_of_a_plan_names_one_code(word, code):
    assert pollutant_names()[word] == code


@pytest.mark.parametrize("text", TYPED)
def test_a_persons_spelling_is_forgiven(text):
    assert find_pollutant(text) is pollutants()["VOC"]


@pytest.mark.parametrize("word", NOT_POLLUTANTS)
def test_a_word_that_names_no_pollutant_is_not_in_the_register(word):
    assert word not in pollutant_names()


def test_a_name_that_finds_nothing_gives_none():
    assert find_pollutant("普氏原羚") is None


@pytest.mark.parametrize(("text", "word", "counts"), NEIGHBOURS)
def test_a_guard_judges_by_the_neighbours(text, word, counts):
    start = text.index(word)
    assert pollutant_guards()[word].allows(text, start, start + len(word)) is counts


def test_a_guarded_word_is_a_word_of_the_register():
    assert set(pollutant_guards()) <= set(pollutant_names())


@given(st.sampled_from(sorted(pollutants())))
def test_broader_leads_to_a_group_head_without_a_circle(code):
    seen = []
    while code is not None:
        assert code not in seen
        seen.append(code)
        code = pollutants()[code].broader
    assert pollutants()[seen[-1]].names == ()


@given(st.sampled_from(sorted(pollutant_names())))
def test_every_word_finds_the_code_that_it_names(word):
    assert find_pollutant(word).code == pollutant_names()[word]
