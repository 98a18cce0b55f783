"""The outline: items, their nesting and their titles, in every style of numbering."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.loaders.flat import flatten
from policygraph.loaders.outline import outline
from policygraph.loaders.outline_marks import numeral
from policygraph.ontology.outline import chinese_numeral
from reading import record_of


def items(text):
    flat = flatten(text)
    return [("/".join(i.path), flat.flat[i.title[0] : i.title[1]]) for i in outline(flat)]


STYLES = {
    "一、总体要求\n（一）指导思想。坚持节约。\n（二）主要目标。减少排放。\n二、重点任务\n（一）改造管网。抓紧实施。": [
        ("一", "总体要求"),
        ("一/（一）", "指导思想"),
        ("一/（二）", "主要目标"),
        ("二", "重点任务"),
        ("二/（一）", "改造管网"),
    ],
    "第一章 总则\n第一条 为了节水，制定本办法。\n第二条 【适用范围】本办法适用于本市。\n第二章 管理\n第三条 用水要计量。": [
        ("第一章", "总则"),
        ("第一章/第一条", "为了节水，制定本办法"),
        ("第一章/第二条", "适用范围"),
        ("第二章", "管理"),
        ("第二章/第三条", "用水要计量"),
    ],
    "一、任务\n1.改造锅炉。分批推进。\n（1）摸清底数。建立台账。\n①登记。逐台登记。\n②核对。逐台核对。\n（2）组织施工。按期完成。\n2.改造电机。分批推进。": [
        ("一", "任务"),
        ("一/1", "改造锅炉"),
        ("一/1/（1）", "摸清底数"),
        ("一/1/（1）/①", "登记"),
        ("一/1/（1）/②", "核对"),
        ("一/1/（2）", "组织施工"),
        ("一/2", "改造电机"),
    ],
    "第一节 水\n改善水质。\n专栏1 水工程\n一、管网工程\n（1）新建管网。\n第二节 气\n改善空气。": [
        ("第一节", "水"),
        ("第一节/专栏1", "水工程"),
        ("第一节/专栏1/一", "管网工程"),
        ("第一节/专栏1/一/（1）", "新建管网"),
        ("第二节", "气"),
    ],
}

STYLES |= {
    "任务1：建绿道。抓紧建。\n任务2：建公园。抓紧建。\n行动一 治水\n（一）清淤。做好。\n行动二 治气\n（一）除尘。做好。": [
        ("任务1", "建绿道"),
        ("任务2", "建公园"),
        ("行动一", "治水"),
        ("行动一/（一）", "清淤"),
        ("行动二", "治气"),
        ("行动二/（一）", "除尘"),
    ],
    "第一部分 目标\n一.总量。降下来。\n二.强度。降下来。\n第二部分 任务\n（一）、治水\n1)清淤。做好。\n2)截污。做好。\n（二）、治气。做好。": [
        ("第一部分", "目标"),
        ("第一部分/一", "总量"),
        ("第一部分/二", "强度"),
        ("第二部分", "任务"),
        ("第二部分/（一）", "治水"),
        ("第二部分/（一）/1）", "清淤"),
        ("第二部分/（一）/2）", "截污"),
        ("第二部分/（二）", "治气"),
    ],
    "1 总则\n1.1 目的\n为了治水。\n2 任务\n2.1 治水\n2.1.1 清淤\n15分钟内清完。\n3.5米以下要清。\n2.1.2 截污\n截好。": [
        ("1", "总则"),
        ("1/1.1", "目的"),
        ("2", "任务"),
        ("2/2.1", "治水"),
        ("2/2.1/2.1.1", "清淤"),
        ("2/2.1/2.1.2", "截污"),
    ],
    "一、治水行动（市水务局牵头）\n1.清淤。做好。\n二、治气行动（牵头单位：市环保局）\n1.除尘。做好。": [
        ("一", "治水行动"),
        ("一/1", "清淤"),
        ("二", "治气行动"),
        ("二/1", "除尘"),
    ],
    "第一条（目的依据）为节水，制定办法。\n第二条（部门职责）水务局管节水。": [
        ("第一条", "目的依据"),
        ("第二条", "部门职责"),
    ],
    "一、任务\n（一）治水。做好。\n（三）治气。做好。\n（三）治土。做好。\n（四）治声。做好。": [
        ("一", "任务"),
        ("一/（一）", "治水"),
        ("一/（三）", "治气"),
        ("一/（三）", "治土"),
        ("一/（四）", "治声"),
    ],
    "1.新增泊位5万个\n责任单位：市城管委\n2.改造管网200公里\n责任单位：市水务局": [
        ("1", "新增泊位5万个"),
        ("2", "改造管网200公里"),
    ],
}


@pytest.mark.parametrize("text", STYLES)
def test_each_style_of_numbering_nests(text):
    assert items(text) == STYLES[text]


def test_a_numbering_that_runs_through_the_plan_goes_on_under_the_next_heading():
    text = "一、生产\n（一）工业。做好。\n（二）农业。做好。\n二、流通\n（三）物流。做好。"
    assert items(text)[-1] == ("二/（三）", "物流")


def test_a_heading_run_into_the_text_is_found():
    text = "一、任务\n（一）工业。推进改造。（市工信局负责）（二）农业。推广节水。（市农业农村局负责）"
    assert items(text)[1:] == [("一/（一）", "工业"), ("一/（二）", "农业")]


def test_a_heading_broken_by_the_width_of_the_page_is_one():
    wide = "统筹推进全市城镇生活污水管网更新改造和雨污分流工作"
    text = f"一、任务\n（一）{wide[:20]}\n{wide[20:]}\n" + "\n".join(
        ["抓紧推进各项改造任务按期完成不得拖延到位。"] * 8
    )
    assert items(text)[1] == ("一/（一）", wide)


NO_HEADINGS = [
    "按照本方案第二条第\n（三）项规定，另行制定办法。",
    "到2025年，建成\n1.5万座充电桩。",
    "力争在\n五、六月间完成验收。",
    "一、目标 ........ 3\n（一）任务 ....... 4",
]


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_what_only_looks_like_a_mark_is_no_item(text):
    assert items(text) == []


def test_a_table_of_contents_without_page_numbers_is_passed_over():
    text = "目录\n一、水\n（一）河流\n（二）湖泊\n二、气\n正文开始。\n一、水\n（一）河流\n治理河流。\n（二）湖泊\n治理湖泊。\n二、气\n治理空气。"
    assert [path for path, _ in items(text)] == ["一", "一/（一）", "一/（二）", "二"]


def test_an_annex_after_the_plan_has_its_own_paths():
    text = "附件1\n一、政策\n给予支持。\n附件2\n行动方案\n一、思路\n统筹推进。"
    assert [path for path, _ in items(text)] == ["一", "附件2", "附件2/一"]


def test_a_number_given_twice_by_a_slip_is_still_a_heading():
    text = "一、目标\n做好。\n二、算力\n（一）优化布局。做好。\n二、整改\n（二）提高能效。做好。"
    assert items(text)[-1] == ("二/（二）", "提高能效")


def test_an_item_begins_with_项目_or_和_like_any_other():
    text = "一、任务\n（一）目标管理。做好。\n（二）项目管理。做好。\n（三）和谐建设。做好。"
    assert [title for _, title in items(text)][1:] == ["目标管理", "项目管理", "和谐建设"]


def test_who_gets_copies_is_not_part_of_the_last_item():
    flat = flatten("一、任务\n做好改造。\n抄送：市委办公室。")
    (item,) = outline(flat)
    assert flat.flat[item.start : item.end] == "一、任务做好改造。"


@given(st.integers(1, 999))
def test_a_chinese_numeral_is_read_back(number):
    assert numeral(chinese_numeral(number)) == number


TREES = st.lists(st.lists(st.integers(0, 3), min_size=0, max_size=4), min_size=1, max_size=5)


@given(TREES)
def test_a_generated_outline_is_read_back(tree):
    """Three levels (一、 （一） 1.) with any number of children each are read as they were written."""
    lines, written = [], []
    for a, sections in enumerate(tree, 1):
        top = chinese_numeral(a)
        lines.append(f"{top}、章节")
        written.append(top)
        for b, leaves in enumerate(sections, 1):
            middle = f"{top}/（{chinese_numeral(b)}）"
            lines.append(f"（{chinese_numeral(b)}）任务。抓好落实。")
            written.append(middle)
            for c in range(1, leaves + 1):
                lines.append(f"{c}.措施。按期完成。")
                written.append(f"{middle}/{c}")
    assert [path for path, _ in items("\n".join(lines))] == written


def test_行动_at_the_start_of_a_line_is_no_mark_in_mid_word():
    assert items("一、任务\n（一）治水。各地要统一\n行动一致推进。") == [
        ("一", "任务"),
        ("一/（一）", "治水"),
    ]


def test_a_reference_that_a_line_break_cut_is_no_second_item():
    assert items("一、任务\n（一）治水。按照前述\n（一）要求，做好。") == [
        ("一", "任务"),
        ("一/（一）", "治水"),
    ]


def test_items_after_several_lost_numbers_stay_items():
    text = "一、任务\n1.建站。先建三座。\n5.修桥。再修两座。\n四、保障\n9.出资。市里出资。"
    assert items(text) == [
        ("一", "任务"),
        ("一/1", "建站"),
        ("一/5", "修桥"),
        ("四", "保障"),
        ("四/9", "出资"),
    ]


def test_a_number_that_a_line_break_cut_off_is_no_lost_item():
    text = "一、任务\n1.建站。先建三座，其余见第\n6、7两条，不再列出。\n2.修桥。再修两座。"
    assert items(text)[1:] == [("一/1", "建站"), ("一/2", "修桥")]


SIGNED = "一、任务\n（一）治水。做好。\n贵阳市水务局\n2023年5月6日\n{}"


def test_the_last_item_ends_where_the_signature_begins():
    flat = flatten(SIGNED.format("抄送：市财政局。"))
    assert flat.flat[: outline(flat)[-1].end].endswith("做好。")


@pytest.mark.parametrize("head", ["附件：任务分工表", "附件1 任务分工表", "附件1\n任务分工表"])
def test_what_is_headed_annex_behind_the_date_is_one(head):
    assert [path.split("/")[0][:2] for path, _ in items(SIGNED.format(head + "\n1.治气。做好。"))][-2:] == [
        "附件"
    ] * 2


def test_a_list_of_annexes_before_the_date_opens_none():
    text = "一、任务\n（一）治水。做好。\n附件：任务分工表\n贵阳市水务局\n2023年5月6日"
    assert items(text) == [("一", "任务"), ("一/（一）", "治水")]


def test_figures_at_the_start_of_a_line_are_no_marks_where_nothing_is_numbered_so():
    assert items("一、任务\n（一）治水。建成\n1 座水厂，\n15分钟送到。") == [
        ("一", "任务"),
        ("一/（一）", "治水"),
    ]


def test_a_numbering_that_runs_through_the_plan_goes_on_in_mid_line_too():
    text = (
        "（一）抓原料。1. 建基地。建好。2. 育品种。育好。\n（二）抓加工。3. 建园区。建好。4. 育企业。育好。"
    )
    assert [path for path, _ in items(text)] == [
        "（一）",
        "（一）/1",
        "（一）/2",
        "（二）",
        "（二）/3",
        "（二）/4",
    ]


BULLETS = (
    "贵州省节水方案\n一、重点任务\n● 建设试验基地。在山区建设基地。（省水利厅牵头，省科技厅配合）\n"
    "● 培育企业。扶持企业。（省工业和信息化厅负责）\n二、保障措施\n做好保障。\n"
)
ORDINALS = "贵州省节水安排\n第一，摸清底数。摸清现状。（省水利厅牵头，省统计局配合）\n第二，办好展会。举办展会。（省商务厅负责）\n"


def test_bullets_whose_paragraphs_say_who_answers_are_items_called_by_their_headings():
    measures = [("/".join(m.path), len(m.duties)) for m in record_of(BULLETS).measures]
    assert measures == [("一/建设试验基地", 2), ("一/培育企业", 1), ("二", 0)]


def test_ordinals_whose_paragraphs_say_who_answers_are_items():
    measures = [("/".join(m.path), m.title, len(m.duties)) for m in record_of(ORDINALS).measures]
    assert measures == [("第一", "摸清底数", 2), ("第二", "办好展会", 1)]


@pytest.mark.parametrize("mark", ["● ", "——", "第一，"])
def test_marks_that_part_thoughts_are_no_items(mark):
    second = mark.replace("第一", "第二")
    text = f"贵州省节水方案\n一、重点任务\n{mark}节水优先。人人节水。\n{second}系统治理。（省水利厅负责）\n{mark.replace('第一', '第三')}两手发力。共同发力。\n"
    assert ["/".join(m.path) for m in record_of(text).measures] == ["一"]


def test_a_part_of_a_plan_begins_with_the_number_that_it_has():
    text = "六、乡村振兴\n（二十四）修好水渠。疏浚干渠。\n（二十五）选育良种。建设种场。"
    assert items(text) == [("六", "乡村振兴"), ("六/（二十四）", "修好水渠"), ("六/（二十五）", "选育良种")]


def test_a_reference_that_a_line_break_cuts_begins_no_part():
    text = "按照省级方案第三章第\n（二）项的规定，各区应当在年底前完成。\n一、治水。做好。"
    assert items(text) == [("一", "治水")]


def test_the_numbers_of_a_notice_are_no_items_of_the_plan_that_it_brings():
    text = (
        "关于印发方案的通知\n各区：\n现印发给你们，请遵照执行。\n一、各区要抓紧。\n二、年底前报告。\n"
        "云山市人民政府\n2023年1月3日\n云山市治水方案\n一、治河\n（一）清淤。逐段清理。\n二、治湖\n（一）退渔。逐片清退。"
    )
    assert [path for path, _ in items(text)] == ["一", "一/（一）", "二", "二/（一）"]


def test_a_second_numbering_behind_a_date_follows_the_first():
    text = "治水方案\n一、治河。清淤。\n二、治湖。退渔。\n云山市人民政府\n2023年1月3日\n任务分工\n一、清淤。由各区做。"
    assert [path for path, _ in items(text)] == ["一", "二", "一"]


def test_a_heading_may_begin_with_a_year():
    assert [path for path, _ in items("一、2023年目标\n1.2023年底前建成泵站。\n2.修好河堤。")] == [
        "一",
        "一/1",
        "一/2",
    ]


PARTS = {
    "一、总体要求\n（三）主要目标\n到2025年，覆盖率达到80%。\n二、任务\n（一）治水。治理河道。": [
        "一",
        "一/（三）",
        "二",
        "二/（一）",
    ],
    "二、任务\n（四）城乡行动\n坚持统筹。\n1.治水。治理河道。\n（六）交通行动\n坚持统筹。\n1.修路。修建公路。": [
        "二",
        "二/（四）",
        "二/（四）/1",
        "二/（六）",
        "二/（六）/1",
    ],
    "二、任务\n（四）循环经济\n坚持统筹。\n3.利用固废。建设基地。\n4.再制造。培育企业。": [
        "二",
        "二/（四）",
        "二/（四）/3",
        "二/（四）/4",
    ],
}


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_a_plan_begins_with_the_numbers_that_it_has(text):
    assert ["/".join(item.path) for item in outline(flatten(text))] == PARTS[text]


def test_a_note_that_begins_with_3_is_no_item():
    text = "一、目标\n注：指标从略。\n3.该项按断面计算，由于周期长，故采用上年度数据。\n4.其他从略。"
    assert [item.label for item in outline(flatten(text))] == ["一"]


def test_parts_that_stand_right_behind_a_heading_are_its_parts():
    text = "一、总体要求（一）指导思想。坚持节水。（二）主要目标。降低水耗。\n二、任务（一）治水。治理河道。"
    assert items(text) == [
        ("一", "总体要求"),
        ("一/（一）", "指导思想"),
        ("一/（二）", "主要目标"),
        ("二", "任务"),
        ("二/（一）", "治水"),
    ]


def test_what_a_web_page_says_below_a_plan_is_no_part_of_it():
    record = record_of(
        "白河市节水方案\n一、任务\n（一）治水。治理河道。（责任单位：市水务局）\n【打印】【关闭】\n"
        "主办：白河市人民政府办公厅　承办：市信息中心　网站标识码：5200000001"
    )
    assert [duty.mention for one in record.measures for duty in one.duties] == ["市水务局"]


def test_a_clause_below_the_last_part_is_its_own_where_other_parts_have_theirs_further_down():
    record = record_of(
        "白河市节水方案\n一、任务\n（一）治水\n1.治河。治理河道。\n责任单位：市水务局\n2.治湖。治理湖泊。\n责任单位：市林业局\n"
        "（二）数字赋能\n升级平台。\n责任单位：市经信局、市统计局"
    )
    assert [(one.path[-1], len(one.duties)) for one in record.measures if one.duties] == [
        ("1", 1),
        ("2", 1),
        ("（二）", 2),
    ]


ARTICLES = "二、任务\n第一条修路。修建公路。\n第二条修桥。修建桥梁。\n三、保障\n（一）领导。加强领导。"
CHAPTERS = "第三章治水\n第一节治河\n治理河道。\n第八章治气\n第一节治烟\n治理烟尘。"


def test_articles_below_a_heading_are_its_parts():
    assert [path for path, _ in items(ARTICLES)] == ["二", "二/第一条", "二/第二条", "三", "三/（一）"]


def test_chapters_that_an_excerpt_leaves_out_are_skipped():
    assert [path for path, _ in items(CHAPTERS)] == ["第三章", "第三章/第一节", "第八章", "第八章/第一节"]


def test_the_title_of_an_item_without_a_heading_ends_before_its_clause():
    text = "一、任务\n1.对负责人轮训一遍（省应急管理厅负责）；完成培训120万人次。"
    assert items(text)[1] == ("一/1", "对负责人轮训一遍")


def test_a_heading_ends_with_its_line_in_a_text_whose_lines_are_all_short():
    """Where no line is as long as a page is wide, none was broken by it."""
    text = "云山市供热方案\n1 任务\n1.1 铺设管道\n延伸管网。（市发展改革委负责）\n1.2 改造锅炉\n更换锅炉。\n"
    assert [measure.title for measure in record_of(text).measures] == ["铺设管道", "改造锅炉"]


def test_a_half_width_full_stop_is_no_part_of_a_heading():
    text = "云山市供热方案\n一、任务\n1. 建设园区.(市工信局牵头)\n2. 更换锅炉.(市能源局牵头)\n"
    assert [measure.title for measure in record_of(text).measures] == ["建设园区", "更换锅炉"]


def test_a_heading_that_a_clause_closes_ends_with_its_line():
    line = "（一）点亮全市主要街区和沿江景观带（牵头单位：市商务局；配合单位：各县区政府）"
    text = f"云山市夜景方案\n一、任务\n{line}\n打造夜间消费集聚区，丰富夜间消费业态，繁荣夜间经济。\n"
    assert [measure.title for measure in record_of(text).measures] == ["点亮全市主要街区和沿江景观带"]


def test_a_closing_section_without_a_number_is_no_part_of_the_last_task():
    record = record_of(
        "台州市海岸方案\n一、清理滩涂。清运垃圾。（市水利局牵头）\n二、修复岸线。种植林带。（市林业局牵头）\n"
        "保障措施\n各单位要成立专班。（市委组织部牵头）"
    )
    assert [(one.path, [duty.mention for duty in one.duties]) for one in record.measures] == [
        (("一",), ["市水利局"]),
        (("二",), ["市林业局"]),
        (("保障措施",), ["市委组织部"]),
    ]


@pytest.mark.parametrize(("heading", "label"), [("附件 任务分工表", "附件"), ("附件2：任务分工表", "附件2")])
def test_an_annex_above_a_table_is_one_though_its_title_stands_on_its_line(heading, label):
    text = "云山市供热方案\n一、任务\n（一）供热。铺设管道。（市工信局牵头）\n二、保障\n（一）监督。加强评估。（市统计局负责）\n"
    table = "序号\t重点任务\t牵头单位\n1\t更换锅炉\t市能源局\n"
    assert record_of(f"{text}{heading}\n{table}").measures[-1].path == (label, "1")


def test_where_each_part_has_its_own_lines_those_of_the_last_are_its_own():
    record = record_of(
        "白河市节水方案\n一、任务\n（一）治河。治理河道。\n责任单位：市水务局\n（二）治湖。治理湖泊。\n责任单位：市林业局\n"
        "二、保障\n（一）领导。加强领导。\n（二）资金。安排资金。\n责任单位：市财政局"
    )
    assert [(one.path, len(one.duties)) for one in record.measures][-1] == (("二", "（二）"), 1)
