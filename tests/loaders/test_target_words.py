"""The words of targets: verbs of work, adverbs around an indicator, and what is said of a rule."""

import pytest
from policygraph.loaders.flat import flatten
from policygraph.loaders.targets import Horizon, find_targets
from reading import targets_of


def brief(sentence):
    return [(t.indicator, t.figure.value, t.bound, t.change) for t in targets_of(sentence)]


WORK = {
    "累计淘汰水泥产能300万吨。": ("水泥产能", 300, "=", "add"),
    "累计完成荒山治理面积40万亩。": ("荒山治理面积", 40, "=", "add"),
    "累计减少氮氧化物排放6万吨。": ("氮氧化物排放", 6, "=", "decrease"),
    "遴选发布节水工厂30家。": ("节水工厂", 30, "=", "add"),
    "报废更新渔船每年不少于60艘。": ("渔船", 60, ">=", "add"),
    "新建改建自行车道70公里。": ("自行车道", 70, "=", "add"),
    "突破关键共性技术8项以上。": ("关键共性技术", 8, ">=", "add"),
    "取得重大科研成果5项。": ("重大科研成果", 5, "=", "add"),
    "开发湿地碳汇项目4个。": ("湿地碳汇项目", 4, "=", "add"),
    "每年滚动推进重点节水项目90项以上。": ("重点节水项目", 90, ">=", "add"),
    "每年腾出用煤空间20万吨以上。": ("用煤空间", 20, ">=", "add"),
}
AROUND = {
    "粮食年产量回升并稳定在900万吨。": ("粮食年产量", 900, "=", "level"),
    "算力中心PUE值严格控制在1.3以下。": ("算力中心PUE值", 1.3, "<=", "level"),
    "算力中心电能利用效率普遍不超过1.4。": ("算力中心电能利用效率", 1.4, "<=", "level"),
    "废纸年利用量到2025年达到60万吨。": ("废纸年利用量", 60, "=", "level"),
    "农膜回收率力争由2020年的70%提升到85%以上。": ("农膜回收率", 85, ">=", "level"),
    "改造后实现整体能效提升15%以上。": ("整体能效", 15, ">=", "increase"),
    "中水利用量达到每日9万吨。": ("中水利用量", 9, "=", "level"),
    "景区接待能力提高到日均3万人次。": ("景区接待能力", 3, "=", "level"),
    "风机平均利用小时数力争达到2200小时以上。": ("风机平均利用小时数", 2200, ">=", "level"),
    "储气能力达到全年用气量5%。": ("储气能力占全年用气量比重", 5, "=", "level"),
}


@pytest.mark.parametrize("sentence", WORK)
def test_a_verb_of_work_is_no_part_of_the_indicator(sentence):
    assert brief(sentence) == [WORK[sentence]]


@pytest.mark.parametrize("sentence", AROUND)
def test_what_stands_around_an_indicator_is_no_part_of_it(sentence):
    assert brief(sentence) == [AROUND[sentence]]


def test_a_verb_without_object_takes_the_subject_of_the_figure_before():
    assert brief("到2025年，废钢占比达到20%以上；到2030年，提至30%以上。") == [
        ("废钢占比", 20, ">=", "level"),
        ("废钢占比", 30, ">=", "level"),
    ]


def test_two_kinds_of_cross_sections_share_what_follows_their_common_noun():
    assert brief("国控、省控断面达标比例分别达到90%、95%。") == [
        ("国控断面达标比例", 90, "=", "level"),
        ("省控断面达标比例", 95, "=", "level"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "一般不得新建超过300米的高楼。",
        "新建电站按不低于装机容量15%配置储能。",
        "到2025年能够满足超过20万辆汽车的充电需求。",
    ],
)
def test_what_a_rule_or_a_need_says_is_no_target(sentence):
    assert brief(sentence) == []


def test_an_amount_in_each_of_two_periods_is_two_targets():
    found = targets_of("“十四五”、“十五五”期间分别新增潮汐电站装机30万千瓦左右。")
    assert [(t.indicator, t.figure.value, t.year) for t in found] == [
        ("潮汐电站装机", 30, 2025),
        ("潮汐电站装机", 30, 2030),
    ]
    found = targets_of("“十四五”“十五五”期间分别新增潮汐电站装机30万千瓦、40万千瓦。")
    assert [(t.figure.value, t.year) for t in found] == [(30, 2025), (40, 2030)]


SEVERAL = {
    "到2025年，废布年利用量达到4万吨；到2030年，年利用量达到5万吨。": [
        ("废布年利用量", 4, "=", "level"),
        ("废布年利用量", 5, "=", "level"),
    ],
    "地源热泵供热面积2000万平方米，占比5%以上；到2030年，占比达到8%。": [
        ("地源热泵供热面积", 2000, "=", "level"),
        ("地源热泵供热面积占比", 5, ">=", "level"),
        ("地源热泵供热面积占比", 8, "=", "level"),
    ],
    "甲醛、苯排放总量分别下降3%、4%以上。": [
        ("甲醛排放总量", 3, ">=", "decrease"),
        ("苯排放总量", 4, ">=", "decrease"),
    ],
    "甲醛、苯、氨排放总量分别下降3%、4%以上、5%以上。": [
        ("甲醛排放总量", 3, "=", "decrease"),
        ("苯排放总量", 4, ">=", "decrease"),
        ("氨排放总量", 5, ">=", "decrease"),
    ],
    "苏北及周边地区、皖北地区散煤消费量分别下降6%、7%。": [
        ("苏北及周边地区散煤消费量", 6, "=", "decrease"),
        ("皖北地区散煤消费量", 7, "=", "decrease"),
    ],
    "建成光热、地热发电装机容量各20万千瓦。": [
        ("光热装机容量", 20, "=", "add"),
        ("地热发电装机容量", 20, "=", "add"),
    ],
    "节能灯使用占比超过70%，40%以上村镇建成智慧路灯。": [
        ("节能灯使用占比", 70, ">", "level"),
        ("村镇建成智慧路灯", 40, ">=", "level"),
    ],
    "黑土地轮作面积达到1亿亩，其中吉林省2000万亩以上。": [
        ("黑土地轮作面积", 1, "=", "level"),
        ("黑土地轮作面积", 2000, ">=", "level"),
    ],
    "森林蓄积量增加50万立方米，达到900万立方米；湿地面积不减少，保持在3万公顷。": [
        ("森林蓄积量", 50, "=", "increase"),
        ("森林蓄积量", 900, "=", "level"),
        ("湿地面积", 3, "=", "level"),
    ],
    "柴油消费量降低两成左右。": [("柴油消费量", 2, "~", "decrease")],
    "蓝天比例达到80%（292天）以上。": [("蓝天比例", 80, ">=", "level")],
}


@pytest.mark.parametrize("sentence", SEVERAL)
def test_each_figure_has_its_own_indicator_and_bound(sentence):
    assert brief(sentence) == SEVERAL[sentence]


def dated(sentence):
    return [(t.indicator, t.figure.value, t.year) for t in targets_of(sentence)]


MORE = {
    "建成泵站20座，节水量3万吨；2026年再建成10座。": [("泵站", 20), ("节水量", 3), ("泵站", 10)],
    "新建水窖8万口、改造提升2万口，到2030年累计建成15万口。": [
        ("水窖", 8),
        ("水窖改造提升", 2),
        ("水窖", 15),
    ],
    "集中式换电站建成200座以上。": [("集中式换电站", 200)],
    "集中式光热、分散式潮汐分别新增15万千瓦和3万千瓦。": [("集中式光热", 15), ("分散式潮汐", 3)],
    "打造10个低碳乡镇（街道）和90个低碳村（社区）。": [("低碳乡镇（街道）", 10), ("低碳村（社区）", 90)],
    "建筑能耗下降9%，其中医院、学校行业分别下降8%、7%。": [
        ("建筑能耗", 9),
        ("医院行业建筑能耗", 8),
        ("学校行业建筑能耗", 7),
    ],
    "零碳车间达到60家，其中小微企业占七成。": [("零碳车间", 60), ("小微企业占比", 7)],
    "其中节水率20%及以上的改造面积达到700万平方米。": [("节水率20%及以上的改造面积", 700)],
}


@pytest.mark.parametrize("sentence", MORE)
def test_more_of_the_same_and_parts_of_it_are_named_by_it(sentence):
    assert [(name, value) for name, value, _ in dated(sentence)] == MORE[sentence]


def test_a_later_year_that_adds_to_one_figure_does_not_govern_the_next_statement():
    assert dated("到2025年，氢车占比达到10%，2030年提高到30%；柴油车油耗下降8%。") == [
        ("氢车占比", 10, 2025),
        ("氢车占比", 30, 2030),
        ("柴油车油耗", 8, 2025),
    ]


def test_a_year_in_which_one_thing_is_done_does_not_govern_what_follows():
    assert dated("运河工程2026年底前建成，港口吞吐量达到200万吨。") == [("港口吞吐量", 200, None)]


def test_a_year_inside_an_indicator_is_its_deadline():
    assert dated("算力中心到2024年平均PUE降到1.4。") == [("算力中心PUE", 1.4, 2024)]


def test_what_is_held_at_about_an_amount_may_pass_it():
    assert brief("用煤总量控制在8万吨左右。") == [("用煤总量", 8, "~", "level")]


LATER = {
    "电网削峰能力达到最高负荷4%左右。": [("电网削峰能力占最高负荷比重", 4)],
    "电解槽寿命超过5万小时。": [("电解槽寿命", 5)],
    "储能调用次数每年不低于250次。": [("储能调用次数", 250)],
    "算力中心PUE降到1.4，2025年降到1.3。": [("算力中心PUE", 1.4), ("算力中心PUE", 1.3)],
    "数据中心电能利用效率不超过1.5，大型数据中心降至1.3以下。": [
        ("数据中心电能利用效率", 1.5),
        ("大型数据中心电能利用效率", 1.3),
    ],
}


@pytest.mark.parametrize("sentence", LATER)
def test_peaks_spans_of_life_and_ratios_without_unit_are_figures(sentence):
    assert [(name, value) for name, value, _ in dated(sentence)] == LATER[sentence]


def test_a_verb_that_has_no_object_names_no_indicator():
    assert "年均新增" not in [name for name, _, _ in dated("“十五五”期间年均新增不少于60万千瓦。")]


def test_the_class_of_a_line_is_not_listed_as_unread():
    flat = flatten("建成甲县至乙县750千伏输变电工程。")
    assert find_targets(flat, 0, len(flat.flat), [], Horizon(2021)) == ([], [])


FURTHER = {
    "各地区响应能力一般应达到最大用电负荷的3%。": [("各地区响应能力占最大用电负荷比重", 3)],
    "峰谷差率超过35%的地区响应能力达到最大用电负荷的6%。": [
        ("峰谷差率超过35%的地区响应能力占最大用电负荷比重", 6),
    ],
    "苏北及周边地区、皖北地区二氧化硫浓度分别下降2%、1%，徐州市控制在9微克/立方米以内。": [
        ("苏北及周边地区二氧化硫浓度", 2),
        ("皖北地区二氧化硫浓度", 1),
        ("二氧化硫浓度", 9),  # 徐州市 is its place
    ],
    "铁路、水路货运量分别增长7%、8%。": [("铁路货运量", 7), ("水路货运量", 8)],
    "能耗强度下降14%，绿电占比达到22%；“十五五”时期，再下降12%。": [
        ("能耗强度", 14),
        ("绿电占比", 22),
        ("能耗强度", 12),
    ],
    "五年累计压减焦化产能60万吨。": [("焦化产能", 60)],
    "淘汰燃油锅炉30台共400蒸吨。": [("燃油锅炉", 30), ("燃油锅炉", 400)],
    "每年安排不少于2000万元用于绿化。": [],
    "完成全市35台、合计900万千瓦机组改造。": [],
    "开展全区12个旗县污泥处置设施提标改造。": [("旗县污泥处置设施提标改造", 12)],
    "枢纽数据中心电能利用效率降到1.3以下，边缘节点降到1.4以下。": [
        ("枢纽数据中心电能利用效率", 1.3),
        ("边缘节点电能利用效率", 1.4),
    ],
}


@pytest.mark.parametrize("sentence", FURTHER)
def test_what_is_left_out_is_taken_from_what_was_said(sentence):
    assert [(name, value) for name, value, _ in dated(sentence)] == FURTHER[sentence]
