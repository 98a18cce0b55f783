"""Names that share a part in a list: fields of departments, zones, counties; and words that are no part of a name."""

import pytest
from reading import duties_of

LEAD, SUPPORT, SHARED, SOLE, IMPLEMENT = "lead", "support", "shared", "sole", "implement"


def test_departments_named_by_their_fields_are_read_with_the_word_that_they_share():
    duties = duties_of("（省发改、工信、环保、住建等部门按职责分工负责）")
    assert [(d.mention, d.office) for d in duties] == [
        ("省发改", "development-reform"),
        ("工信", "industry-information"),
        ("环保", "ecology-environment"),
        ("住建", "housing-construction"),
    ]


def test_a_zone_whose_name_is_listed_is_no_zone_in_general():
    duties = duties_of("（市能源局，各区政府、功能区，苏州工业园区、苏州高新区管委会负责）", "320500")
    assert [(d.agency, d.collective) for d in duties][2:] == [
        ("功能区", True),
        ("苏州工业园区管委会", False),
        ("苏州高新区管委会", False),
    ]


def test_zones_in_a_list_share_the_end_of_the_last():
    duties = duties_of("（市能源局，贵阳高新区、贵阳经开区管委会负责）", "520100")
    assert [d.agency for d in duties][1:] == ["贵阳高新区管委会", "贵阳经开区管委会"]


BARE_ZONES = {
    "云岭、白河、青山经济开发区管委会": [
        "云岭经济开发区管委会",
        "白河经济开发区管委会",
        "青山经济开发区管委会",
    ],
    "云岭、青山高新区管理委员会": ["云岭高新区管理委员会", "青山高新区管理委员会"],
    "开阳、修文经济开发区管委会": ["开阳经济开发区管委会", "修文经济开发区管委会"],
    "开阳、云岭新区管委会": ["云岭新区管委会"],
    "工信、云岭高新区管委会": ["云岭高新区管委会"],
    "云岭、白河和青山经济开发区管委会": [
        "云岭经济开发区管委会",
        "白河经济开发区管委会",
        "青山经济开发区管委会",
    ],
    "云岭、白河等经济开发区管委会": ["云岭经济开发区管委会", "白河经济开发区管委会"],
    "呼和浩特经济开发区管委会": ["呼和浩特经济开发区管委会"],
    "云岭、高新区管委会": ["贵阳市高新区管委会"],
}


@pytest.mark.parametrize("names", BARE_ZONES)
def test_bare_names_share_the_kind_of_zone_of_the_last(names):
    duties = duties_of(f"（市能源局牵头，{names}负责落实）", "520100")
    assert [d.agency for d in duties][1:] == BARE_ZONES[names]


def test_counties_without_their_last_character_implement_beside_a_lead():
    duties = duties_of("（市能源局牵头，开阳、息烽县人民政府负责落实）", "520100")
    assert [(d.agency, d.role) for d in duties][1:] == [
        ("开阳县人民政府", IMPLEMENT),
        ("息烽县人民政府", IMPLEMENT),
    ]


def test_zones_by_bare_names_implement_beside_a_lead():
    duties = duties_of("（市能源局牵头，云岭、青山经济开发区管委会负责落实）", "520100")
    assert [d.role for d in duties] == [LEAD, IMPLEMENT, IMPLEMENT]


MANNERS = {
    "（省水利厅牵头，各县（市、区）政府结合实际落实）": [
        ("省水利厅", LEAD),
        ("各县（市、区）政府", IMPLEMENT),
    ],
    "（省水利厅、省财政厅结合各自职责负责）": [("省水利厅", SHARED), ("省财政厅", SHARED)],
    "（省水利厅牵头，省财政厅结合各自职责配合）": [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
    "（省水利厅牵头，省财政厅按要求配合）": [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
    "（省水利厅负责，各县政府根据本地需要组织实施）": [("省水利厅", SOLE), ("各县政府", IMPLEMENT)],
}


@pytest.mark.parametrize("clause", MANNERS)
def test_how_a_task_is_done_is_no_part_of_a_name(clause):
    assert [(d.mention, d.role) for d in duties_of(clause)] == MANNERS[clause]


def test_a_name_that_begins_like_words_of_order_is_a_name():
    duties = duties_of("（省发展改革委牵头，黑龙江银保监局等按职责分工负责）", "230000")
    assert [(d.agency, d.role) for d in duties][1:] == [("黑龙江银保监局", SUPPORT)]


def test_local_governments_with_their_other_kind_in_square_brackets_implement():
    duties = duties_of("（省水利厅按职责分工负责，各市〔地〕政府〔行署〕负责落实）", "230000")
    assert [(d.mention, d.role) for d in duties][1:] == [("各市〔地〕政府〔行署〕", IMPLEMENT)]


def test_departments_of_all_prefectures_and_cities_are_one_actor_that_implements():
    duties = duties_of("（省水利厅牵头，各州、市有关部门负责落实）", "530000")
    assert [(d.mention, d.role) for d in duties][1:] == [("各州、市有关部门", IMPLEMENT)]


def test_departments_of_the_county_are_none_of_its_towns():
    duties = duties_of("（牵头单位：县水务局；责任单位：各乡镇，县直各部门）", "520121")
    assert [d.mention for d in duties][1:] == ["各乡镇", "县直各部门"]


def test_a_state_railway_is_no_office_of_the_province_before_it():
    duties = duties_of("（省教育厅、国铁济南局按职责分工负责）", "370000")
    assert [d.agency for d in duties] == ["山东省教育厅", "国铁济南局"]


SHARED = {
    "碧江区、万山区水务局": ["碧江区水务局", "万山区水务局"],
    "碧江区、松桃自治县": ["碧江区", "松桃自治县"],
    "市发改委、财政、住建局": ["铜仁市发改委", "铜仁市财政局", "铜仁市住建局"],
    "移动、电信、铁塔公司": ["移动公司", "电信公司", "铁塔公司"],
    "市水务局、市财政局等市水污染防治工作领导小组成员单位": ["铜仁市水务局", "铜仁市财政局"],
}


@pytest.mark.parametrize("names", SHARED)
def test_names_share_what_the_last_one_ends_with(names):
    assert [d.agency for d in duties_of(f"（{names}负责）", "520600")] == SHARED[names]


@pytest.mark.parametrize(
    "body",
    [
        "长江水利委员会",
        "太湖流域管理局",
        "黄委会",
        "珠江航务管理局",
        "民航中南地区管理局",
        "水利部松辽水利委员会",
        "生态环境部西南督察局",
    ],
)
def test_bodies_of_basins_and_ministries_are_no_office_of_the_province(body):
    assert [d.agency for d in duties_of(f"（省水利厅、{body}负责）")] == ["贵州省水利厅", body]


def test_a_body_of_the_province_takes_no_office_from_its_city():
    duties = duties_of("（贵州省水利厅、市水务局、市财政局负责）", "520100")
    assert [d.agency for d in duties] == ["贵州省水利厅", "贵阳市水务局", "贵阳市财政局"]


AS_WRITTEN = {
    "（省水利厅牵头，各区县同步推进）": ["贵州省水利厅", "各区县"],
    "（省水利厅牵头，省财政厅配合；各区县同步设立）": ["贵州省水利厅", "贵州省财政厅"],
    "（各县区人民政府、管委会负责）": ["各县区人民政府、管委会"],
    "（各县区党委、政府、管委会，省水利厅负责）": ["各县区党委、政府、管委会", "贵州省水利厅"],
    "（省水利厅、云岭保税区管理局负责）": ["贵州省水利厅", "云岭保税区管理局"],
    "（重庆市、四川省交通部门负责）": ["重庆市交通部门", "四川省交通部门"],
    "（省水利厅、省财政厅按职责分工负责，以下同）": ["贵州省水利厅", "贵州省财政厅"],
}


@pytest.mark.parametrize("clause", AS_WRITTEN)
def test_a_name_is_cut_where_it_ends(clause):
    assert [d.agency for d in duties_of(clause)] == AS_WRITTEN[clause]
