"""Targets of plans for one year: compared with the year before, given place by place, counted after long lists."""

import pytest
from policygraph.loaders.flat import flatten
from policygraph.loaders.targets import Horizon, find_targets
from reading import record_of


def read(sentence, first=2024, last=2024):
    """The targets of a plan for the years `first` to `last`, and the figures it leaves to a person."""
    flat = flatten(sentence)
    targets, unread = find_targets(flat, 0, len(flat.flat), [], Horizon(first, last))
    briefs = [(t.indicator, t.figure.value, t.figure.unit, t.bound, t.change) for t in targets]
    return briefs, [flat.flat[one.start : one.tail] for one in unread]


COMPARED = {
    "市区细颗粒物浓度达46微克/立方米，同比下降2.5%。": [
        ("市区细颗粒物浓度", 46, "微克/立方米", "=", "level"),
        ("市区细颗粒物浓度", 2.5, "%", "=", "decrease"),
    ],
    "烟尘、粉尘排放量同比分别削减6.1%、5.4%。": [
        ("烟尘排放量", 6.1, "%", "=", "decrease"),
        ("粉尘排放量", 5.4, "%", "=", "decrease"),
    ],
    "推进现有工厂入园，园区入驻率提高至75%。": [("园区入驻率", 75, "%", "=", "level")],
}
PLACES = {
    "优良天数分别达到桐梓200天、绥阳190天、正安215天。": [
        ("优良天数", 200, "天", "=", "level"),
        ("绥阳优良天数", 190, "天", "=", "level"),
        ("正安优良天数", 215, "天", "=", "level"),
    ],
    "2023年粉尘浓度在40至50微克/立方米之间的东镇、西镇的粉尘浓度均下降至目标值40微克/立方米及以下。": [
        ("东镇、西镇的粉尘浓度", 40, "微克/立方米", "<=", "level"),
    ],
    "养老设施覆盖所有社区、80%以上乡镇和50%以上村。": [
        ("养老设施覆盖乡镇", 80, "%", ">=", "level"),
        ("养老设施覆盖村", 50, "%", ">=", "level"),
    ],
}
BOUNDS = {
    "PM10浓度下降到61μg/m3及以下。": [("PM10浓度", 61, "μg/m3", "<=", "level")],
    "优良率不低于90%（即全年超标天数不能超过36天）。": [
        ("优良率", 90, "%", ">=", "level"),
        ("超标天数", 36, "天", "<=", "level"),
    ],
    "湖库水质稳定达到《湖库水质标准》（GB0000）Ⅲ类。": [("湖库水质", 3, "类", "=", "level")],
}
COUNTS = {
    "续建地铁2号线二期、12号线一期及城际（快）铁路东S1线、西S2线等8个项目。": [("项目", 8, "个", "=", "add")],
    "打通老城区“断头路”12条。": [("老城区“断头路”", 12, "条", "=", "add")],
    "实施背街小巷照明提升3000盏。": [("背街小巷照明提升", 3000, "盏", "=", "add")],
    "全年共安排能源结构调整、交通结构改善、工厂达标整治、溶剂和面源污染控制、港口和船舶污染控制、扬尘防控等六大类治理工程233项。": [
        ("治理工程", 233, "项", "=", "add")
    ],
}


@pytest.mark.parametrize("table", [COMPARED, PLACES, BOUNDS, COUNTS])
def test_sentences_of_a_plan_for_one_year_give_their_targets(table):
    assert {sentence: read(sentence)[0] for sentence in table} == table


TOLD = [
    "去年完成投资20亿元，同比增长8%。",
    "财政收入已达到20亿元，同比增长8%。",
    "空气优良率为92%，居全省前列。",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_told_of_the_past_is_neither_a_target_nor_listed(sentence):
    assert read(sentence) == ([], [])


def test_a_comparison_that_a_plan_of_several_years_leaves_open_is_listed():
    assert read("粉尘浓度同比下降6%。", 2021, 2025) == ([], ["6%"])


def test_a_comparison_with_a_deadline_is_a_target_in_a_plan_of_several_years():
    targets, _ = read("到2025年，粉尘浓度同比下降6%。", 2021, 2025)
    assert targets == [("粉尘浓度", 6, "%", "=", "decrease")]


RULES = ["2024年5月1日至2025年4月30日实施下调保险费率20%的政策。", "安装20吨及以上锅炉的单位。"]


@pytest.mark.parametrize("sentence", RULES)
def test_what_a_rule_says_is_no_target(sentence):
    assert read(sentence)[0] == []


def test_goals_listed_under_a_year_are_due_in_it():
    record = record_of(
        "贵州省重点任务分解方案\n一、2024年主要预期目标\n1.粮食产量稳定在30万吨。\n2.茶叶产值增长9%以上。\n"
    )
    assert [(t.value, t.year) for m in record.measures for t in m.targets] == [(30, 2024), (9, 2024)]


TWICE = {
    "改造老旧小区22个3600户，加装电梯30部。": [
        ("老旧小区", 22, "个", "=", "add"),
        ("老旧小区", 3600, "户", "=", "add"),
        ("电梯", 30, "部", "=", "add"),
    ],
    "关停小作坊80家，整治提升120家。": [
        ("小作坊", 80, "家", "=", "add"),
        ("小作坊整治提升", 120, "家", "=", "add"),
    ],
    "上半年茶叶产值增长7%，全年增长8%以上。": [
        ("上半年茶叶产值", 7, "%", "=", "increase"),
        ("茶叶产值", 8, "%", ">=", "increase"),
    ],
    "规模以上工厂净增20户。": [("规模以上工厂", 20, "户", "=", "add")],
    "对全县126家涉气工厂开展排查。": [("涉气工厂排查", 126, "家", "=", "add")],
    "粉尘浓度控制在每立方米33微克以内。": [("粉尘浓度", 33, "微克/立方米", "<=", "level")],
    "办理登记时间压缩至3个工作日。": [("办理登记时间", 3, "个工作日", "=", "level")],
}


@pytest.mark.parametrize("sentence", TWICE)
def test_counts_that_lean_on_what_stands_before_them(sentence):
    assert read(sentence)[0] == TWICE[sentence]


IN_A_CASE = [
    "橙色预警期间，工厂减排比例达到20%以上。",
    "申请人须具有2年以上经验，团队成员不少于3人。",
    "收入达到4000元以上方可退出。",
    "服务中心建筑面积不少于200平方米。",
    "新建小区按每百户不少于20平方米的标准配建。",
    "失业保险费率由2%下调至1%。",
    "近三年累计投入资金2.3亿元。",
    "安排专项资金500万元。",
]


@pytest.mark.parametrize("sentence", IN_A_CASE)
def test_what_holds_in_a_case_only_or_is_over_is_no_target(sentence):
    assert read(sentence)[0] == []


def test_a_period_now_over_is_the_deadline_of_a_plan_for_it():
    sentence = "“十三五”期间，新增造林40万亩。"
    assert read(sentence, 2016, 2020) == ([("造林", 40, "万亩", "=", "add")], [])
    assert read(sentence, 2021, 2025) == ([], [])


def test_what_is_better_than_the_year_before_stays_a_goal():
    targets, unread = read("优良率比上年提高1.5个百分点，粉尘浓度同比改善5%。")
    assert [(value, change) for _, value, _, _, change in targets] == [(1.5, "increase"), (5, "decrease")]
    assert unread == []


OWN_PARTS = [
    "实施3大行动、12个工程、40项任务。",
    "围绕3个领域，完成25项重点任务。",
    "完成年度重点任务30项。",
]


@pytest.mark.parametrize("sentence", OWN_PARTS)
def test_what_a_plan_counts_of_itself_is_no_target(sentence):
    assert read(sentence)[0] == []


WORKS = {
    "推进6大类150项重点项目建设。": [("重点项目建设", 150, "项", "=", "add")],
    "推进节水重点工程20项。": [("节水重点工程", 20, "项", "=", "add")],
    "推行60项“一城通办”事项。": [("“一城通办”事项", 60, "项", "=", "add")],
    "实现200项审批事项“一网通办”。": [("审批事项“一网通办”", 200, "项", "=", "add")],
}


@pytest.mark.parametrize("sentence", WORKS)
def test_works_that_are_pushed_on_are_counted_too(sentence):
    assert read(sentence)[0] == WORKS[sentence]
