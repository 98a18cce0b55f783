"""Which year a figure takes: its own, that of the clause or sentence, or none."""

import pytest
from policygraph.loaders.flat import flatten
from policygraph.loaders.targets import Horizon, find_targets


def years(sentence):
    flat = flatten(sentence)
    targets, _ = find_targets(flat, 0, len(flat.flat), [], Horizon(2021, 2025))
    return [(target.figure.value, target.year) for target in targets]


SENTENCES = {
    "税收年均增长8%，2025年达到15万元/亩；新增厂房300万平方米。": [(8, None), (15, 2025), (300, None)],
    "安装率2025年达到95%，力争到2026年实现全覆盖；死亡人数减少10%。": [(95, 2025), (10, None)],
    "2024年6月底前制定细化方案，督办隐患每年不少于50项。": [(50, None)],
    "人口比例提高到2025年的60%、2030年的70%，维修工程2000处。": [(60, 2025), (70, 2030), (2000, None)],
    "2023—2025年每年新建农田700万亩，2026—2030年累计新建1200万亩。": [(700, 2025), (1200, 2030)],
    "治理河流1500公里，2025年底前全面完成132座水库加固。": [(1500, None), (132, 2025)],
    "改造小区500个，2025年底前完成。": [(500, 2025)],
    "到2025年，水平显著提升；能耗下降13%。": [(13, 2025)],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_figure_takes_the_year_that_is_meant_for_it(sentence):
    assert years(sentence) == SENTENCES[sentence]
