"""The year that announces a list of goals holds for the items of the list, until one names its own."""

from __future__ import annotations

from reading import record_of


def years(text: str) -> list[int | None]:
    return [target.year for measure in record_of(text).measures for target in measure.targets]


def test_items_of_a_list_take_the_year_that_announces_it():
    text = (
        "云山市节水行动方案（2021—2030年）\n一、主要目标\n到2027年，全市实现以下目标：\n"
        "（一）用水总量控制在9亿立方米以内。\n（二）再生水利用率达到30%。\n"
    )
    assert years(text) == [2027, 2027]


def test_an_item_that_names_its_own_year_keeps_it():
    text = (
        "云山市节水行动方案（2021—2030年）\n一、主要目标\n到2027年，全市实现以下目标：\n"
        "（一）用水总量控制在9亿立方米以内。\n（二）到2030年，再生水利用率达到30%。\n"
    )
    assert years(text) == [2027, 2030]


def test_a_year_of_what_was_done_announces_nothing():
    text = (
        "云山市节水行动方案\n一、重点工作\n2020年已完成普查，下一步做好以下工作：\n"
        "（一）改造管网200公里。\n（二）建设雨水池30座。\n"
    )
    assert years(text) == [None, None]


def test_a_list_without_an_announcement_has_no_year_of_its_own():
    text = "云山市节水行动方案\n一、重点工作\n2027年是收官之年。各区要抓紧：\n（一）改造管网200公里。\n（二）建设雨水池30座。\n"
    assert years(text) == [None, None]
