"""Responsibility clauses: who answers for what, in which role, in every style of clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.clause_finding import find_clauses, position_rule
from policygraph.loaders.flat import flatten, full_line
from reading import duties_of, record_of

LEAD, SUPPORT, SHARED, SOLE, IMPLEMENT = "lead", "support", "shared", "sole", "implement"

STYLES = {
    "（省能源局牵头，省财政厅、省水利厅等按职责分工负责）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局、省财政厅等按职责分工负责）": [SHARED, SHARED],
    "（省能源局负责）": [SOLE],
    "（省能源局、省财政厅负责）": [SOLE, SOLE],
    "（省能源局牵头，省财政厅配合）": [LEAD, SUPPORT],
    "（省能源局牵头,省财政厅、水利厅参与)": [LEAD, SUPPORT, SUPPORT],
    "（省能源局会同省财政厅负责）": [LEAD, SUPPORT],
    "（省能源局、省财政厅共同牵头）": [LEAD, LEAD],
    "（牵头单位：省能源局；责任单位：省财政厅、省水利厅）": [LEAD, SUPPORT, SUPPORT],
    "（责任单位：省能源局，配合单位：省财政厅）": [LEAD, SUPPORT],
    "（责任单位：省能源局、省财政厅）": [SHARED, SHARED],
    "〔责任单位：省能源局〕": [SOLE],
    "［牵头部门：省能源局；参与部门：省财政厅］": [LEAD, SUPPORT],
    "【责任单位：省能源局、省财政厅】": [SHARED, SHARED],
    "（责任单位：省能源局、省财政厅按职责分工负责）": [SHARED, SHARED],
    "（省能源局、省财政厅等按职责分工负责，各市（州）人民政府负责落实）": [SHARED, SHARED, IMPLEMENT],
    "（省能源局等部门按职责落实）": [SHARED],
    "（省能源局负责，各区、县（市）落实）": [SOLE, IMPLEMENT],
    "（牵头：省能源局　配合：省财政厅、省水利厅）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局主办，省财政厅协办）": [LEAD, SUPPORT],
    "（省能源局牵头，省财政厅、省水利厅）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局（牵头）、省财政厅）": [LEAD, SUPPORT],
    "（省能源局、省财政厅，排名第一的为牵头单位）": [LEAD, SUPPORT],
    "（省能源局负总责，省财政厅协助）": [SOLE, SUPPORT],
    "（省能源局、省水利厅按行业管理职责分别负责）": [SHARED, SHARED],
    "（省委、省政府领导牵头，省水利厅配合）": [SUPPORT],
    "〔牵头单位：省能源局；配合单位：省财政厅；各县政府（管委会）负责落实〕": [LEAD, SUPPORT, IMPLEMENT],
    "（牵头单位：省能源局，配合单位：各任务牵头单位，各区、县级市）": [LEAD, SUPPORT, SUPPORT],
    "（牵头单位：省能源局；完成时限：2025年12月）": [LEAD],
    "牵头单位：省能源局\n责任单位：省财政厅、各市（州）人民政府": [LEAD, SUPPORT, SUPPORT],
    "（牵头：省能源局；配合：省财政厅）": [LEAD, SUPPORT],
    "（主办单位：省能源局；协办：省财政厅）": [LEAD, SUPPORT],
    "（省级牵头单位：省能源局，配合单位：省财政厅；责任单位：各市（州）人民政府）": [LEAD, SUPPORT, SUPPORT],
    "市级责任单位：市能源局\n县级责任单位：各县人民政府": [SHARED, SHARED],
    "（责任单位：省能源局（牵头）、省财政厅、省水利厅）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局为牵头单位，省财政厅、省水利厅为责任单位）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局负责牵头，省财政厅负责配合）": [LEAD, SUPPORT],
    "（省能源局负责编制规划，省财政厅负责安排资金）": [SOLE, SOLE],
    "（省能源局牵头制定办法，省财政厅、省水利厅配合）": [LEAD, SUPPORT, SUPPORT],
    "（省能源局牵头，省财政厅配合，2025年底前完成，长期坚持）": [LEAD, SUPPORT],
    "（2025年底前完成，省能源局负责）": [SOLE],
    "（以上工作由省能源局牵头，省财政厅参与）": [LEAD, SUPPORT],
    "（责任领导：张某；牵头领导：王某；责任单位：省能源局；责任人：李某）": [SOLE],
    "（责任单位：省能源局、省财政厅，列第一位的为牵头单位）": [LEAD, SUPPORT],
    "责任分工：省能源局牵头，省财政厅配合。": [LEAD, SUPPORT],
    "（省能源局负责，省财政厅、省水利厅按职责配合）": [SOLE, SUPPORT, SUPPORT],
    "（省能源局负总责，省财政厅配合）": [SOLE, SUPPORT],
    "（各市（州）人民政府负责，省能源局指导）": [IMPLEMENT],
    "（省能源局统筹协调，省财政厅负责）": [SOLE],
    "（责任单位：省能源局、省财政厅，其中省能源局为牵头单位）": [LEAD, SUPPORT],
    "（省能源局、省财政厅负责，其中省能源局牵头）": [LEAD, SUPPORT],
    "（省能源局、省财政厅、省水利厅，列前两位的为牵头单位）": [],
    "（含省能源局牵头的重点工程）": [],
    "（第一项由省能源局牵头，第二项由省财政厅配合）": [LEAD, SUPPORT],
    "（责任单位：省能源局、省财政厅（省水利厅、省审计厅配合））": [SHARED, SHARED, SUPPORT, SUPPORT],
    "（省能源局、省财政厅（列首位的为牵头单位，下同）按职责分工负责）": [LEAD, SUPPORT],
    "（责任单位：省能源局〔牵头〕、省财政厅）": [LEAD, SUPPORT],
    "（牵头负责：省能源局；配合落实：省财政厅）": [LEAD, SUPPORT],
    "（第一责任单位：省能源局；其他责任单位：省财政厅）": [LEAD, SUPPORT],
    "（主体责任单位：省能源局；监管责任单位：省财政厅）": [SOLE],
    "（省能源局牵头，省财政厅等有关部门和单位配合）": [LEAD, SUPPORT],
    "（省能源局等9部门负责）": [SOLE],
    "（省能源局组织实施）": [SOLE],
    "（省能源局牵头，各市（州）人民政府、贵安新区落实）": [LEAD, IMPLEMENT, IMPLEMENT],
    "（省能源局牵头，各街道办事处、乡镇人民政府落实）": [LEAD, IMPLEMENT, IMPLEMENT],
    "（省能源局会同省财政厅组织实施，2024年底前完成）": [LEAD, SUPPORT],
    "（省能源局、省财政厅各负其责）": [SHARED, SHARED],
    "（省能源局、省财政厅；各市（州）人民政府落实，并长期坚持）": [SHARED, SHARED, IMPLEMENT],
    "【牵头单位】省能源局\n【责任单位】省财政厅": [LEAD, SUPPORT],
    "（牵头单位：省能源局（责任人：张某）、省水利厅；责任单位：省财政厅）": [LEAD, LEAD, SUPPORT],
    "（省能源局、省财政厅双牵头，省水利厅配合）": [LEAD, LEAD, SUPPORT],
    "（牵头单位是省能源局，配合单位是省财政厅）": [LEAD, SUPPORT],
    "（牵头单位：无；责任单位：省能源局）": [SOLE],
    "（省能源局；省财政厅；遵义市人民政府，按职责分工负责）": [SHARED, SHARED, SHARED],
    "（省能源局、省财政厅按职责分工负责，各地能源、财政主管部门落实）": [SHARED, SHARED, IMPLEMENT],
    "（验收组由省能源局牵头组成）": [],
    "（遵义市人民政府负责，省能源局、省财政厅支持）": [IMPLEMENT, SUPPORT, SUPPORT],
    "（省能源局主责，省财政厅协同）": [LEAD, SUPPORT],
    "（省能源局牵头，有关盟行政公署、市人民政府负责实施）": [LEAD, IMPLEMENT],
    "（责任部门：省能源局；责任县（市、区）：凤冈县、湄潭县）": [SOLE],
}


@pytest.mark.parametrize("clause", STYLES)
def test_each_style_gives_each_actor_its_role(clause):
    assert [duty.role for duty in duties_of(clause)] == STYLES[clause]


def test_a_clause_without_牵头_has_no_lead():
    roles = {duty.role for duty in duties_of("（省能源局、省财政厅、省水利厅等按职责分工负责）")}
    assert roles == {SHARED}


def test_ranks_are_the_positions_in_the_clause():
    duties = duties_of("（省能源局牵头，省财政厅、省水利厅等按职责分工负责）")
    assert [(duty.mention, duty.rank) for duty in duties] == [
        ("省能源局", 1),
        ("省财政厅", 2),
        ("省水利厅", 3),
    ]


def test_a_name_listed_twice_has_its_first_position():
    duties = duties_of("（省能源局、省财政厅、省能源局等按职责分工负责）")
    assert [duty.mention for duty in duties] == ["省能源局", "省财政厅"]


def test_a_prefix_is_restored_to_the_names_that_share_it():
    duties = duties_of("（省能源局、财政厅、水利厅等按职责分工负责）")
    assert [duty.agency for duty in duties] == ["贵州省能源局", "贵州省财政厅", "贵州省水利厅"]
    assert [duty.mention for duty in duties] == ["省能源局", "财政厅", "水利厅"]


def test_a_prefix_does_not_reach_beyond_its_list():
    duties = duties_of("（责任单位：重庆市能源局、市水利局；四川省能源局、水利厅）", None)
    assert [duty.agency for duty in duties] == [
        "重庆市能源局",
        "重庆市水利局",
        "四川省能源局",
        "四川省水利厅",
    ]


CARRIED = "（省能源局等按职责分工负责，各市〔州〕人民政府负责落实。以下均需各市〔州〕人民政府落实，不再列出）"


def test_the_carry_over_is_kept_where_it_is_said():
    duties = duties_of(CARRIED)
    assert [(d.mention, d.role, d.carries_over) for d in duties] == [
        ("省能源局", SHARED, False),
        ("各市〔州〕人民政府", IMPLEMENT, True),
    ]


def test_a_carry_over_after_the_names_is_the_same():
    duties = duties_of("（责任单位：省能源局、省财政厅。各市〔州〕人民政府，以下各条均涉及）")
    assert (duties[-1].mention, duties[-1].carries_over) == ("各市〔州〕人民政府", True)


NAMES = {
    "（省文化和旅游厅、省自然资源厅等按职责分工负责）": ["省文化和旅游厅", "省自然资源厅"],
    "（市商务局等部门和各区人民政府按职责分工负责）": ["市商务局", "各区人民政府"],
    "（责任单位：市、区机管局，市水务局）": ["市、区机管局", "区机管局", "市水务局"],
    "（责任单位：省能源局，各市、州、县人民政府）": ["省能源局", "各市、州、县人民政府"],
    "（省委党校（贵州行政学院）、省教育厅等按职责分工负责）": ["省委党校（贵州行政学院）", "省教育厅"],
    "（省能源局、省财政厅等有关部门按职责分工负责）": ["省能源局", "省财政厅"],
    "（市教育局 市水务局按职责分工负责）": ["市教育局", "市水务局"],
    "（责 任 单 位 ：市 教 育 局 、市 水 务 局）": ["市教育局", "市水务局"],
    "（市教育局、县政协办、市水务局负责）": ["市教育局", "县政协办", "市水务局"],
    "（市能源局，各区县（市）党委、政府，新疆生产建设兵团负责）": [
        "市能源局",
        "各区县（市）党委、政府",
        "新疆生产建设兵团",
    ],
    "（各省、自治区、直辖市人民政府和新疆生产建设兵团负责）": [
        "各省、自治区、直辖市人民政府",
        "新疆生产建设兵团",
    ],
    "（市能源局，各盟行政公署、市人民政府按职责分工负责）": ["市能源局", "各盟行政公署、市人民政府"],
    "（责任单位：市能源局，各区、县（市））": ["市能源局", "各区、县（市）"],
    "（责任单位：市能源局，各区政府〔含高新区、新区管委会，下同〕，市水务局）": [
        "市能源局",
        "各区政府",
        "市水务局",
    ],
    "（市能源局，各市、州、直管市、神农架林区人民政府负责）": [
        "市能源局",
        "各市、州、直管市",
        "神农架林区人民政府",
    ],
    "（市能源局、市水务局（按职责分工），凤冈县政府负责）": ["市能源局", "市水务局", "凤冈县政府"],
    "（★市能源局，市水务局负责）": ["市能源局", "市水务局"],
    "（市能源局、市水务局等市安委会成员单位按职责分工负责）": ["市能源局", "市水务局"],
    "（市住房和城\n乡建设局、市水\n务局按职责分工负责）": ["市住房和城乡建设局", "市水务局"],
}


@pytest.mark.parametrize("clause", NAMES)
def test_names_are_cut_where_they_end(clause):
    assert [duty.mention for duty in duties_of(clause, "520100")] == NAMES[clause]


def test_an_office_of_two_levels_is_the_upper_one_by_name_and_the_lower_ones_together():
    duties = duties_of("（责任单位：市、区机管局）", "310000")
    assert [(d.agency, d.role, d.collective) for d in duties] == [
        ("上海市机管局", "shared", False),
        ("区机管局", "shared", True),
    ]


def test_a_branch_of_a_body_of_the_province_is_the_provinces():
    duties = duties_of("（责任单位：省民航机场集团上饶分公司、市财政局）", "361100")
    assert duties[0].agency == "江西省民航机场集团上饶分公司"


def test_a_plant_is_no_office_of_the_city():
    duties = duties_of("（责任单位：市能源局、甲乙热电厂）", "510100")
    assert duties[1].agency == "甲乙热电厂"


def test_a_place_in_a_list_shares_the_end_of_the_last():
    duties = duties_of("（责任单位：市能源局，金堂县、大邑县政府）", "510100")
    assert [duty.agency for duty in duties][1:] == ["金堂县政府", "大邑县政府"]


NO_CLAUSES = [
    "（以下简称负责人）",
    "（国发〔2021〕33号）",
    "（含省级部门管理的项目）",
    "（主要负责同志签字后报送）",
]


@pytest.mark.parametrize("words", NO_CLAUSES)
def test_a_bracket_that_names_no_agency_gives_no_duty(words):
    record = record_of(f"贵州省节水方案\n一、任务\n做好节水{words}工作。")
    assert [duty for measure in record.measures for duty in measure.duties] == []


POSITION = [
    "列首位者为工作牵头单位，下同",
    "列第一位者为牵头单位，下同",
    "排在第一位的为牵头单位",
    "列首位的为牵头单位，下同",
    "第一个单位为牵头单位",
]


@pytest.mark.parametrize("sentence", POSITION)
def test_a_sentence_can_make_the_first_named_a_lead(sentence):
    text = f"贵州省节水方案\n各项任务{sentence}。\n一、任务\n做好节水。（责任单位：省水利厅、省财政厅）"
    (measure,) = record_of(text).measures
    assert [duty.role for duty in measure.duties] == [LEAD, SUPPORT]
    begin, end = measure.duties[0].declared_by
    assert sentence[:4] in text[begin:end]


def test_each_party_has_its_own_first():
    text = (
        "成渝地区双城经济圈节水方案\n一、任务\n1.节水。抓好节水。（责任单位：重庆市水利局、市财政局；四川省水利厅、财政厅；"
        "两省市列首位的为牵头单位，下同）\n2.治污。抓好治污。（责任单位：重庆市生态环境局、市财政局；四川省生态环境厅、财政厅）"
    )
    roles = [[(d.mention, d.role) for d in m.duties] for m in record_of(text).measures]
    assert [[role for _, role in one] for one in roles] == [[LEAD, SUPPORT, LEAD, SUPPORT]] * 2


def test_without_such_a_sentence_the_first_named_is_no_lead():
    assert position_rule("责任单位：省水利厅、省财政厅", []) is None


def test_clauses_in_mid_paragraph_are_all_read():
    text = "贵阳市方案\n一、任务\n（一）建园。新建公园。（市林业局负责）安装座椅。（市民政局、市财政局按职责分工负责）清运垃圾。"
    (measure,) = record_of(text).measures
    assert [(d.mention, d.role) for d in measure.duties] == [
        ("市林业局", SOLE),
        ("市民政局", SHARED),
        ("市财政局", SHARED),
    ]
    assert len(measure.more_clauses) == 1


def test_a_clause_on_its_own_line_after_a_list_belongs_to_what_it_closes():
    text = "贵阳市方案\n一、任务\n（一）治水。分三步：\n1.查清底数。\n2.改造管网。\n3.建立制度。\n（市水务局、市财政局按职责分工负责）"
    owners = {"/".join(m.path): [d.mention for d in m.duties] for m in record_of(text).measures if m.duties}
    assert owners == {"一/（一）": ["市水务局", "市财政局"]}


def test_a_list_ends_where_the_next_item_begins():
    text = (
        "福建省分工方案\n一、任务\n1.修水库。\n牵头单位：省水利厅；责任单位：各市人民政府、平潭综合实验区管委会\n"
        "2.修道路。\n牵头单位：省交通运输厅；责任单位：各市人民政府、平潭综合实验区管委会"
    )
    first, second = record_of(text).measures
    assert [d.mention for d in first.duties if d.role == LEAD] == ["省水利厅"]
    assert [d.mention for d in second.duties if d.role == LEAD] == ["省交通运输厅"]


def test_会同_before_an_office_of_a_county_is_no_county():
    duties = duties_of("（县科协会同县水务局负责）", "520327")
    assert [(d.mention, d.role) for d in duties] == [("县科协", LEAD), ("县水务局", SUPPORT)]


BROKEN = [
    "责任单位：省水利厅、省财政厅、省发展改革委、\n贵阳海关、省审计厅",
    "责任单位：省水利厅、省财政厅、省发展改革委、贵阳\n海关、省审计厅",
    "责任单位：省水利厅、省财政厅、省发展改革委、贵阳海关、省审\n计厅",
]


@pytest.mark.parametrize("names", BROKEN)
def test_a_list_that_the_width_of_the_page_breaks_is_read_to_its_end(names):
    text = f"贵州省节水方案\n一、任务\n1.节水。各地按照省的统一部署扎实推进节水工作\n{names}\n2.治污。各地按照省的统一部署扎实推进治污工作\n"
    assert len(record_of(text).measures[0].duties) == 5


@pytest.mark.parametrize("heading", ["技术支持", "做好配合", "多方参与", "强化牵头"])
def test_the_end_of_a_heading_is_no_part_of_the_label_below_it(heading):
    text = f"贵阳市方案\n一、任务\n1.治水\n责任单位：市水务局\n2.{heading}\n责任单位：市科技局、市水务局\n"
    measure = record_of(text).measures[1]
    assert (measure.title, [d.role for d in measure.duties]) == (heading, [SHARED, SHARED])


def test_a_label_in_the_last_words_of_a_paragraph_begins_a_clause():
    text = "贵阳市方案\n一、任务\n1.治水。整治河道，达标排放。责任单位：市水务局；配合单位：市财政局。\n2.治气。做好。"
    measure = record_of(text).measures[0]
    assert [(d.mention, d.role) for d in measure.duties] == [("市水务局", LEAD), ("市财政局", SUPPORT)]


def test_a_label_after_a_comma_begins_a_clause():
    text = "贵阳市方案\n一、任务\n1.治水。2025年底前完成整治，责任单位：市水务局、市财政局。"
    (measure,) = record_of(text).measures
    assert [d.mention for d in measure.duties] == ["市水务局", "市财政局"]


SENTENCES = {
    "由市水务局牵头，市财政局、市审计局配合。": [LEAD, SUPPORT, SUPPORT],
    "以上工作由市水务局牵头，市财政局配合。": [LEAD, SUPPORT],
    "去年的普查由市水务局牵头，市财政局配合。": [],
    "市水务局、市财政局按职责分工负责。": [SHARED, SHARED],
    "市水务局为牵头单位，市财政局为责任单位。": [LEAD, SUPPORT],
    "市水务局牵头推进规划实施，市财政局配合。": [],
    "市水务局牵头，市财政局配合，6月底前完成。": [LEAD, SUPPORT],
    "由市水务局牵头，市财政局配合，力争于2025年6月30日前全部完成。": [LEAD, SUPPORT],
    "市水务局牵头，市财政局配合，2025年底前完成50公里河道治理。": [],
    "此项工作由市水务局牵头负责，市财政局参与，2025年完成。": [LEAD, SUPPORT],
    "2025年6月底前，由市水务局牵头、市财政局配合。": [LEAD, SUPPORT],
    "责任单位为市水务局，配合单位为市财政局。": [LEAD, SUPPORT],
    "牵头单位是市水务局，责任单位是各区县。": [LEAD, SUPPORT],
    "责任单位为市级部门的，由市级部门牵头，经费列入预算。\n（二）治气。\n责任单位：": [],
    "各有关部门按职责分工负责。": [],
    "强化政府引导与社会参与。": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_a_clause_when_it_says_nothing_but_who(sentence):
    measure = record_of(f"贵阳市方案\n一、任务\n（一）治水。整治河道。{sentence}").measures[0]
    assert [d.role for d in measure.duties] == SENTENCES[sentence]


BARE = "贵阳市方案\n{}一、任务\n（一）治水。整治河道。（市水务局、市财政局，各区县（市）人民政府）"


def test_names_alone_in_a_bracket_that_is_a_sentence_share_the_task():
    record = record_of(BARE.format(""))
    assert [d.role for m in record.measures for d in m.duties] == [SHARED, SHARED, SHARED]


def test_one_name_alone_in_such_a_bracket_has_the_task():
    record = record_of("贵阳市方案\n一、任务\n（一）治水。整治河道。（市水务局）")
    assert [d.role for m in record.measures for d in m.duties] == ["sole"]


DECLARED = {
    "以下括号内为责任单位。\n": [SHARED, SHARED, SHARED],
    "括号内的单位为牵头单位。\n": [LEAD, LEAD, LEAD],
    "各项任务列第一位的为牵头单位。\n": [LEAD, SUPPORT, SUPPORT],
}


@pytest.mark.parametrize("sentence", DECLARED)
def test_a_plan_can_say_what_its_bare_names_are(sentence):
    (measure,) = record_of(BARE.format(sentence)).measures
    assert [d.role for d in measure.duties] == DECLARED[sentence]


def test_a_clause_that_speaks_of_its_own_order_speaks_for_no_other():
    text = (
        "贵阳市方案\n一、任务\n1.治水。做好。（市水务局、市财政局负责，列首位的为牵头单位）\n"
        "2.治气。做好。（市生态环境局、市财政局负责）"
    )
    roles = [[d.role for d in m.duties] for m in record_of(text).measures]
    assert roles == [[LEAD, SUPPORT], [SOLE, SOLE]]


def test_who_only_oversees_has_none_of_the_roles():
    record = record_of("贵州省方案\n一、任务\n（一）治水。做好。（各市（州）人民政府落实，省水利厅指导）")
    assert [(d.mention, d.role) for m in record.measures for d in m.duties] == [
        ("各市（州）人民政府", IMPLEMENT)
    ]
    assert ["省水利厅" in u.text for u in record.unread] == [True]


def test_a_carry_over_in_a_bracket_of_its_own_names_only_its_actors():
    duties = duties_of("（责任单位：省能源局、省财政厅（各市、县〔市、区〕均需落实，以下不再列出））")
    assert [(d.mention, d.carries_over) for d in duties] == [
        ("省能源局", False),
        ("省财政厅", False),
        ("各市、县〔市、区〕", True),
    ]


def test_a_carry_over_may_speak_of_all_tasks():
    duties = duties_of("〔责任单位：省能源局。具体任务均涉及相关市（州）人民政府，不再列出〕")
    assert [(d.mention, d.carries_over) for d in duties] == [
        ("省能源局", False),
        ("相关市（州）人民政府", True),
    ]


@pytest.mark.parametrize("what", ["各项工作", "各项任务", "任务", "各项", ""])
@pytest.mark.parametrize("who", ["各县（区）", "各县（区）人民政府"])
def test_a_carry_over_names_what_is_carried_and_who(what, who):
    duties = duties_of(f"（省能源局负责。以下{what}均需{who}落实，不再列出）")
    assert [(d.mention, d.carries_over) for d in duties] == [("省能源局", False), (who, True)]


HOSTILE = st.text(alphabet="（）〔〕【】、，；：。省市厅局牵头负责等和", max_size=200)


@given(HOSTILE)
def test_any_brackets_are_read_without_a_fault(text):
    flat = flatten(text)
    for clause in find_clauses(flat, full_line(flat)):
        assert 0 <= clause.start < clause.end <= len(flat.flat)
        for names in clause.lists:
            assert all(clause.start <= a < b <= clause.end for a, b in names.names)


def test_a_carry_over_reaches_over_a_bracket_behind_the_actor():
    clause = "（省能源局负责。以下均需各县（市、区）政府（管委会）落实，不再列出）"
    assert [(d.mention, d.carries_over) for d in duties_of(clause)] == [
        ("省能源局", False),
        ("各县（市、区）政府（管委会）", True),
    ]


def test_a_list_without_a_role_is_no_duty_and_is_not_lost():
    record = record_of("甲省方案\n一、任务\n（一）办学\n推进办学（省教育厅、省财政厅，各市人民政府）\n")
    assert [m.duties for m in record.measures] == [()]
    assert [u.reason for u in record.unread] == ["AGENCY_WITHOUT_ROLE"]


def test_a_second_name_and_a_level_in_brackets_are_no_lists():
    record = record_of(
        "甲省方案\n一、任务\n（一）办学\n推进办学，在各县试办（县城）。\n联系县发改局（县能源局）。\n"
    )
    assert record.unread == ()


def test_names_without_a_role_and_a_deadline_behind_them_are_not_lost():
    record = record_of("贵州省方案\n一、任务\n（一）办学\n推进办学（省教育厅、省财政厅；完成时限：2025年）\n")
    assert [m.duties for m in record.measures] == [()]
    assert [u.reason for u in record.unread] == ["AGENCY_WITHOUT_ROLE"]
