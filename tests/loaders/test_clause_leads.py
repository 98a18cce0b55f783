"""Who is no lead although 牵头 stands beside the name, and who is one by a sign or a sentence of the plan."""

import pytest
from reading import duties_of, record_of

LEAD, SUPPORT, SHARED, SOLE, IMPLEMENT = "lead", "support", "shared", "sole", "implement"

TAKEN_BACK = {
    "（原由省水利厅牵头，现由省能源局负责）": [("省能源局", SOLE)],
    "（由省粮食局牵头调整为由省商务厅牵头，省财政厅配合）": [("省商务厅", LEAD), ("省财政厅", SUPPORT)],
    "（不再由省财政厅牵头，改由省商务厅牵头）": [("省商务厅", LEAD)],
    "（省能源局不牵头，省财政厅配合）": [],
    "（省能源局拟牵头，省财政厅配合）": [],
    "（建议由省能源局牵头，省财政厅配合）": [],
    "（鼓励省能源局牵头）": [],
    "（待机构改革后由省应急厅牵头）": [],
    "（如需跨市实施，由省能源局牵头）": [],
    "（原牵头单位：省能源局；现牵头单位：省商务厅）": [("省商务厅", LEAD)],
    "（此前由省能源局牵头、省财政厅配合，现由省商务厅牵头、省水利厅配合）": [
        ("省商务厅", LEAD),
        ("省水利厅", SUPPORT),
    ],
    "（暂由省能源局牵头，省财政厅配合）": [("省能源局", LEAD), ("省财政厅", SUPPORT)],
    "（原则上由省能源局牵头）": [("省能源局", LEAD)],
    "（2025年底前由省能源局牵头完成）": [("省能源局", LEAD)],
    "（2020年前由省水利厅牵头，2021年起由省能源局牵头）": [],
    "（省水利厅或省能源局牵头）": [],
    "（省水利厅、省能源局之一牵头）": [],
    "（参照省水利厅牵头做法，由省能源局负责）": [("省能源局", SOLE)],
    "（牵头单位：省水利厅；2024年起牵头单位：省能源局）": [],
    "（2023年牵头单位：省水利厅；2024年牵头单位：省能源局；责任单位：省财政厅；配合单位：省教育厅）": [
        ("省教育厅", SUPPORT)
    ],
    "（2024年起牵头单位：省能源局）": [("省能源局", LEAD)],
    "（牵头单位：省水利厅；2024年起配合单位：省能源局）": [("省水利厅", LEAD), ("省能源局", SUPPORT)],
    "（2024年前由省水利厅牵头，之后由省能源局牵头）": [],
    "（牵头单位：省水利厅（2023年）、省能源局（2024年起））": [],
    "（省水利厅牵头？待核实）": [],
    "（省水利厅牵头（待核实），省财政厅配合）": [],
    "（牵头单位：省水利厅；配合单位：省财政厅；待确认）": [],
    "（省水利厅牵头，省财政厅（待核实）配合）": [("省水利厅", LEAD)],
    "（责任单位：省能源局，省水利厅牵头）": [("省能源局", SUPPORT), ("省水利厅", LEAD)],
    "（责任单位：省能源局，省水利厅共同牵头）": [("省能源局", LEAD), ("省水利厅", LEAD)],
    "（根据省委、省政府安排，由省水利厅牵头）": [("省水利厅", LEAD)],
    "（省委、省政府统一领导，省水利厅牵头）": [("省水利厅", LEAD)],
    "（省财政厅委托省水利厅牵头）": [("省水利厅", LEAD)],
    "（各市人民政府主体责任，省水利厅牵头）": [("省水利厅", LEAD)],
    "（原省粮食局牵头）": [],
    "（省水利厅和/或省能源局牵头）": [],
    "（省水利厅主要负责人牵头）": [],
    "（省水利厅（暂）牵头）": [("省水利厅", LEAD)],
    "（省水利厅（王刚、李明）牵头）": [("省水利厅", LEAD)],
    "（省水利厅（牵头）省财政厅（配合））": [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
    "（省水利厅牵头单位，省财政厅配合单位）": [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
    "（省水利厅任牵头单位，省财政厅任配合单位）": [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
    "（供水工作：省水利厅牵头；能源工作：省能源局牵头）": [("省水利厅", LEAD), ("省能源局", LEAD)],
    "（省水利厅、省能源局（排名不分先后）牵头）": [("省水利厅", LEAD), ("省能源局", LEAD)],
}


@pytest.mark.parametrize("clause", TAKEN_BACK)
def test_who_led_before_or_may_lead_is_no_lead(clause):
    record = record_of(f"贵州省节水方案\n一、任务\n1.节水。做好节水。{clause}\n2.治污。做好治污。")
    duties = [(d.mention, d.role) for d in record.measures[0].duties]
    assert duties == TAKEN_BACK[clause]


def test_whom_a_duty_is_taken_from_is_listed_as_unread():
    record = record_of("贵州省节水方案\n一、任务\n1.节水。做好。（原由省水利厅牵头，现由省能源局负责）")
    assert "省水利厅" in [one.text for one in record.unread]


def test_a_person_behind_an_office_is_no_part_of_its_name():
    duties = duties_of("责任单位：省水利厅（张明）、省财政厅（王丽）、省能源局（省煤炭局）")
    assert [d.mention for d in duties] == ["省水利厅", "省财政厅", "省能源局（省煤炭局）"]


def test_words_that_say_that_no_lead_is_set_name_nobody():
    clause = "（尚未确定牵头单位，暂由省能源局负责）"
    assert [(d.mention, d.role) for d in duties_of(clause)] == [("省能源局", SOLE)]


MARKED = {
    "标*的为牵头单位": ("责任单位：省水利厅*、省财政厅", "责任单位：省水利厅、省财政厅*"),
    "带▲号的为牵头单位": ("（▲省水利厅、省财政厅）", "（省水利厅、▲省财政厅）"),
    "★为牵头单位": ("（省水利厅★、省财政厅负责）", "（省水利厅、省财政厅★负责）"),
    "牵头单位以※标注": ("（责任单位：省水利厅（※）、省财政厅）", "（责任单位：省水利厅、省财政厅（※））"),
    "带◆的为牵头单位": ("（省水利厅◆，省财政厅配合）", "（责任单位：省水利厅，省财政厅◆）"),
    "带星号的为牵头单位": ("（责任单位：*省水利厅、省财政厅）", "（责任单位：省水利厅、*省财政厅）"),
}


@pytest.mark.parametrize("note", MARKED)
@pytest.mark.parametrize("second", [False, True])
def test_a_sign_makes_a_lead_where_the_plan_says_so(note, second):
    text = f"贵州省节水方案\n注：{note}。\n一、任务\n1.节水。做好节水。{MARKED[note][second]}\n2.治污。做好治污。"
    duties = record_of(text).measures[0].duties
    assert [d.role for d in duties] == ([SUPPORT, LEAD] if second else [LEAD, SUPPORT])
    (declared,) = [d.declared_by for d in duties if d.role == LEAD]
    assert text[slice(*declared)] in note


def test_a_sign_without_such_a_sentence_makes_no_lead():
    (measure,) = record_of("贵州省节水方案\n一、任务\n1.节水。做好。责任单位：省水利厅*、省财政厅").measures
    assert [(d.mention, d.role) for d in measure.duties] == [("省水利厅", SHARED), ("省财政厅", SHARED)]


def test_a_sign_that_a_clause_explains_speaks_for_no_other():
    text = (
        "贵州省节水方案\n一、任务\n1.节水。做好。（省水利厅*、省财政厅负责，*为牵头单位）\n"
        "2.治污。做好。（省生态环境厅*、省财政厅负责）"
    )
    roles = [[d.role for d in measure.duties] for measure in record_of(text).measures]
    assert roles == [[LEAD, SUPPORT], [SOLE, SOLE]]


LOST = ["责任单位中加粗的为牵头单位", "划横线的单位为牵头单位", "黑体字为牵头部门"]


@pytest.mark.parametrize("note", LOST)
def test_where_the_mark_of_leads_is_lost_lists_of_several_are_unread(note):
    text = f"贵州省节水方案\n说明：{note}。\n一、任务\n1.节水。做好。（责任单位：省水利厅、省财政厅）\n2.治污。做好。（责任单位：省水利厅）"
    record = record_of(text)
    assert [[d.role for d in measure.duties] for measure in record.measures] == [[], [SOLE]]
    assert any("省财政厅" in one.text for one in record.unread)
    assert any("牵头" in one.text for one in record.unread)


def test_a_sentence_on_order_in_a_heading_speaks_for_the_whole_plan():
    text = (
        "贵州省节水方案\n一、重点任务（括号内为责任单位，排第一位的为牵头单位）\n1.节水。做好节水。（省水利厅、省财政厅）\n"
        "2.治污。做好治污。（省生态环境厅、省财政厅）"
    )
    roles = [[d.role for d in measure.duties] for measure in record_of(text).measures]
    assert roles == [[LEAD, SUPPORT], [LEAD, SUPPORT]]


BESIDE_LOCAL = {
    "（省水利厅、省财政厅；各市负责）": [SHARED, SHARED, IMPLEMENT],
    "（省水利厅、省财政厅；各市、县人民政府落实）": [SHARED, SHARED, IMPLEMENT],
    "（省水利厅会同省气象局负责，沿海各市、县（市、区）政府落实）": [LEAD, SUPPORT, IMPLEMENT],
    "（省水利厅牵头，遵义市、毕节市人民政府负责落实）": [LEAD, IMPLEMENT, IMPLEMENT],
    "（省水利厅、省财政厅；省审计厅负责）": [SOLE],
}


@pytest.mark.parametrize("clause", BESIDE_LOCAL)
def test_departments_beside_local_governments_share_the_task(clause):
    assert [d.role for d in duties_of(clause)] == BESIDE_LOCAL[clause]


def test_who_stands_before_a_comma_does_not_help_by_the_word_behind_it():
    record = record_of("贵州省节水方案\n一、任务\n1.节水。做好。（省水利厅，省财政厅配合）")
    assert [(d.mention, d.role) for d in record.measures[0].duties] == [("省财政厅", SUPPORT)]
    assert "省水利厅" in [one.text for one in record.unread]


def test_brackets_that_follow_each_other_tell_of_one_task():
    record = record_of("贵州省节水方案\n一、任务\n1.节水。做好。【牵头单位：省水利厅】【责任单位：省财政厅】")
    assert [(d.mention, d.role) for d in record.measures[0].duties] == [
        ("省水利厅", LEAD),
        ("省财政厅", SUPPORT),
    ]


VERBS = {
    "（省水利厅负总责，各市州政府具体抓落实）": ["省水利厅", "各市州政府"],
    "（省水利厅牵头，各市（州）政府持续推进）": ["省水利厅", "各市（州）政府"],
    "（牵头省直单位：省水利厅；责任单位：各市（州）政府）": ["省水利厅", "各市（州）政府"],
}


@pytest.mark.parametrize("clause", VERBS)
def test_what_is_done_is_no_part_of_a_name(clause):
    assert [d.mention for d in duties_of(clause)] == VERBS[clause]


FIRST_LEADS = (
    "括号内第一个单位为牵头单位，其他为配合单位。",
    "括号内首个单位为牵头单位。",
    "文中括号内排在第一位的为牵头单位。",
    "括号内首家单位牵头，其余单位参与。",
    "（注：责任单位列第一位的为牵头单位）",
    "（以上责任单位中，排在首位的为牵头单位）",
    "（列第一位者牵头）",
    "牵头单位列首位。",
)


@pytest.mark.parametrize("note", FIRST_LEADS)
def test_a_note_makes_the_first_name_of_each_bracket_the_lead(note):
    text = f"贵州省节水方案\n{note}\n一、任务\n1.节水。做好节水。（省水利厅、省财政厅按职责分工负责）\n"
    duties = record_of(text).measures[0].duties
    assert [(d.mention, d.role, d.declared_by is not None) for d in duties] == [
        ("省水利厅", LEAD, True),
        ("省财政厅", SUPPORT, False),
    ]


FIRST_LEADS_HERE = (
    "（省水利厅、省财政厅，第一家为牵头单位，下同）",
    "（省水利厅、省财政厅，排在第一位的单位牵头，其他单位配合，下同）",
    "（省水利厅、省财政厅，首位单位牵头，以下同）",
    "（责任单位：省水利厅、省财政厅，各项任务分工中，列第一位的部门为牵头部门）",
    "（省水利厅、省财政厅，排在第一位的为责任单位，其他为配合单位，下同）",
)


@pytest.mark.parametrize("clause", FIRST_LEADS_HERE)
def test_a_clause_makes_the_first_name_of_the_next_ones_the_lead_too(clause):
    text = f"贵州省节水方案\n一、任务\n1.节水。做好。{clause}\n2.治污。治好。（省能源局、省教育厅按职责分工负责）\n"
    roles = [[(d.mention, d.role) for d in measure.duties] for measure in record_of(text).measures]
    assert roles == [
        [("省水利厅", LEAD), ("省财政厅", SUPPORT)],
        [("省能源局", LEAD), ("省教育厅", SUPPORT)],
    ]


@pytest.mark.parametrize(
    "note", ["括号内末位单位为牵头单位。", "括号内前两个单位为牵头单位。", "括号内带★的为牵头单位。"]
)
def test_a_note_on_some_of_the_names_makes_not_all_of_them_leads(note):
    record = record_of(f"贵州省节水方案\n{note}\n一、任务\n1.节水。做好节水。（省水利厅、省财政厅）\n")
    assert record.measures == () or record.measures[0].duties == ()
    assert "（省水利厅、省财政厅）" in [one.text for one in record.unread]


def test_the_former_of_two_is_no_name():
    assert duties_of("（省水利厅、省财政厅，由前者牵头）") == ()


def test_the_first_of_several_applicants_is_no_rule_of_the_plan():
    text = "贵州省科技方案\n一、任务\n1.课题。联合申报的，排名第一的单位为牵头单位。（省水利厅、省财政厅按职责分工负责）\n"
    assert [d.role for d in record_of(text).measures[0].duties] == [SHARED, SHARED]


@pytest.mark.parametrize("note", ["（注：带*的为牵头单位）", "注：＊表示牵头单位。", "注：带*的单位牵头。"])
def test_a_star_behind_a_name_under_a_label_marks_the_lead(note):
    text = f"贵州省节水方案\n一、任务\n1.节水。做好。责任单位：省水利厅*、省财政厅\n2.治污。治好。\n{note}\n"
    assert [d.role for d in record_of(text).measures[0].duties] == [LEAD, SUPPORT]
