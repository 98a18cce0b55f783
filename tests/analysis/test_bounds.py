"""Which figures fulfil a target, and when two targets leave none."""

import pytest
from policygraph.analysis.bounds import contradict
from policygraph.analysis.sources import plans_of_records
from reading import record_of


def target(words: str):
    """The one target of a sentence that sets it."""
    plan = f"贵州省林业方案\n\n一、主要目标\n\n到2025年，{words}。\n"
    (found,) = plans_of_records([record_of(plan)]).targets
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森林覆盖率达到64%", "森林覆盖率达到66%"),
        ("垃圾资源化利用率达到70%", "垃圾资源化利用率达到60%左右"),
        ("管网漏损率控制在10%以内", "管网漏损率达到12%"),
        ("森林覆盖率不低于66%", "森林覆盖率达到64%"),
        ("森林蓄积量达到7亿立方米", "森林蓄积量达到62000万立方米"),
        ("用水总量控制在100亿立方米以内", "用水总量达到1200000万立方米"),
    ],
)
def test_no_figure_fulfils_both(one, other):
    assert contradict(target(one), target(other))
    assert contradict(target(other), target(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农膜回收率达到85%", "农膜回收率达到85%以上"),
        ("非化石能源消费比重达到20%左右", "非化石能源消费比重达到20.1%"),
        ("森林覆盖率不低于60%", "森林覆盖率达到64%以上"),
        ("森林覆盖率达到60%—64%", "森林覆盖率达到62%"),
        ("森林蓄积量达到7亿立方米", "森林蓄积量达到70000万立方米"),
        # 69800 rounded like 7亿 is 7亿
        ("森林蓄积量达到7亿立方米", "森林蓄积量达到69800万立方米"),
        ("能源消费总量下降13%", "能源消费总量下降超过13%"),
        # figures of different kinds are not compared at all
        ("改造面积达到30万亩", "改造面积达到30%"),
    ],
)
def test_some_figure_fulfils_both_or_they_do_not_compare(one, other):
    assert not contradict(target(one), target(other))
    assert not contradict(target(other), target(one))
