"""The agency register: every spelling of an office leads to one kind, in any place and year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.offices import alias_of, find_office, office_names, office_of, offices
from policygraph.ontology.tables import read_table

KINDS = [
    ("生态环境厅", "ecology-environment"),
    ("环境保护局", "ecology-environment"),
    ("环保局", "ecology-environment"),
    ("发展改革委", "development-reform"),
    ("发展和改革委员会", "development-reform"),
    ("发改委", "development-reform"),
    ("工业和信息化厅", "industry-information"),
    ("经信厅", "industry-information"),
    ("市场监管局", "market-regulation"),
    ("供销社", "supply-marketing"),
]
WITH_PLACE = [
    ("贵州省生态环境厅", "ecology-environment"),
    ("人民银行贵阳中心支行", "central-bank"),
    ("成都铁路局贵阳办事处", "railway"),
    ("民航贵州监管局", "civil-aviation"),
    ("国网江西省电力公司", "power-grid"),
    ("贵阳市生态环境局开阳分局", "ecology-environment"),
    ("省营商环境建设厅", "government-services"),
    ("民航东北地区管理局", "civil-aviation"),
    ("高新区经济发展局", "economic-development"),
    ("市应急局（市地震局）", "emergency"),
    ("省发展改革委（省能源局）", "development-reform"),
    ("国家能源局科技司", "energy"),
    ("省教育厅基础教育处", "education"),
    ("农业银行省分行", "commercial-bank"),
    ("省减灾委办公室", "emergency"),
    ("省环境监察局", "ecology-supervision"),
    ("市政协农业委", "political-consultative"),
    ("省机关事务局", "offices-administration"),
    ("国家移民局", "immigration"),
]
SHORT = [("住建", "housing-construction"), ("工信", "industry-information"), ("宣传", "party-publicity")]
TYPED = ["ecology-environment", "省生态环境厅", "生态环境厅", "贵州生态环境厅", "环保局", " 生态环境 厅"]


@pytest.mark.parametrize(("name", "key"), KINDS)
def test_a_name_without_a_place_is_of_one_kind(name, key):
    assert office_names()[name] == key


@pytest.mark.parametrize(("name", "key"), WITH_PLACE)
def test_a_name_with_its_place_is_of_the_same_kind(name, key):
    assert office_of(name) == key


@pytest.mark.parametrize("text", TYPED)
def test_a_persons_spelling_is_forgiven(text):
    assert find_office(text) is offices()["ecology-environment"]


@pytest.mark.parametrize(("text", "key"), SHORT)
def test_an_office_is_found_without_its_last_word(text, key):
    assert find_office(text).key == key


@pytest.mark.parametrize("text", ["普氏原羚", "绿色转型", ""])
def test_a_name_that_finds_nothing_gives_none(text):
    assert find_office(text) is None


def test_offices_that_only_share_a_word_stay_apart():
    assert office_of("省能源局") != office_of("国家能源局南方监管局")


def test_the_register_holds_more_than_120_kinds():
    assert len(offices()) > 120


def test_no_name_stands_under_two_kinds():
    kinds = {}
    for office in offices().values():
        for name in office.names:
            kinds.setdefault(name, set()).add(office.key)
    assert {name: keys for name, keys in kinds.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("before", ["", "省", "市", "贵州省", "贵阳市"])
def test_every_name_finds_the_kind_that_it_names(before):
    names = office_names()
    assert {n: k for n, k in names.items() if office_of(before + n) != k} == {}


@given(st.sampled_from(sorted(offices())))
def test_a_key_can_stand_in_an_iri(key):
    assert key.replace("-", "").isascii()
    assert key.replace("-", "").islower()


APART = [
    ("省工商联", "省委统战部"),
    ("省台办", "省外事办"),
    ("省人防办", "省军区"),
    ("省委办公厅", "省政府办公厅"),
    ("省政府研究室", "省政府办公厅"),
    ("省社科联", "省文联"),
    ("省移民局", "省乡村振兴局"),
    ("省劳动保障厅", "省人力资源社会保障厅"),
    ("省经贸委", "省工业和信息化厅"),
    ("市节能监察支队", "市科学院"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_offices_that_do_different_work_are_of_different_kinds(one, other):
    assert office_of(one) is not None
    assert office_of(one) != office_of(other)


def test_a_bureau_whose_name_merely_ends_like_another_is_not_that_one():
    assert office_of("上海监管局") is None  # 监管局 is no 管局


ALIASES = {
    ("ecology-environment", "环保局"): (None, "2018"),
    ("ecology-environment", "国家环保总局"): ("1998", "2008"),
    ("banking-insurance-regulation", "银保监局"): ("2018", "2023"),
    ("data-administration", "国家数据局"): ("2023", None),
    ("education", "教育局"): (None, None),
}


@pytest.mark.parametrize(("key", "name"), ALIASES)
def test_a_name_knows_the_years_of_its_use(key, name):
    alias = alias_of(offices()[key], name)
    assert (alias.valid_from, alias.valid_to) == ALIASES[key, name]


def test_a_short_name_says_for_what_it_is_short():
    assert alias_of(offices()["education"], "教体局").reason == "“教育体育局”的简称"


def test_every_row_on_a_name_is_about_a_name_of_its_kind():
    rows = list(read_table("office_aliases.csv"))
    names = {key: office.names for key, office in offices().items()}
    assert [r["stem"] for r in rows if not any(n.startswith(r["stem"]) for n in names[r["office"]])] == []


def test_no_name_ends_before_it_begins():
    rows = read_table("office_aliases.csv")
    assert [r for r in rows if r["valid_from"] and r["valid_to"] and r["valid_from"] > r["valid_to"]] == []


@pytest.mark.parametrize(
    ("name", "short_for"),
    [
        ("城管局", "城市管理局"),
        ("外管局", "外汇管理局"),
        ("司法局", None),
        ("水务局", None),
        ("海洋局", None),
        ("农业发展银行", None),
        ("燃气集团", None),
        ("园林绿化局", None),
    ],
)
def test_a_short_form_takes_characters_of_words_and_not_whole_words(name, short_for):
    reason = alias_of(offices()[office_names()[name]], name).reason
    assert ("的简称" in reason) == bool(short_for)
    assert (short_for or "") in reason


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市监局", "market-regulation"),
        ("省国土厅", "natural-resources"),
        ("珠江委", "river-basin"),
        ("农办", "agriculture"),
        ("矿山安监局", "mine-safety"),
        ("国家矿山安监局贵州局", "mine-safety"),
        ("中石油贵州销售公司", "oil-gas-company"),
        ("国家开发银行", "policy-bank"),
    ],
)
def test_names_in_use_find_their_kind(name, kind):
    assert find_office(name).key == kind


def test_no_name_is_in_use_after_its_kind_ended():
    late = [
        (office.key, name)
        for office in offices().values()
        for name in office.names
        if office.valid_to and (alias_of(office, name).valid_from or "") >= office.valid_to
    ]
    assert late == []
