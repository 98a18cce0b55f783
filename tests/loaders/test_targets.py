"""Targets: figures to be reached, with indicator, bound, change, year and baseline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.figures import figures, years
from policygraph.loaders.flat import flatten
from policygraph.loaders.targets import Horizon, find_targets
from reading import record_of, targets_of


def brief(sentence):
    return [
        (t.indicator, t.figure.value, t.figure.unit, t.bound, t.change, t.year) for t in targets_of(sentence)
    ]


ONE = {
    "到2025年，单位地区生产总值能耗下降13%。": ("单位地区生产总值能耗", 13, "%", "=", "decrease", 2025),
    "到2025年，森林覆盖率达到59%以上。": ("森林覆盖率", 59, "%", ">=", "level", 2025),
    "2030年底前，污水处理率不低于95%。": ("污水处理率", 95, "%", ">=", "level", 2030),
    "到2025年，供水管网漏损率控制在9%以内。": ("供水管网漏损率", 9, "%", "<=", "level", 2025),
    "到2025年，非化石能源消费比重20%左右。": ("非化石能源消费比重", 20, "%", "~", "level", 2025),
    "“十四五”时期，绿色产业产值突破800亿元。": ("绿色产业产值", 800, "亿元", ">", "level", 2025),
    "到2027年，铁路货运量占比提高2个百分点。": ("铁路货运量占比", 2, "个百分点", "=", "increase", 2027),
    "到2025年，新建甲醇加注站10座。": ("甲醇加注站", 10, "座", "=", "add", 2025),
    "到2025年，完成600家以上白酒企业污染整治。": ("白酒企业污染整治", 600, "家", ">=", "add", 2025),
    "到2025年，推广节能技术不少于200项。": ("节能技术", 200, "项", ">=", "add", 2025),
    "到2026年，赤水河干流水质稳定达到Ⅱ类。": ("赤水河干流水质", 2, "类", "=", "level", 2026),
    "到2025年，90%以上的机关达到节约型机关创建要求。": (
        "机关达到节约型机关创建要求",
        90,
        "%",
        ">=",
        "level",
        2025,
    ),
    "供电煤耗不高于318克标准煤/千瓦时。": ("供电煤耗", 318, "克标准煤/千瓦时", "<=", "level", None),
    "到2025年，监测站点由44个增至53个。": ("监测站点", 53, "个", "=", "level", 2025),
    "到2025年，污水处理能力新增50万吨/日左右。": ("污水处理能力", 50, "万吨/日", "~", "add", 2025),
    "到2025年，甲市、乙市、丙县3市散煤用量下降50%。": (
        "甲市、乙市、丙县3市散煤用量",
        50,
        "%",
        "=",
        "decrease",
        2025,
    ),
    "到2025年，形成水产、茶叶、果品等12个特色产业集群。": ("特色产业集群", 12, "个", "=", "add", 2025),
    "到2025年，完成甲河、乙河、丙河等30余条河道整治工程。": ("河道整治工程", 30, "条", ">", "add", 2025),
    "到2026年，人均垃圾清运量降低至0.7千克/人。": ("人均垃圾清运量", 0.7, "千克/人", "=", "level", 2026),
    "到2026年，推进屋顶光伏示范项目10个。": ("屋顶光伏示范项目", 10, "个", "=", "add", 2026),
    "到2026年，全市实现20家学校节水改造。": ("学校节水改造", 20, "家", "=", "add", 2026),
    "到2026年，80%以上的园区实施循环化改造。": ("园区实施循环化改造", 80, "%", ">=", "level", 2026),
    "到2025年，需求侧具备3%左右的尖峰负荷响应能力。": ("需求侧尖峰负荷响应能力", 3, "%", "~", "level", 2025),
    "2026年底前，企业变更登记时间压缩至1.5个工作日以内。": (
        "企业变更登记时间",
        1.5,
        "个工作日",
        "<=",
        "level",
        2026,
    ),
}


@pytest.mark.parametrize("sentence", ONE)
def test_one_figure_gives_one_target(sentence):
    assert brief(sentence) == [ONE[sentence]]


SEVERAL = {
    "到2025年，溶剂型涂料、溶剂型油墨使用比例分别降低20、15个百分点。": [
        ("溶剂型涂料使用比例", 20),
        ("溶剂型油墨使用比例", 15),
    ],
    "氮氧化物、挥发性有机物排放总量分别下降10%、8%以上。": [
        ("氮氧化物排放总量", 10),
        ("挥发性有机物排放总量", 8),
    ],
    "到2025年，城市、县城污水处理率分别达到98%、96%。": [("城市污水处理率", 98), ("县城污水处理率", 96)],
    "到2025年，新建6个500千伏、25个220千伏输变电项目，供电能力达到200万千瓦。": [
        ("500千伏输变电项目", 6),
        ("220千伏输变电项目", 25),
        ("供电能力", 200),
    ],
    "到2025年，城镇污水收集率达到65%，处理率达到98%。": [("城镇污水收集率", 65), ("城镇污水处理率", 98)],
    "到2025年，换电站3000座、充电桩16万个以上。": [("换电站", 3000), ("充电桩", 16)],
    "到2025年，化学需氧量、氨氮重点工程减排量分别达到6万吨、1万吨。": [
        ("化学需氧量重点工程减排量", 6),
        ("氨氮重点工程减排量", 1),
    ],
    "化学需氧量、氨氮重点工程减排量分别达19.73万吨、0.98万吨。": [
        ("化学需氧量重点工程减排量", 19.73),
        ("氨氮重点工程减排量", 0.98),
    ],
    "绿色防控、统防统治覆盖率分别达到55%、45%。": [("绿色防控覆盖率", 55), ("统防统治覆盖率", 45)],
    "化肥、农药利用率均达到43%。": [("化肥利用率", 43), ("农药利用率", 43)],
    "钢铁、水泥和数据中心达到能效标杆水平的比例超过30%。": [
        ("钢铁、水泥和数据中心达到能效标杆水平的比例", 30)
    ],
    "建成绿色园区50家以上、绿色工厂200家以上。": [("绿色园区", 50), ("绿色工厂", 200)],
    "培育龙头企业150家、20个产业化联合体。": [("龙头企业", 150), ("产业化联合体", 20)],
    "中心城区清扫率提高到90%，县城提高到85%。": [("中心城区清扫率", 90), ("县城清扫率", 85)],
}


@pytest.mark.parametrize("sentence", SEVERAL)
def test_lists_are_split_where_the_text_distributes_them(sentence):
    assert [(t.indicator, t.figure.value) for t in targets_of(sentence)] == SEVERAL[sentence]


def test_a_bound_at_the_end_of_a_list_holds_for_all_of_it():
    targets = targets_of("光伏、风电装机容量分别提高到6000万千瓦、1500万千瓦以上。")
    assert [t.bound for t in targets] == [">=", ">="]


def test_a_figure_without_a_subject_inherits_the_one_before():
    first, second = targets_of("到2025年，水电装机容量达2200万千瓦，到2030年提高到2400万千瓦以上。")
    assert (second.indicator, second.year, second.bound) == (first.indicator, 2030, ">=")


def test_a_stretch_inherits_what_it_stretches():
    first, second = targets_of("到2025年，单位能耗比2020年下降13%，力争下降14.5%。")
    assert (first.stretch, second.stretch) == (False, True)
    assert (second.change, second.baseline_year) == ("decrease", 2020)


def test_an_alternative_is_marked():
    _, second = targets_of("生活污水集中收集率达到75%以上或比2020年提高5个百分点以上。")
    assert (second.alternative, second.change, second.baseline_year) == (True, "increase", 2020)


def test_a_range_keeps_both_ends():
    (target,) = targets_of("到2025年，培育3—5家龙头企业。")
    assert (target.figure.value, target.figure.value_max) == (3, 5)


def test_the_year_of_a_lead_in_holds_for_its_list():
    targets = targets_of(
        "到2025年，水平明显提升。\n——能耗下降。单位能耗降低13%。\n——用水下降。单位用水降低16%。"
    )
    assert [t.year for t in targets] == [2025, 2025]


def test_years_that_are_listed_belong_to_the_figures_in_their_order():
    targets = targets_of("到2025年、2030年，非化石能源消费占比分别达到20%、25%左右。")
    assert [(t.year, t.figure.value) for t in targets] == [(2025, 20), (2030, 25)]


def test_a_year_does_not_reach_into_the_next_sentence():
    targets = targets_of("到2025年，森林覆盖率达到59%。湿地保护率达到70%。")
    assert [t.year for t in targets] == [2025, None]


NO_TARGETS = [
    "每年组织采访活动1次以上。",
    "推动65蒸吨/小时以上燃煤锅炉超低排放改造。",
    "对年综合能耗1万吨标准煤及以上的项目加强指导。",
    "建设15分钟生活圈。",
    "构建“1+5+8”园区体系。",
    "给予最高500万元补助。",
    "2020年，森林覆盖率达到59%。",
    "目前，全市森林覆盖率达到59%。",
    "推广30万千瓦及以上热电联产机组供热。",
    "上架率低于50%的，不支持新建。",
    "新建100万千瓦级高效机组。",
    "道路红线宽度不超过40米。",
    "关停15公里供热半径范围内的锅炉。",
]


@pytest.mark.parametrize("sentence", NO_TARGETS)
def test_rules_thresholds_and_present_states_are_no_targets(sentence):
    assert targets_of(sentence) == []


def test_a_target_for_a_named_part_of_the_territory_names_it():
    text = "贵州省节水方案\n一、任务\n（一）治水。到2025年，贵阳市、遵义市再生水利用率达到30%。"
    (measure,) = record_of(text).measures
    assert measure.targets[0].places == ("贵阳市", "遵义市")


def test_what_a_past_section_reports_is_no_target():
    text = "贵州省节水规划\n一、发展成效\n再生水利用率达到30%，新建管网200公里。\n二、主要目标\n到2030年，再生水利用率达到45%。"
    assert [t.value for m in record_of(text).measures for t in m.targets] == [45]


def test_figures_know_their_units():
    norm = flatten("1,200座、44.7万立方米/日、7 PUE值1.3、第3批、5G、2025年").norm
    assert [(f.value, f.unit) for f in figures(norm, 0, len(norm))] == [
        (1200, "座"),
        (44.7, "万立方米/日"),
        (1.3, ""),
    ]


YEARS = {
    "到2025年底": ("deadline", 2025),
    "比2020年": ("baseline", 2020),
    "截至2021年": ("state", 2021),
    "“十四五”期间": ("deadline", 2025),
    "“十三五”时期": ("state", 2020),
    "2021—2025年": ("deadline", 2025),
}


@pytest.mark.parametrize("words", YEARS)
def test_years_say_what_they_are(words):
    (year,) = years(words, 0, len(words))
    assert (year.kind, year.year) == YEARS[words]


@given(st.text(alphabet="到至比2025年13.5%，。、；达新建座万吨（）以上左右和分别力争—", max_size=150))
def test_any_text_is_read_without_a_fault(text):
    flat = flatten(text)
    for target in targets_of(text):
        assert 0 <= target.start < target.end <= len(flat.flat)
        assert (
            target.start <= target.figure.start or target.subject[0] >= target.figure.tail or target.indicator
        )


def test_in_a_statement_of_goals_a_year_holds_until_another_is_named():
    sentences = "到2025年，水质改善。污水处理率达到95%。到2030年，管网更完善。再生水利用率达到30%。"
    flat = flatten(sentences)
    found, _ = find_targets(flat, 0, len(flat.flat), [], Horizon(2021, goals=True))
    assert [t.year for t in found] == [2025, 2030]


def test_elsewhere_a_sentence_without_a_year_has_none():
    assert [t.year for t in targets_of("到2025年，水质改善。污水处理率达到95%。")] == [None]


NO_TARGETS = [
    "对年能源消费量300吨标准煤或建筑面积5000平方米及以上的机构开展审计。",
    "到2025年，废纸、废铜等9种主要再生资源循环利用水平提升。",
]


@pytest.mark.parametrize("sentence", NO_TARGETS)
def test_the_figure_of_a_rule_or_of_a_name_is_no_target(sentence):
    assert targets_of(sentence) == []


def test_an_area_alone_takes_the_indicator_of_the_figure_before():
    sentence = "到2025年，全国机动船数量下降6%，京津冀及周边地区下降8%、汾渭平原下降7%。"
    assert [t.indicator for t in targets_of(sentence)] == [
        "机动船数量",
        "京津冀及周边地区机动船数量",
        "汾渭平原机动船数量",
    ]


def test_an_area_in_place_of_another_leaves_that_one_out():
    sentence = "到2025年，甲、乙、丙三省（直辖市）散煤用量下降10%，长三角地区下降5%。"
    assert targets_of(sentence)[-1].indicator == "长三角地区散煤用量"


def test_a_rate_named_before_its_area_is_handed_on_without_it():
    sentence = "重点片区街道湿扫率地级及以上城市达到70%以上，县城达到60%以上。"
    assert targets_of(sentence)[-1].indicator == "县城重点片区街道湿扫率"


def test_what_names_its_own_rate_is_no_area():
    sentence = "新建大型机房电能利用效率不高于1.3，其他机房电能利用效率不高于1.5。"
    assert targets_of(sentence)[-1].indicator == "其他机房电能利用效率"


def test_a_unit_by_time_and_area_is_kept_whole():
    (figure,) = figures("平均降尘量不高于7吨/月·平方公里", 0, 16)
    assert figure.unit == "吨/月·平方公里"


def test_a_figure_that_something_is_widened_to_is_never_lost():
    record = record_of("甲市规划\n一、任务\n（一）推行改革\n2025年扩大到50个行业。\n")
    assert [u.reason for u in record.unread] == ["FIGURE_NOT_PARSED"]


def test_a_year_in_which_work_begins_is_no_deadline():
    assert brief("2024年起，建成区绿化覆盖率达到42%。") == [("建成区绿化覆盖率", 42, "%", "=", "level", None)]


def test_a_quotation_mark_is_no_part_of_an_indicator():
    sentence = "到2025年，实现“引进工匠达到300名，工匠贡献率达到40%”的目标。"
    assert [t.indicator for t in targets_of(sentence)] == ["工匠", "工匠贡献率"]


def test_people_selected_are_work_and_so_is_the_next_of_the_list():
    sentence = "选拔90名青年技师、200名青年教师。"
    assert [(t.indicator, t.change) for t in targets_of(sentence)] == [
        ("青年技师", "add"),
        ("青年教师", "add"),
    ]


def test_a_plan_whose_years_are_all_past_has_targets_of_its_own_time():
    record = record_of("甲市规划\n一、任务\n（一）绿化\n到2012年，森林覆盖率达到30%。\n")
    assert [t.year for m in record.measures for t in m.targets] == [2012]
