"""Industries: the standard is complete, a plan's words lead to one code, and neighbours decide."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.industries import (
    find_industry,
    industries,
    industry_guards,
    industry_mentions,
    industry_names,
    industry_weak_names,
)

SHARED = Path(__file__).resolve().parents[3] / "shared"

CODES = [
    ("钢铁", "C31"),
    ("炼油", "C2511"),
    ("水泥", "C3011"),
    ("电解铝", "C3216"),
    ("白酒", "C1512"),
    ("数据中心", "I6450"),
    ("焦化", "C2521"),
    ("有色", "C32"),
    ("有色金属", "C32"),
    ("快递", "G6020"),
    ("工业涂装", "X-industrial-coating"),
]
IN_TEXT = [
    ("推进钢铁、水泥等行业超低排放改造", ["钢铁", "水泥"]),
    ("加快现代煤化工发展", ["煤化工"]),
    ("推广新能源汽车", ["新能源汽车"]),
    ("应用大数据、人工智能等新兴技术", []),
    ("有序发展铅、锌、镁等有色金属行业", ["铅", "锌", "镁", "有色金属"]),
    ("合理控制煤炭消费", []),
    ("推动煤炭行业清洁生产", ["煤炭"]),
    ("省农业农村厅、交通运输领域", ["交通运输"]),
    ("强化工作落实，提升现代化工业水平", []),
    ("支持工业园区和企业发展", []),
    ("加强建筑垃圾处置", []),
]


@pytest.mark.parametrize(("word", "code"), CODES)
def test_a_word_of_a_plan_names_one_code(word, code):
    assert industry_names()[word] == code


@pytest.mark.parametrize(("text", "words"), IN_TEXT)
def test_the_sectors_of_a_sentence(text, words):
    assert [hit.form for hit in industry_mentions(text)] == words


def test_a_hit_stands_where_it_says():
    text = "推进钢铁、焦化行业改造"
    assert [text[h.start : h.end] for h in industry_mentions(text)] == ["钢铁", "焦化"]


def test_the_standard_has_20_sections():
    assert sum(re.fullmatch("[A-T]", code) is not None for code in industries()) == 20


def test_the_standard_has_97_divisions_numbered_without_gap():
    divisions = sorted(code[1:] for code in industries() if re.fullmatch(r"[A-T]\d\d", code))
    assert divisions == [f"{number:02}" for number in range(1, 98)]


@pytest.mark.parametrize("text", ["C31", "c31", "钢铁", "钢铁行业", " 钢铁产业", "黑色金属冶炼和压延加工业"])
def test_a_persons_spelling_is_forgiven(text):
    assert find_industry(text) is industries()["C31"]


def test_a_name_that_finds_nothing_gives_none():
    assert find_industry("炼丹") is None


@given(st.sampled_from(sorted(industries())))
def test_broader_leads_to_a_section_without_a_circle(code):
    seen = []
    while code is not None:
        assert code not in seen
        seen.append(code)
        code = industries()[code].broader
    assert len(seen[-1]) == 1


@pytest.mark.parametrize("generic", ["工业", "企业", "产业", "园区", "行业"])
def test_a_word_for_any_sector_names_none(generic):
    assert generic not in industry_names()


def test_a_word_is_either_weak_or_not():
    assert set(industry_names()) & set(industry_weak_names()) == set()


def test_no_word_stands_under_two_codes():
    words = [n for i in industries().values() for n in (*i.names, *i.weak)]
    assert len(words) == len(set(words))


def test_a_guarded_word_is_a_word_of_the_register():
    assert set(industry_guards()) <= {*industry_names(), *industry_weak_names()}


def test_the_register_knows_the_sectors_of_the_gold_plans():
    """At least 95 % of the sector words that an annotator marked in three real plans are in the register."""
    files = sorted((SHARED / "gold").glob("*.json"))
    if not files:
        pytest.skip("the gold plans are not beside this repository (../shared/gold)")
    plans = [json.loads(f.read_text(encoding="utf-8")) for f in files]
    marked = [word for plan in plans for measure in plan["measures"] for word in measure["industries"]]
    known = [w for w in marked if find_industry(w)]
    assert len(known) >= 0.95 * len(marked), sorted({*marked} - {*known})


IN_CONTEXT = {
    "深化电力市场改革": ["电力"],
    "推广使用清洁的电力炊具": [],
    "加快天然气勘探开发": ["天然气"],
    "以天然气替代散煤": [],
    "支持可再生能源发电": ["可再生能源"],
    "创新能源监管方式": [],
    "推进碱液制氢和水电解装置": [],
    "加强生态环境治理": [],
}


@pytest.mark.parametrize("text", IN_CONTEXT)
def test_a_weak_word_counts_beside_what_makes_it_a_sector(text):
    assert [hit.form for hit in industry_mentions(text)] == IN_CONTEXT[text]


WIDER = {
    "做强玻璃纤维、数控机床、通信设备和电子化学品。": ["玻璃纤维", "数控机床", "通信设备", "电子化学品"],
    "发展稻渔综合种养、淡水养殖和休闲农业。": ["稻渔综合种养", "淡水养殖", "休闲农业"],
    "搬迁危险化学品生产企业，扶持家电龙头企业。": ["危险化学品", "家电"],
    "统一储存危险化学品。": [],
    "推动钢铁企业与制造业合作。": ["钢铁", "制造业"],
    "建设制造业创新中心。": [],
    "开展建筑、交通、照明等基础设施节能改造。": ["建筑", "交通"],
    "支持节能环保、清洁生产、清洁能源等绿色产业。": ["节能环保", "清洁生产", "清洁能源"],
    "组织清洁生产审核。": [],
    "开采油气资源，回收油气。": ["油气"],
    "治理快递包装和养殖场。": ["快递", "养殖"],
}


@pytest.mark.parametrize("text", WIDER)
def test_sectors_as_plans_of_many_subjects_write_them(text):
    assert [hit.form for hit in industry_mentions(text)] == WIDER[text]


ACCIDENTS = [
    "做好污染整治，共建丝绸之路。",
    "关停燃煤电厂，搭建观光电梯和玻璃温室。",
    "电动汽车专用车位，回收废旧轮胎。",
    "享受环境保护专用设备企业所得税优惠。",
    "使用循环再生办公用品，推广文创产品。",
    "加强现代服务业、金融业、保险业协作。",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_sector_words_inside_other_words_and_finance_are_no_sectors(text):
    assert [hit.form for hit in industry_mentions(text)] == []


KINDS_OF_SERVICE = {
    "培育智慧物流、应急物流、跨境电商和共享住宿。": ["智慧物流", "应急物流", "跨境电商", "共享住宿"],
    "做大检验检测、人力资源服务、工业设计。": ["检验检测", "人力资源服务", "工业设计"],
    "发展发动机再制造、轮胎翻新。": ["发动机再制造", "轮胎翻新"],
    "壮大种业、农产品精深加工、稀土永磁。": ["种业", "农产品精深加工", "稀土永磁"],
}


@pytest.mark.parametrize("text", KINDS_OF_SERVICE)
def test_kinds_of_a_service_are_named_as_the_plan_names_them(text):
    assert [hit.form for hit in industry_mentions(text)] == KINDS_OF_SERVICE[text]


GOODS = {
    "做大棉花、红枣、番茄和纺织产业。": ["棉花", "红枣", "番茄", "纺织"],
    "发展玉米加工业。": ["玉米加工"],
    "强化清洁生产、压实各行业责任。": [],
    "管生产必须管环保、管行业必须管环保。": [],
    "引导酒店节水。": ["酒店"],
    "盖酒店式公寓。": [],
}


@pytest.mark.parametrize("text", GOODS)
def test_goods_in_a_list_that_ends_in_a_sector_are_sectors(text):
    assert [hit.form for hit in industry_mentions(text)] == GOODS[text]


NO_SECTORS = [
    "请交通运输、农业农村、林业、文化和旅游等有关部门支持。",
    "同中国石油、中国石化等单位签约。",
    "引导农业银行、交通银行放款。",
    "扩建生态旅游示范区和仓储物流园。",
    "回收光伏组件等新兴产业废弃物。",
    "这一特种业务、各种业态先行。",
]


@pytest.mark.parametrize("text", NO_SECTORS)
def test_offices_companies_and_facilities_are_no_sectors(text):
    assert [hit.form for hit in industry_mentions(text)] == []


def test_a_crop_counts_in_a_list_of_crops_and_not_alone():
    assert [hit.form for hit in industry_mentions("种好中药材、笋竹、蔬菜。")] == ["中药材", "笋竹", "蔬菜"]
    assert industry_mentions("晾晒蔬菜。") == ()


def test_power_and_gas_count_in_a_list_of_fields_and_not_as_fuels():
    forms = [hit.form for hit in industry_mentions("开放石油、电力、天然气等领域。")]
    assert forms == ["石油", "电力", "天然气"]
    assert industry_mentions("烧煤改烧电力、天然气等。") == ()


def test_a_heading_on_the_energy_system_is_about_the_sector():
    text = "推动能源体系转型。完善能源体系。"
    assert [hit.start for hit in industry_mentions(text, [(0, 8)])] == [2]
