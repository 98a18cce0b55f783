"""Cited documents with their numbers."""

import pytest
from reading import record_of


def cited(text):
    plan = record_of(f"贵州省节水方案\n{text}\n一、任务\n做好。").plan
    return [(c.title, c.number, len(c.spans)) for c in plan.cites]


NUMBERS = ["国发〔2021〕33号", "国发[2021]33号", "国发［2021］33号", "国发(2021)33号", "国发〔2021〕 33 号"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_read_in_any_brackets(number):
    assert cited(f"根据《节水通知》（{number}），制定本方案。") == [("节水通知", number.replace(" ", ""), 1)]


CITED = {
    "落实《节水条例》和《取水办法》。": [("节水条例", None, 1), ("取水办法", None, 1)],
    "落实《节水条例》，按照《节水条例》执行。": [("节水条例", None, 2)],
    "落实《关于印发〈节水办法〉的通知》。": [("关于印发〈节水办法〉的通知", None, 1)],
    "落实《取水办法》（水利部令第34号）。": [("取水办法", "水利部令第34号", 1)],
    "落实《河道条例》和黔府发〔2019〕5号《节水意见》。": [
        ("河道条例", None, 1),
        ("节水意见", "黔府发〔2019〕5号", 1),
    ],
    "落实国发〔2021〕33号、《节水意见》。": [("节水意见", None, 1)],
    "以下简称《方案》。": [],
    "制定《贵州省节水方案》。": [],
    "见《没有结束的书名，后面还有很多字": [],
}


@pytest.mark.parametrize("text", CITED)
def test_each_document_is_cited_once_with_all_its_places(text):
    assert cited(text) == CITED[text]
