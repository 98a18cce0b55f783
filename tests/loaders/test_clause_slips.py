"""Labels and phrases that meet: who is meant by which, also where a mark or a character slipped."""

import pytest
from reading import duties_of, record_of

L, S, H, O, I = "lead", "support", "shared", "sole", "implement"  # noqa: E741

CLAUSES = {
    # the label ends where a phrase speaks of others
    "牵头单位：省水利厅，省财政厅配合。": [("省水利厅", L), ("省财政厅", S)],
    "（牵头单位：省水利厅。省财政厅、省教育厅配合）": [("省水利厅", L), ("省财政厅", S), ("省教育厅", S)],
    "（牵头单位：省水利厅，省财政厅、省教育厅按职责分工负责）": [
        ("省水利厅", L),
        ("省财政厅", S),
        ("省教育厅", S),
    ],
    "（牵头单位：省水利厅、省能源局按职责分工负责）": [("省水利厅", L), ("省能源局", L)],
    "（责任单位：省水利厅、省财政厅，各市（州）人民政府负责落实）": [
        ("省水利厅", H),
        ("省财政厅", H),
        ("各市（州）人民政府", I),
    ],
    "责任单位：省水利厅会同省财政厅": [("省水利厅", L), ("省财政厅", S)],
    "（牵头单位：省水利厅、省财政厅配合；配合单位：省教育厅）": [("省教育厅", S)],
    "（省水利厅、省能源局按职责分工牵头，省财政厅配合）": [
        ("省水利厅", L),
        ("省能源局", L),
        ("省财政厅", S),
    ],
    # a label that no row knows ends the one before it
    "（牵头单位：省水利厅；次要单位：省财政厅）": [("省水利厅", L)],
    "（牵头单位：省水利厅；实施地区：贵阳市）": [("省水利厅", L)],
    "（业主单位：省水投集团；责任单位：省水利厅）": [("省水利厅", O)],
    "（责任单位：省水利厅，责任人：张三；省财政厅，责任人：李四）": [("省水利厅", H), ("省财政厅", H)],
    "（牵头单位：省水利厅；责任人：省财政厅）": [("省水利厅", L)],
    "（省直有关部门和各市（州）人民政府〔贵安新区管委会〕负责）": [
        ("省直有关部门", O),
        ("各市（州）人民政府〔贵安新区管委会〕", O),
    ],
    "（省水利厅牵头，贵州移动、市属国企配合）": [("省水利厅", L), ("贵州移动", S), ("市属国企", S)],
    "（牵头单位：省水利厅；主要责任单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（责任单位：省水利厅\\省财政厅）": [("省水利厅", H), ("省财政厅", H)],
    "（牵头（责任）单位：省水利厅；配合（参与）单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（牵头责任：省水利厅；配合责任：省财政厅；监管责任：省教育厅）": [("省水利厅", L), ("省财政厅", S)],
    "（责任部门/单位：省水利厅、省财政厅）": [("省水利厅", H), ("省财政厅", H)],
    "（省水利厅（主办）、省财政厅（协办）、各市（落实））": [("省水利厅", L), ("省财政厅", S), ("各市", I)],
    "（省水利厅牵头，省财政厅承办，省教育厅执行）": [("省水利厅", L), ("省财政厅", S), ("省教育厅", S)],
    "（省水利厅牵头，省财政厅等各司其职）": [("省水利厅", L), ("省财政厅", S)],
    "（省水利厅牵头，省财政厅为成员单位）": [("省水利厅", L)],
    "（省水利厅牵头，各市按属地管理原则负责）": [("省水利厅", L), ("各市", I)],
    "（配合单位：省财政厅，省水利厅牵头）": [("省财政厅", S), ("省水利厅", L)],
    "（配合单位：省财政厅；省水利厅牵头）": [("省财政厅", S), ("省水利厅", L)],
    "（牵头单位：省水利厅（总牵头）、省能源局）": [("省水利厅", L)],
    "（专班牵头单位：省水利厅；成员单位：省财政厅）": [("省水利厅", L)],
    "（省水利厅作为牵头单位，省财政厅作为配合单位）": [("省水利厅", L), ("省财政厅", S)],
    "（市牵头单位：省水利厅；县区责任单位：白云区政府）": [("省水利厅", L), ("白云区政府", S)],
    "（主要牵头单位：省水利厅；第二责任单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    # slips
    "（牵头单位：省水利厅，配合单位；省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（牵头单位；省水利厅；配合单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（牵头单位：省水利厅；配和单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（牵头单住：省水利厅；配合单位：省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（责任单位省水利厅、省财政厅）": [("省水利厅", H), ("省财政厅", H)],
    "责任单位∶省水利厅": [("省水利厅", O)],
    "（（省水利厅牵头，省财政厅配合））": [("省水利厅", L), ("省财政厅", S)],
    "（省水利厅[牵头]、省财政厅）": [("省水利厅", L), ("省财政厅", S)],
    "（省水利厅/省财政厅牵头）": [("省水利厅", L), ("省财政厅", L)],
    "（责任单位：省水利厅.省财政厅）": [("省水利厅", H), ("省财政厅", H)],
    "（1.省水利厅牵头；2.省财政厅牵头）": [("省水利厅", L), ("省财政厅", L)],
    "（省水利厅（负责水源）、省能源局牵头）": [("省水利厅", L), ("省能源局", L)],
    "（牵头—省水利厅，配合—省财政厅）": [],
    # who takes part how
    "（省水利厅牵头，各县区根据职责分工落实）": [("省水利厅", L), ("各县区", I)],
    "（省水利厅、省财政厅按职责分工落实）": [("省水利厅", H), ("省财政厅", H)],
    "（省水利厅总牵头，省财政厅、省教育厅分头落实）": [("省水利厅", L), ("省财政厅", S), ("省教育厅", S)],
    "（省水利厅牵头，贵阳市、遵义市落实）": [("省水利厅", L), ("贵阳市", I), ("遵义市", I)],
    "（省水利厅牵头，省直有关部门及各乡镇配合）": [("省水利厅", L), ("省直有关部门", S), ("各乡镇", S)],
    "（省水利厅王刚负责）": [("省水利厅", O)],
}


@pytest.mark.parametrize("clause", CLAUSES)
def test_who_is_meant_by_a_label_and_who_by_a_phrase(clause):
    assert [(d.mention, d.role) for d in duties_of(clause)] == CLAUSES[clause]


def test_an_unknown_label_leaves_its_names_unread():
    record = record_of("贵州省节水方案\n一、任务\n1.节水。做好。（牵头单位：省水利厅；次要单位：省财政厅）")
    assert "省财政厅" in [one.text for one in record.unread]


@pytest.mark.parametrize("mark", ["◆", "※", "■", "*", "——"])
def test_a_label_may_stand_behind_a_bullet(mark):
    record = record_of(
        f"贵州省节水方案\n一、任务\n1.节水。做好节水。\n{mark}牵头单位：省水利厅\n2.治污。做好。"
    )
    assert [d.role for m in record.measures for d in m.duties] == [L]


def test_the_names_may_stand_on_the_line_below_their_label():
    record = record_of(
        "贵州省节水方案\n一、节水\n做好节水。\n牵头单位：\n省水利厅、省能源局\n配合单位：\n省财政厅\n二、治污\n做好治污。"
    )
    assert [d.role for d in record.measures[0].duties] == [L, L, S]


NUMBERED = ["1.牵头单位：省水利厅\n2.配合单位：省财政厅", "——牵头单位：省水利厅\n——配合单位：省财政厅"]


@pytest.mark.parametrize("lines", NUMBERED)
def test_labels_that_are_numbered_are_no_items(lines):
    record = record_of(f"贵州省节水方案\n一、任务\n（一）节水\n做好节水。\n{lines}\n（二）治污\n做好。")
    assert [(m.path, [d.role for d in m.duties]) for m in record.measures if m.duties] == [
        (("一", "（一）"), [L, S])
    ]


def test_a_numbered_label_above_tasks_is_their_heading():
    record = record_of("贵州省节水方案\n一、责任单位：省水利厅\n1.节水。做好节水。\n2.治污。做好治污。")
    assert [(m.path, [d.role for d in m.duties]) for m in record.measures if m.duties] == [(("一",), [O])]


@pytest.mark.parametrize(
    "clause", ["（牵头单位：省水利厅；配合单位：省财政厅", "牵头单位：省水利厅；配合单位：省财政厅）"]
)
def test_a_bracket_may_be_missing(clause):
    record = record_of(f"贵州省节水方案\n一、任务\n1.节水。做好。{clause}\n2.治污。做好。")
    assert [d.mention for d in record.measures[0].duties] == ["省水利厅", "省财政厅"]


def test_a_numbered_label_behind_sub_items_is_that_of_their_parent():
    record = record_of(
        "贵州省节水方案\n一、任务\n（一）节水\n1.目标：改造管网20公里。\n2.责任单位：省水利厅、省财政厅。\n3.完成时限：2025年。"
        "\n（二）治污\n做好治污。"
    )
    assert [(m.path[-1], [d.role for d in m.duties]) for m in record.measures if m.duties] == [
        ("（一）", [H, H])
    ]
    assert [t.year for m in record.measures for t in m.targets] == [2025]


JOINED = {
    "（教育部会财政部负责）": [("教育部", "lead"), ("财政部", "support")],
    "（教育部商财政部负责）": [("教育部", "lead"), ("财政部", "support")],
    "（人力资源社会保障部会有关部门负责）": [("人力资源社会保障部", "lead"), ("有关部门", "support")],
    "（省自然资源厅会省文物局负责）": [("省自然资源厅", "lead"), ("省文物局", "support")],
    "（省文物局联合省公安厅负责）": [("省文物局", "lead"), ("省公安厅", "support")],
    "（省文物局同省公安厅负责）": [],
    "（教育部、商务部负责）": [("教育部", "sole"), ("商务部", "sole")],
    "（贵安新区管委会、省商务厅负责）": [("贵安新区管委会", "sole"), ("省商务厅", "sole")],
}


@pytest.mark.parametrize("clause", JOINED)
def test_two_bodies_that_one_character_joins_are_two(clause):
    assert [(d.mention, d.role) for d in duties_of(clause)] == JOINED[clause]


HOSTS = {
    "（省应急管理厅承办）": [("省应急管理厅", "sole")],
    "（由省商务厅具体承办）": [("省商务厅", "sole")],
    "（省公安厅主办，省文物局会办）": [("省公安厅", "lead"), ("省文物局", "support")],
}


@pytest.mark.parametrize("clause", HOSTS)
def test_who_hosts_answers(clause):
    assert [(d.mention, d.role) for d in duties_of(clause)] == HOSTS[clause]


@pytest.mark.parametrize("label", ["责任单位", "责任单位 ", "\n责任单位", "\n责任单位 "])
def test_a_label_needs_no_colon_before_the_whole_name_of_an_office(label):
    record = record_of(
        f"贵州省商贸方案\n一、任务\n1.节会。办好节会。{label}省市场监管局、省商务厅\n2.步道。修步道。\n"
    )
    assert [d.mention for d in record.measures[0].duties] == ["省市场监管局", "省商务厅"]


def test_a_label_before_an_office_that_is_told_something_is_a_sentence():
    record = record_of("贵州省商贸方案\n一、任务\n1.节会。办好节会。\n责任单位省商务厅要抓好落实。\n")
    assert [d for measure in record.measures for d in measure.duties] == []


def test_a_clause_whose_bracket_was_never_opened_is_read():
    record = record_of(
        "贵州省科技方案\n一、任务\n1.步道。修好步道。省科技厅牵头，省财政厅配合）\n2.桥。修桥。\n"
    )
    assert [d.role for d in record.measures[0].duties] == ["lead", "support"]
