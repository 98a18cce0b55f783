"""When two names of an indicator mean one figure."""

import pytest
from policygraph.ontology.indicators import (
    figure_key,
    find_indicator,
    forms_of,
    indicator_key,
    indicators,
    meaning,
)
from policygraph.ontology.tables import read_table
from policygraph.ontology.units import units
from policygraph.ontology.wordings import expanded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("单位GDP能源消耗", "单位地区生产总值能耗"),
        ("全省森林覆盖率", "森林覆盖率"),
        ("非化石能源占一次能源消费比重", "非化石能源消费占比"),
        ("单位工业增加值用水量", "万元工业增加值用水量"),
        ("大宗工业固废综合利用率", "大宗工业固体废弃物综合利用率"),
        ("新建大型数据中心能效值（PUE）", "新建大型数据中心能效值"),
        ("健康医药产业总产值", "健康医药产值"),
        ("ＰＭ2.5浓度", "细颗粒物年均浓度"),
        ("地级及以上城市细颗粒物（PM2.5）浓度", "PM2.5浓度"),
        ("城市细颗粒物（PM2.5）年均浓度", "PM2.5浓度"),
        ("设区城市细颗粒物平均浓度", "PM2.5浓度"),
        ("地级及以上城市空气质量优良天数比率", "优良天数率"),
        ("新能源汽车新车销售量占比", "新能源汽车新车销售量占汽车新车销售总量的比例"),
        ("能耗强度", "单位GDP能源消耗"),
        ("风电发电装机容量", "风电装机"),
        ("挥发性有机物（VOCs）排放总量", "VOCs排放量"),
        ("研究与试验发展经费投入强度", "全社会研发经费投入占GDP比重"),
        ("大宗固废综合利用率", "大宗固体废物综合利用率"),
    ],
)
def test_two_names_of_one_indicator(one, other):
    assert indicator_key(one) == indicator_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农村生活污水处理率", "农村生活污水治理率"),
        ("非化石能源消费比重", "非化石能源装机比重"),
        ("大宗工业固体废物综合利用率", "一般工业固体废物综合利用率"),
        ("城市生活垃圾资源化利用率", "生活垃圾回收利用率"),
        ("单位地区生产总值能耗", "单位地区生产总值二氧化碳排放"),
        ("取水量", "用水总量"),
        ("单位地区生产总值能耗", "能源消费总量"),
        ("氨氮重点工程减排量", "氨氮排放总量"),
        ("森林覆盖率", "森林蓄积量"),
        ("常住人口城镇化率", "户籍人口城镇化率"),
        ("数字经济增加值占GDP比重", "数字经济核心产业增加值占GDP比重"),
        ("重点建设用地安全利用率", "污染地块安全利用率"),
        ("大宗固体废物综合利用率", "新增大宗固体废物综合利用率"),
        ("城市污水处理率", "县城污水处理率"),
        ("粮食产量", "粮食综合生产能力"),
        ("地表水优良水体比例", "国控断面水质优良比例"),
        ("大陆自然岸线保有率", "自然岸线保有率"),
        ("主要农作物耕种收综合机械化率", "农作物耕种收综合机械化率"),
        ("农村空气质量优良天数比率", "空气质量优良天数比率"),
    ],
)
def test_indicators_that_are_defined_otherwise_stay_apart(one, other):
    assert indicator_key(one) != indicator_key(other)


def test_no_name_stands_for_two_indicators():
    seen = {}
    for row in read_table("indicators.csv"):
        for name in forms_of(row):
            key = indicator_key(name)
            assert seen.setdefault(key, row["indicator"]) == row["indicator"]
            assert key == indicator_key(row["indicator"])


@pytest.mark.parametrize(
    "name",
    ["森林覆盖率", "用水总量", "受污染耕地安全利用率", "大宗固废综合利用率", "城镇化率", "人均预期寿命"],
)
def test_what_most_plans_set_is_listed(name):
    assert find_indicator(name) is not None


def test_the_part_for_which_it_is_measured_is_told():
    meant = meaning("设区城市细颗粒物平均浓度")
    assert (meant.scope, meant.name) == ("地级及以上城市", "地级及以上城市PM2.5浓度")


def test_figures_of_two_parts_are_compared_but_cannot_contradict_each_other():
    one, other = "地级及以上城市PM2.5浓度", "PM2.5浓度"
    assert (indicator_key(one) == indicator_key(other), figure_key(one) == figure_key(other)) == (True, False)


@pytest.mark.parametrize("one", indicators().values(), ids=lambda one: one.name)
def test_each_indicator_has_an_english_name_a_unit_and_what_is_above_it(one):
    kinds = {unit.kind for unit in units().values()}
    assert one.name_en
    assert one.unit in kinds
    assert one.broader is None or one.broader in indicators()


def test_scopes_are_those_that_some_words_have():
    known = {group for row in read_table("indicator_scopes.csv") for group in row["group"].split(";")}
    assert {scope for one in indicators().values() for scope in one.scopes} == known


@pytest.mark.parametrize(
    ("wording", "forms"),
    [
        ("用水[总]量", ("用水总量", "用水量")),
        ("<单位|万元>能耗", ("单位能耗", "万元能耗")),
        ("[[主要]作物]产量", ("主要作物产量", "作物产量", "产量")),
    ],
)
def test_one_wording_stands_for_many(wording, forms):
    assert expanded(wording) == forms


@pytest.mark.parametrize("wording", ["用水[总量", "用水总]量", "<单位]能耗"])
def test_a_bracket_that_does_not_pair_is_refused(wording):
    with pytest.raises(ValueError, match=r"closes nothing|is missing"):
        expanded(wording)


def test_no_wording_takes_a_scope_in_that_its_row_tells_apart():
    scopes = list(read_table("indicator_scopes.csv"))
    for row in read_table("indicators.csv"):
        own = {
            w
            for s in scopes
            if set(s["group"].split(";")) & set(row["scopes"].split(";"))
            for w in s["written"].split(";")
        }
        assert [form for form in forms_of(row) if form.startswith(tuple(own))] == []
