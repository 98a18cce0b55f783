"""Places: codes and names, what lies in what, and which short forms are safe in whose plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.places import find_place, is_crossed, place_guards, place_table, zone_kinds
from policygraph.ontology.tables import read_table

TABLE = place_table()
GUIZHOU, GUIYANG, GUANGXI, BEIJING = (TABLE.get(code) for code in ("520000", "520100", "450000", "110000"))

CODES = [
    ("贵州省", "520000"),
    ("黔西市", "520581"),
    ("错那市", "540581"),
    ("和康县", "653228"),
    ("玉屏侗族自治县", "520622"),
    ("东莞市", "441900"),
    ("济源市", "419001"),
]
SHORT_FORMS_IN_GUIZHOU = [
    ("毕节", "毕节市"),
    ("黔东南", "黔东南苗族侗族自治州"),
    ("黔西南州", "黔西南布依族苗族自治州"),
    ("玉屏", "玉屏侗族自治县"),
    ("松桃县", "松桃苗族自治县"),
    ("重庆", "重庆市"),
    ("百色", "百色市"),
    ("开阳", "开阳县"),
    ("吉林", "吉林省"),
    ("乌江", "乌江"),
    ("粤港澳大湾区", "粤港澳大湾区"),
]
NO_PLACES = ["资源", "合作", "新建", "振兴", "港口", "公安", "河口", "新兴", "会同", "平和", "和政", "运河"]
FILLERS = ["县", "城区", "矿区", "郊区"]
NEIGHBOURS = [("示范县", "范县", False), ("濮阳市范县", "范县", True), ("阿里巴巴", "阿里", False)]


@pytest.mark.parametrize(("name", "code"), CODES)
def test_a_full_name_has_its_code(name, code):
    assert [place.code for place in TABLE.by_name(name)] == [code]


@pytest.mark.parametrize(("form", "name"), SHORT_FORMS_IN_GUIZHOU)
def test_a_short_form_in_a_plan_of_guizhou(form, name):
    assert TABLE.forms(GUIZHOU)[form].name == name


@pytest.mark.parametrize("word", NO_PLACES + FILLERS)
@pytest.mark.parametrize("territory", [None, GUIZHOU, GUANGXI], ids=["none", "guizhou", "guangxi"])
def test_a_common_word_is_no_place_in_any_plan(word, territory):
    assert word not in TABLE.forms(territory)


def test_a_countys_short_form_counts_in_its_own_province_only():
    assert ("开阳" in TABLE.forms(GUIZHOU), "开阳" in TABLE.forms(GUANGXI)) == (True, False)


def test_a_countys_short_form_counts_in_its_own_city_only_in_a_citys_plan():
    assert ("花溪" in TABLE.forms(GUIYANG), "兴义" in TABLE.forms(GUIYANG)) == (True, False)


def test_a_name_of_two_places_is_the_one_in_the_plans_own_territory():
    assert TABLE.forms(GUIYANG)["白云区"].code == "520113"


def test_a_name_of_two_foreign_places_is_neither():
    assert "白云区" not in TABLE.forms(BEIJING)


def test_a_plans_own_territory_is_its_scope_and_no_place_in_it():
    forms = TABLE.forms(GUIYANG)
    assert [word for word in ("贵阳", "贵阳市", "贵州", "贵州省") if word in forms] == []


def test_a_zone_lies_in_its_city():
    assert TABLE.within(TABLE.get("zone-guian"), GUIYANG)


def test_a_county_leads_up_to_its_province():
    assert [place.name for place in TABLE.chain(TABLE.get("520121"))] == ["开阳县", "贵阳市", "贵州省"]


def test_a_river_through_several_provinces_has_no_province():
    assert TABLE.province_of(TABLE.get("river-changjiang")) is None


@pytest.mark.parametrize(
    ("code", "now"), [("520522", "黔西市"), ("330103", "拱墅区"), ("310108", "静安区"), ("110104", "西城区")]
)
def test_a_retired_code_gives_the_place_of_today(code, now):
    assert TABLE.get(code).name == now


def test_no_retired_code_is_that_of_a_place_of_today():
    codes = {place.code for place in TABLE.places}
    assert [row["old_code"] for row in read_table("place_retired.csv") if row["old_code"] in codes] == []


def test_a_retired_name_gives_the_place_of_today():
    assert [place.name for place in TABLE.by_name("毕节地区")] == ["毕节市"]


@pytest.mark.parametrize("text", ["贵阳", "贵阳市", " 贵阳 ", "贵州贵阳", "贵州省贵阳市", "520100"])
def test_a_persons_spelling_is_forgiven(text):
    assert [place.code for place in find_place(text)] == ["520100"]


def test_a_person_who_names_several_places_gets_them_all():
    assert len(find_place("鼓楼区")) == 4


def test_a_name_that_finds_nothing_gives_nothing():
    assert find_place("亚特兰蒂斯") == ()


@pytest.mark.parametrize(("text", "word", "counts"), NEIGHBOURS)
def test_a_guard_judges_by_the_neighbours(text, word, counts):
    start = text.index(word)
    assert place_guards()[word].allows(text, start, start + len(word)) is counts


def test_a_guarded_form_is_the_form_of_a_place():
    assert [form for form in place_guards() if not (TABLE.by_name(form) or TABLE.by_alias(form))] == []


def test_all_nineteen_national_new_areas_are_there():
    new_areas = (
        "浦东 滨海 两江 舟山群岛 兰州 南沙 西咸 贵安 西海岸 金普 "
        "天府 湘江 江北 福州 滇中 哈尔滨 长春 赣江 雄安"
    )
    assert [name for name in new_areas.split() if not TABLE.by_name(name + "新区")] == []


@given(st.sampled_from(TABLE.places))
def test_every_place_is_found_by_its_key_and_its_name(place):
    assert (TABLE.get(place.key), place in TABLE.by_name(place.name)) == (place, True)


@given(st.sampled_from(TABLE.places))
def test_every_place_lies_in_itself_and_in_all_that_hold_it(place):
    assert all(TABLE.within(place, holder) for holder in TABLE.chain(place))


@given(st.sampled_from([p for p in TABLE.places if p.kind in ("province", "prefecture")]))
def test_no_form_has_less_than_two_characters(territory):
    assert [form for form in TABLE.forms(territory) if len(form) < 2] == []


def test_a_region_named_after_provinces_is_made_of_them():
    region = TABLE.get("region-chuanyu")
    sichuan, chongqing = TABLE.get("510000"), TABLE.get("500000")
    assert TABLE.is_made_of(region, (sichuan, chongqing))
    assert not TABLE.is_made_of(region, (sichuan,))


def test_a_common_word_says_how_it_may_be_matched():
    assert [TABLE.use_of(form) for form in ("资源", "山南", "西南", "贵阳")] == ["never", "own", "free", None]


def test_every_kind_of_zone_says_how_it_gets_its_names():
    assert set(zone_kinds().values()) == {"proper", "placed", "close", "listed", "named"}


def test_places_without_a_code_lie_in_places_of_the_table():
    assert [p.key for p in TABLE.places if p.parent is not None and TABLE.get(p.parent) is None] == []


def test_no_two_places_without_a_code_share_a_name():
    names = [p.name for p in TABLE.places if p.code is None]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_place_without_a_code_takes_the_short_form_of_a_prefecture():
    short = {form for p in TABLE.places if p.kind == "prefecture" for form in (p.name, *p.aliases)}
    assert [p.name for p in TABLE.places if p.code is None and p.name in short] == []


@pytest.mark.parametrize(
    ("before", "name", "after", "crossed"),
    [
        ("新", "增城", "市绿地", True),
        ("新", "增城市", "绿地", True),
        ("缺", "水城", "市节水", True),
        ("搭", "建平", "台", True),
        ("示", "范县", "建设", True),
        ("收运", "和田", "间施用", True),
        ("支持", "和田", "地区", False),
        ("支持", "建平", "县", False),
        ("加快", "乐山", "建设", False),
    ],
)
def test_a_name_that_two_words_cross_is_no_place(before, name, after, crossed):
    text = before + name + after
    assert is_crossed(text, len(before), len(before) + len(name)) is crossed
