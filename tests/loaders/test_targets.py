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
    "到2025年，基本医疗保险参保率保持在95%以上。": ("基本医疗保险参保率", 95, "%", ">=", "level", 2025),
    "到2027年，城乡居民收入比缩小到2.4以内。": ("城乡居民收入比", 2.4, "", "<=", "level", 2027),
    "落实耕地保有量5000万亩。": ("耕地保有量", 5000, "万亩", "=", "level", None),
    "到2027年，冷库库容新增30万立方米。": ("冷库库容", 30, "万立方米", "=", "add", 2027),
    "到2025年，灌溉用水量减少三分之一。": ("灌溉用水量", 33.33, "%", "=", "decrease", 2025),
    "到2030年，游客数量较2020年翻两番以上。": ("游客数量", 2, "番", ">=", "increase", 2030),
    "到2025年，每个县建成两个以上零碳村。": ("每个县零碳村", 2, "个", ">=", "add", 2025),
    "“十四五”期间，新增良田十万亩。": ("良田", 10, "万亩", "=", "add", 2025),
    "至少完成一轮隐患排查。": ("隐患排查", 1, "轮", ">=", "add", None),
    "到2025年，数字产业规模过万亿元。": ("数字产业规模", 1, "万亿元", ">", "level", 2025),
    "到2025年，煤炭占比从2020年的56%降至50%左右。": ("煤炭占比", 50, "%", "~", "level", 2025),
    "到2025年，人均寿命提高到79岁。": ("人均寿命", 79, "岁", "=", "level", 2025),
    "到2025年，平均受教育年限达到11.5年。": ("平均受教育年限", 11.5, "年", "=", "level", 2025),
    "到2025年，居民满意度达到85分以上。": ("居民满意度", 85, "分", ">=", "level", 2025),
    "到2025年，预警时间缩短至10秒以内。": ("预警时间", 10, "秒", "<=", "level", 2025),
    "到2025年，生态状况指数达到75以上。": ("生态状况指数", 75, "", ">=", "level", 2025),
    "到2025年，普及率提高到3/4以上。": ("普及率", 75, "%", ">=", "level", 2025),
    "到二〇二五年，绿色建筑占比达到90%。": ("绿色建筑占比", 90, "%", "=", "level", 2025),
    "“十四五”累计新增管网300公里。": ("管网", 300, "公里", "=", "add", 2025),
    "到2025年，能耗强度下降超过13%。": ("能耗强度", 13, "%", ">", "decrease", 2025),
    "到2025年，每年减少化肥施用量2万吨。": ("化肥施用量", 2, "万吨", "=", "decrease", 2025),
    "到2025年，工业领域节水2000万立方米。": ("工业领域节水", 2000, "万立方米", "=", "add", 2025),
    "到2025年，危房改造5万户。": ("危房改造", 5, "万户", "=", "add", 2025),
    "改造老旧小区500个（2026年12月底前）。": ("老旧小区", 500, "个", "=", "add", 2026),
    "整治排污口30处，2026年底前全部完成。": ("排污口", 30, "处", "=", "add", 2026),
    "2026年底前，8家钢铁企业基本完成超低排放改造。": (
        "钢铁企业完成超低排放改造",
        8,
        "家",
        "=",
        "add",
        2026,
    ),
    "到2025年，响应能力达到最大用电负荷的5%左右。": (
        "响应能力占最大用电负荷比重",
        5,
        "%",
        "~",
        "level",
        2025,
    ),
    "到2025年，新建住宅100%执行节能标准。": ("新建住宅执行节能标准", 100, "%", "=", "level", 2025),
    "到2025年，新增风电装机超过500万千瓦。": ("风电装机", 500, "万千瓦", ">", "add", 2025),
    "到2025年，新增用地规模控制在110万亩以内。": ("新增用地规模", 110, "万亩", "<=", "level", 2025),
    "居民收入增长与经济增长基本同步，年均增长7%左右。": ("居民收入", 7, "%", "~", "increase", None),
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
    "完成5家钢铁企业、30家焦化企业超低排放改造。": [
        ("钢铁企业超低排放改造", 5),
        ("焦化企业超低排放改造", 30),
    ],
    "支持创建国家级园区2家、省级10家。": [("国家级园区", 2), ("省级园区", 10)],
    "引进培育高层次人才500名，整治修复海岸线50公里。": [("高层次人才", 500), ("海岸线", 50)],
    "高中新增学位3万个，全年新增企业100家。": [("高中学位", 3), ("企业", 100)],
    "推进10个县（市、区）开展整县试点。": [("县（市、区）开展整县试点", 10)],
    "到2025年，建成1个国家级、3个省级低碳园区。": [("国家级低碳园区", 1), ("省级低碳园区", 3)],
    "打造国家级设计中心3家、省级60家。": [("国家级设计中心", 3), ("省级设计中心", 60)],
    "到2025年，婴儿死亡率、儿童死亡率分别控制在4.5‰、12/10万以内。": [
        ("婴儿死亡率", 4.5),
        ("儿童死亡率", 12),
    ],
    "中药材种植面积750万亩，产量275万吨。": [("中药材种植面积", 750), ("中药材产量", 275)],
    "页岩气年产能、年产量分别达到35亿立方米、21亿立方米。": [("页岩气年产能", 35), ("页岩气年产量", 21)],
    "单位增加值能耗、用水量分别下降13%、16%。": [("单位增加值能耗", 13), ("单位增加值用水量", 16)],
    "研发投入增长10%，占地区生产总值比重达到2%。": [("研发投入", 10), ("研发投入占地区生产总值比重", 2)],
    "乙烯、合成氨行业能效标杆产能比例分别达到30%、15%。": [
        ("乙烯行业能效标杆产能比例", 30),
        ("合成氨行业能效标杆产能比例", 15),
    ],
    "国控断面优良比例达到90%，省控断面达到88%。": [("国控断面优良比例", 90), ("省控断面优良比例", 88)],
    "到2025年，蓄积量6亿立方米、保护率55%。": [("蓄积量", 6), ("保护率", 55)],
    "新增省级工厂10家，市级工厂50家，总数分别达到60家、300家。": [
        ("省级工厂", 10),
        ("市级工厂", 50),
        ("省级工厂", 60),
        ("市级工厂", 300),
    ],
    "培育骨干企业50家，年收入10亿元以上企业20家。": [("骨干企业", 50), ("年收入10亿元以上企业", 20)],
    "开工重大项目50个、竣工30个。": [("重大项目", 50), ("竣工重大项目", 30)],
    "推动400家单位开展两轮排查。": [("单位开展两轮排查", 400)],
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
    "牢牢守好发展和生态两条底线。",
    "实施三项行动，打造两个高地。",
    "打造百家老店。",
    "积极开展新一轮选点。",
    "广场面积不应超过2公顷。",
    "距居民区不少于500米。",
    "按照不低于装机容量10%的比例配置储能。",
    "建设20兆瓦以上的集中式光伏电站。",
    "治理流域面积50平方公里以下河流。",
    "实施某公司12万吨/年资源综合利用项目。",
    "产值增长25%以上的，按增量给予奖励。",
    "设备5分钟内到场。",
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


def test_a_year_from_which_something_is_done_is_no_deadline():
    assert [t.year for t in targets_of("从2023年起，每年改造老旧小区100个。")] == [None]


def test_years_that_are_listed_belong_to_what_is_added_too():
    targets = targets_of("2024年、2025年新能源装机分别新增500万千瓦、600万千瓦。")
    assert [(t.year, t.figure.value) for t in targets] == [(2024, 500), (2025, 600)]


def test_an_item_with_an_unknown_unit_is_no_part_of_the_next_name():
    record = record_of("甲市规划\n一、任务\n（一）数字\n建设摄像点10万串、感知终端100万个。\n")
    assert ([m.targets for m in record.measures if m.targets], [u.reason for u in record.unread]) == (
        [],
        ["FIGURE_NOT_PARSED"],
    )


def test_work_whose_object_is_not_named_is_never_lost():
    record = record_of("甲市规划\n一、任务\n（一）管网\n更新管网，年均改造100公里以上。\n")
    assert [u.reason for u in record.unread] == ["FIGURE_NOT_PARSED"]


def test_what_is_compared_with_gives_the_baseline():
    (target,) = targets_of("城镇化率由2020年的60%提高到65%。")
    assert (target.figure.value, target.baseline_year) == (65, 2020)


def test_the_end_of_a_plan_may_be_the_baseline():
    (target,) = targets_of("能耗强度比“十三五”末下降14%。")
    assert (target.baseline_year, target.year) == (2020, None)


def test_a_stretch_before_the_first_figure_holds_for_what_commas_join():
    targets = targets_of("到2025年，力争单位能耗下降13%，总产值突破80亿元；绿化率达到40%。")
    assert [t.stretch for t in targets] == [True, True, False]


def test_a_stretch_after_a_figure_holds_for_its_own():
    targets = targets_of("绿化率达到40%，力争达到42%，湿地率达到10%。")
    assert [t.stretch for t in targets] == [False, True, False]


def test_a_number_to_be_reached_with_an_unknown_unit_is_never_lost():
    record = record_of("甲市规划\n一、任务\n（一）扩种\n到2025年，菌菇规模达到55亿棒。\n")
    assert [u.reason for u in record.unread] == ["FIGURE_NOT_PARSED"]


def test_a_size_inside_a_target_is_not_listed_as_unread():
    record = record_of("甲市规划\n一、任务\n（一）电网\n新建6个500千伏、25个220千伏输变电项目。\n")
    assert record.unread == ()


def test_a_hundred_million_of_something_unknown_is_no_money():
    norm = "服务3亿参保人，产值2亿，清运1亿只"
    assert [f.unit for f in figures(norm, 0, len(norm))] == ["亿", "亿只"]


def test_places_that_share_out_a_count_take_what_is_counted():
    sentence = "到2025年，打造样板小区不少于60个，其中贵阳市25个、遵义市20个。"
    assert [t.indicator for t in targets_of(sentence)] == ["样板小区", "贵阳市样板小区", "遵义市样板小区"]


def test_a_thing_whose_name_ends_like_a_place_is_counted_itself():
    sentence = "到2025年，改造投放点1200个，打造样板小区不少于60个。"
    assert [t.indicator for t in targets_of(sentence)] == ["投放点", "样板小区"]


def test_a_month_without_a_year_is_of_the_plan_s_one_year():
    plan = "甲市2024年治气工作要点\n一、任务\n（一）治气\n6月底前改造加油站20座，年内淘汰旧车500辆。\n"
    found = [(t.indicator, t.year) for m in record_of(plan).measures for t in m.targets]
    assert found == [("加油站", 2024), ("旧车", 2024)]


def test_a_month_without_a_year_is_of_no_year_in_a_plan_of_several():
    plan = "甲市治气行动计划（2024—2026年）\n一、任务\n（一）治气\n6月底前改造加油站20座。\n"
    assert [t.year for m in record_of(plan).measures for t in m.targets] == [None]


def test_days_and_hours_are_figures_where_the_number_of_days_is_measured():
    assert brief("到2025年，重污染天数不超过3天。") == [("重污染天数", 3, "天", "<=", "level", 2025)]


def test_a_verb_alone_is_done_to_what_was_named_before():
    found = targets_of("新建粮仓20座，改造提升15座。")
    assert [t.indicator for t in found] == ["粮仓", "粮仓改造提升"]


def test_the_places_named_before_the_verb_are_the_target_s():
    record = record_of("贵州省规划\n一、任务\n（一）试点\n在贵阳市、遵义市重点开展3个试点工程。\n")
    assert [t.places for m in record.measures for t in m.targets] == [("贵阳市", "遵义市")]


@pytest.mark.parametrize("sentence", ["90个县（市、区）建成收集体系", "每年组织走访1次以上"])
def test_what_so_many_do_and_how_often_is_never_lost(sentence):
    record = record_of(f"贵州省规划\n一、任务\n（一）试点\n{sentence}。\n")
    stated = [t for m in record.measures for t in m.targets] + list(record.unread)
    assert stated
