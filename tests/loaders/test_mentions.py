"""Industries, places and pollutants that a measure names."""

import pytest
from policygraph.loaders.flat import flatten
from policygraph.loaders.mentions import find_mentions
from policygraph.ontology.places import place_table
from reading import record_of


def named(text, title="贵州省节能方案"):
    (measure,) = record_of(f"{title}\n一、任务\n（一）工作。{text}").measures
    return measure


INDUSTRIES = {
    "推进钢铁、水泥、焦化行业改造。": ["钢铁", "水泥", "焦化"],
    "发展新能源汽车和储能。": ["新能源汽车", "储能"],
    "由农业农村局负责农技推广。": [],
    "推动工业、建筑、交通运输等领域节能。": ["建筑", "交通运输"],
    "既有建筑屋面加装隔热层。": [],
}


@pytest.mark.parametrize("text", INDUSTRIES)
def test_industries_are_sectors_and_not_things_of_that_name(text):
    assert [industry.name for industry in named(text).industries] == INDUSTRIES[text]


PLACES = {
    "治理贵阳市、六盘水市和绥阳县的管网。": ["贵阳市", "六盘水市", "绥阳县"],
    "节约资源，加强合作，创建示范县。": [],
    "改善赤水河、马尾河流域水质。": ["赤水河", "马尾河"],
    "深化大龙经济开发区、西秀工业园区改造。": ["大龙经济开发区", "西秀工业园区"],
    "加强典型工业园区和重点园区管理。": [],
    "全省推广，贵州生态日宣传。": [],
    "在粤港澳大湾区建设枢纽。": ["粤港澳大湾区"],
}


@pytest.mark.parametrize("text", PLACES)
def test_places_are_named_places_and_not_words_of_that_name(text):
    assert [place.name for place in named(text).places] == PLACES[text]


def test_a_place_is_kept_in_its_fullest_form():
    (place,) = named("贵阳先行，贵阳市负责。").places
    assert (place.name, place.code, len(place.spans)) == ("贵阳市", "520100", 2)


POLLUTANTS = {
    "减排挥发性有机物和氮氧化物。": ["VOC", "NOx"],
    "治理VOCs，控制PM2.5和臭氧。": ["VOC", "PM2.5", "O3"],
    "降低碳排放强度，推动碳达峰。": ["CO2"],
    "保护臭氧层。": [],
}


@pytest.mark.parametrize("text", POLLUTANTS)
def test_pollutants_are_coded(text):
    assert [pollutant.code for pollutant in named(text).pollutants] == POLLUTANTS[text]


def test_what_a_title_names_is_told_apart_from_what_a_text_mentions():
    text = "贵州省方案\n一、任务\n（一）挥发性有机物治理。治理臭氧。"
    (measure,) = record_of(text).measures
    assert {p.code: p.in_title for p in measure.pollutants} == {"VOC": True, "O3": False}


def test_the_names_of_cited_documents_name_no_place():
    assert named("落实《遵义市水污染防治条例》。").places == ()


def test_the_clause_names_no_place_of_the_measure():
    (measure,) = record_of(
        "贵州省方案\n一、任务\n（一）治水。治理河流。（成都铁路局贵阳办事处负责）"
    ).measures
    assert measure.places == ()


def test_the_name_of_a_park_names_no_sector():
    record = record_of(
        "贵阳市方案\n一、任务\n（一）治理园区。整治乌当医药食品工业园，扶持酿造行业。（市水务局负责）\n"
    )
    (measure,) = record.measures
    assert [i.name for i in measure.industries] == ["酿造"]


# Our own sentences: the plan's title (whose province is no mention), the text, the places.
BY_FORM = [
    ("浙江省治水方案", "推动宁波舟山港、义乌国际陆港用上岸电。", ["宁波舟山港", "义乌国际陆港"]),
    ("河南省达峰方案", "依托中国（河南）自由贸易试验区招商。", ["中国（河南）自由贸易试验区"]),
    ("四川省创新方案", "支持中国（绵阳）科技城先行。", ["中国（绵阳）科技城"]),
    ("四川省创新方案", "推动淮州新城、欧洲产业城用绿电。", ["淮州新城", "欧洲产业城"]),
    ("柳州市工作方案", "支持柳东新区先试。", ["柳东新区"]),
    ("贵阳市工作方案", "支持高新区沙文产业园改造锅炉。", ["高新区沙文产业园"]),
    ("江西省绿化方案", "修复鄱阳湖国家级自然保护区的湿地。", ["鄱阳湖国家级自然保护区"]),
    ("湖北省绿化方案", "在金佛山、缙云山造林。", ["金佛山", "缙云山"]),
    ("内蒙古自治区治水方案", "保持额济纳河的水质。", ["额济纳河"]),
    ("辽宁省矿山方案", "复绿抚顺西露天矿。", ["抚顺西露天矿"]),
    (
        "广西壮族自治区方案",
        "建设粤桂合作特别试验区和中马钦州产业园区。",
        ["粤桂合作特别试验区", "中马钦州产业园区"],
    ),
    ("山东省方案", "支持中德（青岛）生态园试点。", ["中德（青岛）生态园"]),
    (
        "惠水县方案",
        "在好花红镇、雅水镇、濛江街道试点，推动乡镇、街道和小城镇建设。",
        ["好花红镇", "雅水镇", "濛江街道"],
    ),
]


@pytest.mark.parametrize(("title", "text", "names"), BY_FORM)
def test_a_place_shows_itself_by_its_form(title, text, names):
    assert [place.name for place in named(text, title).places] == names


REGIONS = [
    ("在川西、黔北地区清洁供暖。", ["川西", "黔北地区"]),
    ("在长江中下游和华南地区试点。", ["长江中下游", "华南地区"]),
    ("中西部地区适当放宽，北方地区从严。", ["中西部地区", "北方地区"]),
    ("以黄河流域为重点，治理黄河。", ["黄河流域"]),
    ("引入港澳投资，联通粤港澳大湾区。", ["港澳", "粤港澳大湾区"]),
    ("风机朝西南方向布置。", []),
    ("水资源短缺的自治区中西部要节水。", []),
]


@pytest.mark.parametrize(("text", "names"), REGIONS)
def test_regions_are_places(text, names):
    assert [place.name for place in named(text, "山西省工作方案").places] == names


LISTS = [
    ("建设叙永至遵义铁路。", ["叙永", "遵义"]),
    ("贯通绵（阳）遂（宁）内（江）线。", ["绵阳", "遂宁", "内江"]),
    ("搭建平台，美丽水库，收运和田间管护。", []),
    ("在叙永推广。", []),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_short_form_counts_where_words_border_on_it(text, names):
    assert [place.name for place in named(text, "贵州省工作方案").places] == names


NO_PLACES = [
    "联合南昌大学和涪陵林权交易所研究。",
    "推广精细化工园区和现代工业园的经验，建设新城、产业城。",
    "在全市化工园区、灌溉型水库、城市新区和重点集聚区施工。",
    "沟通河湖水系，保护山岭、湖泊和沟渠，创建湿地公园。",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_bodies_and_kinds_of_places_are_no_places(text):
    assert [place.name for place in named(text, "山西省工作方案").places] == []


def test_what_is_planned_at_a_place_is_not_part_of_its_name():
    (place,) = named("在遵义建设页岩气示范区，打造遵义绿色低碳示范区和遵义示范区。").places
    assert place.name == "遵义"


def test_two_provinces_together_are_the_scope_of_a_plan_of_both():
    text = flatten("推动川渝电网互济，加强与京津冀合作。")
    both = tuple(place_table().get(code) for code in ("500000", "510000"))
    assert [hit.name for hit in find_mentions(text, both, (), []).places] == ["京津冀"]
    assert [hit.name for hit in find_mentions(text, both[:1], (), []).places] == ["川渝", "京津冀"]


def test_a_short_name_that_the_text_gives_is_no_second_place():
    places = named("发挥中国（河南）自由贸易试验区（以下简称河南自贸试验区）优势。", "河南省方案").places
    assert [place.name for place in places] == ["中国（河南）自由贸易试验区"]


@pytest.mark.parametrize(
    "text", ["新增城市绿地。", "帮缺水城市建水厂。", "搭建平台。", "粪肥收运和田间施用。"]
)
def test_words_that_meet_by_chance_are_no_place(text):
    assert named(text, title="甘肃省节水方案").places == ()


WHOLE_NAMES = {
    "保护环洞庭湖区和湘中丘陵区。": ["环洞庭湖区", "湘中丘陵区"],
    "修复武陵—雪峰山区、南岭山区。": ["武陵—雪峰山区", "南岭山区"],
    "改造都江堰灌区、韶山灌区。": ["都江堰灌区", "韶山灌区"],
    "推广节水型灌区。": [],
    "疏解成都市区。": ["成都市区"],
    "监测成都市区域空气。": ["成都市"],
    "打造太忻一体化经济区、山西转型综合改革示范区。": ["太忻一体化经济区", "山西转型综合改革示范区"],
    "打造区域一体化示范区和物流一体化示范区。": [],
    "加快大同市、忻州新能源基地建设。": ["大同市", "忻州"],
    "建设揭阳大南海石化基地。": ["揭阳大南海石化基地"],
    "改造遵义、安顺、铜仁化工园区。": ["遵义", "安顺", "铜仁"],
}


@pytest.mark.parametrize("text", WHOLE_NAMES)
def test_regions_and_zones_keep_the_whole_of_their_names(text):
    assert [place.name for place in named(text).places] == WHOLE_NAMES[text]


IN_ROWS = {
    "支持太原、大同、长治等地转型。": ["太原", "大同", "长治"],
    "维护长治久安，建设大同社会。": [],
    "支持全州县、资源、龙胜县护林。": ["全州县", "资源", "龙胜县"],
    "统筹土地、资源、资金护林。": [],
}


@pytest.mark.parametrize("text", IN_ROWS)
def test_names_that_are_common_words_count_in_a_list_that_proves_them(text):
    assert [place.name for place in named(text).places] == IN_ROWS[text]


ABROAD = {
    "开拓越南、泰国和中东欧国家市场，开行至越南河内、曼谷的班列。": [
        "越南",
        "泰国",
        "中东欧国家",
        "河内",
        "曼谷",
    ],
    "近日本市表彰优秀美国际志愿者，改善湖北美景。": ["湖北"],
    "防治非洲猪瘟、美国白蛾，推广荷兰豆，治理运河内外，开行中亚班列。": [],
    "收储中东部地区大豆，遵守巴黎协定。": [],
}


@pytest.mark.parametrize("text", ABROAD)
def test_countries_and_cities_abroad_are_places(text):
    assert [place.name for place in named(text).places] == ABROAD[text]


def test_a_lake_is_a_place_where_the_county_of_its_name_is_no_safe_word():
    assert [place.name for place in named("打好太湖治理仗，改造鄱阳湖市政管网。").places] == [
        "太湖",
        "鄱阳湖",
    ]


NAMED_BY_FORM = {
    "完善泉南高速、京港澳高速公路，新建高速公路，管好绕城高速和运营高速公路。": [
        "泉南高速",
        "京港澳高速公路",
    ],
    "建成米家水库、青石口水库，加固平原水库、病险水库和地下水库。": ["米家水库", "青石口水库"],
    "迁建白果机场，布局支线机场，更新机场设备，保护位于自然保护区的村庄。": ["白果机场"],
    "保护桃溪、白茅溪水质，修复长广洼国家湿地公园。": ["桃溪", "白茅溪", "长广洼国家湿地公园"],
    "支持米桥镇、苏家镇建园，打造特色镇。": ["米桥镇", "苏家镇"],
    "提升响沙湾、乐山大佛品质，保护海州湾。": ["响沙湾", "乐山大佛", "海州湾"],
    "完成29个化工园区整治。": [],
}


@pytest.mark.parametrize("text", NAMED_BY_FORM)
def test_roads_reservoirs_airports_and_sights_are_places(text):
    assert [place.name for place in named(text).places] == NAMED_BY_FORM[text]


def test_beside_a_sight_stands_no_county_of_elsewhere():
    assert [place.code for place in named("提升响沙湾、灵山等景区。", "江西省方案").places] == [None, None]


def test_a_sign_inside_other_letters_is_no_pollutant():
    assert named("推进光传送网（OTN）建设。").pollutants == ()


MORE_INDUSTRIES = {
    "发展对虾养殖、芒果种植和水产品精深加工，做强核电装备、掘进机械。": [
        "对虾养殖",
        "芒果种植",
        "水产品精深加工",
        "核电装备",
        "掘进机械",
    ],
    "清理网箱养殖污染，核查水稻种植面积，规范汽车物流园。": [],
    "培育人形机器人、脑机接口、创新药，发展医疗旅游和研学旅行。": [
        "人形机器人",
        "脑机接口",
        "创新药",
        "医疗旅游",
        "研学旅行",
    ],
    "打造黄金旅游带，建设研学基地，攻关脑机接口技术，发展空天信息。": ["旅游", "空天信息"],
    "做强红茶、菠萝、陈皮产业，喝红茶、吃菠萝。": ["红茶", "菠萝", "陈皮"],
}


@pytest.mark.parametrize("text", MORE_INDUSTRIES)
def test_sectors_are_read_by_the_words_that_plans_make_for_them(text):
    assert [industry.name for industry in named(text).industries] == MORE_INDUSTRIES[text]


GROWN = {
    "发展黑猪、红茶、蜜柚，做强冰箱、洗衣机。": ["黑猪", "红茶", "蜜柚", "冰箱", "洗衣机"],
    "推广冰箱、彩电以旧换新，发展电动船舶。": [],
    "推动家政与养老、体育融合发展。": ["家政", "养老", "体育"],
    "发展肉羊、蛋鸡养殖。": ["肉羊", "蛋鸡养殖"],
}


@pytest.mark.parametrize("text", GROWN)
def test_goods_are_sectors_where_a_plan_sets_out_to_grow_them(text):
    assert [industry.name for industry in named(text).industries] == GROWN[text]


AT_HOME = {
    "支持肃南、民乐等地护林。": ["肃南", "民乐"],
    "丰富文化、民乐活动。": [],
    "保护拉鲁湿地、纳木错，修复退化湿地、滨海湿地。": ["拉鲁湿地", "纳木错"],
    "推动米桥镇灯饰、苏家镇五金转型，建设特色镇、中心镇。": ["米桥镇", "苏家镇"],
    "管控入海河流，支持宁德时代扩产。": [],
}


@pytest.mark.parametrize("text", AT_HOME)
def test_what_stands_around_a_name_proves_it(text):
    assert [place.name for place in named(text, "张掖市方案").places] == AT_HOME[text]


VERBS_BEFORE = {
    "基本实现工业园区5G全覆盖。": [],
    "完成丹河、沁河沿线22处露天矿山整治。": ["丹河", "沁河"],
    "天长高新区争创国家级高新区。": ["天长高新区"],
    "巩固梅溪河、三里河治理成效。": ["梅溪河", "三里河"],
}


@pytest.mark.parametrize("text", VERBS_BEFORE)
def test_no_name_of_a_place_begins_with_what_is_done_there(text):
    assert [place.name for place in named(text, "安徽省方案").places] == VERBS_BEFORE[text]


NAMES_THAT_GO_ON = {
    "改造南京路、北京路步行街和广州大道。": [],
    "推进南京路网、广州路桥建设。": ["南京", "广州"],
    "与西安交大、上海石化合作。": ["上海"],
    "引进西安交大、上海石化。": [],
    "建设兴安装备产业园，推进兴安、全州建设。": ["兴安", "全州"],
    "支持河池市宜州、贺州八步建设。": ["河池市", "宜州", "贺州", "八步"],
    "用好灵渠、洛清江。": ["灵渠", "洛清江"],
}


@pytest.mark.parametrize("text", NAMES_THAT_GO_ON)
def test_a_short_name_that_goes_on_is_a_street_or_a_body_and_one_behind_its_city_a_county(text):
    assert [place.name for place in named(text, "桂林市方案").places] == NAMES_THAT_GO_ON[text]
