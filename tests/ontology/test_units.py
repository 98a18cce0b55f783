"""Units: what a figure as written is worth, and that no unit is taken for a near miss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policygraph.ontology.units import QUDT, unit_pattern_forms, units

WORTH = [
    ("万千瓦", 1e4, QUDT + "KiloW"),
    ("亿千瓦时", 1e8, QUDT + "KiloW-HR"),
    ("万吨", 1e4, QUDT + "TONNE"),
    ("万立方米/日", 1e4, QUDT + "M3-PER-DAY"),
    ("微克/立方米", 1, QUDT + "MicroGM-PER-M3"),
    ("亿元", 1e8, QUDT + "CCY_CNY"),
    ("平方公里", 1, QUDT + "KiloM2"),
    ("万亩", 1e4, "pp:Mu"),
    ("%", 1, QUDT + "PERCENT"),
    ("‰", 1, QUDT + "PERMILLE"),
    ("万家", 1e4, QUDT + "NUM"),
]


@pytest.mark.parametrize(("symbol", "factor", "iri"), WORTH)
def test_a_unit_is_worth_its_factor_in_the_published_unit(symbol, factor, iri):
    assert (units()[symbol].factor, units()[symbol].qudt) == (factor, iri)


def test_percentage_points_are_not_per_cent():
    assert units()["个百分点"].qudt != units()["%"].qudt


def test_coal_equivalent_is_not_oil_equivalent():
    assert units()["吨标准煤"].qudt != units()["吨标准油"].qudt


def test_grams_of_coal_per_kilowatt_hour_are_not_grams_per_kilowatt_hour():
    assert units()["克标准煤/千瓦时"].qudt != units()["克/千瓦时"].qudt


def test_a_kilogram_is_one_kilogram_although_it_could_be_read_as_a_thousand_grams():
    assert (units()["千克"].factor, units()["千克"].qudt) == (1, QUDT + "KiloGM")


def test_a_counter_keeps_its_word():
    assert (units()["座"].symbol, units()["座"].kind) == ("座", "counter")


@given(st.data())
def test_a_longer_form_never_stands_after_its_own_beginning(data):
    forms = unit_pattern_forms()
    i, j = sorted(data.draw(st.lists(st.integers(0, len(forms) - 1), min_size=2, max_size=2, unique=True)))
    assert not forms[j].startswith(forms[i])


def test_every_unit_has_an_iri_and_a_positive_factor():
    assert [u.symbol for u in units().values() if not u.qudt or u.factor <= 0] == []
