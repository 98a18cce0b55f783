"""Industries, places and pollutants that a measure names."""

import pytest
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
