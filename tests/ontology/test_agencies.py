"""Agencies: who a name in a clause stands for, in the plan of a given territory."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.agencies import identify, leading_prefix
from policygraph.ontology.places import place_table

SHARED = Path(__file__).resolve().parents[3] / "shared"
TABLE = place_table()
GUIZHOU, GUIYANG, GUANGXI, HUANGPU, NEIMENGGU = "520000", "520100", "450000", "440112", "150000"

# mention, territory, inherited prefix -> canonical name
NAMES = [
    ("省生态环境厅", GUIZHOU, "", "贵州省生态环境厅"),
    ("发展改革委", GUIZHOU, "省", "贵州省发展改革委"),
    ("自治区发展改革委", GUANGXI, "", "广西壮族自治区发展改革委"),
    ("大数据发展局", GUANGXI, "自治区", "广西壮族自治区大数据发展局"),
    ("市交委", GUIYANG, "", "贵阳市交委"),
    ("市直机关事务局", GUIYANG, "", "贵阳市直机关事务局"),
    ("市场监管局", GUIYANG, "市", "贵阳市市场监管局"),
    ("新区城乡建设局", GUIYANG, "", "贵安新区城乡建设局"),
    ("经济发展局", GUIYANG, "贵安新区", "贵安新区经济发展局"),
    ("省委宣传部", GUIZHOU, "", "贵州省委宣传部"),
    ("组织部", GUIZHOU, "省", "贵州省委组织部"),
    ("团省委", GUIZHOU, "", "团贵州省委"),
    ("区发展改革局", HUANGPU, "", "黄埔区发展改革局"),
    ("区发展改革局", "320106", "", "南京市鼓楼区发展改革局"),
    ("生态环境厅", NEIMENGGU, "", "内蒙古自治区生态环境厅"),
    ("成都铁路局贵阳办事处", GUIZHOU, "省", "成都铁路局贵阳办事处"),
    ("人民银行贵阳中心支行", GUIZHOU, "省", "人民银行贵阳中心支行"),
    ("贵州银保监局", GUIZHOU, "省", "贵州银保监局"),
    ("双龙航空港经济区管委会", GUIZHOU, "省", "双龙航空港经济区管委会"),
    ("华北能源监管局", NEIMENGGU, "自治区", "华北能源监管局"),
    ("盘江煤电集团", GUIZHOU, "省", "盘江煤电集团"),
    ("贵安新区经济发展局", GUIYANG, "市", "贵安新区经济发展局"),
    ("国家发展改革委", None, "", "国家发展改革委"),
    ("工业和信息化部", GUIZHOU, "省", "工业和信息化部"),
    ("市场监管总局", None, "国家", "市场监管总局"),
    ("能源局", None, "国家", "国家能源局"),
    ("人民银行", None, "国家", "人民银行"),
    ("市民政局", GUIYANG, "市", "贵阳市民政局"),
    ("市政务服务中心", GUIYANG, "市", "贵阳市政务服务中心"),
    ("各市〔州〕人民政府", GUIZHOU, "省", "各市（州）人民政府"),
    ("省有关部门", GUIZHOU, "", "省有关部门"),
    ("白云生态环境分局", "520113", "", "白云生态环境分局"),
    ("白云公安分局", GUIYANG, "市", "白云公安分局"),
    ("云岭示范区", GUIZHOU, "省", "云岭示范区"),
    ("雄县政府", "130600", "安新县", "雄县政府"),
    ("岫岩县政府", "210300", "市", "岫岩县政府"),
    ("县市场监管局", "520327", "", "凤冈县市场监管局"),
    ("玫瑰镇", "520327", "县", "凤冈县玫瑰镇"),
    ("永安镇人民政府", "520327", "", "凤冈县永安镇人民政府"),
    ("花桥街道办事处", "520102", "", "南明区花桥街道办事处"),
    ("花桥街道办事处", GUIYANG, "", "花桥街道办事处"),
]
COLLECTIVES = [
    "市、区财政局",
    "省、市生态环境部门",
    "各市（州）人民政府",
    "各有关部门",
    "省有关部门",
    "各区（市、县）人民政府",
    "市级有关部门",
    "各设区市人民政府",
    "各区县",
    "各成员单位",
    "各乡镇（街道）",
    "乡镇人民政府",
    "社区居委会",
    "地方各级人民政府",
    "珠三角各地级以上市政府",
    "县人民政府",
    "有农业的区人民政府",
]
SINGLES = ["省地方金融监管局", "贵阳市人民政府", "省机关事务局", "国家税务总局贵州省税务局", "省总工会"]
NO_AGENCIES = ["绿色转型", "重点工程", "二氧化碳"]
PREFIXES = [
    ("省工业和信息化厅", "省"),
    ("自治区发展改革委", "自治区"),
    ("市市场监管局", "市"),
    ("市场监管局", ""),
    ("新区经济发展局", "新区"),
    ("贵安新区经济发展局", "贵安新区"),
    ("重庆市发展改革委", "重庆市"),
    ("国家能源局", "国家"),
    ("贵州银保监局", ""),
    ("各市（州）人民政府", ""),
]


def resolve(mention, territory, prefix=""):
    return identify(mention, TABLE.get(territory) if territory else None, prefix)


@pytest.mark.parametrize(("mention", "territory", "prefix", "name"), NAMES)
def test_the_canonical_name(mention, territory, prefix, name):
    assert resolve(mention, territory, prefix).name == name


@pytest.mark.parametrize("mention", COLLECTIVES)
def test_a_name_for_many_is_a_collective(mention):
    assert resolve(mention, GUIZHOU).collective


@pytest.mark.parametrize("mention", SINGLES)
def test_a_name_for_one_is_no_collective(mention):
    assert not resolve(mention, GUIZHOU).collective


@pytest.mark.parametrize("mention", NO_AGENCIES)
def test_what_is_no_agency_is_not_known(mention):
    assert not resolve(mention, GUIZHOU, "省").known


def test_an_agency_that_the_register_does_not_hold_is_known_by_its_shape():
    identity = resolve("省碳捕集推进局", GUIZHOU)
    assert (identity.office, identity.known) == (None, True)


@pytest.mark.parametrize(("mention", "prefix"), PREFIXES)
def test_the_prefix_that_later_names_inherit(mention, prefix):
    assert leading_prefix(mention) == prefix


def test_the_place_of_a_branch_is_where_it_works():
    assert resolve("成都铁路局贵阳办事处", GUIZHOU).place.name == "贵阳市"


def test_the_reason_names_the_place_that_was_filled_in():
    assert "贵州省" in resolve("省生态环境厅", GUIZHOU).reason


@given(st.text(max_size=20), st.sampled_from([None, GUIZHOU, GUIYANG, HUANGPU]))
def test_any_text_at_all_gets_an_answer_with_a_reason(text, territory):
    assert resolve(text, territory).reason.endswith("。")


def gold_duties():
    for file in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for measure in gold["measures"]:
            prefix = ""
            for duty in measure["duties"]:
                yield duty, identify(duty["mention"], TABLE.get(gold["plan"]["adcode"]), prefix)
                prefix = leading_prefix(duty["mention"]) or prefix


@pytest.fixture(scope="module")
def duties():
    found = list(gold_duties())
    if not found:
        pytest.skip("the gold plans are not beside this repository (../shared/gold)")
    return found


def test_the_gold_plans_agencies_are_resolved_as_the_annotators_did(duties):
    wrong = [(duty["mention"], identity.name) for duty, identity in duties if identity.name != duty["agency"]]
    assert len(wrong) <= 0.01 * len(duties), wrong


def test_every_agency_of_the_gold_plans_has_an_office(duties):
    assert [d["mention"] for d, i in duties if not i.collective and i.office is None] == []


def test_a_bureau_of_markets_begins_with_no_city():
    one = identify("市监局", place_table().get("520100"))
    assert (one.name, one.office) == ("贵阳市市监局", "market-regulation")
