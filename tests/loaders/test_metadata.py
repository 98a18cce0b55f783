"""What a document says about itself."""

import pytest
from reading import record_of

NOTICE = """关于印发《贵阳市节水行动方案》的通知
筑水通〔2023〕71 号
各区（市、县）人民政府：
现将《贵阳市节水行动方案》印发给你们，请认真贯彻执行。
贵阳市水务局
贵阳市财政局
2023 年 11 月 6 日
贵阳市节水行动方案
为落实《贵州省节水条例》，制定本方案。
一、主要目标
到2027年，节水器具普及率达到90%。
"""


def test_a_notice_says_what_it_carries():
    plan = record_of(NOTICE).plan
    assert plan.title == "贵阳市节水行动方案"
    assert (plan.place.name, plan.place.code) == ("贵阳市", "520100")
    assert plan.doc_number == "筑水通〔2023〕71号"
    assert plan.issuers == ("贵阳市水务局", "贵阳市财政局")
    assert plan.issued == "2023-11-06"
    assert plan.period == (2023, 2027)


TITLES = {
    "贵州省“十四五”节水规划\n一、目标\n节水。": "贵州省“十四五”节水规划",
    "# 广东省“十四五”节能减排实施方案\n\n### 一、目标\n节能。": "广东省“十四五”节能减排实施方案",
    "省人民政府关于加快建立健全\n绿色低碳循环发展经济体系的实施意见\n各市人民政府：\n一、目标\n绿色。": "省人民政府关于加快建立健全绿色低碳循环发展经济体系的实施意见",
    "浙江省工业改造行动计划\n（2022-2024年）\n一、目标\n改造。": "浙江省工业改造行动计划（2022-2024年）",
    "四川省城市更新方案\n2021年9月\n一、目标\n更新。": "四川省城市更新方案",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_whole_and_only_the_title(text):
    assert record_of(text).plan.title == TITLES[text]


def test_a_document_without_a_title_is_called_by_its_file():
    assert record_of("一、任务\n做好。", file="节水.txt").plan.title == "节水"


PLACES = {
    "广州市黄埔区绿色发展办法": ("广州市黄埔区", "440112"),
    "贵阳贵安节水方案": ("贵阳市", "520100"),
    "内蒙古自治区节水规划": ("内蒙古自治区", "150000"),
}


@pytest.mark.parametrize("title", PLACES)
def test_the_territory_is_the_innermost_place_that_the_title_begins_with(title):
    place = record_of(f"{title}\n一、任务\n做好。").plan.place
    assert place.code == PLACES[title][1]


def test_a_national_plan_has_no_place():
    text = "“十四五”节水规划\n一、任务\n（一）湖南试点。支持湖南省开展试点，全省推广。全省落实，全省考核。"
    assert record_of(text).plan.place is None


PERIODS = {
    "贵州省“十四五”节水规划\n一、任务\n做好。": (2021, 2025),
    "贵州省节水计划（2022—2024年）\n一、任务\n做好。": (2022, 2024),
    "贵州省节水方案\n一、主要目标\n“十四五”期间打基础。到2030年节水达标。": (2021, 2030),
    "贵州省节水方案\n一、任务\n做好。": None,
}


@pytest.mark.parametrize("text", PERIODS)
def test_the_period_is_read_and_never_guessed(text):
    assert record_of(text).plan.period == PERIODS[text]


def test_dates_and_numbers_of_other_documents_are_not_its_own():
    plan = record_of(
        "贵州省节水方案\n根据《国务院办公厅通知》（国办发〔2021〕9号），制定本方案。\n一、任务\n做好。"
    ).plan
    assert (plan.doc_number, plan.issued) == (None, None)


def test_a_day_that_does_not_exist_is_no_date():
    record = record_of("某市规划\n一、任务\n加快建设。\n某市人民政府\n2022年2月31日\n")
    assert record.plan.issued is None


def test_a_date_in_chinese_numerals_is_read():
    plan = record_of("贵州省节水意见\n一、任务\n做好节水。\n贵州省水利厅\n二〇〇八年五月二十日\n").plan
    assert (plan.issued, plan.issuers) == ("2008-05-20", ("贵州省水利厅",))


def test_what_a_web_page_prints_above_a_document_is_read_by_its_labels():
    plan = record_of(
        "贵阳市节水方案\n发文字号：筑水发〔2023〕12号\n成文日期：2023年5月6日\n一、任务\n做好节水。"
    ).plan
    assert (plan.doc_number, plan.issued) == ("筑水发〔2023〕12号", "2023-05-06")


def test_a_note_on_the_passing_of_a_regulation_is_no_part_of_its_title():
    text = "湖北省燃气办法\n（2022年6月1日省政府会议通过）\n第一条 用气要安全，供气要稳定。"
    assert record_of(text).plan.title == "湖北省燃气办法"


@pytest.mark.parametrize("dash", ["—", "－", "-", "~", "至"])
def test_a_period_in_a_title_may_have_any_dash(dash):
    assert record_of(f"贵阳市节水计划（2023{dash}2025年）\n一、任务\n做好节水。").plan.period == (2023, 2025)


def test_an_older_plan_has_a_period_too():
    text = "贵州省节水意见\n一、目标任务\n到2010年，用水下降10%。\n贵州省水利厅\n2008年5月20日\n"
    assert record_of(text).plan.period == (2008, 2010)


def test_signatures_in_columns_are_put_together():
    text = "青海省节水方案\n一、任务\n做好节水。\n青海省  海南省\n水利厅  财政厅\n青海省住房和城乡建设厅\n2021年6月18日\n"
    assert record_of(text).plan.issuers == ("青海省水利厅", "海南省财政厅", "青海省住房和城乡建设厅")


def test_a_red_head_names_all_who_issued():
    text = (
        "青 海 省 水 利 厅\n青 海 省 财 政 厅\n文 件\n青水〔2021〕3号\n关于印发《青海省节水方案》的通知\n各市水利局：\n"
        "现印发给你们。\n青海省水利厅\n2021年6月18日\n一、任务\n做好节水。"
    )
    assert record_of(text).plan.issuers == ("青海省水利厅", "青海省财政厅")


def test_two_issuers_in_a_heading_are_two():
    text = "人民银行 金融监管总局关于支持小微企业的行动方案\n一、任务\n做好。"
    assert record_of(text).plan.issuers == ("人民银行", "金融监管总局")


def test_a_zone_that_no_list_holds_is_not_its_city():
    assert record_of("遵义高新技术产业开发区促进软件业措施\n一、任务\n做好。").plan.place is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("甲市2024年治气工作要点", (2024, 2024)),
        ("甲市2030年前碳达峰行动方案", None),
        ("甲市鼓励发展的产业清单（2024年版）", None),
        ("甲市2024—2026年治气工作安排", (2024, 2026)),
    ],
)
def test_one_year_in_a_title_is_the_period_unless_it_is_a_deadline_or_an_edition(title, period):
    assert record_of(f"{title}\n一、任务\n（一）治气\n治好气。\n").plan.period == period


ORDERS = {
    "安徽省人民政府令\n第300号\n《安徽省节能办法》已经通过，现予公布。\n2020年11月1日\n安徽省节能办法\n第一条 节能要有力，用能要合理。": (
        "安徽省人民政府令第300号",
        ("安徽省人民政府",),
    ),
    "贵州省人大常委会公告（第10号）\n《贵州省供水条例》已由会议通过，现予公布。\n贵州省供水条例\n第一条 供水要可靠，水质要好。": (
        "贵州省人大常委会公告第10号",
        ("贵州省人大常委会",),
    ),
}


@pytest.mark.parametrize("text", ORDERS)
def test_an_ordinance_has_its_number_and_its_issuer_at_the_top(text):
    plan = record_of(text).plan
    assert (plan.doc_number, plan.issuers) == ORDERS[text]


def test_the_centre_and_the_state_council_are_two_issuers_and_date_in_brackets():
    plan = record_of("中共中央 国务院关于治水的意见\n（2021年11月2日）\n一、任务\n做好。").plan
    assert (plan.issuers, plan.issued) == (("中共中央", "国务院"), "2021-11-02")


def test_a_red_head_is_no_part_of_the_title():
    text = "金华市人民政府办公室文件\n金政办发〔2023〕5号\n金华市人民政府办公室关于稳外贸的\n若干意见\n一、任务\n做好。"
    plan = record_of(text).plan
    assert plan.title == "金华市人民政府办公室关于稳外贸的若干意见"
    assert plan.issuers == ("金华市人民政府办公室",)


OUTLOOKS = {
    "贵州省“十四五”节水规划\n一、目标\n到2025年建成20座水厂。展望2035年，全面建成。\n": (2021, 2025),
    "贵州省节水规划\n一、目标\n“十四五”末建成20座水厂。到2035年，形成网络。\n": (2021, 2025),
    "贵州省节水规划\n2023年5月6日\n一、目标\n到2027年建成20座水厂。展望到2035年，形成网络。\n": (2023, 2027),
    "贵州省节水规划\n2023年5月6日\n一、目标\n到2027年建成20座水厂。\n二、远景目标\n到2035年，形成网络。\n": (
        2023,
        2027,
    ),
    "贵州省节水意见\n2023年5月6日\n一、目标\n到2025年建成20座水厂。到2035年，建成60座。\n": (2023, 2035),
}


@pytest.mark.parametrize("text", OUTLOOKS)
def test_what_a_plan_only_looks_out_to_is_not_of_its_period(text):
    assert record_of(text).plan.period == OUTLOOKS[text]


ZONES = {
    "issuer": (
        "关于印发《企业节水办法》的通知\n现将《企业节水办法》印发给你们。\n云岭经济技术开发区管理委员会\n2023年7月18日\n"
        "企业节水办法\n一、任务\n1.补贴。做好补贴。（经发局牵头，区财政局配合）\n"
    ),
    "title": (
        "云岭经济技术开发区节水方案\n一、任务\n1.补贴。云岭经济技术开发区管委会给予补贴。（经发局牵头，区财政局配合）\n"
    ),
}


@pytest.mark.parametrize("how", ZONES)
def test_a_zone_that_no_table_holds_is_the_place_of_its_plan(how):
    record = record_of(ZONES[how])
    assert (record.plan.place.name, record.plan.place.code) == ("云岭经济技术开发区", None)
    (measure,) = record.measures
    assert [d.agency for d in measure.duties] == ["云岭经济技术开发区经发局", "云岭经济技术开发区财政局"]


@pytest.mark.parametrize("title", ["国家级经济技术开发区节水指导意见", "推进工业园区节水改造方案"])
def test_zones_in_general_are_no_place(title):
    assert record_of(f"{title}\n一、任务\n1.节水。各园区管委会做好节水。").plan.place is None


def read_for(head: str, names: str):
    record = record_of(f"{head}\n一、主要任务\n（一）节水。推进节水工作。（{names}牵头）\n")
    return record.plan.place, [duty.agency for duty in record.measures[0].duties]


@pytest.mark.parametrize(
    ("head", "name", "mention", "agency"),
    [
        ("墨泉市“十四五”节水工作方案", "墨泉市", "市水务局", "墨泉市水务局"),
        ("墨泉市人民政府\n2022年3月4日\n节水工作方案", "墨泉市", "市水务局", "墨泉市水务局"),
        ("竹坞镇2022年节水工作方案", "竹坞镇", "镇农业农村办公室", "竹坞镇农业农村办公室"),
        ("竹坞镇2022年节水工作方案", "竹坞镇", "市水务局", "市水务局"),
        ("鼓楼区2022年节水工作方案\n鼓楼区人民政府\n2022年3月4日", "鼓楼区", "区水务局", "鼓楼区水务局"),
    ],
)
def test_a_place_that_no_table_holds_is_told_by_title_or_issuer(head, name, mention, agency):
    place, agencies = read_for(head, mention)
    assert (place.name, place.code) == (name, None)
    assert agencies == [agency]


@pytest.mark.parametrize(
    "title",
    [
        "重点城市2022年节水工作方案",
        "工业强县2022年节水工作方案",
        "双拥模范县关于节水的方案",
        "乡镇关于节水的工作方案",
        "山区“十四五”节水规划",
    ],
)
def test_kinds_of_places_are_no_place(title):
    assert read_for(title, "市水务局")[0] is None


@pytest.mark.parametrize(
    ("end", "issuers"),
    [
        ("临汾市人民政府办公室\n2022 年 1 月 14 日印发", ("临汾市人民政府办公室",)),
        ("临汾市人民政府办公室秘书科　　2022年1月14日印发", ("临汾市人民政府办公室",)),
        (
            "抄送：市纪委监委。\n中共临汾市委办公室 临汾市人民政府办公室\n2022年1月14日印发",
            ("中共临汾市委办公室", "临汾市人民政府办公室"),
        ),
    ],
)
def test_the_imprint_tells_who_issued_and_when_if_nothing_else_does(end, issuers):
    plan = record_of(f"临汾市节水规划\n一、任务\n（一）节水。推进节水。\n{end}\n").plan
    assert (plan.issuers, plan.issued) == (issuers, "2022-01-14")


def test_a_signature_goes_before_the_imprint():
    plan = record_of(f"{NOTICE}贵阳市水务局办公室　2023年11月8日印发\n").plan
    assert (plan.issuers, plan.issued) == (("贵阳市水务局", "贵阳市财政局"), "2023-11-06")


def test_an_issuer_of_a_level_has_the_place_of_its_plan():
    plan = record_of(
        "山西省节水规划\n省人民政府办公厅\n2022年1月14日\n一、任务\n（一）节水。推进节水。\n"
    ).plan
    assert plan.issuers == ("山西省人民政府办公厅",)


def test_the_first_of_several_departments_in_a_heading_issued():
    assert record_of("山西省水利厅等 5 部门关于节水的实施意见\n一、任务\n节水。\n").plan.issuers == (
        "山西省水利厅",
    )


@pytest.mark.parametrize("number", ["晋政办函﹝2023﹞12 号", "晋政办函❲2023❳12号", "晋政办函〖2023〗12号"])
def test_a_number_may_have_any_brackets(number):
    assert record_of(f"山西省节水方案\n{number}\n一、任务\n节水。\n").plan.doc_number == "".join(
        number.split()
    )


DUE = "（一）甲。到2025年，节水一成。（二）乙。到2025年，节水两成。（三）丙。到{}年，节水三成。"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一、主要目标\n2022年，打好基础。2023年底，建成体系。", (2022, 2023)),
        ("一、任务\n" + DUE.format(2025), (2022, 2025)),
        ("一、任务\n" + DUE.format(2035), None),
    ],
)
def test_a_period_is_told_by_goals_of_years_or_by_the_year_in_which_most_is_due(text, period):
    assert record_of(f"山西省节水方案\n山西省水利厅\n2022年1月14日\n{text}\n").plan.period == period
