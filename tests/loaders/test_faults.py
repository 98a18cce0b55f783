"""Texts that once made the reader fail or never end."""

import pytest
from policygraph.errors import DocumentError
from policygraph.loaders.documents import read_document
from reading import record_of

TEXTS = {
    "a label before an unwrapped text": "一、任务\n责任单位：省生态环境厅。" + "推进绿色发展工作。" * 300,
    "a section right after a box": "专栏3。\n第一节\n一、推进工作。加快。",
    "a number of 320 digits": "一、目标。到2025年，产值达到" + "1" * 320 + "亿元。",
    "a mark and nothing else": "一、。一、",
    "a period turned round": "某市规划（2065—2027年）\n一、任务\n加快建设。",
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_that_once_failed_gives_a_record(what):
    assert record_of(TEXTS[what]).unread is not None


@pytest.mark.parametrize("text", ["实施“美丽水库”建设。", "培育收运和田间服务主体。", "打造衢黄南饶旅游带。"])
def test_a_far_city_of_two_characters_is_not_found_inside_other_words(text):
    (measure,) = record_of(f"江西省方案\n一、任务\n（一）工作。{text}").measures
    assert measure.places == ()


def test_a_task_that_is_one_sentence_is_a_measure():
    text = "武汉市方案\n一、步骤\n（一）2021年10月底前，各部门形成报告，报送至专班。\n（二）总结。"
    assert [m.path for m in record_of(text).measures] == [("一", "（一）")]


def test_a_device_without_an_end_is_refused():
    with pytest.raises(DocumentError, match="no file that can be read to its end"):
        read_document("/dev/zero")
