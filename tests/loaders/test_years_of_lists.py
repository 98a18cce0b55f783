"""The year of a list of goals, of a clause or of a column holds for figures that name none themselves."""

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


def test_a_clause_that_says_when_a_task_is_due_dates_its_figures():
    text = (
        "云山市节水行动方案\n一、重点工作\n（一）改造管网。改造老旧管网200公里。（责任单位：市水务局；完成时限：2027年6月底）\n"
        "（二）收集雨水。建设雨水池30座。（责任单位：市水务局；完成时限：长期坚持）\n"
    )
    assert years(text) == [2027, None]


def test_the_column_of_a_list_of_tasks_that_says_when_dates_the_figures_of_its_rows():
    text = (
        "云山市节水任务清单\n序号\t重点任务\t牵头单位\t完成时限\n"
        "1\t改造老旧管网200公里。\t市水务局\t2027年12月\n2\t建设雨水池30座。\t市水务局\t持续推进\n"
    )
    assert years(text) == [2027, None]


def test_a_plan_without_a_date_is_as_old_as_the_year_that_it_sets_itself():
    text = (
        "云山市治气方案\n一、目标\n到2017年，细颗粒物浓度下降12%。\n"
        "（一）远景。力争到2026年，重污染天气基本消除。\n"
    )
    assert years(text) == [2017]


def test_a_year_of_which_is_told_what_was_done_makes_no_plan_older():
    text = "云山市治气方案\n一、目标\n到2017年，全市已建成监测站30座。到2026年，建成监测站90座。\n"
    assert years(text) == [2026]
