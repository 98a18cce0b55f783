"""Who is told something, and is neither a duty nor passed over in silence."""

import pytest
from reading import record_of

TOLD = [
    "各级绿化委员会要充分发挥宣传发动作用。",
    "影响古树生长的，建设单位应当采取避让措施。",
    "新闻媒体要大力宣传节水成效。",
    "各地要统筹确定造林空间。",
    "节会由市政府主办，市商务局承办。",
    "本市各类医疗机构必须分类投放。",
    # the subject of a statement, whatever the verb
    "省农业农村厅负有监管职责。",
    "省公安厅承办通行证发放事宜。",
    "市城投公司具体操盘片区更新。",
    "国家税务总局白河市税务局兑现优惠。",
    "青岭铁路局集团有限公司保障运力。",
    "碳达峰工作专班挂图作战。",
    "自然资源部门、水利部门共享地块信息。",
    "农业农村、自然资源等主管部门，应当共享信息。",
    "青岭、白河等市（州）要守住底线。",
    "各县（区）每月25日前报送进展。",
    "2026年6月底前，市粮食和储备局完成库点改造。",
    "村（居）民委员会动员群众分类投放。",
    "重点用能单位建立台账。",
    # who is handed a task
    "此项工作归口省商务厅管理。",
    "责成市自然资源局限期拿出方案。",
    "请各市（州）于6月底前报送方案。",
    "以省科技厅为主，组建攻关团队。",
    "报市人民政府审定后实施。",
    "组织国有林场编制经营方案。",
    "白河协会下设节水分会，协助制定标准。",
    "案件线索移送公安机关依法查处。",
    "审批权限下放至县级自然资源部门。",
    "经费不足部分由县级财政兜底。",
    "发挥两江新区、青岭科学城引领作用，积极探索。",
    "加强两省市节水工作领导小组对改革的统筹指导。",
]
NOT_TOLD = [
    "要建设单位示范点。",
    "落实各地要求。",
    "完善机构应急预案。",
    # its own nouns, and names within a command
    "省能源局数据显示用电量增长。",
    "省水利厅网站开设专栏。",
    "省委宣传部、省委组织部。",
    "推进市政府大楼节能改造。",
    "加强部门联动执法。",
    "县城污水处理率明显提高。",
    "国土空间开发保护格局得到优化。",
    "国有企业改革不断深入。",
    "各地资源禀赋不同。",
    # what was done, may be done, and whom one applies to or writes to
    "近年来，省水利厅组织了多轮整治。",
    "市水务局已摸清管网底数。",
    "各地可根据实际出台办法。",
    "企业可向市商务局申请补助。",
    "联系人：省水利厅建设处王某，电话00000000。",
    "抄送：省委办公厅，省人大常委会办公厅。",
    "本方案经省人民政府同意，现印发给你们。",
    # firms at large, and what one is rewarded for
    "督促企业完善噪声防治设施。",
    "用能单位按照标准开展认证并通过的，给予补贴。",
]


def listed(sentence):
    record = record_of(f"白河市节水方案\n一、任务\n（一）工作。治理河道。{sentence}")
    return [one.text for one in record.unread]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_body_that_is_told_something_is_listed(sentence):
    assert listed(sentence) == [sentence.rstrip("。")]


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_words_that_only_look_like_it_are_not(sentence):
    assert listed(sentence) == []


def test_a_chapter_that_looks_back_tells_no_task():
    text = "白河市节水方案\n一、工作进展\n各地摸清管网底数，市水务局换装水表。\n二、任务\n治理河道。"
    assert record_of(text).unread == ()


def test_the_names_under_a_letter_are_told_nothing():
    text = "白河市节水方案\n一、任务\n治理河道。\n白河市水务局白河市财政局白河市城市管理局2024年3月1日"
    assert record_of(text).unread == ()


def test_a_sentence_of_figures_alone_states_nothing_and_is_listed():
    record = record_of("遵义市方案\n一、任务\n" + "建设1座，" * 150)
    assert [target for measure in record.measures for target in measure.targets] == []
    assert {one.reason for one in record.unread} == {"FIGURE_NOT_PARSED"}
