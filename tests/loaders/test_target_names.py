"""Names of indicators: without places and 实现, with ages and grades, one for each member that 均 speaks of."""

import pytest
from reading import record_of, targets_of


def named(sentence):
    return [(t.indicator, t.figure.value, t.figure.unit) for t in targets_of(sentence)]


def placed(body):
    record = record_of(f"贵州省绿色规划\n一、任务\n（一）推进工作\n{body}\n")
    return [(t.indicator, t.value, t.year, t.places) for m in record.measures for t in m.targets]


def test_a_sentence_of_which_goes_on_with_the_year_of_the_one_before():
    body = "到2026年，全省扬尘浓度下降9%。其中，贵阳市、铜仁市扬尘浓度下降14%；黔南州扬尘浓度下降3%。"
    assert placed(body) == [
        ("扬尘浓度", 9, 2026, ()),
        ("扬尘浓度", 14, 2026, ("贵阳市", "铜仁市")),
        ("扬尘浓度", 3, 2026, ("黔南州",)),
    ]


def test_a_sentence_of_which_after_another_sentence_has_no_year_of_its_own():
    body = "到2026年，全省扬尘浓度下降9%。加强洒水。其中，贵阳市扬尘浓度下降14%。"
    assert [year for _, _, year, _ in placed(body)] == [2026, None]


def test_places_and_a_year_before_an_indicator_are_no_part_of_it():
    body = "贵阳市、铜仁市2026年扬尘浓度下降14%以上。"
    assert placed(body) == [("扬尘浓度", 14, 2026, ("贵阳市", "铜仁市"))]


def test_of_places_with_figures_of_their_own_each_target_has_its_place():
    assert placed("贵阳市、铜仁市绿化率分别达到41%、43%。") == [
        ("绿化率", 41, None, ("贵阳市",)),
        ("绿化率", 43, None, ("铜仁市",)),
    ]


def test_one_figure_of_each_place_is_a_target_for_each():
    assert placed("贵阳市、铜仁市绿化率均达到41%。") == [
        ("绿化率", 41, None, ("贵阳市",)),
        ("绿化率", 41, None, ("铜仁市",)),
    ]


def test_a_place_that_takes_the_rate_of_the_one_before_is_its_place_alone():
    assert placed("贵阳市绿化率达到41%，铜仁市达到43%。") == [
        ("绿化率", 41, None, ("贵阳市",)),
        ("绿化率", 43, None, ("铜仁市",)),
    ]


KEPT_PLACES = {
    "遵义市民办托育覆盖率达到40%。": ("遵义市民办托育覆盖率", 40, "%"),
    "皖北地区绿化率达到40%。": ("皖北地区绿化率", 40, "%"),
    "新建城区绿化率达到40%。": ("新建城区绿化率", 40, "%"),
}
NAMED_BY_SIZE = {
    "到2025年，新建3岁以下幼儿床位900个。": ("3岁以下幼儿床位", 900, "个"),
    "到2025年，建成20分钟健身圈60个。": ("20分钟健身圈", 60, "个"),
    "到2025年，人均寿命达到79岁以上。": ("人均寿命", 79, "岁"),
    "到2025年，人均寿命达到79岁左右。": ("人均寿命", 79, "岁"),
}
RELIEVED = {
    "减轻商户各类负担12亿元。": ("商户各类负担", 12, "亿元"),
    "全年为商户减负12亿元以上。": ("商户减负", 12, "亿元"),
    "为商户减负不少于12亿元。": ("商户减负", 12, "亿元"),
    "到2025年，旧家具回收量约翻一番。": ("旧家具回收量", 1, "番"),
    "垃圾集约率达到30%。": ("垃圾集约率", 30, "%"),
}
REALISED = {
    "竹编园区实现综合产值7亿元以上。": ("竹编园区综合产值", 7, "亿元"),
    "湿地产品价值实现率达到30%。": ("湿地产品价值实现率", 30, "%"),
    "到2025年，可实现产能占比达到30%。": ("可实现产能占比", 30, "%"),
}


@pytest.mark.parametrize("table", [KEPT_PLACES, NAMED_BY_SIZE, RELIEVED, REALISED])
def test_a_name_keeps_what_belongs_to_it_and_no_more(table):
    assert {sentence: named(sentence) for sentence in table} == {s: [one] for s, one in table.items()}


def test_about_before_doubling_leaves_the_figure_open():
    assert [t.bound for t in targets_of("到2025年，旧家具回收量约翻一番。")] == ["~"]


SPREAD = {
    "烟尘、挥发性有机物（VOCs）、氨排放量均较2020年下降8%。": [
        "烟尘排放量",
        "挥发性有机物（VOCs）排放量",
        "氨排放量",
    ],
    "茶叶、竹编产量年均增长8%。": ["茶叶、竹编产量"],
}


@pytest.mark.parametrize("sentence", SPREAD)
def test_each_gives_every_member_its_target_and_yearly_does_not(sentence):
    assert [t.indicator for t in targets_of(sentence)] == SPREAD[sentence]


def test_points_told_before_with_a_counter_alone_are_points():
    sentence = "水泵达到节水水平、锅炉达到B级水平的产能比例明显提升，较2023年分别提高9个、7个百分点以上。"
    assert named(sentence) == [
        ("水泵达到节水水平的产能比例", 9, "个百分点"),
        ("锅炉达到B级水平的产能比例", 7, "个百分点"),
    ]


def test_a_count_before_points_of_another_thing_stays_a_count():
    assert named("新增苗圃9个、绿化率提高7个百分点。")[0] == ("苗圃", 9, "个")
