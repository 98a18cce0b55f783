"""The whole reader: sample plans written for the project, and text that no plan holds."""

from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policygraph.loaders.canonical import canonicalise
from policygraph.loaders.documents import read_document
from policygraph.loaders.extraction import extract
from policygraph.loaders.record import dumps, loads, without_text
from reading import record_of, unproved

SAMPLES = resources.files("policygraph.data").joinpath("samples")

# sample -> (path of a measure, mention, role)
DUTIES = {
    "lead-and-support.txt": [
        ("三（一）", "自治区生态环境厅", "lead"),
        ("三（一）", "市场监管厅", "support"),
        ("三（一）", "各设区的市人民政府", "implement"),
        ("三（三）", "自治区生态环境厅", "sole"),
        ("四（一）", "生态环境厅", "shared"),
    ],
    "labelled-units.txt": [
        ("第二章第一节", "市工业和信息化局", "lead"),
        ("第二章第一节", "各县（区）人民政府", "support"),
        ("第二章第二节", "市农业农村局", "lead"),
        ("第二章第二节", "市财政局", "support"),
        ("第二章第三节", "市住房城乡建设局", "sole"),
    ],
    "first-named-leads.txt": [
        ("一1", "省交通运输厅", "lead"),
        ("一1", "省发展改革委", "support"),
        ("二2", "省发展改革委", "lead"),
    ],
    "clause-per-sentence.txt": [
        ("一（一）", "市林业和园林局", "shared"),
        ("一（一）", "市民政局", "sole"),
        ("一（一）", "市城市管理执法局", "lead"),
        ("一（一）", "市住房城乡建设局", "support"),
    ],
}


@pytest.mark.parametrize("name", DUTIES)
def test_a_sample_plan_of_each_clause_style_is_read(name):
    record = extract(SAMPLES / name)
    duties = {("".join(m.path), d.mention, d.role) for m in record.measures for d in m.duties}
    assert set(DUTIES[name]) <= duties


@pytest.mark.parametrize("name", DUTIES)
def test_every_span_of_a_sample_proves_itself(name):
    record = extract(SAMPLES / name)
    assert unproved(record, canonicalise(read_document(SAMPLES / name)).text) == []


def test_an_agency_with_a_duty_word_outside_a_clause_is_listed_as_unread():
    record = extract(SAMPLES / "clause-per-sentence.txt")
    patrol, all_offices = record.unread
    assert (patrol.reason, all_offices.reason) == ("AGENCY_WITHOUT_ROLE", "AGENCY_WITHOUT_ROLE")
    assert ("市林业和园林局" in patrol.text, "各县（区）人民政府" in all_offices.text) == (True, True)


UNREAD = {
    "做好节水（市某某某、市水务局负责）工作。": "UNKNOWN_AGENCY",
    "市水务局会同有关部门制定办法。": "AGENCY_WITHOUT_ROLE",
    "力争达到50%。": "FIGURE_NOT_PARSED",
}


@pytest.mark.parametrize("sentence", UNREAD)
def test_what_is_not_understood_is_said(sentence):
    record = record_of(f"贵阳市方案\n一、任务\n（一）节水。{sentence}")
    assert UNREAD[sentence] in [u.reason for u in record.unread]


def test_a_heading_that_only_holds_others_is_no_measure():
    record = record_of(
        "贵阳市方案\n一、任务\n统筹推进。\n（一）节水。推广器具。\n二、保障\n（一）统筹。坚持统筹。"
    )
    assert [m.path for m in record.measures] == [("一", "（一）"), ("二", "（一）")]


def test_principles_are_no_measures_unless_they_name_an_agency():
    text = "贵州省方案\n一、总体要求\n（一）工作原则\n坚持统筹，{}全面推进。\n二、任务\n推广节水器具。"
    plain = record_of(text.format(""))
    named = record_of(text.format("省碳达峰碳中和工作领导小组统一协调，"))
    assert [m.path for m in plain.measures] == [("二",)]
    assert [m.path for m in named.measures] == [("一", "（一）"), ("二",)]


def test_a_text_without_an_outline_gives_an_honest_empty_record():
    record = record_of("今天的天气很好，大家都去了公园。")
    assert (record.measures, record.unread) == ((), ())


def test_the_stand_off_form_holds_no_sentence():
    record = without_text(extract(SAMPLES / "lead-and-support.txt"))
    assert all(m.clause is None or m.clause.text is None for m in record.measures)
    assert all(c.text is None for m in record.measures for c in m.more_clauses)
    assert all(u.text is None for u in record.unread)


WORDS = st.sampled_from(
    ["一、", "（一）", "1.", "第一章", "任务", "。", "，", "、", "；", "（", "）", "〔", "〕", "《", "》", "市水务局", "省财政厅", "牵头", "配合",
     "按职责分工负责", "责任单位：", "到2025年", "达到", "30%", "10座", "新建", "钢铁", "贵阳市", "赤水河", "臭氧", "\n", " ", "\f", "abc", "𠮷"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_text_gives_a_record_whose_spans_prove_themselves(text):
    record = record_of(text)
    assert loads(dumps(record)) == record
    assert unproved(record, canonicalise_text(text)) == []


def canonicalise_text(text):
    from reading import raw

    return canonicalise(raw(text)).text


def test_a_task_whose_title_speaks_of_results_is_no_look_back():
    record = record_of("某规划\n一、任务\n（一）开展修复成效评估。到2025年，森林覆盖率达到23.5%。\n")
    assert [t.value for m in record.measures for t in m.targets] == [23.5]


def test_a_section_with_text_of_its_own_and_a_box_is_a_measure():
    text = "某规划\n第一章 任务\n第一节 保护湿地\n扩大湿地面积，恢复植被。\n专栏1 湿地工程\n建设湿地公园。\n"
    assert ("第一章", "第一节") in [m.path for m in record_of(text).measures]


def test_offices_in_general_with_a_duty_word_are_listed_as_unread():
    for who in ("有关部门要按照职责分工", "住房建设部门要会同文物等部门"):
        record = record_of(f"某规划\n一、组织实施\n（一）强化责任。{who}抓好落实。\n")
        assert [u.reason for u in record.unread] == ["AGENCY_WITHOUT_ROLE"]


def test_an_article_that_lists_what_an_agency_does_is_a_measure():
    text = "贵阳市节水办法\n第一条 市水务局承担下列工作：\n（一）制定规划；\n（二）发布标准。\n第二条 用户应当节水。"
    assert [m.path for m in record_of(text).measures] == [("第一条",), ("第二条",)]


def test_articles_on_purpose_and_effect_are_no_measures():
    text = "贵阳市节水办法\n第一条 为了节水，制定本办法。\n第二条 用户应当节水。\n第三条 本办法自2023年1月1日起施行。"
    assert [m.path for m in record_of(text).measures] == [("第二条",)]


SHAPED = [
    "省某产委负责组织实施",
    "发展改革、公安等部门按照各自职责，负责相关工作",
    "人民银行各分行会同金融监管总局各监管局建立机制",
    "明确责任单位为省水利厅",
    "各成员单位要加强联动配合",
]


@pytest.mark.parametrize("sentence", SHAPED)
def test_offices_by_shape_with_a_duty_word_are_listed_as_unread(sentence):
    record = record_of(f"甘肃省方案\n一、任务\n（一）节水。改造机井。{sentence}。")
    assert [u.text for u in record.unread] == [sentence]


def test_the_last_of_a_list_is_no_measure_for_the_clause_that_closes_the_list():
    text = "贵阳市方案\n一、治水\n工作措施：\n1.查排口。\n2.治排口。\n责任单位：市水务局\n完成时限：2025年\n二、治气\n做好。"
    record = record_of(text)
    assert [m.path for m in record.measures] == [("一",), ("二",)]
    assert [d.mention for d in record.measures[0].duties] == ["市水务局"]


def test_a_clause_in_a_heading_is_the_items():
    record = record_of("贵阳市方案\n一、治水行动（市水务局牵头，市财政局配合）\n1.清淤。做好。")
    assert [(m.title, len(m.duties)) for m in record.measures] == [("治水行动", 2), ("清淤", 0)]


def test_who_is_in_charge_of_an_office_is_no_duty_of_it():
    record = record_of(
        "贵州省方案\n一、任务\n（一）治水。做好。各市人民政府主要负责同志要亲自部署，负责人要到场。"
    )
    assert record.unread == ()


def test_a_figure_that_stands_in_no_item_is_listed_as_not_understood():
    text = "云山市节水方案\n到2025年，万元产值用水量下降12%，再生水利用率达到30%以上。\n全市节约用水。"
    record = record_of(text)
    assert [one.reason for one in record.unread] == ["FIGURE_NOT_PARSED"]
    assert "再生水利用率达到30%以上" in record.unread[0].text


def test_a_slogan_in_quotes_is_no_figure_before_the_first_item():
    text = "云山市节水方案\n为实现“两个一百年”奋斗目标，制定本方案。\n一、任务\n（一）修管网。按期完成。"
    assert record_of(text).unread == ()


TOLD = [
    "省水利厅组织开展管护培训",
    "省市场监管局监管水质标准执行",
    "各市（州）人民政府督促供水单位整改",
    "县级水行政主管部门审批取水许可",
    "名单由省生态环境厅公布",
    "各街道办事处应当每周巡查",
    "属地政府承担监管责任",
    "省水利厅、省财政厅等部门定期会商",
    "各级政府要把节水放在首位",
    "县（市、区）政府（管委会）应当将节水纳入预算",
    "水利部门、财政部门应共享用水数据",
    "地方水利部门每年选取一成取水户抽检",
    "地方各级水利部门对超采区不得新批机井",
    "地方各级人民政府是节水的责任主体",
    "用水数据由县级以上地方人民政府有关部门依法公开",
    "抽检结果由各县（市、区）公示",
    "各县（区）完善农村供水体系",
    "各县区结合实际推进农村供水",
    "各区要报送用水数据",
    "压实各级政府的节水责任",
    "发挥省节水委员会办公室的协调作用",
]
NOT_TOLD = [
    "报省水利厅审批的项目",
    "省水利厅验收结果",
    "在省水利厅支持下建设",
    "水利站房建成",
    "有关部门要求水利站房达标",
    "水利站房由各级政府补助的企业修建",
    "落实党委政府水利责任",
    "推动各县（市、区）建设水利站房",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_what_an_agency_is_told_to_do_in_a_sentence_is_listed_as_unread(sentence):
    record = record_of(f"贵州省节水方案\n一、任务\n1.节水。做好节水。{sentence}。\n")
    assert sentence in [one.text for one in record.unread]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_words_that_only_name_an_agency_are_not_listed(sentence):
    record = record_of(f"贵州省节水方案\n一、任务\n1.节水。做好节水。{sentence}。\n")
    assert [one.text for one in record.unread if "水利" in one.text] == []


def test_a_clause_with_a_name_left_unread_is_not_listed_again_behind_it():
    record = record_of(
        "贵州省方案\n一、任务\n1.节水。做好。（牵头单位：省水利厅（待定）；配合单位：省财政厅）"
    )
    assert [one.text for one in record.unread] == ["省水利厅（待定）"]


LISTED = "某规划\n专栏1 节水工程\n一、管网工程\n（1）改造旧管网{0}\n（2）以老城区为重点，改造水表。\n二、灌区工程\n（1）修渠。配好闸门。\n"


@pytest.mark.parametrize(("ends", "a_measure"), [("；", False), ("。", True)])
def test_the_last_entry_of_a_list_is_no_more_a_measure_than_those_before(ends, a_measure):
    titles = [m.title for m in record_of(LISTED.format(ends)).measures]
    assert ("以老城区为重点，改造水表" in titles) is a_measure


def test_the_last_entry_of_a_list_that_sets_a_figure_stays_a_measure():
    text = LISTED.format("；").replace("改造水表", "改造水表3000只")
    assert "以老城区为重点，改造水表3000只" in [m.title for m in record_of(text).measures]


LED_IN = "贵州省节水方案\n一、任务\n（一）改造管网\n分三步更换老旧管网。\n1.摸底。查清管网。{0}\n2.更换。换好管网。{0}\n"


@pytest.mark.parametrize(("clause", "paths"), [("", ["（一）", "1", "2"]), ("（省水利厅负责）", ["1", "2"])])
def test_words_above_sub_items_are_a_measure_unless_the_sub_items_say_who_answers(clause, paths):
    assert [m.path[-1] for m in record_of(LED_IN.format(clause)).measures] == paths


def test_plans_of_two_zones_with_one_title_are_two_plans():
    text = "{}管理委员会\n关于印发《水污染防治工作方案》的通知\n各单位：\n水污染防治工作方案\n一、供水\n改造管网。（经发局牵头）"
    ids = {record_of(text.format(zone)).plan.id for zone in ("云岭经济开发区", "白河经济开发区")}
    assert len(ids) == 2


def test_the_duty_of_an_office_that_is_a_heading_is_listed_as_unread():
    record = record_of("云山市水务工作方案\n一、工作职责\n1.市水务局：负责改造管网。\n2.市住建局：负责治污。")
    assert [one.text for one in record.unread] == ["1.市水务局：负责改造管网", "2.市住建局：负责治污"]


@pytest.mark.parametrize("words", ["（责任人：市水务局王刚）", "（市水务局包保）", "（市水务局为组长单位）"])
def test_offices_in_a_part_that_is_no_role_are_listed_as_unread(words):
    record = record_of(f"云山市水务工作方案\n一、任务\n1.供水。改造管网。{words}\n2.治污。做好。")
    assert any("市水务局" in one.text for one in record.unread)


HEADINGS = {
    "夯实绿色发展基础": 2,
    "扩大开放成效": 2,
    "发展现状提升": 2,
    "大气环境": 2,
    "发展基础": 0,
    "工作成效": 0,
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_only_a_heading_that_looks_back_hides_figures_and_what_is_ahead_is_listed(heading):
    record = record_of(f"白河市公园方案\n一、任务\n（一）{heading}。到2025年，新建公园12个，覆盖率达到95%。")
    found = [target.value for measure in record.measures for target in measure.targets]
    assert (len(found), len(record.unread)) == (HEADINGS[heading], 0 if HEADINGS[heading] else 1)
