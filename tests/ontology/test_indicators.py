"""When two names of an indicator mean one figure."""

import pytest
from policygraph.ontology.indicators import indicator_key
from policygraph.ontology.tables import cells, read_table


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
    ],
)
def test_indicators_that_are_defined_otherwise_stay_apart(one, other):
    assert indicator_key(one) != indicator_key(other)


def test_no_name_stands_for_two_indicators():
    seen = {}
    for row in read_table("indicators.csv"):
        for name in (row["indicator"], *cells(row["aliases"])):
            key = indicator_key(name)
            assert seen.setdefault(key, row["indicator"]) == row["indicator"]
            assert key == indicator_key(row["indicator"])
