"""Families of targets: what a thing shares with the one before, shares of a whole, units that are named apart, places and years."""

import pytest
from reading import record_of, targets_of


def brief(sentence):
    return [(t.indicator, t.figure.value, t.figure.unit, t.bound, t.change) for t in targets_of(sentence)]


def recorded(body):
    return record_of(f"贵州省绿色规划\n一、任务\n（一）推进工作\n{body}\n")


def targets(record):
    return [t for m in record.measures for t in m.targets]


HALVES = {
    "到2025年，电动车新车销量占比超过一半。": ("电动车新车销量占比", 50, "%", ">", "level"),
    "到2025年，绿色建筑占比过半。": ("绿色建筑占比", 50, "%", ">", "level"),
    "到2025年，散煤用量减少一半以上。": ("散煤用量", 50, "%", ">=", "decrease"),
}
SHARES = {
    "推动50%以上的小微工厂上云。": ("小微工厂上云", 50, "%", ">=", "level"),
    "到2025年，冷链网络覆盖80%的乡镇。": ("冷链网络覆盖乡镇", 80, "%", "=", "level"),
}
UNITS = {
    "供电煤耗降至每千瓦时295克标准煤。": ("供电煤耗", 295, "克标准煤/千瓦时", "=", "level"),
    "绿氢成本降到每公斤18元以下。": ("绿氢成本", 18, "元/公斤", "<=", "level"),
    "单位面积电耗控制在每平方米60千瓦时以内。": ("单位面积电耗", 60, "千瓦时/平方米", "<=", "level"),
    "制氢能力达到2000标方/小时。": ("制氢能力", 2000, "标方/小时", "=", "level"),
    "车桩比达到3：1。": ("车桩比", 3, "", "=", "level"),
    "每年抽查加油站不少于200座次。": ("加油站", 200, "座次", ">=", "add"),
    "新建机房PUE≤1.3。": ("新建机房PUE", 1.3, "", "<=", "level"),
}
NAMES = {
    "立体绿化新增20万平方米。": ("立体绿化", 20, "万平方米", "=", "add"),
    "软件业收入年均增速高于12%。": ("软件业收入", 12, "%", ">=", "increase"),
    "完成林地抚育面积较2023年增长15%。": ("林地抚育面积", 15, "%", "=", "increase"),
    "关停退出砖窑规模达到8万吨。": ("砖窑规模", 8, "万吨", "=", "add"),
    "管网漏损率压减至8%。": ("管网漏损率", 8, "%", "=", "level"),
    "各盟市建成至少1个零碳园区。": ("各盟市零碳园区", 1, "个", ">=", "add"),
    "惠及居民3万户。": ("居民", 3, "万户", "=", "add"),
}


@pytest.mark.parametrize("table", [HALVES, SHARES, UNITS, NAMES])
def test_one_figure_of_a_family_gives_one_target(table):
    assert {sentence: brief(sentence) for sentence in table} == {s: [one] for s, one in table.items()}


AFTER = {
    "关停小机组30台共60万千瓦。": [("小机组", 30, "台"), ("小机组", 60, "万千瓦")],
    "完成机组改造35台、合计1200万千瓦。": [("机组改造", 35, "台"), ("机组改造", 1200, "万千瓦")],
    "公交车电动占比达到85%，出租车达到60%。": [
        ("公交车电动占比", 85, "%"),
        ("出租车电动占比", 60, "%"),
    ],
    "植被盖度达到45%，乡村宜居度达到60%。": [("植被盖度", 45, "%"), ("乡村宜居度", 60, "%")],
    "瓦斯抽采量保持在9万吨，利用率达到55%。": [("瓦斯抽采量", 9, "万吨"), ("瓦斯利用率", 55, "%")],
    "再生水利用率达到35%（贵阳、遵义达到45%）。": [
        ("再生水利用率", 35, "%"),
        ("贵阳、遵义再生水利用率", 45, "%"),
    ],
    "铁路货运量占比提高2个百分点，铁水联运量增长15%。": [
        ("铁路货运量占比", 2, "个百分点"),
        ("铁水联运量", 15, "%"),
    ],
}


@pytest.mark.parametrize("sentence", AFTER)
def test_a_target_takes_from_the_one_before_what_it_does_not_name(sentence):
    found = targets_of(sentence)
    assert [(t.indicator, t.figure.value, t.figure.unit) for t in found] == AFTER[sentence]


NONE = [
    "地形图按比例1：5万编制。",
    "2023年底前，造林面积为62万亩，居全国前列。",
    "补贴标准为每千瓦时0.3元。",
    "新建高炉有效容积不低于1200立方米。",
]


@pytest.mark.parametrize("sentence", NONE)
def test_scales_ranks_subsidies_and_sizes_of_each_are_no_targets(sentence):
    assert targets_of(sentence) == []


def test_the_size_of_each_new_plant_is_listed():
    record = recorded("新建高炉有效容积不低于1200立方米。")
    assert [u.reason for u in record.unread] == ["FIGURE_NOT_PARSED"]


YEARS = {
    "固废利用率2025年达到60%；绿化率达到40%。": [2025, None],
    "到2025年，固废利用率2027年达到60%；绿化率达到40%。": [2027, 2025],
    "全省2025年底前新增绿地20公顷；绿化率达到40%。": [2025, 2025],
    "2010年以前建成的小区改造率达到80%。": [None],
    "利用率由2020年的45%提高到2025年的75%以上。": [2025],
}


@pytest.mark.parametrize("sentence", YEARS)
def test_a_year_holds_for_what_it_is_said_of(sentence):
    assert [t.year for t in targets_of(sentence)] == YEARS[sentence]


def test_a_year_that_is_compared_with_stays_the_baseline():
    (target,) = targets_of("产值达到2020年的1.5倍。")
    assert (target.year, target.baseline_year) == (None, 2020)


PLACES = {
    "贵阳市、安顺市2024年底前各建成1个分拣中心。": [("贵阳市", "安顺市")],
    "贵阳市：建成泵站20座，改造水库30座。": [("贵阳市",), ("贵阳市",)],
    "支持贵阳市发展，建成泵站20座。": [()],
    "到2025年，贵阳市、遵义市城区公交分担率分别达到45%、35%。": [("贵阳市",), ("遵义市",)],
}


@pytest.mark.parametrize("body", PLACES)
def test_a_target_is_for_the_places_that_do_it(body):
    assert [t.places for t in targets(recorded(body))] == PLACES[body]


def test_a_title_that_is_a_place_holds_for_the_targets_below_it():
    text = "贵州省规划\n一、布局\n（一）毕节市\n到2025年，绿化率达到62%。\n（二）毕节市产业\n到2025年，绿化率达到63%。\n"
    assert [t.places for t in targets(record_of(text))] == [("毕节市",), ()]


LISTED = [
    "对排查出的30处险工险段逐处制定整改方案。",
    "推动60%以上存有汽油、柴油、煤油的浮顶罐加装二次密封。",
    "6个化工园区编制治理方案并组织落实。",
    "研究针对3种新污染物的管控办法。",
    "林下散养蜂群20万棒。",
    "鱼塘尾水回用120万吨。",
    "新增20万吨以上再生能力布局。",
    "实现6个盟市监测能力全覆盖。",
]


@pytest.mark.parametrize("body", LISTED)
def test_a_figure_that_gives_no_target_is_listed_without_any_word_of_reaching(body):
    record = recorded(body)
    stated = [t.quote for t in targets(record)] + [u.text for u in record.unread]
    assert any(body.rstrip("。")[:6] in (text or "") for text in stated)


NOT_LISTED = [
    "按实际费用的50%给予一次性补贴。",
    "推进全省88个县地质灾害详查。",
    "优化贵阳、遵义、毕节3个枢纽布局。",
    "30户以上自然村寨亮化提质。",
    "执行居住建筑75%、公共建筑72%节能标准。",
    "20张床位以下的诊所污水经消毒后排放。",
    "严禁在河岸1公里范围内布局化工项目。",
    "依托“15分钟”生活圈布设网点。",
    "推进某公司30万吨盐化工装置提质。",
    "落实5方面工作安排。",
    "自收到通知起30日内提出意见。",
    "把年用水量超过5万吨的单位全部纳入监测。",
    "用水量未达到2万吨的，不再列入名录。",
    "设施建成并运行三个月后，提出验收申请。",
    "实现城市15分钟生活圈和社区网点全覆盖。",
    "新建机关建筑和5000平方米以上公共项目执行绿色标准。",
    "逐步扩大Ⅲ类禁燃区范围。",
    "产值增长25%以上、能耗下降200吨标准煤以上的，按节能量给予奖励。",
]


@pytest.mark.parametrize("body", NOT_LISTED)
def test_subsidies_sizes_thresholds_and_counts_of_what_exists_are_not_listed(body):
    assert [u.text for u in recorded(body).unread] == []


SPREAD = {
    "屋顶光伏覆盖比例：机关不低于50%，学校不低于40%。": [
        ("机关屋顶光伏覆盖比例", 50),
        ("学校屋顶光伏覆盖比例", 40),
    ],
    "新增绿色单位不少于40家，其中国家级不少于8家。": [("绿色单位", 40), ("国家级绿色单位", 8)],
    "培育市级以上龙头企业10家，其中国家级1家。": [("市级以上龙头企业", 10), ("国家级龙头企业", 1)],
    "动物免疫密度常年保持在95%以上。": [("动物免疫密度", 95)],
    "改造设施120处，受益农户超1.5万户。": [("设施", 120), ("受益农户", 1.5)],
    "抽检批次达到4批次/千人。": [("抽检批次", 4)],
    "到2025年，贵阳市、遵义市等重点地区公交车中新能源汽车比例达到50%。": [("公交车中新能源汽车比例", 50)],
    "给予投资单位配套扶持，配套金额不超过500万元。": [],
    "※每年培训干部200名。": [("干部", 200)],
    "储能规模达到120万千瓦、240万千瓦时。": [("储能规模", 120), ("储能规模", 240)],
    "建成冷库80座，库容新增60万吨。": [("冷库", 80), ("冷库库容", 60)],
    "道路清扫率达到85%，其中主干道达到95%。": [("道路清扫率", 85), ("主干道道路清扫率", 95)],
    "千兆光网覆盖家庭500万户。": [("千兆光网覆盖家庭", 500)],
    "减少纸质材料70%以上。": [("纸质材料", 70)],
    "技术出力降至额定容量的30%。": [("技术出力占额定容量比重", 30)],
    "封山育林40万亩。": [("封山育林", 40)],
    "年收入10万元以上的村占比达到90%。": [("年收入10万元以上的村占比", 90)],
    "到2025年，已治理矿坑复绿率达到90%。": [("已治理矿坑复绿率", 90)],
}


@pytest.mark.parametrize("sentence", SPREAD)
def test_what_a_figure_is_of_may_stand_in_many_places(sentence):
    assert [(t.indicator, t.figure.value) for t in targets_of(sentence)] == SPREAD[sentence]


def test_so_many_counties_that_do_something_are_counted():
    (target,) = targets_of("到2025年，5个以上县（市、区）基本建成分类示范县。")
    assert (target.indicator, target.figure.value) == ("县（市、区）建成分类示范县", 5)


LATER = {
    "超过三分之一的乡镇建成养老中心。": [("乡镇建成养老中心", 33.33, ">")],
    "涂装企业替代比例达到60%；印刷企业达到70%。": [
        ("涂装企业替代比例", 60, "="),
        ("印刷企业替代比例", 70, "="),
    ],
    "对120个排污口实施分类整治。": [("排污口分类整治", 120, "=")],
    "重污染天气不超过2天。": [("重污染天气", 2, "<=")],
    "渠系水利用系数由0.55提高到0.58。": [("渠系水利用系数", 0.58, "=")],
    "建成良田1200万亩（其中丘陵地区400万亩）。": [("良田", 1200, "="), ("丘陵地区良田", 400, "=")],
    "单个充电站功率不低于480千瓦。": [],
    "2021年，全市共有旅游景区56家。": [],
}


@pytest.mark.parametrize("sentence", LATER)
def test_bounds_rates_and_parts_are_handed_on_and_rules_are_not_read(sentence):
    assert [(t.indicator, t.figure.value, t.bound) for t in targets_of(sentence)] == LATER[sentence]


def test_the_place_that_is_helped_to_build_is_the_target_s():
    (target,) = targets(recorded("支持六盘水市建设氢能基地2个。"))
    assert (target.indicator, target.places) == ("氢能基地", ("六盘水市",))
