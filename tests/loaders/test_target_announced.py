"""Targets that lean on the clause before, and the counts and years that county and city plans state in passing."""

import pytest
from policygraph.loaders.flat import flatten
from policygraph.loaders.targets import Horizon, find_targets


def read(sentence, first=2022, last=2024):
    """The targets of a plan for the years `first` to `last`, each with its year, and the figures it leaves to a person."""
    flat = flatten(sentence)
    targets, unread = find_targets(flat, 0, len(flat.flat), [], Horizon(first, last))
    briefs = [(t.indicator, t.figure.value, t.figure.unit, t.change, t.year) for t in targets]
    return briefs, [flat.flat[one.start : one.tail] for one in unread]


ANNOUNCED = {
    "加快淘汰老旧柴油货车，2023年年底前淘汰4万辆。": ("老旧柴油货车", 4, "万辆", "add", 2023),
    "推进电动汽车充电桩建设，到2024年建成5000个。": ("电动汽车充电桩", 5000, "个", "add", 2024),
    "加快污水厂提标改造，2023年底前完成改造20座。": ("污水厂提标改造", 20, "座", "add", 2023),
    "持续开展水土流失治理，累计治理500平方公里。": ("水土流失治理", 500, "平方公里", "add", None),
}


@pytest.mark.parametrize("sentence", ANNOUNCED)
def test_what_is_counted_stands_in_the_clause_before(sentence):
    assert read(sentence) == ([ANNOUNCED[sentence]], [])


def test_a_clause_before_that_says_no_work_names_nothing():
    assert read("会议明确了要求，全年完成200个。") == ([], ["200个"])


YEARS = {
    "三年共开展技能培训50万人次。": ("技能培训", 50, "万人次", "add", 2024),
    "力争三年新增软件产品300个。": ("软件产品", 300, "个", "add", 2024),
    "“十四五”后两年淘汰燃煤锅炉150台。": ("燃煤锅炉", 150, "台", "add", 2025),
    "2022年底前完成《白河排水规划（2021—2035年）》修编，划定排水分区34个。": (
        "排水分区",
        34,
        "个",
        "add",
        2022,
    ),
}


@pytest.mark.parametrize("sentence", YEARS)
def test_the_year_is_that_of_the_plan_or_of_the_words_and_never_of_a_cited_title(sentence):
    assert read(sentence)[0] == [YEARS[sentence]]


def test_three_years_in_a_plan_of_five_name_no_year():
    assert read("三年共开展技能培训50万人次。", 2021, 2025)[0][0][-1] is None


COUNTED = {
    "现有5家水泥厂企业完成超低排放改造。": [("水泥厂企业完成超低排放改造", 5, "家")],
    "推动安化县、宁乡市12家铸造企业整合升级。": [("铸造企业整合升级", 12, "家")],
    "臭氧高发时段对218座加油站开展一轮全覆盖检查。": [("加油站一轮全覆盖检查", 218, "座")],
    "按照“一点一策”完成白云路、青山大道等21个易涝点整治。": [("易涝点整治", 21, "个")],
    "聘请监督员100名，布设监测点200个。": [("监督员", 100, "名"), ("监测点", 200, "个")],
    "支持安化县、宁乡市建设钢材、木材产业服务平台各1个。": [
        ("钢材产业服务平台", 1, "个"),
        ("木材产业服务平台", 1, "个"),
    ],
    "建设图书馆、博物馆各1个。": [("图书馆", 1, "个"), ("博物馆", 1, "个")],
    "中欧班列开行500列。": [("中欧班列", 500, "列")],
    "加装更新（含大修）住宅电梯2.7万部。": [("住宅电梯", 2.7, "万部")],
    "新增2—3人间病房2万间。": [("2—3人间病房", 2, "万间")],
    "供水、供气报装时间分别压缩至4个、5个工作日。": [
        ("供水报装时间", 4, "个工作日"),
        ("供气报装时间", 5, "个工作日"),
    ],
    "节点间时延不高于20毫秒。": [("节点间时延", 20, "毫秒")],
    "内涝防治标准达到30年一遇。": [("内涝防治标准", 30, "年一遇")],
    "80%以上的县（市、区）建成示范区。": [("县（市、区）建成示范区", 80, "%")],
    "在100个县开展医疗共同体建设。": [("开展医疗共同体建设的县", 100, "个")],
    "油茶面积达到10万亩，年产茶油15万吨。": [("油茶面积", 10, "万亩"), ("茶油年产量", 15, "万吨")],
    "将不低于55%的资金用于发展养老服务。": [("资金用于发展养老服务", 55, "%")],
    "城镇和农村居民人均可支配收入分别增长6%和7.5%。": [
        ("城镇居民人均可支配收入", 6, "%"),
        ("农村居民人均可支配收入", 7.5, "%"),
    ],
    "建成区新增绿地15公顷。": [("建成区绿地", 15, "公顷")],
    "完成老旧小区改造58个、1.2万户。": [("老旧小区改造", 58, "个"), ("老旧小区改造", 1.2, "万户")],
    "企业总量达12万户，净增1.5万户。": [("企业", 12, "万户"), ("企业", 1.5, "万户")],
    "水利投资完成25亿元。": [("水利投资", 25, "亿元")],
    "规上工业单位增加值能耗、用水量分别下降14%和15%。": [
        ("规上工业单位增加值能耗", 14, "%"),
        ("规上工业单位增加值用水量", 15, "%"),
    ],
    "乙烯、平板玻璃能效标杆水平以上产能比例分别达到50%、30%。": [
        ("乙烯能效标杆水平以上产能比例", 50, "%"),
        ("平板玻璃能效标杆水平以上产能比例", 30, "%"),
    ],
    "重点行业建成产能30%以上达到标杆水平。": [("重点行业建成产能达到标杆水平", 30, "%")],
    "能耗强度降低14%、力争14.5%。": [("能耗强度", 14, "%"), ("能耗强度", 14.5, "%")],
    "新增车辆中新能源汽车占比不低于80%，其中公交车100%。": [
        ("新增车辆中新能源汽车占比", 80, "%"),
        ("公交车新能源汽车占比", 100, "%"),
    ],
    "开展补贴性技能培训5万人次。": [("补贴性技能培训", 5, "万人次")],
}


@pytest.mark.parametrize("sentence", COUNTED)
def test_works_and_rates_of_city_plans(sentence):
    assert [one[:3] for one in read(sentence)[0]] == COUNTED[sentence]


NONE = [
    "去年新建公园12个。",
    "能够满足30万辆汽车充电需求。",
    "在全省88个县开展试点。",
    "建设年产10万吨聚酯项目。",
    "空气质量稳定退出全国168个重点城市后20位。",
    "将教育经费税前扣除限额提高至工资总额8%的税收政策。",
    "透水铺装率按照不低于40%的标准执行。",
    "加强现有15个自然保护区管理。",
]


@pytest.mark.parametrize("sentence", NONE)
def test_ranks_rules_and_what_exists_are_no_targets(sentence):
    assert read(sentence)[0] == []


def test_money_that_is_fought_for_makes_nothing_after_it_a_stretch():
    flat = flatten("争取专项债券12亿元，吸引社会资本10亿元。")
    targets, _ = find_targets(flat, 0, len(flat.flat), [], Horizon(2022, 2024))
    assert [one.stretch for one in targets] == [False, False]


def test_so_many_ten_thousands_of_people_without_a_unit_are_listed():
    assert read("三年培训100万新型学徒。") == ([], ["100"])


LATER = {
    "河口区保留的7台锅炉企业完成超低排放改造。": [("锅炉企业完成超低排放改造", 7, "台")],
    "烟尘、粉尘排放总量比2020年均下降10%。": [("烟尘排放总量", 10, "%"), ("粉尘排放总量", 10, "%")],
    "为500万名中小学生开展视力筛查。": [("开展视力筛查的中小学生", 500, "万名")],
    "创建省级河湖2条（段）、市级河湖12条。": [("省级河湖", 2, "条"), ("市级河湖", 12, "条")],
    "血压、血糖控制率均达到65%。": [("血压控制率", 65, "%"), ("血糖控制率", 65, "%")],
    "职工和城乡居民医保报销比例分别稳定在80%、70%。": [
        ("职工医保报销比例", 80, "%"),
        ("城乡居民医保报销比例", 70, "%"),
    ],
    "玻璃产能占全国比重超过三成，3成以上企业上云。": [("玻璃产能占全国比重", 3, "成"), ("企业上云", 3, "成")],
    "普及率接近90%。": [("普及率", 90, "%")],
    "全面完成现有132座病险水库除险加固。": [("病险水库除险加固", 132, "座")],
    "服务企业2万户次，完善应急池58座。": [("企业", 2, "万户次"), ("应急池", 58, "座")],
    "供暖面积达到500万—600万平方米。": [("供暖面积", 500, "万平方米")],
    "用能总量比2020年增长不超过12%。": [("用能总量", 12, "%")],
    "能耗强度降低基本目标为13%，激励目标为14%。": [("能耗强度", 13, "%"), ("能耗强度", 14, "%")],
    "打造示范村10个、和美乡村50个。": [("示范村", 10, "个"), ("和美乡村", 50, "个")],
    "蓄积量攀升至6亿立方米，入园比例需达95%。": [("蓄积量", 6, "亿立方米"), ("入园比例", 95, "%")],
    "建成并投入使用充电站20座。": [("充电站", 20, "座")],
    "在2020年基础上能耗下降5%。": [("能耗", 5, "%")],
    "二氧化硫、氮氧化物排放量各削减5%。": [("二氧化硫排放量", 5, "%"), ("氮氧化物排放量", 5, "%")],
    "居民人均可支配收入增长7%，其中农村居民增长8%。": [
        ("居民人均可支配收入", 7, "%"),
        ("农村居民人均可支配收入", 8, "%"),
    ],
    "产值跨上2000亿元台阶，出口额向30亿美元迈进。": [("产值", 2000, "亿元"), ("出口额", 30, "亿美元")],
    "每万人拥有公交车15标台。": [("每万人拥有公交车", 15, "标台")],
    "森林覆盖率达到62%（力争63%）。": [("森林覆盖率", 62, "%"), ("森林覆盖率", 63, "%")],
    "用水总量控制在100亿立方米（比2020年下降10%）。": [("用水总量", 100, "亿立方米"), ("用水总量", 10, "%")],
    "已建成充电桩5万个，到2025年达到10万个。": [("充电桩", 10, "万个")],
    "贵阳、遵义新能源汽车占比分别达到20%和15%。": [("新能源汽车占比", 20, "%"), ("新能源汽车占比", 15, "%")],
    "组建抢险队伍60支、3000人。": [("抢险队伍", 60, "支"), ("抢险队伍", 3000, "人")],
    "将120个病种纳入付费范围。": [("病种纳入付费范围", 120, "个")],
    "城乡居民基础养老金最低标准提高到每人每月120元。": [("城乡居民基础养老金最低标准", 120, "元")],
}


@pytest.mark.parametrize("sentence", LATER)
def test_what_is_left_who_is_served_and_what_people_receive(sentence):
    assert [one[:3] for one in read(sentence)[0]] == LATER[sentence]


def test_a_rule_holds_for_the_next_figure_of_its_list():
    assert read("小学每班不超过45人、初中不超过50人。")[0] == []


def test_a_rank_to_be_reached_is_listed():
    assert read("上市公司总量进入全省前5位。") == ([], ["5"])


def bases(sentence):
    flat = flatten(sentence)
    targets, _ = find_targets(flat, 0, len(flat.flat), [], Horizon(2021, 2025))
    return [(target.change, target.baseline_year) for target in targets]


@pytest.mark.parametrize(
    "sentence",
    [
        "以2020年为基数，用水量下降6%。",
        "用水量以2020年为基数下降6%。",
        "用水量下降6%（以2020年为基数）。",
        "用水量下降6%（比2020年）。",
    ],
)
def test_the_year_of_comparison_may_stand_before_or_behind(sentence):
    assert bases(sentence) == [("decrease", 2020)]


def test_a_limit_below_which_something_stays_is_strict():
    flat = flatten("单位能耗低于0.3吨标准煤。")
    (target,), _ = find_targets(flat, 0, len(flat.flat), [], Horizon(2021, 2025))
    assert target.bound == "<"
